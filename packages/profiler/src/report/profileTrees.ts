// The profiles of a report as trees to draw and rank: calls of one function below the same callers are one.
import { type CallTree, cpuCallTree, heapCallTree } from '../sampling/callTree.ts';
import { flameTree, heapFlameTree } from '../sampling/flameTree.ts';
import { type HotFunction, hotFunctions } from '../sampling/hotFunctions.ts';
import { frameKey } from './functionPlace.ts';
import { type PreorderTree, preorderTree } from './preorderTree.ts';
import type { CallFrame, CpuProfile, HeapProfile, ProfileReport } from './profileReport.ts';

/** The tree, and which of its nodes a node of the profile became. */
export interface CpuTree {
  readonly tree: PreorderTree;
  readonly nodeOf: (id: number) => number;
  /** Without those that stand for time of which there is no profile. */
  readonly samples: number;
}

/** In milliseconds. Idle time is the root's, and in no total. */
export function cpuTree(profile: CpuProfile): CpuTree {
  const calls = cpuCallTree(profile);
  const { tree, nodes } = inPreorder(calls, 1e-3);
  const samples = profile.samples.length - (calls.counts[0] ?? 0);
  return { tree, nodeOf: (id) => nodes[calls.placeOf(id)]!, samples };
}

/** In bytes. */
export function heapTree(profile: HeapProfile): PreorderTree {
  return inPreorder(heapCallTree(profile), 1).tree;
}

/** The functions of one thread by descending time of their own, in milliseconds, without idle time. */
export function hottestOfCpu(profile: ProfileReport['cpu'][number]): readonly HotFunction[] {
  const scaled = hotFunctions(flameTree([profile])).map((one) => ({
    ...one,
    self: one.self / 1000,
    total: one.total / 1000,
  }));
  return scaled.filter(({ name, url, total }) => total > 0 && !isIdle({ functionName: name, url }));
}

/** The functions of one thread by descending bytes that they allocated. */
export function hottestOfHeap(profile: ProfileReport['heap'][number]): readonly HotFunction[] {
  return hotFunctions(heapFlameTree([profile])).filter(({ total }) => total > 0);
}

function isIdle({ functionName, url }: Pick<CallFrame, 'functionName' | 'url'>): boolean {
  return functionName === '(idle)' && url === '';
}

interface Branch {
  readonly frame: number;
  readonly above: Branch | undefined;
  readonly below: Map<number, Branch>;
  self: number;
  total: number;
  index: number;
}

function inPreorder(
  { frames: all, parents, self }: CallTree,
  scale: number,
): { tree: PreorderTree; nodes: Int32Array } {
  const frames = new FrameList();
  const root = branchOf(-1, undefined);
  // Parents before children, so that totals are added up from the end.
  const made = [root];
  const branches = all.map(() => root);
  for (let at = 0; at < all.length; at++) {
    const above = branches[parents[at]!];
    if (!above || isIdle(all[at]!)) continue;
    const frame = frames.indexOf(all[at]!);
    const known = above.below.get(frame);
    const branch = known ?? branchOf(frame, above);
    if (!known) made.push(branch);
    above.below.set(frame, branch);
    branch.self += self[at]! * scale;
    branches[at] = branch;
  }
  for (const branch of made.toReversed()) {
    branch.total += branch.self;
    if (branch.above) branch.above.total += branch.total;
  }
  const tree = flattened(root, frames.all);
  return { tree, nodes: Int32Array.from(branches, ({ index }) => index) };
}

// The heaviest first.
function flattened(root: Branch, frames: readonly CallFrame[]): PreorderTree {
  const [frame, depth, self]: [number[], number[], number[]] = [[], [], []];
  const open: [Branch, number][] = [[root, 0]];
  for (let next = open.pop(); next; next = open.pop()) {
    const [branch, level] = next;
    branch.index = frame.push(branch.frame) - 1;
    depth.push(level);
    self.push(branch.self);
    for (const child of [...branch.below.values()].sort((a, b) => a.total - b.total)) open.push([child, level + 1]);
  }
  return preorderTree({ frames, frame, depth, self });
}

function branchOf(frame: number, above: Branch | undefined): Branch {
  return { frame, above, below: new Map(), self: 0, total: 0, index: 0 };
}

class FrameList {
  readonly all: CallFrame[] = [];
  readonly #places = new Map<string, number>();

  indexOf(frame: CallFrame): number {
    const key = frameKey(frame);
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    this.#places.set(key, this.all.length);
    return this.all.push(frame) - 1;
  }
}
