// Results of measurements as tests need them.
import type { BenchResult, BenchRun } from '../src/bench/benchResult.ts';
import { summarize } from '../src/bench/statistics.ts';
import { costPerMillion } from '../src/cost/pricePerformance.ts';
import { usEast1 } from '../src/cost/prices.ts';
import { recommend, withPareto } from '../src/tune/recommend.ts';
import type { TuneResult } from '../src/tune/tuneResult.ts';

/** Twenty cold and a hundred warm samples around the medians given. */
export function benchRun(more: Partial<BenchRun> = {}, { initMs = 6, warmMs = 0.8 } = {}): BenchRun {
  const spread = (n: number, median: number) =>
    Array.from({ length: n }, (_, i) => median * (0.9 + (0.2 * i) / (n - 1)));
  const durationMs = spread(100, warmMs);
  const init = spread(20, initMs);
  return {
    arch: 'arm64',
    isEmulated: false,
    runtime: 'quickjs',
    memoryMb: 128,
    zipBytes: 300_000,
    cold: { initMs: init, firstAnswerMs: init.map((ms) => ms + 2 * warmMs) },
    warm: { durationMs, billedMs: durationMs.map(Math.ceil) },
    maxMemoryMb: 14,
    reports: [
      'REPORT RequestId: 1\tDuration: 0.80 ms\tBilled Duration: 7 ms\tMemory Size: 128 MB\tMax Memory Used: 14 MB\t',
    ],
    ...more,
  };
}

export function benchResult(more: Partial<BenchResult> = {}): BenchResult {
  return {
    kind: 'kinglet-bench',
    version: 1,
    label: 'fibonacci',
    functionName: 'fibonacci',
    date: '2026-11-28T12:00:00.000Z',
    where: 'aws',
    region: 'eu-central-1',
    eventBytes: 9,
    runs: [benchRun()],
    ...more,
  };
}

/** A result of `kinglet tune`: time halves with twice the memory until 1769 MB; x64 takes 5 % less time and costs more. */
export function tuneResult(): TuneResult {
  const sizes = [128, 256, 512, 1024, 1769, 3008];
  const points = sizes.flatMap((memoryMb) =>
    (['arm64', 'x64'] as const).map((arch) => {
      const ms = (arch === 'arm64' ? 1 : 0.95) * (3 + 20_000 / Math.min(memoryMb, 1769));
      const run = benchRun({ arch, memoryMb }, { initMs: 8, warmMs: ms });
      const perMillion = costPerMillion(run, usEast1, 0.01);
      return {
        arch,
        memoryMb,
        warm: summarize(run.warm.durationMs),
        init: summarize(run.cold.initMs).p50,
        perMillion,
        maxMemoryMb: 17,
      };
    }),
  );
  const { region, since, source } = usEast1;
  return {
    kind: 'kinglet-tune',
    version: 1,
    functionName: 'fibonacci',
    date: '2026-11-28T12:00:00.000Z',
    region: 'eu-central-1',
    runtime: 'provided.al2023',
    strategy: 'balanced',
    coldRate: 0.01,
    current: { arch: 'arm64', memoryMb: 128 },
    points: withPareto(points),
    recommendation: recommend(points, 'balanced'),
    prices: { region, since, source },
  };
}
