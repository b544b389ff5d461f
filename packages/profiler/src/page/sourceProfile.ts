// The profiles of a report as the page has them: the tree for its tables, and what it carries for its drawings.
import type { CallTree } from '../report/callTree.ts';
import { functionName, locationOf } from '../report/hottestFunctions.ts';
import { printable } from '../report/printable.ts';
import type { ProfileReport } from '../report/profileReport.ts';
import { cpuTree, heapTree, sampleTimes } from '../report/profileTree.ts';
import { threadName } from '../report/threadName.ts';
import type { PageProfile } from './pageData.ts';
import { packRuns } from './runs.ts';
import { toneOf } from './tones.ts';

export interface SourceProfile {
  readonly page: PageProfile;
  readonly tree: CallTree;
  readonly samples: number;
  /** `packRuns`' bytes for `page.runs`. */
  readonly runs?: Uint8Array;
}

export function sourceProfiles({ cpu, heap }: ProfileReport): readonly SourceProfile[] {
  const ofCpu = cpu.map(({ thread, profile }, at): SourceProfile => {
    const { tree, nodeOf } = cpuTree(profile);
    const runs = packRuns(timed(profile, nodeOf));
    const samples = profile.samples.length;
    const page = {
      ...pageProfile(`CPU, ${threadName(thread)}`, 'milliseconds', tree),
      runs: { elementId: `kinglet-runs-${at}`, samples },
    };
    return { page, tree, samples, runs };
  });
  const ofHeap = heap.map(({ thread, profile }): SourceProfile => {
    const tree = heapTree(profile);
    return { page: pageProfile(`heap, ${threadName(thread)}`, 'bytes', tree), tree, samples: profile.samples.length };
  });
  return [...ofCpu, ...ofHeap];
}

// The time before the first sample is nobody's.
function* timed(
  profile: ProfileReport['cpu'][number]['profile'],
  nodeOf: ReadonlyMap<number, number>,
): Generator<readonly [number, number]> {
  yield [0, Math.max(profile.timeDeltas[0] ?? 0, 0) / 1000];
  for (const [id, milliseconds] of sampleTimes(profile)) yield [nodeOf.get(id) ?? 0, milliseconds];
}

function pageProfile(title: string, unit: PageProfile['unit'], { frames, frame, depth, self }: CallTree): PageProfile {
  const pageFrames = frames.map((one) => ({
    name: printable(functionName(one)),
    place: printable(locationOf(one)),
    tone: toneOf(one),
  }));
  const rounded = self.map((value) => (unit === 'bytes' ? value : Math.round(value * 1000) / 1000));
  return { title, unit, tree: { frames: pageFrames, frame, depth, self: rounded } };
}
