import { describe, expect, it } from 'vitest';
import { intervalRanks, medianRatio, quantileOf, summarize } from './statistics.ts';

describe('intervalRanks', () => {
  it.each([
    // Tables of nonparametric confidence intervals of the median, 95 %.
    [6, 0.5, 1, 6],
    [10, 0.5, 2, 9],
    [20, 0.5, 6, 15],
    [100, 0.5, 40, 61],
    // P(X <= 89) = 0.0115, P(X <= 90) = 0.0282, P(X <= 98) = 0.9629, P(X <= 99) = 0.9941 for n = 100, p = 0.95.
    [100, 0.95, 90, 100],
  ])('of %d samples, the quantile %d lies between ranks %d and %d', (n, p, low, high) => {
    expect(intervalRanks(n, p)).toEqual({ low, high });
  });

  it('has no end where the samples are too few', () => {
    expect(intervalRanks(5, 0.5)).toEqual({ low: null, high: null });
    // P(X <= 18) = 0.0169, P(X <= 19) = 0.1821
    expect(intervalRanks(20, 0.99)).toEqual({ low: 19, high: null });
    // 0.99 ** 367 > 0.025 >= 0.99 ** 368
    expect(intervalRanks(367, 0.99).high).toBeNull();
    expect(intervalRanks(368, 0.99).high).toBe(368);
  });

  it('works where 0.5 ** n is no double any more', () => {
    const { low, high } = intervalRanks(10_000, 0.5);

    expect(low).toBeCloseTo(5000 - 1.96 * 50, -1);
    expect(high).toBeCloseTo(5001 + 1.96 * 50, -1);
  });

  it.each([
    ['uniform', (u: number) => u, 0.95],
    ['exponential', (u: number) => -Math.log1p(-u), -Math.log(0.05)],
  ])('covers the 95th percentile of the %s distribution at least 95 % of the time', (_, inverse, truth) => {
    const random = generator(7);
    const rounds = 2000;
    let covered = 0;
    for (let round = 0; round < rounds; round++) {
      const { p95 } = summarize(Array.from({ length: 200 }, () => inverse(random())));
      if ((p95.low ?? -Infinity) <= truth && truth <= (p95.high ?? Infinity)) covered++;
    }

    // Exact coverage is at least 95 %; three standard errors of 2000 rounds are 1.5 %.
    expect(covered / rounds).toBeGreaterThan(0.935);
    expect(covered / rounds).toBeLessThan(0.99);
  });
});

describe('summarize', () => {
  it('gives samples that occurred, the mean, and the ends', () => {
    const { n, min, mean, max, p50, p95, p99 } = summarize(Array.from({ length: 100 }, (_, i) => 100 - i));

    expect({ n, min, mean, max }).toEqual({ n: 100, min: 1, mean: 50.5, max: 100 });
    expect([p50.value, p95.value, p99.value]).toEqual([50, 95, 99]);
    expect([p50.low, p50.high]).toEqual([40, 61]);
  });

  it('takes the nineteenth of twenty as the 95th percentile', () => {
    expect(summarize(Array.from({ length: 20 }, (_, i) => i + 1)).p95.value).toBe(19);
  });

  it('does not sort what it was given', () => {
    const samples = [3, 1, 2];

    expect(summarize(samples).max).toBe(3);
    expect(quantileOf(samples, 0.5)).toBe(2);
    expect(samples).toEqual([3, 1, 2]);
  });
});

describe('medianRatio', () => {
  it('is exact for samples that do not vary', () => {
    expect(medianRatio([6, 6, 6], [3, 3])).toEqual({ value: 2, low: 2, high: 2 });
  });

  it('has an interval around the ratio, the same each time', () => {
    const random = generator(3);
    const a = Array.from({ length: 50 }, () => 10 + random());
    const b = Array.from({ length: 50 }, () => 5 + random());

    const { value, low, high } = medianRatio(a, b);

    expect(value).toBeCloseTo(10.5 / 5.5, 1);
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
    expect((high ?? 0) - (low ?? 0)).toBeLessThan(0.25);
    expect(medianRatio(a, b)).toEqual({ value, low, high });
  });
});

function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
