// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkAlias, checkApart, checkArray, checkIndices, checkLength, checkRange, checkSameLength, checkSize } from '../check.ts';

export function boxFilter(a: Float32Array, height: number, width: number, channels: number, verticalCount: number, horizontalCount: number, border: number, lines: Float32Array, work: Float32Array, out: Float32Array): void {
    checkArray('boxFilter', 'a', a, Float32Array);
    checkSize('boxFilter', 'height', height);
    checkSize('boxFilter', 'width', width);
    checkSize('boxFilter', 'channels', channels);
    checkSize('boxFilter', 'verticalCount', verticalCount);
    checkSize('boxFilter', 'horizontalCount', horizontalCount);
    checkSize('boxFilter', 'border', border);
    checkArray('boxFilter', 'lines', lines, Float32Array);
    checkArray('boxFilter', 'work', work, Float32Array);
    checkArray('boxFilter', 'out', out, Float32Array);
    checkRange('boxFilter', 'channels', channels, 1, 4);
    checkRange('boxFilter', 'verticalCount', verticalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('boxFilter', 'horizontalCount', horizontalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('boxFilter', 'border', border, 0, 3);
    checkLength('boxFilter', 'a', a, height * width * channels, height, width, channels);
    checkLength('boxFilter', 'lines', lines, verticalCount * width * channels, verticalCount, width, channels);
    checkLength('boxFilter', 'work', work, Math.ceil(horizontalCount / 128) * 128 * channels * 12, Math.ceil(horizontalCount / 128) * 128, channels * 12);
    checkLength('boxFilter', 'out', out, height * width * channels, height, width, channels);
    checkApart('boxFilter', 'lines', lines, 'a', a);
    checkApart('boxFilter', 'lines', lines, 'work', work);
    checkApart('boxFilter', 'lines', lines, 'out', out);
    checkApart('boxFilter', 'work', work, 'a', a);
    checkApart('boxFilter', 'work', work, 'lines', lines);
    checkApart('boxFilter', 'work', work, 'out', out);
    checkApart('boxFilter', 'out', out, 'a', a);
    checkApart('boxFilter', 'out', out, 'lines', lines);
    checkApart('boxFilter', 'out', out, 'work', work);
}

export function boxFilterBytes(a: Uint8Array, height: number, width: number, channels: number, verticalCount: number, horizontalCount: number, border: number, lines: Int32Array, work: Int32Array, out: Uint8Array): void {
    checkArray('boxFilterBytes', 'a', a, Uint8Array);
    checkSize('boxFilterBytes', 'height', height);
    checkSize('boxFilterBytes', 'width', width);
    checkSize('boxFilterBytes', 'channels', channels);
    checkSize('boxFilterBytes', 'verticalCount', verticalCount);
    checkSize('boxFilterBytes', 'horizontalCount', horizontalCount);
    checkSize('boxFilterBytes', 'border', border);
    checkArray('boxFilterBytes', 'lines', lines, Int32Array);
    checkArray('boxFilterBytes', 'work', work, Int32Array);
    checkArray('boxFilterBytes', 'out', out, Uint8Array);
    checkRange('boxFilterBytes', 'channels', channels, 1, 4);
    checkRange('boxFilterBytes', 'verticalCount', verticalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('boxFilterBytes', 'horizontalCount', horizontalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('boxFilterBytes', 'border', border, 0, 3);
    checkLength('boxFilterBytes', 'a', a, height * width * channels, height, width, channels);
    checkLength('boxFilterBytes', 'lines', lines, width * channels, width, channels);
    checkLength('boxFilterBytes', 'work', work, Math.ceil(horizontalCount / 128) * 128 * channels * 12, Math.ceil(horizontalCount / 128) * 128, channels * 12);
    checkLength('boxFilterBytes', 'out', out, height * width * channels, height, width, channels);
    checkApart('boxFilterBytes', 'lines', lines, 'a', a);
    checkApart('boxFilterBytes', 'lines', lines, 'work', work);
    checkApart('boxFilterBytes', 'lines', lines, 'out', out);
    checkApart('boxFilterBytes', 'work', work, 'a', a);
    checkApart('boxFilterBytes', 'work', work, 'lines', lines);
    checkApart('boxFilterBytes', 'work', work, 'out', out);
    checkApart('boxFilterBytes', 'out', out, 'a', a);
    checkApart('boxFilterBytes', 'out', out, 'lines', lines);
    checkApart('boxFilterBytes', 'out', out, 'work', work);
}

export function filterSeparable(a: Float32Array, height: number, width: number, channels: number, vertical: Float32Array, horizontal: Float32Array, verticalCount: number, horizontalCount: number, border: number, rows: Uint32Array, work: Float32Array, out: Float32Array): void {
    checkArray('filterSeparable', 'a', a, Float32Array);
    checkSize('filterSeparable', 'height', height);
    checkSize('filterSeparable', 'width', width);
    checkSize('filterSeparable', 'channels', channels);
    checkArray('filterSeparable', 'vertical', vertical, Float32Array);
    checkArray('filterSeparable', 'horizontal', horizontal, Float32Array);
    checkSize('filterSeparable', 'verticalCount', verticalCount);
    checkSize('filterSeparable', 'horizontalCount', horizontalCount);
    checkSize('filterSeparable', 'border', border);
    checkArray('filterSeparable', 'rows', rows, Uint32Array);
    checkArray('filterSeparable', 'work', work, Float32Array);
    checkArray('filterSeparable', 'out', out, Float32Array);
    checkRange('filterSeparable', 'channels', channels, 1, 4);
    checkRange('filterSeparable', 'verticalCount', verticalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('filterSeparable', 'horizontalCount', horizontalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('filterSeparable', 'border', border, 0, 3);
    checkLength('filterSeparable', 'a', a, height * width * channels, height, width, channels);
    checkLength('filterSeparable', 'vertical', vertical, verticalCount);
    checkLength('filterSeparable', 'horizontal', horizontal, horizontalCount);
    checkLength('filterSeparable', 'rows', rows, verticalCount);
    checkLength('filterSeparable', 'work', work, Math.ceil(horizontalCount / 128) * 128 * channels * 4, Math.ceil(horizontalCount / 128) * 128, channels * 4);
    checkLength('filterSeparable', 'out', out, height * width * channels, height, width, channels);
    checkApart('filterSeparable', 'rows', rows, 'a', a);
    checkApart('filterSeparable', 'rows', rows, 'vertical', vertical);
    checkApart('filterSeparable', 'rows', rows, 'horizontal', horizontal);
    checkApart('filterSeparable', 'rows', rows, 'work', work);
    checkApart('filterSeparable', 'rows', rows, 'out', out);
    checkApart('filterSeparable', 'work', work, 'a', a);
    checkApart('filterSeparable', 'work', work, 'vertical', vertical);
    checkApart('filterSeparable', 'work', work, 'horizontal', horizontal);
    checkApart('filterSeparable', 'work', work, 'rows', rows);
    checkApart('filterSeparable', 'work', work, 'out', out);
    checkApart('filterSeparable', 'out', out, 'a', a);
    checkApart('filterSeparable', 'out', out, 'vertical', vertical);
    checkApart('filterSeparable', 'out', out, 'horizontal', horizontal);
    checkApart('filterSeparable', 'out', out, 'rows', rows);
    checkApart('filterSeparable', 'out', out, 'work', work);
}

export function filterSymmetricBytes(a: Uint8Array, height: number, width: number, channels: number, vertical: Int16Array, horizontal: Int16Array, verticalCount: number, horizontalCount: number, border: number, rows: Uint32Array, work: Int16Array, out: Uint8Array): void {
    checkArray('filterSymmetricBytes', 'a', a, Uint8Array);
    checkSize('filterSymmetricBytes', 'height', height);
    checkSize('filterSymmetricBytes', 'width', width);
    checkSize('filterSymmetricBytes', 'channels', channels);
    checkArray('filterSymmetricBytes', 'vertical', vertical, Int16Array);
    checkArray('filterSymmetricBytes', 'horizontal', horizontal, Int16Array);
    checkSize('filterSymmetricBytes', 'verticalCount', verticalCount);
    checkSize('filterSymmetricBytes', 'horizontalCount', horizontalCount);
    checkSize('filterSymmetricBytes', 'border', border);
    checkArray('filterSymmetricBytes', 'rows', rows, Uint32Array);
    checkArray('filterSymmetricBytes', 'work', work, Int16Array);
    checkArray('filterSymmetricBytes', 'out', out, Uint8Array);
    checkRange('filterSymmetricBytes', 'channels', channels, 1, 4);
    checkRange('filterSymmetricBytes', 'verticalCount', verticalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('filterSymmetricBytes', 'horizontalCount', horizontalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('filterSymmetricBytes', 'border', border, 0, 3);
    checkLength('filterSymmetricBytes', 'a', a, height * width * channels, height, width, channels);
    checkLength('filterSymmetricBytes', 'vertical', vertical, verticalCount);
    checkLength('filterSymmetricBytes', 'horizontal', horizontal, horizontalCount);
    checkLength('filterSymmetricBytes', 'rows', rows, verticalCount * 2);
    checkLength('filterSymmetricBytes', 'work', work, Math.ceil(horizontalCount / 64) * 128 * channels * 8, Math.ceil(horizontalCount / 64) * 128, channels * 8);
    checkLength('filterSymmetricBytes', 'out', out, height * width * channels, height, width, channels);
    checkApart('filterSymmetricBytes', 'rows', rows, 'a', a);
    checkApart('filterSymmetricBytes', 'rows', rows, 'vertical', vertical);
    checkApart('filterSymmetricBytes', 'rows', rows, 'horizontal', horizontal);
    checkApart('filterSymmetricBytes', 'rows', rows, 'work', work);
    checkApart('filterSymmetricBytes', 'rows', rows, 'out', out);
    checkApart('filterSymmetricBytes', 'work', work, 'a', a);
    checkApart('filterSymmetricBytes', 'work', work, 'vertical', vertical);
    checkApart('filterSymmetricBytes', 'work', work, 'horizontal', horizontal);
    checkApart('filterSymmetricBytes', 'work', work, 'rows', rows);
    checkApart('filterSymmetricBytes', 'work', work, 'out', out);
    checkApart('filterSymmetricBytes', 'out', out, 'a', a);
    checkApart('filterSymmetricBytes', 'out', out, 'vertical', vertical);
    checkApart('filterSymmetricBytes', 'out', out, 'horizontal', horizontal);
    checkApart('filterSymmetricBytes', 'out', out, 'rows', rows);
    checkApart('filterSymmetricBytes', 'out', out, 'work', work);
}

export function fract(a: Float32Array, out: Float32Array): void {
    checkArray('fract', 'a', a, Float32Array);
    checkArray('fract', 'out', out, Float32Array);
    checkSameLength('fract', 'a', a, 'out', out);
    checkAlias('fract', 'out', out, 'a', a);
}

export function joinChannels(a: Float32Array, pixels: number, channels: number, out: Float32Array): void {
    checkArray('joinChannels', 'a', a, Float32Array);
    checkSize('joinChannels', 'pixels', pixels);
    checkSize('joinChannels', 'channels', channels);
    checkArray('joinChannels', 'out', out, Float32Array);
    checkRange('joinChannels', 'channels', channels, 1, Number.POSITIVE_INFINITY);
    checkLength('joinChannels', 'a', a, channels * pixels, channels, pixels);
    checkLength('joinChannels', 'out', out, pixels * channels, pixels, channels);
    checkApart('joinChannels', 'out', out, 'a', a);
}

export function joinChannelsU8(a: Uint8Array, pixels: number, channels: number, out: Uint8Array): void {
    checkArray('joinChannelsU8', 'a', a, Uint8Array);
    checkSize('joinChannelsU8', 'pixels', pixels);
    checkSize('joinChannelsU8', 'channels', channels);
    checkArray('joinChannelsU8', 'out', out, Uint8Array);
    checkRange('joinChannelsU8', 'channels', channels, 1, Number.POSITIVE_INFINITY);
    checkLength('joinChannelsU8', 'a', a, channels * pixels, channels, pixels);
    checkLength('joinChannelsU8', 'out', out, pixels * channels, pixels, channels);
    checkApart('joinChannelsU8', 'out', out, 'a', a);
}

export function mixChannels(a: Float32Array, pixels: number, inChannels: number, matrix: Float32Array, offsets: Float32Array, outChannels: number, out: Float32Array): void {
    checkArray('mixChannels', 'a', a, Float32Array);
    checkSize('mixChannels', 'pixels', pixels);
    checkSize('mixChannels', 'inChannels', inChannels);
    checkArray('mixChannels', 'matrix', matrix, Float32Array);
    checkArray('mixChannels', 'offsets', offsets, Float32Array);
    checkSize('mixChannels', 'outChannels', outChannels);
    checkArray('mixChannels', 'out', out, Float32Array);
    checkRange('mixChannels', 'inChannels', inChannels, 1, 4);
    checkRange('mixChannels', 'outChannels', outChannels, 1, 4);
    checkLength('mixChannels', 'a', a, pixels * inChannels, pixels, inChannels);
    checkLength('mixChannels', 'matrix', matrix, outChannels * inChannels, outChannels, inChannels);
    checkLength('mixChannels', 'offsets', offsets, outChannels);
    checkLength('mixChannels', 'out', out, pixels * outChannels, pixels, outChannels);
    checkApart('mixChannels', 'out', out, 'a', a);
    checkApart('mixChannels', 'out', out, 'matrix', matrix);
    checkApart('mixChannels', 'out', out, 'offsets', offsets);
}

export function mixChannelsBytes(a: Uint8Array, pixels: number, inChannels: number, matrix: Int32Array, offsets: Int32Array, outChannels: number, out: Uint8Array): void {
    checkArray('mixChannelsBytes', 'a', a, Uint8Array);
    checkSize('mixChannelsBytes', 'pixels', pixels);
    checkSize('mixChannelsBytes', 'inChannels', inChannels);
    checkArray('mixChannelsBytes', 'matrix', matrix, Int32Array);
    checkArray('mixChannelsBytes', 'offsets', offsets, Int32Array);
    checkSize('mixChannelsBytes', 'outChannels', outChannels);
    checkArray('mixChannelsBytes', 'out', out, Uint8Array);
    checkRange('mixChannelsBytes', 'inChannels', inChannels, 1, 4);
    checkRange('mixChannelsBytes', 'outChannels', outChannels, 1, 4);
    checkLength('mixChannelsBytes', 'a', a, pixels * inChannels, pixels, inChannels);
    checkLength('mixChannelsBytes', 'matrix', matrix, outChannels * inChannels, outChannels, inChannels);
    checkLength('mixChannelsBytes', 'offsets', offsets, outChannels);
    checkLength('mixChannelsBytes', 'out', out, pixels * outChannels, pixels, outChannels);
    checkApart('mixChannelsBytes', 'out', out, 'a', a);
    checkApart('mixChannelsBytes', 'out', out, 'matrix', matrix);
    checkApart('mixChannelsBytes', 'out', out, 'offsets', offsets);
}

export function resample(a: Float32Array, height: number, width: number, channels: number, tops: Uint32Array, outHeight: number, vertical: Float32Array, verticalCount: number, lefts: Uint32Array, outWidth: number, horizontal: Float32Array, horizontalCount: number, work: Float32Array, out: Float32Array): void {
    checkArray('resample', 'a', a, Float32Array);
    checkSize('resample', 'height', height);
    checkSize('resample', 'width', width);
    checkSize('resample', 'channels', channels);
    checkArray('resample', 'tops', tops, Uint32Array);
    checkSize('resample', 'outHeight', outHeight);
    checkArray('resample', 'vertical', vertical, Float32Array);
    checkSize('resample', 'verticalCount', verticalCount);
    checkArray('resample', 'lefts', lefts, Uint32Array);
    checkSize('resample', 'outWidth', outWidth);
    checkArray('resample', 'horizontal', horizontal, Float32Array);
    checkSize('resample', 'horizontalCount', horizontalCount);
    checkArray('resample', 'work', work, Float32Array);
    checkArray('resample', 'out', out, Float32Array);
    checkRange('resample', 'channels', channels, 1, 4);
    checkRange('resample', 'verticalCount', verticalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('resample', 'horizontalCount', horizontalCount, 1, Number.POSITIVE_INFINITY);
    checkLength('resample', 'a', a, height * width * channels, height, width, channels);
    checkLength('resample', 'tops', tops, outHeight);
    checkLength('resample', 'vertical', vertical, outHeight * verticalCount, outHeight, verticalCount);
    checkLength('resample', 'lefts', lefts, outWidth);
    checkLength('resample', 'horizontal', horizontal, outWidth * horizontalCount, outWidth, horizontalCount);
    checkLength('resample', 'work', work, width * channels, width, channels);
    checkLength('resample', 'out', out, outHeight * outWidth * channels, outHeight, outWidth, channels);
    checkIndices('resample', 'tops', tops, height);
    checkIndices('resample', 'lefts', lefts, width);
    checkApart('resample', 'work', work, 'a', a);
    checkApart('resample', 'work', work, 'tops', tops);
    checkApart('resample', 'work', work, 'vertical', vertical);
    checkApart('resample', 'work', work, 'lefts', lefts);
    checkApart('resample', 'work', work, 'horizontal', horizontal);
    checkApart('resample', 'work', work, 'out', out);
    checkApart('resample', 'out', out, 'a', a);
    checkApart('resample', 'out', out, 'tops', tops);
    checkApart('resample', 'out', out, 'vertical', vertical);
    checkApart('resample', 'out', out, 'lefts', lefts);
    checkApart('resample', 'out', out, 'horizontal', horizontal);
    checkApart('resample', 'out', out, 'work', work);
}

export function resampleBytes(a: Uint8Array, height: number, width: number, channels: number, tops: Uint32Array, outHeight: number, vertical: Int16Array, verticalCount: number, lefts: Uint32Array, outWidth: number, horizontal: Int16Array, horizontalCount: number, work: Int16Array, out: Uint8Array): void {
    checkArray('resampleBytes', 'a', a, Uint8Array);
    checkSize('resampleBytes', 'height', height);
    checkSize('resampleBytes', 'width', width);
    checkSize('resampleBytes', 'channels', channels);
    checkArray('resampleBytes', 'tops', tops, Uint32Array);
    checkSize('resampleBytes', 'outHeight', outHeight);
    checkArray('resampleBytes', 'vertical', vertical, Int16Array);
    checkSize('resampleBytes', 'verticalCount', verticalCount);
    checkArray('resampleBytes', 'lefts', lefts, Uint32Array);
    checkSize('resampleBytes', 'outWidth', outWidth);
    checkArray('resampleBytes', 'horizontal', horizontal, Int16Array);
    checkSize('resampleBytes', 'horizontalCount', horizontalCount);
    checkArray('resampleBytes', 'work', work, Int16Array);
    checkArray('resampleBytes', 'out', out, Uint8Array);
    checkRange('resampleBytes', 'channels', channels, 1, 4);
    checkRange('resampleBytes', 'verticalCount', verticalCount, 1, Number.POSITIVE_INFINITY);
    checkRange('resampleBytes', 'horizontalCount', horizontalCount, 1, Number.POSITIVE_INFINITY);
    checkLength('resampleBytes', 'a', a, height * width * channels, height, width, channels);
    checkLength('resampleBytes', 'tops', tops, outHeight);
    checkLength('resampleBytes', 'vertical', vertical, outHeight * verticalCount, outHeight, verticalCount);
    checkLength('resampleBytes', 'lefts', lefts, outWidth);
    checkLength('resampleBytes', 'horizontal', horizontal, outWidth * horizontalCount, outWidth, horizontalCount);
    checkLength('resampleBytes', 'work', work, width * channels, width, channels);
    checkLength('resampleBytes', 'out', out, outHeight * outWidth * channels, outHeight, outWidth, channels);
    checkIndices('resampleBytes', 'tops', tops, height);
    checkIndices('resampleBytes', 'lefts', lefts, width);
    checkApart('resampleBytes', 'work', work, 'a', a);
    checkApart('resampleBytes', 'work', work, 'tops', tops);
    checkApart('resampleBytes', 'work', work, 'vertical', vertical);
    checkApart('resampleBytes', 'work', work, 'lefts', lefts);
    checkApart('resampleBytes', 'work', work, 'horizontal', horizontal);
    checkApart('resampleBytes', 'work', work, 'out', out);
    checkApart('resampleBytes', 'out', out, 'a', a);
    checkApart('resampleBytes', 'out', out, 'tops', tops);
    checkApart('resampleBytes', 'out', out, 'vertical', vertical);
    checkApart('resampleBytes', 'out', out, 'lefts', lefts);
    checkApart('resampleBytes', 'out', out, 'horizontal', horizontal);
    checkApart('resampleBytes', 'out', out, 'work', work);
}

export function sobel(a: Float32Array, height: number, width: number, channels: number, mode: number, border: number, work: Float32Array, out: Float32Array): void {
    checkArray('sobel', 'a', a, Float32Array);
    checkSize('sobel', 'height', height);
    checkSize('sobel', 'width', width);
    checkSize('sobel', 'channels', channels);
    checkSize('sobel', 'mode', mode);
    checkSize('sobel', 'border', border);
    checkArray('sobel', 'work', work, Float32Array);
    checkArray('sobel', 'out', out, Float32Array);
    checkRange('sobel', 'channels', channels, 1, 4);
    checkRange('sobel', 'mode', mode, 0, 2);
    checkRange('sobel', 'border', border, 0, 3);
    checkLength('sobel', 'a', a, height * width * channels, height, width, channels);
    checkLength('sobel', 'work', work, width * 9 * channels, width * 9, channels);
    checkLength('sobel', 'out', out, height * width * channels, height, width, channels);
    checkApart('sobel', 'work', work, 'a', a);
    checkApart('sobel', 'work', work, 'out', out);
    checkApart('sobel', 'out', out, 'a', a);
    checkApart('sobel', 'out', out, 'work', work);
}

export function sobelBytes(a: Uint8Array, height: number, width: number, channels: number, mode: number, border: number, work: Int16Array, out: Int16Array): void {
    checkArray('sobelBytes', 'a', a, Uint8Array);
    checkSize('sobelBytes', 'height', height);
    checkSize('sobelBytes', 'width', width);
    checkSize('sobelBytes', 'channels', channels);
    checkSize('sobelBytes', 'mode', mode);
    checkSize('sobelBytes', 'border', border);
    checkArray('sobelBytes', 'work', work, Int16Array);
    checkArray('sobelBytes', 'out', out, Int16Array);
    checkRange('sobelBytes', 'channels', channels, 1, 4);
    checkRange('sobelBytes', 'mode', mode, 0, 2);
    checkRange('sobelBytes', 'border', border, 0, 3);
    checkLength('sobelBytes', 'a', a, height * width * channels, height, width, channels);
    checkLength('sobelBytes', 'work', work, width * 9 * channels, width * 9, channels);
    checkLength('sobelBytes', 'out', out, height * width * channels, height, width, channels);
    checkApart('sobelBytes', 'work', work, 'a', a);
    checkApart('sobelBytes', 'work', work, 'out', out);
    checkApart('sobelBytes', 'out', out, 'a', a);
    checkApart('sobelBytes', 'out', out, 'work', work);
}

export function splitChannels(a: Float32Array, pixels: number, channels: number, out: Float32Array): void {
    checkArray('splitChannels', 'a', a, Float32Array);
    checkSize('splitChannels', 'pixels', pixels);
    checkSize('splitChannels', 'channels', channels);
    checkArray('splitChannels', 'out', out, Float32Array);
    checkRange('splitChannels', 'channels', channels, 1, Number.POSITIVE_INFINITY);
    checkLength('splitChannels', 'a', a, pixels * channels, pixels, channels);
    checkLength('splitChannels', 'out', out, channels * pixels, channels, pixels);
    checkApart('splitChannels', 'out', out, 'a', a);
}

export function splitChannelsU8(a: Uint8Array, pixels: number, channels: number, out: Uint8Array): void {
    checkArray('splitChannelsU8', 'a', a, Uint8Array);
    checkSize('splitChannelsU8', 'pixels', pixels);
    checkSize('splitChannelsU8', 'channels', channels);
    checkArray('splitChannelsU8', 'out', out, Uint8Array);
    checkRange('splitChannelsU8', 'channels', channels, 1, Number.POSITIVE_INFINITY);
    checkLength('splitChannelsU8', 'a', a, pixels * channels, pixels, channels);
    checkLength('splitChannelsU8', 'out', out, channels * pixels, channels, pixels);
    checkApart('splitChannelsU8', 'out', out, 'a', a);
}
