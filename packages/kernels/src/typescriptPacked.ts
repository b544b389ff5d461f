// Packed matrices in plain TypeScript.
import type { Kernels } from './generated/kernels.ts';
import { activate, limit } from './typescriptEpilogue.ts';

type Packed = Pick<Kernels, 'dotPacked' | 'matmulPacked' | 'packColumns' | 'packRows'>;

/** Columns of a panel (src/c/tile.h): their elements of one row lie side by side. */
const panelColumns = 16;

export const typescriptPacked: Packed = {
  packRows(a, rows, columns, out) {
    out.fill(0);
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) out[placeOf(r, columns) + c * panelColumns] = a[r * columns + c]!;
    return out;
  },
  packColumns(b, inner, columns, out) {
    out.fill(0);
    for (let k = 0; k < inner; k++)
      for (let j = 0; j < columns; j++) out[placeOf(j, inner) + k * panelColumns] = b[k * columns + j]!;
    return out;
  },
  dotPacked(packed, rows, columns, vectors, count, out) {
    const none = new Float32Array(0);
    return typescriptPacked.matmulPacked(
      vectors,
      count,
      columns,
      packed,
      rows,
      none,
      none,
      out,
      Number.NaN,
      Number.NaN,
      0,
    );
  },
  matmulPacked(a, rows, inner, packed, columns, bias, residual, out, low, high, activation) {
    for (let i = 0; i < rows; i++)
      for (let j = 0; j < columns; j++) {
        const first = placeOf(j, inner);
        let sum = (bias[j] ?? 0) + (residual[i * columns + j] ?? 0);
        for (let k = 0; k < inner; k++) sum += a[i * inner + k]! * packed[first + k * panelColumns]!;
        out[i * columns + j] = limit(sum, low, high);
      }
    return activate(activation, out);
  },
};

/** Where a column begins among packed ones of `inner` elements. */
function placeOf(column: number, inner: number): number {
  const lane = column % panelColumns;
  return (column - lane) * inner + lane;
}
