// Files, and the folder in which unfinished work waits.
import { mkdir, rm } from 'node:fs/promises';
import { type FileSystem, nodeFiles } from '@kinglet/onnx';

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
