// Products of 16-bit numbers in plain TypeScript: sums of products are whole numbers, and exact up to 2^53.
import type { Kernels } from './generated/kernels.ts';
import { limitsOf, padded, placeOf } from './typescriptBytes.ts';
import { activate } from './typescriptEpilogue.ts';
import { onto } from './typescriptQuantize.ts';

type Products = 'matmulI16ByI16' | 'matmulI16ByI8' | 'matmulI16Dequantize' | 'matmulI16Requantize';
type Words = Pick<Kernels, Products | 'packI16'>;

const [least, most] = [-(2 ** 15), 2 ** 15 - 1];

export const typescriptWords: Words = {
  matmulI16ByI8: (a, rows, inner, b, columns, out) => multiply(a, rows, inner, b, columns, out),
  matmulI16ByI16: (a, rows, inner, b, columns, out) => multiply(a, rows, inner, b, columns, out),
  packI16(b, inner, columns, transposed, sums, out) {
    sums.fill(0);
    out.fill(0);
    for (let k = 0; k < inner; k++)
      for (let c = 0; c < columns; c++) {
        const word = b[transposed ? c * inner + k : k * columns + c]!;
        for (const [plane, byte] of [word >> 8, (word & 255) - 128].entries()) {
          const column = planeColumn(c, plane, 2);
          out[placeOf(column, k, padded(inner, 4))] = byte;
          sums[column]! += byte;
        }
      }
    return out;
  },
  matmulI16Dequantize(
    a,
    rows,
    inner,
    aZeroPoint,
    aScales,
    packed,
    _sums,
    columns,
    weightBytes,
    scales,
    bias,
    out,
    ...end
  ) {
    const [low, high, activation] = end;
    const [lowest, highest] = limitsOf(low, high);
    for (let i = 0; i < rows * columns; i++) {
      const column = i % columns;
      const sum = packedSum(a, inner, aZeroPoint, packed, columns, weightBytes, i);
      let value = Math.fround(Math.fround(sum) * scales[column]!);
      if (aScales.length > 0) value = Math.fround(value * aScales[(i - column) / columns]!);
      if (bias.length > 0) value = Math.fround(value + bias[column]!);
      out[i] = Math.min(Math.max(value, lowest), highest);
    }
    return activate(activation, out);
  },
  matmulI16Requantize(
    a,
    rows,
    inner,
    aZeroPoint,
    packed,
    _sums,
    columns,
    weightBytes,
    bias,
    multipliers,
    zeroPoint,
    out,
  ) {
    for (let i = 0; i < rows * columns; i++) {
      const column = i % columns;
      const sum = packedSum(a, inner, aZeroPoint, packed, columns, weightBytes, i);
      let value = Math.fround(Math.fround(sum) * multipliers[column]!);
      if (bias.length > 0) value = Math.fround(value + bias[column]!);
      out[i] = onto(value, zeroPoint, least, most);
    }
    return out;
  },
};

/** Element i of a product with packed weights. */
function packedSum(
  a: Int16Array,
  inner: number,
  aZeroPoint: number,
  packed: Int8Array,
  columns: number,
  weightBytes: number,
  i: number,
): number {
  const column = i % columns;
  const row = ((i - column) / columns) * inner;
  const zero = Math.min(Math.max(aZeroPoint, least), most);
  const depth = padded(inner, 4);
  const [high, low] = [planeColumn(column, 0, weightBytes), planeColumn(column, 1, weightBytes)];
  let sum = 0;
  for (let k = 0; k < inner; k++) {
    const first = packed[placeOf(high, k, depth)]!;
    const weight = weightBytes === 1 ? first : 256 * first + packed[placeOf(low, k, depth)]! + 128;
    sum += (a[row + k]! - zero) * weight;
  }
  return sum;
}

/** A column of a plane of bytes, counted among the columns of all panels. */
function planeColumn(column: number, plane: number, planes: number): number {
  const inPanel = column % 16;
  return (column - inPanel) * planes + plane * 16 + inPanel;
}

function multiply(
  a: Int16Array,
  rows: number,
  inner: number,
  b: Int8Array | Int16Array,
  columns: number,
  out: Float64Array,
): Float64Array {
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) {
      let total = 0;
      for (let i = 0; i < inner; i++) total += a[r * inner + i]! * b[c * inner + i]!;
      out[r * columns + c] = total;
    }
  return out;
}
