// IEEE half precision, for engines without Float16Array: conversions of numbers and of whole arrays.
import type { HalfArray } from './check.ts';

const float = new Float32Array(1);
const bits = new Uint32Array(float.buffer);

/** The number that a half's bits are. */
export function halfToNumber(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 31;
  const fraction = half & 0x3ff;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return exponent === 0 ? sign * fraction * 2 ** -24 : sign * (fraction + 0x400) * 2 ** (exponent - 25);
}

/** The bits of the half nearest to an f32, ties to even; src/c/vec_narrow.h says why. */
export function numberToHalf(value: number): number {
  float[0] = value;
  const word = bits[0]!;
  const sign = (word >>> 16) & 0x8000;
  const rest = word & 0x7fffffff;
  if (rest > 0x7f800000) return sign | 0x7e00 | ((rest >>> 13) & 0x1ff);
  if (rest >= 0x47800000) return sign | 0x7c00;
  if (rest < 0x38800000) {
    bits[0] = rest;
    float[0] = float[0]! + 0.5;
    return sign | (bits[0]! - 0x3f000000);
  }
  return sign | ((rest - 0x38000000 + 0xfff + ((rest >>> 13) & 1)) >>> 13);
}

/** The array's numbers: itself if it is a Float16Array, else converted. */
export function asNumbers(halves: HalfArray): { readonly length: number; readonly [index: number]: number } {
  return halves instanceof Uint16Array ? Float32Array.from(halves, halfToNumber) : halves;
}

/** The array's bits, where it is. */
export function asBits(halves: HalfArray): Uint16Array {
  return halves instanceof Uint16Array ? halves : new Uint16Array(halves.buffer, halves.byteOffset, halves.length);
}
