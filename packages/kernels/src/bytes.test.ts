// Products and convolutions of bytes: the examples of ONNX, and the bits of plain TypeScript on every tier of this machine and
// in WebAssembly, for sizes beyond those of the conformance driver.
import { describe, expect, test } from 'vitest';
import { bareKernels } from '../test/bareKernels.ts';
import { eachCache } from '../test/eachCache.ts';
import { loadAddon, loadWasm, testableIsas } from '../test/load.ts';
import { activateKernels } from './activeKernels.ts';
import type { Kernels } from './generated/kernels.ts';
import { typescriptBytes } from './typescriptBytes.ts';

const none = new Int32Array(0);
const noFloats = new Float32Array(0);

/** Bytes without a pattern, the same in every run; the least ones where products are to be largest. */
function bytes(length: number, seed: number): Int8Array {
  let state = seed;
  return Int8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >> 24;
  });
}
const unsigned = (array: Int8Array): Uint8Array => new Uint8Array(array.buffer);

interface Packed {
  readonly sums: Int32Array;
  readonly panels: Int8Array;
}

function packed(k: Pick<Kernels, 'packBytes'>, b: Int8Array, inner: number, columns: number, transposed = 0): Packed {
  const width = Math.ceil(columns / 16) * 16;
  const sums = new Int32Array(width);
  const panels = k.packBytes(b, inner, columns, transposed, sums, new Int8Array(width * Math.ceil(inner / 4) * 4));
  return { sums, panels };
}

describe.for(testableIsas())('on %s', (isa) => {
  const k = activateKernels(loadAddon, isa, loadWasm);
  const bare = bareKernels(isa);

  test('MatMulInteger of the ONNX specification', () => {
    const { sums, panels } = packed(bare, Int8Array.of(1, 4, 2, 5, 3, 6), 3, 2);
    const a = Uint8Array.of(11, 7, 3, 10, 6, 2, 9, 5, 1, 8, 4, 0);

    const y = bare.matmulIntegerU8(a, 4, 3, 12, panels, sums, 2, none, new Int32Array(8));

    expect([...y]).toEqual([-38, -83, -44, -98, -50, -113, -56, -128]);
  });

  test('QLinearMatMul of the ONNX specification, its weights moved by 128 to be signed', () => {
    const b = Int8Array.from([152, 51, 244, 60, 26, 255, 0, 127, 246, 127, 254, 247], (x) => x - 128);
    const { sums, panels } = packed(bare, b, 4, 3);
    const a = Uint8Array.of(208, 236, 0, 238, 3, 214, 255, 29);
    const zeroPoints = new Int32Array(3).fill(114 - 128);
    const multipliers = new Float32Array(3).fill((0.0066 * 0.00705) / 0.0107);
    const out = new Uint8Array(6);

    bare.matmulRequantizeU8(a, 2, 4, 113, panels, sums, 3, zeroPoints, none, multipliers, 118, out);

    expect([...out]).toEqual([168, 115, 255, 1, 66, 151]);
  });

  test('ConvInteger of the ONNX specification', () => {
    const sums = new Int32Array(16);
    const filters = bare.packByteFilters(new Int8Array(4).fill(1), 1, 1, 1, 2, 2, sums, new Int8Array(256));
    const x = Uint8Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10);
    const convolve = (size: number, pad: number): number[] => [
      ...bare.conv2dIntegerU8(
        ...([x, 1, 3, 3, 1, 1, 1, filters, sums, 1, 2, 2, none, new Int32Array(size * size)] as const),
        ...([size, size, 1, 1, 1, 1, pad, pad] as const),
      ),
    ];

    expect(convolve(2, 0)).toEqual([12, 16, 24, 28]);
    expect(convolve(4, 1)).toEqual([1, 3, 5, 3, 5, 12, 16, 9, 11, 24, 28, 15, 7, 15, 17, 9]);
  });

  test('ConvInteger with w_zero_point, its weights moved by 128 to be signed', () => {
    const sums = new Int32Array(16);
    const filters = Int8Array.from([3, 1, 4, 1], (w) => w - 128);
    const panels = bare.packByteFilters(filters, 1, 1, 1, 2, 2, sums, new Int8Array(256));
    const x = Uint8Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10);
    const convolve = (zeroPoint: number, size: number, pad: number): number[] => [
      ...bare.conv2dIntegerU8(
        ...([x, 1, 3, 3, 1, 1, 1, panels, sums, 1, 2, 2, Int32Array.of(zeroPoint - 128)] as const),
        ...([new Int32Array(size * size), size, size, 1, 1, 1, 1, pad, pad] as const),
      ),
    ];

    // 1 (3 - 2) + 2 (1 - 2) + 4 (4 - 2) + 5 (1 - 2) = 2
    expect(convolve(2, 2, 0)).toEqual([2, 3, 5, 6]);
    expect(convolve(0, 2, 0)).toEqual([26, 35, 53, 62]);
    // What is outside adds nothing, so that corners have one product each.
    expect(convolve(2, 4, 1).filter((_, i) => [0, 3, 12, 15].includes(i))).toEqual([-1, 6, -7, 9]);
  });

  test('QLinearConv of the ONNX specification, its weight moved by 128 to be signed', () => {
    const sums = new Int32Array(16);
    const filters = bare.packByteFilters(Int8Array.of(0 - 128), 1, 1, 1, 1, 1, sums, new Int8Array(64));
    const x = Uint8Array.of(255, 174, 162, 25, 203, 168, 58, 15, 59, 237, 95, 129, 0, 64);
    const multipliers = Float32Array.of((0.00369204697 * 0.00172794575) / 0.00162681262);

    const y = bare.conv2dRequantizeU8(
      ...([x, 1, 2, 7, 1, 1, 132, filters, sums, 1, 1, 1, Int32Array.of(255 - 128), none, multipliers] as const),
      ...([123, new Uint8Array(14), 2, 7, 1, 1, 1, 1, 0, 0] as const),
    );

    expect([...y]).toEqual([0, 81, 93, 230, 52, 87, 197, 240, 196, 18, 160, 126, 255, 191]);
  });

  test.each([
    [17, 2051, 83],
    [40, 20, 400],
  ] as const)('%i rows of %i by %i columns, whatever the caches', (rows, inner, columns) => {
    const a = bytes(rows * inner, 1);
    const zeroPoints = Int32Array.from(bytes(columns, 3));
    const { sums, panels } = packed(k, bytes(inner * columns, 2), inner, columns, 1);
    const product = (by: Pick<Kernels, 'matmulInteger'>): Int32Array =>
      by.matmulInteger(a, rows, inner, -7, panels, sums, columns, zeroPoints, new Int32Array(rows * columns));

    const expected = product(typescriptBytes);
    for (const got of eachCache(k, () => product(k))) expect(got).toEqual(expected);
  });

  test('many rows, with scales and zero points of their own, have the same bits', () => {
    const [rows, inner, columns] = [17, 133, 83];
    const a = unsigned(bytes(rows * inner, 10));
    const { sums, panels } = packed(k, bytes(inner * columns, 11), inner, columns);
    const scales = Float32Array.from(bytes(columns, 12), (x) => x / 3);
    const aScales = Float32Array.from(bytes(rows, 13), (x) => x / 7);
    const zeroPoints = Int32Array.from(bytes(columns, 14));
    const product = (by: Pick<Kernels, 'matmulDequantizeU8'>): Float32Array =>
      by.matmulDequantizeU8(
        ...([a, rows, inner, 119, aScales, panels, sums, columns, scales, zeroPoints, noFloats] as const),
        ...([new Float32Array(rows * columns), Number.NaN, Number.NaN, 0] as const),
      );

    const expected = product(typescriptBytes);
    expect(new Set(expected).size).toBeGreaterThan(1000);
    for (const got of eachCache(k, () => product(k))) expect(got).toEqual(expected);
  });

  test.each([131_072, 140_001])('the largest products of %i rows wrap around', (inner) => {
    const { sums, panels } = packed(k, new Int8Array(inner * 2).fill(-128), inner, 2);
    const a = new Int8Array(inner).fill(-128);

    const y = k.matmulInteger(a, 1, inner, 0, panels, sums, 2, none, new Int32Array(2));

    expect([...y]).toEqual([(inner * 2 ** 14) | 0, (inner * 2 ** 14) | 0]);
  });

  test('one row by many columns, scaled and limited', () => {
    const [inner, columns] = [300, 517];
    const { sums, panels } = packed(k, bytes(inner * columns, 4), inner, columns);
    const a = unsigned(bytes(inner, 5));
    const scales = Float32Array.from(bytes(columns, 6), (x) => x / 1024);
    const bias = Float32Array.from(bytes(columns, 7));
    const product = (by: Pick<Kernels, 'matmulDequantizeU8'>): Float32Array =>
      by.matmulDequantizeU8(
        ...([a, 1, inner, 128, noFloats, panels, sums, columns, scales, none, bias] as const),
        ...([new Float32Array(columns), 0, 6000, 0] as const),
      );

    expect(product(k)).toEqual(product(typescriptBytes));
  });

  test('results that no byte holds saturate, whatever the zero point', () => {
    const { sums, panels } = packed(bare, Int8Array.of(1, 1, 1, 1, 1, 1), 1, 6);
    const multipliers = Float32Array.of(1e30, -1e30, Number.POSITIVE_INFINITY, Number.NaN, 0.5, 2 ** 31);
    const requantized = (zeroPoint: number): number[] => [
      ...bare.matmulRequantize(
        ...([Int8Array.of(1), 1, 1, 0, panels, sums, 6, none, none, multipliers, zeroPoint] as const),
        new Int8Array(6),
      ),
    ];

    expect(requantized(3)).toEqual([127, -128, 127, 3, 3, 127]);
    expect(requantized(-(2 ** 31))).toEqual([127, -128, 127, -128, -128, 0]);
    expect(requantized(2 ** 31 - 1)).toEqual([127, -128, 127, 127, 127, 127]);
  });

  test.each([
    ['taps too long for one stretch', { groups: 1, channels: 301, outputs: 20, kernel: 3, stride: 2, dilation: 1 }],
    ['groups with few channels', { groups: 3, channels: 5, outputs: 17, kernel: 2, stride: 1, dilation: 2 }],
    ['channels that do not meet', { groups: 37, channels: 1, outputs: 1, kernel: 3, stride: 1, dilation: 1 }],
    [
      'channels that do not meet, large filters',
      { groups: 4, channels: 1, outputs: 1, kernel: 9, stride: 1, dilation: 1 },
    ],
    ['colours', { groups: 1, channels: 3, outputs: 24, kernel: 3, stride: 2, dilation: 1 }],
  ] as const)('a convolution with %s', (_, { groups, channels, outputs, kernel, stride, dilation }) => {
    const columns = Math.ceil(outputs / 16) * 16;
    const filters = bytes(groups * outputs * channels * kernel ** 2, 8);
    const sums = new Int32Array(groups * columns);
    const panels = new Int8Array(groups * columns * kernel ** 2 * Math.ceil(channels / 4) * 4);
    k.packByteFilters(filters, groups, channels, outputs, kernel, kernel, sums, panels);
    const x = unsigned(bytes(2 * 7 * 6 * groups * channels, 9));
    const zeroPoints = Int32Array.from(bytes(groups * outputs, 10)).fill(-(2 ** 31), 0, 1);
    const convolve = (by: Pick<Kernels, 'conv2dIntegerU8'>, zeroPoints: Int32Array): Int32Array =>
      by.conv2dIntegerU8(
        ...([x, 2, 7, 6, groups, channels, 100, panels, sums, outputs, kernel, kernel, zeroPoints] as const),
        new Int32Array(2 * 5 * 4 * groups * outputs),
        ...([5, 4, stride, stride, dilation, dilation, 1, 2] as const),
      );

    expect(convolve(k, none)).toEqual(convolve(typescriptBytes, none));
    expect(convolve(k, zeroPoints)).toEqual(convolve(typescriptBytes, zeroPoints));
  });

  test.each([
    ['taps that lie behind each other', { channels: 8, kernel: 5, stride: 1, dilation: 1 }],
    ['more of them than one stretch', { channels: 124, kernel: 3, stride: 2, dilation: 1 }],
    ['colours', { channels: 3, kernel: 3, stride: 2, dilation: 1 }],
    ['grey', { channels: 1, kernel: 7, stride: 1, dilation: 2 }],
    ['pixels of a few bytes more than four', { channels: 6, kernel: 3, stride: 1, dilation: 1 }],
    ['single pixels', { channels: 13, kernel: 1, stride: 1, dilation: 1 }],
  ] as const)(
    'many windows side by side, and at both ends of a row: %s',
    (_, { channels, kernel, stride, dilation }) => {
      const [height, width, outputs] = [6, 53, 5];
      const pad = ((kernel - 1) / 2) * dilation;
      const [outHeight, outWidth] = [height, width].map((size) => Math.floor((size - 1) / stride) + 1) as [
        number,
        number,
      ];
      const sums = new Int32Array(16);
      const panels = new Int8Array(16 * kernel ** 2 * Math.ceil(channels / 4) * 4);
      const filters = bytes(outputs * channels * kernel ** 2, 18);
      k.packByteFilters(filters, 1, channels, outputs, kernel, kernel, sums, panels);
      const x = bytes(2 * height * width * channels, 19);
      const zeroPoints = Int32Array.from(bytes(outputs, 20));
      const convolve = (by: Pick<Kernels, 'conv2dInteger'>): Int32Array =>
        by.conv2dInteger(
          ...([x, 2, height, width, 1, channels, -7, panels, sums, outputs, kernel, kernel, zeroPoints] as const),
          new Int32Array(2 * outHeight * outWidth * outputs),
          ...([outHeight, outWidth, stride, stride, dilation, dilation, pad, pad] as const),
        );

      expect(convolve(k)).toEqual(convolve(typescriptBytes));
    },
  );

  test('a zero point of images that no byte holds counts as the nearest byte', () => {
    const sums = new Int32Array(16);
    const filters = bare.packByteFilters(Int8Array.of(2), 1, 1, 1, 1, 1, sums, new Int8Array(64));
    const convolve = (zeroPoint: number): number[] => [
      ...bare.conv2dIntegerU8(
        ...([Uint8Array.of(10, 255), 1, 1, 2, 1, 1, zeroPoint, filters, sums, 1, 1, 1, none] as const),
        ...([new Int32Array(4), 1, 4, 1, 1, 1, 1, 0, 1] as const),
      ),
    ];

    expect(convolve(300)).toEqual([0, -490, 0, 0]);
    expect(convolve(-5)).toEqual([0, 20, 510, 0]);
  });

  test('filters without channels are sums of nothing, however many taps their sizes say', () => {
    const most = 2 ** 32 - 1;
    const sums = new Int32Array(16).fill(7);
    const filters = bare.packByteFilters(new Int8Array(0), 1, 0, 1, most, most, sums, new Int8Array(0));

    const y = bare.conv2dInteger(
      ...([new Int8Array(0), 1, most, most, 1, 0, 3, filters, sums, 1, most, most, Int32Array.of(5)] as const),
      ...([new Int32Array(2).fill(7), 1, 2, 1, 1, 1, 1, 0, 0] as const),
    );

    expect([...sums]).toEqual(new Array(16).fill(0));
    expect([...y]).toEqual([0, 0]);
  });

  test('a step from window to window that no image has leaves all but the first outside', () => {
    const sums = new Int32Array(16);
    const filters = bare.packByteFilters(Int8Array.of(3), 1, 1, 1, 1, 1, sums, new Int8Array(64));

    const y = bare.conv2dInteger(
      ...([Int8Array.of(5, 6), 1, 1, 2, 1, 1, 0, filters, sums, 1, 1, 1, none] as const),
      ...([new Int32Array(4), 1, 4, 1, 2 ** 31, 1, 1, 0, 0] as const),
    );

    expect([...y]).toEqual([15, 0, 0, 0]);
  });

  test('a pad that ends beyond 2^32 leaves the tap inside that reaches over it', () => {
    const sums = new Int32Array(16);
    const filters = bare.packByteFilters(Int8Array.of(3, 5, 7), 1, 1, 1, 1, 3, sums, new Int8Array(192));

    const y = bare.conv2dInteger(
      ...([Int8Array.of(5, 6, 8), 1, 1, 3, 1, 1, 0, filters, sums, 1, 1, 3, none] as const),
      ...([new Int32Array(1), 1, 1, 1, 1, 1, 2 ** 31, 0, 2 ** 32 - 1] as const),
    );

    expect([...y]).toEqual([42]);
  });
});
