// What was sampled of a thread piece by piece, around spans or between looks at a report, as one profile of the thread.
import { cpuCallTree, heapCallTree } from '../sampling/callTree.ts';
import { sampleTimes } from '../sampling/sampleTimes.ts';
import { sliceProfile } from '../sampling/sliceProfile.ts';
import { frameKey } from './functionPlace.ts';
import type {
  CallFrame,
  CpuProfile,
  CpuProfileNode,
  HeapProfile,
  HeapProfileNode,
  ThreadProfile,
} from './profileReport.ts';

/** By thread. Time of which there are two profiles counts once; time of which there is none is a sample of the root. */
export function cpuByThread(profiles: readonly ThreadProfile<CpuProfile>[]): readonly ThreadProfile<CpuProfile>[] {
  return byThread(profiles, joinedCpu);
}

/** By thread. What was allocated while two profiles were taken is in both, and in their sum twice. */
export function heapByThread(profiles: readonly ThreadProfile<HeapProfile>[]): readonly ThreadProfile<HeapProfile>[] {
  return byThread(profiles, joinedHeap);
}

type Slices<Profile> = readonly ThreadProfile<Profile>[];

function byThread<Profile>(all: Slices<Profile>, join: (slices: Slices<Profile>) => Profile): Slices<Profile> {
  const threads = [...new Set(all.map(({ thread }) => thread))].sort((a, b) => a - b);
  return threads.map((thread) => {
    const slices = all.filter((one) => one.thread === thread).sort((a, b) => a.begin - b.begin);
    return slices.length === 1 ? slices[0]! : { ...slices[0]!, profile: join(slices) };
  });
}

function joinedCpu(slices: Slices<CpuProfile>): CpuProfile {
  const nodes = new NodeList<CpuProfileNode & { readonly children: number[] }>((id, callFrame, above) => {
    above?.children.push(id);
    return { id, callFrame, children: [] };
  });
  const [samples, times]: [number[], number[]] = [[], []];
  // Microseconds since the first one began, up to which all is there.
  let covered = 0;
  for (const { begin, profile } of slices) {
    const from = (begin - slices[0]!.begin) * 1000;
    const end = from + profile.endTime - profile.startTime;
    if (end <= covered) continue;
    if (from > covered) {
      samples.push(rootId);
      times.push(covered);
    }
    const missing = Math.max(covered, from);
    const part = sliceProfile(profile, (missing - from) / 1000, Number.POSITIVE_INFINITY);
    const tree = cpuCallTree(part);
    const ids = nodes.add(tree.frames, tree.parents);
    for (const id of part.samples) samples.push(ids[tree.placeOf(id)]!);
    for (const time of sampleTimes(part)) times.push(missing + time);
    covered = end;
  }
  const { startTime } = slices[0]!.profile;
  const timeDeltas = times.map((time, at) => time - (times[at - 1] ?? 0));
  return { nodes: nodes.all, startTime, endTime: startTime + covered, samples, timeDeltas };
}

function joinedHeap(slices: Slices<HeapProfile>): HeapProfile {
  type Growing = HeapProfileNode & { selfSize: number; readonly children: Growing[] };
  const nodes = new NodeList<Growing>((id, callFrame, above) => {
    const node: Growing = { id, callFrame, selfSize: 0, children: [] };
    above?.children.push(node);
    return node;
  });
  const samples: HeapProfile['samples'][number][] = [];
  for (const { profile } of slices) {
    const tree = heapCallTree(profile);
    const ids = nodes.add(tree.frames, tree.parents);
    for (const [place, size] of tree.self.entries()) nodes.all[ids[place]! - rootId]!.selfSize += size;
    for (const sample of profile.samples) samples.push({ ...sample, nodeId: ids[tree.placeOf(sample.nodeId)]! });
  }
  return { head: nodes.all[0]!, samples };
}

const rootId = 1;

/** The nodes of several trees, those of one function below the same callers as one: ids from 1 on, parents first. */
class NodeList<Node> {
  readonly all: Node[] = [];
  readonly #ids = new Map<string, number>();
  readonly #make: (id: number, frame: CallFrame, above: Node | undefined) => Node;

  constructor(make: (id: number, frame: CallFrame, above: Node | undefined) => Node) {
    this.#make = make;
    this.#idOf(root, 0);
  }

  /** The ids of a tree's nodes; its root, and whatever else has no parent, is the root. */
  add(frames: readonly CallFrame[], parents: Int32Array): Int32Array {
    const ids = new Int32Array(frames.length);
    for (const [at, frame] of frames.entries())
      ids[at] = parents[at]! < 0 ? rootId : this.#idOf(frame, ids[parents[at]!]!);
    return ids;
  }

  #idOf(frame: CallFrame, above: number): number {
    const key = `${above} ${frameKey(frame)}`;
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const id = this.all.length + rootId;
    this.#ids.set(key, id);
    this.all.push(this.#make(id, frame, this.all[above - rootId]));
    return id;
  }
}

const root: CallFrame = { functionName: '(root)', scriptId: '0', url: '', lineNumber: -1, columnNumber: -1 };
