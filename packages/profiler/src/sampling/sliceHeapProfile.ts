// The later part of a heap profile.
import type { HeapProfile, HeapProfileNode } from '../report/profileReport.ts';

/** The number of the last allocation that was sampled; -1 of none. */
export function lastOrdinal({ samples }: HeapProfile): number {
  return samples.reduce((last, { ordinal }) => Math.max(last, ordinal), -1);
}

/** What was allocated after the allocation of that number, with the nodes above it. */
export function sliceHeapProfile(profile: HeapProfile, after: number): HeapProfile {
  if (after < 0) return profile;
  const samples = profile.samples.filter(({ ordinal }) => ordinal > after);
  const sizes = new Map<number, number>();
  for (const { nodeId, size } of samples) sizes.set(nodeId, (sizes.get(nodeId) ?? 0) + size);
  return { head: partOf(profile.head, sizes), samples };
}

/** Without the nodes that nothing was allocated in or below. A stack may be deeper than the engine's own. */
function partOf(head: HeapProfileNode, sizes: ReadonlyMap<number, number>): HeapProfileNode {
  const whole = [head];
  for (let at = 0; at < whole.length; at++) for (const child of whole[at]!.children) whole.push(child);
  const parts = new Map<HeapProfileNode, HeapProfileNode>();
  for (const node of whole.reverse()) {
    const children = node.children.map((child) => parts.get(child)).filter((child) => child !== undefined);
    const selfSize = sizes.get(node.id) ?? 0;
    if (node === head || selfSize > 0 || children.length > 0)
      parts.set(node, { callFrame: node.callFrame, selfSize, id: node.id, children });
  }
  return parts.get(head)!;
}
