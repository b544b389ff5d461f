// The reference evaluator: what a model answers, computed node by node in TypeScript, slow and obvious.
import {
  checkModel,
  type FunctionProto,
  type GraphProto,
  graphOf,
  type ModelProto,
  type NodeProto,
  nodeLabel,
  OnnxError,
  opsetOf,
  opsetsOf,
  topologicalOrder,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { type EvaluateBody, Evaluation } from './evaluation.ts';
import { callFunction, findFunction } from './functions.ts';
import { findEvaluationRule } from './rules.ts';
import type { Tensor } from './tensor.ts';
import { fromProto } from './tensorProto.ts';
import { takesTexts } from './textOperators.ts';

/**
 * The outputs of a model, by name. Inputs that are initializers too may be left out. Throws OnnxError for a model that is
 * not what ONNX allows, InferenceError KINGLET_INFERENCE_INPUT for inputs that are missing or of another type, and
 * KINGLET_INFERENCE_OPERATOR, which names the node, for operators that are not computed.
 */
export function evaluate(model: ModelProto, inputs: Readonly<Record<string, Tensor>>): Record<string, Tensor> {
  checkModel(model);
  return evaluateGraph(graphOf(model), { opsets: opsetsOf(model), functions: model.functions }, inputs);
}

/** What nodes need to know of the model around them. */
export interface ModelScope {
  readonly opsets: ReadonlyMap<string, number>;
  readonly functions: readonly FunctionProto[];
}

/** The same for a graph that is known to be right. */
export function evaluateGraph(
  graph: GraphProto,
  model: ModelScope,
  inputs: Readonly<Record<string, Tensor>>,
): Record<string, Tensor> {
  const values = new Map<string, Tensor>(Object.entries(inputs));
  for (const { name } of graph.input)
    if (!values.has(name) && !graph.initializer.some((tensor) => tensor.name === name))
      throw new InferenceError('KINGLET_INFERENCE_INPUT', `expected input ${JSON.stringify(name)}, got none`);
  runGraph(graph, model, values, (name) => values.get(name));
  return Object.fromEntries(graph.output.map(({ name }) => [name, resultOf(values, name)]));
}

/** What one node makes of its inputs. Whatever goes wrong is an OnnxError or an InferenceError that names it. */
export function evaluateNode(
  node: NodeProto,
  model: ModelScope,
  inputs: readonly (Tensor | undefined)[],
  body?: EvaluateBody,
): readonly (Tensor | undefined)[] {
  try {
    const own = findFunction(model.functions, node);
    if (own) return callFunction(own, node, model, inputs, runGraph);
    const evaluation = new Evaluation(node, opsetOf(model.opsets, node), inputs, body);
    const rule = findEvaluationRule(node.domain, node.opType);
    if (!rule) throw evaluation.refuse('expected an operator that the evaluator computes');
    if (inputs.some((input) => input?.type === 'string') && !takesTexts(node.domain, node.opType))
      throw evaluation.refuse('expected tensors of numbers, found one of strings');
    const made = rule(evaluation);
    return 'values' in made && 'dims' in made ? [made] : made;
  } catch (cause) {
    if (cause instanceof OnnxError || (cause instanceof InferenceError && cause.node !== undefined)) throw cause;
    const code = cause instanceof InferenceError ? cause.code : 'KINGLET_INFERENCE_SHAPE';
    const message = cause instanceof InferenceError ? cause.message : `its inputs do not fit it: ${cause}`;
    throw new InferenceError(code, message, { cause, node: nodeLabel(node) });
  }
}

export type LookUp = (name: string) => Tensor | undefined;

/** Adds what the nodes of a graph make to `values`; `lookUp` finds what they read, in the graphs around it too. */
function runGraph(graph: GraphProto, model: ModelScope, values: Map<string, Tensor>, lookUp: LookUp): void {
  for (const tensor of graph.initializer) if (!values.has(tensor.name)) values.set(tensor.name, fromProto(tensor));
  const body: EvaluateBody = (inner, inputs) => runBody(inner, model, inputs, lookUp);
  for (const node of topologicalOrder(graph)) {
    const inputs = node.input.map((name) => (name ? (lookUp(name) ?? missing(name, node)) : undefined));
    const outputs = evaluateNode(node, model, inputs, body);
    for (const [i, name] of node.output.entries()) if (name && outputs[i]) values.set(name, outputs[i]);
  }
}

function runBody(graph: GraphProto, model: ModelScope, inputs: readonly Tensor[], outer: LookUp): Tensor[] {
  const values = new Map(graph.input.flatMap(({ name }, i) => (inputs[i] ? [[name, inputs[i]] as const] : [])));
  const lookUp: LookUp = (name) => values.get(name) ?? outer(name);
  runGraph(graph, model, values, lookUp);
  return graph.output.map(({ name }) => lookUp(name) ?? resultOf(values, name));
}

function resultOf(values: ReadonlyMap<string, Tensor>, name: string): Tensor {
  return values.get(name) ?? missing(name);
}

function missing(name: string, node?: NodeProto): never {
  const label = node ? { node: nodeLabel(node) } : undefined;
  throw new InferenceError('KINGLET_INFERENCE_INPUT', `expected a value ${JSON.stringify(name)}, found none`, label);
}
