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
  // Weights and scales have the same axes, of which one counts inputs or blocks.
  const strides = stridesOf(shape, K, N, blocks);
  const rowBytes = (blocks * blockSize * bits) / 8;
  const B = new Uint8Array(N * rowBytes);
  const scales = new Float32Array(N * blocks);
  const zeroBytes = Math.ceil((blocks * bits) / 8);
  const zeroPoints = new Uint8Array(N * zeroBytes);
  for (let n = 0; n < N; n++) {
    const scaleAt = n * strides.scales.output;
    putRow(B, n * rowBytes, bits, K, quantized.integers, n * strides.weights.output, strides.weights.input, least);
    putRow(zeroPoints, n * zeroBytes, bits, blocks, quantized.zeroPoints, scaleAt, strides.scales.input, least);
    for (let b = 0; b < blocks; b++) scales[n * blocks + b] = quantized.scales[scaleAt + b * strides.scales.input]!;
  }
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

function stridesOf({ channelAxis }: WeightShape, K: number, N: number, blocks: number) {
  if (channelAxis === 0) return { weights: { output: K, input: 1 }, scales: { output: blocks, input: 1 } };
  return { weights: { output: 1, input: N }, scales: { output: 1, input: N } };
}

function putRow(
  bytes: Uint8Array,
  at: number,
  bits: 4 | 8,
  count: number,
  integers: ArrayLike<number>,
  first: number,
  stride: number,
  least: number,
): void {
  for (let i = 0, from = first; i < count; i++, from += stride) {
    const integer = integers[from]! - least;
    if (bits === 8) bytes[at + i] = integer;
    else bytes[at + (i >> 1)]! |= integer << (4 * (i & 1));
  }
}

function readInteger(bytes: Uint8Array, at: number, bits: 4 | 8, index: number): number {
  return bits === 8 ? bytes[at + index]! : (bytes[at + (index >> 1)]! >> (4 * (index & 1))) & 15;
}
