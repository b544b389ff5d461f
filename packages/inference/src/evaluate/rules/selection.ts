// Elements chosen by other tensors: gathered, scattered, sorted, counted.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { axisOf, coordinatesOf, indexOf, linesAlong, positionOf, rowsAlong, stridesOf } from '../indexing.ts';
import {
  integersOf,
  lengthsOf,
  numbersOf,
  reshaped,
  scalarOf,
  sizeOf,
  type Tensor,
  take,
  tensorOf,
  tensorOfLengths,
} from '../tensor.ts';

export const selectionRules: Readonly<Record<string, EvaluationRule>> = {
  ArgMax: (node) => extreme(node, (a, b) => a > b),
  ArgMin: (node) => extreme(node, (a, b) => a < b),
  Compress: compress,
  Gather: gather,
  GatherElements: gatherElements,
  GatherND: gatherNd,
  NonZero: nonZero,
  OneHot: oneHot,
  Scatter: scatterElements,
  ScatterElements: scatterElements,
  ScatterND: scatterNd,
  TensorScatter: tensorScatter,
  TopK: topK,
  Unique: unique,
};

/** Input 0 at the given indices of one axis. */
export function gatherAlong(x: Tensor, axis: number, indices: readonly number[], dims: readonly number[]): Tensor {
  const { outer, length, inner } = rowsAlong(x.dims, axis);
  const positions: number[] = [];
  for (let o = 0; o < outer; o++)
    for (const index of indices)
      for (let i = 0; i < inner; i++) positions.push((o * length + indexOf(index, length)) * inner + i);
  return take(x, [...x.dims.slice(0, axis), ...dims, ...x.dims.slice(axis + 1)], positions);
}

function gather(node: Evaluation): Tensor {
  const [x, indices] = [node.input(0), node.input(1)];
  return gatherAlong(x, axisOf(node.int('axis', 0), x.dims.length), lengthsOf(indices), indices.dims);
}

function gatherElements(node: Evaluation): Tensor {
  const [x, indices] = [node.input(0), node.input(1)];
  const axis = axisOf(node.int('axis', 0), x.dims.length);
  const [strides, at] = [stridesOf(x.dims), lengthsOf(indices)];
  const positions = [...coordinatesOf(indices.dims)].map((place, i) =>
    positionOf(place.with(axis, indexOf(at[i]!, x.dims[axis]!)), strides),
  );
  return take(x, indices.dims, positions);
}

function gatherNd(node: Evaluation): Tensor {
  const [x, indices] = [node.input(0), node.input(1)];
  const batch = node.int('batch_dims', 0);
  const depth = indices.dims.at(-1)!;
  const inner = x.dims.slice(batch + depth);
  const size = sizeOf(inner);
  const [strides, at] = [stridesOf(x.dims), lengthsOf(indices)];
  const outer = indices.dims.slice(0, -1);
  const positions = [...coordinatesOf(outer)].flatMap((place, i) => {
    const tuple = at.slice(i * depth, (i + 1) * depth).map((index, k) => indexOf(index, x.dims[batch + k]!));
    const first = positionOf([...place.slice(0, batch), ...tuple], strides);
    return Array.from({ length: size }, (_, k) => first + k);
  });
  return take(x, [...outer, ...inner], positions);
}

/** What a scattered element does to the one that is there. */
function reducerOf(node: Evaluation): (a: number, b: number) => number {
  const reduction = node.text('reduction', 'none');
  const reducers: Readonly<Record<string, (a: number, b: number) => number>> = {
    add: (a, b) => a + b,
    max: Math.max,
    min: Math.min,
    mul: (a, b) => a * b,
    none: (_, b) => b,
  };
  const reducer = reducers[reduction];
  if (reducer) return reducer;
  throw node.refuse(`expected reduction to be one of ${Object.keys(reducers).join(', ')}, got ${reduction}`);
}

/** `x` with each update at its position. */
function scatter(node: Evaluation, x: Tensor, positions: readonly number[], updates: Tensor): Tensor {
  const reduce = reducerOf(node);
  if (node.text('reduction', 'none') === 'none') {
    const values = x.values.slice() as Float64Array;
    for (const [i, at] of positions.entries()) values[at] = (updates.values as Float64Array)[i]!;
    return { ...x, values };
  }
  const [numbers, more] = [numbersOf(x), numbersOf(updates)];
  for (const [i, at] of positions.entries()) numbers[at] = reduce(numbers[at]!, more[i]!);
  return tensorOf(x.type, x.dims, numbers);
}

function scatterElements(node: Evaluation): Tensor {
  const [x, indices] = [node.input(0), node.input(1)];
  const axis = axisOf(node.int('axis', 0), x.dims.length);
  const [strides, at] = [stridesOf(x.dims), lengthsOf(indices)];
  const positions = [...coordinatesOf(indices.dims)].map((place, i) =>
    positionOf(place.with(axis, indexOf(at[i]!, x.dims[axis]!)), strides),
  );
  return scatter(node, x, positions, node.input(2));
}

function scatterNd(node: Evaluation): Tensor {
  const [x, indices] = [node.input(0), node.input(1)];
  const depth = indices.dims.at(-1)!;
  const size = sizeOf(x.dims.slice(depth));
  const [strides, at] = [stridesOf(x.dims), lengthsOf(indices)];
  const positions = Array.from({ length: sizeOf(indices.dims.slice(0, -1)) }, (_, i) => {
    const tuple = at.slice(i * depth, (i + 1) * depth).map((index, k) => indexOf(index, x.dims[k]!));
    return positionOf(tuple, strides);
  });
  return scatter(
    node,
    x,
    positions.flatMap((first) => Array.from({ length: size }, (_, k) => first + k)),
    node.input(2),
  );
}

/** A cache of keys or values, overwritten from each batch's place on. */
function tensorScatter(node: Evaluation): Tensor {
  const [cache, update] = [node.input(0), node.input(1)];
  const axis = axisOf(node.int('axis', -2), cache.dims.length);
  const starts = node.inputs[2] ? lengthsOf(node.inputs[2]) : [];
  const isCircular = node.text('mode', 'linear') === 'circular';
  const strides = stridesOf(cache.dims);
  const positions = [...coordinatesOf(update.dims)].map((at) => {
    const place = (starts[at[0]!] ?? 0) + at[axis]!;
    return positionOf(at.with(axis, isCircular ? place % cache.dims[axis]! : place), strides);
  });
  return scatter(node, cache, positions, update);
}

function compress(node: Evaluation): Tensor {
  const x = node.input(0);
  const chosen = lengthsOf(node.input(1)).flatMap((isChosen, i) => (isChosen ? [i] : []));
  if (!node.has('axis')) return gatherAlong(reshaped(x, [x.values.length]), 0, chosen, [chosen.length]);
  return gatherAlong(x, axisOf(node.int('axis', 0), x.dims.length), chosen, [chosen.length]);
}

function nonZero(node: Evaluation): Tensor {
  const x = node.input(0);
  const places = [...coordinatesOf(x.dims)].filter((_, i) => numbersOf(x)[i] !== 0);
  const byAxis = x.dims.flatMap((_, axis) => places.map((at) => at[axis]!));
  return tensorOf('int64', [x.dims.length, places.length], byAxis);
}

function oneHot(node: Evaluation): Tensor {
  const [indices, values] = [node.input(0), node.input(2)];
  const depth = scalarOf(node.input(1));
  const axis = axisOf(node.int('axis', -1), indices.dims.length + 1);
  const dims = indices.dims.toSpliced(axis, 0, depth);
  const [at, strides] = [lengthsOf(indices), stridesOf(indices.dims)];
  const positions = [...coordinatesOf(dims)].map((place) => {
    const index = at[positionOf(place.toSpliced(axis, 1), strides)]!;
    return Number((index < 0 ? index + depth : index) === place[axis]);
  });
  return take(values, dims, positions);
}

function extreme(node: Evaluation, isBetter: (a: bigint | number, b: bigint | number) => boolean): Tensor {
  const x = node.input(0);
  const axis = axisOf(node.int('axis', 0), x.dims.length);
  const takesLast = node.int('select_last_index', 0) === 1;
  const numbers = x.type.includes('int64') ? integersOf(x) : numbersOf(x);
  const found = [...linesAlong(x.dims, axis)].map((line) =>
    line.reduce((best, at, i) => {
      const [now, before] = [numbers[at]!, numbers[line[best]!]!];
      return isBetter(now, before) || (takesLast && now === before) ? i : best;
    }, 0),
  );
  return tensorOf('int64', node.int('keepdims', 1) ? x.dims.with(axis, 1) : x.dims.toSpliced(axis, 1), found);
}

function topK(node: Evaluation): readonly Tensor[] {
  const x = node.input(0);
  const axis = axisOf(node.int('axis', -1), x.dims.length);
  const k = node.inputs[1] ? scalarOf(node.inputs[1]) : node.int('k', 1);
  if (k < 0 || k > x.dims[axis]!) throw node.refuse(`expected K from 0 to ${x.dims[axis]}, got ${k}`);
  const direction = node.int('largest', 1) ? -1 : 1;
  const values = x.type.includes('int64') ? integersOf(x) : numbersOf(x);
  const dims = x.dims.with(axis, k);
  const { inner } = rowsAlong(dims, axis);
  const [positions, indices] = [new Float64Array(sizeOf(dims)), new Float64Array(sizeOf(dims))];
  for (const [l, line] of [...linesAlong(x.dims, axis)].entries()) {
    const order = line
      .map((_, i) => i)
      .sort((a, b) => direction * compare(values[line[a]!]!, values[line[b]!]!) || a - b);
    for (let i = 0; i < k; i++) {
      const at = (Math.floor(l / inner) * k + i) * inner + (l % inner);
      positions[at] = line[order[i]!]!;
      indices[at] = order[i]!;
    }
  }
  return [take(x, dims, positions), tensorOf('int64', dims, indices)];
}

function compare(a: bigint | number, b: bigint | number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** What is there once: elements, or slices along an axis. */
function unique(node: Evaluation): readonly Tensor[] {
  const x = node.has('axis') ? node.input(0) : reshaped(node.input(0), [node.input(0).values.length]);
  const axis = axisOf(node.int('axis', 0), x.dims.length);
  const { outer, length, inner } = rowsAlong(x.dims, axis);
  const numbers = numbersOf(x);
  const sliceAt = (k: number): number[] =>
    Array.from(
      { length: outer * inner },
      (_, i) => numbers[(Math.floor(i / inner) * length + k) * inner + (i % inner)]!,
    );
  const slices = Array.from({ length }, (_, k) => sliceAt(k));
  const firsts = new Map<string, number>();
  for (const [k, slice] of slices.entries()) if (!firsts.has(slice.join())) firsts.set(slice.join(), k);
  const indices = [...firsts.values()];
  if (node.int('sorted', 1)) indices.sort((a, b) => compareSlices(slices[a]!, slices[b]!));
  const inverse = slices.map((slice) => indices.indexOf(firsts.get(slice.join())!));
  const counts = indices.map((_, i) => inverse.filter((to) => to === i).length);
  return [gatherAlong(x, axis, indices, [indices.length]), ...[indices, inverse, counts].map(tensorOfLengths)];
}

function compareSlices(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at]! - b[at]!;
}
