// The types of elements, and how many bytes they take.
import type { TensorConstructor, Tensor as TypedArray } from '@kinglet/kernels';
import { argumentError, checkName } from './errors.ts';

/** The array of each type. `f16` and `bf16` are their bits; `i4` two elements a byte, the first in the low half. */
export interface DataTypes {
  readonly f64: Float64Array;
  readonly f32: Float32Array;
  readonly f16: Uint16Array;
  readonly bf16: Uint16Array;
  readonly i32: Int32Array;
  readonly i16: Int16Array;
  readonly i8: Int8Array;
  readonly u8: Uint8Array;
  readonly i4: Uint8Array;
}
export type DataType = keyof DataTypes;

/** Lengths of the axes; none for a single number. */
export type Shape = readonly number[];

interface Layout {
  readonly type: TensorConstructor<TypedArray>;
  readonly elementsPerItem: number;
}

const layouts: Readonly<Record<DataType, Layout>> = {
  f64: { type: Float64Array, elementsPerItem: 1 },
  f32: { type: Float32Array, elementsPerItem: 1 },
  f16: { type: Uint16Array, elementsPerItem: 1 },
  bf16: { type: Uint16Array, elementsPerItem: 1 },
  i32: { type: Int32Array, elementsPerItem: 1 },
  i16: { type: Int16Array, elementsPerItem: 1 },
  i8: { type: Int8Array, elementsPerItem: 1 },
  u8: { type: Uint8Array, elementsPerItem: 1 },
  i4: { type: Uint8Array, elementsPerItem: 2 },
};
export const dataTypes: readonly DataType[] = Object.keys(layouts) as DataType[];

/** The constructor of a type's arrays. Throws MemoryError KINGLET_MEMORY_ARGUMENT for a type that there is not. */
export function arrayType(dtype: DataType): TensorConstructor<TypedArray> {
  return layoutOf(dtype).type;
}

/** Items of the array that holds a tensor: fewer than its elements where several share one. Throws as `arrayType` does, and for a shape that is none. */
export function itemsOf(shape: Shape, dtype: DataType): number {
  return Math.ceil(elementsOf(shape) / layoutOf(dtype).elementsPerItem);
}

/** The shape of one axis that fills so many bytes; undefined if they end inside an item. */
export function shapeOfBytes(bytes: number, dtype: DataType): Shape | undefined {
  const { type, elementsPerItem } = layoutOf(dtype);
  const items = bytes / type.BYTES_PER_ELEMENT;
  return Number.isInteger(items) ? [items * elementsPerItem] : undefined;
}

/** Throws MemoryError KINGLET_MEMORY_ARGUMENT unless all lengths, and their product, are whole numbers from 0 on. */
function elementsOf(shape: Shape): number {
  let elements = 1;
  for (let axis = 0; axis < shape.length; axis += 1) {
    const length = shape[axis]!;
    elements *= length;
    if (!(Number.isSafeInteger(length) && length >= 0 && Number.isSafeInteger(elements)))
      throw argumentError('shape', 'lengths that are whole numbers from 0 on, and a product that is one', shape);
  }
  return elements;
}

function layoutOf(dtype: DataType): Layout {
  if (Object.hasOwn(layouts, dtype)) return layouts[dtype];
  checkName('dtype', dtype, dataTypes);
  return layouts[dtype];
}
