// Pools of any number of axes.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { coordinatesOf, positionOf, stridesOf } from '../indexing.ts';
import { lengthsOf, numbersOf, sizeOf, type Tensor, take, tensorOf } from '../tensor.ts';
import { beyond, countsOf, padded, placesOf, windowsOf } from './windows.ts';

export const poolRules: Readonly<Record<string, EvaluationRule>> = {
  AveragePool: averagePool,
  GlobalAveragePool: globalPool((values) => values.reduce((sum, x) => sum + x, 0) / values.length),
  GlobalLpPool: (node) => {
    const p = node.int('p', 2);
    return globalPool((values) => values.reduce((sum, x) => sum + Math.abs(x) ** p, 0) ** (1 / p))(node);
  },
  GlobalMaxPool: globalPool((values) => values.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY)),
  LpPool: lpPool,
  MaxPool: maxPool,
  MaxRoiPool: maxRoiPool,
  MaxUnpool: maxUnpool,
};

function globalPool(pool: (values: Float64Array) => number): EvaluationRule {
  return (node) => {
    const x = node.input(0);
    const area = sizeOf(x.dims.slice(2));
    const numbers = numbersOf(x);
    const [batch, channels] = x.dims as [number, number];
    const pooled = Array.from({ length: batch * channels }, (_, i) => pool(numbers.slice(i * area, (i + 1) * area)));
    return tensorOf(x.type, [batch, channels, ...x.dims.slice(2).map(() => 1)], pooled);
  };
}

interface Pooled {
  readonly dims: readonly number[];
  /** For each window its places: positions in the image of all channels, `padded` or `beyond`. */
  readonly windows: readonly (readonly number[])[];
}

function poolOf(node: Evaluation): Pooled {
  const [batch, channels, ...image] = node.input(0).dims as [number, number, ...number[]];
  const windows = windowsOf(node, image, node.ints('kernel_shape') ?? []);
  const counts = countsOf(windows, image, node.int('ceil_mode', 0) === 1);
  const places = placesOf(windows, image, counts);
  const area = sizeOf(image);
  const planes = Array.from({ length: batch * channels }, (_, plane) => plane);
  return {
    dims: [batch, channels, ...counts],
    windows: planes.flatMap((plane) => places.map((window) => window.map((at) => (at < 0 ? at : plane * area + at)))),
  };
}

function averagePool(node: Evaluation): Tensor {
  const x = node.input(0);
  const numbers = numbersOf(x);
  const { dims, windows } = poolOf(node);
  const countsPadding = node.int('count_include_pad', 0) === 1;
  const means = windows.map((window) => {
    const counted = window.filter((at) => at >= 0 || (countsPadding && at === padded));
    return counted.reduce((sum, at) => sum + (at >= 0 ? numbers[at]! : 0), 0) / counted.length;
  });
  return tensorOf(x.type, dims, means);
}

function lpPool(node: Evaluation): Tensor {
  const x = node.input(0);
  const numbers = numbersOf(x);
  const p = node.int('p', 2);
  const { dims, windows } = poolOf(node);
  const pooled = windows.map(
    (window) =>
      window.reduce((sum, at) => (at > beyond && at >= 0 ? sum + Math.abs(numbers[at]!) ** p : sum), 0) ** (1 / p),
  );
  return tensorOf(x.type, dims, pooled);
}

function maxPool(node: Evaluation): readonly Tensor[] {
  const x = node.input(0);
  const numbers = numbersOf(x);
  const { dims, windows } = poolOf(node);
  const found = windows.map((window) =>
    window.reduce((best, at) => (at >= 0 && (best < 0 || numbers[at]! > numbers[best]!) ? at : best), padded),
  );
  const indices = node.int('storage_order', 0) ? found.map((at) => columnMajor(at, x.dims)) : found;
  return [take(x, dims, found), tensorOf('int64', dims, indices)];
}

/** The position of an element if the first axis of images were the innermost. */
function columnMajor(at: number, dims: readonly number[]): number {
  const image = dims.slice(2);
  const area = sizeOf(image);
  const inner = at % area;
  const strides = stridesOf(image);
  const place = image.map((length, axis) => Math.floor(inner / strides[axis]!) % length);
  return at - inner + positionOf(place.toReversed(), stridesOf(image.toReversed()));
}

/** Each element back to where it was the largest. */
function maxUnpool(node: Evaluation): Tensor {
  const [x, indices] = [node.input(0), node.input(1)];
  const kernel = node.ints('kernel_shape') ?? [];
  const strides = node.ints('strides') ?? kernel.map(() => 1);
  const pads = node.ints('pads') ?? [...kernel, ...kernel].fill(0);
  const inferred = kernel.map(
    (length, i) => (x.dims[i + 2]! - 1) * strides[i]! - (pads[i]! + pads[i + kernel.length]!) + length,
  );
  const small = [...x.dims.slice(0, 2), ...inferred];
  const dims = node.inputs[2] ? lengthsOf(node.inputs[2]) : small;
  const positions = Array(sizeOf(small)).fill(-1) as number[];
  for (const [i, at] of lengthsOf(indices).entries()) positions[at] = i;
  const made = take(x, small, positions);
  const outer = stridesOf(small);
  const places = [...coordinatesOf(dims)].map((at) =>
    at.every((place, axis) => place < small[axis]!) ? positionOf(at, outer) : -1,
  );
  return take(made, dims, places);
}

/** The largest of each cell of regions [batch, x1, y1, x2, y2], whose corners are whole: Girshick, 2015. */
function maxRoiPool(node: Evaluation): Tensor {
  const [x, rois] = [node.input(0), node.input(1)];
  const [, channels, height, width] = x.dims as [number, number, number, number];
  const cells = (node.ints('pooled_shape') ?? []) as [number, number];
  const scale = node.float('spatial_scale', 1);
  const [numbers, corners] = [numbersOf(x), numbersOf(rois)];
  const count = rois.dims[0]!;
  const dims = [count, channels, ...cells];
  const pooled = [...coordinatesOf(dims)].map(([r, c, ...cell]) => {
    const [image, x1, y1, x2, y2] = [...corners.slice(r! * 5, r! * 5 + 5)].map((value, i) =>
      i === 0 ? value : Math.round(value * scale),
    ) as [number, number, number, number, number];
    const rows = rangeIn(y1, y2, cell[0]!, cells[0], height);
    const columns = rangeIn(x1, x2, cell[1]!, cells[1], width);
    const found = rows.flatMap((row) =>
      columns.map((column) => numbers[((image * channels + c!) * height + row) * width + column]!),
    );
    return found.length ? Math.max(...found) : 0;
  });
  return tensorOf(x.type, dims, pooled);
}

function rangeIn(from: number, to: number, cell: number, cells: number, length: number): number[] {
  const each = Math.max(to - from + 1, 1) / cells;
  const clamp = (at: number): number => Math.min(Math.max(at + from, 0), length);
  const [start, end] = [clamp(Math.floor(cell * each)), clamp(Math.ceil((cell + 1) * each))];
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => start + i);
}
