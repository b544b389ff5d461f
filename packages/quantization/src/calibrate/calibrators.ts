// From the distribution of a value to the range that its integers span.
import type { IntegerScheme, ValueRange } from '../recipe.ts';
import { integerTypes } from '../tensor/integerTypes.ts';
import type { Histogram } from './histogram.ts';

/** How a range is found. 'percentile' takes 99.999 % of all elements. */
export type Calibrator = 'distribution' | 'entropy' | 'minmax' | 'mse' | 'percentile';

export const calibrators: Readonly<Record<Calibrator, (histogram: Histogram, scheme: IntegerScheme) => ValueRange>> = {
  distribution: sigmaRange,
  entropy: (histogram, scheme) => searchRange(histogram, scheme, divergence),
  minmax: fullRange,
  mse: (histogram, scheme) => searchRange(histogram, scheme, squaredError),
  percentile: (histogram) => percentileRange(histogram, 0.99999),
};

function fullRange({ least, greatest }: Histogram): ValueRange {
  return { least: Math.min(0, least), greatest: Math.max(0, greatest) };
}

/** The same part of the elements is cut off on both sides; never more than the extremes. */
function percentileRange(histogram: Histogram, part: number): ValueRange {
  const { bins, width, count } = histogram;
  const full = fullRange(histogram);
  const cut = (count * (1 - part)) / 2;
  const half = bins.length / 2;
  let [low, below] = [0, bins[0]!];
  while (below <= cut && low < bins.length - 1) below += bins[++low]!;
  let [high, above] = [bins.length - 1, bins.at(-1)!];
  while (above <= cut && high > 0) above += bins[--high]!;
  return {
    least: Math.min(0, Math.max(full.least, (low - half) * width)),
    greatest: Math.max(0, Math.min(full.greatest, (high - half + 1) * width)),
  };
}

/** The mean and six standard deviations around it, where that is less than the extremes. */
function sigmaRange(histogram: Histogram): ValueRange {
  const { bins, width, count } = histogram;
  const full = fullRange(histogram);
  const centreOf = (i: number): number => (i - bins.length / 2 + 0.5) * width;
  const mean = bins.reduce((sum, weight, i) => sum + weight * centreOf(i), 0) / count;
  const variance = bins.reduce((sum, weight, i) => sum + weight * (centreOf(i) - mean) ** 2, 0) / count;
  const reach = 6 * Math.sqrt(variance);
  return {
    least: Math.max(full.least, Math.min(0, mean - reach)),
    greatest: Math.min(full.greatest, Math.max(0, mean + reach)),
  };
}

type Cost = (histogram: Histogram, range: ValueRange, levels: number) => number;

/** Parts of the full range, on both sides alike; of equals the widest. */
function searchRange(histogram: Histogram, scheme: IntegerScheme, cost: Cost): ValueRange {
  const full = fullRange(histogram);
  if (histogram.width === 0) return full;
  const { least, greatest } = scheme.isSymmetric ? integerTypes[scheme.type].symmetric : integerTypes[scheme.type];
  const levels = Math.min(greatest - least + 1, histogram.bins.length);
  const candidates = Array.from({ length: 128 }, (_, i) => 1 - i / 128).map((part) => part);
  let [best, lowest] = [full, Number.POSITIVE_INFINITY];
  for (const part of candidates) {
    const range = clipped(full, part, scheme);
    const own = cost(histogram, range, levels);
    if (own < lowest) [best, lowest] = [range, own];
  }
  return best;
}

/** Of a range on both sides of 0 the longer side is cut first: the other keeps what it has as long as it is shorter. */
function clipped({ least, greatest }: ValueRange, part: number, { isSymmetric }: IntegerScheme): ValueRange {
  const most = Math.max(-least, greatest) * part;
  if (isSymmetric) return { least: -most, greatest: most };
  return { least: Math.max(least, -most), greatest: Math.min(greatest, most) };
}

/** Σ of what rounding and clipping cost, each bin at its centre; rounding is uniform inside a step: step² / 12. */
function squaredError({ bins, width }: Histogram, { least, greatest }: ValueRange, levels: number): number {
  const step = (greatest - least) / (levels - 1);
  const half = bins.length / 2;
  let sum = 0;
  for (let i = 0; i < bins.length; i++) {
    const weight = bins[i]!;
    if (weight === 0) continue;
    const centre = (i - half + 0.5) * width;
    const outside = Math.max(least - centre, centre - greatest, 0);
    sum += weight * (outside > 0 ? outside * outside : (step * step) / 12);
  }
  return sum;
}

/**
 * The Kullback–Leibler divergence of the distribution from the one that clipping and so many levels leave of it
 * (Migacz, "8-bit inference with TensorRT", 2017): what is outside counts to the outermost bins, and of each level's bins
 * those that were not empty share its weight. The bin of 0 is left out: 0 is exact whatever the range is, and behind Relu
 * it outweighs all others.
 */
function divergence({ bins, width }: Histogram, { least, greatest }: ValueRange, levels: number): number {
  const half = bins.length / 2;
  const low = Math.max(0, Math.floor(least / width) + half);
  const high = Math.min(bins.length - 1, Math.ceil(greatest / width) - 1 + half);
  const inside = bins.slice(low, Math.max(high, low) + 1);
  if (half >= low && half <= high) inside[half - low] = 0;
  const reference = inside.slice();
  for (let i = 0; i < low; i++) reference[0]! += bins[i]!;
  for (let i = high + 1; i < bins.length; i++) reference[reference.length - 1]! += bins[i]!;
  return divergenceOf(reference, levelled(inside, Math.min(levels, inside.length)));
}

function levelled(bins: Float64Array, levels: number): Float64Array {
  const made = new Float64Array(bins.length);
  for (let level = 0; level < levels; level++) {
    const [from, to] = [level, level + 1].map((n) => Math.floor((n * bins.length) / levels)) as [number, number];
    let [sum, filled] = [0, 0];
    for (let i = from; i < to; i++) {
      sum += bins[i]!;
      if (bins[i]! > 0) filled++;
    }
    for (let i = from; i < to; i++) if (bins[i]! > 0) made[i] = sum / filled;
  }
  return made;
}

/** Bins that the second has empty get a millionth, so that it stays finite. */
function divergenceOf(reference: Float64Array, other: Float64Array): number {
  const [total, otherTotal] = [reference, other].map((bins) => bins.reduce((sum, value) => sum + value, 0)) as [
    number,
    number,
  ];
  let sum = 0;
  for (let i = 0; i < reference.length; i++) {
    const p = reference[i]! / total;
    if (p > 0) sum += p * Math.log(p / Math.max(other[i]! / otherTotal, 1e-6));
  }
  return sum;
}
