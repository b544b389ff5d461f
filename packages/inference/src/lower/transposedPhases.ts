// How a transposed convolution along one axis falls apart into convolutions, one for each residue by its stride.
import { fixedExtent } from '../compile/extent.ts';
import type { WindowAxis } from './windows.ts';

/** out[o] = sum of x[i] * filter[t] over all i and t with i * stride - before + t * dilation = o. */
export interface TransposedAxis {
  readonly size: number;
  readonly out: number;
  readonly taps: number;
  readonly stride: number;
  readonly dilation: number;
  /** What is cut off before the first result; below 0: results that nothing reaches. */
  readonly before: number;
}

/** The results at `first`, `first + stride`, … as a convolution with some of the taps, the last of them first. */
export interface Phase {
  readonly first: number;
  readonly window: WindowAxis;
  /** Results before the first one that is wanted: a window cannot begin behind the image's first element. */
  readonly skip: number;
  readonly lastTap: number;
  /** From a tap to the one before it. */
  readonly tapStep: number;
}

/** The phases that have results. */
export function phasesOf(axis: TransposedAxis): readonly Phase[] {
  const count = Math.min(axis.stride, axis.out);
  return Array.from({ length: count }, (_, first) => phaseOf(axis, first));
}

/**
 * Result first + q * stride needs the taps t for which (first + before - t * dilation) is a multiple of the stride, with
 * element q + that quotient.
 */
function phaseOf({ size, out, taps, stride, dilation, before }: TransposedAxis, first: number): Phase {
  const wanted = Math.ceil((out - first) / stride);
  const own = Array.from({ length: taps }, (_, t) => t).filter((t) => (first + before - t * dilation) % stride === 0);
  const [least, most] = [own[0], own.at(-1)];
  // No tap: one that lies before the image for every result, so that only the bias is left.
  if (least === undefined || most === undefined)
    return { first, window: windowOf(size, wanted, 1, 1, wanted), skip: 0, lastTap: 0, tapStep: 1 };
  const tapStep = own.length > 1 ? own[1]! - least : 1;
  const pad = -(first + before - most * dilation) / stride;
  const skip = Math.max(0, -pad);
  const step = Math.max(1, (tapStep * dilation) / stride);
  const window = windowOf(size, wanted + skip, own.length, own.length > 1 ? step : 1, pad + skip);
  return { first, window, skip, lastTap: most, tapStep };
}

function windowOf(size: number, out: number, taps: number, dilation: number, before: number): WindowAxis {
  return { size: fixedExtent(size), out: fixedExtent(out), taps, stride: 1, dilation, before, after: 0 };
}
