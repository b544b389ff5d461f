// Samples from an array of them in JSON.
import type { Sample, SampleValues } from '../calibrationData.ts';
import { dataError } from './dataError.ts';
import { type OpenFile, openFile } from './fileBytes.ts';
import { jsonElements } from './jsonElements.ts';
import { textPieces } from './textLines.ts';

export interface JsonOptions {
  /** @default the machine's own files */
  readonly openFile?: OpenFile;
}

/**
 * A sample for each element of the array that the file is: a number, numbers in nested arrays, or an object of those by the
 * input's name. Whole numbers that JSON would round may be texts. One is in memory at a time. Throws QuantizationError
 * KINGLET_QUANTIZATION_FILE for a file that cannot be read or is no array, KINGLET_QUANTIZATION_DATA for samples that are
 * no numbers, or rows of different lengths.
 */
export async function* jsonRows(path: string, options: JsonOptions = {}): AsyncGenerator<Sample> {
  const file = await (options.openFile ?? openFile)(path);
  let index = 0;
  for await (const text of jsonElements(textPieces(file), path)) yield sampleOf(text, `${path}, sample ${index++}`);
}

function sampleOf(text: string, where: string): Sample {
  const value = parse(text, where);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return valuesOf(value, where);
  const entries = Object.entries(value).map(([input, own]) => [input, valuesOf(own, `${where}, ${input}`)]);
  return Object.fromEntries(entries) as Record<string, SampleValues>;
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw dataError(where, 'JSON', (cause as Error).message, cause);
  }
}

function valuesOf(value: unknown, where: string): SampleValues {
  const numbers = flatten(value, where).map((one) => numberOf(one, where));
  if (numbers.every((one) => typeof one === 'number')) return numbers;
  return numbers.map((one) => (Number.isInteger(one) || typeof one === 'bigint' ? BigInt(one) : fraction(one, where)));
}

function flatten(value: unknown, where: string): readonly unknown[] {
  let flat: readonly unknown[] = [value];
  while (flat.some((one) => Array.isArray(one))) {
    const lengths = [...new Set(flat.map((one) => (Array.isArray(one) ? one.length : undefined)))];
    if (lengths.length > 1)
      throw dataError(where, 'rows of one length', lengths.map((length) => length ?? 'a number').join(', '));
    flat = flat.flat();
  }
  return flat;
}

function numberOf(value: unknown, where: string): bigint | number {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return Number(value);
  if (typeof value === 'string' && /^-?\d{1,20}$/.test(value)) return BigInt(value);
  throw dataError(where, 'numbers', JSON.stringify(value));
}

function fraction(value: number, where: string): never {
  throw dataError(where, 'whole numbers where some are texts', String(value));
}
