// What chooses a range from statistics.
import type { IntegerScheme, ValueRange } from '../../recipe.ts';
import { type IntegerRange, integerTypes } from '../../tensor/integerTypes.ts';
import type { ValueStatistics } from '../valueStatistics.ts';

/** The range of a value's numbers that integers of the scheme are to hold; what is outside is clipped. */
export type RangeOf = (statistics: ValueStatistics, scheme: IntegerScheme) => ValueRange;

/** The integers that a scheme uses. */
export function integersOf({ type, isSymmetric }: IntegerScheme): IntegerRange {
  return isSymmetric ? integerTypes[type].symmetric : integerTypes[type];
}

/** How many they are. */
export function levelsOf(scheme: IntegerScheme): number {
  const { least, greatest } = integersOf(scheme);
  return greatest - least + 1;
}

/** The extremes, and 0. */
export function extremesOf({ count, least, greatest }: ValueStatistics): ValueRange {
  return count === 0 ? { least: 0, greatest: 0 } : withZero(least, greatest);
}

/** A range with 0 in it; -0 becomes 0. */
export function withZero(least: number, greatest: number): ValueRange {
  return { least: Math.min(least, 0) + 0, greatest: Math.max(greatest, 0) + 0 };
}

/** Numbers up to a magnitude: as far to both sides if the scheme is symmetric, else no further than the extremes. */
export function rangeUpTo(magnitude: number, statistics: ValueStatistics, { isSymmetric }: IntegerScheme): ValueRange {
  if (isSymmetric) return withZero(-magnitude, magnitude);
  const { least, greatest } = extremesOf(statistics);
  return withZero(Math.max(least, -magnitude), Math.min(greatest, magnitude));
}

/** The greatest magnitude. */
export function magnitudeOf(statistics: ValueStatistics): number {
  const { least, greatest } = extremesOf(statistics);
  return Math.max(-least, greatest);
}
