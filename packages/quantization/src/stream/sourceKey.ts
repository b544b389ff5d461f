// What an unfinished run was about, as a name.
import { createHash, type Hash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';
import { externalLocationOf, isExternal, type ModelProto, tensorsOf } from '@kinglet/onnx';
import type { QuantizeOptions } from '../options.ts';
import type { WorkFiles } from './workFiles.ts';

/** To be changed when the same options make other weights or ranges. */
const version = 'kinglet quantization 1';
const pieceBytes = 2 ** 20;

/** A SHA-256 of the model's files and of all options but the samples, which have a checksum of their own. */
export async function sourceKey(
  path: string,
  outline: ModelProto,
  { calibrationData, progress, ...options }: QuantizeOptions,
  files: WorkFiles,
): Promise<string> {
  const hash = createHash('sha256').update(version).update(textOf(options));
  const locations = tensorsOf(outline).flatMap((tensor) =>
    isExternal(tensor) ? externalLocationOf(tensor).location : [],
  );
  for (const location of new Set([basename(path), ...locations]))
    await addFile(hash.update(location), join(dirname(path), location), files);
  return hash.digest('hex');
}

async function addFile(hash: Hash, path: string, files: WorkFiles): Promise<void> {
  await using file = await files.open(path);
  const size = await file.size();
  for (let done = 0; done < size; done += pieceBytes)
    hash.update(await file.read(done, Math.min(pieceBytes, size - done)));
}

/** The same for the same options in any order; functions are told apart by their source. */
function textOf(options: object): string {
  const write = (_: string, value: unknown): unknown => {
    if (typeof value === 'bigint' || typeof value === 'function') return String(value);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
  };
  return JSON.stringify(options, write);
}
