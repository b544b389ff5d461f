import { describe, expect, it } from 'vitest';
import { Random } from './random.ts';

describe('Random', () => {
  it('is even: each of 64 cells of a square has its share of a million draws', () => {
    const draws = new Float64Array(1_000_000);
    new Random(1).fill(draws);
    const cells = new Float64Array(64);
    for (let i = 0; i < draws.length; i += 2)
      cells[Math.min(7, Math.floor(draws[i]! * 8)) * 8 + Math.min(7, Math.floor(draws[i + 1]! * 8))]!++;

    const share = draws.length / 2 / 64;
    const chiSquare = cells.reduce((sum, count) => sum + (count - share) ** 2 / share, 0);

    // 63 degrees of freedom: beyond 103.4 once in a thousand.
    expect(chiSquare).toBeLessThan(103.4);
    expect(Math.min(...draws.subarray(0, 100_000))).toBeGreaterThan(0);
  });

  it.each([
    [1, 2],
    [1, 1.5],
    [0, -0],
    [3, 3 + 2 ** 32],
  ])('has streams of their own for the seeds %d and %d', (one, other) => {
    const draw = (seed: number, stream: number) => {
      const draws = new Float64Array(4);
      new Random(seed, stream).fill(draws);
      return draws;
    };

    expect(draw(one, 0)).not.toEqual(draw(other, 0));
    expect(draw(one, 0)).not.toEqual(draw(one, 1));
    expect(draw(one, 0)).toEqual(draw(one, 0));
  });
});
