// What a measurement on samples says of all there are: 95 % intervals.

/** Where a value lies with 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** A value that was measured on samples, with its interval. */
export interface Estimate extends Interval {
  readonly value: number;
}

/** A part of so many samples, with Wilson's score interval. */
export interface Proportion extends Estimate {
  readonly count: number;
  readonly of: number;
}

// Of the normal distribution.
const z = 1.96;

/** Wilson, E. B. (1927). */
export function proportion(count: number, of: number): Proportion {
  const value = count / of;
  const centre = value + (z * z) / (2 * of);
  const spread = z * Math.sqrt((value * (1 - value)) / of + (z * z) / (4 * of * of));
  const scale = 1 + (z * z) / of;
  return { count, of, value, low: (centre - spread) / scale, high: (centre + spread) / scale };
}

/** The mean of independent values, ± 1.96 standard errors; of one value alone nothing is known. */
export function meanOf(values: readonly number[]): Estimate {
  const value = values.reduce((sum, each) => sum + each, 0) / values.length;
  const squares = values.reduce((sum, each) => sum + (each - value) ** 2, 0);
  const spread = z * Math.sqrt(squares / (values.length - 1) / values.length);
  return values.length < 2
    ? { value, low: -Infinity, high: Infinity }
    : { value, low: value - spread, high: value + spread };
}

/** The median of sorted values, between the order statistics that hold it (binomial, in its normal approximation). */
export function medianOf(sorted: ArrayLike<number>): Estimate {
  const { length } = sorted;
  const at = (rank: number): number => sorted[Math.min(length - 1, Math.max(0, rank))]!;
  const [middle, spread] = [Math.floor(length / 2), (z * Math.sqrt(length)) / 2];
  return { value: at(middle), low: at(Math.floor(length / 2 - spread)), high: at(Math.ceil(length / 2 + spread)) };
}

/** Sums of pairs, whose quotient is of interest: Σa / Σb. */
export class RatioSums {
  #count = 0;
  #a = 0;
  #b = 0;
  #aa = 0;
  #ab = 0;
  #bb = 0;

  add(a: number, b: number): void {
    this.#count++;
    this.#a += a;
    this.#b += b;
    this.#aa += a * a;
    this.#ab += a * b;
    this.#bb += b * b;
  }

  /** With the interval of the delta method (Cochran, Sampling Techniques, 6.3); 0 where Σa is 0. */
  result(): Estimate {
    const value = this.#a === 0 ? 0 : this.#a / this.#b;
    const residuals = Math.max(0, this.#aa - 2 * value * this.#ab + value * value * this.#bb);
    const spread = (z * Math.sqrt((residuals * this.#count) / Math.max(1, this.#count - 1))) / this.#b;
    if (!Number.isFinite(spread)) return { value, low: value, high: value };
    return { value, low: Math.max(0, value - spread), high: value + spread };
  }
}
