// Where samples fell, as one tree of calls: what flame graphs are drawn from and functions are ranked by.
import { type CallTree, callTree } from './callTree.ts';
import type { CallFrame, CpuProfile, HeapProfile, HeapProfileNode } from './profileReport.ts';

/** The tree, and which of its nodes a node of the profile became. Idle time is the root's own: it is in no total. */
export interface CpuTree {
  readonly tree: CallTree;
  readonly nodeOf: ReadonlyMap<number, number>;
}

/** A sample lasts until the next one, the last until the profile's end. */
export function cpuTree(profile: CpuProfile): CpuTree {
  const build = new TreeBuilder();
  const made = new Map<number, Branch>();
  const byId = new Map(profile.nodes.map((node) => [node.id, node]));
  for (const { node, parent } of preorder(profile.nodes, (id) => byId.get(id))) {
    const above = made.get(parent ?? Number.NaN);
    made.set(node.id, above ? (isIdle(node.callFrame) ? build.root : build.below(above, node.callFrame)) : build.root);
  }
  for (const [id, milliseconds] of sampleTimes(profile)) {
    const branch = made.get(id);
    if (branch && branch !== build.root) branch.self += milliseconds;
  }
  const { tree, indexOf } = build.finish();
  return { tree, nodeOf: new Map([...made].map(([id, branch]) => [id, indexOf(branch)])) };
}

export function heapTree({ head }: HeapProfile): CallTree {
  const build = new TreeBuilder();
  build.root.self += head.selfSize;
  const open: [HeapProfileNode, Branch][] = [[head, build.root]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [node, branch] = next;
    for (const child of node.children) {
      const below = build.below(branch, child.callFrame);
      below.self += child.selfSize;
      open.push([child, below]);
    }
  }
  return build.finish().tree;
}

/** Node ids with the milliseconds that each sample stands for; clocks that step back count as standing still. */
export function* sampleTimes({ samples, timeDeltas, startTime, endTime }: CpuProfile): Generator<[number, number]> {
  let read = startTime + (timeDeltas[0] ?? 0);
  let now = read;
  for (let i = 0; i < samples.length; i++) {
    read += timeDeltas[i + 1] ?? Math.max(endTime - read, 0);
    const then = Math.max(now, read);
    yield [samples[i]!, (then - now) / 1000];
    now = then;
  }
}

export function isIdle({ functionName, url }: CallFrame): boolean {
  return functionName === '(idle)' && url === '';
}

interface Listed {
  readonly id: number;
  readonly callFrame: CallFrame;
  readonly children?: readonly number[];
}

// Parents before children, from the nodes that are no one's child. What a cycle holds is never reached.
function* preorder(nodes: readonly Listed[], nodeAt: (id: number) => Listed | undefined) {
  const children = new Set(nodes.flatMap((node) => node.children ?? []));
  const open = nodes
    .filter(({ id }) => !children.has(id))
    .map((node): { node: Listed; parent?: number } => ({ node }))
    .reverse();
  for (let next = open.pop(); next; next = open.pop()) {
    yield next;
    for (const id of next.node.children ?? []) {
      const node = nodeAt(id);
      if (node) open.push({ node, parent: next.node.id });
    }
  }
}

interface Branch {
  readonly frame: number;
  readonly below: Map<number, Branch>;
  self: number;
  total: number;
  index: number;
}

class TreeBuilder {
  readonly root: Branch = newBranch(-1);
  readonly #frames: CallFrame[] = [];
  readonly #frameIndex = new Map<string, number>();
  // Parents before children, so that totals are added up from the end.
  readonly #made: { branch: Branch; above: Branch }[] = [];

  below(above: Branch, callFrame: CallFrame): Branch {
    const frame = this.#indexOf(callFrame);
    const known = above.below.get(frame);
    if (known) return known;
    const branch = newBranch(frame);
    above.below.set(frame, branch);
    this.#made.push({ branch, above });
    return branch;
  }

  finish(): { tree: CallTree; indexOf: (branch: Branch) => number } {
    for (const { branch } of this.#made) branch.total = branch.self;
    for (const { branch, above } of this.#made.toReversed()) above.total += branch.total;
    const [frame, depth, self]: [number[], number[], number[]] = [[], [], []];
    const open: [Branch, number][] = [[this.root, 0]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [branch, level] = next;
      branch.index = frame.push(branch.frame) - 1;
      depth.push(level);
      self.push(branch.self);
      for (const child of [...branch.below.values()].sort((a, b) => a.total - b.total)) open.push([child, level + 1]);
    }
    return { tree: callTree({ frames: this.#frames, frame, depth, self }), indexOf: ({ index }) => index };
  }

  #indexOf(callFrame: CallFrame): number {
    const { functionName, url, lineNumber, columnNumber } = callFrame;
    const key = JSON.stringify([functionName, url, lineNumber, columnNumber]);
    const known = this.#frameIndex.get(key);
    if (known !== undefined) return known;
    this.#frameIndex.set(key, this.#frames.length);
    return this.#frames.push(callFrame) - 1;
  }
}

function newBranch(frame: number): Branch {
  return { frame, below: new Map(), self: 0, total: 0, index: 0 };
}
