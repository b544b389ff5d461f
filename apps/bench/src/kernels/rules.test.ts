import { expect, it } from 'vitest';
import { describeRule, judgeSamples } from './rules.ts';

const around = (ns: number): number[] => [0.98, 0.99, 1, 1, 1.01, 1.02].map((factor) => ns * factor);

it('says how many times as fast as the peer, with an interval', () => {
  const verdict = judgeSamples(around(10), around(40), 1000, { times: 4 });

  expect(verdict).toMatchObject({ ns: 10, met: true });
  expect(verdict.ratio).toBeCloseTo(4, 10);
  expect(verdict.interval.low).toBeLessThanOrEqual(verdict.ratio);
  expect(verdict.interval.high).toBeGreaterThanOrEqual(verdict.ratio);
  expect(judgeSamples(around(10), around(39), 1000, { times: 4 }).met).toBe(false);
});

it('compares samples of the same round: what slows a whole round down changes nothing', () => {
  const disturbed = [1, 5, 1, 9, 1, 3];

  const verdict = judgeSamples(
    disturbed.map((factor) => 10 * factor),
    disturbed.map((factor) => 20 * factor),
    1000,
    { times: 2 },
  );

  expect(verdict).toMatchObject({ ratio: 2, interval: { low: 2, high: 2 }, met: true });
});

it('never slower: 0.95 of the median and an interval that reaches 1', () => {
  const peer = [98, 100, 101, 96, 97, 102];
  const own = [100, 100, 100, 100, 100, 100];

  expect(judgeSamples(own, peer, 1000, 'never slower').met).toBe(true);
  expect(judgeSamples(own, around(96), 1000, 'never slower').met).toBe(false);
  expect(judgeSamples(own, around(94), 1000, 'never slower').met).toBe(false);
});

it('never slower: below 32 elements 5 ns more are allowed', () => {
  expect(judgeSamples(around(12), around(8), 31, 'never slower').met).toBe(true);
  expect(judgeSamples(around(14), around(8), 31, 'never slower').met).toBe(false);
  expect(judgeSamples(around(12), around(8), 32, 'never slower').met).toBe(false);
});

it('recorded plan: a tenth longer, or 2 ns', () => {
  expect(judgeSamples(around(109), around(100), 1000, 'recorded plan').met).toBe(true);
  expect(judgeSamples(around(112), around(100), 1000, 'recorded plan').met).toBe(false);
  expect(judgeSamples(around(5.9), around(4), 1000, 'recorded plan').met).toBe(true);
});

it('writes rules as a column has them', () => {
  expect([{ times: 1.6 }, { times: 0.95 }, 'never slower' as const].map(describeRule)).toEqual([
    '≥ 1.6×',
    '≥ 95 %',
    'never slower',
  ]);
});
