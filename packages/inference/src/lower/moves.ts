// Elements put elsewhere: axes in another order, repeated, cut into blocks.
import {
  describeExtent,
  type Extent,
  equalExtents,
  equalShapes,
  fixedExtent,
  multiplyExtents,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { emitStrided, startOf, stepsOf } from './copyStrided.ts';
import { constantNumbers, type Elements, elementsOf, finish, newElements, withShape } from './elements.ts';

/** The elements with their axes in another order. */
export function transpose(node: Lowering, x: Elements, order: readonly number[]): Elements {
  const shape = order.map((axis) => x.shape[axis]!);
  const long = order.filter((axis) => !equalExtents(x.shape[axis]!, fixedExtent(1)));
  if (long.every((axis, i) => i === 0 || long[i - 1]! < axis)) return withShape(x, shape);
  const made = newElements(node, x.type, shape);
  const [from, to] = [stepsOf(x.shape), stepsOf(shape)];
  const axes = order.map((axis, i) => ({ count: shape[i]!, from: from[axis]!, to: to[i]! }));
  emitStrided(node, startOf(x.operand), startOf(made.operand), axes);
  return made;
}

/** The elements repeated to a shape that NumPy broadcasts them to. */
export function expandTo(node: Lowering, x: Elements, shape: readonly Extent[]): Elements {
  const own = [...Array<Extent>(shape.length - x.shape.length).fill(fixedExtent(1)), ...x.shape];
  if (equalShapes(own, shape)) return withShape(x, shape);
  checkBroadcast(node, own, shape);
  const made = newElements(node, x.type, shape);
  const [from, to] = [stepsOf(own), stepsOf(shape)];
  const axes = shape.map((count, i) => ({
    count,
    from: equalExtents(own[i]!, count) ? from[i]! : fixedExtent(0),
    to: to[i]!,
  }));
  emitStrided(node, startOf(x.operand), startOf(made.operand), axes);
  return made;
}

/** A length that grows is neither 1 nor another one for every batch. */
function checkBroadcast(node: Lowering, own: readonly Extent[], shape: readonly Extent[]): void {
  const one = fixedExtent(1);
  const axis = own.findIndex((length, i) => !equalExtents(length, shape[i]!) && !equalExtents(length, one));
  if (axis < 0) return;
  const [found, wanted] = [own, shape].map((lengths) => describeExtent(lengths[axis]!));
  throw node.refuse(`expected lengths that broadcast for every batch, found ${found} for ${wanted}; fix the batch`);
}

/** Transpose: the other way round where no order is given. */
export function lowerTranspose(node: Lowering): void {
  const x = elementsOf(node, 0);
  const order = node.ints(
    'perm',
    x.shape.map((_, axis) => x.shape.length - 1 - axis),
  );
  if (order.length !== x.shape.length || new Set(order).size !== order.length || !order.every((axis) => x.shape[axis]))
    throw node.refuse(`expected perm to be an order of ${x.shape.length} axes, found [${order}]`);
  finish(node, transpose(node, x, order));
}

export function lowerExpand(node: Lowering): void {
  finish(node, expandTo(node, elementsOf(node, 0), node.output().shape));
}

/** Tile: as many copies along each axis as the output is longer. */
export function lowerTile(node: Lowering): void {
  const x = elementsOf(node, 0);
  const repeats = constantNumbers(node, 1) ?? [];
  const made = newElements(node, x.type, node.output().shape);
  const [from, to] = [stepsOf(x.shape), stepsOf(made.shape)];
  const axes = x.shape.flatMap((count, i) => [
    { count: fixedExtent(repeats[i]!), from: fixedExtent(0), to: multiplyExtents(to[i]!, count) },
    { count, from: from[i]!, to: to[i]! },
  ]);
  emitStrided(node, startOf(x.operand), startOf(made.operand), axes);
  finish(node, made);
}

/** DepthToSpace: blocks of channels become blocks of pixels. */
export function lowerDepthToSpace(node: Lowering): void {
  const x = elementsOf(node, 0);
  const [batch, depth, height, width] = x.shape as [Extent, Extent, Extent, Extent];
  const block = blockOf(node);
  const channels = dividedBy(node, depth, block.fixed ** 2);
  const isColumnFirst = node.text('mode', 'DCR') === 'CRD';
  const split = isColumnFirst
    ? [batch, channels, block, block, height, width]
    : [batch, block, block, channels, height, width];
  finish(node, transpose(node, withShape(x, split), isColumnFirst ? [0, 1, 4, 2, 5, 3] : [0, 3, 4, 1, 5, 2]));
}

/** SpaceToDepth: blocks of pixels become blocks of channels. */
export function lowerSpaceToDepth(node: Lowering): void {
  const x = elementsOf(node, 0);
  const [batch, channels, height, width] = x.shape as [Extent, Extent, Extent, Extent];
  const block = blockOf(node);
  const [rows, columns] = [height, width].map((length) => dividedBy(node, length, block.fixed)) as [Extent, Extent];
  const split = [batch, channels, rows, block, columns, block];
  finish(node, transpose(node, withShape(x, split), [0, 3, 5, 1, 2, 4]));
}

function dividedBy(node: Lowering, length: Extent, by: number): Extent {
  const quotient = node.fixed(length, 'the length of what is cut into blocks') / by;
  if (by > 0 && Number.isInteger(quotient)) return fixedExtent(quotient);
  throw node.refuse(`expected a length that ${by} divides, found ${length.fixed}`);
}

function blockOf(node: Lowering): Extent {
  if (node.input(0).shape.length !== 4) throw node.refuse('expected an input of four axes');
  return fixedExtent(node.int('blocksize', 1));
}
