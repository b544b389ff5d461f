// Functions that a model brings with it.
import {
  type AttributeProto,
  copyMessage,
  type FunctionProto,
  type GraphProto,
  makeGraph,
  type NodeProto,
} from '@kinglet/onnx';
import type { LookUp, ModelScope } from './evaluate.ts';
import type { Tensor } from './tensor.ts';

type RunGraph = (graph: GraphProto, model: ModelScope, values: Map<string, Tensor>, lookUp: LookUp) => void;

/** The model's own function that a node calls, if it calls one. */
export function findFunction(functions: readonly FunctionProto[], node: NodeProto): FunctionProto | undefined {
  return functions.find(({ domain, name }) => domain === node.domain && name === node.opType);
}

/** What a call of a function makes: its body with the node's inputs and attributes. */
export function callFunction(
  own: FunctionProto,
  node: NodeProto,
  { functions }: ModelScope,
  inputs: readonly (Tensor | undefined)[],
  run: RunGraph,
): (Tensor | undefined)[] {
  const nodes = nodesOfCall(own, node, new Set(own.input.filter((_, i) => !inputs[i])));
  const values = new Map(own.input.flatMap((name, i) => (inputs[i] ? [[name, inputs[i]] as const] : [])));
  const opsets = new Map(
    own.opsetImport.map(({ domain, version }) => [domain === 'ai.onnx' ? '' : domain, Number(version)]),
  );
  run(makeGraph({ nodes, inputs: [], outputs: [] }), { opsets, functions }, values, (name) => values.get(name));
  return own.output.map((name) => values.get(name));
}

/** The body of a function with the attributes of a call; `absent` are the inputs that the call leaves out. */
export function nodesOfCall(own: FunctionProto, call: NodeProto, absent: ReadonlySet<string>): readonly NodeProto[] {
  const attributes = new Map([...own.attributeProto, ...call.attribute].map((given) => [given.name, given]));
  return own.node.map((inner) => withAttributes(inner, attributes, absent));
}

/** A node with the attributes that it takes from the call, and without the inputs that the call leaves out. */
function withAttributes(
  node: NodeProto,
  given: ReadonlyMap<string, AttributeProto>,
  absent: ReadonlySet<string>,
): NodeProto {
  const attribute = node.attribute.flatMap((own) => {
    if (own.g) return [Object.assign(copyMessage(own), { g: bodyWithAttributes(own.g, given, absent) })];
    if (!own.refAttrName) return [own];
    const found = given.get(own.refAttrName);
    return found ? [Object.assign(copyMessage(found), { name: own.name })] : [];
  });
  const input = node.input.map((name) => (absent.has(name) ? '' : name));
  return Object.assign(copyMessage(node), { input, attribute });
}

function bodyWithAttributes(
  graph: GraphProto,
  given: ReadonlyMap<string, AttributeProto>,
  absent: ReadonlySet<string>,
): GraphProto {
  return Object.assign(copyMessage(graph), { node: graph.node.map((inner) => withAttributes(inner, given, absent)) });
}
