// Hashes of many short messages: XXH32's known answers, the same everywhere, and that bits change bits.
import { describe, expect, test } from 'vitest';
import { loadAddon } from '../test/load.ts';
import { activateKernels, typescriptIsa } from './activeKernels.ts';
import { hashKeys, hashRows } from './index.ts';

const isas = [...loadAddon().isas(), typescriptIsa];
const ascii = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Bytes without a pattern, the same in every run. */
function bytesOf(length: number): Uint8Array {
  let state = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >>> 24;
  });
}

describe.for(isas)('on %s', (isa) => {
  const kernels = activateKernels(loadAddon, isa);

  test.for<[string, number, number]>([
    ['', 0, 0x02cc5d05],
    ['', 0x9e3779b1, 0x36b78ae7],
    ['a', 0, 0x550d7456],
    ['abc', 0, 0x32d153ff],
    ['abcd', 0, 0xa3643705],
    ['Nobody inspects the spammish repetition', 0, 0xe2293b2f],
  ])('XXH32 of %s with seed %i', ([text, seed, wanted]) => {
    const rows = ascii(text.repeat(40));

    expect([...kernels.hashRows(rows, text.length, seed, new Uint32Array(40))]).toEqual(Array(40).fill(wanted));
  });

  test('rows of every width to 70 hash as they do one by one', () => {
    const bytes = bytesOf(70 * 37);
    for (let width = 0; width <= 70; width++) {
      const rows = bytes.subarray(0, 37 * width);
      const hashes = kernels.hashRows(rows, width, 9, new Uint32Array(37));
      const alone = Uint32Array.from(hashes, (_, i) => {
        return hashRows(rows.subarray(i * width, (i + 1) * width), width, 9, new Uint32Array(1))[0]!;
      });
      expect(hashes, `${width}`).toEqual(alone);
    }
  });

  test.for([0, 1, 7, 8, 100, 1003])('%i keys hash as rows of their bytes', (n) => {
    const keys = new Uint32Array(bytesOf(4 * n).buffer);
    const rows = kernels.hashRows(new Uint8Array(keys.buffer), 4, 77, new Uint32Array(n));

    expect(kernels.hashKeys(keys, 77, new Uint32Array(n))).toEqual(rows);
    expect(kernels.hashKeys(keys, 77, keys)).toEqual(rows);
  });
});

test('each bit of a key changes each bit of its hash in half of all keys', () => {
  const n = 40_000;
  const keys = Uint32Array.from({ length: n }, (_, i) => i);
  const hashes = hashKeys(keys, 0, new Uint32Array(n));
  for (let bit = 0; bit < 32; bit++) {
    const changed = hashKeys(
      keys.map((key) => key ^ (1 << bit)),
      0,
      new Uint32Array(n),
    );
    for (let other = 0; other < 32; other++) {
      let flips = 0;
      for (let i = 0; i < n; i++) flips += ((hashes[i]! ^ changed[i]!) >>> other) & 1;
      // 5.5 standard deviations: of 1024 pairs none is beyond that by chance
      expect(Math.abs(flips / n - 0.5), `${bit} ${other}`).toBeLessThan(5.5 * Math.sqrt(0.25 / n));
    }
  }
});

test('no two keys have one hash, and tables fill evenly', () => {
  const keys = Uint32Array.from({ length: 1 << 20 }, (_, i) => 8 * i); // as addresses are
  const hashes = hashKeys(keys, 3, new Uint32Array(keys.length));
  const buckets = new Float64Array(1 << 12);
  for (const hash of hashes) buckets[hash & 4095]!++;
  const spread = buckets.reduce((sum, count) => sum + (count - 256) ** 2 / 256, 0) / 4095;

  expect(new Set(hashes).size).toBe(keys.length);
  expect(Math.abs(spread - 1)).toBeLessThan(0.1);
});

test('what is wrong is refused', () => {
  expect(() => hashRows(new Uint8Array(7), 4, 0, new Uint32Array(2))).toThrow(
    'hashRows: expected rows to have 2 x 4 elements, got 7',
  );
  expect(() => hashKeys(new Uint32Array(2), 2 ** 32, new Uint32Array(2))).toThrow(RangeError);
});
