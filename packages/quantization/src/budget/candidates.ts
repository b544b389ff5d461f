// The precisions that a layer may have, with what each costs.
import { choiceOf } from '../chooseLayers.ts';
import type { ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice, WeightScheme } from '../recipe.ts';
import { integerTypes } from '../tensor/integerTypes.ts';
import { scaleDims } from '../tensor/quantizeWeights.ts';
import { halfOrFloat } from '../weights/halfOrFloat.ts';
import type { LayerTensors } from '../weights/layerTensors.ts';

/**
 * The choice that was made for a layer, and what may take its place: wider integers with 'mixed', and float always.
 * A layer that was decided to stay has that alone.
 */
export function candidatesOf(
  layer: Layer,
  decided: LayerChoice,
  options: ResolvedOptions,
  tensors: LayerTensors,
): readonly LayerChoice[] {
  if (decided.kind === 'float' || decided.kind === 'half') return [decided];
  const float: LayerChoice = { layer: layer.name, kind: 'float', reason: 'sensitive: found by the search' };
  if (options.bits !== 'mixed') return [decided, float];
  const half = halfOrFloat(layer, { layer: layer.name, kind: 'half', type: 'float16' }, tensors);
  return [fourBits(layer, options), decided, ...(half.kind === 'half' ? [half] : []), float];
}

/** Of the layer's weights, with scales and zero points. */
export function weightBytes({ weightDims, channelAxis }: Layer, choice: LayerChoice): number {
  const count = weightDims.reduce((product, length) => product * length, 1);
  if (choice.kind === 'float') return 4 * count;
  if (choice.kind === 'half') return 2 * count;
  const { bits } = integerTypes[choice.weights.type];
  const scales = scaleDims({ dims: weightDims, channelAxis }, choice.weights).reduce(
    (product, length) => product * length,
    1,
  );
  return Math.ceil((bits * (count + scales)) / 8) + 4 * scales;
}

/** In blocks where the weights are a matrix. */
function fourBits(layer: Layer, options: ResolvedOptions): LayerChoice {
  const type = options.isWeightSymmetric ? 'int4' : 'uint4';
  const granularity = layer.weightDims.length === 2 ? ({ block: 32 } as const) : 'channel';
  const weights: WeightScheme = { type, isSymmetric: options.isWeightSymmetric, granularity };
  const choice = choiceOf(layer, options, type);
  return choice.kind === 'float' || choice.kind === 'half' ? choice : { layer: layer.name, kind: 'weights', weights };
}
