// Weights in blocks as ONNX Runtime's operator MatMulNBits reads them.
import { QuantizationError } from '../errors.ts';
import type { QuantizedWeights } from '../recipe.ts';
import { integerTypes, makeIntegers } from './integerTypes.ts';
import type { WeightShape } from './scaleGroups.ts';

/** MatMulNBits' attributes that say what its tensors mean: K inputs, N outputs. */
export interface MatMulNBitsShape {
  readonly K: number;
  readonly N: number;
  readonly bits: 4 | 8;
  readonly blockSize: number;
}

/** MatMulNBits' attributes and inputs. */
export interface MatMulNBits extends MatMulNBitsShape {
  /** [N, ceil(K / blockSize), blockSize * bits / 8]: unsigned integers along K, of 4 bits the low half of a byte first. */
  readonly B: Uint8Array;
  /** [N * ceil(K / blockSize)] */
  readonly scales: Float32Array;
  /** [N * ceil(ceil(K / blockSize) * bits / 8)], packed for each output; undefined where all are the centre, 8 or 128. */
  readonly zeroPoints: Uint8Array | undefined;
}

/**
 * A matrix of weights, [K, N] (MatMul; channelAxis 1) or [N, K] (Gemm with transB; channelAxis 0), quantized in blocks of
 * 4 or 8 bits, in the layout of `com.microsoft.MatMulNBits`. Integers with a sign are moved up by 8 or 128, which
 * changes no value. Throws QuantizationError KINGLET_QUANTIZATION_OPTION for other weights.
 */
export function packMatMulNBits(quantized: QuantizedWeights, shape: WeightShape): MatMulNBits {
  const { K, N, bits, blockSize } = nbitsShape(quantized, shape);
  const { least } = integerTypes[quantized.type];
  const blocks = Math.ceil(K / blockSize);
  const [rowBytes, zeroBytes] = [(blocks * blockSize * bits) / 8, Math.ceil((blocks * bits) / 8)];
  const [B, zeroPoints] = [new Uint8Array(N * rowBytes), new Uint8Array(N * zeroBytes)];
  const scales = new Float32Array(N * blocks);
  const format = { bits, least };
  // Weights and scales have the same axes, of which one counts inputs or blocks.
  forEachTile(shape, [K, 32 / bits], N, (tile) => pack(quantized.integers, tile, format, B, rowBytes));
  forEachTile(shape, [blocks, 32 / bits], N, (tile) => pack(quantized.zeroPoints, tile, format, zeroPoints, zeroBytes));
  forEachTile(shape, [blocks, 1], N, ({ input: block, output, end, from: first, stride }) => {
    for (let n = output, from = first; n < end; n++, from += stride)
      scales[n * blocks + block] = quantized.scales[from]!;
  });
  const isCentred = quantized.zeroPoints.every((zeroPoint) => zeroPoint - least === 2 ** (bits - 1));
  return { K, N, bits, blockSize, B, scales, zeroPoints: isCentred ? undefined : zeroPoints };
}

/** The weights [K, N] that MatMulNBits' tensors stand for, as unsigned integers; symmetric where there are no zero points. */
export function unpackMatMulNBits({ K, N, bits, blockSize, B, scales, zeroPoints }: MatMulNBits): QuantizedWeights {
  const blocks = Math.ceil(K / blockSize);
  const type = bits === 4 ? 'uint4' : 'uint8';
  const unpacked = {
    integers: makeIntegers(type, K * N),
    scales: new Float32Array(blocks * N),
    zeroPoints: new Int32Array(blocks * N),
  };
  const [rowBytes, zeroBytes] = [(blocks * blockSize * bits) / 8, Math.ceil((blocks * bits) / 8)];
  for (let n = 0; n < N; n++) {
    for (let k = 0; k < K; k++) unpacked.integers[k * N + n] = readInteger(B, n * rowBytes, bits, k);
    for (let b = 0; b < blocks; b++) {
      unpacked.scales[b * N + n] = scales[n * blocks + b]!;
      unpacked.zeroPoints[b * N + n] = zeroPoints ? readInteger(zeroPoints, n * zeroBytes, bits, b) : 2 ** (bits - 1);
    }
  }
  const scheme = { type, isSymmetric: zeroPoints === undefined, granularity: { block: blockSize } } as const;
  return { type, ...unpacked, scheme };
}

function nbitsShape({ type, scheme }: QuantizedWeights, { dims, channelAxis }: WeightShape): MatMulNBitsShape {
  const { bits } = integerTypes[type];
  if (dims.length !== 2 || typeof scheme.granularity !== 'object' || bits === 16) {
    const found = `${type} of dims [${dims.join(', ')}] with a scale per ${typeof scheme.granularity === 'object' ? 'block' : scheme.granularity}`;
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_OPTION',
      `expected a matrix of 4 or 8 bits in blocks for MatMulNBits, found ${found}: write it as QDQ`,
    );
  }
  return { K: dims[1 - channelAxis]!, N: dims[channelAxis]!, bits, blockSize: scheme.granularity.block };
}

/**
 * What some outputs have for `count` inputs, or blocks, from `input` on. The first is at `from`, that of the next output
 * `stride` further, of the next input `next`.
 */
interface Tile {
  readonly input: number;
  readonly count: number;
  readonly output: number;
  readonly end: number;
  readonly from: number;
  readonly stride: number;
  readonly next: number;
}

/** So many outputs at a time that the caches hold a line of each, of [count, N] or of [N, count]; `step` inputs at a time. */
function forEachTile(
  { channelAxis }: WeightShape,
  [count, step]: readonly [number, number],
  N: number,
  visit: (tile: Tile) => void,
): void {
  const [stride, next] = channelAxis === 0 ? [count, 1] : [1, N];
  for (let output = 0; output < N; output += 64)
    for (let input = 0; input < count; input += step) {
      const [end, from] = [Math.min(output + 64, N), output * stride + input * next];
      visit({ input, count: Math.min(step, count - input), output, end, from, stride, next });
    }
}

/** Integers less the least, which have no sign: of each output at most 32 bits, the first lowest. */
function pack(
  integers: ArrayLike<number>,
  { input, count, output, end, from: first, stride, next }: Tile,
  { bits, least }: { readonly bits: number; readonly least: number },
  bytes: Uint8Array,
  rowBytes: number,
): void {
  const bytesEach = Math.ceil((count * bits) / 8);
  let from = first;
  let to = output * rowBytes + (input * bits) / 8;
  for (let n = output; n < end; n++, from += stride, to += rowBytes) {
    let word = 0;
    for (let i = 0, at = from; i < count; i++, at += next) word |= (integers[at]! - least) << (i * bits);
    for (let i = 0; i < bytesEach; i++, word >>= 8) bytes[to + i] = word;
  }
}

function readInteger(bytes: Uint8Array, at: number, bits: 4 | 8, index: number): number {
  return bits === 8 ? bytes[at + index]! : (bytes[at + (index >> 1)]! >> (4 * (index & 1))) & 15;
}
