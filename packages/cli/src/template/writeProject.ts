// Puts the files of a project into its folder, and nothing that a person wrote out of it.
import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CliError, usageError } from '../cliError.ts';

/** What became of a file. */
export interface WrittenFile {
  /** In the project's folder, with `/`. */
  readonly name: string;
  readonly state: 'written' | 'unchanged';
}

/**
 * Writes `files` into `folder`, which is made when it is not there. All or none: what is there already is looked at first.
 *
 * @throws {CliError} `KINGLET_CLI_CONFLICT` when a file is there with other contents, unless `force`; `KINGLET_CLI_USAGE` when
 * `folder` is a file
 */
export function writeProject(folder: string, files: Readonly<Record<string, string>>, force: boolean): WrittenFile[] {
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw usageError(`Expected a folder at ${folder}, found a file: give another with --out`);
  const changed = Object.keys(files).filter((name) => contents(join(folder, name)) !== files[name]);
  const others = changed.filter((name) => existsSync(join(folder, name)));
  if (others.length > 0 && !force)
    throw new CliError(
      'KINGLET_CLI_CONFLICT',
      `Expected ${folder} not to hold another ${others.join(', ')}: give another folder with --out, or replace with --force`,
    );
  for (const name of changed) replace(join(folder, name), files[name] ?? '');
  return Object.keys(files).map((name) => ({ name, state: changed.includes(name) ? 'written' : 'unchanged' }));
}

function contents(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function replace(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
