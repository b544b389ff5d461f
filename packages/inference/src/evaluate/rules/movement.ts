// Elements put elsewhere: nothing is computed.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { axisOf, coordinatesOf, gridOf, positionOf, positionsOf, rowsAlong, stridesOf } from '../indexing.ts';
import { emptyValues, lengthsOf, reshaped, sizeOf, type Tensor, take } from '../tensor.ts';

export const movementRules: Readonly<Record<string, EvaluationRule>> = {
  CenterCropPad: centerCropPad,
  Concat: (node) =>
    concat(
      node.inputs.map((_, i) => node.input(i)),
      node.int('axis', 1),
    ),
  DepthToSpace: depthToSpace,
  ReverseSequence: reverseSequence,
  Slice: slice,
  SpaceToDepth: spaceToDepth,
  Split: split,
  Tile: tile,
  Transpose: (node) => transpose(node.input(0), node.ints('perm')),
  Trilu: trilu,
};

/** Axes in another order; the other way round without one. */
export function transpose(x: Tensor, order?: readonly number[]): Tensor {
  const axes = order ?? x.dims.map((_, axis) => x.dims.length - 1 - axis);
  const strides = stridesOf(x.dims);
  const dims = axes.map((axis) => x.dims[axis]!);
  return take(
    x,
    dims,
    positionsOf(
      dims,
      axes.map((axis) => strides[axis]!),
    ),
  );
}

export function concat(parts: readonly Tensor[], axis: number): Tensor {
  const [first] = parts as [Tensor, ...Tensor[]];
  const at = axisOf(axis, first.dims.length);
  const lengths = parts.map(({ dims }) => dims[at]!);
  const dims = first.dims.with(
    at,
    lengths.reduce((sum, length) => sum + length, 0),
  );
  const values = emptyValues(first.type, sizeOf(dims));
  const { outer, inner } = rowsAlong(dims, at);
  let place = 0;
  for (let o = 0; o < outer; o++)
    for (const [i, part] of parts.entries()) {
      const size = lengths[i]! * inner;
      values.set(part.values.subarray(o * size, (o + 1) * size) as never, place);
      place += size;
    }
  return { type: first.type, dims, values };
}

/** `lengths[axis]` elements along each axis, from `starts[axis]` on, `steps[axis]` apart. */
export function window(
  x: Tensor,
  starts: readonly number[],
  lengths: readonly number[],
  steps: readonly number[] = lengths.map(() => 1),
): Tensor {
  const strides = stridesOf(x.dims);
  return take(
    x,
    lengths,
    positionsOf(
      lengths,
      strides.map((stride, axis) => stride * steps[axis]!),
      positionOf(starts, strides),
    ),
  );
}

function slice(node: Evaluation): Tensor {
  const x = node.input(0);
  const [starts, ends] = [node.lengths(1, 'starts') ?? [], node.lengths(2, 'ends') ?? []];
  const axes = node.lengths(3, 'axes') ?? starts.map((_, i) => i);
  const steps = node.lengths(4, 'steps') ?? starts.map(() => 1);
  const [from, lengths, by] = [x.dims.map(() => 0), [...x.dims], x.dims.map(() => 1)];
  for (const [i, given] of axes.entries()) {
    const axis = axisOf(given, x.dims.length);
    const [length, step] = [x.dims[axis]!, steps[i]!];
    if (step === 0) throw node.refuse('expected steps other than 0');
    const clamp = (at: number): number => {
      const counted = at < 0 ? at + length : at;
      return step > 0 ? Math.min(Math.max(counted, 0), length) : Math.min(Math.max(counted, -1), length - 1);
    };
    const [start, end] = [clamp(starts[i]!), clamp(ends[i]!)];
    [from[axis], by[axis], lengths[axis]] = [start, step, Math.max(0, Math.ceil((end - start) / step))];
  }
  if (lengths.includes(0)) return { type: x.type, dims: lengths, values: emptyValues(x.type, 0) };
  return window(x, from, lengths, by);
}

function split(node: Evaluation): readonly Tensor[] {
  const x = node.input(0);
  const axis = axisOf(node.int('axis', 0), x.dims.length);
  const count = node.int('num_outputs', node.proto.output.length);
  const each = Math.ceil(x.dims[axis]! / count);
  // The last one gets what is left.
  const even = Array.from({ length: count }, (_, i) => Math.min(each, x.dims[axis]! - i * each));
  let start = 0;
  return (node.lengths(1, 'split') ?? even).map((length) => {
    const part = window(x, x.dims.map(() => 0).with(axis, start), x.dims.with(axis, length));
    start += length;
    return part;
  });
}

function tile(node: Evaluation): Tensor {
  const x = node.input(0);
  const times = lengthsOf(node.input(1));
  const dims = x.dims.map((length, axis) => length * times[axis]!);
  const places = dims.map((length, axis) => Array.from({ length }, (_, at) => at % x.dims[axis]!));
  return take(x, dims, gridOf(places, stridesOf(x.dims)));
}

/** Everything else is 0. */
function trilu(node: Evaluation): Tensor {
  const x = node.input(0);
  const k = node.inputs[1] ? lengthsOf(node.inputs[1])[0]! : 0;
  const isUpper = node.int('upper', 1) === 1;
  const [rows, columns] = x.dims.slice(-2) as [number, number];
  const positions = Array.from({ length: x.values.length }, (_, i) => {
    const [row, column] = [Math.floor(i / columns) % rows, i % columns];
    return (isUpper ? column - row >= k : column - row <= k) ? i : -1;
  });
  return take(x, x.dims, positions);
}

function depthToSpace(node: Evaluation): Tensor {
  const x = node.input(0);
  const [batch, depth, height, width] = x.dims as [number, number, number, number];
  const block = node.int('blocksize', 1);
  const channels = depth / block ** 2;
  const isColumnFirst = node.text('mode', 'DCR') === 'CRD';
  const split = isColumnFirst
    ? [batch, channels, block, block, height, width]
    : [batch, block, block, channels, height, width];
  const turned = transpose(reshaped(x, split), isColumnFirst ? [0, 1, 4, 2, 5, 3] : [0, 3, 4, 1, 5, 2]);
  return reshaped(turned, [batch, channels, height * block, width * block]);
}

function spaceToDepth(node: Evaluation): Tensor {
  const x = node.input(0);
  const [batch, channels, height, width] = x.dims as [number, number, number, number];
  const block = node.int('blocksize', 1);
  const split = [batch, channels, height / block, block, width / block, block];
  const turned = transpose(reshaped(x, split), [0, 3, 5, 1, 2, 4]);
  return reshaped(turned, [batch, channels * block ** 2, height / block, width / block]);
}

function reverseSequence(node: Evaluation): Tensor {
  const x = node.input(0);
  const lengths = lengthsOf(node.input(1));
  const [time, batch] = [node.int('time_axis', 0), node.int('batch_axis', 1)];
  const strides = stridesOf(x.dims);
  const positions = [...coordinatesOf(x.dims)].map((at) => {
    const length = lengths[at[batch]!]!;
    return positionOf(at[time]! < length ? at.with(time, length - 1 - at[time]!) : at, strides);
  });
  return take(x, x.dims, positions);
}

/** Around the middle of each axis; of an odd difference the smaller half is in front. */
function centerCropPad(node: Evaluation): Tensor {
  const x = node.input(0);
  const axes = node.ints('axes')?.map((axis) => axisOf(axis, x.dims.length)) ?? x.dims.map((_, axis) => axis);
  const dims = [...x.dims];
  for (const [i, length] of lengthsOf(node.input(1)).entries()) dims[axes[i]!] = length;
  // Of the output's coordinates, where it is cut; the other way round where zeros are added.
  const shifts = dims.map((length, axis) => {
    const more = x.dims[axis]! - length;
    return more >= 0 ? Math.floor(more / 2) : -Math.floor(-more / 2);
  });
  const strides = stridesOf(x.dims);
  const positions = [...coordinatesOf(dims)].map((at) => {
    const source = at.map((place, axis) => place + shifts[axis]!);
    return source.every((place, axis) => place >= 0 && place < x.dims[axis]!) ? positionOf(source, strides) : -1;
  });
  return take(x, dims, positions);
}
