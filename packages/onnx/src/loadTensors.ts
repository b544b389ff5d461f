// Elements of tensors that are in other files, read into them.
import { externalRegionOf, readRegion, setInternal } from './externalData.ts';
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

/** So many tensors are read while one is looked at: threads that are given its bytes would keep the next ones waiting. */
const readAhead = 2;

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
  const reading = external.slice(0, readAhead).map(read);
  let at = readAhead;
  for (const tensor of tensors) {
    if (isExternal(tensor)) {
      const result = await reading.shift()!;
      if (result.status === 'rejected') throw result.reason;
      const next = external[at++];
      if (next) reading.push(read(next));
      setInternal(tensor, result.value);
    }
    yield tensor;
  }
}

/** What reading led to: never a rejection that nobody waits for yet. */
type Reader = (tensor: TensorProto) => Promise<PromiseSettledResult<Uint8Array>>;

/** Reads each region once. */
function regionReader(folder: string, files: FileSystem): Reader {
  const regions = new Map<string, Promise<Uint8Array>>();
  const taken = new Map<string, number>();
  const read = async (tensor: TensorProto): Promise<Uint8Array> => {
    const region = externalRegionOf(tensor);
    const key = JSON.stringify(region);
    const known = regions.get(key);
    if (known) return known;
    const before = taken.get(region.location) ?? 0;
    taken.set(region.location, before + region.byteLength);
    const bytes = readRegion(tensor, region, folder, files, before);
    regions.set(key, bytes);
    return bytes;
  };
  return async (tensor) => (await Promise.allSettled([read(tensor)]))[0];
}
