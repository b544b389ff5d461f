// The nodes whose weights are constants.
import { Graph, intAttribute, type ModelProto, type NodeProto, type TensorProto } from '@kinglet/onnx';
import type { Layer, LayerRole } from '../recipe.ts';

const floatType = 1;

/** Conv, ConvTranspose, Gemm, MatMul and Gather whose weights are a constant of float, in the graph's order. */
export function findLayers(model: ModelProto): readonly Layer[] {
  const graph = new Graph(model);
  const layers = graph.nodes.flatMap((node) => layerOf(graph, node) ?? []);
  const [outputs, attention] = [outputLayers(graph), attentionLayers(graph)];
  return layers.map((layer) => ({
    ...layer,
    roles: [
      ...(attention.has(layer.node) ? (['attention'] as const) : []),
      ...(outputs.has(layer.node) ? (['output'] as const) : []),
      ...rolesOf(layer),
    ],
  }));
}

function layerOf(graph: Graph, node: NodeProto): Layer | undefined {
  const form = node.domain === '' ? forms[node.opType] : undefined;
  const at = form?.weights ?? 1;
  const tensor = form && node.input[at] ? graph.constantOf(node.input[at]!) : undefined;
  if (!form || !tensor || tensor.dataType !== floatType || tensor.dims.length < 2) return undefined;
  if (node.opType === 'Gather' && (tensor.dims.length !== 2 || intAttribute(node, 'axis', 0) !== 0)) return undefined;
  return {
    name: node.name,
    node,
    input: form.input === undefined ? undefined : node.input[form.input],
    output: node.output[0]!,
    weights: tensor.name,
    bias: form.hasBias ? node.input[2] || undefined : undefined,
    weightDims: tensor.dims.map(Number),
    channelAxis: form.channelAxis(node, tensor),
    roles: [],
  };
}

interface Form {
  readonly weights: number;
  readonly input: number | undefined;
  readonly hasBias: boolean;
  channelAxis(node: NodeProto, weights: TensorProto): number;
}

const forms: Readonly<Record<string, Form>> = {
  Conv: { weights: 1, input: 0, hasBias: true, channelAxis: () => 0 },
  ConvTranspose: { weights: 1, input: 0, hasBias: true, channelAxis: () => 1 },
  Gemm: { weights: 1, input: 0, hasBias: true, channelAxis: (node) => (intAttribute(node, 'transB', 0) ? 0 : 1) },
  MatMul: { weights: 1, input: 0, hasBias: false, channelAxis: (_, { dims }) => dims.length - 1 },
  Gather: { weights: 0, input: undefined, hasBias: false, channelAxis: () => 0 },
};

function rolesOf({ node, weightDims }: Layer): readonly LayerRole[] {
  if (node.opType === 'Gather') return ['embedding'];
  const group = intAttribute(node, 'group', 1);
  return node.opType === 'Conv' && group > 1 && group === weightDims[0] ? ['depthwise'] : [];
}

/** What the graph's outputs are made of by nodes that have no weights. */
function outputLayers(graph: Graph): ReadonlySet<NodeProto> {
  return nearestLayers(
    graph,
    graph.proto.output.map(({ name }) => name),
  );
}

/** What Softmax of products, and the product behind it, are made of: the projections of queries, keys and values; and the
 * projection of the result. */
function attentionLayers(graph: Graph): ReadonlySet<NodeProto> {
  const found = new Set<NodeProto>();
  for (const softmax of graph.find({ opType: 'Softmax', domain: '' })) {
    const mixing = followers(graph, softmax).find((node) => node.opType === 'MatMul' && !layerOf(graph, node));
    const scores = nearestProducts(graph, softmax.input);
    if (!mixing || !scores.length) continue;
    for (const node of nearestLayers(graph, [...mixing.input, ...scores.flatMap(({ input }) => input)]))
      found.add(node);
    for (const node of followers(graph, mixing)) if (layerOf(graph, node)) found.add(node);
  }
  return found;
}

/** Going back from values, the first layers that are met. */
function nearestLayers(graph: Graph, values: readonly string[]): ReadonlySet<NodeProto> {
  return nearest(graph, values, (node) => layerOf(graph, node) !== undefined);
}

/** Going back from values, the first products of two values that change. */
function nearestProducts(graph: Graph, values: readonly string[]): NodeProto[] {
  const products = nearest(graph, values, (node) => node.opType === 'MatMul' || layerOf(graph, node) !== undefined);
  return [...products].filter((node) => !layerOf(graph, node));
}

function nearest(graph: Graph, values: readonly string[], isFound: (node: NodeProto) => boolean): Set<NodeProto> {
  const [found, seen, left] = [new Set<NodeProto>(), new Set<string>(), [...values]];
  for (let value = left.pop(); value !== undefined; value = left.pop()) {
    const node = graph.producerOf(value);
    if (!node || seen.has(value)) continue;
    seen.add(value);
    if (isFound(node)) found.add(node);
    else left.push(...node.input);
  }
  return found;
}

const shapeOnly = new Set(['Transpose', 'Reshape', 'Dropout', 'Identity', 'Squeeze', 'Unsqueeze', 'Flatten']);

/** The readers of what a node makes, through those that only move elements. */
function followers(graph: Graph, node: NodeProto): NodeProto[] {
  return graph
    .consumersOf(node.output[0]!)
    .flatMap((reader) => (shapeOnly.has(reader.opType) ? followers(graph, reader) : [reader]));
}
