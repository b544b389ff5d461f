// Operators whose results are as long as data says: rows for the longest result, and a number that only a run knows.
import { type Extent, fixedExtent, isFixed, multiplyExtents, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { partOf } from '../compile/programBuilder.ts';
import { axisFrom, constantNumbers, type Elements, elementsOf, finish, newElements, withShape } from './elements.ts';
import { findNonZero } from './findNonZero.ts';
import { groupRows } from './groupRows.ts';
import { gatherAlong } from './indices.ts';
import { transpose } from './moves.ts';

/** Makes the length of the first output's axis of a count, one element of double that instructions before have written: at most `most`. */
export type Measure = (count: Operand, most: Extent, axis: number) => Extent;

/** A rule that needs such lengths. */
export type MeasuringRule = (node: Lowering, measure: Measure) => void;

/** NonMaxSuppression: list, class and box of each that is chosen. The count of each class and both thresholds are constants. */
export const lowerNonMaxSuppression: MeasuringRule = (node, measure) => {
  node.checkFloat(0, 1);
  const [boxes, scores] = [elementsOf(node, 0), elementsOf(node, 1)];
  const [batch, classes, n] = scores.shape as [Extent, Extent, Extent];
  node.checkSize(sizeOfExtents([batch, n, fixedExtent(4)]), 0);
  const most = Math.max(0, constantNumbers(node, 2)?.[0] ?? 0);
  const [overlap, least] = [constantNumbers(node, 3)?.[0] ?? 0, constantNumbers(node, 4)?.[0] ?? Number.NaN];
  if (!(overlap >= 0 && overlap <= 1)) throw node.refuse(`expected iou_threshold from 0 to 1, found ${overlap}`);
  const room = sizeOfExtents([batch, classes, isFixed(n) ? fixedExtent(Math.min(most, n.fixed)) : n]);
  const rows = newElements(node, 'int64', [room, fixedExtent(3)]);
  const [work, count] = [node.scratch(8, n), node.scratch(8, fixedExtent(1))];
  node.emit(
    ...(['nonMaxSuppression', boxes.operand, scores.operand, batch, classes, n] as const),
    ...([Math.min(most, 2 ** 31 - 1), overlap, least, node.flag('center_point_box')] as const),
    ...([room, work, rows.operand, count] as const),
  );
  finish(node, firstRows(rows, measure(count, room, 0)));
};

/** NonZero: coordinates by axis. */
export const lowerNonZero: MeasuringRule = (node, measure) => {
  const { rows, count } = findNonZero(node, elementsOf(node, 0));
  finish(node, transpose(node, firstRows(rows, measure(count, rows.shape[0]!, 1)), [1, 0]));
};

/** Compress: the slices along an axis, or the elements, that a condition chooses. */
export const lowerCompress: MeasuringRule = (node, measure) => {
  const given = elementsOf(node, 0);
  const hasAxis = node.proto.attribute.some(({ name }) => name === 'axis');
  const x = hasAxis ? given : withShape(given, [sizeOfExtents(given.shape)]);
  const axis = hasAxis ? axisFrom(node, node.int('axis', 0), x.shape.length) : 0;
  const { rows, count } = findNonZero(node, elementsOf(node, 1));
  const length = measure(count, rows.shape[0]!, axis);
  finish(node, gatherAlong(node, x, axis, withShape(firstRows(rows, length), [length])));
};

/** Unique: elements, or slices along an axis, that are there once; where each is first, which each is, how often each is. */
export const lowerUnique: MeasuringRule = (node, measure) => {
  const given = elementsOf(node, 0);
  const hasAxis = node.proto.attribute.some(({ name }) => name === 'axis');
  const x = hasAxis ? given : withShape(given, [sizeOfExtents(given.shape)]);
  const axis = hasAxis ? axisFrom(node, node.int('axis', 0), x.shape.length) : 0;
  const order = [axis, ...[...x.shape.keys()].filter((i) => i !== axis)];
  const turned = transpose(node, x, order);
  const width = sizeOfExtents(turned.shape.slice(1));
  const rows = withShape(turned, [turned.shape[0]!, width]);
  const groups = groupRows(node, rows, node.int('sorted', 1) === 1);
  const { count } = groups.isFirst;
  const length = measure(count, rows.shape[0]!, node.proto.output[0] ? axis : 0);
  const firsts = firstRows(groups.firsts, length);
  if (node.proto.output[0]) finish(node, gatherAlong(node, x, axis, firsts), 0);
  for (const [i, each] of [firsts, groups.numbers, firstRows(groups.counts, length)].entries())
    if (node.proto.output[i + 1]) finish(node, each, i + 1);
};

function firstRows({ operand, type, shape }: Elements, count: Extent): Elements {
  const each = sizeOfExtents(shape.slice(1));
  const part = partOf(operand, fixedExtent(0), multiplyExtents(count, each));
  return { operand: part, type, shape: [count, ...shape.slice(1)] };
}
