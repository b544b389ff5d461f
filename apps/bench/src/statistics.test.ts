import { describe, expect, it } from 'vitest';
import { median, medianInterval, quantile, quantiles, randomFrom, ratioInterval } from './statistics.ts';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

describe('median and quantiles', () => {
  it('takes the middle, or the mean of the two middle ones, in any order', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
  });

  it('gives a 99th percentile that is a sample: the largest of thirty, the 990th of a thousand', () => {
    expect(quantile(upTo(30), 0.99)).toBe(30);
    expect(quantile(upTo(1000), 0.99)).toBe(990);
    expect(quantiles([2, 1])).toEqual({ p50: 1.5, p99: 2, n: 2 });
  });

  it('leaves the samples as they were', () => {
    const samples = [3, 1, 2];

    quantiles(samples);

    expect(samples).toEqual([3, 1, 2]);
  });

  it.each([[[]], [[1, Number.NaN]], [[Number.POSITIVE_INFINITY]]])('refuses %j', (samples) => {
    expect(() => median(samples)).toThrow(expect.objectContaining({ code: 'KINGLET_BENCH_BAD_SAMPLES' }));
  });
});

describe('intervals', () => {
  // Tabulated ranks of the 95 % interval of a median (n: skipped at each end).
  it.each([
    [5, 0],
    [6, 0],
    [8, 0],
    [9, 1],
    [12, 2],
    [20, 5],
    [30, 9],
    [100, 39],
  ])('of %i samples skip %i at each end', (n, skip) => {
    expect(medianInterval(upTo(n))).toEqual({ low: skip + 1, high: n - skip });
  });

  it('stay close to the exact ranks where the normal approximation takes over', () => {
    const exact = medianInterval(upTo(1000));
    const approximate = medianInterval(upTo(1001));

    expect(Math.abs(exact.low - approximate.low)).toBeLessThanOrEqual(2);
  });

  it('of the median cover the true one in about 95 of 100 experiments', () => {
    const random = randomFrom(7);
    const covered = upTo(1000).filter(() => {
      const { low, high } = medianInterval(Array.from({ length: 30 }, random));
      return low <= 0.5 && high >= 0.5;
    });

    expect(covered.length).toBeGreaterThan(930);
    expect(covered.length).toBeLessThan(985);
  });

  it('of a ratio contain it, and repeat', () => {
    const a = upTo(40).map((i) => 20 + (i % 7));
    const b = upTo(40).map((i) => 10 + (i % 5));

    const interval = ratioInterval(a, b, 500);

    expect(interval.low).toBeLessThanOrEqual(23 / 12);
    expect(interval.high).toBeGreaterThanOrEqual(23 / 12);
    expect(ratioInterval(a, b, 500)).toEqual(interval);
  });
});

describe('randomFrom', () => {
  it('gives numbers from 0 to below 1 that repeat for a seed', () => {
    const [first, second] = [randomFrom(1), randomFrom(1)];
    const numbers = upTo(1000).map(first);

    expect(numbers.every((x) => x >= 0 && x < 1)).toBe(true);
    expect(numbers).toEqual(upTo(1000).map(second));
    expect(median(numbers)).toBeCloseTo(0.5, 1);
  });
});
