// A model in fewer bits: prepared, calibrated, decided layer by layer, written.
import { compile, InferenceError } from '@kinglet/inference/compile';
import {
  checkModel,
  type ModelProto,
  nodeLabel,
  readModelFile,
  tensorValues,
  toBfloat16Bits,
  toFloat16Bits,
} from '@kinglet/onnx';
import type { SampleInputs } from './accuracy/modelRunner.ts';
import { type BudgetParts, type BudgetReport, meetBudget } from './budget/meetBudget.ts';
import { calibrate } from './calibrate/calibrate.ts';
import { type CalibrationData, checkedSamples } from './calibrate/calibrationData.ts';
import { floatRunner } from './calibrate/floatRunner.ts';
import { chooseLayers } from './chooseLayers.ts';
import { QuantizationError } from './errors.ts';
import { type QuantizeOptions, type ResolvedOptions, resolveOptions } from './options.ts';
import { checkWeights } from './prepare/checkWeights.ts';
import { type PreparedModel, prepareModel } from './prepare/prepareModel.ts';
import { weightReader } from './prepare/weightReader.ts';
import type { Layer, LayerChoice, ValueRanges } from './recipe.ts';
import { type LayerReport, reportLayers } from './report/reportLayers.ts';
import { quantizeWeights, withHalfScales } from './tensor/quantizeWeights.ts';
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
  /** What `targetAccuracyLoss` led to. */
  readonly budget: BudgetReport | undefined;
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
  await checkWeights(prepared.layers, weightReader(prepared.model));
  const decided = chooseLayers(prepared.layers, resolved);
  const samples = await samplesFor(prepared.model, resolved);
  const ranges = await rangesOf(prepared, decided, resolved, samples?.calibration ?? resolved.calibrationData);
  const write = (choices: Choices): ModelProto => writeQuantized(partsOf(prepared, choices, ranges, resolved));
  const met = samples && meetBudget(budgetOf(prepared, decided, resolved, samples, write));
  const choices = met?.choices ?? decided;
  const model = write(choices);
  checkModel(model);
  return {
    model,
    plan: resolved.format === 'plan' ? compile(model).file : undefined,
    layers: reportLayers(prepared.layers, choices, kernelsOf(model)),
    notes: prepared.notes,
    budget: met?.report,
  };
}

type Choices = ReadonlyMap<string, LayerChoice>;

interface Samples {
  readonly calibration: readonly SampleInputs[];
  readonly heldOut: readonly SampleInputs[];
}

/** The most samples that the search runs for each choice. */
const mostSearched = 256;

/** With a budget the samples are kept, one in four apart from the others. */
async function samplesFor(model: ModelProto, options: ResolvedOptions): Promise<Samples | undefined> {
  if (options.target === undefined || options.calibrationData === undefined) return undefined;
  const samples: SampleInputs[] = [];
  const { inputs } = floatRunner(model, []);
  for await (const sample of checkedSamples(options.calibrationData, inputs, options.calibrationSamples))
    samples.push(Object.fromEntries(sample.inputs));
  if (samples.length < 4)
    throw new QuantizationError(
      'KINGLET_QUANTIZATION_DATA',
      `expected 4 samples or more to find and check a loss with, found ${samples.length}`,
    );
  return {
    calibration: samples.filter((_, i) => i % 4 !== 3),
    heldOut: samples.filter((_, i) => i % 4 === 3),
  };
}

function budgetOf(
  { model, layers }: PreparedModel,
  decided: Choices,
  options: ResolvedOptions,
  { calibration, heldOut }: Samples,
  write: (choices: Choices) => ModelProto,
): BudgetParts {
  const searchSamples = calibration.slice(0, mostSearched);
  const { metric, target } = options;
  return { layers, decided, options, metric, target: target!, float: model, searchSamples, heldOut, write };
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
      const quantized = quantizeWeights(tensor, choice.weights, options.rounding === 'mse' ? 'mse' : 'range');
      const isBlocked = typeof choice.weights.granularity === 'object' && choice.weights.type.endsWith('int4');
      return options.format === 'plan' && isBlocked ? withHalfScales(tensor, quantized) : quantized;
    },
    halfWeightsOf: (layer, type) => {
      const values = valuesOf(layer);
      if (type === 'float16') checkHalves(layer, values);
      return (type === 'float16' ? toFloat16Bits : toBfloat16Bits)(values);
    },
  };
}

const greatestHalf = 65504;

function checkHalves({ node }: Layer, values: Float32Array): void {
  const beyond = values.find((value) => Math.abs(value) > greatestHalf);
  if (beyond === undefined) return;
  const message = `expected weights that float16 holds, up to ${greatestHalf}, found ${beyond}: keep this layer in float`;
  throw new QuantizationError('KINGLET_QUANTIZATION_MODEL', message, { node: nodeLabel(node) });
}

/** What computes each node in a plan, by the node's name; undefined for a model that has no plan. */
function kernelsOf(model: ModelProto): ReadonlyMap<string, readonly string[]> | undefined {
  try {
    const kernels = new Map<string, string[]>();
    for (const { node, kernel } of compile(model).program.instructions) {
      const name = /^"(.*)" \(/.exec(node)?.[1] ?? node;
      kernels.set(name, [...(kernels.get(name) ?? []), kernel]);
    }
    return kernels;
  } catch (error) {
    if (error instanceof InferenceError) return undefined;
    throw error;
  }
}

/** Calibrated, if a layer asks for it. */
async function rangesOf(
  { model, layers }: PreparedModel,
  choices: ReadonlyMap<string, LayerChoice>,
  options: ResolvedOptions,
  data: CalibrationData | undefined,
): Promise<ValueRanges> {
  const fixed = layers.filter(({ name }) => choices.get(name)?.kind === 'static');
  if (fixed.length === 0 || data === undefined) return new Map();
  const { calibrator, calibrationSamples: samples } = options;
  const scheme = { type: options.activationType, isSymmetric: options.isActivationSymmetric };
  return calibrate(model, valuesToCalibrate(model, fixed), data, { calibrator, samples, scheme });
}
