// Operators that give a tensor other axes.
import { intAttribute, intsAttribute } from '../attributes.ts';
import { broadcastShapes, type Dimension, divideDimensions, type Shape, sizeOf } from '../dimension.ts';
import {
  axisIn,
  fail,
  lengthOf,
  listOf,
  type NodeContext,
  numbersOf,
  type ShapeRules,
  sameDimension,
  shapeOf,
  unknownShape,
} from '../nodeContext.ts';
import { describeShape } from '../valueType.ts';

/** The rules. */
export const reshapeRules: ShapeRules = {
  Reshape: (context) => [reshape(context)],
  Flatten: (context) => [flatten(context)],
  Transpose: (context) => [transpose(context)],
  Squeeze: (context) => [squeeze(context)],
  Unsqueeze: (context) => [unsqueeze(context)],
  Expand: (context) => [expand(context)],
};

/** The shape that `target` (with ONNX's 0 and -1) makes of `shape`. */
function reshapeTo(context: NodeContext, shape: Shape | undefined, target: readonly Dimension[]): Shape {
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
