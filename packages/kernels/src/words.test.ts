// Products of 16-bit numbers: exact where int32 would overflow, on every tier of this machine, in WebAssembly and TypeScript.
import { describe, expect, test } from 'vitest';
import { eachCache } from '../test/eachCache.ts';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import type { Kernels } from './generated/kernels.ts';
import { typescriptKernels } from './typescriptKernels.ts';

const none = new Float32Array(0);

/** Numbers of 16 bits without a pattern, the same in every run. */
function words(length: number, seed: number): Int16Array {
  let state = seed;
  return Int16Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >> 16;
  });
}

interface Packed {
  readonly sums: Int32Array;
  readonly panels: Int8Array;
}

function packed(k: Kernels, b: Int16Array | Int8Array, inner: number, columns: number): Packed {
  const width = Math.ceil(columns / 16) * 16 * b.BYTES_PER_ELEMENT;
  const [sums, panels] = [new Int32Array(width), new Int8Array(width * Math.ceil(inner / 4) * 4)];
  if (b instanceof Int8Array) k.packBytes(b, inner, columns, 1, sums, panels);
  else k.packI16(b, inner, columns, 1, sums, panels);
  return { sums, panels };
}

/** The product of a with the transpose b, as floats. */
function dequantized(k: Kernels, a: Int16Array, zero: number, b: Int16Array | Int8Array, inner: number): Float32Array {
  const [rows, columns] = [a.length / inner, b.length / inner];
  const { sums, panels } = packed(k, b, inner, columns);
  const out = new Float32Array(rows * columns);
  return k.matmulI16Dequantize(
    ...([a, rows, inner, zero, none, panels, sums, columns, b.BYTES_PER_ELEMENT] as const),
    ...([new Float32Array(columns).fill(1), none, out, -Infinity, Infinity, 0] as const),
  );
}

describe.for(testableIsas())('on %s', (isa) => {
  const k = activateKernels(loadAddon, isa, loadWasm);

  test.for([1, 2, 3, 33, 1000, 16_385, 100_003])('sums of %i largest products are exact', (inner) => {
    const a = new Int16Array(3 * inner).fill(-32768);
    const words = new Int16Array(3 * inner).fill(-32768).fill(32767, 2 * inner);
    const bytes = new Int8Array(3 * inner).fill(-128).fill(127, 2 * inner);

    const byWords = k.matmulI16ByI16(a, 3, inner, words, 3, new Float64Array(9));
    const byBytes = k.matmulI16ByI8(a, 3, inner, bytes, 3, new Float64Array(9));

    expect([...byWords.subarray(6)]).toEqual([2 ** 30 * inner, 2 ** 30 * inner, -32768 * 32767 * inner]);
    expect([...byBytes.subarray(0, 3)]).toEqual([2 ** 22 * inner, 2 ** 22 * inner, -32768 * 127 * inner]);
    expect(byWords.subarray(0, 3)).toEqual(byWords.subarray(6));
  });

  test('a product of many rows, in one block of them and in several', () => {
    const [rows, inner, columns] = [301, 411, 3];
    const a = Int16Array.from({ length: rows * inner }, (_, i) => i * 40_503);
    const b = Int16Array.from({ length: columns * inner }, (_, i) => i * 30_011);
    const expected = Float64Array.from({ length: rows * columns }, (_, at) => {
      const [r, c] = [Math.floor(at / columns), at % columns];
      return Array.from({ length: inner }, (_, i) => a[r * inner + i]! * b[c * inner + i]!).reduce((x, y) => x + y);
    });

    const products = eachCache(k, () => k.matmulI16ByI16(a, rows, inner, b, columns, new Float64Array(rows * columns)));

    for (const product of products) expect(product).toEqual(expected);
  });

  test.for([1, 5, 65_536, 65_537, 200_003])('packed, sums of %i largest products are exact', (inner) => {
    const a = new Int16Array(3 * inner).fill(-32768).fill(32767, inner);
    const largest = new Int16Array(2 * inner).fill(-32768).fill(32767, inner);
    const bytes = new Int8Array(2 * inner).fill(-128).fill(127, inner);
    const product = (x: number, w: number, zero: number): number => Math.fround((x - zero) * w * inner);

    for (const zero of [0, 32767])
      for (const [b, low, high] of [[largest, -32768, 32767] as const, [bytes, -128, 127] as const])
        expect([...dequantized(k, a, zero, b, inner).subarray(0, 4)].map((x) => x + 0)).toEqual(
          [-32768, 32767].flatMap((x) => [product(x, low, zero) + 0, product(x, high, zero) + 0]),
        );
  });

  test.for([
    [1, 300, 37],
    [29, 71, 300],
    [2, 70_000, 18],
  ] as const)('packed, %i x %i x %i has the bits of TypeScript whatever the caches', ([rows, inner, columns]) => {
    const a = words(rows * inner, 1);
    for (const b of [words(columns * inner, 2), new Int8Array(words(columns * inner, 3))]) {
      const expected = dequantized(typescriptKernels, a, 1234, b, inner);

      for (const product of eachCache(k, () => dequantized(k, a, 1234, b, inner))) expect(product).toEqual(expected);
    }
  });

  test('requantized, sums are rounded half to even, moved and saturated', () => {
    const { sums, panels } = packed(k, Int16Array.of(1, 3, 5, -32768, 32767), 1, 5);
    const out = new Int16Array(5);

    k.matmulI16Requantize(
      ...([Int16Array.of(2), 1, 1, 1, panels, sums, 5, 2] as const),
      ...([Float32Array.of(0, 0, 0, 0, 9), new Float32Array(5).fill(0.5), 10, out] as const),
    );

    expect([...out]).toEqual([10, 12, 12, -16_374, 16_402]);
  });
});
