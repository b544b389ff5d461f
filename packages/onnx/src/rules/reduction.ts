// Operators that make one element of many: sums, extremes, normalizations with their statistics, losses.
import { intAttribute, stringAttribute } from '../attributes.ts';
import { type Shape, subtractDimensions } from '../dimension.ts';
import {
  axisIn,
  elementFromCode,
  listOf,
  type NodeContext,
  numbersOf,
  rulesFor,
  type ShapeRules,
  shapeOf,
  unknownShape,
} from '../nodeContext.ts';
import { tensorType } from '../valueType.ts';

const reductions =
  'ReduceL1 ReduceL2 ReduceLogSum ReduceLogSumExp ReduceMax ReduceMean ReduceMin ReduceProd ReduceSum ReduceSumSquare';

/** The rules. */
export const reductionRules: ShapeRules = {
  ...rulesFor(reductions, (context) => [reduced(context)]),
  ...rulesFor('ArgMax ArgMin', (context) => [reducedAlong(context, [intAttribute(context.node, 'axis', 0)])]),
  TopK: (context) => [topK(context), topK(context)],
  BatchNormalization: (context) => [shapeOf(context, 0), ...batchStatistics(context)],
  LayerNormalization: layerNormalization,
  SoftmaxCrossEntropyLoss: (context) => [loss(context), shapeOf(context, 0)],
  NegativeLogLikelihoodLoss: (context) => [loss(context)],
};

function reduced(context: NodeContext): Shape | undefined {
  const axes = listOf(context, 'axes', 1);
  const isAll = axes === 'absent' || axes?.length === 0;
  if (isAll && intAttribute(context.node, 'noop_with_empty_axes', 0) === 1) return shapeOf(context, 0);
  const shape = shapeOf(context, 0);
  if (isAll)
    return reducedAlong(
      context,
      shape?.map((_, axis) => axis),
    );
  return reducedAlong(context, numbersOf(axes));
}

/** The shape without `axes`, or with 1 for each of them. */
function reducedAlong(context: NodeContext, axes: readonly number[] | undefined): Shape | undefined {
  const shape = shapeOf(context, 0);
  const keeps = intAttribute(context.node, 'keepdims', 1) === 1;
  if (!shape || !axes) return keeps ? unknownShape(shape?.length) : undefined;
  const taken = new Set(axes.map((axis) => axisIn(context, axis, shape.length)));
  return keeps
    ? shape.map((length, axis) => (taken.has(axis) ? 1 : length))
    : shape.filter((_, axis) => !taken.has(axis));
}

function topK(context: NodeContext): Shape | undefined {
  const shape = shapeOf(context, 0);
  const count = context.opset < 10 ? intAttribute(context.node, 'k', 1) : context.known(1)?.data[0];
  if (!shape) return undefined;
  const axis = axisIn(context, intAttribute(context.node, 'axis', -1), shape.length);
  // As many as there are at most: known only in a run where either is a symbol.
  context.assume(subtractDimensions(shape[axis], count));
  return shape.with(axis, count);
}

function batchStatistics(context: NodeContext): Shape[] {
  const [, channels] = shapeOf(context, 0) ?? [];
  return context.node.output.slice(1).map(() => [channels]);
}

function layerNormalization(context: NodeContext) {
  const shape = shapeOf(context, 0);
  const at = shape && axisIn(context, intAttribute(context.node, 'axis', -1), shape.length);
  const statistics = tensorType(
    elementFromCode(context, intAttribute(context.node, 'stash_type', 1)),
    shape?.map((length, axis) => (axis < at! ? length : 1)),
  );
  return [shape, statistics, statistics];
}

function loss(context: NodeContext): Shape | undefined {
  return stringAttribute(context.node, 'reduction', 'mean') === 'none' ? shapeOf(context, 1) : [];
}
