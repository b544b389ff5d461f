// Calls as a tree in arrays, in preorder: a node's callees and all below them follow it.
import type { CallFrame } from './profileReport.ts';

/** What a tree is made of. Node 0 is the root, which is no function. */
export interface PreorderParts<Frame = CallFrame> {
  readonly frames: readonly Frame[];
  /** Of each node its frame; -1 of the root. */
  readonly frame: readonly number[];
  /** 0 of the root; of any other at most one more than that of the node before it. */
  readonly depth: readonly number[];
  /** Milliseconds, or bytes of a heap profile. */
  readonly self: readonly number[];
}

/** With what follows from the parts. The root's total is the extent of the flame graph. */
export interface PreorderTree<Frame = CallFrame> extends PreorderParts<Frame> {
  /** -1 of the root. */
  readonly parent: Int32Array;
  /** The node behind the last one below it: `n` is `a` or below it if `a <= n && n < end[a]`. */
  readonly end: Int32Array;
  readonly total: Float64Array;
  /** Where it begins in the flame graph; its callees lie side by side from there on. */
  readonly start: Float64Array;
  readonly deepest: number;
}

export function preorderTree<Frame>(parts: PreorderParts<Frame>): PreorderTree<Frame> {
  const { depth, self } = parts;
  const size = depth.length;
  const [parent, end] = [new Int32Array(size).fill(-1), new Int32Array(size)];
  const [total, start, next] = [Float64Array.from(self), new Float64Array(size), new Float64Array(size)];
  const last: number[] = [];
  for (let node = 0; node < size; node++) {
    parent[node] = last[depth[node]! - 1] ?? -1;
    last[depth[node]!] = node;
  }
  for (let node = size - 1; node > 0; node--) {
    end[node] ||= node + 1;
    total[parent[node]!]! += total[node]!;
    end[parent[node]!] ||= end[node]!;
  }
  end[0] = size;
  for (let node = 1; node < size; node++) {
    const above = parent[node]!;
    start[node] = next[node] = next[above]!;
    next[above]! += total[node]!;
  }
  return { ...parts, parent, end, total, start, deepest: depth.reduce((most, level) => Math.max(most, level), 0) };
}
