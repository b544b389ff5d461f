// Encoders with seeded weights, some of whose channels are far larger than the others, as those of language models are.
import { type ModelProto, makeTensor, type TensorProto, tensorValues } from '@kinglet/onnx';

/** The model with every 13th channel of its norms 30 times as large; it is changed. */
export function withOutliers(model: ModelProto): ModelProto {
  const graph = model.graph!;
  const constants = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  const scales = graph.node
    .filter(({ opType }) => opType === 'LayerNormalization' || opType === 'Mul')
    .flatMap(({ input }) => constants.get(input[1]!) ?? [])
    .filter(({ dims }) => dims.length === 1);
  for (const tensor of new Set(scales)) Object.assign(tensor, enlarged(tensor));
  return model;
}

function enlarged(tensor: TensorProto): TensorProto {
  const values = (tensorValues(tensor) as Float32Array).map((value, i) => (i % 13 === 0 ? 30 * value : value));
  return makeTensor(tensor.name, 'float', tensor.dims.map(Number), values);
}
