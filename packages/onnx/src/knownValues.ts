// Values that are known before a model runs: small constants, and what is computed from shapes.
import { broadcastShapes, countOf, type Dimension, type Shape, sizeOf } from './dimension.ts';
import { elementTypeOf } from './elementTypes.ts';
import { TensorProto_DataType as DataType, type TensorProto } from './generated/onnx_pb.ts';
import { decodeBfloat16, decodeFloat16 } from './halfPrecision.ts';
import { isExternal, tensorValues } from './tensor.ts';

/** A small tensor; its elements row by row, symbolic where they are lengths of axes. Truth is 1 or 0. */
export interface KnownValues {
  readonly shape: readonly number[];
  readonly data: readonly Dimension[];
}

/** Larger tensors are no shapes: what is known of them is forgotten. */
export const largestKnown = 1024;

/** The elements of a small tensor of numbers; undefined for any other. */
export function knownValuesOf(tensor: TensorProto): KnownValues | undefined {
  const shape = tensor.dims.map(Number);
  const size = countOf(shape);
  if (!(size <= largestKnown) || isExternal(tensor) || !readable.has(elementTypeOf(tensor.dataType) ?? ''))
    return undefined;
  const decode = decoders[tensor.dataType] ?? Number;
  return {
    shape,
    data: Array.from(tensorValues(tensor) as Iterable<bigint | number>, (value) => decode(Number(value))),
  };
}

/** The values, if their shape is known and they are few. */
export function makeKnownValues(shape: Shape, data: readonly Dimension[]): KnownValues | undefined {
  const size = sizeOf(shape);
  const fits = typeof size === 'number' && size <= largestKnown && size === data.length;
  return fits ? { shape: shape as readonly number[], data } : undefined;
}

const decoders: Readonly<Record<number, (bits: number) => number>> = {
  [DataType.FLOAT16]: decodeFloat16,
  [DataType.BFLOAT16]: decodeBfloat16,
};

// Not texts, complex numbers, 8-bit floats, and what stands packed.
const readableTypes = 'bfloat16 bool double float float16 int16 int32 int64 int8 uint16 uint32 uint64 uint8';
const readable: ReadonlySet<string> = new Set(readableTypes.split(' '));

/** The elements as numpy broadcasts them to `shape`. */
export function spread(values: KnownValues | undefined, shape: readonly number[]): readonly Dimension[] | undefined {
  if (!values || !broadcastShapes(values.shape, shape)) return undefined;
  if (values.data.length === countOf(shape)) return values.data;
  if (values.data.length === 1) return Array(countOf(shape)).fill(values.data[0]);
  // Rows repeat; what repeats in other ways is no shape.
  const isRow = values.shape.length === 1 && values.shape[0] === shape.at(-1);
  return isRow ? Array.from({ length: countOf(shape) }, (_, i) => values.data[i % values.data.length]) : undefined;
}
