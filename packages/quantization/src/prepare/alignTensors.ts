// Weights where typed arrays can look at them.
import { copyMessage, isExternal, type ModelProto, type TensorProto } from '@kinglet/onnx';

/** The most bytes of an element. */
const alignment = 8;

/**
 * The model, which is not changed, with initializers whose raw data lie at multiples of 8 bytes: others would be copied each
 * time that they are read. Files have them anywhere.
 */
export function alignTensors(model: ModelProto): ModelProto {
  const { graph } = model;
  if (!graph || graph.initializer.every(isAligned)) return model;
  const initializer = graph.initializer.map((tensor) => (isAligned(tensor) ? tensor : aligned(tensor)));
  return Object.assign(copyMessage(model), { graph: Object.assign(copyMessage(graph), { initializer }) });
}

function isAligned(tensor: TensorProto): boolean {
  return isExternal(tensor) || tensor.rawData.byteOffset % alignment === 0;
}

function aligned(tensor: TensorProto): TensorProto {
  return Object.assign(copyMessage(tensor), { rawData: new Uint8Array(tensor.rawData) });
}
