// Products of rows that were packed once with many vectors: ids 400-401.
import type { Operation } from '../ops.ts';
import { everyTier, panels } from './operands.ts';

const sizes = [
  { kind: 'size', name: 'rows', doc: 'how many rows' },
  { kind: 'size', name: 'columns', doc: 'elements of a row' },
] as const;

export const packed: readonly Operation[] = [
  {
    id: 400,
    name: 'packRows',
    family: 'packed',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['rows', 'columns'], doc: 'the rows, one after another' },
      ...sizes,
      {
        kind: 'out',
        name: 'out',
        shape: [panels('rows'), 'columns'],
        aliasing: 'none',
        doc: 'receives for each panel of 16 rows column after column, zeros in place of rows that are not there',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'moves',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: everyTier,
    doc: 'The order of elements that dotPacked reads, the same on every tier.',
  },
  {
    id: 401,
    name: 'dotPacked',
    family: 'matmul',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'packed', shape: [panels('rows'), 'columns'], doc: 'rows that packRows has packed' },
      ...sizes,
      { kind: 'in', name: 'vectors', shape: ['count', 'columns'], doc: 'the vectors, one after another' },
      { kind: 'size', name: 'count', doc: 'how many vectors' },
      {
        kind: 'out',
        name: 'out',
        shape: ['count', 'rows'],
        aliasing: 'none',
        doc: 'receives for each vector a number for each row',
      },
    ],
    returns: 'out',
    empty: 'zero',
    nan: 'propagates',
    bound: { kind: 'accumulated', term: 'row r[i] * vector v[i]', lanes: 2 },
    flops: '2 * count * rows * columns',
    cuts: [
      { along: 'count', step: 12 },
      { along: 'rows', step: 16 },
    ],
    tiers: everyTier,
    doc: 'out[v, r] = dot(row r, vector v), each added up in the order of the columns: its bits do not depend on the other rows and vectors.',
  },
];
