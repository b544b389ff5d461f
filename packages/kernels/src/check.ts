// The checks between a caller's arguments and a kernel; src/c/call.c makes the same ones with the same words.
import { rangeError, typeError } from './errors.ts';

/** A typed array that a kernel works on. */
export type NumericArray = Float32Array;

type ArrayConstructor = abstract new (length: number) => NumericArray;

export function checkArray(operation: string, name: string, value: unknown, wanted: ArrayConstructor): void {
  // An array of another realm is as good; `instanceof` alone would refuse it.
  if (!(value instanceof wanted) && typedArrayName(value) !== wanted.name)
    throw typeError(
      'KINGLET_KERNELS_TYPE',
      `${operation}: expected ${name} to be a ${wanted.name}, got ${describe(value)}`,
    );
  if ((value as NumericArray).length === 0) checkAttached(operation, name, value as NumericArray);
}

export function checkNumber(operation: string, name: string, value: unknown): void {
  if (typeof value === 'number') return;
  throw typeError('KINGLET_KERNELS_TYPE', `${operation}: expected ${name} to be a number, got ${describe(value)}`);
}

export function checkSize(operation: string, name: string, value: unknown): void {
  if (typeof value !== 'number')
    throw typeError('KINGLET_KERNELS_TYPE', `${operation}: expected ${name} to be a size, got ${describe(value)}`);
  if (Number.isSafeInteger(value) && value >= 0) return;
  throw rangeError(
    'KINGLET_KERNELS_LENGTH',
    `${operation}: expected ${name} to be a whole number of elements, got ${value}`,
  );
}

export function checkSameLength(
  operation: string,
  aName: string,
  a: NumericArray,
  bName: string,
  b: NumericArray,
): void {
  if (a.length === b.length) return;
  throw rangeError(
    'KINGLET_KERNELS_LENGTH',
    `${operation}: expected ${aName} and ${bName} to have the same length, got ${a.length} and ${b.length}`,
  );
}

export function checkLength(operation: string, name: string, array: NumericArray, wanted: number): void {
  if (array.length === wanted) return;
  throw rangeError(
    'KINGLET_KERNELS_LENGTH',
    `${operation}: expected ${name} to have length ${wanted}, got ${array.length}`,
  );
}

export function checkNotEmpty(operation: string, name: string, array: NumericArray): void {
  if (array.length > 0) return;
  throw rangeError('KINGLET_KERNELS_EMPTY', `${operation}: expected ${name} to have at least one element, got none`);
}

/** The output may be the other operand from its first element on, or be apart from it. */
export function checkAlias(
  operation: string,
  name: string,
  out: NumericArray,
  otherName: string,
  other: NumericArray,
): void {
  if (out === other || out.buffer !== other.buffer || out.byteOffset === other.byteOffset) return;
  checkApart(operation, name, out, otherName, other, 'to be or be apart from');
}

/** The output must not share memory with the other operand. */
export function checkApart(
  operation: string,
  name: string,
  out: NumericArray,
  otherName: string,
  other: NumericArray,
  wanted = 'to be apart from',
): void {
  if (out.buffer !== other.buffer) return;
  const isApart =
    out.byteOffset >= other.byteOffset + other.byteLength || other.byteOffset >= out.byteOffset + out.byteLength;
  if (isApart) return;
  throw rangeError(
    'KINGLET_KERNELS_OVERLAP',
    `${operation}: expected ${name} ${wanted} ${otherName}, got arrays that overlap`,
  );
}

/** A detached or shrunk view says that it has no elements; only its methods tell the difference. */
function checkAttached(operation: string, name: string, array: NumericArray): void {
  try {
    Float32Array.prototype.keys.call(array);
  } catch (cause) {
    const message = `${operation}: expected ${name} to have its memory, got an array whose buffer was detached or shrunk`;
    throw typeError('KINGLET_KERNELS_DETACHED', message, { cause });
  }
}

const tagOfTypedArray = Object.getOwnPropertyDescriptor(
  Object.getPrototypeOf(Float32Array.prototype),
  Symbol.toStringTag,
)?.get as (this: unknown) => string | undefined;

function typedArrayName(value: unknown): string | undefined {
  return tagOfTypedArray.call(value);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'Array';
  return typedArrayName(value) ?? typeof value;
}
