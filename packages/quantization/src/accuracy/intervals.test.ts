import { expect, test } from 'vitest';
import { randomNumbers } from '../../test/testModels.ts';
import { type Interval, meanOf, medianOf, proportion, RatioSums } from './intervals.ts';

// Of 1000 intervals of 95 % so many hold the truth, but for what chance does (four standard errors).
const [fewest, most] = [0.92, 0.98];

/** The part of 1000 intervals, each of 200 numbers between 0 and 1, that hold the truth. */
function coverageOf(truth: number, interval: (numbers: readonly number[]) => Interval): number {
  const all = randomNumbers(200_000, 9).map((value) => (value + 1) / 2);
  const intervals = Array.from({ length: 1000 }, (_, i) => interval(Array.from(all.subarray(200 * i, 200 * (i + 1)))));
  return intervals.filter(({ low, high }) => low <= truth && truth <= high).length / 1000;
}

function ratioOf(numbers: readonly number[]): Interval {
  const sums = new RatioSums();
  for (let i = 0; i < numbers.length; i += 2) sums.add(numbers[i]! * numbers[i + 1]!, numbers[i + 1]!);
  return sums.result();
}

test.each<[string, number, (numbers: readonly number[]) => Interval]>([
  ['a part', 0.1, (numbers) => proportion(numbers.filter((value) => value < 0.1).length, numbers.length)],
  ['a mean', 0.5, meanOf],
  ['a median', 0.5, (numbers) => medianOf(numbers.toSorted((a, b) => a - b))],
  ['a ratio of sums', 0.5, ratioOf],
])('the interval of %s holds the truth 95 times of 100', (_, truth, interval) => {
  const coverage = coverageOf(truth, interval);

  expect(coverage).toBeGreaterThan(fewest);
  expect(coverage).toBeLessThan(most);
});

test("Wilson's example: 8 of 10", () => {
  const { low, high } = proportion(8, 10);

  expect([low, high].map((bound) => bound.toFixed(3))).toEqual(['0.490', '0.943']);
});

test('of one value nothing more is known, of nothing lost neither', () => {
  const sums = new RatioSums();
  sums.add(0, 0);

  expect(meanOf([3])).toEqual({ value: 3, low: -Infinity, high: Infinity });
  expect(medianOf([7])).toEqual({ value: 7, low: 7, high: 7 });
  expect(sums.result()).toEqual({ value: 0, low: 0, high: 0 });
});
