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
import { layerWeights } from './weights/layerWeights.ts';
import { correctBiases } from './write/correctBiases.ts';
import { writeQuantized } from './write/writeQuantized.ts';

export interface Quantizer {
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
  const held = data && (await replayable(data, samples));
  const ranges = await calibrateLayers(prepared, decided, options, held);
  const candidates = new Map(
    prepared.layers.map((layer) => [layer.name, candidatesOf(layer, decided.get(layer.name)!, options)]),
  );
  const observation = held && { data: held, samples, runner };
  const weights = await layerWeights(prepared, candidates, options, observation);
  const statistics =
    observation && options.correctBias && (await observeLayerStatistics(prepared, prepared.layers, observation));
  const write = (choices: ReadonlyMap<string, LayerChoice>): ModelProto => {
    const corrected = statistics ? correctBiases(prepared, choices, weights, statistics) : prepared;
    return writeQuantized({ ...corrected, choices, ranges, weights, accuracyLevel });
  };
  return { write };
}
