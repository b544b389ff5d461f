// Tensors: their elements as typed arrays, and tensors from typed arrays.
import { create } from '@bufbuild/protobuf';
import { countOf } from './dimension.ts';
import { type ElementType, elementTypeOf, storageOf, type TensorValues } from './elementTypes.ts';
import { OnnxError } from './errors.ts';
import { type TensorProto, TensorProto_DataLocation, TensorProtoSchema } from './generated/onnx_pb.ts';

/**
 * A tensor that holds `values` as raw data, little endian. `dims` are the lengths of its axes; empty for a scalar.
 * Throws `KINGLET_ONNX_TENSOR` when the number of values does not fit them or the array is not of the type.
 */
export function makeTensor(
  name: string,
  elementType: Exclude<ElementType, 'string'>,
  dims: readonly number[],
  values: TensorValues,
): TensorProto {
  const tensor = makeTensorView(name, elementType, dims, values);
  tensor.rawData = tensor.rawData.slice();
  return tensor;
}

/** The same without a copy: the tensor's raw data are the memory of `values`. Throws as `makeTensor` does. */
export function makeTensorView(
  name: string,
  elementType: Exclude<ElementType, 'string'>,
  dims: readonly number[],
  values: TensorValues,
): TensorProto {
  const storage = storageOf[elementType];
  if (!(values instanceof storage.array))
    throw tensorError(name, `expected a ${storage.array.name} for ${elementType}, got a ${values.constructor.name}`);
  checkDims(name, dims);
  const rawData = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  const tensor = create(TensorProtoSchema, { name, dims: dims.map(BigInt), dataType: storage.code, rawData });
  checkTensor(tensor);
  return tensor;
}

/** The same of bytes as they are stored, wherever they lie: elements of a type row by row, little endian. Throws as `makeTensor` does. */
export function makeTensorOfBytes(
  name: string,
  elementType: Exclude<ElementType, 'string'>,
  dims: readonly number[],
  bytes: Uint8Array,
): TensorProto {
  checkDims(name, dims);
  const dataType = storageOf[elementType].code;
  const tensor = create(TensorProtoSchema, { name, dims: dims.map(BigInt), dataType, rawData: bytes });
  checkTensor(tensor);
  return tensor;
}

/** A tensor of strings. Throws `KINGLET_ONNX_TENSOR` when their number does not fit `dims`. */
export function makeStringTensor(name: string, dims: readonly number[], values: readonly string[]): TensorProto {
  checkDims(name, dims);
  const stringData = values.map((text) => new TextEncoder().encode(text));
  const dataType = storageOf.string.code;
  const tensor = create(TensorProtoSchema, { name, dims: dims.map(BigInt), dataType, stringData });
  checkTensor(tensor);
  return tensor;
}

/**
 * The elements, row by row: a typed array of the type's own kind (`TensorValues` says which), a view of the file where
 * that is aligned. Throws `KINGLET_ONNX_TENSOR` when they do not fit the shape, are strings, or are in another file.
 */
export function tensorValues(tensor: TensorProto): TensorValues {
  const { type } = checkTensor(tensor);
  const { array, field } = storageOf[type];
  if (field === 'stringData') throw tensorError(tensor.name, 'expected numbers, found strings: use tensorStrings');
  if (isExternal(tensor))
    throw tensorError(tensor.name, 'its elements are in another file: use readModelFile or readExternalData first');
  const bytes = hasRawData(tensor) ? tensor.rawData : bytesOfField(tensor, type);
  const aligned = bytes.byteOffset % array.BYTES_PER_ELEMENT === 0 ? bytes : new Uint8Array(bytes);
  return new array(aligned.buffer as ArrayBuffer, aligned.byteOffset, aligned.byteLength / array.BYTES_PER_ELEMENT);
}

/** The elements of a tensor of strings. Throws `KINGLET_ONNX_TENSOR` when it is of another type. */
export function tensorStrings(tensor: TensorProto): string[] {
  const { type } = checkTensor(tensor);
  if (type !== 'string') throw tensorError(tensor.name, `expected strings, found ${type}`);
  return tensor.stringData.map((bytes) => new TextDecoder().decode(bytes));
}

/**
 * What the shape and type of a tensor are and how many bytes its elements take as raw data. Throws
 * `KINGLET_ONNX_TENSOR` when they are not ONNX's or the elements that are there do not fit.
 */
export function checkTensor(tensor: TensorProto): {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly byteLength: number;
} {
  const type = elementTypeOf(tensor.dataType);
  if (!type) throw tensorError(tensor.name, `expected one of ONNX's element types, found number ${tensor.dataType}`);
  const dims = tensor.dims.map(Number);
  const count = countOf(dims);
  if (!dims.every((dim) => dim >= 0) || !Number.isSafeInteger(count))
    throw tensorError(tensor.name, `expected lengths of axes, found [${dims}]`);
  const byteLength = Math.ceil((count * storageOf[type].bits) / 8);
  if (!isExternal(tensor)) checkLength(tensor, type, count, byteLength);
  return { type, dims, byteLength };
}

/** Whether the elements are in another file. */
export function isExternal(tensor: TensorProto): boolean {
  return tensor.dataLocation === TensorProto_DataLocation.EXTERNAL;
}

function checkDims(name: string, dims: readonly number[]): void {
  if (dims.every((dim) => Number.isSafeInteger(dim) && dim >= 0)) return;
  throw tensorError(name, `expected lengths of axes, found [${dims}]`);
}

function hasRawData(tensor: TensorProto): boolean {
  return Object.hasOwn(tensor, 'rawData');
}

function checkLength(tensor: TensorProto, type: ElementType, count: number, byteLength: number): void {
  const { field } = storageOf[type];
  if (hasRawData(tensor) && type !== 'string') {
    if (tensor.rawData.length === byteLength) return;
    throw tensorError(
      tensor.name,
      `[${tensor.dims}] of ${type} take ${byteLength} bytes, found ${tensor.rawData.length}`,
    );
  }
  const expected = entriesOf(type, count);
  if (tensor[field].length === expected) return;
  throw tensorError(tensor.name, `[${tensor.dims}] of ${type} take ${expected} entries, found ${tensor[field].length}`);
}

/** How many entries of its field `count` elements take: two of a complex number, a byte of small integers. */
function entriesOf(type: ElementType, count: number): number {
  if (type.startsWith('complex')) return 2 * count;
  const { bits } = storageOf[type];
  return bits === 4 || bits === 2 ? Math.ceil((count * bits) / 8) : count;
}

function bytesOfField(tensor: TensorProto, type: ElementType): Uint8Array {
  const { array, field } = storageOf[type];
  const entries = tensor[field] as readonly (bigint | number)[];
  const values = new array(new ArrayBuffer(entries.length * array.BYTES_PER_ELEMENT), 0, entries.length);
  const isBig = values instanceof BigInt64Array || values instanceof BigUint64Array;
  for (let i = 0; i < entries.length; i++) values[i] = isBig ? entries[i]! : Number(entries[i]);
  return new Uint8Array(values.buffer);
}

function tensorError(name: string, message: string): OnnxError {
  return new OnnxError('KINGLET_ONNX_TENSOR', `tensor ${JSON.stringify(name)}: ${message}`);
}
