// Medians, their intervals, and the numbers that a seed decides.
import { expect, test } from 'vitest';
import { bootstrapInterval, median, medianInterval, randomFrom } from './statistics.ts';

const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1);

test('a median is the middle one, or between the two middle ones', () => {
  expect([median([3, 1, 2]), median([4, 1, 3, 2]), median([7])]).toEqual([2, 2.5, 7]);
});

// D. B. Owen's table of confidence limits for the median, for instance n = 20: the 6th and the 15th sample.
test.for([
  [5, 1, 5],
  [6, 1, 6],
  [10, 2, 9],
  [20, 6, 15],
  [50, 18, 33],
  [100, 40, 61],
] as const)('of %i samples the interval is from the %i. to the %i.', ([n, low, high]) => {
  expect(medianInterval(upTo(n).reverse())).toEqual({ low, high });
});

test('many samples have the interval of the normal approximation', () => {
  const { low, high } = medianInterval(upTo(2000));
  expect(low).toBeGreaterThan(950);
  expect(high).toBeLessThan(1050);
  expect(low + high).toBe(2001);
});

test.for([
  { name: 'order statistics', interval: medianInterval },
  { name: 'the bootstrap', interval: (x: number[]) => bootstrapInterval(x, randomFrom(7), 400) },
])('the interval by $name holds the median in nineteen of twenty cases', ({ interval }) => {
  const random = randomFrom(11);
  const held = upTo(300).filter(() => {
    // Exponential, whose median is ln 2.
    const { low, high } = interval(upTo(25).map(() => -Math.log(1 - random())));
    return low <= Math.LN2 && Math.LN2 <= high;
  });
  expect(held.length / 300).toBeGreaterThan(0.9);
  expect(held.length / 300).toBeLessThan(0.995);
});

test('numbers from a seed are in [0, 1), the same for the same seed, 0 too', () => {
  const draws = (seed: number): number[] => {
    const random = randomFrom(seed);
    return upTo(1000).map(random);
  };
  expect(draws(3)).toEqual(draws(3));
  expect(draws(3)).not.toEqual(draws(4));
  for (const x of draws(0)) expect(x >= 0 && x < 1).toBe(true);
  expect(draws(0).reduce((sum, x) => sum + x) / 1000).toBeCloseTo(0.5, 1);
});
