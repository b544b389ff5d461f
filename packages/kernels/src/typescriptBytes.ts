// Products of bytes and convolutions of them in plain TypeScript: the same bits as the native ones, a sum at a time.
import type { Kernels } from './generated/kernels.ts';
import { activate } from './typescriptEpilogue.ts';
import { requantize } from './typescriptQuantize.ts';

type Products = 'matmulDequantize' | 'matmulInteger' | 'matmulRequantize';
type Convolutions = 'conv2dInteger' | 'conv2dRequantize';
type Both<Names extends string> = Names | `${Names}U8`;
type Bytes = Pick<Kernels, Both<Products> | Both<Convolutions> | 'packByteFilters' | 'packBytes'>;
type ByteArray = Int8Array | Uint8Array;

/** Columns of a panel, whose bytes of four rows each lie side by side (src/c/pack_bytes.c). */
const panel = 16;
const quad = 4;
export const typescriptBytes: Bytes = {
  packBytes(b, inner, columns, transposed, sums, out) {
    sums.fill(0);
    out.fill(0);
    const depth = padded(inner, quad);
    for (let k = 0; k < inner; k++)
      for (let c = 0; c < columns; c++) {
        const value = b[transposed ? c * inner + k : k * columns + c]!;
        out[placeOf(c, k, depth)] = value;
        sums[c]! += value;
      }
    return out;
  },
  packByteFilters(filters, _groups, channels, outputs, kernelHeight, kernelWidth, sums, out) {
    const taps = kernelHeight * kernelWidth;
    const tapDepth = padded(channels, quad);
    const depth = taps * tapDepth;
    const columns = padded(outputs, panel);
    sums.fill(0);
    out.fill(0);
    for (let i = 0; i < filters.length; i++) {
      const tap = i % taps;
      const channel = Math.floor(i / taps) % channels;
      const column = Math.floor(i / taps / channels) % outputs;
      const group = Math.floor(i / taps / channels / outputs);
      out[group * columns * depth + placeOf(column, tap * tapDepth + channel, depth)] = filters[i]!;
      sums[group * columns + column]! += filters[i]!;
    }
    return out;
  },
  matmulInteger,
  matmulIntegerU8: matmulInteger,
  matmulDequantize,
  matmulDequantizeU8: matmulDequantize,
  matmulRequantize,
  matmulRequantizeU8: matmulRequantize,
  conv2dInteger,
  conv2dIntegerU8: conv2dInteger,
  conv2dRequantize,
  conv2dRequantizeU8: conv2dRequantize,
};

function matmulInteger(
  a: ByteArray,
  rows: number,
  inner: number,
  aZeroPoint: number,
  packed: Int8Array,
  _sums: Int32Array,
  columns: number,
  zeroPoints: Int32Array,
  out: Int32Array,
): Int32Array {
  const depth = padded(inner, quad);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      let total = 0;
      for (let k = 0; k < inner; k++) {
        const weight = packed[placeOf(c, k, depth)]! - (zeroPoints[c] ?? 0);
        total = (total + Math.imul(a[r * inner + k]! - aZeroPoint, weight)) | 0;
      }
      out[r * columns + c] = total;
    }
  return out;
}

function matmulDequantize(
  a: ByteArray,
  rows: number,
  inner: number,
  aZeroPoint: number,
  aScales: Float32Array,
  packed: Int8Array,
  sums: Int32Array,
  columns: number,
  scales: Float32Array,
  zeroPoints: Int32Array,
  bias: Float32Array,
  out: Float32Array,
  low: number,
  high: number,
  activation: number,
): Float32Array {
  const totals = new Int32Array(rows * columns);
  matmulInteger(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, totals);
  const [least, most] = limitsOf(low, high);
  for (let i = 0; i < out.length; i++) {
    const column = i % columns;
    let value = Math.fround(Math.fround(totals[i]!) * scales[column]!);
    if (aScales.length > 0) value = Math.fround(value * aScales[(i - column) / columns]!);
    if (bias.length > 0) value = Math.fround(value + bias[column]!);
    out[i] = Math.min(Math.max(value, least), most);
  }
  return activate(activation, out);
}

function matmulRequantize<Out extends ByteArray>(
  a: ByteArray,
  rows: number,
  inner: number,
  aZeroPoint: number,
  packed: Int8Array,
  sums: Int32Array,
  columns: number,
  zeroPoints: Int32Array,
  bias: Int32Array,
  multipliers: Float32Array,
  zeroPoint: number,
  out: Out,
): Out {
  const totals = new Int32Array(rows * columns);
  matmulInteger(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, totals);
  return requantize(totals, multipliers.length, 1, bias, multipliers, zeroPoint, out, ...rangeOf(out));
}

function conv2dInteger(
  x: ByteArray,
  _batch: number,
  height: number,
  width: number,
  groups: number,
  channels: number,
  xZeroPoint: number,
  packed: Int8Array,
  _sums: Int32Array,
  outputs: number,
  kernelHeight: number,
  kernelWidth: number,
  zeroPoints: Int32Array,
  out: Int32Array,
  outHeight: number,
  outWidth: number,
  strideY: number,
  strideX: number,
  dilationY: number,
  dilationX: number,
  padTop: number,
  padLeft: number,
): Int32Array {
  // Without channels, no memory bounds the taps.
  const taps = channels > 0 ? kernelHeight * kernelWidth : 0;
  const tapDepth = padded(channels, quad);
  const depth = taps * tapDepth;
  const columns = padded(outputs, panel);
  const [least, most] = rangeOf(x);
  const zero = Math.min(Math.max(xZeroPoint, least), most);
  out.fill(0);
  for (let i = 0; i < out.length; i++) {
    const output = i % outputs;
    const group = Math.floor(i / outputs) % groups;
    const pixel = Math.floor(i / outputs / groups);
    const top = (Math.floor(pixel / outWidth) % outHeight) * strideY - padTop;
    const left = (pixel % outWidth) * strideX - padLeft;
    const image = Math.floor(pixel / outWidth / outHeight);
    const filter = group * columns * depth;
    const zeroPoint = zeroPoints[group * outputs + output] ?? 0;
    for (let tap = 0; tap < taps; tap++) {
      const row = top + Math.floor(tap / kernelWidth) * dilationY;
      const column = left + (tap % kernelWidth) * dilationX;
      if (row < 0 || row >= height || column < 0 || column >= width) continue;
      const first = (((image * height + row) * width + column) * groups + group) * channels;
      for (let k = 0; k < channels; k++) {
        const weight = packed[filter + placeOf(output, tap * tapDepth + k, depth)]! - zeroPoint;
        out[i]! += Math.imul(x[first + k]! - zero, weight);
      }
    }
  }
  return out;
}

function conv2dRequantize<Out extends ByteArray>(
  x: ByteArray,
  batch: number,
  height: number,
  width: number,
  groups: number,
  channels: number,
  xZeroPoint: number,
  packed: Int8Array,
  sums: Int32Array,
  outputs: number,
  kernelHeight: number,
  kernelWidth: number,
  zeroPoints: Int32Array,
  bias: Int32Array,
  multipliers: Float32Array,
  zeroPoint: number,
  out: Out,
  ...places: readonly [number, number, number, number, number, number, number, number]
): Out {
  const totals = new Int32Array(out.length);
  const shape = [batch, height, width, groups, channels] as const;
  const filters = [packed, sums, outputs, kernelHeight, kernelWidth, zeroPoints] as const;
  conv2dInteger(x, ...shape, xZeroPoint, ...filters, totals, ...places);
  return requantize(totals, multipliers.length, 1, bias, multipliers, zeroPoint, out, ...rangeOf(out));
}

/** For Math.max and Math.min, which order zeros as native code does; NaN is no limit. */
export function limitsOf(low: number, high: number): readonly [least: number, most: number] {
  return [
    Number.isNaN(low) ? Number.NEGATIVE_INFINITY : Math.fround(low),
    Number.isNaN(high) ? Number.POSITIVE_INFINITY : Math.fround(high),
  ];
}

/** The least and the greatest of a type's bytes. */
export function rangeOf(array: ByteArray): readonly [number, number] {
  return array instanceof Int8Array ? [-128, 127] : [0, 255];
}

/** The next multiple of `to`. */
export function padded(count: number, to: number): number {
  return Math.ceil(count / to) * to;
}

/** Where row k of a column lies in panels of a matrix with so many rows. */
export function placeOf(column: number, k: number, depth: number): number {
  const inPanel = column % panel;
  return (column - inPanel) * depth + (k - (k % quad)) * panel + inPanel * quad + (k % quad);
}
