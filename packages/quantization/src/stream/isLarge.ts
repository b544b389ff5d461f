// Which tensors of a large model are in files.
import type { TensorProto } from '@kinglet/onnx';

/** Tensors of fewer bytes stay in memory, and inside the model. */
const leastBytes = 2 ** 16;

/** Whether elements that are in memory belong into a file. */
export function isLarge({ rawData }: TensorProto): boolean {
  return rawData.length >= leastBytes;
}
