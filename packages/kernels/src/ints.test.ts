// Arithmetic of int8 and int16 on every tier of the addon, and in TypeScript: all exact.
import { describe, expect, test } from 'vitest';
import { bareKernels } from '../test/bareKernels.ts';
import { testableIsas } from '../test/load.ts';
import type { Kernels } from './generated/kernels.ts';

const isas = testableIsas().filter((isa) => !isa.startsWith('wasm'));

/** Numbers without a pattern, the same in every run. */
function numbers(length: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >> 16;
  });
}

const saturated = (x: number, bits: number): number => Math.max(-(2 ** (bits - 1)), Math.min(2 ** (bits - 1) - 1, x));

const functions: Readonly<Record<string, (a: number, b: number, bits: number) => number>> = {
  add: (a, b) => a + b,
  sub: (a, b) => a - b,
  mul: (a, b) => a * b,
  addSaturated: (a, b, bits) => saturated(a + b, bits),
  subSaturated: (a, b, bits) => saturated(a - b, bits),
  mulSaturated: (a, b, bits) => saturated(a * b, bits),
};

const types = [
  ['I8', Int8Array, 8],
  ['I16', Int16Array, 16],
] as const;

describe.for(isas)('on %s', (isa) => {
  const kernels = bareKernels(isa);
  const call = (name: string): ((...args: unknown[]) => unknown) =>
    kernels[name as keyof Kernels] as unknown as (...args: unknown[]) => unknown;

  describe.for(types)('%s', ([type, IntArray, bits]) => {
    test.for(Object.keys(functions))('%s of every length, in place too', (name) => {
      for (const length of [0, 1, 2, 3, 7, 15, 16, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 300]) {
        const [a, b] = [IntArray.from(numbers(length, 1)), IntArray.from(numbers(length, 2))];
        const expected = IntArray.from(Array.from(a, (x, i) => functions[name]!(x, b[i]!, bits)));

        expect(call(name + type)(a, b, new IntArray(length))).toEqual(expected);
        expect(call(name + type)(a, b.slice(), a)).toEqual(expected);
      }
    });

    test('the ends of the range', () => {
      const [least, most] = [-(2 ** (bits - 1)), 2 ** (bits - 1) - 1];
      const a = new IntArray(70).fill(least);
      const b = new IntArray(70).fill(least).fill(-1, 35);
      const at = (name: string): number[] => {
        const out = call(name + type)(a, b, new IntArray(70)) as Int8Array;
        return [out[0]!, out[69]!];
      };

      expect(at('add')).toEqual([0, most]);
      expect(at('addSaturated')).toEqual([least, least]);
      expect(at('sub')).toEqual([0, least + 1]);
      expect(at('subSaturated')).toEqual([0, least + 1]);
      expect(at('mul')).toEqual([0, least]);
      expect(at('mulSaturated')).toEqual([most, most]);
    });

    test.for([1, 2, 31, 130, 100_003])('reductions of %i elements', (length) => {
      const a = IntArray.from(numbers(length, 3));
      const largest = new IntArray(length).fill(-(2 ** (bits - 1)));

      expect(call(`sum${type}`)(a)).toBe(Array.from(a).reduce((x, y) => x + y, 0));
      expect(call(`sum${type}`)(largest)).toBe(-(2 ** (bits - 1)) * length);
      expect(call(`max${type}`)(a)).toBe(Array.from(a).reduce((x, y) => Math.max(x, y)));
      expect(call(`min${type}`)(a)).toBe(Array.from(a).reduce((x, y) => Math.min(x, y)));
    });

    test('multiplyAccumulate adds to int32 and wraps there', () => {
      const [a, b] = [IntArray.from(numbers(101, 4)), IntArray.from(numbers(101, 5))];
      const sums = Int32Array.from({ length: 101 }, (_, i) => 2 ** 31 - 1 - i);
      const expected = sums.map((sum, i) => sum + a[i]! * b[i]!);

      expect(call(`multiplyAccumulate${type}`)(a, b, sums)).toBe(sums);
      expect(sums).toEqual(expected);
    });
  });

  test.for([1, 9, 33, 4096, 200_003])('dotI16 of %i largest products is exact', (length) => {
    const a = new Int16Array(length).fill(-32768);

    expect(kernels.dotI16(a, a)).toBe(2 ** 30 * length);
    expect(kernels.dotI16(a, new Int16Array(length).fill(32767))).toBe(-32768 * 32767 * length);
  });
});

test('max and min of nothing are refused', async () => {
  const { maxI8, minI16 } = await import('./index.ts');

  expect(() => maxI8(new Int8Array(0))).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_EMPTY' }));
  expect(() => minI16(new Int16Array(0))).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_EMPTY' }));
});
