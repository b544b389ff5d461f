// MaxUnpool: elements put back to where they were the largest, and where that is: the second output of MaxPool.
import { type Extent, equalShapes, fixedExtent, scaleExtent, sizeOfExtents } from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import { binaryOf } from './compute.ts';
import { emitStrided, startOf, stepsOf } from './copyStrided.ts';
import {
  constantElements,
  constantNumbers,
  type Elements,
  elementsOf,
  finish,
  newElements,
  scalarElement,
  typeNumber,
  withShape,
} from './elements.ts';
import { copyOf, placesIn } from './indices.ts';
import { checkCount, mostElements, mostParts } from './limits.ts';
import { expandTo } from './moves.ts';
import { argReduceOf } from './reductions.ts';
import type { WindowAxis } from './windows.ts';

/** Indices count the elements of the output that strides and pads make; a larger one has it in its corner. */
export function lowerMaxUnpool(node: Lowering): void {
  const [x, indices] = [elementsOf(node, 0), elementsOf(node, 1)];
  const small = unpooledShape(node, x.shape);
  const size = node.fixed(sizeOfExtents(small), 'the output');
  const count = sizeOfExtents(x.shape);
  node.checkSize(count, 1);
  const made = zerosOf(node, x, small);
  const places = placesIn(node, indices, count, [size]);
  node.emit('scatterRows', x.operand, places, 1, count, size, 1, 0, typeNumber(node, x.type), made.operand);
  finish(node, inCorner(node, made, constantNumbers(node, 2)?.map(fixedExtent) ?? small));
}

function unpooledShape(node: Lowering, shape: readonly Extent[]): readonly Extent[] {
  const kernel = node.ints('kernel_shape', []);
  const strides = node.ints('strides', Array(kernel.length).fill(1));
  const pads = node.ints('pads', Array(2 * kernel.length).fill(0));
  const image = kernel.map((taps, i) => {
    const length = node.fixed(shape[i + 2]!, 'the image');
    return fixedExtent((length - 1) * strides[i]! - pads[i]! - pads[i + kernel.length]! + taps);
  });
  return [...shape.slice(0, 2), ...image];
}

function zerosOf(node: Lowering, { type }: Elements, shape: readonly Extent[]): Elements {
  return copyOf(node, expandTo(node, scalarElement(node, type, 0), shape));
}

/** The elements at the beginning of each axis of a shape, and zeros. */
function inCorner(node: Lowering, x: Elements, shape: readonly Extent[]): Elements {
  if (equalShapes(x.shape, shape)) return x;
  const made = zerosOf(node, x, shape);
  const [from, to] = [stepsOf(x.shape), stepsOf(shape)];
  const axes = shape.map((length, i) => ({
    count: fixedExtent(Math.min(node.fixed(length, 'the output'), x.shape[i]!.fixed)),
    from: from[i]!,
    to: to[i]!,
  }));
  emitStrided(node, startOf(x.operand), startOf(made.operand), axes);
  return made;
}

/** For each window the position of the first of its largest elements in the whole input: int64. */
export function placesOfLargest(node: Lowering, axes: readonly WindowAxis[]): Elements {
  const x = elementsOf(node, 0);
  const [batch, channels, ...image] = x.shape as [Extent, Extent, ...Extent[]];
  const planes = node.fixed(sizeOfExtents([batch, channels]), 'images and channels');
  const lengths = image.map((length) => node.fixed(length, 'the image'));
  const outs = axes.map(({ out }) => node.fixed(out, 'the result'));
  const steps = positionSteps(lengths, node.int('storage_order', 0) === 1);
  const area = lengths.reduce((product, length) => product * length, 1);
  const taps = sumsOf(
    axes.map(({ taps: count, dilation }, i) => Array.from({ length: count }, (_, k) => k * dilation * steps[i]!)),
  );
  const first = sumsOf(
    axes.map(({ stride, before }, i) =>
      Array.from({ length: outs[i]! }, (_, at) => (at * stride - before) * steps[i]!),
    ),
  );
  const windows = windowsOf(node, withShape(x, [fixedExtent(planes), ...image]), axes, taps.length);
  const found = argReduceOf(node, windows, 1, true, false);
  const table = constantElements(node, 'int64', [taps.length], taps);
  const shape = [fixedExtent(planes), fixedExtent(first.length)];
  const moved = newElements(node, 'int64', shape);
  const places = placesIn(node, found, found.operand.length, [taps.length]);
  node.emit('gatherRows', table.operand, 1, taps.length, 8, places, 1, found.operand.length, moved.operand);
  const within = binaryOf(node, 'add', moved, constantElements(node, 'int64', [1, first.length], first), shape);
  const starts = Array.from({ length: planes }, (_, plane) => plane * area);
  return binaryOf(node, 'add', within, constantElements(node, 'int64', [planes, 1], starts), shape);
}

/** How far apart neighbours along each axis are counted; if `isColumnMajor` along the first axis by one. */
function positionSteps(lengths: readonly number[], isColumnMajor: boolean): number[] {
  const product = (all: readonly number[]): number => all.reduce((size, length) => size * length, 1);
  return lengths.map((_, i) => product(isColumnMajor ? lengths.slice(0, i) : lengths.slice(i + 1)));
}

/** Every sum of one number of each list, the last list running first. */
function sumsOf(lists: readonly (readonly number[])[]): number[] {
  return lists.reduce<number[]>((sums, list) => sums.flatMap((sum) => list.map((number) => sum + number)), [0]);
}

/** The elements of each window, those of pads as small as can be: [planes * results, taps]. */
function windowsOf(node: Lowering, x: Elements, axes: readonly WindowAxis[], taps: number): Elements {
  checkCount(node, taps, mostParts, 'taps of a window');
  const [planes] = x.shape as [Extent];
  const ends = axes.map(({ out, taps: count, stride, dilation, before, after, size }) =>
    Math.max(size.fixed + before + after, (out.fixed - 1) * stride + (count - 1) * dilation + 1),
  );
  const shape = [planes, ...ends.map(fixedExtent)];
  const least = scalarElement(node, x.type, leastOf[x.type] ?? Number.NEGATIVE_INFINITY);
  const padded = copyOf(node, expandTo(node, least, shape));
  const steps = stepsOf(shape);
  const inside = axes.reduce((sum, { before }, i) => sum + before * steps[i + 1]!.fixed, 0);
  const own = stepsOf(x.shape);
  const copied = x.shape.map((count, i) => ({ count, from: own[i]!, to: steps[i]! }));
  emitStrided(node, startOf(x.operand), { operand: padded.operand, at: fixedExtent(inside) }, copied);
  const results = [planes, ...axes.map(({ out }) => out)];
  const total = sizeOfExtents(results);
  const made = newElements(node, x.type, [total, fixedExtent(taps)]);
  const to = stepsOf([...results, fixedExtent(taps)]);
  const offsets = sumsOf(
    axes.map(({ taps: count, dilation }, i) =>
      Array.from({ length: count }, (_, k) => k * dilation * steps[i + 1]!.fixed),
    ),
  );
  checkCount(node, total.fixed * taps, mostElements, 'elements of windows');
  for (const [tap, offset] of offsets.entries()) {
    const moves = results.map((count, i) => ({
      count,
      from: scaleExtent(steps[i]!, i === 0 ? 1 : axes[i - 1]!.stride),
      to: to[i]!,
    }));
    emitStrided(
      node,
      { operand: padded.operand, at: fixedExtent(offset) },
      { operand: made.operand, at: fixedExtent(tap) },
      moves,
    );
  }
  return made;
}

const leastOf: Readonly<Record<string, number>> = { int8: -128, uint8: 0 };
