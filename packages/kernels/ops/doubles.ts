// Operations of core groups on f64: ids 1120-1149.
import type { ArrayArgument, ErrorBound, Operation } from '../ops.ts';
import { a, b, elements, out, size, wideTiers } from './operands.ts';

type Row = Pick<Operation, 'id' | 'name' | 'doc'> & Partial<Operation>;

const common = {
  dtypes: ['f64'],
  isSuffixed: true,
  nan: 'propagates',
  tiers: wideTiers,
  isWide: true,
} as const;
const exact: ErrorBound = { kind: 'exact' };
const c = {
  kind: 'in',
  name: 'c',
  shape: ['n'],
  doc: 'third operand, as long as `a`',
} as const satisfies ArrayArgument;
const some = { ...elements, doc: 'the elements, at least one' } as const;

const elementwise: readonly Operation[] = [
  binary({ id: 1120, name: 'add', bound: rounded('a[i] + b[i]'), doc: 'out[i] = a[i] + b[i].' }),
  binary({ id: 1121, name: 'sub', bound: rounded('a[i] - b[i]'), doc: 'out[i] = a[i] - b[i].' }),
  binary({ id: 1122, name: 'mul', bound: rounded('a[i] * b[i]'), doc: 'out[i] = a[i] * b[i].' }),
  binary({ id: 1123, name: 'div', bound: rounded('a[i] / b[i]'), doc: 'out[i] = a[i] / b[i].' }),
  map({
    id: 1124,
    name: 'fma',
    arguments: [a, b, c, out],
    bound: rounded('a[i] * b[i] + c[i]'),
    flops: '2 * n',
    doc: 'out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier.',
  }),
  map({
    id: 1125,
    name: 'axpy',
    arguments: [
      { kind: 'scalar', name: 'alpha', doc: 'the factor' },
      { kind: 'in', name: 'x', shape: ['n'], doc: 'what is added' },
      { kind: 'inout', name: 'y', shape: ['n'], aliasing: 'same', doc: 'what it is added to, in place' },
    ],
    returns: 'y',
    bound: rounded('alpha * x[i], then + y[i]'),
    flops: '2 * n',
    doc: 'y[i] = y[i] + alpha * x[i].',
  }),
  map({
    id: 1126,
    name: 'scale',
    arguments: [elements, { kind: 'scalar', name: 's', doc: 'the factor' }, out],
    bound: rounded('a[i] * s'),
    doc: 'out[i] = a[i] * s.',
  }),
  map({ id: 1127, name: 'abs', bound: exact, doc: 'out[i] = |a[i]|.' }),
  map({ id: 1128, name: 'neg', bound: exact, doc: 'out[i] = -a[i].' }),
  map({ id: 1129, name: 'sqrt', bound: rounded('sqrt(a[i])'), doc: 'Square root: NaN below 0, -0 for -0.' }),
  binary({
    id: 1130,
    name: 'minimum',
    bound: exact,
    doc: 'The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min.',
  }),
  binary({
    id: 1131,
    name: 'maximum',
    bound: exact,
    doc: 'The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max.',
  }),
];

const reductions: readonly Operation[] = [
  reduction({
    id: 1132,
    name: 'dot',
    arguments: [a, b],
    bound: { kind: 'accumulated', term: 'a[i] * b[i]' },
    flops: '2 * n',
    doc: 'Sum of a[i] * b[i].',
  }),
  reduction({ id: 1133, name: 'sum', bound: { kind: 'accumulated', term: 'a[i]' }, doc: 'Sum of the elements.' }),
  reduction({
    id: 1134,
    name: 'max',
    arguments: [some],
    empty: 'error',
    bound: exact,
    doc: 'The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max.',
  }),
  reduction({
    id: 1135,
    name: 'min',
    arguments: [some],
    empty: 'error',
    bound: exact,
    doc: 'The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min.',
  }),
  reduction({
    id: 1136,
    name: 'argmax',
    arguments: [some],
    returns: 'index',
    empty: 'error',
    nan: 'found',
    bound: exact,
    doc: 'Position of the first largest element; of the first NaN if there is one. Zeros are equal.',
  }),
  reduction({
    id: 1137,
    name: 'argmin',
    arguments: [some],
    returns: 'index',
    empty: 'error',
    nan: 'found',
    bound: exact,
    doc: 'Position of the first smallest element; of the first NaN if there is one. Zeros are equal.',
  }),
  reduction({
    id: 1138,
    name: 'normL1',
    bound: { kind: 'accumulated', term: 'a[i]' },
    doc: 'Sum of the absolute values.',
  }),
  reduction({
    id: 1139,
    name: 'normL2',
    bound: { kind: 'accumulated', term: 'a[i]^2', of: 'normL2(a)' },
    flops: '2 * n',
    doc: 'Square root of the sum of the squares, which neither overflow nor vanish.',
  }),
];

const products: readonly Operation[] = [
  {
    ...common,
    id: 1140,
    name: 'dotMany',
    family: 'reduce_f64',
    arguments: [
      { kind: 'in', name: 'rows', shape: ['m', 'n'], doc: 'the rows, one after another' },
      { kind: 'in', name: 'x', shape: ['n'], doc: 'what each row is multiplied with' },
      { kind: 'out', name: 'out', shape: ['m'], aliasing: 'none', doc: 'receives a number for each row' },
    ],
    returns: 'out',
    empty: 'zero',
    bound: { kind: 'accumulated', term: 'rows[r, i] * x[i]' },
    flops: '2 * m * n',
    doc: "out[r] = dot(row r, x), the product of a matrix and a vector. The bits of a row's result do not depend on the other rows.",
  },
  {
    ...common,
    id: 1141,
    name: 'matmul',
    family: 'matmul_f64',
    arguments: [
      { kind: 'in', name: 'a', shape: ['rows', 'inner'], doc: 'the left matrix, row after row' },
      size('rows', 'its rows'),
      size('inner', 'its columns, the rows of the right one'),
      { kind: 'in', name: 'b', shape: ['inner', 'columns'], doc: 'the right matrix' },
      size('columns', 'its columns'),
      { kind: 'out', name: 'out', shape: ['rows', 'columns'], aliasing: 'none', doc: 'receives the product' },
    ],
    returns: 'out',
    empty: 'nothing',
    bound: { kind: 'accumulated', term: 'a[i, k] * b[k, j]', lanes: 2 },
    flops: '2 * rows * inner * columns',
    doc: 'out = a b, each sum in the order of the inner dimension, so that its bits depend on no other row or column.',
  },
];

export const doubles: readonly Operation[] = [...elementwise, ...reductions, ...products];

function map(row: Row & Pick<Operation, 'bound'>): Operation {
  const family = 'elementwise_f64';
  return { ...common, family, arguments: [elements, out], returns: 'out', empty: 'nothing', flops: 'n', ...row };
}

function binary(row: Row & Pick<Operation, 'bound'>): Operation {
  return map({ arguments: [a, b, out], ...row });
}

function reduction(row: Row & Pick<Operation, 'bound'>): Operation {
  return {
    ...common,
    family: 'reduce_f64',
    arguments: [elements],
    returns: 'number',
    empty: 'zero',
    flops: 'n',
    ...row,
  };
}

function rounded(steps: string): ErrorBound {
  return { kind: 'rounded', steps };
}
