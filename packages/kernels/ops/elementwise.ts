// Arithmetic, rounding, comparison and mathematical functions, element by element: ids 100-199, and 4-7.
import type { ArrayArgument, ErrorBound, Operation } from '../ops.ts';
import { a, b, elementCuts, elements, everyTier, everyTierAndSve, out } from './operands.ts';

type Row = Pick<Operation, 'id' | 'name' | 'bound' | 'doc'> & Partial<Operation>;

const common = {
  family: 'elementwise',
  dtypes: ['f32'],
  returns: 'out',
  empty: 'nothing',
  nan: 'propagates',
  flops: 'n',
  cuts: elementCuts,
  tiers: everyTier,
} as const;
const c = {
  kind: 'in',
  name: 'c',
  shape: ['n'],
  doc: 'third operand, as long as `a`',
} as const satisfies ArrayArgument;
const exact: ErrorBound = { kind: 'exact' };

export const elementwise: readonly Operation[] = [
  binary({ id: 4, name: 'add', tiers: everyTierAndSve, bound: rounded('a[i] + b[i]'), doc: 'out[i] = a[i] + b[i].' }),
  binary({ id: 5, name: 'mul', tiers: everyTierAndSve, bound: rounded('a[i] * b[i]'), doc: 'out[i] = a[i] * b[i].' }),
  {
    ...common,
    id: 6,
    name: 'scale',
    tiers: everyTierAndSve,
    arguments: [elements, { kind: 'scalar', name: 's', doc: 'the factor' }, out],
    bound: rounded('a[i] * s'),
    doc: 'out[i] = a[i] * s.',
  },
  {
    ...common,
    id: 7,
    name: 'axpy',
    tiers: everyTierAndSve,
    arguments: [
      { kind: 'scalar', name: 'alpha', doc: 'the factor' },
      { kind: 'in', name: 'x', shape: ['n'], doc: 'what is added' },
      { kind: 'inout', name: 'y', shape: ['n'], aliasing: 'same', doc: 'what it is added to, in place' },
    ],
    returns: 'y',
    bound: rounded('alpha * x[i], then + y[i]'),
    flops: '2 * n',
    doc: 'y[i] = y[i] + alpha * x[i].',
  },
  binary({ id: 100, name: 'sub', tiers: everyTierAndSve, bound: rounded('a[i] - b[i]'), doc: 'out[i] = a[i] - b[i].' }),
  binary({ id: 101, name: 'div', tiers: everyTierAndSve, bound: rounded('a[i] / b[i]'), doc: 'out[i] = a[i] / b[i].' }),
  {
    ...common,
    id: 102,
    name: 'fma',
    tiers: everyTierAndSve,
    arguments: [a, b, c, out],
    bound: rounded('a[i] * b[i] + c[i]'),
    flops: '2 * n',
    doc: 'out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier.',
  },
  unary({ id: 103, name: 'neg', tiers: everyTierAndSve, bound: exact, doc: 'out[i] = -a[i].' }),
  unary({ id: 104, name: 'abs', tiers: everyTierAndSve, bound: exact, doc: 'out[i] = |a[i]|.' }),
  unary({ id: 105, name: 'sign', bound: exact, doc: 'out[i] = 1 or -1, the sign of a[i]; zeros stay as they are.' }),
  unary({ id: 106, name: 'trunc', bound: exact, doc: 'out[i] = a[i] without its fraction; -0.5 becomes -0.' }),
  {
    ...common,
    id: 107,
    name: 'clamp',
    tiers: everyTierAndSve,
    arguments: [
      elements,
      { kind: 'scalar', name: 'low', doc: 'the least value' },
      { kind: 'scalar', name: 'high', doc: 'the greatest; it wins where it is below `low`' },
      out,
    ],
    bound: exact,
    doc: 'out[i] = min(max(a[i], low), high), with +0 above -0 and NaN from any of the three.',
  },
  unary({
    id: 108,
    name: 'sqrt',
    tiers: everyTierAndSve,
    bound: rounded('sqrt(a[i])'),
    doc: 'Square root: NaN below 0, -0 for -0.',
  }),
  unary({ id: 109, name: 'rsqrt', bound: rounded('sqrt(a[i]), then 1 / it'), doc: 'out[i] = 1 / sqrt(a[i]).' }),
  unary({ id: 110, name: 'recip', bound: rounded('1 / a[i]'), doc: 'out[i] = 1 / a[i].' }),
  binary({
    id: 111,
    name: 'pow',
    family: 'math',
    bound: ulps(2),
    flops: '60 * n',
    doc: 'out[i] = a[i] to the power of b[i], as IEEE 754 and C have it: 1 where b[i] is 0 or a[i] is 1, whatever the other is.',
  }),
  math({
    id: 112,
    name: 'exp',
    tiers: everyTierAndSve,
    bound: ulps(1.5),
    flops: '12 * n',
    doc: 'e to the power of a[i]: Infinity above 88.72, 0 below -103.97.',
  }),
  math({
    id: 113,
    name: 'log',
    bound: ulps(1.5),
    flops: '15 * n',
    doc: 'Natural logarithm: NaN below 0, -Infinity for both zeros.',
  }),
  math({ id: 114, name: 'tanh', bound: ulps(2.6), flops: '16 * n', doc: 'Hyperbolic tangent.' }),
  math({
    id: 115,
    name: 'sin',
    bound: ulps(2.5),
    flops: '14 * n',
    doc: 'Sine of radians of any size; NaN for infinities.',
  }),
  math({
    id: 116,
    name: 'cos',
    bound: ulps(2.5),
    flops: '15 * n',
    doc: 'Cosine of radians of any size; NaN for infinities.',
  }),
  math({ id: 117, name: 'erf', bound: ulps(2), flops: '30 * n', doc: 'The error function.' }),
  unary({ id: 118, name: 'floor', bound: exact, doc: 'The largest whole number that is not above a[i].' }),
  unary({
    id: 119,
    name: 'ceil',
    bound: exact,
    doc: 'The smallest whole number that is not below a[i]; -0 from -1 to -0.',
  }),
  unary({
    id: 120,
    name: 'round',
    bound: exact,
    doc: 'The nearest whole number, the even one of two; the sign of zero is kept.',
  }),
  binary({
    id: 121,
    name: 'minimum',
    tiers: everyTierAndSve,
    bound: exact,
    doc: 'The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min.',
  }),
  binary({
    id: 122,
    name: 'maximum',
    tiers: everyTierAndSve,
    bound: exact,
    doc: 'The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max.',
  }),
  comparison({ id: 123, name: 'equal', bound: exact, doc: 'out[i] = 1 where a[i] == b[i], else 0.' }),
  comparison({ id: 124, name: 'notEqual', bound: exact, doc: 'out[i] = 1 where a[i] != b[i], NaN included, else 0.' }),
  comparison({ id: 125, name: 'less', bound: exact, doc: 'out[i] = 1 where a[i] < b[i], else 0.' }),
  comparison({ id: 126, name: 'lessEqual', bound: exact, doc: 'out[i] = 1 where a[i] <= b[i], else 0.' }),
  comparison({ id: 127, name: 'greater', bound: exact, doc: 'out[i] = 1 where a[i] > b[i], else 0.' }),
  comparison({ id: 128, name: 'greaterEqual', bound: exact, doc: 'out[i] = 1 where a[i] >= b[i], else 0.' }),
  {
    ...common,
    id: 129,
    name: 'select',
    arguments: [{ kind: 'in', name: 'condition', shape: ['n'], doc: 'what is chosen by' }, a, b, out],
    nan: 'moves',
    bound: exact,
    doc: 'out[i] = a[i] where condition[i] is not 0 (NaN is not), else b[i].',
  },
];

function unary(row: Row): Operation {
  return { ...common, arguments: [elements, out], ...row };
}

function math(row: Row): Operation {
  return unary({ family: 'math', ...row });
}

function binary(row: Row): Operation {
  return { ...common, arguments: [a, b, out], ...row };
}

function comparison(row: Row): Operation {
  return binary({ nan: 'compares', ...row });
}

function rounded(steps: string): ErrorBound {
  return { kind: 'rounded', steps };
}

function ulps(count: number): ErrorBound {
  return { kind: 'ulp', ulps: count };
}
