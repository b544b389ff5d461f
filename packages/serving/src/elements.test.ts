// Elements of every type through a model: what JSON may hold, bytes as they are, npy by value.

import { decodeNpy, encodeNpy, npyElementBytes } from '@kinglet/inference/npy';
import { describe, expect, test } from 'vitest';
import { copyPlan, lookupPlan } from '../test/models.ts';
import { fakePlatform } from '../test/platform.ts';
import { createHandler } from './createHandler.ts';
import { halfToNumber } from './elements.ts';

const types = [
  'bool',
  'double',
  'float',
  'int16',
  'int32',
  'int64',
  'int8',
  'uint16',
  'uint32',
  'uint64',
  'uint8',
] as const;
const wholeTypes = types.filter((type) => type !== 'double' && type !== 'float');
const limits: Readonly<Record<string, readonly [number, number]>> = {
  bool: [0, 1],
  int16: [-32768, 32767],
  int32: [-2147483648, 2147483647],
  int64: [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  int8: [-128, 127],
  uint16: [0, 65535],
  uint32: [0, 4294967295],
  uint64: [0, Number.MAX_SAFE_INTEGER],
  uint8: [0, 255],
};

describe.for(types)('%s', (type) => {
  test('comes out as it went in, from JSON', () => {
    const { answer } = createHandler({ model: copyPlan(type) }, fakePlatform());

    expect(answer([[1, 0], { x: [0, 1] }])).toEqual([{ y: [1, 0] }, { y: [0, 1] }]);
  });

  test('comes out as it went in, as npy and as raw elements', async () => {
    const bytes = new Uint8Array(4 * npyElementBytes(type)).map((_, i) => i % 2);
    const formats = ['npy', 'raw'] as const;
    const npy = createHandler({ model: copyPlan(type), input: { formats }, output: { kind: 'npy' } }, fakePlatform());
    const raw = createHandler({ model: copyPlan(type), input: { formats }, output: { kind: 'raw' } }, fakePlatform());

    const file = decodeNpy((await npy.rawHandler(encodeNpy(type, [2, 2], bytes), {} as never)) as Uint8Array);

    expect([file.type, file.shape, [...file.data]]).toEqual([type, [2, 2], [...bytes]]);
    expect(await raw.rawHandler(bytes, {} as never)).toEqual(bytes);
  });
});

test.for(wholeTypes)('%s is whole numbers in its range', (type) => {
  const [least, most] = limits[type]!;
  const { answer } = createHandler({ model: copyPlan(type) }, fakePlatform());

  expect(answer({ x: [least, most] })).toEqual({ y: [least, most] });
  for (const bad of [least - 1, most + 1, 0.5, '1', null])
    expect(answer({ x: [0, bad] })).toMatchObject({
      error: { issues: [{ path: '/x/1', expected: `a whole number from ${least} to ${most}` }] },
    });
});

test('fields of one value fill 64-bit integers too', () => {
  const { answer } = createHandler(
    {
      model: copyPlan('int64'),
      input: {
        fields: { on: { type: 'boolean' }, day: { type: 'category', values: ['mon', 'tue', 'wed'] } },
      },
    },
    fakePlatform(),
  );
  const oneHot = createHandler(
    { model: copyPlan('int64'), input: { fields: { on: { type: 'category', values: [7, 8], encoding: 'one-hot' } } } },
    fakePlatform(),
  );
  const numbers = createHandler(
    { model: copyPlan('uint64'), input: { fields: { a: { type: 'integer' }, b: { type: 'number', default: 3 } } } },
    fakePlatform(),
  );

  expect(answer({ on: true, day: 'wed' })).toEqual({ y: [1, 2] });
  expect(oneHot.answer({ on: 8 })).toEqual({ y: [0, 1] });
  expect(numbers.answer({ a: 5 })).toEqual({ y: [5, 3] });
});

test('categories are no more than their elements count', () => {
  const values = Array.from({ length: 129 }, (_, i) => i);
  const define = (count: number) =>
    createHandler(
      {
        model: copyPlan('int8'),
        input: { fields: { a: { type: 'category', values: values.slice(0, count) }, b: { type: 'integer' } } },
      },
      fakePlatform(),
    );

  expect(define(128).answer({ a: 127, b: 0 })).toEqual({ y: [127, 0] });
  expect(() => define(129)).toThrow('field "a": expected at most 128 `values`');
});

test('an integer that no number holds is answered as a text', async () => {
  const { rawHandler } = createHandler({ model: copyPlan('int64'), input: { formats: ['raw'] } }, fakePlatform());
  const bytes = new Uint8Array(BigInt64Array.of(2n ** 62n, -3n).buffer);

  expect(await rawHandler(bytes, {} as never)).toEqual({ y: ['4611686018427387904', -3] });
});

test('half precision is taken as bytes, and answered as numbers', async () => {
  const model = copyPlan('float16');
  const { rawHandler } = createHandler({ model, input: { formats: ['raw', 'npy'] } }, fakePlatform());
  const halves = new Uint8Array(Uint16Array.of(0x3c00, 0xc200).buffer);

  expect(await rawHandler(halves, {} as never)).toEqual({ y: [1, -3] });
  expect(await rawHandler(encodeNpy('float16', [2], halves), {} as never)).toEqual({ y: [1, -3] });
  expect(() => createHandler({ model }, fakePlatform())).toThrow('found "x" of float16; take it as npy or raw');
});

test.for([
  [0x0000, 0],
  [0x8000, -0],
  [0x0001, 2 ** -24],
  [0x03ff, 1023 * 2 ** -24],
  [0x0400, 2 ** -14],
  [0x3555, 0.333251953125],
  [0x7bff, 65504],
  [0x7c00, Number.POSITIVE_INFINITY],
  [0xfc00, Number.NEGATIVE_INFINITY],
  [0x7e00, Number.NaN],
] as const)('the bits %i are %d in half precision', ([bits, number]) => {
  expect(halfToNumber(bits)).toBe(number);
});

test('what a bad item left in its slot stops no run', () => {
  const { answer } = createHandler({ model: lookupPlan([10, 20, 30]) }, fakePlatform());

  // 7 is put before the unknown field is seen.
  expect(answer([{ x: [1] }, { x: [7], y: 0 }])).toEqual([
    { y: [20] },
    { error: expect.objectContaining({ message: expect.stringContaining('an unknown field') }) },
  ]);
});

test('a number that a model cannot look up is the error of its item alone', () => {
  const { answer } = createHandler({ model: lookupPlan([10, 20, 30]) }, fakePlatform());

  expect(answer([[0], [3], [2], ['x']])).toEqual([
    { y: [10] },
    {
      error: expect.objectContaining({
        statusCode: 400,
        message: expect.stringContaining('/1: expected values that the model can work with'),
      }),
    },
    { y: [30] },
    { error: expect.objectContaining({ message: expect.stringContaining('/3/0') }) },
  ]);
});
