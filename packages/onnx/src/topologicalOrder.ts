// The order in which a graph's nodes can run.
import { subgraphsOf } from './attributes.ts';
import { OnnxError } from './errors.ts';
import type { GraphProto, NodeProto } from './generated/onnx_pb.ts';
import { nodeLabel } from './nodeLabel.ts';

/**
 * The nodes, each after those whose outputs it (or a graph inside it) reads; otherwise as they were. Throws
 * `KINGLET_ONNX_CYCLE` when there is no such order, naming the nodes of one cycle.
 */
export function topologicalOrder(graph: GraphProto): NodeProto[] {
  const producers = new Map<string, NodeProto>();
  for (const node of graph.node) for (const name of node.output) if (name) producers.set(name, node);
  const before = new Map(graph.node.map((node) => [node, producersOf(node, producers)]));
  return sorted(graph.node, before);
}

/** The names that a node reads: its inputs, and what graphs inside it read from outside. */
export function namesReadBy(node: NodeProto): Set<string> {
  const names = new Set(node.input.filter(Boolean));
  for (const graph of subgraphsOf(node)) for (const name of namesFromOutside(graph)) names.add(name);
  return names;
}

/** The names that a graph reads and does not make. */
export function namesFromOutside(graph: GraphProto): Set<string> {
  const own = new Set([...graph.input, ...graph.initializer].map(({ name }) => name));
  for (const { values } of graph.sparseInitializer) if (values) own.add(values.name);
  for (const node of graph.node) for (const name of node.output) own.add(name);
  const read = new Set(graph.output.map(({ name }) => name));
  for (const node of graph.node) for (const name of namesReadBy(node)) read.add(name);
  return new Set([...read].filter((name) => name && !own.has(name)));
}

function producersOf(node: NodeProto, producers: ReadonlyMap<string, NodeProto>): NodeProto[] {
  return [...namesReadBy(node)].flatMap((name) => producers.get(name) ?? []);
}

type Predecessors = ReadonlyMap<NodeProto, readonly NodeProto[]>;

// Depth first, with a stack of our own: a chain of a million nodes is no recursion.
function sorted(nodes: readonly NodeProto[], before: Predecessors): NodeProto[] {
  const order: NodeProto[] = [];
  const state = new Map<NodeProto, 'done' | 'open'>();
  for (const root of nodes) {
    const stack = state.has(root) ? [] : [{ node: root, next: 0 }];
    state.set(root, state.get(root) ?? 'open');
    for (let top = stack.at(-1); top; top = stack.at(-1)) {
      const predecessor = before.get(top.node)?.[top.next++];
      if (!predecessor) {
        stack.pop();
        state.set(top.node, 'done');
        order.push(top.node);
      } else if (state.get(predecessor) === 'open') {
        throw cycleError(stack.map(({ node }) => node).slice(stack.findIndex(({ node }) => node === predecessor)));
      } else if (!state.has(predecessor)) {
        state.set(predecessor, 'open');
        stack.push({ node: predecessor, next: 0 });
      }
    }
  }
  return order;
}

function cycleError(cycle: readonly NodeProto[]): OnnxError {
  const labels = cycle.slice(0, 8).map(nodeLabel);
  const shown = cycle.length > 8 ? [...labels, `${cycle.length - 8} more`] : labels;
  const message = `expected no cycles, found one: each of these needs the next, the last the first: ${shown.join(', ')}`;
  return new OnnxError('KINGLET_ONNX_CYCLE', message, { node: nodeLabel(cycle[0]!) });
}
