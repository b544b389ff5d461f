// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkAlias, checkApart, checkArray, checkIndices, checkInteger, checkLength, checkNotEmpty, checkNumber, checkRange, checkSameLength, checkSize, type HalfArray } from '../check.ts';

export function absF64(a: Float64Array, out: Float64Array): void {
    checkArray('absF64', 'a', a, Float64Array);
    checkArray('absF64', 'out', out, Float64Array);
    checkSameLength('absF64', 'a', a, 'out', out);
    checkAlias('absF64', 'out', out, 'a', a);
}

export function acos(a: Float32Array, out: Float32Array): void {
    checkArray('acos', 'a', a, Float32Array);
    checkArray('acos', 'out', out, Float32Array);
    checkSameLength('acos', 'a', a, 'out', out);
    checkAlias('acos', 'out', out, 'a', a);
}

export function acosh(a: Float32Array, out: Float32Array): void {
    checkArray('acosh', 'a', a, Float32Array);
    checkArray('acosh', 'out', out, Float32Array);
    checkSameLength('acosh', 'a', a, 'out', out);
    checkAlias('acosh', 'out', out, 'a', a);
}

export function addBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): void {
    checkArray('addBf16', 'a', a, Uint16Array);
    checkArray('addBf16', 'b', b, Uint16Array);
    checkArray('addBf16', 'out', out, Uint16Array);
    checkSameLength('addBf16', 'a', a, 'b', b);
    checkSameLength('addBf16', 'a', a, 'out', out);
    checkAlias('addBf16', 'out', out, 'a', a);
    checkAlias('addBf16', 'out', out, 'b', b);
}

export function addF16(a: HalfArray, b: HalfArray, out: HalfArray): void {
    checkArray('addF16', 'a', a, Uint16Array, 'Float16Array');
    checkArray('addF16', 'b', b, Uint16Array, 'Float16Array');
    checkArray('addF16', 'out', out, Uint16Array, 'Float16Array');
    checkSameLength('addF16', 'a', a, 'b', b);
    checkSameLength('addF16', 'a', a, 'out', out);
    checkAlias('addF16', 'out', out, 'a', a);
    checkAlias('addF16', 'out', out, 'b', b);
}

export function addF64(a: Float64Array, b: Float64Array, out: Float64Array): void {
    checkArray('addF64', 'a', a, Float64Array);
    checkArray('addF64', 'b', b, Float64Array);
    checkArray('addF64', 'out', out, Float64Array);
    checkSameLength('addF64', 'a', a, 'b', b);
    checkSameLength('addF64', 'a', a, 'out', out);
    checkAlias('addF64', 'out', out, 'a', a);
    checkAlias('addF64', 'out', out, 'b', b);
}

export function addI16(a: Int16Array, b: Int16Array, out: Int16Array): void {
    checkArray('addI16', 'a', a, Int16Array);
    checkArray('addI16', 'b', b, Int16Array);
    checkArray('addI16', 'out', out, Int16Array);
    checkSameLength('addI16', 'a', a, 'b', b);
    checkSameLength('addI16', 'a', a, 'out', out);
    checkAlias('addI16', 'out', out, 'a', a);
    checkAlias('addI16', 'out', out, 'b', b);
}

export function addI8(a: Int8Array, b: Int8Array, out: Int8Array): void {
    checkArray('addI8', 'a', a, Int8Array);
    checkArray('addI8', 'b', b, Int8Array);
    checkArray('addI8', 'out', out, Int8Array);
    checkSameLength('addI8', 'a', a, 'b', b);
    checkSameLength('addI8', 'a', a, 'out', out);
    checkAlias('addI8', 'out', out, 'a', a);
    checkAlias('addI8', 'out', out, 'b', b);
}

export function addSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): void {
    checkArray('addSaturatedI16', 'a', a, Int16Array);
    checkArray('addSaturatedI16', 'b', b, Int16Array);
    checkArray('addSaturatedI16', 'out', out, Int16Array);
    checkSameLength('addSaturatedI16', 'a', a, 'b', b);
    checkSameLength('addSaturatedI16', 'a', a, 'out', out);
    checkAlias('addSaturatedI16', 'out', out, 'a', a);
    checkAlias('addSaturatedI16', 'out', out, 'b', b);
}

export function addSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): void {
    checkArray('addSaturatedI8', 'a', a, Int8Array);
    checkArray('addSaturatedI8', 'b', b, Int8Array);
    checkArray('addSaturatedI8', 'out', out, Int8Array);
    checkSameLength('addSaturatedI8', 'a', a, 'b', b);
    checkSameLength('addSaturatedI8', 'a', a, 'out', out);
    checkAlias('addSaturatedI8', 'out', out, 'a', a);
    checkAlias('addSaturatedI8', 'out', out, 'b', b);
}

export function argmaxF64(a: Float64Array): void {
    checkArray('argmaxF64', 'a', a, Float64Array);
    checkNotEmpty('argmaxF64', 'a', a);
}

export function argminF64(a: Float64Array): void {
    checkArray('argminF64', 'a', a, Float64Array);
    checkNotEmpty('argminF64', 'a', a);
}

export function asin(a: Float32Array, out: Float32Array): void {
    checkArray('asin', 'a', a, Float32Array);
    checkArray('asin', 'out', out, Float32Array);
    checkSameLength('asin', 'a', a, 'out', out);
    checkAlias('asin', 'out', out, 'a', a);
}

export function asinh(a: Float32Array, out: Float32Array): void {
    checkArray('asinh', 'a', a, Float32Array);
    checkArray('asinh', 'out', out, Float32Array);
    checkSameLength('asinh', 'a', a, 'out', out);
    checkAlias('asinh', 'out', out, 'a', a);
}

export function atan(a: Float32Array, out: Float32Array): void {
    checkArray('atan', 'a', a, Float32Array);
    checkArray('atan', 'out', out, Float32Array);
    checkSameLength('atan', 'a', a, 'out', out);
    checkAlias('atan', 'out', out, 'a', a);
}

export function atan2(y: Float32Array, x: Float32Array, out: Float32Array): void {
    checkArray('atan2', 'y', y, Float32Array);
    checkArray('atan2', 'x', x, Float32Array);
    checkArray('atan2', 'out', out, Float32Array);
    checkSameLength('atan2', 'y', y, 'x', x);
    checkSameLength('atan2', 'y', y, 'out', out);
    checkAlias('atan2', 'out', out, 'y', y);
    checkAlias('atan2', 'out', out, 'x', x);
}

export function atanh(a: Float32Array, out: Float32Array): void {
    checkArray('atanh', 'a', a, Float32Array);
    checkArray('atanh', 'out', out, Float32Array);
    checkSameLength('atanh', 'a', a, 'out', out);
    checkAlias('atanh', 'out', out, 'a', a);
}

export function axpyF64(alpha: number, x: Float64Array, y: Float64Array): void {
    checkNumber('axpyF64', 'alpha', alpha);
    checkArray('axpyF64', 'x', x, Float64Array);
    checkArray('axpyF64', 'y', y, Float64Array);
    checkSameLength('axpyF64', 'x', x, 'y', y);
    checkAlias('axpyF64', 'y', y, 'x', x);
}

export function bf16ToF32(a: Uint16Array, out: Float32Array): void {
    checkArray('bf16ToF32', 'a', a, Uint16Array);
    checkArray('bf16ToF32', 'out', out, Float32Array);
    checkSameLength('bf16ToF32', 'a', a, 'out', out);
    checkApart('bf16ToF32', 'out', out, 'a', a);
}

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

export function copysign(a: Float32Array, b: Float32Array, out: Float32Array): void {
    checkArray('copysign', 'a', a, Float32Array);
    checkArray('copysign', 'b', b, Float32Array);
    checkArray('copysign', 'out', out, Float32Array);
    checkSameLength('copysign', 'a', a, 'b', b);
    checkSameLength('copysign', 'a', a, 'out', out);
    checkAlias('copysign', 'out', out, 'a', a);
    checkAlias('copysign', 'out', out, 'b', b);
}

export function correlation(a: Float32Array, b: Float32Array): void {
    checkArray('correlation', 'a', a, Float32Array);
    checkArray('correlation', 'b', b, Float32Array);
    checkSameLength('correlation', 'a', a, 'b', b);
}

export function cosh(a: Float32Array, out: Float32Array): void {
    checkArray('cosh', 'a', a, Float32Array);
    checkArray('cosh', 'out', out, Float32Array);
    checkSameLength('cosh', 'a', a, 'out', out);
    checkAlias('cosh', 'out', out, 'a', a);
}

export function cosineBf16(a: Uint16Array, b: Uint16Array): void {
    checkArray('cosineBf16', 'a', a, Uint16Array);
    checkArray('cosineBf16', 'b', b, Uint16Array);
    checkSameLength('cosineBf16', 'a', a, 'b', b);
}

export function cosineManyBf16(rows: Uint16Array, x: Uint16Array, out: Float32Array): void {
    checkArray('cosineManyBf16', 'rows', rows, Uint16Array);
    checkArray('cosineManyBf16', 'x', x, Uint16Array);
    checkArray('cosineManyBf16', 'out', out, Float32Array);
    checkLength('cosineManyBf16', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('cosineManyBf16', 'out', out, 'rows', rows);
    checkApart('cosineManyBf16', 'out', out, 'x', x);
}

export function covariance(a: Float32Array, b: Float32Array, ddof: number): void {
    checkArray('covariance', 'a', a, Float32Array);
    checkArray('covariance', 'b', b, Float32Array);
    checkSize('covariance', 'ddof', ddof);
    checkRange('covariance', 'ddof', ddof, 0, 1);
    checkSameLength('covariance', 'a', a, 'b', b);
}

export function deterministicDeviations(a: Float32Array, centre: number): void {
    checkArray('deterministicDeviations', 'a', a, Float32Array);
    checkNumber('deterministicDeviations', 'centre', centre);
}

export function deterministicDot(a: Float32Array, b: Float32Array): void {
    checkArray('deterministicDot', 'a', a, Float32Array);
    checkArray('deterministicDot', 'b', b, Float32Array);
    checkSameLength('deterministicDot', 'a', a, 'b', b);
}

export function deterministicNormL1(a: Float32Array): void {
    checkArray('deterministicNormL1', 'a', a, Float32Array);
}

export function deterministicSquaredEuclidean(a: Float32Array, b: Float32Array): void {
    checkArray('deterministicSquaredEuclidean', 'a', a, Float32Array);
    checkArray('deterministicSquaredEuclidean', 'b', b, Float32Array);
    checkSameLength('deterministicSquaredEuclidean', 'a', a, 'b', b);
}

export function deterministicSum(a: Float32Array): void {
    checkArray('deterministicSum', 'a', a, Float32Array);
}

export function deterministicSumOfSquares(a: Float32Array): void {
    checkArray('deterministicSumOfSquares', 'a', a, Float32Array);
}

export function divF64(a: Float64Array, b: Float64Array, out: Float64Array): void {
    checkArray('divF64', 'a', a, Float64Array);
    checkArray('divF64', 'b', b, Float64Array);
    checkArray('divF64', 'out', out, Float64Array);
    checkSameLength('divF64', 'a', a, 'b', b);
    checkSameLength('divF64', 'a', a, 'out', out);
    checkAlias('divF64', 'out', out, 'a', a);
    checkAlias('divF64', 'out', out, 'b', b);
}

export function dotBf16(a: Uint16Array, b: Uint16Array): void {
    checkArray('dotBf16', 'a', a, Uint16Array);
    checkArray('dotBf16', 'b', b, Uint16Array);
    checkSameLength('dotBf16', 'a', a, 'b', b);
}

export function dotF64(a: Float64Array, b: Float64Array): void {
    checkArray('dotF64', 'a', a, Float64Array);
    checkArray('dotF64', 'b', b, Float64Array);
    checkSameLength('dotF64', 'a', a, 'b', b);
}

export function dotI16(a: Int16Array, b: Int16Array): void {
    checkArray('dotI16', 'a', a, Int16Array);
    checkArray('dotI16', 'b', b, Int16Array);
    checkSameLength('dotI16', 'a', a, 'b', b);
}

export function dotManyBf16(rows: Uint16Array, x: Uint16Array, out: Float32Array): void {
    checkArray('dotManyBf16', 'rows', rows, Uint16Array);
    checkArray('dotManyBf16', 'x', x, Uint16Array);
    checkArray('dotManyBf16', 'out', out, Float32Array);
    checkLength('dotManyBf16', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('dotManyBf16', 'out', out, 'rows', rows);
    checkApart('dotManyBf16', 'out', out, 'x', x);
}

export function dotManyF64(rows: Float64Array, x: Float64Array, out: Float64Array): void {
    checkArray('dotManyF64', 'rows', rows, Float64Array);
    checkArray('dotManyF64', 'x', x, Float64Array);
    checkArray('dotManyF64', 'out', out, Float64Array);
    checkLength('dotManyF64', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('dotManyF64', 'out', out, 'rows', rows);
    checkApart('dotManyF64', 'out', out, 'x', x);
}

export function exp2(a: Float32Array, out: Float32Array): void {
    checkArray('exp2', 'a', a, Float32Array);
    checkArray('exp2', 'out', out, Float32Array);
    checkSameLength('exp2', 'a', a, 'out', out);
    checkAlias('exp2', 'out', out, 'a', a);
}

export function expm1(a: Float32Array, out: Float32Array): void {
    checkArray('expm1', 'a', a, Float32Array);
    checkArray('expm1', 'out', out, Float32Array);
    checkSameLength('expm1', 'a', a, 'out', out);
    checkAlias('expm1', 'out', out, 'a', a);
}

export function f32ToBf16(a: Float32Array, out: Uint16Array): void {
    checkArray('f32ToBf16', 'a', a, Float32Array);
    checkArray('f32ToBf16', 'out', out, Uint16Array);
    checkSameLength('f32ToBf16', 'a', a, 'out', out);
    checkApart('f32ToBf16', 'out', out, 'a', a);
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

export function fmaF64(a: Float64Array, b: Float64Array, c: Float64Array, out: Float64Array): void {
    checkArray('fmaF64', 'a', a, Float64Array);
    checkArray('fmaF64', 'b', b, Float64Array);
    checkArray('fmaF64', 'c', c, Float64Array);
    checkArray('fmaF64', 'out', out, Float64Array);
    checkSameLength('fmaF64', 'a', a, 'b', b);
    checkSameLength('fmaF64', 'a', a, 'c', c);
    checkSameLength('fmaF64', 'a', a, 'out', out);
    checkAlias('fmaF64', 'out', out, 'a', a);
    checkAlias('fmaF64', 'out', out, 'b', b);
    checkAlias('fmaF64', 'out', out, 'c', c);
}

export function fract(a: Float32Array, out: Float32Array): void {
    checkArray('fract', 'a', a, Float32Array);
    checkArray('fract', 'out', out, Float32Array);
    checkSameLength('fract', 'a', a, 'out', out);
    checkAlias('fract', 'out', out, 'a', a);
}

export function hamming(a: Uint8Array, b: Uint8Array): void {
    checkArray('hamming', 'a', a, Uint8Array);
    checkArray('hamming', 'b', b, Uint8Array);
    checkSameLength('hamming', 'a', a, 'b', b);
}

export function hammingU32(a: Uint32Array, b: Uint32Array): void {
    checkArray('hammingU32', 'a', a, Uint32Array);
    checkArray('hammingU32', 'b', b, Uint32Array);
    checkSameLength('hammingU32', 'a', a, 'b', b);
}

export function hashKeys(keys: Uint32Array, seed: number, out: Uint32Array): void {
    checkArray('hashKeys', 'keys', keys, Uint32Array);
    checkSize('hashKeys', 'seed', seed);
    checkArray('hashKeys', 'out', out, Uint32Array);
    checkSameLength('hashKeys', 'keys', keys, 'out', out);
    checkAlias('hashKeys', 'out', out, 'keys', keys);
}

export function hashRows(rows: Uint8Array, width: number, seed: number, out: Uint32Array): void {
    checkArray('hashRows', 'rows', rows, Uint8Array);
    checkSize('hashRows', 'width', width);
    checkSize('hashRows', 'seed', seed);
    checkArray('hashRows', 'out', out, Uint32Array);
    checkLength('hashRows', 'rows', rows, out.length * width, out.length, width);
    checkApart('hashRows', 'out', out, 'rows', rows);
}

export function jaccard(a: Uint8Array, b: Uint8Array): void {
    checkArray('jaccard', 'a', a, Uint8Array);
    checkArray('jaccard', 'b', b, Uint8Array);
    checkSameLength('jaccard', 'a', a, 'b', b);
}

export function jaccardU32(a: Uint32Array, b: Uint32Array): void {
    checkArray('jaccardU32', 'a', a, Uint32Array);
    checkArray('jaccardU32', 'b', b, Uint32Array);
    checkSameLength('jaccardU32', 'a', a, 'b', b);
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

export function log10(a: Float32Array, out: Float32Array): void {
    checkArray('log10', 'a', a, Float32Array);
    checkArray('log10', 'out', out, Float32Array);
    checkSameLength('log10', 'a', a, 'out', out);
    checkAlias('log10', 'out', out, 'a', a);
}

export function log1p(a: Float32Array, out: Float32Array): void {
    checkArray('log1p', 'a', a, Float32Array);
    checkArray('log1p', 'out', out, Float32Array);
    checkSameLength('log1p', 'a', a, 'out', out);
    checkAlias('log1p', 'out', out, 'a', a);
}

export function log2(a: Float32Array, out: Float32Array): void {
    checkArray('log2', 'a', a, Float32Array);
    checkArray('log2', 'out', out, Float32Array);
    checkSameLength('log2', 'a', a, 'out', out);
    checkAlias('log2', 'out', out, 'a', a);
}

export function matmulF64(a: Float64Array, rows: number, inner: number, b: Float64Array, columns: number, out: Float64Array): void {
    checkArray('matmulF64', 'a', a, Float64Array);
    checkSize('matmulF64', 'rows', rows);
    checkSize('matmulF64', 'inner', inner);
    checkArray('matmulF64', 'b', b, Float64Array);
    checkSize('matmulF64', 'columns', columns);
    checkArray('matmulF64', 'out', out, Float64Array);
    checkLength('matmulF64', 'a', a, rows * inner, rows, inner);
    checkLength('matmulF64', 'b', b, inner * columns, inner, columns);
    checkLength('matmulF64', 'out', out, rows * columns, rows, columns);
    checkApart('matmulF64', 'out', out, 'a', a);
    checkApart('matmulF64', 'out', out, 'b', b);
}

export function maxF64(a: Float64Array): void {
    checkArray('maxF64', 'a', a, Float64Array);
    checkNotEmpty('maxF64', 'a', a);
}

export function maxI16(a: Int16Array): void {
    checkArray('maxI16', 'a', a, Int16Array);
    checkNotEmpty('maxI16', 'a', a);
}

export function maxI8(a: Int8Array): void {
    checkArray('maxI8', 'a', a, Int8Array);
    checkNotEmpty('maxI8', 'a', a);
}

export function maximumF64(a: Float64Array, b: Float64Array, out: Float64Array): void {
    checkArray('maximumF64', 'a', a, Float64Array);
    checkArray('maximumF64', 'b', b, Float64Array);
    checkArray('maximumF64', 'out', out, Float64Array);
    checkSameLength('maximumF64', 'a', a, 'b', b);
    checkSameLength('maximumF64', 'a', a, 'out', out);
    checkAlias('maximumF64', 'out', out, 'a', a);
    checkAlias('maximumF64', 'out', out, 'b', b);
}

export function minF64(a: Float64Array): void {
    checkArray('minF64', 'a', a, Float64Array);
    checkNotEmpty('minF64', 'a', a);
}

export function minI16(a: Int16Array): void {
    checkArray('minI16', 'a', a, Int16Array);
    checkNotEmpty('minI16', 'a', a);
}

export function minI8(a: Int8Array): void {
    checkArray('minI8', 'a', a, Int8Array);
    checkNotEmpty('minI8', 'a', a);
}

export function minMax(a: Float32Array, out: Float32Array): void {
    checkArray('minMax', 'a', a, Float32Array);
    checkArray('minMax', 'out', out, Float32Array);
    checkSameLength('minMax', 'a', a, 'out', out);
    checkAlias('minMax', 'out', out, 'a', a);
}

export function minimumF64(a: Float64Array, b: Float64Array, out: Float64Array): void {
    checkArray('minimumF64', 'a', a, Float64Array);
    checkArray('minimumF64', 'b', b, Float64Array);
    checkArray('minimumF64', 'out', out, Float64Array);
    checkSameLength('minimumF64', 'a', a, 'b', b);
    checkSameLength('minimumF64', 'a', a, 'out', out);
    checkAlias('minimumF64', 'out', out, 'a', a);
    checkAlias('minimumF64', 'out', out, 'b', b);
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

export function mulBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): void {
    checkArray('mulBf16', 'a', a, Uint16Array);
    checkArray('mulBf16', 'b', b, Uint16Array);
    checkArray('mulBf16', 'out', out, Uint16Array);
    checkSameLength('mulBf16', 'a', a, 'b', b);
    checkSameLength('mulBf16', 'a', a, 'out', out);
    checkAlias('mulBf16', 'out', out, 'a', a);
    checkAlias('mulBf16', 'out', out, 'b', b);
}

export function mulF16(a: HalfArray, b: HalfArray, out: HalfArray): void {
    checkArray('mulF16', 'a', a, Uint16Array, 'Float16Array');
    checkArray('mulF16', 'b', b, Uint16Array, 'Float16Array');
    checkArray('mulF16', 'out', out, Uint16Array, 'Float16Array');
    checkSameLength('mulF16', 'a', a, 'b', b);
    checkSameLength('mulF16', 'a', a, 'out', out);
    checkAlias('mulF16', 'out', out, 'a', a);
    checkAlias('mulF16', 'out', out, 'b', b);
}

export function mulF64(a: Float64Array, b: Float64Array, out: Float64Array): void {
    checkArray('mulF64', 'a', a, Float64Array);
    checkArray('mulF64', 'b', b, Float64Array);
    checkArray('mulF64', 'out', out, Float64Array);
    checkSameLength('mulF64', 'a', a, 'b', b);
    checkSameLength('mulF64', 'a', a, 'out', out);
    checkAlias('mulF64', 'out', out, 'a', a);
    checkAlias('mulF64', 'out', out, 'b', b);
}

export function mulI16(a: Int16Array, b: Int16Array, out: Int16Array): void {
    checkArray('mulI16', 'a', a, Int16Array);
    checkArray('mulI16', 'b', b, Int16Array);
    checkArray('mulI16', 'out', out, Int16Array);
    checkSameLength('mulI16', 'a', a, 'b', b);
    checkSameLength('mulI16', 'a', a, 'out', out);
    checkAlias('mulI16', 'out', out, 'a', a);
    checkAlias('mulI16', 'out', out, 'b', b);
}

export function mulI8(a: Int8Array, b: Int8Array, out: Int8Array): void {
    checkArray('mulI8', 'a', a, Int8Array);
    checkArray('mulI8', 'b', b, Int8Array);
    checkArray('mulI8', 'out', out, Int8Array);
    checkSameLength('mulI8', 'a', a, 'b', b);
    checkSameLength('mulI8', 'a', a, 'out', out);
    checkAlias('mulI8', 'out', out, 'a', a);
    checkAlias('mulI8', 'out', out, 'b', b);
}

export function mulSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): void {
    checkArray('mulSaturatedI16', 'a', a, Int16Array);
    checkArray('mulSaturatedI16', 'b', b, Int16Array);
    checkArray('mulSaturatedI16', 'out', out, Int16Array);
    checkSameLength('mulSaturatedI16', 'a', a, 'b', b);
    checkSameLength('mulSaturatedI16', 'a', a, 'out', out);
    checkAlias('mulSaturatedI16', 'out', out, 'a', a);
    checkAlias('mulSaturatedI16', 'out', out, 'b', b);
}

export function mulSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): void {
    checkArray('mulSaturatedI8', 'a', a, Int8Array);
    checkArray('mulSaturatedI8', 'b', b, Int8Array);
    checkArray('mulSaturatedI8', 'out', out, Int8Array);
    checkSameLength('mulSaturatedI8', 'a', a, 'b', b);
    checkSameLength('mulSaturatedI8', 'a', a, 'out', out);
    checkAlias('mulSaturatedI8', 'out', out, 'a', a);
    checkAlias('mulSaturatedI8', 'out', out, 'b', b);
}

export function multiplyAccumulateI16(a: Int16Array, b: Int16Array, sums: Int32Array): void {
    checkArray('multiplyAccumulateI16', 'a', a, Int16Array);
    checkArray('multiplyAccumulateI16', 'b', b, Int16Array);
    checkArray('multiplyAccumulateI16', 'sums', sums, Int32Array);
    checkSameLength('multiplyAccumulateI16', 'a', a, 'b', b);
    checkSameLength('multiplyAccumulateI16', 'a', a, 'sums', sums);
    checkApart('multiplyAccumulateI16', 'sums', sums, 'a', a);
    checkApart('multiplyAccumulateI16', 'sums', sums, 'b', b);
}

export function multiplyAccumulateI8(a: Int8Array, b: Int8Array, sums: Int32Array): void {
    checkArray('multiplyAccumulateI8', 'a', a, Int8Array);
    checkArray('multiplyAccumulateI8', 'b', b, Int8Array);
    checkArray('multiplyAccumulateI8', 'sums', sums, Int32Array);
    checkSameLength('multiplyAccumulateI8', 'a', a, 'b', b);
    checkSameLength('multiplyAccumulateI8', 'a', a, 'sums', sums);
    checkApart('multiplyAccumulateI8', 'sums', sums, 'a', a);
    checkApart('multiplyAccumulateI8', 'sums', sums, 'b', b);
}

export function negF64(a: Float64Array, out: Float64Array): void {
    checkArray('negF64', 'a', a, Float64Array);
    checkArray('negF64', 'out', out, Float64Array);
    checkSameLength('negF64', 'a', a, 'out', out);
    checkAlias('negF64', 'out', out, 'a', a);
}

export function normL1F64(a: Float64Array): void {
    checkArray('normL1F64', 'a', a, Float64Array);
}

export function normL2F64(a: Float64Array): void {
    checkArray('normL2F64', 'a', a, Float64Array);
}

export function outerProduct(a: Float32Array, b: Float32Array, out: Float32Array): void {
    checkArray('outerProduct', 'a', a, Float32Array);
    checkArray('outerProduct', 'b', b, Float32Array);
    checkArray('outerProduct', 'out', out, Float32Array);
    checkLength('outerProduct', 'out', out, a.length * b.length, a.length, b.length);
    checkApart('outerProduct', 'out', out, 'a', a);
    checkApart('outerProduct', 'out', out, 'b', b);
}

export function randomExponential(seed: number, stream: number, offset: number, out: Float32Array): void {
    checkSize('randomExponential', 'seed', seed);
    checkSize('randomExponential', 'stream', stream);
    checkSize('randomExponential', 'offset', offset);
    checkArray('randomExponential', 'out', out, Float32Array);
}

export function randomIntegers(seed: number, stream: number, offset: number, low: number, count: number, out: Int32Array): void {
    checkSize('randomIntegers', 'seed', seed);
    checkSize('randomIntegers', 'stream', stream);
    checkSize('randomIntegers', 'offset', offset);
    checkNumber('randomIntegers', 'low', low);
    checkSize('randomIntegers', 'count', count);
    checkArray('randomIntegers', 'out', out, Int32Array);
    checkInteger('randomIntegers', 'low', low);
    checkRange('randomIntegers', 'count', count, 1, Number.POSITIVE_INFINITY);
}

export function randomNormal(seed: number, stream: number, offset: number, out: Float32Array): void {
    checkSize('randomNormal', 'seed', seed);
    checkSize('randomNormal', 'stream', stream);
    checkSize('randomNormal', 'offset', offset);
    checkArray('randomNormal', 'out', out, Float32Array);
}

export function randomUniform(seed: number, stream: number, offset: number, out: Float32Array): void {
    checkSize('randomUniform', 'seed', seed);
    checkSize('randomUniform', 'stream', stream);
    checkSize('randomUniform', 'offset', offset);
    checkArray('randomUniform', 'out', out, Float32Array);
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

export function roundHalfAway(a: Float32Array, out: Float32Array): void {
    checkArray('roundHalfAway', 'a', a, Float32Array);
    checkArray('roundHalfAway', 'out', out, Float32Array);
    checkSameLength('roundHalfAway', 'a', a, 'out', out);
    checkAlias('roundHalfAway', 'out', out, 'a', a);
}

export function sampleVariance(a: Float32Array, ddof: number): void {
    checkArray('sampleVariance', 'a', a, Float32Array);
    checkSize('sampleVariance', 'ddof', ddof);
    checkRange('sampleVariance', 'ddof', ddof, 0, 1);
}

export function scaleBf16(a: Uint16Array, s: number, out: Uint16Array): void {
    checkArray('scaleBf16', 'a', a, Uint16Array);
    checkNumber('scaleBf16', 's', s);
    checkArray('scaleBf16', 'out', out, Uint16Array);
    checkSameLength('scaleBf16', 'a', a, 'out', out);
    checkAlias('scaleBf16', 'out', out, 'a', a);
}

export function scaleF16(a: HalfArray, s: number, out: HalfArray): void {
    checkArray('scaleF16', 'a', a, Uint16Array, 'Float16Array');
    checkNumber('scaleF16', 's', s);
    checkArray('scaleF16', 'out', out, Uint16Array, 'Float16Array');
    checkSameLength('scaleF16', 'a', a, 'out', out);
    checkAlias('scaleF16', 'out', out, 'a', a);
}

export function scaleF64(a: Float64Array, s: number, out: Float64Array): void {
    checkArray('scaleF64', 'a', a, Float64Array);
    checkNumber('scaleF64', 's', s);
    checkArray('scaleF64', 'out', out, Float64Array);
    checkSameLength('scaleF64', 'a', a, 'out', out);
    checkAlias('scaleF64', 'out', out, 'a', a);
}

export function sinh(a: Float32Array, out: Float32Array): void {
    checkArray('sinh', 'a', a, Float32Array);
    checkArray('sinh', 'out', out, Float32Array);
    checkSameLength('sinh', 'a', a, 'out', out);
    checkAlias('sinh', 'out', out, 'a', a);
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

export function sqrtF64(a: Float64Array, out: Float64Array): void {
    checkArray('sqrtF64', 'a', a, Float64Array);
    checkArray('sqrtF64', 'out', out, Float64Array);
    checkSameLength('sqrtF64', 'a', a, 'out', out);
    checkAlias('sqrtF64', 'out', out, 'a', a);
}

export function squaredEuclideanBf16(a: Uint16Array, b: Uint16Array): void {
    checkArray('squaredEuclideanBf16', 'a', a, Uint16Array);
    checkArray('squaredEuclideanBf16', 'b', b, Uint16Array);
    checkSameLength('squaredEuclideanBf16', 'a', a, 'b', b);
}

export function stddev(a: Float32Array, ddof: number): void {
    checkArray('stddev', 'a', a, Float32Array);
    checkSize('stddev', 'ddof', ddof);
    checkRange('stddev', 'ddof', ddof, 0, 1);
}

export function subBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): void {
    checkArray('subBf16', 'a', a, Uint16Array);
    checkArray('subBf16', 'b', b, Uint16Array);
    checkArray('subBf16', 'out', out, Uint16Array);
    checkSameLength('subBf16', 'a', a, 'b', b);
    checkSameLength('subBf16', 'a', a, 'out', out);
    checkAlias('subBf16', 'out', out, 'a', a);
    checkAlias('subBf16', 'out', out, 'b', b);
}

export function subF16(a: HalfArray, b: HalfArray, out: HalfArray): void {
    checkArray('subF16', 'a', a, Uint16Array, 'Float16Array');
    checkArray('subF16', 'b', b, Uint16Array, 'Float16Array');
    checkArray('subF16', 'out', out, Uint16Array, 'Float16Array');
    checkSameLength('subF16', 'a', a, 'b', b);
    checkSameLength('subF16', 'a', a, 'out', out);
    checkAlias('subF16', 'out', out, 'a', a);
    checkAlias('subF16', 'out', out, 'b', b);
}

export function subF64(a: Float64Array, b: Float64Array, out: Float64Array): void {
    checkArray('subF64', 'a', a, Float64Array);
    checkArray('subF64', 'b', b, Float64Array);
    checkArray('subF64', 'out', out, Float64Array);
    checkSameLength('subF64', 'a', a, 'b', b);
    checkSameLength('subF64', 'a', a, 'out', out);
    checkAlias('subF64', 'out', out, 'a', a);
    checkAlias('subF64', 'out', out, 'b', b);
}

export function subI16(a: Int16Array, b: Int16Array, out: Int16Array): void {
    checkArray('subI16', 'a', a, Int16Array);
    checkArray('subI16', 'b', b, Int16Array);
    checkArray('subI16', 'out', out, Int16Array);
    checkSameLength('subI16', 'a', a, 'b', b);
    checkSameLength('subI16', 'a', a, 'out', out);
    checkAlias('subI16', 'out', out, 'a', a);
    checkAlias('subI16', 'out', out, 'b', b);
}

export function subI8(a: Int8Array, b: Int8Array, out: Int8Array): void {
    checkArray('subI8', 'a', a, Int8Array);
    checkArray('subI8', 'b', b, Int8Array);
    checkArray('subI8', 'out', out, Int8Array);
    checkSameLength('subI8', 'a', a, 'b', b);
    checkSameLength('subI8', 'a', a, 'out', out);
    checkAlias('subI8', 'out', out, 'a', a);
    checkAlias('subI8', 'out', out, 'b', b);
}

export function subSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): void {
    checkArray('subSaturatedI16', 'a', a, Int16Array);
    checkArray('subSaturatedI16', 'b', b, Int16Array);
    checkArray('subSaturatedI16', 'out', out, Int16Array);
    checkSameLength('subSaturatedI16', 'a', a, 'b', b);
    checkSameLength('subSaturatedI16', 'a', a, 'out', out);
    checkAlias('subSaturatedI16', 'out', out, 'a', a);
    checkAlias('subSaturatedI16', 'out', out, 'b', b);
}

export function subSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): void {
    checkArray('subSaturatedI8', 'a', a, Int8Array);
    checkArray('subSaturatedI8', 'b', b, Int8Array);
    checkArray('subSaturatedI8', 'out', out, Int8Array);
    checkSameLength('subSaturatedI8', 'a', a, 'b', b);
    checkSameLength('subSaturatedI8', 'a', a, 'out', out);
    checkAlias('subSaturatedI8', 'out', out, 'a', a);
    checkAlias('subSaturatedI8', 'out', out, 'b', b);
}

export function sumF64(a: Float64Array): void {
    checkArray('sumF64', 'a', a, Float64Array);
}

export function sumI16(a: Int16Array): void {
    checkArray('sumI16', 'a', a, Int16Array);
}

export function sumI8(a: Int8Array): void {
    checkArray('sumI8', 'a', a, Int8Array);
}

export function sumKahan(a: Float32Array): void {
    checkArray('sumKahan', 'a', a, Float32Array);
}

export function symmetricEigenInto(a: Float32Array, n: number, method: number, work: Float64Array, vectors: Float32Array, values: Float32Array): void {
    checkArray('symmetricEigenInto', 'a', a, Float32Array);
    checkSize('symmetricEigenInto', 'n', n);
    checkSize('symmetricEigenInto', 'method', method);
    checkArray('symmetricEigenInto', 'work', work, Float64Array);
    checkArray('symmetricEigenInto', 'vectors', vectors, Float32Array);
    checkArray('symmetricEigenInto', 'values', values, Float32Array);
    checkRange('symmetricEigenInto', 'method', method, 0, 2);
    checkLength('symmetricEigenInto', 'a', a, n * n, n, n);
    checkLength('symmetricEigenInto', 'work', work, n * n * 2, n, n * 2);
    checkLength('symmetricEigenInto', 'vectors', vectors, n * n, n, n);
    checkLength('symmetricEigenInto', 'values', values, n);
    checkApart('symmetricEigenInto', 'work', work, 'a', a);
    checkApart('symmetricEigenInto', 'work', work, 'vectors', vectors);
    checkApart('symmetricEigenInto', 'work', work, 'values', values);
    checkApart('symmetricEigenInto', 'vectors', vectors, 'a', a);
    checkApart('symmetricEigenInto', 'vectors', vectors, 'work', work);
    checkApart('symmetricEigenInto', 'vectors', vectors, 'values', values);
    checkApart('symmetricEigenInto', 'values', values, 'a', a);
    checkApart('symmetricEigenInto', 'values', values, 'work', work);
    checkApart('symmetricEigenInto', 'values', values, 'vectors', vectors);
}

export function tan(a: Float32Array, out: Float32Array): void {
    checkArray('tan', 'a', a, Float32Array);
    checkArray('tan', 'out', out, Float32Array);
    checkSameLength('tan', 'a', a, 'out', out);
    checkAlias('tan', 'out', out, 'a', a);
}

export function zScore(a: Float32Array, out: Float32Array): void {
    checkArray('zScore', 'a', a, Float32Array);
    checkArray('zScore', 'out', out, Float32Array);
    checkSameLength('zScore', 'a', a, 'out', out);
    checkAlias('zScore', 'out', out, 'a', a);
}
