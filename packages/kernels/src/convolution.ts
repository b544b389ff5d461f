// Convolution and pooling of arrays with a shape: what the kernels of these names do, without their many arguments.
import type { ActiveCoreKernels } from './activeKernels.ts';
import { epilogueOf, type FusedActivation } from './fusedActivation.ts';
import type { CoreKernels } from './generated/kernels.ts';
import { type Four, type Images, overImages, type Result } from './images.ts';
import { nothing } from './productOptions.ts';
import { checkShape, lengthError, type ShapedArray } from './shapedArray.ts';
import { numbersOf, type WindowOptions } from './windows.ts';

export interface ConvolutionOptions extends WindowOptions {
  /**
   * Groups of channels that do not meet; filters that are packed know theirs.
   *
   * @default 1
   */
  readonly groups?: number;
  /** A number for each filter, added to its results. */
  readonly bias?: Float32Array;
  /** @default 'none' */
  readonly activation?: FusedActivation;
}

export interface PoolingOptions extends WindowOptions {
  /** Rows and columns of a window, or one number for both. */
  readonly size: number | readonly number[];
}

export interface AveragePoolingOptions extends PoolingOptions {
  /**
   * True: a sum is divided by all taps of its window; false: by those inside the image.
   *
   * @default false
   */
  readonly countsPadding?: boolean;
}

/** All of these throw RangeError KINGLET_KERNELS_LENGTH or KINGLET_KERNELS_RANGE for shapes and options that do not fit. */
export interface Convolution {
  /**
   * Images [batch, height, width, channels], with layout `nchw` [batch, channels, height, width], convolved with filters
   * [filters, channels of a group, height, width], as ONNX has them. Filters that are used again are worth packing.
   *
   * @example
   * const image = { data: Float32Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), shape: [1, 3, 3, 1] };
   * const filter = { data: Float32Array.of(1, 0, 0, 1), shape: [1, 1, 2, 2] };
   * convolution.conv2d(image, filter).data; // 6, 8, 12, 14
   */
  conv2d(images: ShapedArray, filters: ShapedArray | PackedFilters, options?: ConvolutionOptions): ShapedArray;
  /**
   * Series [batch, length, channels], with layout `nchw` [batch, channels, length], convolved with filters [filters,
   * channels of a group, length].
   *
   * @example
   * const series = { data: Float32Array.of(1, 2, 3, 4), shape: [1, 4, 1] };
   * const filter = { data: Float32Array.of(-1, 0, 1), shape: [1, 1, 3] };
   * convolution.conv1d(series, filter, { pads: 1, activation: 'relu' }).data; // 2, 2, 2, 0
   */
  conv1d(series: ShapedArray, filters: ShapedArray | PackedFilters, options?: ConvolutionOptions): ShapedArray;
  /**
   * Filters in the order that kernels read them in, for many calls of `conv2d` or `conv1d`.
   *
   * @example
   * const packed = convolution.pack({ data: Float32Array.of(2, 3), shape: [2, 1, 1, 1] }, { groups: 2 });
   * convolution.conv2d({ data: Float32Array.of(1, 10), shape: [1, 1, 1, 2] }, packed).data; // 2, 30
   */
  pack(filters: ShapedArray, options?: Pick<ConvolutionOptions, 'groups'>): PackedFilters;
  /**
   * The largest element of each window and channel of images, or of series if they have three dimensions.
   *
   * @example
   * const image = { data: Float32Array.of(1, 2, 3, 4), shape: [1, 1, 4, 1] };
   * convolution.maxPool(image, { size: [1, 2], strides: 2 }).data; // 2, 4
   */
  maxPool(images: ShapedArray, options: PoolingOptions): ShapedArray;
  /**
   * The mean of each window and channel of images, or of series if they have three dimensions.
   *
   * @example
   * const image = { data: Float32Array.of(1, 2, 3, 4), shape: [1, 2, 2, 1] };
   * convolution.averagePool(image, { size: 2 }).data; // 2.5
   */
  averagePool(images: ShapedArray, options: AveragePoolingOptions): ShapedArray;
}

/** Filters that `convolution.pack` has packed. */
export class PackedFilters {
  readonly groups: number;
  /** [filters, channels of a group, height, width], or without height. */
  readonly shape: readonly number[];
  /** @internal */
  readonly elements: Float32Array;

  /** @internal */
  constructor(elements: Float32Array, shape: readonly number[], groups: number) {
    this.elements = elements;
    this.shape = shape;
    this.groups = groups;
  }
}

/** The functions of an entry, over its kernels. */
export function convolutionFunctions(kernels: ActiveCoreKernels): Convolution {
  const convolve =
    (name: string, rank: number): Convolution['conv2d'] =>
    (images, filters, options = {}) => {
      const packed = filters instanceof PackedFilters ? filters : pack(kernels, name, filters, options.groups ?? 1);
      if (packed.shape.length !== rank)
        throw lengthError(name, `filters to have ${rank} dimensions`, packed.shape.length);
      return overImages(kernels, name, rank, images, options, (image) =>
        convolveImages(kernels, image, packed, options),
      );
    };
  return {
    conv2d: convolve('conv2d', 4),
    conv1d: convolve('conv1d', 3),
    pack: (filters, { groups = 1 } = {}) => pack(kernels, 'pack', filters, groups),
    maxPool: (images, options) => pool(kernels, 'maxPool', images, options),
    averagePool: (images, options) =>
      pool(kernels, 'averagePool', images, options, Number(options.countsPadding ?? false)),
  };
}

function pack(kernels: CoreKernels, name: string, filters: ShapedArray, groups: number): PackedFilters {
  checkShape(name, 'filters', filters);
  numbersOf(name, 'groups', groups, 1, 1);
  const { shape, data } = filters;
  if (shape.length !== 3 && shape.length !== 4)
    throw lengthError(name, 'filters to have 3 or 4 dimensions', shape.length);
  const [count, channels, height, width] = (shape.length === 3 ? [shape[0], shape[1], 1, shape[2]] : shape) as Four;
  if (count % groups !== 0) throw lengthError(name, `as many filters for each of ${groups} groups`, count);
  const taps = height * width;
  if (isDepthwise(shape, groups)) {
    const out = new Float32Array(Math.ceil(count / 16) * 16 * taps);
    return new PackedFilters(kernels.packDepthwise(data, count, height, width, out), shape, groups);
  }
  const outputs = count / groups;
  const out = new Float32Array(groups * Math.ceil(outputs / 16) * 16 * taps * channels);
  kernels.packFilters(data, groups, channels, outputs, height, width, out);
  return new PackedFilters(out, shape, groups);
}

/** A filter for each channel. */
function isDepthwise(shape: readonly number[], groups: number): boolean {
  return groups > 1 && shape[0] === groups && shape[1] === 1;
}

function convolveImages(
  kernels: CoreKernels,
  { name, data, size, windows }: Images,
  { elements, shape, groups }: PackedFilters,
  { bias = nothing, activation = 'none' }: ConvolutionOptions,
): Result {
  const [batch, height, width, channels] = size;
  const [count, groupChannels] = shape as Four;
  if (channels !== groups * groupChannels)
    throw lengthError(name, `an input of ${groups} x ${groupChannels} channels`, channels);
  if (bias.length !== 0 && bias.length !== count) throw lengthError(name, `bias to have length ${count}`, bias.length);
  const { kernel, moves, out } = windows(shape.slice(2));
  const result = new Float32Array(batch * out[0] * out[1] * count);
  const end = [...out, ...moves, ...epilogueOf(name, activation)] as const;
  if (isDepthwise(shape, groups))
    kernels.depthwiseConv2d(data, batch, height, width, channels, elements, ...kernel, bias, result, ...end);
  else
    kernels.conv2d(
      data,
      ...[batch, height, width, groups, groupChannels, count / groups],
      elements,
      ...kernel,
      bias,
      nothing,
      result,
      ...end,
    );
  return { data: result, out, channels: count };
}

function pool(
  kernels: CoreKernels,
  name: 'averagePool' | 'maxPool',
  images: ShapedArray,
  options: PoolingOptions,
  countsPadding = 0,
): ShapedArray {
  const rank = images.shape.length === 3 ? 3 : 4;
  const kernelSize = numbersOf(name, 'size', options.size, rank - 2, 1);
  return overImages(kernels, name, rank, images, options, ({ data, size, windows }) => {
    const { kernel, moves, out } = windows(kernelSize);
    const channels = size[3];
    const result = new Float32Array(size[0] * out[0] * out[1] * channels);
    if (name === 'maxPool') kernels.maxPool2d(data, ...size, result, ...out, ...kernel, ...moves);
    else kernels.averagePool2d(data, ...size, result, ...out, ...kernel, ...moves, countsPadding);
    return { data: result, out, channels };
  });
}
