// The bytes of a file, in pieces and from anywhere.
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileError } from './dataError.ts';

export interface FileBytes {
  readonly size: number;
  /** Pieces of the bytes from one offset until another. */
  readonly read: (from: number, to: number) => AsyncIterable<Uint8Array>;
}

/** How sources open files; tests give others. */
export type OpenFile = (path: string) => Promise<FileBytes>;

/** Of the machine's own files. Throws QuantizationError KINGLET_QUANTIZATION_FILE for one that cannot be read. */
export const openFile: OpenFile = async (path) => {
  const found = await stat(path).catch((cause: Error) => {
    throw unreadable(path, cause);
  });
  if (!found.isFile()) throw fileError(path, 'a file', found.isDirectory() ? 'a folder' : 'something else');
  return { size: found.size, read: (from, to) => piecesOf(path, from, to) };
};

async function* piecesOf(path: string, from: number, to: number): AsyncGenerator<Uint8Array> {
  if (from >= to) return;
  try {
    yield* createReadStream(path, { start: from, end: to - 1 });
  } catch (cause) {
    throw unreadable(path, cause as Error);
  }
}

function unreadable(path: string, cause: Error): Error {
  return fileError(path, 'a file that can be read', cause.message, cause);
}
