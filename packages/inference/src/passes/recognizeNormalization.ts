// LayerNormalization and RMSNormalization, from the operations that exporters write them with.
import { intAttribute, makeNode, type NodeProto } from '@kinglet/onnx';
import { areSame, axesOf, haveSameRank, isNumber, madeBy, otherOf, readBy, scalarOf, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const recognizeNormalization: Pass = {
  name: 'recognizeNormalization',
  purpose: 'means, squares and roots of rows become LayerNormalization and RMSNormalization',
  run(graph) {
    let changes = 0;
    for (const root of graph.find({ opType: 'Sqrt', domain: '' })) changes += rewrite(graph, root);
    return changes;
  },
};

/** What a root of a mean square belongs to. */
interface Deviation {
  /** What its square was taken of. */
  readonly of: string;
  readonly epsilon: number;
  readonly axes: readonly number[];
}

function rewrite(graph: ModelGraph, root: NodeProto): number {
  const deviation = deviationOf(graph, root);
  const end = deviation && quotientOf(graph, root, deviation.of);
  if (!deviation || !end) return 0;
  const centred = madeBy(graph, deviation.of, 'Sub');
  const x = centred && centredOf(graph, centred, deviation.axes) ? centred.input[0]! : deviation.of;
  const isLayerNorm = x !== deviation.of;
  if (!haveSameRank(graph, x, end.output[0])) return 0;
  const rank = shapeOf(graph, x)!.length;
  const lengths = shapeOf(graph, x)!.slice(deviation.axes[0]);
  const scaled = weighed(graph, end, 'Mul', lengths);
  const shifted = isLayerNorm ? weighed(graph, scaled?.node ?? end, 'Add', lengths) : undefined;
  const gamma = scaled?.weight ?? unitWeight(graph, lengths);
  if (gamma === undefined) return 0;
  const last = shifted?.node ?? scaled?.node ?? end;
  const inputs = [x, gamma, ...(shifted ? [shifted.weight] : [])];
  const attributes = { axis: BigInt(deviation.axes[0]! - rank), epsilon: deviation.epsilon };
  const opType = isLayerNorm ? 'LayerNormalization' : 'RMSNormalization';
  graph.supersede([last], [makeNode(opType, inputs, last.output, { name: last.name, attributes })]);
  return 1;
}

/** Sqrt(ReduceMean(of^2) + epsilon) along the last axes. */
function deviationOf(graph: ModelGraph, root: NodeProto): Deviation | undefined {
  const add = madeBy(graph, root.input[0], 'Add');
  const epsilon = scalarOf(graph, add?.input[1]) ?? scalarOf(graph, add?.input[0]);
  const mean = madeBy(graph, add?.input[0], 'ReduceMean') ?? madeBy(graph, add?.input[1], 'ReduceMean');
  const axes = mean && lastAxesOf(graph, mean);
  const square = madeBy(graph, mean?.input[0], 'Pow', 'Mul');
  if (!axes || epsilon === undefined || !square) return undefined;
  const [of, by] = square.input as [string, string];
  const isSquare = square.opType === 'Pow' ? isNumber(graph, by, 2) : of === by;
  return isSquare ? { of, epsilon, axes } : undefined;
}

/** Axes that are the last ones, and stay with length 1. */
function lastAxesOf(graph: ModelGraph, mean: NodeProto): readonly number[] | undefined {
  const axes = axesOf(graph, mean);
  const rank = shapeOf(graph, mean.input[0])?.length ?? 0;
  const isLast = axes?.every((axis, i) => axis === rank - axes.length + i);
  return isLast && intAttribute(mean, 'keepdims', 1) === 1 ? axes : undefined;
}

/** `of` divided by the root, or times its reciprocal. */
function quotientOf(graph: ModelGraph, root: NodeProto, of: string): NodeProto | undefined {
  const node = readBy(graph, root.output[0], 'Div', 'Reciprocal');
  if (node?.opType === 'Div' && node.input[0] === of) return node;
  const isReciprocal = node?.opType === 'Reciprocal' || isNumber(graph, node?.input[0], 1);
  const product = isReciprocal ? readBy(graph, node?.output[0], 'Mul') : undefined;
  return product && otherOf(product, node!.output[0]!) === of ? product : undefined;
}

/** Whether a difference takes the mean of the same axes away. */
function centredOf(graph: ModelGraph, centred: NodeProto, axes: readonly number[]): boolean {
  const mean = madeBy(graph, centred.input[1], 'ReduceMean');
  const own = mean && mean.input[0] === centred.input[0] ? lastAxesOf(graph, mean) : undefined;
  return own?.length === axes.length;
}

/** A product or sum with a weight of the shape of what is normalised. */
function weighed(
  graph: ModelGraph,
  node: NodeProto,
  opType: string,
  lengths: readonly unknown[],
): { readonly node: NodeProto; readonly weight: string } | undefined {
  const reader = readBy(graph, node.output[0], opType);
  const weight = reader && otherOf(reader, node.output[0]!);
  const shape = shapeOf(graph, weight);
  return weight && areSame(shape, lengths as typeof shape) ? { node: reader, weight } : undefined;
}

function unitWeight(graph: ModelGraph, lengths: readonly unknown[]): string | undefined {
  if (!lengths.every((length) => typeof length === 'number')) return undefined;
  const count = lengths.reduce((product: number, length) => product * length, 1);
  return graph.addConstant('ones', { type: 'float', dims: lengths, values: new Float32Array(count).fill(1) });
}
