// Files that belong together, written beside their places and put there together.
import type { FileSystem } from './fileSystem.ts';

/** Where a file is while it is written. */
export function draftPath(path: string): string {
  return `${path}.partial`;
}

/** Where the file that was there is while it is replaced together with others. */
export function beforePath(path: string): string {
  return `${path}.before`;
}

/**
 * What `write` gives, which writes a file at each of the paths that it gets; they are put in the places of `paths` after
 * that. A file may refer only to those before it: a model comes after its weights. Whatever fails, nothing half-written
 * stays and what was there before is there again, but for a former file that cannot be removed in the end: it stays beside
 * the new ones. Wherever the process ends, no file is beside one that it was not
 * written with.
 *
 * @throws (rejects with) what `write` and `files` reject with.
 */
export async function replaceFiles<Result>(
  paths: readonly string[],
  write: (drafts: readonly string[]) => Promise<Result>,
  files: FileSystem,
): Promise<Result> {
  try {
    const result = await write(paths.map(draftPath));
    await replace(paths, files);
    return result;
  } catch (error) {
    for (const path of paths) await files.remove(draftPath(path));
    throw error;
  }
}

type Rename = readonly [from: string, to: string];

/**
 * What refers to others comes last and leaves first: a model beside the weights of another would answer wrongly without
 * an error. One file alone is replaced at once.
 */
async function replace(paths: readonly string[], files: FileSystem): Promise<void> {
  const arriving = paths.map((path): Rename => [draftPath(path), path]);
  if (paths.length === 1) return renameAll(files, arriving);
  const leaving: Rename[] = [];
  for (const path of paths.toReversed()) if (await isThere(files, path)) leaving.push([path, beforePath(path)]);
  await renameAll(files, [...leaving, ...arriving]);
  for (const path of paths) await files.remove(beforePath(path));
}

/** All of them or none: those behind the one that fails are not done, those before it are taken back. */
async function renameAll(files: FileSystem, [first, ...others]: readonly Rename[]): Promise<void> {
  if (!first) return;
  const [from, to] = first;
  await files.rename(from, to);
  try {
    await renameAll(files, others);
  } catch (error) {
    await files.rename(to, from);
    throw error;
  }
}

async function isThere(files: FileSystem, path: string): Promise<boolean> {
  try {
    await using _ = await files.open(path);
    return true;
  } catch {
    // Where there is a file that cannot be read, renaming to its name says why.
    return false;
  }
}
