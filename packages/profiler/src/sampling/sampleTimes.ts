// When the samples of a CPU profile were taken.
import type { CpuProfile } from '../report/profileReport.ts';

/** Microseconds since the profile began, of each sample. */
export function sampleTimes({ timeDeltas }: CpuProfile): Float64Array {
  const times = new Float64Array(timeDeltas.length);
  let time = 0;
  for (let i = 0; i < times.length; i++) {
    time += timeDeltas[i]!;
    times[i] = time;
  }
  return times;
}

/**
 * Microseconds for which the stack of each sample stands: until the next one, the last one until the profile's end. What is
 * before the first one belongs to none.
 */
export function sampleDurations({ timeDeltas, startTime, endTime }: CpuProfile): Float64Array {
  const durations = new Float64Array(timeDeltas.length);
  let time = 0;
  for (let i = 0; i < durations.length; i++) {
    time += timeDeltas[i]!;
    durations[i] = timeDeltas[i + 1] ?? Math.max(0, endTime - startTime - time);
  }
  return durations;
}

/** Samples in the order of their times: the engine adds those of its two sources as they come, with deltas below 0. */
export function inTimeOrder(profile: CpuProfile): CpuProfile {
  if (profile.timeDeltas.every((delta) => delta >= 0)) return profile;
  const times = sampleTimes(profile);
  const order = Array.from(times.keys()).sort((a, b) => times[a]! - times[b]! || a - b);
  return {
    ...profile,
    samples: order.map((i) => profile.samples[i]!),
    timeDeltas: order.map((i, at) => times[i]! - (at === 0 ? 0 : times[order[at - 1]!]!)),
  };
}
