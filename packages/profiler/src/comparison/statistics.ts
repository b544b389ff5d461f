// Medians and intervals that assume nothing of how times are distributed.

/** Of 95 % confidence. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The middle one, or the mean of the two middle ones; of one value or more. */
export function median(values: readonly number[]): number {
  return middleOf(sorted(values));
}

/**
 * The interval of the median by order statistics: how many of n samples lie below the true median is Binomial(n, 1/2), so the
 * k-th from below and from above hold it between them with probability 1 - 2 P(X <= k - 1); the largest k with 95 % or more.
 * Below six samples there is none: the whole range.
 */
export function medianInterval(values: readonly number[]): Interval {
  const ordered = sorted(values);
  const skip = samplesOutside(ordered.length);
  return { low: ordered[skip]!, high: ordered[ordered.length - 1 - skip]! };
}

/** The percentile bootstrap's interval of the median: the middle 95 % of the medians of samples that are drawn from these. */
export function bootstrapInterval(values: readonly number[], random: () => number, resamples = 2000): Interval {
  const draw = (): number => values[Math.floor(random() * values.length)]!;
  const medians = sorted(Array.from({ length: resamples }, () => median(Array.from(values, draw))));
  const rank = (share: number): number => medians[Math.max(0, Math.ceil(share * resamples) - 1)]!;
  return { low: rank(0.025), high: rank(0.975) };
}

/** Numbers in [0, 1) that a seed of 32 bits decides: xorshift (https://doi.org/10.18637/jss.v008.i14). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b);
}

function middleOf(ordered: readonly number[]): number {
  const half = ordered.length >> 1;
  return ordered.length % 2 ? ordered[half]! : (ordered[half - 1]! + ordered[half]!) / 2;
}

/** The most that may be left out at each end. */
function samplesOutside(n: number): number {
  // 2^-n leaves the doubles from n = 1075 on; the normal approximation is within one rank long before that.
  if (n > 1000) return Math.floor(n / 2 - 0.98 * Math.sqrt(n) - 1);
  let [term, below, skip] = [0.5 ** n, 0.5 ** n, 0];
  while (below <= 0.025) {
    skip++;
    term = (term * (n - skip + 1)) / skip;
    below += term;
  }
  return Math.max(0, skip - 1);
}
