// Values put together and cut along an axis, and channels that change places.
import {
  addExtents,
  describeExtent,
  divideExtents,
  type Extent,
  equalExtents,
  equalShapes,
  fixedExtent,
  isFixed,
  multiplyExtents,
  sizeOfExtents,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { imagesOf, type Layout, partOf, type Value } from '../compile/programBuilder.ts';
import { emitCopy } from './copies.ts';
import { axisFrom } from './elements.ts';

/** Channel g of each of C / groups goes to place c of each of `groups`: with channels last, a transpose in each pixel. */
export function lowerChannelShuffle(node: Lowering): void {
  node.checkFloat(0);
  const { batch, channels, area } = imagesOf(node.input(0));
  const groups = node.int('groups', 1);
  const pixels = multiplyExtents(batch, area);
  const each = node.fixed(channels, 'channels') / groups;
  node.emit('transposeEach', node.required(0, 'channelsLast'), pixels, groups, each, node.result(0, 'channelsLast'));
}

/** Elements of any type. Where images lie with their channels last, so does the result. */
export function lowerConcat(node: Lowering): void {
  const values = Array.from({ length: node.inputCount }, (_, i) => node.input(i));
  const { shape } = node.output();
  const layout = layoutOfMost(values);
  const { axis, lengths } = axisIn(node, shape, layout);
  for (const value of values)
    checkAlike(node, axisIn(node, value.shape, layout).lengths.with(axis, lengths[axis]!), lengths);
  const [outer, row] = [sizeOfExtents(lengths.slice(0, axis)), sizeOfExtents(lengths.slice(axis))];
  const operands = values.map((_, i) => node.required(i, layout));
  const out = node.result(0, layout);
  let at = fixedExtent(0);
  for (const operand of operands) {
    const part = dividedBy(node, operand.length, outer);
    emitCopy(node, [outer, part], operand, { at: 0, steps: [part, 1] }, out, { at, steps: [row, 1] });
    at = addExtents(at, part);
  }
}

/** Parts of the lengths that the outputs have; parts that lie together are names for the same memory. */
export function lowerSplit(node: Lowering): void {
  const value = node.input(0);
  const layout = layoutOfMost([value]);
  const { axis, lengths } = axisIn(node, value.shape, layout);
  const [outer, row] = [sizeOfExtents(lengths.slice(0, axis)), sizeOfExtents(lengths.slice(axis))];
  const operand = node.required(0, layout);
  let at = fixedExtent(0);
  for (const [i, name] of node.proto.output.entries()) {
    if (!name) throw node.refuse(`expected output ${i} to have a name`);
    const length = sizeOfExtents(node.output(i).shape);
    const part = dividedBy(node, length, outer);
    if (equalExtents(outer, fixedExtent(1))) node.alias(partOf(operand, at, part), i, layout);
    else
      emitCopy(node, [outer, part], operand, { at, steps: [row, 1] }, node.result(i, layout), {
        at: 0,
        steps: [part, 1],
      });
    at = addExtents(at, part);
  }
  checkAlike(node, [at], [row]);
}

/** A length that a model fixes need not be the batch's. */
function checkAlike(node: Lowering, found: readonly Extent[], wanted: readonly Extent[]): void {
  const describe = (lengths: readonly Extent[]): string => lengths.map((length) => describeExtent(length)).join(', ');
  if (!equalShapes(found, wanted))
    throw node.refuse(`expected parts that fit for every batch, found [${describe(found)}] for [${describe(wanted)}]`);
}

/** The layout in which the fewest values must be turned. */
function layoutOfMost(values: readonly Value[]): Layout {
  const last = values.filter(({ places }) => places.has('channelsLast') && !places.has('plain'));
  const plain = values.filter(
    ({ places, constant }) => constant || (places.has('plain') && !places.has('channelsLast')),
  );
  return last.length > plain.length ? 'channelsLast' : 'plain';
}

/** The axis that the node names and all lengths, as they lie in a layout. */
function axisIn(
  node: Lowering,
  shape: readonly Extent[],
  layout: Layout,
): { axis: number; lengths: readonly Extent[] } {
  const axis = axisFrom(node, node.int('axis', 0), shape.length);
  if (layout === 'plain' || shape.length < 3) return { axis, lengths: shape };
  const lengths = [shape[0]!, ...shape.slice(2), shape[1]!];
  return { axis: axis === 0 ? 0 : axis === 1 ? shape.length - 1 : axis - 1, lengths };
}

/** How many elements there are for each of `count`. */
function dividedBy(node: Lowering, length: Extent, count: Extent): Extent {
  const each = divideExtents(length, isFixed(count) && count.fixed === 0 ? fixedExtent(1) : count);
  if (each) return each;
  throw node.refuse('expected every axis before the one that is cut to grow with the batch or not at all');
}
