// Averages of the extremes of each item: one outlier among many items moves them little.
import { extremesOf, type RangeOf, withZero } from './calibrator.ts';

/** Exponential averages of each item's extremes, in the order of the items. */
export const movingAverage: RangeOf = (statistics) => {
  // Averages are rounded, which may lead out of the extremes.
  const { least, greatest } = extremesOf(statistics);
  const { averages } = statistics;
  return withZero(Math.max(least, averages.least), Math.min(greatest, averages.greatest));
};
