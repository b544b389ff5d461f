// Writes a set of files all together.
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError, usageError } from '../cliError.ts';

/**
 * Writes `files`, by their paths in `folder`, which is made if it is not there. They are written beside and then renamed, so
 * that a full disk leaves nothing half-written.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` naming the files that are there already, unless `overwrite`, and folders where a file
 * is to be; `KINGLET_CLI_USAGE` when `folder` is a file; `KINGLET_CLI_FAILED` when it cannot be written to
 */
export function placeFiles(folder: string, files: Readonly<Record<string, string>>, overwrite: boolean): void {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw usageError(`Expected a folder at ${folder}, found a file: name another`);
  const there = Object.keys(files).filter((name) => existsSync(join(folder, name)));
  const folders = there.filter((name) => statSync(join(folder, name)).isDirectory());
  if (folders.length > 0)
    throw new CliError(
      'KINGLET_CLI_CONFLICT',
      `Expected files in ${folder}, found the folder ${folders.join(', ')}: move it, or name another folder`,
    );
  if (there.length > 0 && !overwrite)
    throw new CliError(
      'KINGLET_CLI_CONFLICT',
      `Expected none of its files in ${folder}, found ${there.join(', ')}: name another folder, or give --force to overwrite them`,
    );
  try {
    place(folder, files);
  } catch (cause) {
    throw new CliError(
      'KINGLET_CLI_FAILED',
      `Expected to write to ${folder}, found: ${(cause as Error).message}; check its permissions, or name another`,
      { cause },
    );
  }
}

function place(folder: string, files: Readonly<Record<string, string>>): void {
  const made = mkdirSync(folder, { recursive: true });
  const stage = mkdtempSync(join(folder, '.kinglet-init-'));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(stage, name)), { recursive: true });
      writeFileSync(join(stage, name), text);
    }
    for (const name of Object.keys(files)) mkdirSync(dirname(join(folder, name)), { recursive: true });
    for (const name of Object.keys(files)) renameSync(join(stage, name), join(folder, name));
  } finally {
    rmSync(stage, { recursive: true, force: true });
    if (made !== undefined && readdirSync(folder).length === 0) rmSync(made, { recursive: true });
  }
}
