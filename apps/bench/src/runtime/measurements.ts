// What the suite `runtime` found, before it is judged.
import type { ColdStart } from '../measureColdStarts.ts';
import type { Served } from '../serveEvents.ts';
import { median } from '../statistics.ts';
import type { InterpreterTimes, Size } from './measureEngine.ts';
import type { LevelRow } from './measureLevels.ts';
import type { NativeMeasurements } from './measureNative.ts';

export interface Sizes {
  /** Bootstrap and zip of the minimal handler for arm64. */
  readonly minimal: Size;
  readonly engine: Size;
}

/** A part that could not be measured here is undefined; `skipped` says why. */
export interface Measurements {
  readonly cold: readonly ColdStart[];
  readonly echo: readonly Served[];
  /** Very many events: the engines, and `quickjs, 8 at a time` with a handler whose answers overtake each other. */
  readonly long: readonly Served[];
  readonly sizes: Sizes | undefined;
  readonly interpreter: InterpreterTimes | undefined;
  readonly native: NativeMeasurements | undefined;
  readonly levels: readonly LevelRow[];
  /** Of everything that took part. */
  readonly versions: Readonly<Record<string, string>>;
  readonly skipped: readonly string[];
}

/** What counts as flat: over 80 000 events, less than a byte for each. */
export const flatKb = 64;

/** How much more is resident in the last tenth of the rounds than in the second tenth: medians, in KiB. */
export function growthKb({ rounds }: Served): number {
  const tenth = Math.max(1, Math.floor(rounds.length / 10));
  const resident = rounds.map(({ rssKb }) => rssKb);
  return median(resident.slice(-tenth)) - median(resident.slice(tenth, 2 * tenth));
}

/** How many more descriptors are open at the end than after the first round. */
export function descriptorGrowth({ rounds }: Served): number {
  return (rounds.at(-1)?.descriptors ?? 0) - (rounds[0]?.descriptors ?? 0);
}

/** Microseconds of CPU time per event, one value a round. */
export function cpuPerEvent({ rounds }: Pick<Served, 'rounds'>): number[] {
  return rounds.map(({ cpuNs, events }) => cpuNs / events / 1e3);
}
