// Files whose parts are views of memory that the system reads when it is touched.
import { closeSync, openSync } from 'node:fs';
import type { ModelMemory } from '@kinglet/kernels';
import { type FileSystem, nodeFiles, type OpenFile } from '@kinglet/onnx';

/** Maps the file of a descriptor: undefined where nothing can. */
export type MapFile = (file: number) => Pick<ModelMemory, 'bytes'> | undefined;

/** The machine's files, each mapped once; those that cannot be are read. They must not become shorter. */
export function mappedFiles(mapFile: MapFile): FileSystem {
  const known = new Map<string, Uint8Array | undefined>();
  return {
    ...nodeFiles,
    async open(path) {
      if (!known.has(path)) known.set(path, map(path, mapFile));
      const bytes = known.get(path);
      return bytes ? viewsOf(bytes) : nodeFiles.open(path);
    },
  };
}

/** Undefined where there is no addon, and for what is no file, which reading reports. */
function map(path: string, mapFile: MapFile): Uint8Array | undefined {
  let file: number | undefined;
  try {
    file = openSync(path, 'r');
    return mapFile(file)?.bytes;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function viewsOf(bytes: Uint8Array): OpenFile {
  return {
    size: async () => bytes.length,
    read: async (offset, length) => {
      if (offset + length <= bytes.length) return bytes.subarray(offset, offset + length);
      throw new RangeError(`expected ${length} bytes from ${offset}, found ${bytes.length - offset}`);
    },
    write: () => Promise.reject(new TypeError('expected a file that is open for writing')),
    [Symbol.asyncDispose]: async () => undefined,
  };
}
