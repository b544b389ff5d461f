// Images made larger, smaller or bent: Resize, Upsample, GridSample, AffineGrid.
import { floatsAttribute, intsAttribute, stringAttribute } from '../attributes.ts';
import type { Dimension, Shape } from '../dimension.ts';
import { multiplyDimensions } from '../dimension.ts';
import {
  axisIn,
  fail,
  hasInput,
  type NodeContext,
  numbersOf,
  type ShapeRules,
  shapeOf,
  unknownShape,
} from '../nodeContext.ts';

/** The rules. */
export const samplingRules: ShapeRules = {
  Resize: (context) => [resized(context)],
  Upsample: (context) => [
    scaled(context, floatsAttribute(context.node, 'scales') ?? context.known(1)?.data, undefined),
  ],
  GridSample: (context) => [gridSampled(context)],
  AffineGrid: (context) => [affineGrid(context)],
};

function resized(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  // In opset 10 the scales were the second input, and there were no sizes.
  const scalesAt = context.opset < 11 ? 1 : 2;
  const sizes = hasInput(context, 3) ? context.known(3)?.data : undefined;
  const axes = intsAttribute(context.node, 'axes');
  if (sizes && sizes.length > 0) return shape && sized(context, shape, sizes, axes);
  return scaled(context, context.known(scalesAt)?.data, axes);
}

function scaled(context: NodeContext, scales: readonly Dimension[] | undefined, given: number[] | undefined) {
  const shape = shapeOf(context, 0);
  const factors = numbersOf(scales);
  if (!shape || !factors || factors.length === 0) return unknownShape(shape?.length);
  const axes = resizedAxes(context, shape, given, factors.length);
  return shape.map((length, axis) => scaledLength(length, factors[axes.indexOf(axis)] ?? 1));
}

function scaledLength(length: Dimension, factor: number): Dimension {
  // In single precision, as the specification's own implementation rounds.
  if (typeof length === 'number') return Math.floor(Math.fround(length * factor));
  return Number.isInteger(factor) ? multiplyDimensions(length, factor) : undefined;
}

function sized(context: NodeContext, shape: Shape, sizes: readonly Dimension[], given: number[] | undefined): Shape {
  const axes = resizedAxes(context, shape, given, sizes.length);
  const policy = stringAttribute(context.node, 'keep_aspect_ratio_policy', 'stretch');
  if (policy === 'stretch')
    return shape.map((length, axis) => (axes.includes(axis) ? sizes[axes.indexOf(axis)] : length));
  const scales = axes.map((axis, i) => Number(sizes[i]) / Number(shape[axis]));
  const scale = policy === 'not_larger' ? Math.min(...scales) : Math.max(...scales);
  return shape.map((length, axis) => {
    if (!axes.includes(axis)) return length;
    return Number.isNaN(scale) ? undefined : Math.round(scale * Number(length));
  });
}

function resizedAxes(context: NodeContext, shape: Shape, given: number[] | undefined, count: number): number[] {
  const axes = given?.map((axis) => axisIn(context, axis, shape.length)) ?? shape.map((_, axis) => axis);
  return axes.length === count ? axes : fail(context, `expected ${axes.length} scales or sizes, found ${count}`);
}

function gridSampled(context: NodeContext): Shape | undefined {
  const [data, grid] = [shapeOf(context, 0), shapeOf(context, 1)];
  return data && grid && [data[0], data[1], ...grid.slice(1, -1)];
}

function affineGrid(context: NodeContext): Shape | undefined {
  const size = context.known(1)?.data;
  return size && [size[0], ...size.slice(2), size.length - 2];
}
