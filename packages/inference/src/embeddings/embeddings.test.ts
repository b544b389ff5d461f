import { expect, test } from 'vitest';
import { clsPool, meanPool } from './meanPool.ts';
import { normalize } from './normalize.ts';

const hidden = { shape: [2, 3, 2], data: Float32Array.of(1, 2, 3, 4, 50, Number.NaN, -1, 0, 9, 9, 9, 9) };

test('the mean is of tokens that are seen', () => {
  const { shape, data } = meanPool(hidden, BigInt64Array.of(1n, 1n, 0n, 1n, 0n, 0n));

  expect(shape).toEqual([2, 2]);
  expect(data).toEqual(Float32Array.of(2, 3, -1, 0));
});

test('without a mask all tokens count, and of none the mean is 0', () => {
  const all = { shape: [1, 2, 2], data: Float32Array.of(1, 2, 3, 4) };

  expect(meanPool(all).data).toEqual(Float32Array.of(2, 3));
  expect(meanPool(all, [0, 0]).data).toEqual(Float32Array.of(0, 0));
});

test('the first token stands for its text', () => {
  expect(clsPool(hidden).data).toEqual(Float32Array.of(1, 2, -1, 0));
});

test('vectors become as long as 1, also where squares are no floats', () => {
  const { data } = normalize({ shape: [4, 2], data: Float32Array.of(3, 4, 0, 0, 3e30, 4e30, 3e-30, 4e-30) });

  for (const [i, expected] of [0.6, 0.8, 0, 0, 0.6, 0.8, 0.6, 0.8].entries()) expect(data[i]).toBeCloseTo(expected, 6);
});

test('what does not fit is refused', () => {
  const code = { code: 'KINGLET_INFERENCE_INPUT' };
  const data = new Float32Array(6);

  expect(() => meanPool({ shape: [2, 3], data })).toThrow(
    'expected hidden states of the shape [batch, tokens, width], found [2, 3]',
  );
  expect(() => meanPool({ shape: [1, 3, 2], data }, [1])).toThrow('expected a mask of 1 x 3 elements, found 1');
  expect(() => clsPool({ shape: [1, 0, 2], data: new Float32Array() })).toThrow('expected at least one token');
  expect(() => clsPool({ shape: [1, 4, 2], data })).toThrow(expect.objectContaining(code));
  expect(() => clsPool({ shape: [1, 3, 2], data: new Int32Array(6) })).toThrow('expected hidden states of float');
  expect(() => normalize({ shape: [2, 2], data })).toThrow(expect.objectContaining(code));
});
