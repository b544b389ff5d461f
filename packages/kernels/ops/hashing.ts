// Hashes of many short messages: ids 1200-1201.
import type { Operation } from '../ops.ts';
import { size, wideTiers } from './operands.ts';

const seed = size('seed', 'another seed, another function');
const shared = {
  family: 'xxh32',
  returns: 'out',
  empty: 'nothing',
  nan: 'none',
  bound: { kind: 'exact' },
  tiers: wideTiers,
  isWide: true,
} as const satisfies Partial<Operation>;

export const hashing: readonly Operation[] = [
  {
    ...shared,
    id: 1200,
    name: 'hashKeys',
    dtypes: ['u32'],
    arguments: [
      { kind: 'in', name: 'keys', shape: ['n'], doc: 'the keys' },
      seed,
      { kind: 'out', name: 'out', shape: ['n'], aliasing: 'same', doc: 'the hash of each' },
    ],
    flops: '14 * n',
    doc: 'XXH32 of the four bytes of each key, lowest first: no two keys have the same. For tables and filters, not against attackers.',
  },
  {
    ...shared,
    id: 1201,
    name: 'hashRows',
    dtypes: ['u8'],
    arguments: [
      { kind: 'in', name: 'rows', shape: ['n', 'width'], doc: 'rows of bytes, one behind the other' },
      size('width', 'bytes of a row'),
      seed,
      { kind: 'out', name: 'out', shape: ['n'], dtype: 'u32', aliasing: 'none', doc: 'the hash of each row' },
    ],
    flops: '8 * n + 2 * n * width',
    doc: 'XXH32 of each row. For tables and filters, not against attackers.',
  },
];
