import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naiveContainers } from '../../test/naiveContainers.ts';
import { everySecond, wants } from '../../test/policies.ts';
import { simulate } from './simulate.ts';

const durationMs = 20_000;
const duration = (max: number) => fc.double({ min: 0.001, max, noNaN: true });
const request = fc.record({ atMs: duration(durationMs - 0.001), serviceMs: duration(6000) });

describe('containers', () => {
  it('do as the plainest simulation does, whatever is wanted of them', () => {
    const given = fc.record({
      requests: fc.uniqueArray(request, { minLength: 1, maxLength: 60, selector: ({ atMs }) => atMs }),
      wishes: fc.array(fc.integer({ min: 0, max: 6 }), { minLength: 20, maxLength: 20 }),
      concurrency: fc.integer({ min: 1, max: 3 }),
      startMs: duration(4000),
      queueLimit: fc.integer({ min: 0, max: 10 }),
      instances: fc.integer({ min: 0, max: 4 }),
    });

    fc.assert(
      fc.property(given, ({ requests, wishes, ...parts }) => {
        const sorted = requests.toSorted((a, b) => a.atMs - b.atMs);
        const fleet = { kind: 'containers', pricePerHour: 3600, ...parts } as const;
        const wanted = (nowMs: number) => wishes[nowMs / 1000]!;
        const timesMs = Float64Array.from(sorted, ({ atMs }) => atMs);
        const serviceMs = Float64Array.from(sorted, (one) => one.serviceMs);

        const expected = naiveContainers({ requests: sorted, durationMs, fleet, wanted });
        const result = simulate(
          { name: 'random', durationMs, arrivals: { kind: 'times', timesMs, serviceMs } },
          { ...fleet, service: { kind: 'constant', meanMs: 1 } },
          everySecond,
          { decide: wants(wanted) },
        );

        expect(result.refused).toBe(expected.refused);
        expect(result.latency.max).toBe(expected.latencies.at(-1) ?? 0);
        expect(result.latency.mean).toBeCloseTo(meanOf(expected.latencies), 6);
        expect(result.cost).toBeCloseTo(expected.instanceMs / 1000, 6);
      }),
      { numRuns: 500 },
    );
  });
});

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
