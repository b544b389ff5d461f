// Convolution and pooling in plain TypeScript: sums are kept in float64, taps outside the image are left out.
import type { Kernels } from './generated/kernels.ts';
import { activate, limit } from './typescriptEpilogue.ts';

type Convolution = Pick<
  Kernels,
  'averagePool2d' | 'conv2d' | 'depthwiseConv2d' | 'maxPool2d' | 'packDepthwise' | 'packFilters'
>;

/** Filters of a panel (src/c/tile.h). */
const panel = 16;

export const typescriptConvolution: Convolution = {
  packFilters(filters, groups, channels, outputs, kernelHeight, kernelWidth, out) {
    if (filters.length === 0) return out;
    const taps = kernelHeight * kernelWidth;
    out.fill(0);
    for (let g = 0; g < groups; g++)
      for (let o = 0; o < outputs; o++)
        for (let c = 0; c < channels; c++)
          for (let t = 0; t < taps; t++)
            out[placeOf(firstOf(g, outputs) + o, taps * channels, t * channels + c)] =
              filters[((g * outputs + o) * channels + c) * taps + t]!;
    return out;
  },
  conv2d(x, batch, height, width, groups, channels, outputs, packed, rows, columns, bias, residual, out, ...rest) {
    const [outHeight, outWidth, , , , , , , low, high, activation] = rest;
    const length = rows * columns * channels;
    // Without channels no filter has a number, however many taps it is said to have.
    const window = channels === 0 ? { rows: 0, columns: 0 } : { rows, columns };
    const images = { batch, height, width, ...window, outHeight, outWidth, moves: rest.slice(2) };
    eachWindow(out.length, images, groups * outputs, (taps, at) => {
      for (let i = 0; i < groups * outputs; i++) {
        const g = Math.floor(i / outputs);
        let sum = (bias[i] ?? 0) + (residual[at + i] ?? 0);
        for (const { pixel, tap } of taps) {
          const from = (pixel * groups + g) * channels;
          const filter = placeOf(firstOf(g, outputs) + (i % outputs), length, tap * channels);
          for (let c = 0; c < channels; c++) sum += x[from + c]! * packed[filter + c * panel]!;
        }
        out[at + i] = limit(sum, low, high);
      }
    });
    return activate(activation, out);
  },
  packDepthwise(filters, channels, kernelHeight, kernelWidth, out) {
    const taps = kernelHeight * kernelWidth;
    out.fill(0);
    for (let c = 0; c < channels; c++) for (let t = 0; t < taps; t++) out[placeOf(c, taps, t)] = filters[c * taps + t]!;
    return out;
  },
  depthwiseConv2d(x, batch, height, width, channels, packed, rows, columns, bias, out, ...rest) {
    const [outHeight, outWidth, , , , , , , low, high, activation] = rest;
    const images = { batch, height, width, rows, columns, outHeight, outWidth, moves: rest.slice(2) };
    eachWindow(out.length, images, channels, (taps, at) => {
      for (let c = 0; c < channels; c++) {
        let sum = bias[c] ?? 0;
        for (const { pixel, tap } of taps) sum += x[pixel * channels + c]! * packed[placeOf(c, rows * columns, tap)]!;
        out[at + c] = limit(sum, low, high);
      }
    });
    return activate(activation, out);
  },
  maxPool2d(x, batch, height, width, channels, out, outHeight, outWidth, rows, columns, ...moves) {
    const images = { batch, height, width, rows, columns, outHeight, outWidth, moves };
    eachWindow(out.length, images, channels, (taps, at) => {
      for (let c = 0; c < channels; c++) {
        let most = -Infinity;
        for (const { pixel } of taps) most = Math.max(most, x[pixel * channels + c]!);
        out[at + c] = most;
      }
    });
    return out;
  },
  averagePool2d(x, batch, height, width, channels, out, outHeight, outWidth, rows, columns, ...moves) {
    const countsPadding = moves[6];
    const images = { batch, height, width, rows, columns, outHeight, outWidth, moves };
    eachWindow(out.length, images, channels, (taps, at) => {
      const count = countsPadding ? rows * columns : taps.length;
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (const { pixel } of taps) sum += x[pixel * channels + c]!;
        out[at + c] = sum / count;
      }
    });
    return out;
  },
};

/** The first filter of a group: each begins a panel. */
function firstOf(group: number, outputs: number): number {
  return group * Math.ceil(outputs / panel) * panel;
}

/** Where element i of a filter lies among packed ones. */
function placeOf(filter: number, length: number, i: number): number {
  const lane = filter % panel;
  return (filter - lane) * length + i * panel + lane;
}

interface Images {
  readonly batch: number;
  readonly height: number;
  readonly width: number;
  /** Rows and columns of a window. */
  readonly rows: number;
  readonly columns: number;
  readonly outHeight: number;
  readonly outWidth: number;
  /** Strides, dilations and pads, each of rows and of columns; what follows is not looked at. */
  readonly moves: readonly number[];
}

interface Tap {
  /** Its place in the filter, and the number of the pixel under it. */
  readonly tap: number;
  readonly pixel: number;
}

/** Calls `visit` with the taps of each window that are inside, and the position of the first of its results. */
export function eachWindow(
  length: number,
  { batch, height, width, rows, columns, outHeight, outWidth, moves }: Images,
  results: number,
  visit: (taps: readonly Tap[], at: number) => void,
): void {
  const [strideY = 1, strideX = 1, dilationY = 1, dilationX = 1, padTop = 0, padLeft = 0] = moves;
  let at = 0;
  for (let image = 0; at < length && image < batch; image++)
    for (let y = 0; y < outHeight; y++)
      for (let x = 0; x < outWidth; x++, at += results) {
        const taps: Tap[] = [];
        for (const [ky, row] of inside(y * strideY - padTop, rows, dilationY, height))
          for (const [kx, column] of inside(x * strideX - padLeft, columns, dilationX, width))
            taps.push({ tap: ky * columns + kx, pixel: (image * height + row) * width + column });
        visit(taps, at);
      }
}

/** The taps of a window in one direction that are inside, each with its position. */
function inside(start: number, taps: number, dilation: number, size: number): [tap: number, position: number][] {
  const found: [number, number][] = [];
  const first = start < 0 ? Math.ceil(-start / dilation) : 0;
  for (let k = first; k < taps && start + k * dilation < size; k++) found.push([k, start + k * dilation]);
  return found;
}
