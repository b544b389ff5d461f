// Tells whether the files of a command have changed since they were looked at last.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

/** One mark for each part of a command; empty for a part that names no file. */
export type FileMarks = readonly string[];

/** Marks that differ whenever a file was written or replaced. Relative paths are those of `cwd`. */
export function fileMarks(command: readonly string[], cwd: string): FileMarks {
  return command.map((part) => {
    const stat = statSync(resolve(cwd, part), { bigint: true, throwIfNoEntry: false });
    return stat?.isFile() ? `${stat.ino} ${stat.size} ${stat.mtimeNs}` : '';
  });
}

/** A file that is gone for the moment, in the middle of a build, has not changed yet. */
export function haveChanged(before: FileMarks, now: FileMarks): boolean {
  return now.some((mark, i) => mark !== '' && mark !== before[i]);
}
