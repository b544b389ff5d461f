// Profilers whose clock moves when it is told to.
import { createProfiler } from '../src/createProfiler.ts';
import type { ProfilerOptions } from '../src/options.ts';
import type { Profiler } from '../src/profiler.ts';
import type { ProfileReport, SpanSummary } from '../src/report/profileReport.ts';

/** A clock that moves when it is told to, and no counters. */
export function still(options: ProfilerOptions = {}): { profiler: Profiler; pass: (milliseconds: number) => void } {
  let time = 1000;
  const profiler = createProfiler({ counters: false, power: 'off', now: () => time, ...options });
  return {
    profiler,
    pass: (milliseconds) => {
      time += milliseconds;
    },
  };
}

/** `name count total self` of every span, indented by its depth. */
export function treeOf({ spans }: ProfileReport): string[] {
  const lines = (of: readonly SpanSummary[], depth: number): string[] =>
    of.flatMap(({ name, count, total, self, children }) => [
      `${' '.repeat(depth)}${name} ${count} ${total} ${self}`,
      ...lines(children, depth + 1),
    ]);
  return lines(spans, 0);
}
