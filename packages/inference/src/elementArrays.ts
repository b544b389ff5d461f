// Typed arrays over the elements of a plan's tensors.
import { InferenceError } from './errors.ts';

/**
 * What holds the elements of a type: floats of 16 bits and fewer as their bits, integers of 4 and 2 bits one to a byte, booleans as
 * 0 and 1, strings as numbers that stand for them.
 */
export type ElementArray =
  | BigInt64Array<ArrayBuffer>
  | BigUint64Array<ArrayBuffer>
  | Float32Array<ArrayBuffer>
  | Float64Array<ArrayBuffer>
  | Int16Array<ArrayBuffer>
  | Int32Array<ArrayBuffer>
  | Int8Array<ArrayBuffer>
  | Uint16Array<ArrayBuffer>
  | Uint32Array<ArrayBuffer>
  | Uint8Array<ArrayBuffer>;

interface ElementArrayConstructor {
  new (length: number): ElementArray;
  new (buffer: ArrayBuffer, at: number, length: number): ElementArray;
  readonly BYTES_PER_ELEMENT: number;
}

const arrays: Readonly<Record<string, ElementArrayConstructor>> = {
  bfloat16: Uint16Array,
  bool: Uint8Array,
  double: Float64Array,
  float: Float32Array,
  float16: Uint16Array,
  float4e2m1: Uint8Array,
  float8e4m3fn: Uint8Array,
  float8e4m3fnuz: Uint8Array,
  float8e5m2: Uint8Array,
  float8e5m2fnuz: Uint8Array,
  float8e8m0: Uint8Array,
  int16: Int16Array,
  int2: Int8Array,
  int32: Int32Array,
  int4: Int8Array,
  int64: BigInt64Array,
  int8: Int8Array,
  string: Int32Array,
  uint16: Uint16Array,
  uint2: Uint8Array,
  uint32: Uint32Array,
  uint4: Uint8Array,
  uint64: BigUint64Array,
  uint8: Uint8Array,
};

/** The names of the types that plans hold. */
export const heldTypes: readonly string[] = Object.keys(arrays);

/** What holds elements of ONNX's type `type`; undefined for complex numbers. */
export function arrayTypeOf(type: string): ElementArrayConstructor | undefined {
  return Object.hasOwn(arrays, type) ? arrays[type] : undefined;
}

/** A view of `length` elements of ONNX's type `type`. */
export function elementArrayOf(type: string, buffer: ArrayBuffer, at: number, length: number): ElementArray {
  const array = arrayTypeOf(type);
  if (array) return new array(buffer, at, length);
  throw new InferenceError('KINGLET_INFERENCE_FILE', `expected elements of a type that plans hold, got ${type}`);
}
