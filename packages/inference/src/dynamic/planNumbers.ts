// Integers that lengths decide, and which of them follow from what a run decides.
import type { DynamicPlan, PlanLengths, Sum } from './dynamicPlan.ts';
import type { Lengths } from './lengths.ts';

/** Their values; 0 for what is divided by 0, which has none. */
export function numbersOf({ values, start, step, count }: PlanLengths, lengths: Lengths): number[] {
  if (values) return values.map((sum) => finite(lengths.at(sum)));
  const [first, by] = [finite(lengths.at(start!)), finite(lengths.at(step!))];
  return Array.from({ length: countOf({ count: count! }, lengths) }, (_, i) => first + i * by);
}

/** How many there are. */
export function countOf({ values, count }: Pick<PlanLengths, 'count' | 'values'>, lengths: Lengths): number {
  return values ? values.length : Math.max(0, finite(lengths.at(count!)));
}

/** Those that a symbol is in, itself or as a part of a quotient. */
export function lengthsThatFollow(plan: DynamicPlan, symbol: number): readonly PlanLengths[] {
  return plan.lengths.filter(({ values = [], start, step, count }) =>
    [...values, start, step, count].some((sum) => sum && isIn(plan, symbol, sum)),
  );
}

function isIn(plan: DynamicPlan, symbol: number, sum: Sum): boolean {
  const { symbols, terms } = plan;
  return sum.some(
    (term, i) =>
      i > 0 &&
      i % 2 === 0 &&
      terms[term]!.some((each) => {
        const { of = [], by = [] } = symbols[each]!;
        return each === symbol || isIn(plan, symbol, of) || isIn(plan, symbol, by);
      }),
  );
}

function finite(value: number): number {
  return Number.isFinite(value) ? value : 0;
}
