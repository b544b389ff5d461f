// Copies of elements between tensors that lie in any order: id 307.
import type { Operation, SizeArgument } from '../ops.ts';
import { everyTier, size } from './operands.ts';

const axes = [0, 1, 2, 3, 4];
const copied = { shape: [...axes.map((i) => `d${i}`), 'width'] };
const step = (name: string, doc: string): SizeArgument => ({ kind: 'size', name, doc, isSigned: true });

export const strided: readonly Operation[] = [
  {
    id: 307,
    name: 'copyStrided',
    family: 'strided',
    dtypes: ['u8'],
    arguments: [
      {
        kind: 'in',
        name: 'a',
        shape: ['aCount', 'width'],
        traffic: copied,
        strided: { counts: 'd0', at: 'aAt', rank: 5 },
        doc: 'elements of any type, as bytes',
      },
      size('aCount', 'how many'),
      size('width', 'bytes of an element', { least: 1, most: 16 }),
      ...axes.map((i) => size(`d${i}`, `elements along axis ${i} of what is copied`)),
      size('aAt', 'the first element that is read'),
      ...axes.map((i) => step(`aS${i}`, `elements of \`a\` from one to the next along axis ${i}`)),
      {
        kind: 'inout',
        name: 'out',
        shape: ['outCount', 'width'],
        traffic: copied,
        strided: { counts: 'd0', at: 'outAt', rank: 5 },
        aliasing: 'none',
        doc: 'receives them; the rest of it stays',
      },
      size('outCount', 'its elements'),
      size('outAt', 'the first element that is written'),
      ...axes.map((i) => step(`outS${i}`, `elements of \`out\` from one to the next along axis ${i}`)),
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'moves',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: everyTier,
    doc: "out[outAt + sum(i_k * outS_k)] = a[aAt + sum(i_k * aS_k)] for all i_k below d_k, in row-major order. Steps are 32-bit integers, negative ones as two's complement: -1 is 4294967295, or -1 >>> 0. With every aS_k 0 it fills. A step that would leave an array is an error.",
  },
];
