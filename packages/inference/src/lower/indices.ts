// Elements that other tensors choose: gathered and scattered.
import { scatterReductions } from '@kinglet/kernels/plan';
import {
  asExtent,
  type Extent,
  equalExtents,
  equalShapes,
  fixedExtent,
  isFixed,
  multiplyExtents,
  scaleExtent,
  sizeOfExtents,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import { emitStrided, startOf, stepsOf } from './copyStrided.ts';
import {
  axisFrom,
  type Elements,
  elementsOf,
  finish,
  newElements,
  type ScatterReduction,
  typeNumber,
} from './elements.ts';
import { checkCount, mostElements } from './limits.ts';

/** Gather: slices along an axis. */
export function lowerGather(node: Lowering): void {
  const x = elementsOf(node, 0);
  const axis = axisFrom(node, node.int('axis', 0), x.shape.length);
  finish(node, gatherAlong(node, x, axis, elementsOf(node, 1)));
}

/** The slices of an axis that indices of any shape choose, which has their axes in its place. */
export function gatherAlong(node: Lowering, x: Elements, axis: number, indices: Elements): Elements {
  const rows = x.shape[axis]!;
  const count = sizeOfExtents(indices.shape);
  const places = placesIn(node, indices, count, [rows]);
  const inner = sizeOfExtents(x.shape.slice(axis + 1));
  const made = newElements(node, x.type, x.shape.toSpliced(axis, 1, ...indices.shape));
  const [outer, width] = [sizeOfExtents(x.shape.slice(0, axis)), bytesOf(x, inner)];
  node.emit('gatherRows', x.operand, outer, rows, width, places, 1, count, made.operand);
  return made;
}

/** Elements of the last axis that indices choose. */
export function gatherColumns(node: Lowering, x: Elements, indices: Elements): Elements {
  const columns = x.shape.at(-1)!;
  const count = sizeOfExtents(indices.shape);
  const places = placesIn(node, indices, count, [columns]);
  const made = newElements(node, x.type, [...x.shape.slice(0, -1), count]);
  const [outer, width] = [sizeOfExtents(x.shape.slice(0, -1)), made.operand.buffer.elementBytes];
  node.emit('gatherRows', x.operand, outer, columns, width, places, 1, count, made.operand);
  return made;
}

/** GatherElements: one element for each index, at the index's own place but for the axis. */
export function lowerGatherElements(node: Lowering): void {
  const [x, indices] = [elementsOf(node, 0), elementsOf(node, 1)];
  const { places, tables, each, size } = placesAlong(node, x, indices);
  const made = newElements(node, x.type, indices.shape);
  const width = made.operand.buffer.elementBytes;
  node.emit('gatherRows', x.operand, tables, size, width, places, tables, each, made.operand);
  finish(node, made);
}

/** GatherND: slices for tuples of indices. */
export function lowerGatherNd(node: Lowering): void {
  const [x, indices] = [elementsOf(node, 0), elementsOf(node, 1)];
  const batch = node.int('batch_dims', 0);
  const { depth, rest } = tupleOf(node, indices);
  if (batch < 0 || batch > rest.length)
    throw node.refuse(`expected batch_dims from 0 to ${rest.length}, found ${batch}`);
  if (!equalShapes(x.shape.slice(0, batch), indices.shape.slice(0, batch)))
    throw node.refuse(`expected the first ${batch} lengths of data and indices to be the same for every batch`);
  const limits = x.shape.slice(batch, batch + depth);
  const outer = sizeOfExtents(indices.shape.slice(0, batch));
  const each = sizeOfExtents(rest.slice(batch));
  const places = placesIn(node, indices, sizeOfExtents(rest), limits);
  const width = bytesOf(x, sizeOfExtents(x.shape.slice(batch + depth)));
  const made = newElements(node, x.type, [...rest, ...x.shape.slice(batch + depth)]);
  node.emit('gatherRows', x.operand, outer, sizeOfExtents(limits), width, places, outer, each, made.operand);
  finish(node, made);
}

/** ScatterElements, and Scatter before it: updates at the places of their indices but for the axis. */
export function lowerScatterElements(node: Lowering): void {
  const [x, indices, updates] = [elementsOf(node, 0), elementsOf(node, 1), elementsOf(node, 2)];
  const { places, tables, each, size } = placesAlong(node, x, indices);
  node.checkSize(sizeOfExtents(indices.shape), 2);
  const made = copyOf(node, x);
  const [reduction, type] = [reductionOf(node), typeNumber(node, x.type)];
  node.emit('scatterRows', updates.operand, places, tables, each, size, 1, reduction, type, made.operand);
  finish(node, made);
}

/** ScatterND: slices at tuples of indices. */
export function lowerScatterNd(node: Lowering): void {
  const [x, indices, updates] = [elementsOf(node, 0), elementsOf(node, 1), elementsOf(node, 2)];
  const { depth, rest } = tupleOf(node, indices);
  const limits = x.shape.slice(0, depth);
  const count = sizeOfExtents(rest);
  const places = placesIn(node, indices, count, limits);
  const made = copyOf(node, x);
  const inner = sizeOfExtents(x.shape.slice(depth));
  node.checkSize(multiplyExtents(count, inner), 2);
  const [reduction, type] = [reductionOf(node), typeNumber(node, x.type)];
  node.emit(
    'scatterRows',
    updates.operand,
    places,
    1,
    count,
    sizeOfExtents(limits),
    inner,
    reduction,
    type,
    made.operand,
  );
  finish(node, made);
}

/** The elements in memory of their own. */
export function copyOf(node: Lowering, x: Elements): Elements {
  const made = newElements(node, x.type, x.shape);
  const axis = { count: x.operand.length, from: fixedExtent(1), to: fixedExtent(1) };
  emitStrided(node, startOf(x.operand), startOf(made.operand), [axis]);
  return made;
}

/** Positions for rows of as many indices as there are limits; a run stops where one is out of range. */
export function placesIn(
  node: Lowering,
  indices: Elements,
  rows: Extent,
  limits: readonly (Extent | number)[],
): Operand {
  const places = node.scratch(4, rows);
  const type = typeNumber(node, indices.type);
  node.emit('flattenIndices', indices.operand, rows, type, node.numbers('uint32', limits.map(asExtent)), places);
  return places;
}

interface Places {
  readonly places: Operand;
  /** Parts of what is chosen from that indices do not leave. */
  readonly tables: Extent;
  /** Indices of each. */
  readonly each: Extent;
  /** Elements of each. */
  readonly size: Extent;
}

/** Positions in `x` of indices along an axis: their own coordinates for the other axes. */
function placesAlong(node: Lowering, x: Elements, indices: Elements): Places {
  const axis = axisFrom(node, node.int('axis', 0), x.shape.length);
  if (indices.shape.length !== x.shape.length)
    throw node.refuse(`expected indices of ${x.shape.length} axes, found ${indices.shape.length}`);
  const first = tableAxes(x, indices, axis);
  const limits = x.shape.slice(first);
  const tuples = newElements(node, indices.type, [...indices.shape, fixedExtent(limits.length)]);
  const to = stepsOf(tuples.shape);
  for (const [k, length] of indices.shape.entries()) {
    if (k < first) continue;
    const [from, own] =
      k === axis ? [indices.operand, stepsOf(indices.shape)] : countingAlong(node, indices, k, length);
    const axes = indices.shape.map((each, i) => ({ count: each, from: own[i]!, to: to[i]! }));
    emitStrided(node, startOf(from), { operand: tuples.operand, at: fixedExtent(k - first) }, axes);
  }
  return {
    places: placesIn(node, tuples, sizeOfExtents(indices.shape), limits),
    tables: sizeOfExtents(x.shape.slice(0, first)),
    each: sizeOfExtents(indices.shape.slice(first)),
    size: sizeOfExtents(limits),
  };
}

/** Axes before the one that is chosen along, a batch among them, of which indices have all elements. */
function tableAxes(x: Elements, indices: Elements, axis: number): number {
  const isWhole = (i: number): boolean =>
    i < axis && equalExtents(x.shape[i]!, indices.shape[i]!) && !equalExtents(x.shape[i]!, fixedExtent(0));
  let first = 0;
  while (isWhole(first)) first++;
  return first;
}

/** 0, 1, 2, … along an axis. */
function countingAlong(node: Lowering, { type, shape }: Elements, axis: number, length: Extent): [Operand, Extent[]] {
  if (isFixed(length)) checkCount(node, length.fixed, mostElements, 'indices along an axis');
  const numbers = { start: fixedExtent(0), step: fixedExtent(1), count: length };
  const operand = node.numbers(type === 'int64' ? 'int64' : 'int32', numbers);
  return [operand, shape.map((_, i) => fixedExtent(i === axis ? 1 : 0))];
}

/** The last axis of indices, whose elements belong together, and the axes before it. */
function tupleOf(node: Lowering, { shape }: Elements): { readonly depth: number; readonly rest: readonly Extent[] } {
  const last = shape.at(-1);
  if (!last) throw node.refuse('expected indices of one axis or more');
  return { depth: node.fixed(last, 'the length of tuples of indices'), rest: shape.slice(0, -1) };
}

function bytesOf({ operand }: Elements, count: Extent): Extent {
  return scaleExtent(count, operand.buffer.elementBytes);
}

function reductionOf(node: Lowering): number {
  const name = node.text('reduction', 'none');
  const number = scatterReductions.indexOf(name as ScatterReduction);
  if (number >= 0) return number;
  throw node.refuse(`expected reduction to be one of ${scatterReductions.join(', ')}, found ${name}`);
}
