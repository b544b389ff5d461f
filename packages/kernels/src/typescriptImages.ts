// Images in plain TypeScript: bytes are the same bits as native code's, floats are kept in float64 where native sums are bounded.
import type { Kernels } from './generated/kernels.ts';
import { borderAt } from './images/borders.ts';

type Images = Pick<
  Kernels,
  | 'filterSeparable'
  | 'filterSymmetricBytes'
  | 'boxFilter'
  | 'boxFilterBytes'
  | 'sobel'
  | 'sobelBytes'
  | 'resample'
  | 'resampleBytes'
  | 'splitChannels'
  | 'splitChannelsU8'
  | 'joinChannels'
  | 'joinChannelsU8'
  | 'mixChannels'
  | 'mixChannelsBytes'
>;
type Numbers = Float32Array | Uint8Array | Int16Array;
/** Height, width, channels. */
type Size = readonly [number, number, number];

export const typescriptImages: Images = {
  filterSeparable(a, height, width, channels, vertical, horizontal, rowTaps, pixelTaps, border, _rows, _work, out) {
    const size = [height, width, channels] as const;
    const sum = (from: Numbers | Float64Array, taps: Float32Array, at: (k: number) => number): number => {
      let total = 0;
      for (let k = 0; k < taps.length; k++) if (at(k) >= 0) total += taps[k]! * from[at(k)]!;
      return total;
    };
    return filter(a, size, border, new Float64Array(a.length), out, [
      (at) => sum(a, vertical, (k) => at(k - Math.floor(rowTaps / 2))),
      (row, at) => sum(row, horizontal, (k) => at(k - Math.floor(pixelTaps / 2))),
    ]);
  },
  filterSymmetricBytes(a, height, width, channels, vertical, horizontal, _v, _h, border, _rows, _work, out) {
    const size = [height, width, channels] as const;
    const sum = (from: Numbers, taps: Int16Array, scale: number, at: (k: number) => number): number => {
      const pixel = (k: number): number => (at(k) < 0 ? 0 : from[at(k)]!);
      let total = 0;
      for (let k = 0; k < taps.length; k++)
        total += share(int16(scale * (k === 0 ? pixel(0) : int16(pixel(-k) + pixel(k)))), taps[k]!);
      return int16(total);
    };
    return filter(a, size, border, new Int16Array(a.length), out, [
      (at) => sum(a, vertical, 64, at),
      (row, at) => toByte(int16(sum(row, horizontal, 1, at) + 32) >> 6),
    ]);
  },
  boxFilter(a, height, width, channels, rowTaps, pixelTaps, border, _lines, _work, out) {
    const sums = boxSums(a, [height, width, channels], [rowTaps, pixelTaps], border);
    for (const [i, sum] of sums.entries()) out[i] = sum / (rowTaps * pixelTaps);
    return out;
  },
  boxFilterBytes(a, height, width, channels, rowTaps, pixelTaps, border, _lines, _work, out) {
    const [sums, area] = [boxSums(a, [height, width, channels], [rowTaps, pixelTaps], border), rowTaps * pixelTaps];
    for (const [i, sum] of sums.entries()) out[i] = Math.floor((sum + Math.floor(area / 2)) / area);
    return out;
  },
  sobel: (a, height, width, channels, mode, border, _work, out) =>
    derivative(a, [height, width, channels], mode, border, Math.fround, Math.fround, out),
  sobelBytes: (a, height, width, channels, mode, border, _work, out) =>
    derivative(a, [height, width, channels], mode, border, Number, Math.round, out),
  resample(a, height, width, channels, tops, outHeight, vertical, rowTaps, lefts, outWidth, horizontal, taps, _work, out) {
    const row = new Float64Array(width * channels);
    for (let y = 0; y < outHeight; y++) {
      weigh(a, [1, width * channels], [tops, vertical, height, rowTaps], y, row, 0, Number);
      for (let x = 0; x < outWidth; x++)
        weigh(row, [1, channels], [lefts, horizontal, width, taps], x, out, (y * outWidth + x) * channels, Number);
    }
    return out;
  },
  resampleBytes(a, height, width, channels, tops, outHeight, vertical, rowTaps, lefts, outWidth, horizontal, taps, _work, out) {
    const row = new Int16Array(width * channels);
    for (let y = 0; y < outHeight; y++) {
      weigh(a, [1, width * channels], [tops, vertical, height, rowTaps], y, row, 0, (sum) => toWord((sum + 64) >> 7));
      for (let x = 0; x < outWidth; x++)
        weigh(row, [1, channels], [lefts, horizontal, width, taps], x, out, (y * outWidth + x) * channels, (sum) =>
          toByte((sum + 2 ** 20) >> 21),
        );
    }
    return out;
  },
  splitChannels: split,
  splitChannelsU8: split,
  joinChannels: (a, pixels, channels, out) => split(a, channels, pixels, out),
  joinChannelsU8: (a, pixels, channels, out) => split(a, channels, pixels, out),
  mixChannels(a, pixels, inputs, matrix, offsets, outputs, out) {
    const { fround } = Math;
    for (let i = 0; i < pixels; i++)
      for (let o = 0; o < outputs; o++) {
        let sum = fround(matrix[o * inputs]! * a[i * inputs]!);
        for (let k = 1; k < inputs; k++) sum = fround(sum + fround(matrix[o * inputs + k]! * a[i * inputs + k]!));
        out[i * outputs + o] = sum + offsets[o]!;
      }
    return out;
  },
  mixChannelsBytes(a, pixels, inputs, matrix, offsets, outputs, out) {
    for (let i = 0; i < pixels; i++)
      for (let o = 0; o < outputs; o++) {
        let sum = offsets[o]! + 2 ** 15;
        for (let k = 0; k < inputs; k++) sum = (sum + Math.imul(matrix[o * inputs + k]!, a[i * inputs + k]!)) | 0;
        out[i * outputs + o] = toByte(sum >> 16);
      }
    return out;
  },
};

function toByte(value: number): number {
  return Math.min(Math.max(value, 0), 255);
}

function toWord(value: number): number {
  return Math.min(Math.max(value, -(2 ** 15)), 2 ** 15 - 1);
}

function int16(value: number): number {
  return (value << 16) >> 16;
}

/** A part of `value`, `weight` times 2^-15, to the nearest. */
function share(value: number, weight: number): number {
  return (value * Math.max(weight, 1 - 2 ** 15) + 2 ** 14) >> 15;
}

/** Runs `down` on each element, then `along` on each of these; both find an element's neighbours by how far they are. */
function filter<Row extends Float64Array | Int16Array, Out extends Numbers>(
  a: Numbers,
  [height, width, channels]: Size,
  border: number,
  rows: Row,
  out: Out,
  [down, along]: readonly [(at: (k: number) => number) => number, (rows: Row, at: (k: number) => number) => number],
): Out {
  const each = (run: (i: number, y: number, x: number, c: number) => void): void => {
    for (let i = 0; i < a.length; i++)
      run(i, Math.floor(i / channels / width), Math.floor(i / channels) % width, i % channels);
  };
  const place = (y: number, x: number, c: number): number => (y < 0 || x < 0 ? -1 : (y * width + x) * channels + c);
  each((i, y, x, c) => {
    rows[i] = down((k) => place(borderAt(y + k, height, border), x, c));
  });
  each((i, y, x, c) => {
    out[i] = along(rows, (k) => place(y, borderAt(x + k, width, border), c));
  });
  return out;
}

function boxSums(a: Numbers, size: Size, [rowTaps, pixelTaps]: readonly [number, number], border: number): Float64Array {
  const sum = (from: Numbers | Float64Array, taps: number, at: (k: number) => number): number => {
    let total = 0;
    for (let k = -Math.floor(taps / 2); k < taps - Math.floor(taps / 2); k++) if (at(k) >= 0) total += from[at(k)]!;
    return total;
  };
  const sums = new Float64Array(a.length);
  filter(a, size, border, new Float64Array(a.length), sums as unknown as Float32Array, [
    (at) => sum(a, rowTaps, at),
    (row, at) => sum(row, pixelTaps, at),
  ]);
  return sums;
}

/** Each step rounded by `fround`, the length by `round` too. */
function derivative<Out extends Numbers>(
  a: Numbers,
  [height, width, channels]: Size,
  mode: number,
  border: number,
  fround: (value: number) => number,
  round: (value: number) => number,
  out: Out,
): Out {
  const pixel = (y: number, x: number, c: number): number => (y < 0 ? 0 : a[(y * width + x) * channels + c]!);
  const column = (y: number, x: number, c: number): readonly [number, number] => {
    if (x < 0) return [0, 0];
    const [above, below] = [y - 1, y + 1].map((row) => pixel(borderAt(row, height, border), x, c)) as [number, number];
    return [fround(fround(above + below) + fround(2 * pixel(y, x, c))), fround(below - above)];
  };
  for (let i = 0; i < out.length; i++) {
    const [y, x, c] = [Math.floor(i / channels / width), Math.floor(i / channels) % width, i % channels];
    const [before, at, behind] = [x - 1, x, x + 1].map((px) => column(y, borderAt(px, width, border), c)) as [
      readonly [number, number],
      readonly [number, number],
      readonly [number, number],
    ];
    const along = fround(behind[0] - before[0]);
    const down = fround(fround(before[1] + behind[1]) + fround(2 * at[1]));
    const square = fround(fround(along * along) + fround(down * down));
    out[i] = mode === 0 ? along : mode === 1 ? down : round(Math.sqrt(square));
  }
  return out;
}

/** Elements of one result: those from its first reading on by its weights. */
function weigh(
  a: Numbers | Float64Array,
  [, step]: readonly [number, number],
  [firsts, weights, size, count]: readonly [Uint32Array, Float32Array | Int16Array, number, number],
  at: number,
  out: Numbers | Float64Array,
  to: number,
  narrow: (sum: number) => number,
): void {
  const first = firsts[at]!;
  for (let i = 0; i < step; i++) {
    let sum = 0;
    for (let k = 0; k < Math.min(count, size - first); k++)
      sum += weights[at * count + k]! * a[(first + k) * step + i]!;
    out[to + i] = narrow(sum);
  }
}

function split<Out extends Numbers>(a: Numbers, pixels: number, channels: number, out: Out): Out {
  for (let i = 0; i < pixels; i++) for (let c = 0; c < channels; c++) out[c * pixels + i] = a[i * channels + c]!;
  return out;
}
