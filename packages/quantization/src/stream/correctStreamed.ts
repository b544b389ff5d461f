// Biases of a large model that make good what rounding moves, a layer's weights in memory at a time.
import { graphOf } from '@kinglet/onnx';
import type { PreparedModel } from '../prepare/prepareModel.ts';
import type { LayerChoice } from '../recipe.ts';
import { correctedBias, withBiases } from '../write/correctBiases.ts';
import type { KeptWeights } from './keptWeights.ts';
import { withElements } from './loadedTensors.ts';
import type { PreparedSource } from './prepareStreamed.ts';

/** As `correctBiases`; weights that are quantized for it are kept. `means`: by layer, of each input. */
export async function correctStreamed(
  prepared: PreparedSource,
  choices: ReadonlyMap<string, LayerChoice>,
  weights: KeptWeights,
  means: ReadonlyMap<string, Float64Array>,
): Promise<PreparedModel> {
  if (means.size === 0) return prepared;
  const biases = new Map<string, Float32Array<ArrayBuffer>>();
  for (const layer of prepared.layers) {
    const [choice, own] = [choices.get(layer.name), means.get(layer.name)];
    if (!choice || !own) continue;
    const tensors = graphOf(prepared.model).initializer.filter(({ name }) => layer.node.input.includes(name));
    await weights.begin(layer, choice);
    const bias = await withElements(tensors, prepared.source, () =>
      correctedBias(prepared, layer, weights.weightsOf(layer, choice), own),
    );
    await weights.end();
    biases.set(layer.name, bias);
  }
  return withBiases(prepared, biases);
}
