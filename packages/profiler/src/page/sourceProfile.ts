// The profiles of a report as the page has them: the tree for its tables, and what it carries for its drawings.

import { functionName, locationOf } from '../report/functionPlace.ts';
import type { PreorderTree } from '../report/preorderTree.ts';
import { printable } from '../report/printable.ts';
import type { CpuProfile, ProfileReport } from '../report/profileReport.ts';
import { cpuByThread, heapByThread } from '../report/profilesByThread.ts';
import { cpuTree, heapTree, hottestOfCpu, hottestOfHeap } from '../report/profileTrees.ts';
import { threadName } from '../report/threadName.ts';
import type { HotFunction } from '../sampling/hotFunctions.ts';
import { sampleDurations } from '../sampling/sampleTimes.ts';
import type { PageProfile } from './pageData.ts';
import { packRuns } from './runs.ts';
import { toneOf } from './tones.ts';

export interface SourceProfile {
  readonly page: PageProfile;
  readonly tree: PreorderTree;
  /** By descending self, in the unit of the tree. */
  readonly hot: readonly HotFunction[];
  readonly samples: number;
  /** `packRuns`' bytes for `page.runs`. */
  readonly runs?: Uint8Array;
}

export function sourceProfiles({ cpu, heap }: ProfileReport): readonly SourceProfile[] {
  const ofCpu = cpuByThread(cpu).map((one, at): SourceProfile => {
    const { thread, profile } = one;
    const { tree, nodeOf, samples } = cpuTree(profile);
    const runs = packRuns(timed(profile, nodeOf));
    const page = {
      ...pageProfile(`CPU, ${threadName(thread)}`, 'milliseconds', tree),
      runs: { elementId: `kinglet-runs-${at}`, samples },
    };
    return { page, tree, hot: hottestOfCpu(one), samples, runs };
  });
  const ofHeap = heapByThread(heap).map((one): SourceProfile => {
    const tree = heapTree(one.profile);
    const page = pageProfile(`heap, ${threadName(one.thread)}`, 'bytes', tree);
    return { page, tree, hot: hottestOfHeap(one), samples: one.profile.samples.length };
  });
  return [...ofCpu, ...ofHeap];
}

// The time before the first sample is nobody's.
function* timed(profile: CpuProfile, nodeOf: (id: number) => number): Generator<readonly [number, number]> {
  const { samples, timeDeltas } = profile;
  yield [0, (timeDeltas[0] ?? 0) / 1000];
  const durations = sampleDurations(profile);
  for (let at = 0; at < samples.length; at++) yield [nodeOf(samples[at]!), durations[at]! / 1000];
}

function pageProfile(
  title: string,
  unit: PageProfile['unit'],
  { frames, frame, depth, self }: PreorderTree,
): PageProfile {
  const pageFrames = frames.map((one) => ({
    name: printable(functionName(one)),
    place: printable(locationOf(one)),
    tone: toneOf(one),
  }));
  const rounded = self.map((value) => (unit === 'bytes' ? value : Math.round(value * 1000) / 1000));
  return { title, unit, tree: { frames: pageFrames, frame, depth, self: rounded } };
}
