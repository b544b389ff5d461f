import { describe, expect, test } from 'vitest';
import { jsonOfTensor, tensorOfJson } from './tensorJson.ts';

describe('tensorOfJson', () => {
  test.each<[string, string, unknown]>([
    ['[[1, 2], [3, "NaN"]]', 'float', { type: 'float', shape: [2, 2], data: Float32Array.of(1, 2, 3, Number.NaN) }],
    ['[1, 2]', 'int8', { type: 'int8', shape: undefined, data: Int8Array.of(1, 2) }],
    ['5', 'double', { type: 'double', shape: undefined, data: Float64Array.of(5) }],
    [
      '[["-9223372036854775808", 7]]',
      'int64',
      { type: 'int64', shape: [1, 2], data: BigInt64Array.of(-(2n ** 63n), 7n) },
    ],
    ['[[true, false, 1]]', 'bool', { type: 'bool', shape: [1, 3], data: Uint8Array.of(1, 0, 1) }],
    ['[[], []]', 'float', { type: 'float', shape: [2, 0], data: new Float32Array(0) }],
  ])('%s as %s', (text, type, tensor) => {
    expect(tensorOfJson(text, type, 'a.json')).toEqual(tensor);
  });

  test.each([
    ['[1, ', 'float', 'expected JSON'],
    ['[[1], 2]', 'float', 'rows of one length, found 1, a number'],
    ['[null]', 'float', 'numbers for float, or the texts NaN, Infinity and -Infinity, found null'],
    ['{"a": 1}', 'float', 'found {"a":1}'],
    ['["toString"]', 'float', 'found "toString"'],
    ['[1.5]', 'int32', 'whole numbers from -2147483648 to 2147483647 for int32, found 1.5'],
    ['[256]', 'uint8', 'whole numbers from 0 to 255 for uint8, found 256'],
    ['["9223372036854775808"]', 'int64', 'for int64, found "9223372036854775808"'],
    ['[1]', 'float16', 'expected a file of float16 to end with .npy, .pb or .raw'],
  ])('refuses %s as %s', (text, type, message) => {
    expect(() => tensorOfJson(text, type, 'a.json')).toThrow(
      expect.objectContaining({ code: 'KINGLET_CLI_FAILED', message: expect.stringContaining(message) }),
    );
  });
});

describe('jsonOfTensor', () => {
  test('nests rows, and writes what JSON lacks as texts', () => {
    expect(jsonOfTensor(Float32Array.of(1, 2, Number.NaN, Number.NEGATIVE_INFINITY), [2, 1, 2])).toEqual([
      [[1, 2]],
      [['NaN', '-Infinity']],
    ]);
    expect(jsonOfTensor(BigInt64Array.of(3n, 2n ** 60n), [2])).toEqual([3, '1152921504606846976']);
    expect(jsonOfTensor(Float32Array.of(5), [])).toBe(5);
    expect(jsonOfTensor(new Float32Array(0), [2, 0])).toEqual([[], []]);
    expect(jsonOfTensor(new Float32Array(0), [0, 2])).toEqual([]);
  });
});
