// The functions of a call tree, wherever they are called from.
import type { FlameNode } from './flameTree.ts';

export interface HotFunction {
  readonly name: string;
  readonly url: string;
  readonly line: number;
  /** Microseconds in the function itself; of a heap's tree, bytes. */
  readonly self: number;
  /** With all that it calls; what a recursive function calls is counted once. */
  readonly total: number;
}

/** The one with the most time of its own first; of equal ones, by name, file and line. The root is none. */
export function hotFunctions(tree: FlameNode): readonly HotFunction[] {
  const functions = new Map<string, Entry>();
  const stack: Step[] = tree.children.map((node) => ({ node })).reverse();
  for (let step = stack.pop(); step; step = stack.pop()) {
    if (step.leaves) {
      step.leaves.depth--;
      continue;
    }
    const entry = entryOf(functions, step.node);
    entry.self += step.node.self;
    if (entry.depth++ === 0) entry.total += step.node.total;
    stack.push({ node: step.node, leaves: entry });
    for (const node of step.node.children) stack.push({ node });
  }
  return [...functions]
    .sort(([keyA, a], [keyB, b]) => b.self - a.self || b.total - a.total || (keyA < keyB ? -1 : 1))
    .map(([, { name, url, line, self, total }]) => ({ name, url, line, self, total }));
}

/** A node that is entered, or left when all below it was seen. */
interface Step {
  readonly node: FlameNode;
  readonly leaves?: Entry;
}

interface Entry {
  readonly name: string;
  readonly url: string;
  readonly line: number;
  self: number;
  total: number;
  /** How many calls of it the current stack has. */
  depth: number;
}

function entryOf(functions: Map<string, Entry>, { name, url, line }: FlameNode): Entry {
  const key = `${name} ${url}:${line}`;
  const entry = functions.get(key) ?? { name, url, line, self: 0, total: 0, depth: 0 };
  functions.set(key, entry);
  return entry;
}
