// What an unfinished run was about, as a name.
import { createHash } from 'node:crypto';
import type { QuantizeOptions } from '../options.ts';

/** To be changed when the same options make other weights or ranges. */
const version = 'kinglet quantization 3';

/** A SHA-256 of the model, whose digest is given, and of all options but the samples, which have a checksum of their own. */
export function resumeKey(digest: string, { calibrationData, progress, ...options }: QuantizeOptions): string {
  return createHash('sha256').update(`${version} ${digest} `).update(textOf(options)).digest('hex');
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
