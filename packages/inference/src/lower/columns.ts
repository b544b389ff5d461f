// Columns of matrices: some of one, those of several beside each other.
import { addExtents, type Extent, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { emitStrided, startOf } from './copyStrided.ts';
import { type Elements, newElements } from './elements.ts';

/** The columns at the given places. */
export function columnsOf(node: Lowering, x: Elements, columns: readonly number[]): Elements {
  const [rows, width] = x.shape as [Extent, Extent];
  if (columns.length === width.fixed && columns.every((column, i) => column === i)) return x;
  const made = newElements(node, x.type, [rows, fixedExtent(columns.length)]);
  for (const [i, column] of columns.entries())
    emitStrided(node, { operand: x.operand, at: fixedExtent(column) }, { operand: made.operand, at: fixedExtent(i) }, [
      { count: rows, from: width, to: fixedExtent(columns.length) },
    ]);
  return made;
}

/** Matrices of one type and as many rows beside each other. */
export function concatColumns(node: Lowering, parts: readonly Elements[]): Elements {
  const [first] = parts as [Elements];
  const rows = first.shape[0]!;
  const width = parts.reduce((sum, { shape }) => addExtents(sum, shape[1]!), fixedExtent(0));
  const made = newElements(node, first.type, [rows, width]);
  let at = fixedExtent(0);
  for (const { operand, shape } of parts) {
    const columns = shape[1]!;
    emitStrided(node, startOf(operand), { operand: made.operand, at }, [
      { count: rows, from: columns, to: width },
      { count: columns, from: fixedExtent(1), to: fixedExtent(1) },
    ]);
    at = addExtents(at, columns);
  }
  return made;
}
