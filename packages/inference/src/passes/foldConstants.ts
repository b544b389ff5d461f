// What is the same in every run is computed when the model is compiled, by the reference evaluator.
import { type NodeProto, OnnxError } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { evaluateNode, fromStored, type Tensor, toStored } from '../evaluate/index.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

/** Operators that read only the shape and the type of their input. */
const shapeReaders = new Set(['EyeLike', 'Shape', 'Size']);
/** Operators whose work grows faster than their inputs. */
const products = new Set(['Attention', 'Conv', 'ConvTranspose', 'Einsum', 'Gemm', 'MatMul']);
/** Most elements of inputs: the evaluator is slow. */
const mostElements = 2 ** 22;
const mostElementsOfProducts = 2 ** 12;
/** A result that is longer than this and than what it was made from is made in the run. */
const mostBytes = 2 ** 20;

export const foldConstants: Pass = {
  name: 'foldConstants',
  purpose: 'nodes whose inputs are constants, and what depends on known shapes alone',
  run(graph) {
    let changes = 0;
    for (const node of graph.topologicalOrder()) {
      const [name] = node.output;
      if (node.output.length !== 1 || !name || graph.constant(name)) continue;
      const folded = fold(graph, node);
      if (!folded) continue;
      const { type, dims, values } = folded;
      graph.replaceByConstant(node, { type, dims, values: toStored(type, values) });
      changes++;
    }
    return changes;
  },
};

function fold(graph: ModelGraph, node: NodeProto): Tensor | undefined {
  const inputs = node.input.map((name) => (name ? (knownOf(graph, node, name) ?? null) : undefined));
  if (inputs.includes(null)) return undefined;
  const known = inputs as (Tensor | undefined)[];
  const elements = known.reduce((sum, tensor) => sum + (tensor?.values.length ?? 0), 0);
  if (elements > (products.has(node.opType) ? mostElementsOfProducts : mostElements)) return undefined;
  const size = graph.shapeOf(node.output[0]!)?.reduce<number>((product, length) => product * Number(length), 1) ?? 0;
  if (size > mostElements) return undefined;
  const made = evaluated(graph, node, known);
  const inputBytes = known.reduce((sum, tensor) => sum + (tensor?.values.byteLength ?? 0), 0);
  return made && made.values.byteLength <= Math.max(mostBytes, inputBytes) ? made : undefined;
}

/** A constant, or for who reads no elements a tensor without them. */
function knownOf(graph: ModelGraph, node: NodeProto, name: string): Tensor | undefined {
  const constant = graph.constant(name);
  if (constant) return fromStored(constant.type, constant.dims, constant.values);
  const type = graph.types.get(name);
  if (!shapeReaders.has(node.opType) || type?.kind !== 'tensor' || !type.elementType) return undefined;
  if (!type.shape?.every((length) => typeof length === 'number')) return undefined;
  return { type: type.elementType, dims: type.shape as readonly number[], values: new Uint8Array(0) };
}

/** Undefined for what the evaluator refuses: compiling it says why, if nothing else takes it. */
function evaluated(graph: ModelGraph, node: NodeProto, inputs: readonly (Tensor | undefined)[]): Tensor | undefined {
  try {
    return evaluateNode(node, { opsets: graph.opsets, functions: [] }, inputs)[0];
  } catch (error) {
    if (error instanceof InferenceError || error instanceof OnnxError) return undefined;
    throw error;
  }
}
