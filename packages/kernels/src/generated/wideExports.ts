// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkedCall } from '../checkedCall.ts';
import { typescriptMath } from '../typescriptMath.ts';
import { typescriptStatistics } from '../typescriptStatistics.ts';
import type { Kernels } from './kernels.ts';
import * as checks from './wideChecks.ts';

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
