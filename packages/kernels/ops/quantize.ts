// Conversions between f32 and integers of 8, 16 and 32 bits: ids 500-510.
import type { ArrayArgument, Operation } from '../ops.ts';
import { channelCuts, everyTier, rowCuts, size } from './operands.ts';

const channelShape = ['outer', 'channels', 'inner'] as const;
const channelSizes = [
  size('outer', 'what lies before the channels'),
  size('channels', 'channels with a scale of their own: 1 for one scale'),
  size('inner', 'what lies behind them'),
] as const;
const scales: ArrayArgument = {
  kind: 'in',
  name: 'scales',
  shape: ['channels'],
  dtype: 'f32',
  doc: 'what a step of each channel is worth',
};
const zeroPoints: ArrayArgument = {
  kind: 'in',
  name: 'zeroPoints',
  shape: ['channels'],
  dtype: 'i32',
  optional: true,
  doc: 'the integer that stands for 0 in each channel; empty: 0',
};

const narrow = ['i8', 'u8', 'i16'] as const;
const suffix = { i8: 'I8', u8: 'U8', i16: 'I16', i32: 'I32' } as const;

const toNarrow = narrow.map(
  (dtype, i): Operation => ({
    id: 500 + i,
    name: `quantize${suffix[dtype]}`,
    family: 'quantize',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'a', shape: channelShape, doc: 'the numbers' },
      ...channelSizes,
      scales,
      zeroPoints,
      { kind: 'out', name: 'out', shape: channelShape, dtype, aliasing: 'none', doc: 'receives the integers' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'rounded', steps: 'a / scale to f32; half to even; plus zero point; saturated' },
    flops: '4 * outer * channels * inner',
    cuts: channelCuts,
    tiers: everyTier,
    doc: 'saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point.',
  }),
);

const dequantize = ([...narrow, 'i32'] as const).map(
  (dtype, i): Operation => ({
    id: 503 + i,
    name: `dequantize${suffix[dtype]}`,
    family: 'dequantize',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'a', shape: channelShape, dtype, doc: 'the integers' },
      ...channelSizes,
      scales,
      zeroPoints,
      { kind: 'out', name: 'out', shape: channelShape, aliasing: 'none', doc: 'receives the numbers' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'rounded', steps: 'a - zero point, wrapping in int32; to f32; times scale' },
    flops: '2 * outer * channels * inner',
    cuts: channelCuts,
    tiers: everyTier,
    doc: '(a - zeroPoint) * scale, as ONNX DequantizeLinear.',
  }),
);

const requantize = (['i8', 'u8'] as const).map(
  (dtype, i): Operation => ({
    id: 507 + i,
    name: `requantize${suffix[dtype]}`,
    family: 'requantize',
    dtypes: ['i32'],
    arguments: [
      { kind: 'in', name: 'a', shape: channelShape, doc: 'sums of products' },
      ...channelSizes,
      { kind: 'in', name: 'bias', shape: ['channels'], optional: true, doc: 'added to the sums, wrapping; empty: 0' },
      {
        kind: 'in',
        name: 'multipliers',
        shape: ['channels'],
        dtype: 'f32',
        doc: 'scale of the sums / scale of the result',
      },
      { kind: 'scalar', name: 'zeroPoint', dtype: 'i32', doc: 'the integer that stands for 0 in the result' },
      { kind: 'out', name: 'out', shape: channelShape, dtype, aliasing: 'none', doc: 'receives the integers' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'rounded', steps: 'a + bias; to f32; times multiplier; half to even; plus zero point; saturated' },
    flops: '4 * outer * channels * inner',
    cuts: channelCuts,
    tiers: everyTier,
    doc: 'saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point.',
  }),
);

const dynamicQuantize: readonly Operation[] = [
  {
    id: 509,
    name: 'dynamicQuantizeU8',
    family: 'quantize',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['n'], doc: 'the numbers' },
      { kind: 'out', name: 'parameters', shape: ['two'], aliasing: 'none', doc: 'receives scale and zero point' },
      size('two', '2', { least: 2, most: 2 }),
      { kind: 'out', name: 'out', shape: ['n'], dtype: 'u8', aliasing: 'none', doc: 'receives the integers' },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'rounded', steps: 'as ONNX DynamicQuantizeLinear, in f32' },
    flops: '6 * n',
    tiers: everyTier,
    doc: 'Quantizes by the range of the numbers, 0 included: scale = (max - min) / 255, zeroPoint = saturate(round(-min / scale)). Scale 1 and zero point 0 where that scale would be 0; NaN counts as 0; of a range that f32 cannot hold the scale is Infinity and all else 0.',
  },
  {
    id: 510,
    name: 'quantizeBlocks',
    family: 'quantize',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['rows', 'columns'], doc: 'the rows, one after another' },
      size('rows', 'how many rows'),
      size('columns', 'elements of a row'),
      size('block', 'elements that share a scale; the columns or more for one scale a row', { least: 1 }),
      {
        kind: 'out',
        name: 'scales',
        shape: ['rows', { of: 'columns', per: 'block', times: 1 }],
        aliasing: 'none',
        doc: 'receives the scales: largest magnitude / 127; 0 where 127 / that magnitude is not finite or 0',
      },
      {
        kind: 'out',
        name: 'out',
        shape: ['rows', 'columns'],
        dtype: 'i8',
        aliasing: 'none',
        doc: 'receives the integers, -127 to 127',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'rounded', steps: 'scale = largest / 127; a * (127 / largest); half to even' },
    flops: '4 * rows * columns',
    cuts: rowCuts,
    tiers: everyTier,
    doc: 'Symmetric quantization of each block of a row by its largest magnitude: the left operand of dynamically quantized products. NaN counts as 0; a block with an infinity, or with nothing above 127 * 2^-128, has scale 0 and zeros.',
  },
];

export const quantize: readonly Operation[] = [...toNarrow, ...dequantize, ...requantize, ...dynamicQuantize];
