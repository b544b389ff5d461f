// What images are to the functions of @kinglet/kernels/images, and what is refused of them.
import { rangeError, typeError } from '../errors.ts';
import { lengthError } from '../shapedArray.ts';

/** The elements of an image: floats of any range, or bytes. */
export type Pixels = Float32Array | Uint8Array;

/** Rows of pixels whose channels, 1 to 4 of them, lie side by side (HWC). */
export interface Image<Data extends Pixels | Int16Array = Pixels> {
  readonly data: Data;
  readonly height: number;
  readonly width: number;
  readonly channels: number;
}

const mostChannels = 4;

/**
 * The image. Throws TypeError KINGLET_KERNELS_TYPE, or RangeError KINGLET_KERNELS_RANGE for channels and sizes that are not whole numbers,
 * KINGLET_KERNELS_LENGTH for a length that is not their product.
 */
export function checkImage(name: string, image: Image): Image {
  const { data, height, width, channels } = image;
  if (!(data instanceof Float32Array || data instanceof Uint8Array))
    throw typeError('KINGLET_KERNELS_TYPE', `${name}: expected data of the image to be a Float32Array or Uint8Array`);
  checkWhole(name, 'height', height, 0);
  checkWhole(name, 'width', width, 0);
  checkChannels(
    name,
    channels,
    Array.from({ length: mostChannels }, (_, i) => i + 1),
  );
  if (data.length !== height * width * channels)
    throw lengthError(name, `an image of ${height} x ${width} x ${channels} elements`, data.length);
  return image;
}

export function checkChannels(name: string, channels: number, allowed: readonly number[]): void {
  if (allowed.includes(channels)) return;
  throw rangeError('KINGLET_KERNELS_RANGE', `${name}: expected ${allowed.join(', ')} channels, got ${channels}`);
}

export function checkWhole(name: string, what: string, value: number, least: number, most: number = 2 ** 31): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw rangeError(
    'KINGLET_KERNELS_RANGE',
    `${name}: expected ${what} to be a whole number from ${least} to ${most}, got ${value}`,
  );
}

/** The number of one of `names`, which are numbered. */
export function numberOf<Name extends string>(what: string, names: readonly Name[], name: Name): number {
  const number = names.indexOf(name);
  if (number >= 0) return number;
  throw rangeError('KINGLET_KERNELS_RANGE', `${what} to be one of ${names.join(', ')}, got ${String(name)}`);
}

/** Elements of the same type. */
export function like<Data extends Pixels>(data: Data, length: number): Data {
  return (data instanceof Uint8Array ? new Uint8Array(length) : new Float32Array(length)) as Data;
}
