// A part of the numbers is held, the rest is clipped.
import type { ValueStatistics } from '../valueStatistics.ts';
import { extremesOf, type RangeOf, rangeUpTo, withZero } from './calibrator.ts';

/**
 * The range that holds `percent` of the numbers: of magnitudes for a symmetric scheme, else with half of the rest on
 * each side. Inside a bin numbers are taken to be spread evenly.
 */
export function percentile(percent: number): RangeOf {
  return (statistics, scheme) => {
    const part = percent / 100;
    if (scheme.isSymmetric) return rangeUpTo(magnitudeAt(statistics, part), statistics, scheme);
    const outside = (1 - part) / 2;
    const { least, greatest } = extremesOf(statistics);
    const [low, high] = [valueAt(statistics, outside), valueAt(statistics, 1 - outside)];
    return withZero(Math.max(least, low), Math.min(greatest, high));
  };
}

/** The number below which a part of all is. */
function valueAt({ histogram, count }: ValueStatistics, part: number): number {
  const { width, from, counts } = histogram.bins();
  const negative = Math.min(Math.max(-from, 0), counts.length);
  return quantile(withZeros(counts, histogram.zeros, negative), { width, from, zerosAt: negative }, part * count);
}

/** The magnitude below which a part of all is. */
function magnitudeAt({ histogram, count, least, greatest }: ValueStatistics, part: number): number {
  const { width, from, counts } = histogram.bins();
  const folded = new Float64Array(Math.max(-from, from + counts.length, 0));
  for (let i = 0; i < counts.length; i++) folded[from + i < 0 ? -(from + i) - 1 : from + i]! += counts[i]!;
  const magnitude = quantile(withZeros(folded, histogram.zeros, 0), { width, from: 0, zerosAt: 0 }, part * count);
  return Math.min(magnitude, Math.max(-least, greatest));
}

/** The counts with that of the zeros as one more, between the negative and the positive ones. */
function withZeros(counts: Float64Array, zeros: number, at: number): Float64Array {
  const all = new Float64Array(counts.length + 1);
  all.set(counts.subarray(0, at));
  all[at] = zeros;
  all.set(counts.subarray(at), at + 1);
  return all;
}

/** Where bins lie. */
interface Bins {
  readonly width: number;
  /** The first bin's number. */
  readonly from: number;
  /** Which count is that of zeros. */
  readonly zerosAt: number;
}

function quantile(counts: Float64Array, bins: Bins, rank: number): number {
  let before = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i]!;
    if (count > 0 && before + count >= rank) {
      const low = lowOf(i, bins);
      return low + ((highOf(i, bins) - low) * Math.max(rank - before, 0)) / count;
    }
    before += count;
  }
  return highOf(counts.length - 1, bins);
}

function lowOf(i: number, { width, from, zerosAt }: Bins): number {
  return i === zerosAt ? 0 : (from + i - (i > zerosAt ? 1 : 0)) * width;
}

function highOf(i: number, bins: Bins): number {
  return i === bins.zerosAt ? 0 : lowOf(i, bins) + bins.width;
}
