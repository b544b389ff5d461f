// A result of `kinglet bench` as tests need it.
import type { BenchResult, BenchRun } from '../src/bench/benchResult.ts';

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
