// The types of tensors' elements: ONNX's numbers for them, their names in type strings, how they are stored.
import { TensorProto_DataType as DataType } from './generated/onnx_pb.ts';

/** As ONNX writes it in `tensor(…)`. */
export type ElementType =
  | 'bfloat16'
  | 'bool'
  | 'complex128'
  | 'complex64'
  | 'double'
  | 'float'
  | 'float16'
  | 'float4e2m1'
  | 'float8e4m3fn'
  | 'float8e4m3fnuz'
  | 'float8e5m2'
  | 'float8e5m2fnuz'
  | 'float8e8m0'
  | 'int16'
  | 'int2'
  | 'int32'
  | 'int4'
  | 'int64'
  | 'int8'
  | 'string'
  | 'uint16'
  | 'uint2'
  | 'uint32'
  | 'uint4'
  | 'uint64'
  | 'uint8';

/** What holds the elements: numbers of 16-bit and 8-bit floats are their bits, those of 4 and 2 bits are packed. */
export type TensorValues =
  | BigInt64Array
  | BigUint64Array
  | Float32Array
  | Float64Array
  | Int16Array
  | Int32Array
  | Int8Array
  | Uint16Array
  | Uint32Array
  | Uint8Array;

interface TypedArrayConstructor {
  new (buffer: ArrayBuffer, offset: number, length: number): TensorValues;
  readonly BYTES_PER_ELEMENT: number;
}

interface Storage {
  readonly code: number;
  /** Of one element; a string has none. */
  readonly bits: number;
  readonly array: TypedArrayConstructor;
  /** The field of TensorProto that holds the elements when raw_data does not. */
  readonly field: 'doubleData' | 'floatData' | 'int32Data' | 'int64Data' | 'stringData' | 'uint64Data';
}

/** How each type is stored. A complex number is two floats. */
export const storageOf: Readonly<Record<ElementType, Storage>> = {
  float: { code: DataType.FLOAT, bits: 32, array: Float32Array, field: 'floatData' },
  uint8: { code: DataType.UINT8, bits: 8, array: Uint8Array, field: 'int32Data' },
  int8: { code: DataType.INT8, bits: 8, array: Int8Array, field: 'int32Data' },
  uint16: { code: DataType.UINT16, bits: 16, array: Uint16Array, field: 'int32Data' },
  int16: { code: DataType.INT16, bits: 16, array: Int16Array, field: 'int32Data' },
  int32: { code: DataType.INT32, bits: 32, array: Int32Array, field: 'int32Data' },
  int64: { code: DataType.INT64, bits: 64, array: BigInt64Array, field: 'int64Data' },
  string: { code: DataType.STRING, bits: 0, array: Uint8Array, field: 'stringData' },
  bool: { code: DataType.BOOL, bits: 8, array: Uint8Array, field: 'int32Data' },
  float16: { code: DataType.FLOAT16, bits: 16, array: Uint16Array, field: 'int32Data' },
  double: { code: DataType.DOUBLE, bits: 64, array: Float64Array, field: 'doubleData' },
  uint32: { code: DataType.UINT32, bits: 32, array: Uint32Array, field: 'uint64Data' },
  uint64: { code: DataType.UINT64, bits: 64, array: BigUint64Array, field: 'uint64Data' },
  complex64: { code: DataType.COMPLEX64, bits: 64, array: Float32Array, field: 'floatData' },
  complex128: { code: DataType.COMPLEX128, bits: 128, array: Float64Array, field: 'doubleData' },
  bfloat16: { code: DataType.BFLOAT16, bits: 16, array: Uint16Array, field: 'int32Data' },
  float8e4m3fn: { code: DataType.FLOAT8E4M3FN, bits: 8, array: Uint8Array, field: 'int32Data' },
  float8e4m3fnuz: { code: DataType.FLOAT8E4M3FNUZ, bits: 8, array: Uint8Array, field: 'int32Data' },
  float8e5m2: { code: DataType.FLOAT8E5M2, bits: 8, array: Uint8Array, field: 'int32Data' },
  float8e5m2fnuz: { code: DataType.FLOAT8E5M2FNUZ, bits: 8, array: Uint8Array, field: 'int32Data' },
  uint4: { code: DataType.UINT4, bits: 4, array: Uint8Array, field: 'int32Data' },
  int4: { code: DataType.INT4, bits: 4, array: Uint8Array, field: 'int32Data' },
  float4e2m1: { code: DataType.FLOAT4E2M1, bits: 4, array: Uint8Array, field: 'int32Data' },
  float8e8m0: { code: DataType.FLOAT8E8M0, bits: 8, array: Uint8Array, field: 'int32Data' },
  uint2: { code: DataType.UINT2, bits: 2, array: Uint8Array, field: 'int32Data' },
  int2: { code: DataType.INT2, bits: 2, array: Uint8Array, field: 'int32Data' },
};

const typesByCode: ReadonlyMap<number, ElementType> = new Map(
  (Object.keys(storageOf) as ElementType[]).map((type) => [storageOf[type].code, type]),
);

/** The type that ONNX's number stands for; undefined for 0 and for numbers that ONNX does not have. */
export function elementTypeOf(code: number): ElementType | undefined {
  return typesByCode.get(code);
}
