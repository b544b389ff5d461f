// Convolutions and pooling of images whose channels lie side by side (NHWC): ids 460-479.
import type { Argument, Operation } from '../ops.ts';
import { epilogue, everyTier, panels, size, windowCuts } from './operands.ts';

const filterSizes = [
  size('kernelHeight', 'rows of a filter', { least: 1 }),
  size('kernelWidth', 'columns of a filter', { least: 1 }),
] as const;

/** How a window moves over an image: output pixel (y, x) starts at (y * strideY - padTop, x * strideX - padLeft). */
export const windowSizes: readonly Argument[] = [
  size('strideY', 'rows from one output to the next', { least: 1 }),
  size('strideX', 'columns from one output to the next', { least: 1 }),
  size('dilationY', 'rows from one tap to the next', { least: 1 }),
  size('dilationX', 'columns from one tap to the next', { least: 1 }),
  size('padTop', 'rows that the first window begins above the image'),
  size('padLeft', 'columns that it begins left of it'),
];

export const imageSizes: readonly Argument[] = [
  size('batch', 'images'),
  size('height', 'rows of an image'),
  size('width', 'pixels of a row'),
];

export const outSizes: readonly Argument[] = [
  size('outHeight', 'rows of a result: as many as are wanted, taps outside the image are left out'),
  size('outWidth', 'pixels of its rows'),
];

const groupSizes: readonly Argument[] = [
  size('groups', 'groups of channels that do not meet', { least: 1 }),
  size('groupChannels', 'channels of a group'),
  size('groupOutputs', 'filters of a group'),
];

export const convolution: readonly Operation[] = [
  {
    id: 460,
    name: 'packFilters',
    family: 'convolution',
    dtypes: ['f32'],
    arguments: [
      {
        kind: 'in',
        name: 'filters',
        shape: ['groups', 'groupOutputs', 'groupChannels', 'kernelHeight', 'kernelWidth'],
        doc: 'the filters, as ONNX has them (OIHW)',
      },
      ...groupSizes,
      ...filterSizes,
      {
        kind: 'out',
        name: 'out',
        shape: ['groups', panels('groupOutputs'), 'kernelHeight', 'kernelWidth', 'groupChannels'],
        aliasing: 'none',
        doc: 'receives for each group and panel of 16 filters, tap after tap and channel after channel, 16 numbers; zeros for filters that are not there',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'moves',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: everyTier,
    doc: 'The panels that conv2d reads.',
  },
  {
    id: 461,
    name: 'conv2d',
    family: 'convolution',
    dtypes: ['f32'],
    arguments: [
      {
        kind: 'in',
        name: 'x',
        shape: ['batch', 'height', 'width', 'groups', 'groupChannels'],
        doc: 'the images, channels last (NHWC)',
      },
      ...imageSizes,
      ...groupSizes,
      {
        kind: 'in',
        name: 'packed',
        shape: ['groups', panels('groupOutputs'), 'kernelHeight', 'kernelWidth', 'groupChannels'],
        doc: 'filters that packFilters has packed',
      },
      ...filterSizes,
      {
        kind: 'in',
        name: 'bias',
        shape: ['groups', 'groupOutputs'],
        optional: true,
        doc: 'added to each filter’s results; empty: nothing is',
      },
      {
        kind: 'in',
        name: 'residual',
        shape: ['batch', 'outHeight', 'outWidth', 'groups', 'groupOutputs'],
        optional: true,
        doc: 'added to the result; empty: nothing is',
      },
      {
        kind: 'out',
        name: 'out',
        shape: ['batch', 'outHeight', 'outWidth', 'groups', 'groupOutputs'],
        aliasing: 'none',
        doc: 'receives the result, channels last',
      },
      ...outSizes,
      ...windowSizes,
      ...epilogue,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'accumulated', term: 'x[tap, c] * filter[tap, c]', lanes: 2 },
    flops: '2 * batch * outHeight * outWidth * groups * groupOutputs * kernelHeight * kernelWidth * groupChannels',
    cuts: windowCuts,
    tiers: everyTier,
    doc: 'Each filter with each window: out = activation(clamp(bias + residual + sum of x * filter)), summed in this order, tap after tap and channel after channel; taps outside the image are left out. One row makes it a convolution in one dimension.',
  },
  {
    id: 462,
    name: 'packDepthwise',
    family: 'depthwise',
    dtypes: ['f32'],
    arguments: [
      {
        kind: 'in',
        name: 'filters',
        shape: ['channels', 'kernelHeight', 'kernelWidth'],
        doc: 'a filter for each channel, one after another',
      },
      size('channels', 'channels of a pixel'),
      ...filterSizes,
      {
        kind: 'out',
        name: 'out',
        shape: [panels('channels'), 'kernelHeight', 'kernelWidth'],
        aliasing: 'none',
        doc: 'receives for each panel of 16 channels tap after tap 16 numbers; zeros for channels that are not there',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'moves',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: everyTier,
    doc: 'The panels that depthwiseConv2d reads.',
  },
  {
    id: 463,
    name: 'depthwiseConv2d',
    family: 'depthwise',
    dtypes: ['f32'],
    arguments: [
      { kind: 'in', name: 'x', shape: ['batch', 'height', 'width', 'channels'], doc: 'the images, channels last' },
      ...imageSizes,
      size('channels', 'channels of a pixel'),
      {
        kind: 'in',
        name: 'packed',
        shape: [panels('channels'), 'kernelHeight', 'kernelWidth'],
        doc: 'filters that packDepthwise has packed',
      },
      ...filterSizes,
      {
        kind: 'in',
        name: 'bias',
        shape: ['channels'],
        optional: true,
        doc: 'added to each channel; empty: nothing is',
      },
      {
        kind: 'out',
        name: 'out',
        shape: ['batch', 'outHeight', 'outWidth', 'channels'],
        aliasing: 'none',
        doc: 'receives the result, channels last',
      },
      ...outSizes,
      ...windowSizes,
      ...epilogue,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'accumulated', term: 'x[tap] * filter[tap]', lanes: 2 },
    flops: '2 * batch * outHeight * outWidth * channels * kernelHeight * kernelWidth',
    cuts: windowCuts,
    tiers: everyTier,
    doc: 'A convolution of each channel with a filter of its own: bias, then tap after tap; taps outside the image are left out.',
  },
  ...(['maxPool2d', 'averagePool2d'] as const).map(
    (name): Operation => ({
      id: name === 'maxPool2d' ? 464 : 465,
      name,
      family: 'pooling',
      dtypes: ['f32'],
      arguments: [
        { kind: 'in', name: 'x', shape: ['batch', 'height', 'width', 'channels'], doc: 'the images, channels last' },
        ...imageSizes,
        size('channels', 'channels of a pixel'),
        {
          kind: 'out',
          name: 'out',
          shape: ['batch', 'outHeight', 'outWidth', 'channels'],
          aliasing: 'none',
          doc: 'receives the result, channels last',
        },
        ...outSizes,
        size('kernelHeight', 'rows of a window', { least: 1 }),
        size('kernelWidth', 'columns of a window', { least: 1 }),
        ...windowSizes,
        ...(name === 'averagePool2d'
          ? [size('countsPadding', '1: divide by all taps of the window; 0: by those inside the image', { most: 1 })]
          : []),
      ],
      returns: 'out',
      empty: 'nothing',
      nan: 'propagates',
      bound:
        name === 'maxPool2d'
          ? { kind: 'exact' }
          : { kind: 'accumulated', term: 'x[tap]', lanes: 2, of: 'sum(abs(x[tap])) / taps' },
      flops: 'batch * outHeight * outWidth * channels * kernelHeight * kernelWidth',
      cuts: windowCuts,
      tiers: everyTier,
      doc:
        name === 'maxPool2d'
          ? 'The largest element of each window and channel; -Infinity for a window outside the image.'
          : 'The mean of each window and channel; NaN for a window outside the image if only taps inside count.',
    }),
  ),
];
