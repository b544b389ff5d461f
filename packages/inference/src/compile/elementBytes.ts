// Bytes of the elements that plans can hold; those of fewer bits than 8 have one each.
import type { ElementType } from '@kinglet/onnx';
import { heldTypes, memoryTypeOf } from '../elementArrays.ts';
import { InferenceError } from '../errors.ts';

/** Throws KINGLET_INFERENCE_OPERATOR for types that no plan holds: strings and complex numbers. */
export function elementBytesOf(type: ElementType): number {
  const array = memoryTypeOf(type);
  if (array) return array.BYTES_PER_ELEMENT;
  throw new InferenceError(
    'KINGLET_INFERENCE_OPERATOR',
    `expected elements of one of ${heldTypes.join(', ')}, got ${type}`,
  );
}
