// The few operations on files that models need; tests and other systems bring their own.
import { type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';
import { isAbsolute, relative, sep } from 'node:path';
import { unwrittenBytes } from './unwrittenBytes.ts';

/** A file that is read or written in parts. */
export interface OpenFile extends AsyncDisposable {
  /** In bytes. */
  readonly size: () => Promise<number>;
  /** `length` bytes from `offset`; rejects when there are fewer. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array>;
  /** Appends. */
  readonly write: (bytes: Uint8Array) => Promise<void>;
}

/** Where models are read from and written to. */
export interface FileSystem {
  /** For reading; rejects when there is no such file. */
  readonly open: (path: string) => Promise<OpenFile>;
  /** A new file for writing, in place of one of that name. */
  readonly create: (path: string) => Promise<OpenFile>;
  readonly rename: (from: string, to: string) => Promise<void>;
  /** Removes a file, if it is there. */
  readonly remove: (path: string) => Promise<void>;
  /** Whether a file is in a folder after links are followed. */
  readonly isInside: (folder: string, path: string) => Promise<boolean>;
}

/** The machine's own files. */
export const nodeFiles: FileSystem = {
  open: async (path) => openFile(await open(path, 'r')),
  create: async (path) => openFile(await open(path, 'w')),
  rename,
  remove: (path) => rm(path, { force: true }),
  isInside: async (folder, path) => {
    const inner = relative(await realpath(folder), await realpath(path));
    return inner !== '' && inner.split(sep)[0] !== '..' && !isAbsolute(inner);
  },
};

// One write of the system takes less than 2 GiB.
const pieceBytes = 2 ** 28;
// What a thread of the pool reads at once.
const readBytes = 2 ** 22;

function openFile(handle: FileHandle): OpenFile {
  return {
    size: async () => (await handle.stat()).size,
    read: (offset, length) => readAll(handle, offset, length),
    write: (bytes) => writeAll(handle, bytes),
    [Symbol.asyncDispose]: () => handle.close(),
  };
}

// Several threads at a time: what new memory costs when it is first written to is more than the read itself.
async function readAll(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = unwrittenBytes(length);
  const reads: Promise<void>[] = [];
  for (let at = 0; at < length; at += readBytes)
    reads.push(readPiece(handle, bytes.subarray(at, at + readBytes), offset + at));
  await Promise.all(reads);
  return bytes;
}

async function readPiece(handle: FileHandle, piece: Uint8Array, offset: number): Promise<void> {
  for (let done = 0; done < piece.length; ) {
    const { bytesRead } = await handle.read(piece, done, piece.length - done, offset + done);
    if (bytesRead === 0) throw new RangeError(`expected ${piece.length} bytes from ${offset}, found ${done}`);
    done += bytesRead;
  }
}

async function writeAll(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let done = 0; done < bytes.length; ) {
    const { bytesWritten } = await handle.write(bytes, done, Math.min(pieceBytes, bytes.length - done));
    done += bytesWritten;
  }
}
