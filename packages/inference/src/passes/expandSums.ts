// Sums of any number of values as additions of two.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const expandSums: Pass = {
  name: 'expandSums',
  purpose: 'Sum of several values as Add after Add, which other operators can take up',
  run(graph) {
    const sums = graph.find({ opType: 'Sum', domain: '' }).filter((node) => isPlain(graph, node));
    for (const sum of sums) graph.replace([sum], additionsOf(graph, sum));
    return sums.length;
  },
};

/** Operands of one shape: partial sums have it too. */
function isPlain(graph: ModelGraph, { input, output }: NodeProto): boolean {
  const shape = JSON.stringify(graph.shapeOf(output[0]!));
  return shape !== undefined && input.every((name) => JSON.stringify(graph.shapeOf(name)) === shape);
}

function additionsOf(graph: ModelGraph, { name, input, output }: NodeProto): NodeProto[] {
  const [first, ...others] = input as [string, ...string[]];
  if (others.length === 0) return [makeNode('Identity', [first], output, { name })];
  let sum = first;
  return others.map((other, i) => {
    const made = i === others.length - 1 ? output[0]! : graph.newValue(`${output[0]}_part${i}`, output[0]!);
    const node = makeNode('Add', [sum, other], [made], { name });
    sum = made;
    return node;
  });
}
