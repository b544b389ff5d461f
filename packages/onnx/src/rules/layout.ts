// Operators that move elements: reshape, transpose, join, split, cut, repeat, look up.
import { intAttribute, intsAttribute } from '../attributes.ts';
import {
  addDimensions,
  broadcastShapes,
  type Dimension,
  divideDimensions,
  multiplyDimensions,
  type Shape,
  sizeOf,
} from '../dimension.ts';
import {
  axisIn,
  fail,
  hasInput,
  lengthOf,
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
  Reshape: (context) => [reshape(context)],
  Flatten: (context) => [flatten(context)],
  Transpose: (context) => [transpose(context)],
  Concat: (context) => [concat(context)],
  Split: split,
  Slice: sliceRule,
  Squeeze: (context) => [squeeze(context)],
  Unsqueeze: (context) => [unsqueeze(context)],
  Expand: (context) => [expand(context)],
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

/** The shape that `target` (with ONNX's 0 and -1) makes of `shape`. */
export function reshapeTo(context: NodeContext, shape: Shape | undefined, target: readonly Dimension[]): Shape {
  const allowsZero = intAttribute(context.node, 'allowzero', 0) === 1;
  if (target.filter((entry) => entry === -1).length > 1) fail(context, 'expected at most one -1 in the new shape');
  const copied = target.map((entry, i): Dimension => {
    if (entry !== 0 || allowsZero) return typeof entry === 'number' && entry < -1 ? failEntry(context, entry) : entry;
    if (shape && i >= shape.length) return fail(context, `the new shape copies axis ${i}, of ${describeShape(shape)}`);
    return shape?.[i];
  });
  const rest = sizeOf(copied.filter((entry) => entry !== -1));
  if (!copied.includes(-1)) checkSize(context, shape, rest);
  return copied.map((entry) => (entry === -1 ? remaining(context, shape, rest) : entry));
}

function failEntry(context: NodeContext, entry: number): never {
  return fail(context, `expected lengths of axes in the new shape, found ${entry}`);
}

function checkSize(context: NodeContext, shape: Shape | undefined, size: Dimension): void {
  const before = shape && sizeOf(shape);
  if (typeof before === 'number' && typeof size === 'number' && before !== size)
    fail(context, `expected as many elements as before, found ${before} and ${size}`);
}

function remaining(context: NodeContext, shape: Shape | undefined, rest: Dimension): Dimension {
  const size = shape && sizeOf(shape);
  if (size === 0 && typeof rest === 'number') return 0;
  const length = divideDimensions(size, rest);
  if (typeof size === 'number' && typeof rest === 'number' && rest > 0 && size % rest !== 0)
    fail(context, `${size} elements cannot be divided by ${rest}`);
  return length;
}

function reshape(context: NodeContext): Shape | undefined {
  const target = listOf(context, 'shape', 1);
  if (target === 'absent') return fail(context, 'expected a new shape');
  return target ? reshapeTo(context, shapeOf(context, 0), target) : unknownShape(lengthOf(context, 1));
}

function flatten(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  if (!shape) return unknownShape(2);
  const given = intAttribute(context.node, 'axis', 1);
  const axis = given === shape.length ? given : axisIn(context, given, shape.length);
  return [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis))];
}

function transpose(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  const order = intsAttribute(context.node, 'perm') ?? shape?.map((_, i) => i).reverse();
  if (!shape || !order) return unknownShape(order?.length);
  const isOrder = order.length === shape.length && new Set(order).size === order.length;
  if (!isOrder || order.some((axis) => axis < 0 || axis >= shape.length))
    return fail(context, `expected perm to order the axes of ${describeShape(shape)}, found [${order}]`);
  return order.map((axis) => shape[axis]);
}

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

function squeeze(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  const given = listOf(context, 'axes', 1);
  if (given === 'absent') return shape?.includes(undefined) ? undefined : shape?.filter((length) => length !== 1);
  const list = numbersOf(given);
  if (!shape || !list) return undefined;
  const axes = new Set(list.map((axis) => axisIn(context, axis, shape.length)));
  for (const axis of axes) sameDimension(context, shape[axis], 1, `axis ${axis}, which is taken away, and 1`);
  return shape.filter((_, axis) => !axes.has(axis));
}

function unsqueeze(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  const given = listOf(context, 'axes', 1);
  const list = given === 'absent' ? fail(context, 'expected axes') : numbersOf(given);
  if (!shape || !list) return undefined;
  const rank = shape.length + list.length;
  const axes = new Set(list.map((axis) => axisIn(context, axis, rank)));
  if (axes.size !== list.length) fail(context, `expected each axis once, found [${list}]`);
  const rest = shape.values();
  return Array.from({ length: rank }, (_, axis) => (axes.has(axis) ? 1 : rest.next().value));
}

function expand(context: NodeContext): Shape | undefined {
  const [shape, target] = [shapeOf(context, 0), context.known(1)?.data];
  if (!shape) return undefined;
  const rank = lengthOf(context, 1);
  if (!target) return rank === undefined ? undefined : unknownShape(Math.max(rank, shape.length));
  const found = broadcastShapes(shape, target);
  return found ?? fail(context, `${describeShape(shape)} cannot be expanded to ${describeShape(target)}`);
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
