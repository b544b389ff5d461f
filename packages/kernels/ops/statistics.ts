// Statistics of whole arrays, distances of sets of bits, eigenvectors: ids 1030-1059.
import type { ErrorBound, Operation } from '../ops.ts';
import { a, b, elements, out, size, wideTiers } from './operands.ts';

const wide = { tiers: wideTiers, isWide: true } as const;
const common = { ...wide, family: 'statistics', dtypes: ['f32'], returns: 'number', nan: 'propagates' } as const;
const ddof = size('ddof', 'degrees of freedom that are taken: 0 for a population, 1 for a sample', { most: 1 });
/** In f64 and rounded at the end: each sum loses 2^-53 of its parts for each element, which is 2^-29 units of f32. */
const once = (of?: string): ErrorBound => ({
  kind: 'ulp',
  ulps: 0.51,
  perElement: 2 ** -27,
  ...(of ? { absolute: 2 ** -46, of } : {}),
});
const sets = {
  ...wide,
  family: 'bit_distances',
  dtypes: ['u8', 'u32'],
  arguments: [
    { ...a, doc: 'a set, a bit for each member' },
    { ...b, doc: 'another, as long' },
  ],
  returns: 'number',
  nan: 'none',
} as const;

export const statistics: readonly Operation[] = [
  {
    ...common,
    id: 1030,
    name: 'sumKahan',
    arguments: [elements],
    empty: 'zero',
    bound: { kind: 'ulp', ulps: 0.51, perElement: 2 ** -50, absolute: 2 ** -90, of: 'sum(abs(a[i]))' },
    flops: '7 * n',
    doc: "Sum of the elements with Neumaier's compensation in f64: rounded once, whatever cancels.",
  },
  {
    ...common,
    id: 1031,
    name: 'sampleVariance',
    arguments: [elements, ddof],
    empty: 'nan',
    bound: once(),
    flops: '4 * n',
    doc: 'Sum of (a[i] - mean)^2 divided by n - ddof, in f64: 0 for a constant array, NaN where n is not above ddof.',
  },
  {
    ...common,
    id: 1032,
    name: 'stddev',
    arguments: [elements, ddof],
    empty: 'nan',
    bound: once(),
    flops: '4 * n',
    doc: 'Square root of sampleVariance, also where that would overflow or vanish.',
  },
  {
    ...common,
    id: 1033,
    name: 'covariance',
    arguments: [a, b, ddof],
    empty: 'nan',
    bound: once('sum(abs((a[i] - mean(a)) * (b[i] - mean(b)))) / (n - ddof)'),
    flops: '6 * n',
    doc: 'Sum of (a[i] - mean(a)) * (b[i] - mean(b)) divided by n - ddof, in f64: NaN where n is not above ddof.',
  },
  {
    ...common,
    id: 1034,
    name: 'correlation',
    arguments: [a, b],
    empty: 'nan',
    bound: once('1'),
    flops: '12 * n',
    doc: "Pearson's coefficient, from -1 to 1: 0 if either array is constant, so that a ranking has no NaN. An infinite element gives NaN.",
  },
  {
    ...common,
    id: 1035,
    name: 'zScore',
    arguments: [elements, out],
    returns: 'out',
    empty: 'nothing',
    bound: once('the largest abs(a[i]) / stddev(a, 0)'),
    flops: '6 * n',
    doc: '(a[i] - mean) / stddev(a, 0), in f64: zeros for a constant array, all NaN if an element is infinite.',
  },
  {
    ...common,
    id: 1036,
    name: 'minMax',
    arguments: [elements, out],
    returns: 'out',
    empty: 'nothing',
    bound: {
      kind: 'rounded',
      steps: 'a[i] - min, then / (max - min); of halves of them where that overflows',
    },
    flops: '4 * n',
    doc: '(a[i] - min) / (max - min), from 0 to 1: zeros for a constant array, all NaN if an element is NaN, and NaN or 0 if one is infinite.',
  },
  {
    ...sets,
    id: 1037,
    name: 'hamming',
    empty: 'zero',
    bound: { kind: 'exact' },
    flops: '2 * n',
    doc: 'How many bits differ.',
  },
  {
    ...sets,
    id: 1038,
    name: 'jaccard',
    empty: 'zero',
    bound: { kind: 'rounded', steps: 'bits of (a & b) / bits of (a | b), in f64' },
    flops: '4 * n',
    doc: 'The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN.',
  },
  {
    ...wide,
    id: 1039,
    name: 'symmetricEigenInto',
    family: 'eigen',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['n', 'n'], doc: 'a symmetric matrix, of which the lower triangle is read' },
      size('n', 'its rows'),
      size('method', "0: as fits the size; 1: Jacobi's rotations; 2: a tridiagonal matrix, from 4 rows on", {
        most: 2,
      }),
      {
        kind: 'out',
        name: 'work',
        shape: ['n', { of: 'n', per: 1, times: 2 }],
        dtype: 'f64',
        aliasing: 'none',
        isScratch: true,
        doc: 'scratch memory',
      },
      {
        kind: 'out',
        name: 'vectors',
        shape: ['n', 'n'],
        aliasing: 'none',
        doc: 'receives in row k the eigenvector of value k, of length 1, its largest element positive',
      },
      {
        kind: 'out',
        name: 'values',
        shape: ['n'],
        aliasing: 'none',
        doc: 'receives the eigenvalues, the largest first',
      },
    ],
    returns: 'values',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'ulp', ulps: 1, absolute: 2 ** -44, of: 'sqrt(sum(a[i, j]^2))' },
    flops: '9 * n * n * n',
    doc: 'Eigenvalues and eigenvectors of a symmetric matrix, in f64. All are NaN if an element of the lower triangle is not finite.',
  },
];
