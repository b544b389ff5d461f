// TopK: the best elements of each line along an axis, and where they are.
import { type Extent, fixedExtent, isFixed, scaleExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { partOf } from '../compile/programBuilder.ts';
import { axisFrom, constantNumbers, type Elements, elementsOf, finish, newElements, typeNumber } from './elements.ts';
import { transpose } from './moves.ts';

/** Rows that have an instruction each. */
const mostRows = 64;

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
  const rows = sizeOfExtents(turned.shape.slice(0, -1));
  if (x.type === 'float' && isLargest && isFixed(rows) && rows.fixed <= mostRows && isFixed(length) && k > 0)
    emitEach(node, turned, rows.fixed, values, indices);
  else {
    const type = typeNumber(node, x.type);
    node.emit('topKAny', turned.operand, rows, length, type, k, Number(isLargest), values.operand, indices.operand);
  }
  const back = order.map((_, i) => order.indexOf(i));
  return { values: transpose(node, values, back), indices: transpose(node, indices, back) };
}

/** Rows of float, each by the kernel that passes over vectors of smaller elements, which finds the same. */
function emitEach(node: Lowering, x: Elements, rows: number, values: Elements, indices: Elements): void {
  const [length, k] = [x.shape.at(-1)!, values.shape.at(-1)!];
  const places = newElements(node, 'uint32', indices.shape);
  const nth = ({ operand }: Elements, i: number, each: Extent) => partOf(operand, scaleExtent(each, i), each);
  for (let i = 0; i < rows; i++) node.emit('topK', nth(x, i, length), nth(values, i, k), nth(places, i, k));
  const [from, to] = [typeNumber(node, 'uint32'), typeNumber(node, 'int64')];
  node.emit('convertAny', places.operand, from, places.operand.length, to, indices.operand);
}
