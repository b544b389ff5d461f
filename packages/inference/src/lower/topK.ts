// TopK: the best elements of each line along an axis, and where they are.
import { fixedExtent, isFixed, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { axisFrom, constantNumbers, type Elements, elementsOf, finish, newElements, typeNumber } from './elements.ts';
import { transpose } from './moves.ts';

/** TopK: sorted whether that is asked or not; of equal elements the first. K is a constant, or an attribute before opset 10. */
export function lowerTopK(node: Lowering): void {
  const x = elementsOf(node, 0);
  const axis = axisFrom(node, node.int('axis', -1), x.shape.length);
  const k = constantNumbers(node, 1)?.[0] ?? node.int('k', 1);
  const found = topKOf(node, x, axis, k, node.int('largest', 1) === 1);
  for (const [i, elements] of [found.values, found.indices].entries())
    if (node.proto.output[i]) finish(node, elements, i);
}

/** The k largest along an axis, or the least, best first, and their places as int64. */
export function topKOf(
  node: Lowering,
  x: Elements,
  axis: number,
  k: number,
  isLargest: boolean,
): { readonly values: Elements; readonly indices: Elements } {
  const length = x.shape[axis]!;
  if (!(k >= 0) || (isFixed(length) && k > length.fixed))
    throw node.refuse(`expected K from 0 to the ${length.fixed} elements along axis ${axis}, found ${k}`);
  const order = [...[...x.shape.keys()].filter((i) => i !== axis), axis];
  const turned = transpose(node, x, order);
  const shape = turned.shape.with(-1, fixedExtent(k));
  const [values, indices] = [newElements(node, x.type, shape), newElements(node, 'int64', shape)];
  const [rows, type] = [sizeOfExtents(turned.shape.slice(0, -1)), typeNumber(node, x.type)];
  node.emit('topKAny', turned.operand, rows, length, type, k, Number(isLargest), values.operand, indices.operand);
  const back = order.map((_, i) => order.indexOf(i));
  return { values: transpose(node, values, back), indices: transpose(node, indices, back) };
}
