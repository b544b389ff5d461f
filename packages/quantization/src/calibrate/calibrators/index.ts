// The calibrators by name.
import { QuantizationError } from '../../errors.ts';
import type { StatisticsPart } from '../valueStatistics.ts';
import type { RangeOf } from './calibrator.ts';
import { distribution } from './distribution.ts';
import { entropy } from './entropy.ts';
import { minMax } from './minMax.ts';
import { movingAverage } from './movingAverage.ts';
import { mse } from './mse.ts';
import { percentile } from './percentile.ts';

/** How a range is chosen; a percentile may have its percent with it. */
export type Calibrator =
  | 'distribution'
  | 'entropy'
  | 'minmax'
  | 'moving-average'
  | 'mse'
  | 'percentile'
  | { readonly percentile: number };

const defaultPercent = 99.999;
const byName: ReadonlyMap<unknown, RangeOf> = new Map([
  ['distribution', distribution],
  ['entropy', entropy],
  ['minmax', minMax],
  ['moving-average', movingAverage],
  ['mse', mse],
  ['percentile', percentile(defaultPercent)],
]);

/** Of what is no histogram alone. */
const partsOf: ReadonlyMap<unknown, readonly StatisticsPart[]> = new Map([
  ['distribution', ['histogram', 'sums']],
  ['minmax', []],
  ['moving-average', ['averages']],
]);

/** What of statistics a calibrator reads. Throws what findCalibrator throws. */
export function partsFor(calibrator: Calibrator): readonly StatisticsPart[] {
  findCalibrator(calibrator);
  return partsOf.get(calibrator) ?? ['histogram'];
}

/** Throws QuantizationError KINGLET_QUANTIZATION_OPTION for a name that there is not, or a percentile outside 0 to 100. */
export function findCalibrator(calibrator: Calibrator): RangeOf {
  const found = byName.get(calibrator);
  if (found) return found;
  const percent = typeof calibrator === 'object' ? calibrator?.percentile : undefined;
  if (typeof percent === 'number' && percent > 0 && percent <= 100) return percentile(percent);
  const names = [...byName.keys()].join(', ');
  const message = `expected calibrator to be one of ${names}, or { percentile: more than 0, at most 100 }, found ${JSON.stringify(calibrator)}`;
  throw new QuantizationError('KINGLET_QUANTIZATION_OPTION', message);
}
