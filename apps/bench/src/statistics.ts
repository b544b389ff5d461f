// Order statistics of samples: quantiles, and intervals that assume nothing about how the samples are distributed.
import { BenchError } from './errors.ts';

/** `p50` and `p99` in the unit of the samples, `n` samples. */
export interface Quantiles {
  readonly p50: number;
  readonly p99: number;
  readonly n: number;
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The middle sample, or the mean of the two middle ones. Throws BenchError when there is none or one is not finite. */
export function median(samples: readonly number[]): number {
  return medianOfSorted(sorted(samples));
}

/** The smallest sample that at least `q` (0 to 1) of all samples do not exceed: always a sample that occurred. */
export function quantile(samples: readonly number[], q: number): number {
  const ordered = sorted(samples);
  return ordered[rankOf(q, ordered.length)]!;
}

/** Median, 99th percentile by nearest rank, and count. */
export function quantiles(samples: readonly number[]): Quantiles {
  return { p50: median(samples), p99: quantile(samples, 0.99), n: samples.length };
}

/**
 * The 95 % confidence interval of the median by order statistics: the narrowest symmetric pair of samples that covers
 * the true median with at least that probability. Below six samples no pair does, and the interval is the whole range.
 */
export function medianInterval(samples: readonly number[]): Interval {
  const ordered = sorted(samples);
  const n = ordered.length;
  const skip = samplesOutside(n);
  return { low: ordered[skip]!, high: ordered[n - 1 - skip]! };
}

/** The 95 % percentile-bootstrap interval of median(a) / median(b); the same samples give the same interval. */
export function ratioInterval(a: readonly number[], b: readonly number[], resamples = 2000): Interval {
  const random = randomFrom(0x2545f491);
  const ratios = Array.from({ length: resamples }, () => median(resample(a, random)) / median(resample(b, random)));
  return { low: quantile(ratios, 0.025), high: quantile(ratios, 0.975) };
}

/**
 * The 95 % percentile-bootstrap interval of the median of a[i] / b[i], for samples taken in pairs: what disturbed a whole
 * round disturbed both of its samples. The same samples give the same interval.
 */
export function pairedRatioInterval(a: readonly number[], b: readonly number[], resamples = 1000): Interval {
  const ratios = a.map((x, i) => x / b[i]!);
  const random = randomFrom(0x2545f491);
  const medians = Array.from({ length: resamples }, () => median(resample(ratios, random)));
  return { low: quantile(medians, 0.025), high: quantile(medians, 0.975) };
}

/** A small seeded generator of numbers in [0, 1): shuffles and resamples that can be repeated. */
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

function sorted(samples: readonly number[]): number[] {
  const wrong = samples.find((sample) => !Number.isFinite(sample));
  if (samples.length === 0 || wrong !== undefined)
    throw new BenchError(
      'KINGLET_BENCH_BAD_SAMPLES',
      `Expected at least one sample, all finite numbers; got ${samples.length === 0 ? 'none' : wrong}.`,
    );
  return [...samples].sort((a, b) => a - b);
}

function medianOfSorted(ordered: readonly number[]): number {
  const half = ordered.length >> 1;
  const upper = ordered[half]!;
  return ordered.length % 2 === 1 ? upper : (ordered[half - 1]! + upper) / 2;
}

function rankOf(q: number, n: number): number {
  return Math.min(n - 1, Math.max(0, Math.ceil(q * n) - 1));
}

// The count of samples below the true median is X ~ Binomial(n, 1/2): the most to skip at each end with P(X <= skip) <= 2.5 %.
function samplesOutside(n: number): number {
  // 0.5 ** n leaves the doubles from n = 1075; the normal approximation is within one rank long before that.
  if (n > 1000) return Math.floor(n / 2 - 0.98 * Math.sqrt(n) - 1);
  let term = 0.5 ** n;
  let below = term;
  let skip = 0;
  while (below <= 0.025) {
    skip += 1;
    term = (term * (n - skip + 1)) / skip;
    below += term;
  }
  return Math.max(0, skip - 1);
}

function resample(samples: readonly number[], random: () => number): number[] {
  return samples.map(() => samples[Math.floor(random() * samples.length)]!);
}
