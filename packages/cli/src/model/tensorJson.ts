// Tensors as JSON: nested arrays, or all elements in one.
import { CliError } from '../cliError.ts';
import { type Elements, elementKind, sizeOf, type TensorData } from './elements.ts';

/** What JSON may hold in the place of a number that it cannot write. */
const specialNumbers: Readonly<Record<string, number>> = {
  NaN: Number.NaN,
  Infinity: Number.POSITIVE_INFINITY,
  '-Infinity': Number.NEGATIVE_INFINITY,
};

const ranges: Readonly<Record<string, readonly [bigint, bigint]>> = {
  bool: [0n, 1n],
  int16: [-(2n ** 15n), 2n ** 15n - 1n],
  int32: [-(2n ** 31n), 2n ** 31n - 1n],
  int64: [-(2n ** 63n), 2n ** 63n - 1n],
  int8: [-(2n ** 7n), 2n ** 7n - 1n],
  uint16: [0n, 2n ** 16n - 1n],
  uint32: [0n, 2n ** 32n - 1n],
  uint64: [0n, 2n ** 64n - 1n],
  uint8: [0n, 2n ** 8n - 1n],
};

/**
 * Elements of `type` from JSON. `where` names the file.
 *
 * @throws {CliError} `KINGLET_CLI_FAILED` for text that is no JSON, rows of different lengths and values that the type does not have
 */
export function tensorOfJson(text: string, type: string, where: string): TensorData {
  if (type === 'float16') throw refuse(where, 'a file of float16 to end with .npy, .pb or .raw', 'JSON');
  const value = parse(text, where);
  const { shape, flat } = flatten(value, where);
  const data = new (elementKind(type).array)(new ArrayBuffer(flat.length * elementKind(type).bytes));
  for (const [i, one] of flat.entries()) data[i] = elementOf(one, type, where);
  // One row of numbers does not say how it is to be cut.
  return { type, shape: shape.length > 1 ? shape : undefined, data };
}

/** Nested arrays; numbers that JSON lacks, and whole numbers that it would round, are texts. */
export function jsonOfTensor(data: ArrayLike<number | bigint>, shape: readonly number[]): unknown {
  return nest(Array.from(data, jsonOf), shape);
}

function nest(values: readonly unknown[], [length, ...rest]: readonly number[]): unknown {
  if (length === undefined) return values[0];
  if (rest.length === 0) return values;
  const size = sizeOf(rest);
  return Array.from({ length }, (_, i) => nest(values.slice(i * size, (i + 1) * size), rest));
}

function jsonOf(value: number | bigint): number | string {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  return Number.isFinite(value) ? value : String(value);
}

function parse(text: string, where: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw refuse(where, 'JSON', (cause as Error).message);
  }
}

function flatten(
  value: unknown,
  where: string,
): { readonly shape: readonly number[]; readonly flat: readonly unknown[] } {
  const shape: number[] = [];
  let flat: readonly unknown[] = [value];
  while (flat.some((one) => Array.isArray(one))) {
    const lengths = new Set(flat.map((one) => (Array.isArray(one) ? one.length : undefined)));
    if (lengths.size > 1)
      throw refuse(where, 'rows of one length', [...lengths].map((one) => one ?? 'a number').join(', '));
    shape.push([...lengths][0] as number);
    flat = flat.flat();
  }
  return { shape, flat };
}

function elementOf(value: unknown, type: string, where: string): Elements[number] {
  const range = Object.hasOwn(ranges, type) ? ranges[type] : undefined;
  if (!range) {
    const special = typeof value === 'string' && Object.hasOwn(specialNumbers, value) ? specialNumbers[value] : value;
    if (typeof special === 'number') return special;
    throw refuse(where, `numbers for ${type}, or the texts NaN, Infinity and -Infinity`, JSON.stringify(value));
  }
  const whole = wholeNumber(type === 'bool' && typeof value === 'boolean' ? Number(value) : value);
  if (whole === undefined || whole < range[0] || whole > range[1])
    throw refuse(where, `whole numbers from ${range[0]} to ${range[1]} for ${type}`, JSON.stringify(value));
  return type === 'int64' || type === 'uint64' ? whole : Number(whole);
}

function wholeNumber(value: unknown): bigint | undefined {
  if (typeof value === 'number' && Number.isInteger(value)) return BigInt(value);
  return typeof value === 'string' && /^-?\d{1,20}$/.test(value) ? BigInt(value) : undefined;
}

function refuse(where: string, expected: string, found: string): CliError {
  return new CliError('KINGLET_CLI_FAILED', `${where}: expected ${expected}, found ${found}`);
}
