// Percentiles of samples, with intervals that assume nothing about how the samples are distributed.

/** A percentile with its 95 % confidence interval; an end that the samples are too few to bound is null. */
export interface Percentile {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
}

/** What is told of a series of samples, in their unit. */
export interface Summary {
  readonly n: number;
  readonly min: number;
  readonly mean: number;
  readonly max: number;
  readonly p50: Percentile;
  readonly p95: Percentile;
  readonly p99: Percentile;
}

/** How the intervals are made, for documents. */
export const intervalMethod: string =
  'Percentiles are samples by nearest rank; intervals are 95 % confidence intervals by order statistics (exact binomial), open where the samples are too few to bound them.';

/** The summary of at least one sample. */
export function summarize(samples: readonly number[]): Summary {
  const ordered = [...samples].sort((a, b) => a - b);
  const [min = Number.NaN] = ordered;
  return {
    n: ordered.length,
    min,
    mean: meanOf(ordered),
    max: ordered.at(-1) ?? Number.NaN,
    p50: percentileOfSorted(ordered, 0.5),
    p95: percentileOfSorted(ordered, 0.95),
    p99: percentileOfSorted(ordered, 0.99),
  };
}

/** The mean; NaN of none. */
export function meanOf(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length;
}

/** The smallest sample that at least the share `p` (0 to 1) of all does not exceed. */
export function quantileOf(samples: readonly number[], p: number): number {
  const ordered = [...samples].sort((a, b) => a - b);
  return ordered[nearestRank(p, ordered.length)] ?? Number.NaN;
}

/**
 * Which samples, from 1, of `n` sorted ones bound the quantile `p` with 2.5 % of error at each end; null where none does.
 * The number of samples below the quantile is binomial, whatever the distribution of the samples.
 */
export function intervalRanks(n: number, p: number): { readonly low: number | null; readonly high: number | null } {
  const atMost = binomialDistribution(n, p);
  let low = 0;
  while (low < n && (atMost[low] ?? 1) <= 0.025) low++;
  const high = atMost.findIndex((probability) => probability >= 0.975) + 1;
  return { low: low === 0 ? null : low, high: high > n ? null : high };
}

/** The ratio of the medians of `a` and `b`, with the 95 % interval of 1000 seeded bootstrap resamples. */
export function medianRatio(a: readonly number[], b: readonly number[]): Percentile {
  const random = seededRandom();
  const resampledMedian = (samples: readonly number[]) =>
    quantileOf(
      samples.map(() => samples[Math.floor(random() * samples.length)] as number),
      0.5,
    );
  const ratios = Array.from({ length: 1000 }, () => resampledMedian(a) / resampledMedian(b));
  return {
    value: quantileOf(a, 0.5) / quantileOf(b, 0.5),
    low: quantileOf(ratios, 0.025),
    high: quantileOf(ratios, 0.975),
  };
}

function percentileOfSorted(ordered: readonly number[], p: number): Percentile {
  const { low, high } = intervalRanks(ordered.length, p);
  const at = (rank: number | null) => (rank === null ? null : (ordered[rank - 1] ?? null));
  return { value: ordered[nearestRank(p, ordered.length)] ?? Number.NaN, low: at(low), high: at(high) };
}

function nearestRank(p: number, n: number): number {
  // 0.95 × 20 is a little more than 19 in doubles.
  return Math.min(n - 1, Math.max(0, Math.ceil(p * n - 1e-9) - 1));
}

// P(X <= k) for k from 0 to n. In logarithms: 0.5 ** n leaves the doubles at n = 1075.
function binomialDistribution(n: number, p: number): number[] {
  const odds = Math.log(p) - Math.log1p(-p);
  let logTerm = n * Math.log1p(-p);
  let sum = 0;
  return Array.from({ length: n + 1 }, (_, k) => {
    sum += Math.exp(logTerm);
    logTerm += Math.log((n - k) / (k + 1)) + odds;
    return sum;
  });
}

// xorshift32: the same samples give the same interval.
function seededRandom(): () => number {
  let state = 0x2545f491;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
