// Products of bytes with exact sums: ids 511-517.
import type { Argument, ArrayArgument, DtypeName, Operation } from '../ops.ts';
import { imageSizes, outSizes, windowSizes } from './convolution.ts';
import { byteTiers, epilogue, everyTier, flag, panels, productCuts, size, windowCuts } from './operands.ts';

/** Those and the one that multiplies two rows at a time. */
const productTiers = [...byteTiers, 'neon_i8mm'] as const;

/** Rows of K in groups of four, the last filled with zeros. */
export const quads = (inner: string) => ({ of: inner, per: 4, times: 4 }) as const;

/** What the packed products share: which arguments follow the left operand. */
const packedWeights: readonly Argument[] = [
  {
    kind: 'in',
    name: 'packed',
    shape: [panels('columns'), quads('inner')],
    dtype: 'i8',
    doc: 'the right matrix, from packBytes',
  },
  {
    kind: 'in',
    name: 'sums',
    shape: [panels('columns')],
    dtype: 'i32',
    doc: 'the sums of its columns, from packBytes',
  },
  size('columns', 'its columns'),
];
const left: readonly Argument[] = [
  { kind: 'in', name: 'a', shape: ['rows', 'inner'], doc: 'the left matrix, row after row' },
  size('rows', 'its rows'),
  size('inner', 'its columns'),
  { kind: 'scalar', name: 'aZeroPoint', dtype: 'i32', doc: 'the integer that stands for 0 in a' },
];
const columnZeroPoints: ArrayArgument = {
  kind: 'in',
  name: 'zeroPoints',
  shape: ['columns'],
  dtype: 'i32',
  optional: true,
  doc: 'the integers that stand for 0 in the columns of the right matrix; empty: 0',
};
const byteDtypes: readonly DtypeName[] = ['i8', 'u8'];

export const quantized: readonly Operation[] = [
  {
    id: 511,
    name: 'packBytes',
    family: 'pack_bytes',
    dtypes: ['i8'],
    arguments: [
      { kind: 'in', name: 'b', shape: ['inner', 'columns'], doc: 'the right matrix' },
      size('inner', 'its rows'),
      size('columns', 'its columns'),
      flag('transposed', 'b holds its transpose, columns x inner'),
      {
        kind: 'out',
        name: 'sums',
        shape: [panels('columns')],
        dtype: 'i32',
        aliasing: 'none',
        doc: 'receives the sum of each column',
      },
      {
        kind: 'out',
        name: 'out',
        shape: [panels('columns'), quads('inner')],
        aliasing: 'none',
        doc: 'receives for each panel of 16 columns and group of 4 rows the 4 bytes of each column; zeros for what is not there',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: everyTier,
    doc: 'The panels that the products of bytes read.',
  },
  {
    id: 512,
    name: 'matmulInteger',
    family: 'matmul_bytes',
    dtypes: byteDtypes,
    arguments: [
      ...left,
      ...packedWeights,
      columnZeroPoints,
      {
        kind: 'out',
        name: 'out',
        shape: ['rows', 'columns'],
        dtype: 'i32',
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
    tiers: productTiers,
    doc: 'out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier.',
  },
  {
    id: 513,
    name: 'matmulDequantize',
    family: 'matmul_bytes',
    dtypes: byteDtypes,
    arguments: [
      ...left,
      {
        kind: 'in',
        name: 'aScales',
        shape: ['rows'],
        dtype: 'f32',
        optional: true,
        doc: 'scales of the rows of a; empty: 1',
      },
      ...packedWeights,
      { kind: 'in', name: 'scales', shape: ['columns'], dtype: 'f32', doc: 'scales of the columns' },
      columnZeroPoints,
      {
        kind: 'in',
        name: 'bias',
        shape: ['columns'],
        dtype: 'f32',
        optional: true,
        doc: 'added to every row; empty: nothing is',
      },
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
    tiers: productTiers,
    doc: 'activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier.',
  },
  {
    id: 514,
    name: 'matmulRequantize',
    family: 'matmul_bytes',
    dtypes: byteDtypes,
    arguments: [
      ...left,
      ...packedWeights,
      columnZeroPoints,
      {
        kind: 'in',
        name: 'bias',
        shape: ['columns'],
        dtype: 'i32',
        optional: true,
        doc: 'added to the sums, wrapping; empty: 0',
      },
      {
        kind: 'in',
        name: 'multipliers',
        shape: ['columns'],
        dtype: 'f32',
        doc: 'scale of the sums / scale of the result',
      },
      { kind: 'scalar', name: 'zeroPoint', dtype: 'i32', doc: 'the integer that stands for 0 in the result' },
      { kind: 'out', name: 'out', shape: ['rows', 'columns'], aliasing: 'none', doc: 'receives the integers' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'rounded', steps: 'sum + bias; to f32; times multiplier; half to even; plus zero point; saturated' },
    flops: '2 * rows * inner * columns',
    cuts: productCuts,
    tiers: productTiers,
    doc: 'requantize(matmulInteger(...)) without the sums in memory.',
  },
  {
    id: 515,
    name: 'packByteFilters',
    family: 'pack_bytes',
    dtypes: ['i8'],
    arguments: [
      {
        kind: 'in',
        name: 'filters',
        shape: ['groups', 'groupOutputs', 'groupChannels', 'kernelHeight', 'kernelWidth'],
        doc: 'the filters, as ONNX has them (OIHW)',
      },
      size('groups', 'groups of channels that do not meet', { least: 1 }),
      size('groupChannels', 'channels of a group'),
      size('groupOutputs', 'filters of a group'),
      size('kernelHeight', 'rows of a filter', { least: 1 }),
      size('kernelWidth', 'columns of a filter', { least: 1 }),
      {
        kind: 'out',
        name: 'sums',
        shape: ['groups', panels('groupOutputs')],
        dtype: 'i32',
        aliasing: 'none',
        doc: 'receives the sum of each filter',
      },
      {
        kind: 'out',
        name: 'out',
        shape: ['groups', panels('groupOutputs'), 'kernelHeight', 'kernelWidth', quads('groupChannels')],
        aliasing: 'none',
        doc: 'receives for each group and panel of 16 filters, tap and group of 4 channels, the 4 bytes of each filter',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: everyTier,
    doc: 'The panels that conv2dRequantize and conv2dInteger read.',
  },
  ...(['conv2dInteger', 'conv2dRequantize'] as const).map((name): Operation => {
    const isInteger = name === 'conv2dInteger';
    return {
      id: isInteger ? 516 : 517,
      name,
      family: 'convolution_bytes',
      dtypes: byteDtypes,
      arguments: [
        {
          kind: 'in',
          name: 'x',
          shape: ['batch', 'height', 'width', 'groups', 'groupChannels'],
          doc: 'the images, channels last (NHWC)',
        },
        ...imageSizes,
        size('groups', 'groups of channels that do not meet', { least: 1 }),
        size('groupChannels', 'channels of a group'),
        {
          kind: 'scalar',
          name: 'xZeroPoint',
          dtype: 'i32',
          doc: 'the integer that stands for 0 in x, and outside it; one that x cannot hold counts as the nearest that it can',
        },
        {
          kind: 'in',
          name: 'packed',
          shape: ['groups', panels('groupOutputs'), 'kernelHeight', 'kernelWidth', quads('groupChannels')],
          dtype: 'i8',
          doc: 'filters that packByteFilters has packed',
        },
        {
          kind: 'in',
          name: 'sums',
          shape: ['groups', panels('groupOutputs')],
          dtype: 'i32',
          doc: 'the sums of the filters, from packByteFilters',
        },
        size('groupOutputs', 'filters of a group'),
        size('kernelHeight', 'rows of a filter', { least: 1 }),
        size('kernelWidth', 'columns of a filter', { least: 1 }),
        {
          kind: 'in',
          name: 'zeroPoints',
          shape: ['groups', 'groupOutputs'],
          dtype: 'i32',
          optional: true,
          doc: 'the integers that stand for 0 in the filters; empty: 0',
        },
        ...(isInteger
          ? []
          : ([
              {
                kind: 'in',
                name: 'bias',
                shape: ['groups', 'groupOutputs'],
                dtype: 'i32',
                optional: true,
                doc: 'added to the sums; empty: 0',
              },
              {
                kind: 'in',
                name: 'multipliers',
                shape: ['groups', 'groupOutputs'],
                dtype: 'f32',
                doc: 'scale of the sums / scale of the result',
              },
              { kind: 'scalar', name: 'zeroPoint', dtype: 'i32', doc: 'the integer that stands for 0 in the result' },
            ] as const)),
        {
          kind: 'out',
          name: 'out',
          shape: ['batch', 'outHeight', 'outWidth', 'groups', 'groupOutputs'],
          ...(isInteger ? { dtype: 'i32' as const } : {}),
          aliasing: 'none',
          doc: 'receives the result, channels last',
        },
        ...outSizes,
        ...windowSizes,
      ],
      returns: 'out',
      empty: 'nothing',
      nan: 'none',
      bound: isInteger
        ? { kind: 'exact' }
        : { kind: 'rounded', steps: 'sum + bias; to f32; times multiplier; half to even; plus zero point; saturated' },
      flops: '2 * batch * outHeight * outWidth * groups * groupOutputs * kernelHeight * kernelWidth * groupChannels',
      cuts: windowCuts,
      tiers: productTiers,
      doc: isInteger
        ? 'Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier.'
        : 'requantize(conv2dInteger(...)) without the sums in memory.',
    };
  }),
];
