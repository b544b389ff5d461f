// The call tree of a profile as arrays, parents before children.
import type { CallFrame, CpuProfile, HeapProfile, HeapProfileNode } from '../report/profileReport.ts';
import { sampleDurations } from './sampleTimes.ts';

export interface CallTree {
  readonly frames: readonly CallFrame[];
  /** Places in `frames`; -1 for the root, which is the first. Each is before its children. */
  readonly parents: Int32Array;
  /** Microseconds or bytes that belong to the node itself. */
  readonly self: Float64Array;
  /** How many samples, or objects, they are. */
  readonly counts: Float64Array;
  /** Where the node of an id is. */
  readonly placeOf: (id: number) => number;
}

/** Of a profile whose nodes are a tree: what the engine and `readCpuProfile` give. */
export function cpuCallTree(profile: CpuProfile): CallTree {
  const tree = orderedNodes(profile);
  const durations = sampleDurations(profile);
  for (let i = 0; i < durations.length; i++) {
    const place = tree.placeOf(profile.samples[i]!);
    tree.self[place]! += durations[i]!;
    tree.counts[place]! += 1;
  }
  return tree;
}

export function heapCallTree({ head, samples }: HeapProfile): CallTree {
  const nodes: HeapProfileNode[] = [head];
  const parents = [-1];
  for (let at = 0; at < nodes.length; at++)
    for (const child of nodes[at]!.children) {
      nodes.push(child);
      parents.push(at);
    }
  const placeOf = placesOf(nodes);
  const counts = new Float64Array(nodes.length);
  for (const { nodeId } of samples) counts[placeOf(nodeId)]! += 1;
  return {
    frames: nodes.map(({ callFrame }) => callFrame),
    parents: Int32Array.from(parents),
    self: Float64Array.from(nodes, ({ selfSize }) => selfSize),
    counts,
    placeOf,
  };
}

function orderedNodes({ nodes }: CpuProfile): CallTree {
  const indexOf = placesOf(nodes);
  const isInner = new Uint8Array(nodes.length);
  for (const { children = [] } of nodes) for (const child of children) isInner[indexOf(child)] = 1;
  const order = nodes.filter((_, index) => isInner[index] === 0);
  const parents = new Int32Array(nodes.length).fill(-1);
  for (let at = 0; at < order.length; at++)
    for (const child of order[at]!.children ?? []) {
      parents[order.length] = at;
      order.push(nodes[indexOf(child)]!);
    }
  return {
    frames: order.map(({ callFrame }) => callFrame),
    parents,
    self: new Float64Array(order.length),
    counts: new Float64Array(order.length),
    placeOf: placesOf(order),
  };
}

/** The engine's ids are dense, and a million samples ask for them: an array answers ten times as fast as a map. */
function placesOf(nodes: readonly { readonly id: number }[]): (id: number) => number {
  const most = nodes.reduce((largest, { id }) => Math.max(largest, id), 0);
  if (most > 8 * nodes.length + 1000) {
    const places = new Map(nodes.map(({ id }, at) => [id, at]));
    return (id) => places.get(id) as number;
  }
  const places = new Int32Array(most + 1);
  for (let at = 0; at < nodes.length; at++) places[nodes[at]!.id] = at;
  return (id) => places[id] as number;
}
