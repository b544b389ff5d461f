// Finds the file with the handler.
import { realpathSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { BundlerError } from './bundlerError.ts';

/** Its real path. @throws BundlerError KINGLET_BUNDLER_ENTRY when there is no such file */
export function findEntry(entry: string): string {
  const path = resolve(entry);
  if (statSync(path, { throwIfNoEntry: false })?.isFile()) return realpathSync(path);
  throw new BundlerError(
    'KINGLET_BUNDLER_ENTRY',
    `expected a file with the handler, found none at ${path}: check the path (it is taken from ${process.cwd()})`,
  );
}
