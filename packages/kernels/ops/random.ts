// Random numbers by a counter: ids 1210-1213.
import type { Argument, Operation } from '../ops.ts';
import { size, wideTiers } from './operands.ts';

const place: readonly Argument[] = [
  size('seed', 'the first half of the key: another seed, other numbers'),
  size('stream', 'the second half of the key: of one seed, as many streams as there are threads or trees'),
  size('offset', 'of the first element in the stream: any part of it can be made alone'),
];
const out: Argument = { kind: 'out', name: 'out', shape: ['n'], doc: 'where the numbers go' };
const generator =
  'By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier.';

const shared = {
  family: 'philox',
  returns: 'out',
  empty: 'nothing',
  nan: 'none',
  tiers: wideTiers,
  isWide: true,
} as const satisfies Partial<Operation>;

export const random: readonly Operation[] = [
  {
    ...shared,
    id: 1210,
    name: 'randomUniform',
    dtypes: ['f32'],
    arguments: [...place, out],
    bound: { kind: 'exact' },
    flops: '20 * n',
    doc: `Numbers of [0, 1), multiples of 2^-24. ${generator}`,
  },
  {
    ...shared,
    id: 1211,
    name: 'randomNormal',
    dtypes: ['f32'],
    arguments: [...place, out],
    bound: { kind: 'ulp', ulps: 4, absolute: 2e-7 },
    flops: '45 * n',
    doc: `Numbers of the standard normal distribution, up to 6.6, by Box and Muller's transform of pairs. ${generator}`,
  },
  {
    ...shared,
    id: 1212,
    name: 'randomExponential',
    dtypes: ['f32'],
    arguments: [...place, out],
    bound: { kind: 'ulp', ulps: 3 },
    flops: '45 * n',
    doc: `Numbers of the exponential distribution of mean 1, up to 21.5: -log of uniform ones. ${generator}`,
  },
  {
    ...shared,
    id: 1213,
    name: 'randomIntegers',
    dtypes: ['i32'],
    arguments: [
      ...place,
      { kind: 'scalar', name: 'low', dtype: 'i32', doc: 'the least' },
      size('count', 'how many there are from it on', { least: 1 }),
      out,
    ],
    bound: { kind: 'exact' },
    flops: '24 * n',
    doc: `Whole numbers of [low, low + count), which wrap at 32 bits: low + floor(x * count / 2^32), so that their probabilities differ by 2^-32 at most. ${generator}`,
  },
];
