// Images and series in either layout, as arrays whose channels are last.
import { rangeError } from './errors.ts';
import type { CoreKernels } from './generated/kernels.ts';
import { checkShape, lengthError, type ShapedArray } from './shapedArray.ts';
import { type WindowOptions, type Windows, windowsOf } from './windows.ts';

/** Batch, height, width, channels; or filters, channels of a group, height, width. */
export type Four = readonly [number, number, number, number];

/** Images with their channels last, and what is asked of them. */
export interface Images {
  readonly name: string;
  readonly data: Float32Array;
  readonly size: Four;
  readonly windows: (kernel: readonly number[]) => Windows;
}

/** Elements with their channels last. */
export interface Result {
  readonly data: Float32Array;
  readonly out: readonly [number, number];
  readonly channels: number;
}

/** Computes with channels last, whatever the layout. */
export function overImages(
  kernels: CoreKernels,
  name: string,
  rank: number,
  images: ShapedArray,
  options: WindowOptions,
  compute: (images: Images) => Result,
): ShapedArray {
  checkShape(name, 'the input', images);
  if (images.shape.length !== rank) throw lengthError(name, `an input of ${rank} dimensions`, images.shape.length);
  const { layout = 'nhwc' } = options;
  if (layout !== 'nhwc' && layout !== 'nchw')
    throw rangeError('KINGLET_KERNELS_RANGE', `${name}: expected layout to be nhwc or nchw, got ${String(layout)}`);
  const isFirst = layout === 'nchw';
  const batch = images.shape[0] as number;
  const channels = images.shape[isFirst ? 1 : rank - 1] as number;
  const pixels = isFirst ? images.shape.slice(2) : images.shape.slice(1, -1);
  const [height, width] = (rank === 3 ? [1, ...pixels] : pixels) as [number, number];
  const data = isFirst ? transposed(kernels, images.data, batch, channels, height * width) : images.data;
  const windows = (kernel: readonly number[]): Windows => windowsOf(name, kernel, pixels, options);
  const result = compute({ name, data, size: [batch, height, width, channels], windows });
  const [outHeight, outWidth] = result.out;
  const outPixels = rank === 3 ? [outWidth] : [outHeight, outWidth];
  if (!isFirst) return { data: result.data, shape: [batch, ...outPixels, result.channels] };
  return {
    data: transposed(kernels, result.data, batch, outHeight * outWidth, result.channels),
    shape: [batch, result.channels, ...outPixels],
  };
}

function transposed(
  kernels: CoreKernels,
  data: Float32Array,
  batch: number,
  rows: number,
  columns: number,
): Float32Array {
  return kernels.transposeEach(data, batch, rows, columns, new Float32Array(data.length));
}
