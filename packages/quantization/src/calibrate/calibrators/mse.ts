// The range of the least squared error.
import type { IntegerScheme, ValueRange } from '../../recipe.ts';
import type { ValueStatistics } from '../valueStatistics.ts';
import { extremesOf, levelsOf, magnitudeOf, type RangeOf, rangeUpTo } from './calibrator.ts';
import { squaredError } from './squaredError.ts';

/** Each candidate is so much of the one before; the last is below 2 % of the extreme. */
const shrinking = 0.98;
const candidates = 200;
const shrunk = Array.from({ length: candidates }, (_, i) => shrinking ** i);

/**
 * A search over both ends of the range, one after the other, twice; over the magnitude for a symmetric scheme. What
 * clipping saves inside the range is weighed against what it costs outside (Sung et al., 2015, arXiv 1511.06488).
 */
export const mse: RangeOf = (statistics, scheme) => {
  if (magnitudeOf(statistics) === 0) return { least: 0, greatest: 0 };
  if (scheme.isSymmetric) {
    const magnitude = magnitudeOf(statistics);
    return leastError(
      statistics,
      scheme,
      shrunk.map((part) => rangeUpTo(part * magnitude, statistics, scheme)),
    );
  }
  const full = extremesOf(statistics);
  let best = full;
  for (let round = 0; round < 2; round++) {
    const { least } = best;
    best = leastError(
      statistics,
      scheme,
      shrunk.map((part) => ({ least, greatest: part * full.greatest })),
    );
    const { greatest } = best;
    best = leastError(
      statistics,
      scheme,
      shrunk.map((part) => ({ least: part * full.least, greatest })),
    );
  }
  return best;
};

/** The range among `ranges` of the least squared error; the first of equals. */
export function leastError(
  { histogram }: ValueStatistics,
  scheme: IntegerScheme,
  ranges: readonly ValueRange[],
): ValueRange {
  const bins = histogram.bins();
  const errors = ranges.map((range) => squaredError(bins, range, levelsOf(scheme)));
  return ranges[errors.indexOf(errors.reduce((a, b) => Math.min(a, b)))]!;
}
