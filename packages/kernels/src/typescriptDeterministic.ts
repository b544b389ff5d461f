// Sums that have the same bits on every tier, in plain TypeScript: ops/deterministic.ts says in which order.
import type { Kernels } from './generated/kernels.ts';

type Sums =
  | 'deterministicSum'
  | 'deterministicDot'
  | 'deterministicSumOfSquares'
  | 'deterministicNormL1'
  | 'deterministicSquaredEuclidean'
  | 'deterministicDeviations';

const count = 16;

/** Of terms that were rounded to f32 in every step. */
function fold(n: number, term: (i: number) => number): number {
  const sums = new Float32Array(count);
  for (let i = 0; i < n; i++) sums[i % count]! += term(i);
  for (let half = count / 2; half >= 1; half /= 2) for (let i = 0; i < half; i++) sums[i]! += sums[i + half]!;
  return sums[0]!;
}

/** The product of two f32 is exact in f64, so that it rounds once. */
const product = (x: number, y: number): number => Math.fround(x * y);

function square(x: number): number {
  const rounded = Math.fround(x);
  return product(rounded, rounded);
}

export const typescriptDeterministic: Pick<Kernels, Sums> = {
  deterministicSum: (a) => fold(a.length, (i) => a[i]!),
  deterministicDot: (a, b) => fold(a.length, (i) => product(a[i]!, b[i]!)),
  deterministicSumOfSquares: (a) => fold(a.length, (i) => square(a[i]!)),
  deterministicNormL1: (a) => fold(a.length, (i) => Math.abs(a[i]!)),
  deterministicSquaredEuclidean: (a, b) => fold(a.length, (i) => square(a[i]! - b[i]!)),
  deterministicDeviations(a, centre) {
    const middle = Math.fround(centre);
    return fold(a.length, (i) => square(a[i]! - middle));
  },
};
