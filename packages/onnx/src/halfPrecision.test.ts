import { expect, test } from 'vitest';
import { decodeBfloat16, decodeFloat16 } from './halfPrecision.ts';

test.each([
  [0x0000, 0],
  [0x8000, -0],
  [0x3c00, 1],
  [0xc000, -2],
  [0x7bff, 65504],
  [0x0001, 2 ** -24],
  [0x0400, 2 ** -14],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
])('the half %i is %f', (bits, value) => expect(decodeFloat16(bits)).toBe(value));

test.each([
  [0x3f80, 1],
  [0xc000, -2],
  [0x7f80, Number.POSITIVE_INFINITY],
  [0x7fc0, Number.NaN],
])('the bfloat16 %i is %f', (bits, value) => expect(decodeBfloat16(bits)).toBe(value));
