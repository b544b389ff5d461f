// Weights that are computed from constants are computed now.
import { evaluate, evaluatedOperators, InferenceError } from '@kinglet/inference/compile';
import {
  type Graph,
  isExternal,
  type ModelProto,
  makeGraph,
  makeModel,
  makeTensor,
  makeValueInfo,
  type NodeProto,
  nodeLabel,
  opsetsOf,
  subgraphsOf,
  type TensorProto,
  topologicalOrder,
} from '@kinglet/onnx';

/** The inputs of each operator that must be constant for it to be a layer, or to be folded into one. */
const weightInputs: Readonly<Record<string, readonly number[]>> = {
  Add: [0, 1],
  BatchNormalization: [1, 2, 3, 4],
  Conv: [1, 2],
  ConvTranspose: [1, 2],
  Gather: [0],
  Gemm: [1, 2],
  MatMul: [0, 1],
};
// Of DequantizeLinear weights are quantized already: computing them would undo it.
const kept = new Set(['Bernoulli', 'DequantizeLinear', 'Multinomial', 'RandomNormal', 'RandomUniform']);

/** Floats that weights are, made by nodes of constants alone, become initializers. */
export function foldWeights(graph: Graph, model: ModelProto, notes: string[]): void {
  const computed = new Set(evaluatedOperators());
  const isFoldable = ({ opType, domain }: NodeProto) => domain === '' && computed.has(opType) && !kept.has(opType);
  const fixed = fixedNodes(graph, isFoldable);
  for (const name of weightNames(graph)) {
    const producer = graph.producerOf(name);
    if (!producer || !fixed.has(producer)) continue;
    const tensor = computeFloats(graph, model, name, fixed, notes);
    if (!tensor) continue;
    graph.addInitializer(tensor);
    graph.replaceUses(name, tensor.name);
  }
}

function weightNames(graph: Graph): Set<string> {
  return new Set(
    graph.nodes.flatMap(({ domain, opType, input }) =>
      domain === '' ? (weightInputs[opType] ?? []).flatMap((i) => input[i] || []) : [],
    ),
  );
}

/** The nodes all of whose inputs are constants or made by such nodes. */
function fixedNodes(graph: Graph, isFoldable: (node: NodeProto) => boolean): ReadonlySet<NodeProto> {
  const fixed = new Set<NodeProto>();
  const isFixed = (name: string): boolean => {
    const producer = graph.producerOf(name);
    return name === '' || (producer ? fixed.has(producer) : graph.constantOf(name) !== undefined);
  };
  for (const node of topologicalOrder(graph.proto))
    if (isFoldable(node) && subgraphsOf(node).length === 0 && node.input.every(isFixed)) fixed.add(node);
  return fixed;
}

function computeFloats(
  graph: Graph,
  model: ModelProto,
  name: string,
  fixed: ReadonlySet<NodeProto>,
  notes: string[],
): TensorProto | undefined {
  const { nodes, tensors } = partOf(graph, name, fixed);
  const producer = nodeLabel(graph.producerOf(name)!);
  const external = tensors.find(isExternal);
  if (external) {
    notes.push(`${producer}: stays, since ${JSON.stringify(external.name)}, which it reads, is in another file`);
    return undefined;
  }
  const outputs = [makeValueInfo(name, { kind: 'tensor', elementType: undefined, shape: undefined })];
  const part = makeGraph({ nodes, inputs: [], outputs, initializers: tensors });
  try {
    const { type, dims, values } = evaluate(makeModel(part, { opsets: Object.fromEntries(opsetsOf(model)) }), {})[
      name
    ]!;
    return type === 'float' ? makeTensor(graph.uniqueName(`${name}_folded`), type, dims, values) : undefined;
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    notes.push(`${producer}: stays, since it cannot be computed: ${error.message}`);
    return undefined;
  }
}

/** The nodes that make a value, in their order, and the constants that they read. */
function partOf(graph: Graph, name: string, fixed: ReadonlySet<NodeProto>) {
  const needed = new Set([name]);
  const nodes: NodeProto[] = [];
  for (const node of graph.topologicalOrder().reverse()) {
    if (!fixed.has(node) || !node.output.some((output) => needed.has(output))) continue;
    nodes.unshift(node);
    for (const input of node.input) needed.add(input);
  }
  const tensors = [...needed].flatMap((input) => (graph.producerOf(input) ? [] : (graph.constantOf(input) ?? [])));
  return { nodes, tensors };
}
