// Files that tests hold in memory.
import type { OpenFile } from '../src/calibrate/dataSources/fileBytes.ts';

/** Files by path, which arrive in pieces of so many bytes. */
export function memoryFiles(files: Readonly<Record<string, Uint8Array>>, pieceBytes: number): OpenFile {
  return async (path) => {
    const bytes = files[path]!;
    return {
      size: bytes.length,
      read: async function* (from, to) {
        for (let at = from; at < to; at += pieceBytes) yield bytes.subarray(at, Math.min(to, at + pieceBytes));
      },
    };
  };
}

/** All that comes. */
export async function collect<T>(values: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const value of values) all.push(value);
  return all;
}
