import { describe, expect, it } from 'vitest';
import { simulate } from './simulate.ts';

const equal = Array.from({ length: 16 }, () => 20);
const straggler = [60, ...equal.slice(1)];
const requests = 40_000;

describe('simulate', () => {
  it('knows M/M/1: the mean time in the system is service time / (1 - load)', () => {
    const { mean } = simulate({ balancer: { strategy: 'random' }, serviceMs: [20], load: 0.5, requests: 400_000 });

    expect(mean).toBeGreaterThan(40 * 0.97);
    expect(mean).toBeLessThan(40 * 1.03);
  });

  it('shows that peak-ewma survives a server three times slower, where round robin does not', () => {
    const of = (strategy: 'peak-ewma' | 'round-robin') =>
      simulate({ balancer: { strategy }, serviceMs: straggler, load: 0.7, requests }).p99;

    expect(of('peak-ewma')).toBeLessThan(120);
    expect(of('round-robin')).toBeGreaterThan(1000);
  });

  it('gives the same result for the same seed, another for another', () => {
    const of = (seed: number) => simulate({ balancer: {}, serviceMs: equal, load: 0.7, requests: 2000, seed });

    expect(of(3)).toEqual(of(3));
    expect(of(4)).not.toEqual(of(3));
  });

  it.each([
    [{ serviceMs: [], load: 0.7 }, /serviceMs: expected a time for each/],
    [{ serviceMs: [0], load: 0.7 }, /serviceMs: expected times above 0, found 0/],
    [{ serviceMs: [1], load: Number.NaN }, /load: expected a number above 0, found NaN/],
  ])('refuses what cannot be', (options, message) => {
    expect(() => simulate({ balancer: {}, ...options })).toThrow(message);
  });
});
