// Columns of rows, moved between matrices of different widths.
import type { Extent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';

/** Rows of so many elements of float, and the column where a copy begins. */
export interface Columns {
  readonly operand: Operand;
  readonly width: Extent | number;
  readonly at: Extent | number;
}

/** Copies `count` columns of `rows` rows. */
export function copyColumns(node: Lowering, rows: Extent, from: Columns, to: Columns, count: Extent | number): void {
  node.emit(
    'copyStrided',
    ...([from.operand, from.operand.length, 4, rows, count, 1, 1, 1, from.at, from.width, 1, 0, 0, 0] as const),
    ...([to.operand, to.operand.length, to.at, to.width, 1, 0, 0, 0] as const),
  );
}
