// The ranges of values inside a model.
import type { ModelProto } from '@kinglet/onnx';
import type { IntegerScheme, ValueRange, ValueRanges } from '../recipe.ts';
import type { CalibrationData } from './calibrationData.ts';
import { type Calibrator, findCalibrator, partsFor } from './calibrators/index.ts';
import { batchRunner } from './floatRunner.ts';
import { type Observed, type ObserveOptions, type Observer, observeRuns } from './observe.ts';
import { type StatisticsPart, ValueStatistics } from './valueStatistics.ts';

export type { Calibrator } from './calibrators/index.ts';

export interface StatisticsOptions extends ObserveOptions {
  /** The axis of the channels whose means are kept, by value. Left out: 1 of four axes and more, else the last. */
  readonly channelAxes?: ReadonlyMap<string, number>;
  /** What is kept besides extremes. Left out: everything. */
  readonly parts?: readonly StatisticsPart[];
}

export interface CalibrateOptions extends StatisticsOptions {
  readonly calibrator: Calibrator;
  /** What the integers will be: searches count its levels. */
  readonly scheme: IntegerScheme;
}

/** By the value's name. */
export type Statistics = ReadonlyMap<string, ValueStatistics>;

export interface CollectedStatistics extends Observed {
  readonly statistics: Statistics;
}

/** Runs the model over the samples, and finds the range of each value: `collectStatistics`, then `rangesFrom`. */
export async function calibrate(
  model: ModelProto,
  values: readonly string[],
  data: CalibrationData,
  options: CalibrateOptions,
): Promise<ValueRanges> {
  const parts = partsFor(options.calibrator);
  const { statistics } = await collectStatistics(model, values, data, { ...options, parts });
  return rangesFrom(statistics, options.calibrator, options.scheme);
}

/**
 * Statistics of values that are floats: one pass for any number of calibrators and schemes, 64 KB a value. Throws what
 * `observe` throws.
 */
export async function collectStatistics(
  model: ModelProto,
  values: readonly string[],
  data: CalibrationData,
  { channelAxes, parts, samples, onSample, ...options }: StatisticsOptions = {},
): Promise<CollectedStatistics> {
  const statistics = new Map<string, ValueStatistics>();
  const observer: Observer = (value, activation) => {
    const own = statistics.get(value) ?? new ValueStatistics(channelAxes?.get(value), parts);
    statistics.set(value, own);
    own.add(activation);
  };
  const runner = batchRunner(model, values, options);
  const observed = await observeRuns(runner, values, data, observer, { samples, onSample });
  return { ...observed, statistics };
}

/** Ranges from statistics. Throws QuantizationError KINGLET_QUANTIZATION_OPTION for a calibrator that there is not. */
export function rangesFrom(statistics: Statistics, calibrator: Calibrator, scheme: IntegerScheme): ValueRanges {
  const rangeOf = findCalibrator(calibrator);
  return new Map([...statistics].map(([value, own]): [string, ValueRange] => [value, rangeOf(own, scheme)]));
}
