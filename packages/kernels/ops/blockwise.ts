// Products with weights of 4 bits that share a scale by blocks: ids 540-549.
import type { Argument, Operation } from '../ops.ts';
import { byteTiers, epilogue, everyTier, panels, productCuts, size } from './operands.ts';

const blocks = { of: 'inner', per: 'block', times: 1 } as const;
/** Bytes of a block: two weights each. */
const pairs = { of: 'block', per: 2, times: 1 } as const;
const block = size('block', 'weights that share a scale: 32, 64, 96 or 128', { least: 32, most: 128, multipleOf: 32 });

type ScaleDtype = 'f32' | 'f16';

const weightsWith = (scales: ScaleDtype): readonly Argument[] => [
  {
    kind: 'in',
    name: 'packed',
    shape: [panels('columns'), blocks, pairs],
    dtype: 'u8',
    doc: 'the right matrix, from packNibbles',
  },
  {
    kind: 'in',
    name: 'scales',
    shape: [panels('columns'), blocks],
    dtype: scales,
    doc: scales === 'f32' ? 'its scales, from packNibbles' : 'its scales, from packNibbles and then f32ToF16',
  },
  {
    kind: 'in',
    name: 'zeroPoints',
    shape: [panels('columns'), blocks],
    dtype: 'u8',
    optional: true,
    doc: 'its zero points, from packNibbles; empty: 8',
  },
  size('columns', 'its columns'),
  block,
  {
    kind: 'in',
    name: 'bias',
    shape: ['columns'],
    dtype: 'f32',
    optional: true,
    doc: 'added to every row; empty: nothing is',
  },
  { kind: 'out', name: 'out', shape: ['rows', 'columns'], dtype: 'f32', aliasing: 'none', doc: 'receives the product' },
  ...epilogue,
];

export const blockwise: readonly Operation[] = [
  {
    id: 540,
    name: 'packNibbles',
    family: 'matmul_nibbles',
    dtypes: ['u8'],
    arguments: [
      {
        kind: 'in',
        name: 'b',
        shape: ['columns', blocks, pairs],
        doc: 'the weights as ONNX MatMulNBits has them: column after column, the even weight in the low half of a byte',
      },
      size('columns', 'columns of the right matrix'),
      size('inner', 'its rows'),
      block,
      { kind: 'in', name: 'scales', shape: ['columns', blocks], dtype: 'f32', doc: 'a scale for each block' },
      {
        kind: 'in',
        name: 'zeroPoints',
        shape: ['columns', blocks],
        optional: true,
        doc: 'a zero point for each block, 0 to 15, a byte each; empty: 8',
      },
      {
        kind: 'out',
        name: 'packedScales',
        shape: [panels('columns'), blocks],
        dtype: 'f32',
        aliasing: 'none',
        doc: 'receives the scales',
      },
      {
        kind: 'out',
        name: 'packedZeroPoints',
        shape: [panels('columns'), blocks],
        aliasing: 'none',
        doc: 'receives the zero points; 8 where there are none',
      },
      {
        kind: 'out',
        name: 'out',
        shape: [panels('columns'), blocks, pairs],
        aliasing: 'none',
        doc: 'receives for each panel of 16 columns and block of it, for each 8 weights of a column, 64 bytes: of each column 4 bytes whose low halves are the first 4 weights and whose high halves are the other 4',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: everyTier,
    doc: 'The panels that the products of 4-bit weights read; scales and zero points panel by panel, block by block, 16 at a time. Weights behind the last row become the zero point (of a larger byte its low half); columns behind the last one are zeros throughout.',
  },
  ...products('f32'),
  ...products('f16'),
];

/** With scales of half precision a block of 32 weights takes 16 + 2 bytes. */
function products(scales: ScaleDtype): readonly Operation[] {
  const suffix = scales === 'f32' ? '' : 'HalfScales';
  const asFloats = scales === 'f32' ? '' : '; a scale of half precision is the float that it stands for';
  return [
    {
      id: scales === 'f32' ? 541 : 543,
      name: `matmulNibbles${suffix}`,
      family: 'matmul_nibbles',
      dtypes: ['f32'],
      arguments: [
        { kind: 'in', name: 'a', shape: ['rows', 'inner'], doc: 'the left matrix, row after row' },
        size('rows', 'its rows'),
        size('inner', 'its columns'),
        ...weightsWith(scales),
      ],
      returns: 'out',
      empty: 'nothing',
      nan: 'propagates',
      bound: { kind: 'accumulated', term: 'a[i, k] * (weight - zeroPoint) * scale', lanes: 2 },
      flops: '2 * rows * inner * columns',
      cuts: productCuts,
      tiers: everyTier,
      doc: `activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale${asFloats}.`,
    },
    {
      id: scales === 'f32' ? 542 : 544,
      name: `matmulNibblesBytes${suffix}`,
      family: 'matmul_nibbles_bytes',
      dtypes: ['i8'],
      arguments: [
        {
          kind: 'in',
          name: 'a',
          shape: ['rows', 'inner'],
          doc: 'the left matrix, from quantizeBlocks with the same block',
        },
        size('rows', 'its rows'),
        size('inner', 'its columns'),
        { kind: 'in', name: 'aScales', shape: ['rows', blocks], dtype: 'f32', doc: 'its scales, from quantizeBlocks' },
        ...weightsWith(scales),
      ],
      returns: 'out',
      empty: 'nothing',
      nan: 'propagates',
      bound: { kind: 'accumulated', term: 'sum in the block * aScale * scale', lanes: 2 },
      flops: '2 * rows * inner * columns',
      cuts: productCuts,
      tiers: byteTiers,
      doc: `The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier${asFloats}.`,
    },
  ];
}
