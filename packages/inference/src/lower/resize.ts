// Resize and Upsample, axis after axis.
import {
  addExtents,
  type Extent,
  equalExtents,
  fixedExtent,
  isFixed,
  multiplyExtents,
  scaleExtent,
  sizeOfExtents,
} from '../compile/extent.ts';
import type { Lowering } from '../compile/lowering.ts';
import type { Operand } from '../compile/program.ts';
import type { Layout } from '../compile/programBuilder.ts';
import { emitCopy, emitFill } from './copies.ts';
import { stepsOf } from './copyStrided.ts';
import { checkCount } from './limits.ts';
import { resizeAxis } from './resizeAxis.ts';
import { resizeGrowing } from './resizeGrowing.ts';
import { type AxisWeights, type ResizeRule, resizeWeights } from './resizeWeights.ts';

/** An axis that changes. */
interface ResizedAxis {
  readonly axis: number;
  readonly length: number;
  readonly weights: AxisWeights;
}

export function lowerResize(node: Lowering): void {
  node.checkFloat(0);
  if (resizeGrowing(node)) return;
  const { shape, places } = node.input(0);
  const axes = resizedAxes(node);
  if (axes.length === 0) {
    node.rename(0);
    return;
  }
  const isImage = shape.length === 4 && axes.every(({ axis }) => axis >= 2);
  const layout = isImage && places.has('channelsLast') ? 'channelsLast' : 'plain';
  if (isImage && resizeByKernel(node, axes, layout)) return;
  const [x, out] = [node.required(0, layout), node.result(0, layout)];
  if (axes.every(({ weights }) => weights.every((row) => row.length > 0))) resizeAxes(node, x, axes, layout, out);
  else resizeInside(node, x, axes, layout, out);
}

/** What lies outside the image has the extrapolation value; places go on in one direction, so the rest is a box. */
function resizeInside(node: Lowering, x: Operand, axes: readonly ResizedAxis[], layout: Layout, out: Operand): void {
  const whole = lengthsIn(layout, node.output().shape);
  const inside = axes.map((each) => ({ ...each, weights: each.weights.filter((row) => row.length > 0) }));
  const box = [...whole];
  let at = fixedExtent(0);
  const steps = stepsOf(whole);
  for (const [i, { axis, weights }] of inside.entries()) {
    const place = placeIn(layout, axis);
    box[place] = fixedExtent(weights.length);
    const first = axes[i]!.weights.findIndex((row) => row.length > 0);
    at = addExtents(at, scaleExtent(steps[place]!, Math.max(first, 0)));
  }
  emitFill(node, node.float('extrapolation_value', 0), out);
  if (inside.some(({ weights }) => weights.length === 0)) return;
  const made = node.scratch(4, sizeOfExtents(box));
  resizeAxes(node, x, inside, layout, made);
  emitCopy(node, box, made, { at: 0, steps: stepsOf(box) }, out, { at, steps });
}

/** One after the other. */
function resizeAxes(node: Lowering, x: Operand, axes: readonly ResizedAxis[], layout: Layout, out: Operand): void {
  if (axes.some(({ weights }) => weights.length === 0)) return; // there is nothing to be made
  const lengths = [...lengthsIn(layout, node.input(0).shape)];
  let from = x;
  for (const [i, { axis, length, weights }] of axes.entries()) {
    const place = placeIn(layout, axis);
    const [outer, inner] = [lengths.slice(0, place), lengths.slice(place + 1)].map(sizeOfExtents) as [Extent, Extent];
    lengths[place] = fixedExtent(weights.length);
    const to = i === axes.length - 1 ? out : node.scratch(4, sizeOfExtents(lengths));
    resizeAxis(node, { x: from, outer, length, inner, weights, out: to });
    from = to;
  }
}

function lengthsIn(layout: Layout, shape: readonly Extent[]): readonly Extent[] {
  return layout === 'plain' ? shape : [shape[0]!, ...shape.slice(2), shape[1]!];
}

/** Where an axis of an image lies. */
function placeIn(layout: Layout, axis: number): number {
  return layout === 'plain' ? axis : axis - 1;
}

/** Whose weights are worked out one by one. */
const mostLengths = 2 ** 20;

/** Whether one of the kernels for images does just this; if so its instruction is added. */
function resizeByKernel(node: Lowering, axes: readonly ResizedAxis[], layout: Layout): boolean {
  const [batch, channels, ...image] = node.input(0).shape as [Extent, Extent, Extent, Extent];
  const [height, width] = image as [Extent, Extent];
  const [outHeight, outWidth] = node.output().shape.slice(2) as [Extent, Extent];
  const kernel = (['resizeNearest', 'resizeBilinear'] as const).find((name) =>
    axes.every(({ length, weights }) => isByKernel(name, length, weights)),
  );
  // An axis that stays is the same by both.
  if (!kernel) return false;
  const [planes, each] = layout === 'plain' ? [multiplyExtents(batch, channels), fixedExtent(1)] : [batch, channels];
  const x = node.required(0, layout);
  node.emit(kernel, x, planes, height, width, each, node.result(0, layout), outHeight, outWidth);
  return true;
}

function isByKernel(kernel: 'resizeBilinear' | 'resizeNearest', length: number, weights: AxisWeights): boolean {
  return weights.every((row, i) => {
    const wanted = kernel === 'resizeNearest' ? nearestOf(i, length, weights.length) : mixOf(i, length, weights.length);
    const found = row.filter(({ weight }) => weight !== 0);
    return (
      found.length === wanted.length &&
      wanted.every(({ from, weight }, k) => found[k]!.from === from && Math.abs(found[k]!.weight - weight) < 1e-7)
    );
  });
}

/** What resizeNearest takes: the pixel that holds the centre. */
function nearestOf(i: number, length: number, outLength: number): AxisWeights[number] {
  return [{ from: Math.floor(((2 * i + 1) * length) / (2 * outLength)), weight: 1 }];
}

/** What resizeBilinear mixes. */
function mixOf(i: number, length: number, outLength: number): AxisWeights[number] {
  const place = Math.min(Math.max((i + 0.5) * (length / outLength) - 0.5, 0), length - 1);
  const from = Math.floor(place);
  const share = place - from;
  const mix = [
    { from, weight: 1 - share },
    { from: from + 1, weight: share },
  ];
  return mix.filter(({ weight }) => weight !== 0);
}

function resizedAxes(node: Lowering): readonly ResizedAxis[] {
  const [before, after] = [node.input(0).shape, node.output().shape];
  const scales = scalesOf(node);
  return before.flatMap((extent, axis) => {
    const scale = scales[axis]!;
    const isStill = scale === 1 && equalExtents(extent, after[axis]!);
    const rule = isStill && !isCropped(node) ? undefined : ruleOf(node, axis, scale);
    if (!rule) return [];
    const weights = resizeWeights(rule);
    const isSame = weights.every((row, i) => row.length === 1 && row[0]!.from === i && row[0]!.weight === 1);
    return isSame && weights.length === rule.length ? [] : [{ axis, length: rule.length, weights }];
  });
}

function isCropped(node: Lowering): boolean {
  return node.text('coordinate_transformation_mode', 'half_pixel') === 'tf_crop_and_resize';
}

function ruleOf(node: Lowering, axis: number, scale: number): ResizeRule | undefined {
  const [extent, out] = [node.input(0).shape[axis]!, node.output().shape[axis]!];
  // The batch stays what it is, whatever part of it is asked for.
  if (!isFixed(extent) && equalExtents(extent, out)) return undefined;
  const isOld = node.opset < 11;
  const lengths = [extent, out].map((each) => node.fixed(each, `axis ${axis}`)) as [number, number];
  checkCount(node, Math.max(...lengths), mostLengths, `lengths of axis ${axis}`);
  const [length, outLength] = lengths;
  if (length === 0 && outLength > 0) throw node.refuse(`expected elements along axis ${axis}, found none`);
  return {
    length,
    outLength,
    scale,
    mode: node.text('mode', 'nearest'),
    coordinates: isOld ? 'asymmetric' : node.text('coordinate_transformation_mode', 'half_pixel'),
    nearestMode: isOld ? 'floor' : node.text('nearest_mode', 'round_prefer_floor'),
    cubicCoefficient: node.float('cubic_coeff_a', -0.75),
    excludesOutside: node.int('exclude_outside', 0) === 1,
    antialias: node.int('antialias', 0) === 1,
    region: regionOf(node, axis),
  };
}

/** For each axis of the input the place of its number in lists that name only some. */
function placesOfAxes(node: Lowering): readonly number[] {
  const { length } = node.input(0).shape;
  const axes = node.ints('axes', []).map((axis) => (axis < 0 ? axis + length : axis));
  return Array.from({ length }, (_, axis) => (axes.length ? axes.indexOf(axis) : axis));
}

function regionOf(node: Lowering, axis: number): readonly [number, number] {
  const region = isCropped(node) ? node.constantInput(1) : undefined;
  const place = placesOfAxes(node)[axis]!;
  return region && place >= 0 ? [Number(region[place]), Number(region[place + region.length / 2])] : [0, 1];
}

/** How much longer each axis becomes: as the scales say, or the sizes. */
function scalesOf(node: Lowering): readonly number[] {
  const [before, after] = [node.input(0).shape, node.output().shape];
  const places = placesOfAxes(node);
  const given = node.floats('scales') ?? knownScales(node);
  if (given?.length) return places.map((place) => (place < 0 ? 1 : Number(given[place])));
  const ratios = before.map((extent, axis) =>
    equalExtents(extent, after[axis]!) ? 1 : after[axis]!.fixed / extent.fixed,
  );
  const policy = node.text('keep_aspect_ratio_policy', 'stretch');
  if (policy === 'stretch') return ratios;
  const sizes = node.constantInput(3);
  const wanted = places.flatMap((place, axis) => (place < 0 ? [] : [Number(sizes?.[place]) / before[axis]!.fixed]));
  const scale = policy === 'not_larger' ? Math.min(...wanted) : Math.max(...wanted);
  return places.map((place) => (place < 0 ? 1 : scale));
}

function knownScales(node: Lowering): ArrayLike<number | bigint> | undefined {
  const index = node.opset < 11 ? 1 : 2;
  return node.has(index) ? node.constantInput(index) : undefined;
}
