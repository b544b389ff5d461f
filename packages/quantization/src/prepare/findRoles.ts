// What layers are for, told from the graph around them.
import { type Graph, intsAttribute, type NodeProto } from '@kinglet/onnx';
import type { LayerRole } from '../recipe.ts';

/** What stands between a projection and the products of attention: splits into heads, scales, positions, masks, caches. */
const between = new Set(
  (
    'Add Cast Concat Div Dropout Expand Flatten Identity LayerNormalization Mul Neg Pad RMSNormalization Reshape ' +
    'RotaryEmbedding Slice Split Squeeze Sub Tile Transpose Unsqueeze Where'
  ).split(' '),
);
const fused = new Set(['Attention', 'GroupQueryAttention', 'MultiHeadAttention']);

/**
 * The roles of each layer:
 *
 * - `attention`: the projections of Q, K, V and of the result. A Softmax whose numbers come from a MatMul of two values that
 *   are not constant (Q K^T, scaled and masked) and go to another such MatMul (P V), or an operator that is attention by
 *   itself; a projection is the first layer that is reached from these products, backwards and forwards, over what only
 *   moves, scales, adds or normalizes.
 * - `output`: the layers from which an output of the model is reached without another layer, but for those that feed
 *   another of them (around which a residual connection leads).
 * - `embedding`: tables, and in models with attention a Conv whose windows do not overlap and that no layer feeds.
 * - `depthwise`: a Conv of one input channel a group.
 */
export function findRoles(graph: Graph, layers: readonly NodeProto[]): ReadonlyMap<NodeProto, readonly LayerRole[]> {
  const isLayer = new Set(layers);
  const attention = attentionLayers(graph, isLayer);
  const outputs = outputLayers(graph, isLayer);
  return new Map(
    layers.map((node) => {
      const isPatch = attention.size > 0 && isPatchEmbedding(graph, node, isLayer);
      const roles: [LayerRole, boolean][] = [
        ['attention', attention.has(node)],
        ['output', outputs.has(node)],
        ['embedding', node.opType === 'Gather' || isPatch],
        ['depthwise', isDepthwise(graph, node)],
      ];
      return [node, roles.filter(([, has]) => has).map(([role]) => role)];
    }),
  );
}

type Nodes = ReadonlySet<NodeProto>;
type Step = (node: NodeProto) => readonly NodeProto[];

/** What is reached from nodes over those that `passes` lets through; those where it ends are in it too. */
function reach(from: readonly NodeProto[], next: Step, passes: (node: NodeProto) => boolean): Set<NodeProto> {
  const seen = new Set(from);
  // A set visits what is added while it is walked.
  for (const node of seen) if (passes(node)) for (const other of next(node)) seen.add(other);
  return seen;
}

function makersOf(graph: Graph, node: NodeProto): readonly NodeProto[] {
  return node.input.flatMap((name) => graph.producerOf(name) ?? []);
}

function readersOf(graph: Graph, node: NodeProto): readonly NodeProto[] {
  return node.output.flatMap((name) => (name ? graph.consumersOf(name) : []));
}

function attentionLayers(graph: Graph, isLayer: Nodes): Nodes {
  const passes = (node: NodeProto): boolean => !isLayer.has(node) && between.has(node.opType);
  const backward = (from: readonly NodeProto[]) => reach(from, (node) => makersOf(graph, node), passes);
  const forward = (from: readonly NodeProto[]) => reach(from, (node) => readersOf(graph, node), passes);
  const found = new Set<NodeProto>();
  const collect = (sources: readonly NodeProto[], results: readonly NodeProto[]) => {
    for (const node of [...backward(sources), ...forward(results)]) if (isLayer.has(node)) found.add(node);
  };
  for (const node of graph.find(({ opType }) => fused.has(opType)))
    collect(makersOf(graph, node), readersOf(graph, node));
  const isProduct = (node: NodeProto): boolean => node.opType === 'MatMul' && !isLayer.has(node);
  for (const softmax of graph.find({ opType: 'Softmax', domain: '' })) {
    const scores = [...backward(makersOf(graph, softmax))].filter(isProduct);
    const sums = [...forward(readersOf(graph, softmax))].filter(isProduct);
    if (!scores.length || !sums.length) continue;
    collect(
      [...scores, ...sums].flatMap((node) => makersOf(graph, node)),
      sums.flatMap((node) => readersOf(graph, node)),
    );
  }
  return found;
}

function outputLayers(graph: Graph, isLayer: Nodes): Nodes {
  const makers: Step = (node) => makersOf(graph, node);
  const ends = graph.proto.output.flatMap(({ name }) => graph.producerOf(name) ?? []);
  const last = [...reach(ends, makers, (node) => !isLayer.has(node))].filter((node) => isLayer.has(node));
  const before = reach(last.flatMap(makers), makers, () => true);
  return new Set(last.filter((node) => !before.has(node)));
}

function isPatchEmbedding(graph: Graph, node: NodeProto, isLayer: Nodes): boolean {
  const kernel = graph
    .constantOf(node.input[1] ?? '')
    ?.dims.slice(2)
    .map(Number);
  if (node.opType !== 'Conv' || !kernel?.some((length) => length > 1)) return false;
  if (intsAttribute(node, 'strides')?.join() !== kernel.join()) return false;
  const before = reach(
    makersOf(graph, node),
    (other) => makersOf(graph, other),
    () => true,
  );
  return ![...before].some((other) => isLayer.has(other));
}

function isDepthwise(graph: Graph, node: NodeProto): boolean {
  const dims = graph.constantOf(node.input[1] ?? '')?.dims;
  const groups = node.attribute.find(({ name }) => name === 'group')?.i ?? 1n;
  return node.opType === 'Conv' && groups > 1n && dims?.[1] === 1n;
}
