// Names by which nodes can be told apart, and their operators be known.
import { type GraphProto, type NodeProto, subgraphsOf } from '@kinglet/onnx';

/**
 * Gives every node, in the graphs inside others too, a name that no other has. The first of a name keeps it; the others
 * and those without are named for what they make. ONNX's own domain gets the name that is left out.
 */
export function nameNodes(graph: GraphProto): void {
  const nodes = nodesOf(graph);
  for (const node of nodes) if (node.domain === 'ai.onnx') node.domain = '';
  const firsts = new Map(
    nodes
      .filter(({ name }) => name)
      .map((node) => [node.name, node] as const)
      .reverse(),
  );
  const taken = new Set(firsts.keys());
  for (const node of nodes) if (firsts.get(node.name) !== node) node.name = newName(node, taken);
}

function nodesOf(graph: GraphProto): NodeProto[] {
  return graph.node.flatMap((node) => [node, ...subgraphsOf(node).flatMap(nodesOf)]);
}

function newName(node: NodeProto, taken: Set<string>): string {
  const base = node.name || node.output.find(Boolean) || node.opType;
  for (let name = base, i = 1; ; name = `${base}_${i++}`)
    if (!taken.has(name)) {
      taken.add(name);
      return name;
    }
}
