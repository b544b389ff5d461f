// The elements of a tensor that is in a file.
import { readExternalData, type TensorProto } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';
import type { TensorSource } from './loadedTensors.ts';

/** Rejects with QuantizationError KINGLET_QUANTIZATION_FILE for a file that cannot be read or is too short. */
export async function readElements(tensor: TensorProto, { folder, files }: TensorSource): Promise<Uint8Array> {
  try {
    return await readExternalData(tensor, folder, files);
  } catch (cause) {
    throw new QuantizationError('KINGLET_QUANTIZATION_FILE', (cause as Error).message, { cause });
  }
}
