// Writes what a person asked to have in a file.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { CliError } from './cliError.ts';
import type { Context } from './context.ts';

/**
 * Writes `text` to `path`, whose folders are made, and says so. Written beside, then renamed.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` when it cannot be written
 */
export function writeOutput(context: Context, path: string, text: string): void {
  const file = resolve(context.cwd, path);
  const beside = `${file}.${context.now().getTime()}.part`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (cause) {
    if (existsSync(beside)) rmSync(beside);
    throw new CliError('KINGLET_CLI_FAILED', `Expected to write ${path}, found: ${(cause as Error).message}`, {
      cause,
    });
  }
  context.console.note(`wrote ${relative(context.cwd, file)}`);
}
