// What a run is given, checked on its way to where an input lies.
import type { ElementArray } from './elementArrays.ts';
import type { PlanTexts } from './planTexts.ts';

/**
 * Copies values to the elements of ONNX's type `type`; as many as there are. What is wrong with them, if anything is: then
 * some may be copied. Arrays of the own kind are copied as they are; others value by value, none of which may be rounded
 * to an integer or leave its range. Strings become numbers of `texts`.
 */
export function putValues(
  to: ElementArray,
  type: string,
  values: ArrayLike<unknown>,
  texts: PlanTexts,
): string | undefined {
  if (type === 'string') return putTexts(to, values, texts);
  const bits = bitsOf(type);
  if (!bits && values instanceof (to.constructor as new () => ElementArray)) {
    to.set(values as never);
    return undefined;
  }
  if (/^b?float\d/.test(type))
    return `expected a ${to.constructor.name} of the bits of ${type}, got ${describe(values)}`;
  const isFloat = type === 'float' || type === 'double';
  for (let i = 0; i < to.length; i++) {
    const value = values[i];
    const isPut = isFloat ? putFloat(to, i, value) : putInteger(to, bits, i, value);
    if (!isPut) return `expected ${type}, got ${describe(value)} at ${i}`;
  }
  return undefined;
}

/** Half of a surrogate pair: of whole ones the pattern sees one character. */
const halfPair = /[\ud800-\udfff]/u;

function putTexts(to: ElementArray, values: ArrayLike<unknown>, texts: PlanTexts): string | undefined {
  for (let i = 0; i < to.length; i++) {
    const text = values[i];
    if (typeof text !== 'string') return `expected string, got ${describe(text)} at ${i}`;
    if (halfPair.test(text)) return `expected text that UTF-8 has bytes for, got half of a surrogate pair at ${i}`;
    to[i] = texts.idOf(text);
  }
  return undefined;
}

function putFloat(to: ElementArray, i: number, value: unknown): boolean {
  if (typeof value !== 'number' && typeof value !== 'bigint') return false;
  to[i] = Number(value);
  return true;
}

/** `bits`: where they are fewer than the array's, negative with a sign. */
function putInteger(to: ElementArray, bits: number | undefined, i: number, value: unknown): boolean {
  const given = bits === 1 && typeof value === 'boolean' ? Number(value) : value;
  if (typeof given !== 'bigint' && (typeof given !== 'number' || !Number.isInteger(given))) return false;
  if (to instanceof BigInt64Array || to instanceof BigUint64Array) {
    to[i] = BigInt(given);
    return to[i] === BigInt(given);
  }
  const number = Number(given);
  to[i] = number;
  return to[i] === number && (!bits || holds(bits, number));
}

function holds(bits: number, value: number): boolean {
  const most = 2 ** (bits < 0 ? -bits - 1 : bits);
  return value < most && value >= (bits < 0 ? -most : 0);
}

/** The bits of a type that has fewer than the array's elements. */
function bitsOf(type: string): number | undefined {
  return { bool: 1, int2: -2, int4: -4, uint2: 2, uint4: 4 }[type];
}

/** A value as messages show it, an array as its kind. */
function describe(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return value.constructor?.name ?? 'an object';
}
