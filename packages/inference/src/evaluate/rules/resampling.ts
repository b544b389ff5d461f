// Images at other places than their pixels.
import type { Evaluation, EvaluationRule } from '../evaluation.ts';
import { axisOf, coordinatesOf, rowsAlong } from '../indexing.ts';
import { lengthsOf, numbersOf, sizeOf, type Tensor, tensorOf } from '../tensor.ts';

export const resamplingRules: Readonly<Record<string, EvaluationRule>> = {
  AffineGrid: affineGrid,
  GridSample: gridSample,
  Resize: resize,
  Upsample: (node) =>
    resizeBy(node, node.input(0), node.lengths(1, '') ?? node.floats('scales') ?? [], 'asymmetric', 'floor'),
};

/** What one axis becomes. */
interface AxisPlan {
  readonly axis: number;
  /** The output's length in terms of the input's. */
  readonly scale: number;
  readonly length: number;
  readonly roi: readonly [start: number, end: number];
}

function resize(node: Evaluation): Tensor {
  const x = node.input(0);
  if (node.opset < 11) return resizeBy(node, x, numbersOf(node.input(1)), 'asymmetric', 'floor');
  const mode = node.text('coordinate_transformation_mode', 'half_pixel');
  const nearest = node.text('nearest_mode', 'round_prefer_floor');
  return resample(node, x, plansOf(node, x), mode, nearest);
}

function resizeBy(node: Evaluation, x: Tensor, scales: ArrayLike<number>, mode: string, nearest: string): Tensor {
  const plans = x.dims.map((length, axis): AxisPlan => {
    const scale = scales[axis]!;
    return { axis, scale, length: scaled(length, scale), roi: [0, 1] };
  });
  return resample(node, x, plans, mode, nearest);
}

/** In float, as shape inference has it: 5 by the float next to 1.8 is 9. */
function scaled(length: number, scale: number): number {
  return Math.floor(Math.fround(length * scale));
}

/** Scales or sizes; of all axes or of some. */
function plansOf(node: Evaluation, x: Tensor): AxisPlan[] {
  const rank = x.dims.length;
  const axes = node.ints('axes')?.map((axis) => axisOf(axis, rank)) ?? x.dims.map((_, axis) => axis);
  const given = node.inputs[1]?.values.length ? [...numbersOf(node.inputs[1])] : undefined;
  const regions: number[] = given ?? [...axes.map(() => 0), ...axes.map(() => 1)];
  const scales = node.inputs[2]?.values.length ? numbersOf(node.inputs[2]) : undefined;
  const sizes = node.inputs[3] ? lengthsOf(node.inputs[3]) : [];
  const policy = node.text('keep_aspect_ratio_policy', 'stretch');
  const ratios = axes.map((axis, i) => (scales ? scales[i]! : sizes[i]! / x.dims[axis]!));
  const common = policy === 'not_larger' ? Math.min(...ratios) : Math.max(...ratios);
  return axes.map((axis, i) => {
    const own = x.dims[axis]!;
    const isCommon = !scales && policy !== 'stretch';
    const scale = isCommon ? common : ratios[i]!;
    const length = isCommon ? Math.floor(own * scale + 0.5) : scales ? scaled(own, scale) : sizes[i]!;
    return { axis, scale, length, roi: [regions[i]!, regions[i + axes.length]!] };
  });
}

/** One axis after the other. */
function resample(node: Evaluation, x: Tensor, plans: readonly AxisPlan[], mode: string, nearest: string): Tensor {
  let [dims, numbers] = [[...x.dims], numbersOf(x)];
  for (const plan of plans) {
    if (plan.scale === 1 && plan.length === dims[plan.axis] && mode !== 'tf_crop_and_resize') continue;
    const { outer, length, inner } = rowsAlong(dims, plan.axis);
    const taps = Array.from({ length: plan.length }, (_, i) => tapsOf(node, plan, length, i, mode, nearest));
    const made = new Float64Array(outer * plan.length * inner);
    for (let at = 0; at < made.length; at++) {
      const [o, k, i] = [Math.floor(at / (plan.length * inner)), Math.floor(at / inner) % plan.length, at % inner];
      const tap = taps[k]!;
      made[at] =
        typeof tap === 'number'
          ? tap
          : tap.reduce((sum, { index, weight }) => sum + weight * numbers[(o * length + index) * inner + i]!, 0);
    }
    dims[plan.axis] = plan.length;
    numbers = made;
  }
  return tensorOf(x.type, dims, numbers);
}

interface Tap {
  readonly index: number;
  readonly weight: number;
}

/** The pixels that one of the output is made of, or the number that it is. */
function tapsOf(
  node: Evaluation,
  plan: AxisPlan,
  length: number,
  i: number,
  mode: string,
  nearest: string,
): readonly Tap[] | number {
  const place = placeOf(plan, length, i, mode);
  if (mode === 'tf_crop_and_resize' && (place < 0 || place > length - 1)) return node.float('extrapolation_value', 0);
  const method = node.text('mode', 'nearest');
  const clamp = (index: number): number => Math.min(Math.max(index, 0), length - 1);
  if (method === 'nearest') return [{ index: clamp(nearestOf(place, nearest)), weight: 1 }];
  // Smaller images see all the pixels that fall into one.
  const shrink = node.int('antialias', 0) ? Math.min(plan.scale, 1) : 1;
  const isCubic = method === 'cubic';
  const reach = (isCubic ? 2 : 1) / shrink;
  const a = node.float('cubic_coeff_a', -0.75);
  const kernel = isCubic ? (t: number) => cubic(t, a) : (t: number) => Math.max(0, 1 - Math.abs(t));
  const excludes = node.int('exclude_outside', 0) === 1;
  const taps: Tap[] = [];
  for (let index = Math.floor(place - reach); index <= Math.ceil(place + reach); index++) {
    const weight = kernel((index - place) * shrink);
    if (weight !== 0 && !(excludes && index !== clamp(index))) taps.push({ index: clamp(index), weight });
  }
  const sum = taps.reduce((total, { weight }) => total + weight, 0);
  return taps.map(({ index, weight }) => ({ index, weight: weight / sum }));
}

/** Keys, 1981. */
function cubic(t: number, a: number): number {
  const x = Math.abs(t);
  if (x <= 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
  return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
}

function nearestOf(place: number, mode: string): number {
  if (mode === 'floor') return Math.floor(place);
  if (mode === 'ceil') return Math.ceil(place);
  return mode === 'round_prefer_ceil' ? Math.floor(place + 0.5) : Math.ceil(place - 0.5);
}

/** Where a pixel of the output lies in the input. */
function placeOf({ scale, length: made, roi }: AxisPlan, length: number, i: number, mode: string): number {
  const exact = scale * length;
  switch (mode) {
    case 'align_corners':
      return exact === 1 ? 0 : (i * (length - 1)) / (exact - 1);
    case 'asymmetric':
      return i / scale;
    case 'tf_crop_and_resize': {
      const width = (roi[1] - roi[0]) * (length - 1);
      return roi[0] * (length - 1) + (exact === 1 ? width / 2 : (i * width) / (exact - 1));
    }
    case 'pytorch_half_pixel':
      return exact === 1 ? -0.5 : (i + 0.5) / scale - 0.5;
    case 'half_pixel_symmetric':
      return (length / 2) * (1 - made / exact) + (i + 0.5) / scale - 0.5;
    default:
      return (i + 0.5) / scale - 0.5;
  }
}

/** Places from -1 to 1 for each pixel of an image, moved by a matrix [2, 3] or [3, 4]. */
function affineGrid(node: Evaluation): Tensor {
  const theta = node.input(0);
  const [batch, , ...image] = lengthsOf(node.input(1)) as [number, number, ...number[]];
  const axes = image.length;
  const aligns = node.int('align_corners', 0) === 1;
  const numbers = numbersOf(theta);
  const placeAt = (at: number, length: number): number =>
    aligns ? -1 + (2 * at) / (length - 1) : -1 + (2 * at + 1) / length;
  const made: number[] = [];
  for (let n = 0; n < batch; n++)
    for (const at of coordinatesOf(image)) {
      // x is the last axis.
      const place = [...at.map((k, axis) => placeAt(k, image[axis]!)).reverse(), 1];
      for (let row = 0; row < axes; row++)
        made.push(place.reduce((sum, p, column) => sum + p * numbers[(n * axes + row) * (axes + 1) + column]!, 0));
    }
  return tensorOf(theta.type, [batch, ...image, axes], made);
}

/** An image at the places of a grid, of any number of axes: Jaderberg et al., 2015. */
function gridSample(node: Evaluation): Tensor {
  const [x, grid] = [node.input(0), node.input(1)];
  const [batch, channels, ...image] = x.dims as [number, number, ...number[]];
  const counts = grid.dims.slice(1, -1);
  const [numbers, places] = [numbersOf(x), numbersOf(grid)];
  const [area, count, axes] = [sizeOf(image), sizeOf(counts), image.length];
  const made = new Float64Array(batch * channels * count);
  for (let n = 0; n < batch; n++)
    for (let k = 0; k < count; k++) {
      const at = [...places.slice((n * count + k) * axes, (n * count + k + 1) * axes)].reverse();
      const taps = at.map((place, axis) => gridTaps(node, place, image[axis]!));
      for (let c = 0; c < channels; c++)
        made[(n * channels + c) * count + k] = weighted(numbers, (n * channels + c) * area, image, taps);
    }
  return tensorOf(x.type, [batch, channels, ...counts], made);
}

function weighted(
  numbers: Float64Array,
  start: number,
  image: readonly number[],
  taps: readonly (readonly Tap[])[],
  axis = 0,
): number {
  if (axis === image.length) return numbers[start]!;
  const inner = sizeOf(image.slice(axis + 1));
  return taps[axis]!.reduce(
    (sum, { index, weight }) => sum + weight * weighted(numbers, start + index * inner, image, taps, axis + 1),
    0,
  );
}

/** The pixels along an axis for a place from -1 to 1. */
function gridTaps(node: Evaluation, place: number, length: number): Tap[] {
  const aligns = node.int('align_corners', 0) === 1;
  const padding = node.text('padding_mode', 'zeros');
  const [least, most] = aligns ? [0, length - 1] : [-0.5, length - 0.5];
  const pixel = aligns ? ((place + 1) / 2) * (length - 1) : ((place + 1) * length - 1) / 2;
  const method = node.text('mode', 'linear').replace('bilinear', 'linear').replace('bicubic', 'cubic');
  const bring = (at: number): number => {
    if (padding === 'border') return Math.min(Math.max(at, 0), length - 1);
    return padding === 'reflection' ? reflected(at, least, most) : at;
  };
  const inside = Math.fround(pixel < least || pixel > most ? bring(pixel) : pixel);
  const weights = gridWeights(method, inside);
  return weights.flatMap(({ index, weight }) => {
    const brought = index >= 0 && index < length ? index : Math.trunc(bring(index));
    return brought >= 0 && brought < length ? [{ index: brought, weight }] : [];
  });
}

function gridWeights(method: string, place: number): Tap[] {
  if (method === 'nearest') {
    const floor = Math.floor(place);
    const rest = place - floor;
    return [{ index: rest < 0.5 || (rest === 0.5 && floor % 2 === 0) ? floor : floor + 1, weight: 1 }];
  }
  const first = Math.floor(place);
  const offsets = method === 'cubic' ? [-1, 0, 1, 2] : [0, 1];
  return offsets.map((offset) => {
    const t = first + offset - place;
    return { index: first + offset, weight: method === 'cubic' ? cubic(t, -0.75) : 1 - Math.abs(t) };
  });
}

function reflected(at: number, least: number, most: number): number {
  const range = most - least;
  if (range === 0) return least;
  const from = at < least ? least - at : at - most;
  if (at >= least && at <= most) return at;
  const [turns, rest] = [Math.trunc(from / range), from % range];
  return at < least === (turns % 2 === 0) ? least + rest : most - rest;
}
