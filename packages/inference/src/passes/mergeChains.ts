// Chains of nodes that only give elements another shape or order, as one.
import { intsAttribute, makeAttribute, makeNode, type NodeProto, type Shape } from '@kinglet/onnx';
import { areSame, shapeOf } from './match.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

const shapers = ['Flatten', 'Reshape', 'Squeeze', 'Unsqueeze'];

export const mergeChains: Pass = {
  name: 'mergeChains',
  purpose: 'Reshape of Reshape, Transpose of Transpose; shapes that are known but for the batch as constants',
  run(graph) {
    let changes = 0;
    for (const node of graph.find(({ domain }) => domain === ''))
      if (node.opType === 'Transpose') changes += mergeTransposes(graph, node);
      else if (shapers.includes(node.opType)) changes += mergeShapers(graph, node) || settle(graph, node);
    return changes;
  },
};

function mergeTransposes(graph: ModelGraph, node: NodeProto): number {
  const before = graph.producerOf(node.input[0]!);
  const second = orderOf(graph, node);
  const asShape = second && movesNothing(graph, node, second);
  if (asShape) return reshape(graph, node, node.input[0]!, asShape);
  if (before?.opType !== 'Transpose' || before.domain !== '') return 0;
  const first = orderOf(graph, before);
  if (!first || !second) return 0;
  const perm = second.map((axis) => BigInt(first[axis]!));
  const merged = makeNode('Transpose', [before.input[0]!], node.output, { name: node.name, attributes: { perm } });
  graph.replace([node], [merged]);
  return 1;
}

/** The axes of a Transpose; without an attribute the other way round. */
export function orderOf(graph: ModelGraph, node: NodeProto): readonly number[] | undefined {
  const rank = shapeOf(graph, node.input[0])?.length;
  const given = intsAttribute(node, 'perm');
  return given ?? (rank === undefined ? undefined : Array.from({ length: rank }, (_, i) => rank - 1 - i));
}

/** The shape, if only axes of length 1 change their places. */
function movesNothing(graph: ModelGraph, node: NodeProto, order: readonly number[]): readonly bigint[] | undefined {
  const shape = shapeOf(graph, node.input[0]);
  const long = order.filter((axis) => shape?.[axis] !== 1);
  const isInOrder = long.every((axis, i) => i === 0 || axis > long[i - 1]!);
  return shape && isInOrder ? targetOf(shapeOf(graph, node.output[0])) : undefined;
}

/** A shape as Reshape takes it, -1 for the one length that is not known; undefined where there are more, or a 0. */
function targetOf(shape: Shape | undefined): readonly bigint[] | undefined {
  const open = shape?.filter((length) => typeof length !== 'number').length ?? 2;
  // Whatever it is, a length beside a 0 cannot be found.
  if (!shape || open > 1 || shape.includes(0)) return undefined;
  return shape.map((length) => (typeof length === 'number' ? BigInt(length) : -1n));
}

function reshape(graph: ModelGraph, node: NodeProto, from: string, target: readonly bigint[]): number {
  const values = BigInt64Array.from(target);
  const name = graph.addConstant(`${node.output[0]}_shape`, { type: 'int64', dims: [values.length], values });
  graph.replace([node], [makeNode('Reshape', [from, name], [node.output[0]!], { name: node.name })]);
  return 1;
}

/** A Reshape of something that only has another shape. */
function mergeShapers(graph: ModelGraph, node: NodeProto): number {
  const before = graph.producerOf(node.input[0]!);
  const target = targetOf(shapeOf(graph, node.output[0]));
  if (!before || !shapers.includes(before.opType) || before.domain !== '' || !target) return 0;
  return reshape(graph, node, before.input[0]!, target);
}

/** A shape that is computed, though all of it but the batch is known. */
function settle(graph: ModelGraph, node: NodeProto): number {
  const computed = node.opType === 'Reshape' && graph.opsets.get('')! >= 5 && !graph.constant(node.input[1] ?? '');
  const target = computed ? targetOf(shapeOf(graph, node.output[0])) : undefined;
  return target ? reshape(graph, node, node.input[0]!, target) : 0;
}

/** A Transpose of the axes in the given order. */
export function transposeNode(input: string, output: string, order: readonly number[], name = ''): NodeProto {
  const made = makeNode('Transpose', [input], [output], { name });
  made.attribute = [makeAttribute('perm', order.map(BigInt))];
  return made;
}

/** Whether a node is one of ONNX's own Transpose with the given axes. */
export function isTranspose(
  graph: ModelGraph,
  node: NodeProto | undefined,
  order?: readonly number[],
): node is NodeProto {
  if (node?.opType !== 'Transpose' || node.domain !== '') return false;
  return !order || areSame(orderOf(graph, node), order);
}
