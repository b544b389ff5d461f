// Operations on f64 on every tier of the addon, and in TypeScript.
import { describe, expect, test } from 'vitest';
import { bareKernels } from '../test/bareKernels.ts';
import { testableIsas } from '../test/load.ts';
import { typescriptKernels } from './typescriptKernels.ts';

const isas = testableIsas().filter((isa) => !isa.startsWith('wasm'));
const nan = Number.NaN;
const inf = Number.POSITIVE_INFINITY;
const f = (...values: number[]): Float64Array => Float64Array.from(values);

/** Numbers of every exponent near 2^`middle`, without a pattern. */
function spread(length: number, seed: number, middle: number, width: number): Float64Array {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return Float64Array.from({ length }, () => {
    const exponent = Math.floor(middle + (next() - 0.5) * width);
    return (next() < 0.5 ? -1 : 1) * (1 + next() + next() * 2 ** -26) * 2 ** exponent;
  });
}

describe.for(isas)('on %s', (isa) => {
  const kernels = bareKernels(isa);

  test.for([
    ['near each other', 0, 60],
    ['near the largest', 500, 1000],
    ['near the smallest', -520, 1000],
    ['everywhere', 0, 2000],
  ] as const)('fmaF64 rounds once: factors and summands %s', ([, middle, width]) => {
    const n = 4001;
    const [a, b, c] = [spread(n, 1, middle, width), spread(n, 2, middle, width), spread(n, 3, 2 * middle, width)];
    // As many again whose sums cancel but for what the product's rounding lost.
    for (let i = 0; i < n; i += 3) c[i] = -(a[i]! * b[i]!);

    const got = kernels.fmaF64(a, b, c, new Float64Array(n));

    expect(got).toEqual(typescriptKernels.fmaF64(a, b, c, new Float64Array(n)));
  });

  test('fmaF64 at the ends', () => {
    const a = f(1 + 2 ** -52, inf, 0, nan, 2 ** 600, 2 ** -1074, 2 ** 1023, 1, -0);
    const b = f(1 - 2 ** -52, 0, 5, 1, 2 ** 600, 0.5, 2, 1, 0);
    const c = f(-1, 1, -0, 1, -inf, 2 ** -1074, -inf, -1, 0);

    expect([...kernels.fmaF64(a, b, c, new Float64Array(9))]).toEqual([
      ...[-(2 ** -104), nan, 0, nan, -inf],
      ...[2 * 2 ** -1074, -inf, 0, 0],
    ]);
  });

  test('minimum and maximum give NaN for NaN and order zeros', () => {
    const [a, b] = [f(-0, 0, 1, nan, 2), f(0, -0, nan, 1, 3)];

    expect([...kernels.minimumF64(a, b, new Float64Array(5))]).toEqual([-0, -0, nan, nan, 2]);
    expect([...kernels.maximumF64(a, b, new Float64Array(5))]).toEqual([0, 0, nan, nan, 3]);
  });

  test.for([1, 2, 3, 4, 5, 17, 64, 1025, 3000])('extremes of %i elements, zeros and NaN among them', (n) => {
    const a = spread(n, 4, 0, 20);
    const [most, least] = [Math.max(...a), Math.min(...a)];
    const middle = n >> 1;

    expect([kernels.maxF64(a), kernels.minF64(a)]).toEqual([most, least]);
    expect([kernels.argmaxF64(a), kernels.argminF64(a)]).toEqual([a.indexOf(most), a.indexOf(least)]);
    expect(kernels.maxF64(new Float64Array(n).fill(-0).fill(0, middle, middle + 1))).toBe(0);
    expect(kernels.minF64(new Float64Array(n).fill(-0, middle, middle + 1))).toBe(-0);
    a[middle] = nan;
    expect([kernels.maxF64(a), kernels.argmaxF64(a), kernels.argminF64(a)]).toEqual([nan, middle, middle]);
  });

  test.for([1, 1e200, 1e-200, 5e-324, 2 ** 1022])('normL2F64 of elements of %d', (size) => {
    expect(kernels.normL2F64(new Float64Array(4).fill(size)) / size).toBe(2);
  });

  test.for([
    [1, 1, 1],
    [7, 300, 13],
    [6, 128, 8],
    [97, 129, 101],
    [0, 3, 2],
    [3, 0, 2],
  ] as const)('matmulF64 of %i x %i x %i is exact where every sum is', ([rows, inner, columns]) => {
    const a = Float64Array.from({ length: rows * inner }, (_, i) => ((i * 7919) % 2001) - 1000);
    const b = Float64Array.from({ length: inner * columns }, (_, i) => ((i * 104_729) % 2001) - 1000);
    const expected = typescriptKernels.matmulF64(a, rows, inner, b, columns, new Float64Array(rows * columns));

    const got = kernels.matmulF64(a, rows, inner, b, columns, new Float64Array(rows * columns).fill(nan));

    expect(got).toEqual(expected);
    if (inner > 0)
      expect(kernels.dotManyF64(a, b.slice(0, inner), new Float64Array(rows))).toEqual(
        typescriptKernels.dotManyF64(a, b.slice(0, inner), new Float64Array(rows)),
      );
  });
});

test('fused, what whole numbers say', () => {
  const fused = (a: number, b: number, c: number): number | undefined =>
    typescriptKernels.fmaF64(f(a), f(b), f(c), new Float64Array(1))[0];

  // (2^53 - 1)^2 = 2^106 - 2^54 + 1
  expect(fused(2 ** 53 - 1, 2 ** 53 - 1, -(2 ** 106))).toBe(-(2 ** 54)); // half-way to the odd neighbour
  expect(fused(2 ** 53 - 1, 2 ** 53 - 1, -(2 ** 106) + 2 ** 54)).toBe(1);
  expect(fused(2 ** -600, 2 ** -600, 1)).toBe(1);
  expect(fused(2 ** -600, -(2 ** -600), 2 ** -1022)).toBe(2 ** -1022);
  expect(fused(1.5, 2 ** -1074, 0)).toBe(2 * 2 ** -1074);
  expect(fused(0.5, 2 ** -1074, 0)).toBe(0);
  expect(fused(2 ** 1000, 2 ** 100, -(2 ** 1023))).toBe(inf);
});
