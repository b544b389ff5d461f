// The weights of layers in the precision that was chosen for each.
import { type ModelProto, nodeLabel, tensorValues, toBfloat16Bits, toFloat16Bits } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { ResolvedOptions } from '../options.ts';
import type { Layer, LayerChoice, QuantizedWeights } from '../recipe.ts';
import { quantizeWeights, type WeightTensor, withHalfScales } from '../tensor/quantizeWeights.ts';

/** What a writer asks for. */
export interface LayerWeights {
  /** Throws TypeError for a choice without integers. */
  weightsOf(layer: Layer, choice: LayerChoice): QuantizedWeights;
  /** Throws QuantizationError KINGLET_QUANTIZATION_MODEL for weights that float16 does not hold. */
  halfWeightsOf(layer: Layer, type: 'float16' | 'bfloat16'): Uint16Array<ArrayBuffer>;
}

/** Weights of a prepared model, rounded as the options say. */
export function layerWeights(model: ModelProto, options: ResolvedOptions): LayerWeights {
  const tensors = new Map(model.graph!.initializer.map((tensor) => [tensor.name, tensor]));
  const valuesOf = ({ weights }: Layer): Float32Array => tensorValues(tensors.get(weights)!) as Float32Array;
  return {
    weightsOf: (layer, choice) => roundWeights(layer, valuesOf(layer), choice, options),
    halfWeightsOf: (layer, type) => {
      const values = valuesOf(layer);
      if (type === 'bfloat16') return toBfloat16Bits(values);
      checkHalves(layer, values);
      return toFloat16Bits(values);
    },
  };
}

function roundWeights(
  { name, weights, weightDims: dims, channelAxis }: Layer,
  values: Float32Array,
  choice: LayerChoice,
  { rounding, format }: ResolvedOptions,
): QuantizedWeights {
  if (choice.kind === 'float' || choice.kind === 'half') throw new TypeError(`layer ${name} has no integers`);
  const tensor: WeightTensor = { name: weights, values, dims, channelAxis };
  const quantized = quantizeWeights(tensor, choice.weights, rounding === 'mse' ? 'mse' : 'range');
  const isBlocked = typeof choice.weights.granularity === 'object' && choice.weights.type.endsWith('int4');
  return format === 'plan' && isBlocked ? withHalfScales(tensor, quantized) : quantized;
}

const greatestHalf = 65504;

function checkHalves({ node }: Layer, values: Float32Array): void {
  const beyond = values.find((value) => Math.abs(value) > greatestHalf);
  if (beyond === undefined) return;
  const message = `expected weights that float16 holds, up to ${greatestHalf}, found ${beyond}: keep this layer in float`;
  throw new QuantizationError('KINGLET_QUANTIZATION_MODEL', message, { node: nodeLabel(node) });
}
