// Products of 16-bit numbers: exact where int32 would overflow, on every tier of this machine, in WebAssembly and TypeScript.
import { describe, expect, test } from 'vitest';
import { eachCache } from '../test/eachCache.ts';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';

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
});
