// What each layer becomes, as the options say.
import { QuantizationError } from './errors.ts';
import { isHalf, type ResolvedOptions } from './options.ts';
import { selectLayers } from './prepare/selectLayers.ts';
import type { Granularity, Layer, LayerChoice, WeightScheme } from './recipe.ts';
import type { IntegerType } from './tensor/integerTypes.ts';
import { isDynamic } from './write/writeDynamic.ts';

/** By layer. Throws what `selectLayers` throws. */
export function chooseLayers(layers: readonly Layer[], options: ResolvedOptions): ReadonlyMap<string, LayerChoice> {
  const excluded = new Set(selectLayers(layers, options.exclude));
  const sensitive = new Set(selectLayers(layers, options.sensitiveLayers));
  const choose = (layer: Layer): LayerChoice => {
    if (excluded.has(layer)) return { layer: layer.name, kind: 'float', reason: 'excluded' };
    if (sensitive.has(layer)) return keptChoice(layer, options);
    return defaultChoice(layer, options);
  };
  return new Map(layers.map((layer) => [layer.name, choose(layer)]));
}

/** The choices. Throws QuantizationError KINGLET_QUANTIZATION_MODEL when not one layer would be smaller. */
export function checkChoices(choices: ReadonlyMap<string, LayerChoice>): ReadonlyMap<string, LayerChoice> {
  const all = [...choices.values()];
  if (all.every(({ kind }) => kind === 'float')) throw nothingLeft(all);
  return choices;
}

/**
 * What the options say of a layer; of convolutions less. Their filters lose too much in 4 bits. ONNX Runtime makes halves
 * floats when it loads a model, integers in each run: beside MatMulNBits, which is for time, they are halves.
 */
function defaultChoice(layer: Layer, options: ResolvedOptions): LayerChoice {
  const { bits, mode, format, isWeightSymmetric } = options;
  if (isHalf(bits)) return { layer: layer.name, kind: 'half', type: bits };
  if (!layer.node.opType.startsWith('Conv') || bits === 'mixed') return choiceOf(layer, options);
  if (mode === 'dynamic') return { layer: layer.name, kind: 'float', reason: leftConvolution };
  if (bits !== 4) return choiceOf(layer, options);
  if (format === 'matmulnbits') return { layer: layer.name, kind: 'half', type: 'float16', reason: wideFilters };
  return { ...choiceOf(layer, options, isWeightSymmetric ? 'int8' : 'uint8'), reason: wideFilters };
}

const leftConvolution =
  'mode "dynamic" leaves convolutions: calibrationData makes them integers, mode "weight-only" their weights alone';
const wideFilters = 'filters lose too much in 4 bits';

/** The choice of a layer that is not kept out, with weights of so many bits. */
export function choiceOf(layer: Layer, options: ResolvedOptions, type: IntegerType = options.weightType): LayerChoice {
  const weights: WeightScheme = {
    type,
    isSymmetric: options.isWeightSymmetric,
    granularity: granularityOf(layer, options.granularity),
  };
  if (layer.input === undefined || options.mode === 'weight-only' || !isMultiplied(layer, type))
    return { layer: layer.name, kind: 'weights', weights };
  if (options.mode === 'dynamic') return { layer: layer.name, kind: isDynamic(layer) ? 'dynamic' : 'weights', weights };
  const activations = { type: options.activationType, isSymmetric: options.isActivationSymmetric };
  return { layer: layer.name, kind: 'static', weights, activations };
}

/** Weights of 4 bits are multiplied as floats, or in blocks by kernels of their own. */
function isMultiplied({ node }: Layer, type: string): boolean {
  return !type.endsWith('int4') && node.opType !== 'ConvTranspose';
}

function keptChoice({ name }: Layer, { sensitivePrecision }: ResolvedOptions): LayerChoice {
  if (sensitivePrecision === 16) return { layer: name, kind: 'half', type: 'float16' };
  return { layer: name, kind: 'float', reason: 'sensitive' };
}

/** Blocks are of matrices; filters have a scale for each of their outputs. */
function granularityOf(layer: Layer, granularity: Granularity): Granularity {
  return typeof granularity === 'object' && layer.weightDims.length !== 2 ? 'channel' : granularity;
}

function nothingLeft(choices: readonly LayerChoice[]): QuantizationError {
  const reasons = new Set(choices.flatMap((choice) => (choice.kind === 'float' ? choice.reason : [])));
  const found = `all ${choices.length} stay float: ${[...reasons].join('; ')}`;
  const message = `expected a layer (Conv, Gemm, MatMul or Gather of constant float weights) to quantize, found that ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_MODEL', message);
}
