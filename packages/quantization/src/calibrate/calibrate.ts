// The ranges of values inside a model.
import type { ModelProto } from '@kinglet/onnx';
import type { IntegerScheme, ValueRange, ValueRanges } from '../recipe.ts';
import type { CalibrationData } from './calibrationData.ts';
import { type Calibrator, calibrators } from './calibrators.ts';
import { Histogram } from './histogram.ts';
import { observe } from './observe.ts';

export type { Calibrator } from './calibrators.ts';

export interface CalibrateOptions {
  readonly calibrator: Calibrator;
  /** The most samples that are read. */
  readonly samples: number;
  /** What the integers will be: searches count its levels. */
  readonly scheme: IntegerScheme;
}

/**
 * Runs the model over the samples, and finds the range of each value. Memory is that of a histogram a value. Throws
 * QuantizationError KINGLET_QUANTIZATION_DATA for samples that do not fit, KINGLET_QUANTIZATION_MODEL for a model that
 * cannot be run.
 */
export async function calibrate(
  model: ModelProto,
  values: readonly string[],
  data: CalibrationData,
  { calibrator, samples, scheme }: CalibrateOptions,
): Promise<ValueRanges> {
  const histograms = new Map<string, Histogram>();
  await observe(model, values, data, samples, (value, elements) => {
    const own = histograms.get(value) ?? new Histogram();
    histograms.set(value, own);
    own.add(elements);
  });
  return new Map(
    [...histograms].map(([value, own]): [string, ValueRange] => [value, calibrators[calibrator](own, scheme)]),
  );
}
