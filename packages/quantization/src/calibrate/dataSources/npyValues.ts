// Elements of NumPy's arrays, as arrays that samples may be.
import { type NpyArray, npyElements } from '@kinglet/inference/npy';
import { decodeFloat16 } from '@kinglet/onnx';
import type { SampleValues } from '../calibrationData.ts';

/** The elements by value: samples of 16 bits without a sign would be taken for halves of floats. */
export function npyValues(array: NpyArray): SampleValues {
  const elements = npyElements(array);
  if (!(elements instanceof Uint16Array)) return elements;
  return array.type === 'float16' ? Float32Array.from(elements, decodeFloat16) : Uint32Array.from(elements);
}
