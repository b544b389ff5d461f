// The ranges that layers of static integers need.
import type { ResolvedOptions } from '../options.ts';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { LayerChoice } from '../recipe.ts';
import { valuesToCalibrate } from '../write/writeQuantized.ts';
import { collectStatistics } from './calibrate.ts';
import type { CalibrationData } from './calibrationData.ts';
import { partsFor } from './calibrators/index.ts';
import { evaluationNotes, type LayerRanges, rangesByScheme, schemesOf } from './rangesByScheme.ts';

/** Runs the samples once if one of the choices asks for ranges; none without one. Throws what `calibrate` throws. */
export async function calibrateLayers(
  { model, layers }: PreparedModel,
  choices: readonly LayerChoice[],
  options: ResolvedOptions,
  data: CalibrationData | undefined,
): Promise<LayerRanges> {
  const isFixed = new Set(choices.flatMap(({ layer, kind }) => (kind === 'static' ? layer : [])));
  const fixed = layers.filter(({ name }) => isFixed.has(name));
  if (fixed.length === 0 || data === undefined) return { ranges: new Map(), notes: [] };
  const { calibrator, calibrationSamples: samples, runner, progress } = options;
  const onSample = (done: number): void => progress({ phase: 'calibrate', done, total: samples });
  const kept = { parts: partsFor(calibrator), samples, onSample, ...runner };
  const { statistics, evaluated } = await collectStatistics(model, valuesToCalibrate(model, fixed), data, kept);
  return {
    ranges: rangesByScheme(statistics, calibrator, schemesOf(choices)),
    notes: evaluationNotes(evaluated),
  };
}
