import { describe, expect, it } from 'vitest';
import { judge } from '../judge.ts';
import type { Bout, Duel, Figures } from './duel.ts';
import { judgeDuels } from './judgeDuels.ts';
import { outcomeOf } from './outcome.ts';
import { scenarios } from './scenarios.ts';

const scenario = scenarios().at(-1)!;

describe('outcomeOf', () => {
  it.each([
    [1, 1, 1, 1, 'equal'],
    [1, 1, 2, 1, 'dominates'],
    [1, 1, 1, 2, 'dominates'],
    [1, 1, 2, 2, 'dominates'],
    [2, 1, 1, 1, 'dominated'],
    [2, 2, 1, 1, 'dominated'],
    [1, 2, 2, 1, 'trade-off'],
    [2, 1, 1, 2, 'trade-off'],
  ])('cost %d and misses %d against %d and %d: %s', (cost, misses, otherCost, otherMisses, outcome) => {
    expect(outcomeOf({ cost, misses }, { cost: otherCost, misses: otherMisses })).toBe(outcome);
  });
});

describe('judgeDuels', () => {
  it('is met where two of three traces are won and the third is better at the same cost', () => {
    const verdicts = verdictsOf([won, won, traded(figures(1.02, 0.2))]);

    expect(verdicts).toEqual([true, true, true, null]);
  });

  it('misses the bar where half of the traces are won', () => {
    expect(verdictsOf([won, traded(figures(1, 0.2))])).toEqual([false, true, true, null]);
  });

  it('misses the bar where one is dominated', () => {
    const lost = boutOf(figures(2, 0.5), figures(1, 0.2), figures(1, 0.2));

    expect(verdictsOf([won, won, lost])).toEqual([true, false, true, null]);
  });

  it.each([
    ['more misses', figures(1, 0.21)],
    ['another cost', figures(1.03, 0.1)],
    ['no fit', undefined],
  ])('misses the bar with %s at the cost of the baseline', (_name, atEqualCost) => {
    expect(verdictsOf([won, won, traded(atEqualCost)])).toEqual([true, true, false, null]);
  });
});

const won = boutOf(figures(0.9, 0.1), figures(1, 0.2));

function traded(atEqualCost: Figures | undefined): Bout {
  return boutOf(figures(2, 0.1), figures(1, 0.2), atEqualCost);
}

function boutOf(kinglet: Figures, against: Figures, atEqualCost?: Figures): Bout {
  const outcome = outcomeOf(kinglet, against);
  return { baseline: 'HPA', outcome, kinglet, against, ...(atEqualCost && { atEqualCost }) };
}

function figures(cost: number, misses: number): Figures {
  return { cost, misses, p99: 0, flaps: 0, instanceHours: 0 };
}

function verdictsOf(bouts: readonly Bout[]): (boolean | null)[] {
  const duels = bouts.map((bout): Duel => ({ scenario, bouts: [bout] }));
  return judgeDuels(duels).map((comparison) => judge(comparison).met);
}
