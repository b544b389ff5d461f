// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkAlias, checkApart, checkArray, checkLength, checkRange, checkSameLength, checkSize } from '../check.ts';

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

export function covariance(a: Float32Array, b: Float32Array, ddof: number): void {
    checkArray('covariance', 'a', a, Float32Array);
    checkArray('covariance', 'b', b, Float32Array);
    checkSize('covariance', 'ddof', ddof);
    checkRange('covariance', 'ddof', ddof, 0, 1);
    checkSameLength('covariance', 'a', a, 'b', b);
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

export function minMax(a: Float32Array, out: Float32Array): void {
    checkArray('minMax', 'a', a, Float32Array);
    checkArray('minMax', 'out', out, Float32Array);
    checkSameLength('minMax', 'a', a, 'out', out);
    checkAlias('minMax', 'out', out, 'a', a);
}

export function outerProduct(a: Float32Array, b: Float32Array, out: Float32Array): void {
    checkArray('outerProduct', 'a', a, Float32Array);
    checkArray('outerProduct', 'b', b, Float32Array);
    checkArray('outerProduct', 'out', out, Float32Array);
    checkLength('outerProduct', 'out', out, a.length * b.length, a.length, b.length);
    checkApart('outerProduct', 'out', out, 'a', a);
    checkApart('outerProduct', 'out', out, 'b', b);
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

export function sinh(a: Float32Array, out: Float32Array): void {
    checkArray('sinh', 'a', a, Float32Array);
    checkArray('sinh', 'out', out, Float32Array);
    checkSameLength('sinh', 'a', a, 'out', out);
    checkAlias('sinh', 'out', out, 'a', a);
}

export function stddev(a: Float32Array, ddof: number): void {
    checkArray('stddev', 'a', a, Float32Array);
    checkSize('stddev', 'ddof', ddof);
    checkRange('stddev', 'ddof', ddof, 0, 1);
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
