// Elements of tensors that are in other files, read into them.
import { externalRegionOf, readRegion, setInternal } from './externalData.ts';
import type { FileSystem } from './fileSystem.ts';
import type { TensorProto } from './generated/onnx_pb.ts';

/**
 * Reads external tensors from `folder`; those that are the same part of a file share its bytes. Rejects with
 * `KINGLET_ONNX_EXTERNAL_DATA`, naming the tensor.
 */
export async function loadTensors(tensors: readonly TensorProto[], folder: string, files: FileSystem): Promise<void> {
  const regions = new Map<string, Uint8Array>();
  const taken = new Map<string, number>();
  for (const tensor of tensors) {
    const region = externalRegionOf(tensor);
    const before = taken.get(region.location) ?? 0;
    const key = JSON.stringify(region);
    const bytes = regions.get(key) ?? (await readRegion(tensor, region, folder, files, before));
    if (!regions.has(key)) taken.set(region.location, before + bytes.length);
    regions.set(key, bytes);
    setInternal(tensor, bytes);
  }
}
