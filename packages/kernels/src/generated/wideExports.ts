// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkedCall } from '../checkedCall.ts';
import { typescriptDeterministic } from '../typescriptDeterministic.ts';
import { typescriptMath } from '../typescriptMath.ts';
import { typescriptStatistics } from '../typescriptStatistics.ts';
import { typescriptInts } from '../typescriptInts.ts';
import { typescriptDoubles } from '../typescriptDoubles.ts';
import { typescriptHalves } from '../typescriptHalves.ts';
import { typescriptImages } from '../typescriptImages.ts';
import { typescriptHashing } from '../typescriptHashing.ts';
import { typescriptRandom } from '../typescriptRandom.ts';
import type { Kernels } from './kernels.ts';
import * as checks from './wideChecks.ts';

/** Sum of (a[i] - centre)^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicDeviations: Kernels['deterministicDeviations'] = /* @__PURE__ */ checkedCall(checks.deterministicDeviations, typescriptDeterministic.deterministicDeviations);
/** Sum of a[i] * b[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicDot: Kernels['deterministicDot'] = /* @__PURE__ */ checkedCall(checks.deterministicDot, typescriptDeterministic.deterministicDot);
/** Sum of abs(a[i]). Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicNormL1: Kernels['deterministicNormL1'] = /* @__PURE__ */ checkedCall(checks.deterministicNormL1, typescriptDeterministic.deterministicNormL1);
/** Sum of (a[i] - b[i])^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicSquaredEuclidean: Kernels['deterministicSquaredEuclidean'] = /* @__PURE__ */ checkedCall(checks.deterministicSquaredEuclidean, typescriptDeterministic.deterministicSquaredEuclidean);
/** Sum of a[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicSum: Kernels['deterministicSum'] = /* @__PURE__ */ checkedCall(checks.deterministicSum, typescriptDeterministic.deterministicSum);
/** Sum of a[i]^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export const deterministicSumOfSquares: Kernels['deterministicSumOfSquares'] = /* @__PURE__ */ checkedCall(checks.deterministicSumOfSquares, typescriptDeterministic.deterministicSumOfSquares);
/** Arc cosine in radians: NaN outside [-1, 1]. */
export const acos: Kernels['acos'] = /* @__PURE__ */ checkedCall(checks.acos, typescriptMath.acos);
/** Inverse hyperbolic cosine: NaN below 1. */
export const acosh: Kernels['acosh'] = /* @__PURE__ */ checkedCall(checks.acosh, typescriptMath.acosh);
/** Arc sine in radians: NaN outside [-1, 1]. */
export const asin: Kernels['asin'] = /* @__PURE__ */ checkedCall(checks.asin, typescriptMath.asin);
/** Inverse hyperbolic sine. */
export const asinh: Kernels['asinh'] = /* @__PURE__ */ checkedCall(checks.asinh, typescriptMath.asinh);
/** Arc tangent in radians. */
export const atan: Kernels['atan'] = /* @__PURE__ */ checkedCall(checks.atan, typescriptMath.atan);
/** The angle of the point (x[i], y[i]), from -pi to pi, signs of zeros and infinities as in Math.atan2. */
export const atan2: Kernels['atan2'] = /* @__PURE__ */ checkedCall(checks.atan2, typescriptMath.atan2);
/** Inverse hyperbolic tangent: infinite at -1 and 1, NaN beyond. */
export const atanh: Kernels['atanh'] = /* @__PURE__ */ checkedCall(checks.atanh, typescriptMath.atanh);
/** The absolute value of a[i] with the sign of b[i], be they zeros or NaN. */
export const copysign: Kernels['copysign'] = /* @__PURE__ */ checkedCall(checks.copysign, typescriptMath.copysign);
/** Hyperbolic cosine. */
export const cosh: Kernels['cosh'] = /* @__PURE__ */ checkedCall(checks.cosh, typescriptMath.cosh);
/** 2 to the power of a[i]: Infinity from 128 on, 0 below -150. */
export const exp2: Kernels['exp2'] = /* @__PURE__ */ checkedCall(checks.exp2, typescriptMath.exp2);
/** exp(a[i]) - 1, to the last bits also where a[i] is small. */
export const expm1: Kernels['expm1'] = /* @__PURE__ */ checkedCall(checks.expm1, typescriptMath.expm1);
/** a[i] - trunc(a[i]), with the sign of a[i], 0 where that is whole; NaN for infinities. */
export const fract: Kernels['fract'] = /* @__PURE__ */ checkedCall(checks.fract, typescriptMath.fract);
/** Logarithm to base 10: NaN below 0, -Infinity for both zeros. */
export const log10: Kernels['log10'] = /* @__PURE__ */ checkedCall(checks.log10, typescriptMath.log10);
/** log(1 + a[i]), to the last bits also where a[i] is small: -Infinity for -1, NaN below. */
export const log1p: Kernels['log1p'] = /* @__PURE__ */ checkedCall(checks.log1p, typescriptMath.log1p);
/** Logarithm to base 2: NaN below 0, -Infinity for both zeros, whole for powers of 2. */
export const log2: Kernels['log2'] = /* @__PURE__ */ checkedCall(checks.log2, typescriptMath.log2);
/** out[r, c] = a[r] * b[c]. */
export const outerProduct: Kernels['outerProduct'] = /* @__PURE__ */ checkedCall(checks.outerProduct, typescriptMath.outerProduct);
/** The nearest whole number, of two the one further from 0, as C's and Rust's round; the sign of zero is kept. `round` gives the even one. */
export const roundHalfAway: Kernels['roundHalfAway'] = /* @__PURE__ */ checkedCall(checks.roundHalfAway, typescriptMath.roundHalfAway);
/** Hyperbolic sine. */
export const sinh: Kernels['sinh'] = /* @__PURE__ */ checkedCall(checks.sinh, typescriptMath.sinh);
/** Tangent of radians of any size; NaN for infinities. */
export const tan: Kernels['tan'] = /* @__PURE__ */ checkedCall(checks.tan, typescriptMath.tan);
/** Pearson's coefficient, from -1 to 1: 0 if either array is constant, so that a ranking has no NaN. An infinite element gives NaN. */
export const correlation: Kernels['correlation'] = /* @__PURE__ */ checkedCall(checks.correlation, typescriptStatistics.correlation);
/** Sum of (a[i] - mean(a)) * (b[i] - mean(b)) divided by n - ddof, in f64: NaN where n is not above ddof. */
export const covariance: Kernels['covariance'] = /* @__PURE__ */ checkedCall(checks.covariance, typescriptStatistics.covariance);
/** How many bits differ. */
export const hamming: Kernels['hamming'] = /* @__PURE__ */ checkedCall(checks.hamming, typescriptStatistics.hamming);
/** How many bits differ. */
export const hammingU32: Kernels['hammingU32'] = /* @__PURE__ */ checkedCall(checks.hammingU32, typescriptStatistics.hammingU32);
/** The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN. */
export const jaccard: Kernels['jaccard'] = /* @__PURE__ */ checkedCall(checks.jaccard, typescriptStatistics.jaccard);
/** The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN. */
export const jaccardU32: Kernels['jaccardU32'] = /* @__PURE__ */ checkedCall(checks.jaccardU32, typescriptStatistics.jaccardU32);
/** (a[i] - min) / (max - min), from 0 to 1: zeros for a constant array, all NaN if an element is NaN, and NaN or 0 if one is infinite. */
export const minMax: Kernels['minMax'] = /* @__PURE__ */ checkedCall(checks.minMax, typescriptStatistics.minMax);
/** Sum of (a[i] - mean)^2 divided by n - ddof, in f64: 0 for a constant array, NaN where n is not above ddof. */
export const sampleVariance: Kernels['sampleVariance'] = /* @__PURE__ */ checkedCall(checks.sampleVariance, typescriptStatistics.sampleVariance);
/** Square root of sampleVariance, also where that would overflow or vanish. */
export const stddev: Kernels['stddev'] = /* @__PURE__ */ checkedCall(checks.stddev, typescriptStatistics.stddev);
/** Sum of the elements with Neumaier's compensation in f64: rounded once, whatever cancels. */
export const sumKahan: Kernels['sumKahan'] = /* @__PURE__ */ checkedCall(checks.sumKahan, typescriptStatistics.sumKahan);
/** Eigenvalues and eigenvectors of a symmetric matrix, in f64. All are NaN if an element of the lower triangle is not finite. */
export const symmetricEigenInto: Kernels['symmetricEigenInto'] = /* @__PURE__ */ checkedCall(checks.symmetricEigenInto, typescriptStatistics.symmetricEigenInto);
/** (a[i] - mean) / stddev(a, 0), in f64: zeros for a constant array, all NaN if an element is infinite. */
export const zScore: Kernels['zScore'] = /* @__PURE__ */ checkedCall(checks.zScore, typescriptStatistics.zScore);
/** out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16. */
export const addI16: Kernels['addI16'] = /* @__PURE__ */ checkedCall(checks.addI16, typescriptInts.addI16);
/** out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16. */
export const addI8: Kernels['addI8'] = /* @__PURE__ */ checkedCall(checks.addI8, typescriptInts.addI8);
/** out[i] = a[i] + b[i], or the nearest number that the type has. */
export const addSaturatedI16: Kernels['addSaturatedI16'] = /* @__PURE__ */ checkedCall(checks.addSaturatedI16, typescriptInts.addSaturatedI16);
/** out[i] = a[i] + b[i], or the nearest number that the type has. */
export const addSaturatedI8: Kernels['addSaturatedI8'] = /* @__PURE__ */ checkedCall(checks.addSaturatedI8, typescriptInts.addSaturatedI8);
/** Sum of a[i] * b[i], in 64 bits: exact up to 2^53. */
export const dotI16: Kernels['dotI16'] = /* @__PURE__ */ checkedCall(checks.dotI16, typescriptInts.dotI16);
/** The largest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const maxI16: Kernels['maxI16'] = /* @__PURE__ */ checkedCall(checks.maxI16, typescriptInts.maxI16);
/** The largest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const maxI8: Kernels['maxI8'] = /* @__PURE__ */ checkedCall(checks.maxI8, typescriptInts.maxI8);
/** The smallest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const minI16: Kernels['minI16'] = /* @__PURE__ */ checkedCall(checks.minI16, typescriptInts.minI16);
/** The smallest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const minI8: Kernels['minI8'] = /* @__PURE__ */ checkedCall(checks.minI8, typescriptInts.minI8);
/** out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16. */
export const mulI16: Kernels['mulI16'] = /* @__PURE__ */ checkedCall(checks.mulI16, typescriptInts.mulI16);
/** out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16. */
export const mulI8: Kernels['mulI8'] = /* @__PURE__ */ checkedCall(checks.mulI8, typescriptInts.mulI8);
/** out[i] = a[i] * b[i], or the nearest number that the type has. */
export const mulSaturatedI16: Kernels['mulSaturatedI16'] = /* @__PURE__ */ checkedCall(checks.mulSaturatedI16, typescriptInts.mulSaturatedI16);
/** out[i] = a[i] * b[i], or the nearest number that the type has. */
export const mulSaturatedI8: Kernels['mulSaturatedI8'] = /* @__PURE__ */ checkedCall(checks.mulSaturatedI8, typescriptInts.mulSaturatedI8);
/** sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32. */
export const multiplyAccumulateI16: Kernels['multiplyAccumulateI16'] = /* @__PURE__ */ checkedCall(checks.multiplyAccumulateI16, typescriptInts.multiplyAccumulateI16);
/** sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32. */
export const multiplyAccumulateI8: Kernels['multiplyAccumulateI8'] = /* @__PURE__ */ checkedCall(checks.multiplyAccumulateI8, typescriptInts.multiplyAccumulateI8);
/** out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16. */
export const subI16: Kernels['subI16'] = /* @__PURE__ */ checkedCall(checks.subI16, typescriptInts.subI16);
/** out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16. */
export const subI8: Kernels['subI8'] = /* @__PURE__ */ checkedCall(checks.subI8, typescriptInts.subI8);
/** out[i] = a[i] - b[i], or the nearest number that the type has. */
export const subSaturatedI16: Kernels['subSaturatedI16'] = /* @__PURE__ */ checkedCall(checks.subSaturatedI16, typescriptInts.subSaturatedI16);
/** out[i] = a[i] - b[i], or the nearest number that the type has. */
export const subSaturatedI8: Kernels['subSaturatedI8'] = /* @__PURE__ */ checkedCall(checks.subSaturatedI8, typescriptInts.subSaturatedI8);
/** Sum of the elements: exact up to 2^53. */
export const sumI16: Kernels['sumI16'] = /* @__PURE__ */ checkedCall(checks.sumI16, typescriptInts.sumI16);
/** Sum of the elements: exact up to 2^53. */
export const sumI8: Kernels['sumI8'] = /* @__PURE__ */ checkedCall(checks.sumI8, typescriptInts.sumI8);
/** out[i] = |a[i]|. */
export const absF64: Kernels['absF64'] = /* @__PURE__ */ checkedCall(checks.absF64, typescriptDoubles.absF64);
/** out[i] = a[i] + b[i]. */
export const addF64: Kernels['addF64'] = /* @__PURE__ */ checkedCall(checks.addF64, typescriptDoubles.addF64);
/** Position of the first largest element; of the first NaN if there is one. Zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const argmaxF64: Kernels['argmaxF64'] = /* @__PURE__ */ checkedCall(checks.argmaxF64, typescriptDoubles.argmaxF64);
/** Position of the first smallest element; of the first NaN if there is one. Zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const argminF64: Kernels['argminF64'] = /* @__PURE__ */ checkedCall(checks.argminF64, typescriptDoubles.argminF64);
/** y[i] = y[i] + alpha * x[i]. */
export const axpyF64: Kernels['axpyF64'] = /* @__PURE__ */ checkedCall(checks.axpyF64, typescriptDoubles.axpyF64);
/** out[i] = a[i] / b[i]. */
export const divF64: Kernels['divF64'] = /* @__PURE__ */ checkedCall(checks.divF64, typescriptDoubles.divF64);
/** Sum of a[i] * b[i]. */
export const dotF64: Kernels['dotF64'] = /* @__PURE__ */ checkedCall(checks.dotF64, typescriptDoubles.dotF64);
/** out[r] = dot(row r, x), the product of a matrix and a vector. The bits of a row's result do not depend on the other rows. */
export const dotManyF64: Kernels['dotManyF64'] = /* @__PURE__ */ checkedCall(checks.dotManyF64, typescriptDoubles.dotManyF64);
/** out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier. */
export const fmaF64: Kernels['fmaF64'] = /* @__PURE__ */ checkedCall(checks.fmaF64, typescriptDoubles.fmaF64);
/** out = a b, each sum in the order of the inner dimension, so that its bits depend on no other row or column. */
export const matmulF64: Kernels['matmulF64'] = /* @__PURE__ */ checkedCall(checks.matmulF64, typescriptDoubles.matmulF64);
/** The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const maxF64: Kernels['maxF64'] = /* @__PURE__ */ checkedCall(checks.maxF64, typescriptDoubles.maxF64);
/** The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max. */
export const maximumF64: Kernels['maximumF64'] = /* @__PURE__ */ checkedCall(checks.maximumF64, typescriptDoubles.maximumF64);
/** The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
export const minF64: Kernels['minF64'] = /* @__PURE__ */ checkedCall(checks.minF64, typescriptDoubles.minF64);
/** The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min. */
export const minimumF64: Kernels['minimumF64'] = /* @__PURE__ */ checkedCall(checks.minimumF64, typescriptDoubles.minimumF64);
/** out[i] = a[i] * b[i]. */
export const mulF64: Kernels['mulF64'] = /* @__PURE__ */ checkedCall(checks.mulF64, typescriptDoubles.mulF64);
/** out[i] = -a[i]. */
export const negF64: Kernels['negF64'] = /* @__PURE__ */ checkedCall(checks.negF64, typescriptDoubles.negF64);
/** Sum of the absolute values. */
export const normL1F64: Kernels['normL1F64'] = /* @__PURE__ */ checkedCall(checks.normL1F64, typescriptDoubles.normL1F64);
/** Square root of the sum of the squares, which neither overflow nor vanish. */
export const normL2F64: Kernels['normL2F64'] = /* @__PURE__ */ checkedCall(checks.normL2F64, typescriptDoubles.normL2F64);
/** out[i] = a[i] * s. */
export const scaleF64: Kernels['scaleF64'] = /* @__PURE__ */ checkedCall(checks.scaleF64, typescriptDoubles.scaleF64);
/** Square root: NaN below 0, -0 for -0. */
export const sqrtF64: Kernels['sqrtF64'] = /* @__PURE__ */ checkedCall(checks.sqrtF64, typescriptDoubles.sqrtF64);
/** out[i] = a[i] - b[i]. */
export const subF64: Kernels['subF64'] = /* @__PURE__ */ checkedCall(checks.subF64, typescriptDoubles.subF64);
/** Sum of the elements. */
export const sumF64: Kernels['sumF64'] = /* @__PURE__ */ checkedCall(checks.sumF64, typescriptDoubles.sumF64);
/** out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export const addBf16: Kernels['addBf16'] = /* @__PURE__ */ checkedCall(checks.addBf16, typescriptHalves.addBf16);
/** out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export const addF16: Kernels['addF16'] = /* @__PURE__ */ checkedCall(checks.addF16, typescriptHalves.addF16);
/** The same numbers in f32; NaN becomes quiet. */
export const bf16ToF32: Kernels['bf16ToF32'] = /* @__PURE__ */ checkedCall(checks.bf16ToF32, typescriptHalves.bf16ToF32);
/** Cosine of the angle between the vectors, as cosine has it of f32. */
export const cosineBf16: Kernels['cosineBf16'] = /* @__PURE__ */ checkedCall(checks.cosineBf16, typescriptHalves.cosineBf16);
/** out[r] = cosine(row r, x), with its bits. */
export const cosineManyBf16: Kernels['cosineManyBf16'] = /* @__PURE__ */ checkedCall(checks.cosineManyBf16, typescriptHalves.cosineManyBf16);
/** Sum of a[i] * b[i], in f32. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then. */
export const dotBf16: Kernels['dotBf16'] = /* @__PURE__ */ checkedCall(checks.dotBf16, typescriptHalves.dotBf16);
/** out[r] = dot(row r, x), with its bits. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then. */
export const dotManyBf16: Kernels['dotManyBf16'] = /* @__PURE__ */ checkedCall(checks.dotManyBf16, typescriptHalves.dotManyBf16);
/** The nearest bf16, ties to even: the upper 16 bits of an f32. NaN stays NaN and becomes quiet. */
export const f32ToBf16: Kernels['f32ToBf16'] = /* @__PURE__ */ checkedCall(checks.f32ToBf16, typescriptHalves.f32ToBf16);
/** out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export const mulBf16: Kernels['mulBf16'] = /* @__PURE__ */ checkedCall(checks.mulBf16, typescriptHalves.mulBf16);
/** out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export const mulF16: Kernels['mulF16'] = /* @__PURE__ */ checkedCall(checks.mulF16, typescriptHalves.mulF16);
/** out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one. */
export const scaleBf16: Kernels['scaleBf16'] = /* @__PURE__ */ checkedCall(checks.scaleBf16, typescriptHalves.scaleBf16);
/** out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one. */
export const scaleF16: Kernels['scaleF16'] = /* @__PURE__ */ checkedCall(checks.scaleF16, typescriptHalves.scaleF16);
/** Sum of (a[i] - b[i])^2, in f32. */
export const squaredEuclideanBf16: Kernels['squaredEuclideanBf16'] = /* @__PURE__ */ checkedCall(checks.squaredEuclideanBf16, typescriptHalves.squaredEuclideanBf16);
/** out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export const subBf16: Kernels['subBf16'] = /* @__PURE__ */ checkedCall(checks.subBf16, typescriptHalves.subBf16);
/** out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export const subF16: Kernels['subF16'] = /* @__PURE__ */ checkedCall(checks.subF16, typescriptHalves.subF16);
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
/** XXH32 of the four bytes of each key, lowest first: no two keys have the same. For tables and filters, not against attackers. */
export const hashKeys: Kernels['hashKeys'] = /* @__PURE__ */ checkedCall(checks.hashKeys, typescriptHashing.hashKeys);
/** XXH32 of each row. For tables and filters, not against attackers. */
export const hashRows: Kernels['hashRows'] = /* @__PURE__ */ checkedCall(checks.hashRows, typescriptHashing.hashRows);
/** Numbers of the exponential distribution of mean 1, up to 21.5: -log of uniform ones. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export const randomExponential: Kernels['randomExponential'] = /* @__PURE__ */ checkedCall(checks.randomExponential, typescriptRandom.randomExponential);
/** Whole numbers of [low, low + count), which wrap at 32 bits: low + floor(x * count / 2^32), so that their probabilities differ by 2^-32 at most. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export const randomIntegers: Kernels['randomIntegers'] = /* @__PURE__ */ checkedCall(checks.randomIntegers, typescriptRandom.randomIntegers);
/** Numbers of the standard normal distribution, up to 6.6, by Box and Muller's transform of pairs. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export const randomNormal: Kernels['randomNormal'] = /* @__PURE__ */ checkedCall(checks.randomNormal, typescriptRandom.randomNormal);
/** Numbers of [0, 1), multiples of 2^-24. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export const randomUniform: Kernels['randomUniform'] = /* @__PURE__ */ checkedCall(checks.randomUniform, typescriptRandom.randomUniform);
