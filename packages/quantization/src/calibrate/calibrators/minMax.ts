// The extremes: nothing is clipped.
import { extremesOf, type RangeOf } from './calibrator.ts';

/** The extremes of all samples. */
export const minMax: RangeOf = (statistics) => extremesOf(statistics);
