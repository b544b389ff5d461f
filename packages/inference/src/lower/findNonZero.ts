// Where elements are that are not 0, and how many of them a run finds.
import { fixedExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { type Elements, newElements, typeNumber } from './elements.ts';

/** Rows of which the first `count` are there. */
export interface CountedRows {
  readonly rows: Elements;
  readonly count: Operand;
}

/** The coordinates of elements that are not 0, a row for each. */
export function findNonZero(node: Lowering, x: Elements): CountedRows {
  const size = sizeOfExtents(x.shape);
  const rows = newElements(node, 'int64', [size, fixedExtent(x.shape.length)]);
  const count = node.scratch(8, fixedExtent(1));
  const [type, limits] = [typeNumber(node, x.type), node.numbers('uint32', x.shape)];
  node.emit('findNonZero', x.operand, size, type, limits, rows.operand, count);
  return { rows, count };
}
