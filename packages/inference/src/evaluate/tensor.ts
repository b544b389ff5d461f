// Tensors of the reference evaluator: elements with the shape and type that ONNX gives them.
import type { ElementType, TensorValues } from '@kinglet/onnx';
import { arrayTypeOf } from '../elementArrays.ts';
import { InferenceError } from '../errors.ts';
import {
  decodePowerOfTwo,
  decodeSmallFloat,
  encodePowerOfTwo,
  encodeSmallFloat,
  isSmallFloat,
} from './floatFormats.ts';

/**
 * Elements row by row, one to an entry: floats of 16 bits and fewer are their bits, integers of 4 and 2 bits numbers,
 * booleans 0 and 1, strings the numbers that `textId` gives them.
 */
export interface Tensor {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly values: TensorValues;
}

/** Types of integers, with their bits; negative where they have a sign. */
const integers: Partial<Record<ElementType, number>> = {
  int16: -16,
  int2: -2,
  int32: -32,
  int4: -4,
  int64: -64,
  int8: -8,
  uint16: 16,
  uint2: 2,
  uint32: 32,
  uint4: 4,
  uint64: 64,
  uint8: 8,
};

export function isInteger(type: ElementType): boolean {
  return type in integers;
}

/** The least and the most that a type of integers holds. */
export function rangeOf(type: ElementType): readonly [least: bigint, most: bigint] {
  const bits = BigInt(integers[type] ?? 0);
  return bits < 0n ? [-(1n << (-bits - 1n)), (1n << (-bits - 1n)) - 1n] : [0n, (1n << bits) - 1n];
}

/** Zeros. Throws KINGLET_INFERENCE_OPERATOR for complex numbers, and more than 2^31 of them. */
export function emptyValues(type: ElementType, length: number): TensorValues {
  const array = arrayTypeOf(type);
  if (!array) throw operatorError(`expected elements that are numbers, got ${type}`);
  if (length < 2 ** 31) return new array(length);
  throw operatorError(`expected fewer than 2^31 elements, got ${length}`);
}

/** The number of elements of a shape. */
export function sizeOf(dims: readonly number[]): number {
  return dims.reduce((size, length) => size * length, 1);
}

/** The elements as numbers; those of 64-bit integers may lose their last digits. */
export function numbersOf({ type, values }: Tensor): Float64Array {
  if (isSmallFloat(type)) return Float64Array.from(values as Uint8Array, (bits) => decodeSmallFloat(type, bits));
  if (type === 'float8e8m0') return Float64Array.from(values as Uint8Array, decodePowerOfTwo);
  if (values instanceof BigInt64Array || values instanceof BigUint64Array)
    return Float64Array.from(values as BigInt64Array, Number);
  return new Float64Array(values);
}

/** The elements of integers and booleans, exact. */
export function integersOf({ values }: Tensor): bigint[] {
  return Array.from(values as ArrayLike<bigint | number>, BigInt);
}

/** The elements as numbers that lengths, axes and positions are made of. */
export function lengthsOf(tensor: Tensor): number[] {
  return [...numbersOf(tensor)];
}

/** A tensor of the type nearest to the given numbers; fractions of integers are cut off, and what is too large wraps. */
export function tensorOf(type: ElementType, dims: readonly number[], numbers: ArrayLike<number>): Tensor {
  if (integers[type]) return tensorOfIntegers(type, dims, Array.from(numbers, wholeOf));
  const values = emptyValues(type, numbers.length) as Float64Array;
  if (type === 'float' || type === 'double') values.set(numbers);
  else for (let i = 0; i < numbers.length; i++) values[i] = encode(type, numbers[i]!);
  return checked({ type, dims, values });
}

/** A tensor of the lowest bits of the given integers. */
export function tensorOfIntegers(type: ElementType, dims: readonly number[], from: readonly bigint[]): Tensor {
  const bits = integers[type];
  if (bits === undefined) return tensorOf(type, dims, from.map(Number));
  const values = emptyValues(type, from.length);
  const wrap = (value: bigint): bigint => (bits < 0 ? BigInt.asIntN(-bits, value) : BigInt.asUintN(bits, value));
  const isBig = Math.abs(bits) === 64;
  for (const [i, value] of from.entries())
    if (isBig) (values as BigInt64Array)[i] = wrap(value);
    else (values as Int32Array)[i] = Number(wrap(value));
  return checked({ type, dims, values });
}

export function tensorOfLengths(lengths: readonly number[]): Tensor {
  return tensorOf('int64', [lengths.length], lengths);
}

/** Elements of `tensor` at the given positions, of any type; 0 for a position below 0. */
export function take(tensor: Tensor, dims: readonly number[], positions: ArrayLike<number>): Tensor {
  const from = tensor.values as Float64Array;
  const values = emptyValues(tensor.type, positions.length) as Float64Array;
  for (let i = 0; i < positions.length; i++) if (positions[i]! >= 0) values[i] = from[positions[i]!]!;
  return checked({ type: tensor.type, dims, values });
}

/** The same elements in another shape. */
export function reshaped({ type, values }: Tensor, dims: readonly number[]): Tensor {
  return checked({ type, dims, values });
}

export function scalarOf(tensor: Tensor): number {
  return numbersOf(tensor)[0]!;
}

function encode(type: ElementType, value: number): number {
  if (isSmallFloat(type)) return encodeSmallFloat(type, value);
  if (type === 'float8e8m0') return encodePowerOfTwo(value);
  return type === 'bool' ? Number(value !== 0) : value;
}

/** Infinities and NaN have no integer: 0, as for processors that say nothing else. */
function wholeOf(value: number): bigint {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : 0n;
}

function checked(tensor: Tensor): Tensor {
  const { dims, values } = tensor;
  if (sizeOf(dims) === values.length && dims.every((length) => Number.isInteger(length) && length >= 0)) return tensor;
  throw new InferenceError(
    'KINGLET_INFERENCE_SHAPE',
    `expected as many elements as [${dims}] takes, found ${values.length}`,
  );
}

function operatorError(message: string): InferenceError {
  return new InferenceError('KINGLET_INFERENCE_OPERATOR', message);
}
