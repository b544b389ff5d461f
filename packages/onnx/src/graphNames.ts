// The names in a graph: all of them, and one in place of another, in the graphs inside it too.
import { subgraphsOf } from './attributes.ts';
import type { GraphProto, NodeProto } from './generated/onnx_pb.ts';

/** Every name of a value in a graph and in the graphs inside it. */
export function namesIn(graph: GraphProto): Set<string> {
  const names = new Set([...graph.input, ...graph.output, ...graph.initializer, ...graph.valueInfo].map(nameOf));
  for (const { values } of graph.sparseInitializer) if (values) names.add(values.name);
  for (const node of graph.node) {
    for (const name of [...node.input, ...node.output]) names.add(name);
    for (const inner of subgraphsOf(node)) for (const name of namesIn(inner)) names.add(name);
  }
  return names;
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

function nameOf({ name }: { readonly name: string }): string {
  return name;
}
