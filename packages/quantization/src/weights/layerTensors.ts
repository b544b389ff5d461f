// The float weights and biases of a prepared model's layers.
import { intAttribute, type ModelProto, tensorValues } from '@kinglet/onnx';
import type { Layer } from '../recipe.ts';
import type { WeightTensor } from '../tensor/quantizeWeights.ts';

/** Not to be changed: they may be the model's own. */
export interface LayerTensors {
  readonly tensorOf: (layer: Layer) => WeightTensor;
  /** Undefined if the layer has none. */
  readonly biasOf: (layer: Layer) => Float32Array | undefined;
}

/** Of a model whose weights are in it. */
export function layerTensors({ graph }: ModelProto): LayerTensors {
  const tensors = new Map(graph!.initializer.map((tensor) => [tensor.name, tensor]));
  const valuesOf = (name: string) => tensorValues(tensors.get(name)!) as Float32Array;
  return {
    tensorOf: ({ weights, weightDims, channelAxis, node }) => ({
      ...{ name: weights, values: valuesOf(weights), dims: weightDims, channelAxis },
      groups: intAttribute(node, 'group', 1),
    }),
    biasOf: ({ bias }) => (bias === undefined ? undefined : valuesOf(bias)),
  };
}
