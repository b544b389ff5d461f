// Half precision only for weights that it holds.
import type { WeightReader } from '../prepare/weightReader.ts';
import type { Layer, LayerChoice } from '../recipe.ts';

/** The greatest of float16; bfloat16 holds what float does. */
const greatestHalf = 65504;

/** The choice; float, with the reason, in the place of a float16 that does not hold all of the layer's weights. */
export function halfOrFloat(layer: Layer, choice: LayerChoice, weightsOf: (layer: Layer) => Float32Array): LayerChoice {
  return isFloat16(choice) ? keptChoice(choice, weightsOf(layer)) : choice;
}

/** The same of all layers of a model whose weights are read one after the other. Rejects as the reader does. */
export async function halvesOrFloats(
  layers: readonly Layer[],
  choices: ReadonlyMap<string, LayerChoice>,
  { weightsOf }: WeightReader,
): Promise<ReadonlyMap<string, LayerChoice>> {
  const kept = new Map(choices);
  for (const layer of layers) {
    const choice = choices.get(layer.name);
    if (choice && isFloat16(choice)) kept.set(layer.name, keptChoice(choice, await weightsOf(layer)));
  }
  return kept;
}

function isFloat16(choice: LayerChoice): boolean {
  return choice.kind === 'half' && choice.type === 'float16';
}

function keptChoice(choice: LayerChoice, weights: Float32Array): LayerChoice {
  const beyond = weights.find((value) => Math.abs(value) > greatestHalf);
  if (beyond === undefined) return choice;
  const reason = `float16 holds up to ${greatestHalf}, its weights have ${beyond}`;
  return { layer: choice.layer, kind: 'float', reason };
}
