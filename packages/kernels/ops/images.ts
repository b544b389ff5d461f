// Filters, other sizes and other channels of images whose channels are last: ids 1250 to 1261. @kinglet/kernels/images makes calls of them.
import type { ArrayArgument, Operation, SizeArgument } from '../ops.ts';
import { borders, sobelModes } from '../src/images/borders.ts';
import { size, wideTiers } from './operands.ts';

const numbered = (names: readonly string[]): string => names.map((name, i) => `${i} ${name}`).join(', ');
const image: ArrayArgument = {
  kind: 'in',
  name: 'a',
  shape: ['height', 'width', 'channels'],
  doc: 'the image, channels last',
};
const imageSizes: readonly SizeArgument[] = [
  size('height', 'its rows'),
  size('width', 'pixels of a row'),
  size('channels', 'channels of a pixel', { least: 1, most: 4 }),
];
const filtered: ArrayArgument = {
  kind: 'out',
  name: 'out',
  shape: ['height', 'width', 'channels'],
  aliasing: 'none',
  doc: 'receives the image',
};
const border = size('border', `what lies beside the image: ${numbered(borders)}`, { most: borders.length - 1 });
const tapCounts: readonly SizeArgument[] = [
  size('verticalCount', 'how many vertical taps', { least: 1 }),
  size('horizontalCount', 'how many horizontal ones', { least: 1 }),
];

function scratch(
  name: string,
  shape: ArrayArgument['shape'],
  dtype: ArrayArgument['dtype'],
  doc: string,
): ArrayArgument {
  return { kind: 'out', name, shape, dtype, aliasing: 'none', isScratch: true, doc: `scratch memory: ${doc}` };
}

/** Rows of 512 pixels for each begun `per` taps, `times` / 4 of them. */
const strips = (per: number, times: number): ArrayArgument['shape'] => [
  { of: 'horizontalCount', per, times: 128 },
  { of: 'channels', per: 1, times },
];

function taps(name: string, count: string, dtype: 'f32' | 'i16', doc: string): ArrayArgument {
  return { kind: 'in', name, shape: [count], dtype, doc };
}

const filters: readonly Operation[] = [
  {
    id: 1250,
    name: 'filterSeparable',
    family: 'image_filter',
    dtypes: ['f32'],
    arguments: [
      image,
      ...imageSizes,
      taps(
        'vertical',
        'verticalCount',
        'f32',
        'weights of the rows around each; of n the one at n / 2, rounded down, is its own',
      ),
      taps('horizontal', 'horizontalCount', 'f32', 'weights of the pixels around each in its row'),
      ...tapCounts,
      border,
      scratch('rows', ['verticalCount'], 'u32', 'the rows around one'),
      scratch('work', strips(128, 4), 'f32', 'a part of a row'),
      filtered,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'accumulated', term: 'vertical[j] * horizontal[k] * a', lanes: 2, vanishing: 2 ** -128 },
    flops: '2 * height * width * channels * (verticalCount + horizontalCount)',
    tiers: wideTiers,
    isWide: true,
    doc: 'Each pixel becomes the weighted sum of those around it: out[y, x] = sum vertical[j] * sum horizontal[k] * a[y + j - verticalCount / 2, x + k - horizontalCount / 2], first down the columns. NaN of a pixel whose weight is 0 counts, and weights are finite. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20.',
  },
  {
    id: 1251,
    name: 'filterSymmetricBytes',
    family: 'image_filter_bytes',
    dtypes: ['u8'],
    arguments: [
      image,
      ...imageSizes,
      taps('vertical', 'verticalCount', 'i16', 'weights times 2^15: of a row itself, of those next to it, and so on'),
      taps(
        'horizontal',
        'horizontalCount',
        'i16',
        'weights times 2^15 of a pixel, of those next to it in its row, and so on',
      ),
      ...tapCounts,
      border,
      scratch('rows', [{ of: 'verticalCount', per: 1, times: 2 }], 'u32', 'the rows around one'),
      scratch('work', strips(64, 8), 'i16', 'a part of a row, and zeros'),
      filtered,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'exact' },
    flops: '3 * height * width * channels * (verticalCount + horizontalCount)',
    tiers: wideTiers,
    isWide: true,
    doc: 'A symmetric filter in int32 that wrap. Down the columns r[y] = (a[y] vertical[0] + sum (a[y - k] + a[y + k]) vertical[k] + 2^8) >> 9, saturated to int16; along the row of these (r[x] horizontal[0] + sum (r[x - k] + r[x + k]) horizontal[k] + 2^20) >> 21, saturated to bytes, where sums of two are int16 that wrap. Of weights whose sizes add up to at most 2^15 over both sides nothing wraps.',
  },
  {
    id: 1252,
    name: 'boxFilter',
    family: 'image_box',
    dtypes: ['f32'],
    arguments: [
      image,
      ...imageSizes,
      ...tapCounts.map((count) => ({ ...count, doc: count.doc.replace('taps', 'pixels a window has') })),
      border,
      scratch('lines', ['verticalCount', 'width', 'channels'], 'f32', 'sums of columns'),
      scratch('work', strips(128, 12), 'f32', 'sums along a part of a row'),
      filtered,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'propagates',
    bound: { kind: 'accumulated', term: 'a / (verticalCount * horizontalCount)', lanes: 2 },
    flops: '8 * height * width * channels',
    tiers: wideTiers,
    isWide: true,
    doc: 'Each pixel becomes the mean of the window around it, which begins verticalCount / 2 rows above and horizontalCount / 2 pixels before it, both rounded down. Sums of blocks of rows and of 1, 2, 4, ... pixels are added: a window of any size takes about the same time, and no sum has ever a pixel taken away. n of the bound is verticalCount + horizontalCount.',
  },
  {
    id: 1253,
    name: 'boxFilterBytes',
    family: 'image_box',
    dtypes: ['u8'],
    arguments: [
      image,
      ...imageSizes,
      ...tapCounts.map((count) => ({ ...count, doc: count.doc.replace('taps', 'pixels a window has') })),
      border,
      scratch('lines', ['width', 'channels'], 'i32', 'sums of columns'),
      scratch('work', strips(128, 12), 'i32', 'sums along a part of a row'),
      filtered,
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'none',
    bound: { kind: 'exact' },
    flops: '8 * height * width * channels',
    tiers: wideTiers,
    isWide: true,
    doc: 'boxFilter of bytes, by running sums of columns: the exact mean to the nearest integer, halves up. Windows have at most 2^23 pixels; of larger ones results are bytes of no meaning.',
  },
  ...(['sobel', 'sobelBytes'] as const).map((name): Operation => {
    const isFloat = name === 'sobel';
    return {
      id: isFloat ? 1254 : 1255,
      name,
      family: 'image_sobel',
      dtypes: [isFloat ? 'f32' : 'u8'],
      arguments: [
        image,
        ...imageSizes,
        size('mode', `what of it: ${numbered(sobelModes)}`, { most: sobelModes.length - 1 }),
        border,
        scratch('work', [{ of: 'width', per: 1, times: 9 }, 'channels'], isFloat ? 'f32' : 'i16', 'parts of rows'),
        { ...filtered, dtype: isFloat ? 'f32' : 'i16', doc: 'receives the derivative of each pixel' },
      ],
      returns: 'out',
      empty: 'nothing',
      nan: isFloat ? 'propagates' : 'none',
      bound: isFloat
        ? {
            kind: 'rounded',
            steps:
              's = (above + below) + 2 at and d = below - above, of columns; x = s after - s before, y = (d before + d after) + 2 d; sqrt(x * x + y * y)',
          }
        : { kind: 'exact' },
      flops: '12 * height * width * channels',
      tiers: wideTiers,
      isWide: true,
      doc: `Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude ${isFloat ? 'sqrt(x^2 + y^2)' : 'of both to the nearest integer'}.`,
    };
  }),
];

function readings(outSize: string, count: string, of: string, name: string, dtype: 'f32' | 'i16') {
  return [
    {
      kind: 'in',
      name: of === 'height' ? 'tops' : 'lefts',
      shape: [outSize],
      dtype: 'u32',
      below: of,
      doc: `the first ${of === 'height' ? 'row' : 'pixel'} that each reads`,
    },
    size(outSize, `${of} of the result`),
    {
      kind: 'in',
      name,
      shape: [outSize, count],
      dtype,
      doc: `its weight and those of the ones behind it${dtype === 'i16' ? ', times 2^14' : ''}; those outside the image do not count`,
    },
    size(count, 'how many', { least: 1 }),
  ] as const;
}

function resampled(id: number, name: string, dtype: 'f32' | 'u8'): Operation {
  const isFloat = dtype === 'f32';
  const weights = isFloat ? 'f32' : 'i16';
  return {
    id,
    name,
    family: 'image_resample',
    dtypes: [dtype],
    arguments: [
      image,
      ...imageSizes,
      ...readings('outHeight', 'verticalCount', 'height', 'vertical', weights),
      ...readings('outWidth', 'horizontalCount', 'width', 'horizontal', weights),
      scratch('work', ['width', 'channels'], weights, 'a row'),
      {
        kind: 'out',
        name: 'out',
        shape: ['outHeight', 'outWidth', 'channels'],
        aliasing: 'none',
        doc: 'receives the image of its new size',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: isFloat ? 'propagates' : 'none',
    bound: isFloat
      ? { kind: 'accumulated', term: 'vertical[y, j] * horizontal[x, k] * a', lanes: 2, vanishing: 2 ** -128 }
      : { kind: 'exact' },
    flops: '2 * outHeight * channels * (width * verticalCount + outWidth * horizontalCount)',
    tiers: wideTiers,
    isWide: true,
    doc: isFloat
      ? 'An image of another size by weights that the caller knows: out[y, x] = sum vertical[y, j] * horizontal[x, k] * a[tops[y] + j, lefts[x] + k], first down the columns. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20.'
      : 'resample of bytes in int32 that wrap: down the columns (sum + 2^6) >> 7, saturated to int16, then along the row of these (sum + 2^20) >> 21, saturated to bytes. Of weights whose sizes add up to at most 2^14 nothing wraps or saturates before its end.',
  };
}

const pixelSizes = [size('pixels', 'how many'), size('channels', 'channels of a pixel', { least: 1 })];

const channels: readonly Operation[] = [
  {
    id: 1258,
    name: 'splitChannels',
    family: 'image_channels',
    dtypes: ['f32', 'u8'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['pixels', 'channels'], doc: 'pixels, channels last (HWC)' },
      ...pixelSizes,
      {
        kind: 'out',
        name: 'out',
        shape: ['channels', 'pixels'],
        aliasing: 'none',
        doc: 'receives each channel by itself (CHW)',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'moves',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: wideTiers,
    isWide: true,
    doc: 'out[c, i] = a[i, c]: images with channels last become planes.',
    forms: { u8: { nan: 'none' } },
  },
  {
    id: 1259,
    name: 'joinChannels',
    family: 'image_channels',
    dtypes: ['f32', 'u8'],
    arguments: [
      { kind: 'in', name: 'a', shape: ['channels', 'pixels'], doc: 'planes, each a channel (CHW)' },
      ...pixelSizes,
      {
        kind: 'out',
        name: 'out',
        shape: ['pixels', 'channels'],
        aliasing: 'none',
        doc: 'receives the pixels, channels last (HWC)',
      },
    ],
    returns: 'out',
    empty: 'nothing',
    nan: 'moves',
    bound: { kind: 'exact' },
    flops: '0',
    tiers: wideTiers,
    isWide: true,
    doc: 'out[i, c] = a[c, i]: planes become an image with channels last.',
    forms: { u8: { nan: 'none' } },
  },
  ...(['f32', 'u8'] as const).map((dtype): Operation => {
    const isFloat = dtype === 'f32';
    const numbers = isFloat ? 'f32' : 'i32';
    return {
      id: isFloat ? 1260 : 1261,
      name: isFloat ? 'mixChannels' : 'mixChannelsBytes',
      family: 'image_channels',
      dtypes: [dtype],
      arguments: [
        { kind: 'in', name: 'a', shape: ['pixels', 'inChannels'], doc: 'pixels, channels last' },
        size('pixels', 'how many'),
        size('inChannels', 'their channels', { least: 1, most: 4 }),
        {
          kind: 'in',
          name: 'matrix',
          shape: ['outChannels', 'inChannels'],
          dtype: numbers,
          doc: `a row of factors${isFloat ? '' : ' times 2^16'} for each channel of the result`,
        },
        {
          kind: 'in',
          name: 'offsets',
          shape: ['outChannels'],
          dtype: numbers,
          doc: `added to each channel of the result${isFloat ? '' : ', times 2^16'}`,
        },
        size('outChannels', 'channels of the result', { least: 1, most: 4 }),
        {
          kind: 'out',
          name: 'out',
          shape: ['pixels', 'outChannels'],
          aliasing: 'none',
          doc: 'receives the pixels, channels last',
        },
      ],
      returns: 'out',
      empty: 'nothing',
      nan: isFloat ? 'propagates' : 'none',
      bound: isFloat
        ? { kind: 'rounded', steps: 'each product, each sum in order of the channels, plus offset' }
        : { kind: 'exact' },
      flops: '2 * pixels * inChannels * outChannels',
      tiers: wideTiers,
      isWide: true,
      doc: isFloat
        ? 'out[i, o] = sum matrix[o, k] * a[i, k] + offsets[o]: other colours, greys, channels in another order.'
        : 'mixChannels of bytes in int32 that wrap: (sum matrix[o, k] * a[i, k] + offsets[o] + 2^15) >> 16, saturated.',
    };
  }),
];

export const images: readonly Operation[] = [
  ...filters,
  resampled(1256, 'resample', 'f32'),
  resampled(1257, 'resampleBytes', 'u8'),
  ...channels,
];
