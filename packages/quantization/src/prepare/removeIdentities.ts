// Nodes that give back what they are given.
import { type Graph, type NodeProto, tensorValues } from '@kinglet/onnx';

/** Takes Identity away, and Dropout that does not train, whose mask nobody reads. */
export function removeIdentities(graph: Graph): void {
  for (const node of graph.find((candidate) => isIdentity(graph, candidate))) bypass(graph, node);
}

function isIdentity(graph: Graph, node: NodeProto): boolean {
  if (node.domain !== '') return false;
  if (node.opType === 'Identity') return true;
  const [, mask] = node.output;
  const isMaskRead = Boolean(mask) && (graph.isOutput(mask!) || graph.consumersOf(mask!).length > 0);
  return node.opType === 'Dropout' && !isMaskRead && !trains(graph, node.input[2]);
}

function trains(graph: Graph, name: string | undefined): boolean {
  if (!name) return false;
  const mode = graph.constantOf(name);
  return mode === undefined || Number(tensorValues(mode)[0]) !== 0;
}

/** An output of the model keeps its name, which what makes it takes over, unless it is an input or constant. */
function bypass(graph: Graph, node: NodeProto): void {
  const [from, to] = [node.input[0]!, node.output[0]!];
  const isOutput = graph.isOutput(to);
  if (isOutput && (!graph.producerOf(from) || graph.isOutput(from))) return;
  if (!isOutput) graph.replaceUses(to, from);
  graph.proto.node = graph.proto.node.filter((other) => other !== node);
  graph.refresh();
  if (!isOutput) return;
  const [described] = graph.proto.output.filter(({ name }) => name === to);
  described!.name = from;
  graph.replaceUses(to, from);
  graph.proto.valueInfo = graph.proto.valueInfo.filter(({ name }) => name !== to && name !== from);
  graph.refresh();
  graph.rename(from, to);
}
