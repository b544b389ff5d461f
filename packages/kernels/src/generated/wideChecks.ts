// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkAlias, checkApart, checkArray, checkInteger, checkLength, checkNumber, checkRange, checkSameLength, checkSize } from '../check.ts';

export function fract(a: Float32Array, out: Float32Array): void {
    checkArray('fract', 'a', a, Float32Array);
    checkArray('fract', 'out', out, Float32Array);
    checkSameLength('fract', 'a', a, 'out', out);
    checkAlias('fract', 'out', out, 'a', a);
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
