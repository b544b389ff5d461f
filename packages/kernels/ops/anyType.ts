// Operations on elements of any type, which a number names: ids 700-719, 752 and 753.
import type { ArrayArgument, Extent, Operation } from '../ops.ts';
import {
  binaryOperations,
  compareOperations,
  elementTypes,
  reduceOperations,
  scatterReductions,
  unaryOperations,
} from '../src/elementTypes.ts';
import { everyTier, size } from './operands.ts';

const numbered = (names: readonly string[]): string => names.map((name, i) => `${i} ${name}`).join(', ');

function typeOf(name: string, doc: string): ReturnType<typeof size> {
  return size(name, `${doc}: ${numbered(elementTypes)}`, { most: elementTypes.length - 1 });
}

function operationOf(names: readonly string[]): ReturnType<typeof size> {
  return size('operation', numbered(names), { most: names.length - 1 });
}

function bytes(kind: 'in' | 'out' | 'inout', name: string, doc: string, ...shape: Extent[]): ArrayArgument {
  return { kind, name, shape, doc, ...(kind === 'in' ? {} : { aliasing: 'none' }) } as ArrayArgument;
}

const n: Extent = { of: 'n', type: 'type' };
const rest = {
  dtypes: ['u8'],
  returns: 'out',
  empty: 'nothing',
  nan: 'propagates',
  bound: { kind: 'exact' },
  flops: 'n',
  tiers: everyTier,
} as const satisfies Partial<Operation>;
const elementwise = { ...rest, family: 'any_elementwise' } as const;
const reducing = { ...rest, family: 'any_reduce' } as const;
const reduced = [
  size('outer', 'rows of the elements that are reduced'),
  size('length', 'elements that become one'),
  size('inner', 'elements between two that are reduced together'),
] as const;

export const anyType: readonly Operation[] = [
  {
    ...elementwise,
    id: 700,
    name: 'convertAny',
    flops: '0',
    arguments: [
      bytes('in', 'a', 'the elements, as bytes', { of: 'n', type: 'from' }),
      typeOf('from', 'their type'),
      size('n', 'how many'),
      typeOf('to', 'the type that they become'),
      bytes('out', 'out', 'receives them', { of: 'n', type: 'to' }),
    ],
    doc: "ONNX's Cast: to floats the nearest, ties to even; to bool whether it is not 0; from floats to integers truncated, NaN 0, what int64 and uint64 do not hold the nearest that they do; of integers the low bits.",
  },
  {
    ...elementwise,
    id: 701,
    name: 'unaryAny',
    arguments: [
      bytes('in', 'a', 'the elements, as bytes', n),
      operationOf(unaryOperations),
      typeOf('type', 'their type'),
      size('n', 'how many'),
      { ...bytes('out', 'out', 'receives elements of that type', n), aliasing: 'same' },
    ],
    doc: 'Floats are computed in f64 and rounded once, integers wrap. `not` is 1 for 0 and 0 for others, `sqrt` of integers truncates that of their f64, `bitwiseNot` turns the bits of any type, bool aside.',
  },
  {
    ...elementwise,
    id: 702,
    name: 'binaryAny',
    arguments: [
      bytes('in', 'a', 'the first operands, as bytes', n),
      bytes('in', 'b', 'the second operands', n),
      operationOf(binaryOperations),
      typeOf('type', 'the type of both'),
      size('n', 'how many'),
      { ...bytes('out', 'out', 'receives elements of that type', n), aliasing: 'same' },
    ],
    doc: 'Floats are computed in f64 and rounded once, integers wrap; an integer divided by 0 is 0, its remainders too. `mod` has the sign of the divisor, `fmod` that of the dividend. `powInteger` takes the whole part of the exponent, to 2^31 at most. Bits of any type are combined as those of unsigned integers; shifts by their width or more give 0.',
  },
  {
    ...elementwise,
    id: 703,
    name: 'compareAny',
    nan: 'compares',
    arguments: [
      bytes('in', 'a', 'the first operands, as bytes', n),
      bytes('in', 'b', 'the second operands; of no interest where one is asked of', n),
      operationOf(compareOperations),
      typeOf('type', 'the type of both'),
      size('n', 'how many'),
      bytes('out', 'out', 'receives 1 where it holds and 0 where not', 'n'),
    ],
    doc: 'NaN is unequal to itself: notEqual of an array and itself finds NaN.',
  },
  {
    ...reducing,
    id: 704,
    name: 'reduceAny',
    flops: 'outer * length * inner',
    arguments: [
      bytes('in', 'a', 'the elements, as bytes', 'outer', 'length', { of: 'inner', type: 'type' }),
      ...reduced,
      operationOf(reduceOperations),
      typeOf('type', 'their type'),
      bytes('out', 'out', 'receives elements of that type', 'outer', { of: 'inner', type: 'type' }),
    ],
    bound: {
      kind: 'rounded',
      steps: 'a f64 chain over the elements in order, which begins with 0, 1 or the first; its end once to the type',
    },
    doc: 'Integers are summed in 64 bits and wrap, their means and roots are truncated. Of no elements: 0, 1 for prod, NaN for mean, the least of the type for max and its largest for min.',
  },
  {
    ...reducing,
    id: 705,
    name: 'argReduceAny',
    flops: 'outer * length * inner',
    nan: 'found',
    arguments: [
      bytes('in', 'a', 'the elements, as bytes', 'outer', 'length', { of: 'inner', type: 'type' }),
      reduced[0],
      size('length', 'elements of which one is found', { least: 1 }),
      reduced[2],
      typeOf('type', 'their type'),
      size('isMax', '1: the largest; 0: the least', { most: 1 }),
      size('selectLast', '1: the last of equal ones; 0: the first', { most: 1 }),
      bytes('out', 'out', 'receives positions as int64', 'outer', { of: 'inner', per: 1, times: 8 }),
    ],
    doc: 'The position along the reduced axis; NaN is both the largest and the least.',
  },
  {
    ...rest,
    id: 706,
    family: 'indices',
    name: 'flattenIndices',
    flops: '2 * n * k',
    nan: 'none',
    arguments: [
      bytes('in', 'a', 'rows of indices, as bytes', 'n', { of: 'k', type: 'type' }),
      size('n', 'how many rows'),
      typeOf('type', 'the type of an index'),
      { kind: 'in', name: 'limits', shape: ['k'], dtype: 'u32', doc: 'what each index of a row must be below' },
      {
        kind: 'out',
        name: 'out',
        shape: ['n'],
        dtype: 'u32',
        aliasing: 'none',
        doc: 'receives a position for each row',
      },
    ],
    doc: 'The position in row-major order of an element of a tensor with the lengths `limits`, negative indices counting from the end; 4294967295, which is below no limit, where one of the row is out of range: who uses it stops.',
  },
  {
    ...rest,
    id: 707,
    family: 'indices',
    name: 'gatherRows',
    flops: '0',
    nan: 'moves',
    arguments: [
      {
        ...bytes('in', 'a', 'tables of rows, as bytes', 'outer', 'rows', 'width'),
        traffic: { shape: ['outer', 'm', 'width'] },
      },
      size('outer', 'how many tables'),
      size('rows', 'rows of a table'),
      size('width', 'bytes of a row'),
      { kind: 'in', name: 'indices', shape: ['m', 'lists'], dtype: 'u32', below: 'rows', doc: 'which rows' },
      size('lists', 'how many lists of indices, one after another: table t takes list t mod lists', { least: 1 }),
      size('m', 'indices of a list'),
      bytes('out', 'out', 'receives a row for each index of each table', 'outer', 'm', 'width'),
    ],
    doc: 'out[t, i] = a[t, indices[t mod lists, i]].',
  },
  {
    ...rest,
    id: 708,
    family: 'indices',
    name: 'scatterRows',
    flops: 'reduction === 0 ? 0 : outer * m * inner',
    arguments: [
      bytes('in', 'a', 'rows of elements, as bytes', 'outer', 'm', { of: 'inner', type: 'type' }),
      { kind: 'in', name: 'indices', shape: ['outer', 'm'], dtype: 'u32', below: 'rows', doc: 'where they go' },
      size('outer', 'how many tables'),
      size('m', 'rows for a table'),
      size('rows', 'rows of a table'),
      size('inner', 'elements of a row'),
      size('reduction', `how they join those that are there: ${numbered(scatterReductions)}`, {
        most: scatterReductions.length - 1,
      }),
      typeOf('type', 'their type'),
      {
        ...bytes('inout', 'out', 'the tables; the rest of them stays', 'outer', 'rows', { of: 'inner', type: 'type' }),
        traffic: { shape: ['outer', 'm', { of: 'inner', type: 'type' }], times: 'reduction === 0 ? 1 : 2' },
      },
    ],
    doc: 'out[t, indices[t, i]] becomes a[t, i] or its sum, product, least or largest with what it was; in order, as binaryAny computes.',
  },
  {
    ...rest,
    id: 709,
    family: 'indices',
    name: 'selectAny',
    flops: '0',
    nan: 'moves',
    arguments: [
      bytes('in', 'condition', 'bytes', 'n'),
      bytes('in', 'a', 'elements of any type, as bytes', 'n', 'width'),
      bytes('in', 'b', 'others', 'n', 'width'),
      size('width', 'bytes of an element'),
      bytes('out', 'out', 'receives elements', 'n', 'width'),
    ],
    doc: 'out[i] = a[i] where condition[i] is not 0, else b[i].',
  },
  {
    ...rest,
    id: 752,
    family: 'topk_any',
    name: 'topKAny',
    nan: 'largest',
    flops: 'rows * n',
    arguments: [
      bytes('in', 'a', 'rows of elements, as bytes', 'rows', n),
      size('rows', 'how many'),
      size('n', 'elements of a row'),
      typeOf('type', 'their type'),
      size('k', 'how many of each are found, at most `n`'),
      size('isLargest', '1: the largest; 0: the least', { most: 1 }),
      bytes('out', 'values', 'receives them, the best first', 'rows', { of: 'k', type: 'type' }),
      bytes('out', 'indices', 'receives where in its row each is, as int64', 'rows', { of: 'k', per: 1, times: 8 }),
    ],
    returns: 'indices',
    doc: 'Of equal elements the first is better, zeros being equal; NaN is above every number. Of fewer elements than `k`, what is left receives zeros, and -1 for a place.',
  },
  {
    ...rest,
    id: 753,
    family: 'indices',
    name: 'findNonZero',
    nan: 'found',
    arguments: [
      bytes('in', 'a', 'the elements, as bytes', n),
      size('n', 'how many, which is the product of `lengths`'),
      typeOf('type', 'their type'),
      { kind: 'in', name: 'lengths', shape: ['axes'], dtype: 'u32', doc: 'how many along each axis' },
      bytes('inout', 'places', 'receives the int64 coordinates of each; what is behind them stays', 'n', {
        of: 'axes',
        per: 1,
        times: 8,
      }),
      {
        kind: 'out',
        name: 'counts',
        shape: ['counted'],
        dtype: 'f64',
        aliasing: 'none',
        doc: 'receives how many there are, in each element',
      },
    ],
    returns: 'counts',
    doc: 'The coordinates of every element that is not 0, in row-major order; a length that is 0 counts as 1.',
  },
];
