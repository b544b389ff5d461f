// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkAlias, checkArray, checkNumber, checkSameLength } from '../check.ts';

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

export function fract(a: Float32Array, out: Float32Array): void {
    checkArray('fract', 'a', a, Float32Array);
    checkArray('fract', 'out', out, Float32Array);
    checkSameLength('fract', 'a', a, 'out', out);
    checkAlias('fract', 'out', out, 'a', a);
}
