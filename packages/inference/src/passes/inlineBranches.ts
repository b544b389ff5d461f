// If whose condition is known: the branch that is taken, in its place.
import {
  copyMessage,
  type GraphProto,
  graphAttribute,
  inferShapes,
  makeModel,
  makeNode,
  type NodeProto,
  subgraphsOf,
} from '@kinglet/onnx';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const inlineBranches: Pass = {
  name: 'inlineBranches',
  purpose: 'If whose condition is known',
  run(graph) {
    for (const node of graph.find({ opType: 'If', domain: '' })) {
      const condition = graph.constant(node.input[0] ?? '');
      const branch = condition && graphAttribute(node, Number(condition.values[0]) ? 'then_branch' : 'else_branch');
      // What the graph holds changes: the next run looks again.
      if (branch && canInline(branch)) return inline(graph, node, branch);
    }
    return 0;
  },
};

/** A graph without graphs inside, whose names would have to change too. */
function canInline(branch: GraphProto): boolean {
  return branch.sparseInitializer.length === 0 && branch.node.every((node) => subgraphsOf(node).length === 0);
}

function inline(graph: ModelGraph, node: NodeProto, branch: GraphProto): number {
  const names = new Map<string, string>();
  const nameOf = (name: string): string => names.get(name) ?? name;
  const typesBefore = new Set(graph.types.keys());
  for (const tensor of branch.initializer) {
    const copy = copyMessage(tensor);
    copy.name = graph.uniqueName(tensor.name);
    names.set(tensor.name, copy.name);
    graph.addInitializer(copy);
  }
  for (const inner of branch.node)
    for (const name of inner.output) if (name) names.set(name, freeName(graph, name, names));
  const copies = branch.node.map((inner) => {
    const copy = makeNode(inner.opType, inner.input.map(nameOf), inner.output.map(nameOf), {
      name: inner.name,
      domain: inner.domain,
    });
    copy.attribute = [...inner.attribute];
    return copy;
  });
  // Outputs of the If keep their names.
  const results = node.output.flatMap((name, i) =>
    name ? [makeNode('Identity', [nameOf(branch.output[i]!.name)], [name], { name: node.name })] : [],
  );
  graph.replace([node], [...copies, ...results]);
  inferNew(graph, typesBefore);
  return 1;
}

function freeName(graph: ModelGraph, base: string, taken: ReadonlyMap<string, string>): string {
  const used = new Set(taken.values());
  let name = graph.uniqueName(base);
  for (let i = 1; used.has(name) || graph.types.has(name); i++) name = graph.uniqueName(`${base}_${i}`);
  return name;
}

/** The types of values that came into the graph. */
function inferNew(graph: ModelGraph, before: ReadonlySet<string>): void {
  const opsets = Object.fromEntries(graph.opsets);
  const { types, known } = inferShapes(makeModel(graph.proto, { opsets }), { inputShapes: inputShapesOf(graph) });
  for (const [name, type] of types) if (!before.has(name)) graph.types.set(name, type);
  for (const [name, values] of known) if (!graph.known.has(name)) graph.known.set(name, values);
}

function inputShapesOf(graph: ModelGraph) {
  const entries = graph.inputs.map(({ name }) => [name, graph.shapeOf(name)] as const);
  return Object.fromEntries(entries.flatMap(([name, shape]) => (shape ? [[name, shape] as const] : [])));
}
