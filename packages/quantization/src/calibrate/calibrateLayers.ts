// The ranges that layers of static integers need.
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { LayerChoice, ValueRanges } from '../recipe.ts';
import { valuesToCalibrate } from '../write/writeQuantized.ts';
import { calibrate } from './calibrate.ts';
import type { CalibrationData, Sample } from './calibrationData.ts';

/** Runs the samples if a layer asks for ranges; none without one. Throws what `calibrate` throws. */
export async function calibrateLayers(
  { model, layers }: PreparedModel,
  choices: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
  data: CalibrationData | undefined,
): Promise<ValueRanges> {
  const fixed = layers.filter(({ name }) => choices.get(name)?.kind === 'static');
  if (fixed.length === 0 || data === undefined) return new Map();
  const { calibrator, calibrationSamples: samples, runner, progress } = options;
  const scheme = { type: options.activationType, isSymmetric: options.isActivationSymmetric };
  const counted = counting(data, (done) => progress({ phase: 'calibrate', done, total: samples }));
  return calibrate(model, valuesToCalibrate(model, fixed), counted, { calibrator, samples, scheme, ...runner });
}

async function* counting(data: CalibrationData, report: (done: number) => void): AsyncGenerator<Sample> {
  let done = 0;
  for await (const sample of data) {
    report(done++);
    yield sample;
  }
}
