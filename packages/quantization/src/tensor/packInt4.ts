// Integers of 4 bits, two to a byte.
import type { IntegerArray } from './integerTypes.ts';

/** As ONNX stores int4 and uint4: the first of each two in the low half; a half that is left over is 0. */
export function packInt4(integers: IntegerArray): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(Math.ceil(integers.length / 2));
  for (let i = 0; i < integers.length; i++) packed[i >> 1]! |= (integers[i]! & 15) << (4 * (i & 1));
  return packed;
}
