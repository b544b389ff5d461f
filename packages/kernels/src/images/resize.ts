// Images of another size.
import type { Kernels } from '../generated/kernels.ts';
import { checkImage, checkWhole, type Image, like, numberOf, type Pixels } from './image.ts';
import { integersOf, type Readings, type ResizeMethod, readingsOf, resizeMethods } from './weights.ts';
import { bytesOf, type ScratchShape, scratchIn } from './workspace.ts';

export interface ResizeOptions<Data> {
  /**
   * With half-pixel centres: pixel i of `outSize` stands at c = (i + 1/2) size / outSize - 1/2.
   * `nearest` takes pixel floor(c + 1/2). `bilinear` mixes the two pixels around c along each axis, the last one repeated at
   * the edges. `antialiased` mixes all nearer than s = max(size / outSize, 1), by 1 - |distance| / s. `area` takes the mean over
   * [i size / outSize, (i + 1) size / outSize], parts of pixels by their share. @default 'antialiased'
   */
  readonly method?: ResizeMethod;
  /** Receives the elements. @default an array of its own */
  readonly out?: Data;
  /** Memory to work in, of at least as many bytes as `workspaceBytes` says. @default memory of its own */
  readonly workspace?: ArrayBuffer;
}

export interface Resize {
  /**
   * The image with other numbers of rows and pixels, none of either image 0. Of bytes weights have 14 bits behind the point: the result
   * is the nearest byte, or its neighbour. Throws RangeError KINGLET_KERNELS_RANGE, _LENGTH or _OVERLAP, TypeError
   * KINGLET_KERNELS_TYPE.
   */
  resize<Data extends Pixels>(
    image: Image<Data>,
    height: number,
    width: number,
    options?: ResizeOptions<Data>,
  ): Image<Data>;
}

export type ResizeKernels = Pick<Kernels, 'resample' | 'resampleBytes'>;

export function resizeOf(kernels: ResizeKernels): Resize {
  return { resize: (image, height, width, options = {}) => resize(kernels, image, height, width, options) };
}

/** The bytes that `resize` works in. */
export const resizeBytes = { resize: (image: Image): number => bytesOf(rowScratch(checkImage('resize', image))) };

const mostPixels = 2 ** 20;

function resize<Data extends Pixels>(
  kernels: ResizeKernels,
  image: Image<Data>,
  height: number,
  width: number,
  { method = 'antialiased', out, workspace }: ResizeOptions<Data>,
): Image<Data> {
  checkImage('resize', image);
  checkWhole('resize', 'the new height', height, 1, mostPixels);
  checkWhole('resize', 'the new width', width, 1, mostPixels);
  checkWhole('resize', 'height of the image', image.height, 1);
  checkWhole('resize', 'width of the image', image.width, 1);
  numberOf('resize: expected the method', resizeMethods, method);
  const { data, channels } = image;
  const result = out ?? like(data, height * width * channels);
  const rows = readingsOf(image.height, height, method);
  const columns = readingsOf(image.width, width, method);
  const [work] = scratchIn('resize', rowScratch(image), workspace);
  const sizes = [image.height, image.width, channels] as const;
  if (data instanceof Uint8Array) {
    const call = [...sizes, ...along(rows, integers(rows)), ...along(columns, integers(columns))] as const;
    kernels.resampleBytes(data, ...call, work as Int16Array, result as Uint8Array);
  } else {
    const call = [...sizes, ...along(rows, floats(rows)), ...along(columns, floats(columns))] as const;
    kernels.resample(data, ...call, work as Float32Array, result as Float32Array);
  }
  return { data: result, height, width, channels };
}

function along<Weights>(
  { firsts, count }: Readings,
  weights: Weights,
): readonly [Uint32Array, number, Weights, number] {
  return [firsts, firsts.length, weights, count];
}

function floats({ weights }: Readings): Float32Array {
  return Float32Array.from(weights.flat());
}

function integers({ weights }: Readings): Int16Array {
  return Int16Array.from(weights.flatMap((own) => integersOf(own, 2 ** 14)));
}

function rowScratch({ data, width, channels }: Image): readonly [ScratchShape] {
  return [{ type: data instanceof Uint8Array ? Int16Array : Float32Array, length: width * channels }];
}
