import { describe, expect, it } from 'vitest';
import { erlangB, erlangC, meanWaitMs, pollaczekKhinchineMs } from './queueing.ts';

describe('erlangB', () => {
  // The traffic tables of telephony: offered load in erlangs for 1 % lost.
  it.each([
    [1, 0.0101],
    [5, 1.361],
    [10, 4.461],
    [20, 12.03],
    [50, 37.9],
    [100, 84.06],
  ])('loses 1 %% at %i servers with the load of the tables', (servers, load) => {
    expect(erlangB(servers, load)).toBeCloseTo(0.01, 4);
  });

  it('is the sum of the definition', () => {
    const terms = Array.from({ length: 8 }, (_, k) => 5 ** k / factorial(k));

    expect(erlangB(7, 5)).toBeCloseTo(terms[7]! / terms.reduce((sum, term) => sum + term), 14);
  });
});

describe('erlangC', () => {
  it('is the part of time that all servers of M/M/1 are busy', () => {
    expect(erlangC(1, 0.8)).toBeCloseTo(0.8, 14);
  });

  it('is the closed form of two servers', () => {
    expect(erlangC(2, 1)).toBeCloseTo(1 / 3, 14);
  });

  it('lets everybody wait where the load is more than the servers', () => {
    expect(erlangC(3, 3)).toBe(1);
    expect(meanWaitMs({ servers: 3, arrivalsPerSecond: 30, serviceMs: 100 })).toBe(Number.POSITIVE_INFINITY);
  });

  it.each([
    [0, 1],
    [1.5, 1],
    [1, -1],
    [1, Number.NaN],
  ])('refuses %d servers under a load of %d', (servers, load) => {
    expect(() => erlangC(servers, load)).toThrowError(expect.objectContaining({ code: 'KINGLET_AUTOSCALER_STATE' }));
  });
});

describe('mean waits', () => {
  it('agree on M/M/1 and are half of it at M/D/1', () => {
    const station = { arrivalsPerSecond: 8, serviceMs: 100 };

    expect(meanWaitMs({ ...station, servers: 1 })).toBeCloseTo(400, 10);
    expect(pollaczekKhinchineMs(station, 1)).toBeCloseTo(400, 10);
    expect(pollaczekKhinchineMs(station, 0)).toBeCloseTo(200, 10);
  });
});

function factorial(n: number): number {
  return n <= 1 ? 1 : n * factorial(n - 1);
}
