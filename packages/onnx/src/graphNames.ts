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

/** Puts `to` where `from` is read: in a node's inputs and in the graphs inside it. */
export function renameReads(node: NodeProto, from: string, to: string): void {
  node.input = node.input.map((name) => (name === from ? to : name));
  for (const graph of subgraphsOf(node)) renameInside(graph, from, to);
}

/** Puts `to` for `from` wherever a graph has it: what makes it, what reads it and what describes it. */
export function renameEverywhere(graph: GraphProto, from: string, to: string): void {
  const tensors = [...graph.initializer, ...graph.sparseInitializer.flatMap(({ values }) => values ?? [])];
  for (const entry of [...graph.input, ...graph.output, ...graph.valueInfo, ...tensors])
    if (entry.name === from) entry.name = to;
  for (const annotation of graph.quantizationAnnotation) if (annotation.tensorName === from) annotation.tensorName = to;
  for (const node of graph.node) {
    node.output = node.output.map((name) => (name === from ? to : name));
    renameReads(node, from, to);
  }
}

// A graph inside that makes a value of this name itself means its own.
function renameInside(graph: GraphProto, from: string, to: string): void {
  const own = [...graph.input, ...graph.initializer].some(({ name }) => name === from);
  if (own || graph.node.some(({ output }) => output.includes(from))) return;
  for (const output of graph.output) if (output.name === from) output.name = to;
  for (const node of graph.node) renameReads(node, from, to);
}

export function nameOf({ name }: { readonly name: string }): string {
  return name;
}
