// Entry `@kinglet/kernels/images`: blurs, derivatives, other sizes and other colours of images, by the kernels of the engine at hand.
import {
  boxFilter,
  boxFilterBytes,
  dequantizeU8,
  filterSeparable,
  filterSymmetricBytes,
  joinChannels,
  joinChannelsU8,
  mixChannels,
  mixChannelsBytes,
  quantizeU8,
  resample,
  resampleBytes,
  sobelBytes,
  sobel as sobelFloats,
  splitChannels,
  splitChannelsU8,
} from '#kernels';
import { type ImageFunctions, imageFunctions } from './images/imageFunctions.ts';

export type { Border, SobelMode } from './images/borders.ts';
export type { ColourOptions } from './images/channels.ts';
export type { LumaStandard } from './images/colours.ts';
export type { FilterOptions, SobelData } from './images/filters.ts';
export type { Image, Pixels } from './images/image.ts';
export { type ImageFunctions, workspaceBytes } from './images/imageFunctions.ts';
export type { ResizeOptions } from './images/resize.ts';
export type { ResizeMethod } from './images/weights.ts';

const functions: ImageFunctions = /* @__PURE__ */ imageFunctions({
  boxFilter,
  boxFilterBytes,
  dequantizeU8,
  filterSeparable,
  filterSymmetricBytes,
  joinChannels,
  joinChannelsU8,
  mixChannels,
  mixChannelsBytes,
  quantizeU8,
  resample,
  resampleBytes,
  sobel: sobelFloats,
  sobelBytes,
  splitChannels,
  splitChannelsU8,
});

export const gaussianBlur: ImageFunctions['gaussianBlur'] = functions.gaussianBlur;
export const boxBlur: ImageFunctions['boxBlur'] = functions.boxBlur;
export const sobel: ImageFunctions['sobel'] = functions.sobel;
export const resize: ImageFunctions['resize'] = functions.resize;
export const toGrey: ImageFunctions['toGrey'] = functions.toGrey;
export const greyToRgb: ImageFunctions['greyToRgb'] = functions.greyToRgb;
export const toYuv: ImageFunctions['toYuv'] = functions.toYuv;
export const fromYuv: ImageFunctions['fromYuv'] = functions.fromYuv;
export const toPlanes: ImageFunctions['toPlanes'] = functions.toPlanes;
export const fromPlanes: ImageFunctions['fromPlanes'] = functions.fromPlanes;
export const toFloats: ImageFunctions['toFloats'] = functions.toFloats;
export const toBytes: ImageFunctions['toBytes'] = functions.toBytes;
