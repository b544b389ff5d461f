// Arithmetic and reductions of int8 and int16, exact on every tier: ids 1100-1119.
import type { ArrayArgument, Operation } from '../ops.ts';
import { a, b, elements, out, wideTiers } from './operands.ts';

const common = {
  dtypes: ['i8', 'i16'],
  isSuffixed: true,
  nan: 'none',
  bound: { kind: 'exact' },
  flops: 'n',
  tiers: wideTiers,
  isWide: true,
} as const;
const sums = {
  kind: 'inout',
  name: 'sums',
  shape: ['n'],
  dtype: 'i32',
  aliasing: 'none',
  doc: 'what the products are added to, in place',
} as const satisfies ArrayArgument;
const some = { ...elements, doc: 'the elements, at least one' } as const;

export const ints: readonly Operation[] = [
  binary(1100, 'add', 'out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16.'),
  binary(1101, 'sub', 'out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16.'),
  binary(1102, 'mul', 'out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16.'),
  binary(1103, 'addSaturated', 'out[i] = a[i] + b[i], or the nearest number that the type has.'),
  binary(1104, 'subSaturated', 'out[i] = a[i] - b[i], or the nearest number that the type has.'),
  binary(1105, 'mulSaturated', 'out[i] = a[i] * b[i], or the nearest number that the type has.'),
  {
    ...common,
    id: 1106,
    name: 'multiplyAccumulate',
    family: 'elementwise_ints',
    arguments: [a, b, sums],
    returns: 'sums',
    empty: 'nothing',
    flops: '2 * n',
    doc: 'sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32.',
  },
  {
    ...common,
    id: 1107,
    name: 'sum',
    family: 'reduce_ints',
    arguments: [elements],
    returns: 'number',
    empty: 'zero',
    doc: 'Sum of the elements: exact up to 2^53.',
  },
  {
    ...common,
    id: 1108,
    name: 'max',
    family: 'reduce_ints',
    arguments: [some],
    returns: 'number',
    empty: 'error',
    doc: 'The largest element.',
  },
  {
    ...common,
    id: 1109,
    name: 'min',
    family: 'reduce_ints',
    arguments: [some],
    returns: 'number',
    empty: 'error',
    doc: 'The smallest element.',
  },
  {
    ...common,
    id: 1110,
    name: 'dot',
    family: 'reduce_ints',
    dtypes: ['i16'],
    arguments: [a, b],
    returns: 'number',
    empty: 'zero',
    flops: '2 * n',
    doc: 'Sum of a[i] * b[i], in 64 bits: exact up to 2^53.',
  },
];

function binary(id: number, name: string, doc: string): Operation {
  return {
    ...common,
    id,
    name,
    family: 'elementwise_ints',
    arguments: [a, b, out],
    returns: 'out',
    empty: 'nothing',
    doc,
  };
}
