// Eigenvectors held to their definition, by both methods, on every tier of this machine and in plain TypeScript.
import { describe, expect, test } from 'vitest';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import { eigenFunction, type SymmetricEigen } from './eigen.ts';

let seed = 1;
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 31 - 1;
}

/** A symmetric matrix: element (i, j) is `of` i and j for j <= i. */
function symmetric(n: number, of: (i: number, j: number) => number): Float32Array {
  const a = new Float32Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      a[i * n + j] = of(i, j);
      a[j * n + i] = a[i * n + j]!;
    }
  return a;
}

const matrices: Readonly<Record<string, (n: number) => Float32Array>> = {
  random: (n) => symmetric(n, random),
  'of equal values': (n) => symmetric(n, (i, j) => (i === j ? 3 : 0)),
  zero: (n) => new Float32Array(n * n),
  'of rank 1': (n) => symmetric(n, (i, j) => (i + 1) * (j + 1)),
  'with pairs of values': (n) => symmetric(n, (i, j) => (i === j ? i >> 1 : 0)),
  tridiagonal: (n) => symmetric(n, (i, j) => (i === j ? 2 : i === j + 1 ? -1 : 0)),
  graded: (n) => symmetric(n, (i, j) => random() * 10 ** -(i + j)),
  large: (n) => symmetric(n, () => random() * 1e37),
  tiny: (n) => symmetric(n, () => random() * 1e-40),
};

const unit = 2 ** -24;
const dot = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * b[i]!, 0);
const rowOf = (a: Float32Array, n: number, i: number): Float32Array => a.subarray(i * n, (i + 1) * n);

/** The largest elements of A v - λ v and of V V^T - 1. */
function errorsOf(a: Float32Array, n: number, { values, vectors }: SymmetricEigen): [number, number] {
  let [residual, skewness] = [0, 0];
  for (let k = 0; k < n; k++) {
    const v = rowOf(vectors, n, k);
    for (let i = 0; i < n; i++) residual = Math.max(residual, Math.abs(dot(rowOf(a, n, i), v) - values[k]! * v[i]!));
    for (let q = 0; q <= k; q++)
      skewness = Math.max(skewness, Math.abs(dot(v, rowOf(vectors, n, q)) - (q === k ? 1 : 0)));
  }
  return [residual, skewness];
}

const cases = Object.keys(matrices).flatMap((name) => [0, 1, 2, 3, 4, 5, 8, 9, 17, 40].map((n) => [name, n] as const));

describe.for(testableIsas().filter((isa) => !isa.startsWith('wasm')))('on %s', (isa) => {
  const symmetricEigen = eigenFunction(activateKernels(loadAddon, isa, loadWasm));

  describe.for(['jacobi', 'tridiagonal', 'auto'] as const)('by method %s', (method) => {
    test.for(cases)('a matrix that is %s, of %i rows', ([name, n]) => {
      const a = matrices[name]!(n);
      const norm = Math.sqrt(dot(a, a));

      const found = symmetricEigen(a, { method });

      const [residual, skewness] = errorsOf(a, n, found);
      // The rounding of values and vectors to float32; below 2^-126 that of values is 2^-150.
      expect(residual).toBeLessThanOrEqual(2 * unit * norm + n * 2 ** -150);
      expect(skewness).toBeLessThanOrEqual(4 * unit);
      expect(found.values).toEqual(Float32Array.from(found.values).sort((p, q) => q - p));
    });

    test('the upper triangle is not read', () => {
      const { values } = symmetricEigen(Float32Array.of(2, Number.NaN, 1, 2), { method });

      expect([...values]).toEqual([3, 1]);
    });

    test.for([Number.NaN, Number.POSITIVE_INFINITY])('%d makes everything NaN', (bad) => {
      const { values, vectors } = symmetricEigen(
        symmetric(5, (i, j) => (i + j === 5 ? bad : 1)),
        { method },
      );

      expect([...values, ...vectors].every(Number.isNaN)).toBe(true);
    });
  });

  test('both methods find the same', () => {
    const a = symmetric(20, random);

    const [rotated, reduced] = (['jacobi', 'tridiagonal'] as const).map((method) => symmetricEigen(a, { method }));

    for (const key of ['values', 'vectors'] as const)
      for (const [i, value] of rotated![key].entries()) expect(reduced![key][i]).toBeCloseTo(value, 5);
  });
});

test('what is no square or no method is refused', () => {
  const symmetricEigen = eigenFunction({ symmetricEigenInto: () => expect.unreachable() });

  expect(() => symmetricEigen(new Float32Array(5))).toThrow(
    expect.objectContaining({ code: 'KINGLET_KERNELS_LENGTH', name: 'RangeError' }),
  );
  expect(() => symmetricEigen(new Float32Array(4), { method: 'qr' as 'jacobi' })).toThrow(
    expect.objectContaining({ code: 'KINGLET_KERNELS_RANGE' }),
  );
});
