// Functions that a model brings with it: their bodies in the place of the nodes that call them.
import {
  copyMessage,
  type FunctionProto,
  type GraphProto,
  type ModelProto,
  makeNode,
  type NodeProto,
  nodeLabel,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { findFunction, nodesOfCall } from '../evaluate/functions.ts';

// Functions that call others twice, which call others twice, would fill any memory.
const mostNodes = 200_000;
const mostDepth = 64;

/**
 * The same model without functions; itself if it has none. Throws InferenceError KINGLET_INFERENCE_OPERATOR for functions
 * that call themselves, or are of another opset than the model or another one.
 */
export function inlineFunctions(model: ModelProto): ModelProto {
  if (model.functions.length === 0) return model;
  const opsets = new Map(model.opsetImport.map((opset) => [keyOf(opset), opset]));
  const inliner: Inliner = { functions: model.functions, opsets, left: mostNodes, calls: 0 };
  const graph = inlineGraph(inliner, model.graph!, 0);
  return Object.assign(copyMessage(model), { graph, functions: [], opsetImport: [...opsets.values()] });
}

type Opset = FunctionProto['opsetImport'][number];

interface Inliner {
  readonly functions: readonly FunctionProto[];
  /** By domain: the model's, and those of the functions that were put into it. */
  readonly opsets: Map<string, Opset>;
  /** Nodes that may still be made. */
  left: number;
  /** How many were put into the model: each gives its values names of their own. */
  calls: number;
}

function inlineGraph(inliner: Inliner, graph: GraphProto, depth: number): GraphProto {
  return Object.assign(copyMessage(graph), { node: graph.node.flatMap((node) => inlineNode(inliner, node, depth)) });
}

function inlineNode(inliner: Inliner, node: NodeProto, depth: number): readonly NodeProto[] {
  inliner.left--;
  if (depth > mostDepth || inliner.left < 0)
    throw refuse(node, 'expected a function that does not call itself, nor fills the memory');
  const own = findFunction(inliner.functions, node);
  if (own) return bodyOf(inliner, own, node).flatMap((inner) => inlineNode(inliner, inner, depth + 1));
  const attribute = node.attribute.map((given) =>
    given.g ? Object.assign(copyMessage(given), { g: inlineGraph(inliner, given.g, depth + 1) }) : given,
  );
  return [Object.assign(copyMessage(node), { attribute })];
}

/** The nodes of a function with the names of a call, and names of their own for what the call does not see. */
function bodyOf(inliner: Inliner, own: FunctionProto, call: NodeProto): readonly NodeProto[] {
  for (const opset of own.opsetImport) addOpset(inliner, opset, call);
  const prefix = `${call.name || own.name}#${++inliner.calls}/`;
  const names = new Map(own.input.map((name, i) => [name, call.input[i] ?? '']));
  for (const [i, name] of own.output.entries()) if (!names.has(name) && call.output[i]) names.set(name, call.output[i]);
  const nameOf = (name: string): string => (name ? (names.get(name) ?? `${prefix}${name}`) : '');
  const nodes = nodesOfCall(own, call, new Set(own.input.filter((_, i) => !call.input[i])));
  // An output that is an input, or an output twice, has no node.
  const copies = own.output.flatMap((name, i) =>
    call.output[i] && nameOf(name) !== call.output[i] ? [makeNode('Identity', [nameOf(name)], [call.output[i]])] : [],
  );
  return [...nodes.map((inner) => renamed(inner, nameOf, prefix)), ...copies];
}

/** The inlined nodes are of one opset. */
function addOpset({ opsets }: Inliner, opset: Opset, call: NodeProto): void {
  const found = opsets.get(keyOf(opset));
  if (!found) opsets.set(keyOf(opset), opset);
  else if (found.version !== opset.version)
    throw refuse(call, `expected a function of the model's opset ${found.version}, found ${opset.version}`);
}

/** ONNX's own domain has two names. */
function keyOf({ domain }: Opset): string {
  return domain === 'ai.onnx' ? '' : domain;
}

function renamed(node: NodeProto, nameOf: (name: string) => string, prefix: string): NodeProto {
  const attribute = node.attribute.map((given) =>
    given.g ? Object.assign(copyMessage(given), { g: renamedGraph(given.g, nameOf, prefix) }) : given,
  );
  const [input, output] = [node.input.map(nameOf), node.output.map(nameOf)];
  return Object.assign(copyMessage(node), { name: node.name && `${prefix}${node.name}`, input, output, attribute });
}

function renamedGraph(graph: GraphProto, nameOf: (name: string) => string, prefix: string): GraphProto {
  const named = <Entry extends { name: string }>(entries: readonly Entry[]): Entry[] =>
    entries.map((entry) => Object.assign(copyMessage(entry), { name: nameOf(entry.name) }));
  return Object.assign(copyMessage(graph), {
    node: graph.node.map((node) => renamed(node, nameOf, prefix)),
    input: named(graph.input),
    output: named(graph.output),
    initializer: named(graph.initializer),
    valueInfo: [],
  });
}

function refuse(node: NodeProto, message: string): InferenceError {
  const operator = node.domain ? `${node.domain}.${node.opType}` : node.opType;
  return new InferenceError('KINGLET_INFERENCE_OPERATOR', `${operator}: ${message}`, { node: nodeLabel(node) });
}
