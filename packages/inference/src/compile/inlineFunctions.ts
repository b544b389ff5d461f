// Functions that a model brings with it, put in the place of their calls.
import {
  type FunctionProto,
  type GraphProto,
  type ModelProto,
  makeNode,
  type NodeProto,
  nodeLabel,
} from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';
import { findFunction, withAttributes } from '../evaluate/index.ts';
import { copyMessage } from '../passes/modelGraph.ts';

/**
 * The model without calls of its own functions. Throws InferenceError KINGLET_INFERENCE_OPERATOR, which names the node, for
 * functions that call themselves or are of another opset than the model. The model is not changed.
 */
export function inlineFunctions(model: ModelProto): ModelProto {
  if (model.functions.length === 0 || !model.graph) return model;
  const graph = copyMessage(model.graph);
  // A domain that only functions import is the model's, too.
  const imports = [model, ...model.functions].flatMap(({ opsetImport }) => opsetImport);
  const opsetImport = imports.filter(({ domain }, i) => imports.findIndex((other) => other.domain === domain) === i);
  const scope = { functions: model.functions, opsets: opsetsOf(opsetImport), calls: 0 };
  graph.node = graph.node.flatMap((node) => inlined(node, scope, []));
  return Object.assign(copyMessage(model), { graph, opsetImport, functions: [] });
}

interface Scope {
  readonly functions: readonly FunctionProto[];
  readonly opsets: ReadonlyMap<string, bigint>;
  /** Calls so far: names of each begin with its number. */
  calls: number;
}

function opsetsOf(imports: readonly { readonly domain: string; readonly version: bigint }[]): Map<string, bigint> {
  return new Map(imports.map(({ domain, version }) => [domain === 'ai.onnx' ? '' : domain, version]));
}

function inlined(node: NodeProto, scope: Scope, callers: readonly FunctionProto[]): NodeProto[] {
  const own = findFunction(scope.functions, node);
  if (!own) return [node];
  checkCall(own, node, scope, callers);
  const absent = new Set(own.input.filter((_, i) => !node.input[i]));
  const attributes = new Map([...own.attributeProto, ...node.attribute].map((given) => [given.name, given]));
  const caller = `${node.name || node.opType}#${++scope.calls}`;
  const rename = renamer(own, node, caller);
  const body = own.node.map((inner) => renamed(withAttributes(inner, attributes, absent), rename, caller));
  const nodes = body.flatMap((inner) => inlined(inner, scope, [...callers, own]));
  // An output that is an input, or another output, has no node inside.
  const copies = own.output.flatMap((name, i) =>
    node.output[i] && rename(name) !== node.output[i] ? [makeNode('Identity', [rename(name)], [node.output[i]])] : [],
  );
  return [...nodes, ...copies];
}

function checkCall(own: FunctionProto, node: NodeProto, { opsets }: Scope, callers: readonly FunctionProto[]): void {
  const refuse = (message: string): InferenceError =>
    new InferenceError('KINGLET_INFERENCE_OPERATOR', `${own.domain}.${own.name}: ${message}`, {
      node: nodeLabel(node),
    });
  if (callers.includes(own)) throw refuse('expected a function that does not call itself');
  for (const [domain, version] of opsetsOf(own.opsetImport))
    if (opsets.get(domain) !== version)
      throw refuse(`expected a function of the model's opset ${opsets.get(domain)}, found ${version}`);
}

/** What a name inside a function is called outside of it. */
function renamer(own: FunctionProto, node: NodeProto, caller: string): (name: string) => string {
  const names = new Map<string, string>();
  for (const [i, name] of own.output.entries()) if (node.output[i] && !names.has(name)) names.set(name, node.output[i]);
  for (const [i, name] of own.input.entries()) names.set(name, node.input[i] ?? '');
  return (name) => (name ? (names.get(name) ?? `${caller}/${name}`) : '');
}

function renamed(node: NodeProto, rename: (name: string) => string, caller: string): NodeProto {
  const attribute = node.attribute.map((own) =>
    own.g ? Object.assign(copyMessage(own), { g: renamedGraph(own.g, rename, caller) }) : own,
  );
  return Object.assign(copyMessage(node), {
    name: node.name && `${caller}/${node.name}`,
    input: node.input.map(rename),
    output: node.output.map(rename),
    attribute,
  });
}

/** A graph inside a node sees the names around it; its own stay, as nothing outside sees them. */
function renamedGraph(graph: GraphProto, rename: (name: string) => string, caller: string): GraphProto {
  const own = new Set([
    ...graph.input.map(({ name }) => name),
    ...graph.initializer.map(({ name }) => name),
    ...graph.node.flatMap(({ output }) => output),
  ]);
  const outside = (name: string): string => (own.has(name) ? name : rename(name));
  return Object.assign(copyMessage(graph), { node: graph.node.map((node) => renamed(node, outside, caller)) });
}
