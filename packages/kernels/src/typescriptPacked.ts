// Packed rows in plain TypeScript.
import type { Kernels } from './generated/kernels.ts';

type Packed = Pick<Kernels, 'dotPacked' | 'packRows'>;

/** Rows of a block (src/c/packed.c). */
const blockRows = 16;

export const typescriptPacked: Packed = {
  packRows(a, rows, columns, out) {
    for (let r = 0; r < rows; r++) {
      const place = placeOf(r, rows, columns);
      for (let c = 0; c < columns; c++) out[place.first + c * place.step] = a[r * columns + c]!;
    }
    return out;
  },
  dotPacked(packed, rows, columns, vectors, count, out) {
    for (let r = 0; r < rows; r++) {
      const { first, step } = placeOf(r, rows, columns);
      for (let v = 0; v < count; v++) {
        let total = 0;
        for (let c = 0; c < columns; c++) total += packed[first + c * step]! * vectors[v * columns + c]!;
        out[v * rows + r] = total;
      }
    }
    return out;
  },
};

/** Where a row begins among the packed ones, and how far apart its elements are. */
function placeOf(row: number, rows: number, columns: number): { readonly first: number; readonly step: number } {
  const top = row - (row % blockRows);
  return { first: top * columns + (row - top), step: Math.min(blockRows, rows - top) };
}
