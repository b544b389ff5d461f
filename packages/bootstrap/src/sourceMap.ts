// A source map in the form that the bootstrap reads (c/source_map.h), a fraction of the JSON's size.
import { createHash } from 'node:crypto';
import { BootstrapError } from './errors.ts';

interface SourceMapJson {
  readonly version: number;
  readonly sources: readonly string[];
  readonly mappings: string;
}

/**
 * Source map version 3 -> the bootstrap's form. `fileName` is what the bytecode calls the module.
 *
 * @throws {BootstrapError} KINGLET_BOOTSTRAP_SOURCE_MAP: `json` is no such map
 */
export function encodeSourceMap(json: string, fileName: string): Uint8Array {
  const { sources, mappings } = parse(json);
  const bytes: number[] = [];
  pushText(bytes, fileName);
  pushNumber(bytes, sources.length);
  for (const source of sources) pushText(bytes, source);
  pushSegments(bytes, mappings);
  const body = Uint8Array.from(bytes);
  return Buffer.concat([createHash('sha256').update(body).digest(), body]);
}

const digits = new Map(
  Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/', (digit, value) => [digit, value]),
);

function parse(json: string): SourceMapJson {
  try {
    const map = JSON.parse(json) as Partial<SourceMapJson> | null;
    if (map?.version === 3 && Array.isArray(map.sources) && /^[\w+/,;]*$/.test(map.mappings ?? '.')) {
      return map as SourceMapJson;
    }
  } catch (cause) {
    throw new BootstrapError('KINGLET_BOOTSTRAP_SOURCE_MAP', `${expected}, found: ${(cause as Error).message}`, {
      cause,
    });
  }
  throw new BootstrapError('KINGLET_BOOTSTRAP_SOURCE_MAP', `${expected}, found other JSON`);
}

const expected = 'Expected a source map of version 3, as esbuild writes it';

function pushSegments(bytes: number[], mappings: string): void {
  let skippedLines = 0;
  for (const line of mappings.split(';')) {
    let column = 0;
    let lastColumn = 0;
    for (const segment of line ? line.split(',') : []) {
      const [columns = 0, ...place] = decodeVlq(segment);
      column += columns;
      if (place.length < 3) continue;
      pushNumber(bytes, skippedLines);
      pushNumber(bytes, column - lastColumn);
      for (const difference of place.slice(0, 3)) pushNumber(bytes, (difference << 1) ^ (difference >> 31));
      skippedLines = 0;
      lastColumn = column;
    }
    skippedLines++;
  }
}

function decodeVlq(segment: string): number[] {
  const numbers: number[] = [];
  let [value, shift] = [0, 0];
  for (const character of segment) {
    const digit = digits.get(character) ?? 0;
    value += (digit & 31) * 2 ** shift;
    shift += 5;
    if (digit & 32) continue;
    numbers.push(value & 1 ? -(value >> 1) : value >> 1);
    [value, shift] = [0, 0];
  }
  return numbers;
}

function pushText(bytes: number[], text: string): void {
  const utf8 = new TextEncoder().encode(text);
  pushNumber(bytes, utf8.length);
  bytes.push(...utf8);
}

/** LEB128. */
function pushNumber(bytes: number[], number: number): void {
  let rest = number >>> 0;
  for (; rest >= 0x80; rest >>>= 7) bytes.push((rest & 0x7f) | 0x80);
  bytes.push(rest);
}
