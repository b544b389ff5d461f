// Two integers of 4 bits a byte, as ONNX stores them.
import { QuantizationError } from '../errors.ts';

/**
 * Integers of int4 (-8 to 7) or uint4 (0 to 15) packed as ONNX's tensors are: the first in a byte's low half, the second
 * in its high half; the last byte of an odd count is filled up with 0. Throws QuantizationError
 * KINGLET_QUANTIZATION_DATA for others.
 */
export function packInt4(integers: ArrayLike<number>): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.ceil(integers.length / 2));
  for (let i = 0; i < integers.length; i++) {
    const integer = integers[i]!;
    if (!(integer >= -8 && integer <= 15 && Number.isInteger(integer))) throw beyond(integer, i);
    bytes[i >> 1]! |= (integer & 15) << (4 * (i & 1));
  }
  return bytes;
}

/** So many integers out of bytes that `packInt4` made. Throws QuantizationError KINGLET_QUANTIZATION_DATA for too few bytes. */
export function unpackInt4(
  bytes: Uint8Array,
  count: number,
  type: 'int4' | 'uint4',
): Int8Array<ArrayBuffer> | Uint8Array<ArrayBuffer> {
  if (bytes.length < Math.ceil(count / 2)) throw tooShort(bytes.length, count);
  const integers = type === 'int4' ? new Int8Array(count) : new Uint8Array(count);
  // 4 bits more on the left: shifting back repeats the sign.
  const unused = type === 'int4' ? 28 : 0;
  for (let i = 0; i < count; i++) integers[i] = (((bytes[i >> 1]! >> (4 * (i & 1))) & 15) << unused) >> unused;
  return integers;
}

function beyond(integer: number, index: number): QuantizationError {
  const message = `expected integers of 4 bits, -8 to 15, found ${integer} at index ${index}`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}

function tooShort(found: number, count: number): QuantizationError {
  const message = `expected ${Math.ceil(count / 2)} bytes for ${count} integers of 4 bits, found ${found}`;
  return new QuantizationError('KINGLET_QUANTIZATION_DATA', message);
}
