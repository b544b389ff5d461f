// Weights in blocks as ONNX Runtime's operator MatMulNBits reads them.
import { QuantizationError } from '../errors.ts';
import type { QuantizedWeights } from '../recipe.ts';
import { type IntegerArray, type IntegerType, integerTypes, makeIntegers } from './integerTypes.ts';
import { packNibbles } from './packNibbles.ts';
import type { WeightShape } from './scaleGroups.ts';
import { transpose } from './transpose.ts';

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
  const { type, integers, zeroPoints: points } = quantized;
  const { least } = integerTypes[type];
  const blocks = Math.ceil(K / blockSize);
  const format = { bits, least, outputs: N, outputAxis: shape.channelAxis === 0 ? 0 : 1 } as const;
  // Weights, scales and zero points have the same axes, of which one counts inputs or blocks.
  const B = packed(integers, K, (blocks * blockSize * bits) / 8, format);
  const scales = byOutput(quantized.scales, blocks, format);
  const isCentred = all(points, least + 2 ** (bits - 1));
  const zeroPoints = isCentred
    ? undefined
    : packed(bytesOf(points, type), blocks, Math.ceil((blocks * bits) / 8), format);
  return { K, N, bits, blockSize, B, scales, zeroPoints };
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

interface PackFormat {
  readonly bits: 4 | 8;
  readonly least: number;
  readonly outputs: number;
  /** 0: [outputs, count]; 1: [count, outputs]. */
  readonly outputAxis: 0 | 1;
}

/** `count` integers of each output less the least, which have no sign, in `rowBytes` bytes. */
function packed(integers: IntegerArray, count: number, rowBytes: number, format: PackFormat): Uint8Array<ArrayBuffer> {
  const { bits, least, outputs, outputAxis } = format;
  const bytes = new Uint8Array(outputs * rowBytes);
  if (bits === 4 && packNibbles(integers, { inputs: count, outputs, outputAxis }, least, bytes, rowBytes)) return bytes;
  const [stride, next] = outputAxis === 0 ? [count, 1] : [1, outputs];
  for (let output = 0; output < outputs; output++)
    packRow(integers, { from: output * stride, count, next }, format, bytes.subarray(output * rowBytes));
  return bytes;
}

function packRow(
  integers: IntegerArray,
  { from, count, next }: { readonly from: number; readonly count: number; readonly next: number },
  { bits, least }: PackFormat,
  bytes: Uint8Array,
): void {
  const each = 8 / bits;
  for (let i = 0, at = from; i < count; i++, at += next)
    bytes[Math.floor(i / each)]! |= (integers[at]! - least) << (bits * (i % each));
}

function byOutput(scales: Float32Array, blocks: number, { outputs, outputAxis }: PackFormat): Float32Array {
  if (outputAxis === 0) return scales.slice();
  const turned = new Float32Array(scales.length);
  transpose(scales, turned, blocks, outputs);
  return turned;
}

function bytesOf(points: Int32Array, type: IntegerType): IntegerArray {
  const integers = makeIntegers(type, points.length);
  integers.set(points);
  return integers;
}

function all(numbers: Int32Array, expected: number): boolean {
  for (let i = 0; i < numbers.length; i++) if (numbers[i] !== expected) return false;
  return true;
}

function readInteger(bytes: Uint8Array, at: number, bits: 4 | 8, index: number): number {
  return bits === 8 ? bytes[at + index]! : (bytes[at + (index >> 1)]! >> (4 * (index & 1))) & 15;
}
