// The elements of an npy array as a typed array.
import { type ElementArray, elementArrayOf } from '../elementArrays.ts';
import type { NpyArray } from './npy.ts';
import type { NpyHeader } from './npyHeader.ts';
import { npyElementBytes } from './npyTypes.ts';

/** The elements in C order, in memory of their own; half precision as its bits, booleans as 0 and 1. */
export function npyElements(array: Omit<NpyArray, 'descr'>): ElementArray {
  const { type, data, isBigEndian } = array;
  const elementBytes = npyElementBytes(type);
  const bytes = type === 'bool' ? Uint8Array.from(data, (byte) => Number(byte !== 0)) : new Uint8Array(data);
  if (isBigEndian)
    for (let at = 0; at < bytes.length; at += elementBytes) bytes.subarray(at, at + elementBytes).reverse();
  const elements = elementArrayOf(type, bytes.buffer, 0, bytes.length / elementBytes);
  const places = npyPlaces(array);
  if (!places) return elements;
  const stored = elements.slice();
  for (let i = 0; i < elements.length; i++) elements[i] = stored[places(i)]!;
  return elements;
}

/**
 * Where the element at a position in C order lies in an array whose first axis changes fastest; undefined where
 * every element lies at its own position.
 */
export function npyPlaces({
  isFortran,
  shape,
}: Pick<NpyHeader, 'isFortran' | 'shape'>): ((index: number) => number) | undefined {
  if (!isFortran || shape.length < 2) return undefined;
  const strides = shape.map((_, axis) => shape.slice(0, axis).reduce((product, length) => product * length, 1));
  return (index) => {
    let place = 0;
    let rest = index;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      place += (rest % shape[axis]!) * strides[axis]!;
      rest = Math.floor(rest / shape[axis]!);
    }
    return place;
  };
}
