// Weights in blocks as ONNX Runtime's operator MatMulNBits reads them.
import { QuantizationError } from '../errors.ts';
import type { QuantizedWeights, WeightScheme } from '../recipe.ts';
import type { GroupParameters } from './groupRounding.ts';
import { type IntegerArray, type IntegerType, integerTypes, makeIntegers } from './integerTypes.ts';
import { isInWords, packNibbles } from './packNibbles.ts';
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
  const own = nbitsShape(quantized.scheme, shape);
  const { K, bits, blockSize } = own;
  const rowBytes = (Math.ceil(K / blockSize) * blockSize * bits) / 8;
  const B = packed(quantized.integers, K, rowBytes, formatOf(own, quantized.scheme, shape));
  return { ...own, B, ...packParameters(quantized, own, quantized.scheme, shape) };
}

/** The scales and zero points of weights, which have their axes. */
export function packParameters(
  { scales, zeroPoints: points }: GroupParameters,
  own: MatMulNBitsShape,
  scheme: WeightScheme,
  shape: WeightShape,
): Pick<MatMulNBits, 'scales' | 'zeroPoints'> {
  const { K, bits, blockSize } = own;
  const format = formatOf(own, scheme, shape);
  const blocks = Math.ceil(K / blockSize);
  const isCentred = all(points, format.least + 2 ** (bits - 1));
  const zeroPoints = isCentred
    ? undefined
    : packed(bytesOf(points, scheme.type), blocks, Math.ceil((blocks * bits) / 8), format);
  return { scales: byOutput(scales, blocks, format), zeroPoints };
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

/** Throws QuantizationError KINGLET_QUANTIZATION_OPTION for weights that MatMulNBits does not have. */
export function nbitsShape({ type, granularity }: WeightScheme, { dims, channelAxis }: WeightShape): MatMulNBitsShape {
  const { bits } = integerTypes[type];
  if (dims.length === 2 && typeof granularity === 'object' && bits !== 16)
    return { K: dims[1 - channelAxis]!, N: dims[channelAxis]!, bits, blockSize: granularity.block };
  const found = `${type} of dims [${dims.join(', ')}] with a scale per ${typeof granularity === 'object' ? 'block' : granularity}`;
  throw new QuantizationError(
    'KINGLET_QUANTIZATION_OPTION',
    `expected a matrix of 4 or 8 bits in blocks for MatMulNBits, found ${found}: write it as QDQ`,
  );
}

interface PackFormat {
  readonly bits: 4 | 8;
  readonly least: number;
  readonly outputs: number;
  /** 0: [outputs, count]; 1: [count, outputs]. */
  readonly outputAxis: 0 | 1;
}

function formatOf({ N, bits }: MatMulNBitsShape, { type }: WeightScheme, { channelAxis }: WeightShape): PackFormat {
  return { bits, least: integerTypes[type].least, outputs: N, outputAxis: channelAxis === 0 ? 0 : 1 };
}

/** `count` integers of each output less the least, which have no sign, in `rowBytes` bytes. */
function packed(integers: IntegerArray, count: number, rowBytes: number, format: PackFormat): Uint8Array<ArrayBuffer> {
  const { bits, least, outputs, outputAxis } = format;
  const bytes = new Uint8Array(outputs * rowBytes);
  const layout = { inputs: count, outputs, outputAxis };
  if (bits === 4 && isInWords(layout) && integers.BYTES_PER_ELEMENT === 1 && integers.byteOffset % 4 === 0) {
    // In two's complement 8 more is the highest of the four bits turned.
    packNibbles(integers as Uint8Array<ArrayBuffer>, layout, -least, bytes, rowBytes);
    return bytes;
  }
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
