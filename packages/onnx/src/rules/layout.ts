// Operators that move elements: join, split, repeat, pad, look up.
import { intAttribute, intsAttribute } from '../attributes.ts';
import { addDimensions, type Dimension, divideDimensions, multiplyDimensions, type Shape } from '../dimension.ts';
import {
  axisIn,
  fail,
  hasInput,
  listOf,
  type NodeContext,
  numbersOf,
  type ShapeRules,
  sameDimension,
  shapeOf,
  shapeOfRank,
  unknownShape,
} from '../nodeContext.ts';
import { describeShape } from '../valueType.ts';
import { sliceRule } from './slice.ts';

/** The rules. */
export const layoutRules: ShapeRules = {
  Concat: (context) => [concat(context)],
  Split: split,
  Slice: sliceRule,
  Tile: (context) => [tile(context)],
  Pad: (context) => [pad(context)],
  Gather: (context) => [gather(context)],
  GatherElements: (context) => [shapeOf(context, 1)],
  GatherND: (context) => [gatherNd(context)],
  DepthToSpace: (context) => [depthToSpace(context)],
  SpaceToDepth: (context) => [spaceToDepth(context)],
  CenterCropPad: (context) => [centerCropPad(context)],
  Compress: (context) => [compress(context)],
};

function concat(context: NodeContext): Shape | undefined {
  const shapes = context.node.input.map((_, input) => shapeOf(context, input));
  const first = shapes.find((shape) => shape);
  if (!first) return undefined;
  const at = axisIn(context, intAttribute(context.node, 'axis', 1), first.length);
  return first.map((_, axis) => {
    const lengths = shapes.map((shape) => lengthAt(context, shape, axis, first));
    if (axis === at) return lengths.reduce(addDimensions, 0);
    return lengths.reduce((a, b) => sameDimension(context, a, b, `the lengths of axis ${axis}`));
  });
}

function lengthAt(context: NodeContext, shape: Shape | undefined, axis: number, first: Shape): Dimension {
  if (!shape || shape.length === first.length) return shape?.[axis];
  return fail(context, `expected inputs of one rank, found ${describeShape(first)} and ${describeShape(shape)}`);
}

function split(context: NodeContext): readonly (Shape | undefined)[] {
  const shape = shapeOf(context, 0);
  const count = context.node.output.length;
  if (!shape) return [];
  const axis = axisIn(context, intAttribute(context.node, 'axis', 0), shape.length);
  const lengths = splitLengths(context, shape[axis], count);
  return context.node.output.map((_, output) => shape.with(axis, lengths?.[output]));
}

function splitLengths(context: NodeContext, length: Dimension, count: number): readonly Dimension[] | undefined {
  const given = listOf(context, 'split', 1);
  if (given !== 'absent') return checkedSplit(context, given, length, count);
  if (typeof length !== 'number') return Array(count).fill(divideDimensions(length, count));
  // From opset 18 the last piece may be shorter.
  const piece = Math.ceil(length / count);
  if (context.opset < 18 && length % count !== 0) fail(context, `an axis of ${length} has no ${count} equal pieces`);
  return Array.from({ length: count }, (_, i) => Math.max(0, Math.min(piece, length - i * piece)));
}

function checkedSplit(context: NodeContext, given: readonly Dimension[] | undefined, length: Dimension, count: number) {
  if (!given) return undefined;
  if (given.length !== count) fail(context, `expected ${count} lengths, one an output, found ${given.length}`);
  sameDimension(context, given.reduce(addDimensions, 0), length, 'the sum of the pieces and the axis');
  return given;
}

function tile(context: NodeContext): Shape | undefined {
  const [shape, repeats] = [shapeOf(context, 0), context.known(1)?.data];
  if (!shape || !repeats) return unknownShape(shape?.length);
  if (repeats.length !== shape.length) fail(context, `expected ${shape.length} repeats, found ${repeats.length}`);
  return shape.map((length, axis) => multiplyDimensions(length, repeats[axis]));
}

function pad(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  const pads = listOf(context, 'pads', 1);
  const axes = paddedAxes(context, shape);
  if (!shape || !axes || !pads || pads === 'absent') return unknownShape(shape?.length);
  if (pads.length !== 2 * axes.length) fail(context, `expected ${2 * axes.length} pads, found ${pads.length}`);
  return shape.map((length, axis) => {
    const at = axes.indexOf(axis);
    return at < 0 ? length : [pads[at], pads[at + axes.length]].reduce(addDimensions, length);
  });
}

function paddedAxes(context: NodeContext, shape: Shape | undefined): readonly number[] | undefined {
  if (!shape || !hasInput(context, 3)) return shape?.map((_, axis) => axis);
  return numbersOf(context.known(3)?.data)?.map((axis) => axisIn(context, axis, shape.length));
}

function gather(context: NodeContext): Shape | undefined {
  const [data, indices] = [shapeOf(context, 0), shapeOf(context, 1)];
  if (!data || !indices) return undefined;
  const axis = axisIn(context, intAttribute(context.node, 'axis', 0), data.length);
  return [...data.slice(0, axis), ...indices, ...data.slice(axis + 1)];
}

function gatherNd(context: NodeContext): Shape | undefined {
  const [data, indices] = [shapeOf(context, 0), shapeOf(context, 1)];
  const taken = indices?.at(-1);
  if (!data || !indices || typeof taken !== 'number') return undefined;
  const rest = intAttribute(context.node, 'batch_dims', 0) + taken;
  if (rest > data.length) fail(context, `indices of ${rest} axes do not fit ${describeShape(data)}`);
  return [...indices.slice(0, -1), ...data.slice(rest)];
}

function depthToSpace(context: NodeContext): Shape | undefined {
  const [batch, depth, height, width] = shapeOfRank(context, 0, 4) ?? [];
  const block = intAttribute(context.node, 'blocksize', 1);
  return [
    batch,
    divideDimensions(depth, block * block),
    multiplyDimensions(height, block),
    multiplyDimensions(width, block),
  ];
}

function spaceToDepth(context: NodeContext): Shape | undefined {
  const [batch, depth, height, width] = shapeOfRank(context, 0, 4) ?? [];
  const block = intAttribute(context.node, 'blocksize', 1);
  return [
    batch,
    multiplyDimensions(depth, block * block),
    divideDimensions(height, block),
    divideDimensions(width, block),
  ];
}

function centerCropPad(context: NodeContext): Shape | undefined {
  const [shape, target] = [shapeOf(context, 0), context.known(1)?.data];
  if (!shape || !target) return unknownShape(shape?.length);
  const axes = intsAttribute(context.node, 'axes') ?? shape.map((_, axis) => axis);
  const cut = axes.map((axis) => axisIn(context, axis, shape.length));
  return shape.map((length, axis) => (cut.includes(axis) ? target[cut.indexOf(axis)] : length));
}

function compress(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  const hasAxis = context.node.attribute.some(({ name }) => name === 'axis');
  if (!hasAxis) return [undefined];
  return shape?.with(axisIn(context, intAttribute(context.node, 'axis', 0), shape.length), undefined);
}
