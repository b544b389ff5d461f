import { describe, expect, it } from 'vitest';
import { LatencyHistogram } from './latencyHistogram.ts';
import { Random } from './random.ts';

describe('LatencyHistogram', () => {
  it('gives percentiles within 0.4 % of those of the sorted values', () => {
    const histogram = new LatencyHistogram();
    const values = new Float64Array(10_000);
    new Random(5).fill(values);
    values.forEach((value, i) => {
      values[i] = 0.01 * 1e8 ** value;
      histogram.add(values[i]!);
    });
    const sorted = values.toSorted();

    for (const part of [0.001, 0.5, 0.95, 0.99, 1]) {
      const exact = sorted[Math.ceil(part * sorted.length) - 1]!;
      expect(Math.abs(histogram.percentile(part) / exact - 1)).toBeLessThan(0.004);
    }
    expect(histogram.summary().max).toBe(sorted.at(-1));
  });

  it('holds what is out of its range at its ends, and nothing once cleared', () => {
    const histogram = new LatencyHistogram();
    for (const value of [0, 1e-9, 1e300]) histogram.add(value);

    expect(histogram.count).toBe(3);
    expect(histogram.percentile(0.5)).toBeLessThan(0.001);
    expect(histogram.percentile(1)).toBeGreaterThan(1e10);

    histogram.clear();

    expect(histogram.summary()).toEqual({ p50: 0, p95: 0, p99: 0, max: 0, mean: 0 });
  });
});
