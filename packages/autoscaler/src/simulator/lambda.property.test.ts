import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { naiveLambda } from '../../test/naiveLambda.ts';
import { everySecond, wants } from '../../test/policies.ts';
import { simulate } from './simulate.ts';

const durationMs = 20_000;
const duration = (max: number) => fc.double({ min: 0.001, max, noNaN: true });
const request = fc.record({ atMs: duration(durationMs - 0.001), serviceMs: duration(4000) });

describe('Lambda', () => {
  it('does as the plainest simulation does, whatever is wanted of it', () => {
    const given = fc.record({
      requests: fc.uniqueArray(request, { minLength: 1, maxLength: 60, selector: ({ atMs }) => atMs }),
      wishes: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 20, maxLength: 20 }),
      instances: fc.integer({ min: 0, max: 4 }),
      provisionMs: duration(5000),
      initMs: duration(1000),
      idleMs: duration(5000),
      concurrencyLimit: fc.integer({ min: 4, max: 12 }),
      scalingRate: fc.integer({ min: 1, max: 20 }),
      memoryMiB: fc.integer({ min: 128, max: 10_240 }),
      architecture: fc.constantFrom('arm64', 'x64'),
    });

    fc.assert(
      fc.property(given, ({ requests, wishes, ...parts }) => {
        const sorted = requests.toSorted((a, b) => a.atMs - b.atMs);
        const fleet = { kind: 'lambda', ...parts } as const;
        const wanted = (nowMs: number) => wishes[nowMs / 1000]!;
        const timesMs = Float64Array.from(sorted, ({ atMs }) => atMs);
        const serviceMs = Float64Array.from(sorted, (one) => one.serviceMs);

        const expected = naiveLambda({ requests: sorted, durationMs, fleet, wanted });
        const result = simulate(
          { name: 'random', durationMs, arrivals: { kind: 'times', timesMs, serviceMs } },
          { ...fleet, service: { kind: 'constant', meanMs: 1 } },
          everySecond,
          { decide: wants(wanted) },
        );

        expect({ refused: result.refused, coldStarts: result.coldStarts }).toEqual({
          refused: expected.refused,
          coldStarts: expected.coldStarts,
        });
        expect(result.latency.max).toBeCloseTo(Math.max(0, ...expected.latencies), 6);
        expect(result.cost).toBeCloseTo(expected.cost, 9);
      }),
      { numRuns: 500 },
    );
  });
});
