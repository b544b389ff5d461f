import { expect, test } from 'vitest';
import { createProfiler } from './createProfiler.ts';
import { numberOf } from './measurement.ts';
import { perCall } from './perCall.ts';
import type { SpanSummary } from './report/profileReport.ts';

/** A machine that takes 2 J a call, whatever it is. */
function spanOf(calls: number): SpanSummary {
  let joules = 0;
  const source = {
    width: 1,
    read: (into: Float64Array, at: number) => {
      into[at] = joules;
    },
    explain: ([sum = 0]: Float64Array) =>
      ({
        joules: { value: sum, unit: 'joules', confidence: 'clock', source: 'a test' },
        watts: { value: 5, unit: 'watts', confidence: 'clock', source: 'a test' },
        ipc: { unavailable: 'ENOENT — this machine has no PMU' },
      }) as const,
    close: () => undefined,
  };
  using profiler = createProfiler({ counters: [source], power: 'off' });
  const infer = profiler.profileFunction(function infer() {
    joules += 2;
  });
  for (let i = 0; i < calls; i++) infer();
  return profiler.report().spans[0]!;
}

test('the joules of an inference are those of all, shared out', () => {
  const each = perCall(spanOf(3), 'joules');
  expect(numberOf(each)).toBe(2);
  expect(each).toMatchObject({ unit: 'joules', confidence: 'clock', source: '(a test) / 3 calls' });
});

test.each([
  ['ipc', 'ENOENT — this machine has no PMU'],
  ['watts', 'watts is no sum: it is the same for one call as for all'],
  ['cycles', 'nothing counted cycles of infer'],
])('%s: %s', (metric, unavailable) => {
  expect(perCall(spanOf(2), metric)).toEqual({ unavailable });
});

test('of a span that is still open there is none', () => {
  expect(perCall({ ...spanOf(1), count: 0 }, 'joules')).toEqual({ unavailable: 'infer has not ended yet' });
});
