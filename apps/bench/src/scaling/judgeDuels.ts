// The bars of issue 11 over all duels.
import type { Comparison } from '../suite.ts';
import type { Bout, Duel } from './duel.ts';
import { isEqualCost } from './outcome.ts';

/** For each baseline: the part of the traces it is dominated on, on how many it dominates, on how many it is better at its own cost. */
export function judgeDuels(duels: readonly Duel[]): Comparison[] {
  const names = [...new Set(duels.flatMap(({ bouts }) => bouts.map(({ baseline }) => baseline)))];
  return names.flatMap((name) => compareBaseline(name, boutsOf(duels, name)));
}

/** Whether a bout that is not won is at least no loss at the baseline's cost. */
export function isLostAtEqualCost({ outcome, atEqualCost, against }: Bout): boolean {
  if (outcome === 'dominates') return false;
  return atEqualCost === undefined || !isEqualCost(atEqualCost, against) || atEqualCost.misses > against.misses;
}

function compareBaseline(name: string, bouts: readonly Bout[]): Comparison[] {
  const count = (is: (bout: Bout) => boolean) => bouts.filter(is).length;
  const row = { case: `mode kinglet against ${name}, ${bouts.length} traces`, against: null } as const;
  const few = { ...row, unit: 'traces', better: 'lower', bar: { limit: 0 } } as const;
  return [
    {
      ...row,
      metric: 'dominates (misses and cost not above, one below)',
      unit: 'of 1',
      better: 'higher',
      values: { kinglet: count(({ outcome }) => outcome === 'dominates') / bouts.length },
      bar: { limit: 2 / 3 },
    },
    { ...few, metric: 'is dominated', values: { kinglet: count(({ outcome }) => outcome === 'dominated') } },
    {
      ...few,
      metric: 'elsewhere, fitted to its cost within 2 %: more misses, or not its cost',
      values: { kinglet: count(isLostAtEqualCost) },
    },
    {
      ...row,
      metric: 'elsewhere, the fit found nothing better than the baseline itself',
      unit: 'traces',
      better: 'lower',
      values: { kinglet: count(({ isBaseline }) => isBaseline === true) },
    },
  ];
}

function boutsOf(duels: readonly Duel[], name: string): Bout[] {
  return duels.flatMap(({ bouts }) => bouts.filter(({ baseline }) => baseline === name));
}
