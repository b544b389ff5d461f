import { expect, it } from 'vitest';
import { search } from './search.ts';

const ranges = {
  share: { from: 0, to: 1, scale: 'linear' },
  windowMs: { from: 10, to: 100_000, scale: 'logarithmic' },
} as const;
const options = { ranges, start: [{ share: 0, windowMs: 10 }], evaluations: 150, seed: 1 };
const valley = ({ share = 0, windowMs = 1 }) => (share - 0.3) ** 2 + Math.log10(windowMs / 2000) ** 2;

it('finds the bottom of a valley, on a scale of factors too', () => {
  const { point, score } = search(valley, options);

  expect(point.share).toBeCloseTo(0.3, 1);
  expect(Math.log10(point.windowMs as number)).toBeCloseTo(Math.log10(2000), 1);
  expect(score).toBe(valley(point));
});

it('asks no more often than it may, and gives the same for the same seed', () => {
  let asked = 0;
  const counted = (point: Parameters<typeof valley>[0]) => {
    asked++;

    return valley(point);
  };

  expect(search(counted, { ...options, evaluations: 40 })).toEqual(search(valley, { ...options, evaluations: 40 }));
  expect(asked).toBeLessThanOrEqual(40);
  expect(search(valley, { ...options, evaluations: 40, seed: 2 }).point).not.toEqual(
    search(valley, { ...options, evaluations: 40 }).point,
  );
});

it('never gives a worse point than it was given', () => {
  const start = [{ share: 0.3, windowMs: 2000 }];

  expect(search(valley, { ...options, start, evaluations: 5 }).point).toEqual(start[0]);
});
