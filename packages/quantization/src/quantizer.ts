// A prepared model that is calibrated, and can be written in any precisions.
import type { ModelProto } from '@kinglet/onnx';
import { calibrateLayers } from './calibrate/calibrateLayers.ts';
import type { CalibrationData } from './calibrate/calibrationData.ts';
import type { ResolvedOptions } from './options.ts';
import type { PreparedModel } from './prepare/prepareModel.ts';
import type { LayerChoice } from './recipe.ts';
import { layerWeights } from './weights/layerWeights.ts';
import { writeQuantized } from './write/writeQuantized.ts';

export interface Quantizer {
  /** Layers without a choice stay float. */
  write(choices: ReadonlyMap<string, LayerChoice>): ModelProto;
}

/** `decided`: what layers may need ranges for. Throws what `calibrate` throws. */
export async function quantizer(
  prepared: PreparedModel,
  decided: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
  data: CalibrationData | undefined,
): Promise<Quantizer> {
  const ranges = await calibrateLayers(prepared, decided, options, data);
  const weights = layerWeights(prepared.model, options);
  const { accuracyLevel } = options;
  return { write: (choices) => writeQuantized({ ...prepared, choices, ranges, weights, accuracyLevel }) };
}
