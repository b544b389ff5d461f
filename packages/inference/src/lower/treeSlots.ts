// The keys that trees compare: two for each feature, in which NaN is above all numbers and below them, then zeros.
import { type Extent, fixedExtent } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { binaryOf, compareOf, selectOf } from './compute.ts';
import { emitStrided, startOf } from './copyStrided.ts';
import { type Elements, newElements, scalarElement, typeNumber } from './elements.ts';
import { expandTo } from './moves.ts';

/** Of features of float, by their bits. */
export function keysOfFloats(node: Lowering, x: Elements, slots: number): Elements {
  const [rows, features] = x.shape as [Extent, Extent];
  const made = newElements(node, 'uint32', [rows, fixedExtent(slots)]);
  node.emit('treeKeys', x.operand, rows, features, slots, made.operand);
  return made;
}

/** Of features of double: how many of the numbers that trees compare the feature with are less, plus 1. */
export function keysOfDoubles(
  node: Lowering,
  x: Elements,
  lists: readonly (readonly number[])[],
  slots: number,
): Elements {
  const [rows, features] = x.shape as [Extent, Extent];
  const length = Math.max(...lists.map((list) => list.length));
  const sorted = Float64Array.from({ length: lists.length * length }, (_, i) => {
    const list = lists[Math.floor(i / length)]!;
    return list[i % length] ?? Number.POSITIVE_INFINITY;
  });
  const places = newElements(node, 'uint32', x.shape);
  const type = typeNumber(node, 'double');
  node.emit(
    ...(['searchSorted', x.operand, x.operand.length, node.constant(sorted)] as const),
    ...([lists.length, length, type, places.operand] as const),
  );
  const number = (value: number): Elements => scalarElement(node, 'uint32', value);
  const ranks = binaryOf(node, 'add', places, number(1));
  const isNumber = compareOf(node, 'equal', x, x);
  const made = expandTo(node, number(0), [rows, fixedExtent(slots)]);
  for (const [i, ofNan] of [2 ** 32 - 1, 0].entries()) {
    const keys = selectOf(node, isNumber, ranks, number(ofNan), x.shape);
    emitStrided(node, startOf(keys.operand), { operand: made.operand, at: fixedExtent(i) }, [
      { count: rows, from: features, to: fixedExtent(slots) },
      { count: features, from: fixedExtent(1), to: fixedExtent(2) },
    ]);
  }
  return made;
}
