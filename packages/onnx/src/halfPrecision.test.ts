import { expect, test } from 'vitest';
import { decodeBfloat16, decodeFloat16, toBfloat16Bits, toFloat16Bits } from './halfPrecision.ts';

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

const everyCode = Uint16Array.from({ length: 65536 }, (_, code) => code);

test.each([
  ['float16', decodeFloat16, toFloat16Bits],
  ['bfloat16', decodeBfloat16, toBfloat16Bits],
] as const)(
  'every number of %s keeps its bits, and what is between two goes to the nearer, halfway to the even',
  (_, decode, encode) => {
    const numbers = Float32Array.from(everyCode, decode);
    const codes = encode(numbers);
    for (const code of everyCode)
      expect(Number.isNaN(numbers[code]) ? Number.isNaN(decode(codes[code]!)) : codes[code] === code).toBe(true);

    // The codes of positive finite numbers ascend with them.
    const last = everyCode.findIndex((code) => decode(code) === Number.POSITIVE_INFINITY) - 1;
    for (let code = 0; code < last; code += 7) {
      const floats = Float32Array.of(0, (decode(code) + decode(code + 1)) / 2, 0);
      const bits = new Uint32Array(floats.buffer);
      bits.set([bits[1]! - 1, bits[1]!, bits[1]! + 1]);
      expect([...encode(floats)]).toEqual([code, code + (code % 2), code + 1]);
    }
  },
);

test('what a half has no room for becomes an infinity', () => {
  expect([...toFloat16Bits(Float32Array.of(65519.996, 65520, -1e30, Number.POSITIVE_INFINITY))]).toEqual([
    0x7bff, 0x7c00, 0xfc00, 0x7c00,
  ]);
  expect([...toBfloat16Bits(Float32Array.of(3.4e38))]).toEqual([0x7f80]);
});
