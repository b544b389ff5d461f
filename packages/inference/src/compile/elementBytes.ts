// Bytes of the elements that plans can hold; those of fewer bits than 8 have one each.
import type { ElementType } from '@kinglet/onnx';
import { InferenceError } from '../errors.ts';

const bytes: Partial<Record<ElementType, number>> = {
  bfloat16: 2,
  bool: 1,
  double: 8,
  float: 4,
  float16: 2,
  float4e2m1: 1,
  float8e4m3fn: 1,
  float8e4m3fnuz: 1,
  float8e5m2: 1,
  float8e5m2fnuz: 1,
  float8e8m0: 1,
  int16: 2,
  int2: 1,
  int32: 4,
  int4: 1,
  int64: 8,
  int8: 1,
  uint16: 2,
  uint2: 1,
  uint32: 4,
  uint4: 1,
  uint64: 8,
  uint8: 1,
};

/** Throws KINGLET_INFERENCE_OPERATOR for types that no plan holds: strings and complex numbers. */
export function elementBytesOf(type: ElementType): number {
  const found = bytes[type];
  if (found) return found;
  throw new InferenceError(
    'KINGLET_INFERENCE_OPERATOR',
    `expected elements of one of ${Object.keys(bytes).join(', ')}, got ${type}`,
  );
}
