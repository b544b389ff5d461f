// What a call of calls.ts needs in Node: the function, and arrays.
import * as kernels from '@kinglet/kernels';
import type { AnyFunction } from './caller.ts';
import type { Call, Dtype } from './calls.ts';

export type OperandArray = Float32Array | Float64Array | Int8Array | Uint8Array | Int16Array | Int32Array;

export interface ArrayType {
  new (length: number): OperandArray;
  new (buffer: ArrayBuffer, byteOffset: number, length: number): OperandArray;
  readonly BYTES_PER_ELEMENT: number;
  readonly name: string;
}

export const arrayTypes: Readonly<Record<Dtype, ArrayType>> = {
  f32: Float32Array,
  f64: Float64Array,
  i8: Int8Array,
  u8: Uint8Array,
  i16: Int16Array,
  i32: Int32Array,
};

/** The operands of a call as plain arrays. */
export function plainOperands({ arguments: values }: Call): (number | OperandArray)[] {
  return values.map((value) => (typeof value === 'number' ? value : new arrayTypes[value.dtype](value.length)));
}

/** Of @kinglet/kernels; undefined where it has none of that name. */
export function ours(operation: string): AnyFunction | undefined {
  return (kernels as unknown as Record<string, AnyFunction | undefined>)[operation];
}
