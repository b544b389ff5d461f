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
  filterSeparable(a, height, width, channels, vertical, horizontal, _rowTaps, _taps, border, _rows, _work, out) {
    const [rows, sums] = [new Float64Array(a.length), new Float64Array(a.length)];
    sumAround(a, [1, height, width * channels], vertical, border, rows);
    sumAround(rows, [height, width, channels], horizontal, border, sums);
    out.set(sums);
    return out;
  },
  filterSymmetricBytes(a, height, width, channels, vertical, horizontal, _rowTaps, _taps, border, _rows, _work, out) {
    const sums = new Float64Array(a.length);
    sumPairs(a, [1, height, width * channels], vertical, border, sums);
    const rows = Int16Array.from(sums, (sum) => toWord((sum + 2 ** 8) >> 9));
    sumPairs(rows, [height, width, channels], horizontal, border, sums);
    for (let i = 0; i < out.length; i++) out[i] = toByte((sums[i]! + 2 ** 20) >> 21);
    return out;
  },
  boxFilter(a, height, width, channels, rowTaps, taps, border, _lines, _work, out) {
    const sums = boxSums(a, [height, width, channels], [rowTaps, taps], border);
    for (let i = 0; i < out.length; i++) out[i] = sums[i]! / (rowTaps * taps);
    return out;
  },
  boxFilterBytes(a, height, width, channels, rowTaps, taps, border, _lines, _work, out) {
    const [sums, area] = [boxSums(a, [height, width, channels], [rowTaps, taps], border), rowTaps * taps];
    for (let i = 0; i < out.length; i++) out[i] = Math.floor((sums[i]! + Math.floor(area / 2)) / area);
    return out;
  },
  sobel: (a, height, width, channels, mode, border, _work, out) =>
    derivative(a, [height, width, channels], mode, border, Math.fround, Math.fround, out),
  sobelBytes: (a, height, width, channels, mode, border, _work, out) =>
    derivative(a, [height, width, channels], mode, border, Number, Math.round, out),
  resample(
    a,
    height,
    width,
    channels,
    tops,
    outHeight,
    vertical,
    rowTaps,
    lefts,
    outWidth,
    horizontal,
    taps,
    _work,
    out,
  ) {
    const row = new Float64Array(width * channels);
    for (let y = 0; y < outHeight; y++) {
      weigh(a, width * channels, [tops, vertical, height, rowTaps], y, row, 0, Number);
      for (let x = 0; x < outWidth; x++)
        weigh(row, channels, [lefts, horizontal, width, taps], x, out, (y * outWidth + x) * channels, Number);
    }
    return out;
  },
  resampleBytes(
    a,
    height,
    width,
    channels,
    tops,
    outHeight,
    vertical,
    rowTaps,
    lefts,
    outWidth,
    horizontal,
    taps,
    _work,
    out,
  ) {
    const row = new Int16Array(width * channels);
    for (let y = 0; y < outHeight; y++) {
      weigh(a, width * channels, [tops, vertical, height, rowTaps], y, row, 0, (sum) => toWord((sum + 64) >> 7));
      for (let x = 0; x < outWidth; x++)
        weigh(row, channels, [lefts, horizontal, width, taps], x, out, (y * outWidth + x) * channels, (sum) =>
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

/** Where each place along an axis of n is that taps reach, `before` of them before the first; -1 for a zero. */
function placesOf(n: number, before: number, taps: number, border: number): Int32Array {
  return Int32Array.from({ length: n + taps - 1 }, (_, i) => borderAt(i - before, n, border));
}

/** Sums of the elements around each along the middle axis. */
function sumAround(
  a: Numbers | Float64Array,
  [outer, n, inner]: Size,
  weights: ArrayLike<number>,
  border: number,
  sums: Float64Array,
): void {
  const places = placesOf(n, Math.floor(weights.length / 2), weights.length, border);
  sums.fill(0);
  for (let o = 0; o < outer * n; o += n)
    for (let i = 0; i < n; i++)
      for (let k = 0; k < weights.length; k++) {
        const [at, weight] = [places[i + k]!, weights[k]!];
        for (let e = 0; at >= 0 && e < inner; e++) sums[(o + i) * inner + e]! += weight * a[(o + at) * inner + e]!;
      }
}

/** The same by weights from the middle on, of sums of two elements that are int16. */
function sumPairs(a: Numbers, [outer, n, inner]: Size, weights: Int16Array, border: number, sums: Float64Array): void {
  const middle = weights.length - 1;
  const places = placesOf(n, middle, 2 * middle + 1, border);
  const element = (at: number, e: number): number => (at < 0 ? 0 : a[at * inner + e]!);
  sums.fill(0);
  for (let o = 0; o < outer * n; o += n)
    for (let i = 0; i < n; i++)
      for (let k = 0; k <= middle; k++) {
        const [before, behind] = [places[i + middle - k]!, k === 0 ? -1 : places[i + middle + k]!];
        for (let e = 0; e < inner; e++) {
          const pair = element(before < 0 ? -1 : o + before, e) + element(behind < 0 ? -1 : o + behind, e);
          sums[(o + i) * inner + e]! += weights[k]! * ((pair << 16) >> 16);
        }
      }
}

function boxSums(
  a: Numbers,
  [height, width, channels]: Size,
  taps: readonly [number, number],
  border: number,
): Float64Array {
  const [rows, sums] = [new Float64Array(a.length), new Float64Array(a.length)];
  sumAround(a, [1, height, width * channels], new Uint8Array(taps[0]).fill(1), border, rows);
  sumAround(rows, [height, width, channels], new Uint8Array(taps[1]).fill(1), border, sums);
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
  step: number,
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
