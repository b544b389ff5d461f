// Conversions between f32 and integers in plain TypeScript: the same bits as native code.
import type { Kernels } from './generated/kernels.ts';
import { roundHalfToEven } from './typescriptElementwise.ts';

type Quantize = Pick<
  Kernels,
  | 'dequantizeI16'
  | 'dequantizeI32'
  | 'dequantizeI8'
  | 'dequantizeU8'
  | 'dynamicQuantizeU8'
  | 'quantizeBlocks'
  | 'quantizeI16'
  | 'quantizeI8'
  | 'quantizeU8'
  | 'requantizeI8'
  | 'requantizeU8'
>;
type Integers = Int8Array | Uint8Array | Int16Array | Int32Array;

export const typescriptQuantize: Quantize = {
  quantizeI8: (a, _outer, channels, inner, scales, zeroPoints, out) =>
    quantize(a, channels, inner, scales, zeroPoints, out, -128, 127),
  quantizeU8: (a, _outer, channels, inner, scales, zeroPoints, out) =>
    quantize(a, channels, inner, scales, zeroPoints, out, 0, 255),
  quantizeI16: (a, _outer, channels, inner, scales, zeroPoints, out) =>
    quantize(a, channels, inner, scales, zeroPoints, out, -32768, 32767),
  dequantizeI8: dequantize,
  dequantizeU8: dequantize,
  dequantizeI16: dequantize,
  dequantizeI32: dequantize,
  requantizeI8: (a, _outer, channels, inner, bias, multipliers, zeroPoint, out) =>
    requantize(a, channels, inner, bias, multipliers, zeroPoint, out, -128, 127),
  requantizeU8: (a, _outer, channels, inner, bias, multipliers, zeroPoint, out) =>
    requantize(a, channels, inner, bias, multipliers, zeroPoint, out, 0, 255),
  dynamicQuantizeU8(a, parameters, _two, out) {
    let least = 0;
    let most = 0;
    for (const value of a) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
    const exact = Math.fround(Math.fround(most - least) / 255);
    const scale = exact > 0 ? exact : 1;
    const zeroPoint = exact > 0 ? onto(Math.fround(-least / scale), 0, 0, 255) : 0;
    parameters[0] = scale;
    parameters[1] = zeroPoint;
    for (let i = 0; i < a.length; i++) out[i] = onto(Math.fround(a[i]! / scale), zeroPoint, 0, 255);
    return out;
  },
  quantizeBlocks(a, rows, columns, block, scales, out) {
    let next = 0;
    for (let r = 0; r < rows; r++)
      for (let left = 0; left < columns; left += block) {
        const from = r * columns + left;
        const to = r * columns + Math.min(left + block, columns);
        scales[next++] = quantizeBlock(a, from, to, out);
      }
    return out;
  },
};

/** A block's scale. */
function quantizeBlock(a: Float32Array, from: number, to: number, out: Int8Array): number {
  let largest = 0;
  for (let i = from; i < to; i++) if (Math.abs(a[i]!) > largest) largest = Math.abs(a[i]!);
  const steps = Math.fround(127 / largest);
  const isUsable = steps > 0 && steps < Number.POSITIVE_INFINITY;
  for (let i = from; i < to; i++) out[i] = isUsable ? onto(Math.fround(a[i]! * steps), 0, -127, 127) : 0;
  return isUsable ? largest / 127 : 0;
}

function quantize<To extends Integers>(
  a: Float32Array,
  channels: number,
  inner: number,
  scales: Float32Array,
  zeroPoints: Int32Array,
  out: To,
  least: number,
  most: number,
): To {
  for (let i = 0; i < a.length; i++) {
    const c = channelOf(i, channels, inner);
    out[i] = onto(Math.fround(a[i]! / scales[c]!), zeroPoints[c] ?? 0, least, most);
  }
  return out;
}

function dequantize(
  a: Integers,
  _outer: number,
  channels: number,
  inner: number,
  scales: Float32Array,
  zeroPoints: Int32Array,
  out: Float32Array,
): Float32Array {
  for (let i = 0; i < a.length; i++) {
    const c = channelOf(i, channels, inner);
    out[i] = Math.fround((a[i]! - (zeroPoints[c] ?? 0)) | 0) * scales[c]!;
  }
  return out;
}

/** Of element i the channel is floor(i / inner) modulo their number. */
export function requantize<To extends Integers>(
  a: Int32Array,
  channels: number,
  inner: number,
  bias: Int32Array,
  multipliers: Float32Array,
  zeroPoint: number,
  out: To,
  least: number,
  most: number,
): To {
  for (let i = 0; i < a.length; i++) {
    const c = channelOf(i, channels, inner);
    const sum = Math.fround((a[i]! + (bias[c] ?? 0)) | 0);
    out[i] = onto(Math.fround(sum * multipliers[c]!), zeroPoint, least, most);
  }
  return out;
}

function channelOf(i: number, channels: number, inner: number): number {
  return Math.floor(i / inner) % channels;
}

/** The nearest whole number, the even one of two, plus the zero point, saturated; NaN counts as 0. */
export function onto(value: number, zeroPoint: number, least: number, most: number): number {
  const nearest = Number.isNaN(value) ? 0 : roundHalfToEven(value);
  return Math.min(Math.max(nearest + zeroPoint, least), most);
}
