// What a result must not exceed.
import { usageError } from '../cliError.ts';
import type { SampleCounts } from '../measured/sampleSource.ts';
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

/** @throws {CliError} `KINGLET_CLI_USAGE` for a limit of what is not going to be measured: nothing would ever exceed it. */
export function checkLimits({ maxInit, maxDuration, maxMemory }: BenchLimits, { cold, warm }: SampleCounts): void {
  if (maxInit !== undefined && cold === 0) throw usageError('Expected cold starts for --max-init, got --cold 0');
  if (maxDuration !== undefined && warm === 0)
    throw usageError('Expected warm events for --max-duration, got --warm 0');
  if (maxMemory !== undefined && cold + warm === 0)
    throw usageError('Expected events for --max-memory, got --cold 0 and --warm 0');
}

/** A sentence for each run that the limits, if there are any, say nothing about. */
export function notJudged({ runs }: BenchResult, { maxInit, maxDuration, maxMemory }: BenchLimits): string[] {
  if ([maxInit, maxDuration, maxMemory].every((limit) => limit === undefined)) return [];
  return runs
    .filter(({ isEmulated }) => isEmulated)
    .map(
      ({ arch }) =>
        `${arch} is emulated here: no limit was looked at; measure it on such a machine, or with --deployed`,
    );
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
