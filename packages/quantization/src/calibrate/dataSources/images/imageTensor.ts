// Images as what models take.
import type { Image } from './image.ts';

export interface TensorLayout {
  readonly channels: 'rgb' | 'grey';
  readonly layout: 'NCHW' | 'NHWC';
  /** A pixel from 0 to 255 becomes (pixel * rescale - mean) / std, with a mean and std for each channel. */
  readonly rescale: number;
  readonly mean: readonly number[];
  readonly std: readonly number[];
}

/** The elements of one item. */
export function imageTensor(image: Image, { channels, layout, rescale, mean, std }: TensorLayout): Float32Array {
  const planes = channels === 'grey' ? [greyOf(image)] : colourPlanes(image);
  const count = image.width * image.height;
  const [pixelStep, planeStep] = layout === 'NCHW' ? [1, count] : [planes.length, 1];
  const tensor = new Float32Array(planes.length * count);
  for (const [c, plane] of planes.entries())
    for (let i = 0; i < count; i++) tensor[i * pixelStep + c * planeStep] = (plane[i]! * rescale - mean[c]!) / std[c]!;
  return tensor;
}

/** The luminance of ITU-R BT.601. */
function greyOf({ channels, pixels, width, height }: Image): Uint8Array {
  if (channels === 1) return pixels;
  return Uint8Array.from({ length: width * height }, (_, i) =>
    Math.round(0.299 * pixels[3 * i]! + 0.587 * pixels[3 * i + 1]! + 0.114 * pixels[3 * i + 2]!),
  );
}

function colourPlanes({ channels, pixels, width, height }: Image): readonly Uint8Array[] {
  if (channels === 1) return [pixels, pixels, pixels];
  return [0, 1, 2].map((c) => Uint8Array.from({ length: width * height }, (_, i) => pixels[3 * i + c]!));
}
