// Colours, planes and element types of images.
import { rangeError } from '../errors.ts';
import type { Kernels } from '../generated/kernels.ts';
import {
  type ColourMatrix,
  greyToRgb,
  integerMatrix,
  type LumaStandard,
  lumaOf,
  lumaStandards,
  rgbToYuv,
  yuvToRgb,
} from './colours.ts';
import { checkChannels, checkImage, type Image, like, numberOf, type Pixels } from './image.ts';

export interface ColourOptions<Data> {
  /** @default 'bt601' */
  readonly standard?: LumaStandard;
  /** Receives the elements. @default an array of its own */
  readonly out?: Data;
}

/**
 * Full range: of bytes 0 to 255, chromas around 128, and of floats 0 to 1, chromas around 1/2. Bytes are
 * (sum m * byte + offset + 2^15) >> 16 with integers m = the factors times 2^16, saturated. All throw RangeError
 * KINGLET_KERNELS_RANGE, _LENGTH or _OVERLAP, TypeError KINGLET_KERNELS_TYPE.
 */
export interface Channels {
  /** Luma of red, green and blue. */
  toGrey<Data extends Pixels>(image: Image<Data>, options?: ColourOptions<Data>): Image<Data>;
  /** Red, green and blue alike. */
  greyToRgb<Data extends Pixels>(image: Image<Data>, options?: Pick<ColourOptions<Data>, 'out'>): Image<Data>;
  /** Luma Y and U = (B - Y) / (2 (1 - Kb)), V = (R - Y) / (2 (1 - Kr)) around the middle. */
  toYuv<Data extends Pixels>(image: Image<Data>, options?: ColourOptions<Data>): Image<Data>;
  /** The inverse. */
  fromYuv<Data extends Pixels>(image: Image<Data>, options?: ColourOptions<Data>): Image<Data>;
  /** Each channel by itself, one after another (CHW). */
  toPlanes<Data extends Pixels>(image: Image<Data>, out?: Data): Data;
  /** An image of such planes. */
  fromPlanes<Data extends Pixels>(
    planes: Data,
    height: number,
    width: number,
    channels: number,
    out?: Data,
  ): Image<Data>;
  /** Floats byte * step, which is finite and above 0. @default step 1 / 255 */
  toFloats(image: Image<Uint8Array>, step?: number, out?: Float32Array): Image<Float32Array>;
  /** The bytes nearest to float / step, halves to even, saturated; NaN becomes 0. @default step 1 / 255 */
  toBytes(image: Image<Float32Array>, step?: number, out?: Uint8Array): Image<Uint8Array>;
}

export type ChannelKernels = Pick<
  Kernels,
  | 'mixChannels'
  | 'mixChannelsBytes'
  | 'splitChannels'
  | 'splitChannelsU8'
  | 'joinChannels'
  | 'joinChannelsU8'
  | 'quantizeU8'
  | 'dequantizeU8'
>;

export function channelsOf(kernels: ChannelKernels): Channels {
  const mixBy =
    (name: string, matrixOf: (standard: LumaStandard) => ColourMatrix, channels: number) =>
    <Data extends Pixels>(image: Image<Data>, { standard = 'bt601', out }: ColourOptions<Data> = {}): Image<Data> => {
      checkImage(name, image);
      checkChannels(name, image.channels, [channels]);
      numberOf(`${name}: expected the standard`, lumaStandards, standard);
      return mix(kernels, image, matrixOf(standard), out);
    };
  return {
    toGrey: mixBy('toGrey', lumaOf, 3),
    greyToRgb: mixBy('greyToRgb', () => greyToRgb, 1),
    toYuv: mixBy('toYuv', rgbToYuv, 3),
    fromYuv: mixBy('fromYuv', yuvToRgb, 3),
    toPlanes: (image, out) => toPlanes(kernels, image, out),
    fromPlanes: (planes, height, width, channels, out) =>
      fromPlanes(kernels, { data: planes, height, width, channels }, out),
    toFloats(image, step = 1 / 255, floats = undefined) {
      checkImage('toFloats', image);
      checkStep('toFloats', step);
      const out = floats ?? new Float32Array(image.data.length);
      kernels.dequantizeU8(image.data, 1, 1, image.data.length, Float32Array.of(step), noZero, out);
      return { ...image, data: out };
    },
    toBytes(image, step = 1 / 255, bytes = undefined) {
      checkImage('toBytes', image);
      checkStep('toBytes', step);
      const out = bytes ?? new Uint8Array(image.data.length);
      kernels.quantizeU8(image.data, 1, 1, image.data.length, Float32Array.of(step), noZero, out);
      return { ...image, data: out };
    },
  };
}

const noZero = new Int32Array(0);

function checkStep(name: string, step: number): void {
  if (step > 0 && Number.isFinite(step)) return;
  throw rangeError('KINGLET_KERNELS_RANGE', `${name}: expected step to be a finite number above 0, got ${step}`);
}

function mix<Data extends Pixels>(
  kernels: ChannelKernels,
  { data, height, width, channels }: Image<Data>,
  colours: ColourMatrix,
  out: Data | undefined,
): Image<Data> {
  const outputs = colours.rows.length;
  const pixels = height * width;
  const result: Data = out ?? like(data, pixels * outputs);
  if (data instanceof Uint8Array) {
    const { matrix, offsets } = integerMatrix(colours);
    kernels.mixChannelsBytes(data, pixels, channels, matrix, offsets, outputs, result as Uint8Array);
  } else {
    const [matrix, offsets] = [Float32Array.from(colours.rows.flat()), Float32Array.from(colours.offsets)];
    kernels.mixChannels(data, pixels, channels, matrix, offsets, outputs, result as Float32Array);
  }
  return { data: result, height, width, channels: outputs };
}

function toPlanes<Data extends Pixels>(kernels: ChannelKernels, image: Image<Data>, out: Data | undefined): Data {
  checkImage('toPlanes', image);
  const { data, height, width, channels } = image;
  const result = out ?? like(data, data.length);
  if (data instanceof Uint8Array) kernels.splitChannelsU8(data, height * width, channels, result as Uint8Array);
  else kernels.splitChannels(data, height * width, channels, result as Float32Array);
  return result;
}

function fromPlanes<Data extends Pixels>(
  kernels: ChannelKernels,
  image: Image<Data>,
  out: Data | undefined,
): Image<Data> {
  checkImage('fromPlanes', image);
  const { data, height, width, channels } = image;
  const result = out ?? like(data, data.length);
  if (data instanceof Uint8Array) kernels.joinChannelsU8(data, height * width, channels, result as Uint8Array);
  else kernels.joinChannels(data, height * width, channels, result as Float32Array);
  return { ...image, data: result };
}
