// Writes what a person asked to have in a file.
import { accessSync, constants, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { CliError } from './cliError.ts';
import type { Context } from './context.ts';

/**
 * Makes sure, before long work, that {@link writeOutput} is going to write its result to these paths, as far as can be known.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` when one is a folder, or its folder cannot be made or written to
 */
export function checkOutputs({ cwd }: Context, ...paths: readonly (string | undefined)[]): void {
  for (const path of paths) {
    if (path === undefined) continue;
    const file = resolve(cwd, path);
    if (isFolder(file)) throw cannotWrite(path, 'a folder', undefined);
    let folder = dirname(file);
    while (!existsSync(folder)) folder = dirname(folder);
    if (!isFolder(folder)) throw cannotWrite(path, `${relative(cwd, folder)} is no folder`, undefined);
    try {
      accessSync(folder, constants.W_OK);
    } catch (cause) {
      throw cannotWrite(path, (cause as Error).message, cause);
    }
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function cannotWrite(path: string, found: string, cause: unknown): CliError {
  return new CliError('KINGLET_CLI_FAILED', `Expected to write ${path}, found: ${found}`, { cause });
}

/**
 * Writes `content` to `path`, whose folders are made, and says so. Written beside, then renamed.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` when it cannot be written
 */
export function writeOutput(context: Context, path: string, content: string | Uint8Array): void {
  const file = resolve(context.cwd, path);
  const beside = `${file}.${context.now().getTime()}.part`;
  try {
    makeFolder(dirname(file));
    writeFileSync(beside, content);
    renameSync(beside, file);
  } catch (cause) {
    if (existsSync(beside)) rmSync(beside);
    throw cannotWrite(path, (cause as Error).message, cause);
  }
  context.console.note(`wrote ${relative(context.cwd, file)}`);
}

/** With the folders around it. */
// One by one: Node's recursive mkdir never ends where a file system, such as /proc, says of a new folder that there is none.
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
