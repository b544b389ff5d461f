// Integers that lengths decide, and which of them follow from what a run decides.
import type { DynamicPlan, PlanLengths } from './dynamicPlan.ts';
import type { Lengths } from './lengths.ts';
import { symbolsIn } from './sums.ts';

/** How many there are. */
export function countOf({ values, count }: PlanLengths, lengths: Lengths): number {
  return values ? values.length : Math.max(0, finite(lengths.at(count!)));
}

/** Their values; 0 for what is divided by 0, which has none. */
export function numbersOf(all: PlanLengths, lengths: Lengths): number[] {
  const { values, start, step } = all;
  if (values) return values.map((sum) => finite(lengths.at(sum)));
  const [first, by] = [finite(lengths.at(start!)), finite(lengths.at(step!))];
  return Array.from({ length: countOf(all, lengths) }, (_, i) => first + i * by);
}

/** Those that a symbol is in, itself or as a part of a quotient. */
export function lengthsThatFollow(plan: DynamicPlan, symbol: number): readonly PlanLengths[] {
  return plan.lengths.filter(({ values = [], start, step, count }) =>
    [...values, start, step, count].some((sum) => sum && symbolsIn(sum, plan).includes(symbol)),
  );
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
