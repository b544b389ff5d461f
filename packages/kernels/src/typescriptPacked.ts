// Packed matrices in plain TypeScript.
import type { Kernels } from './generated/kernels.ts';
import { activate, limit } from './typescriptEpilogue.ts';

type Packed = Pick<Kernels, 'dotPacked' | 'matmulPacked' | 'packColumns' | 'packRows'>;

/** Columns of a panel (src/c/tile.h): their elements of one row lie side by side. */
const panelColumns = 16;

/** Rows that are read side by side while a panel is written: each is in a page of its own, and a core knows few at a time. */
const rowsTogether = 8;

export const typescriptPacked: Packed = {
  packRows(a, rows, columns, out) {
    out.fill(0);
    for (let r = 0; r < rows; r++)
      for (let c = 0; c < columns; c++) out[placeOf(r, columns) + c * panelColumns] = a[r * columns + c]!;
    return out;
  },
  packColumns(b, inner, columns, out) {
    for (let from = 0; from < inner; from += rowsTogether) {
      const end = Math.min(from + rowsTogether, inner);
      for (let j = 0; j < columns; j += panelColumns) packPart(b, inner, columns, out, j, from, end);
    }
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

/** Rows `from` to `end` of the panel whose first column is `first`; zeros behind the last column. */
function packPart(
  b: Float32Array,
  inner: number,
  columns: number,
  out: Float32Array,
  first: number,
  from: number,
  end: number,
): void {
  const width = Math.min(panelColumns, columns - first);
  for (let k = from; k < end; k++) {
    const source = k * columns + first;
    const target = first * inner + k * panelColumns;
    for (let j = 0; j < width; j++) out[target + j] = b[source + j]!;
    for (let j = width; j < panelColumns; j++) out[target + j] = 0;
  }
}

/** Where a column begins among packed ones of `inner` elements. */
function placeOf(column: number, inner: number): number {
  const lane = column % panelColumns;
  return (column - lane) * inner + lane;
}
