// Common subexpressions: what is computed twice from the same values, and constants that are there twice.
import type { NodeProto, TensorProto } from '@kinglet/onnx';
import { checkTensor, isExternal, makesRunLength, tensorValues } from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

/** Larger constants are not compared. */
const mostBytes = 4096;
const random = /^(Random|Bernoulli|Multinomial)/;

export const mergeDuplicates: Pass = {
  name: 'mergeDuplicates',
  purpose: 'what is computed, or stored, twice is there once',
  run: (graph) => mergeConstants(graph) + mergeNodes(graph),
};

function mergeConstants(graph: ModelGraph): number {
  const seen = new Map<string, string>();
  const merged = new Map<string, string>();
  for (const tensor of graph.proto.initializer) {
    const key = graph.isOutput(tensor.name) ? undefined : keyOfTensor(tensor);
    const same = key === undefined ? undefined : seen.get(key);
    if (key !== undefined && same === undefined) seen.set(key, tensor.name);
    if (same !== undefined && graph.consumersOf(tensor.name).length > 0) merged.set(tensor.name, same);
  }
  graph.replaceAllUses(merged);
  return merged.size;
}

function keyOfTensor(tensor: TensorProto): string | undefined {
  if (isExternal(tensor) || tensor.rawData.length > mostBytes) return undefined;
  const { type, dims, byteLength } = checkTensor(tensor);
  if (byteLength > mostBytes || type === 'string') return undefined;
  const { buffer, byteOffset, byteLength: length } = tensorValues(tensor);
  return `${type}[${dims}] ${Buffer.from(buffer, byteOffset, length).toString('base64')}`;
}

function mergeNodes(graph: ModelGraph): number {
  const seen = new Map<string, NodeProto>();
  const merged = new Map<string, string>();
  const gone: NodeProto[] = [];
  for (const node of graph.topologicalOrder()) {
    const key = keyOfNode(node, merged);
    const same = key === undefined ? undefined : seen.get(key);
    if (key !== undefined && !same) seen.set(key, node);
    // The model's outputs keep the nodes that make them.
    if (!same || node.output.some((name) => graph.isOutput(name))) continue;
    for (const [i, name] of node.output.entries()) if (name) merged.set(name, same.output[i]!);
    gone.push(node);
  }
  graph.replaceAllUses(merged);
  graph.remove(...gone);
  return gone.length;
}

/** What a node computes of values of which some are `merged`; undefined for one that is never the same, holds graphs, or makes a length with a name that other lengths are made of. */
function keyOfNode(node: NodeProto, merged: ReadonlyMap<string, string>): string | undefined {
  const isUnique =
    random.test(node.opType) || makesRunLength(node) || node.attribute.some(({ g, graphs }) => g || graphs.length > 0);
  if (isUnique || node.attribute.some(({ t }) => t && t.rawData.length > mostBytes)) return undefined;
  const attributes = node.attribute.map((attribute) => JSON.stringify(attribute, readable)).sort();
  const outputs = node.output.map((name) => (name ? 1 : 0));
  const inputs = node.input.map((name) => merged.get(name) ?? name);
  return JSON.stringify([node.domain, node.opType, inputs, outputs, attributes]);
}

function readable(_: string, value: unknown): unknown {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return Object.is(value, -0) ? '-0' : String(value);
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}
