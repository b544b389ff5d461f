// Typed arrays over the elements of a plan's tensors.
import { InferenceError } from './errors.ts';

/** What holds the elements of a type: floats of 16 bits as their bits, booleans as 0 and 1. */
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

const arrays: Readonly<Record<string, new (buffer: ArrayBuffer, at: number, length: number) => ElementArray>> = {
  bfloat16: Uint16Array,
  bool: Uint8Array,
  double: Float64Array,
  float: Float32Array,
  float16: Uint16Array,
  int16: Int16Array,
  int32: Int32Array,
  int64: BigInt64Array,
  int8: Int8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  uint64: BigUint64Array,
  uint8: Uint8Array,
};

/** A view of `length` elements of ONNX's type `type`. */
export function elementArrayOf(type: string, buffer: ArrayBuffer, at: number, length: number): ElementArray {
  const array = Object.hasOwn(arrays, type) ? arrays[type] : undefined;
  if (array) return new array(buffer, at, length);
  throw new InferenceError('KINGLET_INFERENCE_FILE', `expected elements of a type that plans hold, got ${type}`);
}
