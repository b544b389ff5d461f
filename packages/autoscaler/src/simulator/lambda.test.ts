import { describe, expect, it } from 'vitest';
import { everySecond, hold, wants } from '../../test/policies.ts';
import type { LambdaFleet } from '../fleet.ts';
import { erlangB } from '../queueing/queueing.ts';
import type { Decide, SimulationOptions, SimulationResult } from '../simulation.ts';
import { simulate } from './simulate.ts';

const fleet: LambdaFleet = { kind: 'lambda', service: { kind: 'constant', meanMs: 1000 }, initMs: 200 };
const none = { decide: hold };

describe('Lambda on demand', () => {
  it('starts an environment for each request at once, and keeps it for the next', () => {
    const { coldStarts, latency, meanWaitMs } = replay([0, 0, 2000], 10_000, {}, none);

    expect(coldStarts).toBe(2);
    expect(latency.max).toBe(1200);
    expect(meanWaitMs).toBeCloseTo(400 / 3, 10);
  });

  it('forgets an environment that was idle too long', () => {
    const { coldStarts } = replay([0, 61_200, 122_500], 200_000, { idleMs: 60_000 }, none);

    expect(coldStarts).toBe(2);
  });

  it('uses the one that worked last, so that others expire', () => {
    const oneEverySecond = Array.from({ length: 70 }, (_, i) => 2000 + i * 1000);

    const { coldStarts } = replay([0, 0, ...oneEverySecond, 80_000, 80_000], 100_000, { idleMs: 60_000 }, none);

    expect(coldStarts).toBe(3);
  });

  it('starts 1000 environments at once and 100 a second after that, as published', () => {
    const burst = Array.from({ length: 1500 }, () => 0);
    const later = Array.from({ length: 500 }, () => 2000);

    const parts = { concurrencyLimit: 10_000, service: { kind: 'constant', meanMs: 60_000 } } as const;
    const { coldStarts, refused } = replay([...burst, ...later], 10_000, parts, none);

    expect({ coldStarts, refused }).toEqual({ coldStarts: 1200, refused: 800 });
  });

  it('does not save up the scaling rate', () => {
    const burst = Array.from({ length: 3000 }, () => 60_000);

    const { coldStarts } = replay(burst, 100_000, { concurrencyLimit: 10_000 }, none);

    expect(coldStarts).toBe(1000);
  });

  it('throttles beyond the concurrency of the account, provisioned environments included', () => {
    const { refused, misses } = replay([0, 0, 0, 0], 10_000, { concurrencyLimit: 3, instances: 2 }, none);

    expect({ refused, misses }).toEqual({ refused: 1, misses: 2 });
  });

  it('loses the part that Erlang B says', () => {
    const durationMs = 20_000_000;
    const arrivals = { kind: 'rates', intervalMs: durationMs, perSecond: Float64Array.of(20) } as const;
    const function_ = {
      ...fleet,
      service: { kind: 'exponential', meanMs: 500 },
      initMs: 0,
      concurrencyLimit: 12,
    } as const;

    const { refused, requests } = simulate({ name: 'Poisson', durationMs, arrivals }, function_, everySecond, none);

    expect(Math.abs(refused / requests / erlangB(12, 10) - 1)).toBeLessThan(0.02);
  });

  it('is billed by the millisecond, the cold start included', () => {
    const { cost } = replay([0, 5000], 10_000, { memoryMiB: 2048 }, none);

    expect(cost).toBeCloseTo(2.2 * 2 * 0.0000133334 + 2 * 0.0000002, 15);
  });
});

describe('Lambda with provisioned concurrency', () => {
  it('serves without a cold start and spills over to on demand', () => {
    const { coldStarts, latency } = replay([0, 0, 0], 10_000, { instances: 2 }, none);

    expect(coldStarts).toBe(1);
    expect(latency.p50).toBeCloseTo(1000, -1);
  });

  it('serves from provisionMs after the decision on', () => {
    const two = { decide: wants(() => 2) };

    const { coldStarts } = replay([60_000, 62_500], 100_000, { provisionMs: 60_000, idleMs: 0 }, two);

    expect(coldStarts).toBe(1);
  });

  it('takes 10 requests a second on each environment, however short they are', () => {
    const parts = { instances: 1, service: { kind: 'constant', meanMs: 10 } } as const;

    const { coldStarts } = replay([0, 50, 120, 220], 10_000, parts, none);

    expect(coldStarts).toBe(1);
  });

  // The pricing page's first example of provisioned concurrency: 1 GB, 1000 environments, 2 hours, 1.2 million requests of 1 s on x86.
  it('costs what the example of the pricing page costs', () => {
    const durationMs = 7_200_000;
    const timesMs = Array.from({ length: 1200 }, (_, i) => i * 6000);

    const { cost } = replay(timesMs, durationMs, { architecture: 'x64', instances: 1 }, none);

    expect(cost * 1000).toBeCloseTo(30.0 + 0.24 + 11.67, 2);
  });

  it.each([
    [2, 300],
    [299, 300],
    [300, 300],
    [301, 600],
  ])('is billed for %i seconds as for %i', (seconds, billed) => {
    const asked: Decide = wants((now) => (now < 1000 + seconds * 1000 ? 1 : 0));

    const { cost, instanceHours } = replay([900_000], 1_000_000, {}, { decide: asked });

    const request = 1.2 * 0.0000133334 + 0.0000002;
    expect(cost - request).toBeCloseTo(billed * 0.0000033334, 12);
    expect(instanceHours * 3600).toBeCloseTo(seconds, 9);
  });

  it('refuses a policy that wants more than the account may have', () => {
    const five = { decide: wants(() => 5) };

    expect(() => replay([0], 10_000, { concurrencyLimit: 4 }, five)).toThrowError(/at most 4 .* found 5/);
  });
});

function replay(
  timesMs: readonly number[],
  durationMs: number,
  parts: Partial<LambdaFleet>,
  options: SimulationOptions,
): SimulationResult {
  const arrivals = { kind: 'times', timesMs: Float64Array.from(timesMs) } as const;
  return simulate({ name: 'test', durationMs, arrivals }, { ...fleet, ...parts }, everySecond, options);
}
