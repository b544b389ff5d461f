// What statistics promise beyond their bounds, on every tier of this machine and in plain TypeScript.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';

const lengths = [1, 2, 3, 15, 16, 17, 100, 1000, 4099] as const;
const { NaN: nan, POSITIVE_INFINITY: inf } = Number;

describe.for(testableIsas().filter((isa) => !isa.startsWith('wasm')))('on %s', (isa) => {
  const k = activateKernels(loadAddon, isa, loadWasm);
  const line = (n: number): Float32Array => Float32Array.from({ length: n }, (_, i) => i);

  test('sumKahan keeps what a sum of floats loses', () => {
    const a = new Float32Array(3001).fill(2 ** -30);
    a[0] = 2 ** 60;
    a[3000] = -(2 ** 60);

    expect(k.sumKahan(a)).toBe(2999 * 2 ** -30);
    expect(k.sumKahan(Float32Array.of(3e38, 3e38, -3e38))).toBe(Math.fround(3e38));
    expect(k.sumKahan(Float32Array.of(3e38, 3e38))).toBe(inf);
    expect(k.sumKahan(Float32Array.of(inf, 1, inf))).toBe(inf);
    expect(k.sumKahan(Float32Array.of(inf, 1, -inf))).toBe(nan);
    expect(k.sumKahan(new Float32Array(0))).toBe(0);
  });

  test('populations and samples', () => {
    const a = Float32Array.of(2, 4, 4, 4, 5, 5, 7, 9);

    expect(k.stddev(a, 0)).toBe(2);
    expect(k.sampleVariance(a, 1)).toBe(Math.fround(32 / 7));
    expect(k.stddev(a, 1)).toBe(Math.fround(Math.sqrt(32 / 7)));
    expect(k.covariance(a, a, 1)).toBe(Math.fround(32 / 7));
    expect(k.covariance(line(3), Float32Array.of(4, 2, 0), 0)).toBe(Math.fround(-4 / 3));
  });

  test('no degree of freedom left is NaN', () => {
    for (const [n, ddof] of [
      [0, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      expect(k.stddev(line(n), ddof)).toBe(nan);
      expect(k.sampleVariance(line(n), ddof)).toBe(nan);
      expect(k.covariance(line(n), line(n), ddof)).toBe(nan);
    }
    expect(k.correlation(line(0), line(0))).toBe(nan);
  });

  test.for(lengths)('%i equal numbers have no spread, whatever they are', (n) => {
    for (const value of [0.1, -1e-45, 3e38, 16_777_213]) {
      const a = new Float32Array(n).fill(value);

      expect(k.stddev(a, 0)).toBe(0);
      expect(k.correlation(a, line(n))).toBe(0);
      expect(k.correlation(line(n), a)).toBe(0);
      expect(k.zScore(a, new Float32Array(n))).toEqual(new Float32Array(n));
      expect(k.minMax(a, new Float32Array(n).fill(5))).toEqual(new Float32Array(n));
    }
  });

  test.for(lengths.filter((n) => n > 1))('correlation of %i numbers is 1 or -1 along a line, however steep', (n) => {
    const up = line(n).map((x) => x * 1e-30 - 7e-30);
    const down = line(n).map((x) => 1e33 - x * 1e30);

    expect(k.correlation(line(n), up)).toBeCloseTo(1, 6);
    expect(k.correlation(line(n), down)).toBeCloseTo(-1, 6);
    expect(Math.abs(k.correlation(up, up))).toBeLessThanOrEqual(1);
  });

  test('what is not finite makes NaN', () => {
    const a = Float32Array.of(1, inf, 3);

    expect(k.stddev(a, 0)).toBe(nan);
    expect(k.correlation(a, line(3))).toBe(nan);
    expect(k.correlation(Float32Array.of(1, nan, 3), new Float32Array(3))).toBe(nan);
    expect(k.zScore(a, new Float32Array(3))).toEqual(Float32Array.of(nan, nan, nan));
    expect(k.minMax(a, new Float32Array(3))).toEqual(Float32Array.of(0, nan, 0));
    expect(k.minMax(Float32Array.of(1, nan, 3), new Float32Array(3))).toEqual(Float32Array.of(nan, nan, nan));
  });

  test('normalising in place', () => {
    const a = Float32Array.from({ length: 1001 }, (_, i) => i * 3 - 7);

    expect(k.minMax(Float32Array.from(a), new Float32Array(1001))).toEqual(k.minMax(a, a));
    expect(a[0]).toBe(0);
    expect(a[500]).toBe(0.5);
    expect(a[1000]).toBe(1);
    expect(k.zScore(Float32Array.from(a), new Float32Array(1001))).toEqual(k.zScore(a, a));
    expect(k.stddev(a, 0)).toBeCloseTo(1, 6);
  });

  test('a range beyond the largest float', () => {
    const a = Float32Array.of(-3e38, 3e38, 0, -1.5e38);

    expect(k.minMax(a, new Float32Array(4))).toEqual(Float32Array.of(0, 1, 0.5, 0.25));
  });

  test.for([0, 1, 31, 32, 33, 63, 64, 65, 991, 992, 993, 5000])('sets of %i bytes', (n) => {
    const full = new Uint8Array(n).fill(255);
    const half = new Uint8Array(n).fill(0x5a);

    expect(k.hamming(full, half)).toBe(4 * n);
    expect(k.hamming(full, new Uint8Array(n))).toBe(8 * n);
    expect(k.jaccard(full, half)).toBe(n ? 0.5 : 0);
    expect(k.jaccard(half, half)).toBe(n ? 1 : 0);
    expect(k.jaccard(new Uint8Array(n), new Uint8Array(n))).toBe(0);
    const words = [new Uint32Array(n).fill(0xf0f0f0f0), new Uint32Array(n).fill(0xff00ff00)] as const;
    expect(k.hammingU32(...words)).toBe(16 * n);
    expect(k.jaccardU32(...words)).toBe(n ? 8 / 24 : 0);
  });
});
