// The checks between a caller's arguments and a kernel; src/c/check.c makes the same ones with the same words.
import { rangeError, typeError } from './errors.ts';

/** A typed array that a kernel works on. */
export type NumericArray =
  | Float32Array
  | Float64Array
  | Int8Array
  | Uint8Array
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float16ArrayLike;

/** The engine's Float16Array, where it has one. */
export interface Float16ArrayLike {
  readonly [Symbol.toStringTag]: 'Float16Array';
  readonly buffer: ArrayBufferLike;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly length: number;
  [index: number]: number;
}

/** IEEE half precision: the numbers' bits, or numbers. */
export type HalfArray = Uint16Array | Float16ArrayLike;

type ArrayConstructor = abstract new (length: number) => NumericArray;

/** `alternative` names another typed array that will do. */
export function checkArray(
  operation: string,
  name: string,
  value: unknown,
  wanted: ArrayConstructor,
  alternative?: string,
): void {
  // An array of another realm is as good; `instanceof` alone would refuse it.
  if (!(value instanceof wanted) && !isNamed(value, wanted.name, alternative))
    throw typeError(
      'KINGLET_KERNELS_TYPE',
      `${operation}: expected ${name} to be a ${wanted.name}${alternative ? ` or ${alternative}` : ''}, got ${describe(value)}`,
    );
  if ((value as NumericArray).length === 0) checkAttached(operation, name, value as NumericArray);
}

export function checkNumber(operation: string, name: string, value: unknown): void {
  if (typeof value === 'number') return;
  throw typeError('KINGLET_KERNELS_TYPE', `${operation}: expected ${name} to be a number, got ${describe(value)}`);
}

/** Plans, arenas and WebAssembly hold sizes in 32 bits. */
const mostSize = 2 ** 32 - 1;

export function checkSize(operation: string, name: string, value: unknown): void {
  if (typeof value !== 'number')
    throw typeError('KINGLET_KERNELS_TYPE', `${operation}: expected ${name} to be a size, got ${describe(value)}`);
  if (!Number.isSafeInteger(value) || value < 0)
    throw rangeError(
      'KINGLET_KERNELS_LENGTH',
      `${operation}: expected ${name} to be a whole number of elements, got ${value}`,
    );
  checkRange(operation, name, value, 0, mostSize);
}

/** Both ends of the range are included. */
export function checkRange(
  operation: string,
  name: string,
  value: number,
  least: number,
  most: number,
  multipleOf = 1,
): void {
  const wanted =
    value < least
      ? `at least ${least}`
      : value > most
        ? `at most ${most}`
        : value % multipleOf
          ? `a multiple of ${multipleOf}`
          : undefined;
  if (wanted === undefined) return;
  throw rangeError('KINGLET_KERNELS_RANGE', `${operation}: expected ${name} to be ${wanted}, got ${value}`);
}

export function checkInteger(operation: string, name: string, value: number): void {
  if ((value | 0) === value) return;
  throw rangeError(
    'KINGLET_KERNELS_RANGE',
    `${operation}: expected ${name} to be a whole number of 32 bits, got ${value}`,
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

/** `wanted` is the product of `shape`. */
export function checkLength(
  operation: string,
  name: string,
  array: NumericArray,
  wanted: number,
  ...shape: readonly number[]
): void {
  if (array.length === wanted) return;
  const elements = shape.length > 1 ? `${shape.join(' x ')} elements` : `length ${wanted}`;
  throw rangeError('KINGLET_KERNELS_LENGTH', `${operation}: expected ${name} to have ${elements}, got ${array.length}`);
}

export function checkAtMost(operation: string, name: string, array: NumericArray, most: number): void {
  if (array.length <= most) return;
  throw rangeError(
    'KINGLET_KERNELS_LENGTH',
    `${operation}: expected ${name} to have at most ${most} elements, got ${array.length}`,
  );
}

export function checkIndices(operation: string, name: string, indices: Uint32Array, limit: number): void {
  for (let i = 0; i < indices.length; i++)
    if (indices[i]! >= limit)
      throw rangeError(
        'KINGLET_KERNELS_INDEX',
        `${operation}: expected ${name}[${i}] to be below ${limit}, got ${indices[i]}`,
      );
}

/** All elements that lie `steps` (32 bits, two's complement) apart must be among the `length`; see kgl_stays_inside. */
export function checkStrides(
  operation: string,
  name: string,
  length: number,
  start: number,
  counts: readonly number[],
  steps: readonly number[],
): void {
  if (counts.includes(0)) return;
  const reaches = counts.map((count, i) => (count - 1) * (steps[i]! | 0));
  const sum = (chosen: readonly number[]): number => chosen.reduce((a, b) => a + b, start);
  const [least, most] = [sum(reaches.filter((reach) => reach < 0)), sum(reaches.filter((reach) => reach > 0))];
  if (least >= 0 && most < length) return;
  throw rangeError(
    'KINGLET_KERNELS_INDEX',
    `${operation}: expected steps that stay in the ${length} elements of ${name}, got others`,
  );
}

export function checkNotEmpty(operation: string, name: string, array: NumericArray): void {
  if (array.length > 0) return;
  throw rangeError('KINGLET_KERNELS_EMPTY', `${operation}: expected ${name} to have at least one element, got none`);
}

/**
 * True if two arrays of the same length and type surely do not overlap partially: their places in a buffer are the same or
 * apart, whether or not it is one buffer. Asking for the buffers would cost more than a short kernel.
 */
export function isApart(a: NumericArray, b: NumericArray): boolean {
  const distance = a.byteOffset - b.byteOffset;
  return distance === 0 || distance >= a.byteLength || -distance >= a.byteLength;
}

/**
 * False for an array whose elements are of another width than its prototype says, because somebody changed that. Native
 * code takes arrays at their word.
 */
export function isAsWide(array: NumericArray, elementBytes: number): boolean {
  return array.byteLength === array.length * elementBytes;
}

/** The output may be the other operand, all of it, or be apart from it. */
export function checkAlias(
  operation: string,
  name: string,
  out: NumericArray,
  otherName: string,
  other: NumericArray,
): void {
  if (out.byteOffset === other.byteOffset && out.byteLength === other.byteLength) return; // one, or two buffers
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
  const isApart =
    out.byteLength === 0 ||
    other.byteLength === 0 ||
    out.byteOffset >= other.byteOffset + other.byteLength ||
    other.byteOffset >= out.byteOffset + out.byteLength;
  // Buffers last: asking for one costs as much as a small kernel.
  if (isApart || out.buffer !== other.buffer) return;
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

function isNamed(value: unknown, name: string, alternative: string | undefined): boolean {
  const actual = typedArrayName(value);
  return actual !== undefined && (actual === name || actual === alternative);
}

function typedArrayName(value: unknown): string | undefined {
  return tagOfTypedArray.call(value);
}

function describe(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'Array';
  return typedArrayName(value) ?? typeof value;
}
