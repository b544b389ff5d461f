// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
// What a handler for engine `native` imports from @kinglet/kernels: the functions of the TypeScript package. Numbers come
// back as f32, those of bytes as f64, positions as i32. What is wrong with an argument ends the call, as a thrown error does.

// @ts-expect-error: decorator
@external("kernels", "abs")
declare function call_abs(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** out[i] = |a[i]|. */
export function abs(a: Float32Array, out: Float32Array): Float32Array {
  call_abs(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "absF64")
declare function call_absF64(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** out[i] = |a[i]|. */
export function absF64(a: Float64Array, out: Float64Array): Float64Array {
  call_absF64(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "acos")
declare function call_acos(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Arc cosine in radians: NaN outside [-1, 1]. */
export function acos(a: Float32Array, out: Float32Array): Float32Array {
  call_acos(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "acosh")
declare function call_acosh(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Inverse hyperbolic cosine: NaN below 1. */
export function acosh(a: Float32Array, out: Float32Array): Float32Array {
  call_acosh(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "add")
declare function call_add(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + b[i]. */
export function add(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_add(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addBf16")
declare function call_addBf16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export function addBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array {
  call_addBf16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addF16")
declare function call_addF16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export function addF16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array {
  call_addF16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addF64")
declare function call_addF64(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + b[i]. */
export function addF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array {
  call_addF64(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addI16")
declare function call_addI16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16. */
export function addI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array {
  call_addI16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addI8")
declare function call_addI8(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16. */
export function addI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array {
  call_addI8(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addRelu")
declare function call_addRelu(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** relu(a[i] + b[i]): 0 where the sum is below 0, else the sum. */
export function addRelu(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_addRelu(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addRmsNorm")
declare function call_addRmsNorm(a: usize, aLength: i32, rows: i32, columns: i32, residual: usize, residualLength: i32, gamma: usize, gammaLength: i32, epsilon: f32, out: usize, outLength: i32): void;
/** residual += a, each sum rounded once; out = rmsNorm(residual, gamma, epsilon). */
export function addRmsNorm(a: Float32Array, rows: i32, columns: i32, residual: Float32Array, gamma: Float32Array, epsilon: f64, out: Float32Array): Float32Array {
  call_addRmsNorm(a.dataStart, a.length, rows, columns, residual.dataStart, residual.length, gamma.dataStart, gamma.length, <f32>epsilon, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addSaturatedI16")
declare function call_addSaturatedI16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + b[i], or the nearest number that the type has. */
export function addSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array {
  call_addSaturatedI16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addSaturatedI8")
declare function call_addSaturatedI8(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + b[i], or the nearest number that the type has. */
export function addSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array {
  call_addSaturatedI8(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "addScaled")
declare function call_addScaled(a: usize, aLength: i32, s: f32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] + s * b[i]. */
export function addScaled(a: Float32Array, s: f64, b: Float32Array, out: Float32Array): Float32Array {
  call_addScaled(a.dataStart, a.length, <f32>s, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "argReduceAny")
declare function call_argReduceAny(a: usize, aLength: i32, outer: i32, length: i32, inner: i32, type: i32, isMax: i32, selectLast: i32, out: usize, outLength: i32): void;
/** The position along the reduced axis; NaN is both the largest and the least. */
export function argReduceAny(a: Uint8Array, outer: i32, length: i32, inner: i32, type: i32, isMax: i32, selectLast: i32, out: Uint8Array): Uint8Array {
  call_argReduceAny(a.dataStart, a.length, outer, length, inner, type, isMax, selectLast, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "argmax")
declare function call_argmax(a: usize, aLength: i32): i32;
/** Position of the first NaN, else of the first element that no other is larger than; zeros are equal. An error for no elements. */
export function argmax(a: Float32Array): i32 {
  return call_argmax(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "argmaxF64")
declare function call_argmaxF64(a: usize, aLength: i32): i32;
/** Position of the first largest element; of the first NaN if there is one. Zeros are equal. An error for no elements. */
export function argmaxF64(a: Float64Array): i32 {
  return call_argmaxF64(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "argmin")
declare function call_argmin(a: usize, aLength: i32): i32;
/** Position of the first NaN, else of the first element that no other is smaller than; zeros are equal. An error for no elements. */
export function argmin(a: Float32Array): i32 {
  return call_argmin(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "argminF64")
declare function call_argminF64(a: usize, aLength: i32): i32;
/** Position of the first smallest element; of the first NaN if there is one. Zeros are equal. An error for no elements. */
export function argminF64(a: Float64Array): i32 {
  return call_argminF64(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "asin")
declare function call_asin(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Arc sine in radians: NaN outside [-1, 1]. */
export function asin(a: Float32Array, out: Float32Array): Float32Array {
  call_asin(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "asinh")
declare function call_asinh(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Inverse hyperbolic sine. */
export function asinh(a: Float32Array, out: Float32Array): Float32Array {
  call_asinh(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "atan")
declare function call_atan(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Arc tangent in radians. */
export function atan(a: Float32Array, out: Float32Array): Float32Array {
  call_atan(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "atan2")
declare function call_atan2(y: usize, yLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** The angle of the point (x[i], y[i]), from -pi to pi, signs of zeros and infinities as in Math.atan2. */
export function atan2(y: Float32Array, x: Float32Array, out: Float32Array): Float32Array {
  call_atan2(y.dataStart, y.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "atanh")
declare function call_atanh(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Inverse hyperbolic tangent: infinite at -1 and 1, NaN beyond. */
export function atanh(a: Float32Array, out: Float32Array): Float32Array {
  call_atanh(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "attention")
declare function call_attention(q: usize, qLength: i32, batch: i32, queries: i32, kvHeads: i32, sharing: i32, width: i32, k: usize, kLength: i32, keys: i32, v: usize, vLength: i32, valueWidth: i32, mask: usize, maskLength: i32, masks: i32, scale: f32, causal: i32, out: usize, outLength: i32, work: usize, workLength: i32): void;
/** softmax(scale q k + mask) v for every head, block by block: the scores are never all in memory. A query that sees no key answers 0; a key that it does not see leaves no trace, be it NaN. The length of work changes a result within its bound, whose n is keys + 2 * width. */
export function attention(q: Float32Array, batch: i32, queries: i32, kvHeads: i32, sharing: i32, width: i32, k: Float32Array, keys: i32, v: Float32Array, valueWidth: i32, mask: Float32Array, masks: i32, scale: f64, causal: i32, out: Float32Array, work: Float32Array): Float32Array {
  call_attention(q.dataStart, q.length, batch, queries, kvHeads, sharing, width, k.dataStart, k.length, keys, v.dataStart, v.length, valueWidth, mask.dataStart, mask.length, masks, <f32>scale, causal, out.dataStart, out.length, work.dataStart, work.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "averagePool2d")
declare function call_averagePool2d(x: usize, xLength: i32, batch: i32, height: i32, width: i32, channels: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32, countsPadding: i32): void;
/** The mean of each window and channel; NaN for a window outside the image if only taps inside count. */
export function averagePool2d(x: Float32Array, batch: i32, height: i32, width: i32, channels: i32, out: Float32Array, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32, countsPadding: i32): Float32Array {
  call_averagePool2d(x.dataStart, x.length, batch, height, width, channels, out.dataStart, out.length, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "axpy")
declare function call_axpy(alpha: f32, x: usize, xLength: i32, y: usize, yLength: i32): void;
/** y[i] = y[i] + alpha * x[i]. */
export function axpy(alpha: f64, x: Float32Array, y: Float32Array): Float32Array {
  call_axpy(<f32>alpha, x.dataStart, x.length, y.dataStart, y.length);
  return y;
}

// @ts-expect-error: decorator
@external("kernels", "axpyF64")
declare function call_axpyF64(alpha: f64, x: usize, xLength: i32, y: usize, yLength: i32): void;
/** y[i] = y[i] + alpha * x[i]. */
export function axpyF64(alpha: f64, x: Float64Array, y: Float64Array): Float64Array {
  call_axpyF64(<f64>alpha, x.dataStart, x.length, y.dataStart, y.length);
  return y;
}

// @ts-expect-error: decorator
@external("kernels", "batchNorm")
declare function call_batchNorm(a: usize, aLength: i32, rows: i32, columns: i32, mean: usize, meanLength: i32, variance: usize, varianceLength: i32, gamma: usize, gammaLength: i32, beta: usize, betaLength: i32, epsilon: f32, out: usize, outLength: i32): void;
/** out[r, c] = (a[r, c] - mean[c]) * (gamma[c] / sqrt(variance[c] + epsilon)) + beta[c]. */
export function batchNorm(a: Float32Array, rows: i32, columns: i32, mean: Float32Array, variance: Float32Array, gamma: Float32Array, beta: Float32Array, epsilon: f64, out: Float32Array): Float32Array {
  call_batchNorm(a.dataStart, a.length, rows, columns, mean.dataStart, mean.length, variance.dataStart, variance.length, gamma.dataStart, gamma.length, beta.dataStart, beta.length, <f32>epsilon, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "bf16ToF32")
declare function call_bf16ToF32(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The same numbers in f32; NaN becomes quiet. */
export function bf16ToF32(a: Uint16Array, out: Float32Array): Float32Array {
  call_bf16ToF32(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "binaryAny")
declare function call_binaryAny(a: usize, aLength: i32, b: usize, bLength: i32, operation: i32, type: i32, n: i32, out: usize, outLength: i32): void;
/** Floats are computed in f64 and rounded once, integers wrap; an integer divided by 0 is 0, its remainders too. `mod` has the sign of the divisor, `fmod` that of the dividend. `powInteger` takes the whole part of the exponent, to 2^31 at most. Bits of any type are combined as those of unsigned integers; shifts by their width or more give 0. */
export function binaryAny(a: Uint8Array, b: Uint8Array, operation: i32, type: i32, n: i32, out: Uint8Array): Uint8Array {
  call_binaryAny(a.dataStart, a.length, b.dataStart, b.length, operation, type, n, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "boxFilter")
declare function call_boxFilter(a: usize, aLength: i32, height: i32, width: i32, channels: i32, verticalCount: i32, horizontalCount: i32, border: i32, lines: usize, linesLength: i32, work: usize, workLength: i32, out: usize, outLength: i32): void;
/** Each pixel becomes the mean of the window around it, which begins verticalCount / 2 rows above and horizontalCount / 2 pixels before it, both rounded down. Sums of blocks of rows and of 1, 2, 4, ... pixels are added: a window of any size takes about the same time, and no sum has ever a pixel taken away. n of the bound is verticalCount + horizontalCount. */
export function boxFilter(a: Float32Array, height: i32, width: i32, channels: i32, verticalCount: i32, horizontalCount: i32, border: i32, lines: Float32Array, work: Float32Array, out: Float32Array): Float32Array {
  call_boxFilter(a.dataStart, a.length, height, width, channels, verticalCount, horizontalCount, border, lines.dataStart, lines.length, work.dataStart, work.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "boxFilterBytes")
declare function call_boxFilterBytes(a: usize, aLength: i32, height: i32, width: i32, channels: i32, verticalCount: i32, horizontalCount: i32, border: i32, lines: usize, linesLength: i32, work: usize, workLength: i32, out: usize, outLength: i32): void;
/** boxFilter of bytes, by running sums of columns: the exact mean to the nearest integer, halves up. Windows have at most 2^23 pixels; of larger ones results are bytes of no meaning. */
export function boxFilterBytes(a: Uint8Array, height: i32, width: i32, channels: i32, verticalCount: i32, horizontalCount: i32, border: i32, lines: Int32Array, work: Int32Array, out: Uint8Array): Uint8Array {
  call_boxFilterBytes(a.dataStart, a.length, height, width, channels, verticalCount, horizontalCount, border, lines.dataStart, lines.length, work.dataStart, work.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "ceil")
declare function call_ceil(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The smallest whole number that is not below a[i]; -0 from -1 to -0. */
export function ceil(a: Float32Array, out: Float32Array): Float32Array {
  call_ceil(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "clamp")
declare function call_clamp(a: usize, aLength: i32, low: f32, high: f32, out: usize, outLength: i32): void;
/** out[i] = min(max(a[i], low), high), with +0 above -0 and NaN from any of the three. */
export function clamp(a: Float32Array, low: f64, high: f64, out: Float32Array): Float32Array {
  call_clamp(a.dataStart, a.length, <f32>low, <f32>high, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "compareAny")
declare function call_compareAny(a: usize, aLength: i32, b: usize, bLength: i32, operation: i32, type: i32, n: i32, out: usize, outLength: i32): void;
/** NaN is unequal to itself: notEqual of an array and itself finds NaN. */
export function compareAny(a: Uint8Array, b: Uint8Array, operation: i32, type: i32, n: i32, out: Uint8Array): Uint8Array {
  call_compareAny(a.dataStart, a.length, b.dataStart, b.length, operation, type, n, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "conv2d")
declare function call_conv2d(x: usize, xLength: i32, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, groupOutputs: i32, packed: usize, packedLength: i32, kernelHeight: i32, kernelWidth: i32, bias: usize, biasLength: i32, residual: usize, residualLength: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32, low: f32, high: f32, activation: i32): void;
/** Each filter with each window: out = activation(clamp(bias + residual + sum of x * filter)), summed in this order, tap after tap and channel after channel; taps outside the image are left out. One row makes it a convolution in one dimension. */
export function conv2d(x: Float32Array, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, groupOutputs: i32, packed: Float32Array, kernelHeight: i32, kernelWidth: i32, bias: Float32Array, residual: Float32Array, out: Float32Array, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32, low: f64, high: f64, activation: i32): Float32Array {
  call_conv2d(x.dataStart, x.length, batch, height, width, groups, groupChannels, groupOutputs, packed.dataStart, packed.length, kernelHeight, kernelWidth, bias.dataStart, bias.length, residual.dataStart, residual.length, out.dataStart, out.length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "conv2dInteger")
declare function call_conv2dInteger(x: usize, xLength: i32, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, xZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): void;
/** Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier. */
export function conv2dInteger(x: Int8Array, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, xZeroPoint: i32, packed: Int8Array, sums: Int32Array, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, zeroPoints: Int32Array, out: Int32Array, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): Int32Array {
  call_conv2dInteger(x.dataStart, x.length, batch, height, width, groups, groupChannels, <i32>xZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, groupOutputs, kernelHeight, kernelWidth, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "conv2dIntegerU8")
declare function call_conv2dIntegerU8(x: usize, xLength: i32, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, xZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): void;
/** Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier. */
export function conv2dIntegerU8(x: Uint8Array, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, xZeroPoint: i32, packed: Int8Array, sums: Int32Array, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, zeroPoints: Int32Array, out: Int32Array, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): Int32Array {
  call_conv2dIntegerU8(x.dataStart, x.length, batch, height, width, groups, groupChannels, <i32>xZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, groupOutputs, kernelHeight, kernelWidth, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "conv2dRequantize")
declare function call_conv2dRequantize(x: usize, xLength: i32, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, xZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, zeroPoints: usize, zeroPointsLength: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): void;
/** requantize(conv2dInteger(...)) without the sums in memory. */
export function conv2dRequantize(x: Int8Array, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, xZeroPoint: i32, packed: Int8Array, sums: Int32Array, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, zeroPoints: Int32Array, bias: Int32Array, multipliers: Float32Array, zeroPoint: i32, out: Int8Array, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): Int8Array {
  call_conv2dRequantize(x.dataStart, x.length, batch, height, width, groups, groupChannels, <i32>xZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, groupOutputs, kernelHeight, kernelWidth, zeroPoints.dataStart, zeroPoints.length, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "conv2dRequantizeU8")
declare function call_conv2dRequantizeU8(x: usize, xLength: i32, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, xZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, zeroPoints: usize, zeroPointsLength: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): void;
/** requantize(conv2dInteger(...)) without the sums in memory. */
export function conv2dRequantizeU8(x: Uint8Array, batch: i32, height: i32, width: i32, groups: i32, groupChannels: i32, xZeroPoint: i32, packed: Int8Array, sums: Int32Array, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, zeroPoints: Int32Array, bias: Int32Array, multipliers: Float32Array, zeroPoint: i32, out: Uint8Array, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): Uint8Array {
  call_conv2dRequantizeU8(x.dataStart, x.length, batch, height, width, groups, groupChannels, <i32>xZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, groupOutputs, kernelHeight, kernelWidth, zeroPoints.dataStart, zeroPoints.length, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "convertAny")
declare function call_convertAny(a: usize, aLength: i32, from: i32, n: i32, to: i32, out: usize, outLength: i32): void;
/** ONNX's Cast: to floats the nearest, ties to even; to bool whether it is not 0; from floats to integers truncated, NaN 0, what int64 and uint64 do not hold the nearest that they do; of integers the low bits. */
export function convertAny(a: Uint8Array, from: i32, n: i32, to: i32, out: Uint8Array): Uint8Array {
  call_convertAny(a.dataStart, a.length, from, n, to, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "copyStrided")
declare function call_copyStrided(a: usize, aLength: i32, aCount: i32, width: i32, d0: i32, d1: i32, d2: i32, d3: i32, d4: i32, aAt: i32, aS0: i32, aS1: i32, aS2: i32, aS3: i32, aS4: i32, out: usize, outLength: i32, outCount: i32, outAt: i32, outS0: i32, outS1: i32, outS2: i32, outS3: i32, outS4: i32): void;
/** out[outAt + sum(i_k * outS_k)] = a[aAt + sum(i_k * aS_k)] for all i_k below d_k, in row-major order. Steps are 32-bit integers, negative ones as two's complement: -1 is 4294967295, or -1 >>> 0. With every aS_k 0 it fills. A step that would leave an array is an error. */
export function copyStrided(a: Uint8Array, aCount: i32, width: i32, d0: i32, d1: i32, d2: i32, d3: i32, d4: i32, aAt: i32, aS0: i32, aS1: i32, aS2: i32, aS3: i32, aS4: i32, out: Uint8Array, outCount: i32, outAt: i32, outS0: i32, outS1: i32, outS2: i32, outS3: i32, outS4: i32): Uint8Array {
  call_copyStrided(a.dataStart, a.length, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out.dataStart, out.length, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "copysign")
declare function call_copysign(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** The absolute value of a[i] with the sign of b[i], be they zeros or NaN. */
export function copysign(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_copysign(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "correlation")
declare function call_correlation(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Pearson's coefficient, from -1 to 1: 0 if either array is constant, so that a ranking has no NaN. An infinite element gives NaN. */
export function correlation(a: Float32Array, b: Float32Array): f32 {
  return call_correlation(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "cos")
declare function call_cos(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Cosine of radians of any size; NaN for infinities. */
export function cos(a: Float32Array, out: Float32Array): Float32Array {
  call_cos(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "cosh")
declare function call_cosh(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Hyperbolic cosine. */
export function cosh(a: Float32Array, out: Float32Array): Float32Array {
  call_cosh(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "cosine")
declare function call_cosine(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
export function cosine(a: Float32Array, b: Float32Array): f32 {
  return call_cosine(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "cosineBf16")
declare function call_cosineBf16(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Cosine of the angle between the vectors, as cosine has it of f32. */
export function cosineBf16(a: Uint16Array, b: Uint16Array): f32 {
  return call_cosineBf16(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "cosineF16")
declare function call_cosineF16(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
export function cosineF16(a: Uint16Array, b: Uint16Array): f32 {
  return call_cosineF16(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "cosineI8")
declare function call_cosineI8(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
export function cosineI8(a: Int8Array, b: Int8Array): f64 {
  return call_cosineI8(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "cosineMany")
declare function call_cosineMany(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
export function cosineMany(rows: Float32Array, x: Float32Array, out: Float32Array): Float32Array {
  call_cosineMany(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "cosineManyBf16")
declare function call_cosineManyBf16(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = cosine(row r, x), with its bits. */
export function cosineManyBf16(rows: Uint16Array, x: Uint16Array, out: Float32Array): Float32Array {
  call_cosineManyBf16(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "cosineManyF16")
declare function call_cosineManyF16(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
export function cosineManyF16(rows: Uint16Array, x: Uint16Array, out: Float32Array): Float32Array {
  call_cosineManyF16(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "cosineManyI8")
declare function call_cosineManyI8(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
export function cosineManyI8(rows: Int8Array, x: Int8Array, out: Float64Array): Float64Array {
  call_cosineManyI8(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "cosineManyU8")
declare function call_cosineManyU8(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
export function cosineManyU8(rows: Uint8Array, x: Uint8Array, out: Float64Array): Float64Array {
  call_cosineManyU8(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "cosineU8")
declare function call_cosineU8(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
export function cosineU8(a: Uint8Array, b: Uint8Array): f64 {
  return call_cosineU8(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "covariance")
declare function call_covariance(a: usize, aLength: i32, b: usize, bLength: i32, ddof: i32): f32;
/** Sum of (a[i] - mean(a)) * (b[i] - mean(b)) divided by n - ddof, in f64: NaN where n is not above ddof. */
export function covariance(a: Float32Array, b: Float32Array, ddof: i32): f32 {
  return call_covariance(a.dataStart, a.length, b.dataStart, b.length, ddof);
}

// @ts-expect-error: decorator
@external("kernels", "depthwiseConv2d")
declare function call_depthwiseConv2d(x: usize, xLength: i32, batch: i32, height: i32, width: i32, channels: i32, packed: usize, packedLength: i32, kernelHeight: i32, kernelWidth: i32, bias: usize, biasLength: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32, low: f32, high: f32, activation: i32): void;
/** A convolution of each channel with a filter of its own: bias, then tap after tap; taps outside the image are left out. */
export function depthwiseConv2d(x: Float32Array, batch: i32, height: i32, width: i32, channels: i32, packed: Float32Array, kernelHeight: i32, kernelWidth: i32, bias: Float32Array, out: Float32Array, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32, low: f64, high: f64, activation: i32): Float32Array {
  call_depthwiseConv2d(x.dataStart, x.length, batch, height, width, channels, packed.dataStart, packed.length, kernelHeight, kernelWidth, bias.dataStart, bias.length, out.dataStart, out.length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "depthwiseRequantize")
declare function call_depthwiseRequantize(x: usize, xLength: i32, batch: i32, height: i32, width: i32, channels: i32, xZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, kernelHeight: i32, kernelWidth: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, padTop: i32, padLeft: i32): void;
/** Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized. */
export function depthwiseRequantize(x: Int8Array, batch: i32, height: i32, width: i32, channels: i32, xZeroPoint: i32, packed: Int8Array, sums: Int32Array, kernelHeight: i32, kernelWidth: i32, bias: Int32Array, multipliers: Float32Array, zeroPoint: i32, out: Int8Array, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, padTop: i32, padLeft: i32): Int8Array {
  call_depthwiseRequantize(x.dataStart, x.length, batch, height, width, channels, <i32>xZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, kernelHeight, kernelWidth, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length, outHeight, outWidth, strideY, strideX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "depthwiseRequantizeU8")
declare function call_depthwiseRequantizeU8(x: usize, xLength: i32, batch: i32, height: i32, width: i32, channels: i32, xZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, kernelHeight: i32, kernelWidth: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, padTop: i32, padLeft: i32): void;
/** Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized. */
export function depthwiseRequantizeU8(x: Uint8Array, batch: i32, height: i32, width: i32, channels: i32, xZeroPoint: i32, packed: Int8Array, sums: Int32Array, kernelHeight: i32, kernelWidth: i32, bias: Int32Array, multipliers: Float32Array, zeroPoint: i32, out: Uint8Array, outHeight: i32, outWidth: i32, strideY: i32, strideX: i32, padTop: i32, padLeft: i32): Uint8Array {
  call_depthwiseRequantizeU8(x.dataStart, x.length, batch, height, width, channels, <i32>xZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, kernelHeight, kernelWidth, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length, outHeight, outWidth, strideY, strideX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dequantizeI16")
declare function call_dequantizeI16(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
export function dequantizeI16(a: Int16Array, outer: i32, channels: i32, inner: i32, scales: Float32Array, zeroPoints: Int32Array, out: Float32Array): Float32Array {
  call_dequantizeI16(a.dataStart, a.length, outer, channels, inner, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dequantizeI32")
declare function call_dequantizeI32(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
export function dequantizeI32(a: Int32Array, outer: i32, channels: i32, inner: i32, scales: Float32Array, zeroPoints: Int32Array, out: Float32Array): Float32Array {
  call_dequantizeI32(a.dataStart, a.length, outer, channels, inner, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dequantizeI8")
declare function call_dequantizeI8(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
export function dequantizeI8(a: Int8Array, outer: i32, channels: i32, inner: i32, scales: Float32Array, zeroPoints: Int32Array, out: Float32Array): Float32Array {
  call_dequantizeI8(a.dataStart, a.length, outer, channels, inner, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dequantizeU8")
declare function call_dequantizeU8(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
export function dequantizeU8(a: Uint8Array, outer: i32, channels: i32, inner: i32, scales: Float32Array, zeroPoints: Int32Array, out: Float32Array): Float32Array {
  call_dequantizeU8(a.dataStart, a.length, outer, channels, inner, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "deterministicDeviations")
declare function call_deterministicDeviations(a: usize, aLength: i32, centre: f32): f32;
/** Sum of (a[i] - centre)^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export function deterministicDeviations(a: Float32Array, centre: f64): f32 {
  return call_deterministicDeviations(a.dataStart, a.length, <f32>centre);
}

// @ts-expect-error: decorator
@external("kernels", "deterministicDot")
declare function call_deterministicDot(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Sum of a[i] * b[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export function deterministicDot(a: Float32Array, b: Float32Array): f32 {
  return call_deterministicDot(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "deterministicNormL1")
declare function call_deterministicNormL1(a: usize, aLength: i32): f32;
/** Sum of abs(a[i]). Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export function deterministicNormL1(a: Float32Array): f32 {
  return call_deterministicNormL1(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "deterministicSquaredEuclidean")
declare function call_deterministicSquaredEuclidean(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Sum of (a[i] - b[i])^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export function deterministicSquaredEuclidean(a: Float32Array, b: Float32Array): f32 {
  return call_deterministicSquaredEuclidean(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "deterministicSum")
declare function call_deterministicSum(a: usize, aLength: i32): f32;
/** Sum of a[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export function deterministicSum(a: Float32Array): f32 {
  return call_deterministicSum(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "deterministicSumOfSquares")
declare function call_deterministicSumOfSquares(a: usize, aLength: i32): f32;
/** Sum of a[i]^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
export function deterministicSumOfSquares(a: Float32Array): f32 {
  return call_deterministicSumOfSquares(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "div")
declare function call_div(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] / b[i]. */
export function div(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_div(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "divF64")
declare function call_divF64(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] / b[i]. */
export function divF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array {
  call_divF64(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dot")
declare function call_dot(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Sum of a[i] * b[i]. */
export function dot(a: Float32Array, b: Float32Array): f32 {
  return call_dot(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "dotBf16")
declare function call_dotBf16(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Sum of a[i] * b[i], in f32. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then. */
export function dotBf16(a: Uint16Array, b: Uint16Array): f32 {
  return call_dotBf16(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "dotF16")
declare function call_dotF16(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Sum of a[i] * b[i]. */
export function dotF16(a: Uint16Array, b: Uint16Array): f32 {
  return call_dotF16(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "dotF64")
declare function call_dotF64(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** Sum of a[i] * b[i]. */
export function dotF64(a: Float64Array, b: Float64Array): f64 {
  return call_dotF64(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "dotI16")
declare function call_dotI16(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** Sum of a[i] * b[i], in 64 bits: exact up to 2^53. */
export function dotI16(a: Int16Array, b: Int16Array): f64 {
  return call_dotI16(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "dotI8")
declare function call_dotI8(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** Sum of a[i] * b[i]. */
export function dotI8(a: Int8Array, b: Int8Array): f64 {
  return call_dotI8(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "dotMany")
declare function call_dotMany(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
export function dotMany(rows: Float32Array, x: Float32Array, out: Float32Array): Float32Array {
  call_dotMany(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dotManyBf16")
declare function call_dotManyBf16(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = dot(row r, x), with its bits. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then. */
export function dotManyBf16(rows: Uint16Array, x: Uint16Array, out: Float32Array): Float32Array {
  call_dotManyBf16(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dotManyF16")
declare function call_dotManyF16(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
export function dotManyF16(rows: Uint16Array, x: Uint16Array, out: Float32Array): Float32Array {
  call_dotManyF16(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dotManyF64")
declare function call_dotManyF64(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = dot(row r, x), the product of a matrix and a vector. The bits of a row's result do not depend on the other rows. */
export function dotManyF64(rows: Float64Array, x: Float64Array, out: Float64Array): Float64Array {
  call_dotManyF64(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dotManyI8")
declare function call_dotManyI8(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
export function dotManyI8(rows: Int8Array, x: Int8Array, out: Float64Array): Float64Array {
  call_dotManyI8(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dotManyU8")
declare function call_dotManyU8(rows: usize, rowsLength: i32, x: usize, xLength: i32, out: usize, outLength: i32): void;
/** out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
export function dotManyU8(rows: Uint8Array, x: Uint8Array, out: Float64Array): Float64Array {
  call_dotManyU8(rows.dataStart, rows.length, x.dataStart, x.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dotPacked")
declare function call_dotPacked(packed: usize, packedLength: i32, rows: i32, columns: i32, vectors: usize, vectorsLength: i32, count: i32, out: usize, outLength: i32): void;
/** out[v, r] = dot(row r, vector v), each added up in the order of the columns: its bits do not depend on the other rows and vectors. */
export function dotPacked(packed: Float32Array, rows: i32, columns: i32, vectors: Float32Array, count: i32, out: Float32Array): Float32Array {
  call_dotPacked(packed.dataStart, packed.length, rows, columns, vectors.dataStart, vectors.length, count, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "dotU8")
declare function call_dotU8(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** Sum of a[i] * b[i]. */
export function dotU8(a: Uint8Array, b: Uint8Array): f64 {
  return call_dotU8(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "dynamicQuantizeU8")
declare function call_dynamicQuantizeU8(a: usize, aLength: i32, parameters: usize, parametersLength: i32, two: i32, out: usize, outLength: i32): void;
/** Quantizes by the range of the numbers, 0 included: scale = (max - min) / 255, zeroPoint = saturate(round(-min / scale)). Scale 1 and zero point 0 where that scale would be 0; NaN counts as 0; of a range that f32 cannot hold the scale is Infinity and all else 0. */
export function dynamicQuantizeU8(a: Float32Array, parameters: Float32Array, two: i32, out: Uint8Array): Uint8Array {
  call_dynamicQuantizeU8(a.dataStart, a.length, parameters.dataStart, parameters.length, two, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "elu")
declare function call_elu(a: usize, aLength: i32, alpha: f32, out: usize, outLength: i32): void;
/** alpha * (exp(a[i]) - 1) where a[i] < 0, else a[i]. */
export function elu(a: Float32Array, alpha: f64, out: Float32Array): Float32Array {
  call_elu(a.dataStart, a.length, <f32>alpha, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "embeddingLookup")
declare function call_embeddingLookup(table: usize, tableLength: i32, rows: i32, columns: i32, indices: usize, indicesLength: i32, out: usize, outLength: i32): void;
/** out[i, c] = table[indices[i], c]. */
export function embeddingLookup(table: Float32Array, rows: i32, columns: i32, indices: Uint32Array, out: Float32Array): Float32Array {
  call_embeddingLookup(table.dataStart, table.length, rows, columns, indices.dataStart, indices.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "equal")
declare function call_equal(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 where a[i] == b[i], else 0. */
export function equal(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_equal(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "erf")
declare function call_erf(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The error function. */
export function erf(a: Float32Array, out: Float32Array): Float32Array {
  call_erf(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "exp")
declare function call_exp(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** e to the power of a[i]: Infinity above 88.72, 0 below -103.97. */
export function exp(a: Float32Array, out: Float32Array): Float32Array {
  call_exp(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "exp2")
declare function call_exp2(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** 2 to the power of a[i]: Infinity from 128 on, 0 below -150. */
export function exp2(a: Float32Array, out: Float32Array): Float32Array {
  call_exp2(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "expm1")
declare function call_expm1(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** exp(a[i]) - 1, to the last bits also where a[i] is small. */
export function expm1(a: Float32Array, out: Float32Array): Float32Array {
  call_expm1(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "f16ToF32")
declare function call_f16ToF32(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The same numbers in f32, subnormal ones included; NaN becomes quiet. */
export function f16ToF32(a: Uint16Array, out: Float32Array): Float32Array {
  call_f16ToF32(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "f32ToBf16")
declare function call_f32ToBf16(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The nearest bf16, ties to even: the upper 16 bits of an f32. NaN stays NaN and becomes quiet. */
export function f32ToBf16(a: Float32Array, out: Uint16Array): Uint16Array {
  call_f32ToBf16(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "f32ToF16")
declare function call_f32ToF16(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The nearest halves, ties to even: subnormal ones below 2^-14, infinity from 65520 on; NaN stays NaN and becomes quiet. */
export function f32ToF16(a: Float32Array, out: Uint16Array): Uint16Array {
  call_f32ToF16(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "filterSeparable")
declare function call_filterSeparable(a: usize, aLength: i32, height: i32, width: i32, channels: i32, vertical: usize, verticalLength: i32, horizontal: usize, horizontalLength: i32, verticalCount: i32, horizontalCount: i32, border: i32, rows: usize, rowsLength: i32, work: usize, workLength: i32, out: usize, outLength: i32): void;
/** Each pixel becomes the weighted sum of those around it: out[y, x] = sum vertical[j] * sum horizontal[k] * a[y + j - verticalCount / 2, x + k - horizontalCount / 2], first down the columns. NaN of a pixel whose weight is 0 counts, and weights are finite. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20. */
export function filterSeparable(a: Float32Array, height: i32, width: i32, channels: i32, vertical: Float32Array, horizontal: Float32Array, verticalCount: i32, horizontalCount: i32, border: i32, rows: Uint32Array, work: Float32Array, out: Float32Array): Float32Array {
  call_filterSeparable(a.dataStart, a.length, height, width, channels, vertical.dataStart, vertical.length, horizontal.dataStart, horizontal.length, verticalCount, horizontalCount, border, rows.dataStart, rows.length, work.dataStart, work.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "filterSymmetricBytes")
declare function call_filterSymmetricBytes(a: usize, aLength: i32, height: i32, width: i32, channels: i32, vertical: usize, verticalLength: i32, horizontal: usize, horizontalLength: i32, verticalCount: i32, horizontalCount: i32, border: i32, rows: usize, rowsLength: i32, work: usize, workLength: i32, out: usize, outLength: i32): void;
/** A symmetric filter in int32 that wrap. Down the columns r[y] = (a[y] vertical[0] + sum (a[y - k] + a[y + k]) vertical[k] + 2^8) >> 9, saturated to int16; along the row of these (r[x] horizontal[0] + sum (r[x - k] + r[x + k]) horizontal[k] + 2^20) >> 21, saturated to bytes, where sums of two are int16 that wrap. Of weights whose sizes add up to at most 2^15 over both sides nothing wraps. */
export function filterSymmetricBytes(a: Uint8Array, height: i32, width: i32, channels: i32, vertical: Int16Array, horizontal: Int16Array, verticalCount: i32, horizontalCount: i32, border: i32, rows: Uint32Array, work: Int16Array, out: Uint8Array): Uint8Array {
  call_filterSymmetricBytes(a.dataStart, a.length, height, width, channels, vertical.dataStart, vertical.length, horizontal.dataStart, horizontal.length, verticalCount, horizontalCount, border, rows.dataStart, rows.length, work.dataStart, work.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "findNonZero")
declare function call_findNonZero(a: usize, aLength: i32, n: i32, type: i32, lengths: usize, lengthsLength: i32, places: usize, placesLength: i32, counts: usize, countsLength: i32): void;
/** The coordinates of every element that is not 0, in row-major order; a length that is 0 counts as 1. */
export function findNonZero(a: Uint8Array, n: i32, type: i32, lengths: Uint32Array, places: Uint8Array, counts: Float64Array): Float64Array {
  call_findNonZero(a.dataStart, a.length, n, type, lengths.dataStart, lengths.length, places.dataStart, places.length, counts.dataStart, counts.length);
  return counts;
}

// @ts-expect-error: decorator
@external("kernels", "flattenIndices")
declare function call_flattenIndices(a: usize, aLength: i32, n: i32, type: i32, limits: usize, limitsLength: i32, out: usize, outLength: i32): void;
/** The position in row-major order of an element of a tensor with the lengths `limits`, negative indices counting from the end; 4294967295, which is below no limit, where one of the row is out of range: who uses it stops. */
export function flattenIndices(a: Uint8Array, n: i32, type: i32, limits: Uint32Array, out: Uint32Array): Uint32Array {
  call_flattenIndices(a.dataStart, a.length, n, type, limits.dataStart, limits.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "floor")
declare function call_floor(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The largest whole number that is not above a[i]. */
export function floor(a: Float32Array, out: Float32Array): Float32Array {
  call_floor(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "fma")
declare function call_fma(a: usize, aLength: i32, b: usize, bLength: i32, c: usize, cLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier. */
export function fma(a: Float32Array, b: Float32Array, c: Float32Array, out: Float32Array): Float32Array {
  call_fma(a.dataStart, a.length, b.dataStart, b.length, c.dataStart, c.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "fmaF64")
declare function call_fmaF64(a: usize, aLength: i32, b: usize, bLength: i32, c: usize, cLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier. */
export function fmaF64(a: Float64Array, b: Float64Array, c: Float64Array, out: Float64Array): Float64Array {
  call_fmaF64(a.dataStart, a.length, b.dataStart, b.length, c.dataStart, c.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "fract")
declare function call_fract(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** a[i] - trunc(a[i]), with the sign of a[i], 0 where that is whole; NaN for infinities. */
export function fract(a: Float32Array, out: Float32Array): Float32Array {
  call_fract(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "gather")
declare function call_gather(a: usize, aLength: i32, indices: usize, indicesLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[indices[i]]. */
export function gather(a: Float32Array, indices: Uint32Array, out: Float32Array): Float32Array {
  call_gather(a.dataStart, a.length, indices.dataStart, indices.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "gatherRows")
declare function call_gatherRows(a: usize, aLength: i32, outer: i32, rows: i32, width: i32, indices: usize, indicesLength: i32, lists: i32, m: i32, out: usize, outLength: i32): void;
/** out[t, i] = a[t, indices[t mod lists, i]]. */
export function gatherRows(a: Uint8Array, outer: i32, rows: i32, width: i32, indices: Uint32Array, lists: i32, m: i32, out: Uint8Array): Uint8Array {
  call_gatherRows(a.dataStart, a.length, outer, rows, width, indices.dataStart, indices.length, lists, m, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "gelu")
declare function call_gelu(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** a[i] * (1 + erf(a[i] / sqrt(2))) / 2; -0 at -Infinity, its limit. */
export function gelu(a: Float32Array, out: Float32Array): Float32Array {
  call_gelu(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "geluTanh")
declare function call_geluTanh(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** a[i] * (1 + tanh(sqrt(2 / pi) * (a[i] + 0.044715 * a[i]^3))) / 2; -0 at -Infinity, its limit. */
export function geluTanh(a: Float32Array, out: Float32Array): Float32Array {
  call_geluTanh(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "greater")
declare function call_greater(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 where a[i] > b[i], else 0. */
export function greater(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_greater(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "greaterEqual")
declare function call_greaterEqual(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 where a[i] >= b[i], else 0. */
export function greaterEqual(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_greaterEqual(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "groupNorm")
declare function call_groupNorm(a: usize, aLength: i32, batch: i32, pixels: i32, groups: i32, groupChannels: i32, gamma: usize, gammaLength: i32, beta: usize, betaLength: i32, epsilon: f32, out: usize, outLength: i32): void;
/** Mean and variance are those of a group of channels in all pixels of an image; one channel per group: instance normalisation. */
export function groupNorm(a: Float32Array, batch: i32, pixels: i32, groups: i32, groupChannels: i32, gamma: Float32Array, beta: Float32Array, epsilon: f64, out: Float32Array): Float32Array {
  call_groupNorm(a.dataStart, a.length, batch, pixels, groups, groupChannels, gamma.dataStart, gamma.length, beta.dataStart, beta.length, <f32>epsilon, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "hamming")
declare function call_hamming(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** How many bits differ. */
export function hamming(a: Uint8Array, b: Uint8Array): f64 {
  return call_hamming(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "hammingU32")
declare function call_hammingU32(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** How many bits differ. */
export function hammingU32(a: Uint32Array, b: Uint32Array): f64 {
  return call_hammingU32(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "hardSigmoid")
declare function call_hardSigmoid(a: usize, aLength: i32, alpha: f32, beta: f32, out: usize, outLength: i32): void;
/** min(max(alpha * a[i] + beta, 0), 1). */
export function hardSigmoid(a: Float32Array, alpha: f64, beta: f64, out: Float32Array): Float32Array {
  call_hardSigmoid(a.dataStart, a.length, <f32>alpha, <f32>beta, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "hardSwish")
declare function call_hardSwish(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** a[i] * min(max(a[i] + 3, 0), 6) / 6; -0 below -3. */
export function hardSwish(a: Float32Array, out: Float32Array): Float32Array {
  call_hardSwish(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "hashKeys")
declare function call_hashKeys(keys: usize, keysLength: i32, seed: i32, out: usize, outLength: i32): void;
/** XXH32 of the four bytes of each key, lowest first: no two keys have the same. For tables and filters, not against attackers. */
export function hashKeys(keys: Uint32Array, seed: i32, out: Uint32Array): Uint32Array {
  call_hashKeys(keys.dataStart, keys.length, seed, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "hashRows")
declare function call_hashRows(rows: usize, rowsLength: i32, width: i32, seed: i32, out: usize, outLength: i32): void;
/** XXH32 of each row. For tables and filters, not against attackers. */
export function hashRows(rows: Uint8Array, width: i32, seed: i32, out: Uint32Array): Uint32Array {
  call_hashRows(rows.dataStart, rows.length, width, seed, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "jaccard")
declare function call_jaccard(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN. */
export function jaccard(a: Uint8Array, b: Uint8Array): f64 {
  return call_jaccard(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "jaccardU32")
declare function call_jaccardU32(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN. */
export function jaccardU32(a: Uint32Array, b: Uint32Array): f64 {
  return call_jaccardU32(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "joinChannels")
declare function call_joinChannels(a: usize, aLength: i32, pixels: i32, channels: i32, out: usize, outLength: i32): void;
/** out[i, c] = a[c, i]: planes become an image with channels last. */
export function joinChannels(a: Float32Array, pixels: i32, channels: i32, out: Float32Array): Float32Array {
  call_joinChannels(a.dataStart, a.length, pixels, channels, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "joinChannelsU8")
declare function call_joinChannelsU8(a: usize, aLength: i32, pixels: i32, channels: i32, out: usize, outLength: i32): void;
/** out[i, c] = a[c, i]: planes become an image with channels last. */
export function joinChannelsU8(a: Uint8Array, pixels: i32, channels: i32, out: Uint8Array): Uint8Array {
  call_joinChannelsU8(a.dataStart, a.length, pixels, channels, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "l2Normalize")
declare function call_l2Normalize(a: usize, aLength: i32, rows: i32, columns: i32, epsilon: f32, out: usize, outLength: i32): void;
/** out[r] = a[r] / max(norm of a[r], epsilon). */
export function l2Normalize(a: Float32Array, rows: i32, columns: i32, epsilon: f64, out: Float32Array): Float32Array {
  call_l2Normalize(a.dataStart, a.length, rows, columns, <f32>epsilon, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "layerNorm")
declare function call_layerNorm(a: usize, aLength: i32, rows: i32, columns: i32, gamma: usize, gammaLength: i32, beta: usize, betaLength: i32, epsilon: f32, out: usize, outLength: i32): void;
/** out[r, c] = (a[r, c] - mean) / sqrt(variance + epsilon) * gamma[c] + beta[c], mean and variance (of the population) being those of row r. */
export function layerNorm(a: Float32Array, rows: i32, columns: i32, gamma: Float32Array, beta: Float32Array, epsilon: f64, out: Float32Array): Float32Array {
  call_layerNorm(a.dataStart, a.length, rows, columns, gamma.dataStart, gamma.length, beta.dataStart, beta.length, <f32>epsilon, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "leakyRelu")
declare function call_leakyRelu(a: usize, aLength: i32, slope: f32, out: usize, outLength: i32): void;
/** a[i] * slope where a[i] < 0, else a[i]. */
export function leakyRelu(a: Float32Array, slope: f64, out: Float32Array): Float32Array {
  call_leakyRelu(a.dataStart, a.length, <f32>slope, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "lerp")
declare function call_lerp(a: usize, aLength: i32, b: usize, bLength: i32, t: f32, out: usize, outLength: i32): void;
/** out[i] = a[i] + (b[i] - a[i]) * t. */
export function lerp(a: Float32Array, b: Float32Array, t: f64, out: Float32Array): Float32Array {
  call_lerp(a.dataStart, a.length, b.dataStart, b.length, <f32>t, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "less")
declare function call_less(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 where a[i] < b[i], else 0. */
export function less(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_less(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "lessEqual")
declare function call_lessEqual(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 where a[i] <= b[i], else 0. */
export function lessEqual(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_lessEqual(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "log")
declare function call_log(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Natural logarithm: NaN below 0, -Infinity for both zeros. */
export function log(a: Float32Array, out: Float32Array): Float32Array {
  call_log(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "log10")
declare function call_log10(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Logarithm to base 10: NaN below 0, -Infinity for both zeros. */
export function log10(a: Float32Array, out: Float32Array): Float32Array {
  call_log10(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "log1p")
declare function call_log1p(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** log(1 + a[i]), to the last bits also where a[i] is small: -Infinity for -1, NaN below. */
export function log1p(a: Float32Array, out: Float32Array): Float32Array {
  call_log1p(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "log2")
declare function call_log2(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Logarithm to base 2: NaN below 0, -Infinity for both zeros, whole for powers of 2. */
export function log2(a: Float32Array, out: Float32Array): Float32Array {
  call_log2(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "logSoftmax")
declare function call_logSoftmax(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** a[i] - log(sum of exp(a[j])), without overflow: all NaN if the largest element is infinite or NaN. An error for no elements. */
export function logSoftmax(a: Float32Array, out: Float32Array): Float32Array {
  call_logSoftmax(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "lrn")
declare function call_lrn(a: usize, aLength: i32, rows: i32, channels: i32, window: i32, alpha: f32, beta: f32, bias: f32, out: usize, outLength: i32): void;
/** ONNX's LRN: a * exp(-beta * log(bias + alpha / window * sum of the squares of the channels around)), in f64; channels outside are 0. */
export function lrn(a: Float32Array, rows: i32, channels: i32, window: i32, alpha: f64, beta: f64, bias: f64, out: Float32Array): Float32Array {
  call_lrn(a.dataStart, a.length, rows, channels, window, <f32>alpha, <f32>beta, <f32>bias, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmul")
declare function call_matmul(a: usize, aLength: i32, aBatches: i32, rows: i32, inner: i32, b: usize, bLength: i32, bBatches: i32, columns: i32, out: usize, outLength: i32, batches: i32, transposeA: i32, transposeB: i32, alpha: f32, beta: f32, bias: usize, biasLength: i32, low: f32, high: f32, activation: i32, work: usize, workLength: i32): void;
/** out = activation(clamp(alpha a b + beta out + bias)). Sums are in the order of the inner dimension, but a product of one row or one column, or of up to 16 rows and columns of which b holds the transpose, may be added up as dot does. */
export function matmul(a: Float32Array, aBatches: i32, rows: i32, inner: i32, b: Float32Array, bBatches: i32, columns: i32, out: Float32Array, batches: i32, transposeA: i32, transposeB: i32, alpha: f64, beta: f64, bias: Float32Array, low: f64, high: f64, activation: i32, work: Float32Array): Float32Array {
  call_matmul(a.dataStart, a.length, aBatches, rows, inner, b.dataStart, b.length, bBatches, columns, out.dataStart, out.length, batches, transposeA, transposeB, <f32>alpha, <f32>beta, bias.dataStart, bias.length, <f32>low, <f32>high, activation, work.dataStart, work.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulDequantize")
declare function call_matmulDequantize(a: usize, aLength: i32, rows: i32, inner: i32, aZeroPoint: i32, aScales: usize, aScalesLength: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, columns: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, bias: usize, biasLength: i32, out: usize, outLength: i32, low: f32, high: f32, activation: i32): void;
/** activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier. */
export function matmulDequantize(a: Int8Array, rows: i32, inner: i32, aZeroPoint: i32, aScales: Float32Array, packed: Int8Array, sums: Int32Array, columns: i32, scales: Float32Array, zeroPoints: Int32Array, bias: Float32Array, out: Float32Array, low: f64, high: f64, activation: i32): Float32Array {
  call_matmulDequantize(a.dataStart, a.length, rows, inner, <i32>aZeroPoint, aScales.dataStart, aScales.length, packed.dataStart, packed.length, sums.dataStart, sums.length, columns, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, bias.dataStart, bias.length, out.dataStart, out.length, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulDequantizeU8")
declare function call_matmulDequantizeU8(a: usize, aLength: i32, rows: i32, inner: i32, aZeroPoint: i32, aScales: usize, aScalesLength: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, columns: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, bias: usize, biasLength: i32, out: usize, outLength: i32, low: f32, high: f32, activation: i32): void;
/** activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier. */
export function matmulDequantizeU8(a: Uint8Array, rows: i32, inner: i32, aZeroPoint: i32, aScales: Float32Array, packed: Int8Array, sums: Int32Array, columns: i32, scales: Float32Array, zeroPoints: Int32Array, bias: Float32Array, out: Float32Array, low: f64, high: f64, activation: i32): Float32Array {
  call_matmulDequantizeU8(a.dataStart, a.length, rows, inner, <i32>aZeroPoint, aScales.dataStart, aScales.length, packed.dataStart, packed.length, sums.dataStart, sums.length, columns, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, bias.dataStart, bias.length, out.dataStart, out.length, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulF64")
declare function call_matmulF64(a: usize, aLength: i32, rows: i32, inner: i32, b: usize, bLength: i32, columns: i32, out: usize, outLength: i32): void;
/** out = a b, each sum in the order of the inner dimension, so that its bits depend on no other row or column. */
export function matmulF64(a: Float64Array, rows: i32, inner: i32, b: Float64Array, columns: i32, out: Float64Array): Float64Array {
  call_matmulF64(a.dataStart, a.length, rows, inner, b.dataStart, b.length, columns, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulI16ByI16")
declare function call_matmulI16ByI16(a: usize, aLength: i32, rows: i32, inner: i32, b: usize, bLength: i32, columns: i32, out: usize, outLength: i32): void;
/** out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier. */
export function matmulI16ByI16(a: Int16Array, rows: i32, inner: i32, b: Int16Array, columns: i32, out: Float64Array): Float64Array {
  call_matmulI16ByI16(a.dataStart, a.length, rows, inner, b.dataStart, b.length, columns, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulI16ByI8")
declare function call_matmulI16ByI8(a: usize, aLength: i32, rows: i32, inner: i32, b: usize, bLength: i32, columns: i32, out: usize, outLength: i32): void;
/** out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier. */
export function matmulI16ByI8(a: Int16Array, rows: i32, inner: i32, b: Int8Array, columns: i32, out: Float64Array): Float64Array {
  call_matmulI16ByI8(a.dataStart, a.length, rows, inner, b.dataStart, b.length, columns, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulI16Dequantize")
declare function call_matmulI16Dequantize(a: usize, aLength: i32, rows: i32, inner: i32, aZeroPoint: i32, aScales: usize, aScalesLength: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, columns: i32, weightBytes: i32, scales: usize, scalesLength: i32, bias: usize, biasLength: i32, out: usize, outLength: i32, low: f32, high: f32, activation: i32): void;
/** activation(clamp(sum * scale * aScale + bias)) of the sums (a - aZeroPoint) b. The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b. Then every step rounds once, and without an activation the bits are the same on every tier. */
export function matmulI16Dequantize(a: Int16Array, rows: i32, inner: i32, aZeroPoint: i32, aScales: Float32Array, packed: Int8Array, sums: Int32Array, columns: i32, weightBytes: i32, scales: Float32Array, bias: Float32Array, out: Float32Array, low: f64, high: f64, activation: i32): Float32Array {
  call_matmulI16Dequantize(a.dataStart, a.length, rows, inner, <i32>aZeroPoint, aScales.dataStart, aScales.length, packed.dataStart, packed.length, sums.dataStart, sums.length, columns, weightBytes, scales.dataStart, scales.length, bias.dataStart, bias.length, out.dataStart, out.length, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulI16Requantize")
declare function call_matmulI16Requantize(a: usize, aLength: i32, rows: i32, inner: i32, aZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, columns: i32, weightBytes: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32): void;
/** The sums (a - aZeroPoint) b as int16. The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b. */
export function matmulI16Requantize(a: Int16Array, rows: i32, inner: i32, aZeroPoint: i32, packed: Int8Array, sums: Int32Array, columns: i32, weightBytes: i32, bias: Float32Array, multipliers: Float32Array, zeroPoint: i32, out: Int16Array): Int16Array {
  call_matmulI16Requantize(a.dataStart, a.length, rows, inner, <i32>aZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, columns, weightBytes, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulInteger")
declare function call_matmulInteger(a: usize, aLength: i32, rows: i32, inner: i32, aZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, columns: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier. */
export function matmulInteger(a: Int8Array, rows: i32, inner: i32, aZeroPoint: i32, packed: Int8Array, sums: Int32Array, columns: i32, zeroPoints: Int32Array, out: Int32Array): Int32Array {
  call_matmulInteger(a.dataStart, a.length, rows, inner, <i32>aZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, columns, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulIntegerU8")
declare function call_matmulIntegerU8(a: usize, aLength: i32, rows: i32, inner: i32, aZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, columns: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier. */
export function matmulIntegerU8(a: Uint8Array, rows: i32, inner: i32, aZeroPoint: i32, packed: Int8Array, sums: Int32Array, columns: i32, zeroPoints: Int32Array, out: Int32Array): Int32Array {
  call_matmulIntegerU8(a.dataStart, a.length, rows, inner, <i32>aZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, columns, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulNibbles")
declare function call_matmulNibbles(a: usize, aLength: i32, rows: i32, inner: i32, packed: usize, packedLength: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, columns: i32, block: i32, bias: usize, biasLength: i32, out: usize, outLength: i32, low: f32, high: f32, activation: i32): void;
/** activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale. */
export function matmulNibbles(a: Float32Array, rows: i32, inner: i32, packed: Uint8Array, scales: Float32Array, zeroPoints: Uint8Array, columns: i32, block: i32, bias: Float32Array, out: Float32Array, low: f64, high: f64, activation: i32): Float32Array {
  call_matmulNibbles(a.dataStart, a.length, rows, inner, packed.dataStart, packed.length, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, columns, block, bias.dataStart, bias.length, out.dataStart, out.length, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulNibblesBytes")
declare function call_matmulNibblesBytes(a: usize, aLength: i32, rows: i32, inner: i32, aScales: usize, aScalesLength: i32, packed: usize, packedLength: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, columns: i32, block: i32, bias: usize, biasLength: i32, out: usize, outLength: i32, low: f32, high: f32, activation: i32): void;
/** The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier. */
export function matmulNibblesBytes(a: Int8Array, rows: i32, inner: i32, aScales: Float32Array, packed: Uint8Array, scales: Float32Array, zeroPoints: Uint8Array, columns: i32, block: i32, bias: Float32Array, out: Float32Array, low: f64, high: f64, activation: i32): Float32Array {
  call_matmulNibblesBytes(a.dataStart, a.length, rows, inner, aScales.dataStart, aScales.length, packed.dataStart, packed.length, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, columns, block, bias.dataStart, bias.length, out.dataStart, out.length, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulNibblesBytesHalfScales")
declare function call_matmulNibblesBytesHalfScales(a: usize, aLength: i32, rows: i32, inner: i32, aScales: usize, aScalesLength: i32, packed: usize, packedLength: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, columns: i32, block: i32, bias: usize, biasLength: i32, out: usize, outLength: i32, low: f32, high: f32, activation: i32): void;
/** The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier; a scale of half precision is the float that it stands for. */
export function matmulNibblesBytesHalfScales(a: Int8Array, rows: i32, inner: i32, aScales: Float32Array, packed: Uint8Array, scales: Uint16Array, zeroPoints: Uint8Array, columns: i32, block: i32, bias: Float32Array, out: Float32Array, low: f64, high: f64, activation: i32): Float32Array {
  call_matmulNibblesBytesHalfScales(a.dataStart, a.length, rows, inner, aScales.dataStart, aScales.length, packed.dataStart, packed.length, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, columns, block, bias.dataStart, bias.length, out.dataStart, out.length, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulNibblesHalfScales")
declare function call_matmulNibblesHalfScales(a: usize, aLength: i32, rows: i32, inner: i32, packed: usize, packedLength: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, columns: i32, block: i32, bias: usize, biasLength: i32, out: usize, outLength: i32, low: f32, high: f32, activation: i32): void;
/** activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale; a scale of half precision is the float that it stands for. */
export function matmulNibblesHalfScales(a: Float32Array, rows: i32, inner: i32, packed: Uint8Array, scales: Uint16Array, zeroPoints: Uint8Array, columns: i32, block: i32, bias: Float32Array, out: Float32Array, low: f64, high: f64, activation: i32): Float32Array {
  call_matmulNibblesHalfScales(a.dataStart, a.length, rows, inner, packed.dataStart, packed.length, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, columns, block, bias.dataStart, bias.length, out.dataStart, out.length, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulPacked")
declare function call_matmulPacked(a: usize, aLength: i32, rows: i32, inner: i32, packed: usize, packedLength: i32, columns: i32, bias: usize, biasLength: i32, residual: usize, residualLength: i32, out: usize, outLength: i32, low: f32, high: f32, activation: i32): void;
/** out = activation(clamp(a b + bias + residual)): bias and residual first, then each sum in the order of the inner dimension, so its bits depend on no other row or column. */
export function matmulPacked(a: Float32Array, rows: i32, inner: i32, packed: Float32Array, columns: i32, bias: Float32Array, residual: Float32Array, out: Float32Array, low: f64, high: f64, activation: i32): Float32Array {
  call_matmulPacked(a.dataStart, a.length, rows, inner, packed.dataStart, packed.length, columns, bias.dataStart, bias.length, residual.dataStart, residual.length, out.dataStart, out.length, <f32>low, <f32>high, activation);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulRequantize")
declare function call_matmulRequantize(a: usize, aLength: i32, rows: i32, inner: i32, aZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, columns: i32, zeroPoints: usize, zeroPointsLength: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32): void;
/** requantize(matmulInteger(...)) without the sums in memory. */
export function matmulRequantize(a: Int8Array, rows: i32, inner: i32, aZeroPoint: i32, packed: Int8Array, sums: Int32Array, columns: i32, zeroPoints: Int32Array, bias: Int32Array, multipliers: Float32Array, zeroPoint: i32, out: Int8Array): Int8Array {
  call_matmulRequantize(a.dataStart, a.length, rows, inner, <i32>aZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, columns, zeroPoints.dataStart, zeroPoints.length, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "matmulRequantizeU8")
declare function call_matmulRequantizeU8(a: usize, aLength: i32, rows: i32, inner: i32, aZeroPoint: i32, packed: usize, packedLength: i32, sums: usize, sumsLength: i32, columns: i32, zeroPoints: usize, zeroPointsLength: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32): void;
/** requantize(matmulInteger(...)) without the sums in memory. */
export function matmulRequantizeU8(a: Uint8Array, rows: i32, inner: i32, aZeroPoint: i32, packed: Int8Array, sums: Int32Array, columns: i32, zeroPoints: Int32Array, bias: Int32Array, multipliers: Float32Array, zeroPoint: i32, out: Uint8Array): Uint8Array {
  call_matmulRequantizeU8(a.dataStart, a.length, rows, inner, <i32>aZeroPoint, packed.dataStart, packed.length, sums.dataStart, sums.length, columns, zeroPoints.dataStart, zeroPoints.length, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "max")
declare function call_max(a: usize, aLength: i32): f32;
/** The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. An error for no elements. */
export function max(a: Float32Array): f32 {
  return call_max(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "maxF64")
declare function call_maxF64(a: usize, aLength: i32): f64;
/** The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. An error for no elements. */
export function maxF64(a: Float64Array): f64 {
  return call_maxF64(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "maxI16")
declare function call_maxI16(a: usize, aLength: i32): f64;
/** The largest element. An error for no elements. */
export function maxI16(a: Int16Array): f64 {
  return call_maxI16(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "maxI8")
declare function call_maxI8(a: usize, aLength: i32): f64;
/** The largest element. An error for no elements. */
export function maxI8(a: Int8Array): f64 {
  return call_maxI8(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "maxPool2d")
declare function call_maxPool2d(x: usize, xLength: i32, batch: i32, height: i32, width: i32, channels: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): void;
/** The largest element of each window and channel; -Infinity for a window outside the image. */
export function maxPool2d(x: Float32Array, batch: i32, height: i32, width: i32, channels: i32, out: Float32Array, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): Float32Array {
  call_maxPool2d(x.dataStart, x.length, batch, height, width, channels, out.dataStart, out.length, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "maxPool2dInteger")
declare function call_maxPool2dInteger(x: usize, xLength: i32, batch: i32, height: i32, width: i32, channels: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): void;
/** The largest element of each window and channel; the least that there is for a window outside the image. */
export function maxPool2dInteger(x: Int8Array, batch: i32, height: i32, width: i32, channels: i32, out: Int8Array, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): Int8Array {
  call_maxPool2dInteger(x.dataStart, x.length, batch, height, width, channels, out.dataStart, out.length, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "maxPool2dIntegerU8")
declare function call_maxPool2dIntegerU8(x: usize, xLength: i32, batch: i32, height: i32, width: i32, channels: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): void;
/** The largest element of each window and channel; the least that there is for a window outside the image. */
export function maxPool2dIntegerU8(x: Uint8Array, batch: i32, height: i32, width: i32, channels: i32, out: Uint8Array, outHeight: i32, outWidth: i32, kernelHeight: i32, kernelWidth: i32, strideY: i32, strideX: i32, dilationY: i32, dilationX: i32, padTop: i32, padLeft: i32): Uint8Array {
  call_maxPool2dIntegerU8(x.dataStart, x.length, batch, height, width, channels, out.dataStart, out.length, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "maximum")
declare function call_maximum(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max. */
export function maximum(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_maximum(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "maximumF64")
declare function call_maximumF64(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max. */
export function maximumF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array {
  call_maximumF64(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mean")
declare function call_mean(a: usize, aLength: i32): f32;
/** Sum of the elements divided by their number. */
export function mean(a: Float32Array): f32 {
  return call_mean(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "min")
declare function call_min(a: usize, aLength: i32): f32;
/** The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. An error for no elements. */
export function min(a: Float32Array): f32 {
  return call_min(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "minF64")
declare function call_minF64(a: usize, aLength: i32): f64;
/** The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. An error for no elements. */
export function minF64(a: Float64Array): f64 {
  return call_minF64(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "minI16")
declare function call_minI16(a: usize, aLength: i32): f64;
/** The smallest element. An error for no elements. */
export function minI16(a: Int16Array): f64 {
  return call_minI16(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "minI8")
declare function call_minI8(a: usize, aLength: i32): f64;
/** The smallest element. An error for no elements. */
export function minI8(a: Int8Array): f64 {
  return call_minI8(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "minMax")
declare function call_minMax(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** (a[i] - min) / (max - min), from 0 to 1: zeros for a constant array, all NaN if an element is NaN, and NaN or 0 if one is infinite. */
export function minMax(a: Float32Array, out: Float32Array): Float32Array {
  call_minMax(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "minimum")
declare function call_minimum(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min. */
export function minimum(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_minimum(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "minimumF64")
declare function call_minimumF64(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min. */
export function minimumF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array {
  call_minimumF64(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mish")
declare function call_mish(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** a[i] * tanh(softplus(a[i])); -0 at -Infinity, its limit. */
export function mish(a: Float32Array, out: Float32Array): Float32Array {
  call_mish(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mixChannels")
declare function call_mixChannels(a: usize, aLength: i32, pixels: i32, inChannels: i32, matrix: usize, matrixLength: i32, offsets: usize, offsetsLength: i32, outChannels: i32, out: usize, outLength: i32): void;
/** out[i, o] = sum matrix[o, k] * a[i, k] + offsets[o]: other colours, greys, channels in another order. */
export function mixChannels(a: Float32Array, pixels: i32, inChannels: i32, matrix: Float32Array, offsets: Float32Array, outChannels: i32, out: Float32Array): Float32Array {
  call_mixChannels(a.dataStart, a.length, pixels, inChannels, matrix.dataStart, matrix.length, offsets.dataStart, offsets.length, outChannels, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mixChannelsBytes")
declare function call_mixChannelsBytes(a: usize, aLength: i32, pixels: i32, inChannels: i32, matrix: usize, matrixLength: i32, offsets: usize, offsetsLength: i32, outChannels: i32, out: usize, outLength: i32): void;
/** mixChannels of bytes in int32 that wrap: (sum matrix[o, k] * a[i, k] + offsets[o] + 2^15) >> 16, saturated. */
export function mixChannelsBytes(a: Uint8Array, pixels: i32, inChannels: i32, matrix: Int32Array, offsets: Int32Array, outChannels: i32, out: Uint8Array): Uint8Array {
  call_mixChannelsBytes(a.dataStart, a.length, pixels, inChannels, matrix.dataStart, matrix.length, offsets.dataStart, offsets.length, outChannels, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mul")
declare function call_mul(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i]. */
export function mul(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_mul(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mulBf16")
declare function call_mulBf16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export function mulBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array {
  call_mulBf16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mulF16")
declare function call_mulF16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export function mulF16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array {
  call_mulF16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mulF64")
declare function call_mulF64(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i]. */
export function mulF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array {
  call_mulF64(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mulI16")
declare function call_mulI16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16. */
export function mulI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array {
  call_mulI16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mulI8")
declare function call_mulI8(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16. */
export function mulI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array {
  call_mulI8(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mulSaturatedI16")
declare function call_mulSaturatedI16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i], or the nearest number that the type has. */
export function mulSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array {
  call_mulSaturatedI16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "mulSaturatedI8")
declare function call_mulSaturatedI8(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] * b[i], or the nearest number that the type has. */
export function mulSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array {
  call_mulSaturatedI8(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "multiplyAccumulateI16")
declare function call_multiplyAccumulateI16(a: usize, aLength: i32, b: usize, bLength: i32, sums: usize, sumsLength: i32): void;
/** sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32. */
export function multiplyAccumulateI16(a: Int16Array, b: Int16Array, sums: Int32Array): Int32Array {
  call_multiplyAccumulateI16(a.dataStart, a.length, b.dataStart, b.length, sums.dataStart, sums.length);
  return sums;
}

// @ts-expect-error: decorator
@external("kernels", "multiplyAccumulateI8")
declare function call_multiplyAccumulateI8(a: usize, aLength: i32, b: usize, bLength: i32, sums: usize, sumsLength: i32): void;
/** sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32. */
export function multiplyAccumulateI8(a: Int8Array, b: Int8Array, sums: Int32Array): Int32Array {
  call_multiplyAccumulateI8(a.dataStart, a.length, b.dataStart, b.length, sums.dataStart, sums.length);
  return sums;
}

// @ts-expect-error: decorator
@external("kernels", "neg")
declare function call_neg(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** out[i] = -a[i]. */
export function neg(a: Float32Array, out: Float32Array): Float32Array {
  call_neg(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "negF64")
declare function call_negF64(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** out[i] = -a[i]. */
export function negF64(a: Float64Array, out: Float64Array): Float64Array {
  call_negF64(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "nonMaxSuppression")
declare function call_nonMaxSuppression(boxes: usize, boxesLength: i32, scores: usize, scoresLength: i32, batch: i32, classes: i32, n: i32, most: i32, overlap: f32, least: f32, isCentred: i32, room: i32, work: usize, workLength: i32, rows: usize, rowsLength: i32, counts: usize, countsLength: i32): void;
/** ONNX's NonMaxSuppression: of each class the boxes with the highest scores, each of which overlaps no better one too much; of equal scores the first box is better, NaN is above all. Boxes without area overlap none. In float, rounded at each step. */
export function nonMaxSuppression(boxes: Float32Array, scores: Float32Array, batch: i32, classes: i32, n: i32, most: i32, overlap: f64, least: f64, isCentred: i32, room: i32, work: Uint8Array, rows: Uint8Array, counts: Float64Array): Float64Array {
  call_nonMaxSuppression(boxes.dataStart, boxes.length, scores.dataStart, scores.length, batch, classes, n, <i32>most, <f32>overlap, <f32>least, isCentred, room, work.dataStart, work.length, rows.dataStart, rows.length, counts.dataStart, counts.length);
  return counts;
}

// @ts-expect-error: decorator
@external("kernels", "normL1")
declare function call_normL1(a: usize, aLength: i32): f32;
/** Sum of the absolute values. */
export function normL1(a: Float32Array): f32 {
  return call_normL1(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "normL1F64")
declare function call_normL1F64(a: usize, aLength: i32): f64;
/** Sum of the absolute values. */
export function normL1F64(a: Float64Array): f64 {
  return call_normL1F64(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "normL2")
declare function call_normL2(a: usize, aLength: i32): f32;
/** Square root of the sum of squares; right also where the squares would overflow or vanish. */
export function normL2(a: Float32Array): f32 {
  return call_normL2(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "normL2F64")
declare function call_normL2F64(a: usize, aLength: i32): f64;
/** Square root of the sum of the squares, which neither overflow nor vanish. */
export function normL2F64(a: Float64Array): f64 {
  return call_normL2F64(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "normLinf")
declare function call_normLinf(a: usize, aLength: i32): f32;
/** The largest absolute value. */
export function normLinf(a: Float32Array): f32 {
  return call_normLinf(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "normalize")
declare function call_normalize(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** a / normL2(a): the same direction with length 1. Zeros stay zeros. */
export function normalize(a: Float32Array, out: Float32Array): Float32Array {
  call_normalize(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "notEqual")
declare function call_notEqual(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 where a[i] != b[i], NaN included, else 0. */
export function notEqual(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_notEqual(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "outerProduct")
declare function call_outerProduct(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[r, c] = a[r] * b[c]. */
export function outerProduct(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_outerProduct(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "packByteFilters")
declare function call_packByteFilters(filters: usize, filtersLength: i32, groups: i32, groupChannels: i32, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, sums: usize, sumsLength: i32, out: usize, outLength: i32): void;
/** The panels that conv2dRequantize and conv2dInteger read. */
export function packByteFilters(filters: Int8Array, groups: i32, groupChannels: i32, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, sums: Int32Array, out: Int8Array): Int8Array {
  call_packByteFilters(filters.dataStart, filters.length, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, sums.dataStart, sums.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "packBytes")
declare function call_packBytes(b: usize, bLength: i32, inner: i32, columns: i32, transposed: i32, sums: usize, sumsLength: i32, out: usize, outLength: i32): void;
/** The panels that the products of bytes read. */
export function packBytes(b: Int8Array, inner: i32, columns: i32, transposed: i32, sums: Int32Array, out: Int8Array): Int8Array {
  call_packBytes(b.dataStart, b.length, inner, columns, transposed, sums.dataStart, sums.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "packColumns")
declare function call_packColumns(b: usize, bLength: i32, inner: i32, columns: i32, out: usize, outLength: i32): void;
/** The panels that matmulPacked reads, from a matrix that is multiplied from the left; packRows makes the same of its transpose. */
export function packColumns(b: Float32Array, inner: i32, columns: i32, out: Float32Array): Float32Array {
  call_packColumns(b.dataStart, b.length, inner, columns, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "packDepthwise")
declare function call_packDepthwise(filters: usize, filtersLength: i32, channels: i32, kernelHeight: i32, kernelWidth: i32, out: usize, outLength: i32): void;
/** The panels that depthwiseConv2d reads. */
export function packDepthwise(filters: Float32Array, channels: i32, kernelHeight: i32, kernelWidth: i32, out: Float32Array): Float32Array {
  call_packDepthwise(filters.dataStart, filters.length, channels, kernelHeight, kernelWidth, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "packFilters")
declare function call_packFilters(filters: usize, filtersLength: i32, groups: i32, groupChannels: i32, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, out: usize, outLength: i32): void;
/** The panels that conv2d reads. */
export function packFilters(filters: Float32Array, groups: i32, groupChannels: i32, groupOutputs: i32, kernelHeight: i32, kernelWidth: i32, out: Float32Array): Float32Array {
  call_packFilters(filters.dataStart, filters.length, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "packI16")
declare function call_packI16(b: usize, bLength: i32, inner: i32, columns: i32, transposed: i32, sums: usize, sumsLength: i32, out: usize, outLength: i32): void;
/** The panels that matmulI16Dequantize and matmulI16Requantize read with weightBytes 2. */
export function packI16(b: Int16Array, inner: i32, columns: i32, transposed: i32, sums: Int32Array, out: Int8Array): Int8Array {
  call_packI16(b.dataStart, b.length, inner, columns, transposed, sums.dataStart, sums.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "packNibbles")
declare function call_packNibbles(b: usize, bLength: i32, columns: i32, inner: i32, block: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, packedScales: usize, packedScalesLength: i32, packedZeroPoints: usize, packedZeroPointsLength: i32, out: usize, outLength: i32): void;
/** The panels that the products of 4-bit weights read; scales and zero points panel by panel, block by block, 16 at a time. Weights behind the last row become the zero point (of a larger byte its low half); columns behind the last one are zeros throughout. */
export function packNibbles(b: Uint8Array, columns: i32, inner: i32, block: i32, scales: Float32Array, zeroPoints: Uint8Array, packedScales: Float32Array, packedZeroPoints: Uint8Array, out: Uint8Array): Uint8Array {
  call_packNibbles(b.dataStart, b.length, columns, inner, block, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, packedScales.dataStart, packedScales.length, packedZeroPoints.dataStart, packedZeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "packRows")
declare function call_packRows(a: usize, aLength: i32, rows: i32, columns: i32, out: usize, outLength: i32): void;
/** The order of elements that dotPacked reads, the same on every tier. */
export function packRows(a: Float32Array, rows: i32, columns: i32, out: Float32Array): Float32Array {
  call_packRows(a.dataStart, a.length, rows, columns, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "pow")
declare function call_pow(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] to the power of b[i], as IEEE 754 and C have it: 1 where b[i] is 0 or a[i] is 1, whatever the other is. */
export function pow(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_pow(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "quantizeBlocks")
declare function call_quantizeBlocks(a: usize, aLength: i32, rows: i32, columns: i32, block: i32, scales: usize, scalesLength: i32, out: usize, outLength: i32): void;
/** Symmetric quantization of each block of a row by its largest magnitude: the left operand of dynamically quantized products. NaN counts as 0; a block with an infinity, or with nothing above 127 * 2^-128, has scale 0 and zeros. */
export function quantizeBlocks(a: Float32Array, rows: i32, columns: i32, block: i32, scales: Float32Array, out: Int8Array): Int8Array {
  call_quantizeBlocks(a.dataStart, a.length, rows, columns, block, scales.dataStart, scales.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "quantizeI16")
declare function call_quantizeI16(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
export function quantizeI16(a: Float32Array, outer: i32, channels: i32, inner: i32, scales: Float32Array, zeroPoints: Int32Array, out: Int16Array): Int16Array {
  call_quantizeI16(a.dataStart, a.length, outer, channels, inner, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "quantizeI8")
declare function call_quantizeI8(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
export function quantizeI8(a: Float32Array, outer: i32, channels: i32, inner: i32, scales: Float32Array, zeroPoints: Int32Array, out: Int8Array): Int8Array {
  call_quantizeI8(a.dataStart, a.length, outer, channels, inner, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "quantizeU8")
declare function call_quantizeU8(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, scales: usize, scalesLength: i32, zeroPoints: usize, zeroPointsLength: i32, out: usize, outLength: i32): void;
/** saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
export function quantizeU8(a: Float32Array, outer: i32, channels: i32, inner: i32, scales: Float32Array, zeroPoints: Int32Array, out: Uint8Array): Uint8Array {
  call_quantizeU8(a.dataStart, a.length, outer, channels, inner, scales.dataStart, scales.length, zeroPoints.dataStart, zeroPoints.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "randomExponential")
declare function call_randomExponential(seed: i32, stream: i32, offset: i32, out: usize, outLength: i32): void;
/** Numbers of the exponential distribution of mean 1, up to 21.5: -log of uniform ones. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export function randomExponential(seed: i32, stream: i32, offset: i32, out: Float32Array): Float32Array {
  call_randomExponential(seed, stream, offset, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "randomIntegers")
declare function call_randomIntegers(seed: i32, stream: i32, offset: i32, low: i32, count: i32, out: usize, outLength: i32): void;
/** Whole numbers of [low, low + count), which wrap at 32 bits: low + floor(x * count / 2^32), so that their probabilities differ by 2^-32 at most. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export function randomIntegers(seed: i32, stream: i32, offset: i32, low: i32, count: i32, out: Int32Array): Int32Array {
  call_randomIntegers(seed, stream, offset, <i32>low, count, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "randomNormal")
declare function call_randomNormal(seed: i32, stream: i32, offset: i32, out: usize, outLength: i32): void;
/** Numbers of the standard normal distribution, up to 6.6, by Box and Muller's transform of pairs. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export function randomNormal(seed: i32, stream: i32, offset: i32, out: Float32Array): Float32Array {
  call_randomNormal(seed, stream, offset, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "randomUniform")
declare function call_randomUniform(seed: i32, stream: i32, offset: i32, out: usize, outLength: i32): void;
/** Numbers of [0, 1), multiples of 2^-24. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
export function randomUniform(seed: i32, stream: i32, offset: i32, out: Float32Array): Float32Array {
  call_randomUniform(seed, stream, offset, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "recip")
declare function call_recip(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 / a[i]. */
export function recip(a: Float32Array, out: Float32Array): Float32Array {
  call_recip(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "recurrentLayer")
declare function call_recurrentLayer(gates: usize, gatesLength: i32, steps: i32, batch: i32, directions: i32, gateCount: i32, hidden: i32, packed: usize, packedLength: i32, functions: usize, functionsLength: i32, hiddenBias: usize, hiddenBiasLength: i32, peepholes: usize, peepholesLength: i32, lengths: usize, lengthsLength: i32, clip: f32, reverse: i32, batchFirst: i32, variant: i32, state: usize, stateLength: i32, cell: usize, cellLength: i32, y: usize, yLength: i32): void;
/** A layer of RNN, GRU or LSTM as ONNX defines them, all steps of all directions in one call; n of the bound is hidden + 4. */
export function recurrentLayer(gates: Float32Array, steps: i32, batch: i32, directions: i32, gateCount: i32, hidden: i32, packed: Float32Array, functions: Float32Array, hiddenBias: Float32Array, peepholes: Float32Array, lengths: Int32Array, clip: f64, reverse: i32, batchFirst: i32, variant: i32, state: Float32Array, cell: Float32Array, y: Float32Array): Float32Array {
  call_recurrentLayer(gates.dataStart, gates.length, steps, batch, directions, gateCount, hidden, packed.dataStart, packed.length, functions.dataStart, functions.length, hiddenBias.dataStart, hiddenBias.length, peepholes.dataStart, peepholes.length, lengths.dataStart, lengths.length, <f32>clip, reverse, batchFirst, variant, state.dataStart, state.length, cell.dataStart, cell.length, y.dataStart, y.length);
  return y;
}

// @ts-expect-error: decorator
@external("kernels", "reduceAny")
declare function call_reduceAny(a: usize, aLength: i32, outer: i32, length: i32, inner: i32, operation: i32, type: i32, out: usize, outLength: i32): void;
/** Integers are summed in 64 bits and wrap, their means and roots are truncated. Of no elements: 0, 1 for prod, NaN for mean, the least of the type for max and its largest for min. */
export function reduceAny(a: Uint8Array, outer: i32, length: i32, inner: i32, operation: i32, type: i32, out: Uint8Array): Uint8Array {
  call_reduceAny(a.dataStart, a.length, outer, length, inner, operation, type, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "relu")
declare function call_relu(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** 0 where a[i] < 0, else a[i]; -0 stays. */
export function relu(a: Float32Array, out: Float32Array): Float32Array {
  call_relu(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "requantizeI8")
declare function call_requantizeI8(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32): void;
/** saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point. */
export function requantizeI8(a: Int32Array, outer: i32, channels: i32, inner: i32, bias: Int32Array, multipliers: Float32Array, zeroPoint: i32, out: Int8Array): Int8Array {
  call_requantizeI8(a.dataStart, a.length, outer, channels, inner, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "requantizeU8")
declare function call_requantizeU8(a: usize, aLength: i32, outer: i32, channels: i32, inner: i32, bias: usize, biasLength: i32, multipliers: usize, multipliersLength: i32, zeroPoint: i32, out: usize, outLength: i32): void;
/** saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point. */
export function requantizeU8(a: Int32Array, outer: i32, channels: i32, inner: i32, bias: Int32Array, multipliers: Float32Array, zeroPoint: i32, out: Uint8Array): Uint8Array {
  call_requantizeU8(a.dataStart, a.length, outer, channels, inner, bias.dataStart, bias.length, multipliers.dataStart, multipliers.length, <i32>zeroPoint, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "resample")
declare function call_resample(a: usize, aLength: i32, height: i32, width: i32, channels: i32, tops: usize, topsLength: i32, outHeight: i32, vertical: usize, verticalLength: i32, verticalCount: i32, lefts: usize, leftsLength: i32, outWidth: i32, horizontal: usize, horizontalLength: i32, horizontalCount: i32, work: usize, workLength: i32, out: usize, outLength: i32): void;
/** An image of another size by weights that the caller knows: out[y, x] = sum vertical[y, j] * horizontal[x, k] * a[tops[y] + j, lefts[x] + k], first down the columns. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20. */
export function resample(a: Float32Array, height: i32, width: i32, channels: i32, tops: Uint32Array, outHeight: i32, vertical: Float32Array, verticalCount: i32, lefts: Uint32Array, outWidth: i32, horizontal: Float32Array, horizontalCount: i32, work: Float32Array, out: Float32Array): Float32Array {
  call_resample(a.dataStart, a.length, height, width, channels, tops.dataStart, tops.length, outHeight, vertical.dataStart, vertical.length, verticalCount, lefts.dataStart, lefts.length, outWidth, horizontal.dataStart, horizontal.length, horizontalCount, work.dataStart, work.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "resampleBytes")
declare function call_resampleBytes(a: usize, aLength: i32, height: i32, width: i32, channels: i32, tops: usize, topsLength: i32, outHeight: i32, vertical: usize, verticalLength: i32, verticalCount: i32, lefts: usize, leftsLength: i32, outWidth: i32, horizontal: usize, horizontalLength: i32, horizontalCount: i32, work: usize, workLength: i32, out: usize, outLength: i32): void;
/** resample of bytes in int32 that wrap: down the columns (sum + 2^6) >> 7, saturated to int16, then along the row of these (sum + 2^20) >> 21, saturated to bytes. Of weights whose sizes add up to at most 2^14 nothing wraps or saturates before its end. */
export function resampleBytes(a: Uint8Array, height: i32, width: i32, channels: i32, tops: Uint32Array, outHeight: i32, vertical: Int16Array, verticalCount: i32, lefts: Uint32Array, outWidth: i32, horizontal: Int16Array, horizontalCount: i32, work: Int16Array, out: Uint8Array): Uint8Array {
  call_resampleBytes(a.dataStart, a.length, height, width, channels, tops.dataStart, tops.length, outHeight, vertical.dataStart, vertical.length, verticalCount, lefts.dataStart, lefts.length, outWidth, horizontal.dataStart, horizontal.length, horizontalCount, work.dataStart, work.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "resizeBilinear")
declare function call_resizeBilinear(a: usize, aLength: i32, planes: i32, height: i32, width: i32, channels: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32): void;
/** Each new pixel is mixed from the four old ones whose centres surround its own (half-pixel centres, no antialiasing); at the edges the nearest are repeated. An error for no elements. */
export function resizeBilinear(a: Float32Array, planes: i32, height: i32, width: i32, channels: i32, out: Float32Array, outHeight: i32, outWidth: i32): Float32Array {
  call_resizeBilinear(a.dataStart, a.length, planes, height, width, channels, out.dataStart, out.length, outHeight, outWidth);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "resizeNearest")
declare function call_resizeNearest(a: usize, aLength: i32, planes: i32, height: i32, width: i32, channels: i32, out: usize, outLength: i32, outHeight: i32, outWidth: i32): void;
/** Each new pixel is the old one that holds its centre: row floor((y + 0.5) * height / outHeight), columns alike. An error for no elements. */
export function resizeNearest(a: Float32Array, planes: i32, height: i32, width: i32, channels: i32, out: Float32Array, outHeight: i32, outWidth: i32): Float32Array {
  call_resizeNearest(a.dataStart, a.length, planes, height, width, channels, out.dataStart, out.length, outHeight, outWidth);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "rmsNorm")
declare function call_rmsNorm(a: usize, aLength: i32, rows: i32, columns: i32, gamma: usize, gammaLength: i32, epsilon: f32, out: usize, outLength: i32): void;
/** out[r, c] = a[r, c] / sqrt(mean of a[r]^2 + epsilon) * gamma[c]. */
export function rmsNorm(a: Float32Array, rows: i32, columns: i32, gamma: Float32Array, epsilon: f64, out: Float32Array): Float32Array {
  call_rmsNorm(a.dataStart, a.length, rows, columns, gamma.dataStart, gamma.length, <f32>epsilon, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "rotaryEmbedding")
declare function call_rotaryEmbedding(x: usize, xLength: i32, tokens: i32, heads: i32, half: i32, cos: usize, cosLength: i32, sin: usize, sinLength: i32, interleaved: i32, out: usize, outLength: i32): void;
/** Turns each pair (x, y) of a token by its angle. */
export function rotaryEmbedding(x: Float32Array, tokens: i32, heads: i32, half: i32, cos: Float32Array, sin: Float32Array, interleaved: i32, out: Float32Array): Float32Array {
  call_rotaryEmbedding(x.dataStart, x.length, tokens, heads, half, cos.dataStart, cos.length, sin.dataStart, sin.length, interleaved, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "round")
declare function call_round(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The nearest whole number, the even one of two; the sign of zero is kept. */
export function round(a: Float32Array, out: Float32Array): Float32Array {
  call_round(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "roundHalfAway")
declare function call_roundHalfAway(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** The nearest whole number, of two the one further from 0, as C's and Rust's round; the sign of zero is kept. `round` gives the even one. */
export function roundHalfAway(a: Float32Array, out: Float32Array): Float32Array {
  call_roundHalfAway(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "rsqrt")
declare function call_rsqrt(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 / sqrt(a[i]). */
export function rsqrt(a: Float32Array, out: Float32Array): Float32Array {
  call_rsqrt(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "samplePoints")
declare function call_samplePoints(a: usize, aLength: i32, batch: i32, depth: i32, height: i32, width: i32, channels: i32, images: usize, imagesLength: i32, places: usize, placesLength: i32, n: i32, m: i32, axes: i32, steps: usize, stepsLength: i32, counts: usize, countsLength: i32, factors: usize, factorsLength: i32, mode: i32, padding: i32, units: i32, isMax: i32, out: usize, outLength: i32): void;
/** Images at places between their pixels, or around several points at each: GridSample, RoiAlign, DeformConv. At a place that is NaN all is NaN. */
export function samplePoints(a: Float32Array, batch: i32, depth: i32, height: i32, width: i32, channels: i32, images: Uint32Array, places: Float32Array, n: i32, m: i32, axes: i32, steps: Float32Array, counts: Float32Array, factors: Float32Array, mode: i32, padding: i32, units: i32, isMax: i32, out: Float32Array): Float32Array {
  call_samplePoints(a.dataStart, a.length, batch, depth, height, width, channels, images.dataStart, images.length, places.dataStart, places.length, n, m, axes, steps.dataStart, steps.length, counts.dataStart, counts.length, factors.dataStart, factors.length, mode, padding, units, isMax, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sampleVariance")
declare function call_sampleVariance(a: usize, aLength: i32, ddof: i32): f32;
/** Sum of (a[i] - mean)^2 divided by n - ddof, in f64: 0 for a constant array, NaN where n is not above ddof. */
export function sampleVariance(a: Float32Array, ddof: i32): f32 {
  return call_sampleVariance(a.dataStart, a.length, ddof);
}

// @ts-expect-error: decorator
@external("kernels", "scale")
declare function call_scale(a: usize, aLength: i32, s: f32, out: usize, outLength: i32): void;
/** out[i] = a[i] * s. */
export function scale(a: Float32Array, s: f64, out: Float32Array): Float32Array {
  call_scale(a.dataStart, a.length, <f32>s, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "scaleBf16")
declare function call_scaleBf16(a: usize, aLength: i32, s: f32, out: usize, outLength: i32): void;
/** out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one. */
export function scaleBf16(a: Uint16Array, s: f64, out: Uint16Array): Uint16Array {
  call_scaleBf16(a.dataStart, a.length, <f32>s, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "scaleF16")
declare function call_scaleF16(a: usize, aLength: i32, s: f32, out: usize, outLength: i32): void;
/** out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one. */
export function scaleF16(a: Uint16Array, s: f64, out: Uint16Array): Uint16Array {
  call_scaleF16(a.dataStart, a.length, <f32>s, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "scaleF64")
declare function call_scaleF64(a: usize, aLength: i32, s: f64, out: usize, outLength: i32): void;
/** out[i] = a[i] * s. */
export function scaleF64(a: Float64Array, s: f64, out: Float64Array): Float64Array {
  call_scaleF64(a.dataStart, a.length, <f64>s, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "scatter")
declare function call_scatter(a: usize, aLength: i32, indices: usize, indicesLength: i32, out: usize, outLength: i32): void;
/** out[indices[i]] = a[i], in order: of two elements for one position, the later stays. */
export function scatter(a: Float32Array, indices: Uint32Array, out: Float32Array): Float32Array {
  call_scatter(a.dataStart, a.length, indices.dataStart, indices.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "scatterRows")
declare function call_scatterRows(a: usize, aLength: i32, indices: usize, indicesLength: i32, outer: i32, m: i32, rows: i32, inner: i32, reduction: i32, type: i32, out: usize, outLength: i32): void;
/** out[t, indices[t, i]] becomes a[t, i] or its sum, product, least or largest with what it was; in order, as binaryAny computes. */
export function scatterRows(a: Uint8Array, indices: Uint32Array, outer: i32, m: i32, rows: i32, inner: i32, reduction: i32, type: i32, out: Uint8Array): Uint8Array {
  call_scatterRows(a.dataStart, a.length, indices.dataStart, indices.length, outer, m, rows, inner, reduction, type, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "searchSorted")
declare function call_searchSorted(a: usize, aLength: i32, n: i32, sorted: usize, sortedLength: i32, lists: i32, length: i32, type: i32, out: usize, outLength: i32): void;
/** How many elements of the list are less, by halving it: where the element is, or would be put. 0 for NaN. */
export function searchSorted(a: Uint8Array, n: i32, sorted: Uint8Array, lists: i32, length: i32, type: i32, out: Uint32Array): Uint32Array {
  call_searchSorted(a.dataStart, a.length, n, sorted.dataStart, sorted.length, lists, length, type, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "select")
declare function call_select(condition: usize, conditionLength: i32, a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] where condition[i] is not 0 (NaN is not), else b[i]. */
export function select(condition: Float32Array, a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_select(condition.dataStart, condition.length, a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "selectAny")
declare function call_selectAny(condition: usize, conditionLength: i32, a: usize, aLength: i32, b: usize, bLength: i32, width: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] where condition[i] is not 0, else b[i]. */
export function selectAny(condition: Uint8Array, a: Uint8Array, b: Uint8Array, width: i32, out: Uint8Array): Uint8Array {
  call_selectAny(condition.dataStart, condition.length, a.dataStart, a.length, b.dataStart, b.length, width, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "selu")
declare function call_selu(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** 1.0507009873554805 * (1.6732632423543772 * (exp(a[i]) - 1) where a[i] < 0, else a[i]). */
export function selu(a: Float32Array, out: Float32Array): Float32Array {
  call_selu(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sigmoid")
declare function call_sigmoid(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** 1 / (1 + exp(-a[i])). */
export function sigmoid(a: Float32Array, out: Float32Array): Float32Array {
  call_sigmoid(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sign")
declare function call_sign(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** out[i] = 1 or -1, the sign of a[i]; zeros stay as they are. */
export function sign(a: Float32Array, out: Float32Array): Float32Array {
  call_sign(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "silu")
declare function call_silu(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** a[i] / (1 + exp(-a[i])), also called swish; -0 at -Infinity, its limit. */
export function silu(a: Float32Array, out: Float32Array): Float32Array {
  call_silu(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sin")
declare function call_sin(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Sine of radians of any size; NaN for infinities. */
export function sin(a: Float32Array, out: Float32Array): Float32Array {
  call_sin(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sinh")
declare function call_sinh(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Hyperbolic sine. */
export function sinh(a: Float32Array, out: Float32Array): Float32Array {
  call_sinh(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sobel")
declare function call_sobel(a: usize, aLength: i32, height: i32, width: i32, channels: i32, mode: i32, border: i32, work: usize, workLength: i32, out: usize, outLength: i32): void;
/** Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude sqrt(x^2 + y^2). */
export function sobel(a: Float32Array, height: i32, width: i32, channels: i32, mode: i32, border: i32, work: Float32Array, out: Float32Array): Float32Array {
  call_sobel(a.dataStart, a.length, height, width, channels, mode, border, work.dataStart, work.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sobelBytes")
declare function call_sobelBytes(a: usize, aLength: i32, height: i32, width: i32, channels: i32, mode: i32, border: i32, work: usize, workLength: i32, out: usize, outLength: i32): void;
/** Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude of both to the nearest integer. */
export function sobelBytes(a: Uint8Array, height: i32, width: i32, channels: i32, mode: i32, border: i32, work: Int16Array, out: Int16Array): Int16Array {
  call_sobelBytes(a.dataStart, a.length, height, width, channels, mode, border, work.dataStart, work.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "softmax")
declare function call_softmax(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** exp(a[i]) / sum of exp(a[j]), without overflow: all NaN if the largest element is infinite or NaN. An error for no elements. */
export function softmax(a: Float32Array, out: Float32Array): Float32Array {
  call_softmax(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "softmaxRows")
declare function call_softmaxRows(a: usize, aLength: i32, rows: i32, columns: i32, out: usize, outLength: i32): void;
/** softmax of each row, whose elements are read from memory once: a row of nothing but -Infinity gives NaN. */
export function softmaxRows(a: Float32Array, rows: i32, columns: i32, out: Float32Array): Float32Array {
  call_softmaxRows(a.dataStart, a.length, rows, columns, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "softplus")
declare function call_softplus(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** log(1 + exp(a[i])). */
export function softplus(a: Float32Array, out: Float32Array): Float32Array {
  call_softplus(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "splitChannels")
declare function call_splitChannels(a: usize, aLength: i32, pixels: i32, channels: i32, out: usize, outLength: i32): void;
/** out[c, i] = a[i, c]: images with channels last become planes. */
export function splitChannels(a: Float32Array, pixels: i32, channels: i32, out: Float32Array): Float32Array {
  call_splitChannels(a.dataStart, a.length, pixels, channels, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "splitChannelsU8")
declare function call_splitChannelsU8(a: usize, aLength: i32, pixels: i32, channels: i32, out: usize, outLength: i32): void;
/** out[c, i] = a[i, c]: images with channels last become planes. */
export function splitChannelsU8(a: Uint8Array, pixels: i32, channels: i32, out: Uint8Array): Uint8Array {
  call_splitChannelsU8(a.dataStart, a.length, pixels, channels, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sqrt")
declare function call_sqrt(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Square root: NaN below 0, -0 for -0. */
export function sqrt(a: Float32Array, out: Float32Array): Float32Array {
  call_sqrt(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sqrtF64")
declare function call_sqrtF64(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Square root: NaN below 0, -0 for -0. */
export function sqrtF64(a: Float64Array, out: Float64Array): Float64Array {
  call_sqrtF64(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "squaredEuclidean")
declare function call_squaredEuclidean(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Sum of (a[i] - b[i])^2. */
export function squaredEuclidean(a: Float32Array, b: Float32Array): f32 {
  return call_squaredEuclidean(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "squaredEuclideanBf16")
declare function call_squaredEuclideanBf16(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Sum of (a[i] - b[i])^2, in f32. */
export function squaredEuclideanBf16(a: Uint16Array, b: Uint16Array): f32 {
  return call_squaredEuclideanBf16(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "squaredEuclideanF16")
declare function call_squaredEuclideanF16(a: usize, aLength: i32, b: usize, bLength: i32): f32;
/** Sum of (a[i] - b[i])^2. */
export function squaredEuclideanF16(a: Uint16Array, b: Uint16Array): f32 {
  return call_squaredEuclideanF16(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "squaredEuclideanI8")
declare function call_squaredEuclideanI8(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** Sum of (a[i] - b[i])^2. */
export function squaredEuclideanI8(a: Int8Array, b: Int8Array): f64 {
  return call_squaredEuclideanI8(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "squaredEuclideanU8")
declare function call_squaredEuclideanU8(a: usize, aLength: i32, b: usize, bLength: i32): f64;
/** Sum of (a[i] - b[i])^2. */
export function squaredEuclideanU8(a: Uint8Array, b: Uint8Array): f64 {
  return call_squaredEuclideanU8(a.dataStart, a.length, b.dataStart, b.length);
}

// @ts-expect-error: decorator
@external("kernels", "stddev")
declare function call_stddev(a: usize, aLength: i32, ddof: i32): f32;
/** Square root of sampleVariance, also where that would overflow or vanish. */
export function stddev(a: Float32Array, ddof: i32): f32 {
  return call_stddev(a.dataStart, a.length, ddof);
}

// @ts-expect-error: decorator
@external("kernels", "sub")
declare function call_sub(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] - b[i]. */
export function sub(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_sub(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "subBf16")
declare function call_subBf16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export function subBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array {
  call_subBf16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "subF16")
declare function call_subF16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
export function subF16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array {
  call_subF16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "subF64")
declare function call_subF64(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] - b[i]. */
export function subF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array {
  call_subF64(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "subI16")
declare function call_subI16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16. */
export function subI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array {
  call_subI16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "subI8")
declare function call_subI8(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16. */
export function subI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array {
  call_subI8(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "subSaturatedI16")
declare function call_subSaturatedI16(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] - b[i], or the nearest number that the type has. */
export function subSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array {
  call_subSaturatedI16(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "subSaturatedI8")
declare function call_subSaturatedI8(a: usize, aLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] - b[i], or the nearest number that the type has. */
export function subSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array {
  call_subSaturatedI8(a.dataStart, a.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "sum")
declare function call_sum(a: usize, aLength: i32): f32;
/** Sum of the elements. */
export function sum(a: Float32Array): f32 {
  return call_sum(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "sumF64")
declare function call_sumF64(a: usize, aLength: i32): f64;
/** Sum of the elements. */
export function sumF64(a: Float64Array): f64 {
  return call_sumF64(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "sumI16")
declare function call_sumI16(a: usize, aLength: i32): f64;
/** Sum of the elements: exact up to 2^53. */
export function sumI16(a: Int16Array): f64 {
  return call_sumI16(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "sumI8")
declare function call_sumI8(a: usize, aLength: i32): f64;
/** Sum of the elements: exact up to 2^53. */
export function sumI8(a: Int8Array): f64 {
  return call_sumI8(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "sumKahan")
declare function call_sumKahan(a: usize, aLength: i32): f32;
/** Sum of the elements with Neumaier's compensation in f64: rounded once, whatever cancels. */
export function sumKahan(a: Float32Array): f32 {
  return call_sumKahan(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "sumOfSquares")
declare function call_sumOfSquares(a: usize, aLength: i32): f32;
/** Sum of a[i] * a[i]. */
export function sumOfSquares(a: Float32Array): f32 {
  return call_sumOfSquares(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "swiGlu")
declare function call_swiGlu(gate: usize, gateLength: i32, up: usize, upLength: i32, out: usize, outLength: i32): void;
/** silu(gate) * up. */
export function swiGlu(gate: Float32Array, up: Float32Array, out: Float32Array): Float32Array {
  call_swiGlu(gate.dataStart, gate.length, up.dataStart, up.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "symmetricEigenInto")
declare function call_symmetricEigenInto(a: usize, aLength: i32, n: i32, method: i32, work: usize, workLength: i32, vectors: usize, vectorsLength: i32, values: usize, valuesLength: i32): void;
/** Eigenvalues and eigenvectors of a symmetric matrix, in f64. All are NaN if an element of the lower triangle is not finite. */
export function symmetricEigenInto(a: Float32Array, n: i32, method: i32, work: Float64Array, vectors: Float32Array, values: Float32Array): Float32Array {
  call_symmetricEigenInto(a.dataStart, a.length, n, method, work.dataStart, work.length, vectors.dataStart, vectors.length, values.dataStart, values.length);
  return values;
}

// @ts-expect-error: decorator
@external("kernels", "tan")
declare function call_tan(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Tangent of radians of any size; NaN for infinities. */
export function tan(a: Float32Array, out: Float32Array): Float32Array {
  call_tan(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "tanh")
declare function call_tanh(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** Hyperbolic tangent. */
export function tanh(a: Float32Array, out: Float32Array): Float32Array {
  call_tanh(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "topK")
declare function call_topK(a: usize, aLength: i32, values: usize, valuesLength: i32, indices: usize, indicesLength: i32): void;
/** The k largest elements and their positions, largest first; equal ones by position, zeros being equal. */
export function topK(a: Float32Array, values: Float32Array, indices: Uint32Array): Uint32Array {
  call_topK(a.dataStart, a.length, values.dataStart, values.length, indices.dataStart, indices.length);
  return indices;
}

// @ts-expect-error: decorator
@external("kernels", "topKAny")
declare function call_topKAny(a: usize, aLength: i32, rows: i32, n: i32, type: i32, k: i32, isLargest: i32, values: usize, valuesLength: i32, indices: usize, indicesLength: i32): void;
/** Of equal elements the first is better, zeros being equal; NaN is above every number. Of fewer elements than `k`, what is left receives zeros, and -1 for a place. */
export function topKAny(a: Uint8Array, rows: i32, n: i32, type: i32, k: i32, isLargest: i32, values: Uint8Array, indices: Uint8Array): Uint8Array {
  call_topKAny(a.dataStart, a.length, rows, n, type, k, isLargest, values.dataStart, values.length, indices.dataStart, indices.length);
  return indices;
}

// @ts-expect-error: decorator
@external("kernels", "transpose")
declare function call_transpose(a: usize, aLength: i32, rows: i32, columns: i32, out: usize, outLength: i32): void;
/** out[c, r] = a[r, c]. */
export function transpose(a: Float32Array, rows: i32, columns: i32, out: Float32Array): Float32Array {
  call_transpose(a.dataStart, a.length, rows, columns, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "transposeEach")
declare function call_transposeEach(a: usize, aLength: i32, batch: i32, rows: i32, columns: i32, out: usize, outLength: i32): void;
/** out[i, c, r] = a[i, r, c]: with a channel for a row, images with their channels apart (NCHW) become images with channels last (NHWC). */
export function transposeEach(a: Float32Array, batch: i32, rows: i32, columns: i32, out: Float32Array): Float32Array {
  call_transposeEach(a.dataStart, a.length, batch, rows, columns, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "treeEnsemble")
declare function call_treeEnsemble(keys: usize, keysLength: i32, rows: i32, slots: i32, nodes: usize, nodesLength: i32, nodeCount: i32, childBits: i32, roots: usize, rootsLength: i32, columns: usize, columnsLength: i32, depths: usize, depthsLength: i32, groups: i32, leaves: usize, leavesLength: i32, leafRows: i32, width: i32, targets: i32, out: usize, outLength: i32): void;
/** For each row the sum of one leaf of every tree. From node to node: the child, or the one behind it where the key of the slot is above that of the node. A node that has itself for a child, and compares a key that is 0, is a leaf; its key is its row of `leaves`. Trees that nodes or leaves leave add nothing. */
export function treeEnsemble(keys: Uint32Array, rows: i32, slots: i32, nodes: Uint32Array, nodeCount: i32, childBits: i32, roots: Uint32Array, columns: Uint32Array, depths: Uint32Array, groups: i32, leaves: Float32Array, leafRows: i32, width: i32, targets: i32, out: Float32Array): Float32Array {
  call_treeEnsemble(keys.dataStart, keys.length, rows, slots, nodes.dataStart, nodes.length, nodeCount, childBits, roots.dataStart, roots.length, columns.dataStart, columns.length, depths.dataStart, depths.length, groups, leaves.dataStart, leaves.length, leafRows, width, targets, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "treeKeys")
declare function call_treeKeys(a: usize, aLength: i32, rows: i32, features: i32, slots: i32, out: usize, outLength: i32): void;
/** Integers in the order of floats: the bits, with their order turned for those below 0, from 2^31 on for the others, -0 as 0. NaN is the largest of the first key of a feature, 4294967295, and the least of the second, 0. */
export function treeKeys(a: Float32Array, rows: i32, features: i32, slots: i32, out: Uint32Array): Uint32Array {
  call_treeKeys(a.dataStart, a.length, rows, features, slots, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "trunc")
declare function call_trunc(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** out[i] = a[i] without its fraction; -0.5 becomes -0. */
export function trunc(a: Float32Array, out: Float32Array): Float32Array {
  call_trunc(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "unaryAny")
declare function call_unaryAny(a: usize, aLength: i32, operation: i32, type: i32, n: i32, out: usize, outLength: i32): void;
/** Floats are computed in f64 and rounded once, integers wrap. `not` is 1 for 0 and 0 for others, `sqrt` of integers truncates that of their f64, `bitwiseNot` turns the bits of any type, bool aside. */
export function unaryAny(a: Uint8Array, operation: i32, type: i32, n: i32, out: Uint8Array): Uint8Array {
  call_unaryAny(a.dataStart, a.length, operation, type, n, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "unaryRare")
declare function call_unaryRare(a: usize, aLength: i32, alpha: f32, beta: f32, operation: i32, out: usize, outLength: i32): void;
/** A function of each element, computed in f64; NaN where it has no value. */
export function unaryRare(a: Float32Array, alpha: f64, beta: f64, operation: i32, out: Float32Array): Float32Array {
  call_unaryRare(a.dataStart, a.length, <f32>alpha, <f32>beta, operation, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "variance")
declare function call_variance(a: usize, aLength: i32): f32;
/** Mean of (a[i] - mean)^2, divided by n, not n - 1: in two passes, what the computed mean is off by taken away again. 0 for one element. */
export function variance(a: Float32Array): f32 {
  return call_variance(a.dataStart, a.length);
}

// @ts-expect-error: decorator
@external("kernels", "vecmat")
declare function call_vecmat(x: usize, xLength: i32, b: usize, bLength: i32, out: usize, outLength: i32): void;
/** out[j] = sum of x[k] * b[k, j], in the order of k: the vector from the left; dotMany is the product from the right. */
export function vecmat(x: Float32Array, b: Float32Array, out: Float32Array): Float32Array {
  call_vecmat(x.dataStart, x.length, b.dataStart, b.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "zScore")
declare function call_zScore(a: usize, aLength: i32, out: usize, outLength: i32): void;
/** (a[i] - mean) / stddev(a, 0), in f64: zeros for a constant array, all NaN if an element is infinite. */
export function zScore(a: Float32Array, out: Float32Array): Float32Array {
  call_zScore(a.dataStart, a.length, out.dataStart, out.length);
  return out;
}

// @ts-expect-error: decorator
@external("kernels", "isa")
declare function activeTier(): i32;

/** The active tier: a name of tiers.ts. */
export function isa(): string {
  const tier = activeTier();
  return tier == 0 ? 'avx2' : tier == 1 ? 'neon' : 'neon_dotprod';
}
