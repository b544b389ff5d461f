// Which convolutions are computed with bytes: those that are expected to be faster so than with floats.
import { type DepthwiseShape, hasDepthwiseKernel } from './depthwiseBytes.ts';

/** A convolution of dequantized images and filters. */
export interface ByteConvolution extends DepthwiseShape {
  /** Whether filters stand for 0 with 0. */
  readonly isSymmetric: boolean;
  /** Whether the result is quantized to the images' type, and nothing else reads it. */
  readonly isRequantized: boolean;
}

/** Filters that kernels compute at a time. */
const panel = 16;

/**
 * Bytes are multiplied four to eight times as fast as floats, but their windows are copied first and each result is rounded:
 * both cost as much as some sixty products of floats. Of images with few channels, which are copied pixel by pixel, that is
 * not made good by the filters of one panel. A filter for each channel has a kernel from bytes to bytes, or none.
 */
export function isFasterInBytes(convolution: ByteConvolution): boolean {
  const [outputs, channels] = convolution.filters as [number, number];
  const { groups, isSymmetric, isRequantized } = convolution;
  if (groups > 1 && channels === 1 && outputs === groups)
    return isSymmetric && isRequantized && hasDepthwiseKernel(convolution);
  return channels * groups >= 4 || outputs > panel;
}
