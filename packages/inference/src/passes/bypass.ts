// A node that makes what is there already.
import { makeNode, type NodeProto } from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';

/**
 * Makes the readers of a node's first output read `by`, and takes the node away; how many nodes went. Outputs of the
 * model keep their names: what makes `by` then makes the output, unless it is an input, a constant or an output itself.
 */
export function bypass(graph: ModelGraph, node: NodeProto, by: string): number {
  const [made, ...more] = node.output as [string, ...string[]];
  if (more.some((name) => name && (graph.isOutput(name) || graph.consumersOf(name).length > 0))) return 0;
  if (!graph.isOutput(made)) {
    graph.replaceUses(made, by);
    graph.remove(node);
    return 1;
  }
  const producer = graph.producerOf(by);
  if (!producer || graph.isOutput(by) || namesLengths(graph, by)) return 0;
  graph.replaceUses(by, made);
  const output = producer.output.map((name) => (name === by ? made : name));
  const renamed = makeNode(producer.opType, producer.input, output, { name: producer.name, domain: producer.domain });
  renamed.attribute = producer.attribute;
  graph.replace([node, producer], [renamed]);
  return 1;
}

/** Whether its shape has lengths that only data decides, which are called after what makes them. */
function namesLengths(graph: ModelGraph, name: string): boolean {
  return graph.shapeOf(name)?.some((length) => typeof length === 'string' && length.includes('#')) ?? false;
}
