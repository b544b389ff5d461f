// The numbers that a plan's lengths decide, for given values of its symbols.
import type { DynamicPlan, Sum } from './dynamicPlan.ts';

/** Values of symbols and of the products of them. */
export class Lengths {
  readonly #plan: DynamicPlan;
  /** By position in the plan; NaN where it is not known yet. */
  readonly values: Float64Array;
  readonly terms: Float64Array;

  constructor(plan: DynamicPlan) {
    this.#plan = plan;
    this.values = new Float64Array(plan.symbols.length).fill(Number.NaN);
    this.terms = new Float64Array(plan.terms.length);
  }

  /** Computes quotients and products anew from the values of the symbols. */
  update(): void {
    const { symbols, terms } = this.#plan;
    for (let i = 0; i < symbols.length; i++) {
      const { of, by } = symbols[i]!;
      if (of && by) this.values[i] = Math.floor(this.at(of) / this.at(by));
    }
    for (let i = 0; i < terms.length; i++) this.terms[i] = this.#product(i);
  }

  /** Right even before `update`, for symbols that are known. */
  at(sum: Sum): number {
    let value = sum[0]!;
    for (let i = 1; i < sum.length; i += 2) value += sum[i]! * this.#product(sum[i + 1]!);
    return value;
  }

  #product(term: number): number {
    let product = 1;
    for (const symbol of this.#plan.terms[term]!) product *= this.values[symbol]!;
    return product;
  }
}
