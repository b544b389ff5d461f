// A model in fewer bits: prepared, calibrated, decided layer by layer, written.
import { compile } from '@kinglet/inference/compile';
import { type ModelProto, readModelFile, tensorValues, toBfloat16Bits, toFloat16Bits } from '@kinglet/onnx';
import { calibrate } from './calibrate/calibrate.ts';
import { chooseLayers } from './chooseLayers.ts';
import { type QuantizeOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import { type PreparedModel, prepareModel } from './prepare/prepareModel.ts';
import type { Layer, LayerChoice, ValueRanges } from './recipe.ts';
import { type LayerReport, reportLayers } from './report/reportLayers.ts';
import { quantizeWeights } from './tensor/quantizeWeights.ts';
import { type QuantizedParts, valuesToCalibrate, writeQuantized } from './write/writeQuantized.ts';

/** A quantized model, and what became of each layer. */
export interface QuantizedModel {
  readonly model: ModelProto;
  /** A compiled plan, where the format is 'plan'. */
  readonly plan: Uint8Array<ArrayBuffer> | undefined;
  /** Every layer: its precision, or why it stays float; what runs it. */
  readonly layers: readonly LayerReport[];
  /** What preparation changed, and what a choice saves or does not. */
  readonly notes: readonly string[];
}

/**
 * Quantizes a model: its file's path, or what `readModel` of @kinglet/onnx gives, which is not changed. The same model, data
 * and options give the same bytes. Throws QuantizationError with a code for each thing that can be wrong; OnnxError for
 * a model that is not what ONNX allows.
 */
export async function quantizeModel(
  source: string | ModelProto,
  options: QuantizeOptions = {},
): Promise<QuantizedModel> {
  const resolved = resolveOptions(options);
  const prepared = prepareModel(typeof source === 'string' ? await readModelFile(source) : source);
  const choices = chooseLayers(prepared.layers, resolved);
  const ranges = await rangesOf(prepared, choices, resolved);
  const model = writeQuantized(partsOf(prepared, choices, ranges, resolved));
  return {
    model,
    plan: resolved.format === 'plan' ? compile(model).file : undefined,
    layers: reportLayers(prepared.layers, choices),
    notes: prepared.notes,
  };
}

/** What the writer needs, with weights rounded as the options say. */
export function partsOf(
  prepared: PreparedModel,
  choices: ReadonlyMap<string, LayerChoice>,
  ranges: ValueRanges,
  options: ResolvedOptions,
): QuantizedParts {
  const { model, layers } = prepared;
  const tensors = new Map(model.graph!.initializer.map((tensor) => [tensor.name, tensor]));
  const valuesOf = ({ weights }: Layer): Float32Array => tensorValues(tensors.get(weights)!) as Float32Array;
  return {
    ...{ model, layers, choices, ranges },
    ...(options.format === 'matmulnbits' ? { accuracyLevel: options.accuracyLevel } : {}),
    weightsOf: (layer, choice) => {
      if (choice.kind === 'float' || choice.kind === 'half') throw new TypeError(`layer ${layer.name} has no integers`);
      const tensor = {
        name: layer.weights,
        values: valuesOf(layer),
        dims: layer.weightDims,
        channelAxis: layer.channelAxis,
      };
      return quantizeWeights(tensor, choice.weights, options.rounding === 'mse' ? 'mse' : 'range');
    },
    halfWeightsOf: (layer, type) => (type === 'float16' ? toFloat16Bits : toBfloat16Bits)(valuesOf(layer)),
  };
}

/** Calibrated, if a layer asks for it. */
async function rangesOf(
  { model, layers }: PreparedModel,
  choices: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
): Promise<ValueRanges> {
  const fixed = layers.filter(({ name }) => choices.get(name)?.kind === 'static');
  if (fixed.length === 0 || options.calibrationData === undefined) return new Map();
  const { calibrator, calibrationSamples: samples } = options;
  const scheme = { type: options.activationType, isSymmetric: options.isActivationSymmetric };
  return calibrate(model, valuesToCalibrate(model, fixed), options.calibrationData, { calibrator, samples, scheme });
}
