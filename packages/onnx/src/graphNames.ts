// The names in a graph: all of them, and one in place of another, in the graphs inside it too.
import { subgraphsOf } from './attributes.ts';
import type { GraphProto, NodeProto } from './generated/onnx_pb.ts';

/** The names of values that a node has, those of the graphs inside it too; more than once where they stand so. */
export function namesInNode(node: NodeProto): string[] {
  return [...node.input, ...node.output, ...subgraphsOf(node).flatMap(namesIn)];
}

/** Every name of a value in a graph and in the graphs inside it; more than once where it stands so. */
export function namesIn(graph: GraphProto): string[] {
  const sparse = graph.sparseInitializer.flatMap(({ values }) => values?.name ?? []);
  const named = [...graph.input, ...graph.output, ...graph.initializer, ...graph.valueInfo].map(nameOf);
  return [...named, ...sparse, ...graph.node.flatMap(namesInNode)];
}

/** Names, each with the one that takes its place. */
export type NewNames = ReadonlyMap<string, string>;

/** Puts new names where a node reads the old ones: in its inputs and in the graphs inside it. */
export function renameReads(node: NodeProto, names: NewNames): void {
  node.input = node.input.map((name) => names.get(name) ?? name);
  for (const graph of subgraphsOf(node)) renameInside(graph, names);
}

/** Puts `to` for `from` wherever a graph itself says it, its nodes aside; how often it did. */
export function renameEntries(graph: GraphProto, from: string, to: string): number {
  const tensors = [...graph.initializer, ...graph.sparseInitializer.flatMap(({ values }) => values ?? [])];
  const entries = [...graph.input, ...graph.output, ...graph.valueInfo, ...tensors].filter(({ name }) => name === from);
  for (const entry of entries) entry.name = to;
  for (const annotation of graph.quantizationAnnotation) if (annotation.tensorName === from) annotation.tensorName = to;
  return entries.length;
}

// A graph inside that makes a value of a name itself means its own.
function renameInside(graph: GraphProto, names: NewNames): void {
  const made = [...graph.input, ...graph.initializer].map(nameOf);
  const own = new Set([...made, ...graph.node.flatMap(({ output }) => output)]);
  const left = new Map([...names].filter(([from]) => !own.has(from)));
  if (left.size === 0) return;
  for (const output of graph.output) output.name = left.get(output.name) ?? output.name;
  for (const node of graph.node) renameReads(node, left);
}

export function nameOf({ name }: { readonly name: string }): string {
  return name;
}
