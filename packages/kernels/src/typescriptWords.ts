// Products of 16-bit numbers in plain TypeScript: sums of products are whole numbers, and exact up to 2^53.
import type { Kernels } from './generated/kernels.ts';

type Words = Pick<Kernels, 'matmulI16ByI16' | 'matmulI16ByI8'>;

export const typescriptWords: Words = {
  matmulI16ByI8: (a, rows, inner, b, columns, out) => multiply(a, rows, inner, b, columns, out),
  matmulI16ByI16: (a, rows, inner, b, columns, out) => multiply(a, rows, inner, b, columns, out),
};

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
