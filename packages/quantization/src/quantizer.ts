// A prepared model that is calibrated, and can be written in any precisions.
import type { ModelProto } from '@kinglet/onnx';
import { candidatesOf } from './budget/candidates.ts';
import { calibrateLayers } from './calibrate/calibrateLayers.ts';
import type { CalibrationData } from './calibrate/calibrationData.ts';
import { observeLayerStatistics } from './calibrate/observeLayers.ts';
import { replayable } from './calibrate/replayable.ts';
import type { ResolvedOptions } from './options.ts';
import type { PreparedModel } from './prepare/prepareModel.ts';
import type { LayerChoice } from './recipe.ts';
import { transformModel } from './transform/transformModel.ts';
import { layerWeights } from './weights/layerWeights.ts';
import { correctBiases } from './write/correctBiases.ts';
import { writeQuantized } from './write/writeQuantized.ts';

export interface Quantizer {
  /** What was changed before. */
  readonly notes: readonly string[];
  /** Layers without a choice stay float. */
  write(choices: ReadonlyMap<string, LayerChoice>): ModelProto;
}

/** `decided`: what layers become, or what the search begins with. Throws what `calibrate` throws. */
export async function quantizer(
  prepared: PreparedModel,
  decided: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
  data: CalibrationData | undefined,
): Promise<Quantizer> {
  const { accuracyLevel, calibrationSamples: samples, runner } = options;
  const observation = data && { data: await replayable(data, samples), samples, runner };
  const transformed = await transformModel(prepared, decided, options, observation);
  const ranges = await calibrateLayers(transformed, decided, options, observation?.data);
  const candidates = new Map(
    transformed.layers.map((layer) => [layer.name, candidatesOf(layer, decided.get(layer.name)!, options)]),
  );
  const weights = await layerWeights(transformed, candidates, options, observation);
  const statistics =
    observation && options.correctBias && (await observeLayerStatistics(transformed, transformed.layers, observation));
  const write = (choices: ReadonlyMap<string, LayerChoice>): ModelProto => {
    const corrected = statistics ? correctBiases(transformed, choices, weights, statistics) : transformed;
    return writeQuantized({ ...corrected, choices, ranges, weights, accuracyLevel });
  };
  return { write, notes: transformed.notes };
}
