// What reductions promise beyond their bounds, on every tier of this machine, in WebAssembly and in plain TypeScript.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { typescriptReductions } from './typescriptReductions.ts';

let seed = 1;
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
const floats = (n: number): Float32Array => Float32Array.from({ length: n }, () => random() * 2 - 1);
const filled = (n: number, value: number): Float32Array => new Float32Array(n).fill(value);

describe.for(testableIsas())('on %s', (isa) => {
  const k = activateKernels(loadAddon, isa, loadWasm);

  test.for([0, 1, 3, 15, 16, 17, 63, 64, 65, 130, 1000, 32_769])('sums of %i bytes are exact', (n) => {
    const i8 = (): Int8Array => Int8Array.from({ length: n }, () => Math.floor(random() * 256) - 128);
    const u8 = (): Uint8Array => Uint8Array.from({ length: n }, () => Math.floor(random() * 256));
    for (const [a, b] of [
      [i8(), i8()],
      [new Int8Array(n).fill(-128), new Int8Array(n).fill(-128)],
    ] as const) {
      expect(k.dotI8(a, b)).toBe(a.reduce((sum, x, i) => sum + x * b[i]!, 0));
      expect(k.squaredEuclideanI8(a, b)).toBe(a.reduce((sum, x, i) => sum + (x - b[i]!) ** 2, 0));
      expect(k.cosineI8(a, b)).toBe(typescriptReductions.cosineI8(a, b));
    }
    for (const [a, b] of [
      [u8(), u8()],
      [new Uint8Array(n).fill(255), new Uint8Array(n)],
    ] as const) {
      expect(k.dotU8(a, b)).toBe(a.reduce((sum, x, i) => sum + x * b[i]!, 0));
      expect(k.squaredEuclideanU8(a, b)).toBe(a.reduce((sum, x, i) => sum + (x - b[i]!) ** 2, 0));
      expect(k.cosineU8(a, b)).toBe(typescriptReductions.cosineU8(a, b));
    }
  });

  test('sums of bytes go beyond int32', () => {
    const n = 200_000;
    const lowest = new Int8Array(n).fill(-128);
    const highest = new Uint8Array(n).fill(255);

    expect(k.dotI8(lowest, lowest)).toBe(n * 16_384);
    expect(k.dotI8(lowest, new Int8Array(n).fill(127))).toBe(-n * 16_256);
    expect(k.squaredEuclideanI8(lowest, new Int8Array(n).fill(127))).toBe(n * 65_025);
    expect(k.dotU8(highest, highest)).toBe(n * 65_025);
  });

  test.for([4, 100, 3000])('cosine of %i elements is 0 for a zero vector, and never above 1', (n) => {
    const a = floats(n);

    expect(k.cosine(a, filled(n, 0))).toBe(0);
    expect(k.cosine(filled(n, 0), filled(n, 0))).toBe(0);
    expect(k.cosine(a, a)).toBeGreaterThan(1 - 1e-6);
    expect(k.cosine(a, a)).toBeLessThanOrEqual(1);
    expect(
      k.cosine(
        a,
        a.map((x) => -x),
      ),
    ).toBeLessThan(-1 + 1e-6);
    expect(k.cosine(a, filled(n, Number.NaN))).toBeNaN();
    expect(k.cosine(filled(n, 0), filled(n, Number.NaN))).toBeNaN();
    expect(k.cosine(filled(n, 0), filled(n, Number.POSITIVE_INFINITY))).toBeNaN();
    expect(k.cosineI8(new Int8Array(n), new Int8Array(n).fill(3))).toBe(0);
  });

  test.for([4, 100, 3000])(
    'squares of %i elements that overflow or vanish do not spoil cosine and the L2 norm',
    (n) => {
      const a = floats(n);
      const b = floats(n);
      const expected = k.cosine(a, b);
      for (const factor of [2 ** 100, 2 ** -100]) {
        const scaled = (x: Float32Array): Float32Array => x.map((value) => value * factor);
        expect(Math.abs(k.cosine(scaled(a), scaled(b)) - expected)).toBeLessThan(1e-5);
        const rows = new Float32Array(2 * n);
        rows.set(scaled(a));
        expect(Math.abs(k.cosineMany(rows, scaled(b), new Float32Array(2))[0]! - expected)).toBeLessThan(1e-5);
        expect(k.normL2(scaled(a)) / factor / k.normL2(a)).toBeCloseTo(1, 5);
      }
    },
  );

  test('the mean and variance of nothing are NaN, the sums of nothing 0', () => {
    const none = new Float32Array(0);

    expect([k.mean(none), k.variance(none)]).toEqual([Number.NaN, Number.NaN]);
    expect([k.sumOfSquares(none), k.normL1(none), k.normL2(none), k.normLinf(none), k.cosine(none, none)]).toEqual([
      0, 0, 0, 0, 0,
    ]);
    for (const operation of ['min', 'max', 'argmin', 'argmax'] as const)
      expect(() => k[operation](none)).toThrow(expect.objectContaining({ code: 'KINGLET_KERNELS_EMPTY' }));
  });

  test.for([2, 1000, 20_001])('the variance of %i elements is not lost beside a large mean', (n) => {
    const a = Float32Array.from({ length: n }, (_, i) => 4096 + (i % 2));
    const mean = a.reduce((sum, x) => sum + x, 0) / n;
    const exact = a.reduce((sum, x) => sum + (x - mean) ** 2, 0) / n;

    expect(Math.abs(k.variance(a) - exact)).toBeLessThan(1e-5);
    expect(k.variance(filled(n, 0.1))).toBeLessThan(1e-15);
  });

  test.for([1, 40, 1024, 1025, 9000])('argmax and argmin of %i elements are the first, and find NaN before', (n) => {
    const a = floats(n);
    const at = Math.floor(n * 0.7);
    a[at] = 2;
    a[n - 1] = Math.max(a[n - 1]!, 2);
    expect(k.argmax(a)).toBe(a.indexOf(2));
    expect(k.argmin(a.map((x) => -x))).toBe(a.indexOf(2));
    a[n - 1] = Number.NaN;
    expect([k.argmax(a), k.argmin(a), k.max(a), k.min(a), k.normLinf(a)]).toEqual([
      n - 1,
      n - 1,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
    a[n >> 1] = Number.NaN;
    expect([k.argmax(a), k.argmin(a)]).toEqual([n >> 1, n >> 1]);
    expect(k.argmax(filled(n, Number.NEGATIVE_INFINITY))).toBe(0);
    expect(k.argmax(Float32Array.from({ length: n }, (_, i) => (i % 2 ? 0 : -0)))).toBe(0);
  });

  test.for([
    [1, 1],
    [50, 7],
    [300, 300],
    [5000, 100],
  ] as const)('topK of %i elements takes the first %i of a stable order', ([n, count]) => {
    const a = Float32Array.from({ length: n }, () => Math.floor(random() * 40) - 20);
    if (n > 20) a[n - 3] = a[11] = Number.NaN;
    const rank = (x: number): number => (Number.isNaN(x) ? Number.POSITIVE_INFINITY : x);
    const order = [...a.keys()].sort((i, j) => rank(a[j]!) - rank(a[i]!) || i - j).slice(0, count);
    const values = new Float32Array(count);
    const indices = new Uint32Array(count);

    expect(k.topK(a, values, indices)).toBe(indices);
    expect([...indices]).toEqual(order);
    expect([...values]).toEqual(order.map((i) => a[i]));
  });

  test('topK takes no more than there is, and none at all', () => {
    expect(k.topK(floats(3), new Float32Array(0), new Uint32Array(0))).toHaveLength(0);
    expect(() => k.topK(floats(3), new Float32Array(4), new Uint32Array(4))).toThrow(
      expect.objectContaining({
        code: 'KINGLET_KERNELS_LENGTH',
        message: 'topK: expected values to have at most 3 elements, got 4',
      }),
    );
  });

  test.for([
    [1, 5],
    [9, 37],
    [40, 384],
  ] as const)('%i rows of %i compared at once agree with one after another', ([m, n]) => {
    const rows = floats(m * n);
    const x = floats(n);
    const many = k.dotMany(rows, x, new Float32Array(m));
    const cosines = k.cosineMany(rows, x, new Float32Array(m));
    const bytes = Int8Array.from(rows, (value) => value * 127);
    const byte = Int8Array.from(x, (value) => value * 127);
    const exact = k.dotManyI8(bytes, byte, new Float64Array(m));
    const similar = k.cosineManyI8(bytes, byte, new Float64Array(m));

    for (let r = 0; r < m; r++) {
      const row = rows.subarray(r * n, (r + 1) * n);
      expect(Math.abs(many[r]! - k.dot(row, x))).toBeLessThan(1e-5);
      expect(Math.abs(cosines[r]! - k.cosine(row, x))).toBeLessThan(1e-6);
      expect(exact[r]).toBe(k.dotI8(bytes.subarray(r * n, (r + 1) * n), byte));
      expect(similar[r]).toBe(k.cosineI8(bytes.subarray(r * n, (r + 1) * n), byte));
    }
  });

  test('a row has the same bits wherever it is', () => {
    const n = 133;
    const row = floats(n);
    const rows = new Float32Array(7 * n);
    for (let r = 0; r < 7; r++) rows.set(row, r * n);
    const x = floats(n);

    expect(new Set(k.dotMany(rows, x, new Float32Array(7))).size).toBe(1);
    expect(new Set(k.cosineMany(rows, x, new Float32Array(7))).size).toBe(1);
  });
});
