// Which function a verb is about.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { usageError } from './cliError.ts';

/**
 * The name that the settings give, else the one in package.json without its scope, else `otherwise`.
 *
 * @throws {CliError} `KINGLET_CLI_USAGE` when neither is there
 */
export function functionName(cwd: string, name: string | undefined, otherwise?: string): string {
  const found =
    name ??
    packageName(cwd)
      ?.replace(/^@[^/]*\//, '')
      .replace(/[^\w-]/g, '-') ??
    otherwise;
  if (found !== undefined && /^[\w-]{1,64}$/.test(found)) return found;
  throw usageError('Expected the name of a function: give --name, or `name` in kinglet.config.ts or package.json');
}

function packageName(cwd: string): string | undefined {
  try {
    const { name } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as { name?: unknown };
    return typeof name === 'string' ? name : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw usageError(`Expected JSON in ${join(cwd, 'package.json')}, found: ${(error as Error).message}`, error);
  }
}
