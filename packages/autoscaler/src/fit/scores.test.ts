import { describe, expect, it } from 'vitest';
import { atCostOf, betterThan, type ReplayOutcome } from './scores.ts';

function outcome(misses: number, cost: number): ReplayOutcome {
  const part = { misses: misses / 2, cost: cost / 2 };

  return { misses, cost, parts: [part, part] };
}

const least = outcome(100, 0);
const cheap = outcome(900, 10);
const dear = outcome(300, 20);

describe('betterThan', () => {
  const score = betterThan([cheap, dear], least);

  it.each<[string, ReplayOutcome, ReplayOutcome]>([
    ['better than both', outcome(250, 9), outcome(290, 15)],
    ['better than one in both', outcome(250, 15), outcome(400, 15)],
    ['better than none', outcome(700, 15), cheap],
    ['fewer misses at the same cost', outcome(200, 8), outcome(250, 8)],
    ['less cost with the same misses', outcome(200, 8), outcome(200, 9)],
  ])('is smaller for %s', (_, one, other) => {
    expect(score(one)).toBeLessThan(score(other));
  });

  it('is smaller for what wins in all parts than for what wins in one', () => {
    const uneven = { misses: 250, cost: 9, parts: [outcome(0, 3.5), outcome(250, 5.5)] };

    expect(score(outcome(250, 9))).toBeLessThan(score(uneven));
  });
});

describe('atCostOf', () => {
  const score = atCostOf(cheap, least);

  it('is 1 for the rival, below it for fewer misses at its cost, and above it for any at another cost', () => {
    expect(score(cheap)).toBe(1);
    expect(score(outcome(500, 10.05))).toBeLessThan(1);
    expect(score(outcome(100, 10.3))).toBeGreaterThan(1);
    expect(score(outcome(100, 9.7))).toBeGreaterThan(1);
  });
});
