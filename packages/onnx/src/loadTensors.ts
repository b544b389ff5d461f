// Elements of tensors that are in other files, read into them.
import { type ExternalRegion, externalRegionOf, readRegion, setInternal } from './externalData.ts';
import type { FileSystem } from './fileSystem.ts';
import type { TensorProto } from './generated/onnx_pb.ts';
import { isExternal } from './tensor.ts';

/**
 * Reads external tensors from `folder`; those that are the same part of a file share its bytes. Rejects with
 * `KINGLET_ONNX_EXTERNAL_DATA`, naming the tensor.
 */
export async function loadTensors(tensors: readonly TensorProto[], folder: string, files: FileSystem): Promise<void> {
  for await (const _ of loadingTensors(tensors, folder, files));
}

/**
 * Each of the tensors, in their order, once its elements are in it; those of the next are read meanwhile. Rejects as
 * `loadTensors`.
 */
export async function* loadingTensors(
  tensors: readonly TensorProto[],
  folder: string,
  files: FileSystem,
): AsyncGenerator<TensorProto, void, void> {
  const external = [...new Set(tensors)].filter(isExternal);
  const read = regionReader(folder, files);
  let next = settled(external, 0, read);
  let done = 0;
  for (const tensor of tensors) {
    if (isExternal(tensor)) {
      const result = await next;
      if (result?.status === 'rejected') throw result.reason;
      done++;
      next = settled(external, done, read);
      setInternal(tensor, result!.value);
    }
    yield tensor;
  }
}

type Reader = (tensor: TensorProto) => Promise<Uint8Array>;

/** What reading one of them led to: never a rejection that nobody waits for yet. */
async function settled(tensors: readonly TensorProto[], index: number, read: Reader) {
  const tensor = tensors[index];
  if (!tensor) return undefined;
  const [result] = await Promise.allSettled([read(tensor)]);
  return result;
}

/** Reads each region once. */
function regionReader(folder: string, files: FileSystem): Reader {
  const regions = new Map<string, Promise<Uint8Array>>();
  const taken = new Map<string, number>();
  return async (tensor) => {
    const region: ExternalRegion = externalRegionOf(tensor);
    const key = JSON.stringify(region);
    const known = regions.get(key);
    if (known) return known;
    const before = taken.get(region.location) ?? 0;
    taken.set(region.location, before + region.byteLength);
    const bytes = readRegion(tensor, region, folder, files, before);
    regions.set(key, bytes);
    return bytes;
  };
}
