import { describe, expect, it } from 'vitest';
import { judge } from './judge.ts';
import type { Comparison } from './suite.ts';

const base: Comparison = {
  case: 'c',
  metric: 'm',
  unit: 'ms',
  better: 'lower',
  values: { kinglet: 2, slow: 100, quick: 10 },
};

describe('judge', () => {
  it('takes the ratio against the best peer, and above 1 is better', () => {
    expect(judge(base).ratio).toBe(5);
    expect(judge({ ...base, better: 'higher' }).ratio).toBe(0.02);
  });

  it('takes the ratio against the peer that is named', () => {
    expect(judge({ ...base, against: 'slow' }).ratio).toBe(50);
  });

  it('has no ratio and no verdict where there is no peer and no bar', () => {
    expect(judge({ ...base, values: { kinglet: 2 } })).toMatchObject({ ratio: null, bar: null, met: null });
  });

  it.each([
    [5, true],
    [5.1, false],
  ])('judges a ratio of 5 against a bar of %f: %s', (ratio, met) => {
    expect(judge({ ...base, bar: { ratio } })).toMatchObject({ bar: ratio, met });
  });

  it.each([
    ['lower', 2, true],
    ['lower', 1.9, false],
    ['higher', 2, true],
    ['higher', 2.1, false],
  ] as const)('judges a value of 2, %s is better, against a limit of %f: %s', (better, limit, met) => {
    expect(judge({ ...base, better, against: null, bar: { limit } })).toMatchObject({ ratio: null, bar: limit, met });
  });

  it.each<[string, Partial<Comparison>]>([
    ['no value of kinglet', { values: { node: 1 } }],
    ['a value that is not finite', { values: { kinglet: Number.NaN } }],
    ['a peer without a value', { against: 'nobody' }],
    ['a ratio bar without a peer', { values: { kinglet: 1 }, bar: { ratio: 2 } }],
    ['a limit bar beside a ratio', { bar: { limit: 2 } }],
  ])('refuses %s', (_, change) => {
    expect(() => judge({ ...base, ...change })).toThrow(expect.objectContaining({ code: 'KINGLET_BENCH_BAD_RECORD' }));
  });
});
