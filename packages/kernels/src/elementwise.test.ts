// Element-wise operations and activations on every tier, the plain TypeScript one included.
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Addon, activateKernels, typescriptIsa } from './activeKernels.ts';
import type { Kernels } from './generated/kernels.ts';
import * as api from './index.ts';
import { typescriptKernels } from './typescriptKernels.ts';

const load = (): Addon => createRequire(import.meta.url)('node-gyp-build')(`${import.meta.dirname}/..`) as Addon;
const isas = api.loadError() ? [typescriptIsa] : [...load().isas(), typescriptIsa];

type Unary = (a: Float32Array, out: Float32Array) => Float32Array;
const f = (...values: number[]): Float32Array => new Float32Array(values);
const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;

/** The operation on 150 copies of `values`, long enough for native code, whose first copy is given back. */
function through(operation: Unary, values: readonly number[]): number[] {
  const many = Float32Array.from({ length: values.length * 150 }, (_, i) => values[i % values.length] as number);
  const out = operation(many, new Float32Array(many.length));
  expect(out.subarray(values.length, 2 * values.length)).toEqual(out.subarray(0, values.length));
  return [...out.subarray(0, values.length)];
}

function ulpsApart(got: number, wanted: number): number {
  if (Object.is(got, Math.fround(wanted))) return 0;
  const exponent = Math.max(Math.floor(Math.log2(Math.abs(wanted))), -126);
  return Math.abs(got - wanted) / 2 ** (exponent - 23);
}

describe.for(isas)('on %s', (isa) => {
  const kernels = activateKernels(load, isa);

  test.for<[keyof Kernels, number[], number[]]>([
    ['exp', [0, -0, inf, -inf, nan, 88.7, 89, -104], [1, 1, inf, 0, nan, Math.exp(Math.fround(88.7)), inf, 0]],
    ['log', [1, 0, -0, inf, -1, nan, 2 ** -149], [0, -inf, -inf, inf, nan, nan, -149 * Math.LN2]],
    ['tanh', [0, -0, 1e-8, 90, -90, inf, -inf, nan], [0, -0, 1e-8, 1, -1, 1, -1, nan]],
    ['erf', [-0, 1e-8, 0.5, 90, -inf, nan], [-0, 1.128379167e-8, 0.5204998778, 1, -1, nan]],
    ['sin', [-0, 1e-8, 3, 1e22, inf, nan], [-0, 1e-8, Math.sin(3), Math.sin(Math.fround(1e22)), nan, nan]],
    ['cos', [-0, 3, 1e22, -inf, nan], [1, Math.cos(3), Math.cos(Math.fround(1e22)), nan, nan]],
    ['sigmoid', [0, 90, -90, inf, -inf, nan], [0.5, 1, Math.exp(-90), 1, 0, nan]],
    ['gelu', [11, -11, 90, -90, 1e-8, inf, -inf, nan], [11, -2.1017255e-27, 90, -0, 5e-9, inf, -0, nan]],
    ['geluTanh', [11, 90, -90, 1e-8, inf, -inf, nan], [11, 90, -0, 5e-9, inf, -0, nan]],
    ['silu', [11, 90, -1000, 1e-8, inf, -inf, nan], [11 / (1 + Math.exp(-11)), 90, -0, 5e-9, inf, -0, nan]],
    ['mish', [90, -1000, 1e-8, inf, -inf, nan], [90, -0, 6e-9, inf, -0, nan]],
    ['softplus', [0, 90, -90, inf, -inf, nan], [Math.LN2, 90, Math.exp(-90), inf, 0, nan]],
    ['selu', [1, -90, -0, inf, -inf, nan], [1.05070098735, -1.75809934085, -0, inf, -1.75809934085, nan]],
  ])('%s is right at the ends of its range', ([name, values, wanted]) => {
    const got = through(kernels[name] as Unary, values);

    for (const [i, value] of wanted.entries()) {
      if (value === 0 || !Number.isFinite(value)) expect([values[i], got[i]]).toEqual([values[i], value]);
      else expect(Math.abs((got[i] as number) / value - 1), `${name}(${values[i]})`).toBeLessThan(2e-5);
    }
  });

  test.for<[keyof Kernels, number[]]>([
    ['round', [-0, 0, 2, -2, 2, 1, -0, 8388609, inf, nan]],
    ['floor', [-1, 0, 1, -2, 2, 1, -1, 8388609, inf, nan]],
    ['ceil', [-0, 1, 2, -1, 3, 2, -0, 8388609, inf, nan]],
    ['trunc', [-0, 0, 1, -1, 2, 1, -0, 8388609, inf, nan]],
    ['sign', [-1, 1, 1, -1, 1, 1, -1, 1, 1, nan]],
  ])('%s takes halves and zeros as documented', ([name, wanted]) => {
    const values = [-0.5, 0.5, 1.5, -1.5, 2.5, 1.25, -0.25, 8388609, inf, nan];

    expect(through(kernels[name] as Unary, values)).toEqual(wanted);
    expect(through(kernels[name] as Unary, [-0, 0])).toEqual([-0, 0]);
  });

  test('minimum, maximum and clamp give NaN for NaN and order zeros', () => {
    const minimum = (b: number) =>
      through(
        (a, out) =>
          kernels.minimum(
            a,
            a.map(() => b),
            out,
          ),
        [-0, 0, 1, nan],
      );
    const maximum = (b: number) =>
      through(
        (a, out) =>
          kernels.maximum(
            a,
            a.map(() => b),
            out,
          ),
        [-0, 0, 1, nan],
      );

    expect(minimum(0)).toEqual([-0, 0, 0, nan]);
    expect(minimum(-0)).toEqual([-0, -0, -0, nan]);
    expect(maximum(0)).toEqual([0, 0, 1, nan]);
    expect(maximum(nan)).toEqual([nan, nan, nan, nan]);
    expect(through((a, out) => kernels.clamp(a, 0, 2, out), [-inf, -0, 1, 3, nan])).toEqual([0, 0, 1, 2, nan]);
    expect(through((a, out) => kernels.clamp(a, 3, 2, out), [1, 5])).toEqual([2, 2]);
    expect(through((a, out) => kernels.clamp(a, nan, 2, out), [1, 5])).toEqual([nan, nan]);
  });

  test('comparisons with NaN do not hold, but notEqual does', () => {
    const [a, b] = [
      [1, 2, 3, nan, -0],
      [2, 2, 2, nan, 0],
    ] as const;
    const compare = (name: 'equal' | 'greater' | 'greaterEqual' | 'less' | 'lessEqual' | 'notEqual') => [
      ...kernels[name](f(...a), f(...b), f(0, 0, 0, 0, 0)),
    ];

    expect(compare('equal')).toEqual([0, 1, 0, 0, 1]);
    expect(compare('notEqual')).toEqual([1, 0, 1, 1, 0]);
    expect(compare('less')).toEqual([1, 0, 0, 0, 0]);
    expect(compare('lessEqual')).toEqual([1, 1, 0, 0, 1]);
    expect(compare('greater')).toEqual([0, 0, 1, 0, 0]);
    expect(compare('greaterEqual')).toEqual([0, 1, 1, 0, 1]);
    expect([...kernels.select(f(1, 0, -0, nan), f(1, 2, 3, 4), f(5, 6, 7, 8), f(0, 0, 0, 0))]).toEqual([1, 6, 7, 4]);
  });

  test('pow has the special cases of IEEE 754', () => {
    const a = [1, -1, nan, -2, -2, -8, 0, -0, -0, -inf, -inf, 2, 0.5];
    const b = [nan, inf, 0, 3, 2, 0.5, -1, -3, 0.5, 3, -2, -1074, -inf];

    const got = through(
      (x, out) =>
        kernels.pow(
          x,
          x.map((_, i) => b[i % b.length] as number),
          out,
        ),
      a,
    );

    expect(got).toEqual([1, 1, 1, -8, 4, nan, inf, -inf, 0, -inf, 0, 0, inf]);
  });

  test('fma rounds once, where a product and a sum would round twice', () => {
    const x = 1 + 2 ** -12;
    const square = 1 + 2 ** -11; // without its last bit, 2^-24

    expect(
      through(
        (a, out) =>
          kernels.fma(
            a,
            a,
            a.map(() => -square),
            out,
          ),
        [x],
      ),
    ).toEqual([2 ** -24]);
  });

  test('softmax sums to 1 and logSoftmax keeps the bits of what is next to nothing', () => {
    const scores = Float32Array.from({ length: 300 }, (_, i) => Math.sin(i) * 20);
    const shares = kernels.softmax(scores, new Float32Array(300));

    expect(shares.reduce((sum, x) => sum + x, 0)).toBeCloseTo(1, 5);
    const twice = kernels.softmax(Float32Array.of(50.3, -30.123456), f(0, 0));
    expect(ulpsApart(twice[1] as number, 1 / (1 + Math.exp(Math.fround(50.3) - Math.fround(-30.123456))))).toBeLessThan(
      9,
    );
    const logarithms = kernels.logSoftmax(Float32Array.of(0, -20), f(0, 0));
    expect(ulpsApart(logarithms[0] as number, -Math.log1p(Math.exp(-20)))).toBeLessThan(9);
    expect([...kernels.softmax(f(-inf, 0), f(0, 0))]).toEqual([0, 1]);
    expect([...kernels.softmax(f(inf, 0), f(0, 0))]).toEqual([nan, nan]);
    expect([...kernels.logSoftmax(f(-inf, -inf), f(0, 0))]).toEqual([nan, nan]);
    expect(() => kernels.softmax(f(), f())).toThrow('at least one element');
  });

  test('what rounds step by step has the bits of the TypeScript kernels for any floats', () => {
    const float = fc.float({ noDefaultInfinity: false });
    const binary = ['add', 'sub', 'mul', 'div', 'minimum', 'maximum', 'less', 'equal', 'notEqual'] as const;
    const unary = ['abs', 'neg', 'ceil', 'floor', 'round', 'trunc', 'sign', 'recip', 'sqrt', 'rsqrt', 'relu'] as const;
    fc.assert(
      fc.property(fc.array(fc.tuple(float, float, float), { minLength: 1, maxLength: 300 }), (triples) => {
        const [a, b, c] = [0, 1, 2].map((k) => Float32Array.from(triples, (t) => t[k] as number)) as [
          Float32Array,
          Float32Array,
          Float32Array,
        ];
        const same = (call: (k: Kernels, out: Float32Array) => unknown) =>
          expect(call(kernels, new Float32Array(a.length))).toEqual(
            call(typescriptKernels, new Float32Array(a.length)),
          );
        for (const name of binary) same((k, out) => k[name](a, b, out));
        for (const name of unary) same((k, out) => k[name](a, out));
        same((k, out) => k.fma(a, b, c, out));
        same((k, out) => k.hardSwish(a, out));
        same((k, out) => k.hardSigmoid(a, 0.2, 0.5, out));
        same((k, out) => k.leakyRelu(a, 0.01, out));
        same((k, out) => k.clamp(a, -1, 1, out));
        same((k, out) => k.select(a, b, c, out));
      }),
    );
  });

  test.for<[keyof Kernels, (x: number) => number, number]>([
    ['exp', Math.exp, 1.5],
    ['log', Math.log, 1.5],
    ['tanh', Math.tanh, 2.6],
    ['sin', Math.sin, 2.5],
    ['cos', Math.cos, 2.5],
    ['sigmoid', (x) => 1 / (1 + Math.exp(-x)), 4],
    ['softplus', (x) => Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x))), 4],
    ['silu', (x) => x / (1 + Math.exp(-x)), 4],
    ['elu', (x) => (x < 0 ? Math.expm1(x) : x), 4],
  ])('%s stays within its bound', ([name, exact, bound]) => {
    const values = Float32Array.from({ length: 5000 }, (_, i) => (i - 2500) * 0.0171 + 1e-3);
    const out = new Float32Array(values.length);

    if (name === 'elu') kernels.elu(values, 1, out);
    else (kernels[name] as Unary)(values, out);

    const worst = out.reduce((most, got, i) => {
      const wanted = exact(values[i] as number);
      return Number.isNaN(wanted) ? most : Math.max(most, ulpsApart(got, wanted));
    }, 0);
    expect(worst).toBeLessThanOrEqual(bound);
  });
});
