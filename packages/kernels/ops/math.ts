// Functions of mathematics beside those that models need, element by element, and products of each with each: ids 1000-1029.
import type { ErrorBound, Operation } from '../ops.ts';
import { a, b, elements, out, wideTiers } from './operands.ts';

type Row = Pick<Operation, 'id' | 'name' | 'bound' | 'doc'> & Partial<Operation>;

const common = {
  family: 'wide_math',
  dtypes: ['f32'],
  returns: 'out',
  empty: 'nothing',
  nan: 'propagates',
  tiers: wideTiers,
  isWide: true,
} as const;
const exact: ErrorBound = { kind: 'exact' };

export const math: readonly Operation[] = [
  unary({
    id: 1019,
    name: 'exp2',
    bound: ulps(1.5),
    flops: '10 * n',
    doc: '2 to the power of a[i]: Infinity from 128 on, 0 below -150.',
  }),
  unary({
    id: 1001,
    name: 'expm1',
    bound: ulps(2),
    flops: '14 * n',
    doc: 'exp(a[i]) - 1, to the last bits also where a[i] is small.',
  }),
  unary({
    id: 1002,
    name: 'log2',
    bound: ulps(1.5),
    flops: '17 * n',
    doc: 'Logarithm to base 2: NaN below 0, -Infinity for both zeros, whole for powers of 2.',
  }),
  unary({
    id: 1003,
    name: 'log10',
    bound: ulps(1.5),
    flops: '17 * n',
    doc: 'Logarithm to base 10: NaN below 0, -Infinity for both zeros.',
  }),
  unary({
    id: 1004,
    name: 'log1p',
    bound: ulps(2),
    flops: '16 * n',
    doc: 'log(1 + a[i]), to the last bits also where a[i] is small: -Infinity for -1, NaN below.',
  }),
  unary({
    id: 1005,
    name: 'tan',
    bound: ulps(2),
    flops: '18 * n',
    doc: 'Tangent of radians of any size; NaN for infinities.',
  }),
  unary({
    id: 1006,
    name: 'asin',
    bound: ulps(2.5),
    flops: '15 * n',
    doc: 'Arc sine in radians: NaN outside [-1, 1].',
  }),
  unary({
    id: 1007,
    name: 'acos',
    bound: ulps(2),
    flops: '15 * n',
    doc: 'Arc cosine in radians: NaN outside [-1, 1].',
  }),
  unary({ id: 1008, name: 'atan', bound: ulps(1.5), flops: '16 * n', doc: 'Arc tangent in radians.' }),
  unary({ id: 1009, name: 'sinh', bound: ulps(2.5), flops: '18 * n', doc: 'Hyperbolic sine.' }),
  unary({ id: 1010, name: 'cosh', bound: ulps(2), flops: '14 * n', doc: 'Hyperbolic cosine.' }),
  unary({ id: 1011, name: 'asinh', bound: ulps(2.5), flops: '22 * n', doc: 'Inverse hyperbolic sine.' }),
  unary({ id: 1012, name: 'acosh', bound: ulps(2.5), flops: '22 * n', doc: 'Inverse hyperbolic cosine: NaN below 1.' }),
  unary({
    id: 1013,
    name: 'atanh',
    bound: ulps(2.5),
    flops: '20 * n',
    doc: 'Inverse hyperbolic tangent: infinite at -1 and 1, NaN beyond.',
  }),
  {
    ...common,
    id: 1014,
    name: 'atan2',
    arguments: [
      { kind: 'in', name: 'y', shape: ['n'], doc: 'ordinates' },
      { kind: 'in', name: 'x', shape: ['n'], doc: 'abscissas, as many' },
      out,
    ],
    bound: ulps(2),
    flops: '20 * n',
    doc: 'The angle of the point (x[i], y[i]), from -pi to pi, signs of zeros and infinities as in Math.atan2.',
  },
  unary({
    id: 1000,
    name: 'fract',
    bound: exact,
    doc: 'a[i] - trunc(a[i]), with the sign of a[i], 0 where that is whole; NaN for infinities.',
  }),
  unary({
    id: 1016,
    name: 'roundHalfAway',
    bound: exact,
    doc: "The nearest whole number, of two the one further from 0, as C's and Rust's round; the sign of zero is kept. `round` gives the even one.",
  }),
  {
    ...common,
    id: 1017,
    name: 'copysign',
    arguments: [a, { ...b, doc: 'the signs, as many' }, out],
    nan: 'moves',
    bound: exact,
    flops: 'n',
    doc: 'The absolute value of a[i] with the sign of b[i], be they zeros or NaN.',
  },
  {
    ...common,
    id: 1018,
    name: 'outerProduct',
    arguments: [
      { kind: 'in', name: 'a', shape: ['m'], doc: 'the factors of rows' },
      { kind: 'in', name: 'b', shape: ['n'], doc: 'the factors of columns' },
      { kind: 'out', name: 'out', shape: ['m', 'n'], aliasing: 'none', doc: 'receives the matrix, row after row' },
    ],
    bound: { kind: 'rounded', steps: 'a[r] * b[c]' },
    flops: 'm * n',
    doc: 'out[r, c] = a[r] * b[c].',
  },
];

function unary(row: Row): Operation {
  return { ...common, flops: '2 * n', arguments: [elements, out], ...row };
}

function ulps(count: number): ErrorBound {
  return { kind: 'ulp', ulps: count };
}
