// A prepared model that is transformed and calibrated, and can be written in any precisions.
import type { ModelProto } from '@kinglet/onnx';
import { candidatesOf } from './budget/candidates.ts';
import { calibrateLayers } from './calibrate/calibrateLayers.ts';
import type { CalibrationData } from './calibrate/calibrationData.ts';
import { type LayerObservation, observeLayerStatistics } from './calibrate/observeLayers.ts';
import { replayable } from './calibrate/replayable.ts';
import { checkChoices } from './chooseLayers.ts';
import { isRoundedToInputs, type ResolvedOptions } from './options.ts';
import type { PreparedModel } from './prepare/prepareModel.ts';
import type { Layer, LayerChoice } from './recipe.ts';
import { transformModel } from './transform/transformModel.ts';
import { halfOrFloat } from './weights/halfOrFloat.ts';
import { layerTensors } from './weights/layerTensors.ts';
import { layerWeights } from './weights/layerWeights.ts';
import { roundingNotes } from './weights/roundToInputs.ts';
import { correctBiases } from './write/correctBiases.ts';
import { writeQuantized } from './write/writeQuantized.ts';
import { markTransformed } from './write/writeRecipe.ts';

export interface Quantizer {
  /** By layer: what was asked for, or float where that cannot be. */
  readonly decided: ReadonlyMap<string, LayerChoice>;
  /** By layer: what a search may choose from, which `write` is ready for. */
  readonly candidates: ReadonlyMap<string, readonly LayerChoice[]>;
  /** As it is calibrated: with what the options change before. */
  readonly transformed: PreparedModel;
  /** Layers without a choice stay float. */
  write(choices: ReadonlyMap<string, LayerChoice>): ModelProto;
}

/** `chosen`: what layers should become, or what a search begins with. Throws what `calibrate` and `checkChoices` throw. */
export async function quantizer(
  prepared: PreparedModel,
  chosen: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
  data: CalibrationData | undefined,
): Promise<Quantizer> {
  const observation = await observationOf(options, data);
  const transformed = await transformModel(prepared, chosen, options, observation);
  const { decided, candidates } = choicesOf(transformed, chosen, options);
  const all = [...candidates.values()].flat();
  const { ranges, notes: calibrationNotes } = await calibrateLayers(transformed, all, options, observation?.data);
  const notes = [...transformed.notes, ...roundingNotes(transformed, options), ...calibrationNotes];
  const weights = await layerWeights(transformed, candidates, options, observation);
  const statistics =
    options.correctBias && observation
      ? await observeLayerStatistics(transformed, transformed.layers, observation)
      : undefined;
  const write = (choices: ReadonlyMap<string, LayerChoice>): ModelProto => {
    const corrected = statistics ? correctBiases(transformed, choices, weights, statistics) : transformed;
    return writeQuantized({ ...corrected, choices, ranges, weights, accuracyLevel: options.accuracyLevel });
  };
  if (transformed.model !== prepared.model) markTransformed(transformed.model);
  return { decided, candidates, transformed: { ...transformed, notes }, write };
}

function choicesOf(
  { model, layers }: PreparedModel,
  chosen: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
): Pick<Quantizer, 'candidates' | 'decided'> {
  const { tensorOf } = layerTensors(model);
  const weightsOf = (layer: Layer): Float32Array => tensorOf(layer).values;
  const decided = new Map(layers.map((layer) => [layer.name, halfOrFloat(layer, chosen.get(layer.name)!, weightsOf)]));
  checkChoices(decided);
  const candidates = layers.map((layer) => candidatesOf(layer, decided.get(layer.name)!, options, weightsOf));
  return { decided, candidates: new Map(layers.map(({ name }, i) => [name, candidates[i]!])) };
}

/** Algorithms read the data more than once; ranges alone do not. */
async function observationOf(
  options: ResolvedOptions,
  data: CalibrationData | undefined,
): Promise<LayerObservation | undefined> {
  if (data === undefined) return undefined;
  const { calibrationSamples: samples, runner, rounding, smooth, awq, correctBias } = options;
  const isReadAgain = isRoundedToInputs(rounding) || smooth !== undefined || awq || correctBias;
  return { data: isReadAgain ? await replayable(data, samples) : data, samples, runner };
}
