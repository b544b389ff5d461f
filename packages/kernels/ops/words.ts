// Products of numbers in 16 bits with exact sums: ids 518-522.
import type { Argument, ArrayArgument, Operation } from '../ops.ts';
import { byteTiers, epilogue, everyTier, flag, panels, productCuts, size } from './operands.ts';
import { quads } from './quantized.ts';

/** Panels of two planes of bytes: the high bytes of 16 columns, then the low ones less 128. */
const planes = { of: 'columns', per: 16, times: 32 } as const;

/** What the products with packed weights begin with. */
const operands = (rowScales: readonly ArrayArgument[]): readonly Argument[] => [
  { kind: 'in', name: 'a', shape: ['rows', 'inner'], doc: 'the left matrix, row after row' },
  size('rows', 'its rows'),
  size('inner', 'its columns'),
  {
    kind: 'scalar',
    name: 'aZeroPoint',
    dtype: 'i32',
    doc: 'the integer that stands for 0 in a; one that a cannot hold counts as the nearest that it can',
  },
  ...rowScales,
  {
    kind: 'in',
    name: 'packed',
    shape: [panels('columns'), 'weightBytes', quads('inner')],
    dtype: 'i8',
    doc: 'the right matrix, from packBytes or packI16',
  },
  {
    kind: 'in',
    name: 'sums',
    shape: [panels('columns'), 'weightBytes'],
    dtype: 'i32',
    doc: 'the sums that packing gave with it',
  },
  size('columns', 'its columns'),
  size('weightBytes', 'bytes of a weight: 1 from packBytes, 2 from packI16', { least: 1, most: 2 }),
];

const ofColumns = (name: string, doc: string): ArrayArgument => ({
  kind: 'in',
  name,
  shape: ['columns'],
  dtype: 'f32',
  doc,
});
const exactly =
  'The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b.';

const packedProducts: readonly Operation[] = [
  {
    id: 520,
    name: 'packI16',
    family: 'pack_words',
    dtypes: ['i16'],
    arguments: [
      { kind: 'in', name: 'b', shape: ['inner', 'columns'], doc: 'the right matrix' },
      size('inner', 'its rows'),
      size('columns', 'its columns'),
      flag('transposed', 'b holds its transpose, columns x inner'),
      {
        kind: 'out',
        name: 'sums',
        shape: [planes],
        dtype: 'i32',
        aliasing: 'none',
        doc: 'receives for each panel of 16 columns the sums of their high bytes and those of their low ones',
      },
      {
        kind: 'out',
        name: 'out',
        shape: [planes, quads('inner')],
        dtype: 'i8',
        aliasing: 'none',
        doc: 'receives for each panel of 16 columns two panels as packBytes makes them: of the high bytes, and of the low ones less 128; zeros for what is not there',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: everyTier,
    doc: 'The panels that matmulI16Dequantize and matmulI16Requantize read with weightBytes 2.',
  },
  {
    id: 521,
    name: 'matmulI16Dequantize',
    family: 'matmul_i16',
    dtypes: ['i16'],
    arguments: [
      ...operands([
        {
          kind: 'in',
          name: 'aScales',
          shape: ['rows'],
          dtype: 'f32',
          optional: true,
          doc: 'scales of the rows of a; empty: 1',
        },
      ]),
      ofColumns('scales', 'scales of the columns'),
      { ...ofColumns('bias', 'added to every row; empty: nothing is'), optional: true },
      {
        kind: 'out',
        name: 'out',
        shape: ['rows', 'columns'],
        dtype: 'f32',
        aliasing: 'none',
        doc: 'receives the product',
      },
      ...epilogue,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'ulp', ulps: 8, absolute: 2 ** -100 },
    flops: '2 * rows * inner * columns',
    cuts: productCuts,
    tiers: byteTiers,
    doc: `activation(clamp(sum * scale * aScale + bias)) of the sums (a - aZeroPoint) b. ${exactly} Then every step rounds once, and without an activation the bits are the same on every tier.`,
  },
  {
    id: 522,
    name: 'matmulI16Requantize',
    family: 'matmul_i16',
    dtypes: ['i16'],
    arguments: [
      ...operands([]),
      { ...ofColumns('bias', 'added in steps of the result; empty: 0'), optional: true },
      ofColumns('multipliers', 'scale of the sums / scale of the result'),
      { kind: 'scalar', name: 'zeroPoint', dtype: 'i32', doc: 'the integer that stands for 0 in the result' },
      { kind: 'out', name: 'out', shape: ['rows', 'columns'], aliasing: 'none', doc: 'receives the integers' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: {
      kind: 'rounded',
      steps: 'sum to f32; times multiplier; plus bias; half to even, NaN to 0; plus zero point; saturated',
    },
    flops: '2 * rows * inner * columns',
    cuts: productCuts,
    tiers: byteTiers,
    doc: `The sums (a - aZeroPoint) b as int16. ${exactly}`,
  },
];

const unpackedProducts: readonly Operation[] = (['i8', 'i16'] as const).map(
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
    flops: '2 * rows * inner * columns',
    cuts: productCuts,
    tiers: [...everyTier, 'avx512_vnni'],
    doc: 'out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier.',
  }),
);

export const words: readonly Operation[] = [...unpackedProducts, ...packedProducts];
