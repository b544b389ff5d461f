// A part of a CPU profile.
import { optionError } from '../errors.ts';
import type { CpuProfile, CpuProfileNode } from '../report/profileReport.ts';
import { sampleTimes } from './sampleTimes.ts';

/**
 * What a CPU profile says of the time between two times: the stack that stood at the first one, the samples until the second
 * one, and the nodes that those need, under the ids that they have. Two slices that meet add up to the slice of both.
 *
 * @param profile with deltas of 0 and more
 * @param from milliseconds since the profile's `startTime`; what lies before it is as 0
 * @param to the same; what lies behind the profile's end is as its end
 * Throws ProfilerError KINGLET_PROFILER_OPTION where `to` is before `from` or one is not a number.
 */
export function sliceProfile(profile: CpuProfile, from: number, to: number): CpuProfile {
  if (!(from <= to)) throw optionError('sliceProfile', `a time that is not before ${from}`, to);
  const length = profile.endTime - profile.startTime;
  const begin = clamp(Math.round(from * 1000), length);
  const end = clamp(Math.round(to * 1000), length);
  const times = sampleTimes(profile);
  const first = firstAtLeast(times, begin);
  const standing = first > 0 && times[first] !== begin && begin < end ? first - 1 : first;
  const behind = end >= length ? times.length : firstAtLeast(times, end);
  const samples = profile.samples.slice(standing, behind);
  return {
    nodes: nodesOf(profile, samples),
    startTime: profile.startTime + begin,
    endTime: profile.startTime + end,
    samples,
    timeDeltas: samples.map((_, i) => {
      const time = Math.max(times[standing + i]!, begin);
      return time - (i === 0 ? begin : Math.max(times[standing + i - 1]!, begin));
    }),
  };
}

function clamp(time: number, length: number): number {
  return Math.min(Math.max(time, 0), length);
}

function firstAtLeast(times: Float64Array, time: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (times[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The nodes of these samples, and those above them, with the root even of no sample. */
function nodesOf({ nodes }: CpuProfile, samples: readonly number[]): CpuProfileNode[] {
  const hits = new Map<number, number>();
  for (const id of samples) hits.set(id, (hits.get(id) ?? 0) + 1);
  const parents = new Map<number, number>();
  for (const { id, children = [] } of nodes) for (const child of children) parents.set(child, id);
  const needed = new Set(nodes.filter(({ id }) => !parents.has(id)).map(({ id }) => id));
  for (const sample of hits.keys())
    for (let id: number | undefined = sample; id !== undefined && !needed.has(id); id = parents.get(id)) needed.add(id);
  return nodes
    .filter(({ id }) => needed.has(id))
    .map(({ id, callFrame, children = [] }) => {
      const kept = children.filter((child) => needed.has(child));
      return { id, callFrame, hitCount: hits.get(id) ?? 0, ...(kept.length > 0 ? { children: kept } : {}) };
    });
}
