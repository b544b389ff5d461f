// Checks that no operation of the table needs yet: sizes, lengths of several dimensions, outputs apart from inputs.
import { expect, test } from 'vitest';
import { checkApart, checkLength, checkSize, isAsWide } from './check.ts';
import { sum } from './index.ts';

const memory = new Float32Array(8);

test('a size is a whole number that is not negative', () => {
  expect(() => checkSize('gemv', 'm', 3)).not.toThrow();
  expect(() => checkSize('gemv', 'm', '3')).toThrow('gemv: expected m to be a size, got string');
  for (const wrong of [-1, 1.5, Number.NaN, 2 ** 60])
    expect(() => checkSize('gemv', 'm', wrong)).toThrow(
      `gemv: expected m to be a whole number of elements, got ${wrong}`,
    );
});

test('a length may be wanted by number', () => {
  expect(() => checkLength('gemv', 'a', memory, 8)).not.toThrow();
  expect(() => checkLength('gemv', 'a', memory, 6)).toThrow('gemv: expected a to have length 6, got 8');
  expect(() => checkLength('gemv', 'a', memory, 6, 2, 3)).toThrow('gemv: expected a to have 2 x 3 elements, got 8');
});

test('an output that must be apart may not even be the input', () => {
  expect(() => checkApart('gemv', 'y', memory, 'a', memory)).toThrow(
    'gemv: expected y to be apart from a, got arrays that overlap',
  );
  expect(() => checkApart('gemv', 'y', memory.subarray(0, 4), 'a', memory.subarray(4))).not.toThrow();
});

test('an array of narrower elements under a changed prototype is never read past its end', () => {
  const bytes = Object.setPrototypeOf(new Uint8Array(10_000).fill(1), Float32Array.prototype) as Float32Array;

  expect(isAsWide(bytes, 4)).toBe(false);
  expect(isAsWide(memory, 4)).toBe(true);
  expect(sum(bytes)).toBe(10_000);
});
