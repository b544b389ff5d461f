// Files that were shipped beside the function.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Environment } from './context.ts';
import { AssetError } from './errors.ts';
import { envNames } from './protocol.ts';
import { markAsset } from './startMarks.ts';

/**
 * The bytes of `$LAMBDA_TASK_ROOT/<name>`, a private copy: writing to it changes nothing else. Outside of Lambda the name is
 * taken from the current folder.
 *
 * @param name relative, with `/` between folders.
 * @throws {AssetError} if the name is empty, absolute or has a part `..`, or if the file cannot be read.
 * @example
 * const plan = readAsset('model.plan');
 */
export function readAsset(name: string): Uint8Array {
  const root = (process.env as Environment)[envNames.taskRoot] ?? process.cwd();
  if (!isInside(name))
    throw new AssetError(
      `Expected the name of a file below the function's folder, such as 'model.plan', got ${JSON.stringify(name)}`,
    );
  const begun = performance.now();
  try {
    const bytes = readFileSync(join(root, name));
    markAsset(begun);
    return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  } catch (cause) {
    const reason = (cause as Error).message;
    const advice = "name it among the build's assets";
    throw new AssetError(`Expected the asset ${JSON.stringify(name)} in ${root}, found none (${reason}): ${advice}`, {
      cause,
    });
  }
}

function isInside(name: unknown): name is string {
  if (typeof name !== 'string' || name === '' || name.startsWith('/') || name.includes('\0')) return false;
  return !name.split('/').includes('..');
}
