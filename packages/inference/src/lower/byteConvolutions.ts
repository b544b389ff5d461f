// Which convolutions are computed with bytes: those that are expected to be faster so than with floats.
import { type DepthwiseShape, hasDepthwiseKernel } from './depthwiseBytes.ts';

/** A convolution of dequantized images and filters. */
export interface ByteConvolution extends DepthwiseShape {
  /** Whether filters stand for 0 with 0. */
  readonly isSymmetric: boolean;
  /** Whether the result is quantized to the images' type, and nothing else reads it. */
  readonly isRequantized: boolean;
}

/** Filters that kernels compute at a time, and channels that they take at a time. */
const [panel, quad] = [16, 4];

/**
 * Whether a plan computes a convolution between quantizers with bytes; with floats between conversions if not. Products of
 * bytes take a quarter of the time of floats or less, but windows are copied first. Channels of fewer than four are copied
 * pixel by pixel and multiplied four at a time all the same: measured with AVX-512, grey images then take twice as long as in
 * float, and colours longer too, unless more than a panel of filters share the copy. A filter for each channel has a kernel
 * from bytes to bytes, or none.
 */
export function isFasterInBytes(convolution: ByteConvolution): boolean {
  const [outputs, channels] = convolution.filters as [number, number];
  const { groups, isSymmetric, isRequantized } = convolution;
  if (groups > 1 && channels === 1 && outputs === groups)
    return isSymmetric && isRequantized && hasDepthwiseKernel(convolution);
  const isColour = channels === quad - 1;
  return groups > 1 || channels >= quad || (isColour && outputs > panel);
}
