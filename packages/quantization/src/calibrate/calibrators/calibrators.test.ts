import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { QuantizationError } from '../../errors.ts';
import type { IntegerScheme, ValueRange } from '../../recipe.ts';
import { ValueStatistics } from '../valueStatistics.ts';
import { integersOf } from './calibrator.ts';
import { type Calibrator, findCalibrator } from './index.ts';

const uint8: IntegerScheme = { type: 'uint8', isSymmetric: false };
const int8: IntegerScheme = { type: 'int8', isSymmetric: true };

/** Numbers from 0 to 1, the same in every run. */
function uniform(count: number, seed = 1): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 0.5) / 2 ** 32;
  });
}

function normal(count: number): number[] {
  const [first, second] = [uniform(count, 1), uniform(count, 7)];
  return first.map((u, i) => Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * second[i]!));
}

/** Most around 0, a few a hundred times as far. */
const heavyTailed = normal(20_000).map((value, i) => (i % 2000 === 0 ? value * 100 : value));
const flat = uniform(20_000).map((value) => 2 * value - 1);

function statisticsOf(values: readonly number[]): ValueStatistics {
  const statistics = new ValueStatistics();
  for (let i = 0; i < values.length; i += 1000)
    statistics.add({ values: values.slice(i, i + 1000), shape: [Math.min(1000, values.length - i), 1], items: 1 });
  return statistics;
}

const rangeOf = (calibrator: Calibrator, values: readonly number[], scheme: IntegerScheme = uint8): ValueRange =>
  findCalibrator(calibrator)(statisticsOf(values), scheme);

/** What quantizing each number makes. */
function errorOf(values: readonly number[], { least, greatest }: ValueRange, scheme: IntegerScheme): number {
  const integers = integersOf(scheme);
  const step = (greatest - least) / (integers.greatest - integers.least);
  const zero = Math.round(integers.least - least / step);
  return values.reduce((sum, value) => {
    const q = Math.min(Math.max(Math.round(value / step) + zero, integers.least), integers.greatest);
    return sum + (value - (q - zero) * step) ** 2;
  }, 0);
}

test('minmax gives the extremes and 0, moving averages lie inside of them', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }), (values) => {
      const range = rangeOf('minmax', values);
      const average = rangeOf('moving-average', values);

      expect(range).toEqual({ least: Math.min(0, ...values) + 0, greatest: Math.max(0, ...values) + 0 });
      expect(average.least).toBeGreaterThanOrEqual(range.least);
      expect(average.greatest).toBeLessThanOrEqual(range.greatest);
    }),
  );
});

describe('percentile', () => {
  test.each([90, 99, 99.9])('%d: as sorted numbers say, to a bin', (percent) => {
    const sorted = heavyTailed.toSorted((a, b) => a - b);
    const outside = (1 - percent / 100) / 2;
    const bin = statisticsOf(heavyTailed).histogram.bins().width;
    const magnitudes = heavyTailed.map(Math.abs).toSorted((a, b) => a - b);

    const { least, greatest } = rangeOf({ percentile: percent }, heavyTailed);
    const symmetric = rangeOf({ percentile: percent }, heavyTailed, int8);

    expect(Math.abs(least - sorted[Math.floor(outside * sorted.length)]!)).toBeLessThan(2 * bin);
    expect(Math.abs(greatest - sorted[Math.floor((1 - outside) * sorted.length)]!)).toBeLessThan(2 * bin);
    expect(symmetric.greatest).toBe(-symmetric.least);
    expect(Math.abs(symmetric.greatest - magnitudes[Math.floor((percent / 100) * sorted.length)]!)).toBeLessThan(
      2 * bin,
    );
  });

  test('100 is the extremes', () => {
    expect(rangeOf({ percentile: 100 }, heavyTailed)).toEqual(rangeOf('minmax', heavyTailed));
  });
});

describe.each([
  ['uint8', uint8],
  ['int8', int8],
] as const)('%s: entropy', (_, scheme) => {
  test('clips outliers, and nothing of an even distribution', () => {
    const clipped = rangeOf('entropy', heavyTailed, scheme);

    expect(clipped.greatest).toBeLessThan(0.5 * rangeOf('minmax', heavyTailed, scheme).greatest);
    expect(clipped.greatest).toBeGreaterThan(2);
    expect(rangeOf('entropy', flat, scheme).greatest).toBeGreaterThan(0.99);
    expect(rangeOf('entropy', flat, scheme).least).toBeLessThan(-0.99);
  });

  test('zeros behind Relu change nothing', () => {
    const positive = heavyTailed.map((value) => Math.abs(value));

    const withZeros = rangeOf('entropy', [...positive, ...new Array<number>(100_000).fill(0)], scheme);

    expect(withZeros).toEqual(rangeOf('entropy', positive, scheme));
  });
});

test('integers of 16 bits clip nothing by entropy', () => {
  const scheme: IntegerScheme = { type: 'uint16', isSymmetric: false };
  expect(rangeOf('entropy', heavyTailed, scheme)).toEqual(rangeOf('minmax', heavyTailed, scheme));
});

describe.each<[string, IntegerScheme]>([
  ['uint8', uint8],
  ['int8', int8],
  ['uint4', { type: 'uint4', isSymmetric: false }],
])('%s: least squared error', (_, scheme) => {
  test('is within 5 % of the best of 400 ranges tried on the numbers themselves', () => {
    for (const values of [heavyTailed.slice(0, 4000), flat.slice(0, 4000)]) {
      const { least, greatest } = rangeOf('minmax', values, scheme);
      const [low, high] = scheme.isSymmetric
        ? [-Math.max(-least, greatest), Math.max(-least, greatest)]
        : [least, greatest];
      const errors = Array.from({ length: 400 }, (_, i) => (i + 1) / 400).map((part) =>
        errorOf(values, { least: part * low, greatest: part * high }, scheme),
      );

      expect(errorOf(values, rangeOf('mse', values, scheme), scheme)).toBeLessThan(1.05 * Math.min(...errors));
    }
  });
});

test('distribution clips what is many deviations away, and nothing of an even one', () => {
  const few = normal(200_000).map((value, i) => (i === 5 ? 1000 : value));

  expect(rangeOf('distribution', few, { type: 'uint4', isSymmetric: false }).greatest).toBeLessThan(100);
  expect(rangeOf('distribution', flat)).toEqual(rangeOf('minmax', flat));
});

test.each<Calibrator>(['distribution', 'entropy', 'minmax', 'moving-average', 'mse', 'percentile'])(
  '%s: nothing, zeros and one number',
  (calibrator) => {
    for (const scheme of [uint8, int8]) {
      expect(rangeOf(calibrator, [], scheme)).toEqual({ least: 0, greatest: 0 });
      expect(rangeOf(calibrator, [0, 0], scheme)).toEqual({ least: 0, greatest: 0 });
      const { least, greatest } = rangeOf(calibrator, [3, 3, 3], scheme);
      expect(greatest).toBeGreaterThan(2.9);
      expect(least).toBeLessThanOrEqual(0);
    }
  },
);

test('calibrators that there are not are refused', () => {
  for (const name of ['kl', 7, { percentile: 101 }, undefined, null])
    expect(() => findCalibrator(name as Calibrator)).toThrow(QuantizationError);
});
