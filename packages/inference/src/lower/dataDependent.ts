// Operators whose results are as long as data says: rows for the longest result, and a number that only a run knows.
import { type Extent, fixedExtent, isFixed, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { constantNumbers, type Elements, elementsOf, newElements, typeNumber } from './elements.ts';

/** Rows of which the first `count` are there: one element of double, which an instruction writes. */
export interface CountedRows {
  readonly rows: Elements;
  readonly count: Operand;
}

/** NonMaxSuppression: rows of batch, class and box. */
export function selectBoxes(node: Lowering): CountedRows {
  node.checkFloat(0, 1);
  const [boxes, scores] = [elementsOf(node, 0), elementsOf(node, 1)];
  const [batch, classes, n] = scores.shape as [Extent, Extent, Extent];
  node.checkSize(sizeOfExtents([batch, n, fixedExtent(4)]), 0);
  const most = constantNumbers(node, 2)?.[0] ?? 0;
  const [overlap, least] = [constantNumbers(node, 3)?.[0] ?? 0, constantNumbers(node, 4)?.[0] ?? Number.NaN];
  const perClass = isFixed(n) ? fixedExtent(Math.max(0, Math.min(most, n.fixed))) : n;
  const room = sizeOfExtents([batch, classes, perClass]);
  const rows = newElements(node, 'int64', [room, fixedExtent(3)]);
  const [work, count] = [node.scratch(8, n), node.scratch(8, fixedExtent(1))];
  node.emit(
    ...(['nonMaxSuppression', boxes.operand, scores.operand, batch, classes, n] as const),
    ...([Math.min(Math.max(most, 0), 2 ** 31 - 1), overlap, least, node.flag('center_point_box')] as const),
    ...([room, work, rows.operand, count] as const),
  );
  return { rows, count };
}

/** NonZero: rows of coordinates, which the operator has as columns. */
export function findNonZero(node: Lowering, x: Elements): CountedRows {
  const lengths = x.shape.map((length) => node.fixed(length, 'lengths of what is searched'));
  const size = sizeOfExtents(x.shape);
  const rows = newElements(node, 'int64', [size, fixedExtent(lengths.length)]);
  const count = node.scratch(8, fixedExtent(1));
  const [type, limits] = [typeNumber(node, x.type), node.constant(Uint32Array.from(lengths))];
  node.emit('findNonZero', x.operand, size, type, limits, rows.operand, count);
  return { rows, count };
}
