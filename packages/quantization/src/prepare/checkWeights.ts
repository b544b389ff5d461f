// Whether weights are numbers that can be quantized.
import { normLinf } from '@kinglet/kernels';
import { nodeLabel } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { Layer } from '../recipe.ts';
import type { WeightReader } from './weightReader.ts';

/**
 * Reads the weights and bias of each layer, one after the other. Tensors of one number, and of zeros, are fine.
 *
 * @throws (rejects with) QuantizationError KINGLET_QUANTIZATION_MODEL, with the node, for NaN or infinities; or as the
 * reader does.
 */
export async function checkWeights(layers: readonly Layer[], { weightsOf, biasOf }: WeightReader): Promise<void> {
  for (const layer of layers) {
    checkFinite(layer, layer.weights, await weightsOf(layer));
    const bias = await biasOf(layer);
    if (bias) checkFinite(layer, layer.bias!, bias);
  }
}

function checkFinite({ node }: Layer, name: string, values: Float32Array): void {
  if (Number.isFinite(normLinf(values))) return;
  const at = values.findIndex((value) => !Number.isFinite(value));
  const message = `expected finite weights, found ${values[at]} at element ${at} of ${JSON.stringify(name)}`;
  throw new QuantizationError('KINGLET_QUANTIZATION_MODEL', message, { node: nodeLabel(node) });
}
