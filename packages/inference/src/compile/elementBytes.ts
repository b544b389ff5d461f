// Bytes of the elements that plans can hold.
import type { ElementType } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';

const bytes: Partial<Record<ElementType, number>> = {
  bfloat16: 2,
  bool: 1,
  double: 8,
  float: 4,
  float16: 2,
  int16: 2,
  int32: 4,
  int64: 8,
  int8: 1,
  uint16: 2,
  uint32: 4,
  uint64: 8,
  uint8: 1,
};

/** Throws KINGLET_INFERENCE_OPERATOR for types that no plan holds: strings, complex numbers, floats of 8 bits. */
export function elementBytesOf(type: ElementType): number {
  const found = bytes[type];
  if (found) return found;
  throw new InferenceError(
    'KINGLET_INFERENCE_OPERATOR',
    `expected elements of one of ${Object.keys(bytes).join(', ')}, got ${type}`,
  );
}
