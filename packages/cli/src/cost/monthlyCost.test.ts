import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coldStartHours, type Load, monthlyCost, secondsPerMonth, tieredCost } from './monthlyCost.ts';
import { usEast1 } from './prices.ts';

const load: Load = { requests: 1e6, durationMs: 500, memoryMb: 128, initMs: 0, coldRate: 0, provisioned: 0 };

describe('monthlyCost', () => {
  it('asks $0.833 on arm64 and $1.042 on x64 for a million times 500 ms at 128 MB, before $0.20 for the requests', () => {
    const arm64 = monthlyCost(load, 'arm64', usEast1);
    const x64 = monthlyCost(load, 'x64', usEast1);

    expect(arm64.duration.toFixed(3)).toBe('0.833');
    expect(x64.duration.toFixed(3)).toBe('1.042');
    expect(arm64.requests).toBeCloseTo(0.2, 12);
    expect(arm64.total).toBeCloseTo(1.0333, 4);
    expect(arm64.init + arm64.provisioned).toBe(0);
  });

  it('bills whole milliseconds', () => {
    expect(monthlyCost({ ...load, durationMs: 0.2 }, 'x64', usEast1).duration).toBeCloseTo(
      1e3 * 0.125 * 0.0000166667,
      9,
    );
  });

  it('bills initialization of the cold share, rounded up together with the request', () => {
    // 1 % of 1 M × (ceil(500.5 + 6.7) − ceil(500.5)) ms × 0.125 GB = 10 000 × 7 ms × 0.125 = 8.75 GB-s
    const cold = monthlyCost({ ...load, durationMs: 500.5, initMs: 6.7, coldRate: 0.01 }, 'arm64', usEast1);

    expect(cold.init).toBeCloseTo(8.75 * 0.0000133334, 9);
  });

  it('takes a million requests and 400 000 GB-seconds off with the free tier, but no provisioned concurrency', () => {
    expect(monthlyCost(load, 'arm64', usEast1, true).total).toBe(0);
    const more = monthlyCost({ ...load, requests: 10e6 }, 'arm64', usEast1, true);
    expect(more.requests).toBeCloseTo(1.8, 9);
    expect(more.duration).toBeCloseTo((625_000 - 400_000) * 0.0000133334, 6);
    expect(monthlyCost({ ...load, provisioned: 1 }, 'arm64', usEast1, true).provisioned).toBeGreaterThan(1);
  });

  it('spreads the free tier over duration first, then initialization', () => {
    // 399 000 GB-s of requests, 2000 of initialization: 1000 above the free ones.
    const heavy = { ...load, memoryMb: 1024, durationMs: 399, initMs: 2, coldRate: 1 };

    const { duration, init } = monthlyCost(heavy, 'arm64', usEast1, true);

    expect(duration).toBe(0);
    expect(init).toBeCloseTo(1000 * 0.0000133334, 9);
  });

  it('asks for waiting environments all month, and less for what they run', () => {
    const { duration, provisioned, init } = monthlyCost(
      { ...load, memoryMb: 1024, provisioned: 2, initMs: 100, coldRate: 1 },
      'arm64',
      usEast1,
    );

    expect(secondsPerMonth).toBe(2_628_000);
    expect(provisioned).toBeCloseTo(2 * 2_628_000 * 0.0000033334, 6);
    expect(duration).toBeCloseTo(500_000 * 0.0000077778, 6);
    expect(init).toBe(0);
  });

  it('runs on demand what provisioned environments cannot take', () => {
    // One environment serves 5 256 000 requests of 500 ms a month.
    const { duration } = monthlyCost({ ...load, memoryMb: 1024, provisioned: 1, requests: 6_256_000 }, 'x64', usEast1);

    expect(duration).toBeCloseTo(5_256_000 * 0.5 * 0.0000097222 + 1_000_000 * 0.5 * 0.0000166667, 4);
  });

  it('never costs more on arm64, and is the sum of its parts', () => {
    const loads = fc.record({
      requests: fc.integer({ min: 0, max: 1e9 }),
      durationMs: fc.double({ min: 0, max: 900_000, noNaN: true }),
      memoryMb: fc.integer({ min: 128, max: 10_240 }),
      initMs: fc.double({ min: 0, max: 10_000, noNaN: true }),
      coldRate: fc.double({ min: 0, max: 1, noNaN: true }),
      provisioned: fc.integer({ min: 0, max: 1000 }),
    });
    fc.assert(
      fc.property(loads, fc.boolean(), (one, isFree) => {
        const arm64 = monthlyCost(one, 'arm64', usEast1, isFree);
        const x64 = monthlyCost(one, 'x64', usEast1, isFree);
        const { requests, duration, init, provisioned, total } = arm64;
        expect(total).toBeLessThanOrEqual(x64.total + 1e-9);
        expect(Math.min(requests, duration, init, provisioned)).toBeGreaterThanOrEqual(0);
        expect(total).toBeCloseTo(requests + duration + init + provisioned, 6);
      }),
    );
  });
});

describe('tieredCost', () => {
  const tiers = [
    { upTo: 10, price: 2 },
    { upTo: 30, price: 1 },
    { upTo: Infinity, price: 0.5 },
  ];

  it.each([
    [0, 0],
    [10, 20],
    [15, 25],
    [30, 40],
    [50, 50],
  ])('%d GB-seconds cost %d', (gbSeconds, cost) => {
    expect(tieredCost(gbSeconds, tiers)).toBe(cost);
  });
});

describe('coldStartHours', () => {
  it('is 1.86 h for a million cold starts of 6.70 ms', () => {
    expect(coldStartHours({ ...load, initMs: 6.7, coldRate: 1 }).toFixed(2)).toBe('1.86');
  });

  it('counts none of the requests that provisioned environments take', () => {
    const cold = { ...load, initMs: 3600, coldRate: 1 };

    expect(coldStartHours({ ...cold, provisioned: 1 })).toBe(0);
    // One environment takes 5 256 000 of 10 512 000.
    expect(coldStartHours({ ...cold, provisioned: 1, requests: 10_512_000 })).toBeCloseTo(500, 9);
    expect(coldStartHours({ ...cold, requests: 0 })).toBeCloseTo(1000, 9);
  });

  it('counts the cold ones of a million requests', () => {
    expect(coldStartHours({ ...load, initMs: 3600, coldRate: 0.01 })).toBeCloseTo(10, 9);
  });
});
