// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkedCall } from '../checkedCall.ts';
import { typescriptMath } from '../typescriptMath.ts';
import { typescriptImages } from '../typescriptImages.ts';
import type { Kernels } from './kernels.ts';
import * as checks from './wideChecks.ts';

/** out[i] = a[i] - trunc(a[i]): what is behind the point, with the sign of a[i] or +0; NaN for infinities. */
export const fract: Kernels['fract'] = /* @__PURE__ */ checkedCall(checks.fract, typescriptMath.fract);
/** Each pixel becomes the mean of the window around it, which begins verticalCount / 2 rows above and horizontalCount / 2 pixels before it, both rounded down. Sums of blocks of rows and of 1, 2, 4, ... pixels are added: a window of any size takes about the same time, and no sum has ever a pixel taken away. n of the bound is verticalCount + horizontalCount. */
export const boxFilter: Kernels['boxFilter'] = /* @__PURE__ */ checkedCall(checks.boxFilter, typescriptImages.boxFilter);
/** boxFilter of bytes, by running sums of columns: the exact mean to the nearest integer, halves up. Windows have at most 2^23 pixels; of larger ones results are bytes of no meaning. */
export const boxFilterBytes: Kernels['boxFilterBytes'] = /* @__PURE__ */ checkedCall(checks.boxFilterBytes, typescriptImages.boxFilterBytes);
/** Each pixel becomes the weighted sum of those around it: out[y, x] = sum vertical[j] * sum horizontal[k] * a[y + j - verticalCount / 2, x + k - horizontalCount / 2], first down the columns. NaN of a pixel whose weight is 0 counts, and weights are finite. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20. */
export const filterSeparable: Kernels['filterSeparable'] = /* @__PURE__ */ checkedCall(checks.filterSeparable, typescriptImages.filterSeparable);
/** A symmetric filter in int32 that wrap. Down the columns r[y] = (a[y] vertical[0] + sum (a[y - k] + a[y + k]) vertical[k] + 2^8) >> 9, saturated to int16; along the row of these (r[x] horizontal[0] + sum (r[x - k] + r[x + k]) horizontal[k] + 2^20) >> 21, saturated to bytes, where sums of two are int16 that wrap. Of weights whose sizes add up to at most 2^15 over both sides nothing wraps. */
export const filterSymmetricBytes: Kernels['filterSymmetricBytes'] = /* @__PURE__ */ checkedCall(checks.filterSymmetricBytes, typescriptImages.filterSymmetricBytes);
/** out[i, c] = a[c, i]: planes become an image with channels last. */
export const joinChannels: Kernels['joinChannels'] = /* @__PURE__ */ checkedCall(checks.joinChannels, typescriptImages.joinChannels);
/** out[i, c] = a[c, i]: planes become an image with channels last. */
export const joinChannelsU8: Kernels['joinChannelsU8'] = /* @__PURE__ */ checkedCall(checks.joinChannelsU8, typescriptImages.joinChannelsU8);
/** out[i, o] = sum matrix[o, k] * a[i, k] + offsets[o]: other colours, greys, channels in another order. */
export const mixChannels: Kernels['mixChannels'] = /* @__PURE__ */ checkedCall(checks.mixChannels, typescriptImages.mixChannels);
/** mixChannels of bytes in int32 that wrap: (sum matrix[o, k] * a[i, k] + offsets[o] + 2^15) >> 16, saturated. */
export const mixChannelsBytes: Kernels['mixChannelsBytes'] = /* @__PURE__ */ checkedCall(checks.mixChannelsBytes, typescriptImages.mixChannelsBytes);
/** An image of another size by weights that the caller knows: out[y, x] = sum vertical[y, j] * horizontal[x, k] * a[tops[y] + j, lefts[x] + k], first down the columns. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20. */
export const resample: Kernels['resample'] = /* @__PURE__ */ checkedCall(checks.resample, typescriptImages.resample);
/** resample of bytes in int32 that wrap: down the columns (sum + 2^6) >> 7, saturated to int16, then along the row of these (sum + 2^20) >> 21, saturated to bytes. Of weights whose sizes add up to at most 2^14 nothing wraps or saturates before its end. */
export const resampleBytes: Kernels['resampleBytes'] = /* @__PURE__ */ checkedCall(checks.resampleBytes, typescriptImages.resampleBytes);
/** Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude sqrt(x^2 + y^2). */
export const sobel: Kernels['sobel'] = /* @__PURE__ */ checkedCall(checks.sobel, typescriptImages.sobel);
/** Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude of both to the nearest integer. */
export const sobelBytes: Kernels['sobelBytes'] = /* @__PURE__ */ checkedCall(checks.sobelBytes, typescriptImages.sobelBytes);
/** out[c, i] = a[i, c]: images with channels last become planes. */
export const splitChannels: Kernels['splitChannels'] = /* @__PURE__ */ checkedCall(checks.splitChannels, typescriptImages.splitChannels);
/** out[c, i] = a[i, c]: images with channels last become planes. */
export const splitChannelsU8: Kernels['splitChannelsU8'] = /* @__PURE__ */ checkedCall(checks.splitChannelsU8, typescriptImages.splitChannelsU8);
