// Convolution and pooling as users call them, held to loops over every tap.
import { describe, expect, test } from 'vitest';
import type { ConvolutionOptions } from './convolution.ts';
import { configureCache, conv2d, convolution, gelu, isKernelsError, packFilters, transposeEach } from './index.ts';

import type { ShapedArray } from './shapedArray.ts';
import { typescriptConvolution } from './typescriptConvolution.ts';

/** Small whole numbers, whose sums are exact. */
function counting(shape: readonly number[], step = 7): ShapedArray {
  const length = shape.reduce((product, size) => product * size, 1);
  return { data: Float32Array.from({ length }, (_, i) => ((i * step) % 11) - 5), shape };
}

/** With channels first, as filters are, tap by tap. */
function expectedConvolution(images: ShapedArray, filters: ShapedArray, options: ConvolutionOptions): ShapedArray {
  const [batch, channels, height, width] = images.shape as [number, number, number, number];
  const [count, groupChannels, rows, columns] = filters.shape as [number, number, number, number];
  const [strideY, strideX] = options.strides as [number, number];
  const [dilationY, dilationX] = options.dilations as [number, number];
  const [top, left, bottom, right] = options.pads as [number, number, number, number];
  const outHeight = Math.floor((height + top + bottom - (rows - 1) * dilationY - 1) / strideY) + 1;
  const outWidth = Math.floor((width + left + right - (columns - 1) * dilationX - 1) / strideX) + 1;
  const data: number[] = [];
  for (let n = 0; n < batch; n++)
    for (let o = 0; o < count; o++)
      for (let y = 0; y < outHeight; y++)
        for (let x = 0; x < outWidth; x++) {
          let sum = options.bias?.[o] ?? 0;
          for (let c = 0; c < groupChannels; c++)
            for (let t = 0; t < rows * columns; t++) {
              const row = y * strideY + Math.floor(t / columns) * dilationY - top;
              const column = x * strideX + (t % columns) * dilationX - left;
              if (row < 0 || row >= height || column < 0 || column >= width) continue;
              const group = Math.floor(o / (count / (options.groups ?? 1)));
              const pixel = ((n * channels + group * groupChannels + c) * height + row) * width + column;
              sum +=
                (images.data[pixel] as number) * (filters.data[(o * groupChannels + c) * rows * columns + t] as number);
            }
          data.push(sum);
        }
  return { data: Float32Array.from(data), shape: [batch, count, outHeight, outWidth] };
}

const cases: readonly [what: string, input: number[], filters: number[], ConvolutionOptions][] = [
  ['3 x 3', [2, 20, 9, 17], [40, 20, 3, 3], { pads: [1, 1, 1, 1] }],
  ['1 x 1', [2, 33, 5, 6], [17, 33, 1, 1], {}],
  ['few channels, uneven pads', [1, 3, 20, 21], [18, 3, 7, 5], { strides: [2, 3], pads: [3, 0, 1, 4] }],
  ['dilated', [1, 4, 12, 33], [5, 4, 3, 3], { dilations: [2, 3], pads: [2, 3, 2, 3] }],
  ['groups', [1, 12, 8, 9], [18, 4, 3, 2], { groups: 3, strides: [1, 2] }],
  ['a filter for each channel', [2, 37, 9, 21], [37, 1, 3, 3], { groups: 37, pads: [1, 1, 1, 1] }],
  ['two filters for each channel', [1, 5, 6, 7], [10, 1, 3, 3], { groups: 5 }],
  ['a filter larger than the image', [1, 2, 3, 2], [3, 2, 5, 4], { pads: [2, 2, 2, 2] }],
  ['pixels of 4 KB', [1, 1024, 2, 9], [3, 1024, 1, 2], {}],
  ['one channel and one filter', [2, 1, 9, 300], [1, 1, 3, 5], { dilations: [2, 1], pads: [2, 3, 2, 1] }],
  ['more taps than segments', [1, 2, 9, 40], [3, 2, 7, 5], { dilations: [1, 2] }],
];

describe('conv2d has the sums of the taps inside the image', () => {
  test.for(cases)('%s', ([, input, filterShape, given]) => {
    const options = { strides: [1, 1], dilations: [1, 1], pads: [0, 0, 0, 0], ...given };
    const bias = counting([filterShape[0] as number], 3).data;
    const images = counting(input);
    const filters = counting(filterShape, 5);

    const result = convolution.conv2d(images, filters, { ...options, bias, layout: 'nchw' });

    expect(result).toEqual(expectedConvolution(images, filters, { ...options, bias }));
  });
});

test('channels last and channels first are the same numbers in another order', () => {
  const filters = counting([5, 3, 2, 2]);
  const first = counting([2, 3, 4, 6]);
  const last = {
    data: transposeEach(first.data, 2, 3, 24, new Float32Array(first.data.length)),
    shape: [2, 4, 6, 3],
  };

  const a = convolution.conv2d(last, filters, { layout: 'nhwc' });
  const b = convolution.conv2d(first, filters, { layout: 'nchw' });

  expect(a.shape).toEqual([2, 3, 5, 5]);
  expect(transposeEach(a.data, 2, 15, 5, new Float32Array(a.data.length))).toEqual(b.data);
});

test('filters without channels have no numbers, however many taps they are said to have', () => {
  const none = new Float32Array(0);
  const bias = Float32Array.of(2, -3);
  const out = new Float32Array(2);
  const start = process.cpuUsage();

  typescriptConvolution.conv2d(
    ...([none, 1, 3000, 3000, 1, 0, 2, none, 3000, 3000, bias, none, out] as const),
    ...([1, 1, 1, 1, 1, 1, 0, 0, Number.NaN, Number.NaN, 0] as const),
  );

  expect(out).toEqual(bias);
  expect(process.cpuUsage(start).user).toBeLessThan(500_000);
});

test('conv1d is conv2d of one row', () => {
  const series = counting([2, 30, 4]);
  const filters = counting([6, 4, 5]);

  const one = convolution.conv1d(series, filters, { strides: 2, pads: [1, 3] });
  const two = convolution.conv2d(
    { data: series.data, shape: [2, 1, 30, 4] },
    { data: filters.data, shape: [6, 4, 1, 5] },
    { strides: 2, pads: [0, 1, 0, 3] },
  );

  expect(one.shape).toEqual([2, 15, 6]);
  expect(one.data).toEqual(two.data);
});

test('taps outside the image are left out, whatever their filters are', () => {
  const image = { data: new Float32Array(9).fill(1), shape: [1, 3, 3, 1] };
  const filter = { data: Float32Array.of(Number.NaN, 0, 0, 0, 1, 0, 0, 0, 0), shape: [1, 1, 3, 3] };

  const { data } = convolution.conv2d(image, filter, { pads: 1 });

  expect([...data]).toEqual([1, 1, 1, 1, Number.NaN, Number.NaN, 1, Number.NaN, Number.NaN]);
});

test('a result has the same bits wherever its pixel is', () => {
  const channels = 19;
  const pixels = Float32Array.from({ length: 40 * 8 * channels }, (_, i) => Math.sin(i));
  const filters = {
    data: Float32Array.from({ length: 21 * channels * 9 }, (_, i) => Math.cos(i)),
    shape: [21, channels, 3, 3],
  };
  const whole = convolution.conv2d({ data: pixels, shape: [1, 8, 40, channels] }, filters);
  const rows = 8 * 3;

  for (let left = 0; left + 3 <= 40; left++) {
    const window = Float32Array.from({ length: rows * channels }, (_, i) => {
      const pixel = Math.floor(i / channels);
      return pixels[(Math.floor(pixel / 3) * 40 + left + (pixel % 3)) * channels + (i % channels)] as number;
    });
    const alone = convolution.conv2d({ data: window, shape: [1, 8, 3, channels] }, filters);
    for (let y = 0; y < 6; y++)
      expect(alone.data.subarray(y * 21, (y + 1) * 21)).toEqual(
        whole.data.subarray((y * 38 + left) * 21, (y * 38 + left + 1) * 21),
      );
  }
});

test('a result has the same bits whatever the sizes of caches are', () => {
  const images = { data: Float32Array.from({ length: 2 * 25 * 70 }, (_, i) => Math.sin(i)), shape: [2, 5, 5, 70] };
  const filters = convolution.pack({
    data: Float32Array.from({ length: 90 * 70 * 9 }, (_, i) => Math.cos(i)),
    shape: [90, 70, 3, 3],
  });
  const compute = (l2: number): Float32Array => {
    configureCache({ l2 });
    return convolution.conv2d(images, filters, { pads: 1 }).data;
  };

  try {
    expect(compute(0)).toEqual(compute(2 ** 30));
  } finally {
    configureCache({ l2: 2 ** 20 });
  }
});

test('limits and activations are applied last, a residual is added first', () => {
  const filters = packFilters(Float32Array.of(2), 1, 1, 1, 1, 1, new Float32Array(16));
  const convolve = (x: number, residual: number, low: number, high: number, activation: number): number =>
    conv2d(
      Float32Array.of(x),
      ...([1, 1, 1, 1, 1, 1] as const),
      filters,
      ...([1, 1] as const),
      new Float32Array(0),
      Float32Array.of(residual),
      new Float32Array(1),
      ...([1, 1, 1, 1, 1, 1, 0, 0] as const),
      ...([low, high, activation] as const),
    )[0] as number;

  expect(convolve(3, -1, Number.NaN, Number.NaN, 0)).toBe(5);
  expect(convolve(3, -1, Number.NEGATIVE_INFINITY, 4, 0)).toBe(4);
  expect(convolve(3, -9, 0, Number.POSITIVE_INFINITY, 0)).toBe(0);
  expect(convolve(3, -5.5, Number.NaN, Number.NaN, 3)).toBeCloseTo(
    gelu(Float32Array.of(0.5), new Float32Array(1))[0] as number,
    6,
  );
});

describe('pooling', () => {
  test('leaves out what is outside the image', () => {
    const image = { data: Float32Array.of(-1, -2, -3, -4), shape: [1, 2, 2, 1] };
    const options = { size: 2, strides: 2, pads: 1 };

    expect([...convolution.maxPool(image, options).data]).toEqual([-1, -2, -3, -4]);
    expect([...convolution.averagePool(image, options).data]).toEqual([-1, -2, -3, -4]);
    expect([...convolution.averagePool(image, { ...options, countsPadding: true }).data]).toEqual([
      -0.25, -0.5, -0.75, -1,
    ]);
  });

  test('takes series, many channels and channels first', () => {
    const channels = 70;
    const series = counting([2, channels, 9]);

    const { data, shape } = convolution.maxPool(series, { size: 3, strides: 3, layout: 'nchw' });

    expect(shape).toEqual([2, channels, 3]);
    expect([...data]).toEqual(
      Array.from({ length: 2 * channels * 3 }, (_, i) => Math.max(...series.data.subarray(3 * i, 3 * i + 3))),
    );
  });

  test('a NaN makes its windows NaN', () => {
    const image = { data: Float32Array.of(1, Number.NaN, 3, 4), shape: [1, 1, 4, 1] };

    expect([...convolution.maxPool(image, { size: [1, 2] }).data]).toEqual([Number.NaN, Number.NaN, 4]);
  });
});

describe('what does not fit is refused', () => {
  const image = counting([1, 4, 4, 2]);
  const filters = counting([3, 2, 3, 3]);
  const refused: readonly [what: string, call: () => unknown, message: string][] = [
    [
      'elements',
      () => convolution.conv2d({ ...image, shape: [1, 4, 4, 3] }, filters),
      'shape 1 x 4 x 4 x 3 to have 48 elements, got 32',
    ],
    ['dimensions', () => convolution.conv1d(image, counting([3, 2, 3])), 'an input of 3 dimensions, got 4'],
    ['channels', () => convolution.conv2d(image, counting([3, 4, 3, 3])), '1 x 4 channels, got 2'],
    ['a bias', () => convolution.conv2d(image, filters, { bias: new Float32Array(2) }), 'bias to have length 3, got 2'],
    [
      'a large window',
      () => convolution.conv2d(image, filters, { dilations: [2, 1] }),
      'a window of 5 rows to fit into',
    ],
    [
      'strides',
      () => convolution.conv2d(image, filters, { strides: 0 }),
      'strides to be whole numbers from 1 on, got 0',
    ],
    ['pads', () => convolution.conv2d(image, filters, { pads: [1, 1] }), 'pads to be a number or 4 of them, got 2'],
    ['groups', () => convolution.pack(filters, { groups: 2 }), 'as many filters for each of 2 groups, got 3'],
    [
      'an activation',
      () => convolution.conv2d(image, filters, { activation: 'mish' as 'relu' }),
      'expected activation to be relu',
    ],
    [
      'a layout',
      () => convolution.maxPool(image, { size: 2, layout: 'chwn' as 'nchw' }),
      'layout to be nhwc or nchw, got chwn',
    ],
  ];

  test.for(refused)('%s', ([, call, message]) => {
    const error = (() => {
      try {
        return call();
      } catch (thrown) {
        return thrown;
      }
    })();

    expect(error).toBeInstanceOf(RangeError);
    expect(isKernelsError(error)).toBe(true);
    expect((error as RangeError).message).toContain(message);
  });
});
