// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { kernels } from '../bundledKernels.ts';
import type { ActiveKernels } from '../activeKernels.ts';

/**
 * out[i] = |a[i]|.
 *
 * @example
 * abs(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 1.5, 0.5, 2
 */
export const abs: ActiveKernels['abs'] = kernels.abs;
/**
 * out[i] = |a[i]|.
 *
 * @example
 * absF64(Float64Array.of(-1.5, 0.5, 2), new Float64Array(3)); // 1.5, 0.5, 2
 */
export const absF64: ActiveKernels['absF64'] = kernels.absF64;
/**
 * Arc cosine in radians: NaN outside [-1, 1].
 *
 * @example
 * acos(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // 1.318, 0, NaN
 */
export const acos: ActiveKernels['acos'] = kernels.acos;
/**
 * Inverse hyperbolic cosine: NaN below 1.
 *
 * @example
 * acosh(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // NaN, 0, 2.063
 */
export const acosh: ActiveKernels['acosh'] = kernels.acosh;
/**
 * out[i] = a[i] + b[i].
 *
 * @example
 * add(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 0.5, 1, 1
 */
export const add: ActiveKernels['add'] = kernels.add;
/**
 * out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one.
 *
 * @example
 * addBf16(Uint16Array.of(16256, 16384, 48896), Uint16Array.of(16448, 16128, 16256), new Uint16Array(3)); // 16512, 16416, 16128
 */
export const addBf16: ActiveKernels['addBf16'] = kernels.addBf16;
/**
 * out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one.
 *
 * @example
 * addF16(Uint16Array.of(15360, 16384, 47104), Uint16Array.of(16896, 14336, 15360), new Uint16Array(3)); // 17408, 16640, 14336
 */
export const addF16: ActiveKernels['addF16'] = kernels.addF16;
/**
 * out[i] = a[i] + b[i].
 *
 * @example
 * addF64(Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1), new Float64Array(3)); // 0.5, 1, 1
 */
export const addF64: ActiveKernels['addF64'] = kernels.addF64;
/**
 * out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16.
 *
 * @example
 * addI16(Int16Array.of(-300, 5, 1000), Int16Array.of(2, -7, 1), new Int16Array(3)); // -298, -2, 1001
 */
export const addI16: ActiveKernels['addI16'] = kernels.addI16;
/**
 * out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16.
 *
 * @example
 * addI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1), new Int8Array(3)); // -1, -2, 101
 */
export const addI8: ActiveKernels['addI8'] = kernels.addI8;
/**
 * relu(a[i] + b[i]): 0 where the sum is below 0, else the sum.
 *
 * @example
 * addRelu(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 0.5, 1, 1
 */
export const addRelu: ActiveKernels['addRelu'] = kernels.addRelu;
/**
 * residual += a, each sum rounded once; out = rmsNorm(residual, gamma, epsilon).
 *
 * @example
 * addRmsNorm(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, Float32Array.of(2, 0.5, -1, 3, 2, 0.5), Float32Array.of(), 0.5, new Float32Array(6)); // 0.4472, 0.8944, 0.8944, 1.6, 0.2, 0.4
 */
export const addRmsNorm: ActiveKernels['addRmsNorm'] = kernels.addRmsNorm;
/**
 * out[i] = a[i] + b[i], or the nearest number that the type has.
 *
 * @example
 * addSaturatedI16(Int16Array.of(-300, 5, 1000), Int16Array.of(2, -7, 1), new Int16Array(3)); // -298, -2, 1001
 */
export const addSaturatedI16: ActiveKernels['addSaturatedI16'] = kernels.addSaturatedI16;
/**
 * out[i] = a[i] + b[i], or the nearest number that the type has.
 *
 * @example
 * addSaturatedI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1), new Int8Array(3)); // -1, -2, 101
 */
export const addSaturatedI8: ActiveKernels['addSaturatedI8'] = kernels.addSaturatedI8;
/**
 * out[i] = a[i] + s * b[i].
 *
 * @example
 * addScaled(Float32Array.of(-1.5, 0.5, 2), 0.5, Float32Array.of(2, 0.5, -1), new Float32Array(3)); // -0.5, 0.75, 1.5
 */
export const addScaled: ActiveKernels['addScaled'] = kernels.addScaled;
/**
 * The position along the reduced axis; NaN is both the largest and the least.
 *
 * @example
 * argReduceAny(Uint8Array.of(3, 5, 200, 3, 5, 200), 1, 2, 3, 8, 0, 0, new Uint8Array(24)); // 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const argReduceAny: ActiveKernels['argReduceAny'] = kernels.argReduceAny;
/**
 * Position of the first NaN, else of the first element that no other is larger than; zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * argmax(Float32Array.of(-1.5, 0.5, 2)); // 2
 */
export const argmax: ActiveKernels['argmax'] = kernels.argmax;
/**
 * Position of the first largest element; of the first NaN if there is one. Zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * argmaxF64(Float64Array.of(-1.5, 0.5, 2)); // 2
 */
export const argmaxF64: ActiveKernels['argmaxF64'] = kernels.argmaxF64;
/**
 * Position of the first NaN, else of the first element that no other is smaller than; zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * argmin(Float32Array.of(-1.5, 0.5, 2)); // 0
 */
export const argmin: ActiveKernels['argmin'] = kernels.argmin;
/**
 * Position of the first smallest element; of the first NaN if there is one. Zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * argminF64(Float64Array.of(-1.5, 0.5, 2)); // 0
 */
export const argminF64: ActiveKernels['argminF64'] = kernels.argminF64;
/**
 * Arc sine in radians: NaN outside [-1, 1].
 *
 * @example
 * asin(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // 0.2527, 1.571, NaN
 */
export const asin: ActiveKernels['asin'] = kernels.asin;
/**
 * Inverse hyperbolic sine.
 *
 * @example
 * asinh(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -1.195, 0.4812, 1.444
 */
export const asinh: ActiveKernels['asinh'] = kernels.asinh;
/**
 * Arc tangent in radians.
 *
 * @example
 * atan(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.9828, 0.4636, 1.107
 */
export const atan: ActiveKernels['atan'] = kernels.atan;
/**
 * The angle of the point (x[i], y[i]), from -pi to pi, signs of zeros and infinities as in Math.atan2.
 *
 * @example
 * atan2(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // -0.6435, 0.7854, 2.034
 */
export const atan2: ActiveKernels['atan2'] = kernels.atan2;
/**
 * Inverse hyperbolic tangent: infinite at -1 and 1, NaN beyond.
 *
 * @example
 * atanh(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // 0.2554, Infinity, NaN
 */
export const atanh: ActiveKernels['atanh'] = kernels.atanh;
/**
 * softmax(scale q k + mask) v for every head, block by block: the scores are never all in memory. A query that sees no key answers 0; a key that it does not see leaves no trace, be it NaN. The length of work changes a result within its bound, whose n is keys + 2 * width.
 *
 * @example
 * attention(Float32Array.of(-1.5, 0.5), 1, 1, 1, 1, 2, Float32Array.of(2, 0.5), 1, Float32Array.of(-1.5), 1, Float32Array.of(), 0, 0.5, 0, new Float32Array(1), new Float32Array(0)); // -1.5
 */
export const attention: ActiveKernels['attention'] = kernels.attention;
/**
 * The mean of each window and channel; NaN for a window outside the image if only taps inside count.
 *
 * @example
 * averagePool2d(Float32Array.of(0.25, 1, 4, 0.25), 1, 1, 2, 2, new Float32Array(6), 1, 3, 1, 1, 1, 1, 1, 1, 1, 1, 0); // NaN, NaN, NaN, NaN, NaN, NaN
 */
export const averagePool2d: ActiveKernels['averagePool2d'] = kernels.averagePool2d;
/**
 * y[i] = y[i] + alpha * x[i].
 *
 * @example
 * axpy(0.5, Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1)); // 1.25, 0.75, 0
 */
export const axpy: ActiveKernels['axpy'] = kernels.axpy;
/**
 * y[i] = y[i] + alpha * x[i].
 *
 * @example
 * axpyF64(0.5, Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1)); // 1.25, 0.75, 0
 */
export const axpyF64: ActiveKernels['axpyF64'] = kernels.axpyF64;
/**
 * out[r, c] = (a[r, c] - mean[c]) * (gamma[c] / sqrt(variance[c] + epsilon)) + beta[c].
 *
 * @example
 * batchNorm(Float32Array.of(0.25, 1, 4, 0.25, 1, 4), 2, 3, Float32Array.of(2, 0.5, -1), Float32Array.of(-1.5, 0.5, 2), Float32Array.of(), Float32Array.of(), 0.5, new Float32Array(6)); // NaN, 0.5, 3.162, NaN, 0.5, 3.162
 */
export const batchNorm: ActiveKernels['batchNorm'] = kernels.batchNorm;
/**
 * The same numbers in f32; NaN becomes quiet.
 *
 * @example
 * bf16ToF32(Uint16Array.of(16256, 16384, 48896), new Float32Array(3)); // 1, 2, -0.5
 */
export const bf16ToF32: ActiveKernels['bf16ToF32'] = kernels.bf16ToF32;
/**
 * Floats are computed in f64 and rounded once, integers wrap; an integer divided by 0 is 0, its remainders too. `mod` has the sign of the divisor, `fmod` that of the dividend. `powInteger` takes the whole part of the exponent, to 2^31 at most. Bits of any type are combined as those of unsigned integers; shifts by their width or more give 0.
 *
 * @example
 * binaryAny(Uint8Array.of(3, 5, 200), Uint8Array.of(2, 7, 1), 1, 8, 3, new Uint8Array(3)); // 1, 254, 199
 */
export const binaryAny: ActiveKernels['binaryAny'] = kernels.binaryAny;
/**
 * Each pixel becomes the mean of the window around it, which begins verticalCount / 2 rows above and horizontalCount / 2 pixels before it, both rounded down. Sums of blocks of rows and of 1, 2, 4, ... pixels are added: a window of any size takes about the same time, and no sum has ever a pixel taken away. n of the bound is verticalCount + horizontalCount.
 *
 * @example
 * boxFilter(Float32Array.of(-1.5, 0.5, 2, 1), 1, 2, 2, 1, 1, 1, new Float32Array(4), new Float32Array(3072), new Float32Array(4)); // -1.5, 0.5, 2, 1
 */
export const boxFilter: ActiveKernels['boxFilter'] = kernels.boxFilter;
/**
 * boxFilter of bytes, by running sums of columns: the exact mean to the nearest integer, halves up. Windows have at most 2^23 pixels; of larger ones results are bytes of no meaning.
 *
 * @example
 * boxFilterBytes(Uint8Array.of(3, 5, 200, 3), 1, 2, 2, 1, 1, 1, new Int32Array(4), new Int32Array(3072), new Uint8Array(4)); // 3, 5, 200, 3
 */
export const boxFilterBytes: ActiveKernels['boxFilterBytes'] = kernels.boxFilterBytes;
/**
 * The smallest whole number that is not below a[i]; -0 from -1 to -0.
 *
 * @example
 * ceil(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -1, 1, 2
 */
export const ceil: ActiveKernels['ceil'] = kernels.ceil;
/**
 * out[i] = min(max(a[i], low), high), with +0 above -0 and NaN from any of the three.
 *
 * @example
 * clamp(Float32Array.of(-1.5, 0.5, 2), 0.5, 1.5, new Float32Array(3)); // 0.5, 0.5, 1.5
 */
export const clamp: ActiveKernels['clamp'] = kernels.clamp;
/**
 * NaN is unequal to itself: notEqual of an array and itself finds NaN.
 *
 * @example
 * compareAny(Uint8Array.of(3, 5, 200), Uint8Array.of(2, 7, 1), 1, 8, 3, new Uint8Array(3)); // 1, 1, 1
 */
export const compareAny: ActiveKernels['compareAny'] = kernels.compareAny;
/**
 * Each filter with each window: out = activation(clamp(bias + residual + sum of x * filter)), summed in this order, tap after tap and channel after channel; taps outside the image are left out. One row makes it a convolution in one dimension.
 *
 * @example
 * conv2d(Float32Array.of(-1.5, 0.5), 1, 1, 2, 1, 1, 1, Float32Array.of(2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3), 1, 1, Float32Array.of(), Float32Array.of(), new Float32Array(3), 1, 3, 1, 1, 1, 1, 1, 1, 0.5, 1.5, 1); // 0.6225, 0.6225, 0.6225
 */
export const conv2d: ActiveKernels['conv2d'] = kernels.conv2d;
/**
 * Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier.
 *
 * @example
 * conv2dInteger(Int8Array.of(-3, 5), 1, 1, 2, 1, 1, 1, Int8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, 1, 1, Int32Array.of(), new Int32Array(3), 1, 3, 1, 1, 1, 1, 1, 1); // 0, 0, 0
 */
export const conv2dInteger: ActiveKernels['conv2dInteger'] = kernels.conv2dInteger;
/**
 * Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier.
 *
 * @example
 * conv2dIntegerU8(Uint8Array.of(3, 5), 1, 1, 2, 1, 1, 1, Int8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, 1, 1, Int32Array.of(), new Int32Array(3), 1, 3, 1, 1, 1, 1, 1, 1); // 0, 0, 0
 */
export const conv2dIntegerU8: ActiveKernels['conv2dIntegerU8'] = kernels.conv2dIntegerU8;
/**
 * requantize(conv2dInteger(...)) without the sums in memory.
 *
 * @example
 * conv2dRequantize(Int8Array.of(-3, 5), 1, 1, 2, 1, 1, 1, Int8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, 1, 1, Int32Array.of(), Int32Array.of(), Float32Array.of(2), 1, new Int8Array(3), 1, 3, 1, 1, 1, 1, 1, 1); // 1, 1, 1
 */
export const conv2dRequantize: ActiveKernels['conv2dRequantize'] = kernels.conv2dRequantize;
/**
 * requantize(conv2dInteger(...)) without the sums in memory.
 *
 * @example
 * conv2dRequantizeU8(Uint8Array.of(3, 5), 1, 1, 2, 1, 1, 1, Int8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, 1, 1, Int32Array.of(), Int32Array.of(), Float32Array.of(2), 1, new Uint8Array(3), 1, 3, 1, 1, 1, 1, 1, 1); // 1, 1, 1
 */
export const conv2dRequantizeU8: ActiveKernels['conv2dRequantizeU8'] = kernels.conv2dRequantizeU8;
/**
 * ONNX's Cast: to floats the nearest, ties to even; to bool whether it is not 0; from floats to integers truncated, NaN 0, what int64 and uint64 do not hold the nearest that they do; of integers the low bits.
 *
 * @example
 * convertAny(Uint8Array.of(3, 5, 200), 8, 3, 9, new Uint8Array(6)); // 3, 0, 5, 0, 200, 0
 */
export const convertAny: ActiveKernels['convertAny'] = kernels.convertAny;
/**
 * out[outAt + sum(i_k * outS_k)] = a[aAt + sum(i_k * aS_k)] for all i_k below d_k, in row-major order. Steps are 32-bit integers, negative ones as two's complement: -1 is 4294967295, or -1 >>> 0. With every aS_k 0 it fills. A step that would leave an array is an error.
 *
 * @example
 * copyStrided(Uint8Array.of(3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200), 6, 2, 1, 1, 1, 2, 3, 0, 1, 1, 1, 1, 2, Uint8Array.of(2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1), 6, 0, 1, 1, 1, 3, 1); // 3, 5, 5, 200, 200, 3, 200, 3, 3, 5, 5, 200
 */
export const copyStrided: ActiveKernels['copyStrided'] = kernels.copyStrided;
/**
 * The absolute value of a[i] with the sign of b[i], be they zeros or NaN.
 *
 * @example
 * copysign(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 1.5, 0.5, -2
 */
export const copysign: ActiveKernels['copysign'] = kernels.copysign;
/**
 * Pearson's coefficient, from -1 to 1: 0 if either array is constant, so that a ranking has no NaN. An infinite element gives NaN.
 *
 * @example
 * correlation(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1)); // -0.9966
 */
export const correlation: ActiveKernels['correlation'] = kernels.correlation;
/**
 * Cosine of radians of any size; NaN for infinities.
 *
 * @example
 * cos(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 0.07074, 0.8776, -0.4161
 */
export const cos: ActiveKernels['cos'] = kernels.cos;
/**
 * Hyperbolic cosine.
 *
 * @example
 * cosh(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 2.352, 1.128, 3.762
 */
export const cosh: ActiveKernels['cosh'] = kernels.cosh;
/**
 * Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm.
 *
 * @example
 * cosine(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1)); // -0.8131
 */
export const cosine: ActiveKernels['cosine'] = kernels.cosine;
/**
 * Cosine of the angle between the vectors, as cosine has it of f32.
 *
 * @example
 * cosineBf16(Uint16Array.of(16256, 16384, 48896), Uint16Array.of(16448, 16128, 16256)); // 0.4771
 */
export const cosineBf16: ActiveKernels['cosineBf16'] = kernels.cosineBf16;
/**
 * Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm.
 *
 * @example
 * cosineF16(Uint16Array.of(15360, 16384, 47104), Uint16Array.of(16896, 14336, 15360)); // 0.4771
 */
export const cosineF16: ActiveKernels['cosineF16'] = kernels.cosineF16;
/**
 * Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm.
 *
 * @example
 * cosineI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1)); // 0.08015
 */
export const cosineI8: ActiveKernels['cosineI8'] = kernels.cosineI8;
/**
 * out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine.
 *
 * @example
 * cosineMany(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), Float32Array.of(2, 0.5, -1), new Float32Array(2)); // -0.8131, 0.175
 */
export const cosineMany: ActiveKernels['cosineMany'] = kernels.cosineMany;
/**
 * out[r] = cosine(row r, x), with its bits.
 *
 * @example
 * cosineManyBf16(Uint16Array.of(16256, 16384, 48896, 16256, 16384, 48896), Uint16Array.of(16448, 16128, 16256), new Float32Array(2)); // 0.4771, 0.4771
 */
export const cosineManyBf16: ActiveKernels['cosineManyBf16'] = kernels.cosineManyBf16;
/**
 * out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine.
 *
 * @example
 * cosineManyF16(Uint16Array.of(15360, 16384, 47104, 15360, 16384, 47104), Uint16Array.of(16896, 14336, 15360), new Float32Array(2)); // 0.4771, 0.4771
 */
export const cosineManyF16: ActiveKernels['cosineManyF16'] = kernels.cosineManyF16;
/**
 * out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine.
 *
 * @example
 * cosineManyI8(Int8Array.of(-3, 5, 100, -3, 5, 100), Int8Array.of(2, -7, 1), new Float64Array(2)); // 0.08015, 0.08015
 */
export const cosineManyI8: ActiveKernels['cosineManyI8'] = kernels.cosineManyI8;
/**
 * out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine.
 *
 * @example
 * cosineManyU8(Uint8Array.of(3, 5, 200, 3, 5, 200), Uint8Array.of(2, 7, 1), new Float64Array(2)); // 0.1639, 0.1639
 */
export const cosineManyU8: ActiveKernels['cosineManyU8'] = kernels.cosineManyU8;
/**
 * Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm.
 *
 * @example
 * cosineU8(Uint8Array.of(3, 5, 200), Uint8Array.of(2, 7, 1)); // 0.1639
 */
export const cosineU8: ActiveKernels['cosineU8'] = kernels.cosineU8;
/**
 * Sum of (a[i] - mean(a)) * (b[i] - mean(b)) divided by n - ddof, in f64: NaN where n is not above ddof.
 *
 * @example
 * covariance(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), 0); // -1.75
 */
export const covariance: ActiveKernels['covariance'] = kernels.covariance;
/**
 * A convolution of each channel with a filter of its own: bias, then tap after tap; taps outside the image are left out.
 *
 * @example
 * depthwiseConv2d(Float32Array.of(-1.5, 0.5, 2, 1), 1, 1, 2, 2, Float32Array.of(2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3), 1, 1, Float32Array.of(), new Float32Array(6), 1, 3, 1, 1, 1, 1, 1, 1, 0.5, 1.5, 1); // 0.6225, 0.6225, 0.6225, 0.6225, 0.6225, 0.6225
 */
export const depthwiseConv2d: ActiveKernels['depthwiseConv2d'] = kernels.depthwiseConv2d;
/**
 * Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized.
 *
 * @example
 * depthwiseRequantize(Int8Array.of(-3, 5, 100, -3), 1, 1, 2, 2, 1, Int8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, 1, Int32Array.of(), Float32Array.of(-1.5, 0.5), 1, new Int8Array(6), 1, 3, 1, 1, 1, 1); // 1, 1, 1, 1, 1, 1
 */
export const depthwiseRequantize: ActiveKernels['depthwiseRequantize'] = kernels.depthwiseRequantize;
/**
 * Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized.
 *
 * @example
 * depthwiseRequantizeU8(Uint8Array.of(3, 5, 200, 3), 1, 1, 2, 2, 1, Int8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 1, 1, Int32Array.of(), Float32Array.of(-1.5, 0.5), 1, new Uint8Array(6), 1, 3, 1, 1, 1, 1); // 1, 1, 1, 1, 1, 1
 */
export const depthwiseRequantizeU8: ActiveKernels['depthwiseRequantizeU8'] = kernels.depthwiseRequantizeU8;
/**
 * (a - zeroPoint) * scale, as ONNX DequantizeLinear.
 *
 * @example
 * dequantizeI16(Int16Array.of(-300, 5, 1000, -300, 5, 1000), 1, 2, 3, Float32Array.of(2, 0.5), Int32Array.of(), new Float32Array(6)); // -600, 10, 2000, -150, 2.5, 500
 */
export const dequantizeI16: ActiveKernels['dequantizeI16'] = kernels.dequantizeI16;
/**
 * (a - zeroPoint) * scale, as ONNX DequantizeLinear.
 *
 * @example
 * dequantizeI32(Int32Array.of(-3000, 50, 100000, -3000, 50, 100000), 1, 2, 3, Float32Array.of(2, 0.5), Int32Array.of(), new Float32Array(6)); // -6000, 100, 200000, -1500, 25, 50000
 */
export const dequantizeI32: ActiveKernels['dequantizeI32'] = kernels.dequantizeI32;
/**
 * (a - zeroPoint) * scale, as ONNX DequantizeLinear.
 *
 * @example
 * dequantizeI8(Int8Array.of(-3, 5, 100, -3, 5, 100), 1, 2, 3, Float32Array.of(2, 0.5), Int32Array.of(), new Float32Array(6)); // -6, 10, 200, -1.5, 2.5, 50
 */
export const dequantizeI8: ActiveKernels['dequantizeI8'] = kernels.dequantizeI8;
/**
 * (a - zeroPoint) * scale, as ONNX DequantizeLinear.
 *
 * @example
 * dequantizeU8(Uint8Array.of(3, 5, 200, 3, 5, 200), 1, 2, 3, Float32Array.of(2, 0.5), Int32Array.of(), new Float32Array(6)); // 6, 10, 400, 1.5, 2.5, 100
 */
export const dequantizeU8: ActiveKernels['dequantizeU8'] = kernels.dequantizeU8;
/**
 * Sum of (a[i] - centre)^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript.
 *
 * @example
 * deterministicDeviations(Float32Array.of(-1.5, 0.5, 2), 0.5); // 6.25
 */
export const deterministicDeviations: ActiveKernels['deterministicDeviations'] = kernels.deterministicDeviations;
/**
 * Sum of a[i] * b[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript.
 *
 * @example
 * deterministicDot(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1)); // -4.75
 */
export const deterministicDot: ActiveKernels['deterministicDot'] = kernels.deterministicDot;
/**
 * Sum of abs(a[i]). Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript.
 *
 * @example
 * deterministicNormL1(Float32Array.of(-1.5, 0.5, 2)); // 4
 */
export const deterministicNormL1: ActiveKernels['deterministicNormL1'] = kernels.deterministicNormL1;
/**
 * Sum of (a[i] - b[i])^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript.
 *
 * @example
 * deterministicSquaredEuclidean(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1)); // 21.25
 */
export const deterministicSquaredEuclidean: ActiveKernels['deterministicSquaredEuclidean'] = kernels.deterministicSquaredEuclidean;
/**
 * Sum of a[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript.
 *
 * @example
 * deterministicSum(Float32Array.of(-1.5, 0.5, 2)); // 1
 */
export const deterministicSum: ActiveKernels['deterministicSum'] = kernels.deterministicSum;
/**
 * Sum of a[i]^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript.
 *
 * @example
 * deterministicSumOfSquares(Float32Array.of(-1.5, 0.5, 2)); // 6.5
 */
export const deterministicSumOfSquares: ActiveKernels['deterministicSumOfSquares'] = kernels.deterministicSumOfSquares;
/**
 * out[i] = a[i] / b[i].
 *
 * @example
 * div(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // -0.75, 1, -2
 */
export const div: ActiveKernels['div'] = kernels.div;
/**
 * out[i] = a[i] / b[i].
 *
 * @example
 * divF64(Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1), new Float64Array(3)); // -0.75, 1, -2
 */
export const divF64: ActiveKernels['divF64'] = kernels.divF64;
/**
 * Sum of a[i] * b[i].
 *
 * @example
 * dot(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1)); // -4.75
 */
export const dot: ActiveKernels['dot'] = kernels.dot;
/**
 * Sum of a[i] * b[i], in f32. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then.
 *
 * @example
 * dotBf16(Uint16Array.of(16256, 16384, 48896), Uint16Array.of(16448, 16128, 16256)); // 3.5
 */
export const dotBf16: ActiveKernels['dotBf16'] = kernels.dotBf16;
/**
 * Sum of a[i] * b[i].
 *
 * @example
 * dotF16(Uint16Array.of(15360, 16384, 47104), Uint16Array.of(16896, 14336, 15360)); // 3.5
 */
export const dotF16: ActiveKernels['dotF16'] = kernels.dotF16;
/**
 * Sum of a[i] * b[i].
 *
 * @example
 * dotF64(Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1)); // -4.75
 */
export const dotF64: ActiveKernels['dotF64'] = kernels.dotF64;
/**
 * Sum of a[i] * b[i], in 64 bits: exact up to 2^53.
 *
 * @example
 * dotI16(Int16Array.of(-300, 5, 1000), Int16Array.of(2, -7, 1)); // 365
 */
export const dotI16: ActiveKernels['dotI16'] = kernels.dotI16;
/**
 * Sum of a[i] * b[i].
 *
 * @example
 * dotI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1)); // 59
 */
export const dotI8: ActiveKernels['dotI8'] = kernels.dotI8;
/**
 * out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot.
 *
 * @example
 * dotMany(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), Float32Array.of(2, 0.5, -1), new Float32Array(2)); // -4.75, 0.75
 */
export const dotMany: ActiveKernels['dotMany'] = kernels.dotMany;
/**
 * out[r] = dot(row r, x), with its bits. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then.
 *
 * @example
 * dotManyBf16(Uint16Array.of(16256, 16384, 48896, 16256, 16384, 48896), Uint16Array.of(16448, 16128, 16256), new Float32Array(2)); // 3.5, 3.5
 */
export const dotManyBf16: ActiveKernels['dotManyBf16'] = kernels.dotManyBf16;
/**
 * out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot.
 *
 * @example
 * dotManyF16(Uint16Array.of(15360, 16384, 47104, 15360, 16384, 47104), Uint16Array.of(16896, 14336, 15360), new Float32Array(2)); // 3.5, 3.5
 */
export const dotManyF16: ActiveKernels['dotManyF16'] = kernels.dotManyF16;
/**
 * out[r] = dot(row r, x), the product of a matrix and a vector. The bits of a row's result do not depend on the other rows.
 *
 * @example
 * dotManyF64(Float64Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), Float64Array.of(2, 0.5, -1), new Float64Array(2)); // -4.75, 0.75
 */
export const dotManyF64: ActiveKernels['dotManyF64'] = kernels.dotManyF64;
/**
 * out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot.
 *
 * @example
 * dotManyI8(Int8Array.of(-3, 5, 100, -3, 5, 100), Int8Array.of(2, -7, 1), new Float64Array(2)); // 59, 59
 */
export const dotManyI8: ActiveKernels['dotManyI8'] = kernels.dotManyI8;
/**
 * out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot.
 *
 * @example
 * dotManyU8(Uint8Array.of(3, 5, 200, 3, 5, 200), Uint8Array.of(2, 7, 1), new Float64Array(2)); // 241, 241
 */
export const dotManyU8: ActiveKernels['dotManyU8'] = kernels.dotManyU8;
/**
 * out[v, r] = dot(row r, vector v), each added up in the order of the columns: its bits do not depend on the other rows and vectors.
 *
 * @example
 * dotPacked(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1), 2, 3, Float32Array.of(2, 0.5, -1), 1, new Float32Array(2)); // -2.25, 0.75
 */
export const dotPacked: ActiveKernels['dotPacked'] = kernels.dotPacked;
/**
 * Sum of a[i] * b[i].
 *
 * @example
 * dotU8(Uint8Array.of(3, 5, 200), Uint8Array.of(2, 7, 1)); // 241
 */
export const dotU8: ActiveKernels['dotU8'] = kernels.dotU8;
/**
 * Quantizes by the range of the numbers, 0 included: scale = (max - min) / 255, zeroPoint = saturate(round(-min / scale)). Scale 1 and zero point 0 where that scale would be 0; NaN counts as 0; of a range that f32 cannot hold the scale is Infinity and all else 0.
 *
 * @example
 * dynamicQuantizeU8(Float32Array.of(-1.5, 0.5, 2), new Float32Array(2), 2, new Uint8Array(3)); // 0, 145, 255
 */
export const dynamicQuantizeU8: ActiveKernels['dynamicQuantizeU8'] = kernels.dynamicQuantizeU8;
/**
 * alpha * (exp(a[i]) - 1) where a[i] < 0, else a[i].
 *
 * @example
 * elu(Float32Array.of(-1.5, 0.5, 2), 0.5, new Float32Array(3)); // -0.3884, 0.5, 2
 */
export const elu: ActiveKernels['elu'] = kernels.elu;
/**
 * out[i, c] = table[indices[i], c].
 *
 * @example
 * embeddingLookup(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, Uint32Array.of(1, 0), new Float32Array(6)); // 1, -1.5, 0.5, -1.5, 0.5, 2
 */
export const embeddingLookup: ActiveKernels['embeddingLookup'] = kernels.embeddingLookup;
/**
 * out[i] = 1 where a[i] == b[i], else 0.
 *
 * @example
 * equal(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 0, 1, 0
 */
export const equal: ActiveKernels['equal'] = kernels.equal;
/**
 * The error function.
 *
 * @example
 * erf(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.9661, 0.5205, 0.9953
 */
export const erf: ActiveKernels['erf'] = kernels.erf;
/**
 * e to the power of a[i]: Infinity above 88.72, 0 below -103.97.
 *
 * @example
 * exp(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 0.2231, 1.649, 7.389
 */
export const exp: ActiveKernels['exp'] = kernels.exp;
/**
 * 2 to the power of a[i]: Infinity from 128 on, 0 below -150.
 *
 * @example
 * exp2(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 0.3536, 1.414, 4
 */
export const exp2: ActiveKernels['exp2'] = kernels.exp2;
/**
 * exp(a[i]) - 1, to the last bits also where a[i] is small.
 *
 * @example
 * expm1(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.7769, 0.6487, 6.389
 */
export const expm1: ActiveKernels['expm1'] = kernels.expm1;
/**
 * The same numbers in f32, subnormal ones included; NaN becomes quiet.
 *
 * @example
 * f16ToF32(Uint16Array.of(15360, 16384, 47104), new Float32Array(3)); // 1, 2, -0.5
 */
export const f16ToF32: ActiveKernels['f16ToF32'] = kernels.f16ToF32;
/**
 * The nearest bf16, ties to even: the upper 16 bits of an f32. NaN stays NaN and becomes quiet.
 *
 * @example
 * f32ToBf16(Float32Array.of(-1.5, 0.5, 2), new Uint16Array(3)); // 49088, 16128, 16384
 */
export const f32ToBf16: ActiveKernels['f32ToBf16'] = kernels.f32ToBf16;
/**
 * The nearest halves, ties to even: subnormal ones below 2^-14, infinity from 65520 on; NaN stays NaN and becomes quiet.
 *
 * @example
 * f32ToF16(Float32Array.of(-1.5, 0.5, 2), new Uint16Array(3)); // 48640, 14336, 16384
 */
export const f32ToF16: ActiveKernels['f32ToF16'] = kernels.f32ToF16;
/**
 * Each pixel becomes the weighted sum of those around it: out[y, x] = sum vertical[j] * sum horizontal[k] * a[y + j - verticalCount / 2, x + k - horizontalCount / 2], first down the columns. NaN of a pixel whose weight is 0 counts, and weights are finite. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20.
 *
 * @example
 * filterSeparable(Float32Array.of(-1.5, 0.5, 2, 1), 1, 2, 2, Float32Array.of(2), Float32Array.of(-1.5), 1, 1, 1, new Uint32Array(1), new Float32Array(1024), new Float32Array(4)); // 4.5, -1.5, -6, -3
 */
export const filterSeparable: ActiveKernels['filterSeparable'] = kernels.filterSeparable;
/**
 * A symmetric filter in int32 that wrap. Down the columns r[y] = (a[y] vertical[0] + sum (a[y - k] + a[y + k]) vertical[k] + 2^8) >> 9, saturated to int16; along the row of these (r[x] horizontal[0] + sum (r[x - k] + r[x + k]) horizontal[k] + 2^20) >> 21, saturated to bytes, where sums of two are int16 that wrap. Of weights whose sizes add up to at most 2^15 over both sides nothing wraps.
 *
 * @example
 * filterSymmetricBytes(Uint8Array.of(3, 5, 200, 3), 1, 2, 2, Int16Array.of(2), Int16Array.of(-300), 1, 1, 1, new Uint32Array(2), new Int16Array(2048), new Uint8Array(4)); // 0, 0, 0, 0
 */
export const filterSymmetricBytes: ActiveKernels['filterSymmetricBytes'] = kernels.filterSymmetricBytes;
/**
 * The coordinates of every element that is not 0, in row-major order; a length that is 0 counts as 1.
 *
 * @example
 * findNonZero(Uint8Array.of(3, 5, 200), 3, 8, Uint32Array.of(1), Uint8Array.of(3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200), new Float64Array(1)); // 3
 */
export const findNonZero: ActiveKernels['findNonZero'] = kernels.findNonZero;
/**
 * The position in row-major order of an element of a tensor with the lengths `limits`, negative indices counting from the end; 4294967295, which is below no limit, where one of the row is out of range: who uses it stops.
 *
 * @example
 * flattenIndices(Uint8Array.of(3, 5, 200, 3, 5, 200), 3, 8, Uint32Array.of(1, 0), new Uint32Array(3)); // 4294967295, 4294967295, 4294967295
 */
export const flattenIndices: ActiveKernels['flattenIndices'] = kernels.flattenIndices;
/**
 * The largest whole number that is not above a[i].
 *
 * @example
 * floor(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -2, 0, 2
 */
export const floor: ActiveKernels['floor'] = kernels.floor;
/**
 * out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier.
 *
 * @example
 * fma(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -4.5, 0.75, 0
 */
export const fma: ActiveKernels['fma'] = kernels.fma;
/**
 * out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier.
 *
 * @example
 * fmaF64(Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1), Float64Array.of(-1.5, 0.5, 2), new Float64Array(3)); // -4.5, 0.75, 0
 */
export const fmaF64: ActiveKernels['fmaF64'] = kernels.fmaF64;
/**
 * a[i] - trunc(a[i]), with the sign of a[i], 0 where that is whole; NaN for infinities.
 *
 * @example
 * fract(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.5, 0.5, 0
 */
export const fract: ActiveKernels['fract'] = kernels.fract;
/**
 * out[i] = a[indices[i]].
 *
 * @example
 * gather(Float32Array.of(-1.5, 0.5, 2), Uint32Array.of(1, 0), new Float32Array(2)); // 0.5, -1.5
 */
export const gather: ActiveKernels['gather'] = kernels.gather;
/**
 * out[t, i] = a[t, indices[t mod lists, i]].
 *
 * @example
 * gatherRows(Uint8Array.of(3, 5, 200, 3), 1, 2, 2, Uint32Array.of(1, 0), 1, 2, new Uint8Array(4)); // 200, 3, 3, 5
 */
export const gatherRows: ActiveKernels['gatherRows'] = kernels.gatherRows;
/**
 * a[i] * (1 + erf(a[i] / sqrt(2))) / 2; -0 at -Infinity, its limit.
 *
 * @example
 * gelu(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.1002, 0.3457, 1.954
 */
export const gelu: ActiveKernels['gelu'] = kernels.gelu;
/**
 * a[i] * (1 + tanh(sqrt(2 / pi) * (a[i] + 0.044715 * a[i]^3))) / 2; -0 at -Infinity, its limit.
 *
 * @example
 * geluTanh(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.1004, 0.3457, 1.955
 */
export const geluTanh: ActiveKernels['geluTanh'] = kernels.geluTanh;
/**
 * out[i] = 1 where a[i] > b[i], else 0.
 *
 * @example
 * greater(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 0, 0, 1
 */
export const greater: ActiveKernels['greater'] = kernels.greater;
/**
 * out[i] = 1 where a[i] >= b[i], else 0.
 *
 * @example
 * greaterEqual(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 0, 1, 1
 */
export const greaterEqual: ActiveKernels['greaterEqual'] = kernels.greaterEqual;
/**
 * Mean and variance are those of a group of channels in all pixels of an image; one channel per group: instance normalisation.
 *
 * @example
 * groupNorm(Float32Array.of(-1.5), 1, 1, 1, 1, Float32Array.of(), Float32Array.of(), 0.5, new Float32Array(1)); // 0
 */
export const groupNorm: ActiveKernels['groupNorm'] = kernels.groupNorm;
/**
 * How many bits differ.
 *
 * @example
 * hamming(Uint8Array.of(3, 5, 200), Uint8Array.of(2, 7, 1)); // 6
 */
export const hamming: ActiveKernels['hamming'] = kernels.hamming;
/**
 * How many bits differ.
 *
 * @example
 * hammingU32(Uint32Array.of(1, 0, 1), Uint32Array.of(1, 0, 1)); // 0
 */
export const hammingU32: ActiveKernels['hammingU32'] = kernels.hammingU32;
/**
 * min(max(alpha * a[i] + beta, 0), 1).
 *
 * @example
 * hardSigmoid(Float32Array.of(-1.5, 0.5, 2), 0.5, 1.5, new Float32Array(3)); // 0.75, 1, 1
 */
export const hardSigmoid: ActiveKernels['hardSigmoid'] = kernels.hardSigmoid;
/**
 * a[i] * min(max(a[i] + 3, 0), 6) / 6; -0 below -3.
 *
 * @example
 * hardSwish(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.375, 0.2917, 1.667
 */
export const hardSwish: ActiveKernels['hardSwish'] = kernels.hardSwish;
/**
 * XXH32 of the four bytes of each key, lowest first: no two keys have the same. For tables and filters, not against attackers.
 *
 * @example
 * hashKeys(Uint32Array.of(1, 0, 1), 1, new Uint32Array(3)); // 3935641242, 2012518600, 3935641242
 */
export const hashKeys: ActiveKernels['hashKeys'] = kernels.hashKeys;
/**
 * XXH32 of each row. For tables and filters, not against attackers.
 *
 * @example
 * hashRows(Uint8Array.of(3, 5, 200, 3, 5, 200), 2, 1, new Uint32Array(3)); // 4056400532, 1236388730, 3712766993
 */
export const hashRows: ActiveKernels['hashRows'] = kernels.hashRows;
/**
 * The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN.
 *
 * @example
 * jaccard(Uint8Array.of(3, 5, 200), Uint8Array.of(2, 7, 1)); // 0.3333
 */
export const jaccard: ActiveKernels['jaccard'] = kernels.jaccard;
/**
 * The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN.
 *
 * @example
 * jaccardU32(Uint32Array.of(1, 0, 1), Uint32Array.of(1, 0, 1)); // 1
 */
export const jaccardU32: ActiveKernels['jaccardU32'] = kernels.jaccardU32;
/**
 * out[i, c] = a[c, i]: planes become an image with channels last.
 *
 * @example
 * joinChannels(Float32Array.of(-1.5, 0.5), 1, 2, new Float32Array(2)); // -1.5, 0.5
 */
export const joinChannels: ActiveKernels['joinChannels'] = kernels.joinChannels;
/**
 * out[i, c] = a[c, i]: planes become an image with channels last.
 *
 * @example
 * joinChannelsU8(Uint8Array.of(3, 5), 1, 2, new Uint8Array(2)); // 3, 5
 */
export const joinChannelsU8: ActiveKernels['joinChannelsU8'] = kernels.joinChannelsU8;
/**
 * out[r] = a[r] / max(norm of a[r], epsilon).
 *
 * @example
 * l2Normalize(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, 0.5, new Float32Array(6)); // -0.5883, 0.1961, 0.7845, 0.5345, -0.8018, 0.2673
 */
export const l2Normalize: ActiveKernels['l2Normalize'] = kernels.l2Normalize;
/**
 * out[r, c] = (a[r, c] - mean) / sqrt(variance + epsilon) * gamma[c] + beta[c], mean and variance (of the population) being those of row r.
 *
 * @example
 * layerNorm(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, Float32Array.of(), Float32Array.of(), 0.5, new Float32Array(6)); // -1.147, 0.1043, 1.043, 0.7746, -1.162, 0.3873
 */
export const layerNorm: ActiveKernels['layerNorm'] = kernels.layerNorm;
/**
 * a[i] * slope where a[i] < 0, else a[i].
 *
 * @example
 * leakyRelu(Float32Array.of(-1.5, 0.5, 2), 0.5, new Float32Array(3)); // -0.75, 0.5, 2
 */
export const leakyRelu: ActiveKernels['leakyRelu'] = kernels.leakyRelu;
/**
 * out[i] = a[i] + (b[i] - a[i]) * t.
 *
 * @example
 * lerp(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), 0.5, new Float32Array(3)); // 0.25, 0.5, 0.5
 */
export const lerp: ActiveKernels['lerp'] = kernels.lerp;
/**
 * out[i] = 1 where a[i] < b[i], else 0.
 *
 * @example
 * less(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 1, 0, 0
 */
export const less: ActiveKernels['less'] = kernels.less;
/**
 * out[i] = 1 where a[i] <= b[i], else 0.
 *
 * @example
 * lessEqual(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 1, 1, 0
 */
export const lessEqual: ActiveKernels['lessEqual'] = kernels.lessEqual;
/**
 * Natural logarithm: NaN below 0, -Infinity for both zeros.
 *
 * @example
 * log(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // -1.386, 0, 1.386
 */
export const log: ActiveKernels['log'] = kernels.log;
/**
 * Logarithm to base 10: NaN below 0, -Infinity for both zeros.
 *
 * @example
 * log10(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // -0.6021, 0, 0.6021
 */
export const log10: ActiveKernels['log10'] = kernels.log10;
/**
 * log(1 + a[i]), to the last bits also where a[i] is small: -Infinity for -1, NaN below.
 *
 * @example
 * log1p(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // 0.2231, 0.6931, 1.609
 */
export const log1p: ActiveKernels['log1p'] = kernels.log1p;
/**
 * Logarithm to base 2: NaN below 0, -Infinity for both zeros, whole for powers of 2.
 *
 * @example
 * log2(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // -2, 0, 2
 */
export const log2: ActiveKernels['log2'] = kernels.log2;
/**
 * a[i] - log(sum of exp(a[j])), without overflow: all NaN if the largest element is infinite or NaN. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * logSoftmax(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -3.726, -1.726, -0.2258
 */
export const logSoftmax: ActiveKernels['logSoftmax'] = kernels.logSoftmax;
/**
 * ONNX's LRN: a * exp(-beta * log(bias + alpha / window * sum of the squares of the channels around)), in f64; channels outside are 0.
 *
 * @example
 * lrn(Float32Array.of(-1.5, 0.5, 2, 1), 2, 2, 3, 0.5, 1.5, 0.5, new Float32Array(4)); // -1.709, 0.5697, 1.299, 0.6495
 */
export const lrn: ActiveKernels['lrn'] = kernels.lrn;
/**
 * out = activation(clamp(alpha a b + beta out + bias)). Sums are in the order of the inner dimension, but a product of one row or one column, or of up to 16 rows and columns of which b holds the transpose, may be added up as dot does.
 *
 * @example
 * matmul(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 1, 2, 3, Float32Array.of(2, 0.5, -1, 3, 2, 0.5, -1, 3, 2), 1, 3, Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 1, 0, 0, 0.5, 1.5, Float32Array.of(), 0.5, 1.5, 1, new Float32Array(0)); // 0.6225, 0.8176, 0.8176, 0.6225, 0.6225, 0.6225
 */
export const matmul: ActiveKernels['matmul'] = kernels.matmul;
/**
 * activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier.
 *
 * @example
 * matmulDequantize(Int8Array.of(-3, 5, 100, -3, 5, 100), 2, 3, 1, Float32Array.of(), Int8Array.of(-3, 5, 100, 0, 5, 100, -3, 0, 100, -3, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(102, 102, 102, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3, Float32Array.of(-1.5, 0.5, 2), Int32Array.of(), Float32Array.of(), new Float32Array(6), 1.5, 0.5, 1); // 0.6225, 0.6225, 0.6225, 0.6225, 0.6225, 0.6225
 */
export const matmulDequantize: ActiveKernels['matmulDequantize'] = kernels.matmulDequantize;
/**
 * activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier.
 *
 * @example
 * matmulDequantizeU8(Uint8Array.of(3, 5, 200, 3, 5, 200), 2, 3, 1, Float32Array.of(), Int8Array.of(-3, 5, 100, 0, 5, 100, -3, 0, 100, -3, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(102, 102, 102, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3, Float32Array.of(-1.5, 0.5, 2), Int32Array.of(), Float32Array.of(), new Float32Array(6), 1.5, 0.5, 1); // 0.6225, 0.6225, 0.6225, 0.6225, 0.6225, 0.6225
 */
export const matmulDequantizeU8: ActiveKernels['matmulDequantizeU8'] = kernels.matmulDequantizeU8;
/**
 * out = a b, each sum in the order of the inner dimension, so that its bits depend on no other row or column.
 *
 * @example
 * matmulF64(Float64Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, Float64Array.of(2, 0.5, -1, 3, 2, 0.5, -1, 3, 2), 3, new Float64Array(6)); // -3.5, 6.25, 5.75, -3, -1, -0.75
 */
export const matmulF64: ActiveKernels['matmulF64'] = kernels.matmulF64;
/**
 * out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier.
 *
 * @example
 * matmulI16ByI16(Int16Array.of(-300, 5, 1000, -300, 5, 1000), 2, 3, Int16Array.of(2, -7, 1, 2, -7, 1, 2, -7, 1), 3, new Float64Array(6)); // 365, 365, 365, 365, 365, 365
 */
export const matmulI16ByI16: ActiveKernels['matmulI16ByI16'] = kernels.matmulI16ByI16;
/**
 * out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier.
 *
 * @example
 * matmulI16ByI8(Int16Array.of(-300, 5, 1000, -300, 5, 1000), 2, 3, Int8Array.of(2, -7, 1, 2, -7, 1, 2, -7, 1), 3, new Float64Array(6)); // 365, 365, 365, 365, 365, 365
 */
export const matmulI16ByI8: ActiveKernels['matmulI16ByI8'] = kernels.matmulI16ByI8;
/**
 * activation(clamp(sum * scale * aScale + bias)) of the sums (a - aZeroPoint) b. The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b. Then every step rounds once, and without an activation the bits are the same on every tier.
 *
 * @example
 * matmulI16Dequantize(Int16Array.of(-300, 5, 1000, -300, 5, 1000), 2, 3, 1, Float32Array.of(), Int8Array.of(-3, 5, 100, 0, 5, 100, -3, 0, 100, -3, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(102, 102, 102, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3, 1, Float32Array.of(-1.5, 0.5, 2), Float32Array.of(), new Float32Array(6), 1.5, 0.5, 1); // 0.6225, 0.6225, 0.6225, 0.6225, 0.6225, 0.6225
 */
export const matmulI16Dequantize: ActiveKernels['matmulI16Dequantize'] = kernels.matmulI16Dequantize;
/**
 * The sums (a - aZeroPoint) b as int16. The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b.
 *
 * @example
 * matmulI16Requantize(Int16Array.of(-300, 5, 1000, -300, 5, 1000), 2, 3, 1, Int8Array.of(2, -7, 1, 0, -7, 1, 2, 0, 1, 2, -7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(-4, -4, -4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3, 1, Float32Array.of(), Float32Array.of(-1.5, 0.5, 2), 1, new Int16Array(6)); // -553, 2055, -14571, -553, 2055, -14571
 */
export const matmulI16Requantize: ActiveKernels['matmulI16Requantize'] = kernels.matmulI16Requantize;
/**
 * out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier.
 *
 * @example
 * matmulInteger(Int8Array.of(-3, 5, 100, -3, 5, 100), 2, 3, 1, Int8Array.of(2, -7, 1, 0, -7, 1, 2, 0, 1, 2, -7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(-4, -4, -4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3, Int32Array.of(), new Int32Array(6)); // 63, 230, -689, 63, 230, -689
 */
export const matmulInteger: ActiveKernels['matmulInteger'] = kernels.matmulInteger;
/**
 * out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier.
 *
 * @example
 * matmulIntegerU8(Uint8Array.of(3, 5, 200, 3, 5, 200), 2, 3, 1, Int8Array.of(2, -7, 1, 0, -7, 1, 2, 0, 1, 2, -7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(-4, -4, -4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3, Int32Array.of(), new Int32Array(6)); // 175, 388, -1383, 175, 388, -1383
 */
export const matmulIntegerU8: ActiveKernels['matmulIntegerU8'] = kernels.matmulIntegerU8;
/**
 * activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale.
 *
 * @example
 * matmulNibbles(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, Uint8Array.of(2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2), Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1), Uint8Array.of(), 3, 32, Float32Array.of(), new Float32Array(6), 0.5, 1.5, 1); // 0.8176, 0.6225, 0.8176, 0.8176, 0.8176, 0.8176
 */
export const matmulNibbles: ActiveKernels['matmulNibbles'] = kernels.matmulNibbles;
/**
 * The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier.
 *
 * @example
 * matmulNibblesBytes(Int8Array.of(-3, 5, 100, -3, 5, 100), 2, 3, Float32Array.of(2, 0.5), Uint8Array.of(3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3), Float32Array.of(2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3), Uint8Array.of(), 3, 32, Float32Array.of(), new Float32Array(6), 0.5, 1.5, 1); // 0.6225, 0.6225, 0.8176, 0.6225, 0.6225, 0.8176
 */
export const matmulNibblesBytes: ActiveKernels['matmulNibblesBytes'] = kernels.matmulNibblesBytes;
/**
 * The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier; a scale of half precision is the float that it stands for.
 *
 * @example
 * matmulNibblesBytesHalfScales(Int8Array.of(-3, 5, 100, -3, 5, 100), 2, 3, Float32Array.of(2, 0.5), Uint8Array.of(3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3), Uint16Array.of(16896, 14336, 15360, 16896, 14336, 15360, 16896, 14336, 15360, 16896, 14336, 15360, 16896, 14336, 15360, 16896), Uint8Array.of(), 3, 32, Float32Array.of(), new Float32Array(6), 0.5, 1.5, 1); // 0.6225, 0.6225, 0.6225, 0.6225, 0.6225, 0.6225
 */
export const matmulNibblesBytesHalfScales: ActiveKernels['matmulNibblesBytesHalfScales'] = kernels.matmulNibblesBytesHalfScales;
/**
 * activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale; a scale of half precision is the float that it stands for.
 *
 * @example
 * matmulNibblesHalfScales(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, Uint8Array.of(2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2, 7, 1, 2), Uint16Array.of(15360, 16384, 47104, 15360, 16384, 47104, 15360, 16384, 47104, 15360, 16384, 47104, 15360, 16384, 47104, 15360), Uint8Array.of(), 3, 32, Float32Array.of(), new Float32Array(6), 0.5, 1.5, 1); // 0.6225, 0.6225, 0.6225, 0.6225, 0.8176, 0.6225
 */
export const matmulNibblesHalfScales: ActiveKernels['matmulNibblesHalfScales'] = kernels.matmulNibblesHalfScales;
/**
 * out = activation(clamp(a b + bias + residual)): bias and residual first, then each sum in the order of the inner dimension, so its bits depend on no other row or column.
 *
 * @example
 * matmulPacked(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, Float32Array.of(2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3), 3, Float32Array.of(), Float32Array.of(), new Float32Array(6), 0.5, 1.5, 1); // 0.8176, 0.6225, 0.6225, 0.6225, 0.6225, 0.6225
 */
export const matmulPacked: ActiveKernels['matmulPacked'] = kernels.matmulPacked;
/**
 * requantize(matmulInteger(...)) without the sums in memory.
 *
 * @example
 * matmulRequantize(Int8Array.of(-3, 5, 100, -3, 5, 100), 2, 3, 1, Int8Array.of(2, -7, 1, 0, -7, 1, 2, 0, 1, 2, -7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(-4, -4, -4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3, Int32Array.of(), Int32Array.of(), Float32Array.of(2, 0.5, -1), 1, new Int8Array(6)); // 127, 116, 127, 127, 116, 127
 */
export const matmulRequantize: ActiveKernels['matmulRequantize'] = kernels.matmulRequantize;
/**
 * requantize(matmulInteger(...)) without the sums in memory.
 *
 * @example
 * matmulRequantizeU8(Uint8Array.of(3, 5, 200, 3, 5, 200), 2, 3, 1, Int8Array.of(2, -7, 1, 0, -7, 1, 2, 0, 1, 2, -7, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), Int32Array.of(-4, -4, -4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0), 3, Int32Array.of(), Int32Array.of(), Float32Array.of(2, 0.5, -1), 1, new Uint8Array(6)); // 255, 195, 255, 255, 195, 255
 */
export const matmulRequantizeU8: ActiveKernels['matmulRequantizeU8'] = kernels.matmulRequantizeU8;
/**
 * The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * max(Float32Array.of(-1.5, 0.5, 2)); // 2
 */
export const max: ActiveKernels['max'] = kernels.max;
/**
 * The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * maxF64(Float64Array.of(-1.5, 0.5, 2)); // 2
 */
export const maxF64: ActiveKernels['maxF64'] = kernels.maxF64;
/**
 * The largest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * maxI16(Int16Array.of(-300, 5, 1000)); // 1000
 */
export const maxI16: ActiveKernels['maxI16'] = kernels.maxI16;
/**
 * The largest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * maxI8(Int8Array.of(-3, 5, 100)); // 100
 */
export const maxI8: ActiveKernels['maxI8'] = kernels.maxI8;
/**
 * The largest element of each window and channel; -Infinity for a window outside the image.
 *
 * @example
 * maxPool2d(Float32Array.of(0.25, 1, 4, 0.25), 1, 1, 2, 2, new Float32Array(6), 1, 3, 1, 1, 1, 1, 1, 1, 1, 1); // -Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity
 */
export const maxPool2d: ActiveKernels['maxPool2d'] = kernels.maxPool2d;
/**
 * The largest element of each window and channel; the least that there is for a window outside the image.
 *
 * @example
 * maxPool2dInteger(Int8Array.of(-3, 5, 100, -3), 1, 1, 2, 2, new Int8Array(6), 1, 3, 1, 1, 1, 1, 1, 1, 1, 1); // -128, -128, -128, -128, -128, -128
 */
export const maxPool2dInteger: ActiveKernels['maxPool2dInteger'] = kernels.maxPool2dInteger;
/**
 * The largest element of each window and channel; the least that there is for a window outside the image.
 *
 * @example
 * maxPool2dIntegerU8(Uint8Array.of(3, 5, 200, 3), 1, 1, 2, 2, new Uint8Array(6), 1, 3, 1, 1, 1, 1, 1, 1, 1, 1); // 0, 0, 0, 0, 0, 0
 */
export const maxPool2dIntegerU8: ActiveKernels['maxPool2dIntegerU8'] = kernels.maxPool2dIntegerU8;
/**
 * The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max.
 *
 * @example
 * maximum(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 2, 0.5, 2
 */
export const maximum: ActiveKernels['maximum'] = kernels.maximum;
/**
 * The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max.
 *
 * @example
 * maximumF64(Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1), new Float64Array(3)); // 2, 0.5, 2
 */
export const maximumF64: ActiveKernels['maximumF64'] = kernels.maximumF64;
/**
 * Sum of the elements divided by their number.
 *
 * @example
 * mean(Float32Array.of(-1.5, 0.5, 2)); // 0.3333
 */
export const mean: ActiveKernels['mean'] = kernels.mean;
/**
 * The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * min(Float32Array.of(-1.5, 0.5, 2)); // -1.5
 */
export const min: ActiveKernels['min'] = kernels.min;
/**
 * The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * minF64(Float64Array.of(-1.5, 0.5, 2)); // -1.5
 */
export const minF64: ActiveKernels['minF64'] = kernels.minF64;
/**
 * The smallest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * minI16(Int16Array.of(-300, 5, 1000)); // -300
 */
export const minI16: ActiveKernels['minI16'] = kernels.minI16;
/**
 * The smallest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * minI8(Int8Array.of(-3, 5, 100)); // -3
 */
export const minI8: ActiveKernels['minI8'] = kernels.minI8;
/**
 * (a[i] - min) / (max - min), from 0 to 1: zeros for a constant array, all NaN if an element is NaN, and NaN or 0 if one is infinite.
 *
 * @example
 * minMax(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 0, 0.5714, 1
 */
export const minMax: ActiveKernels['minMax'] = kernels.minMax;
/**
 * The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min.
 *
 * @example
 * minimum(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // -1.5, 0.5, -1
 */
export const minimum: ActiveKernels['minimum'] = kernels.minimum;
/**
 * The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min.
 *
 * @example
 * minimumF64(Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1), new Float64Array(3)); // -1.5, 0.5, -1
 */
export const minimumF64: ActiveKernels['minimumF64'] = kernels.minimumF64;
/**
 * a[i] * tanh(softplus(a[i])); -0 at -Infinity, its limit.
 *
 * @example
 * mish(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.2981, 0.3752, 1.944
 */
export const mish: ActiveKernels['mish'] = kernels.mish;
/**
 * out[i, o] = sum matrix[o, k] * a[i, k] + offsets[o]: other colours, greys, channels in another order.
 *
 * @example
 * mixChannels(Float32Array.of(-1.5), 1, 1, Float32Array.of(2), Float32Array.of(-1.5), 1, new Float32Array(1)); // -4.5
 */
export const mixChannels: ActiveKernels['mixChannels'] = kernels.mixChannels;
/**
 * mixChannels of bytes in int32 that wrap: (sum matrix[o, k] * a[i, k] + offsets[o] + 2^15) >> 16, saturated.
 *
 * @example
 * mixChannelsBytes(Uint8Array.of(3), 1, 1, Int32Array.of(3), Int32Array.of(-3000), 1, new Uint8Array(1)); // 0
 */
export const mixChannelsBytes: ActiveKernels['mixChannelsBytes'] = kernels.mixChannelsBytes;
/**
 * out[i] = a[i] * b[i].
 *
 * @example
 * mul(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // -3, 0.25, -2
 */
export const mul: ActiveKernels['mul'] = kernels.mul;
/**
 * out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one.
 *
 * @example
 * mulBf16(Uint16Array.of(16256, 16384, 48896), Uint16Array.of(16448, 16128, 16256), new Uint16Array(3)); // 16448, 16256, 48896
 */
export const mulBf16: ActiveKernels['mulBf16'] = kernels.mulBf16;
/**
 * out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one.
 *
 * @example
 * mulF16(Uint16Array.of(15360, 16384, 47104), Uint16Array.of(16896, 14336, 15360), new Uint16Array(3)); // 16896, 15360, 47104
 */
export const mulF16: ActiveKernels['mulF16'] = kernels.mulF16;
/**
 * out[i] = a[i] * b[i].
 *
 * @example
 * mulF64(Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1), new Float64Array(3)); // -3, 0.25, -2
 */
export const mulF64: ActiveKernels['mulF64'] = kernels.mulF64;
/**
 * out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16.
 *
 * @example
 * mulI16(Int16Array.of(-300, 5, 1000), Int16Array.of(2, -7, 1), new Int16Array(3)); // -600, -35, 1000
 */
export const mulI16: ActiveKernels['mulI16'] = kernels.mulI16;
/**
 * out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16.
 *
 * @example
 * mulI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1), new Int8Array(3)); // -6, -35, 100
 */
export const mulI8: ActiveKernels['mulI8'] = kernels.mulI8;
/**
 * out[i] = a[i] * b[i], or the nearest number that the type has.
 *
 * @example
 * mulSaturatedI16(Int16Array.of(-300, 5, 1000), Int16Array.of(2, -7, 1), new Int16Array(3)); // -600, -35, 1000
 */
export const mulSaturatedI16: ActiveKernels['mulSaturatedI16'] = kernels.mulSaturatedI16;
/**
 * out[i] = a[i] * b[i], or the nearest number that the type has.
 *
 * @example
 * mulSaturatedI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1), new Int8Array(3)); // -6, -35, 100
 */
export const mulSaturatedI8: ActiveKernels['mulSaturatedI8'] = kernels.mulSaturatedI8;
/**
 * sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32.
 *
 * @example
 * multiplyAccumulateI16(Int16Array.of(-300, 5, 1000), Int16Array.of(2, -7, 1), Int32Array.of(-3000, 50, 100000)); // -3600, 15, 101000
 */
export const multiplyAccumulateI16: ActiveKernels['multiplyAccumulateI16'] = kernels.multiplyAccumulateI16;
/**
 * sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32.
 *
 * @example
 * multiplyAccumulateI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1), Int32Array.of(-3000, 50, 100000)); // -3006, 15, 100100
 */
export const multiplyAccumulateI8: ActiveKernels['multiplyAccumulateI8'] = kernels.multiplyAccumulateI8;
/**
 * out[i] = -a[i].
 *
 * @example
 * neg(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 1.5, -0.5, -2
 */
export const neg: ActiveKernels['neg'] = kernels.neg;
/**
 * out[i] = -a[i].
 *
 * @example
 * negF64(Float64Array.of(-1.5, 0.5, 2), new Float64Array(3)); // 1.5, -0.5, -2
 */
export const negF64: ActiveKernels['negF64'] = kernels.negF64;
/**
 * ONNX's NonMaxSuppression: of each class the boxes with the highest scores, each of which overlaps no better one too much; of equal scores the first box is better, NaN is above all. Boxes without area overlap none. In float, rounded at each step.
 *
 * @example
 * nonMaxSuppression(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1), Float32Array.of(2, 0.5, -1), 1, 1, 3, 1, 1.5, 0.5, 0, 1, new Uint8Array(24), Uint8Array.of(3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200), new Float64Array(1)); // 1
 */
export const nonMaxSuppression: ActiveKernels['nonMaxSuppression'] = kernels.nonMaxSuppression;
/**
 * Sum of the absolute values.
 *
 * @example
 * normL1(Float32Array.of(-1.5, 0.5, 2)); // 4
 */
export const normL1: ActiveKernels['normL1'] = kernels.normL1;
/**
 * Sum of the absolute values.
 *
 * @example
 * normL1F64(Float64Array.of(-1.5, 0.5, 2)); // 4
 */
export const normL1F64: ActiveKernels['normL1F64'] = kernels.normL1F64;
/**
 * Square root of the sum of squares; right also where the squares would overflow or vanish.
 *
 * @example
 * normL2(Float32Array.of(-1.5, 0.5, 2)); // 2.55
 */
export const normL2: ActiveKernels['normL2'] = kernels.normL2;
/**
 * Square root of the sum of the squares, which neither overflow nor vanish.
 *
 * @example
 * normL2F64(Float64Array.of(-1.5, 0.5, 2)); // 2.55
 */
export const normL2F64: ActiveKernels['normL2F64'] = kernels.normL2F64;
/**
 * The largest absolute value.
 *
 * @example
 * normLinf(Float32Array.of(-1.5, 0.5, 2)); // 2
 */
export const normLinf: ActiveKernels['normLinf'] = kernels.normLinf;
/**
 * a / normL2(a): the same direction with length 1. Zeros stay zeros.
 *
 * @example
 * normalize(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.5883, 0.1961, 0.7845
 */
export const normalize: ActiveKernels['normalize'] = kernels.normalize;
/**
 * out[i] = 1 where a[i] != b[i], NaN included, else 0.
 *
 * @example
 * notEqual(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 1, 0, 1
 */
export const notEqual: ActiveKernels['notEqual'] = kernels.notEqual;
/**
 * out[r, c] = a[r] * b[c].
 *
 * @example
 * outerProduct(Float32Array.of(-1.5, 0.5), Float32Array.of(2, 0.5, -1), new Float32Array(6)); // -3, -0.75, 1.5, 1, 0.25, -0.5
 */
export const outerProduct: ActiveKernels['outerProduct'] = kernels.outerProduct;
/**
 * The panels that conv2dRequantize and conv2dInteger read.
 *
 * @example
 * packByteFilters(Int8Array.of(-3), 1, 1, 1, 1, 1, new Int32Array(16), new Int8Array(64)); // -3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const packByteFilters: ActiveKernels['packByteFilters'] = kernels.packByteFilters;
/**
 * The panels that the products of bytes read.
 *
 * @example
 * packBytes(Int8Array.of(-3, 5, 100, -3, 5, 100, -3, 5, 100), 3, 3, 0, new Int32Array(16), new Int8Array(64)); // -3, -3, -3, 0, 5, 5, 5, 0, 100, 100, 100, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const packBytes: ActiveKernels['packBytes'] = kernels.packBytes;
/**
 * The panels that matmulPacked reads, from a matrix that is multiplied from the left; packRows makes the same of its transpose.
 *
 * @example
 * packColumns(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5), 3, 3, new Float32Array(48)); // -1.5, 0.5, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, -1.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1, -1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const packColumns: ActiveKernels['packColumns'] = kernels.packColumns;
/**
 * The panels that depthwiseConv2d reads.
 *
 * @example
 * packDepthwise(Float32Array.of(-1.5, 0.5), 2, 1, 1, new Float32Array(16)); // -1.5, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const packDepthwise: ActiveKernels['packDepthwise'] = kernels.packDepthwise;
/**
 * The panels that conv2d reads.
 *
 * @example
 * packFilters(Float32Array.of(-1.5), 1, 1, 1, 1, 1, new Float32Array(16)); // -1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const packFilters: ActiveKernels['packFilters'] = kernels.packFilters;
/**
 * The panels that matmulI16Dequantize and matmulI16Requantize read with weightBytes 2.
 *
 * @example
 * packI16(Int16Array.of(-300, 5, 1000, -300, 5, 1000, -300, 5, 1000), 3, 3, 0, new Int32Array(32), new Int8Array(128)); // -2, -2, -2, 0, 0, 0, 0, 0, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 84, 84, 84, 0, -123, -123, -123, 0, 104, 104, 104, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const packI16: ActiveKernels['packI16'] = kernels.packI16;
/**
 * The panels that the products of 4-bit weights read; scales and zero points panel by panel, block by block, 16 at a time. Weights behind the last row become the zero point (of a larger byte its low half); columns behind the last one are zeros throughout.
 *
 * @example
 * packNibbles(Uint8Array.of(3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200, 3, 5, 200), 3, 3, 32, Float32Array.of(2, 0.5, -1), Uint8Array.of(), new Float32Array(16), new Uint8Array(16), new Uint8Array(256)); // 131, 128, 133, 136, 133, 128, 136, 136, 136, 140, 131, 136, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 136, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const packNibbles: ActiveKernels['packNibbles'] = kernels.packNibbles;
/**
 * The order of elements that dotPacked reads, the same on every tier.
 *
 * @example
 * packRows(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, new Float32Array(48)); // -1.5, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, -1.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const packRows: ActiveKernels['packRows'] = kernels.packRows;
/**
 * out[i] = a[i] to the power of b[i], as IEEE 754 and C have it: 1 where b[i] is 0 or a[i] is 1, whatever the other is.
 *
 * @example
 * pow(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // 2.25, 0.7071, 0.5
 */
export const pow: ActiveKernels['pow'] = kernels.pow;
/**
 * Symmetric quantization of each block of a row by its largest magnitude: the left operand of dynamically quantized products. NaN counts as 0; a block with an infinity, or with nothing above 127 * 2^-128, has scale 0 and zeros.
 *
 * @example
 * quantizeBlocks(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, 32, new Float32Array(2), new Int8Array(6)); // -95, 32, 127, 85, -127, 42
 */
export const quantizeBlocks: ActiveKernels['quantizeBlocks'] = kernels.quantizeBlocks;
/**
 * saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point.
 *
 * @example
 * quantizeI16(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 1, 2, 3, Float32Array.of(2, 0.5), Int32Array.of(), new Int16Array(6)); // -1, 0, 1, 2, -3, 1
 */
export const quantizeI16: ActiveKernels['quantizeI16'] = kernels.quantizeI16;
/**
 * saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point.
 *
 * @example
 * quantizeI8(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 1, 2, 3, Float32Array.of(2, 0.5), Int32Array.of(), new Int8Array(6)); // -1, 0, 1, 2, -3, 1
 */
export const quantizeI8: ActiveKernels['quantizeI8'] = kernels.quantizeI8;
/**
 * saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point.
 *
 * @example
 * quantizeU8(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 1, 2, 3, Float32Array.of(2, 0.5), Int32Array.of(), new Uint8Array(6)); // 0, 0, 1, 2, 0, 1
 */
export const quantizeU8: ActiveKernels['quantizeU8'] = kernels.quantizeU8;
/**
 * Numbers of the exponential distribution of mean 1, up to 21.5: -log of uniform ones. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier.
 *
 * @example
 * randomExponential(1, 1, 1, new Float32Array(3)); // 1.74, 0.1833, 4.453
 */
export const randomExponential: ActiveKernels['randomExponential'] = kernels.randomExponential;
/**
 * Whole numbers of [low, low + count), which wrap at 32 bits: low + floor(x * count / 2^32), so that their probabilities differ by 2^-32 at most. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier.
 *
 * @example
 * randomIntegers(1, 1, 1, 1, 1, new Int32Array(3)); // 1, 1, 1
 */
export const randomIntegers: ActiveKernels['randomIntegers'] = kernels.randomIntegers;
/**
 * Numbers of the standard normal distribution, up to 6.6, by Box and Muller's transform of pairs. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier.
 *
 * @example
 * randomNormal(1, 1, 1, new Float32Array(3)); // 0.8549, 0.6039, 0.04425
 */
export const randomNormal: ActiveKernels['randomNormal'] = kernels.randomNormal;
/**
 * Numbers of [0, 1), multiples of 2^-24. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier.
 *
 * @example
 * randomUniform(1, 1, 1, new Float32Array(3)); // 0.1755, 0.8325, 0.01164
 */
export const randomUniform: ActiveKernels['randomUniform'] = kernels.randomUniform;
/**
 * out[i] = 1 / a[i].
 *
 * @example
 * recip(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.6667, 2, 0.5
 */
export const recip: ActiveKernels['recip'] = kernels.recip;
/**
 * A layer of RNN, GRU or LSTM as ONNX defines them, all steps of all directions in one call; n of the bound is hidden + 4.
 *
 * @example
 * recurrentLayer(Float32Array.of(-1.5), 1, 1, 1, 1, 1, Float32Array.of(2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3, 2, 0.5, -1, 3), Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5), Float32Array.of(), Float32Array.of(), Int32Array.of(), 0.5, 0, 0, 0, Float32Array.of(-1.5), Float32Array.of(2), new Float32Array(1)); // 1.75
 */
export const recurrentLayer: ActiveKernels['recurrentLayer'] = kernels.recurrentLayer;
/**
 * Integers are summed in 64 bits and wrap, their means and roots are truncated. Of no elements: 0, 1 for prod, NaN for mean, the least of the type for max and its largest for min.
 *
 * @example
 * reduceAny(Uint8Array.of(3, 5, 200, 3, 5, 200), 1, 2, 3, 1, 8, new Uint8Array(3)); // 3, 5, 200
 */
export const reduceAny: ActiveKernels['reduceAny'] = kernels.reduceAny;
/**
 * 0 where a[i] < 0, else a[i]; -0 stays.
 *
 * @example
 * relu(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 0, 0.5, 2
 */
export const relu: ActiveKernels['relu'] = kernels.relu;
/**
 * saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point.
 *
 * @example
 * requantizeI8(Int32Array.of(-3000, 50, 100000, -3000, 50, 100000), 1, 2, 3, Int32Array.of(), Float32Array.of(-1.5, 0.5), 1, new Int8Array(6)); // 127, -74, -128, -128, 26, 127
 */
export const requantizeI8: ActiveKernels['requantizeI8'] = kernels.requantizeI8;
/**
 * saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point.
 *
 * @example
 * requantizeU8(Int32Array.of(-3000, 50, 100000, -3000, 50, 100000), 1, 2, 3, Int32Array.of(), Float32Array.of(-1.5, 0.5), 1, new Uint8Array(6)); // 255, 0, 0, 0, 26, 255
 */
export const requantizeU8: ActiveKernels['requantizeU8'] = kernels.requantizeU8;
/**
 * An image of another size by weights that the caller knows: out[y, x] = sum vertical[y, j] * horizontal[x, k] * a[tops[y] + j, lefts[x] + k], first down the columns. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20.
 *
 * @example
 * resample(Float32Array.of(-1.5, 0.5, 2, 1), 1, 2, 2, Uint32Array.of(0), 1, Float32Array.of(-1.5), 1, Uint32Array.of(1, 0, 1), 3, Float32Array.of(-1.5, 0.5, 2), 1, new Float32Array(4), new Float32Array(6)); // 4.5, 2.25, 1.125, -0.375, -6, -3
 */
export const resample: ActiveKernels['resample'] = kernels.resample;
/**
 * resample of bytes in int32 that wrap: down the columns (sum + 2^6) >> 7, saturated to int16, then along the row of these (sum + 2^20) >> 21, saturated to bytes. Of weights whose sizes add up to at most 2^14 nothing wraps or saturates before its end.
 *
 * @example
 * resampleBytes(Uint8Array.of(3, 5, 200, 3), 1, 2, 2, Uint32Array.of(0), 1, Int16Array.of(-300), 1, Uint32Array.of(1, 0, 1), 3, Int16Array.of(-300, 5, 1000), 1, new Int16Array(4), new Uint8Array(6)); // 0, 0, 0, 0, 0, 0
 */
export const resampleBytes: ActiveKernels['resampleBytes'] = kernels.resampleBytes;
/**
 * Each new pixel is mixed from the four old ones whose centres surround its own (half-pixel centres, no antialiasing); at the edges the nearest are repeated. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * resizeBilinear(Float32Array.of(-1.5, 0.5, 2, 1), 1, 1, 2, 2, new Float32Array(6), 1, 3); // -1.5, 0.5, 0.25, 0.75, 2, 1
 */
export const resizeBilinear: ActiveKernels['resizeBilinear'] = kernels.resizeBilinear;
/**
 * Each new pixel is the old one that holds its centre: row floor((y + 0.5) * height / outHeight), columns alike. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * resizeNearest(Float32Array.of(-1.5, 0.5, 2, 1), 1, 1, 2, 2, new Float32Array(6), 1, 3); // -1.5, 0.5, 2, 1, 2, 1
 */
export const resizeNearest: ActiveKernels['resizeNearest'] = kernels.resizeNearest;
/**
 * out[r, c] = a[r, c] / sqrt(mean of a[r]^2 + epsilon) * gamma[c].
 *
 * @example
 * rmsNorm(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, Float32Array.of(), 0.5, new Float32Array(6)); // -0.9186, 0.3062, 1.225, 0.7746, -1.162, 0.3873
 */
export const rmsNorm: ActiveKernels['rmsNorm'] = kernels.rmsNorm;
/**
 * Turns each pair (x, y) of a token by its angle.
 *
 * @example
 * rotaryEmbedding(Float32Array.of(-1.5, 0.5, 2, 1), 1, 1, 2, Float32Array.of(2, 0.5), Float32Array.of(-1.5, 0.5), 0, new Float32Array(4)); // 0, -0.25, 6.25, 0.75
 */
export const rotaryEmbedding: ActiveKernels['rotaryEmbedding'] = kernels.rotaryEmbedding;
/**
 * The nearest whole number, the even one of two; the sign of zero is kept.
 *
 * @example
 * round(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -2, 0, 2
 */
export const round: ActiveKernels['round'] = kernels.round;
/**
 * The nearest whole number, of two the one further from 0, as C's and Rust's round; the sign of zero is kept. `round` gives the even one.
 *
 * @example
 * roundHalfAway(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -2, 1, 2
 */
export const roundHalfAway: ActiveKernels['roundHalfAway'] = kernels.roundHalfAway;
/**
 * out[i] = 1 / sqrt(a[i]).
 *
 * @example
 * rsqrt(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // 2, 1, 0.5
 */
export const rsqrt: ActiveKernels['rsqrt'] = kernels.rsqrt;
/**
 * Images at places between their pixels, or around several points at each: GridSample, RoiAlign, DeformConv. At a place that is NaN all is NaN.
 *
 * @example
 * samplePoints(Float32Array.of(-1.5, 0.5, 2, 1), 1, 1, 1, 2, 2, Uint32Array.of(), Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 3, 2, 1, Float32Array.of(), Float32Array.of(), Float32Array.of(), 1, 1, 1, 0, new Float32Array(12)); // -1.5, 0.5, 1.125, 0.875, 0, 0, 0, 0, 0, 0, 0, 0
 */
export const samplePoints: ActiveKernels['samplePoints'] = kernels.samplePoints;
/**
 * Sum of (a[i] - mean)^2 divided by n - ddof, in f64: 0 for a constant array, NaN where n is not above ddof.
 *
 * @example
 * sampleVariance(Float32Array.of(-1.5, 0.5, 2), 0); // 2.056
 */
export const sampleVariance: ActiveKernels['sampleVariance'] = kernels.sampleVariance;
/**
 * out[i] = a[i] * s.
 *
 * @example
 * scale(Float32Array.of(-1.5, 0.5, 2), 0.5, new Float32Array(3)); // -0.75, 0.25, 1
 */
export const scale: ActiveKernels['scale'] = kernels.scale;
/**
 * out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one.
 *
 * @example
 * scaleBf16(Uint16Array.of(16256, 16384, 48896), 0.5, new Uint16Array(3)); // 16128, 16256, 48768
 */
export const scaleBf16: ActiveKernels['scaleBf16'] = kernels.scaleBf16;
/**
 * out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one.
 *
 * @example
 * scaleF16(Uint16Array.of(15360, 16384, 47104), 0.5, new Uint16Array(3)); // 14336, 15360, 46080
 */
export const scaleF16: ActiveKernels['scaleF16'] = kernels.scaleF16;
/**
 * out[i] = a[i] * s.
 *
 * @example
 * scaleF64(Float64Array.of(-1.5, 0.5, 2), 0.5, new Float64Array(3)); // -0.75, 0.25, 1
 */
export const scaleF64: ActiveKernels['scaleF64'] = kernels.scaleF64;
/**
 * out[indices[i]] = a[i], in order: of two elements for one position, the later stays.
 *
 * @example
 * scatter(Float32Array.of(-1.5, 0.5), Uint32Array.of(1, 0), Float32Array.of(-1.5, 0.5, 2)); // 0.5, -1.5, 2
 */
export const scatter: ActiveKernels['scatter'] = kernels.scatter;
/**
 * out[t, indices[t, i]] becomes a[t, i] or its sum, product, least or largest with what it was; in order, as binaryAny computes.
 *
 * @example
 * scatterRows(Uint8Array.of(3, 5, 200, 3, 5, 200), Uint32Array.of(1, 0), 1, 2, 2, 3, 1, 8, Uint8Array.of(3, 5, 200, 3, 5, 200)); // 6, 10, 144, 6, 10, 144
 */
export const scatterRows: ActiveKernels['scatterRows'] = kernels.scatterRows;
/**
 * How many elements of the list are less, by halving it: where the element is, or would be put. 0 for NaN.
 *
 * @example
 * searchSorted(Uint8Array.of(3, 5, 200), 3, Uint8Array.of(2, 7), 1, 2, 8, new Uint32Array(3)); // 1, 1, 2
 */
export const searchSorted: ActiveKernels['searchSorted'] = kernels.searchSorted;
/**
 * out[i] = a[i] where condition[i] is not 0 (NaN is not), else b[i].
 *
 * @example
 * select(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 2, 0.5, -1
 */
export const select: ActiveKernels['select'] = kernels.select;
/**
 * out[i] = a[i] where condition[i] is not 0, else b[i].
 *
 * @example
 * selectAny(Uint8Array.of(3, 5, 200), Uint8Array.of(2, 7, 1, 2, 7, 1), Uint8Array.of(3, 5, 200, 3, 5, 200), 2, new Uint8Array(6)); // 2, 7, 1, 2, 7, 1
 */
export const selectAny: ActiveKernels['selectAny'] = kernels.selectAny;
/**
 * 1.0507009873554805 * (1.6732632423543772 * (exp(a[i]) - 1) where a[i] < 0, else a[i]).
 *
 * @example
 * selu(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -1.366, 0.5254, 2.101
 */
export const selu: ActiveKernels['selu'] = kernels.selu;
/**
 * 1 / (1 + exp(-a[i])).
 *
 * @example
 * sigmoid(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 0.1824, 0.6225, 0.8808
 */
export const sigmoid: ActiveKernels['sigmoid'] = kernels.sigmoid;
/**
 * out[i] = 1 or -1, the sign of a[i]; zeros stay as they are.
 *
 * @example
 * sign(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -1, 1, 1
 */
export const sign: ActiveKernels['sign'] = kernels.sign;
/**
 * a[i] / (1 + exp(-a[i])), also called swish; -0 at -Infinity, its limit.
 *
 * @example
 * silu(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.2736, 0.3112, 1.762
 */
export const silu: ActiveKernels['silu'] = kernels.silu;
/**
 * Sine of radians of any size; NaN for infinities.
 *
 * @example
 * sin(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.9975, 0.4794, 0.9093
 */
export const sin: ActiveKernels['sin'] = kernels.sin;
/**
 * Hyperbolic sine.
 *
 * @example
 * sinh(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -2.129, 0.5211, 3.627
 */
export const sinh: ActiveKernels['sinh'] = kernels.sinh;
/**
 * Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude sqrt(x^2 + y^2).
 *
 * @example
 * sobel(Float32Array.of(-1.5, 0.5, 2, 1), 1, 2, 2, 1, 1, new Float32Array(36), new Float32Array(4)); // 0, 0, 0, 0
 */
export const sobel: ActiveKernels['sobel'] = kernels.sobel;
/**
 * Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude of both to the nearest integer.
 *
 * @example
 * sobelBytes(Uint8Array.of(3, 5, 200, 3), 1, 2, 2, 1, 1, new Int16Array(36), new Int16Array(4)); // 0, 0, 0, 0
 */
export const sobelBytes: ActiveKernels['sobelBytes'] = kernels.sobelBytes;
/**
 * exp(a[i]) / sum of exp(a[j]), without overflow: all NaN if the largest element is infinite or NaN. Throws RangeError KINGLET_KERNELS_EMPTY for no elements.
 *
 * @example
 * softmax(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 0.02409, 0.178, 0.7979
 */
export const softmax: ActiveKernels['softmax'] = kernels.softmax;
/**
 * softmax of each row, whose elements are read from memory once: a row of nothing but -Infinity gives NaN.
 *
 * @example
 * softmaxRows(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, new Float32Array(6)); // 0.02409, 0.178, 0.7979, 0.5922, 0.04861, 0.3592
 */
export const softmaxRows: ActiveKernels['softmaxRows'] = kernels.softmaxRows;
/**
 * log(1 + exp(a[i])).
 *
 * @example
 * softplus(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // 0.2014, 0.9741, 2.127
 */
export const softplus: ActiveKernels['softplus'] = kernels.softplus;
/**
 * out[c, i] = a[i, c]: images with channels last become planes.
 *
 * @example
 * splitChannels(Float32Array.of(-1.5, 0.5), 1, 2, new Float32Array(2)); // -1.5, 0.5
 */
export const splitChannels: ActiveKernels['splitChannels'] = kernels.splitChannels;
/**
 * out[c, i] = a[i, c]: images with channels last become planes.
 *
 * @example
 * splitChannelsU8(Uint8Array.of(3, 5), 1, 2, new Uint8Array(2)); // 3, 5
 */
export const splitChannelsU8: ActiveKernels['splitChannelsU8'] = kernels.splitChannelsU8;
/**
 * Square root: NaN below 0, -0 for -0.
 *
 * @example
 * sqrt(Float32Array.of(0.25, 1, 4), new Float32Array(3)); // 0.5, 1, 2
 */
export const sqrt: ActiveKernels['sqrt'] = kernels.sqrt;
/**
 * Square root: NaN below 0, -0 for -0.
 *
 * @example
 * sqrtF64(Float64Array.of(0.25, 1, 4), new Float64Array(3)); // 0.5, 1, 2
 */
export const sqrtF64: ActiveKernels['sqrtF64'] = kernels.sqrtF64;
/**
 * Sum of (a[i] - b[i])^2.
 *
 * @example
 * squaredEuclidean(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1)); // 21.25
 */
export const squaredEuclidean: ActiveKernels['squaredEuclidean'] = kernels.squaredEuclidean;
/**
 * Sum of (a[i] - b[i])^2, in f32.
 *
 * @example
 * squaredEuclideanBf16(Uint16Array.of(16256, 16384, 48896), Uint16Array.of(16448, 16128, 16256)); // 8.5
 */
export const squaredEuclideanBf16: ActiveKernels['squaredEuclideanBf16'] = kernels.squaredEuclideanBf16;
/**
 * Sum of (a[i] - b[i])^2.
 *
 * @example
 * squaredEuclideanF16(Uint16Array.of(15360, 16384, 47104), Uint16Array.of(16896, 14336, 15360)); // 8.5
 */
export const squaredEuclideanF16: ActiveKernels['squaredEuclideanF16'] = kernels.squaredEuclideanF16;
/**
 * Sum of (a[i] - b[i])^2.
 *
 * @example
 * squaredEuclideanI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1)); // 9970
 */
export const squaredEuclideanI8: ActiveKernels['squaredEuclideanI8'] = kernels.squaredEuclideanI8;
/**
 * Sum of (a[i] - b[i])^2.
 *
 * @example
 * squaredEuclideanU8(Uint8Array.of(3, 5, 200), Uint8Array.of(2, 7, 1)); // 39606
 */
export const squaredEuclideanU8: ActiveKernels['squaredEuclideanU8'] = kernels.squaredEuclideanU8;
/**
 * Square root of sampleVariance, also where that would overflow or vanish.
 *
 * @example
 * stddev(Float32Array.of(-1.5, 0.5, 2), 0); // 1.434
 */
export const stddev: ActiveKernels['stddev'] = kernels.stddev;
/**
 * out[i] = a[i] - b[i].
 *
 * @example
 * sub(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // -3.5, 0, 3
 */
export const sub: ActiveKernels['sub'] = kernels.sub;
/**
 * out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one.
 *
 * @example
 * subBf16(Uint16Array.of(16256, 16384, 48896), Uint16Array.of(16448, 16128, 16256), new Uint16Array(3)); // 49152, 16320, 49088
 */
export const subBf16: ActiveKernels['subBf16'] = kernels.subBf16;
/**
 * out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one.
 *
 * @example
 * subF16(Uint16Array.of(15360, 16384, 47104), Uint16Array.of(16896, 14336, 15360), new Uint16Array(3)); // 49152, 15872, 48640
 */
export const subF16: ActiveKernels['subF16'] = kernels.subF16;
/**
 * out[i] = a[i] - b[i].
 *
 * @example
 * subF64(Float64Array.of(-1.5, 0.5, 2), Float64Array.of(2, 0.5, -1), new Float64Array(3)); // -3.5, 0, 3
 */
export const subF64: ActiveKernels['subF64'] = kernels.subF64;
/**
 * out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16.
 *
 * @example
 * subI16(Int16Array.of(-300, 5, 1000), Int16Array.of(2, -7, 1), new Int16Array(3)); // -302, 12, 999
 */
export const subI16: ActiveKernels['subI16'] = kernels.subI16;
/**
 * out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16.
 *
 * @example
 * subI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1), new Int8Array(3)); // -5, 12, 99
 */
export const subI8: ActiveKernels['subI8'] = kernels.subI8;
/**
 * out[i] = a[i] - b[i], or the nearest number that the type has.
 *
 * @example
 * subSaturatedI16(Int16Array.of(-300, 5, 1000), Int16Array.of(2, -7, 1), new Int16Array(3)); // -302, 12, 999
 */
export const subSaturatedI16: ActiveKernels['subSaturatedI16'] = kernels.subSaturatedI16;
/**
 * out[i] = a[i] - b[i], or the nearest number that the type has.
 *
 * @example
 * subSaturatedI8(Int8Array.of(-3, 5, 100), Int8Array.of(2, -7, 1), new Int8Array(3)); // -5, 12, 99
 */
export const subSaturatedI8: ActiveKernels['subSaturatedI8'] = kernels.subSaturatedI8;
/**
 * Sum of the elements.
 *
 * @example
 * sum(Float32Array.of(-1.5, 0.5, 2)); // 1
 */
export const sum: ActiveKernels['sum'] = kernels.sum;
/**
 * Sum of the elements.
 *
 * @example
 * sumF64(Float64Array.of(-1.5, 0.5, 2)); // 1
 */
export const sumF64: ActiveKernels['sumF64'] = kernels.sumF64;
/**
 * Sum of the elements: exact up to 2^53.
 *
 * @example
 * sumI16(Int16Array.of(-300, 5, 1000)); // 705
 */
export const sumI16: ActiveKernels['sumI16'] = kernels.sumI16;
/**
 * Sum of the elements: exact up to 2^53.
 *
 * @example
 * sumI8(Int8Array.of(-3, 5, 100)); // 102
 */
export const sumI8: ActiveKernels['sumI8'] = kernels.sumI8;
/**
 * Sum of the elements with Neumaier's compensation in f64: rounded once, whatever cancels.
 *
 * @example
 * sumKahan(Float32Array.of(-1.5, 0.5, 2)); // 1
 */
export const sumKahan: ActiveKernels['sumKahan'] = kernels.sumKahan;
/**
 * Sum of a[i] * a[i].
 *
 * @example
 * sumOfSquares(Float32Array.of(-1.5, 0.5, 2)); // 6.5
 */
export const sumOfSquares: ActiveKernels['sumOfSquares'] = kernels.sumOfSquares;
/**
 * silu(gate) * up.
 *
 * @example
 * swiGlu(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1), new Float32Array(3)); // -0.5473, 0.1556, -1.762
 */
export const swiGlu: ActiveKernels['swiGlu'] = kernels.swiGlu;
/**
 * Eigenvalues and eigenvectors of a symmetric matrix, in f64. All are NaN if an element of the lower triangle is not finite.
 *
 * @example
 * symmetricEigenInto(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5, 2, 1, -1.5), 3, 1, new Float64Array(18), new Float32Array(9), new Float32Array(3)); // 1.232, -2.232, -3.5
 */
export const symmetricEigenInto: ActiveKernels['symmetricEigenInto'] = kernels.symmetricEigenInto;
/**
 * Tangent of radians of any size; NaN for infinities.
 *
 * @example
 * tan(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -14.1, 0.5463, -2.185
 */
export const tan: ActiveKernels['tan'] = kernels.tan;
/**
 * Hyperbolic tangent.
 *
 * @example
 * tanh(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -0.9051, 0.4621, 0.964
 */
export const tanh: ActiveKernels['tanh'] = kernels.tanh;
/**
 * The k largest elements and their positions, largest first; equal ones by position, zeros being equal.
 *
 * @example
 * topK(Float32Array.of(-1.5, 0.5, 2), new Float32Array(2), new Uint32Array(2)); // 2, 1
 */
export const topK: ActiveKernels['topK'] = kernels.topK;
/**
 * Of equal elements the first is better, zeros being equal; NaN is above every number. Of fewer elements than `k`, what is left receives zeros, and -1 for a place.
 *
 * @example
 * topKAny(Uint8Array.of(3, 5, 200, 3, 5, 200), 2, 3, 8, 2, 0, new Uint8Array(4), new Uint8Array(32)); // 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0
 */
export const topKAny: ActiveKernels['topKAny'] = kernels.topKAny;
/**
 * out[c, r] = a[r, c].
 *
 * @example
 * transpose(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 2, 3, new Float32Array(6)); // -1.5, 1, 0.5, -1.5, 2, 0.5
 */
export const transpose: ActiveKernels['transpose'] = kernels.transpose;
/**
 * out[i, c, r] = a[i, r, c]: with a channel for a row, images with their channels apart (NCHW) become images with channels last (NHWC).
 *
 * @example
 * transposeEach(Float32Array.of(-1.5, 0.5, 2, 1, -1.5, 0.5), 1, 2, 3, new Float32Array(6)); // -1.5, 1, 0.5, -1.5, 2, 0.5
 */
export const transposeEach: ActiveKernels['transposeEach'] = kernels.transposeEach;
/**
 * For each row the sum of one leaf of every tree. From node to node: the child, or the one behind it where the key of the slot is above that of the node. A node that has itself for a child, and compares a key that is 0, is a leaf; its key is its row of `leaves`. Trees that nodes or leaves leave add nothing.
 *
 * @example
 * treeEnsemble(Uint32Array.of(1, 0), 2, 1, Uint32Array.of(1, 0, 1, 1, 0, 1, 1, 0), 4, 1, Uint32Array.of(1, 0, 1, 1, 0, 1, 1, 0), Uint32Array.of(1, 0, 1, 1, 0, 1, 1, 0), Uint32Array.of(1), 1, Float32Array.of(2, 0.5), 1, 2, 2, new Float32Array(4)); // 0, 0, 0, 0
 */
export const treeEnsemble: ActiveKernels['treeEnsemble'] = kernels.treeEnsemble;
/**
 * Integers in the order of floats: the bits, with their order turned for those below 0, from 2^31 on for the others, -0 as 0. NaN is the largest of the first key of a feature, 4294967295, and the least of the second, 0.
 *
 * @example
 * treeKeys(Float32Array.of(-1.5, 0.5), 2, 1, 1, new Uint32Array(2)); // 1077936127, 3204448256
 */
export const treeKeys: ActiveKernels['treeKeys'] = kernels.treeKeys;
/**
 * out[i] = a[i] without its fraction; -0.5 becomes -0.
 *
 * @example
 * trunc(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -1, 0, 2
 */
export const trunc: ActiveKernels['trunc'] = kernels.trunc;
/**
 * Floats are computed in f64 and rounded once, integers wrap. `not` is 1 for 0 and 0 for others, `sqrt` of integers truncates that of their f64, `bitwiseNot` turns the bits of any type, bool aside.
 *
 * @example
 * unaryAny(Uint8Array.of(3, 5, 200), 1, 8, 3, new Uint8Array(3)); // 3, 5, 200
 */
export const unaryAny: ActiveKernels['unaryAny'] = kernels.unaryAny;
/**
 * A function of each element, computed in f64; NaN where it has no value.
 *
 * @example
 * unaryRare(Float32Array.of(0.25, 1, 4), 0.5, 1.5, 1, new Float32Array(3)); // 0.2527, 1.571, NaN
 */
export const unaryRare: ActiveKernels['unaryRare'] = kernels.unaryRare;
/**
 * Mean of (a[i] - mean)^2, divided by n, not n - 1: in two passes, what the computed mean is off by taken away again. 0 for one element.
 *
 * @example
 * variance(Float32Array.of(-1.5, 0.5, 2)); // 2.056
 */
export const variance: ActiveKernels['variance'] = kernels.variance;
/**
 * out[j] = sum of x[k] * b[k, j], in the order of k: the vector from the left; dotMany is the product from the right.
 *
 * @example
 * vecmat(Float32Array.of(-1.5, 0.5, 2), Float32Array.of(2, 0.5, -1, 3, 2, 0.5, -1, 3, 2), new Float32Array(3)); // -3.5, 6.25, 5.75
 */
export const vecmat: ActiveKernels['vecmat'] = kernels.vecmat;
/**
 * (a[i] - mean) / stddev(a, 0), in f64: zeros for a constant array, all NaN if an element is infinite.
 *
 * @example
 * zScore(Float32Array.of(-1.5, 0.5, 2), new Float32Array(3)); // -1.279, 0.1162, 1.162
 */
export const zScore: ActiveKernels['zScore'] = kernels.zScore;
/** The active tier: a name of tiers.ts such as `neon`, or `typescript`. */
export const isa: ActiveKernels['isa'] = kernels.isa;
/** Why the addon did not load; undefined if it did, or if KINGLET_ISA=typescript kept it out. */
export const loadError: ActiveKernels['loadError'] = kernels.loadError;
