// What sums of products of symbols are made of.
import type { DynamicPlan, Sum } from './dynamicPlan.ts';

type Symbols = Pick<DynamicPlan, 'symbols' | 'terms'>;

/** The positions of a sum's terms. */
export function termsIn(sum: Sum): readonly number[] {
  return sum.filter((_, i) => i > 0 && i % 2 === 0);
}

/** The positions of a sum's symbols, and of those that quotients among them are made of. */
export function symbolsIn(sum: Sum, plan: Symbols): readonly number[] {
  return termsIn(sum).flatMap((term) => symbolsOfTerm(term, plan));
}

/** The same of one term. */
export function symbolsOfTerm(term: number, plan: Symbols): readonly number[] {
  return plan.terms[term]!.flatMap((symbol) => {
    const { of, by } = plan.symbols[symbol]!;
    return of && by ? [symbol, ...symbolsIn(of, plan), ...symbolsIn(by, plan)] : [symbol];
  });
}
