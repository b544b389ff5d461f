// Running passes over a graph, and what they say they did.
import type { Edit, ModelGraph } from './modelGraph.ts';

/** A change of the graph that leaves its answers what they are. */
export interface Pass {
  readonly name: string;
  /** What it does, for people. */
  readonly purpose: string;
  /** Changes what it finds; how many places it changed. */
  run(graph: ModelGraph): number;
}

export interface PassReport {
  readonly pass: string;
  readonly purpose: string;
  readonly changes: number;
  readonly nodesBefore: number;
  readonly nodesAfter: number;
  /** What was put in the place of what. */
  readonly edits: readonly Edit[];
}

/** In their order, each until it finds nothing more. */
export function runPasses(graph: ModelGraph, passes: readonly Pass[]): PassReport[] {
  return passes.map((pass) => {
    const nodesBefore = graph.nodes.length;
    const done = graph.edits.length;
    let changes = 0;
    for (let found = pass.run(graph); found > 0; found = pass.run(graph)) changes += found;
    const { name, purpose } = pass;
    const edits = graph.edits.slice(done);
    return { pass: name, purpose, changes, nodesBefore, nodesAfter: graph.nodes.length, edits };
  });
}
