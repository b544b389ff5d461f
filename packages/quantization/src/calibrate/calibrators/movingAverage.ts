// Averages of the extremes of each item: one outlier among many items moves them little.
import { type RangeOf, withZero } from './calibrator.ts';

/** Exponential averages of each item's extremes, in the order of the items. */
export const movingAverage: RangeOf = ({ averageLeast, averageGreatest }) => withZero(averageLeast, averageGreatest);
