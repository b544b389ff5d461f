// Tells whether the files of a command have changed since they were looked at last.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** One mark for each part of a command; empty for a part that names no file. */
export type FileMarks = readonly string[];

/** Marks that differ whenever a file was written or replaced. Relative paths are those of `cwd`. */
export function fileMarks(command: readonly string[], cwd: string): FileMarks {
  return command.map((part) => markOf(resolve(cwd, part)));
}

/** A file that is gone for the moment, in the middle of a build, has not changed yet. */
export function haveChanged(before: FileMarks, now: FileMarks): boolean {
  return now.some((mark, i) => mark !== '' && mark !== before[i]);
}

function markOf(path: string): string {
  try {
    const stat = statSync(path, { bigint: true });
    return stat.isFile() ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : '';
  } catch {
    return ''; // no file, or no path at all: a part of a command may be anything
  }
}
