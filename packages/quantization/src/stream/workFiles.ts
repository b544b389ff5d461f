// Files, and the folder in which unfinished work waits.
import { mkdir, rm } from 'node:fs/promises';
import { type FileSystem, nodeFiles, type OpenFile } from '@kinglet/onnx';
import { QuantizationError } from '../errors.ts';

/** What a model is read from and written to. */
export interface WorkFiles extends FileSystem {
  /** With the folders around it; one that is there stays. */
  readonly makeFolder: (path: string) => Promise<void>;
  /** With all that is in it, if it is there. */
  readonly removeFolder: (path: string) => Promise<void>;
}

/** The machine's own files. */
export const nodeWorkFiles: WorkFiles = {
  ...nodeFiles,
  makeFolder: async (path) => {
    await mkdir(path, { recursive: true });
  },
  removeFolder: (path) => rm(path, { recursive: true, force: true }),
};

/** The same files, with what cannot be written as QuantizationError KINGLET_QUANTIZATION_FILE. */
export function withWriteErrors(files: WorkFiles): WorkFiles {
  const create = async (path: string): Promise<OpenFile> => {
    const file = await writing(path, files.create(path));
    return { ...file, write: (bytes) => writing(path, file.write(bytes)) };
  };
  return {
    ...files,
    create,
    rename: (from, to) => writing(to, files.rename(from, to)),
    makeFolder: (path) => writing(path, files.makeFolder(path)),
    removeFolder: (path) => writing(path, files.removeFolder(path)),
  };
}

async function writing<Value>(path: string, done: Promise<Value>): Promise<Value> {
  try {
    return await done;
  } catch (cause) {
    const message = `expected to write ${path}: ${(cause as Error).message}; the next run goes on from what was done`;
    throw new QuantizationError('KINGLET_QUANTIZATION_FILE', message, { cause });
  }
}
