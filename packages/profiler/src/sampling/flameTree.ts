// Call trees of all threads, added up by function.
import { frameKey } from '../report/functionPlace.ts';
import type { CallFrame, CpuProfile, HeapProfile, ThreadProfile } from '../report/profileReport.ts';
import { type CallTree, cpuCallTree, heapCallTree } from './callTree.ts';

/** All calls of one function below the same callers. */
export interface FlameNode {
  /** `(anonymous)` of one without. The engine's own are in parentheses: `(root)`, `(program)`, `(idle)`, `(garbage collector)`. */
  readonly name: string;
  /** Of its file; empty for what is part of the engine. */
  readonly url: string;
  /** Where it begins, from 1; 0 for none. */
  readonly line: number;
  /** Microseconds in the function itself; in a heap's tree, bytes. */
  readonly self: number;
  /** With all that it calls. */
  readonly total: number;
  /** The largest first; of equal ones, by name, file and line. */
  readonly children: readonly FlameNode[];
}

/** Where the time of all these threads went. Linear in samples and nodes, whatever the depth. */
export function flameTree(profiles: readonly ThreadProfile<CpuProfile>[]): FlameNode {
  return merged(profiles.map(({ profile }) => cpuCallTree(profile)));
}

/** What allocated how many bytes. */
export function heapFlameTree(profiles: readonly ThreadProfile<HeapProfile>[]): FlameNode {
  return merged(profiles.map(({ profile }) => heapCallTree(profile)));
}

/** Keeps products with numbers of nodes below 2^53. */
const mostFrames = 2 ** 26;

type Growing = { -readonly [Key in keyof FlameNode]: FlameNode[Key] } & { children: Growing[] };

function merged(trees: readonly CallTree[]): FlameNode {
  const root: Growing = { name: '(root)', url: '', line: 0, self: 0, total: 0, children: [] };
  const nodes = [root];
  const parents = [0];
  const frames = new Map<string, number>();
  const placeOf = new Map<number, number>();
  for (const tree of trees) {
    const places = new Int32Array(tree.frames.length);
    for (let at = 0; at < places.length; at++) {
      const parent = tree.parents[at]!;
      if (parent >= 0) places[at] = childOf(places[parent]!, tree.frames[at]!);
      nodes[places[at]!]!.self += tree.self[at]!;
    }
  }
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at]!;
    node.total += node.self;
    if (at > 0) nodes[parents[at]!]!.total += node.total;
    node.children.sort(bySize);
  }
  return root;

  function childOf(parent: number, frame: CallFrame): number {
    const key = parent * mostFrames + frameNumber(frames, frame);
    const known = placeOf.get(key);
    if (known !== undefined) return known;
    const { functionName, url, lineNumber } = frame;
    const node = { name: functionName || '(anonymous)', url, line: lineNumber + 1, self: 0, total: 0, children: [] };
    placeOf.set(key, nodes.length);
    nodes[parent]!.children.push(node);
    parents.push(parent);
    return nodes.push(node) - 1;
  }
}

function frameNumber(frames: Map<string, number>, frame: CallFrame): number {
  const key = frameKey(frame);
  const number = frames.get(key) ?? frames.size;
  frames.set(key, number);
  return number;
}

function bySize(a: FlameNode, b: FlameNode): number {
  return b.total - a.total || compare(a.name, b.name) || compare(a.url, b.url) || a.line - b.line;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
