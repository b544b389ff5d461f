// What a run is given, checked on its way to where an input lies.
import type { ElementArray } from './elementArrays.ts';

/**
 * Copies values to the elements of ONNX's type `type`; as many as there are. What is wrong with them, if anything is: then
 * some may be copied. Arrays of the own kind are copied as they are; others value by value, none of which may be rounded
 * to an integer or leave its range.
 */
export function putValues(to: ElementArray, type: string, values: ArrayLike<unknown>): string | undefined {
  if (values instanceof (to.constructor as new () => ElementArray)) {
    to.set(values as never);
    return undefined;
  }
  if (type === 'float16' || type === 'bfloat16')
    return `expected a Uint16Array of the bits of ${type}, got ${describe(values)}`;
  const isFloat = type === 'float' || type === 'double';
  for (let i = 0; i < to.length; i++) {
    const value = values[i];
    const isPut = isFloat ? putFloat(to, i, value) : putInteger(to, type === 'bool', i, value);
    if (!isPut) return `expected ${type}, got ${describe(value)} at ${i}`;
  }
  return undefined;
}

function putFloat(to: ElementArray, i: number, value: unknown): boolean {
  if (typeof value !== 'number' && typeof value !== 'bigint') return false;
  to[i] = Number(value);
  return true;
}

function putInteger(to: ElementArray, isBool: boolean, i: number, value: unknown): boolean {
  const isKnown = isBool && typeof value === 'boolean';
  if (typeof value !== 'bigint' && !Number.isInteger(value) && !isKnown) return false;
  const big = BigInt(value as bigint | number | boolean);
  if (isBool && big !== 0n && big !== 1n) return false;
  const isBig = to instanceof BigInt64Array || to instanceof BigUint64Array;
  (to as BigInt64Array)[i] = (isBig ? big : Number(big)) as bigint;
  return BigInt(to[i]!) === big;
}

/** A value as messages show it, an array as its kind. */
function describe(value: unknown): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  return value.constructor?.name ?? 'an object';
}
