// Half precision only for weights that it holds.
import type { Layer, LayerChoice } from '../recipe.ts';
import type { LayerTensors } from './layerTensors.ts';

/** The greatest of float16; bfloat16 holds what float does. */
const greatestHalf = 65504;

/** The choice; float, with the reason, in the place of a float16 that does not hold all of the layer's weights. */
export function halfOrFloat(layer: Layer, choice: LayerChoice, { tensorOf }: LayerTensors): LayerChoice {
  if (choice.kind !== 'half' || choice.type !== 'float16') return choice;
  const beyond = tensorOf(layer).values.find((value) => Math.abs(value) > greatestHalf);
  if (beyond === undefined) return choice;
  return {
    layer: layer.name,
    kind: 'float',
    reason: `float16 holds up to ${greatestHalf}, its weights have ${beyond}`,
  };
}
