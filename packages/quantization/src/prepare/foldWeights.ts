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
  Mul: [0, 1],
};
// Of DequantizeLinear weights are quantized already: computing them would undo it.
const kept = new Set(['Bernoulli', 'DequantizeLinear', 'Multinomial', 'RandomNormal', 'RandomUniform']);

/**
 * Floats that weights are, made by nodes of constants alone, become initializers of the same names. Yields the constants
 * that are read next.
 */
export function* foldWeights(
  graph: Graph,
  model: ModelProto,
  notes: string[],
): Generator<readonly TensorProto[], void, void> {
  const fixed = fixedNodes(graph);
  const makers = new Set([...weightNames(graph)].flatMap((name) => graph.producerOf(name) ?? []));
  const folded = new Set<NodeProto>();
  for (const node of makers) {
    if (!fixed.has(node)) continue;
    const part = partOf(graph, node, fixed);
    yield part.tensors;
    const tensors = computeFloats(graph, model, node, part, notes);
    if (!tensors) continue;
    folded.add(node);
    graph.proto.initializer.push(...tensors);
  }
  graph.proto.node = graph.proto.node.filter((node) => !folded.has(node));
  graph.refresh();
}

function weightNames(graph: Graph): Set<string> {
  return new Set(
    graph.nodes.flatMap(({ domain, opType, input }) =>
      domain === '' ? (weightInputs[opType] ?? []).flatMap((i) => input[i] || []) : [],
    ),
  );
}

/** The nodes, in their order, all of whose inputs are constants or made by such nodes. */
function fixedNodes(graph: Graph): ReadonlySet<NodeProto> {
  const computed = new Set(evaluatedOperators());
  const fixed = new Set<NodeProto>();
  const isFixed = (name: string): boolean => {
    const producer = graph.producerOf(name);
    return name === '' || (producer ? fixed.has(producer) : graph.constantOf(name) !== undefined);
  };
  for (const node of graph.topologicalOrder()) {
    const isComputed = node.domain === '' && computed.has(node.opType) && !kept.has(node.opType);
    if (isComputed && subgraphsOf(node).length === 0 && node.input.every(isFixed)) fixed.add(node);
  }
  return fixed;
}

/** What a node makes, if all of it is floats and none is an output of the model. */
function computeFloats(
  graph: Graph,
  model: ModelProto,
  node: NodeProto,
  { nodes, tensors }: Part,
  notes: string[],
): readonly TensorProto[] | undefined {
  const names = node.output.filter(Boolean);
  const external = tensors.find(isExternal);
  if (external)
    notes.push(`${nodeLabel(node)}: stays, since ${JSON.stringify(external.name)}, which it needs, is in another file`);
  if (external || names.some((name) => graph.isOutput(name))) return undefined;
  const outputs = names.map((name) => makeValueInfo(name, unknownTensor));
  const part = makeGraph({ nodes, inputs: [], outputs, initializers: tensors });
  try {
    const made = evaluate(makeModel(part, { opsets: Object.fromEntries(opsetsOf(model)) }), {});
    const values = names.map((name) => ({ name, ...made[name]! }));
    if (values.some(({ type }) => type !== 'float')) return undefined;
    return values.map(({ name, dims, values: floats }) => makeTensor(name, 'float', dims, floats));
  } catch (error) {
    if (!(error instanceof InferenceError)) throw error;
    notes.push(`${nodeLabel(node)}: stays, since it cannot be computed: ${error.message}`);
    return undefined;
  }
}

const unknownTensor = { kind: 'tensor', elementType: undefined, shape: undefined } as const;

/** The nodes that a node needs, in their order, and the constants that they read. */
interface Part {
  readonly nodes: readonly NodeProto[];
  readonly tensors: readonly TensorProto[];
}

function partOf(graph: Graph, end: NodeProto, fixed: ReadonlySet<NodeProto>): Part {
  const needed = new Set([end]);
  // A set visits what is added while it is walked.
  for (const node of needed) for (const name of node.input) addMaker(graph, name, needed);
  const nodes = [...fixed].filter((node) => needed.has(node));
  const names = new Set(nodes.flatMap(({ input }) => input));
  const tensors = [...names].flatMap((name) => (graph.producerOf(name) ? [] : (graph.constantOf(name) ?? [])));
  return { nodes, tensors };
}

function addMaker(graph: Graph, name: string, nodes: Set<NodeProto>): void {
  const maker = graph.producerOf(name);
  if (maker) nodes.add(maker);
}
