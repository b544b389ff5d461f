// A right matrix of 4-bit weights as ONNX's MatMulNBits has it: packed once, multiplied with many rows.
import type { ActiveCoreKernels } from './activeKernels.ts';
import type { HalfArray } from './check.ts';
import { rangeError } from './errors.ts';
import { epilogueOf, type FusedActivation } from './fusedActivation.ts';
import type { CoreKernels } from './generated/kernels.ts';
import { nothing } from './productOptions.ts';
import { kernelsByIsa, type VectorOptions } from './vector.ts';

/** The attributes and inputs of MatMulNBits with `bits` 4. */
export interface NibbleWeights {
  /** Rows of the matrix, its K. */
  readonly inner: number;
  /** Its N. */
  readonly columns: number;
  /** Weights that share a scale, block_size: 32, 64, 96 or 128. */
  readonly block: number;
  /** B: of each column block / 2 bytes for each block of it, the even weight in the low half. */
  readonly weights: Uint8Array;
  /** A scale for each block, column after column; halves, as floats or as their bits, are kept as halves. */
  readonly scales: Float32Array | HalfArray;
  /** Half a byte for each block, the even block in the low half; each column begins with a byte of its own. @default 8 */
  readonly zeroPoints?: Uint8Array;
}

export interface NibbleProductOptions {
  /** A number for each column, added to every row. */
  readonly bias?: Float32Array;
  /** @default 'none' */
  readonly activation?: FusedActivation;
  /**
   * True: rows are quantized to bytes by blocks first (`accuracy_level` 4 of ONNX), which is faster and less exact.
   *
   * @default false
   */
  readonly inBytes?: boolean;
  /** Receives the product; left out: new memory. */
  readonly out?: Float32Array;
}

/** The last arguments of a product: bias, out, low, high, activation. */
type End = readonly [Float32Array, Float32Array, ...ReturnType<typeof epilogueOf>];

/** Makes matrices of 4-bit weights. */
export interface NibbleMatrixFactory {
  /** Throws RangeError KINGLET_KERNELS_LENGTH or KINGLET_KERNELS_RANGE for arrays and sizes that do not fit. */
  from(weights: NibbleWeights, options?: VectorOptions): BaseNibbleMatrix;
}

export class BaseNibbleMatrix {
  readonly inner: number;
  readonly columns: number;
  readonly block: number;
  readonly #kernels: CoreKernels;
  readonly #packed: Uint8Array;
  readonly #scales: Float32Array | Uint16Array;
  readonly #zeroPoints: Uint8Array;

  /** @internal */
  constructor(kernels: CoreKernels, from: NibbleWeights) {
    const { inner, columns, block, weights, scales } = from;
    const zeroPoints = zeroPointsOf(from);
    const blocks = Math.ceil(columns / 16) * 16 * Math.ceil(inner / block) || 0;
    this.#kernels = kernels;
    this.#packed = new Uint8Array(blocks * Math.ceil(block / 2) || 0);
    const packedScales = new Float32Array(blocks);
    const packedZeroPoints = new Uint8Array(blocks);
    // Products are faster without.
    this.#zeroPoints = zeroPoints.length > 0 ? packedZeroPoints : zeroPoints;
    const packed = [packedScales, packedZeroPoints, this.#packed] as const;
    kernels.packNibbles(weights, columns, inner, block, floatsOf(kernels, scales), zeroPoints, ...packed);
    this.#scales = scales instanceof Float32Array ? packedScales : halvesOf(kernels, packedScales);
    this.inner = inner;
    this.columns = columns;
    this.block = block;
  }

  /**
   * The product of rows of `inner` elements, one after another, with the matrix. Throws RangeError KINGLET_KERNELS_LENGTH
   * for arrays of other lengths.
   *
   * @example
   * const weights = new Uint8Array(16).fill(0x9a); // 10 and 9 by turns: less 8, 2 and 1
   * const matrix = NibbleMatrix.from({ inner: 32, columns: 1, block: 32, weights, scales: Float32Array.of(0.5) });
   * matrix.times(new Float32Array(64).fill(1, 0, 32), { bias: Float32Array.of(1) }); // 25, 1
   */
  times(rows: Float32Array, options: NibbleProductOptions = {}): Float32Array {
    const count = this.inner > 0 ? rows.length / this.inner : 0;
    if (!Number.isInteger(count) || (count === 0 && rows.length > 0))
      throw rangeError(
        'KINGLET_KERNELS_LENGTH',
        `times: expected rows of ${this.inner} elements, got ${rows.length} elements`,
      );
    const { bias = nothing, activation = 'none', out = new Float32Array(count * this.columns) } = options;
    const end = [bias, out, ...epilogueOf('times', activation)] as const;
    return options.inBytes ? this.#timesBytes(rows, count, end) : this.#timesFloats(rows, count, end);
  }

  #timesFloats(rows: Float32Array, count: number, end: End): Float32Array {
    const [scales, rest] = [this.#scales, [this.#zeroPoints, this.columns, this.block, ...end] as const];
    const left = [rows, count, this.inner, this.#packed] as const;
    if (scales instanceof Float32Array) return this.#kernels.matmulNibbles(...left, scales, ...rest);
    return this.#kernels.matmulNibblesHalfScales(...left, scales, ...rest);
  }

  #timesBytes(rows: Float32Array, count: number, end: End): Float32Array {
    const [packedScales, rest] = [this.#scales, [this.#zeroPoints, this.columns, this.block, ...end] as const];
    const scales = new Float32Array(count * Math.ceil(this.inner / this.block));
    const bytes = new Int8Array(rows.length);
    this.#kernels.quantizeBlocks(rows, count, this.inner, this.block, scales, bytes);
    const left = [bytes, count, this.inner, scales, this.#packed] as const;
    if (packedScales instanceof Float32Array) return this.#kernels.matmulNibblesBytes(...left, packedScales, ...rest);
    return this.#kernels.matmulNibblesBytesHalfScales(...left, packedScales, ...rest);
  }
}

export function nibbleMatrixFactory(active: ActiveCoreKernels): NibbleMatrixFactory {
  const kernelsFor = kernelsByIsa(active);
  return { from: (weights, { isa } = {}) => new BaseNibbleMatrix(kernelsFor(isa), weights) };
}

function floatsOf(kernels: CoreKernels, scales: Float32Array | HalfArray): Float32Array {
  return scales instanceof Float32Array ? scales : kernels.f16ToF32(scales, new Float32Array(scales.length));
}

function halvesOf(kernels: CoreKernels, scales: Float32Array): Uint16Array {
  const halves = new Uint16Array(scales.length);
  kernels.f32ToF16(scales, halves);
  return halves;
}

/** A byte for each zero point. */
function zeroPointsOf({ zeroPoints, inner, columns, block }: NibbleWeights): Uint8Array {
  if (!zeroPoints) return new Uint8Array(0);
  const blocks = Math.ceil(inner / block);
  const columnBytes = Math.ceil(blocks / 2);
  if (zeroPoints.length !== columns * columnBytes)
    throw rangeError(
      'KINGLET_KERNELS_LENGTH',
      `NibbleMatrix.from: expected zeroPoints to have ${columns} x ${columnBytes} elements, got ${zeroPoints.length}`,
    );
  return Uint8Array.from({ length: columns * blocks }, (_, i) => {
    const at = i % blocks;
    return (zeroPoints[((i - at) / blocks) * columnBytes + (at >> 1)]! >> (4 * (at % 2))) & 15;
  });
}
