// What a result must not exceed.
import type { BenchResult, BenchRun } from './benchResult.ts';
import { quantileOf } from './statistics.ts';

export interface BenchLimits {
  /** Milliseconds of initialization, 95th percentile. */
  readonly maxInit: number | undefined;
  /** Milliseconds of a warm event, 95th percentile. */
  readonly maxDuration: number | undefined;
  /** MB that any event used. */
  readonly maxMemory: number | undefined;
}

/** A sentence for each limit that a run exceeds. Emulated runs are not judged. */
export function violations({ runs }: BenchResult, limits: BenchLimits): string[] {
  return runs.filter(({ isEmulated }) => !isEmulated).flatMap((run) => violationsOf(run, limits));
}

function violationsOf(run: BenchRun, { maxInit, maxDuration, maxMemory }: BenchLimits): string[] {
  const p95 = (samples: readonly number[]) => (samples.length === 0 ? 0 : quantileOf(samples, 0.95));
  const figures = [
    ['--max-init', maxInit, p95(run.cold.initMs), 'ms of initialization (p95)'],
    ['--max-duration', maxDuration, p95(run.warm.durationMs), 'ms for a warm event (p95)'],
    ['--max-memory', maxMemory, run.maxMemoryMb, 'MB used'],
  ] as const;
  return figures.flatMap(([flag, limit, found, what]) =>
    limit !== undefined && found > limit
      ? [`${run.arch}: expected at most ${limit} ${what}, found ${Number(found.toPrecision(4))} (${flag})`]
      : [],
  );
}
