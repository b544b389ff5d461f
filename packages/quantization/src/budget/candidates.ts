// The precisions that a layer may have.
import { choiceOf } from '../chooseLayers.ts';
import type { ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice, WeightScheme } from '../recipe.ts';
import { integerTypes } from '../tensor/integerTypes.ts';
import { halfOrFloat } from '../weights/halfOrFloat.ts';

/**
 * The choice that was made for a layer, and what may take its place: with 'mixed' 4 bits, 16 bits where kernels multiply
 * them, and halves; float always. A layer that was decided to stay, or that the option `choices` names, has that alone.
 */
export function candidatesOf(
  layer: Layer,
  decided: LayerChoice,
  options: ResolvedOptions,
  weightsOf: (layer: Layer) => Float32Array,
): readonly LayerChoice[] {
  const isKept = decided.kind === 'float' || (decided.kind === 'half' && decided.type !== options.bits);
  if (isKept || options.choices.includes(decided)) return [decided];
  const float: LayerChoice = { layer: layer.name, kind: 'float', reason: 'sensitive: found by the search' };
  if (options.bits !== 'mixed') return [decided, float];
  const half = halfOrFloat(layer, { layer: layer.name, kind: 'half', type: 'float16' }, weightsOf);
  const halves = half.kind === 'half' ? [half] : [];
  return [fourBits(layer, options), decided, ...sixteenBits(layer, decided, options), ...halves, float];
}

/** Whether activations take 16 bits where 8 might do. */
export function isWide(choice: LayerChoice): boolean {
  return choice.kind === 'static' && integerTypes[choice.activations.type].bits === 16;
}

/** In blocks where the weights are a matrix: those that were asked for, else of 32. */
function fourBits(layer: Layer, options: ResolvedOptions): LayerChoice {
  const type = options.isWeightSymmetric ? 'int4' : 'uint4';
  const blocks = typeof options.granularity === 'object' ? options.granularity : { block: 32 };
  const granularity = layer.weightDims.length === 2 ? blocks : 'channel';
  const weights: WeightScheme = { type, isSymmetric: options.isWeightSymmetric, granularity };
  const choice = choiceOf(layer, options, type);
  return choice.kind === 'float' || choice.kind === 'half' ? choice : { layer: layer.name, kind: 'weights', weights };
}

/**
 * Activations of 16 bits by weights of 8 and of 16: products alone, of weights without zero points, have such kernels. Of
 * MatMul with weights of 8 bits ONNX Runtime rounds the activations to 8, which is why only plans have that.
 */
function sixteenBits(
  { name, node, weightDims }: Layer,
  decided: LayerChoice,
  { isActivationSymmetric: isSymmetric, format }: ResolvedOptions,
): readonly LayerChoice[] {
  if (decided.kind !== 'static' || weightDims.length !== 2 || !decided.weights.isSymmetric) return [];
  const { weights } = decided;
  const activations = { type: isSymmetric ? 'int16' : 'uint16', isSymmetric } as const;
  const words: LayerChoice = { layer: name, kind: 'static', weights: { ...weights, type: 'int16' }, activations };
  const isKept = format === 'plan' || node.opType !== 'MatMul';
  if (isWide(decided) || !isKept) return [words];
  return [{ layer: name, kind: 'static', weights, activations }, words];
}
