// Products and convolutions of bytes: the examples of ONNX, and the bits of plain TypeScript on every tier of this machine and
// in WebAssembly, for sizes beyond those of the conformance driver.
import { describe, expect, test } from 'vitest';
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

  test('MatMulInteger of the ONNX specification', () => {
    const { sums, panels } = packed(k, Int8Array.of(1, 4, 2, 5, 3, 6), 3, 2);
    const a = Uint8Array.of(11, 7, 3, 10, 6, 2, 9, 5, 1, 8, 4, 0);

    const y = k.matmulIntegerU8(a, 4, 3, 12, panels, sums, 2, none, new Int32Array(8));

    expect([...y]).toEqual([-38, -83, -44, -98, -50, -113, -56, -128]);
  });

  test('QLinearMatMul of the ONNX specification, its weights moved by 128 to be signed', () => {
    const b = Int8Array.from([152, 51, 244, 60, 26, 255, 0, 127, 246, 127, 254, 247], (x) => x - 128);
    const { sums, panels } = packed(k, b, 4, 3);
    const a = Uint8Array.of(208, 236, 0, 238, 3, 214, 255, 29);
    const zeroPoints = new Int32Array(3).fill(114 - 128);
    const multipliers = new Float32Array(3).fill((0.0066 * 0.00705) / 0.0107);
    const out = new Uint8Array(6);

    k.matmulRequantizeU8(a, 2, 4, 113, panels, sums, 3, zeroPoints, none, multipliers, 118, out);

    expect([...out]).toEqual([168, 115, 255, 1, 66, 151]);
  });

  test('ConvInteger of the ONNX specification', () => {
    const sums = new Int32Array(16);
    const filters = k.packByteFilters(new Int8Array(4).fill(1), 1, 1, 1, 2, 2, sums, new Int8Array(256));
    const x = Uint8Array.of(2, 3, 4, 5, 6, 7, 8, 9, 10);
    const convolve = (size: number, pad: number): number[] => [
      ...k.conv2dIntegerU8(
        ...([x, 1, 3, 3, 1, 1, 1, filters, sums, 1, 2, 2, new Int32Array(size * size)] as const),
        ...([size, size, 1, 1, 1, 1, pad, pad] as const),
      ),
    ];

    expect(convolve(2, 0)).toEqual([12, 16, 24, 28]);
    expect(convolve(4, 1)).toEqual([1, 3, 5, 3, 5, 12, 16, 9, 11, 24, 28, 15, 7, 15, 17, 9]);
  });

  test('rows too long for one stretch, with zero points', () => {
    const [rows, inner, columns] = [17, 2051, 83];
    const a = bytes(rows * inner, 1);
    const zeroPoints = Int32Array.from(bytes(columns, 3));
    const { sums, panels } = packed(k, bytes(inner * columns, 2), inner, columns, 1);
    const product = (by: Pick<Kernels, 'matmulInteger'>): Int32Array =>
      by.matmulInteger(a, rows, inner, -7, panels, sums, columns, zeroPoints, new Int32Array(rows * columns));

    expect(product(k)).toEqual(product(typescriptBytes));
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
    const { sums, panels } = packed(k, Int8Array.of(1, 1, 1, 1, 1, 1), 1, 6);
    const multipliers = Float32Array.of(1e30, -1e30, Number.POSITIVE_INFINITY, Number.NaN, 0.5, 2 ** 31);
    const requantized = (zeroPoint: number): number[] => [
      ...k.matmulRequantize(
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
    ['more taps than are spread out', { groups: 4, channels: 1, outputs: 1, kernel: 9, stride: 1, dilation: 1 }],
    ['colours', { groups: 1, channels: 3, outputs: 24, kernel: 3, stride: 2, dilation: 1 }],
  ] as const)('a convolution with %s', (_, { groups, channels, outputs, kernel, stride, dilation }) => {
    const columns = Math.ceil(outputs / 16) * 16;
    const filters = bytes(groups * outputs * channels * kernel ** 2, 8);
    const sums = new Int32Array(groups * columns);
    const panels = new Int8Array(groups * columns * kernel ** 2 * Math.ceil(channels / 4) * 4);
    k.packByteFilters(filters, groups, channels, outputs, kernel, kernel, sums, panels);
    const x = unsigned(bytes(2 * 7 * 6 * groups * channels, 9));
    const convolve = (by: Pick<Kernels, 'conv2dIntegerU8'>): Int32Array =>
      by.conv2dIntegerU8(
        ...([x, 2, 7, 6, groups, channels, 100, panels, sums, outputs, kernel, kernel] as const),
        new Int32Array(2 * 5 * 4 * groups * outputs),
        ...([5, 4, stride, stride, dilation, dilation, 1, 2] as const),
      );

    expect(convolve(k)).toEqual(convolve(typescriptBytes));
  });

  test('a step from window to window that no image has leaves all but the first outside', () => {
    const sums = new Int32Array(16);
    const filters = k.packByteFilters(Int8Array.of(3), 1, 1, 1, 1, 1, sums, new Int8Array(64));

    const y = k.conv2dInteger(
      ...([Int8Array.of(5, 6), 1, 1, 2, 1, 1, 0, filters, sums, 1, 1, 1, new Int32Array(4)] as const),
      ...([1, 4, 1, 2 ** 31, 1, 1, 0, 0] as const),
    );

    expect([...y]).toEqual([15, 0, 0, 0]);
  });
});
