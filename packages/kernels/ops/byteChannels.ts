// Images of bytes whose channels do not meet, channels last (NHWC): ids 523-524.
import type { Argument, Operation } from '../ops.ts';
import { imageSizes, outSizes, windowSizes } from './convolution.ts';
import { byteTiers, everyTier, panels, size, windowCuts } from './operands.ts';
import { quads } from './quantized.ts';

const images: readonly Argument[] = [
  { kind: 'in', name: 'x', shape: ['batch', 'height', 'width', 'channels'], doc: 'the images, channels last (NHWC)' },
  ...imageSizes,
  size('channels', 'channels of a pixel'),
];
const result = {
  kind: 'out',
  name: 'out',
  shape: ['batch', 'outHeight', 'outWidth', 'channels'],
  aliasing: 'none',
  doc: 'receives the result, channels last',
} as const;
const isDilation = (argument: Argument): boolean => argument.name.startsWith('dilation');

export const byteChannels: readonly Operation[] = [
  {
    id: 523,
    name: 'depthwiseRequantize',
    family: 'depthwise_bytes',
    dtypes: ['i8', 'u8'],
    arguments: [
      ...images,
      {
        kind: 'scalar',
        name: 'xZeroPoint',
        dtype: 'i32',
        doc: 'the integer that stands for 0 in x, and outside it; one that x cannot hold counts as the nearest that it can',
      },
      {
        kind: 'in',
        name: 'packed',
        shape: [panels('channels'), 'kernelWidth', quads('kernelHeight')],
        dtype: 'i8',
        doc: 'for each panel of 16 channels, column of taps and group of 4 of its rows, the 4 bytes of each channel: what packBytes makes of a matrix of those rows, filled up with zeros, by channels',
      },
      {
        kind: 'in',
        name: 'sums',
        shape: [panels('channels')],
        dtype: 'i32',
        doc: 'the sums of the filters, from packBytes',
      },
      size('kernelHeight', 'rows of a filter', { least: 1, most: 8 }),
      size('kernelWidth', 'columns of a filter', { least: 1, most: 8 }),
      {
        kind: 'in',
        name: 'bias',
        shape: ['channels'],
        dtype: 'i32',
        optional: true,
        doc: 'added to the sums; empty: 0',
      },
      {
        kind: 'in',
        name: 'multipliers',
        shape: ['channels'],
        dtype: 'f32',
        doc: 'scale of the sums / scale of the result',
      },
      { kind: 'scalar', name: 'zeroPoint', dtype: 'i32', doc: 'the integer that stands for 0 in the result' },
      result,
      ...outSizes,
      ...windowSizes.filter((argument) => !isDilation(argument)),
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'rounded', steps: 'sum + bias; to f32; times multiplier; half to even; plus zero point; saturated' },
    flops: '2 * batch * outHeight * outWidth * channels * kernelHeight * kernelWidth',
    cuts: windowCuts,
    tiers: byteTiers,
    doc: 'Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized.',
  },
  {
    id: 524,
    name: 'maxPool2dInteger',
    family: 'pooling_bytes',
    dtypes: ['i8', 'u8'],
    arguments: [
      ...images,
      result,
      ...outSizes,
      size('kernelHeight', 'rows of a window', { least: 1 }),
      size('kernelWidth', 'columns of a window', { least: 1 }),
      ...windowSizes,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'exact' },
    flops: 'batch * outHeight * outWidth * channels * kernelHeight * kernelWidth',
    cuts: windowCuts,
    tiers: everyTier,
    doc: 'The largest element of each window and channel; the least that there is for a window outside the image.',
  },
];
