// Windows that move over images of any number of axes: what convolutions and pools have in common.
import type { Evaluation } from '../evaluation.ts';
import { coordinatesOf, positionOf, stridesOf } from '../indexing.ts';

export interface Windows {
  readonly kernel: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  readonly before: readonly number[];
  readonly behind: readonly number[];
}

/** What the attributes say of windows of the lengths `kernel` over an image. */
export function windowsOf(node: Evaluation, image: readonly number[], kernel: readonly number[]): Windows {
  const ones = kernel.map(() => 1);
  const [strides, dilations] = [node.ints('strides') ?? ones, node.ints('dilations') ?? ones];
  const mode = node.text('auto_pad', 'NOTSET');
  const pads = node.ints('pads') ?? [...ones, ...ones].fill(0);
  const axes = kernel.length;
  if (mode === 'NOTSET') return { kernel, strides, dilations, before: pads.slice(0, axes), behind: pads.slice(axes) };
  const zeros = ones.map(() => 0);
  if (mode === 'VALID') return { kernel, strides, dilations, before: zeros, behind: zeros };
  const totals = image.map((length, i) => {
    const steps = Math.ceil(length / strides[i]!);
    return Math.max(0, (steps - 1) * strides[i]! + (kernel[i]! - 1) * dilations[i]! + 1 - length);
  });
  const [less, more] = [totals.map((pad) => Math.floor(pad / 2)), totals.map((pad) => Math.ceil(pad / 2))];
  const isUpper = mode === 'SAME_UPPER';
  return { kernel, strides, dilations, before: isUpper ? less : more, behind: isUpper ? more : less };
}

/** How many windows there are along each axis. With `ceil` the last may hang over, if it begins in the image. */
export function countsOf(windows: Windows, image: readonly number[], ceil = false): number[] {
  const { kernel, strides, dilations, before, behind } = windows;
  return image.map((length, i) => {
    const room = length + before[i]! + behind[i]! - ((kernel[i]! - 1) * dilations[i]! + 1);
    if (!ceil) return Math.floor(room / strides[i]!) + 1;
    const count = Math.ceil(room / strides[i]!) + 1;
    return (count - 1) * strides[i]! >= length + before[i]! ? count - 1 : count;
  });
}

/** Of a place of a window that lies in the padding; `beyond` that is not even there. */
export const padded = -1;
export const beyond = -2;

/** For each window the positions in the image that its places lie on. */
export function placesOf(windows: Windows, image: readonly number[], counts: readonly number[]): number[][] {
  const { kernel, strides, dilations, before, behind } = windows;
  const imageStrides = stridesOf(image);
  const inner = [...coordinatesOf(kernel)];
  return [...coordinatesOf(counts)].map((window) =>
    inner.map((place) => {
      const at = place.map((k, i) => window[i]! * strides[i]! - before[i]! + k * dilations[i]!);
      if (at.every((x, i) => x >= 0 && x < image[i]!)) return positionOf(at, imageStrides);
      return at.every((x, i) => x >= -before[i]! && x < image[i]! + behind[i]!) ? padded : beyond;
    }),
  );
}
