// Packed rows in plain TypeScript.
import type { Kernels } from './generated/kernels.ts';

type Packed = Pick<Kernels, 'dotPacked' | 'packRows'>;

/** Rows of a panel (src/c/packed.c): their elements of one column lie side by side. */
const panelRows = 16;

export const typescriptPacked: Packed = {
  packRows(a, rows, columns, out) {
    out.fill(0);
    for (let r = 0; r < rows; r++) {
      const first = placeOf(r, columns);
      for (let c = 0; c < columns; c++) out[first + c * panelRows] = a[r * columns + c]!;
    }
    return out;
  },
  dotPacked(packed, rows, columns, vectors, count, out) {
    for (let r = 0; r < rows; r++) {
      const first = placeOf(r, columns);
      for (let v = 0; v < count; v++) {
        let total = 0;
        for (let c = 0; c < columns; c++) total += packed[first + c * panelRows]! * vectors[v * columns + c]!;
        out[v * rows + r] = total;
      }
    }
    return out;
  },
};

/** Where a row begins among the packed ones. */
function placeOf(row: number, columns: number): number {
  const top = row - (row % panelRows);
  return top * columns + (row - top);
}
