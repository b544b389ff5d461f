// The numbers that a plan's lengths decide, for given values of its symbols.
import type { DynamicPlan, Sum } from './dynamicPlan.ts';

type Range = readonly [least: number, most: number];

/** Values of symbols and of the products of them. */
export class Lengths {
  readonly #plan: DynamicPlan;
  /** By position in the plan; NaN where it is not known yet. */
  readonly values: Float64Array;
  readonly terms: Float64Array;
  readonly #ranges: Range[] = [];

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

  /**
   * Symbols that a run decides become the most that they can be. A number may be more for less of them, `N - k` for example: `mostOf` says how
   * much.
   */
  takeMost(): void {
    for (const [i, { of, by, most }] of this.#plan.symbols.entries()) {
      if (most) this.values[i] = Math.max(0, this.mostOf(most));
      if (of && by) this.#ranges[i] = quotientRange(this.#rangeOf(of), this.#rangeOf(by));
      else this.#ranges[i] = [most ? 0 : this.values[i]!, this.values[i]!];
    }
    this.update();
  }

  /** The most that a number can be, whatever a run decides. After `takeMost`. */
  mostOf(sum: Sum): number {
    return this.#rangeOf(sum)[1];
  }

  #rangeOf(sum: Sum): Range {
    let [least, most] = [sum[0]!, sum[0]!];
    for (let i = 1; i < sum.length; i += 2) {
      const [low, high] = scaledRange(sum[i]!, this.#productRange(sum[i + 1]!));
      [least, most] = [least + low, most + high];
    }
    return [least, most];
  }

  #productRange(term: number): Range {
    let range: Range = [1, 1];
    for (const symbol of this.#plan.terms[term]!) {
      const [low, high] = this.#ranges[symbol]!;
      const ends = [range[0] * low, range[0] * high, range[1] * low, range[1] * high];
      range = [Math.min(...ends), Math.max(...ends)];
    }
    return range;
  }

  #product(term: number): number {
    let product = 1;
    for (const symbol of this.#plan.terms[term]!) product *= this.values[symbol]!;
    return product;
  }
}

function scaledRange(times: number, [low, high]: Range): Range {
  return times < 0 ? [times * high, times * low] : [times * low, times * high];
}

/** Nothing is made of what is divided by 0. */
function quotientRange([low, high]: Range, [least, most]: Range): Range {
  if (least < 0) return [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const [by, to] = [Math.max(1, least), Math.max(1, most)];
  return [Math.floor(low < 0 ? low / by : low / to), Math.floor(high < 0 ? high / to : high / by)];
}
