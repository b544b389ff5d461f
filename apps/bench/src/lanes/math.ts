// The lane in Node of the group `math`: functions, statistics and eigenvectors on the same numbers as NumPy's lane
// (numpy_math_lane.py) and trueno's.
import * as kernels from '@kinglet/kernels';
import { type AnyFunction, callerOf } from './caller.ts';
import { element } from './operands.ts';
import { serve } from './serve.ts';

type Make = (n: number) => readonly unknown[];

const floats = (n: number, of: (i: number) => number): Float32Array =>
  Float32Array.from({ length: n }, (_, i) => of(i));
const a = (n: number): Float32Array => floats(n, (i) => element(i, 1));
const b = (n: number): Float32Array => floats(n, (i) => element(i, 2));
/** Above 0, above 1, between -1 and 1. */
const positive = (n: number): Float32Array => floats(n, (i) => element(i, 1, true));
const aboveOne = (n: number): Float32Array => floats(n, (i) => element(i, 1, true) + 1);
const unit = (n: number): Float32Array => floats(n, (i) => element(i, 1) / 4);
const into =
  (make: (n: number) => Float32Array): Make =>
  (n) => [make(n), new Float32Array(n)];
const bytes = (n: number, seed: number): Uint8Array => Uint8Array.from({ length: n }, (_, i) => element(i, seed) * 31);
const side = (n: number): number => Math.floor(Math.sqrt(n));

const makers: Readonly<Record<string, Make>> = {
  ...Object.fromEntries(
    'exp2 expm1 tan atan sinh cosh asinh fract roundHalfAway zScore minMax'.split(' ').map((name) => [name, into(a)]),
  ),
  ...Object.fromEntries(['log2', 'log10', 'log1p'].map((name) => [name, into(positive)])),
  ...Object.fromEntries(['asin', 'acos', 'atanh'].map((name) => [name, into(unit)])),
  acosh: into(aboveOne),
  ...Object.fromEntries(['atan2', 'copysign'].map((name) => [name, (n: number) => [a(n), b(n), new Float32Array(n)]])),
  sumKahan: (n) => [a(n)],
  stddev: (n) => [a(n), 0],
  sampleVariance: (n) => [a(n), 1],
  covariance: (n) => [a(n), b(n), 0],
  correlation: (n) => [a(n), b(n)],
  hamming: (n) => [bytes(n, 1), bytes(n, 2)],
  jaccard: (n) => [bytes(n, 1), bytes(n, 2)],
  outerProduct: (n) => [a(side(n)), b(side(n)), new Float32Array(side(n) ** 2)],
  symmetricEigen: (n) => [symmetric(side(n))],
};

const functions = kernels as unknown as Readonly<Record<string, AnyFunction>>;

await serve(`@kinglet/kernels ${kernels.isa()}, Node ${process.versions.node}`, (name, n) => {
  const make = makers[name];
  return make && { run: callerOf(functions[name] as AnyFunction, make(n)), perCall: 1 };
});

/** Element (i, j) for j <= i is one of `a`. */
function symmetric(n: number): Float32Array {
  return floats(n * n, (k) => {
    const [i, j] = [Math.floor(k / n), k % n];
    return element(Math.max(i, j) * n + Math.min(i, j), 1);
  });
}
