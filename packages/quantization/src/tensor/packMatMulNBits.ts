// Weights of 4 bits as MatMulNBits of com.microsoft stores them.
import type { QuantizedWeights } from '../recipe.ts';

/** A matrix of weights: [inner, columns], or turned [columns, inner]. */
export interface MatrixShape {
  readonly inner: number;
  readonly columns: number;
  readonly isTransposed: boolean;
}

export interface BlockTensors {
  /** [columns, blocks, block / 2]: along the inner axis, the first of two in the low half; the last block filled with 0s. */
  readonly weights: Uint8Array<ArrayBuffer>;
  /** [columns, blocks] */
  readonly scales: Float32Array<ArrayBuffer>;
  /** Two to a byte, each column from a byte of its own; undefined where all are 8, which need not be stored. */
  readonly zeroPoints: Uint8Array<ArrayBuffer> | undefined;
}

/** The operator has no sign: integers of int4 and their zero points move up by 8. */
export function packMatMulNBits(weights: QuantizedWeights, shape: MatrixShape): BlockTensors {
  const { inner, columns, isTransposed } = shape;
  const { granularity } = weights.scheme;
  if (typeof granularity !== 'object') throw new TypeError('expected weights in blocks');
  const { block } = granularity;
  const blocks = Math.ceil(inner / block);
  const lift = weights.type === 'int4' ? 8 : 0;
  const at = (row: number, column: number, rows: number): number =>
    isTransposed ? column * rows + row : row * columns + column;
  const packed = new Uint8Array(columns * blocks * (block / 2));
  const scales = new Float32Array(columns * blocks);
  const points = new Uint8Array(columns * Math.ceil(blocks / 2));
  let isCentred = true;
  for (let column = 0; column < columns; column++) {
    for (let k = 0; k < inner; k++) {
      const integer = weights.integers[at(k, column, inner)]! + lift;
      packed[column * blocks * (block / 2) + (k >> 1)]! |= integer << (4 * (k & 1));
    }
    for (let b = 0; b < blocks; b++) {
      const from = at(b, column, blocks);
      const point = weights.zeroPoints[from]! + lift;
      scales[column * blocks + b] = weights.scales[from]!;
      points[column * Math.ceil(blocks / 2) + (b >> 1)]! |= point << (4 * (b & 1));
      isCentred &&= point === 8;
    }
  }
  return { weights: packed, scales, zeroPoints: isCentred ? undefined : points };
}
