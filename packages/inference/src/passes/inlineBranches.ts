// If whose condition is known: the branch that is taken, in its place.
import { copyMessage, type GraphProto, graphAttribute, makeNode, type NodeProto, renameReads } from '@kinglet/onnx';
import { foldAllButHalves } from './foldConstants.ts';
import type { ModelGraph } from './modelGraph.ts';
import type { Pass } from './runPasses.ts';

export const inlineBranches: Pass = {
  name: 'inlineBranches',
  purpose: 'If whose condition is known',
  run(graph) {
    let changes = 0;
    for (const node of graph.find({ opType: 'If', domain: '' })) changes += inline(graph, node);
    if (changes > 0) {
      graph.inferMore();
      // A branch that is taken may decide others: how many axes its results have, for one.
      foldAllButHalves.run(graph);
    }
    return changes;
  },
};

function inline(graph: ModelGraph, node: NodeProto): number {
  const condition = graph.constant(node.input[0] ?? '');
  const branch = condition && graphAttribute(node, Number(condition.values[0]) ? 'then_branch' : 'else_branch');
  if (!branch || branch.sparseInitializer.length > 0) return 0;
  const names = addInitializers(graph, branch);
  for (const name of new Set(branch.node.flatMap(({ output }) => output)))
    if (name) names.set(name, graph.newValue(name, name));
  // Outputs of the If keep their names.
  const results = node.output.flatMap((name, i) => {
    const made = branch.output[i]!.name;
    return name ? [makeNode('Identity', [names.get(made) ?? made], [name], { name: node.name })] : [];
  });
  graph.replace([node], [...branch.node.map((inner) => renamed(inner, names)), ...results]);
  return 1;
}

/** The branch's initializers become the graph's; their names there, by those that they had. */
function addInitializers(graph: ModelGraph, branch: GraphProto): Map<string, string> {
  const names = new Map<string, string>();
  for (const tensor of branch.initializer) {
    const name = graph.uniqueName(tensor.name);
    names.set(tensor.name, name);
    graph.addInitializer(Object.assign(copyMessage(tensor), { name }));
  }
  return names;
}

/** A node of a branch; the graphs inside it read by the new names too. */
function renamed(inner: NodeProto, names: ReadonlyMap<string, string>): NodeProto {
  const node = Object.assign(copyMessage(inner), { output: inner.output.map((name) => names.get(name) ?? name) });
  renameReads(node, names);
  return node;
}
