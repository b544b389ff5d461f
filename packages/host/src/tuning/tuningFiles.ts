// The files that tuning writes, and where it keeps its journal.
import {
  closeSync,
  constants,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type SystemFiles, systemFiles } from '../sources.ts';

/** Files of /proc and /sys that can be written. */
export interface TuningFiles extends SystemFiles {
  /** One write to a file that is there; throws the system's error where that fails. */
  write(path: string, text: string): void;
}

/** Where a journal lies. */
export interface JournalStore {
  /** For messages. */
  readonly name: string;
  /** The text; undefined where there is none. Throws what else keeps it from being read. */
  load(): string | undefined;
  /** Whole and on the disk when it returns; after a crash there is this text or the one before. */
  save(text: string): void;
}

/** Files below a folder: `/`, or one that holds another machine's tree. */
export function tuningFiles(root = '/'): TuningFiles {
  // Never creates: a setting that this kernel has not got stays missing.
  const write = (path: string, text: string): void => {
    const file = openSync(join(root, path), constants.O_WRONLY | constants.O_TRUNC);
    try {
      // The kernel takes a setting as one write.
      writeSync(file, text);
    } finally {
      closeSync(file);
    }
  };
  return { ...systemFiles(root), write };
}

/** A journal in a file, whose folder is made. Only its owner may read and write it. */
export function fileJournal(path: string): JournalStore {
  return { name: path, load: () => readIfThere(path), save: (text) => replaceFile(path, text) };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function replaceFile(path: string, text: string): void {
  const beside = `${path}.part`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(beside, text, { mode: 0o600, flush: true });
  renameSync(beside, path);
  // The new name is on the disk only when the folder is.
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
