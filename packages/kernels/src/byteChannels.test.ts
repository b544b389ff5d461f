// Images of bytes whose channels do not meet: what is known by hand, and the bits of plain TypeScript on every tier of this
// machine and in WebAssembly.
import { describe, expect, test } from 'vitest';
import { bareKernels } from '../test/bareKernels.ts';
import { testableIsas } from '../test/load.ts';
import { typescriptByteChannels } from './typescriptByteChannels.ts';
import { typescriptBytes } from './typescriptBytes.ts';

const none = new Int32Array(0);

/** Bytes without a pattern, the same in every run. */
function bytes(length: number, seed: number): Int8Array {
  let state = seed;
  return Int8Array.from({ length }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return state >> 24;
  });
}
const unsigned = (array: Int8Array): Uint8Array => new Uint8Array(array.buffer);

/** Filters of so many channels, each rows x columns, as the kernel takes them. */
function packed(filters: Int8Array, channels: number, rows: number, columns: number) {
  const depth = Math.ceil(rows / 4) * 4;
  const matrix = new Int8Array(channels * columns * depth);
  for (const [i, value] of filters.entries()) {
    const [column, row, channel] = [i % columns, Math.floor(i / columns) % rows, Math.floor(i / columns / rows)];
    matrix[(channel * columns + column) * depth + row] = value;
  }
  const wide = Math.ceil(channels / 16) * 16;
  const sums = new Int32Array(wide);
  const panels = new Int8Array(wide * columns * depth);
  return { sums, panels: typescriptBytes.packBytes(matrix, columns * depth, channels, 1, sums, panels) };
}

describe.for(testableIsas())('on %s', (isa) => {
  const bare = bareKernels(isa);

  test('each channel has a filter of its own, and what is outside adds nothing', () => {
    const { sums, panels } = packed(Int8Array.of(1, 2, 3, 4, -1, 0, 0, 1), 2, 2, 2);
    // Zero point 10: two channels of 2 x 2 pixels, 1 2 / 3 4 and 5 6 / 7 8.
    const x = Uint8Array.of(11, 15, 12, 16, 13, 17, 14, 18);
    const [multipliers, bias] = [Float32Array.of(1, 1), Int32Array.of(0, 100)];

    const y = bare.depthwiseRequantizeU8(
      ...([x, 1, 2, 2, 2, 10, panels, sums, 2, 2, bias, multipliers, 0, new Uint8Array(18)] as const),
      ...([3, 3, 1, 1, 1, 1] as const),
    );

    // First: 4 * 1, 3 * 1 + 4 * 2, 3 * 2; 2 * 1 + 4 * 3, 1 + 4 + 9 + 16, 1 * 2 + 3 * 4; 2 * 3, 3 + 2 * 4, 1 * 4.
    expect([...y].filter((_, i) => i % 2 === 0)).toEqual([4, 11, 6, 14, 30, 14, 6, 11, 4]);
    expect([...y].filter((_, i) => i % 2 === 1)).toEqual([105, 106, 100, 107, 103, 94, 100, 93, 92]);
  });

  test.for([
    { name: 'a panel', channels: 16, rows: 3, columns: 3, stride: 1, pad: 1 },
    { name: 'channels beyond panels, a stride', channels: 37, rows: 5, columns: 3, stride: 2, pad: 2 },
    { name: 'one channel, the largest filter', channels: 1, rows: 8, columns: 8, stride: 3, pad: 7 },
    { name: 'pads beyond all windows', channels: 5, rows: 2, columns: 4, stride: 90, pad: 100 },
  ])('depthwise filters have the bits of TypeScript: $name', ({ channels, rows, columns, stride, pad }) => {
    const { sums, panels } = packed(bytes(channels * rows * columns, 2), channels, rows, columns);
    const [height, width, outHeight, outWidth] = [6, 41, 4, 43];
    const x = bytes(2 * height * width * channels, 3);
    const bias = Int32Array.from(bytes(channels, 4), (byte) => byte * 50);
    const multipliers = Float32Array.from(bytes(channels, 5), (byte) => byte / 40_000);
    const end = [outHeight, outWidth, stride, stride, pad, pad] as const;
    const length = 2 * outHeight * outWidth * channels;
    const convolve = (by: typeof typescriptByteChannels) => [
      by.depthwiseRequantize(
        ...([x, 2, height, width, channels, -300, panels, sums, rows, columns, bias, multipliers, 5] as const),
        ...([new Int8Array(length), ...end] as const),
      ),
      by.depthwiseRequantizeU8(
        ...([
          unsigned(x),
          2,
          height,
          width,
          channels,
          131,
          panels,
          sums,
          rows,
          columns,
          none,
          multipliers,
          99,
        ] as const),
        ...([new Uint8Array(length), ...end] as const),
      ),
    ];

    expect(convolve(bare)).toEqual(convolve(typescriptByteChannels));
  });

  test.for([1, 16, 83])('the largest of %i channels has the bits of TypeScript', (channels) => {
    const x = bytes(2 * 7 * 9 * channels, 6);
    const pool = (by: typeof typescriptByteChannels) => [
      by.maxPool2dInteger(
        ...([x, 2, 7, 9, channels, new Int8Array(2 * 5 * 6 * channels), 5, 6, 3, 2, 2, 3, 1, 2, 4, 1] as const),
      ),
      by.maxPool2dIntegerU8(
        ...([unsigned(x), 2, 7, 9, channels, new Uint8Array(2 * 4 * 4 * channels), 4, 4] as const),
        ...([2, 2, 2, 2, 1, 1, 0, 0] as const),
      ),
    ];

    const [signed] = pool(bare);
    expect(pool(bare)).toEqual(pool(typescriptByteChannels));
    // The first row of windows is outside but for its last taps, which pads of 4 leave.
    expect([...signed!.subarray(0, channels)].some((byte) => byte !== -128)).toBe(false);
  });
});
