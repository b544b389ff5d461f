// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkAlias, checkApart, checkArray, checkLength, checkNotEmpty, checkNumber, checkSameLength, checkSize, type HalfArray } from '../check.ts';

export function absF64(a: Float64Array, out: Float64Array): void {
    checkArray('absF64', 'a', a, Float64Array);
    checkArray('absF64', 'out', out, Float64Array);
    checkSameLength('absF64', 'a', a, 'out', out);
    checkAlias('absF64', 'out', out, 'a', a);
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

export function f32ToBf16(a: Float32Array, out: Uint16Array): void {
    checkArray('f32ToBf16', 'a', a, Float32Array);
    checkArray('f32ToBf16', 'out', out, Uint16Array);
    checkSameLength('f32ToBf16', 'a', a, 'out', out);
    checkApart('f32ToBf16', 'out', out, 'a', a);
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

export function minimumF64(a: Float64Array, b: Float64Array, out: Float64Array): void {
    checkArray('minimumF64', 'a', a, Float64Array);
    checkArray('minimumF64', 'b', b, Float64Array);
    checkArray('minimumF64', 'out', out, Float64Array);
    checkSameLength('minimumF64', 'a', a, 'b', b);
    checkSameLength('minimumF64', 'a', a, 'out', out);
    checkAlias('minimumF64', 'out', out, 'a', a);
    checkAlias('minimumF64', 'out', out, 'b', b);
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
