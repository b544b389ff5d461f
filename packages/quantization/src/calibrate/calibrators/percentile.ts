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

interface Step {
  readonly low: number;
  readonly high: number;
  readonly count: number;
}

/** The number below which a part of all is. */
function valueAt(statistics: ValueStatistics, part: number): number {
  const { width, from, counts } = statistics.histogram.bins();
  const steps = Array.from(counts, (count, i) => ({ low: (from + i) * width, high: (from + i + 1) * width, count }));
  const zeros = { low: 0, high: 0, count: statistics.histogram.zeros };
  const negative = Math.min(Math.max(-from, 0), steps.length);
  return quantile([...steps.slice(0, negative), zeros, ...steps.slice(negative)], part * statistics.count);
}

/** The magnitude below which a part of all is. */
function magnitudeAt(statistics: ValueStatistics, part: number): number {
  const { width, from, counts } = statistics.histogram.bins();
  const folded = new Float64Array(Math.max(-from, from + counts.length, 0));
  for (const [i, count] of counts.entries()) folded[from + i < 0 ? -(from + i) - 1 : from + i]! += count;
  const steps = Array.from(folded, (count, i) => ({ low: i * width, high: (i + 1) * width, count }));
  const zeros = { low: 0, high: 0, count: statistics.histogram.zeros };
  const magnitude = quantile([zeros, ...steps], part * statistics.count);
  return Math.min(magnitude, Math.max(-statistics.least, statistics.greatest));
}

function quantile(steps: readonly Step[], rank: number): number {
  let before = 0;
  for (const { low, high, count } of steps) {
    if (count > 0 && before + count >= rank) return low + ((high - low) * Math.max(rank - before, 0)) / count;
    before += count;
  }
  return steps.at(-1)?.high ?? 0;
}
