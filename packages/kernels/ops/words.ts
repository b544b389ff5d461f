// Products of numbers in 16 bits with exact sums: ids 518-519.
import type { Operation } from '../ops.ts';
import { everyTier, size } from './operands.ts';

export const words: readonly Operation[] = (['i8', 'i16'] as const).map(
  (dtype, i): Operation => ({
    id: 518 + i,
    name: `matmulI16By${dtype.toUpperCase()}`,
    family: 'matmul_words',
    dtypes: ['i16'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['rows', 'inner'], doc: 'the left matrix, row after row' },
      size('rows', 'its rows'),
      size('inner', 'its columns'),
      { kind: 'in', name: 'b', shape: ['columns', 'inner'], dtype, doc: 'the transpose of the right matrix' },
      size('columns', 'columns of the right matrix'),
      {
        kind: 'out',
        name: 'out',
        shape: ['rows', 'columns'],
        dtype: 'f64',
        aliasing: 'none',
        doc: 'receives the sums',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'exact' },
    flops: 2,
    bytes: 2,
    tiers: [...everyTier, 'avx512_vnni'],
    doc: 'out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier.',
  }),
);
