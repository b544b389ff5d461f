// Blurs and derivatives of images, by the kernels of floats and of bytes.
import { rangeError } from '../errors.ts';
import type { Kernels } from '../generated/kernels.ts';
import { type Border, borders, type SobelMode, sobelModes } from './borders.ts';
import { checkImage, checkWhole, type Image, like, numberOf, type Pixels } from './image.ts';
import { gaussianWeights, mirrored, symmetricIntegers } from './weights.ts';
import { bytesOf, type ScratchShape, scratchIn, stripPixels } from './workspace.ts';

export interface FilterOptions<Out> {
  /** What lies beside the image. @default 'reflect101' */
  readonly border?: Border;
  /** Receives the elements. @default an array of its own */
  readonly out?: Out;
  /** Memory to work in, of at least as many bytes as `workspaceBytes` says. @default memory of its own */
  readonly workspace?: ArrayBuffer;
}

export interface Filters {
  /**
   * Weights fall off as exp(-d^2 / (2 sigma^2)) and end at 4 sigma; sigma is in pixels, above 0 and at most 1000. Of bytes the
   * weights have 15 bits behind the point: the result is the nearest byte, or its neighbour. Throws RangeError KINGLET_KERNELS_RANGE,
   * _LENGTH or _OVERLAP, TypeError KINGLET_KERNELS_TYPE.
   */
  gaussianBlur<Data extends Pixels>(image: Image<Data>, sigma: number, options?: FilterOptions<Data>): Image<Data>;
  /**
   * The mean of (2 radius + 1)^2 pixels, a whole radius from 0 to 1024; of bytes to the nearest, halves up. Of floats the sum of so
   * many must be a float, too: with larger ones the mean is Infinity or NaN. Throws as gaussianBlur.
   */
  boxBlur<Data extends Pixels>(image: Image<Data>, radius: number, options?: FilterOptions<Data>): Image<Data>;
  /** 8 times the slope along rows (x), down columns (y), or of both; of bytes int16. Throws as gaussianBlur. */
  sobel<Data extends Pixels>(
    image: Image<Data>,
    mode: SobelMode,
    options?: FilterOptions<SobelData<Data>>,
  ): Image<SobelData<Data>>;
}

export type SobelData<Data extends Pixels> = Data extends Uint8Array ? Int16Array : Float32Array;

export type FilterKernels = Pick<
  Kernels,
  'filterSeparable' | 'filterSymmetricBytes' | 'boxFilter' | 'boxFilterBytes' | 'sobel' | 'sobelBytes'
>;

const mostSigma = 1000;
const mostRadius = 1024;

export function filtersOf(kernels: FilterKernels): Filters {
  return {
    gaussianBlur: (image, sigma, options = {}) => gaussianBlur(kernels, image, sigma, options),
    boxBlur: (image, radius, options = {}) => boxBlur(kernels, image, radius, options),
    sobel: (image, mode, options = {}) => sobel(kernels, image, mode, options),
  };
}

/** The bytes that each function of Filters works in. */
export const filterBytes = {
  gaussianBlur: (image: Image, sigma: number): number =>
    bytesOf(gaussianScratch(checkImage('gaussianBlur', image), tapsOf(sigma))),
  boxBlur: (image: Image, radius: number): number =>
    bytesOf(boxScratch(checkImage('boxBlur', image), windowOf(radius))),
  sobel: (image: Image): number => bytesOf(sobelScratch(checkImage('sobel', image))),
};

function gaussianBlur<Data extends Pixels>(
  kernels: FilterKernels,
  image: Image<Data>,
  sigma: number,
  { border = 'reflect101', out, workspace }: FilterOptions<Data>,
): Image<Data> {
  checkImage('gaussianBlur', image);
  const { data, height, width, channels } = image;
  const [count, beside] = [tapsOf(sigma), borderNumber('gaussianBlur', border)];
  const weights = gaussianWeights(sigma);
  const result: Data = out ?? like(data, data.length);
  const [rows, work] = scratchIn('gaussianBlur', gaussianScratch(image, count), workspace);
  if (data instanceof Uint8Array) {
    const taps = symmetricIntegers(weights);
    const call = [data, height, width, channels, taps, taps, count, count, beside] as const;
    kernels.filterSymmetricBytes(...call, rows, work as Int16Array, result as Uint8Array);
  } else {
    const taps = mirrored(weights);
    const call = [height, width, channels, taps, taps, taps.length, taps.length, beside] as const;
    const own = rows.subarray(0, taps.length);
    kernels.filterSeparable(data as Float32Array, ...call, own, work as Float32Array, result as Float32Array);
  }
  return { data: result, height, width, channels };
}

/** Taps from the middle on. */
function tapsOf(sigma: number): number {
  if (sigma > 0 && sigma <= mostSigma) return Math.round(4 * sigma) + 1;
  throw rangeError(
    'KINGLET_KERNELS_RANGE',
    `gaussianBlur: expected sigma to be above 0 and at most ${mostSigma}, got ${sigma}`,
  );
}

type GaussianScratch = readonly [ScratchShape<Uint32Array<ArrayBuffer>>, ScratchShape];

function gaussianScratch({ data, channels }: Image, count: number): GaussianScratch {
  const rows = { type: Uint32Array, length: 2 * count };
  if (data instanceof Uint8Array) return [rows, { type: Int16Array, length: 2 * stripPixels(count, 64) * channels }];
  return [rows, { type: Float32Array, length: stripPixels(2 * count - 1, 128) * channels }];
}

function boxBlur<Data extends Pixels>(
  kernels: FilterKernels,
  image: Image<Data>,
  radius: number,
  { border = 'reflect101', out, workspace }: FilterOptions<Data>,
): Image<Data> {
  checkImage('boxBlur', image);
  const { data, height, width, channels } = image;
  const [count, beside] = [windowOf(radius), borderNumber('boxBlur', border)];
  const [lines, work] = scratchIn('boxBlur', boxScratch(image, count), workspace);
  const sizes = [height, width, channels, count, count, beside] as const;
  const result: Data = out ?? like(data, data.length);
  if (data instanceof Uint8Array)
    kernels.boxFilterBytes(data, ...sizes, lines as Int32Array, work as Int32Array, result as Uint8Array);
  else kernels.boxFilter(data, ...sizes, lines as Float32Array, work as Float32Array, result as Float32Array);
  return { data: result, height, width, channels };
}

function windowOf(radius: number): number {
  checkWhole('boxBlur', 'the radius', radius, 0, mostRadius);
  return 2 * radius + 1;
}

function boxScratch({ data, width, channels }: Image, count: number): readonly [ScratchShape, ScratchShape] {
  const isBytes = data instanceof Uint8Array;
  const type = isBytes ? Int32Array : Float32Array;
  return [
    { type, length: (isBytes ? 1 : count) * width * channels },
    { type, length: 3 * stripPixels(count, 128) * channels },
  ];
}

function sobel<Data extends Pixels>(
  kernels: FilterKernels,
  image: Image<Data>,
  mode: SobelMode,
  { border = 'reflect101', out, workspace }: FilterOptions<SobelData<Data>>,
): Image<SobelData<Data>> {
  checkImage('sobel', image);
  const { data, height, width, channels } = image;
  const number = numberOf('sobel: expected the mode', sobelModes, mode);
  const sizes = [height, width, channels, number, borderNumber('sobel', border)] as const;
  const [work] = scratchIn('sobel', sobelScratch(image), workspace);
  const result =
    data instanceof Uint8Array
      ? kernels.sobelBytes(data, ...sizes, work as Int16Array, (out as Int16Array) ?? new Int16Array(data.length))
      : kernels.sobel(data, ...sizes, work as Float32Array, (out as Float32Array) ?? new Float32Array(data.length));
  return { data: result as SobelData<Data>, height, width, channels };
}

function sobelScratch({ data, width, channels }: Image): readonly [ScratchShape] {
  return [{ type: data instanceof Uint8Array ? Int16Array : Float32Array, length: 9 * width * channels }];
}

function borderNumber(name: string, border: Border): number {
  return numberOf(`${name}: expected the border`, borders, border);
}
