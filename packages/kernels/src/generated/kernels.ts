// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import { checkAlias, checkApart, checkArray, checkAtMost, checkIndices, checkInteger, checkLength, checkNotEmpty, checkNumber, checkRange, checkSameLength, checkSize, checkStrides, type HalfArray, isApart, isAsWide } from '../check.ts';
import { arenaOf } from '../arenaTag.ts';
import { elementTypeBytes } from '../elementTypes.ts';
import * as wideChecks from './wideChecks.ts';

/** The operations that every engine carries and plans name; what each promises is in REFERENCE.md. */
export interface CoreKernels {
  /** out[i] = |a[i]|. */
  abs(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = a[i] + b[i]. */
  add(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** relu(a[i] + b[i]): 0 where the sum is below 0, else the sum. */
  addRelu(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** residual += a, each sum rounded once; out = rmsNorm(residual, gamma, epsilon). */
  addRmsNorm(a: Float32Array, rows: number, columns: number, residual: Float32Array, gamma: Float32Array, epsilon: number, out: Float32Array): Float32Array;
  /** out[i] = a[i] + s * b[i]. */
  addScaled(a: Float32Array, s: number, b: Float32Array, out: Float32Array): Float32Array;
  /** The position along the reduced axis; NaN is both the largest and the least. */
  argReduceAny(a: Uint8Array, outer: number, length: number, inner: number, type: number, isMax: number, selectLast: number, out: Uint8Array): Uint8Array;
  /** Position of the first NaN, else of the first element that no other is larger than; zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  argmax(a: Float32Array): number;
  /** Position of the first NaN, else of the first element that no other is smaller than; zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  argmin(a: Float32Array): number;
  /** softmax(scale q k + mask) v for every head, block by block: the scores are never all in memory. A query that sees no key answers 0; a key that it does not see leaves no trace, be it NaN. The length of work changes a result within its bound, whose n is keys + 2 * width. */
  attention(q: Float32Array, batch: number, queries: number, kvHeads: number, sharing: number, width: number, k: Float32Array, keys: number, v: Float32Array, valueWidth: number, mask: Float32Array, masks: number, scale: number, causal: number, out: Float32Array, work: Float32Array): Float32Array;
  /** The mean of each window and channel; NaN for a window outside the image if only taps inside count. */
  averagePool2d(x: Float32Array, batch: number, height: number, width: number, channels: number, out: Float32Array, outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number, countsPadding: number): Float32Array;
  /** y[i] = y[i] + alpha * x[i]. */
  axpy(alpha: number, x: Float32Array, y: Float32Array): Float32Array;
  /** out[r, c] = (a[r, c] - mean[c]) * (gamma[c] / sqrt(variance[c] + epsilon)) + beta[c]. */
  batchNorm(a: Float32Array, rows: number, columns: number, mean: Float32Array, variance: Float32Array, gamma: Float32Array, beta: Float32Array, epsilon: number, out: Float32Array): Float32Array;
  /** Floats are computed in f64 and rounded once, integers wrap; an integer divided by 0 is 0, its remainders too. `mod` has the sign of the divisor, `fmod` that of the dividend. `powInteger` takes the whole part of the exponent, to 2^31 at most. Bits of any type are combined as those of unsigned integers; shifts by their width or more give 0. */
  binaryAny(a: Uint8Array, b: Uint8Array, operation: number, type: number, n: number, out: Uint8Array): Uint8Array;
  /** The smallest whole number that is not below a[i]; -0 from -1 to -0. */
  ceil(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = min(max(a[i], low), high), with +0 above -0 and NaN from any of the three. */
  clamp(a: Float32Array, low: number, high: number, out: Float32Array): Float32Array;
  /** NaN is unequal to itself: notEqual of an array and itself finds NaN. */
  compareAny(a: Uint8Array, b: Uint8Array, operation: number, type: number, n: number, out: Uint8Array): Uint8Array;
  /** Each filter with each window: out = activation(clamp(bias + residual + sum of x * filter)), summed in this order, tap after tap and channel after channel; taps outside the image are left out. One row makes it a convolution in one dimension. */
  conv2d(x: Float32Array, batch: number, height: number, width: number, groups: number, groupChannels: number, groupOutputs: number, packed: Float32Array, kernelHeight: number, kernelWidth: number, bias: Float32Array, residual: Float32Array, out: Float32Array, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number, low: number, high: number, activation: number): Float32Array;
  /** Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier. */
  conv2dInteger(x: Int8Array, batch: number, height: number, width: number, groups: number, groupChannels: number, xZeroPoint: number, packed: Int8Array, sums: Int32Array, groupOutputs: number, kernelHeight: number, kernelWidth: number, zeroPoints: Int32Array, out: Int32Array, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): Int32Array;
  /** Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier. */
  conv2dIntegerU8(x: Uint8Array, batch: number, height: number, width: number, groups: number, groupChannels: number, xZeroPoint: number, packed: Int8Array, sums: Int32Array, groupOutputs: number, kernelHeight: number, kernelWidth: number, zeroPoints: Int32Array, out: Int32Array, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): Int32Array;
  /** requantize(conv2dInteger(...)) without the sums in memory. */
  conv2dRequantize(x: Int8Array, batch: number, height: number, width: number, groups: number, groupChannels: number, xZeroPoint: number, packed: Int8Array, sums: Int32Array, groupOutputs: number, kernelHeight: number, kernelWidth: number, zeroPoints: Int32Array, bias: Int32Array, multipliers: Float32Array, zeroPoint: number, out: Int8Array, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): Int8Array;
  /** requantize(conv2dInteger(...)) without the sums in memory. */
  conv2dRequantizeU8(x: Uint8Array, batch: number, height: number, width: number, groups: number, groupChannels: number, xZeroPoint: number, packed: Int8Array, sums: Int32Array, groupOutputs: number, kernelHeight: number, kernelWidth: number, zeroPoints: Int32Array, bias: Int32Array, multipliers: Float32Array, zeroPoint: number, out: Uint8Array, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): Uint8Array;
  /** ONNX's Cast: to floats the nearest, ties to even; to bool whether it is not 0; from floats to integers truncated, NaN 0, what int64 and uint64 do not hold the nearest that they do; of integers the low bits. */
  convertAny(a: Uint8Array, from: number, n: number, to: number, out: Uint8Array): Uint8Array;
  /** out[outAt + sum(i_k * outS_k)] = a[aAt + sum(i_k * aS_k)] for all i_k below d_k, in row-major order. Steps are 32-bit integers, negative ones as two's complement: -1 is 4294967295, or -1 >>> 0. With every aS_k 0 it fills. A step that would leave an array is an error. */
  copyStrided(a: Uint8Array, aCount: number, width: number, d0: number, d1: number, d2: number, d3: number, d4: number, aAt: number, aS0: number, aS1: number, aS2: number, aS3: number, aS4: number, out: Uint8Array, outCount: number, outAt: number, outS0: number, outS1: number, outS2: number, outS3: number, outS4: number): Uint8Array;
  /** Cosine of radians of any size; NaN for infinities. */
  cos(a: Float32Array, out: Float32Array): Float32Array;
  /** Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
  cosine(a: Float32Array, b: Float32Array): number;
  /** Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
  cosineF16(a: HalfArray, b: HalfArray): number;
  /** Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
  cosineI8(a: Int8Array, b: Int8Array): number;
  /** out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
  cosineMany(rows: Float32Array, x: Float32Array, out: Float32Array): Float32Array;
  /** out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
  cosineManyF16(rows: HalfArray, x: HalfArray, out: Float32Array): Float32Array;
  /** out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
  cosineManyI8(rows: Int8Array, x: Int8Array, out: Float64Array): Float64Array;
  /** out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
  cosineManyU8(rows: Uint8Array, x: Uint8Array, out: Float64Array): Float64Array;
  /** Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
  cosineU8(a: Uint8Array, b: Uint8Array): number;
  /** A convolution of each channel with a filter of its own: bias, then tap after tap; taps outside the image are left out. */
  depthwiseConv2d(x: Float32Array, batch: number, height: number, width: number, channels: number, packed: Float32Array, kernelHeight: number, kernelWidth: number, bias: Float32Array, out: Float32Array, outHeight: number, outWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number, low: number, high: number, activation: number): Float32Array;
  /** Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized. */
  depthwiseRequantize(x: Int8Array, batch: number, height: number, width: number, channels: number, xZeroPoint: number, packed: Int8Array, sums: Int32Array, kernelHeight: number, kernelWidth: number, bias: Int32Array, multipliers: Float32Array, zeroPoint: number, out: Int8Array, outHeight: number, outWidth: number, strideY: number, strideX: number, padTop: number, padLeft: number): Int8Array;
  /** Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized. */
  depthwiseRequantizeU8(x: Uint8Array, batch: number, height: number, width: number, channels: number, xZeroPoint: number, packed: Int8Array, sums: Int32Array, kernelHeight: number, kernelWidth: number, bias: Int32Array, multipliers: Float32Array, zeroPoint: number, out: Uint8Array, outHeight: number, outWidth: number, strideY: number, strideX: number, padTop: number, padLeft: number): Uint8Array;
  /** (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
  dequantizeI16(a: Int16Array, outer: number, channels: number, inner: number, scales: Float32Array, zeroPoints: Int32Array, out: Float32Array): Float32Array;
  /** (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
  dequantizeI32(a: Int32Array, outer: number, channels: number, inner: number, scales: Float32Array, zeroPoints: Int32Array, out: Float32Array): Float32Array;
  /** (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
  dequantizeI8(a: Int8Array, outer: number, channels: number, inner: number, scales: Float32Array, zeroPoints: Int32Array, out: Float32Array): Float32Array;
  /** (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
  dequantizeU8(a: Uint8Array, outer: number, channels: number, inner: number, scales: Float32Array, zeroPoints: Int32Array, out: Float32Array): Float32Array;
  /** out[i] = a[i] / b[i]. */
  div(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** Sum of a[i] * b[i]. */
  dot(a: Float32Array, b: Float32Array): number;
  /** Sum of a[i] * b[i]. */
  dotF16(a: HalfArray, b: HalfArray): number;
  /** Sum of a[i] * b[i]. */
  dotI8(a: Int8Array, b: Int8Array): number;
  /** out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
  dotMany(rows: Float32Array, x: Float32Array, out: Float32Array): Float32Array;
  /** out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
  dotManyF16(rows: HalfArray, x: HalfArray, out: Float32Array): Float32Array;
  /** out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
  dotManyI8(rows: Int8Array, x: Int8Array, out: Float64Array): Float64Array;
  /** out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
  dotManyU8(rows: Uint8Array, x: Uint8Array, out: Float64Array): Float64Array;
  /** out[v, r] = dot(row r, vector v), each added up in the order of the columns: its bits do not depend on the other rows and vectors. */
  dotPacked(packed: Float32Array, rows: number, columns: number, vectors: Float32Array, count: number, out: Float32Array): Float32Array;
  /** Sum of a[i] * b[i]. */
  dotU8(a: Uint8Array, b: Uint8Array): number;
  /** Quantizes by the range of the numbers, 0 included: scale = (max - min) / 255, zeroPoint = saturate(round(-min / scale)). Scale 1 and zero point 0 where that scale would be 0; NaN counts as 0; of a range that f32 cannot hold the scale is Infinity and all else 0. */
  dynamicQuantizeU8(a: Float32Array, parameters: Float32Array, two: number, out: Uint8Array): Uint8Array;
  /** alpha * (exp(a[i]) - 1) where a[i] < 0, else a[i]. */
  elu(a: Float32Array, alpha: number, out: Float32Array): Float32Array;
  /** out[i, c] = table[indices[i], c]. */
  embeddingLookup(table: Float32Array, rows: number, columns: number, indices: Uint32Array, out: Float32Array): Float32Array;
  /** out[i] = 1 where a[i] == b[i], else 0. */
  equal(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** The error function. */
  erf(a: Float32Array, out: Float32Array): Float32Array;
  /** e to the power of a[i]: Infinity above 88.72, 0 below -103.97. */
  exp(a: Float32Array, out: Float32Array): Float32Array;
  /** The same numbers in f32, subnormal ones included; NaN becomes quiet. */
  f16ToF32(a: HalfArray, out: Float32Array): Float32Array;
  /** The nearest halves, ties to even: subnormal ones below 2^-14, infinity from 65520 on; NaN stays NaN and becomes quiet. */
  f32ToF16(a: Float32Array, out: HalfArray): HalfArray;
  /** The coordinates of every element that is not 0, in row-major order; a length that is 0 counts as 1. */
  findNonZero(a: Uint8Array, n: number, type: number, lengths: Uint32Array, places: Uint8Array, counts: Float64Array): Float64Array;
  /** The position in row-major order of an element of a tensor with the lengths `limits`, negative indices counting from the end; 4294967295, which is below no limit, where one of the row is out of range: who uses it stops. */
  flattenIndices(a: Uint8Array, n: number, type: number, limits: Uint32Array, out: Uint32Array): Uint32Array;
  /** The largest whole number that is not above a[i]. */
  floor(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier. */
  fma(a: Float32Array, b: Float32Array, c: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = a[indices[i]]. */
  gather(a: Float32Array, indices: Uint32Array, out: Float32Array): Float32Array;
  /** out[t, i] = a[t, indices[t mod lists, i]]. */
  gatherRows(a: Uint8Array, outer: number, rows: number, width: number, indices: Uint32Array, lists: number, m: number, out: Uint8Array): Uint8Array;
  /** a[i] * (1 + erf(a[i] / sqrt(2))) / 2; -0 at -Infinity, its limit. */
  gelu(a: Float32Array, out: Float32Array): Float32Array;
  /** a[i] * (1 + tanh(sqrt(2 / pi) * (a[i] + 0.044715 * a[i]^3))) / 2; -0 at -Infinity, its limit. */
  geluTanh(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = 1 where a[i] > b[i], else 0. */
  greater(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = 1 where a[i] >= b[i], else 0. */
  greaterEqual(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** Mean and variance are those of a group of channels in all pixels of an image; one channel per group: instance normalisation. */
  groupNorm(a: Float32Array, batch: number, pixels: number, groups: number, groupChannels: number, gamma: Float32Array, beta: Float32Array, epsilon: number, out: Float32Array): Float32Array;
  /** min(max(alpha * a[i] + beta, 0), 1). */
  hardSigmoid(a: Float32Array, alpha: number, beta: number, out: Float32Array): Float32Array;
  /** a[i] * min(max(a[i] + 3, 0), 6) / 6; -0 below -3. */
  hardSwish(a: Float32Array, out: Float32Array): Float32Array;
  /** out[r] = a[r] / max(norm of a[r], epsilon). */
  l2Normalize(a: Float32Array, rows: number, columns: number, epsilon: number, out: Float32Array): Float32Array;
  /** out[r, c] = (a[r, c] - mean) / sqrt(variance + epsilon) * gamma[c] + beta[c], mean and variance (of the population) being those of row r. */
  layerNorm(a: Float32Array, rows: number, columns: number, gamma: Float32Array, beta: Float32Array, epsilon: number, out: Float32Array): Float32Array;
  /** a[i] * slope where a[i] < 0, else a[i]. */
  leakyRelu(a: Float32Array, slope: number, out: Float32Array): Float32Array;
  /** out[i] = a[i] + (b[i] - a[i]) * t. */
  lerp(a: Float32Array, b: Float32Array, t: number, out: Float32Array): Float32Array;
  /** out[i] = 1 where a[i] < b[i], else 0. */
  less(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = 1 where a[i] <= b[i], else 0. */
  lessEqual(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** Natural logarithm: NaN below 0, -Infinity for both zeros. */
  log(a: Float32Array, out: Float32Array): Float32Array;
  /** a[i] - log(sum of exp(a[j])), without overflow: all NaN if the largest element is infinite or NaN. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  logSoftmax(a: Float32Array, out: Float32Array): Float32Array;
  /** ONNX's LRN: a * exp(-beta * log(bias + alpha / window * sum of the squares of the channels around)), in f64; channels outside are 0. */
  lrn(a: Float32Array, rows: number, channels: number, window: number, alpha: number, beta: number, bias: number, out: Float32Array): Float32Array;
  /** out = activation(clamp(alpha a b + beta out + bias)). Sums are in the order of the inner dimension, but a product of one row or one column, or of up to 16 rows and columns of which b holds the transpose, may be added up as dot does. */
  matmul(a: Float32Array, aBatches: number, rows: number, inner: number, b: Float32Array, bBatches: number, columns: number, out: Float32Array, batches: number, transposeA: number, transposeB: number, alpha: number, beta: number, bias: Float32Array, low: number, high: number, activation: number, work: Float32Array): Float32Array;
  /** activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier. */
  matmulDequantize(a: Int8Array, rows: number, inner: number, aZeroPoint: number, aScales: Float32Array, packed: Int8Array, sums: Int32Array, columns: number, scales: Float32Array, zeroPoints: Int32Array, bias: Float32Array, out: Float32Array, low: number, high: number, activation: number): Float32Array;
  /** activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier. */
  matmulDequantizeU8(a: Uint8Array, rows: number, inner: number, aZeroPoint: number, aScales: Float32Array, packed: Int8Array, sums: Int32Array, columns: number, scales: Float32Array, zeroPoints: Int32Array, bias: Float32Array, out: Float32Array, low: number, high: number, activation: number): Float32Array;
  /** out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier. */
  matmulI16ByI16(a: Int16Array, rows: number, inner: number, b: Int16Array, columns: number, out: Float64Array): Float64Array;
  /** out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier. */
  matmulI16ByI8(a: Int16Array, rows: number, inner: number, b: Int8Array, columns: number, out: Float64Array): Float64Array;
  /** activation(clamp(sum * scale * aScale + bias)) of the sums (a - aZeroPoint) b. The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b. Then every step rounds once, and without an activation the bits are the same on every tier. */
  matmulI16Dequantize(a: Int16Array, rows: number, inner: number, aZeroPoint: number, aScales: Float32Array, packed: Int8Array, sums: Int32Array, columns: number, weightBytes: number, scales: Float32Array, bias: Float32Array, out: Float32Array, low: number, high: number, activation: number): Float32Array;
  /** The sums (a - aZeroPoint) b as int16. The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b. */
  matmulI16Requantize(a: Int16Array, rows: number, inner: number, aZeroPoint: number, packed: Int8Array, sums: Int32Array, columns: number, weightBytes: number, bias: Float32Array, multipliers: Float32Array, zeroPoint: number, out: Int16Array): Int16Array;
  /** out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier. */
  matmulInteger(a: Int8Array, rows: number, inner: number, aZeroPoint: number, packed: Int8Array, sums: Int32Array, columns: number, zeroPoints: Int32Array, out: Int32Array): Int32Array;
  /** out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier. */
  matmulIntegerU8(a: Uint8Array, rows: number, inner: number, aZeroPoint: number, packed: Int8Array, sums: Int32Array, columns: number, zeroPoints: Int32Array, out: Int32Array): Int32Array;
  /** activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale. */
  matmulNibbles(a: Float32Array, rows: number, inner: number, packed: Uint8Array, scales: Float32Array, zeroPoints: Uint8Array, columns: number, block: number, bias: Float32Array, out: Float32Array, low: number, high: number, activation: number): Float32Array;
  /** The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier. */
  matmulNibblesBytes(a: Int8Array, rows: number, inner: number, aScales: Float32Array, packed: Uint8Array, scales: Float32Array, zeroPoints: Uint8Array, columns: number, block: number, bias: Float32Array, out: Float32Array, low: number, high: number, activation: number): Float32Array;
  /** The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier; a scale of half precision is the float that it stands for. */
  matmulNibblesBytesHalfScales(a: Int8Array, rows: number, inner: number, aScales: Float32Array, packed: Uint8Array, scales: HalfArray, zeroPoints: Uint8Array, columns: number, block: number, bias: Float32Array, out: Float32Array, low: number, high: number, activation: number): Float32Array;
  /** activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale; a scale of half precision is the float that it stands for. */
  matmulNibblesHalfScales(a: Float32Array, rows: number, inner: number, packed: Uint8Array, scales: HalfArray, zeroPoints: Uint8Array, columns: number, block: number, bias: Float32Array, out: Float32Array, low: number, high: number, activation: number): Float32Array;
  /** out = activation(clamp(a b + bias + residual)): bias and residual first, then each sum in the order of the inner dimension, so its bits depend on no other row or column. */
  matmulPacked(a: Float32Array, rows: number, inner: number, packed: Float32Array, columns: number, bias: Float32Array, residual: Float32Array, out: Float32Array, low: number, high: number, activation: number): Float32Array;
  /** requantize(matmulInteger(...)) without the sums in memory. */
  matmulRequantize(a: Int8Array, rows: number, inner: number, aZeroPoint: number, packed: Int8Array, sums: Int32Array, columns: number, zeroPoints: Int32Array, bias: Int32Array, multipliers: Float32Array, zeroPoint: number, out: Int8Array): Int8Array;
  /** requantize(matmulInteger(...)) without the sums in memory. */
  matmulRequantizeU8(a: Uint8Array, rows: number, inner: number, aZeroPoint: number, packed: Int8Array, sums: Int32Array, columns: number, zeroPoints: Int32Array, bias: Int32Array, multipliers: Float32Array, zeroPoint: number, out: Uint8Array): Uint8Array;
  /** The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  max(a: Float32Array): number;
  /** The largest element of each window and channel; -Infinity for a window outside the image. */
  maxPool2d(x: Float32Array, batch: number, height: number, width: number, channels: number, out: Float32Array, outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): Float32Array;
  /** The largest element of each window and channel; the least that there is for a window outside the image. */
  maxPool2dInteger(x: Int8Array, batch: number, height: number, width: number, channels: number, out: Int8Array, outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): Int8Array;
  /** The largest element of each window and channel; the least that there is for a window outside the image. */
  maxPool2dIntegerU8(x: Uint8Array, batch: number, height: number, width: number, channels: number, out: Uint8Array, outHeight: number, outWidth: number, kernelHeight: number, kernelWidth: number, strideY: number, strideX: number, dilationY: number, dilationX: number, padTop: number, padLeft: number): Uint8Array;
  /** The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max. */
  maximum(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** Sum of the elements divided by their number. */
  mean(a: Float32Array): number;
  /** The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  min(a: Float32Array): number;
  /** The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min. */
  minimum(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** a[i] * tanh(softplus(a[i])); -0 at -Infinity, its limit. */
  mish(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = a[i] * b[i]. */
  mul(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = -a[i]. */
  neg(a: Float32Array, out: Float32Array): Float32Array;
  /** ONNX's NonMaxSuppression: of each class the boxes with the highest scores, each of which overlaps no better one too much; of equal scores the first box is better, NaN is above all. Boxes without area overlap none. In float, rounded at each step. */
  nonMaxSuppression(boxes: Float32Array, scores: Float32Array, batch: number, classes: number, n: number, most: number, overlap: number, least: number, isCentred: number, room: number, work: Uint8Array, rows: Uint8Array, counts: Float64Array): Float64Array;
  /** Sum of the absolute values. */
  normL1(a: Float32Array): number;
  /** Square root of the sum of squares; right also where the squares would overflow or vanish. */
  normL2(a: Float32Array): number;
  /** The largest absolute value. */
  normLinf(a: Float32Array): number;
  /** a / normL2(a): the same direction with length 1. Zeros stay zeros. */
  normalize(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = 1 where a[i] != b[i], NaN included, else 0. */
  notEqual(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** The panels that conv2dRequantize and conv2dInteger read. */
  packByteFilters(filters: Int8Array, groups: number, groupChannels: number, groupOutputs: number, kernelHeight: number, kernelWidth: number, sums: Int32Array, out: Int8Array): Int8Array;
  /** The panels that the products of bytes read. */
  packBytes(b: Int8Array, inner: number, columns: number, transposed: number, sums: Int32Array, out: Int8Array): Int8Array;
  /** The panels that matmulPacked reads, from a matrix that is multiplied from the left; packRows makes the same of its transpose. */
  packColumns(b: Float32Array, inner: number, columns: number, out: Float32Array): Float32Array;
  /** The panels that depthwiseConv2d reads. */
  packDepthwise(filters: Float32Array, channels: number, kernelHeight: number, kernelWidth: number, out: Float32Array): Float32Array;
  /** The panels that conv2d reads. */
  packFilters(filters: Float32Array, groups: number, groupChannels: number, groupOutputs: number, kernelHeight: number, kernelWidth: number, out: Float32Array): Float32Array;
  /** The panels that matmulI16Dequantize and matmulI16Requantize read with weightBytes 2. */
  packI16(b: Int16Array, inner: number, columns: number, transposed: number, sums: Int32Array, out: Int8Array): Int8Array;
  /** The panels that the products of 4-bit weights read; scales and zero points panel by panel, block by block, 16 at a time. Weights behind the last row become the zero point (of a larger byte its low half); columns behind the last one are zeros throughout. */
  packNibbles(b: Uint8Array, columns: number, inner: number, block: number, scales: Float32Array, zeroPoints: Uint8Array, packedScales: Float32Array, packedZeroPoints: Uint8Array, out: Uint8Array): Uint8Array;
  /** The order of elements that dotPacked reads, the same on every tier. */
  packRows(a: Float32Array, rows: number, columns: number, out: Float32Array): Float32Array;
  /** out[i] = a[i] to the power of b[i], as IEEE 754 and C have it: 1 where b[i] is 0 or a[i] is 1, whatever the other is. */
  pow(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** Symmetric quantization of each block of a row by its largest magnitude: the left operand of dynamically quantized products. NaN counts as 0; a block with an infinity, or with nothing above 127 * 2^-128, has scale 0 and zeros. */
  quantizeBlocks(a: Float32Array, rows: number, columns: number, block: number, scales: Float32Array, out: Int8Array): Int8Array;
  /** saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
  quantizeI16(a: Float32Array, outer: number, channels: number, inner: number, scales: Float32Array, zeroPoints: Int32Array, out: Int16Array): Int16Array;
  /** saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
  quantizeI8(a: Float32Array, outer: number, channels: number, inner: number, scales: Float32Array, zeroPoints: Int32Array, out: Int8Array): Int8Array;
  /** saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
  quantizeU8(a: Float32Array, outer: number, channels: number, inner: number, scales: Float32Array, zeroPoints: Int32Array, out: Uint8Array): Uint8Array;
  /** out[i] = 1 / a[i]. */
  recip(a: Float32Array, out: Float32Array): Float32Array;
  /** A layer of RNN, GRU or LSTM as ONNX defines them, all steps of all directions in one call; n of the bound is hidden + 4. */
  recurrentLayer(gates: Float32Array, steps: number, batch: number, directions: number, gateCount: number, hidden: number, packed: Float32Array, functions: Float32Array, hiddenBias: Float32Array, peepholes: Float32Array, lengths: Int32Array, clip: number, reverse: number, batchFirst: number, variant: number, state: Float32Array, cell: Float32Array, y: Float32Array): Float32Array;
  /** Integers are summed in 64 bits and wrap, their means and roots are truncated. Of no elements: 0, 1 for prod, NaN for mean, the least of the type for max and its largest for min. */
  reduceAny(a: Uint8Array, outer: number, length: number, inner: number, operation: number, type: number, out: Uint8Array): Uint8Array;
  /** 0 where a[i] < 0, else a[i]; -0 stays. */
  relu(a: Float32Array, out: Float32Array): Float32Array;
  /** saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point. */
  requantizeI8(a: Int32Array, outer: number, channels: number, inner: number, bias: Int32Array, multipliers: Float32Array, zeroPoint: number, out: Int8Array): Int8Array;
  /** saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point. */
  requantizeU8(a: Int32Array, outer: number, channels: number, inner: number, bias: Int32Array, multipliers: Float32Array, zeroPoint: number, out: Uint8Array): Uint8Array;
  /** Each new pixel is mixed from the four old ones whose centres surround its own (half-pixel centres, no antialiasing); at the edges the nearest are repeated. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  resizeBilinear(a: Float32Array, planes: number, height: number, width: number, channels: number, out: Float32Array, outHeight: number, outWidth: number): Float32Array;
  /** Each new pixel is the old one that holds its centre: row floor((y + 0.5) * height / outHeight), columns alike. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  resizeNearest(a: Float32Array, planes: number, height: number, width: number, channels: number, out: Float32Array, outHeight: number, outWidth: number): Float32Array;
  /** out[r, c] = a[r, c] / sqrt(mean of a[r]^2 + epsilon) * gamma[c]. */
  rmsNorm(a: Float32Array, rows: number, columns: number, gamma: Float32Array, epsilon: number, out: Float32Array): Float32Array;
  /** Turns each pair (x, y) of a token by its angle. */
  rotaryEmbedding(x: Float32Array, tokens: number, heads: number, half: number, cos: Float32Array, sin: Float32Array, interleaved: number, out: Float32Array): Float32Array;
  /** The nearest whole number, the even one of two; the sign of zero is kept. */
  round(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = 1 / sqrt(a[i]). */
  rsqrt(a: Float32Array, out: Float32Array): Float32Array;
  /** Images at places between their pixels, or around several points at each: GridSample, RoiAlign, DeformConv. At a place that is NaN all is NaN. */
  samplePoints(a: Float32Array, batch: number, depth: number, height: number, width: number, channels: number, images: Uint32Array, places: Float32Array, n: number, m: number, axes: number, steps: Float32Array, counts: Float32Array, factors: Float32Array, mode: number, padding: number, units: number, isMax: number, out: Float32Array): Float32Array;
  /** out[i] = a[i] * s. */
  scale(a: Float32Array, s: number, out: Float32Array): Float32Array;
  /** out[indices[i]] = a[i], in order: of two elements for one position, the later stays. */
  scatter(a: Float32Array, indices: Uint32Array, out: Float32Array): Float32Array;
  /** out[t, indices[t, i]] becomes a[t, i] or its sum, product, least or largest with what it was; in order, as binaryAny computes. */
  scatterRows(a: Uint8Array, indices: Uint32Array, outer: number, m: number, rows: number, inner: number, reduction: number, type: number, out: Uint8Array): Uint8Array;
  /** How many elements of the list are less, by halving it: where the element is, or would be put. 0 for NaN. */
  searchSorted(a: Uint8Array, n: number, sorted: Uint8Array, lists: number, length: number, type: number, out: Uint32Array): Uint32Array;
  /** out[i] = a[i] where condition[i] is not 0 (NaN is not), else b[i]. */
  select(condition: Float32Array, a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = a[i] where condition[i] is not 0, else b[i]. */
  selectAny(condition: Uint8Array, a: Uint8Array, b: Uint8Array, width: number, out: Uint8Array): Uint8Array;
  /** 1.0507009873554805 * (1.6732632423543772 * (exp(a[i]) - 1) where a[i] < 0, else a[i]). */
  selu(a: Float32Array, out: Float32Array): Float32Array;
  /** 1 / (1 + exp(-a[i])). */
  sigmoid(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = 1 or -1, the sign of a[i]; zeros stay as they are. */
  sign(a: Float32Array, out: Float32Array): Float32Array;
  /** a[i] / (1 + exp(-a[i])), also called swish; -0 at -Infinity, its limit. */
  silu(a: Float32Array, out: Float32Array): Float32Array;
  /** Sine of radians of any size; NaN for infinities. */
  sin(a: Float32Array, out: Float32Array): Float32Array;
  /** exp(a[i]) / sum of exp(a[j]), without overflow: all NaN if the largest element is infinite or NaN. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  softmax(a: Float32Array, out: Float32Array): Float32Array;
  /** softmax of each row, whose elements are read from memory once: a row of nothing but -Infinity gives NaN. */
  softmaxRows(a: Float32Array, rows: number, columns: number, out: Float32Array): Float32Array;
  /** log(1 + exp(a[i])). */
  softplus(a: Float32Array, out: Float32Array): Float32Array;
  /** Square root: NaN below 0, -0 for -0. */
  sqrt(a: Float32Array, out: Float32Array): Float32Array;
  /** Sum of (a[i] - b[i])^2. */
  squaredEuclidean(a: Float32Array, b: Float32Array): number;
  /** Sum of (a[i] - b[i])^2. */
  squaredEuclideanF16(a: HalfArray, b: HalfArray): number;
  /** Sum of (a[i] - b[i])^2. */
  squaredEuclideanI8(a: Int8Array, b: Int8Array): number;
  /** Sum of (a[i] - b[i])^2. */
  squaredEuclideanU8(a: Uint8Array, b: Uint8Array): number;
  /** out[i] = a[i] - b[i]. */
  sub(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** Sum of the elements. */
  sum(a: Float32Array): number;
  /** Sum of a[i] * a[i]. */
  sumOfSquares(a: Float32Array): number;
  /** silu(gate) * up. */
  swiGlu(gate: Float32Array, up: Float32Array, out: Float32Array): Float32Array;
  /** Hyperbolic tangent. */
  tanh(a: Float32Array, out: Float32Array): Float32Array;
  /** The k largest elements and their positions, largest first; equal ones by position, zeros being equal. */
  topK(a: Float32Array, values: Float32Array, indices: Uint32Array): Uint32Array;
  /** Of equal elements the first is better, zeros being equal; NaN is above every number. Of fewer elements than `k`, what is left receives zeros, and -1 for a place. */
  topKAny(a: Uint8Array, rows: number, n: number, type: number, k: number, isLargest: number, values: Uint8Array, indices: Uint8Array): Uint8Array;
  /** out[c, r] = a[r, c]. */
  transpose(a: Float32Array, rows: number, columns: number, out: Float32Array): Float32Array;
  /** out[i, c, r] = a[i, r, c]: with a channel for a row, images with their channels apart (NCHW) become images with channels last (NHWC). */
  transposeEach(a: Float32Array, batch: number, rows: number, columns: number, out: Float32Array): Float32Array;
  /** For each row the sum of one leaf of every tree. From node to node: the child, or the one behind it where the key of the slot is above that of the node. A node that has itself for a child, and compares a key that is 0, is a leaf; its key is its row of `leaves`. Trees that nodes or leaves leave add nothing. */
  treeEnsemble(keys: Uint32Array, rows: number, slots: number, nodes: Uint32Array, nodeCount: number, childBits: number, roots: Uint32Array, columns: Uint32Array, depths: Uint32Array, groups: number, leaves: Float32Array, leafRows: number, width: number, targets: number, out: Float32Array): Float32Array;
  /** Integers in the order of floats: the bits, with their order turned for those below 0, from 2^31 on for the others, -0 as 0. NaN is the largest of the first key of a feature, 4294967295, and the least of the second, 0. */
  treeKeys(a: Float32Array, rows: number, features: number, slots: number, out: Uint32Array): Uint32Array;
  /** out[i] = a[i] without its fraction; -0.5 becomes -0. */
  trunc(a: Float32Array, out: Float32Array): Float32Array;
  /** Floats are computed in f64 and rounded once, integers wrap. `not` is 1 for 0 and 0 for others, `sqrt` of integers truncates that of their f64, `bitwiseNot` turns the bits of any type, bool aside. */
  unaryAny(a: Uint8Array, operation: number, type: number, n: number, out: Uint8Array): Uint8Array;
  /** A function of each element, computed in f64; NaN where it has no value. */
  unaryRare(a: Float32Array, alpha: number, beta: number, operation: number, out: Float32Array): Float32Array;
  /** Mean of (a[i] - mean)^2, divided by n, not n - 1: in two passes, what the computed mean is off by taken away again. 0 for one element. */
  variance(a: Float32Array): number;
  /** out[j] = sum of x[k] * b[k, j], in the order of k: the vector from the left; dotMany is the product from the right. */
  vecmat(x: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
}

/** Every operation: those and the wide ones, which the addon and engine `native` have in C. */
export interface Kernels extends CoreKernels {
  /** out[i] = |a[i]|. */
  absF64(a: Float64Array, out: Float64Array): Float64Array;
  /** Arc cosine in radians: NaN outside [-1, 1]. */
  acos(a: Float32Array, out: Float32Array): Float32Array;
  /** Inverse hyperbolic cosine: NaN below 1. */
  acosh(a: Float32Array, out: Float32Array): Float32Array;
  /** out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
  addBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array;
  /** out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
  addF16(a: HalfArray, b: HalfArray, out: HalfArray): HalfArray;
  /** out[i] = a[i] + b[i]. */
  addF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array;
  /** out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16. */
  addI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array;
  /** out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16. */
  addI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array;
  /** out[i] = a[i] + b[i], or the nearest number that the type has. */
  addSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array;
  /** out[i] = a[i] + b[i], or the nearest number that the type has. */
  addSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array;
  /** Position of the first largest element; of the first NaN if there is one. Zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  argmaxF64(a: Float64Array): number;
  /** Position of the first smallest element; of the first NaN if there is one. Zeros are equal. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  argminF64(a: Float64Array): number;
  /** Arc sine in radians: NaN outside [-1, 1]. */
  asin(a: Float32Array, out: Float32Array): Float32Array;
  /** Inverse hyperbolic sine. */
  asinh(a: Float32Array, out: Float32Array): Float32Array;
  /** Arc tangent in radians. */
  atan(a: Float32Array, out: Float32Array): Float32Array;
  /** The angle of the point (x[i], y[i]), from -pi to pi, signs of zeros and infinities as in Math.atan2. */
  atan2(y: Float32Array, x: Float32Array, out: Float32Array): Float32Array;
  /** Inverse hyperbolic tangent: infinite at -1 and 1, NaN beyond. */
  atanh(a: Float32Array, out: Float32Array): Float32Array;
  /** y[i] = y[i] + alpha * x[i]. */
  axpyF64(alpha: number, x: Float64Array, y: Float64Array): Float64Array;
  /** The same numbers in f32; NaN becomes quiet. */
  bf16ToF32(a: Uint16Array, out: Float32Array): Float32Array;
  /** Each pixel becomes the mean of the window around it, which begins verticalCount / 2 rows above and horizontalCount / 2 pixels before it, both rounded down. Sums of blocks of rows and of 1, 2, 4, ... pixels are added: a window of any size takes about the same time, and no sum has ever a pixel taken away. n of the bound is verticalCount + horizontalCount. */
  boxFilter(a: Float32Array, height: number, width: number, channels: number, verticalCount: number, horizontalCount: number, border: number, lines: Float32Array, work: Float32Array, out: Float32Array): Float32Array;
  /** boxFilter of bytes, by running sums of columns: the exact mean to the nearest integer, halves up. Windows have at most 2^23 pixels; of larger ones results are bytes of no meaning. */
  boxFilterBytes(a: Uint8Array, height: number, width: number, channels: number, verticalCount: number, horizontalCount: number, border: number, lines: Int32Array, work: Int32Array, out: Uint8Array): Uint8Array;
  /** The absolute value of a[i] with the sign of b[i], be they zeros or NaN. */
  copysign(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** Pearson's coefficient, from -1 to 1: 0 if either array is constant, so that a ranking has no NaN. An infinite element gives NaN. */
  correlation(a: Float32Array, b: Float32Array): number;
  /** Hyperbolic cosine. */
  cosh(a: Float32Array, out: Float32Array): Float32Array;
  /** Cosine of the angle between the vectors, as cosine has it of f32. */
  cosineBf16(a: Uint16Array, b: Uint16Array): number;
  /** out[r] = cosine(row r, x), with its bits. */
  cosineManyBf16(rows: Uint16Array, x: Uint16Array, out: Float32Array): Float32Array;
  /** Sum of (a[i] - mean(a)) * (b[i] - mean(b)) divided by n - ddof, in f64: NaN where n is not above ddof. */
  covariance(a: Float32Array, b: Float32Array, ddof: number): number;
  /** Sum of (a[i] - centre)^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
  deterministicDeviations(a: Float32Array, centre: number): number;
  /** Sum of a[i] * b[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
  deterministicDot(a: Float32Array, b: Float32Array): number;
  /** Sum of abs(a[i]). Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
  deterministicNormL1(a: Float32Array): number;
  /** Sum of (a[i] - b[i])^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
  deterministicSquaredEuclidean(a: Float32Array, b: Float32Array): number;
  /** Sum of a[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
  deterministicSum(a: Float32Array): number;
  /** Sum of a[i]^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
  deterministicSumOfSquares(a: Float32Array): number;
  /** out[i] = a[i] / b[i]. */
  divF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array;
  /** Sum of a[i] * b[i], in f32. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then. */
  dotBf16(a: Uint16Array, b: Uint16Array): number;
  /** Sum of a[i] * b[i]. */
  dotF64(a: Float64Array, b: Float64Array): number;
  /** Sum of a[i] * b[i], in 64 bits: exact up to 2^53. */
  dotI16(a: Int16Array, b: Int16Array): number;
  /** out[r] = dot(row r, x), with its bits. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then. */
  dotManyBf16(rows: Uint16Array, x: Uint16Array, out: Float32Array): Float32Array;
  /** out[r] = dot(row r, x), the product of a matrix and a vector. The bits of a row's result do not depend on the other rows. */
  dotManyF64(rows: Float64Array, x: Float64Array, out: Float64Array): Float64Array;
  /** 2 to the power of a[i]: Infinity from 128 on, 0 below -150. */
  exp2(a: Float32Array, out: Float32Array): Float32Array;
  /** exp(a[i]) - 1, to the last bits also where a[i] is small. */
  expm1(a: Float32Array, out: Float32Array): Float32Array;
  /** The nearest bf16, ties to even: the upper 16 bits of an f32. NaN stays NaN and becomes quiet. */
  f32ToBf16(a: Float32Array, out: Uint16Array): Uint16Array;
  /** Each pixel becomes the weighted sum of those around it: out[y, x] = sum vertical[j] * sum horizontal[k] * a[y + j - verticalCount / 2, x + k - horizontalCount / 2], first down the columns. NaN of a pixel whose weight is 0 counts, and weights are finite. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20. */
  filterSeparable(a: Float32Array, height: number, width: number, channels: number, vertical: Float32Array, horizontal: Float32Array, verticalCount: number, horizontalCount: number, border: number, rows: Uint32Array, work: Float32Array, out: Float32Array): Float32Array;
  /** A symmetric filter in int32 that wrap. Down the columns r[y] = (a[y] vertical[0] + sum (a[y - k] + a[y + k]) vertical[k] + 2^8) >> 9, saturated to int16; along the row of these (r[x] horizontal[0] + sum (r[x - k] + r[x + k]) horizontal[k] + 2^20) >> 21, saturated to bytes, where sums of two are int16 that wrap. Of weights whose sizes add up to at most 2^15 over both sides nothing wraps. */
  filterSymmetricBytes(a: Uint8Array, height: number, width: number, channels: number, vertical: Int16Array, horizontal: Int16Array, verticalCount: number, horizontalCount: number, border: number, rows: Uint32Array, work: Int16Array, out: Uint8Array): Uint8Array;
  /** out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier. */
  fmaF64(a: Float64Array, b: Float64Array, c: Float64Array, out: Float64Array): Float64Array;
  /** a[i] - trunc(a[i]), with the sign of a[i], 0 where that is whole; NaN for infinities. */
  fract(a: Float32Array, out: Float32Array): Float32Array;
  /** How many bits differ. */
  hamming(a: Uint8Array, b: Uint8Array): number;
  /** How many bits differ. */
  hammingU32(a: Uint32Array, b: Uint32Array): number;
  /** XXH32 of the four bytes of each key, lowest first: no two keys have the same. For tables and filters, not against attackers. */
  hashKeys(keys: Uint32Array, seed: number, out: Uint32Array): Uint32Array;
  /** XXH32 of each row. For tables and filters, not against attackers. */
  hashRows(rows: Uint8Array, width: number, seed: number, out: Uint32Array): Uint32Array;
  /** The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN. */
  jaccard(a: Uint8Array, b: Uint8Array): number;
  /** The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN. */
  jaccardU32(a: Uint32Array, b: Uint32Array): number;
  /** out[i, c] = a[c, i]: planes become an image with channels last. */
  joinChannels(a: Float32Array, pixels: number, channels: number, out: Float32Array): Float32Array;
  /** out[i, c] = a[c, i]: planes become an image with channels last. */
  joinChannelsU8(a: Uint8Array, pixels: number, channels: number, out: Uint8Array): Uint8Array;
  /** Logarithm to base 10: NaN below 0, -Infinity for both zeros. */
  log10(a: Float32Array, out: Float32Array): Float32Array;
  /** log(1 + a[i]), to the last bits also where a[i] is small: -Infinity for -1, NaN below. */
  log1p(a: Float32Array, out: Float32Array): Float32Array;
  /** Logarithm to base 2: NaN below 0, -Infinity for both zeros, whole for powers of 2. */
  log2(a: Float32Array, out: Float32Array): Float32Array;
  /** out = a b, each sum in the order of the inner dimension, so that its bits depend on no other row or column. */
  matmulF64(a: Float64Array, rows: number, inner: number, b: Float64Array, columns: number, out: Float64Array): Float64Array;
  /** The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  maxF64(a: Float64Array): number;
  /** The largest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  maxI16(a: Int16Array): number;
  /** The largest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  maxI8(a: Int8Array): number;
  /** The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max. */
  maximumF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array;
  /** The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  minF64(a: Float64Array): number;
  /** The smallest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  minI16(a: Int16Array): number;
  /** The smallest element. Throws RangeError KINGLET_KERNELS_EMPTY for no elements. */
  minI8(a: Int8Array): number;
  /** (a[i] - min) / (max - min), from 0 to 1: zeros for a constant array, all NaN if an element is NaN, and NaN or 0 if one is infinite. */
  minMax(a: Float32Array, out: Float32Array): Float32Array;
  /** The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min. */
  minimumF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array;
  /** out[i, o] = sum matrix[o, k] * a[i, k] + offsets[o]: other colours, greys, channels in another order. */
  mixChannels(a: Float32Array, pixels: number, inChannels: number, matrix: Float32Array, offsets: Float32Array, outChannels: number, out: Float32Array): Float32Array;
  /** mixChannels of bytes in int32 that wrap: (sum matrix[o, k] * a[i, k] + offsets[o] + 2^15) >> 16, saturated. */
  mixChannelsBytes(a: Uint8Array, pixels: number, inChannels: number, matrix: Int32Array, offsets: Int32Array, outChannels: number, out: Uint8Array): Uint8Array;
  /** out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
  mulBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array;
  /** out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
  mulF16(a: HalfArray, b: HalfArray, out: HalfArray): HalfArray;
  /** out[i] = a[i] * b[i]. */
  mulF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array;
  /** out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16. */
  mulI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array;
  /** out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16. */
  mulI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array;
  /** out[i] = a[i] * b[i], or the nearest number that the type has. */
  mulSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array;
  /** out[i] = a[i] * b[i], or the nearest number that the type has. */
  mulSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array;
  /** sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32. */
  multiplyAccumulateI16(a: Int16Array, b: Int16Array, sums: Int32Array): Int32Array;
  /** sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32. */
  multiplyAccumulateI8(a: Int8Array, b: Int8Array, sums: Int32Array): Int32Array;
  /** out[i] = -a[i]. */
  negF64(a: Float64Array, out: Float64Array): Float64Array;
  /** Sum of the absolute values. */
  normL1F64(a: Float64Array): number;
  /** Square root of the sum of the squares, which neither overflow nor vanish. */
  normL2F64(a: Float64Array): number;
  /** out[r, c] = a[r] * b[c]. */
  outerProduct(a: Float32Array, b: Float32Array, out: Float32Array): Float32Array;
  /** Numbers of the exponential distribution of mean 1, up to 21.5: -log of uniform ones. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
  randomExponential(seed: number, stream: number, offset: number, out: Float32Array): Float32Array;
  /** Whole numbers of [low, low + count), which wrap at 32 bits: low + floor(x * count / 2^32), so that their probabilities differ by 2^-32 at most. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
  randomIntegers(seed: number, stream: number, offset: number, low: number, count: number, out: Int32Array): Int32Array;
  /** Numbers of the standard normal distribution, up to 6.6, by Box and Muller's transform of pairs. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
  randomNormal(seed: number, stream: number, offset: number, out: Float32Array): Float32Array;
  /** Numbers of [0, 1), multiples of 2^-24. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
  randomUniform(seed: number, stream: number, offset: number, out: Float32Array): Float32Array;
  /** An image of another size by weights that the caller knows: out[y, x] = sum vertical[y, j] * horizontal[x, k] * a[tops[y] + j, lefts[x] + k], first down the columns. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20. */
  resample(a: Float32Array, height: number, width: number, channels: number, tops: Uint32Array, outHeight: number, vertical: Float32Array, verticalCount: number, lefts: Uint32Array, outWidth: number, horizontal: Float32Array, horizontalCount: number, work: Float32Array, out: Float32Array): Float32Array;
  /** resample of bytes in int32 that wrap: down the columns (sum + 2^6) >> 7, saturated to int16, then along the row of these (sum + 2^20) >> 21, saturated to bytes. Of weights whose sizes add up to at most 2^14 nothing wraps or saturates before its end. */
  resampleBytes(a: Uint8Array, height: number, width: number, channels: number, tops: Uint32Array, outHeight: number, vertical: Int16Array, verticalCount: number, lefts: Uint32Array, outWidth: number, horizontal: Int16Array, horizontalCount: number, work: Int16Array, out: Uint8Array): Uint8Array;
  /** The nearest whole number, of two the one further from 0, as C's and Rust's round; the sign of zero is kept. `round` gives the even one. */
  roundHalfAway(a: Float32Array, out: Float32Array): Float32Array;
  /** Sum of (a[i] - mean)^2 divided by n - ddof, in f64: 0 for a constant array, NaN where n is not above ddof. */
  sampleVariance(a: Float32Array, ddof: number): number;
  /** out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one. */
  scaleBf16(a: Uint16Array, s: number, out: Uint16Array): Uint16Array;
  /** out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one. */
  scaleF16(a: HalfArray, s: number, out: HalfArray): HalfArray;
  /** out[i] = a[i] * s. */
  scaleF64(a: Float64Array, s: number, out: Float64Array): Float64Array;
  /** Hyperbolic sine. */
  sinh(a: Float32Array, out: Float32Array): Float32Array;
  /** Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude sqrt(x^2 + y^2). */
  sobel(a: Float32Array, height: number, width: number, channels: number, mode: number, border: number, work: Float32Array, out: Float32Array): Float32Array;
  /** Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude of both to the nearest integer. */
  sobelBytes(a: Uint8Array, height: number, width: number, channels: number, mode: number, border: number, work: Int16Array, out: Int16Array): Int16Array;
  /** out[c, i] = a[i, c]: images with channels last become planes. */
  splitChannels(a: Float32Array, pixels: number, channels: number, out: Float32Array): Float32Array;
  /** out[c, i] = a[i, c]: images with channels last become planes. */
  splitChannelsU8(a: Uint8Array, pixels: number, channels: number, out: Uint8Array): Uint8Array;
  /** Square root: NaN below 0, -0 for -0. */
  sqrtF64(a: Float64Array, out: Float64Array): Float64Array;
  /** Sum of (a[i] - b[i])^2, in f32. */
  squaredEuclideanBf16(a: Uint16Array, b: Uint16Array): number;
  /** Square root of sampleVariance, also where that would overflow or vanish. */
  stddev(a: Float32Array, ddof: number): number;
  /** out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
  subBf16(a: Uint16Array, b: Uint16Array, out: Uint16Array): Uint16Array;
  /** out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
  subF16(a: HalfArray, b: HalfArray, out: HalfArray): HalfArray;
  /** out[i] = a[i] - b[i]. */
  subF64(a: Float64Array, b: Float64Array, out: Float64Array): Float64Array;
  /** out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16. */
  subI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array;
  /** out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16. */
  subI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array;
  /** out[i] = a[i] - b[i], or the nearest number that the type has. */
  subSaturatedI16(a: Int16Array, b: Int16Array, out: Int16Array): Int16Array;
  /** out[i] = a[i] - b[i], or the nearest number that the type has. */
  subSaturatedI8(a: Int8Array, b: Int8Array, out: Int8Array): Int8Array;
  /** Sum of the elements. */
  sumF64(a: Float64Array): number;
  /** Sum of the elements: exact up to 2^53. */
  sumI16(a: Int16Array): number;
  /** Sum of the elements: exact up to 2^53. */
  sumI8(a: Int8Array): number;
  /** Sum of the elements with Neumaier's compensation in f64: rounded once, whatever cancels. */
  sumKahan(a: Float32Array): number;
  /** Eigenvalues and eigenvectors of a symmetric matrix, in f64. All are NaN if an element of the lower triangle is not finite. */
  symmetricEigenInto(a: Float32Array, n: number, method: number, work: Float64Array, vectors: Float32Array, values: Float32Array): Float32Array;
  /** Tangent of radians of any size; NaN for infinities. */
  tan(a: Float32Array, out: Float32Array): Float32Array;
  /** (a[i] - mean) / stddev(a, 0), in f64: zeros for a constant array, all NaN if an element is infinite. */
  zScore(a: Float32Array, out: Float32Array): Float32Array;
}

/** Names of the core operations, for code that treats them alike. */
export const coreNames: readonly (keyof CoreKernels)[] = [
  'abs',
  'add',
  'addRelu',
  'addRmsNorm',
  'addScaled',
  'argReduceAny',
  'argmax',
  'argmin',
  'attention',
  'averagePool2d',
  'axpy',
  'batchNorm',
  'binaryAny',
  'ceil',
  'clamp',
  'compareAny',
  'conv2d',
  'conv2dInteger',
  'conv2dIntegerU8',
  'conv2dRequantize',
  'conv2dRequantizeU8',
  'convertAny',
  'copyStrided',
  'cos',
  'cosine',
  'cosineF16',
  'cosineI8',
  'cosineMany',
  'cosineManyF16',
  'cosineManyI8',
  'cosineManyU8',
  'cosineU8',
  'depthwiseConv2d',
  'depthwiseRequantize',
  'depthwiseRequantizeU8',
  'dequantizeI16',
  'dequantizeI32',
  'dequantizeI8',
  'dequantizeU8',
  'div',
  'dot',
  'dotF16',
  'dotI8',
  'dotMany',
  'dotManyF16',
  'dotManyI8',
  'dotManyU8',
  'dotPacked',
  'dotU8',
  'dynamicQuantizeU8',
  'elu',
  'embeddingLookup',
  'equal',
  'erf',
  'exp',
  'f16ToF32',
  'f32ToF16',
  'findNonZero',
  'flattenIndices',
  'floor',
  'fma',
  'gather',
  'gatherRows',
  'gelu',
  'geluTanh',
  'greater',
  'greaterEqual',
  'groupNorm',
  'hardSigmoid',
  'hardSwish',
  'l2Normalize',
  'layerNorm',
  'leakyRelu',
  'lerp',
  'less',
  'lessEqual',
  'log',
  'logSoftmax',
  'lrn',
  'matmul',
  'matmulDequantize',
  'matmulDequantizeU8',
  'matmulI16ByI16',
  'matmulI16ByI8',
  'matmulI16Dequantize',
  'matmulI16Requantize',
  'matmulInteger',
  'matmulIntegerU8',
  'matmulNibbles',
  'matmulNibblesBytes',
  'matmulNibblesBytesHalfScales',
  'matmulNibblesHalfScales',
  'matmulPacked',
  'matmulRequantize',
  'matmulRequantizeU8',
  'max',
  'maxPool2d',
  'maxPool2dInteger',
  'maxPool2dIntegerU8',
  'maximum',
  'mean',
  'min',
  'minimum',
  'mish',
  'mul',
  'neg',
  'nonMaxSuppression',
  'normL1',
  'normL2',
  'normLinf',
  'normalize',
  'notEqual',
  'packByteFilters',
  'packBytes',
  'packColumns',
  'packDepthwise',
  'packFilters',
  'packI16',
  'packNibbles',
  'packRows',
  'pow',
  'quantizeBlocks',
  'quantizeI16',
  'quantizeI8',
  'quantizeU8',
  'recip',
  'recurrentLayer',
  'reduceAny',
  'relu',
  'requantizeI8',
  'requantizeU8',
  'resizeBilinear',
  'resizeNearest',
  'rmsNorm',
  'rotaryEmbedding',
  'round',
  'rsqrt',
  'samplePoints',
  'scale',
  'scatter',
  'scatterRows',
  'searchSorted',
  'select',
  'selectAny',
  'selu',
  'sigmoid',
  'sign',
  'silu',
  'sin',
  'softmax',
  'softmaxRows',
  'softplus',
  'sqrt',
  'squaredEuclidean',
  'squaredEuclideanF16',
  'squaredEuclideanI8',
  'squaredEuclideanU8',
  'sub',
  'sum',
  'sumOfSquares',
  'swiGlu',
  'tanh',
  'topK',
  'topKAny',
  'transpose',
  'transposeEach',
  'treeEnsemble',
  'treeKeys',
  'trunc',
  'unaryAny',
  'unaryRare',
  'variance',
  'vecmat',
];

/** Names of all operations. */
export const kernelNames: readonly (keyof Kernels)[] = [
  ...coreNames,
  'absF64',
  'acos',
  'acosh',
  'addBf16',
  'addF16',
  'addF64',
  'addI16',
  'addI8',
  'addSaturatedI16',
  'addSaturatedI8',
  'argmaxF64',
  'argminF64',
  'asin',
  'asinh',
  'atan',
  'atan2',
  'atanh',
  'axpyF64',
  'bf16ToF32',
  'boxFilter',
  'boxFilterBytes',
  'copysign',
  'correlation',
  'cosh',
  'cosineBf16',
  'cosineManyBf16',
  'covariance',
  'deterministicDeviations',
  'deterministicDot',
  'deterministicNormL1',
  'deterministicSquaredEuclidean',
  'deterministicSum',
  'deterministicSumOfSquares',
  'divF64',
  'dotBf16',
  'dotF64',
  'dotI16',
  'dotManyBf16',
  'dotManyF64',
  'exp2',
  'expm1',
  'f32ToBf16',
  'filterSeparable',
  'filterSymmetricBytes',
  'fmaF64',
  'fract',
  'hamming',
  'hammingU32',
  'hashKeys',
  'hashRows',
  'jaccard',
  'jaccardU32',
  'joinChannels',
  'joinChannelsU8',
  'log10',
  'log1p',
  'log2',
  'matmulF64',
  'maxF64',
  'maxI16',
  'maxI8',
  'maximumF64',
  'minF64',
  'minI16',
  'minI8',
  'minMax',
  'minimumF64',
  'mixChannels',
  'mixChannelsBytes',
  'mulBf16',
  'mulF16',
  'mulF64',
  'mulI16',
  'mulI8',
  'mulSaturatedI16',
  'mulSaturatedI8',
  'multiplyAccumulateI16',
  'multiplyAccumulateI8',
  'negF64',
  'normL1F64',
  'normL2F64',
  'outerProduct',
  'randomExponential',
  'randomIntegers',
  'randomNormal',
  'randomUniform',
  'resample',
  'resampleBytes',
  'roundHalfAway',
  'sampleVariance',
  'scaleBf16',
  'scaleF16',
  'scaleF64',
  'sinh',
  'sobel',
  'sobelBytes',
  'splitChannels',
  'splitChannelsU8',
  'sqrtF64',
  'squaredEuclideanBf16',
  'stddev',
  'subBf16',
  'subF16',
  'subF64',
  'subI16',
  'subI8',
  'subSaturatedI16',
  'subSaturatedI8',
  'sumF64',
  'sumI16',
  'sumI8',
  'sumKahan',
  'symmetricEigenInto',
  'tan',
  'zScore',
];

/** The same functions in an object of fixed shape: calls through one that was filled name by name, as addons do, look the name up. */
export function ofFixedShape<T extends Readonly<Record<keyof Kernels, unknown>>>(source: T): Pick<T, keyof Kernels> {
  return {
    abs: source.abs,
    absF64: source.absF64,
    acos: source.acos,
    acosh: source.acosh,
    add: source.add,
    addBf16: source.addBf16,
    addF16: source.addF16,
    addF64: source.addF64,
    addI16: source.addI16,
    addI8: source.addI8,
    addRelu: source.addRelu,
    addRmsNorm: source.addRmsNorm,
    addSaturatedI16: source.addSaturatedI16,
    addSaturatedI8: source.addSaturatedI8,
    addScaled: source.addScaled,
    argReduceAny: source.argReduceAny,
    argmax: source.argmax,
    argmaxF64: source.argmaxF64,
    argmin: source.argmin,
    argminF64: source.argminF64,
    asin: source.asin,
    asinh: source.asinh,
    atan: source.atan,
    atan2: source.atan2,
    atanh: source.atanh,
    attention: source.attention,
    averagePool2d: source.averagePool2d,
    axpy: source.axpy,
    axpyF64: source.axpyF64,
    batchNorm: source.batchNorm,
    bf16ToF32: source.bf16ToF32,
    binaryAny: source.binaryAny,
    boxFilter: source.boxFilter,
    boxFilterBytes: source.boxFilterBytes,
    ceil: source.ceil,
    clamp: source.clamp,
    compareAny: source.compareAny,
    conv2d: source.conv2d,
    conv2dInteger: source.conv2dInteger,
    conv2dIntegerU8: source.conv2dIntegerU8,
    conv2dRequantize: source.conv2dRequantize,
    conv2dRequantizeU8: source.conv2dRequantizeU8,
    convertAny: source.convertAny,
    copyStrided: source.copyStrided,
    copysign: source.copysign,
    correlation: source.correlation,
    cos: source.cos,
    cosh: source.cosh,
    cosine: source.cosine,
    cosineBf16: source.cosineBf16,
    cosineF16: source.cosineF16,
    cosineI8: source.cosineI8,
    cosineMany: source.cosineMany,
    cosineManyBf16: source.cosineManyBf16,
    cosineManyF16: source.cosineManyF16,
    cosineManyI8: source.cosineManyI8,
    cosineManyU8: source.cosineManyU8,
    cosineU8: source.cosineU8,
    covariance: source.covariance,
    depthwiseConv2d: source.depthwiseConv2d,
    depthwiseRequantize: source.depthwiseRequantize,
    depthwiseRequantizeU8: source.depthwiseRequantizeU8,
    dequantizeI16: source.dequantizeI16,
    dequantizeI32: source.dequantizeI32,
    dequantizeI8: source.dequantizeI8,
    dequantizeU8: source.dequantizeU8,
    deterministicDeviations: source.deterministicDeviations,
    deterministicDot: source.deterministicDot,
    deterministicNormL1: source.deterministicNormL1,
    deterministicSquaredEuclidean: source.deterministicSquaredEuclidean,
    deterministicSum: source.deterministicSum,
    deterministicSumOfSquares: source.deterministicSumOfSquares,
    div: source.div,
    divF64: source.divF64,
    dot: source.dot,
    dotBf16: source.dotBf16,
    dotF16: source.dotF16,
    dotF64: source.dotF64,
    dotI16: source.dotI16,
    dotI8: source.dotI8,
    dotMany: source.dotMany,
    dotManyBf16: source.dotManyBf16,
    dotManyF16: source.dotManyF16,
    dotManyF64: source.dotManyF64,
    dotManyI8: source.dotManyI8,
    dotManyU8: source.dotManyU8,
    dotPacked: source.dotPacked,
    dotU8: source.dotU8,
    dynamicQuantizeU8: source.dynamicQuantizeU8,
    elu: source.elu,
    embeddingLookup: source.embeddingLookup,
    equal: source.equal,
    erf: source.erf,
    exp: source.exp,
    exp2: source.exp2,
    expm1: source.expm1,
    f16ToF32: source.f16ToF32,
    f32ToBf16: source.f32ToBf16,
    f32ToF16: source.f32ToF16,
    filterSeparable: source.filterSeparable,
    filterSymmetricBytes: source.filterSymmetricBytes,
    findNonZero: source.findNonZero,
    flattenIndices: source.flattenIndices,
    floor: source.floor,
    fma: source.fma,
    fmaF64: source.fmaF64,
    fract: source.fract,
    gather: source.gather,
    gatherRows: source.gatherRows,
    gelu: source.gelu,
    geluTanh: source.geluTanh,
    greater: source.greater,
    greaterEqual: source.greaterEqual,
    groupNorm: source.groupNorm,
    hamming: source.hamming,
    hammingU32: source.hammingU32,
    hardSigmoid: source.hardSigmoid,
    hardSwish: source.hardSwish,
    hashKeys: source.hashKeys,
    hashRows: source.hashRows,
    jaccard: source.jaccard,
    jaccardU32: source.jaccardU32,
    joinChannels: source.joinChannels,
    joinChannelsU8: source.joinChannelsU8,
    l2Normalize: source.l2Normalize,
    layerNorm: source.layerNorm,
    leakyRelu: source.leakyRelu,
    lerp: source.lerp,
    less: source.less,
    lessEqual: source.lessEqual,
    log: source.log,
    log10: source.log10,
    log1p: source.log1p,
    log2: source.log2,
    logSoftmax: source.logSoftmax,
    lrn: source.lrn,
    matmul: source.matmul,
    matmulDequantize: source.matmulDequantize,
    matmulDequantizeU8: source.matmulDequantizeU8,
    matmulF64: source.matmulF64,
    matmulI16ByI16: source.matmulI16ByI16,
    matmulI16ByI8: source.matmulI16ByI8,
    matmulI16Dequantize: source.matmulI16Dequantize,
    matmulI16Requantize: source.matmulI16Requantize,
    matmulInteger: source.matmulInteger,
    matmulIntegerU8: source.matmulIntegerU8,
    matmulNibbles: source.matmulNibbles,
    matmulNibblesBytes: source.matmulNibblesBytes,
    matmulNibblesBytesHalfScales: source.matmulNibblesBytesHalfScales,
    matmulNibblesHalfScales: source.matmulNibblesHalfScales,
    matmulPacked: source.matmulPacked,
    matmulRequantize: source.matmulRequantize,
    matmulRequantizeU8: source.matmulRequantizeU8,
    max: source.max,
    maxF64: source.maxF64,
    maxI16: source.maxI16,
    maxI8: source.maxI8,
    maxPool2d: source.maxPool2d,
    maxPool2dInteger: source.maxPool2dInteger,
    maxPool2dIntegerU8: source.maxPool2dIntegerU8,
    maximum: source.maximum,
    maximumF64: source.maximumF64,
    mean: source.mean,
    min: source.min,
    minF64: source.minF64,
    minI16: source.minI16,
    minI8: source.minI8,
    minMax: source.minMax,
    minimum: source.minimum,
    minimumF64: source.minimumF64,
    mish: source.mish,
    mixChannels: source.mixChannels,
    mixChannelsBytes: source.mixChannelsBytes,
    mul: source.mul,
    mulBf16: source.mulBf16,
    mulF16: source.mulF16,
    mulF64: source.mulF64,
    mulI16: source.mulI16,
    mulI8: source.mulI8,
    mulSaturatedI16: source.mulSaturatedI16,
    mulSaturatedI8: source.mulSaturatedI8,
    multiplyAccumulateI16: source.multiplyAccumulateI16,
    multiplyAccumulateI8: source.multiplyAccumulateI8,
    neg: source.neg,
    negF64: source.negF64,
    nonMaxSuppression: source.nonMaxSuppression,
    normL1: source.normL1,
    normL1F64: source.normL1F64,
    normL2: source.normL2,
    normL2F64: source.normL2F64,
    normLinf: source.normLinf,
    normalize: source.normalize,
    notEqual: source.notEqual,
    outerProduct: source.outerProduct,
    packByteFilters: source.packByteFilters,
    packBytes: source.packBytes,
    packColumns: source.packColumns,
    packDepthwise: source.packDepthwise,
    packFilters: source.packFilters,
    packI16: source.packI16,
    packNibbles: source.packNibbles,
    packRows: source.packRows,
    pow: source.pow,
    quantizeBlocks: source.quantizeBlocks,
    quantizeI16: source.quantizeI16,
    quantizeI8: source.quantizeI8,
    quantizeU8: source.quantizeU8,
    randomExponential: source.randomExponential,
    randomIntegers: source.randomIntegers,
    randomNormal: source.randomNormal,
    randomUniform: source.randomUniform,
    recip: source.recip,
    recurrentLayer: source.recurrentLayer,
    reduceAny: source.reduceAny,
    relu: source.relu,
    requantizeI8: source.requantizeI8,
    requantizeU8: source.requantizeU8,
    resample: source.resample,
    resampleBytes: source.resampleBytes,
    resizeBilinear: source.resizeBilinear,
    resizeNearest: source.resizeNearest,
    rmsNorm: source.rmsNorm,
    rotaryEmbedding: source.rotaryEmbedding,
    round: source.round,
    roundHalfAway: source.roundHalfAway,
    rsqrt: source.rsqrt,
    samplePoints: source.samplePoints,
    sampleVariance: source.sampleVariance,
    scale: source.scale,
    scaleBf16: source.scaleBf16,
    scaleF16: source.scaleF16,
    scaleF64: source.scaleF64,
    scatter: source.scatter,
    scatterRows: source.scatterRows,
    searchSorted: source.searchSorted,
    select: source.select,
    selectAny: source.selectAny,
    selu: source.selu,
    sigmoid: source.sigmoid,
    sign: source.sign,
    silu: source.silu,
    sin: source.sin,
    sinh: source.sinh,
    sobel: source.sobel,
    sobelBytes: source.sobelBytes,
    softmax: source.softmax,
    softmaxRows: source.softmaxRows,
    softplus: source.softplus,
    splitChannels: source.splitChannels,
    splitChannelsU8: source.splitChannelsU8,
    sqrt: source.sqrt,
    sqrtF64: source.sqrtF64,
    squaredEuclidean: source.squaredEuclidean,
    squaredEuclideanBf16: source.squaredEuclideanBf16,
    squaredEuclideanF16: source.squaredEuclideanF16,
    squaredEuclideanI8: source.squaredEuclideanI8,
    squaredEuclideanU8: source.squaredEuclideanU8,
    stddev: source.stddev,
    sub: source.sub,
    subBf16: source.subBf16,
    subF16: source.subF16,
    subF64: source.subF64,
    subI16: source.subI16,
    subI8: source.subI8,
    subSaturatedI16: source.subSaturatedI16,
    subSaturatedI8: source.subSaturatedI8,
    sum: source.sum,
    sumF64: source.sumF64,
    sumI16: source.sumI16,
    sumI8: source.sumI8,
    sumKahan: source.sumKahan,
    sumOfSquares: source.sumOfSquares,
    swiGlu: source.swiGlu,
    symmetricEigenInto: source.symmetricEigenInto,
    tan: source.tan,
    tanh: source.tanh,
    topK: source.topK,
    topKAny: source.topKAny,
    transpose: source.transpose,
    transposeEach: source.transposeEach,
    treeEnsemble: source.treeEnsemble,
    treeKeys: source.treeKeys,
    trunc: source.trunc,
    unaryAny: source.unaryAny,
    unaryRare: source.unaryRare,
    variance: source.variance,
    vecmat: source.vecmat,
    zScore: source.zScore,
  };
}

/** The same of the core operations. */
export function coreOfFixedShape<T extends Readonly<Record<keyof CoreKernels, unknown>>>(source: T): Pick<T, keyof CoreKernels> {
  return {
    abs: source.abs,
    add: source.add,
    addRelu: source.addRelu,
    addRmsNorm: source.addRmsNorm,
    addScaled: source.addScaled,
    argReduceAny: source.argReduceAny,
    argmax: source.argmax,
    argmin: source.argmin,
    attention: source.attention,
    averagePool2d: source.averagePool2d,
    axpy: source.axpy,
    batchNorm: source.batchNorm,
    binaryAny: source.binaryAny,
    ceil: source.ceil,
    clamp: source.clamp,
    compareAny: source.compareAny,
    conv2d: source.conv2d,
    conv2dInteger: source.conv2dInteger,
    conv2dIntegerU8: source.conv2dIntegerU8,
    conv2dRequantize: source.conv2dRequantize,
    conv2dRequantizeU8: source.conv2dRequantizeU8,
    convertAny: source.convertAny,
    copyStrided: source.copyStrided,
    cos: source.cos,
    cosine: source.cosine,
    cosineF16: source.cosineF16,
    cosineI8: source.cosineI8,
    cosineMany: source.cosineMany,
    cosineManyF16: source.cosineManyF16,
    cosineManyI8: source.cosineManyI8,
    cosineManyU8: source.cosineManyU8,
    cosineU8: source.cosineU8,
    depthwiseConv2d: source.depthwiseConv2d,
    depthwiseRequantize: source.depthwiseRequantize,
    depthwiseRequantizeU8: source.depthwiseRequantizeU8,
    dequantizeI16: source.dequantizeI16,
    dequantizeI32: source.dequantizeI32,
    dequantizeI8: source.dequantizeI8,
    dequantizeU8: source.dequantizeU8,
    div: source.div,
    dot: source.dot,
    dotF16: source.dotF16,
    dotI8: source.dotI8,
    dotMany: source.dotMany,
    dotManyF16: source.dotManyF16,
    dotManyI8: source.dotManyI8,
    dotManyU8: source.dotManyU8,
    dotPacked: source.dotPacked,
    dotU8: source.dotU8,
    dynamicQuantizeU8: source.dynamicQuantizeU8,
    elu: source.elu,
    embeddingLookup: source.embeddingLookup,
    equal: source.equal,
    erf: source.erf,
    exp: source.exp,
    f16ToF32: source.f16ToF32,
    f32ToF16: source.f32ToF16,
    findNonZero: source.findNonZero,
    flattenIndices: source.flattenIndices,
    floor: source.floor,
    fma: source.fma,
    gather: source.gather,
    gatherRows: source.gatherRows,
    gelu: source.gelu,
    geluTanh: source.geluTanh,
    greater: source.greater,
    greaterEqual: source.greaterEqual,
    groupNorm: source.groupNorm,
    hardSigmoid: source.hardSigmoid,
    hardSwish: source.hardSwish,
    l2Normalize: source.l2Normalize,
    layerNorm: source.layerNorm,
    leakyRelu: source.leakyRelu,
    lerp: source.lerp,
    less: source.less,
    lessEqual: source.lessEqual,
    log: source.log,
    logSoftmax: source.logSoftmax,
    lrn: source.lrn,
    matmul: source.matmul,
    matmulDequantize: source.matmulDequantize,
    matmulDequantizeU8: source.matmulDequantizeU8,
    matmulI16ByI16: source.matmulI16ByI16,
    matmulI16ByI8: source.matmulI16ByI8,
    matmulI16Dequantize: source.matmulI16Dequantize,
    matmulI16Requantize: source.matmulI16Requantize,
    matmulInteger: source.matmulInteger,
    matmulIntegerU8: source.matmulIntegerU8,
    matmulNibbles: source.matmulNibbles,
    matmulNibblesBytes: source.matmulNibblesBytes,
    matmulNibblesBytesHalfScales: source.matmulNibblesBytesHalfScales,
    matmulNibblesHalfScales: source.matmulNibblesHalfScales,
    matmulPacked: source.matmulPacked,
    matmulRequantize: source.matmulRequantize,
    matmulRequantizeU8: source.matmulRequantizeU8,
    max: source.max,
    maxPool2d: source.maxPool2d,
    maxPool2dInteger: source.maxPool2dInteger,
    maxPool2dIntegerU8: source.maxPool2dIntegerU8,
    maximum: source.maximum,
    mean: source.mean,
    min: source.min,
    minimum: source.minimum,
    mish: source.mish,
    mul: source.mul,
    neg: source.neg,
    nonMaxSuppression: source.nonMaxSuppression,
    normL1: source.normL1,
    normL2: source.normL2,
    normLinf: source.normLinf,
    normalize: source.normalize,
    notEqual: source.notEqual,
    packByteFilters: source.packByteFilters,
    packBytes: source.packBytes,
    packColumns: source.packColumns,
    packDepthwise: source.packDepthwise,
    packFilters: source.packFilters,
    packI16: source.packI16,
    packNibbles: source.packNibbles,
    packRows: source.packRows,
    pow: source.pow,
    quantizeBlocks: source.quantizeBlocks,
    quantizeI16: source.quantizeI16,
    quantizeI8: source.quantizeI8,
    quantizeU8: source.quantizeU8,
    recip: source.recip,
    recurrentLayer: source.recurrentLayer,
    reduceAny: source.reduceAny,
    relu: source.relu,
    requantizeI8: source.requantizeI8,
    requantizeU8: source.requantizeU8,
    resizeBilinear: source.resizeBilinear,
    resizeNearest: source.resizeNearest,
    rmsNorm: source.rmsNorm,
    rotaryEmbedding: source.rotaryEmbedding,
    round: source.round,
    rsqrt: source.rsqrt,
    samplePoints: source.samplePoints,
    scale: source.scale,
    scatter: source.scatter,
    scatterRows: source.scatterRows,
    searchSorted: source.searchSorted,
    select: source.select,
    selectAny: source.selectAny,
    selu: source.selu,
    sigmoid: source.sigmoid,
    sign: source.sign,
    silu: source.silu,
    sin: source.sin,
    softmax: source.softmax,
    softmaxRows: source.softmaxRows,
    softplus: source.softplus,
    sqrt: source.sqrt,
    squaredEuclidean: source.squaredEuclidean,
    squaredEuclideanF16: source.squaredEuclideanF16,
    squaredEuclideanI8: source.squaredEuclideanI8,
    squaredEuclideanU8: source.squaredEuclideanU8,
    sub: source.sub,
    sum: source.sum,
    sumOfSquares: source.sumOfSquares,
    swiGlu: source.swiGlu,
    tanh: source.tanh,
    topK: source.topK,
    topKAny: source.topKAny,
    transpose: source.transpose,
    transposeEach: source.transposeEach,
    treeEnsemble: source.treeEnsemble,
    treeKeys: source.treeKeys,
    trunc: source.trunc,
    unaryAny: source.unaryAny,
    unaryRare: source.unaryRare,
    variance: source.variance,
    vecmat: source.vecmat,
  };
}

/** The checks of each operation's arguments: they throw or do nothing. */
export const argumentChecks: { readonly [Name in keyof Kernels]: (...args: Parameters<Kernels[Name]>) => void } = {
  abs(a, out) {
    checkArray('abs', 'a', a, Float32Array);
    checkArray('abs', 'out', out, Float32Array);
    checkSameLength('abs', 'a', a, 'out', out);
    checkAlias('abs', 'out', out, 'a', a);
  },
  add(a, b, out) {
    checkArray('add', 'a', a, Float32Array);
    checkArray('add', 'b', b, Float32Array);
    checkArray('add', 'out', out, Float32Array);
    checkSameLength('add', 'a', a, 'b', b);
    checkSameLength('add', 'a', a, 'out', out);
    checkAlias('add', 'out', out, 'a', a);
    checkAlias('add', 'out', out, 'b', b);
  },
  addRelu(a, b, out) {
    checkArray('addRelu', 'a', a, Float32Array);
    checkArray('addRelu', 'b', b, Float32Array);
    checkArray('addRelu', 'out', out, Float32Array);
    checkSameLength('addRelu', 'a', a, 'b', b);
    checkSameLength('addRelu', 'a', a, 'out', out);
    checkAlias('addRelu', 'out', out, 'a', a);
    checkAlias('addRelu', 'out', out, 'b', b);
  },
  addRmsNorm(a, rows, columns, residual, gamma, epsilon, out) {
    checkArray('addRmsNorm', 'a', a, Float32Array);
    checkSize('addRmsNorm', 'rows', rows);
    checkSize('addRmsNorm', 'columns', columns);
    checkArray('addRmsNorm', 'residual', residual, Float32Array);
    checkArray('addRmsNorm', 'gamma', gamma, Float32Array);
    checkNumber('addRmsNorm', 'epsilon', epsilon);
    checkArray('addRmsNorm', 'out', out, Float32Array);
    checkLength('addRmsNorm', 'a', a, rows * columns, rows, columns);
    checkLength('addRmsNorm', 'residual', residual, rows * columns, rows, columns);
    if (gamma.length > 0) checkLength('addRmsNorm', 'gamma', gamma, columns);
    checkLength('addRmsNorm', 'out', out, rows * columns, rows, columns);
    checkApart('addRmsNorm', 'residual', residual, 'a', a);
    checkApart('addRmsNorm', 'residual', residual, 'gamma', gamma);
    checkApart('addRmsNorm', 'residual', residual, 'out', out);
    checkApart('addRmsNorm', 'out', out, 'a', a);
    checkApart('addRmsNorm', 'out', out, 'residual', residual);
    checkApart('addRmsNorm', 'out', out, 'gamma', gamma);
  },
  addScaled(a, s, b, out) {
    checkArray('addScaled', 'a', a, Float32Array);
    checkNumber('addScaled', 's', s);
    checkArray('addScaled', 'b', b, Float32Array);
    checkArray('addScaled', 'out', out, Float32Array);
    checkSameLength('addScaled', 'a', a, 'b', b);
    checkSameLength('addScaled', 'a', a, 'out', out);
    checkAlias('addScaled', 'out', out, 'a', a);
    checkAlias('addScaled', 'out', out, 'b', b);
  },
  argReduceAny(a, outer, length, inner, type, isMax, selectLast, out) {
    checkArray('argReduceAny', 'a', a, Uint8Array);
    checkSize('argReduceAny', 'outer', outer);
    checkSize('argReduceAny', 'length', length);
    checkSize('argReduceAny', 'inner', inner);
    checkSize('argReduceAny', 'type', type);
    checkSize('argReduceAny', 'isMax', isMax);
    checkSize('argReduceAny', 'selectLast', selectLast);
    checkArray('argReduceAny', 'out', out, Uint8Array);
    checkRange('argReduceAny', 'length', length, 1, Number.POSITIVE_INFINITY);
    checkRange('argReduceAny', 'type', type, 0, 12);
    checkRange('argReduceAny', 'isMax', isMax, 0, 1);
    checkRange('argReduceAny', 'selectLast', selectLast, 0, 1);
    checkLength('argReduceAny', 'a', a, outer * length * inner * (elementTypeBytes[type] ?? 0), outer, length, inner * (elementTypeBytes[type] ?? 0));
    checkLength('argReduceAny', 'out', out, outer * inner * 8, outer, inner * 8);
    checkApart('argReduceAny', 'out', out, 'a', a);
  },
  argmax(a) {
    checkArray('argmax', 'a', a, Float32Array);
    checkNotEmpty('argmax', 'a', a);
  },
  argmin(a) {
    checkArray('argmin', 'a', a, Float32Array);
    checkNotEmpty('argmin', 'a', a);
  },
  attention(q, batch, queries, kvHeads, sharing, width, k, keys, v, valueWidth, mask, masks, scale, causal, out, work) {
    checkArray('attention', 'q', q, Float32Array);
    checkSize('attention', 'batch', batch);
    checkSize('attention', 'queries', queries);
    checkSize('attention', 'kvHeads', kvHeads);
    checkSize('attention', 'sharing', sharing);
    checkSize('attention', 'width', width);
    checkArray('attention', 'k', k, Float32Array);
    checkSize('attention', 'keys', keys);
    checkArray('attention', 'v', v, Float32Array);
    checkSize('attention', 'valueWidth', valueWidth);
    checkArray('attention', 'mask', mask, Float32Array);
    checkSize('attention', 'masks', masks);
    checkNumber('attention', 'scale', scale);
    checkSize('attention', 'causal', causal);
    checkArray('attention', 'out', out, Float32Array);
    checkArray('attention', 'work', work, Float32Array);
    checkRange('attention', 'causal', causal, 0, 1);
    checkLength('attention', 'q', q, batch * queries * kvHeads * sharing * width, batch, queries, kvHeads, sharing, width);
    checkLength('attention', 'k', k, batch * keys * kvHeads * width, batch, keys, kvHeads, width);
    checkLength('attention', 'v', v, batch * keys * kvHeads * valueWidth, batch, keys, kvHeads, valueWidth);
    if (mask.length > 0) checkLength('attention', 'mask', mask, masks * queries * keys, masks, queries, keys);
    checkLength('attention', 'out', out, batch * queries * kvHeads * sharing * valueWidth, batch, queries, kvHeads, sharing, valueWidth);
    checkApart('attention', 'out', out, 'q', q);
    checkApart('attention', 'out', out, 'k', k);
    checkApart('attention', 'out', out, 'v', v);
    checkApart('attention', 'out', out, 'mask', mask);
    checkApart('attention', 'out', out, 'work', work);
    checkApart('attention', 'work', work, 'q', q);
    checkApart('attention', 'work', work, 'k', k);
    checkApart('attention', 'work', work, 'v', v);
    checkApart('attention', 'work', work, 'mask', mask);
    checkApart('attention', 'work', work, 'out', out);
  },
  averagePool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding) {
    checkArray('averagePool2d', 'x', x, Float32Array);
    checkSize('averagePool2d', 'batch', batch);
    checkSize('averagePool2d', 'height', height);
    checkSize('averagePool2d', 'width', width);
    checkSize('averagePool2d', 'channels', channels);
    checkArray('averagePool2d', 'out', out, Float32Array);
    checkSize('averagePool2d', 'outHeight', outHeight);
    checkSize('averagePool2d', 'outWidth', outWidth);
    checkSize('averagePool2d', 'kernelHeight', kernelHeight);
    checkSize('averagePool2d', 'kernelWidth', kernelWidth);
    checkSize('averagePool2d', 'strideY', strideY);
    checkSize('averagePool2d', 'strideX', strideX);
    checkSize('averagePool2d', 'dilationY', dilationY);
    checkSize('averagePool2d', 'dilationX', dilationX);
    checkSize('averagePool2d', 'padTop', padTop);
    checkSize('averagePool2d', 'padLeft', padLeft);
    checkSize('averagePool2d', 'countsPadding', countsPadding);
    checkRange('averagePool2d', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('averagePool2d', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkRange('averagePool2d', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('averagePool2d', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('averagePool2d', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('averagePool2d', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkRange('averagePool2d', 'countsPadding', countsPadding, 0, 1);
    checkLength('averagePool2d', 'x', x, batch * height * width * channels, batch, height, width, channels);
    checkLength('averagePool2d', 'out', out, batch * outHeight * outWidth * channels, batch, outHeight, outWidth, channels);
    checkApart('averagePool2d', 'out', out, 'x', x);
  },
  axpy(alpha, x, y) {
    checkNumber('axpy', 'alpha', alpha);
    checkArray('axpy', 'x', x, Float32Array);
    checkArray('axpy', 'y', y, Float32Array);
    checkSameLength('axpy', 'x', x, 'y', y);
    checkAlias('axpy', 'y', y, 'x', x);
  },
  batchNorm(a, rows, columns, mean, variance, gamma, beta, epsilon, out) {
    checkArray('batchNorm', 'a', a, Float32Array);
    checkSize('batchNorm', 'rows', rows);
    checkSize('batchNorm', 'columns', columns);
    checkArray('batchNorm', 'mean', mean, Float32Array);
    checkArray('batchNorm', 'variance', variance, Float32Array);
    checkArray('batchNorm', 'gamma', gamma, Float32Array);
    checkArray('batchNorm', 'beta', beta, Float32Array);
    checkNumber('batchNorm', 'epsilon', epsilon);
    checkArray('batchNorm', 'out', out, Float32Array);
    checkLength('batchNorm', 'a', a, rows * columns, rows, columns);
    checkLength('batchNorm', 'mean', mean, columns);
    checkLength('batchNorm', 'variance', variance, columns);
    if (gamma.length > 0) checkLength('batchNorm', 'gamma', gamma, columns);
    if (beta.length > 0) checkLength('batchNorm', 'beta', beta, columns);
    checkLength('batchNorm', 'out', out, rows * columns, rows, columns);
    checkAlias('batchNorm', 'out', out, 'a', a);
    checkAlias('batchNorm', 'out', out, 'mean', mean);
    checkAlias('batchNorm', 'out', out, 'variance', variance);
    checkAlias('batchNorm', 'out', out, 'gamma', gamma);
    checkAlias('batchNorm', 'out', out, 'beta', beta);
  },
  binaryAny(a, b, operation, type, n, out) {
    checkArray('binaryAny', 'a', a, Uint8Array);
    checkArray('binaryAny', 'b', b, Uint8Array);
    checkSize('binaryAny', 'operation', operation);
    checkSize('binaryAny', 'type', type);
    checkSize('binaryAny', 'n', n);
    checkArray('binaryAny', 'out', out, Uint8Array);
    checkRange('binaryAny', 'operation', operation, 0, 13);
    checkRange('binaryAny', 'type', type, 0, 12);
    checkLength('binaryAny', 'a', a, n * (elementTypeBytes[type] ?? 0));
    checkLength('binaryAny', 'b', b, n * (elementTypeBytes[type] ?? 0));
    checkLength('binaryAny', 'out', out, n * (elementTypeBytes[type] ?? 0));
    checkAlias('binaryAny', 'out', out, 'a', a);
    checkAlias('binaryAny', 'out', out, 'b', b);
  },
  ceil(a, out) {
    checkArray('ceil', 'a', a, Float32Array);
    checkArray('ceil', 'out', out, Float32Array);
    checkSameLength('ceil', 'a', a, 'out', out);
    checkAlias('ceil', 'out', out, 'a', a);
  },
  clamp(a, low, high, out) {
    checkArray('clamp', 'a', a, Float32Array);
    checkNumber('clamp', 'low', low);
    checkNumber('clamp', 'high', high);
    checkArray('clamp', 'out', out, Float32Array);
    checkSameLength('clamp', 'a', a, 'out', out);
    checkAlias('clamp', 'out', out, 'a', a);
  },
  compareAny(a, b, operation, type, n, out) {
    checkArray('compareAny', 'a', a, Uint8Array);
    checkArray('compareAny', 'b', b, Uint8Array);
    checkSize('compareAny', 'operation', operation);
    checkSize('compareAny', 'type', type);
    checkSize('compareAny', 'n', n);
    checkArray('compareAny', 'out', out, Uint8Array);
    checkRange('compareAny', 'operation', operation, 0, 8);
    checkRange('compareAny', 'type', type, 0, 12);
    checkLength('compareAny', 'a', a, n * (elementTypeBytes[type] ?? 0));
    checkLength('compareAny', 'b', b, n * (elementTypeBytes[type] ?? 0));
    checkLength('compareAny', 'out', out, n);
    checkApart('compareAny', 'out', out, 'a', a);
    checkApart('compareAny', 'out', out, 'b', b);
  },
  conv2d(x, batch, height, width, groups, groupChannels, groupOutputs, packed, kernelHeight, kernelWidth, bias, residual, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation) {
    checkArray('conv2d', 'x', x, Float32Array);
    checkSize('conv2d', 'batch', batch);
    checkSize('conv2d', 'height', height);
    checkSize('conv2d', 'width', width);
    checkSize('conv2d', 'groups', groups);
    checkSize('conv2d', 'groupChannels', groupChannels);
    checkSize('conv2d', 'groupOutputs', groupOutputs);
    checkArray('conv2d', 'packed', packed, Float32Array);
    checkSize('conv2d', 'kernelHeight', kernelHeight);
    checkSize('conv2d', 'kernelWidth', kernelWidth);
    checkArray('conv2d', 'bias', bias, Float32Array);
    checkArray('conv2d', 'residual', residual, Float32Array);
    checkArray('conv2d', 'out', out, Float32Array);
    checkSize('conv2d', 'outHeight', outHeight);
    checkSize('conv2d', 'outWidth', outWidth);
    checkSize('conv2d', 'strideY', strideY);
    checkSize('conv2d', 'strideX', strideX);
    checkSize('conv2d', 'dilationY', dilationY);
    checkSize('conv2d', 'dilationX', dilationX);
    checkSize('conv2d', 'padTop', padTop);
    checkSize('conv2d', 'padLeft', padLeft);
    checkNumber('conv2d', 'low', low);
    checkNumber('conv2d', 'high', high);
    checkSize('conv2d', 'activation', activation);
    checkRange('conv2d', 'groups', groups, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2d', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2d', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2d', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2d', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2d', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2d', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2d', 'activation', activation, 0, 6);
    checkLength('conv2d', 'x', x, batch * height * width * groups * groupChannels, batch, height, width, groups, groupChannels);
    checkLength('conv2d', 'packed', packed, groups * Math.ceil(groupOutputs / 16) * 16 * kernelHeight * kernelWidth * groupChannels, groups, Math.ceil(groupOutputs / 16) * 16, kernelHeight, kernelWidth, groupChannels);
    if (bias.length > 0) checkLength('conv2d', 'bias', bias, groups * groupOutputs, groups, groupOutputs);
    if (residual.length > 0) checkLength('conv2d', 'residual', residual, batch * outHeight * outWidth * groups * groupOutputs, batch, outHeight, outWidth, groups, groupOutputs);
    checkLength('conv2d', 'out', out, batch * outHeight * outWidth * groups * groupOutputs, batch, outHeight, outWidth, groups, groupOutputs);
    checkApart('conv2d', 'out', out, 'x', x);
    checkApart('conv2d', 'out', out, 'packed', packed);
    checkApart('conv2d', 'out', out, 'bias', bias);
    checkApart('conv2d', 'out', out, 'residual', residual);
  },
  conv2dInteger(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
    checkArray('conv2dInteger', 'x', x, Int8Array);
    checkSize('conv2dInteger', 'batch', batch);
    checkSize('conv2dInteger', 'height', height);
    checkSize('conv2dInteger', 'width', width);
    checkSize('conv2dInteger', 'groups', groups);
    checkSize('conv2dInteger', 'groupChannels', groupChannels);
    checkNumber('conv2dInteger', 'xZeroPoint', xZeroPoint);
    checkArray('conv2dInteger', 'packed', packed, Int8Array);
    checkArray('conv2dInteger', 'sums', sums, Int32Array);
    checkSize('conv2dInteger', 'groupOutputs', groupOutputs);
    checkSize('conv2dInteger', 'kernelHeight', kernelHeight);
    checkSize('conv2dInteger', 'kernelWidth', kernelWidth);
    checkArray('conv2dInteger', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('conv2dInteger', 'out', out, Int32Array);
    checkSize('conv2dInteger', 'outHeight', outHeight);
    checkSize('conv2dInteger', 'outWidth', outWidth);
    checkSize('conv2dInteger', 'strideY', strideY);
    checkSize('conv2dInteger', 'strideX', strideX);
    checkSize('conv2dInteger', 'dilationY', dilationY);
    checkSize('conv2dInteger', 'dilationX', dilationX);
    checkSize('conv2dInteger', 'padTop', padTop);
    checkSize('conv2dInteger', 'padLeft', padLeft);
    checkRange('conv2dInteger', 'groups', groups, 1, Number.POSITIVE_INFINITY);
    checkInteger('conv2dInteger', 'xZeroPoint', xZeroPoint);
    checkRange('conv2dInteger', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dInteger', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dInteger', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dInteger', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dInteger', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dInteger', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkLength('conv2dInteger', 'x', x, batch * height * width * groups * groupChannels, batch, height, width, groups, groupChannels);
    checkLength('conv2dInteger', 'packed', packed, groups * Math.ceil(groupOutputs / 16) * 16 * kernelHeight * kernelWidth * Math.ceil(groupChannels / 4) * 4, groups, Math.ceil(groupOutputs / 16) * 16, kernelHeight, kernelWidth, Math.ceil(groupChannels / 4) * 4);
    checkLength('conv2dInteger', 'sums', sums, groups * Math.ceil(groupOutputs / 16) * 16, groups, Math.ceil(groupOutputs / 16) * 16);
    if (zeroPoints.length > 0) checkLength('conv2dInteger', 'zeroPoints', zeroPoints, groups * groupOutputs, groups, groupOutputs);
    checkLength('conv2dInteger', 'out', out, batch * outHeight * outWidth * groups * groupOutputs, batch, outHeight, outWidth, groups, groupOutputs);
    checkApart('conv2dInteger', 'out', out, 'x', x);
    checkApart('conv2dInteger', 'out', out, 'packed', packed);
    checkApart('conv2dInteger', 'out', out, 'sums', sums);
    checkApart('conv2dInteger', 'out', out, 'zeroPoints', zeroPoints);
  },
  conv2dIntegerU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
    checkArray('conv2dIntegerU8', 'x', x, Uint8Array);
    checkSize('conv2dIntegerU8', 'batch', batch);
    checkSize('conv2dIntegerU8', 'height', height);
    checkSize('conv2dIntegerU8', 'width', width);
    checkSize('conv2dIntegerU8', 'groups', groups);
    checkSize('conv2dIntegerU8', 'groupChannels', groupChannels);
    checkNumber('conv2dIntegerU8', 'xZeroPoint', xZeroPoint);
    checkArray('conv2dIntegerU8', 'packed', packed, Int8Array);
    checkArray('conv2dIntegerU8', 'sums', sums, Int32Array);
    checkSize('conv2dIntegerU8', 'groupOutputs', groupOutputs);
    checkSize('conv2dIntegerU8', 'kernelHeight', kernelHeight);
    checkSize('conv2dIntegerU8', 'kernelWidth', kernelWidth);
    checkArray('conv2dIntegerU8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('conv2dIntegerU8', 'out', out, Int32Array);
    checkSize('conv2dIntegerU8', 'outHeight', outHeight);
    checkSize('conv2dIntegerU8', 'outWidth', outWidth);
    checkSize('conv2dIntegerU8', 'strideY', strideY);
    checkSize('conv2dIntegerU8', 'strideX', strideX);
    checkSize('conv2dIntegerU8', 'dilationY', dilationY);
    checkSize('conv2dIntegerU8', 'dilationX', dilationX);
    checkSize('conv2dIntegerU8', 'padTop', padTop);
    checkSize('conv2dIntegerU8', 'padLeft', padLeft);
    checkRange('conv2dIntegerU8', 'groups', groups, 1, Number.POSITIVE_INFINITY);
    checkInteger('conv2dIntegerU8', 'xZeroPoint', xZeroPoint);
    checkRange('conv2dIntegerU8', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dIntegerU8', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dIntegerU8', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dIntegerU8', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dIntegerU8', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dIntegerU8', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkLength('conv2dIntegerU8', 'x', x, batch * height * width * groups * groupChannels, batch, height, width, groups, groupChannels);
    checkLength('conv2dIntegerU8', 'packed', packed, groups * Math.ceil(groupOutputs / 16) * 16 * kernelHeight * kernelWidth * Math.ceil(groupChannels / 4) * 4, groups, Math.ceil(groupOutputs / 16) * 16, kernelHeight, kernelWidth, Math.ceil(groupChannels / 4) * 4);
    checkLength('conv2dIntegerU8', 'sums', sums, groups * Math.ceil(groupOutputs / 16) * 16, groups, Math.ceil(groupOutputs / 16) * 16);
    if (zeroPoints.length > 0) checkLength('conv2dIntegerU8', 'zeroPoints', zeroPoints, groups * groupOutputs, groups, groupOutputs);
    checkLength('conv2dIntegerU8', 'out', out, batch * outHeight * outWidth * groups * groupOutputs, batch, outHeight, outWidth, groups, groupOutputs);
    checkApart('conv2dIntegerU8', 'out', out, 'x', x);
    checkApart('conv2dIntegerU8', 'out', out, 'packed', packed);
    checkApart('conv2dIntegerU8', 'out', out, 'sums', sums);
    checkApart('conv2dIntegerU8', 'out', out, 'zeroPoints', zeroPoints);
  },
  conv2dRequantize(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
    checkArray('conv2dRequantize', 'x', x, Int8Array);
    checkSize('conv2dRequantize', 'batch', batch);
    checkSize('conv2dRequantize', 'height', height);
    checkSize('conv2dRequantize', 'width', width);
    checkSize('conv2dRequantize', 'groups', groups);
    checkSize('conv2dRequantize', 'groupChannels', groupChannels);
    checkNumber('conv2dRequantize', 'xZeroPoint', xZeroPoint);
    checkArray('conv2dRequantize', 'packed', packed, Int8Array);
    checkArray('conv2dRequantize', 'sums', sums, Int32Array);
    checkSize('conv2dRequantize', 'groupOutputs', groupOutputs);
    checkSize('conv2dRequantize', 'kernelHeight', kernelHeight);
    checkSize('conv2dRequantize', 'kernelWidth', kernelWidth);
    checkArray('conv2dRequantize', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('conv2dRequantize', 'bias', bias, Int32Array);
    checkArray('conv2dRequantize', 'multipliers', multipliers, Float32Array);
    checkNumber('conv2dRequantize', 'zeroPoint', zeroPoint);
    checkArray('conv2dRequantize', 'out', out, Int8Array);
    checkSize('conv2dRequantize', 'outHeight', outHeight);
    checkSize('conv2dRequantize', 'outWidth', outWidth);
    checkSize('conv2dRequantize', 'strideY', strideY);
    checkSize('conv2dRequantize', 'strideX', strideX);
    checkSize('conv2dRequantize', 'dilationY', dilationY);
    checkSize('conv2dRequantize', 'dilationX', dilationX);
    checkSize('conv2dRequantize', 'padTop', padTop);
    checkSize('conv2dRequantize', 'padLeft', padLeft);
    checkRange('conv2dRequantize', 'groups', groups, 1, Number.POSITIVE_INFINITY);
    checkInteger('conv2dRequantize', 'xZeroPoint', xZeroPoint);
    checkRange('conv2dRequantize', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dRequantize', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkInteger('conv2dRequantize', 'zeroPoint', zeroPoint);
    checkRange('conv2dRequantize', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dRequantize', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dRequantize', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dRequantize', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkLength('conv2dRequantize', 'x', x, batch * height * width * groups * groupChannels, batch, height, width, groups, groupChannels);
    checkLength('conv2dRequantize', 'packed', packed, groups * Math.ceil(groupOutputs / 16) * 16 * kernelHeight * kernelWidth * Math.ceil(groupChannels / 4) * 4, groups, Math.ceil(groupOutputs / 16) * 16, kernelHeight, kernelWidth, Math.ceil(groupChannels / 4) * 4);
    checkLength('conv2dRequantize', 'sums', sums, groups * Math.ceil(groupOutputs / 16) * 16, groups, Math.ceil(groupOutputs / 16) * 16);
    if (zeroPoints.length > 0) checkLength('conv2dRequantize', 'zeroPoints', zeroPoints, groups * groupOutputs, groups, groupOutputs);
    if (bias.length > 0) checkLength('conv2dRequantize', 'bias', bias, groups * groupOutputs, groups, groupOutputs);
    checkLength('conv2dRequantize', 'multipliers', multipliers, groups * groupOutputs, groups, groupOutputs);
    checkLength('conv2dRequantize', 'out', out, batch * outHeight * outWidth * groups * groupOutputs, batch, outHeight, outWidth, groups, groupOutputs);
    checkApart('conv2dRequantize', 'out', out, 'x', x);
    checkApart('conv2dRequantize', 'out', out, 'packed', packed);
    checkApart('conv2dRequantize', 'out', out, 'sums', sums);
    checkApart('conv2dRequantize', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('conv2dRequantize', 'out', out, 'bias', bias);
    checkApart('conv2dRequantize', 'out', out, 'multipliers', multipliers);
  },
  conv2dRequantizeU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
    checkArray('conv2dRequantizeU8', 'x', x, Uint8Array);
    checkSize('conv2dRequantizeU8', 'batch', batch);
    checkSize('conv2dRequantizeU8', 'height', height);
    checkSize('conv2dRequantizeU8', 'width', width);
    checkSize('conv2dRequantizeU8', 'groups', groups);
    checkSize('conv2dRequantizeU8', 'groupChannels', groupChannels);
    checkNumber('conv2dRequantizeU8', 'xZeroPoint', xZeroPoint);
    checkArray('conv2dRequantizeU8', 'packed', packed, Int8Array);
    checkArray('conv2dRequantizeU8', 'sums', sums, Int32Array);
    checkSize('conv2dRequantizeU8', 'groupOutputs', groupOutputs);
    checkSize('conv2dRequantizeU8', 'kernelHeight', kernelHeight);
    checkSize('conv2dRequantizeU8', 'kernelWidth', kernelWidth);
    checkArray('conv2dRequantizeU8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('conv2dRequantizeU8', 'bias', bias, Int32Array);
    checkArray('conv2dRequantizeU8', 'multipliers', multipliers, Float32Array);
    checkNumber('conv2dRequantizeU8', 'zeroPoint', zeroPoint);
    checkArray('conv2dRequantizeU8', 'out', out, Uint8Array);
    checkSize('conv2dRequantizeU8', 'outHeight', outHeight);
    checkSize('conv2dRequantizeU8', 'outWidth', outWidth);
    checkSize('conv2dRequantizeU8', 'strideY', strideY);
    checkSize('conv2dRequantizeU8', 'strideX', strideX);
    checkSize('conv2dRequantizeU8', 'dilationY', dilationY);
    checkSize('conv2dRequantizeU8', 'dilationX', dilationX);
    checkSize('conv2dRequantizeU8', 'padTop', padTop);
    checkSize('conv2dRequantizeU8', 'padLeft', padLeft);
    checkRange('conv2dRequantizeU8', 'groups', groups, 1, Number.POSITIVE_INFINITY);
    checkInteger('conv2dRequantizeU8', 'xZeroPoint', xZeroPoint);
    checkRange('conv2dRequantizeU8', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dRequantizeU8', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkInteger('conv2dRequantizeU8', 'zeroPoint', zeroPoint);
    checkRange('conv2dRequantizeU8', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dRequantizeU8', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dRequantizeU8', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('conv2dRequantizeU8', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkLength('conv2dRequantizeU8', 'x', x, batch * height * width * groups * groupChannels, batch, height, width, groups, groupChannels);
    checkLength('conv2dRequantizeU8', 'packed', packed, groups * Math.ceil(groupOutputs / 16) * 16 * kernelHeight * kernelWidth * Math.ceil(groupChannels / 4) * 4, groups, Math.ceil(groupOutputs / 16) * 16, kernelHeight, kernelWidth, Math.ceil(groupChannels / 4) * 4);
    checkLength('conv2dRequantizeU8', 'sums', sums, groups * Math.ceil(groupOutputs / 16) * 16, groups, Math.ceil(groupOutputs / 16) * 16);
    if (zeroPoints.length > 0) checkLength('conv2dRequantizeU8', 'zeroPoints', zeroPoints, groups * groupOutputs, groups, groupOutputs);
    if (bias.length > 0) checkLength('conv2dRequantizeU8', 'bias', bias, groups * groupOutputs, groups, groupOutputs);
    checkLength('conv2dRequantizeU8', 'multipliers', multipliers, groups * groupOutputs, groups, groupOutputs);
    checkLength('conv2dRequantizeU8', 'out', out, batch * outHeight * outWidth * groups * groupOutputs, batch, outHeight, outWidth, groups, groupOutputs);
    checkApart('conv2dRequantizeU8', 'out', out, 'x', x);
    checkApart('conv2dRequantizeU8', 'out', out, 'packed', packed);
    checkApart('conv2dRequantizeU8', 'out', out, 'sums', sums);
    checkApart('conv2dRequantizeU8', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('conv2dRequantizeU8', 'out', out, 'bias', bias);
    checkApart('conv2dRequantizeU8', 'out', out, 'multipliers', multipliers);
  },
  convertAny(a, from, n, to, out) {
    checkArray('convertAny', 'a', a, Uint8Array);
    checkSize('convertAny', 'from', from);
    checkSize('convertAny', 'n', n);
    checkSize('convertAny', 'to', to);
    checkArray('convertAny', 'out', out, Uint8Array);
    checkRange('convertAny', 'from', from, 0, 12);
    checkRange('convertAny', 'to', to, 0, 12);
    checkLength('convertAny', 'a', a, n * (elementTypeBytes[from] ?? 0));
    checkLength('convertAny', 'out', out, n * (elementTypeBytes[to] ?? 0));
    checkApart('convertAny', 'out', out, 'a', a);
  },
  copyStrided(a, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out, outCount, outAt, outS0, outS1, outS2, outS3, outS4) {
    checkArray('copyStrided', 'a', a, Uint8Array);
    checkSize('copyStrided', 'aCount', aCount);
    checkSize('copyStrided', 'width', width);
    checkSize('copyStrided', 'd0', d0);
    checkSize('copyStrided', 'd1', d1);
    checkSize('copyStrided', 'd2', d2);
    checkSize('copyStrided', 'd3', d3);
    checkSize('copyStrided', 'd4', d4);
    checkSize('copyStrided', 'aAt', aAt);
    checkSize('copyStrided', 'aS0', aS0);
    checkSize('copyStrided', 'aS1', aS1);
    checkSize('copyStrided', 'aS2', aS2);
    checkSize('copyStrided', 'aS3', aS3);
    checkSize('copyStrided', 'aS4', aS4);
    checkArray('copyStrided', 'out', out, Uint8Array);
    checkSize('copyStrided', 'outCount', outCount);
    checkSize('copyStrided', 'outAt', outAt);
    checkSize('copyStrided', 'outS0', outS0);
    checkSize('copyStrided', 'outS1', outS1);
    checkSize('copyStrided', 'outS2', outS2);
    checkSize('copyStrided', 'outS3', outS3);
    checkSize('copyStrided', 'outS4', outS4);
    checkRange('copyStrided', 'width', width, 1, 16);
    checkLength('copyStrided', 'a', a, aCount * width, aCount, width);
    checkLength('copyStrided', 'out', out, outCount * width, outCount, width);
    checkStrides('copyStrided', 'a', aCount, aAt, [d0, d1, d2, d3, d4], [aS0, aS1, aS2, aS3, aS4]);
    checkStrides('copyStrided', 'out', outCount, outAt, [d0, d1, d2, d3, d4], [outS0, outS1, outS2, outS3, outS4]);
    checkApart('copyStrided', 'out', out, 'a', a);
  },
  cos(a, out) {
    checkArray('cos', 'a', a, Float32Array);
    checkArray('cos', 'out', out, Float32Array);
    checkSameLength('cos', 'a', a, 'out', out);
    checkAlias('cos', 'out', out, 'a', a);
  },
  cosine(a, b) {
    checkArray('cosine', 'a', a, Float32Array);
    checkArray('cosine', 'b', b, Float32Array);
    checkSameLength('cosine', 'a', a, 'b', b);
  },
  cosineF16(a, b) {
    checkArray('cosineF16', 'a', a, Uint16Array, 'Float16Array');
    checkArray('cosineF16', 'b', b, Uint16Array, 'Float16Array');
    checkSameLength('cosineF16', 'a', a, 'b', b);
  },
  cosineI8(a, b) {
    checkArray('cosineI8', 'a', a, Int8Array);
    checkArray('cosineI8', 'b', b, Int8Array);
    checkSameLength('cosineI8', 'a', a, 'b', b);
  },
  cosineMany(rows, x, out) {
    checkArray('cosineMany', 'rows', rows, Float32Array);
    checkArray('cosineMany', 'x', x, Float32Array);
    checkArray('cosineMany', 'out', out, Float32Array);
    checkLength('cosineMany', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('cosineMany', 'out', out, 'rows', rows);
    checkApart('cosineMany', 'out', out, 'x', x);
  },
  cosineManyF16(rows, x, out) {
    checkArray('cosineManyF16', 'rows', rows, Uint16Array, 'Float16Array');
    checkArray('cosineManyF16', 'x', x, Uint16Array, 'Float16Array');
    checkArray('cosineManyF16', 'out', out, Float32Array);
    checkLength('cosineManyF16', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('cosineManyF16', 'out', out, 'rows', rows);
    checkApart('cosineManyF16', 'out', out, 'x', x);
  },
  cosineManyI8(rows, x, out) {
    checkArray('cosineManyI8', 'rows', rows, Int8Array);
    checkArray('cosineManyI8', 'x', x, Int8Array);
    checkArray('cosineManyI8', 'out', out, Float64Array);
    checkLength('cosineManyI8', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('cosineManyI8', 'out', out, 'rows', rows);
    checkApart('cosineManyI8', 'out', out, 'x', x);
  },
  cosineManyU8(rows, x, out) {
    checkArray('cosineManyU8', 'rows', rows, Uint8Array);
    checkArray('cosineManyU8', 'x', x, Uint8Array);
    checkArray('cosineManyU8', 'out', out, Float64Array);
    checkLength('cosineManyU8', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('cosineManyU8', 'out', out, 'rows', rows);
    checkApart('cosineManyU8', 'out', out, 'x', x);
  },
  cosineU8(a, b) {
    checkArray('cosineU8', 'a', a, Uint8Array);
    checkArray('cosineU8', 'b', b, Uint8Array);
    checkSameLength('cosineU8', 'a', a, 'b', b);
  },
  depthwiseConv2d(x, batch, height, width, channels, packed, kernelHeight, kernelWidth, bias, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation) {
    checkArray('depthwiseConv2d', 'x', x, Float32Array);
    checkSize('depthwiseConv2d', 'batch', batch);
    checkSize('depthwiseConv2d', 'height', height);
    checkSize('depthwiseConv2d', 'width', width);
    checkSize('depthwiseConv2d', 'channels', channels);
    checkArray('depthwiseConv2d', 'packed', packed, Float32Array);
    checkSize('depthwiseConv2d', 'kernelHeight', kernelHeight);
    checkSize('depthwiseConv2d', 'kernelWidth', kernelWidth);
    checkArray('depthwiseConv2d', 'bias', bias, Float32Array);
    checkArray('depthwiseConv2d', 'out', out, Float32Array);
    checkSize('depthwiseConv2d', 'outHeight', outHeight);
    checkSize('depthwiseConv2d', 'outWidth', outWidth);
    checkSize('depthwiseConv2d', 'strideY', strideY);
    checkSize('depthwiseConv2d', 'strideX', strideX);
    checkSize('depthwiseConv2d', 'dilationY', dilationY);
    checkSize('depthwiseConv2d', 'dilationX', dilationX);
    checkSize('depthwiseConv2d', 'padTop', padTop);
    checkSize('depthwiseConv2d', 'padLeft', padLeft);
    checkNumber('depthwiseConv2d', 'low', low);
    checkNumber('depthwiseConv2d', 'high', high);
    checkSize('depthwiseConv2d', 'activation', activation);
    checkRange('depthwiseConv2d', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('depthwiseConv2d', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkRange('depthwiseConv2d', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('depthwiseConv2d', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('depthwiseConv2d', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('depthwiseConv2d', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkRange('depthwiseConv2d', 'activation', activation, 0, 6);
    checkLength('depthwiseConv2d', 'x', x, batch * height * width * channels, batch, height, width, channels);
    checkLength('depthwiseConv2d', 'packed', packed, Math.ceil(channels / 16) * 16 * kernelHeight * kernelWidth, Math.ceil(channels / 16) * 16, kernelHeight, kernelWidth);
    if (bias.length > 0) checkLength('depthwiseConv2d', 'bias', bias, channels);
    checkLength('depthwiseConv2d', 'out', out, batch * outHeight * outWidth * channels, batch, outHeight, outWidth, channels);
    checkApart('depthwiseConv2d', 'out', out, 'x', x);
    checkApart('depthwiseConv2d', 'out', out, 'packed', packed);
    checkApart('depthwiseConv2d', 'out', out, 'bias', bias);
  },
  depthwiseRequantize(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft) {
    checkArray('depthwiseRequantize', 'x', x, Int8Array);
    checkSize('depthwiseRequantize', 'batch', batch);
    checkSize('depthwiseRequantize', 'height', height);
    checkSize('depthwiseRequantize', 'width', width);
    checkSize('depthwiseRequantize', 'channels', channels);
    checkNumber('depthwiseRequantize', 'xZeroPoint', xZeroPoint);
    checkArray('depthwiseRequantize', 'packed', packed, Int8Array);
    checkArray('depthwiseRequantize', 'sums', sums, Int32Array);
    checkSize('depthwiseRequantize', 'kernelHeight', kernelHeight);
    checkSize('depthwiseRequantize', 'kernelWidth', kernelWidth);
    checkArray('depthwiseRequantize', 'bias', bias, Int32Array);
    checkArray('depthwiseRequantize', 'multipliers', multipliers, Float32Array);
    checkNumber('depthwiseRequantize', 'zeroPoint', zeroPoint);
    checkArray('depthwiseRequantize', 'out', out, Int8Array);
    checkSize('depthwiseRequantize', 'outHeight', outHeight);
    checkSize('depthwiseRequantize', 'outWidth', outWidth);
    checkSize('depthwiseRequantize', 'strideY', strideY);
    checkSize('depthwiseRequantize', 'strideX', strideX);
    checkSize('depthwiseRequantize', 'padTop', padTop);
    checkSize('depthwiseRequantize', 'padLeft', padLeft);
    checkInteger('depthwiseRequantize', 'xZeroPoint', xZeroPoint);
    checkRange('depthwiseRequantize', 'kernelHeight', kernelHeight, 1, 8);
    checkRange('depthwiseRequantize', 'kernelWidth', kernelWidth, 1, 8);
    checkInteger('depthwiseRequantize', 'zeroPoint', zeroPoint);
    checkRange('depthwiseRequantize', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('depthwiseRequantize', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkLength('depthwiseRequantize', 'x', x, batch * height * width * channels, batch, height, width, channels);
    checkLength('depthwiseRequantize', 'packed', packed, Math.ceil(channels / 16) * 16 * kernelWidth * Math.ceil(kernelHeight / 4) * 4, Math.ceil(channels / 16) * 16, kernelWidth, Math.ceil(kernelHeight / 4) * 4);
    checkLength('depthwiseRequantize', 'sums', sums, Math.ceil(channels / 16) * 16);
    if (bias.length > 0) checkLength('depthwiseRequantize', 'bias', bias, channels);
    checkLength('depthwiseRequantize', 'multipliers', multipliers, channels);
    checkLength('depthwiseRequantize', 'out', out, batch * outHeight * outWidth * channels, batch, outHeight, outWidth, channels);
    checkApart('depthwiseRequantize', 'out', out, 'x', x);
    checkApart('depthwiseRequantize', 'out', out, 'packed', packed);
    checkApart('depthwiseRequantize', 'out', out, 'sums', sums);
    checkApart('depthwiseRequantize', 'out', out, 'bias', bias);
    checkApart('depthwiseRequantize', 'out', out, 'multipliers', multipliers);
  },
  depthwiseRequantizeU8(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft) {
    checkArray('depthwiseRequantizeU8', 'x', x, Uint8Array);
    checkSize('depthwiseRequantizeU8', 'batch', batch);
    checkSize('depthwiseRequantizeU8', 'height', height);
    checkSize('depthwiseRequantizeU8', 'width', width);
    checkSize('depthwiseRequantizeU8', 'channels', channels);
    checkNumber('depthwiseRequantizeU8', 'xZeroPoint', xZeroPoint);
    checkArray('depthwiseRequantizeU8', 'packed', packed, Int8Array);
    checkArray('depthwiseRequantizeU8', 'sums', sums, Int32Array);
    checkSize('depthwiseRequantizeU8', 'kernelHeight', kernelHeight);
    checkSize('depthwiseRequantizeU8', 'kernelWidth', kernelWidth);
    checkArray('depthwiseRequantizeU8', 'bias', bias, Int32Array);
    checkArray('depthwiseRequantizeU8', 'multipliers', multipliers, Float32Array);
    checkNumber('depthwiseRequantizeU8', 'zeroPoint', zeroPoint);
    checkArray('depthwiseRequantizeU8', 'out', out, Uint8Array);
    checkSize('depthwiseRequantizeU8', 'outHeight', outHeight);
    checkSize('depthwiseRequantizeU8', 'outWidth', outWidth);
    checkSize('depthwiseRequantizeU8', 'strideY', strideY);
    checkSize('depthwiseRequantizeU8', 'strideX', strideX);
    checkSize('depthwiseRequantizeU8', 'padTop', padTop);
    checkSize('depthwiseRequantizeU8', 'padLeft', padLeft);
    checkInteger('depthwiseRequantizeU8', 'xZeroPoint', xZeroPoint);
    checkRange('depthwiseRequantizeU8', 'kernelHeight', kernelHeight, 1, 8);
    checkRange('depthwiseRequantizeU8', 'kernelWidth', kernelWidth, 1, 8);
    checkInteger('depthwiseRequantizeU8', 'zeroPoint', zeroPoint);
    checkRange('depthwiseRequantizeU8', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('depthwiseRequantizeU8', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkLength('depthwiseRequantizeU8', 'x', x, batch * height * width * channels, batch, height, width, channels);
    checkLength('depthwiseRequantizeU8', 'packed', packed, Math.ceil(channels / 16) * 16 * kernelWidth * Math.ceil(kernelHeight / 4) * 4, Math.ceil(channels / 16) * 16, kernelWidth, Math.ceil(kernelHeight / 4) * 4);
    checkLength('depthwiseRequantizeU8', 'sums', sums, Math.ceil(channels / 16) * 16);
    if (bias.length > 0) checkLength('depthwiseRequantizeU8', 'bias', bias, channels);
    checkLength('depthwiseRequantizeU8', 'multipliers', multipliers, channels);
    checkLength('depthwiseRequantizeU8', 'out', out, batch * outHeight * outWidth * channels, batch, outHeight, outWidth, channels);
    checkApart('depthwiseRequantizeU8', 'out', out, 'x', x);
    checkApart('depthwiseRequantizeU8', 'out', out, 'packed', packed);
    checkApart('depthwiseRequantizeU8', 'out', out, 'sums', sums);
    checkApart('depthwiseRequantizeU8', 'out', out, 'bias', bias);
    checkApart('depthwiseRequantizeU8', 'out', out, 'multipliers', multipliers);
  },
  dequantizeI16(a, outer, channels, inner, scales, zeroPoints, out) {
    checkArray('dequantizeI16', 'a', a, Int16Array);
    checkSize('dequantizeI16', 'outer', outer);
    checkSize('dequantizeI16', 'channels', channels);
    checkSize('dequantizeI16', 'inner', inner);
    checkArray('dequantizeI16', 'scales', scales, Float32Array);
    checkArray('dequantizeI16', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('dequantizeI16', 'out', out, Float32Array);
    checkLength('dequantizeI16', 'a', a, outer * channels * inner, outer, channels, inner);
    checkLength('dequantizeI16', 'scales', scales, channels);
    if (zeroPoints.length > 0) checkLength('dequantizeI16', 'zeroPoints', zeroPoints, channels);
    checkLength('dequantizeI16', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('dequantizeI16', 'out', out, 'a', a);
    checkApart('dequantizeI16', 'out', out, 'scales', scales);
    checkApart('dequantizeI16', 'out', out, 'zeroPoints', zeroPoints);
  },
  dequantizeI32(a, outer, channels, inner, scales, zeroPoints, out) {
    checkArray('dequantizeI32', 'a', a, Int32Array);
    checkSize('dequantizeI32', 'outer', outer);
    checkSize('dequantizeI32', 'channels', channels);
    checkSize('dequantizeI32', 'inner', inner);
    checkArray('dequantizeI32', 'scales', scales, Float32Array);
    checkArray('dequantizeI32', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('dequantizeI32', 'out', out, Float32Array);
    checkLength('dequantizeI32', 'a', a, outer * channels * inner, outer, channels, inner);
    checkLength('dequantizeI32', 'scales', scales, channels);
    if (zeroPoints.length > 0) checkLength('dequantizeI32', 'zeroPoints', zeroPoints, channels);
    checkLength('dequantizeI32', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('dequantizeI32', 'out', out, 'a', a);
    checkApart('dequantizeI32', 'out', out, 'scales', scales);
    checkApart('dequantizeI32', 'out', out, 'zeroPoints', zeroPoints);
  },
  dequantizeI8(a, outer, channels, inner, scales, zeroPoints, out) {
    checkArray('dequantizeI8', 'a', a, Int8Array);
    checkSize('dequantizeI8', 'outer', outer);
    checkSize('dequantizeI8', 'channels', channels);
    checkSize('dequantizeI8', 'inner', inner);
    checkArray('dequantizeI8', 'scales', scales, Float32Array);
    checkArray('dequantizeI8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('dequantizeI8', 'out', out, Float32Array);
    checkLength('dequantizeI8', 'a', a, outer * channels * inner, outer, channels, inner);
    checkLength('dequantizeI8', 'scales', scales, channels);
    if (zeroPoints.length > 0) checkLength('dequantizeI8', 'zeroPoints', zeroPoints, channels);
    checkLength('dequantizeI8', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('dequantizeI8', 'out', out, 'a', a);
    checkApart('dequantizeI8', 'out', out, 'scales', scales);
    checkApart('dequantizeI8', 'out', out, 'zeroPoints', zeroPoints);
  },
  dequantizeU8(a, outer, channels, inner, scales, zeroPoints, out) {
    checkArray('dequantizeU8', 'a', a, Uint8Array);
    checkSize('dequantizeU8', 'outer', outer);
    checkSize('dequantizeU8', 'channels', channels);
    checkSize('dequantizeU8', 'inner', inner);
    checkArray('dequantizeU8', 'scales', scales, Float32Array);
    checkArray('dequantizeU8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('dequantizeU8', 'out', out, Float32Array);
    checkLength('dequantizeU8', 'a', a, outer * channels * inner, outer, channels, inner);
    checkLength('dequantizeU8', 'scales', scales, channels);
    if (zeroPoints.length > 0) checkLength('dequantizeU8', 'zeroPoints', zeroPoints, channels);
    checkLength('dequantizeU8', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('dequantizeU8', 'out', out, 'a', a);
    checkApart('dequantizeU8', 'out', out, 'scales', scales);
    checkApart('dequantizeU8', 'out', out, 'zeroPoints', zeroPoints);
  },
  div(a, b, out) {
    checkArray('div', 'a', a, Float32Array);
    checkArray('div', 'b', b, Float32Array);
    checkArray('div', 'out', out, Float32Array);
    checkSameLength('div', 'a', a, 'b', b);
    checkSameLength('div', 'a', a, 'out', out);
    checkAlias('div', 'out', out, 'a', a);
    checkAlias('div', 'out', out, 'b', b);
  },
  dot(a, b) {
    checkArray('dot', 'a', a, Float32Array);
    checkArray('dot', 'b', b, Float32Array);
    checkSameLength('dot', 'a', a, 'b', b);
  },
  dotF16(a, b) {
    checkArray('dotF16', 'a', a, Uint16Array, 'Float16Array');
    checkArray('dotF16', 'b', b, Uint16Array, 'Float16Array');
    checkSameLength('dotF16', 'a', a, 'b', b);
  },
  dotI8(a, b) {
    checkArray('dotI8', 'a', a, Int8Array);
    checkArray('dotI8', 'b', b, Int8Array);
    checkSameLength('dotI8', 'a', a, 'b', b);
  },
  dotMany(rows, x, out) {
    checkArray('dotMany', 'rows', rows, Float32Array);
    checkArray('dotMany', 'x', x, Float32Array);
    checkArray('dotMany', 'out', out, Float32Array);
    checkLength('dotMany', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('dotMany', 'out', out, 'rows', rows);
    checkApart('dotMany', 'out', out, 'x', x);
  },
  dotManyF16(rows, x, out) {
    checkArray('dotManyF16', 'rows', rows, Uint16Array, 'Float16Array');
    checkArray('dotManyF16', 'x', x, Uint16Array, 'Float16Array');
    checkArray('dotManyF16', 'out', out, Float32Array);
    checkLength('dotManyF16', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('dotManyF16', 'out', out, 'rows', rows);
    checkApart('dotManyF16', 'out', out, 'x', x);
  },
  dotManyI8(rows, x, out) {
    checkArray('dotManyI8', 'rows', rows, Int8Array);
    checkArray('dotManyI8', 'x', x, Int8Array);
    checkArray('dotManyI8', 'out', out, Float64Array);
    checkLength('dotManyI8', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('dotManyI8', 'out', out, 'rows', rows);
    checkApart('dotManyI8', 'out', out, 'x', x);
  },
  dotManyU8(rows, x, out) {
    checkArray('dotManyU8', 'rows', rows, Uint8Array);
    checkArray('dotManyU8', 'x', x, Uint8Array);
    checkArray('dotManyU8', 'out', out, Float64Array);
    checkLength('dotManyU8', 'rows', rows, out.length * x.length, out.length, x.length);
    checkApart('dotManyU8', 'out', out, 'rows', rows);
    checkApart('dotManyU8', 'out', out, 'x', x);
  },
  dotPacked(packed, rows, columns, vectors, count, out) {
    checkArray('dotPacked', 'packed', packed, Float32Array);
    checkSize('dotPacked', 'rows', rows);
    checkSize('dotPacked', 'columns', columns);
    checkArray('dotPacked', 'vectors', vectors, Float32Array);
    checkSize('dotPacked', 'count', count);
    checkArray('dotPacked', 'out', out, Float32Array);
    checkLength('dotPacked', 'packed', packed, Math.ceil(rows / 16) * 16 * columns, Math.ceil(rows / 16) * 16, columns);
    checkLength('dotPacked', 'vectors', vectors, count * columns, count, columns);
    checkLength('dotPacked', 'out', out, count * rows, count, rows);
    checkApart('dotPacked', 'out', out, 'packed', packed);
    checkApart('dotPacked', 'out', out, 'vectors', vectors);
  },
  dotU8(a, b) {
    checkArray('dotU8', 'a', a, Uint8Array);
    checkArray('dotU8', 'b', b, Uint8Array);
    checkSameLength('dotU8', 'a', a, 'b', b);
  },
  dynamicQuantizeU8(a, parameters, two, out) {
    checkArray('dynamicQuantizeU8', 'a', a, Float32Array);
    checkArray('dynamicQuantizeU8', 'parameters', parameters, Float32Array);
    checkSize('dynamicQuantizeU8', 'two', two);
    checkArray('dynamicQuantizeU8', 'out', out, Uint8Array);
    checkRange('dynamicQuantizeU8', 'two', two, 2, 2);
    checkLength('dynamicQuantizeU8', 'parameters', parameters, two);
    checkSameLength('dynamicQuantizeU8', 'a', a, 'out', out);
    checkApart('dynamicQuantizeU8', 'parameters', parameters, 'a', a);
    checkApart('dynamicQuantizeU8', 'parameters', parameters, 'out', out);
    checkApart('dynamicQuantizeU8', 'out', out, 'a', a);
    checkApart('dynamicQuantizeU8', 'out', out, 'parameters', parameters);
  },
  elu(a, alpha, out) {
    checkArray('elu', 'a', a, Float32Array);
    checkNumber('elu', 'alpha', alpha);
    checkArray('elu', 'out', out, Float32Array);
    checkSameLength('elu', 'a', a, 'out', out);
    checkAlias('elu', 'out', out, 'a', a);
  },
  embeddingLookup(table, rows, columns, indices, out) {
    checkArray('embeddingLookup', 'table', table, Float32Array);
    checkSize('embeddingLookup', 'rows', rows);
    checkSize('embeddingLookup', 'columns', columns);
    checkArray('embeddingLookup', 'indices', indices, Uint32Array);
    checkArray('embeddingLookup', 'out', out, Float32Array);
    checkLength('embeddingLookup', 'table', table, rows * columns, rows, columns);
    checkLength('embeddingLookup', 'out', out, indices.length * columns, indices.length, columns);
    checkIndices('embeddingLookup', 'indices', indices, rows);
    checkApart('embeddingLookup', 'out', out, 'table', table);
    checkApart('embeddingLookup', 'out', out, 'indices', indices);
  },
  equal(a, b, out) {
    checkArray('equal', 'a', a, Float32Array);
    checkArray('equal', 'b', b, Float32Array);
    checkArray('equal', 'out', out, Float32Array);
    checkSameLength('equal', 'a', a, 'b', b);
    checkSameLength('equal', 'a', a, 'out', out);
    checkAlias('equal', 'out', out, 'a', a);
    checkAlias('equal', 'out', out, 'b', b);
  },
  erf(a, out) {
    checkArray('erf', 'a', a, Float32Array);
    checkArray('erf', 'out', out, Float32Array);
    checkSameLength('erf', 'a', a, 'out', out);
    checkAlias('erf', 'out', out, 'a', a);
  },
  exp(a, out) {
    checkArray('exp', 'a', a, Float32Array);
    checkArray('exp', 'out', out, Float32Array);
    checkSameLength('exp', 'a', a, 'out', out);
    checkAlias('exp', 'out', out, 'a', a);
  },
  f16ToF32(a, out) {
    checkArray('f16ToF32', 'a', a, Uint16Array, 'Float16Array');
    checkArray('f16ToF32', 'out', out, Float32Array);
    checkSameLength('f16ToF32', 'a', a, 'out', out);
    checkApart('f16ToF32', 'out', out, 'a', a);
  },
  f32ToF16(a, out) {
    checkArray('f32ToF16', 'a', a, Float32Array);
    checkArray('f32ToF16', 'out', out, Uint16Array, 'Float16Array');
    checkSameLength('f32ToF16', 'a', a, 'out', out);
    checkApart('f32ToF16', 'out', out, 'a', a);
  },
  findNonZero(a, n, type, lengths, places, counts) {
    checkArray('findNonZero', 'a', a, Uint8Array);
    checkSize('findNonZero', 'n', n);
    checkSize('findNonZero', 'type', type);
    checkArray('findNonZero', 'lengths', lengths, Uint32Array);
    checkArray('findNonZero', 'places', places, Uint8Array);
    checkArray('findNonZero', 'counts', counts, Float64Array);
    checkRange('findNonZero', 'type', type, 0, 12);
    checkLength('findNonZero', 'a', a, n * (elementTypeBytes[type] ?? 0));
    checkLength('findNonZero', 'places', places, n * lengths.length * 8, n, lengths.length * 8);
    checkApart('findNonZero', 'places', places, 'a', a);
    checkApart('findNonZero', 'places', places, 'lengths', lengths);
    checkApart('findNonZero', 'places', places, 'counts', counts);
    checkApart('findNonZero', 'counts', counts, 'a', a);
    checkApart('findNonZero', 'counts', counts, 'lengths', lengths);
    checkApart('findNonZero', 'counts', counts, 'places', places);
  },
  flattenIndices(a, n, type, limits, out) {
    checkArray('flattenIndices', 'a', a, Uint8Array);
    checkSize('flattenIndices', 'n', n);
    checkSize('flattenIndices', 'type', type);
    checkArray('flattenIndices', 'limits', limits, Uint32Array);
    checkArray('flattenIndices', 'out', out, Uint32Array);
    checkRange('flattenIndices', 'type', type, 0, 12);
    checkLength('flattenIndices', 'a', a, n * limits.length * (elementTypeBytes[type] ?? 0), n, limits.length * (elementTypeBytes[type] ?? 0));
    checkLength('flattenIndices', 'out', out, n);
    checkApart('flattenIndices', 'out', out, 'a', a);
    checkApart('flattenIndices', 'out', out, 'limits', limits);
  },
  floor(a, out) {
    checkArray('floor', 'a', a, Float32Array);
    checkArray('floor', 'out', out, Float32Array);
    checkSameLength('floor', 'a', a, 'out', out);
    checkAlias('floor', 'out', out, 'a', a);
  },
  fma(a, b, c, out) {
    checkArray('fma', 'a', a, Float32Array);
    checkArray('fma', 'b', b, Float32Array);
    checkArray('fma', 'c', c, Float32Array);
    checkArray('fma', 'out', out, Float32Array);
    checkSameLength('fma', 'a', a, 'b', b);
    checkSameLength('fma', 'a', a, 'c', c);
    checkSameLength('fma', 'a', a, 'out', out);
    checkAlias('fma', 'out', out, 'a', a);
    checkAlias('fma', 'out', out, 'b', b);
    checkAlias('fma', 'out', out, 'c', c);
  },
  gather(a, indices, out) {
    checkArray('gather', 'a', a, Float32Array);
    checkArray('gather', 'indices', indices, Uint32Array);
    checkArray('gather', 'out', out, Float32Array);
    checkSameLength('gather', 'indices', indices, 'out', out);
    checkIndices('gather', 'indices', indices, a.length);
    checkApart('gather', 'out', out, 'a', a);
    checkApart('gather', 'out', out, 'indices', indices);
  },
  gatherRows(a, outer, rows, width, indices, lists, m, out) {
    checkArray('gatherRows', 'a', a, Uint8Array);
    checkSize('gatherRows', 'outer', outer);
    checkSize('gatherRows', 'rows', rows);
    checkSize('gatherRows', 'width', width);
    checkArray('gatherRows', 'indices', indices, Uint32Array);
    checkSize('gatherRows', 'lists', lists);
    checkSize('gatherRows', 'm', m);
    checkArray('gatherRows', 'out', out, Uint8Array);
    checkRange('gatherRows', 'lists', lists, 1, Number.POSITIVE_INFINITY);
    checkLength('gatherRows', 'a', a, outer * rows * width, outer, rows, width);
    checkLength('gatherRows', 'indices', indices, m * lists, m, lists);
    checkLength('gatherRows', 'out', out, outer * m * width, outer, m, width);
    checkIndices('gatherRows', 'indices', indices, rows);
    checkApart('gatherRows', 'out', out, 'a', a);
    checkApart('gatherRows', 'out', out, 'indices', indices);
  },
  gelu(a, out) {
    checkArray('gelu', 'a', a, Float32Array);
    checkArray('gelu', 'out', out, Float32Array);
    checkSameLength('gelu', 'a', a, 'out', out);
    checkAlias('gelu', 'out', out, 'a', a);
  },
  geluTanh(a, out) {
    checkArray('geluTanh', 'a', a, Float32Array);
    checkArray('geluTanh', 'out', out, Float32Array);
    checkSameLength('geluTanh', 'a', a, 'out', out);
    checkAlias('geluTanh', 'out', out, 'a', a);
  },
  greater(a, b, out) {
    checkArray('greater', 'a', a, Float32Array);
    checkArray('greater', 'b', b, Float32Array);
    checkArray('greater', 'out', out, Float32Array);
    checkSameLength('greater', 'a', a, 'b', b);
    checkSameLength('greater', 'a', a, 'out', out);
    checkAlias('greater', 'out', out, 'a', a);
    checkAlias('greater', 'out', out, 'b', b);
  },
  greaterEqual(a, b, out) {
    checkArray('greaterEqual', 'a', a, Float32Array);
    checkArray('greaterEqual', 'b', b, Float32Array);
    checkArray('greaterEqual', 'out', out, Float32Array);
    checkSameLength('greaterEqual', 'a', a, 'b', b);
    checkSameLength('greaterEqual', 'a', a, 'out', out);
    checkAlias('greaterEqual', 'out', out, 'a', a);
    checkAlias('greaterEqual', 'out', out, 'b', b);
  },
  groupNorm(a, batch, pixels, groups, groupChannels, gamma, beta, epsilon, out) {
    checkArray('groupNorm', 'a', a, Float32Array);
    checkSize('groupNorm', 'batch', batch);
    checkSize('groupNorm', 'pixels', pixels);
    checkSize('groupNorm', 'groups', groups);
    checkSize('groupNorm', 'groupChannels', groupChannels);
    checkArray('groupNorm', 'gamma', gamma, Float32Array);
    checkArray('groupNorm', 'beta', beta, Float32Array);
    checkNumber('groupNorm', 'epsilon', epsilon);
    checkArray('groupNorm', 'out', out, Float32Array);
    checkLength('groupNorm', 'a', a, batch * pixels * groups * groupChannels, batch, pixels, groups, groupChannels);
    if (gamma.length > 0) checkLength('groupNorm', 'gamma', gamma, groups * groupChannels, groups, groupChannels);
    if (beta.length > 0) checkLength('groupNorm', 'beta', beta, groups * groupChannels, groups, groupChannels);
    checkLength('groupNorm', 'out', out, batch * pixels * groups * groupChannels, batch, pixels, groups, groupChannels);
    checkAlias('groupNorm', 'out', out, 'a', a);
    checkAlias('groupNorm', 'out', out, 'gamma', gamma);
    checkAlias('groupNorm', 'out', out, 'beta', beta);
  },
  hardSigmoid(a, alpha, beta, out) {
    checkArray('hardSigmoid', 'a', a, Float32Array);
    checkNumber('hardSigmoid', 'alpha', alpha);
    checkNumber('hardSigmoid', 'beta', beta);
    checkArray('hardSigmoid', 'out', out, Float32Array);
    checkSameLength('hardSigmoid', 'a', a, 'out', out);
    checkAlias('hardSigmoid', 'out', out, 'a', a);
  },
  hardSwish(a, out) {
    checkArray('hardSwish', 'a', a, Float32Array);
    checkArray('hardSwish', 'out', out, Float32Array);
    checkSameLength('hardSwish', 'a', a, 'out', out);
    checkAlias('hardSwish', 'out', out, 'a', a);
  },
  l2Normalize(a, rows, columns, epsilon, out) {
    checkArray('l2Normalize', 'a', a, Float32Array);
    checkSize('l2Normalize', 'rows', rows);
    checkSize('l2Normalize', 'columns', columns);
    checkNumber('l2Normalize', 'epsilon', epsilon);
    checkArray('l2Normalize', 'out', out, Float32Array);
    checkLength('l2Normalize', 'a', a, rows * columns, rows, columns);
    checkLength('l2Normalize', 'out', out, rows * columns, rows, columns);
    checkAlias('l2Normalize', 'out', out, 'a', a);
  },
  layerNorm(a, rows, columns, gamma, beta, epsilon, out) {
    checkArray('layerNorm', 'a', a, Float32Array);
    checkSize('layerNorm', 'rows', rows);
    checkSize('layerNorm', 'columns', columns);
    checkArray('layerNorm', 'gamma', gamma, Float32Array);
    checkArray('layerNorm', 'beta', beta, Float32Array);
    checkNumber('layerNorm', 'epsilon', epsilon);
    checkArray('layerNorm', 'out', out, Float32Array);
    checkLength('layerNorm', 'a', a, rows * columns, rows, columns);
    if (gamma.length > 0) checkLength('layerNorm', 'gamma', gamma, columns);
    if (beta.length > 0) checkLength('layerNorm', 'beta', beta, columns);
    checkLength('layerNorm', 'out', out, rows * columns, rows, columns);
    checkAlias('layerNorm', 'out', out, 'a', a);
    checkAlias('layerNorm', 'out', out, 'gamma', gamma);
    checkAlias('layerNorm', 'out', out, 'beta', beta);
  },
  leakyRelu(a, slope, out) {
    checkArray('leakyRelu', 'a', a, Float32Array);
    checkNumber('leakyRelu', 'slope', slope);
    checkArray('leakyRelu', 'out', out, Float32Array);
    checkSameLength('leakyRelu', 'a', a, 'out', out);
    checkAlias('leakyRelu', 'out', out, 'a', a);
  },
  lerp(a, b, t, out) {
    checkArray('lerp', 'a', a, Float32Array);
    checkArray('lerp', 'b', b, Float32Array);
    checkNumber('lerp', 't', t);
    checkArray('lerp', 'out', out, Float32Array);
    checkSameLength('lerp', 'a', a, 'b', b);
    checkSameLength('lerp', 'a', a, 'out', out);
    checkAlias('lerp', 'out', out, 'a', a);
    checkAlias('lerp', 'out', out, 'b', b);
  },
  less(a, b, out) {
    checkArray('less', 'a', a, Float32Array);
    checkArray('less', 'b', b, Float32Array);
    checkArray('less', 'out', out, Float32Array);
    checkSameLength('less', 'a', a, 'b', b);
    checkSameLength('less', 'a', a, 'out', out);
    checkAlias('less', 'out', out, 'a', a);
    checkAlias('less', 'out', out, 'b', b);
  },
  lessEqual(a, b, out) {
    checkArray('lessEqual', 'a', a, Float32Array);
    checkArray('lessEqual', 'b', b, Float32Array);
    checkArray('lessEqual', 'out', out, Float32Array);
    checkSameLength('lessEqual', 'a', a, 'b', b);
    checkSameLength('lessEqual', 'a', a, 'out', out);
    checkAlias('lessEqual', 'out', out, 'a', a);
    checkAlias('lessEqual', 'out', out, 'b', b);
  },
  log(a, out) {
    checkArray('log', 'a', a, Float32Array);
    checkArray('log', 'out', out, Float32Array);
    checkSameLength('log', 'a', a, 'out', out);
    checkAlias('log', 'out', out, 'a', a);
  },
  logSoftmax(a, out) {
    checkArray('logSoftmax', 'a', a, Float32Array);
    checkArray('logSoftmax', 'out', out, Float32Array);
    checkSameLength('logSoftmax', 'a', a, 'out', out);
    checkAlias('logSoftmax', 'out', out, 'a', a);
    checkNotEmpty('logSoftmax', 'a', a);
  },
  lrn(a, rows, channels, window, alpha, beta, bias, out) {
    checkArray('lrn', 'a', a, Float32Array);
    checkSize('lrn', 'rows', rows);
    checkSize('lrn', 'channels', channels);
    checkSize('lrn', 'window', window);
    checkNumber('lrn', 'alpha', alpha);
    checkNumber('lrn', 'beta', beta);
    checkNumber('lrn', 'bias', bias);
    checkArray('lrn', 'out', out, Float32Array);
    checkRange('lrn', 'window', window, 1, Number.POSITIVE_INFINITY);
    checkLength('lrn', 'a', a, rows * channels, rows, channels);
    checkLength('lrn', 'out', out, rows * channels, rows, channels);
    checkApart('lrn', 'out', out, 'a', a);
  },
  matmul(a, aBatches, rows, inner, b, bBatches, columns, out, batches, transposeA, transposeB, alpha, beta, bias, low, high, activation, work) {
    checkArray('matmul', 'a', a, Float32Array);
    checkSize('matmul', 'aBatches', aBatches);
    checkSize('matmul', 'rows', rows);
    checkSize('matmul', 'inner', inner);
    checkArray('matmul', 'b', b, Float32Array);
    checkSize('matmul', 'bBatches', bBatches);
    checkSize('matmul', 'columns', columns);
    checkArray('matmul', 'out', out, Float32Array);
    checkSize('matmul', 'batches', batches);
    checkSize('matmul', 'transposeA', transposeA);
    checkSize('matmul', 'transposeB', transposeB);
    checkNumber('matmul', 'alpha', alpha);
    checkNumber('matmul', 'beta', beta);
    checkArray('matmul', 'bias', bias, Float32Array);
    checkNumber('matmul', 'low', low);
    checkNumber('matmul', 'high', high);
    checkSize('matmul', 'activation', activation);
    checkArray('matmul', 'work', work, Float32Array);
    checkRange('matmul', 'aBatches', aBatches, 1, Number.POSITIVE_INFINITY);
    checkRange('matmul', 'bBatches', bBatches, 1, Number.POSITIVE_INFINITY);
    checkRange('matmul', 'transposeA', transposeA, 0, 1);
    checkRange('matmul', 'transposeB', transposeB, 0, 1);
    checkRange('matmul', 'activation', activation, 0, 6);
    checkLength('matmul', 'a', a, aBatches * rows * inner, aBatches, rows, inner);
    checkLength('matmul', 'b', b, bBatches * inner * columns, bBatches, inner, columns);
    checkLength('matmul', 'out', out, batches * rows * columns, batches, rows, columns);
    if (bias.length > 0) checkLength('matmul', 'bias', bias, columns);
    checkApart('matmul', 'out', out, 'a', a);
    checkApart('matmul', 'out', out, 'b', b);
    checkApart('matmul', 'out', out, 'bias', bias);
    checkApart('matmul', 'out', out, 'work', work);
    checkApart('matmul', 'work', work, 'a', a);
    checkApart('matmul', 'work', work, 'b', b);
    checkApart('matmul', 'work', work, 'out', out);
    checkApart('matmul', 'work', work, 'bias', bias);
  },
  matmulDequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation) {
    checkArray('matmulDequantize', 'a', a, Int8Array);
    checkSize('matmulDequantize', 'rows', rows);
    checkSize('matmulDequantize', 'inner', inner);
    checkNumber('matmulDequantize', 'aZeroPoint', aZeroPoint);
    checkArray('matmulDequantize', 'aScales', aScales, Float32Array);
    checkArray('matmulDequantize', 'packed', packed, Int8Array);
    checkArray('matmulDequantize', 'sums', sums, Int32Array);
    checkSize('matmulDequantize', 'columns', columns);
    checkArray('matmulDequantize', 'scales', scales, Float32Array);
    checkArray('matmulDequantize', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('matmulDequantize', 'bias', bias, Float32Array);
    checkArray('matmulDequantize', 'out', out, Float32Array);
    checkNumber('matmulDequantize', 'low', low);
    checkNumber('matmulDequantize', 'high', high);
    checkSize('matmulDequantize', 'activation', activation);
    checkInteger('matmulDequantize', 'aZeroPoint', aZeroPoint);
    checkRange('matmulDequantize', 'activation', activation, 0, 6);
    checkLength('matmulDequantize', 'a', a, rows * inner, rows, inner);
    if (aScales.length > 0) checkLength('matmulDequantize', 'aScales', aScales, rows);
    checkLength('matmulDequantize', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, Math.ceil(inner / 4) * 4);
    checkLength('matmulDequantize', 'sums', sums, Math.ceil(columns / 16) * 16);
    checkLength('matmulDequantize', 'scales', scales, columns);
    if (zeroPoints.length > 0) checkLength('matmulDequantize', 'zeroPoints', zeroPoints, columns);
    if (bias.length > 0) checkLength('matmulDequantize', 'bias', bias, columns);
    checkLength('matmulDequantize', 'out', out, rows * columns, rows, columns);
    checkApart('matmulDequantize', 'out', out, 'a', a);
    checkApart('matmulDequantize', 'out', out, 'aScales', aScales);
    checkApart('matmulDequantize', 'out', out, 'packed', packed);
    checkApart('matmulDequantize', 'out', out, 'sums', sums);
    checkApart('matmulDequantize', 'out', out, 'scales', scales);
    checkApart('matmulDequantize', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('matmulDequantize', 'out', out, 'bias', bias);
  },
  matmulDequantizeU8(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation) {
    checkArray('matmulDequantizeU8', 'a', a, Uint8Array);
    checkSize('matmulDequantizeU8', 'rows', rows);
    checkSize('matmulDequantizeU8', 'inner', inner);
    checkNumber('matmulDequantizeU8', 'aZeroPoint', aZeroPoint);
    checkArray('matmulDequantizeU8', 'aScales', aScales, Float32Array);
    checkArray('matmulDequantizeU8', 'packed', packed, Int8Array);
    checkArray('matmulDequantizeU8', 'sums', sums, Int32Array);
    checkSize('matmulDequantizeU8', 'columns', columns);
    checkArray('matmulDequantizeU8', 'scales', scales, Float32Array);
    checkArray('matmulDequantizeU8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('matmulDequantizeU8', 'bias', bias, Float32Array);
    checkArray('matmulDequantizeU8', 'out', out, Float32Array);
    checkNumber('matmulDequantizeU8', 'low', low);
    checkNumber('matmulDequantizeU8', 'high', high);
    checkSize('matmulDequantizeU8', 'activation', activation);
    checkInteger('matmulDequantizeU8', 'aZeroPoint', aZeroPoint);
    checkRange('matmulDequantizeU8', 'activation', activation, 0, 6);
    checkLength('matmulDequantizeU8', 'a', a, rows * inner, rows, inner);
    if (aScales.length > 0) checkLength('matmulDequantizeU8', 'aScales', aScales, rows);
    checkLength('matmulDequantizeU8', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, Math.ceil(inner / 4) * 4);
    checkLength('matmulDequantizeU8', 'sums', sums, Math.ceil(columns / 16) * 16);
    checkLength('matmulDequantizeU8', 'scales', scales, columns);
    if (zeroPoints.length > 0) checkLength('matmulDequantizeU8', 'zeroPoints', zeroPoints, columns);
    if (bias.length > 0) checkLength('matmulDequantizeU8', 'bias', bias, columns);
    checkLength('matmulDequantizeU8', 'out', out, rows * columns, rows, columns);
    checkApart('matmulDequantizeU8', 'out', out, 'a', a);
    checkApart('matmulDequantizeU8', 'out', out, 'aScales', aScales);
    checkApart('matmulDequantizeU8', 'out', out, 'packed', packed);
    checkApart('matmulDequantizeU8', 'out', out, 'sums', sums);
    checkApart('matmulDequantizeU8', 'out', out, 'scales', scales);
    checkApart('matmulDequantizeU8', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('matmulDequantizeU8', 'out', out, 'bias', bias);
  },
  matmulI16ByI16(a, rows, inner, b, columns, out) {
    checkArray('matmulI16ByI16', 'a', a, Int16Array);
    checkSize('matmulI16ByI16', 'rows', rows);
    checkSize('matmulI16ByI16', 'inner', inner);
    checkArray('matmulI16ByI16', 'b', b, Int16Array);
    checkSize('matmulI16ByI16', 'columns', columns);
    checkArray('matmulI16ByI16', 'out', out, Float64Array);
    checkLength('matmulI16ByI16', 'a', a, rows * inner, rows, inner);
    checkLength('matmulI16ByI16', 'b', b, columns * inner, columns, inner);
    checkLength('matmulI16ByI16', 'out', out, rows * columns, rows, columns);
    checkApart('matmulI16ByI16', 'out', out, 'a', a);
    checkApart('matmulI16ByI16', 'out', out, 'b', b);
  },
  matmulI16ByI8(a, rows, inner, b, columns, out) {
    checkArray('matmulI16ByI8', 'a', a, Int16Array);
    checkSize('matmulI16ByI8', 'rows', rows);
    checkSize('matmulI16ByI8', 'inner', inner);
    checkArray('matmulI16ByI8', 'b', b, Int8Array);
    checkSize('matmulI16ByI8', 'columns', columns);
    checkArray('matmulI16ByI8', 'out', out, Float64Array);
    checkLength('matmulI16ByI8', 'a', a, rows * inner, rows, inner);
    checkLength('matmulI16ByI8', 'b', b, columns * inner, columns, inner);
    checkLength('matmulI16ByI8', 'out', out, rows * columns, rows, columns);
    checkApart('matmulI16ByI8', 'out', out, 'a', a);
    checkApart('matmulI16ByI8', 'out', out, 'b', b);
  },
  matmulI16Dequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, weightBytes, scales, bias, out, low, high, activation) {
    checkArray('matmulI16Dequantize', 'a', a, Int16Array);
    checkSize('matmulI16Dequantize', 'rows', rows);
    checkSize('matmulI16Dequantize', 'inner', inner);
    checkNumber('matmulI16Dequantize', 'aZeroPoint', aZeroPoint);
    checkArray('matmulI16Dequantize', 'aScales', aScales, Float32Array);
    checkArray('matmulI16Dequantize', 'packed', packed, Int8Array);
    checkArray('matmulI16Dequantize', 'sums', sums, Int32Array);
    checkSize('matmulI16Dequantize', 'columns', columns);
    checkSize('matmulI16Dequantize', 'weightBytes', weightBytes);
    checkArray('matmulI16Dequantize', 'scales', scales, Float32Array);
    checkArray('matmulI16Dequantize', 'bias', bias, Float32Array);
    checkArray('matmulI16Dequantize', 'out', out, Float32Array);
    checkNumber('matmulI16Dequantize', 'low', low);
    checkNumber('matmulI16Dequantize', 'high', high);
    checkSize('matmulI16Dequantize', 'activation', activation);
    checkInteger('matmulI16Dequantize', 'aZeroPoint', aZeroPoint);
    checkRange('matmulI16Dequantize', 'weightBytes', weightBytes, 1, 2);
    checkRange('matmulI16Dequantize', 'activation', activation, 0, 6);
    checkLength('matmulI16Dequantize', 'a', a, rows * inner, rows, inner);
    if (aScales.length > 0) checkLength('matmulI16Dequantize', 'aScales', aScales, rows);
    checkLength('matmulI16Dequantize', 'packed', packed, Math.ceil(columns / 16) * 16 * weightBytes * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, weightBytes, Math.ceil(inner / 4) * 4);
    checkLength('matmulI16Dequantize', 'sums', sums, Math.ceil(columns / 16) * 16 * weightBytes, Math.ceil(columns / 16) * 16, weightBytes);
    checkLength('matmulI16Dequantize', 'scales', scales, columns);
    if (bias.length > 0) checkLength('matmulI16Dequantize', 'bias', bias, columns);
    checkLength('matmulI16Dequantize', 'out', out, rows * columns, rows, columns);
    checkApart('matmulI16Dequantize', 'out', out, 'a', a);
    checkApart('matmulI16Dequantize', 'out', out, 'aScales', aScales);
    checkApart('matmulI16Dequantize', 'out', out, 'packed', packed);
    checkApart('matmulI16Dequantize', 'out', out, 'sums', sums);
    checkApart('matmulI16Dequantize', 'out', out, 'scales', scales);
    checkApart('matmulI16Dequantize', 'out', out, 'bias', bias);
  },
  matmulI16Requantize(a, rows, inner, aZeroPoint, packed, sums, columns, weightBytes, bias, multipliers, zeroPoint, out) {
    checkArray('matmulI16Requantize', 'a', a, Int16Array);
    checkSize('matmulI16Requantize', 'rows', rows);
    checkSize('matmulI16Requantize', 'inner', inner);
    checkNumber('matmulI16Requantize', 'aZeroPoint', aZeroPoint);
    checkArray('matmulI16Requantize', 'packed', packed, Int8Array);
    checkArray('matmulI16Requantize', 'sums', sums, Int32Array);
    checkSize('matmulI16Requantize', 'columns', columns);
    checkSize('matmulI16Requantize', 'weightBytes', weightBytes);
    checkArray('matmulI16Requantize', 'bias', bias, Float32Array);
    checkArray('matmulI16Requantize', 'multipliers', multipliers, Float32Array);
    checkNumber('matmulI16Requantize', 'zeroPoint', zeroPoint);
    checkArray('matmulI16Requantize', 'out', out, Int16Array);
    checkInteger('matmulI16Requantize', 'aZeroPoint', aZeroPoint);
    checkRange('matmulI16Requantize', 'weightBytes', weightBytes, 1, 2);
    checkInteger('matmulI16Requantize', 'zeroPoint', zeroPoint);
    checkLength('matmulI16Requantize', 'a', a, rows * inner, rows, inner);
    checkLength('matmulI16Requantize', 'packed', packed, Math.ceil(columns / 16) * 16 * weightBytes * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, weightBytes, Math.ceil(inner / 4) * 4);
    checkLength('matmulI16Requantize', 'sums', sums, Math.ceil(columns / 16) * 16 * weightBytes, Math.ceil(columns / 16) * 16, weightBytes);
    if (bias.length > 0) checkLength('matmulI16Requantize', 'bias', bias, columns);
    checkLength('matmulI16Requantize', 'multipliers', multipliers, columns);
    checkLength('matmulI16Requantize', 'out', out, rows * columns, rows, columns);
    checkApart('matmulI16Requantize', 'out', out, 'a', a);
    checkApart('matmulI16Requantize', 'out', out, 'packed', packed);
    checkApart('matmulI16Requantize', 'out', out, 'sums', sums);
    checkApart('matmulI16Requantize', 'out', out, 'bias', bias);
    checkApart('matmulI16Requantize', 'out', out, 'multipliers', multipliers);
  },
  matmulInteger(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out) {
    checkArray('matmulInteger', 'a', a, Int8Array);
    checkSize('matmulInteger', 'rows', rows);
    checkSize('matmulInteger', 'inner', inner);
    checkNumber('matmulInteger', 'aZeroPoint', aZeroPoint);
    checkArray('matmulInteger', 'packed', packed, Int8Array);
    checkArray('matmulInteger', 'sums', sums, Int32Array);
    checkSize('matmulInteger', 'columns', columns);
    checkArray('matmulInteger', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('matmulInteger', 'out', out, Int32Array);
    checkInteger('matmulInteger', 'aZeroPoint', aZeroPoint);
    checkLength('matmulInteger', 'a', a, rows * inner, rows, inner);
    checkLength('matmulInteger', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, Math.ceil(inner / 4) * 4);
    checkLength('matmulInteger', 'sums', sums, Math.ceil(columns / 16) * 16);
    if (zeroPoints.length > 0) checkLength('matmulInteger', 'zeroPoints', zeroPoints, columns);
    checkLength('matmulInteger', 'out', out, rows * columns, rows, columns);
    checkApart('matmulInteger', 'out', out, 'a', a);
    checkApart('matmulInteger', 'out', out, 'packed', packed);
    checkApart('matmulInteger', 'out', out, 'sums', sums);
    checkApart('matmulInteger', 'out', out, 'zeroPoints', zeroPoints);
  },
  matmulIntegerU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out) {
    checkArray('matmulIntegerU8', 'a', a, Uint8Array);
    checkSize('matmulIntegerU8', 'rows', rows);
    checkSize('matmulIntegerU8', 'inner', inner);
    checkNumber('matmulIntegerU8', 'aZeroPoint', aZeroPoint);
    checkArray('matmulIntegerU8', 'packed', packed, Int8Array);
    checkArray('matmulIntegerU8', 'sums', sums, Int32Array);
    checkSize('matmulIntegerU8', 'columns', columns);
    checkArray('matmulIntegerU8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('matmulIntegerU8', 'out', out, Int32Array);
    checkInteger('matmulIntegerU8', 'aZeroPoint', aZeroPoint);
    checkLength('matmulIntegerU8', 'a', a, rows * inner, rows, inner);
    checkLength('matmulIntegerU8', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, Math.ceil(inner / 4) * 4);
    checkLength('matmulIntegerU8', 'sums', sums, Math.ceil(columns / 16) * 16);
    if (zeroPoints.length > 0) checkLength('matmulIntegerU8', 'zeroPoints', zeroPoints, columns);
    checkLength('matmulIntegerU8', 'out', out, rows * columns, rows, columns);
    checkApart('matmulIntegerU8', 'out', out, 'a', a);
    checkApart('matmulIntegerU8', 'out', out, 'packed', packed);
    checkApart('matmulIntegerU8', 'out', out, 'sums', sums);
    checkApart('matmulIntegerU8', 'out', out, 'zeroPoints', zeroPoints);
  },
  matmulNibbles(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) {
    checkArray('matmulNibbles', 'a', a, Float32Array);
    checkSize('matmulNibbles', 'rows', rows);
    checkSize('matmulNibbles', 'inner', inner);
    checkArray('matmulNibbles', 'packed', packed, Uint8Array);
    checkArray('matmulNibbles', 'scales', scales, Float32Array);
    checkArray('matmulNibbles', 'zeroPoints', zeroPoints, Uint8Array);
    checkSize('matmulNibbles', 'columns', columns);
    checkSize('matmulNibbles', 'block', block);
    checkArray('matmulNibbles', 'bias', bias, Float32Array);
    checkArray('matmulNibbles', 'out', out, Float32Array);
    checkNumber('matmulNibbles', 'low', low);
    checkNumber('matmulNibbles', 'high', high);
    checkSize('matmulNibbles', 'activation', activation);
    checkRange('matmulNibbles', 'block', block, 32, 128, 32);
    checkRange('matmulNibbles', 'activation', activation, 0, 6);
    checkLength('matmulNibbles', 'a', a, rows * inner, rows, inner);
    checkLength('matmulNibbles', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block) * Math.ceil(block / 2), Math.ceil(columns / 16) * 16, Math.ceil(inner / block), Math.ceil(block / 2));
    checkLength('matmulNibbles', 'scales', scales, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    if (zeroPoints.length > 0) checkLength('matmulNibbles', 'zeroPoints', zeroPoints, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    if (bias.length > 0) checkLength('matmulNibbles', 'bias', bias, columns);
    checkLength('matmulNibbles', 'out', out, rows * columns, rows, columns);
    checkApart('matmulNibbles', 'out', out, 'a', a);
    checkApart('matmulNibbles', 'out', out, 'packed', packed);
    checkApart('matmulNibbles', 'out', out, 'scales', scales);
    checkApart('matmulNibbles', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('matmulNibbles', 'out', out, 'bias', bias);
  },
  matmulNibblesBytes(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) {
    checkArray('matmulNibblesBytes', 'a', a, Int8Array);
    checkSize('matmulNibblesBytes', 'rows', rows);
    checkSize('matmulNibblesBytes', 'inner', inner);
    checkArray('matmulNibblesBytes', 'aScales', aScales, Float32Array);
    checkArray('matmulNibblesBytes', 'packed', packed, Uint8Array);
    checkArray('matmulNibblesBytes', 'scales', scales, Float32Array);
    checkArray('matmulNibblesBytes', 'zeroPoints', zeroPoints, Uint8Array);
    checkSize('matmulNibblesBytes', 'columns', columns);
    checkSize('matmulNibblesBytes', 'block', block);
    checkArray('matmulNibblesBytes', 'bias', bias, Float32Array);
    checkArray('matmulNibblesBytes', 'out', out, Float32Array);
    checkNumber('matmulNibblesBytes', 'low', low);
    checkNumber('matmulNibblesBytes', 'high', high);
    checkSize('matmulNibblesBytes', 'activation', activation);
    checkRange('matmulNibblesBytes', 'block', block, 32, 128, 32);
    checkRange('matmulNibblesBytes', 'activation', activation, 0, 6);
    checkLength('matmulNibblesBytes', 'a', a, rows * inner, rows, inner);
    checkLength('matmulNibblesBytes', 'aScales', aScales, rows * Math.ceil(inner / block), rows, Math.ceil(inner / block));
    checkLength('matmulNibblesBytes', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block) * Math.ceil(block / 2), Math.ceil(columns / 16) * 16, Math.ceil(inner / block), Math.ceil(block / 2));
    checkLength('matmulNibblesBytes', 'scales', scales, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    if (zeroPoints.length > 0) checkLength('matmulNibblesBytes', 'zeroPoints', zeroPoints, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    if (bias.length > 0) checkLength('matmulNibblesBytes', 'bias', bias, columns);
    checkLength('matmulNibblesBytes', 'out', out, rows * columns, rows, columns);
    checkApart('matmulNibblesBytes', 'out', out, 'a', a);
    checkApart('matmulNibblesBytes', 'out', out, 'aScales', aScales);
    checkApart('matmulNibblesBytes', 'out', out, 'packed', packed);
    checkApart('matmulNibblesBytes', 'out', out, 'scales', scales);
    checkApart('matmulNibblesBytes', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('matmulNibblesBytes', 'out', out, 'bias', bias);
  },
  matmulNibblesBytesHalfScales(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) {
    checkArray('matmulNibblesBytesHalfScales', 'a', a, Int8Array);
    checkSize('matmulNibblesBytesHalfScales', 'rows', rows);
    checkSize('matmulNibblesBytesHalfScales', 'inner', inner);
    checkArray('matmulNibblesBytesHalfScales', 'aScales', aScales, Float32Array);
    checkArray('matmulNibblesBytesHalfScales', 'packed', packed, Uint8Array);
    checkArray('matmulNibblesBytesHalfScales', 'scales', scales, Uint16Array, 'Float16Array');
    checkArray('matmulNibblesBytesHalfScales', 'zeroPoints', zeroPoints, Uint8Array);
    checkSize('matmulNibblesBytesHalfScales', 'columns', columns);
    checkSize('matmulNibblesBytesHalfScales', 'block', block);
    checkArray('matmulNibblesBytesHalfScales', 'bias', bias, Float32Array);
    checkArray('matmulNibblesBytesHalfScales', 'out', out, Float32Array);
    checkNumber('matmulNibblesBytesHalfScales', 'low', low);
    checkNumber('matmulNibblesBytesHalfScales', 'high', high);
    checkSize('matmulNibblesBytesHalfScales', 'activation', activation);
    checkRange('matmulNibblesBytesHalfScales', 'block', block, 32, 128, 32);
    checkRange('matmulNibblesBytesHalfScales', 'activation', activation, 0, 6);
    checkLength('matmulNibblesBytesHalfScales', 'a', a, rows * inner, rows, inner);
    checkLength('matmulNibblesBytesHalfScales', 'aScales', aScales, rows * Math.ceil(inner / block), rows, Math.ceil(inner / block));
    checkLength('matmulNibblesBytesHalfScales', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block) * Math.ceil(block / 2), Math.ceil(columns / 16) * 16, Math.ceil(inner / block), Math.ceil(block / 2));
    checkLength('matmulNibblesBytesHalfScales', 'scales', scales, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    if (zeroPoints.length > 0) checkLength('matmulNibblesBytesHalfScales', 'zeroPoints', zeroPoints, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    if (bias.length > 0) checkLength('matmulNibblesBytesHalfScales', 'bias', bias, columns);
    checkLength('matmulNibblesBytesHalfScales', 'out', out, rows * columns, rows, columns);
    checkApart('matmulNibblesBytesHalfScales', 'out', out, 'a', a);
    checkApart('matmulNibblesBytesHalfScales', 'out', out, 'aScales', aScales);
    checkApart('matmulNibblesBytesHalfScales', 'out', out, 'packed', packed);
    checkApart('matmulNibblesBytesHalfScales', 'out', out, 'scales', scales);
    checkApart('matmulNibblesBytesHalfScales', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('matmulNibblesBytesHalfScales', 'out', out, 'bias', bias);
  },
  matmulNibblesHalfScales(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) {
    checkArray('matmulNibblesHalfScales', 'a', a, Float32Array);
    checkSize('matmulNibblesHalfScales', 'rows', rows);
    checkSize('matmulNibblesHalfScales', 'inner', inner);
    checkArray('matmulNibblesHalfScales', 'packed', packed, Uint8Array);
    checkArray('matmulNibblesHalfScales', 'scales', scales, Uint16Array, 'Float16Array');
    checkArray('matmulNibblesHalfScales', 'zeroPoints', zeroPoints, Uint8Array);
    checkSize('matmulNibblesHalfScales', 'columns', columns);
    checkSize('matmulNibblesHalfScales', 'block', block);
    checkArray('matmulNibblesHalfScales', 'bias', bias, Float32Array);
    checkArray('matmulNibblesHalfScales', 'out', out, Float32Array);
    checkNumber('matmulNibblesHalfScales', 'low', low);
    checkNumber('matmulNibblesHalfScales', 'high', high);
    checkSize('matmulNibblesHalfScales', 'activation', activation);
    checkRange('matmulNibblesHalfScales', 'block', block, 32, 128, 32);
    checkRange('matmulNibblesHalfScales', 'activation', activation, 0, 6);
    checkLength('matmulNibblesHalfScales', 'a', a, rows * inner, rows, inner);
    checkLength('matmulNibblesHalfScales', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block) * Math.ceil(block / 2), Math.ceil(columns / 16) * 16, Math.ceil(inner / block), Math.ceil(block / 2));
    checkLength('matmulNibblesHalfScales', 'scales', scales, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    if (zeroPoints.length > 0) checkLength('matmulNibblesHalfScales', 'zeroPoints', zeroPoints, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    if (bias.length > 0) checkLength('matmulNibblesHalfScales', 'bias', bias, columns);
    checkLength('matmulNibblesHalfScales', 'out', out, rows * columns, rows, columns);
    checkApart('matmulNibblesHalfScales', 'out', out, 'a', a);
    checkApart('matmulNibblesHalfScales', 'out', out, 'packed', packed);
    checkApart('matmulNibblesHalfScales', 'out', out, 'scales', scales);
    checkApart('matmulNibblesHalfScales', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('matmulNibblesHalfScales', 'out', out, 'bias', bias);
  },
  matmulPacked(a, rows, inner, packed, columns, bias, residual, out, low, high, activation) {
    checkArray('matmulPacked', 'a', a, Float32Array);
    checkSize('matmulPacked', 'rows', rows);
    checkSize('matmulPacked', 'inner', inner);
    checkArray('matmulPacked', 'packed', packed, Float32Array);
    checkSize('matmulPacked', 'columns', columns);
    checkArray('matmulPacked', 'bias', bias, Float32Array);
    checkArray('matmulPacked', 'residual', residual, Float32Array);
    checkArray('matmulPacked', 'out', out, Float32Array);
    checkNumber('matmulPacked', 'low', low);
    checkNumber('matmulPacked', 'high', high);
    checkSize('matmulPacked', 'activation', activation);
    checkRange('matmulPacked', 'activation', activation, 0, 6);
    checkLength('matmulPacked', 'a', a, rows * inner, rows, inner);
    checkLength('matmulPacked', 'packed', packed, Math.ceil(columns / 16) * 16 * inner, Math.ceil(columns / 16) * 16, inner);
    if (bias.length > 0) checkLength('matmulPacked', 'bias', bias, columns);
    if (residual.length > 0) checkLength('matmulPacked', 'residual', residual, rows * columns, rows, columns);
    checkLength('matmulPacked', 'out', out, rows * columns, rows, columns);
    checkApart('matmulPacked', 'out', out, 'a', a);
    checkApart('matmulPacked', 'out', out, 'packed', packed);
    checkApart('matmulPacked', 'out', out, 'bias', bias);
    checkApart('matmulPacked', 'out', out, 'residual', residual);
  },
  matmulRequantize(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out) {
    checkArray('matmulRequantize', 'a', a, Int8Array);
    checkSize('matmulRequantize', 'rows', rows);
    checkSize('matmulRequantize', 'inner', inner);
    checkNumber('matmulRequantize', 'aZeroPoint', aZeroPoint);
    checkArray('matmulRequantize', 'packed', packed, Int8Array);
    checkArray('matmulRequantize', 'sums', sums, Int32Array);
    checkSize('matmulRequantize', 'columns', columns);
    checkArray('matmulRequantize', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('matmulRequantize', 'bias', bias, Int32Array);
    checkArray('matmulRequantize', 'multipliers', multipliers, Float32Array);
    checkNumber('matmulRequantize', 'zeroPoint', zeroPoint);
    checkArray('matmulRequantize', 'out', out, Int8Array);
    checkInteger('matmulRequantize', 'aZeroPoint', aZeroPoint);
    checkInteger('matmulRequantize', 'zeroPoint', zeroPoint);
    checkLength('matmulRequantize', 'a', a, rows * inner, rows, inner);
    checkLength('matmulRequantize', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, Math.ceil(inner / 4) * 4);
    checkLength('matmulRequantize', 'sums', sums, Math.ceil(columns / 16) * 16);
    if (zeroPoints.length > 0) checkLength('matmulRequantize', 'zeroPoints', zeroPoints, columns);
    if (bias.length > 0) checkLength('matmulRequantize', 'bias', bias, columns);
    checkLength('matmulRequantize', 'multipliers', multipliers, columns);
    checkLength('matmulRequantize', 'out', out, rows * columns, rows, columns);
    checkApart('matmulRequantize', 'out', out, 'a', a);
    checkApart('matmulRequantize', 'out', out, 'packed', packed);
    checkApart('matmulRequantize', 'out', out, 'sums', sums);
    checkApart('matmulRequantize', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('matmulRequantize', 'out', out, 'bias', bias);
    checkApart('matmulRequantize', 'out', out, 'multipliers', multipliers);
  },
  matmulRequantizeU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out) {
    checkArray('matmulRequantizeU8', 'a', a, Uint8Array);
    checkSize('matmulRequantizeU8', 'rows', rows);
    checkSize('matmulRequantizeU8', 'inner', inner);
    checkNumber('matmulRequantizeU8', 'aZeroPoint', aZeroPoint);
    checkArray('matmulRequantizeU8', 'packed', packed, Int8Array);
    checkArray('matmulRequantizeU8', 'sums', sums, Int32Array);
    checkSize('matmulRequantizeU8', 'columns', columns);
    checkArray('matmulRequantizeU8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('matmulRequantizeU8', 'bias', bias, Int32Array);
    checkArray('matmulRequantizeU8', 'multipliers', multipliers, Float32Array);
    checkNumber('matmulRequantizeU8', 'zeroPoint', zeroPoint);
    checkArray('matmulRequantizeU8', 'out', out, Uint8Array);
    checkInteger('matmulRequantizeU8', 'aZeroPoint', aZeroPoint);
    checkInteger('matmulRequantizeU8', 'zeroPoint', zeroPoint);
    checkLength('matmulRequantizeU8', 'a', a, rows * inner, rows, inner);
    checkLength('matmulRequantizeU8', 'packed', packed, Math.ceil(columns / 16) * 16 * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, Math.ceil(inner / 4) * 4);
    checkLength('matmulRequantizeU8', 'sums', sums, Math.ceil(columns / 16) * 16);
    if (zeroPoints.length > 0) checkLength('matmulRequantizeU8', 'zeroPoints', zeroPoints, columns);
    if (bias.length > 0) checkLength('matmulRequantizeU8', 'bias', bias, columns);
    checkLength('matmulRequantizeU8', 'multipliers', multipliers, columns);
    checkLength('matmulRequantizeU8', 'out', out, rows * columns, rows, columns);
    checkApart('matmulRequantizeU8', 'out', out, 'a', a);
    checkApart('matmulRequantizeU8', 'out', out, 'packed', packed);
    checkApart('matmulRequantizeU8', 'out', out, 'sums', sums);
    checkApart('matmulRequantizeU8', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('matmulRequantizeU8', 'out', out, 'bias', bias);
    checkApart('matmulRequantizeU8', 'out', out, 'multipliers', multipliers);
  },
  max(a) {
    checkArray('max', 'a', a, Float32Array);
    checkNotEmpty('max', 'a', a);
  },
  maxPool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
    checkArray('maxPool2d', 'x', x, Float32Array);
    checkSize('maxPool2d', 'batch', batch);
    checkSize('maxPool2d', 'height', height);
    checkSize('maxPool2d', 'width', width);
    checkSize('maxPool2d', 'channels', channels);
    checkArray('maxPool2d', 'out', out, Float32Array);
    checkSize('maxPool2d', 'outHeight', outHeight);
    checkSize('maxPool2d', 'outWidth', outWidth);
    checkSize('maxPool2d', 'kernelHeight', kernelHeight);
    checkSize('maxPool2d', 'kernelWidth', kernelWidth);
    checkSize('maxPool2d', 'strideY', strideY);
    checkSize('maxPool2d', 'strideX', strideX);
    checkSize('maxPool2d', 'dilationY', dilationY);
    checkSize('maxPool2d', 'dilationX', dilationX);
    checkSize('maxPool2d', 'padTop', padTop);
    checkSize('maxPool2d', 'padLeft', padLeft);
    checkRange('maxPool2d', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2d', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2d', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2d', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2d', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2d', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkLength('maxPool2d', 'x', x, batch * height * width * channels, batch, height, width, channels);
    checkLength('maxPool2d', 'out', out, batch * outHeight * outWidth * channels, batch, outHeight, outWidth, channels);
    checkApart('maxPool2d', 'out', out, 'x', x);
  },
  maxPool2dInteger(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
    checkArray('maxPool2dInteger', 'x', x, Int8Array);
    checkSize('maxPool2dInteger', 'batch', batch);
    checkSize('maxPool2dInteger', 'height', height);
    checkSize('maxPool2dInteger', 'width', width);
    checkSize('maxPool2dInteger', 'channels', channels);
    checkArray('maxPool2dInteger', 'out', out, Int8Array);
    checkSize('maxPool2dInteger', 'outHeight', outHeight);
    checkSize('maxPool2dInteger', 'outWidth', outWidth);
    checkSize('maxPool2dInteger', 'kernelHeight', kernelHeight);
    checkSize('maxPool2dInteger', 'kernelWidth', kernelWidth);
    checkSize('maxPool2dInteger', 'strideY', strideY);
    checkSize('maxPool2dInteger', 'strideX', strideX);
    checkSize('maxPool2dInteger', 'dilationY', dilationY);
    checkSize('maxPool2dInteger', 'dilationX', dilationX);
    checkSize('maxPool2dInteger', 'padTop', padTop);
    checkSize('maxPool2dInteger', 'padLeft', padLeft);
    checkRange('maxPool2dInteger', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dInteger', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dInteger', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dInteger', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dInteger', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dInteger', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkLength('maxPool2dInteger', 'x', x, batch * height * width * channels, batch, height, width, channels);
    checkLength('maxPool2dInteger', 'out', out, batch * outHeight * outWidth * channels, batch, outHeight, outWidth, channels);
    checkApart('maxPool2dInteger', 'out', out, 'x', x);
  },
  maxPool2dIntegerU8(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
    checkArray('maxPool2dIntegerU8', 'x', x, Uint8Array);
    checkSize('maxPool2dIntegerU8', 'batch', batch);
    checkSize('maxPool2dIntegerU8', 'height', height);
    checkSize('maxPool2dIntegerU8', 'width', width);
    checkSize('maxPool2dIntegerU8', 'channels', channels);
    checkArray('maxPool2dIntegerU8', 'out', out, Uint8Array);
    checkSize('maxPool2dIntegerU8', 'outHeight', outHeight);
    checkSize('maxPool2dIntegerU8', 'outWidth', outWidth);
    checkSize('maxPool2dIntegerU8', 'kernelHeight', kernelHeight);
    checkSize('maxPool2dIntegerU8', 'kernelWidth', kernelWidth);
    checkSize('maxPool2dIntegerU8', 'strideY', strideY);
    checkSize('maxPool2dIntegerU8', 'strideX', strideX);
    checkSize('maxPool2dIntegerU8', 'dilationY', dilationY);
    checkSize('maxPool2dIntegerU8', 'dilationX', dilationX);
    checkSize('maxPool2dIntegerU8', 'padTop', padTop);
    checkSize('maxPool2dIntegerU8', 'padLeft', padLeft);
    checkRange('maxPool2dIntegerU8', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dIntegerU8', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dIntegerU8', 'strideY', strideY, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dIntegerU8', 'strideX', strideX, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dIntegerU8', 'dilationY', dilationY, 1, Number.POSITIVE_INFINITY);
    checkRange('maxPool2dIntegerU8', 'dilationX', dilationX, 1, Number.POSITIVE_INFINITY);
    checkLength('maxPool2dIntegerU8', 'x', x, batch * height * width * channels, batch, height, width, channels);
    checkLength('maxPool2dIntegerU8', 'out', out, batch * outHeight * outWidth * channels, batch, outHeight, outWidth, channels);
    checkApart('maxPool2dIntegerU8', 'out', out, 'x', x);
  },
  maximum(a, b, out) {
    checkArray('maximum', 'a', a, Float32Array);
    checkArray('maximum', 'b', b, Float32Array);
    checkArray('maximum', 'out', out, Float32Array);
    checkSameLength('maximum', 'a', a, 'b', b);
    checkSameLength('maximum', 'a', a, 'out', out);
    checkAlias('maximum', 'out', out, 'a', a);
    checkAlias('maximum', 'out', out, 'b', b);
  },
  mean(a) {
    checkArray('mean', 'a', a, Float32Array);
  },
  min(a) {
    checkArray('min', 'a', a, Float32Array);
    checkNotEmpty('min', 'a', a);
  },
  minimum(a, b, out) {
    checkArray('minimum', 'a', a, Float32Array);
    checkArray('minimum', 'b', b, Float32Array);
    checkArray('minimum', 'out', out, Float32Array);
    checkSameLength('minimum', 'a', a, 'b', b);
    checkSameLength('minimum', 'a', a, 'out', out);
    checkAlias('minimum', 'out', out, 'a', a);
    checkAlias('minimum', 'out', out, 'b', b);
  },
  mish(a, out) {
    checkArray('mish', 'a', a, Float32Array);
    checkArray('mish', 'out', out, Float32Array);
    checkSameLength('mish', 'a', a, 'out', out);
    checkAlias('mish', 'out', out, 'a', a);
  },
  mul(a, b, out) {
    checkArray('mul', 'a', a, Float32Array);
    checkArray('mul', 'b', b, Float32Array);
    checkArray('mul', 'out', out, Float32Array);
    checkSameLength('mul', 'a', a, 'b', b);
    checkSameLength('mul', 'a', a, 'out', out);
    checkAlias('mul', 'out', out, 'a', a);
    checkAlias('mul', 'out', out, 'b', b);
  },
  neg(a, out) {
    checkArray('neg', 'a', a, Float32Array);
    checkArray('neg', 'out', out, Float32Array);
    checkSameLength('neg', 'a', a, 'out', out);
    checkAlias('neg', 'out', out, 'a', a);
  },
  nonMaxSuppression(boxes, scores, batch, classes, n, most, overlap, least, isCentred, room, work, rows, counts) {
    checkArray('nonMaxSuppression', 'boxes', boxes, Float32Array);
    checkArray('nonMaxSuppression', 'scores', scores, Float32Array);
    checkSize('nonMaxSuppression', 'batch', batch);
    checkSize('nonMaxSuppression', 'classes', classes);
    checkSize('nonMaxSuppression', 'n', n);
    checkNumber('nonMaxSuppression', 'most', most);
    checkNumber('nonMaxSuppression', 'overlap', overlap);
    checkNumber('nonMaxSuppression', 'least', least);
    checkSize('nonMaxSuppression', 'isCentred', isCentred);
    checkSize('nonMaxSuppression', 'room', room);
    checkArray('nonMaxSuppression', 'work', work, Uint8Array);
    checkArray('nonMaxSuppression', 'rows', rows, Uint8Array);
    checkArray('nonMaxSuppression', 'counts', counts, Float64Array);
    checkInteger('nonMaxSuppression', 'most', most);
    checkRange('nonMaxSuppression', 'isCentred', isCentred, 0, 1);
    checkLength('nonMaxSuppression', 'boxes', boxes, batch * n * 4, batch, n * 4);
    checkLength('nonMaxSuppression', 'scores', scores, batch * classes * n, batch, classes, n);
    checkLength('nonMaxSuppression', 'work', work, n * 8);
    checkLength('nonMaxSuppression', 'rows', rows, room * 24);
    checkApart('nonMaxSuppression', 'work', work, 'boxes', boxes);
    checkApart('nonMaxSuppression', 'work', work, 'scores', scores);
    checkApart('nonMaxSuppression', 'work', work, 'rows', rows);
    checkApart('nonMaxSuppression', 'work', work, 'counts', counts);
    checkApart('nonMaxSuppression', 'rows', rows, 'boxes', boxes);
    checkApart('nonMaxSuppression', 'rows', rows, 'scores', scores);
    checkApart('nonMaxSuppression', 'rows', rows, 'work', work);
    checkApart('nonMaxSuppression', 'rows', rows, 'counts', counts);
    checkApart('nonMaxSuppression', 'counts', counts, 'boxes', boxes);
    checkApart('nonMaxSuppression', 'counts', counts, 'scores', scores);
    checkApart('nonMaxSuppression', 'counts', counts, 'work', work);
    checkApart('nonMaxSuppression', 'counts', counts, 'rows', rows);
  },
  normL1(a) {
    checkArray('normL1', 'a', a, Float32Array);
  },
  normL2(a) {
    checkArray('normL2', 'a', a, Float32Array);
  },
  normLinf(a) {
    checkArray('normLinf', 'a', a, Float32Array);
  },
  normalize(a, out) {
    checkArray('normalize', 'a', a, Float32Array);
    checkArray('normalize', 'out', out, Float32Array);
    checkSameLength('normalize', 'a', a, 'out', out);
    checkAlias('normalize', 'out', out, 'a', a);
  },
  notEqual(a, b, out) {
    checkArray('notEqual', 'a', a, Float32Array);
    checkArray('notEqual', 'b', b, Float32Array);
    checkArray('notEqual', 'out', out, Float32Array);
    checkSameLength('notEqual', 'a', a, 'b', b);
    checkSameLength('notEqual', 'a', a, 'out', out);
    checkAlias('notEqual', 'out', out, 'a', a);
    checkAlias('notEqual', 'out', out, 'b', b);
  },
  packByteFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, sums, out) {
    checkArray('packByteFilters', 'filters', filters, Int8Array);
    checkSize('packByteFilters', 'groups', groups);
    checkSize('packByteFilters', 'groupChannels', groupChannels);
    checkSize('packByteFilters', 'groupOutputs', groupOutputs);
    checkSize('packByteFilters', 'kernelHeight', kernelHeight);
    checkSize('packByteFilters', 'kernelWidth', kernelWidth);
    checkArray('packByteFilters', 'sums', sums, Int32Array);
    checkArray('packByteFilters', 'out', out, Int8Array);
    checkRange('packByteFilters', 'groups', groups, 1, Number.POSITIVE_INFINITY);
    checkRange('packByteFilters', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('packByteFilters', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkLength('packByteFilters', 'filters', filters, groups * groupOutputs * groupChannels * kernelHeight * kernelWidth, groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
    checkLength('packByteFilters', 'sums', sums, groups * Math.ceil(groupOutputs / 16) * 16, groups, Math.ceil(groupOutputs / 16) * 16);
    checkLength('packByteFilters', 'out', out, groups * Math.ceil(groupOutputs / 16) * 16 * kernelHeight * kernelWidth * Math.ceil(groupChannels / 4) * 4, groups, Math.ceil(groupOutputs / 16) * 16, kernelHeight, kernelWidth, Math.ceil(groupChannels / 4) * 4);
    checkApart('packByteFilters', 'sums', sums, 'filters', filters);
    checkApart('packByteFilters', 'sums', sums, 'out', out);
    checkApart('packByteFilters', 'out', out, 'filters', filters);
    checkApart('packByteFilters', 'out', out, 'sums', sums);
  },
  packBytes(b, inner, columns, transposed, sums, out) {
    checkArray('packBytes', 'b', b, Int8Array);
    checkSize('packBytes', 'inner', inner);
    checkSize('packBytes', 'columns', columns);
    checkSize('packBytes', 'transposed', transposed);
    checkArray('packBytes', 'sums', sums, Int32Array);
    checkArray('packBytes', 'out', out, Int8Array);
    checkRange('packBytes', 'transposed', transposed, 0, 1);
    checkLength('packBytes', 'b', b, inner * columns, inner, columns);
    checkLength('packBytes', 'sums', sums, Math.ceil(columns / 16) * 16);
    checkLength('packBytes', 'out', out, Math.ceil(columns / 16) * 16 * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 16, Math.ceil(inner / 4) * 4);
    checkApart('packBytes', 'sums', sums, 'b', b);
    checkApart('packBytes', 'sums', sums, 'out', out);
    checkApart('packBytes', 'out', out, 'b', b);
    checkApart('packBytes', 'out', out, 'sums', sums);
  },
  packColumns(b, inner, columns, out) {
    checkArray('packColumns', 'b', b, Float32Array);
    checkSize('packColumns', 'inner', inner);
    checkSize('packColumns', 'columns', columns);
    checkArray('packColumns', 'out', out, Float32Array);
    checkLength('packColumns', 'b', b, inner * columns, inner, columns);
    checkLength('packColumns', 'out', out, Math.ceil(columns / 16) * 16 * inner, Math.ceil(columns / 16) * 16, inner);
    checkApart('packColumns', 'out', out, 'b', b);
  },
  packDepthwise(filters, channels, kernelHeight, kernelWidth, out) {
    checkArray('packDepthwise', 'filters', filters, Float32Array);
    checkSize('packDepthwise', 'channels', channels);
    checkSize('packDepthwise', 'kernelHeight', kernelHeight);
    checkSize('packDepthwise', 'kernelWidth', kernelWidth);
    checkArray('packDepthwise', 'out', out, Float32Array);
    checkRange('packDepthwise', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('packDepthwise', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkLength('packDepthwise', 'filters', filters, channels * kernelHeight * kernelWidth, channels, kernelHeight, kernelWidth);
    checkLength('packDepthwise', 'out', out, Math.ceil(channels / 16) * 16 * kernelHeight * kernelWidth, Math.ceil(channels / 16) * 16, kernelHeight, kernelWidth);
    checkApart('packDepthwise', 'out', out, 'filters', filters);
  },
  packFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, out) {
    checkArray('packFilters', 'filters', filters, Float32Array);
    checkSize('packFilters', 'groups', groups);
    checkSize('packFilters', 'groupChannels', groupChannels);
    checkSize('packFilters', 'groupOutputs', groupOutputs);
    checkSize('packFilters', 'kernelHeight', kernelHeight);
    checkSize('packFilters', 'kernelWidth', kernelWidth);
    checkArray('packFilters', 'out', out, Float32Array);
    checkRange('packFilters', 'groups', groups, 1, Number.POSITIVE_INFINITY);
    checkRange('packFilters', 'kernelHeight', kernelHeight, 1, Number.POSITIVE_INFINITY);
    checkRange('packFilters', 'kernelWidth', kernelWidth, 1, Number.POSITIVE_INFINITY);
    checkLength('packFilters', 'filters', filters, groups * groupOutputs * groupChannels * kernelHeight * kernelWidth, groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
    checkLength('packFilters', 'out', out, groups * Math.ceil(groupOutputs / 16) * 16 * kernelHeight * kernelWidth * groupChannels, groups, Math.ceil(groupOutputs / 16) * 16, kernelHeight, kernelWidth, groupChannels);
    checkApart('packFilters', 'out', out, 'filters', filters);
  },
  packI16(b, inner, columns, transposed, sums, out) {
    checkArray('packI16', 'b', b, Int16Array);
    checkSize('packI16', 'inner', inner);
    checkSize('packI16', 'columns', columns);
    checkSize('packI16', 'transposed', transposed);
    checkArray('packI16', 'sums', sums, Int32Array);
    checkArray('packI16', 'out', out, Int8Array);
    checkRange('packI16', 'transposed', transposed, 0, 1);
    checkLength('packI16', 'b', b, inner * columns, inner, columns);
    checkLength('packI16', 'sums', sums, Math.ceil(columns / 16) * 32);
    checkLength('packI16', 'out', out, Math.ceil(columns / 16) * 32 * Math.ceil(inner / 4) * 4, Math.ceil(columns / 16) * 32, Math.ceil(inner / 4) * 4);
    checkApart('packI16', 'sums', sums, 'b', b);
    checkApart('packI16', 'sums', sums, 'out', out);
    checkApart('packI16', 'out', out, 'b', b);
    checkApart('packI16', 'out', out, 'sums', sums);
  },
  packNibbles(b, columns, inner, block, scales, zeroPoints, packedScales, packedZeroPoints, out) {
    checkArray('packNibbles', 'b', b, Uint8Array);
    checkSize('packNibbles', 'columns', columns);
    checkSize('packNibbles', 'inner', inner);
    checkSize('packNibbles', 'block', block);
    checkArray('packNibbles', 'scales', scales, Float32Array);
    checkArray('packNibbles', 'zeroPoints', zeroPoints, Uint8Array);
    checkArray('packNibbles', 'packedScales', packedScales, Float32Array);
    checkArray('packNibbles', 'packedZeroPoints', packedZeroPoints, Uint8Array);
    checkArray('packNibbles', 'out', out, Uint8Array);
    checkRange('packNibbles', 'block', block, 32, 128, 32);
    checkLength('packNibbles', 'b', b, columns * Math.ceil(inner / block) * Math.ceil(block / 2), columns, Math.ceil(inner / block), Math.ceil(block / 2));
    checkLength('packNibbles', 'scales', scales, columns * Math.ceil(inner / block), columns, Math.ceil(inner / block));
    if (zeroPoints.length > 0) checkLength('packNibbles', 'zeroPoints', zeroPoints, columns * Math.ceil(inner / block), columns, Math.ceil(inner / block));
    checkLength('packNibbles', 'packedScales', packedScales, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    checkLength('packNibbles', 'packedZeroPoints', packedZeroPoints, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block), Math.ceil(columns / 16) * 16, Math.ceil(inner / block));
    checkLength('packNibbles', 'out', out, Math.ceil(columns / 16) * 16 * Math.ceil(inner / block) * Math.ceil(block / 2), Math.ceil(columns / 16) * 16, Math.ceil(inner / block), Math.ceil(block / 2));
    checkApart('packNibbles', 'packedScales', packedScales, 'b', b);
    checkApart('packNibbles', 'packedScales', packedScales, 'scales', scales);
    checkApart('packNibbles', 'packedScales', packedScales, 'zeroPoints', zeroPoints);
    checkApart('packNibbles', 'packedScales', packedScales, 'packedZeroPoints', packedZeroPoints);
    checkApart('packNibbles', 'packedScales', packedScales, 'out', out);
    checkApart('packNibbles', 'packedZeroPoints', packedZeroPoints, 'b', b);
    checkApart('packNibbles', 'packedZeroPoints', packedZeroPoints, 'scales', scales);
    checkApart('packNibbles', 'packedZeroPoints', packedZeroPoints, 'zeroPoints', zeroPoints);
    checkApart('packNibbles', 'packedZeroPoints', packedZeroPoints, 'packedScales', packedScales);
    checkApart('packNibbles', 'packedZeroPoints', packedZeroPoints, 'out', out);
    checkApart('packNibbles', 'out', out, 'b', b);
    checkApart('packNibbles', 'out', out, 'scales', scales);
    checkApart('packNibbles', 'out', out, 'zeroPoints', zeroPoints);
    checkApart('packNibbles', 'out', out, 'packedScales', packedScales);
    checkApart('packNibbles', 'out', out, 'packedZeroPoints', packedZeroPoints);
  },
  packRows(a, rows, columns, out) {
    checkArray('packRows', 'a', a, Float32Array);
    checkSize('packRows', 'rows', rows);
    checkSize('packRows', 'columns', columns);
    checkArray('packRows', 'out', out, Float32Array);
    checkLength('packRows', 'a', a, rows * columns, rows, columns);
    checkLength('packRows', 'out', out, Math.ceil(rows / 16) * 16 * columns, Math.ceil(rows / 16) * 16, columns);
    checkApart('packRows', 'out', out, 'a', a);
  },
  pow(a, b, out) {
    checkArray('pow', 'a', a, Float32Array);
    checkArray('pow', 'b', b, Float32Array);
    checkArray('pow', 'out', out, Float32Array);
    checkSameLength('pow', 'a', a, 'b', b);
    checkSameLength('pow', 'a', a, 'out', out);
    checkAlias('pow', 'out', out, 'a', a);
    checkAlias('pow', 'out', out, 'b', b);
  },
  quantizeBlocks(a, rows, columns, block, scales, out) {
    checkArray('quantizeBlocks', 'a', a, Float32Array);
    checkSize('quantizeBlocks', 'rows', rows);
    checkSize('quantizeBlocks', 'columns', columns);
    checkSize('quantizeBlocks', 'block', block);
    checkArray('quantizeBlocks', 'scales', scales, Float32Array);
    checkArray('quantizeBlocks', 'out', out, Int8Array);
    checkRange('quantizeBlocks', 'block', block, 1, Number.POSITIVE_INFINITY);
    checkLength('quantizeBlocks', 'a', a, rows * columns, rows, columns);
    checkLength('quantizeBlocks', 'scales', scales, rows * Math.ceil(columns / block), rows, Math.ceil(columns / block));
    checkLength('quantizeBlocks', 'out', out, rows * columns, rows, columns);
    checkApart('quantizeBlocks', 'scales', scales, 'a', a);
    checkApart('quantizeBlocks', 'scales', scales, 'out', out);
    checkApart('quantizeBlocks', 'out', out, 'a', a);
    checkApart('quantizeBlocks', 'out', out, 'scales', scales);
  },
  quantizeI16(a, outer, channels, inner, scales, zeroPoints, out) {
    checkArray('quantizeI16', 'a', a, Float32Array);
    checkSize('quantizeI16', 'outer', outer);
    checkSize('quantizeI16', 'channels', channels);
    checkSize('quantizeI16', 'inner', inner);
    checkArray('quantizeI16', 'scales', scales, Float32Array);
    checkArray('quantizeI16', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('quantizeI16', 'out', out, Int16Array);
    checkLength('quantizeI16', 'a', a, outer * channels * inner, outer, channels, inner);
    checkLength('quantizeI16', 'scales', scales, channels);
    if (zeroPoints.length > 0) checkLength('quantizeI16', 'zeroPoints', zeroPoints, channels);
    checkLength('quantizeI16', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('quantizeI16', 'out', out, 'a', a);
    checkApart('quantizeI16', 'out', out, 'scales', scales);
    checkApart('quantizeI16', 'out', out, 'zeroPoints', zeroPoints);
  },
  quantizeI8(a, outer, channels, inner, scales, zeroPoints, out) {
    checkArray('quantizeI8', 'a', a, Float32Array);
    checkSize('quantizeI8', 'outer', outer);
    checkSize('quantizeI8', 'channels', channels);
    checkSize('quantizeI8', 'inner', inner);
    checkArray('quantizeI8', 'scales', scales, Float32Array);
    checkArray('quantizeI8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('quantizeI8', 'out', out, Int8Array);
    checkLength('quantizeI8', 'a', a, outer * channels * inner, outer, channels, inner);
    checkLength('quantizeI8', 'scales', scales, channels);
    if (zeroPoints.length > 0) checkLength('quantizeI8', 'zeroPoints', zeroPoints, channels);
    checkLength('quantizeI8', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('quantizeI8', 'out', out, 'a', a);
    checkApart('quantizeI8', 'out', out, 'scales', scales);
    checkApart('quantizeI8', 'out', out, 'zeroPoints', zeroPoints);
  },
  quantizeU8(a, outer, channels, inner, scales, zeroPoints, out) {
    checkArray('quantizeU8', 'a', a, Float32Array);
    checkSize('quantizeU8', 'outer', outer);
    checkSize('quantizeU8', 'channels', channels);
    checkSize('quantizeU8', 'inner', inner);
    checkArray('quantizeU8', 'scales', scales, Float32Array);
    checkArray('quantizeU8', 'zeroPoints', zeroPoints, Int32Array);
    checkArray('quantizeU8', 'out', out, Uint8Array);
    checkLength('quantizeU8', 'a', a, outer * channels * inner, outer, channels, inner);
    checkLength('quantizeU8', 'scales', scales, channels);
    if (zeroPoints.length > 0) checkLength('quantizeU8', 'zeroPoints', zeroPoints, channels);
    checkLength('quantizeU8', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('quantizeU8', 'out', out, 'a', a);
    checkApart('quantizeU8', 'out', out, 'scales', scales);
    checkApart('quantizeU8', 'out', out, 'zeroPoints', zeroPoints);
  },
  recip(a, out) {
    checkArray('recip', 'a', a, Float32Array);
    checkArray('recip', 'out', out, Float32Array);
    checkSameLength('recip', 'a', a, 'out', out);
    checkAlias('recip', 'out', out, 'a', a);
  },
  recurrentLayer(gates, steps, batch, directions, gateCount, hidden, packed, functions, hiddenBias, peepholes, lengths, clip, reverse, batchFirst, variant, state, cell, y) {
    checkArray('recurrentLayer', 'gates', gates, Float32Array);
    checkSize('recurrentLayer', 'steps', steps);
    checkSize('recurrentLayer', 'batch', batch);
    checkSize('recurrentLayer', 'directions', directions);
    checkSize('recurrentLayer', 'gateCount', gateCount);
    checkSize('recurrentLayer', 'hidden', hidden);
    checkArray('recurrentLayer', 'packed', packed, Float32Array);
    checkArray('recurrentLayer', 'functions', functions, Float32Array);
    checkArray('recurrentLayer', 'hiddenBias', hiddenBias, Float32Array);
    checkArray('recurrentLayer', 'peepholes', peepholes, Float32Array);
    checkArray('recurrentLayer', 'lengths', lengths, Int32Array);
    checkNumber('recurrentLayer', 'clip', clip);
    checkSize('recurrentLayer', 'reverse', reverse);
    checkSize('recurrentLayer', 'batchFirst', batchFirst);
    checkSize('recurrentLayer', 'variant', variant);
    checkArray('recurrentLayer', 'state', state, Float32Array);
    checkArray('recurrentLayer', 'cell', cell, Float32Array);
    checkArray('recurrentLayer', 'y', y, Float32Array);
    checkRange('recurrentLayer', 'directions', directions, 1, 2);
    checkRange('recurrentLayer', 'gateCount', gateCount, 1, 4);
    checkRange('recurrentLayer', 'reverse', reverse, 0, 1);
    checkRange('recurrentLayer', 'batchFirst', batchFirst, 0, 1);
    checkRange('recurrentLayer', 'variant', variant, 0, 1);
    checkLength('recurrentLayer', 'gates', gates, steps * batch * directions * gateCount * hidden, steps, batch, directions, gateCount, hidden);
    checkLength('recurrentLayer', 'packed', packed, directions * gateCount * Math.ceil(hidden / 16) * 16 * hidden, directions, gateCount, Math.ceil(hidden / 16) * 16, hidden);
    checkLength('recurrentLayer', 'functions', functions, directions * 9);
    if (hiddenBias.length > 0) checkLength('recurrentLayer', 'hiddenBias', hiddenBias, directions * hidden, directions, hidden);
    if (peepholes.length > 0) checkLength('recurrentLayer', 'peepholes', peepholes, directions * 3 * hidden, directions * 3, hidden);
    if (lengths.length > 0) checkLength('recurrentLayer', 'lengths', lengths, batch);
    checkLength('recurrentLayer', 'state', state, directions * batch * hidden, directions, batch, hidden);
    checkLength('recurrentLayer', 'cell', cell, directions * batch * hidden, directions, batch, hidden);
    checkLength('recurrentLayer', 'y', y, steps * directions * batch * hidden, steps, directions, batch, hidden);
    checkApart('recurrentLayer', 'gates', gates, 'packed', packed);
    checkApart('recurrentLayer', 'gates', gates, 'functions', functions);
    checkApart('recurrentLayer', 'gates', gates, 'hiddenBias', hiddenBias);
    checkApart('recurrentLayer', 'gates', gates, 'peepholes', peepholes);
    checkApart('recurrentLayer', 'gates', gates, 'lengths', lengths);
    checkApart('recurrentLayer', 'gates', gates, 'state', state);
    checkApart('recurrentLayer', 'gates', gates, 'cell', cell);
    checkApart('recurrentLayer', 'gates', gates, 'y', y);
    checkApart('recurrentLayer', 'state', state, 'gates', gates);
    checkApart('recurrentLayer', 'state', state, 'packed', packed);
    checkApart('recurrentLayer', 'state', state, 'functions', functions);
    checkApart('recurrentLayer', 'state', state, 'hiddenBias', hiddenBias);
    checkApart('recurrentLayer', 'state', state, 'peepholes', peepholes);
    checkApart('recurrentLayer', 'state', state, 'lengths', lengths);
    checkApart('recurrentLayer', 'state', state, 'cell', cell);
    checkApart('recurrentLayer', 'state', state, 'y', y);
    checkApart('recurrentLayer', 'cell', cell, 'gates', gates);
    checkApart('recurrentLayer', 'cell', cell, 'packed', packed);
    checkApart('recurrentLayer', 'cell', cell, 'functions', functions);
    checkApart('recurrentLayer', 'cell', cell, 'hiddenBias', hiddenBias);
    checkApart('recurrentLayer', 'cell', cell, 'peepholes', peepholes);
    checkApart('recurrentLayer', 'cell', cell, 'lengths', lengths);
    checkApart('recurrentLayer', 'cell', cell, 'state', state);
    checkApart('recurrentLayer', 'cell', cell, 'y', y);
    checkApart('recurrentLayer', 'y', y, 'gates', gates);
    checkApart('recurrentLayer', 'y', y, 'packed', packed);
    checkApart('recurrentLayer', 'y', y, 'functions', functions);
    checkApart('recurrentLayer', 'y', y, 'hiddenBias', hiddenBias);
    checkApart('recurrentLayer', 'y', y, 'peepholes', peepholes);
    checkApart('recurrentLayer', 'y', y, 'lengths', lengths);
    checkApart('recurrentLayer', 'y', y, 'state', state);
    checkApart('recurrentLayer', 'y', y, 'cell', cell);
  },
  reduceAny(a, outer, length, inner, operation, type, out) {
    checkArray('reduceAny', 'a', a, Uint8Array);
    checkSize('reduceAny', 'outer', outer);
    checkSize('reduceAny', 'length', length);
    checkSize('reduceAny', 'inner', inner);
    checkSize('reduceAny', 'operation', operation);
    checkSize('reduceAny', 'type', type);
    checkArray('reduceAny', 'out', out, Uint8Array);
    checkRange('reduceAny', 'operation', operation, 0, 7);
    checkRange('reduceAny', 'type', type, 0, 12);
    checkLength('reduceAny', 'a', a, outer * length * inner * (elementTypeBytes[type] ?? 0), outer, length, inner * (elementTypeBytes[type] ?? 0));
    checkLength('reduceAny', 'out', out, outer * inner * (elementTypeBytes[type] ?? 0), outer, inner * (elementTypeBytes[type] ?? 0));
    checkApart('reduceAny', 'out', out, 'a', a);
  },
  relu(a, out) {
    checkArray('relu', 'a', a, Float32Array);
    checkArray('relu', 'out', out, Float32Array);
    checkSameLength('relu', 'a', a, 'out', out);
    checkAlias('relu', 'out', out, 'a', a);
  },
  requantizeI8(a, outer, channels, inner, bias, multipliers, zeroPoint, out) {
    checkArray('requantizeI8', 'a', a, Int32Array);
    checkSize('requantizeI8', 'outer', outer);
    checkSize('requantizeI8', 'channels', channels);
    checkSize('requantizeI8', 'inner', inner);
    checkArray('requantizeI8', 'bias', bias, Int32Array);
    checkArray('requantizeI8', 'multipliers', multipliers, Float32Array);
    checkNumber('requantizeI8', 'zeroPoint', zeroPoint);
    checkArray('requantizeI8', 'out', out, Int8Array);
    checkInteger('requantizeI8', 'zeroPoint', zeroPoint);
    checkLength('requantizeI8', 'a', a, outer * channels * inner, outer, channels, inner);
    if (bias.length > 0) checkLength('requantizeI8', 'bias', bias, channels);
    checkLength('requantizeI8', 'multipliers', multipliers, channels);
    checkLength('requantizeI8', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('requantizeI8', 'out', out, 'a', a);
    checkApart('requantizeI8', 'out', out, 'bias', bias);
    checkApart('requantizeI8', 'out', out, 'multipliers', multipliers);
  },
  requantizeU8(a, outer, channels, inner, bias, multipliers, zeroPoint, out) {
    checkArray('requantizeU8', 'a', a, Int32Array);
    checkSize('requantizeU8', 'outer', outer);
    checkSize('requantizeU8', 'channels', channels);
    checkSize('requantizeU8', 'inner', inner);
    checkArray('requantizeU8', 'bias', bias, Int32Array);
    checkArray('requantizeU8', 'multipliers', multipliers, Float32Array);
    checkNumber('requantizeU8', 'zeroPoint', zeroPoint);
    checkArray('requantizeU8', 'out', out, Uint8Array);
    checkInteger('requantizeU8', 'zeroPoint', zeroPoint);
    checkLength('requantizeU8', 'a', a, outer * channels * inner, outer, channels, inner);
    if (bias.length > 0) checkLength('requantizeU8', 'bias', bias, channels);
    checkLength('requantizeU8', 'multipliers', multipliers, channels);
    checkLength('requantizeU8', 'out', out, outer * channels * inner, outer, channels, inner);
    checkApart('requantizeU8', 'out', out, 'a', a);
    checkApart('requantizeU8', 'out', out, 'bias', bias);
    checkApart('requantizeU8', 'out', out, 'multipliers', multipliers);
  },
  resizeBilinear(a, planes, height, width, channels, out, outHeight, outWidth) {
    checkArray('resizeBilinear', 'a', a, Float32Array);
    checkSize('resizeBilinear', 'planes', planes);
    checkSize('resizeBilinear', 'height', height);
    checkSize('resizeBilinear', 'width', width);
    checkSize('resizeBilinear', 'channels', channels);
    checkArray('resizeBilinear', 'out', out, Float32Array);
    checkSize('resizeBilinear', 'outHeight', outHeight);
    checkSize('resizeBilinear', 'outWidth', outWidth);
    checkLength('resizeBilinear', 'a', a, planes * height * width * channels, planes, height, width, channels);
    checkLength('resizeBilinear', 'out', out, planes * outHeight * outWidth * channels, planes, outHeight, outWidth, channels);
    checkApart('resizeBilinear', 'out', out, 'a', a);
    checkNotEmpty('resizeBilinear', 'a', a);
  },
  resizeNearest(a, planes, height, width, channels, out, outHeight, outWidth) {
    checkArray('resizeNearest', 'a', a, Float32Array);
    checkSize('resizeNearest', 'planes', planes);
    checkSize('resizeNearest', 'height', height);
    checkSize('resizeNearest', 'width', width);
    checkSize('resizeNearest', 'channels', channels);
    checkArray('resizeNearest', 'out', out, Float32Array);
    checkSize('resizeNearest', 'outHeight', outHeight);
    checkSize('resizeNearest', 'outWidth', outWidth);
    checkLength('resizeNearest', 'a', a, planes * height * width * channels, planes, height, width, channels);
    checkLength('resizeNearest', 'out', out, planes * outHeight * outWidth * channels, planes, outHeight, outWidth, channels);
    checkApart('resizeNearest', 'out', out, 'a', a);
    checkNotEmpty('resizeNearest', 'a', a);
  },
  rmsNorm(a, rows, columns, gamma, epsilon, out) {
    checkArray('rmsNorm', 'a', a, Float32Array);
    checkSize('rmsNorm', 'rows', rows);
    checkSize('rmsNorm', 'columns', columns);
    checkArray('rmsNorm', 'gamma', gamma, Float32Array);
    checkNumber('rmsNorm', 'epsilon', epsilon);
    checkArray('rmsNorm', 'out', out, Float32Array);
    checkLength('rmsNorm', 'a', a, rows * columns, rows, columns);
    if (gamma.length > 0) checkLength('rmsNorm', 'gamma', gamma, columns);
    checkLength('rmsNorm', 'out', out, rows * columns, rows, columns);
    checkAlias('rmsNorm', 'out', out, 'a', a);
    checkAlias('rmsNorm', 'out', out, 'gamma', gamma);
  },
  rotaryEmbedding(x, tokens, heads, half, cos, sin, interleaved, out) {
    checkArray('rotaryEmbedding', 'x', x, Float32Array);
    checkSize('rotaryEmbedding', 'tokens', tokens);
    checkSize('rotaryEmbedding', 'heads', heads);
    checkSize('rotaryEmbedding', 'half', half);
    checkArray('rotaryEmbedding', 'cos', cos, Float32Array);
    checkArray('rotaryEmbedding', 'sin', sin, Float32Array);
    checkSize('rotaryEmbedding', 'interleaved', interleaved);
    checkArray('rotaryEmbedding', 'out', out, Float32Array);
    checkRange('rotaryEmbedding', 'interleaved', interleaved, 0, 1);
    checkLength('rotaryEmbedding', 'x', x, tokens * heads * half * 2, tokens, heads, half * 2);
    checkLength('rotaryEmbedding', 'cos', cos, tokens * half, tokens, half);
    checkLength('rotaryEmbedding', 'sin', sin, tokens * half, tokens, half);
    checkLength('rotaryEmbedding', 'out', out, tokens * heads * half * 2, tokens, heads, half * 2);
    checkAlias('rotaryEmbedding', 'out', out, 'x', x);
    checkAlias('rotaryEmbedding', 'out', out, 'cos', cos);
    checkAlias('rotaryEmbedding', 'out', out, 'sin', sin);
  },
  round(a, out) {
    checkArray('round', 'a', a, Float32Array);
    checkArray('round', 'out', out, Float32Array);
    checkSameLength('round', 'a', a, 'out', out);
    checkAlias('round', 'out', out, 'a', a);
  },
  rsqrt(a, out) {
    checkArray('rsqrt', 'a', a, Float32Array);
    checkArray('rsqrt', 'out', out, Float32Array);
    checkSameLength('rsqrt', 'a', a, 'out', out);
    checkAlias('rsqrt', 'out', out, 'a', a);
  },
  samplePoints(a, batch, depth, height, width, channels, images, places, n, m, axes, steps, counts, factors, mode, padding, units, isMax, out) {
    checkArray('samplePoints', 'a', a, Float32Array);
    checkSize('samplePoints', 'batch', batch);
    checkSize('samplePoints', 'depth', depth);
    checkSize('samplePoints', 'height', height);
    checkSize('samplePoints', 'width', width);
    checkSize('samplePoints', 'channels', channels);
    checkArray('samplePoints', 'images', images, Uint32Array);
    checkArray('samplePoints', 'places', places, Float32Array);
    checkSize('samplePoints', 'n', n);
    checkSize('samplePoints', 'm', m);
    checkSize('samplePoints', 'axes', axes);
    checkArray('samplePoints', 'steps', steps, Float32Array);
    checkArray('samplePoints', 'counts', counts, Float32Array);
    checkArray('samplePoints', 'factors', factors, Float32Array);
    checkSize('samplePoints', 'mode', mode);
    checkSize('samplePoints', 'padding', padding);
    checkSize('samplePoints', 'units', units);
    checkSize('samplePoints', 'isMax', isMax);
    checkArray('samplePoints', 'out', out, Float32Array);
    checkRange('samplePoints', 'axes', axes, 1, 3);
    checkRange('samplePoints', 'mode', mode, 0, 2);
    checkRange('samplePoints', 'padding', padding, 0, 2);
    checkRange('samplePoints', 'units', units, 0, 2);
    checkRange('samplePoints', 'isMax', isMax, 0, 1);
    checkLength('samplePoints', 'a', a, batch * depth * height * width * channels, batch, depth, height, width, channels);
    if (images.length > 0) checkLength('samplePoints', 'images', images, n);
    checkLength('samplePoints', 'places', places, n * m * axes, n, m, axes);
    if (steps.length > 0) checkLength('samplePoints', 'steps', steps, n * m * axes, n, m, axes);
    if (counts.length > 0) checkLength('samplePoints', 'counts', counts, n * m * axes, n, m, axes);
    if (factors.length > 0) checkLength('samplePoints', 'factors', factors, n * m, n, m);
    checkLength('samplePoints', 'out', out, n * m * channels, n, m, channels);
    checkIndices('samplePoints', 'images', images, batch);
    checkApart('samplePoints', 'out', out, 'a', a);
    checkApart('samplePoints', 'out', out, 'images', images);
    checkApart('samplePoints', 'out', out, 'places', places);
    checkApart('samplePoints', 'out', out, 'steps', steps);
    checkApart('samplePoints', 'out', out, 'counts', counts);
    checkApart('samplePoints', 'out', out, 'factors', factors);
  },
  scale(a, s, out) {
    checkArray('scale', 'a', a, Float32Array);
    checkNumber('scale', 's', s);
    checkArray('scale', 'out', out, Float32Array);
    checkSameLength('scale', 'a', a, 'out', out);
    checkAlias('scale', 'out', out, 'a', a);
  },
  scatter(a, indices, out) {
    checkArray('scatter', 'a', a, Float32Array);
    checkArray('scatter', 'indices', indices, Uint32Array);
    checkArray('scatter', 'out', out, Float32Array);
    checkSameLength('scatter', 'a', a, 'indices', indices);
    checkIndices('scatter', 'indices', indices, out.length);
    checkApart('scatter', 'out', out, 'a', a);
    checkApart('scatter', 'out', out, 'indices', indices);
  },
  scatterRows(a, indices, outer, m, rows, inner, reduction, type, out) {
    checkArray('scatterRows', 'a', a, Uint8Array);
    checkArray('scatterRows', 'indices', indices, Uint32Array);
    checkSize('scatterRows', 'outer', outer);
    checkSize('scatterRows', 'm', m);
    checkSize('scatterRows', 'rows', rows);
    checkSize('scatterRows', 'inner', inner);
    checkSize('scatterRows', 'reduction', reduction);
    checkSize('scatterRows', 'type', type);
    checkArray('scatterRows', 'out', out, Uint8Array);
    checkRange('scatterRows', 'reduction', reduction, 0, 4);
    checkRange('scatterRows', 'type', type, 0, 12);
    checkLength('scatterRows', 'a', a, outer * m * inner * (elementTypeBytes[type] ?? 0), outer, m, inner * (elementTypeBytes[type] ?? 0));
    checkLength('scatterRows', 'indices', indices, outer * m, outer, m);
    checkLength('scatterRows', 'out', out, outer * rows * inner * (elementTypeBytes[type] ?? 0), outer, rows, inner * (elementTypeBytes[type] ?? 0));
    checkIndices('scatterRows', 'indices', indices, rows);
    checkApart('scatterRows', 'out', out, 'a', a);
    checkApart('scatterRows', 'out', out, 'indices', indices);
  },
  searchSorted(a, n, sorted, lists, length, type, out) {
    checkArray('searchSorted', 'a', a, Uint8Array);
    checkSize('searchSorted', 'n', n);
    checkArray('searchSorted', 'sorted', sorted, Uint8Array);
    checkSize('searchSorted', 'lists', lists);
    checkSize('searchSorted', 'length', length);
    checkSize('searchSorted', 'type', type);
    checkArray('searchSorted', 'out', out, Uint32Array);
    checkRange('searchSorted', 'lists', lists, 1, Number.POSITIVE_INFINITY);
    checkRange('searchSorted', 'type', type, 0, 12);
    checkLength('searchSorted', 'a', a, n * (elementTypeBytes[type] ?? 0));
    checkLength('searchSorted', 'sorted', sorted, lists * length * (elementTypeBytes[type] ?? 0), lists, length * (elementTypeBytes[type] ?? 0));
    checkLength('searchSorted', 'out', out, n);
    checkApart('searchSorted', 'out', out, 'a', a);
    checkApart('searchSorted', 'out', out, 'sorted', sorted);
  },
  select(condition, a, b, out) {
    checkArray('select', 'condition', condition, Float32Array);
    checkArray('select', 'a', a, Float32Array);
    checkArray('select', 'b', b, Float32Array);
    checkArray('select', 'out', out, Float32Array);
    checkSameLength('select', 'condition', condition, 'a', a);
    checkSameLength('select', 'condition', condition, 'b', b);
    checkSameLength('select', 'condition', condition, 'out', out);
    checkAlias('select', 'out', out, 'condition', condition);
    checkAlias('select', 'out', out, 'a', a);
    checkAlias('select', 'out', out, 'b', b);
  },
  selectAny(condition, a, b, width, out) {
    checkArray('selectAny', 'condition', condition, Uint8Array);
    checkArray('selectAny', 'a', a, Uint8Array);
    checkArray('selectAny', 'b', b, Uint8Array);
    checkSize('selectAny', 'width', width);
    checkArray('selectAny', 'out', out, Uint8Array);
    checkLength('selectAny', 'a', a, condition.length * width, condition.length, width);
    checkLength('selectAny', 'b', b, condition.length * width, condition.length, width);
    checkLength('selectAny', 'out', out, condition.length * width, condition.length, width);
    checkApart('selectAny', 'out', out, 'condition', condition);
    checkApart('selectAny', 'out', out, 'a', a);
    checkApart('selectAny', 'out', out, 'b', b);
  },
  selu(a, out) {
    checkArray('selu', 'a', a, Float32Array);
    checkArray('selu', 'out', out, Float32Array);
    checkSameLength('selu', 'a', a, 'out', out);
    checkAlias('selu', 'out', out, 'a', a);
  },
  sigmoid(a, out) {
    checkArray('sigmoid', 'a', a, Float32Array);
    checkArray('sigmoid', 'out', out, Float32Array);
    checkSameLength('sigmoid', 'a', a, 'out', out);
    checkAlias('sigmoid', 'out', out, 'a', a);
  },
  sign(a, out) {
    checkArray('sign', 'a', a, Float32Array);
    checkArray('sign', 'out', out, Float32Array);
    checkSameLength('sign', 'a', a, 'out', out);
    checkAlias('sign', 'out', out, 'a', a);
  },
  silu(a, out) {
    checkArray('silu', 'a', a, Float32Array);
    checkArray('silu', 'out', out, Float32Array);
    checkSameLength('silu', 'a', a, 'out', out);
    checkAlias('silu', 'out', out, 'a', a);
  },
  sin(a, out) {
    checkArray('sin', 'a', a, Float32Array);
    checkArray('sin', 'out', out, Float32Array);
    checkSameLength('sin', 'a', a, 'out', out);
    checkAlias('sin', 'out', out, 'a', a);
  },
  softmax(a, out) {
    checkArray('softmax', 'a', a, Float32Array);
    checkArray('softmax', 'out', out, Float32Array);
    checkSameLength('softmax', 'a', a, 'out', out);
    checkAlias('softmax', 'out', out, 'a', a);
    checkNotEmpty('softmax', 'a', a);
  },
  softmaxRows(a, rows, columns, out) {
    checkArray('softmaxRows', 'a', a, Float32Array);
    checkSize('softmaxRows', 'rows', rows);
    checkSize('softmaxRows', 'columns', columns);
    checkArray('softmaxRows', 'out', out, Float32Array);
    checkLength('softmaxRows', 'a', a, rows * columns, rows, columns);
    checkLength('softmaxRows', 'out', out, rows * columns, rows, columns);
    checkAlias('softmaxRows', 'out', out, 'a', a);
  },
  softplus(a, out) {
    checkArray('softplus', 'a', a, Float32Array);
    checkArray('softplus', 'out', out, Float32Array);
    checkSameLength('softplus', 'a', a, 'out', out);
    checkAlias('softplus', 'out', out, 'a', a);
  },
  sqrt(a, out) {
    checkArray('sqrt', 'a', a, Float32Array);
    checkArray('sqrt', 'out', out, Float32Array);
    checkSameLength('sqrt', 'a', a, 'out', out);
    checkAlias('sqrt', 'out', out, 'a', a);
  },
  squaredEuclidean(a, b) {
    checkArray('squaredEuclidean', 'a', a, Float32Array);
    checkArray('squaredEuclidean', 'b', b, Float32Array);
    checkSameLength('squaredEuclidean', 'a', a, 'b', b);
  },
  squaredEuclideanF16(a, b) {
    checkArray('squaredEuclideanF16', 'a', a, Uint16Array, 'Float16Array');
    checkArray('squaredEuclideanF16', 'b', b, Uint16Array, 'Float16Array');
    checkSameLength('squaredEuclideanF16', 'a', a, 'b', b);
  },
  squaredEuclideanI8(a, b) {
    checkArray('squaredEuclideanI8', 'a', a, Int8Array);
    checkArray('squaredEuclideanI8', 'b', b, Int8Array);
    checkSameLength('squaredEuclideanI8', 'a', a, 'b', b);
  },
  squaredEuclideanU8(a, b) {
    checkArray('squaredEuclideanU8', 'a', a, Uint8Array);
    checkArray('squaredEuclideanU8', 'b', b, Uint8Array);
    checkSameLength('squaredEuclideanU8', 'a', a, 'b', b);
  },
  sub(a, b, out) {
    checkArray('sub', 'a', a, Float32Array);
    checkArray('sub', 'b', b, Float32Array);
    checkArray('sub', 'out', out, Float32Array);
    checkSameLength('sub', 'a', a, 'b', b);
    checkSameLength('sub', 'a', a, 'out', out);
    checkAlias('sub', 'out', out, 'a', a);
    checkAlias('sub', 'out', out, 'b', b);
  },
  sum(a) {
    checkArray('sum', 'a', a, Float32Array);
  },
  sumOfSquares(a) {
    checkArray('sumOfSquares', 'a', a, Float32Array);
  },
  swiGlu(gate, up, out) {
    checkArray('swiGlu', 'gate', gate, Float32Array);
    checkArray('swiGlu', 'up', up, Float32Array);
    checkArray('swiGlu', 'out', out, Float32Array);
    checkSameLength('swiGlu', 'gate', gate, 'up', up);
    checkSameLength('swiGlu', 'gate', gate, 'out', out);
    checkAlias('swiGlu', 'out', out, 'gate', gate);
    checkAlias('swiGlu', 'out', out, 'up', up);
  },
  tanh(a, out) {
    checkArray('tanh', 'a', a, Float32Array);
    checkArray('tanh', 'out', out, Float32Array);
    checkSameLength('tanh', 'a', a, 'out', out);
    checkAlias('tanh', 'out', out, 'a', a);
  },
  topK(a, values, indices) {
    checkArray('topK', 'a', a, Float32Array);
    checkArray('topK', 'values', values, Float32Array);
    checkArray('topK', 'indices', indices, Uint32Array);
    checkSameLength('topK', 'values', values, 'indices', indices);
    checkAtMost('topK', 'values', values, a.length);
    checkApart('topK', 'values', values, 'a', a);
    checkApart('topK', 'values', values, 'indices', indices);
    checkApart('topK', 'indices', indices, 'a', a);
    checkApart('topK', 'indices', indices, 'values', values);
  },
  topKAny(a, rows, n, type, k, isLargest, values, indices) {
    checkArray('topKAny', 'a', a, Uint8Array);
    checkSize('topKAny', 'rows', rows);
    checkSize('topKAny', 'n', n);
    checkSize('topKAny', 'type', type);
    checkSize('topKAny', 'k', k);
    checkSize('topKAny', 'isLargest', isLargest);
    checkArray('topKAny', 'values', values, Uint8Array);
    checkArray('topKAny', 'indices', indices, Uint8Array);
    checkRange('topKAny', 'type', type, 0, 12);
    checkRange('topKAny', 'isLargest', isLargest, 0, 1);
    checkLength('topKAny', 'a', a, rows * n * (elementTypeBytes[type] ?? 0), rows, n * (elementTypeBytes[type] ?? 0));
    checkLength('topKAny', 'values', values, rows * k * (elementTypeBytes[type] ?? 0), rows, k * (elementTypeBytes[type] ?? 0));
    checkLength('topKAny', 'indices', indices, rows * k * 8, rows, k * 8);
    checkApart('topKAny', 'values', values, 'a', a);
    checkApart('topKAny', 'values', values, 'indices', indices);
    checkApart('topKAny', 'indices', indices, 'a', a);
    checkApart('topKAny', 'indices', indices, 'values', values);
  },
  transpose(a, rows, columns, out) {
    checkArray('transpose', 'a', a, Float32Array);
    checkSize('transpose', 'rows', rows);
    checkSize('transpose', 'columns', columns);
    checkArray('transpose', 'out', out, Float32Array);
    checkLength('transpose', 'a', a, rows * columns, rows, columns);
    checkLength('transpose', 'out', out, columns * rows, columns, rows);
    checkApart('transpose', 'out', out, 'a', a);
  },
  transposeEach(a, batch, rows, columns, out) {
    checkArray('transposeEach', 'a', a, Float32Array);
    checkSize('transposeEach', 'batch', batch);
    checkSize('transposeEach', 'rows', rows);
    checkSize('transposeEach', 'columns', columns);
    checkArray('transposeEach', 'out', out, Float32Array);
    checkLength('transposeEach', 'a', a, batch * rows * columns, batch, rows, columns);
    checkLength('transposeEach', 'out', out, batch * columns * rows, batch, columns, rows);
    checkApart('transposeEach', 'out', out, 'a', a);
  },
  treeEnsemble(keys, rows, slots, nodes, nodeCount, childBits, roots, columns, depths, groups, leaves, leafRows, width, targets, out) {
    checkArray('treeEnsemble', 'keys', keys, Uint32Array);
    checkSize('treeEnsemble', 'rows', rows);
    checkSize('treeEnsemble', 'slots', slots);
    checkArray('treeEnsemble', 'nodes', nodes, Uint32Array);
    checkSize('treeEnsemble', 'nodeCount', nodeCount);
    checkSize('treeEnsemble', 'childBits', childBits);
    checkArray('treeEnsemble', 'roots', roots, Uint32Array);
    checkArray('treeEnsemble', 'columns', columns, Uint32Array);
    checkArray('treeEnsemble', 'depths', depths, Uint32Array);
    checkSize('treeEnsemble', 'groups', groups);
    checkArray('treeEnsemble', 'leaves', leaves, Float32Array);
    checkSize('treeEnsemble', 'leafRows', leafRows);
    checkSize('treeEnsemble', 'width', width);
    checkSize('treeEnsemble', 'targets', targets);
    checkArray('treeEnsemble', 'out', out, Float32Array);
    checkRange('treeEnsemble', 'slots', slots, 1, Number.POSITIVE_INFINITY);
    checkRange('treeEnsemble', 'nodeCount', nodeCount, 1, Number.POSITIVE_INFINITY);
    checkRange('treeEnsemble', 'childBits', childBits, 0, 24);
    checkRange('treeEnsemble', 'targets', targets, 1, Number.POSITIVE_INFINITY);
    checkLength('treeEnsemble', 'keys', keys, rows * slots, rows, slots);
    checkLength('treeEnsemble', 'nodes', nodes, nodeCount * 2);
    checkLength('treeEnsemble', 'roots', roots, groups * 8);
    checkLength('treeEnsemble', 'columns', columns, groups * 8);
    checkLength('treeEnsemble', 'depths', depths, groups);
    checkLength('treeEnsemble', 'leaves', leaves, leafRows * width, leafRows, width);
    checkLength('treeEnsemble', 'out', out, rows * targets, rows, targets);
    checkIndices('treeEnsemble', 'roots', roots, nodeCount);
    checkIndices('treeEnsemble', 'columns', columns, targets);
    checkApart('treeEnsemble', 'out', out, 'keys', keys);
    checkApart('treeEnsemble', 'out', out, 'nodes', nodes);
    checkApart('treeEnsemble', 'out', out, 'roots', roots);
    checkApart('treeEnsemble', 'out', out, 'columns', columns);
    checkApart('treeEnsemble', 'out', out, 'depths', depths);
    checkApart('treeEnsemble', 'out', out, 'leaves', leaves);
  },
  treeKeys(a, rows, features, slots, out) {
    checkArray('treeKeys', 'a', a, Float32Array);
    checkSize('treeKeys', 'rows', rows);
    checkSize('treeKeys', 'features', features);
    checkSize('treeKeys', 'slots', slots);
    checkArray('treeKeys', 'out', out, Uint32Array);
    checkLength('treeKeys', 'a', a, rows * features, rows, features);
    checkLength('treeKeys', 'out', out, rows * slots, rows, slots);
    checkApart('treeKeys', 'out', out, 'a', a);
  },
  trunc(a, out) {
    checkArray('trunc', 'a', a, Float32Array);
    checkArray('trunc', 'out', out, Float32Array);
    checkSameLength('trunc', 'a', a, 'out', out);
    checkAlias('trunc', 'out', out, 'a', a);
  },
  unaryAny(a, operation, type, n, out) {
    checkArray('unaryAny', 'a', a, Uint8Array);
    checkSize('unaryAny', 'operation', operation);
    checkSize('unaryAny', 'type', type);
    checkSize('unaryAny', 'n', n);
    checkArray('unaryAny', 'out', out, Uint8Array);
    checkRange('unaryAny', 'operation', operation, 0, 8);
    checkRange('unaryAny', 'type', type, 0, 12);
    checkLength('unaryAny', 'a', a, n * (elementTypeBytes[type] ?? 0));
    checkLength('unaryAny', 'out', out, n * (elementTypeBytes[type] ?? 0));
    checkAlias('unaryAny', 'out', out, 'a', a);
  },
  unaryRare(a, alpha, beta, operation, out) {
    checkArray('unaryRare', 'a', a, Float32Array);
    checkNumber('unaryRare', 'alpha', alpha);
    checkNumber('unaryRare', 'beta', beta);
    checkSize('unaryRare', 'operation', operation);
    checkArray('unaryRare', 'out', out, Float32Array);
    checkRange('unaryRare', 'operation', operation, 0, 12);
    checkSameLength('unaryRare', 'a', a, 'out', out);
    checkAlias('unaryRare', 'out', out, 'a', a);
  },
  variance(a) {
    checkArray('variance', 'a', a, Float32Array);
  },
  vecmat(x, b, out) {
    checkArray('vecmat', 'x', x, Float32Array);
    checkArray('vecmat', 'b', b, Float32Array);
    checkArray('vecmat', 'out', out, Float32Array);
    checkLength('vecmat', 'b', b, x.length * out.length, x.length, out.length);
    checkApart('vecmat', 'out', out, 'x', x);
    checkApart('vecmat', 'out', out, 'b', b);
  },
  absF64: wideChecks.absF64,
  acos: wideChecks.acos,
  acosh: wideChecks.acosh,
  addBf16: wideChecks.addBf16,
  addF16: wideChecks.addF16,
  addF64: wideChecks.addF64,
  addI16: wideChecks.addI16,
  addI8: wideChecks.addI8,
  addSaturatedI16: wideChecks.addSaturatedI16,
  addSaturatedI8: wideChecks.addSaturatedI8,
  argmaxF64: wideChecks.argmaxF64,
  argminF64: wideChecks.argminF64,
  asin: wideChecks.asin,
  asinh: wideChecks.asinh,
  atan: wideChecks.atan,
  atan2: wideChecks.atan2,
  atanh: wideChecks.atanh,
  axpyF64: wideChecks.axpyF64,
  bf16ToF32: wideChecks.bf16ToF32,
  boxFilter: wideChecks.boxFilter,
  boxFilterBytes: wideChecks.boxFilterBytes,
  copysign: wideChecks.copysign,
  correlation: wideChecks.correlation,
  cosh: wideChecks.cosh,
  cosineBf16: wideChecks.cosineBf16,
  cosineManyBf16: wideChecks.cosineManyBf16,
  covariance: wideChecks.covariance,
  deterministicDeviations: wideChecks.deterministicDeviations,
  deterministicDot: wideChecks.deterministicDot,
  deterministicNormL1: wideChecks.deterministicNormL1,
  deterministicSquaredEuclidean: wideChecks.deterministicSquaredEuclidean,
  deterministicSum: wideChecks.deterministicSum,
  deterministicSumOfSquares: wideChecks.deterministicSumOfSquares,
  divF64: wideChecks.divF64,
  dotBf16: wideChecks.dotBf16,
  dotF64: wideChecks.dotF64,
  dotI16: wideChecks.dotI16,
  dotManyBf16: wideChecks.dotManyBf16,
  dotManyF64: wideChecks.dotManyF64,
  exp2: wideChecks.exp2,
  expm1: wideChecks.expm1,
  f32ToBf16: wideChecks.f32ToBf16,
  filterSeparable: wideChecks.filterSeparable,
  filterSymmetricBytes: wideChecks.filterSymmetricBytes,
  fmaF64: wideChecks.fmaF64,
  fract: wideChecks.fract,
  hamming: wideChecks.hamming,
  hammingU32: wideChecks.hammingU32,
  hashKeys: wideChecks.hashKeys,
  hashRows: wideChecks.hashRows,
  jaccard: wideChecks.jaccard,
  jaccardU32: wideChecks.jaccardU32,
  joinChannels: wideChecks.joinChannels,
  joinChannelsU8: wideChecks.joinChannelsU8,
  log10: wideChecks.log10,
  log1p: wideChecks.log1p,
  log2: wideChecks.log2,
  matmulF64: wideChecks.matmulF64,
  maxF64: wideChecks.maxF64,
  maxI16: wideChecks.maxI16,
  maxI8: wideChecks.maxI8,
  maximumF64: wideChecks.maximumF64,
  minF64: wideChecks.minF64,
  minI16: wideChecks.minI16,
  minI8: wideChecks.minI8,
  minMax: wideChecks.minMax,
  minimumF64: wideChecks.minimumF64,
  mixChannels: wideChecks.mixChannels,
  mixChannelsBytes: wideChecks.mixChannelsBytes,
  mulBf16: wideChecks.mulBf16,
  mulF16: wideChecks.mulF16,
  mulF64: wideChecks.mulF64,
  mulI16: wideChecks.mulI16,
  mulI8: wideChecks.mulI8,
  mulSaturatedI16: wideChecks.mulSaturatedI16,
  mulSaturatedI8: wideChecks.mulSaturatedI8,
  multiplyAccumulateI16: wideChecks.multiplyAccumulateI16,
  multiplyAccumulateI8: wideChecks.multiplyAccumulateI8,
  negF64: wideChecks.negF64,
  normL1F64: wideChecks.normL1F64,
  normL2F64: wideChecks.normL2F64,
  outerProduct: wideChecks.outerProduct,
  randomExponential: wideChecks.randomExponential,
  randomIntegers: wideChecks.randomIntegers,
  randomNormal: wideChecks.randomNormal,
  randomUniform: wideChecks.randomUniform,
  resample: wideChecks.resample,
  resampleBytes: wideChecks.resampleBytes,
  roundHalfAway: wideChecks.roundHalfAway,
  sampleVariance: wideChecks.sampleVariance,
  scaleBf16: wideChecks.scaleBf16,
  scaleF16: wideChecks.scaleF16,
  scaleF64: wideChecks.scaleF64,
  sinh: wideChecks.sinh,
  sobel: wideChecks.sobel,
  sobelBytes: wideChecks.sobelBytes,
  splitChannels: wideChecks.splitChannels,
  splitChannelsU8: wideChecks.splitChannelsU8,
  sqrtF64: wideChecks.sqrtF64,
  squaredEuclideanBf16: wideChecks.squaredEuclideanBf16,
  stddev: wideChecks.stddev,
  subBf16: wideChecks.subBf16,
  subF16: wideChecks.subF16,
  subF64: wideChecks.subF64,
  subI16: wideChecks.subI16,
  subI8: wideChecks.subI8,
  subSaturatedI16: wideChecks.subSaturatedI16,
  subSaturatedI8: wideChecks.subSaturatedI8,
  sumF64: wideChecks.sumF64,
  sumI16: wideChecks.sumI16,
  sumI8: wideChecks.sumI8,
  sumKahan: wideChecks.sumKahan,
  symmetricEigenInto: wideChecks.symmetricEigenInto,
  tan: wideChecks.tan,
  zScore: wideChecks.zScore,
};

/** An operation's name -> the number of elements from which another way of computing it pays. */
export type Lengths = Readonly<Record<keyof Kernels, number>>;

/**
 * Kernels that check their arguments, then run where it is cheapest: tensors of one arena in WebAssembly, from
 * `arenaFrom` elements on in native code; other arrays in `small`, from `nativeFrom` elements on in `native`.
 */
export function checkedKernels(native: Kernels, small: Kernels, nativeFrom: Lengths, arenaFrom: Lengths): Kernels {
  return {
    abs(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.abs(a, out);
      if (a.length < 8) return small.abs(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.abs) arena.wasm.abs(a.byteOffset, out.byteOffset, a.length);
        else arena.native.abs(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.abs) return small.abs(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.abs(a, out) : small.abs(a, out);
    },
    absF64(a, out) {
      if (!(a instanceof Float64Array && out instanceof Float64Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.absF64(a, out);
      if (a.length < 8) return small.absF64(a, out);
      if (a.length < nativeFrom.absF64) return small.absF64(a, out);
      return isAsWide(a, 8) && isAsWide(out, 8) ? native.absF64(a, out) : small.absF64(a, out);
    },
    acos(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.acos(a, out);
      if (a.length < 8) return small.acos(a, out);
      if (a.length < nativeFrom.acos) return small.acos(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.acos(a, out) : small.acos(a, out);
    },
    acosh(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.acosh(a, out);
      if (a.length < 8) return small.acosh(a, out);
      if (a.length < nativeFrom.acosh) return small.acosh(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.acosh(a, out) : small.acosh(a, out);
    },
    add(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.add(a, b, out);
      if (a.length < 8) return small.add(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.add) arena.wasm.add(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.add(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.add) return small.add(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.add(a, b, out) : small.add(a, b, out);
    },
    addBf16(a, b, out) {
      if (!(a instanceof Uint16Array && b instanceof Uint16Array && out instanceof Uint16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.addBf16(a, b, out);
      if (a.length < 8) return small.addBf16(a, b, out);
      if (a.length < nativeFrom.addBf16) return small.addBf16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.addBf16(a, b, out) : small.addBf16(a, b, out);
    },
    addF16(a, b, out) {
      argumentChecks.addF16(a, b, out);
      if (a.length < 8) return small.addF16(a, b, out);
      if (a.length < nativeFrom.addF16) return small.addF16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.addF16(a, b, out) : small.addF16(a, b, out);
    },
    addF64(a, b, out) {
      if (!(a instanceof Float64Array && b instanceof Float64Array && out instanceof Float64Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.addF64(a, b, out);
      if (a.length < 8) return small.addF64(a, b, out);
      if (a.length < nativeFrom.addF64) return small.addF64(a, b, out);
      return isAsWide(a, 8) && isAsWide(b, 8) && isAsWide(out, 8) ? native.addF64(a, b, out) : small.addF64(a, b, out);
    },
    addI16(a, b, out) {
      if (!(a instanceof Int16Array && b instanceof Int16Array && out instanceof Int16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.addI16(a, b, out);
      if (a.length < 8) return small.addI16(a, b, out);
      if (a.length < nativeFrom.addI16) return small.addI16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.addI16(a, b, out) : small.addI16(a, b, out);
    },
    addI8(a, b, out) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && out instanceof Int8Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.addI8(a, b, out);
      if (a.length < 8) return small.addI8(a, b, out);
      if (a.length < nativeFrom.addI8) return small.addI8(a, b, out);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.addI8(a, b, out) : small.addI8(a, b, out);
    },
    addRelu(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.addRelu(a, b, out);
      if (a.length < 8) return small.addRelu(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.addRelu) arena.wasm.addRelu(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.addRelu(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.addRelu) return small.addRelu(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.addRelu(a, b, out) : small.addRelu(a, b, out);
    },
    addRmsNorm(a, rows, columns, residual, gamma, epsilon, out) {
      argumentChecks.addRmsNorm(a, rows, columns, residual, gamma, epsilon, out);
      if (residual.length + out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(residual) === arena && (gamma.length === 0 || arenaOf(gamma) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.addRmsNorm) arena.wasm.addRmsNorm(a.byteOffset, residual.byteOffset, (gamma.length && gamma.byteOffset), epsilon, out.byteOffset, rows, columns);
        else arena.native.addRmsNorm(a.byteOffset, residual.byteOffset, (gamma.length && gamma.byteOffset), epsilon, out.byteOffset, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.addRmsNorm) return small.addRmsNorm(a, rows, columns, residual, gamma, epsilon, out);
      return isAsWide(a, 4) && isAsWide(residual, 4) && isAsWide(gamma, 4) && isAsWide(out, 4) ? native.addRmsNorm(a, rows, columns, residual, gamma, epsilon, out) : small.addRmsNorm(a, rows, columns, residual, gamma, epsilon, out);
    },
    addSaturatedI16(a, b, out) {
      if (!(a instanceof Int16Array && b instanceof Int16Array && out instanceof Int16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.addSaturatedI16(a, b, out);
      if (a.length < 8) return small.addSaturatedI16(a, b, out);
      if (a.length < nativeFrom.addSaturatedI16) return small.addSaturatedI16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.addSaturatedI16(a, b, out) : small.addSaturatedI16(a, b, out);
    },
    addSaturatedI8(a, b, out) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && out instanceof Int8Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.addSaturatedI8(a, b, out);
      if (a.length < 8) return small.addSaturatedI8(a, b, out);
      if (a.length < nativeFrom.addSaturatedI8) return small.addSaturatedI8(a, b, out);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.addSaturatedI8(a, b, out) : small.addSaturatedI8(a, b, out);
    },
    addScaled(a, s, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && typeof s === 'number' && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.addScaled(a, s, b, out);
      if (a.length < 8) return small.addScaled(a, s, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.addScaled) arena.wasm.addScaled(a.byteOffset, s, b.byteOffset, out.byteOffset, a.length);
        else arena.native.addScaled(a.byteOffset, s, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.addScaled) return small.addScaled(a, s, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.addScaled(a, s, b, out) : small.addScaled(a, s, b, out);
    },
    argReduceAny(a, outer, length, inner, type, isMax, selectLast, out) {
      argumentChecks.argReduceAny(a, outer, length, inner, type, isMax, selectLast, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.argReduceAny) arena.wasm.argReduceAny(a.byteOffset, out.byteOffset, outer, length, inner, type, isMax, selectLast);
        else arena.native.argReduceAny(a.byteOffset, out.byteOffset, outer, length, inner, type, isMax, selectLast);
        return out;
      }
      if (a.length < nativeFrom.argReduceAny) return small.argReduceAny(a, outer, length, inner, type, isMax, selectLast, out);
      return isAsWide(a, 1) && isAsWide(out, 1) ? native.argReduceAny(a, outer, length, inner, type, isMax, selectLast, out) : small.argReduceAny(a, outer, length, inner, type, isMax, selectLast, out);
    },
    argmax(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.argmax(a);
      if (a.length < 8) return small.argmax(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.argmax) return arena.wasm.argmax(a.byteOffset, a.length);
        return arena.native.argmax(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.argmax) return small.argmax(a);
      return isAsWide(a, 4) ? native.argmax(a) : small.argmax(a);
    },
    argmaxF64(a) {
      if (!(a instanceof Float64Array && a.length > 0)) argumentChecks.argmaxF64(a);
      if (a.length < 8) return small.argmaxF64(a);
      if (a.length < nativeFrom.argmaxF64) return small.argmaxF64(a);
      return isAsWide(a, 8) ? native.argmaxF64(a) : small.argmaxF64(a);
    },
    argmin(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.argmin(a);
      if (a.length < 8) return small.argmin(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.argmin) return arena.wasm.argmin(a.byteOffset, a.length);
        return arena.native.argmin(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.argmin) return small.argmin(a);
      return isAsWide(a, 4) ? native.argmin(a) : small.argmin(a);
    },
    argminF64(a) {
      if (!(a instanceof Float64Array && a.length > 0)) argumentChecks.argminF64(a);
      if (a.length < 8) return small.argminF64(a);
      if (a.length < nativeFrom.argminF64) return small.argminF64(a);
      return isAsWide(a, 8) ? native.argminF64(a) : small.argminF64(a);
    },
    asin(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.asin(a, out);
      if (a.length < 8) return small.asin(a, out);
      if (a.length < nativeFrom.asin) return small.asin(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.asin(a, out) : small.asin(a, out);
    },
    asinh(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.asinh(a, out);
      if (a.length < 8) return small.asinh(a, out);
      if (a.length < nativeFrom.asinh) return small.asinh(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.asinh(a, out) : small.asinh(a, out);
    },
    atan(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.atan(a, out);
      if (a.length < 8) return small.atan(a, out);
      if (a.length < nativeFrom.atan) return small.atan(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.atan(a, out) : small.atan(a, out);
    },
    atan2(y, x, out) {
      if (!(y instanceof Float32Array && x instanceof Float32Array && out instanceof Float32Array && y.length > 0 && x.length === y.length && out.length === y.length && ((y.byteOffset | x.byteOffset | out.byteOffset) === 0 || (isApart(out, y) && isApart(out, x))))) argumentChecks.atan2(y, x, out);
      if (y.length < 8) return small.atan2(y, x, out);
      if (y.length < nativeFrom.atan2) return small.atan2(y, x, out);
      return isAsWide(y, 4) && isAsWide(x, 4) && isAsWide(out, 4) ? native.atan2(y, x, out) : small.atan2(y, x, out);
    },
    atanh(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.atanh(a, out);
      if (a.length < 8) return small.atanh(a, out);
      if (a.length < nativeFrom.atanh) return small.atanh(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.atanh(a, out) : small.atanh(a, out);
    },
    attention(q, batch, queries, kvHeads, sharing, width, k, keys, v, valueWidth, mask, masks, scale, causal, out, work) {
      argumentChecks.attention(q, batch, queries, kvHeads, sharing, width, k, keys, v, valueWidth, mask, masks, scale, causal, out, work);
      if (out.length === 0) return out;
      const arena = arenaOf(q);
      if (arena !== undefined && arenaOf(k) === arena && arenaOf(v) === arena && (mask.length === 0 || arenaOf(mask) === arena) && arenaOf(out) === arena && (work.length === 0 || arenaOf(work) === arena)) {
        if (q.length < arenaFrom.attention) arena.wasm.attention(q.byteOffset, k.byteOffset, v.byteOffset, (mask.length && mask.byteOffset), scale, out.byteOffset, (work.length && work.byteOffset), batch, queries, kvHeads, sharing, width, keys, valueWidth, masks, causal, work.length);
        else arena.native.attention(q.byteOffset, k.byteOffset, v.byteOffset, (mask.length && mask.byteOffset), scale, out.byteOffset, (work.length && work.byteOffset), batch, queries, kvHeads, sharing, width, keys, valueWidth, masks, causal, work.length);
        return out;
      }
      if (q.length < nativeFrom.attention) return small.attention(q, batch, queries, kvHeads, sharing, width, k, keys, v, valueWidth, mask, masks, scale, causal, out, work);
      return isAsWide(q, 4) && isAsWide(k, 4) && isAsWide(v, 4) && isAsWide(mask, 4) && isAsWide(out, 4) && isAsWide(work, 4) ? native.attention(q, batch, queries, kvHeads, sharing, width, k, keys, v, valueWidth, mask, masks, scale, causal, out, work) : small.attention(q, batch, queries, kvHeads, sharing, width, k, keys, v, valueWidth, mask, masks, scale, causal, out, work);
    },
    averagePool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding) {
      argumentChecks.averagePool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (x.length < arenaFrom.averagePool2d) arena.wasm.averagePool2d(x.byteOffset, out.byteOffset, batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
        else arena.native.averagePool2d(x.byteOffset, out.byteOffset, batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
        return out;
      }
      if (x.length < nativeFrom.averagePool2d) return small.averagePool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
      return isAsWide(x, 4) && isAsWide(out, 4) ? native.averagePool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding) : small.averagePool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
    },
    axpy(alpha, x, y) {
      if (!(x instanceof Float32Array && y instanceof Float32Array && typeof alpha === 'number' && x.length > 0 && y.length === x.length && ((x.byteOffset | y.byteOffset) === 0 || (isApart(y, x))))) argumentChecks.axpy(alpha, x, y);
      if (x.length < 8) return small.axpy(alpha, x, y);
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(y) === arena) {
        if (x.length < arenaFrom.axpy) arena.wasm.axpy(alpha, x.byteOffset, y.byteOffset, x.length);
        else arena.native.axpy(alpha, x.byteOffset, y.byteOffset, x.length);
        return y;
      }
      if (x.length < nativeFrom.axpy) return small.axpy(alpha, x, y);
      return isAsWide(x, 4) && isAsWide(y, 4) ? native.axpy(alpha, x, y) : small.axpy(alpha, x, y);
    },
    axpyF64(alpha, x, y) {
      if (!(x instanceof Float64Array && y instanceof Float64Array && typeof alpha === 'number' && x.length > 0 && y.length === x.length && ((x.byteOffset | y.byteOffset) === 0 || (isApart(y, x))))) argumentChecks.axpyF64(alpha, x, y);
      if (x.length < 8) return small.axpyF64(alpha, x, y);
      if (x.length < nativeFrom.axpyF64) return small.axpyF64(alpha, x, y);
      return isAsWide(x, 8) && isAsWide(y, 8) ? native.axpyF64(alpha, x, y) : small.axpyF64(alpha, x, y);
    },
    batchNorm(a, rows, columns, mean, variance, gamma, beta, epsilon, out) {
      argumentChecks.batchNorm(a, rows, columns, mean, variance, gamma, beta, epsilon, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(mean) === arena && arenaOf(variance) === arena && (gamma.length === 0 || arenaOf(gamma) === arena) && (beta.length === 0 || arenaOf(beta) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.batchNorm) arena.wasm.batchNorm(a.byteOffset, mean.byteOffset, variance.byteOffset, (gamma.length && gamma.byteOffset), (beta.length && beta.byteOffset), epsilon, out.byteOffset, rows, columns);
        else arena.native.batchNorm(a.byteOffset, mean.byteOffset, variance.byteOffset, (gamma.length && gamma.byteOffset), (beta.length && beta.byteOffset), epsilon, out.byteOffset, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.batchNorm) return small.batchNorm(a, rows, columns, mean, variance, gamma, beta, epsilon, out);
      return isAsWide(a, 4) && isAsWide(mean, 4) && isAsWide(variance, 4) && isAsWide(gamma, 4) && isAsWide(beta, 4) && isAsWide(out, 4) ? native.batchNorm(a, rows, columns, mean, variance, gamma, beta, epsilon, out) : small.batchNorm(a, rows, columns, mean, variance, gamma, beta, epsilon, out);
    },
    bf16ToF32(a, out) {
      argumentChecks.bf16ToF32(a, out);
      if (a.length < 8) return small.bf16ToF32(a, out);
      if (a.length < nativeFrom.bf16ToF32) return small.bf16ToF32(a, out);
      return isAsWide(a, 2) && isAsWide(out, 4) ? native.bf16ToF32(a, out) : small.bf16ToF32(a, out);
    },
    binaryAny(a, b, operation, type, n, out) {
      argumentChecks.binaryAny(a, b, operation, type, n, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.binaryAny) arena.wasm.binaryAny(a.byteOffset, b.byteOffset, out.byteOffset, n, type, operation);
        else arena.native.binaryAny(a.byteOffset, b.byteOffset, out.byteOffset, n, type, operation);
        return out;
      }
      if (a.length < nativeFrom.binaryAny) return small.binaryAny(a, b, operation, type, n, out);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.binaryAny(a, b, operation, type, n, out) : small.binaryAny(a, b, operation, type, n, out);
    },
    boxFilter(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out) {
      argumentChecks.boxFilter(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.boxFilter) return small.boxFilter(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out);
      return isAsWide(a, 4) && isAsWide(lines, 4) && isAsWide(work, 4) && isAsWide(out, 4) ? native.boxFilter(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out) : small.boxFilter(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out);
    },
    boxFilterBytes(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out) {
      argumentChecks.boxFilterBytes(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.boxFilterBytes) return small.boxFilterBytes(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out);
      return isAsWide(a, 1) && isAsWide(lines, 4) && isAsWide(work, 4) && isAsWide(out, 1) ? native.boxFilterBytes(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out) : small.boxFilterBytes(a, height, width, channels, verticalCount, horizontalCount, border, lines, work, out);
    },
    ceil(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.ceil(a, out);
      if (a.length < 8) return small.ceil(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.ceil) arena.wasm.ceil(a.byteOffset, out.byteOffset, a.length);
        else arena.native.ceil(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.ceil) return small.ceil(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.ceil(a, out) : small.ceil(a, out);
    },
    clamp(a, low, high, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && typeof low === 'number' && typeof high === 'number' && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.clamp(a, low, high, out);
      if (a.length < 8) return small.clamp(a, low, high, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.clamp) arena.wasm.clamp(a.byteOffset, low, high, out.byteOffset, a.length);
        else arena.native.clamp(a.byteOffset, low, high, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.clamp) return small.clamp(a, low, high, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.clamp(a, low, high, out) : small.clamp(a, low, high, out);
    },
    compareAny(a, b, operation, type, n, out) {
      argumentChecks.compareAny(a, b, operation, type, n, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.compareAny) arena.wasm.compareAny(a.byteOffset, b.byteOffset, out.byteOffset, n, type, operation);
        else arena.native.compareAny(a.byteOffset, b.byteOffset, out.byteOffset, n, type, operation);
        return out;
      }
      if (a.length < nativeFrom.compareAny) return small.compareAny(a, b, operation, type, n, out);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.compareAny(a, b, operation, type, n, out) : small.compareAny(a, b, operation, type, n, out);
    },
    conv2d(x, batch, height, width, groups, groupChannels, groupOutputs, packed, kernelHeight, kernelWidth, bias, residual, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation) {
      argumentChecks.conv2d(x, batch, height, width, groups, groupChannels, groupOutputs, packed, kernelHeight, kernelWidth, bias, residual, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(packed) === arena && (bias.length === 0 || arenaOf(bias) === arena) && (residual.length === 0 || arenaOf(residual) === arena) && arenaOf(out) === arena) {
        if (x.length + packed.length < arenaFrom.conv2d) arena.wasm.conv2d(x.byteOffset, packed.byteOffset, (bias.length && bias.byteOffset), (residual.length && residual.byteOffset), out.byteOffset, low, high, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, activation);
        else arena.native.conv2d(x.byteOffset, packed.byteOffset, (bias.length && bias.byteOffset), (residual.length && residual.byteOffset), out.byteOffset, low, high, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, activation);
        return out;
      }
      if (x.length + packed.length < nativeFrom.conv2d) return small.conv2d(x, batch, height, width, groups, groupChannels, groupOutputs, packed, kernelHeight, kernelWidth, bias, residual, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation);
      return isAsWide(x, 4) && isAsWide(packed, 4) && isAsWide(bias, 4) && isAsWide(residual, 4) && isAsWide(out, 4) ? native.conv2d(x, batch, height, width, groups, groupChannels, groupOutputs, packed, kernelHeight, kernelWidth, bias, residual, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation) : small.conv2d(x, batch, height, width, groups, groupChannels, groupOutputs, packed, kernelHeight, kernelWidth, bias, residual, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation);
    },
    conv2dInteger(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
      argumentChecks.conv2dInteger(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (x.length + packed.length < arenaFrom.conv2dInteger) arena.wasm.conv2dInteger(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        else arena.native.conv2dInteger(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        return out;
      }
      if (x.length + packed.length < nativeFrom.conv2dInteger) return small.conv2dInteger(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      return isAsWide(x, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 4) ? native.conv2dInteger(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) : small.conv2dInteger(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    },
    conv2dIntegerU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
      argumentChecks.conv2dIntegerU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (x.length + packed.length < arenaFrom.conv2dIntegerU8) arena.wasm.conv2dIntegerU8(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        else arena.native.conv2dIntegerU8(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        return out;
      }
      if (x.length + packed.length < nativeFrom.conv2dIntegerU8) return small.conv2dIntegerU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      return isAsWide(x, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 4) ? native.conv2dIntegerU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) : small.conv2dIntegerU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    },
    conv2dRequantize(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
      argumentChecks.conv2dRequantize(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (x.length + packed.length < arenaFrom.conv2dRequantize) arena.wasm.conv2dRequantize(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        else arena.native.conv2dRequantize(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        return out;
      }
      if (x.length + packed.length < nativeFrom.conv2dRequantize) return small.conv2dRequantize(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      return isAsWide(x, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(zeroPoints, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 1) ? native.conv2dRequantize(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) : small.conv2dRequantize(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    },
    conv2dRequantizeU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
      argumentChecks.conv2dRequantizeU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (x.length + packed.length < arenaFrom.conv2dRequantizeU8) arena.wasm.conv2dRequantizeU8(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        else arena.native.conv2dRequantizeU8(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        return out;
      }
      if (x.length + packed.length < nativeFrom.conv2dRequantizeU8) return small.conv2dRequantizeU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      return isAsWide(x, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(zeroPoints, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 1) ? native.conv2dRequantizeU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) : small.conv2dRequantizeU8(x, batch, height, width, groups, groupChannels, xZeroPoint, packed, sums, groupOutputs, kernelHeight, kernelWidth, zeroPoints, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    },
    convertAny(a, from, n, to, out) {
      argumentChecks.convertAny(a, from, n, to, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.convertAny) arena.wasm.convertAny(a.byteOffset, out.byteOffset, n, from, to);
        else arena.native.convertAny(a.byteOffset, out.byteOffset, n, from, to);
        return out;
      }
      if (a.length < nativeFrom.convertAny) return small.convertAny(a, from, n, to, out);
      return isAsWide(a, 1) && isAsWide(out, 1) ? native.convertAny(a, from, n, to, out) : small.convertAny(a, from, n, to, out);
    },
    copyStrided(a, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out, outCount, outAt, outS0, outS1, outS2, outS3, outS4) {
      argumentChecks.copyStrided(a, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.copyStrided) arena.wasm.copyStrided(a.byteOffset, out.byteOffset, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
        else arena.native.copyStrided(a.byteOffset, out.byteOffset, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
        return out;
      }
      if (a.length < nativeFrom.copyStrided) return small.copyStrided(a, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
      return isAsWide(a, 1) && isAsWide(out, 1) ? native.copyStrided(a, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out, outCount, outAt, outS0, outS1, outS2, outS3, outS4) : small.copyStrided(a, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
    },
    copysign(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.copysign(a, b, out);
      if (a.length < 8) return small.copysign(a, b, out);
      if (a.length < nativeFrom.copysign) return small.copysign(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.copysign(a, b, out) : small.copysign(a, b, out);
    },
    correlation(a, b) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && a.length > 0 && b.length === a.length)) argumentChecks.correlation(a, b);
      if (a.length < 8) return small.correlation(a, b);
      if (a.length < nativeFrom.correlation) return small.correlation(a, b);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.correlation(a, b) : small.correlation(a, b);
    },
    cos(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.cos(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.cos) arena.wasm.cos(a.byteOffset, out.byteOffset, a.length);
        else arena.native.cos(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.cos) return small.cos(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.cos(a, out) : small.cos(a, out);
    },
    cosh(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.cosh(a, out);
      if (a.length < 8) return small.cosh(a, out);
      if (a.length < nativeFrom.cosh) return small.cosh(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.cosh(a, out) : small.cosh(a, out);
    },
    cosine(a, b) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && a.length > 0 && b.length === a.length)) argumentChecks.cosine(a, b);
      if (a.length < 8) return small.cosine(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.cosine) return arena.wasm.cosine(a.byteOffset, b.byteOffset, a.length);
        return arena.native.cosine(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.cosine) return small.cosine(a, b);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.cosine(a, b) : small.cosine(a, b);
    },
    cosineBf16(a, b) {
      if (!(a instanceof Uint16Array && b instanceof Uint16Array && a.length > 0 && b.length === a.length)) argumentChecks.cosineBf16(a, b);
      if (a.length < 8) return small.cosineBf16(a, b);
      if (a.length < nativeFrom.cosineBf16) return small.cosineBf16(a, b);
      return isAsWide(a, 2) && isAsWide(b, 2) ? native.cosineBf16(a, b) : small.cosineBf16(a, b);
    },
    cosineF16(a, b) {
      argumentChecks.cosineF16(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.cosineF16) return arena.wasm.cosineF16(a.byteOffset, b.byteOffset, a.length);
        return arena.native.cosineF16(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.cosineF16) return small.cosineF16(a, b);
      return isAsWide(a, 2) && isAsWide(b, 2) ? native.cosineF16(a, b) : small.cosineF16(a, b);
    },
    cosineI8(a, b) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && a.length > 0 && b.length === a.length)) argumentChecks.cosineI8(a, b);
      if (a.length < 8) return small.cosineI8(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.cosineI8) return arena.wasm.cosineI8(a.byteOffset, b.byteOffset, a.length);
        return arena.native.cosineI8(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.cosineI8) return small.cosineI8(a, b);
      return isAsWide(a, 1) && isAsWide(b, 1) ? native.cosineI8(a, b) : small.cosineI8(a, b);
    },
    cosineMany(rows, x, out) {
      argumentChecks.cosineMany(rows, x, out);
      const arena = arenaOf(rows);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(out) === arena) {
        if (rows.length < arenaFrom.cosineMany) arena.wasm.cosineMany(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        else arena.native.cosineMany(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        return out;
      }
      if (rows.length < nativeFrom.cosineMany) return small.cosineMany(rows, x, out);
      return isAsWide(rows, 4) && isAsWide(x, 4) && isAsWide(out, 4) ? native.cosineMany(rows, x, out) : small.cosineMany(rows, x, out);
    },
    cosineManyBf16(rows, x, out) {
      argumentChecks.cosineManyBf16(rows, x, out);
      if (rows.length < nativeFrom.cosineManyBf16) return small.cosineManyBf16(rows, x, out);
      return isAsWide(rows, 2) && isAsWide(x, 2) && isAsWide(out, 4) ? native.cosineManyBf16(rows, x, out) : small.cosineManyBf16(rows, x, out);
    },
    cosineManyF16(rows, x, out) {
      argumentChecks.cosineManyF16(rows, x, out);
      const arena = arenaOf(rows);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(out) === arena) {
        if (rows.length < arenaFrom.cosineManyF16) arena.wasm.cosineManyF16(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        else arena.native.cosineManyF16(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        return out;
      }
      if (rows.length < nativeFrom.cosineManyF16) return small.cosineManyF16(rows, x, out);
      return isAsWide(rows, 2) && isAsWide(x, 2) && isAsWide(out, 4) ? native.cosineManyF16(rows, x, out) : small.cosineManyF16(rows, x, out);
    },
    cosineManyI8(rows, x, out) {
      argumentChecks.cosineManyI8(rows, x, out);
      const arena = arenaOf(rows);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(out) === arena) {
        if (rows.length < arenaFrom.cosineManyI8) arena.wasm.cosineManyI8(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        else arena.native.cosineManyI8(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        return out;
      }
      if (rows.length < nativeFrom.cosineManyI8) return small.cosineManyI8(rows, x, out);
      return isAsWide(rows, 1) && isAsWide(x, 1) && isAsWide(out, 8) ? native.cosineManyI8(rows, x, out) : small.cosineManyI8(rows, x, out);
    },
    cosineManyU8(rows, x, out) {
      argumentChecks.cosineManyU8(rows, x, out);
      const arena = arenaOf(rows);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(out) === arena) {
        if (rows.length < arenaFrom.cosineManyU8) arena.wasm.cosineManyU8(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        else arena.native.cosineManyU8(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        return out;
      }
      if (rows.length < nativeFrom.cosineManyU8) return small.cosineManyU8(rows, x, out);
      return isAsWide(rows, 1) && isAsWide(x, 1) && isAsWide(out, 8) ? native.cosineManyU8(rows, x, out) : small.cosineManyU8(rows, x, out);
    },
    cosineU8(a, b) {
      if (!(a instanceof Uint8Array && b instanceof Uint8Array && a.length > 0 && b.length === a.length)) argumentChecks.cosineU8(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.cosineU8) return arena.wasm.cosineU8(a.byteOffset, b.byteOffset, a.length);
        return arena.native.cosineU8(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.cosineU8) return small.cosineU8(a, b);
      return isAsWide(a, 1) && isAsWide(b, 1) ? native.cosineU8(a, b) : small.cosineU8(a, b);
    },
    covariance(a, b, ddof) {
      argumentChecks.covariance(a, b, ddof);
      if (a.length < nativeFrom.covariance) return small.covariance(a, b, ddof);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.covariance(a, b, ddof) : small.covariance(a, b, ddof);
    },
    depthwiseConv2d(x, batch, height, width, channels, packed, kernelHeight, kernelWidth, bias, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation) {
      argumentChecks.depthwiseConv2d(x, batch, height, width, channels, packed, kernelHeight, kernelWidth, bias, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(packed) === arena && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(out) === arena) {
        if (x.length < arenaFrom.depthwiseConv2d) arena.wasm.depthwiseConv2d(x.byteOffset, packed.byteOffset, (bias.length && bias.byteOffset), out.byteOffset, low, high, batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, activation);
        else arena.native.depthwiseConv2d(x.byteOffset, packed.byteOffset, (bias.length && bias.byteOffset), out.byteOffset, low, high, batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, activation);
        return out;
      }
      if (x.length < nativeFrom.depthwiseConv2d) return small.depthwiseConv2d(x, batch, height, width, channels, packed, kernelHeight, kernelWidth, bias, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation);
      return isAsWide(x, 4) && isAsWide(packed, 4) && isAsWide(bias, 4) && isAsWide(out, 4) ? native.depthwiseConv2d(x, batch, height, width, channels, packed, kernelHeight, kernelWidth, bias, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation) : small.depthwiseConv2d(x, batch, height, width, channels, packed, kernelHeight, kernelWidth, bias, out, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation);
    },
    depthwiseRequantize(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft) {
      argumentChecks.depthwiseRequantize(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (x.length < arenaFrom.depthwiseRequantize) arena.wasm.depthwiseRequantize(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, batch, height, width, channels, kernelWidth, kernelHeight, outHeight, outWidth, strideY, strideX, padTop, padLeft);
        else arena.native.depthwiseRequantize(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, batch, height, width, channels, kernelWidth, kernelHeight, outHeight, outWidth, strideY, strideX, padTop, padLeft);
        return out;
      }
      if (x.length < nativeFrom.depthwiseRequantize) return small.depthwiseRequantize(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft);
      return isAsWide(x, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 1) ? native.depthwiseRequantize(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft) : small.depthwiseRequantize(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft);
    },
    depthwiseRequantizeU8(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft) {
      argumentChecks.depthwiseRequantizeU8(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (x.length < arenaFrom.depthwiseRequantizeU8) arena.wasm.depthwiseRequantizeU8(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, batch, height, width, channels, kernelWidth, kernelHeight, outHeight, outWidth, strideY, strideX, padTop, padLeft);
        else arena.native.depthwiseRequantizeU8(x.byteOffset, xZeroPoint, packed.byteOffset, sums.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, batch, height, width, channels, kernelWidth, kernelHeight, outHeight, outWidth, strideY, strideX, padTop, padLeft);
        return out;
      }
      if (x.length < nativeFrom.depthwiseRequantizeU8) return small.depthwiseRequantizeU8(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft);
      return isAsWide(x, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 1) ? native.depthwiseRequantizeU8(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft) : small.depthwiseRequantizeU8(x, batch, height, width, channels, xZeroPoint, packed, sums, kernelHeight, kernelWidth, bias, multipliers, zeroPoint, out, outHeight, outWidth, strideY, strideX, padTop, padLeft);
    },
    dequantizeI16(a, outer, channels, inner, scales, zeroPoints, out) {
      argumentChecks.dequantizeI16(a, outer, channels, inner, scales, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.dequantizeI16) arena.wasm.dequantizeI16(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        else arena.native.dequantizeI16(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.dequantizeI16) return small.dequantizeI16(a, outer, channels, inner, scales, zeroPoints, out);
      return isAsWide(a, 2) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 4) ? native.dequantizeI16(a, outer, channels, inner, scales, zeroPoints, out) : small.dequantizeI16(a, outer, channels, inner, scales, zeroPoints, out);
    },
    dequantizeI32(a, outer, channels, inner, scales, zeroPoints, out) {
      argumentChecks.dequantizeI32(a, outer, channels, inner, scales, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.dequantizeI32) arena.wasm.dequantizeI32(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        else arena.native.dequantizeI32(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.dequantizeI32) return small.dequantizeI32(a, outer, channels, inner, scales, zeroPoints, out);
      return isAsWide(a, 4) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 4) ? native.dequantizeI32(a, outer, channels, inner, scales, zeroPoints, out) : small.dequantizeI32(a, outer, channels, inner, scales, zeroPoints, out);
    },
    dequantizeI8(a, outer, channels, inner, scales, zeroPoints, out) {
      argumentChecks.dequantizeI8(a, outer, channels, inner, scales, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.dequantizeI8) arena.wasm.dequantizeI8(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        else arena.native.dequantizeI8(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.dequantizeI8) return small.dequantizeI8(a, outer, channels, inner, scales, zeroPoints, out);
      return isAsWide(a, 1) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 4) ? native.dequantizeI8(a, outer, channels, inner, scales, zeroPoints, out) : small.dequantizeI8(a, outer, channels, inner, scales, zeroPoints, out);
    },
    dequantizeU8(a, outer, channels, inner, scales, zeroPoints, out) {
      argumentChecks.dequantizeU8(a, outer, channels, inner, scales, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.dequantizeU8) arena.wasm.dequantizeU8(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        else arena.native.dequantizeU8(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.dequantizeU8) return small.dequantizeU8(a, outer, channels, inner, scales, zeroPoints, out);
      return isAsWide(a, 1) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 4) ? native.dequantizeU8(a, outer, channels, inner, scales, zeroPoints, out) : small.dequantizeU8(a, outer, channels, inner, scales, zeroPoints, out);
    },
    deterministicDeviations(a, centre) {
      if (!(a instanceof Float32Array && typeof centre === 'number' && a.length > 0)) argumentChecks.deterministicDeviations(a, centre);
      if (a.length < 8) return small.deterministicDeviations(a, centre);
      if (a.length < nativeFrom.deterministicDeviations) return small.deterministicDeviations(a, centre);
      return isAsWide(a, 4) ? native.deterministicDeviations(a, centre) : small.deterministicDeviations(a, centre);
    },
    deterministicDot(a, b) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && a.length > 0 && b.length === a.length)) argumentChecks.deterministicDot(a, b);
      if (a.length < 8) return small.deterministicDot(a, b);
      if (a.length < nativeFrom.deterministicDot) return small.deterministicDot(a, b);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.deterministicDot(a, b) : small.deterministicDot(a, b);
    },
    deterministicNormL1(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.deterministicNormL1(a);
      if (a.length < 8) return small.deterministicNormL1(a);
      if (a.length < nativeFrom.deterministicNormL1) return small.deterministicNormL1(a);
      return isAsWide(a, 4) ? native.deterministicNormL1(a) : small.deterministicNormL1(a);
    },
    deterministicSquaredEuclidean(a, b) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && a.length > 0 && b.length === a.length)) argumentChecks.deterministicSquaredEuclidean(a, b);
      if (a.length < 8) return small.deterministicSquaredEuclidean(a, b);
      if (a.length < nativeFrom.deterministicSquaredEuclidean) return small.deterministicSquaredEuclidean(a, b);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.deterministicSquaredEuclidean(a, b) : small.deterministicSquaredEuclidean(a, b);
    },
    deterministicSum(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.deterministicSum(a);
      if (a.length < 8) return small.deterministicSum(a);
      if (a.length < nativeFrom.deterministicSum) return small.deterministicSum(a);
      return isAsWide(a, 4) ? native.deterministicSum(a) : small.deterministicSum(a);
    },
    deterministicSumOfSquares(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.deterministicSumOfSquares(a);
      if (a.length < 8) return small.deterministicSumOfSquares(a);
      if (a.length < nativeFrom.deterministicSumOfSquares) return small.deterministicSumOfSquares(a);
      return isAsWide(a, 4) ? native.deterministicSumOfSquares(a) : small.deterministicSumOfSquares(a);
    },
    div(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.div(a, b, out);
      if (a.length < 8) return small.div(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.div) arena.wasm.div(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.div(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.div) return small.div(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.div(a, b, out) : small.div(a, b, out);
    },
    divF64(a, b, out) {
      if (!(a instanceof Float64Array && b instanceof Float64Array && out instanceof Float64Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.divF64(a, b, out);
      if (a.length < 8) return small.divF64(a, b, out);
      if (a.length < nativeFrom.divF64) return small.divF64(a, b, out);
      return isAsWide(a, 8) && isAsWide(b, 8) && isAsWide(out, 8) ? native.divF64(a, b, out) : small.divF64(a, b, out);
    },
    dot(a, b) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && a.length > 0 && b.length === a.length)) argumentChecks.dot(a, b);
      if (a.length < 8) return small.dot(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.dot) return arena.wasm.dot(a.byteOffset, b.byteOffset, a.length);
        return arena.native.dot(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.dot) return small.dot(a, b);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.dot(a, b) : small.dot(a, b);
    },
    dotBf16(a, b) {
      if (!(a instanceof Uint16Array && b instanceof Uint16Array && a.length > 0 && b.length === a.length)) argumentChecks.dotBf16(a, b);
      if (a.length < 8) return small.dotBf16(a, b);
      if (a.length < nativeFrom.dotBf16) return small.dotBf16(a, b);
      return isAsWide(a, 2) && isAsWide(b, 2) ? native.dotBf16(a, b) : small.dotBf16(a, b);
    },
    dotF16(a, b) {
      argumentChecks.dotF16(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.dotF16) return arena.wasm.dotF16(a.byteOffset, b.byteOffset, a.length);
        return arena.native.dotF16(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.dotF16) return small.dotF16(a, b);
      return isAsWide(a, 2) && isAsWide(b, 2) ? native.dotF16(a, b) : small.dotF16(a, b);
    },
    dotF64(a, b) {
      if (!(a instanceof Float64Array && b instanceof Float64Array && a.length > 0 && b.length === a.length)) argumentChecks.dotF64(a, b);
      if (a.length < 8) return small.dotF64(a, b);
      if (a.length < nativeFrom.dotF64) return small.dotF64(a, b);
      return isAsWide(a, 8) && isAsWide(b, 8) ? native.dotF64(a, b) : small.dotF64(a, b);
    },
    dotI16(a, b) {
      if (!(a instanceof Int16Array && b instanceof Int16Array && a.length > 0 && b.length === a.length)) argumentChecks.dotI16(a, b);
      if (a.length < 8) return small.dotI16(a, b);
      if (a.length < nativeFrom.dotI16) return small.dotI16(a, b);
      return isAsWide(a, 2) && isAsWide(b, 2) ? native.dotI16(a, b) : small.dotI16(a, b);
    },
    dotI8(a, b) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && a.length > 0 && b.length === a.length)) argumentChecks.dotI8(a, b);
      if (a.length < 8) return small.dotI8(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.dotI8) return arena.wasm.dotI8(a.byteOffset, b.byteOffset, a.length);
        return arena.native.dotI8(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.dotI8) return small.dotI8(a, b);
      return isAsWide(a, 1) && isAsWide(b, 1) ? native.dotI8(a, b) : small.dotI8(a, b);
    },
    dotMany(rows, x, out) {
      argumentChecks.dotMany(rows, x, out);
      const arena = arenaOf(rows);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(out) === arena) {
        if (rows.length < arenaFrom.dotMany) arena.wasm.dotMany(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        else arena.native.dotMany(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        return out;
      }
      if (rows.length < nativeFrom.dotMany) return small.dotMany(rows, x, out);
      return isAsWide(rows, 4) && isAsWide(x, 4) && isAsWide(out, 4) ? native.dotMany(rows, x, out) : small.dotMany(rows, x, out);
    },
    dotManyBf16(rows, x, out) {
      argumentChecks.dotManyBf16(rows, x, out);
      if (rows.length < nativeFrom.dotManyBf16) return small.dotManyBf16(rows, x, out);
      return isAsWide(rows, 2) && isAsWide(x, 2) && isAsWide(out, 4) ? native.dotManyBf16(rows, x, out) : small.dotManyBf16(rows, x, out);
    },
    dotManyF16(rows, x, out) {
      argumentChecks.dotManyF16(rows, x, out);
      const arena = arenaOf(rows);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(out) === arena) {
        if (rows.length < arenaFrom.dotManyF16) arena.wasm.dotManyF16(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        else arena.native.dotManyF16(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        return out;
      }
      if (rows.length < nativeFrom.dotManyF16) return small.dotManyF16(rows, x, out);
      return isAsWide(rows, 2) && isAsWide(x, 2) && isAsWide(out, 4) ? native.dotManyF16(rows, x, out) : small.dotManyF16(rows, x, out);
    },
    dotManyF64(rows, x, out) {
      argumentChecks.dotManyF64(rows, x, out);
      if (rows.length < nativeFrom.dotManyF64) return small.dotManyF64(rows, x, out);
      return isAsWide(rows, 8) && isAsWide(x, 8) && isAsWide(out, 8) ? native.dotManyF64(rows, x, out) : small.dotManyF64(rows, x, out);
    },
    dotManyI8(rows, x, out) {
      argumentChecks.dotManyI8(rows, x, out);
      const arena = arenaOf(rows);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(out) === arena) {
        if (rows.length < arenaFrom.dotManyI8) arena.wasm.dotManyI8(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        else arena.native.dotManyI8(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        return out;
      }
      if (rows.length < nativeFrom.dotManyI8) return small.dotManyI8(rows, x, out);
      return isAsWide(rows, 1) && isAsWide(x, 1) && isAsWide(out, 8) ? native.dotManyI8(rows, x, out) : small.dotManyI8(rows, x, out);
    },
    dotManyU8(rows, x, out) {
      argumentChecks.dotManyU8(rows, x, out);
      const arena = arenaOf(rows);
      if (arena !== undefined && arenaOf(x) === arena && arenaOf(out) === arena) {
        if (rows.length < arenaFrom.dotManyU8) arena.wasm.dotManyU8(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        else arena.native.dotManyU8(rows.byteOffset, x.byteOffset, out.byteOffset, out.length, x.length);
        return out;
      }
      if (rows.length < nativeFrom.dotManyU8) return small.dotManyU8(rows, x, out);
      return isAsWide(rows, 1) && isAsWide(x, 1) && isAsWide(out, 8) ? native.dotManyU8(rows, x, out) : small.dotManyU8(rows, x, out);
    },
    dotPacked(packed, rows, columns, vectors, count, out) {
      argumentChecks.dotPacked(packed, rows, columns, vectors, count, out);
      if (out.length === 0) return out;
      const arena = arenaOf(packed);
      if (arena !== undefined && arenaOf(vectors) === arena && arenaOf(out) === arena) {
        if (packed.length + vectors.length < arenaFrom.dotPacked) arena.wasm.dotPacked(packed.byteOffset, vectors.byteOffset, out.byteOffset, rows, columns, count);
        else arena.native.dotPacked(packed.byteOffset, vectors.byteOffset, out.byteOffset, rows, columns, count);
        return out;
      }
      if (packed.length + vectors.length < nativeFrom.dotPacked) return small.dotPacked(packed, rows, columns, vectors, count, out);
      return isAsWide(packed, 4) && isAsWide(vectors, 4) && isAsWide(out, 4) ? native.dotPacked(packed, rows, columns, vectors, count, out) : small.dotPacked(packed, rows, columns, vectors, count, out);
    },
    dotU8(a, b) {
      if (!(a instanceof Uint8Array && b instanceof Uint8Array && a.length > 0 && b.length === a.length)) argumentChecks.dotU8(a, b);
      if (a.length < 8) return small.dotU8(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.dotU8) return arena.wasm.dotU8(a.byteOffset, b.byteOffset, a.length);
        return arena.native.dotU8(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.dotU8) return small.dotU8(a, b);
      return isAsWide(a, 1) && isAsWide(b, 1) ? native.dotU8(a, b) : small.dotU8(a, b);
    },
    dynamicQuantizeU8(a, parameters, two, out) {
      argumentChecks.dynamicQuantizeU8(a, parameters, two, out);
      if (parameters.length + out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(parameters) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.dynamicQuantizeU8) arena.wasm.dynamicQuantizeU8(a.byteOffset, parameters.byteOffset, out.byteOffset, a.length, two);
        else arena.native.dynamicQuantizeU8(a.byteOffset, parameters.byteOffset, out.byteOffset, a.length, two);
        return out;
      }
      if (a.length < nativeFrom.dynamicQuantizeU8) return small.dynamicQuantizeU8(a, parameters, two, out);
      return isAsWide(a, 4) && isAsWide(parameters, 4) && isAsWide(out, 1) ? native.dynamicQuantizeU8(a, parameters, two, out) : small.dynamicQuantizeU8(a, parameters, two, out);
    },
    elu(a, alpha, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && typeof alpha === 'number' && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.elu(a, alpha, out);
      if (a.length < 8) return small.elu(a, alpha, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.elu) arena.wasm.elu(a.byteOffset, alpha, out.byteOffset, a.length);
        else arena.native.elu(a.byteOffset, alpha, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.elu) return small.elu(a, alpha, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.elu(a, alpha, out) : small.elu(a, alpha, out);
    },
    embeddingLookup(table, rows, columns, indices, out) {
      argumentChecks.embeddingLookup(table, rows, columns, indices, out);
      if (out.length === 0) return out;
      const arena = arenaOf(table);
      if (arena !== undefined && arenaOf(indices) === arena && arenaOf(out) === arena) {
        if (table.length < arenaFrom.embeddingLookup) arena.wasm.embeddingLookup(table.byteOffset, indices.byteOffset, out.byteOffset, rows, columns, indices.length);
        else arena.native.embeddingLookup(table.byteOffset, indices.byteOffset, out.byteOffset, rows, columns, indices.length);
        return out;
      }
      if (table.length < nativeFrom.embeddingLookup) return small.embeddingLookup(table, rows, columns, indices, out);
      return isAsWide(table, 4) && isAsWide(indices, 4) && isAsWide(out, 4) ? native.embeddingLookup(table, rows, columns, indices, out) : small.embeddingLookup(table, rows, columns, indices, out);
    },
    equal(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.equal(a, b, out);
      if (a.length < 8) return small.equal(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.equal) arena.wasm.equal(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.equal(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.equal) return small.equal(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.equal(a, b, out) : small.equal(a, b, out);
    },
    erf(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.erf(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.erf) arena.wasm.erf(a.byteOffset, out.byteOffset, a.length);
        else arena.native.erf(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.erf) return small.erf(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.erf(a, out) : small.erf(a, out);
    },
    exp(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.exp(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.exp) arena.wasm.exp(a.byteOffset, out.byteOffset, a.length);
        else arena.native.exp(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.exp) return small.exp(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.exp(a, out) : small.exp(a, out);
    },
    exp2(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.exp2(a, out);
      if (a.length < 8) return small.exp2(a, out);
      if (a.length < nativeFrom.exp2) return small.exp2(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.exp2(a, out) : small.exp2(a, out);
    },
    expm1(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.expm1(a, out);
      if (a.length < 8) return small.expm1(a, out);
      if (a.length < nativeFrom.expm1) return small.expm1(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.expm1(a, out) : small.expm1(a, out);
    },
    f16ToF32(a, out) {
      argumentChecks.f16ToF32(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.f16ToF32) arena.wasm.f16ToF32(a.byteOffset, out.byteOffset, a.length);
        else arena.native.f16ToF32(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.f16ToF32) return small.f16ToF32(a, out);
      return isAsWide(a, 2) && isAsWide(out, 4) ? native.f16ToF32(a, out) : small.f16ToF32(a, out);
    },
    f32ToBf16(a, out) {
      argumentChecks.f32ToBf16(a, out);
      if (a.length < 8) return small.f32ToBf16(a, out);
      if (a.length < nativeFrom.f32ToBf16) return small.f32ToBf16(a, out);
      return isAsWide(a, 4) && isAsWide(out, 2) ? native.f32ToBf16(a, out) : small.f32ToBf16(a, out);
    },
    f32ToF16(a, out) {
      argumentChecks.f32ToF16(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.f32ToF16) arena.wasm.f32ToF16(a.byteOffset, out.byteOffset, a.length);
        else arena.native.f32ToF16(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.f32ToF16) return small.f32ToF16(a, out);
      return isAsWide(a, 4) && isAsWide(out, 2) ? native.f32ToF16(a, out) : small.f32ToF16(a, out);
    },
    filterSeparable(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out) {
      argumentChecks.filterSeparable(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.filterSeparable) return small.filterSeparable(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out);
      return isAsWide(a, 4) && isAsWide(vertical, 4) && isAsWide(horizontal, 4) && isAsWide(rows, 4) && isAsWide(work, 4) && isAsWide(out, 4) ? native.filterSeparable(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out) : small.filterSeparable(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out);
    },
    filterSymmetricBytes(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out) {
      argumentChecks.filterSymmetricBytes(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.filterSymmetricBytes) return small.filterSymmetricBytes(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out);
      return isAsWide(a, 1) && isAsWide(vertical, 2) && isAsWide(horizontal, 2) && isAsWide(rows, 4) && isAsWide(work, 2) && isAsWide(out, 1) ? native.filterSymmetricBytes(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out) : small.filterSymmetricBytes(a, height, width, channels, vertical, horizontal, verticalCount, horizontalCount, border, rows, work, out);
    },
    findNonZero(a, n, type, lengths, places, counts) {
      argumentChecks.findNonZero(a, n, type, lengths, places, counts);
      if (places.length + counts.length === 0) return counts;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(lengths) === arena && arenaOf(places) === arena && arenaOf(counts) === arena) {
        if (places.length < arenaFrom.findNonZero) arena.wasm.findNonZero(a.byteOffset, lengths.byteOffset, places.byteOffset, counts.byteOffset, n, type, lengths.length, counts.length);
        else arena.native.findNonZero(a.byteOffset, lengths.byteOffset, places.byteOffset, counts.byteOffset, n, type, lengths.length, counts.length);
        return counts;
      }
      if (places.length < nativeFrom.findNonZero) return small.findNonZero(a, n, type, lengths, places, counts);
      return isAsWide(a, 1) && isAsWide(lengths, 4) && isAsWide(places, 1) && isAsWide(counts, 8) ? native.findNonZero(a, n, type, lengths, places, counts) : small.findNonZero(a, n, type, lengths, places, counts);
    },
    flattenIndices(a, n, type, limits, out) {
      argumentChecks.flattenIndices(a, n, type, limits, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(limits) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.flattenIndices) arena.wasm.flattenIndices(a.byteOffset, limits.byteOffset, out.byteOffset, n, limits.length, type);
        else arena.native.flattenIndices(a.byteOffset, limits.byteOffset, out.byteOffset, n, limits.length, type);
        return out;
      }
      if (a.length < nativeFrom.flattenIndices) return small.flattenIndices(a, n, type, limits, out);
      return isAsWide(a, 1) && isAsWide(limits, 4) && isAsWide(out, 4) ? native.flattenIndices(a, n, type, limits, out) : small.flattenIndices(a, n, type, limits, out);
    },
    floor(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.floor(a, out);
      if (a.length < 8) return small.floor(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.floor) arena.wasm.floor(a.byteOffset, out.byteOffset, a.length);
        else arena.native.floor(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.floor) return small.floor(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.floor(a, out) : small.floor(a, out);
    },
    fma(a, b, c, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && c instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && c.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | c.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b) && isApart(out, c))))) argumentChecks.fma(a, b, c, out);
      if (a.length < 8) return small.fma(a, b, c, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(c) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.fma) arena.wasm.fma(a.byteOffset, b.byteOffset, c.byteOffset, out.byteOffset, a.length);
        else arena.native.fma(a.byteOffset, b.byteOffset, c.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.fma) return small.fma(a, b, c, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(c, 4) && isAsWide(out, 4) ? native.fma(a, b, c, out) : small.fma(a, b, c, out);
    },
    fmaF64(a, b, c, out) {
      if (!(a instanceof Float64Array && b instanceof Float64Array && c instanceof Float64Array && out instanceof Float64Array && a.length > 0 && b.length === a.length && c.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | c.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b) && isApart(out, c))))) argumentChecks.fmaF64(a, b, c, out);
      if (a.length < 8) return small.fmaF64(a, b, c, out);
      if (a.length < nativeFrom.fmaF64) return small.fmaF64(a, b, c, out);
      return isAsWide(a, 8) && isAsWide(b, 8) && isAsWide(c, 8) && isAsWide(out, 8) ? native.fmaF64(a, b, c, out) : small.fmaF64(a, b, c, out);
    },
    fract(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.fract(a, out);
      if (a.length < 8) return small.fract(a, out);
      if (a.length < nativeFrom.fract) return small.fract(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.fract(a, out) : small.fract(a, out);
    },
    gather(a, indices, out) {
      argumentChecks.gather(a, indices, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(indices) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.gather) arena.wasm.gather(a.byteOffset, indices.byteOffset, out.byteOffset, a.length, indices.length);
        else arena.native.gather(a.byteOffset, indices.byteOffset, out.byteOffset, a.length, indices.length);
        return out;
      }
      if (a.length < nativeFrom.gather) return small.gather(a, indices, out);
      return isAsWide(a, 4) && isAsWide(indices, 4) && isAsWide(out, 4) ? native.gather(a, indices, out) : small.gather(a, indices, out);
    },
    gatherRows(a, outer, rows, width, indices, lists, m, out) {
      argumentChecks.gatherRows(a, outer, rows, width, indices, lists, m, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(indices) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.gatherRows) arena.wasm.gatherRows(a.byteOffset, indices.byteOffset, out.byteOffset, outer, rows, width, m, lists);
        else arena.native.gatherRows(a.byteOffset, indices.byteOffset, out.byteOffset, outer, rows, width, m, lists);
        return out;
      }
      if (a.length < nativeFrom.gatherRows) return small.gatherRows(a, outer, rows, width, indices, lists, m, out);
      return isAsWide(a, 1) && isAsWide(indices, 4) && isAsWide(out, 1) ? native.gatherRows(a, outer, rows, width, indices, lists, m, out) : small.gatherRows(a, outer, rows, width, indices, lists, m, out);
    },
    gelu(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.gelu(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.gelu) arena.wasm.gelu(a.byteOffset, out.byteOffset, a.length);
        else arena.native.gelu(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.gelu) return small.gelu(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.gelu(a, out) : small.gelu(a, out);
    },
    geluTanh(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.geluTanh(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.geluTanh) arena.wasm.geluTanh(a.byteOffset, out.byteOffset, a.length);
        else arena.native.geluTanh(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.geluTanh) return small.geluTanh(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.geluTanh(a, out) : small.geluTanh(a, out);
    },
    greater(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.greater(a, b, out);
      if (a.length < 8) return small.greater(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.greater) arena.wasm.greater(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.greater(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.greater) return small.greater(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.greater(a, b, out) : small.greater(a, b, out);
    },
    greaterEqual(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.greaterEqual(a, b, out);
      if (a.length < 8) return small.greaterEqual(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.greaterEqual) arena.wasm.greaterEqual(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.greaterEqual(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.greaterEqual) return small.greaterEqual(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.greaterEqual(a, b, out) : small.greaterEqual(a, b, out);
    },
    groupNorm(a, batch, pixels, groups, groupChannels, gamma, beta, epsilon, out) {
      argumentChecks.groupNorm(a, batch, pixels, groups, groupChannels, gamma, beta, epsilon, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (gamma.length === 0 || arenaOf(gamma) === arena) && (beta.length === 0 || arenaOf(beta) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.groupNorm) arena.wasm.groupNorm(a.byteOffset, (gamma.length && gamma.byteOffset), (beta.length && beta.byteOffset), epsilon, out.byteOffset, batch, pixels, groups, groupChannels);
        else arena.native.groupNorm(a.byteOffset, (gamma.length && gamma.byteOffset), (beta.length && beta.byteOffset), epsilon, out.byteOffset, batch, pixels, groups, groupChannels);
        return out;
      }
      if (a.length < nativeFrom.groupNorm) return small.groupNorm(a, batch, pixels, groups, groupChannels, gamma, beta, epsilon, out);
      return isAsWide(a, 4) && isAsWide(gamma, 4) && isAsWide(beta, 4) && isAsWide(out, 4) ? native.groupNorm(a, batch, pixels, groups, groupChannels, gamma, beta, epsilon, out) : small.groupNorm(a, batch, pixels, groups, groupChannels, gamma, beta, epsilon, out);
    },
    hamming(a, b) {
      if (!(a instanceof Uint8Array && b instanceof Uint8Array && a.length > 0 && b.length === a.length)) argumentChecks.hamming(a, b);
      if (a.length < 8) return small.hamming(a, b);
      if (a.length < nativeFrom.hamming) return small.hamming(a, b);
      return isAsWide(a, 1) && isAsWide(b, 1) ? native.hamming(a, b) : small.hamming(a, b);
    },
    hammingU32(a, b) {
      if (!(a instanceof Uint32Array && b instanceof Uint32Array && a.length > 0 && b.length === a.length)) argumentChecks.hammingU32(a, b);
      if (a.length < 8) return small.hammingU32(a, b);
      if (a.length < nativeFrom.hammingU32) return small.hammingU32(a, b);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.hammingU32(a, b) : small.hammingU32(a, b);
    },
    hardSigmoid(a, alpha, beta, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && typeof alpha === 'number' && typeof beta === 'number' && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.hardSigmoid(a, alpha, beta, out);
      if (a.length < 8) return small.hardSigmoid(a, alpha, beta, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.hardSigmoid) arena.wasm.hardSigmoid(a.byteOffset, alpha, beta, out.byteOffset, a.length);
        else arena.native.hardSigmoid(a.byteOffset, alpha, beta, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.hardSigmoid) return small.hardSigmoid(a, alpha, beta, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.hardSigmoid(a, alpha, beta, out) : small.hardSigmoid(a, alpha, beta, out);
    },
    hardSwish(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.hardSwish(a, out);
      if (a.length < 8) return small.hardSwish(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.hardSwish) arena.wasm.hardSwish(a.byteOffset, out.byteOffset, a.length);
        else arena.native.hardSwish(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.hardSwish) return small.hardSwish(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.hardSwish(a, out) : small.hardSwish(a, out);
    },
    hashKeys(keys, seed, out) {
      argumentChecks.hashKeys(keys, seed, out);
      if (out.length === 0) return out;
      if (keys.length < nativeFrom.hashKeys) return small.hashKeys(keys, seed, out);
      return isAsWide(keys, 4) && isAsWide(out, 4) ? native.hashKeys(keys, seed, out) : small.hashKeys(keys, seed, out);
    },
    hashRows(rows, width, seed, out) {
      argumentChecks.hashRows(rows, width, seed, out);
      if (out.length === 0) return out;
      if (rows.length < nativeFrom.hashRows) return small.hashRows(rows, width, seed, out);
      return isAsWide(rows, 1) && isAsWide(out, 4) ? native.hashRows(rows, width, seed, out) : small.hashRows(rows, width, seed, out);
    },
    jaccard(a, b) {
      if (!(a instanceof Uint8Array && b instanceof Uint8Array && a.length > 0 && b.length === a.length)) argumentChecks.jaccard(a, b);
      if (a.length < 8) return small.jaccard(a, b);
      if (a.length < nativeFrom.jaccard) return small.jaccard(a, b);
      return isAsWide(a, 1) && isAsWide(b, 1) ? native.jaccard(a, b) : small.jaccard(a, b);
    },
    jaccardU32(a, b) {
      if (!(a instanceof Uint32Array && b instanceof Uint32Array && a.length > 0 && b.length === a.length)) argumentChecks.jaccardU32(a, b);
      if (a.length < 8) return small.jaccardU32(a, b);
      if (a.length < nativeFrom.jaccardU32) return small.jaccardU32(a, b);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.jaccardU32(a, b) : small.jaccardU32(a, b);
    },
    joinChannels(a, pixels, channels, out) {
      argumentChecks.joinChannels(a, pixels, channels, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.joinChannels) return small.joinChannels(a, pixels, channels, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.joinChannels(a, pixels, channels, out) : small.joinChannels(a, pixels, channels, out);
    },
    joinChannelsU8(a, pixels, channels, out) {
      argumentChecks.joinChannelsU8(a, pixels, channels, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.joinChannelsU8) return small.joinChannelsU8(a, pixels, channels, out);
      return isAsWide(a, 1) && isAsWide(out, 1) ? native.joinChannelsU8(a, pixels, channels, out) : small.joinChannelsU8(a, pixels, channels, out);
    },
    l2Normalize(a, rows, columns, epsilon, out) {
      argumentChecks.l2Normalize(a, rows, columns, epsilon, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.l2Normalize) arena.wasm.l2Normalize(a.byteOffset, epsilon, out.byteOffset, rows, columns);
        else arena.native.l2Normalize(a.byteOffset, epsilon, out.byteOffset, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.l2Normalize) return small.l2Normalize(a, rows, columns, epsilon, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.l2Normalize(a, rows, columns, epsilon, out) : small.l2Normalize(a, rows, columns, epsilon, out);
    },
    layerNorm(a, rows, columns, gamma, beta, epsilon, out) {
      argumentChecks.layerNorm(a, rows, columns, gamma, beta, epsilon, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (gamma.length === 0 || arenaOf(gamma) === arena) && (beta.length === 0 || arenaOf(beta) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.layerNorm) arena.wasm.layerNorm(a.byteOffset, (gamma.length && gamma.byteOffset), (beta.length && beta.byteOffset), epsilon, out.byteOffset, rows, columns);
        else arena.native.layerNorm(a.byteOffset, (gamma.length && gamma.byteOffset), (beta.length && beta.byteOffset), epsilon, out.byteOffset, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.layerNorm) return small.layerNorm(a, rows, columns, gamma, beta, epsilon, out);
      return isAsWide(a, 4) && isAsWide(gamma, 4) && isAsWide(beta, 4) && isAsWide(out, 4) ? native.layerNorm(a, rows, columns, gamma, beta, epsilon, out) : small.layerNorm(a, rows, columns, gamma, beta, epsilon, out);
    },
    leakyRelu(a, slope, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && typeof slope === 'number' && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.leakyRelu(a, slope, out);
      if (a.length < 8) return small.leakyRelu(a, slope, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.leakyRelu) arena.wasm.leakyRelu(a.byteOffset, slope, out.byteOffset, a.length);
        else arena.native.leakyRelu(a.byteOffset, slope, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.leakyRelu) return small.leakyRelu(a, slope, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.leakyRelu(a, slope, out) : small.leakyRelu(a, slope, out);
    },
    lerp(a, b, t, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && typeof t === 'number' && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.lerp(a, b, t, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.lerp) arena.wasm.lerp(a.byteOffset, b.byteOffset, t, out.byteOffset, a.length);
        else arena.native.lerp(a.byteOffset, b.byteOffset, t, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.lerp) return small.lerp(a, b, t, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.lerp(a, b, t, out) : small.lerp(a, b, t, out);
    },
    less(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.less(a, b, out);
      if (a.length < 8) return small.less(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.less) arena.wasm.less(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.less(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.less) return small.less(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.less(a, b, out) : small.less(a, b, out);
    },
    lessEqual(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.lessEqual(a, b, out);
      if (a.length < 8) return small.lessEqual(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.lessEqual) arena.wasm.lessEqual(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.lessEqual(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.lessEqual) return small.lessEqual(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.lessEqual(a, b, out) : small.lessEqual(a, b, out);
    },
    log(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.log(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.log) arena.wasm.log(a.byteOffset, out.byteOffset, a.length);
        else arena.native.log(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.log) return small.log(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.log(a, out) : small.log(a, out);
    },
    log10(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.log10(a, out);
      if (a.length < 8) return small.log10(a, out);
      if (a.length < nativeFrom.log10) return small.log10(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.log10(a, out) : small.log10(a, out);
    },
    log1p(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.log1p(a, out);
      if (a.length < 8) return small.log1p(a, out);
      if (a.length < nativeFrom.log1p) return small.log1p(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.log1p(a, out) : small.log1p(a, out);
    },
    log2(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.log2(a, out);
      if (a.length < 8) return small.log2(a, out);
      if (a.length < nativeFrom.log2) return small.log2(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.log2(a, out) : small.log2(a, out);
    },
    logSoftmax(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.logSoftmax(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.logSoftmax) arena.wasm.logSoftmax(a.byteOffset, out.byteOffset, a.length);
        else arena.native.logSoftmax(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.logSoftmax) return small.logSoftmax(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.logSoftmax(a, out) : small.logSoftmax(a, out);
    },
    lrn(a, rows, channels, window, alpha, beta, bias, out) {
      argumentChecks.lrn(a, rows, channels, window, alpha, beta, bias, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.lrn) arena.wasm.lrn(a.byteOffset, alpha, beta, bias, out.byteOffset, rows, channels, window);
        else arena.native.lrn(a.byteOffset, alpha, beta, bias, out.byteOffset, rows, channels, window);
        return out;
      }
      if (a.length < nativeFrom.lrn) return small.lrn(a, rows, channels, window, alpha, beta, bias, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.lrn(a, rows, channels, window, alpha, beta, bias, out) : small.lrn(a, rows, channels, window, alpha, beta, bias, out);
    },
    matmul(a, aBatches, rows, inner, b, bBatches, columns, out, batches, transposeA, transposeB, alpha, beta, bias, low, high, activation, work) {
      argumentChecks.matmul(a, aBatches, rows, inner, b, bBatches, columns, out, batches, transposeA, transposeB, alpha, beta, bias, low, high, activation, work);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena && (bias.length === 0 || arenaOf(bias) === arena) && (work.length === 0 || arenaOf(work) === arena)) {
        if (a.length + b.length < arenaFrom.matmul) arena.wasm.matmul(a.byteOffset, b.byteOffset, out.byteOffset, alpha, beta, (bias.length && bias.byteOffset), low, high, (work.length && work.byteOffset), aBatches, rows, inner, bBatches, columns, batches, transposeA, transposeB, activation, work.length);
        else arena.native.matmul(a.byteOffset, b.byteOffset, out.byteOffset, alpha, beta, (bias.length && bias.byteOffset), low, high, (work.length && work.byteOffset), aBatches, rows, inner, bBatches, columns, batches, transposeA, transposeB, activation, work.length);
        return out;
      }
      if (a.length + b.length < nativeFrom.matmul) return small.matmul(a, aBatches, rows, inner, b, bBatches, columns, out, batches, transposeA, transposeB, alpha, beta, bias, low, high, activation, work);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) && isAsWide(bias, 4) && isAsWide(work, 4) ? native.matmul(a, aBatches, rows, inner, b, bBatches, columns, out, batches, transposeA, transposeB, alpha, beta, bias, low, high, activation, work) : small.matmul(a, aBatches, rows, inner, b, bBatches, columns, out, batches, transposeA, transposeB, alpha, beta, bias, low, high, activation, work);
    },
    matmulDequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation) {
      argumentChecks.matmulDequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (aScales.length === 0 || arenaOf(aScales) === arena) && arenaOf(packed) === arena && arenaOf(sums) === arena && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(out) === arena) {
        if (a.length + packed.length < arenaFrom.matmulDequantize) arena.wasm.matmulDequantize(a.byteOffset, aZeroPoint, (aScales.length && aScales.byteOffset), packed.byteOffset, sums.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, activation);
        else arena.native.matmulDequantize(a.byteOffset, aZeroPoint, (aScales.length && aScales.byteOffset), packed.byteOffset, sums.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, activation);
        return out;
      }
      if (a.length + packed.length < nativeFrom.matmulDequantize) return small.matmulDequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation);
      return isAsWide(a, 1) && isAsWide(aScales, 4) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(bias, 4) && isAsWide(out, 4) ? native.matmulDequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation) : small.matmulDequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation);
    },
    matmulDequantizeU8(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation) {
      argumentChecks.matmulDequantizeU8(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (aScales.length === 0 || arenaOf(aScales) === arena) && arenaOf(packed) === arena && arenaOf(sums) === arena && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(out) === arena) {
        if (a.length + packed.length < arenaFrom.matmulDequantizeU8) arena.wasm.matmulDequantizeU8(a.byteOffset, aZeroPoint, (aScales.length && aScales.byteOffset), packed.byteOffset, sums.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, activation);
        else arena.native.matmulDequantizeU8(a.byteOffset, aZeroPoint, (aScales.length && aScales.byteOffset), packed.byteOffset, sums.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, activation);
        return out;
      }
      if (a.length + packed.length < nativeFrom.matmulDequantizeU8) return small.matmulDequantizeU8(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation);
      return isAsWide(a, 1) && isAsWide(aScales, 4) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(bias, 4) && isAsWide(out, 4) ? native.matmulDequantizeU8(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation) : small.matmulDequantizeU8(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, scales, zeroPoints, bias, out, low, high, activation);
    },
    matmulF64(a, rows, inner, b, columns, out) {
      argumentChecks.matmulF64(a, rows, inner, b, columns, out);
      if (out.length === 0) return out;
      if (a.length + b.length < nativeFrom.matmulF64) return small.matmulF64(a, rows, inner, b, columns, out);
      return isAsWide(a, 8) && isAsWide(b, 8) && isAsWide(out, 8) ? native.matmulF64(a, rows, inner, b, columns, out) : small.matmulF64(a, rows, inner, b, columns, out);
    },
    matmulI16ByI16(a, rows, inner, b, columns, out) {
      argumentChecks.matmulI16ByI16(a, rows, inner, b, columns, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length + b.length < arenaFrom.matmulI16ByI16) arena.wasm.matmulI16ByI16(a.byteOffset, b.byteOffset, out.byteOffset, rows, inner, columns);
        else arena.native.matmulI16ByI16(a.byteOffset, b.byteOffset, out.byteOffset, rows, inner, columns);
        return out;
      }
      if (a.length + b.length < nativeFrom.matmulI16ByI16) return small.matmulI16ByI16(a, rows, inner, b, columns, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 8) ? native.matmulI16ByI16(a, rows, inner, b, columns, out) : small.matmulI16ByI16(a, rows, inner, b, columns, out);
    },
    matmulI16ByI8(a, rows, inner, b, columns, out) {
      argumentChecks.matmulI16ByI8(a, rows, inner, b, columns, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length + b.length < arenaFrom.matmulI16ByI8) arena.wasm.matmulI16ByI8(a.byteOffset, b.byteOffset, out.byteOffset, rows, inner, columns);
        else arena.native.matmulI16ByI8(a.byteOffset, b.byteOffset, out.byteOffset, rows, inner, columns);
        return out;
      }
      if (a.length + b.length < nativeFrom.matmulI16ByI8) return small.matmulI16ByI8(a, rows, inner, b, columns, out);
      return isAsWide(a, 2) && isAsWide(b, 1) && isAsWide(out, 8) ? native.matmulI16ByI8(a, rows, inner, b, columns, out) : small.matmulI16ByI8(a, rows, inner, b, columns, out);
    },
    matmulI16Dequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, weightBytes, scales, bias, out, low, high, activation) {
      argumentChecks.matmulI16Dequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, weightBytes, scales, bias, out, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (aScales.length === 0 || arenaOf(aScales) === arena) && arenaOf(packed) === arena && arenaOf(sums) === arena && arenaOf(scales) === arena && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(out) === arena) {
        if (packed.length < arenaFrom.matmulI16Dequantize) arena.wasm.matmulI16Dequantize(a.byteOffset, aZeroPoint, (aScales.length && aScales.byteOffset), packed.byteOffset, sums.byteOffset, scales.byteOffset, (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, weightBytes, activation);
        else arena.native.matmulI16Dequantize(a.byteOffset, aZeroPoint, (aScales.length && aScales.byteOffset), packed.byteOffset, sums.byteOffset, scales.byteOffset, (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, weightBytes, activation);
        return out;
      }
      if (packed.length < nativeFrom.matmulI16Dequantize) return small.matmulI16Dequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, weightBytes, scales, bias, out, low, high, activation);
      return isAsWide(a, 2) && isAsWide(aScales, 4) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(scales, 4) && isAsWide(bias, 4) && isAsWide(out, 4) ? native.matmulI16Dequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, weightBytes, scales, bias, out, low, high, activation) : small.matmulI16Dequantize(a, rows, inner, aZeroPoint, aScales, packed, sums, columns, weightBytes, scales, bias, out, low, high, activation);
    },
    matmulI16Requantize(a, rows, inner, aZeroPoint, packed, sums, columns, weightBytes, bias, multipliers, zeroPoint, out) {
      argumentChecks.matmulI16Requantize(a, rows, inner, aZeroPoint, packed, sums, columns, weightBytes, bias, multipliers, zeroPoint, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (packed.length < arenaFrom.matmulI16Requantize) arena.wasm.matmulI16Requantize(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, rows, inner, columns, weightBytes);
        else arena.native.matmulI16Requantize(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, rows, inner, columns, weightBytes);
        return out;
      }
      if (packed.length < nativeFrom.matmulI16Requantize) return small.matmulI16Requantize(a, rows, inner, aZeroPoint, packed, sums, columns, weightBytes, bias, multipliers, zeroPoint, out);
      return isAsWide(a, 2) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 2) ? native.matmulI16Requantize(a, rows, inner, aZeroPoint, packed, sums, columns, weightBytes, bias, multipliers, zeroPoint, out) : small.matmulI16Requantize(a, rows, inner, aZeroPoint, packed, sums, columns, weightBytes, bias, multipliers, zeroPoint, out);
    },
    matmulInteger(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out) {
      argumentChecks.matmulInteger(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length + packed.length < arenaFrom.matmulInteger) arena.wasm.matmulInteger(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, rows, inner, columns);
        else arena.native.matmulInteger(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, rows, inner, columns);
        return out;
      }
      if (a.length + packed.length < nativeFrom.matmulInteger) return small.matmulInteger(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out);
      return isAsWide(a, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 4) ? native.matmulInteger(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out) : small.matmulInteger(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out);
    },
    matmulIntegerU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out) {
      argumentChecks.matmulIntegerU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length + packed.length < arenaFrom.matmulIntegerU8) arena.wasm.matmulIntegerU8(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, rows, inner, columns);
        else arena.native.matmulIntegerU8(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, rows, inner, columns);
        return out;
      }
      if (a.length + packed.length < nativeFrom.matmulIntegerU8) return small.matmulIntegerU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out);
      return isAsWide(a, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 4) ? native.matmulIntegerU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out) : small.matmulIntegerU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, out);
    },
    matmulNibbles(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) {
      argumentChecks.matmulNibbles(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(out) === arena) {
        if (packed.length < arenaFrom.matmulNibbles) arena.wasm.matmulNibbles(a.byteOffset, packed.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, block, activation);
        else arena.native.matmulNibbles(a.byteOffset, packed.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, block, activation);
        return out;
      }
      if (packed.length < nativeFrom.matmulNibbles) return small.matmulNibbles(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
      return isAsWide(a, 4) && isAsWide(packed, 1) && isAsWide(scales, 4) && isAsWide(zeroPoints, 1) && isAsWide(bias, 4) && isAsWide(out, 4) ? native.matmulNibbles(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) : small.matmulNibbles(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
    },
    matmulNibblesBytes(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) {
      argumentChecks.matmulNibblesBytes(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(aScales) === arena && arenaOf(packed) === arena && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(out) === arena) {
        if (packed.length < arenaFrom.matmulNibblesBytes) arena.wasm.matmulNibblesBytes(a.byteOffset, aScales.byteOffset, packed.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, block, columns, activation);
        else arena.native.matmulNibblesBytes(a.byteOffset, aScales.byteOffset, packed.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, block, columns, activation);
        return out;
      }
      if (packed.length < nativeFrom.matmulNibblesBytes) return small.matmulNibblesBytes(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
      return isAsWide(a, 1) && isAsWide(aScales, 4) && isAsWide(packed, 1) && isAsWide(scales, 4) && isAsWide(zeroPoints, 1) && isAsWide(bias, 4) && isAsWide(out, 4) ? native.matmulNibblesBytes(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) : small.matmulNibblesBytes(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
    },
    matmulNibblesBytesHalfScales(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) {
      argumentChecks.matmulNibblesBytesHalfScales(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(aScales) === arena && arenaOf(packed) === arena && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(out) === arena) {
        if (packed.length < arenaFrom.matmulNibblesBytesHalfScales) arena.wasm.matmulNibblesBytesHalfScales(a.byteOffset, aScales.byteOffset, packed.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, block, columns, activation);
        else arena.native.matmulNibblesBytesHalfScales(a.byteOffset, aScales.byteOffset, packed.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, block, columns, activation);
        return out;
      }
      if (packed.length < nativeFrom.matmulNibblesBytesHalfScales) return small.matmulNibblesBytesHalfScales(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
      return isAsWide(a, 1) && isAsWide(aScales, 4) && isAsWide(packed, 1) && isAsWide(scales, 2) && isAsWide(zeroPoints, 1) && isAsWide(bias, 4) && isAsWide(out, 4) ? native.matmulNibblesBytesHalfScales(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) : small.matmulNibblesBytesHalfScales(a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
    },
    matmulNibblesHalfScales(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) {
      argumentChecks.matmulNibblesHalfScales(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(out) === arena) {
        if (packed.length < arenaFrom.matmulNibblesHalfScales) arena.wasm.matmulNibblesHalfScales(a.byteOffset, packed.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, block, activation);
        else arena.native.matmulNibblesHalfScales(a.byteOffset, packed.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), out.byteOffset, low, high, rows, inner, columns, block, activation);
        return out;
      }
      if (packed.length < nativeFrom.matmulNibblesHalfScales) return small.matmulNibblesHalfScales(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
      return isAsWide(a, 4) && isAsWide(packed, 1) && isAsWide(scales, 2) && isAsWide(zeroPoints, 1) && isAsWide(bias, 4) && isAsWide(out, 4) ? native.matmulNibblesHalfScales(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation) : small.matmulNibblesHalfScales(a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation);
    },
    matmulPacked(a, rows, inner, packed, columns, bias, residual, out, low, high, activation) {
      argumentChecks.matmulPacked(a, rows, inner, packed, columns, bias, residual, out, low, high, activation);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(packed) === arena && (bias.length === 0 || arenaOf(bias) === arena) && (residual.length === 0 || arenaOf(residual) === arena) && arenaOf(out) === arena) {
        if (a.length + packed.length < arenaFrom.matmulPacked) arena.wasm.matmulPacked(a.byteOffset, packed.byteOffset, (bias.length && bias.byteOffset), (residual.length && residual.byteOffset), out.byteOffset, low, high, rows, inner, columns, activation);
        else arena.native.matmulPacked(a.byteOffset, packed.byteOffset, (bias.length && bias.byteOffset), (residual.length && residual.byteOffset), out.byteOffset, low, high, rows, inner, columns, activation);
        return out;
      }
      if (a.length + packed.length < nativeFrom.matmulPacked) return small.matmulPacked(a, rows, inner, packed, columns, bias, residual, out, low, high, activation);
      return isAsWide(a, 4) && isAsWide(packed, 4) && isAsWide(bias, 4) && isAsWide(residual, 4) && isAsWide(out, 4) ? native.matmulPacked(a, rows, inner, packed, columns, bias, residual, out, low, high, activation) : small.matmulPacked(a, rows, inner, packed, columns, bias, residual, out, low, high, activation);
    },
    matmulRequantize(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out) {
      argumentChecks.matmulRequantize(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (a.length + packed.length < arenaFrom.matmulRequantize) arena.wasm.matmulRequantize(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, rows, inner, columns);
        else arena.native.matmulRequantize(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, rows, inner, columns);
        return out;
      }
      if (a.length + packed.length < nativeFrom.matmulRequantize) return small.matmulRequantize(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out);
      return isAsWide(a, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(zeroPoints, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 1) ? native.matmulRequantize(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out) : small.matmulRequantize(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out);
    },
    matmulRequantizeU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out) {
      argumentChecks.matmulRequantizeU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(sums) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (a.length + packed.length < arenaFrom.matmulRequantizeU8) arena.wasm.matmulRequantizeU8(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, rows, inner, columns);
        else arena.native.matmulRequantizeU8(a.byteOffset, aZeroPoint, packed.byteOffset, sums.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, rows, inner, columns);
        return out;
      }
      if (a.length + packed.length < nativeFrom.matmulRequantizeU8) return small.matmulRequantizeU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out);
      return isAsWide(a, 1) && isAsWide(packed, 1) && isAsWide(sums, 4) && isAsWide(zeroPoints, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 1) ? native.matmulRequantizeU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out) : small.matmulRequantizeU8(a, rows, inner, aZeroPoint, packed, sums, columns, zeroPoints, bias, multipliers, zeroPoint, out);
    },
    max(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.max(a);
      if (a.length < 8) return small.max(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.max) return arena.wasm.max(a.byteOffset, a.length);
        return arena.native.max(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.max) return small.max(a);
      return isAsWide(a, 4) ? native.max(a) : small.max(a);
    },
    maxF64(a) {
      if (!(a instanceof Float64Array && a.length > 0)) argumentChecks.maxF64(a);
      if (a.length < 8) return small.maxF64(a);
      if (a.length < nativeFrom.maxF64) return small.maxF64(a);
      return isAsWide(a, 8) ? native.maxF64(a) : small.maxF64(a);
    },
    maxI16(a) {
      if (!(a instanceof Int16Array && a.length > 0)) argumentChecks.maxI16(a);
      if (a.length < 8) return small.maxI16(a);
      if (a.length < nativeFrom.maxI16) return small.maxI16(a);
      return isAsWide(a, 2) ? native.maxI16(a) : small.maxI16(a);
    },
    maxI8(a) {
      if (!(a instanceof Int8Array && a.length > 0)) argumentChecks.maxI8(a);
      if (a.length < 8) return small.maxI8(a);
      if (a.length < nativeFrom.maxI8) return small.maxI8(a);
      return isAsWide(a, 1) ? native.maxI8(a) : small.maxI8(a);
    },
    maxPool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
      argumentChecks.maxPool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (x.length < arenaFrom.maxPool2d) arena.wasm.maxPool2d(x.byteOffset, out.byteOffset, batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        else arena.native.maxPool2d(x.byteOffset, out.byteOffset, batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        return out;
      }
      if (x.length < nativeFrom.maxPool2d) return small.maxPool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      return isAsWide(x, 4) && isAsWide(out, 4) ? native.maxPool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) : small.maxPool2d(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    },
    maxPool2dInteger(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
      argumentChecks.maxPool2dInteger(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (x.length < arenaFrom.maxPool2dInteger) arena.wasm.maxPool2dInteger(x.byteOffset, out.byteOffset, batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        else arena.native.maxPool2dInteger(x.byteOffset, out.byteOffset, batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        return out;
      }
      if (x.length < nativeFrom.maxPool2dInteger) return small.maxPool2dInteger(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      return isAsWide(x, 1) && isAsWide(out, 1) ? native.maxPool2dInteger(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) : small.maxPool2dInteger(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    },
    maxPool2dIntegerU8(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) {
      argumentChecks.maxPool2dIntegerU8(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (x.length < arenaFrom.maxPool2dIntegerU8) arena.wasm.maxPool2dIntegerU8(x.byteOffset, out.byteOffset, batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        else arena.native.maxPool2dIntegerU8(x.byteOffset, out.byteOffset, batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
        return out;
      }
      if (x.length < nativeFrom.maxPool2dIntegerU8) return small.maxPool2dIntegerU8(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
      return isAsWide(x, 1) && isAsWide(out, 1) ? native.maxPool2dIntegerU8(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft) : small.maxPool2dIntegerU8(x, batch, height, width, channels, out, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    },
    maximum(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.maximum(a, b, out);
      if (a.length < 8) return small.maximum(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.maximum) arena.wasm.maximum(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.maximum(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.maximum) return small.maximum(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.maximum(a, b, out) : small.maximum(a, b, out);
    },
    maximumF64(a, b, out) {
      if (!(a instanceof Float64Array && b instanceof Float64Array && out instanceof Float64Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.maximumF64(a, b, out);
      if (a.length < 8) return small.maximumF64(a, b, out);
      if (a.length < nativeFrom.maximumF64) return small.maximumF64(a, b, out);
      return isAsWide(a, 8) && isAsWide(b, 8) && isAsWide(out, 8) ? native.maximumF64(a, b, out) : small.maximumF64(a, b, out);
    },
    mean(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.mean(a);
      if (a.length < 8) return small.mean(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.mean) return arena.wasm.mean(a.byteOffset, a.length);
        return arena.native.mean(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.mean) return small.mean(a);
      return isAsWide(a, 4) ? native.mean(a) : small.mean(a);
    },
    min(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.min(a);
      if (a.length < 8) return small.min(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.min) return arena.wasm.min(a.byteOffset, a.length);
        return arena.native.min(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.min) return small.min(a);
      return isAsWide(a, 4) ? native.min(a) : small.min(a);
    },
    minF64(a) {
      if (!(a instanceof Float64Array && a.length > 0)) argumentChecks.minF64(a);
      if (a.length < 8) return small.minF64(a);
      if (a.length < nativeFrom.minF64) return small.minF64(a);
      return isAsWide(a, 8) ? native.minF64(a) : small.minF64(a);
    },
    minI16(a) {
      if (!(a instanceof Int16Array && a.length > 0)) argumentChecks.minI16(a);
      if (a.length < 8) return small.minI16(a);
      if (a.length < nativeFrom.minI16) return small.minI16(a);
      return isAsWide(a, 2) ? native.minI16(a) : small.minI16(a);
    },
    minI8(a) {
      if (!(a instanceof Int8Array && a.length > 0)) argumentChecks.minI8(a);
      if (a.length < 8) return small.minI8(a);
      if (a.length < nativeFrom.minI8) return small.minI8(a);
      return isAsWide(a, 1) ? native.minI8(a) : small.minI8(a);
    },
    minMax(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.minMax(a, out);
      if (a.length < 8) return small.minMax(a, out);
      if (a.length < nativeFrom.minMax) return small.minMax(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.minMax(a, out) : small.minMax(a, out);
    },
    minimum(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.minimum(a, b, out);
      if (a.length < 8) return small.minimum(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.minimum) arena.wasm.minimum(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.minimum(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.minimum) return small.minimum(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.minimum(a, b, out) : small.minimum(a, b, out);
    },
    minimumF64(a, b, out) {
      if (!(a instanceof Float64Array && b instanceof Float64Array && out instanceof Float64Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.minimumF64(a, b, out);
      if (a.length < 8) return small.minimumF64(a, b, out);
      if (a.length < nativeFrom.minimumF64) return small.minimumF64(a, b, out);
      return isAsWide(a, 8) && isAsWide(b, 8) && isAsWide(out, 8) ? native.minimumF64(a, b, out) : small.minimumF64(a, b, out);
    },
    mish(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.mish(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.mish) arena.wasm.mish(a.byteOffset, out.byteOffset, a.length);
        else arena.native.mish(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.mish) return small.mish(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.mish(a, out) : small.mish(a, out);
    },
    mixChannels(a, pixels, inChannels, matrix, offsets, outChannels, out) {
      argumentChecks.mixChannels(a, pixels, inChannels, matrix, offsets, outChannels, out);
      if (out.length === 0) return out;
      if (a.length + matrix.length < nativeFrom.mixChannels) return small.mixChannels(a, pixels, inChannels, matrix, offsets, outChannels, out);
      return isAsWide(a, 4) && isAsWide(matrix, 4) && isAsWide(offsets, 4) && isAsWide(out, 4) ? native.mixChannels(a, pixels, inChannels, matrix, offsets, outChannels, out) : small.mixChannels(a, pixels, inChannels, matrix, offsets, outChannels, out);
    },
    mixChannelsBytes(a, pixels, inChannels, matrix, offsets, outChannels, out) {
      argumentChecks.mixChannelsBytes(a, pixels, inChannels, matrix, offsets, outChannels, out);
      if (out.length === 0) return out;
      if (a.length + matrix.length < nativeFrom.mixChannelsBytes) return small.mixChannelsBytes(a, pixels, inChannels, matrix, offsets, outChannels, out);
      return isAsWide(a, 1) && isAsWide(matrix, 4) && isAsWide(offsets, 4) && isAsWide(out, 1) ? native.mixChannelsBytes(a, pixels, inChannels, matrix, offsets, outChannels, out) : small.mixChannelsBytes(a, pixels, inChannels, matrix, offsets, outChannels, out);
    },
    mul(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.mul(a, b, out);
      if (a.length < 8) return small.mul(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.mul) arena.wasm.mul(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.mul(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.mul) return small.mul(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.mul(a, b, out) : small.mul(a, b, out);
    },
    mulBf16(a, b, out) {
      if (!(a instanceof Uint16Array && b instanceof Uint16Array && out instanceof Uint16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.mulBf16(a, b, out);
      if (a.length < 8) return small.mulBf16(a, b, out);
      if (a.length < nativeFrom.mulBf16) return small.mulBf16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.mulBf16(a, b, out) : small.mulBf16(a, b, out);
    },
    mulF16(a, b, out) {
      argumentChecks.mulF16(a, b, out);
      if (a.length < 8) return small.mulF16(a, b, out);
      if (a.length < nativeFrom.mulF16) return small.mulF16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.mulF16(a, b, out) : small.mulF16(a, b, out);
    },
    mulF64(a, b, out) {
      if (!(a instanceof Float64Array && b instanceof Float64Array && out instanceof Float64Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.mulF64(a, b, out);
      if (a.length < 8) return small.mulF64(a, b, out);
      if (a.length < nativeFrom.mulF64) return small.mulF64(a, b, out);
      return isAsWide(a, 8) && isAsWide(b, 8) && isAsWide(out, 8) ? native.mulF64(a, b, out) : small.mulF64(a, b, out);
    },
    mulI16(a, b, out) {
      if (!(a instanceof Int16Array && b instanceof Int16Array && out instanceof Int16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.mulI16(a, b, out);
      if (a.length < 8) return small.mulI16(a, b, out);
      if (a.length < nativeFrom.mulI16) return small.mulI16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.mulI16(a, b, out) : small.mulI16(a, b, out);
    },
    mulI8(a, b, out) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && out instanceof Int8Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.mulI8(a, b, out);
      if (a.length < 8) return small.mulI8(a, b, out);
      if (a.length < nativeFrom.mulI8) return small.mulI8(a, b, out);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.mulI8(a, b, out) : small.mulI8(a, b, out);
    },
    mulSaturatedI16(a, b, out) {
      if (!(a instanceof Int16Array && b instanceof Int16Array && out instanceof Int16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.mulSaturatedI16(a, b, out);
      if (a.length < 8) return small.mulSaturatedI16(a, b, out);
      if (a.length < nativeFrom.mulSaturatedI16) return small.mulSaturatedI16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.mulSaturatedI16(a, b, out) : small.mulSaturatedI16(a, b, out);
    },
    mulSaturatedI8(a, b, out) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && out instanceof Int8Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.mulSaturatedI8(a, b, out);
      if (a.length < 8) return small.mulSaturatedI8(a, b, out);
      if (a.length < nativeFrom.mulSaturatedI8) return small.mulSaturatedI8(a, b, out);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.mulSaturatedI8(a, b, out) : small.mulSaturatedI8(a, b, out);
    },
    multiplyAccumulateI16(a, b, sums) {
      argumentChecks.multiplyAccumulateI16(a, b, sums);
      if (a.length < 8) return small.multiplyAccumulateI16(a, b, sums);
      if (a.length < nativeFrom.multiplyAccumulateI16) return small.multiplyAccumulateI16(a, b, sums);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(sums, 4) ? native.multiplyAccumulateI16(a, b, sums) : small.multiplyAccumulateI16(a, b, sums);
    },
    multiplyAccumulateI8(a, b, sums) {
      argumentChecks.multiplyAccumulateI8(a, b, sums);
      if (a.length < 8) return small.multiplyAccumulateI8(a, b, sums);
      if (a.length < nativeFrom.multiplyAccumulateI8) return small.multiplyAccumulateI8(a, b, sums);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(sums, 4) ? native.multiplyAccumulateI8(a, b, sums) : small.multiplyAccumulateI8(a, b, sums);
    },
    neg(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.neg(a, out);
      if (a.length < 8) return small.neg(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.neg) arena.wasm.neg(a.byteOffset, out.byteOffset, a.length);
        else arena.native.neg(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.neg) return small.neg(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.neg(a, out) : small.neg(a, out);
    },
    negF64(a, out) {
      if (!(a instanceof Float64Array && out instanceof Float64Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.negF64(a, out);
      if (a.length < 8) return small.negF64(a, out);
      if (a.length < nativeFrom.negF64) return small.negF64(a, out);
      return isAsWide(a, 8) && isAsWide(out, 8) ? native.negF64(a, out) : small.negF64(a, out);
    },
    nonMaxSuppression(boxes, scores, batch, classes, n, most, overlap, least, isCentred, room, work, rows, counts) {
      argumentChecks.nonMaxSuppression(boxes, scores, batch, classes, n, most, overlap, least, isCentred, room, work, rows, counts);
      if (rows.length + counts.length === 0) return counts;
      const arena = arenaOf(boxes);
      if (arena !== undefined && arenaOf(scores) === arena && (work.length === 0 || arenaOf(work) === arena) && arenaOf(rows) === arena && arenaOf(counts) === arena) {
        if (scores.length < arenaFrom.nonMaxSuppression) arena.wasm.nonMaxSuppression(boxes.byteOffset, scores.byteOffset, most, overlap, least, (work.length && work.byteOffset), rows.byteOffset, counts.byteOffset, batch, n, classes, isCentred, room, counts.length);
        else arena.native.nonMaxSuppression(boxes.byteOffset, scores.byteOffset, most, overlap, least, (work.length && work.byteOffset), rows.byteOffset, counts.byteOffset, batch, n, classes, isCentred, room, counts.length);
        return counts;
      }
      if (scores.length < nativeFrom.nonMaxSuppression) return small.nonMaxSuppression(boxes, scores, batch, classes, n, most, overlap, least, isCentred, room, work, rows, counts);
      return isAsWide(boxes, 4) && isAsWide(scores, 4) && isAsWide(work, 1) && isAsWide(rows, 1) && isAsWide(counts, 8) ? native.nonMaxSuppression(boxes, scores, batch, classes, n, most, overlap, least, isCentred, room, work, rows, counts) : small.nonMaxSuppression(boxes, scores, batch, classes, n, most, overlap, least, isCentred, room, work, rows, counts);
    },
    normL1(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.normL1(a);
      if (a.length < 8) return small.normL1(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.normL1) return arena.wasm.normL1(a.byteOffset, a.length);
        return arena.native.normL1(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.normL1) return small.normL1(a);
      return isAsWide(a, 4) ? native.normL1(a) : small.normL1(a);
    },
    normL1F64(a) {
      if (!(a instanceof Float64Array && a.length > 0)) argumentChecks.normL1F64(a);
      if (a.length < 8) return small.normL1F64(a);
      if (a.length < nativeFrom.normL1F64) return small.normL1F64(a);
      return isAsWide(a, 8) ? native.normL1F64(a) : small.normL1F64(a);
    },
    normL2(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.normL2(a);
      if (a.length < 8) return small.normL2(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.normL2) return arena.wasm.normL2(a.byteOffset, a.length);
        return arena.native.normL2(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.normL2) return small.normL2(a);
      return isAsWide(a, 4) ? native.normL2(a) : small.normL2(a);
    },
    normL2F64(a) {
      if (!(a instanceof Float64Array && a.length > 0)) argumentChecks.normL2F64(a);
      if (a.length < 8) return small.normL2F64(a);
      if (a.length < nativeFrom.normL2F64) return small.normL2F64(a);
      return isAsWide(a, 8) ? native.normL2F64(a) : small.normL2F64(a);
    },
    normLinf(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.normLinf(a);
      if (a.length < 8) return small.normLinf(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.normLinf) return arena.wasm.normLinf(a.byteOffset, a.length);
        return arena.native.normLinf(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.normLinf) return small.normLinf(a);
      return isAsWide(a, 4) ? native.normLinf(a) : small.normLinf(a);
    },
    normalize(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.normalize(a, out);
      if (a.length < 8) return small.normalize(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.normalize) arena.wasm.normalize(a.byteOffset, out.byteOffset, a.length);
        else arena.native.normalize(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.normalize) return small.normalize(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.normalize(a, out) : small.normalize(a, out);
    },
    notEqual(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.notEqual(a, b, out);
      if (a.length < 8) return small.notEqual(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.notEqual) arena.wasm.notEqual(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.notEqual(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.notEqual) return small.notEqual(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.notEqual(a, b, out) : small.notEqual(a, b, out);
    },
    outerProduct(a, b, out) {
      argumentChecks.outerProduct(a, b, out);
      if (out.length < nativeFrom.outerProduct) return small.outerProduct(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.outerProduct(a, b, out) : small.outerProduct(a, b, out);
    },
    packByteFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, sums, out) {
      argumentChecks.packByteFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, sums, out);
      if (sums.length + out.length === 0) return out;
      const arena = arenaOf(filters);
      if (arena !== undefined && arenaOf(sums) === arena && arenaOf(out) === arena) {
        if (filters.length < arenaFrom.packByteFilters) arena.wasm.packByteFilters(filters.byteOffset, sums.byteOffset, out.byteOffset, groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
        else arena.native.packByteFilters(filters.byteOffset, sums.byteOffset, out.byteOffset, groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
        return out;
      }
      if (filters.length < nativeFrom.packByteFilters) return small.packByteFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, sums, out);
      return isAsWide(filters, 1) && isAsWide(sums, 4) && isAsWide(out, 1) ? native.packByteFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, sums, out) : small.packByteFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, sums, out);
    },
    packBytes(b, inner, columns, transposed, sums, out) {
      argumentChecks.packBytes(b, inner, columns, transposed, sums, out);
      if (sums.length + out.length === 0) return out;
      const arena = arenaOf(b);
      if (arena !== undefined && arenaOf(sums) === arena && arenaOf(out) === arena) {
        if (b.length < arenaFrom.packBytes) arena.wasm.packBytes(b.byteOffset, sums.byteOffset, out.byteOffset, inner, columns, transposed);
        else arena.native.packBytes(b.byteOffset, sums.byteOffset, out.byteOffset, inner, columns, transposed);
        return out;
      }
      if (b.length < nativeFrom.packBytes) return small.packBytes(b, inner, columns, transposed, sums, out);
      return isAsWide(b, 1) && isAsWide(sums, 4) && isAsWide(out, 1) ? native.packBytes(b, inner, columns, transposed, sums, out) : small.packBytes(b, inner, columns, transposed, sums, out);
    },
    packColumns(b, inner, columns, out) {
      argumentChecks.packColumns(b, inner, columns, out);
      if (out.length === 0) return out;
      const arena = arenaOf(b);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (b.length < arenaFrom.packColumns) arena.wasm.packColumns(b.byteOffset, out.byteOffset, inner, columns);
        else arena.native.packColumns(b.byteOffset, out.byteOffset, inner, columns);
        return out;
      }
      if (b.length < nativeFrom.packColumns) return small.packColumns(b, inner, columns, out);
      return isAsWide(b, 4) && isAsWide(out, 4) ? native.packColumns(b, inner, columns, out) : small.packColumns(b, inner, columns, out);
    },
    packDepthwise(filters, channels, kernelHeight, kernelWidth, out) {
      argumentChecks.packDepthwise(filters, channels, kernelHeight, kernelWidth, out);
      if (out.length === 0) return out;
      const arena = arenaOf(filters);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (filters.length < arenaFrom.packDepthwise) arena.wasm.packDepthwise(filters.byteOffset, out.byteOffset, channels, kernelHeight, kernelWidth);
        else arena.native.packDepthwise(filters.byteOffset, out.byteOffset, channels, kernelHeight, kernelWidth);
        return out;
      }
      if (filters.length < nativeFrom.packDepthwise) return small.packDepthwise(filters, channels, kernelHeight, kernelWidth, out);
      return isAsWide(filters, 4) && isAsWide(out, 4) ? native.packDepthwise(filters, channels, kernelHeight, kernelWidth, out) : small.packDepthwise(filters, channels, kernelHeight, kernelWidth, out);
    },
    packFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, out) {
      argumentChecks.packFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, out);
      if (out.length === 0) return out;
      const arena = arenaOf(filters);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (filters.length < arenaFrom.packFilters) arena.wasm.packFilters(filters.byteOffset, out.byteOffset, groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
        else arena.native.packFilters(filters.byteOffset, out.byteOffset, groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
        return out;
      }
      if (filters.length < nativeFrom.packFilters) return small.packFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, out);
      return isAsWide(filters, 4) && isAsWide(out, 4) ? native.packFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, out) : small.packFilters(filters, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, out);
    },
    packI16(b, inner, columns, transposed, sums, out) {
      argumentChecks.packI16(b, inner, columns, transposed, sums, out);
      if (sums.length + out.length === 0) return out;
      const arena = arenaOf(b);
      if (arena !== undefined && arenaOf(sums) === arena && arenaOf(out) === arena) {
        if (b.length < arenaFrom.packI16) arena.wasm.packI16(b.byteOffset, sums.byteOffset, out.byteOffset, inner, columns, transposed);
        else arena.native.packI16(b.byteOffset, sums.byteOffset, out.byteOffset, inner, columns, transposed);
        return out;
      }
      if (b.length < nativeFrom.packI16) return small.packI16(b, inner, columns, transposed, sums, out);
      return isAsWide(b, 2) && isAsWide(sums, 4) && isAsWide(out, 1) ? native.packI16(b, inner, columns, transposed, sums, out) : small.packI16(b, inner, columns, transposed, sums, out);
    },
    packNibbles(b, columns, inner, block, scales, zeroPoints, packedScales, packedZeroPoints, out) {
      argumentChecks.packNibbles(b, columns, inner, block, scales, zeroPoints, packedScales, packedZeroPoints, out);
      if (packedScales.length + packedZeroPoints.length + out.length === 0) return out;
      const arena = arenaOf(b);
      if (arena !== undefined && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(packedScales) === arena && arenaOf(packedZeroPoints) === arena && arenaOf(out) === arena) {
        if (b.length < arenaFrom.packNibbles) arena.wasm.packNibbles(b.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), packedScales.byteOffset, packedZeroPoints.byteOffset, out.byteOffset, columns, inner, block);
        else arena.native.packNibbles(b.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), packedScales.byteOffset, packedZeroPoints.byteOffset, out.byteOffset, columns, inner, block);
        return out;
      }
      if (b.length < nativeFrom.packNibbles) return small.packNibbles(b, columns, inner, block, scales, zeroPoints, packedScales, packedZeroPoints, out);
      return isAsWide(b, 1) && isAsWide(scales, 4) && isAsWide(zeroPoints, 1) && isAsWide(packedScales, 4) && isAsWide(packedZeroPoints, 1) && isAsWide(out, 1) ? native.packNibbles(b, columns, inner, block, scales, zeroPoints, packedScales, packedZeroPoints, out) : small.packNibbles(b, columns, inner, block, scales, zeroPoints, packedScales, packedZeroPoints, out);
    },
    packRows(a, rows, columns, out) {
      argumentChecks.packRows(a, rows, columns, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.packRows) arena.wasm.packRows(a.byteOffset, out.byteOffset, rows, columns);
        else arena.native.packRows(a.byteOffset, out.byteOffset, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.packRows) return small.packRows(a, rows, columns, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.packRows(a, rows, columns, out) : small.packRows(a, rows, columns, out);
    },
    pow(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.pow(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.pow) arena.wasm.pow(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.pow(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.pow) return small.pow(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.pow(a, b, out) : small.pow(a, b, out);
    },
    quantizeBlocks(a, rows, columns, block, scales, out) {
      argumentChecks.quantizeBlocks(a, rows, columns, block, scales, out);
      if (scales.length + out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(scales) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.quantizeBlocks) arena.wasm.quantizeBlocks(a.byteOffset, scales.byteOffset, out.byteOffset, rows, columns, block);
        else arena.native.quantizeBlocks(a.byteOffset, scales.byteOffset, out.byteOffset, rows, columns, block);
        return out;
      }
      if (a.length < nativeFrom.quantizeBlocks) return small.quantizeBlocks(a, rows, columns, block, scales, out);
      return isAsWide(a, 4) && isAsWide(scales, 4) && isAsWide(out, 1) ? native.quantizeBlocks(a, rows, columns, block, scales, out) : small.quantizeBlocks(a, rows, columns, block, scales, out);
    },
    quantizeI16(a, outer, channels, inner, scales, zeroPoints, out) {
      argumentChecks.quantizeI16(a, outer, channels, inner, scales, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.quantizeI16) arena.wasm.quantizeI16(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        else arena.native.quantizeI16(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.quantizeI16) return small.quantizeI16(a, outer, channels, inner, scales, zeroPoints, out);
      return isAsWide(a, 4) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 2) ? native.quantizeI16(a, outer, channels, inner, scales, zeroPoints, out) : small.quantizeI16(a, outer, channels, inner, scales, zeroPoints, out);
    },
    quantizeI8(a, outer, channels, inner, scales, zeroPoints, out) {
      argumentChecks.quantizeI8(a, outer, channels, inner, scales, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.quantizeI8) arena.wasm.quantizeI8(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        else arena.native.quantizeI8(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.quantizeI8) return small.quantizeI8(a, outer, channels, inner, scales, zeroPoints, out);
      return isAsWide(a, 4) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 1) ? native.quantizeI8(a, outer, channels, inner, scales, zeroPoints, out) : small.quantizeI8(a, outer, channels, inner, scales, zeroPoints, out);
    },
    quantizeU8(a, outer, channels, inner, scales, zeroPoints, out) {
      argumentChecks.quantizeU8(a, outer, channels, inner, scales, zeroPoints, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(scales) === arena && (zeroPoints.length === 0 || arenaOf(zeroPoints) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.quantizeU8) arena.wasm.quantizeU8(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        else arena.native.quantizeU8(a.byteOffset, scales.byteOffset, (zeroPoints.length && zeroPoints.byteOffset), out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.quantizeU8) return small.quantizeU8(a, outer, channels, inner, scales, zeroPoints, out);
      return isAsWide(a, 4) && isAsWide(scales, 4) && isAsWide(zeroPoints, 4) && isAsWide(out, 1) ? native.quantizeU8(a, outer, channels, inner, scales, zeroPoints, out) : small.quantizeU8(a, outer, channels, inner, scales, zeroPoints, out);
    },
    randomExponential(seed, stream, offset, out) {
      argumentChecks.randomExponential(seed, stream, offset, out);
      if (out.length === 0) return out;
      if (out.length < nativeFrom.randomExponential) return small.randomExponential(seed, stream, offset, out);
      return isAsWide(out, 4) ? native.randomExponential(seed, stream, offset, out) : small.randomExponential(seed, stream, offset, out);
    },
    randomIntegers(seed, stream, offset, low, count, out) {
      argumentChecks.randomIntegers(seed, stream, offset, low, count, out);
      if (out.length === 0) return out;
      if (out.length < nativeFrom.randomIntegers) return small.randomIntegers(seed, stream, offset, low, count, out);
      return isAsWide(out, 4) ? native.randomIntegers(seed, stream, offset, low, count, out) : small.randomIntegers(seed, stream, offset, low, count, out);
    },
    randomNormal(seed, stream, offset, out) {
      argumentChecks.randomNormal(seed, stream, offset, out);
      if (out.length === 0) return out;
      if (out.length < nativeFrom.randomNormal) return small.randomNormal(seed, stream, offset, out);
      return isAsWide(out, 4) ? native.randomNormal(seed, stream, offset, out) : small.randomNormal(seed, stream, offset, out);
    },
    randomUniform(seed, stream, offset, out) {
      argumentChecks.randomUniform(seed, stream, offset, out);
      if (out.length === 0) return out;
      if (out.length < nativeFrom.randomUniform) return small.randomUniform(seed, stream, offset, out);
      return isAsWide(out, 4) ? native.randomUniform(seed, stream, offset, out) : small.randomUniform(seed, stream, offset, out);
    },
    recip(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.recip(a, out);
      if (a.length < 8) return small.recip(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.recip) arena.wasm.recip(a.byteOffset, out.byteOffset, a.length);
        else arena.native.recip(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.recip) return small.recip(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.recip(a, out) : small.recip(a, out);
    },
    recurrentLayer(gates, steps, batch, directions, gateCount, hidden, packed, functions, hiddenBias, peepholes, lengths, clip, reverse, batchFirst, variant, state, cell, y) {
      argumentChecks.recurrentLayer(gates, steps, batch, directions, gateCount, hidden, packed, functions, hiddenBias, peepholes, lengths, clip, reverse, batchFirst, variant, state, cell, y);
      if (gates.length + state.length + cell.length + y.length === 0) return y;
      const arena = arenaOf(gates);
      if (arena !== undefined && arenaOf(packed) === arena && arenaOf(functions) === arena && (hiddenBias.length === 0 || arenaOf(hiddenBias) === arena) && (peepholes.length === 0 || arenaOf(peepholes) === arena) && (lengths.length === 0 || arenaOf(lengths) === arena) && arenaOf(state) === arena && arenaOf(cell) === arena && arenaOf(y) === arena) {
        if (gates.length < arenaFrom.recurrentLayer) arena.wasm.recurrentLayer(gates.byteOffset, packed.byteOffset, functions.byteOffset, (hiddenBias.length && hiddenBias.byteOffset), (peepholes.length && peepholes.byteOffset), (lengths.length && lengths.byteOffset), clip, state.byteOffset, cell.byteOffset, y.byteOffset, steps, batch, directions, gateCount, hidden, reverse, batchFirst, variant);
        else arena.native.recurrentLayer(gates.byteOffset, packed.byteOffset, functions.byteOffset, (hiddenBias.length && hiddenBias.byteOffset), (peepholes.length && peepholes.byteOffset), (lengths.length && lengths.byteOffset), clip, state.byteOffset, cell.byteOffset, y.byteOffset, steps, batch, directions, gateCount, hidden, reverse, batchFirst, variant);
        return y;
      }
      if (gates.length < nativeFrom.recurrentLayer) return small.recurrentLayer(gates, steps, batch, directions, gateCount, hidden, packed, functions, hiddenBias, peepholes, lengths, clip, reverse, batchFirst, variant, state, cell, y);
      return isAsWide(gates, 4) && isAsWide(packed, 4) && isAsWide(functions, 4) && isAsWide(hiddenBias, 4) && isAsWide(peepholes, 4) && isAsWide(lengths, 4) && isAsWide(state, 4) && isAsWide(cell, 4) && isAsWide(y, 4) ? native.recurrentLayer(gates, steps, batch, directions, gateCount, hidden, packed, functions, hiddenBias, peepholes, lengths, clip, reverse, batchFirst, variant, state, cell, y) : small.recurrentLayer(gates, steps, batch, directions, gateCount, hidden, packed, functions, hiddenBias, peepholes, lengths, clip, reverse, batchFirst, variant, state, cell, y);
    },
    reduceAny(a, outer, length, inner, operation, type, out) {
      argumentChecks.reduceAny(a, outer, length, inner, operation, type, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.reduceAny) arena.wasm.reduceAny(a.byteOffset, out.byteOffset, outer, length, inner, type, operation);
        else arena.native.reduceAny(a.byteOffset, out.byteOffset, outer, length, inner, type, operation);
        return out;
      }
      if (a.length < nativeFrom.reduceAny) return small.reduceAny(a, outer, length, inner, operation, type, out);
      return isAsWide(a, 1) && isAsWide(out, 1) ? native.reduceAny(a, outer, length, inner, operation, type, out) : small.reduceAny(a, outer, length, inner, operation, type, out);
    },
    relu(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.relu(a, out);
      if (a.length < 8) return small.relu(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.relu) arena.wasm.relu(a.byteOffset, out.byteOffset, a.length);
        else arena.native.relu(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.relu) return small.relu(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.relu(a, out) : small.relu(a, out);
    },
    requantizeI8(a, outer, channels, inner, bias, multipliers, zeroPoint, out) {
      argumentChecks.requantizeI8(a, outer, channels, inner, bias, multipliers, zeroPoint, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.requantizeI8) arena.wasm.requantizeI8(a.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, outer, channels, inner);
        else arena.native.requantizeI8(a.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.requantizeI8) return small.requantizeI8(a, outer, channels, inner, bias, multipliers, zeroPoint, out);
      return isAsWide(a, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 1) ? native.requantizeI8(a, outer, channels, inner, bias, multipliers, zeroPoint, out) : small.requantizeI8(a, outer, channels, inner, bias, multipliers, zeroPoint, out);
    },
    requantizeU8(a, outer, channels, inner, bias, multipliers, zeroPoint, out) {
      argumentChecks.requantizeU8(a, outer, channels, inner, bias, multipliers, zeroPoint, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (bias.length === 0 || arenaOf(bias) === arena) && arenaOf(multipliers) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.requantizeU8) arena.wasm.requantizeU8(a.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, outer, channels, inner);
        else arena.native.requantizeU8(a.byteOffset, (bias.length && bias.byteOffset), multipliers.byteOffset, zeroPoint, out.byteOffset, outer, channels, inner);
        return out;
      }
      if (a.length < nativeFrom.requantizeU8) return small.requantizeU8(a, outer, channels, inner, bias, multipliers, zeroPoint, out);
      return isAsWide(a, 4) && isAsWide(bias, 4) && isAsWide(multipliers, 4) && isAsWide(out, 1) ? native.requantizeU8(a, outer, channels, inner, bias, multipliers, zeroPoint, out) : small.requantizeU8(a, outer, channels, inner, bias, multipliers, zeroPoint, out);
    },
    resample(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out) {
      argumentChecks.resample(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.resample) return small.resample(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out);
      return isAsWide(a, 4) && isAsWide(tops, 4) && isAsWide(vertical, 4) && isAsWide(lefts, 4) && isAsWide(horizontal, 4) && isAsWide(work, 4) && isAsWide(out, 4) ? native.resample(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out) : small.resample(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out);
    },
    resampleBytes(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out) {
      argumentChecks.resampleBytes(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.resampleBytes) return small.resampleBytes(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out);
      return isAsWide(a, 1) && isAsWide(tops, 4) && isAsWide(vertical, 2) && isAsWide(lefts, 4) && isAsWide(horizontal, 2) && isAsWide(work, 2) && isAsWide(out, 1) ? native.resampleBytes(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out) : small.resampleBytes(a, height, width, channels, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal, horizontalCount, work, out);
    },
    resizeBilinear(a, planes, height, width, channels, out, outHeight, outWidth) {
      argumentChecks.resizeBilinear(a, planes, height, width, channels, out, outHeight, outWidth);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.resizeBilinear) arena.wasm.resizeBilinear(a.byteOffset, out.byteOffset, planes, height, width, channels, outHeight, outWidth);
        else arena.native.resizeBilinear(a.byteOffset, out.byteOffset, planes, height, width, channels, outHeight, outWidth);
        return out;
      }
      if (a.length < nativeFrom.resizeBilinear) return small.resizeBilinear(a, planes, height, width, channels, out, outHeight, outWidth);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.resizeBilinear(a, planes, height, width, channels, out, outHeight, outWidth) : small.resizeBilinear(a, planes, height, width, channels, out, outHeight, outWidth);
    },
    resizeNearest(a, planes, height, width, channels, out, outHeight, outWidth) {
      argumentChecks.resizeNearest(a, planes, height, width, channels, out, outHeight, outWidth);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.resizeNearest) arena.wasm.resizeNearest(a.byteOffset, out.byteOffset, planes, height, width, channels, outHeight, outWidth);
        else arena.native.resizeNearest(a.byteOffset, out.byteOffset, planes, height, width, channels, outHeight, outWidth);
        return out;
      }
      if (a.length < nativeFrom.resizeNearest) return small.resizeNearest(a, planes, height, width, channels, out, outHeight, outWidth);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.resizeNearest(a, planes, height, width, channels, out, outHeight, outWidth) : small.resizeNearest(a, planes, height, width, channels, out, outHeight, outWidth);
    },
    rmsNorm(a, rows, columns, gamma, epsilon, out) {
      argumentChecks.rmsNorm(a, rows, columns, gamma, epsilon, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (gamma.length === 0 || arenaOf(gamma) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.rmsNorm) arena.wasm.rmsNorm(a.byteOffset, (gamma.length && gamma.byteOffset), epsilon, out.byteOffset, rows, columns);
        else arena.native.rmsNorm(a.byteOffset, (gamma.length && gamma.byteOffset), epsilon, out.byteOffset, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.rmsNorm) return small.rmsNorm(a, rows, columns, gamma, epsilon, out);
      return isAsWide(a, 4) && isAsWide(gamma, 4) && isAsWide(out, 4) ? native.rmsNorm(a, rows, columns, gamma, epsilon, out) : small.rmsNorm(a, rows, columns, gamma, epsilon, out);
    },
    rotaryEmbedding(x, tokens, heads, half, cos, sin, interleaved, out) {
      argumentChecks.rotaryEmbedding(x, tokens, heads, half, cos, sin, interleaved, out);
      if (out.length === 0) return out;
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(cos) === arena && arenaOf(sin) === arena && arenaOf(out) === arena) {
        if (x.length < arenaFrom.rotaryEmbedding) arena.wasm.rotaryEmbedding(x.byteOffset, cos.byteOffset, sin.byteOffset, out.byteOffset, tokens, heads, half, interleaved);
        else arena.native.rotaryEmbedding(x.byteOffset, cos.byteOffset, sin.byteOffset, out.byteOffset, tokens, heads, half, interleaved);
        return out;
      }
      if (x.length < nativeFrom.rotaryEmbedding) return small.rotaryEmbedding(x, tokens, heads, half, cos, sin, interleaved, out);
      return isAsWide(x, 4) && isAsWide(cos, 4) && isAsWide(sin, 4) && isAsWide(out, 4) ? native.rotaryEmbedding(x, tokens, heads, half, cos, sin, interleaved, out) : small.rotaryEmbedding(x, tokens, heads, half, cos, sin, interleaved, out);
    },
    round(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.round(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.round) arena.wasm.round(a.byteOffset, out.byteOffset, a.length);
        else arena.native.round(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.round) return small.round(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.round(a, out) : small.round(a, out);
    },
    roundHalfAway(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.roundHalfAway(a, out);
      if (a.length < 8) return small.roundHalfAway(a, out);
      if (a.length < nativeFrom.roundHalfAway) return small.roundHalfAway(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.roundHalfAway(a, out) : small.roundHalfAway(a, out);
    },
    rsqrt(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.rsqrt(a, out);
      if (a.length < 8) return small.rsqrt(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.rsqrt) arena.wasm.rsqrt(a.byteOffset, out.byteOffset, a.length);
        else arena.native.rsqrt(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.rsqrt) return small.rsqrt(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.rsqrt(a, out) : small.rsqrt(a, out);
    },
    samplePoints(a, batch, depth, height, width, channels, images, places, n, m, axes, steps, counts, factors, mode, padding, units, isMax, out) {
      argumentChecks.samplePoints(a, batch, depth, height, width, channels, images, places, n, m, axes, steps, counts, factors, mode, padding, units, isMax, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && (images.length === 0 || arenaOf(images) === arena) && arenaOf(places) === arena && (steps.length === 0 || arenaOf(steps) === arena) && (counts.length === 0 || arenaOf(counts) === arena) && (factors.length === 0 || arenaOf(factors) === arena) && arenaOf(out) === arena) {
        if (a.length < arenaFrom.samplePoints) arena.wasm.samplePoints(a.byteOffset, (images.length && images.byteOffset), places.byteOffset, (steps.length && steps.byteOffset), (counts.length && counts.byteOffset), (factors.length && factors.byteOffset), out.byteOffset, batch, depth, height, width, channels, n, m, axes, mode, padding, units, isMax);
        else arena.native.samplePoints(a.byteOffset, (images.length && images.byteOffset), places.byteOffset, (steps.length && steps.byteOffset), (counts.length && counts.byteOffset), (factors.length && factors.byteOffset), out.byteOffset, batch, depth, height, width, channels, n, m, axes, mode, padding, units, isMax);
        return out;
      }
      if (a.length < nativeFrom.samplePoints) return small.samplePoints(a, batch, depth, height, width, channels, images, places, n, m, axes, steps, counts, factors, mode, padding, units, isMax, out);
      return isAsWide(a, 4) && isAsWide(images, 4) && isAsWide(places, 4) && isAsWide(steps, 4) && isAsWide(counts, 4) && isAsWide(factors, 4) && isAsWide(out, 4) ? native.samplePoints(a, batch, depth, height, width, channels, images, places, n, m, axes, steps, counts, factors, mode, padding, units, isMax, out) : small.samplePoints(a, batch, depth, height, width, channels, images, places, n, m, axes, steps, counts, factors, mode, padding, units, isMax, out);
    },
    sampleVariance(a, ddof) {
      argumentChecks.sampleVariance(a, ddof);
      if (a.length < nativeFrom.sampleVariance) return small.sampleVariance(a, ddof);
      return isAsWide(a, 4) ? native.sampleVariance(a, ddof) : small.sampleVariance(a, ddof);
    },
    scale(a, s, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && typeof s === 'number' && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.scale(a, s, out);
      if (a.length < 8) return small.scale(a, s, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.scale) arena.wasm.scale(a.byteOffset, s, out.byteOffset, a.length);
        else arena.native.scale(a.byteOffset, s, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.scale) return small.scale(a, s, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.scale(a, s, out) : small.scale(a, s, out);
    },
    scaleBf16(a, s, out) {
      if (!(a instanceof Uint16Array && out instanceof Uint16Array && typeof s === 'number' && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.scaleBf16(a, s, out);
      if (a.length < 8) return small.scaleBf16(a, s, out);
      if (a.length < nativeFrom.scaleBf16) return small.scaleBf16(a, s, out);
      return isAsWide(a, 2) && isAsWide(out, 2) ? native.scaleBf16(a, s, out) : small.scaleBf16(a, s, out);
    },
    scaleF16(a, s, out) {
      argumentChecks.scaleF16(a, s, out);
      if (a.length < 8) return small.scaleF16(a, s, out);
      if (a.length < nativeFrom.scaleF16) return small.scaleF16(a, s, out);
      return isAsWide(a, 2) && isAsWide(out, 2) ? native.scaleF16(a, s, out) : small.scaleF16(a, s, out);
    },
    scaleF64(a, s, out) {
      if (!(a instanceof Float64Array && out instanceof Float64Array && typeof s === 'number' && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.scaleF64(a, s, out);
      if (a.length < 8) return small.scaleF64(a, s, out);
      if (a.length < nativeFrom.scaleF64) return small.scaleF64(a, s, out);
      return isAsWide(a, 8) && isAsWide(out, 8) ? native.scaleF64(a, s, out) : small.scaleF64(a, s, out);
    },
    scatter(a, indices, out) {
      argumentChecks.scatter(a, indices, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(indices) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.scatter) arena.wasm.scatter(a.byteOffset, indices.byteOffset, out.byteOffset, a.length, out.length);
        else arena.native.scatter(a.byteOffset, indices.byteOffset, out.byteOffset, a.length, out.length);
        return out;
      }
      if (a.length < nativeFrom.scatter) return small.scatter(a, indices, out);
      return isAsWide(a, 4) && isAsWide(indices, 4) && isAsWide(out, 4) ? native.scatter(a, indices, out) : small.scatter(a, indices, out);
    },
    scatterRows(a, indices, outer, m, rows, inner, reduction, type, out) {
      argumentChecks.scatterRows(a, indices, outer, m, rows, inner, reduction, type, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(indices) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.scatterRows) arena.wasm.scatterRows(a.byteOffset, indices.byteOffset, out.byteOffset, outer, m, inner, type, rows, reduction);
        else arena.native.scatterRows(a.byteOffset, indices.byteOffset, out.byteOffset, outer, m, inner, type, rows, reduction);
        return out;
      }
      if (a.length < nativeFrom.scatterRows) return small.scatterRows(a, indices, outer, m, rows, inner, reduction, type, out);
      return isAsWide(a, 1) && isAsWide(indices, 4) && isAsWide(out, 1) ? native.scatterRows(a, indices, outer, m, rows, inner, reduction, type, out) : small.scatterRows(a, indices, outer, m, rows, inner, reduction, type, out);
    },
    searchSorted(a, n, sorted, lists, length, type, out) {
      argumentChecks.searchSorted(a, n, sorted, lists, length, type, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(sorted) === arena && arenaOf(out) === arena) {
        if (sorted.length < arenaFrom.searchSorted) arena.wasm.searchSorted(a.byteOffset, sorted.byteOffset, out.byteOffset, n, type, lists, length);
        else arena.native.searchSorted(a.byteOffset, sorted.byteOffset, out.byteOffset, n, type, lists, length);
        return out;
      }
      if (sorted.length < nativeFrom.searchSorted) return small.searchSorted(a, n, sorted, lists, length, type, out);
      return isAsWide(a, 1) && isAsWide(sorted, 1) && isAsWide(out, 4) ? native.searchSorted(a, n, sorted, lists, length, type, out) : small.searchSorted(a, n, sorted, lists, length, type, out);
    },
    select(condition, a, b, out) {
      if (!(condition instanceof Float32Array && a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && condition.length > 0 && a.length === condition.length && b.length === condition.length && out.length === condition.length && ((condition.byteOffset | a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, condition) && isApart(out, a) && isApart(out, b))))) argumentChecks.select(condition, a, b, out);
      if (condition.length < 8) return small.select(condition, a, b, out);
      const arena = arenaOf(condition);
      if (arena !== undefined && arenaOf(a) === arena && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (condition.length < arenaFrom.select) arena.wasm.select(condition.byteOffset, a.byteOffset, b.byteOffset, out.byteOffset, condition.length);
        else arena.native.select(condition.byteOffset, a.byteOffset, b.byteOffset, out.byteOffset, condition.length);
        return out;
      }
      if (condition.length < nativeFrom.select) return small.select(condition, a, b, out);
      return isAsWide(condition, 4) && isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.select(condition, a, b, out) : small.select(condition, a, b, out);
    },
    selectAny(condition, a, b, width, out) {
      argumentChecks.selectAny(condition, a, b, width, out);
      if (out.length === 0) return out;
      const arena = arenaOf(condition);
      if (arena !== undefined && arenaOf(a) === arena && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length + b.length < arenaFrom.selectAny) arena.wasm.selectAny(condition.byteOffset, a.byteOffset, b.byteOffset, out.byteOffset, condition.length, width);
        else arena.native.selectAny(condition.byteOffset, a.byteOffset, b.byteOffset, out.byteOffset, condition.length, width);
        return out;
      }
      if (a.length + b.length < nativeFrom.selectAny) return small.selectAny(condition, a, b, width, out);
      return isAsWide(condition, 1) && isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.selectAny(condition, a, b, width, out) : small.selectAny(condition, a, b, width, out);
    },
    selu(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.selu(a, out);
      if (a.length < 8) return small.selu(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.selu) arena.wasm.selu(a.byteOffset, out.byteOffset, a.length);
        else arena.native.selu(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.selu) return small.selu(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.selu(a, out) : small.selu(a, out);
    },
    sigmoid(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.sigmoid(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.sigmoid) arena.wasm.sigmoid(a.byteOffset, out.byteOffset, a.length);
        else arena.native.sigmoid(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.sigmoid) return small.sigmoid(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.sigmoid(a, out) : small.sigmoid(a, out);
    },
    sign(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.sign(a, out);
      if (a.length < 8) return small.sign(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.sign) arena.wasm.sign(a.byteOffset, out.byteOffset, a.length);
        else arena.native.sign(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.sign) return small.sign(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.sign(a, out) : small.sign(a, out);
    },
    silu(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.silu(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.silu) arena.wasm.silu(a.byteOffset, out.byteOffset, a.length);
        else arena.native.silu(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.silu) return small.silu(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.silu(a, out) : small.silu(a, out);
    },
    sin(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.sin(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.sin) arena.wasm.sin(a.byteOffset, out.byteOffset, a.length);
        else arena.native.sin(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.sin) return small.sin(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.sin(a, out) : small.sin(a, out);
    },
    sinh(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.sinh(a, out);
      if (a.length < 8) return small.sinh(a, out);
      if (a.length < nativeFrom.sinh) return small.sinh(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.sinh(a, out) : small.sinh(a, out);
    },
    sobel(a, height, width, channels, mode, border, work, out) {
      argumentChecks.sobel(a, height, width, channels, mode, border, work, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.sobel) return small.sobel(a, height, width, channels, mode, border, work, out);
      return isAsWide(a, 4) && isAsWide(work, 4) && isAsWide(out, 4) ? native.sobel(a, height, width, channels, mode, border, work, out) : small.sobel(a, height, width, channels, mode, border, work, out);
    },
    sobelBytes(a, height, width, channels, mode, border, work, out) {
      argumentChecks.sobelBytes(a, height, width, channels, mode, border, work, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.sobelBytes) return small.sobelBytes(a, height, width, channels, mode, border, work, out);
      return isAsWide(a, 1) && isAsWide(work, 2) && isAsWide(out, 2) ? native.sobelBytes(a, height, width, channels, mode, border, work, out) : small.sobelBytes(a, height, width, channels, mode, border, work, out);
    },
    softmax(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.softmax(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.softmax) arena.wasm.softmax(a.byteOffset, out.byteOffset, a.length);
        else arena.native.softmax(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.softmax) return small.softmax(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.softmax(a, out) : small.softmax(a, out);
    },
    softmaxRows(a, rows, columns, out) {
      argumentChecks.softmaxRows(a, rows, columns, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.softmaxRows) arena.wasm.softmaxRows(a.byteOffset, out.byteOffset, rows, columns);
        else arena.native.softmaxRows(a.byteOffset, out.byteOffset, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.softmaxRows) return small.softmaxRows(a, rows, columns, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.softmaxRows(a, rows, columns, out) : small.softmaxRows(a, rows, columns, out);
    },
    softplus(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.softplus(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.softplus) arena.wasm.softplus(a.byteOffset, out.byteOffset, a.length);
        else arena.native.softplus(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.softplus) return small.softplus(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.softplus(a, out) : small.softplus(a, out);
    },
    splitChannels(a, pixels, channels, out) {
      argumentChecks.splitChannels(a, pixels, channels, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.splitChannels) return small.splitChannels(a, pixels, channels, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.splitChannels(a, pixels, channels, out) : small.splitChannels(a, pixels, channels, out);
    },
    splitChannelsU8(a, pixels, channels, out) {
      argumentChecks.splitChannelsU8(a, pixels, channels, out);
      if (out.length === 0) return out;
      if (a.length < nativeFrom.splitChannelsU8) return small.splitChannelsU8(a, pixels, channels, out);
      return isAsWide(a, 1) && isAsWide(out, 1) ? native.splitChannelsU8(a, pixels, channels, out) : small.splitChannelsU8(a, pixels, channels, out);
    },
    sqrt(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.sqrt(a, out);
      if (a.length < 8) return small.sqrt(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.sqrt) arena.wasm.sqrt(a.byteOffset, out.byteOffset, a.length);
        else arena.native.sqrt(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.sqrt) return small.sqrt(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.sqrt(a, out) : small.sqrt(a, out);
    },
    sqrtF64(a, out) {
      if (!(a instanceof Float64Array && out instanceof Float64Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.sqrtF64(a, out);
      if (a.length < 8) return small.sqrtF64(a, out);
      if (a.length < nativeFrom.sqrtF64) return small.sqrtF64(a, out);
      return isAsWide(a, 8) && isAsWide(out, 8) ? native.sqrtF64(a, out) : small.sqrtF64(a, out);
    },
    squaredEuclidean(a, b) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && a.length > 0 && b.length === a.length)) argumentChecks.squaredEuclidean(a, b);
      if (a.length < 8) return small.squaredEuclidean(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.squaredEuclidean) return arena.wasm.squaredEuclidean(a.byteOffset, b.byteOffset, a.length);
        return arena.native.squaredEuclidean(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.squaredEuclidean) return small.squaredEuclidean(a, b);
      return isAsWide(a, 4) && isAsWide(b, 4) ? native.squaredEuclidean(a, b) : small.squaredEuclidean(a, b);
    },
    squaredEuclideanBf16(a, b) {
      if (!(a instanceof Uint16Array && b instanceof Uint16Array && a.length > 0 && b.length === a.length)) argumentChecks.squaredEuclideanBf16(a, b);
      if (a.length < 8) return small.squaredEuclideanBf16(a, b);
      if (a.length < nativeFrom.squaredEuclideanBf16) return small.squaredEuclideanBf16(a, b);
      return isAsWide(a, 2) && isAsWide(b, 2) ? native.squaredEuclideanBf16(a, b) : small.squaredEuclideanBf16(a, b);
    },
    squaredEuclideanF16(a, b) {
      argumentChecks.squaredEuclideanF16(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.squaredEuclideanF16) return arena.wasm.squaredEuclideanF16(a.byteOffset, b.byteOffset, a.length);
        return arena.native.squaredEuclideanF16(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.squaredEuclideanF16) return small.squaredEuclideanF16(a, b);
      return isAsWide(a, 2) && isAsWide(b, 2) ? native.squaredEuclideanF16(a, b) : small.squaredEuclideanF16(a, b);
    },
    squaredEuclideanI8(a, b) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && a.length > 0 && b.length === a.length)) argumentChecks.squaredEuclideanI8(a, b);
      if (a.length < 8) return small.squaredEuclideanI8(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.squaredEuclideanI8) return arena.wasm.squaredEuclideanI8(a.byteOffset, b.byteOffset, a.length);
        return arena.native.squaredEuclideanI8(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.squaredEuclideanI8) return small.squaredEuclideanI8(a, b);
      return isAsWide(a, 1) && isAsWide(b, 1) ? native.squaredEuclideanI8(a, b) : small.squaredEuclideanI8(a, b);
    },
    squaredEuclideanU8(a, b) {
      if (!(a instanceof Uint8Array && b instanceof Uint8Array && a.length > 0 && b.length === a.length)) argumentChecks.squaredEuclideanU8(a, b);
      if (a.length < 8) return small.squaredEuclideanU8(a, b);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena) {
        if (a.length < arenaFrom.squaredEuclideanU8) return arena.wasm.squaredEuclideanU8(a.byteOffset, b.byteOffset, a.length);
        return arena.native.squaredEuclideanU8(a.byteOffset, b.byteOffset, a.length);
      }
      if (a.length < nativeFrom.squaredEuclideanU8) return small.squaredEuclideanU8(a, b);
      return isAsWide(a, 1) && isAsWide(b, 1) ? native.squaredEuclideanU8(a, b) : small.squaredEuclideanU8(a, b);
    },
    stddev(a, ddof) {
      argumentChecks.stddev(a, ddof);
      if (a.length < nativeFrom.stddev) return small.stddev(a, ddof);
      return isAsWide(a, 4) ? native.stddev(a, ddof) : small.stddev(a, ddof);
    },
    sub(a, b, out) {
      if (!(a instanceof Float32Array && b instanceof Float32Array && out instanceof Float32Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.sub(a, b, out);
      if (a.length < 8) return small.sub(a, b, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (a.length < arenaFrom.sub) arena.wasm.sub(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        else arena.native.sub(a.byteOffset, b.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.sub) return small.sub(a, b, out);
      return isAsWide(a, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.sub(a, b, out) : small.sub(a, b, out);
    },
    subBf16(a, b, out) {
      if (!(a instanceof Uint16Array && b instanceof Uint16Array && out instanceof Uint16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.subBf16(a, b, out);
      if (a.length < 8) return small.subBf16(a, b, out);
      if (a.length < nativeFrom.subBf16) return small.subBf16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.subBf16(a, b, out) : small.subBf16(a, b, out);
    },
    subF16(a, b, out) {
      argumentChecks.subF16(a, b, out);
      if (a.length < 8) return small.subF16(a, b, out);
      if (a.length < nativeFrom.subF16) return small.subF16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.subF16(a, b, out) : small.subF16(a, b, out);
    },
    subF64(a, b, out) {
      if (!(a instanceof Float64Array && b instanceof Float64Array && out instanceof Float64Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.subF64(a, b, out);
      if (a.length < 8) return small.subF64(a, b, out);
      if (a.length < nativeFrom.subF64) return small.subF64(a, b, out);
      return isAsWide(a, 8) && isAsWide(b, 8) && isAsWide(out, 8) ? native.subF64(a, b, out) : small.subF64(a, b, out);
    },
    subI16(a, b, out) {
      if (!(a instanceof Int16Array && b instanceof Int16Array && out instanceof Int16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.subI16(a, b, out);
      if (a.length < 8) return small.subI16(a, b, out);
      if (a.length < nativeFrom.subI16) return small.subI16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.subI16(a, b, out) : small.subI16(a, b, out);
    },
    subI8(a, b, out) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && out instanceof Int8Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.subI8(a, b, out);
      if (a.length < 8) return small.subI8(a, b, out);
      if (a.length < nativeFrom.subI8) return small.subI8(a, b, out);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.subI8(a, b, out) : small.subI8(a, b, out);
    },
    subSaturatedI16(a, b, out) {
      if (!(a instanceof Int16Array && b instanceof Int16Array && out instanceof Int16Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.subSaturatedI16(a, b, out);
      if (a.length < 8) return small.subSaturatedI16(a, b, out);
      if (a.length < nativeFrom.subSaturatedI16) return small.subSaturatedI16(a, b, out);
      return isAsWide(a, 2) && isAsWide(b, 2) && isAsWide(out, 2) ? native.subSaturatedI16(a, b, out) : small.subSaturatedI16(a, b, out);
    },
    subSaturatedI8(a, b, out) {
      if (!(a instanceof Int8Array && b instanceof Int8Array && out instanceof Int8Array && a.length > 0 && b.length === a.length && out.length === a.length && ((a.byteOffset | b.byteOffset | out.byteOffset) === 0 || (isApart(out, a) && isApart(out, b))))) argumentChecks.subSaturatedI8(a, b, out);
      if (a.length < 8) return small.subSaturatedI8(a, b, out);
      if (a.length < nativeFrom.subSaturatedI8) return small.subSaturatedI8(a, b, out);
      return isAsWide(a, 1) && isAsWide(b, 1) && isAsWide(out, 1) ? native.subSaturatedI8(a, b, out) : small.subSaturatedI8(a, b, out);
    },
    sum(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.sum(a);
      if (a.length < 8) return small.sum(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.sum) return arena.wasm.sum(a.byteOffset, a.length);
        return arena.native.sum(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.sum) return small.sum(a);
      return isAsWide(a, 4) ? native.sum(a) : small.sum(a);
    },
    sumF64(a) {
      if (!(a instanceof Float64Array && a.length > 0)) argumentChecks.sumF64(a);
      if (a.length < 8) return small.sumF64(a);
      if (a.length < nativeFrom.sumF64) return small.sumF64(a);
      return isAsWide(a, 8) ? native.sumF64(a) : small.sumF64(a);
    },
    sumI16(a) {
      if (!(a instanceof Int16Array && a.length > 0)) argumentChecks.sumI16(a);
      if (a.length < 8) return small.sumI16(a);
      if (a.length < nativeFrom.sumI16) return small.sumI16(a);
      return isAsWide(a, 2) ? native.sumI16(a) : small.sumI16(a);
    },
    sumI8(a) {
      if (!(a instanceof Int8Array && a.length > 0)) argumentChecks.sumI8(a);
      if (a.length < 8) return small.sumI8(a);
      if (a.length < nativeFrom.sumI8) return small.sumI8(a);
      return isAsWide(a, 1) ? native.sumI8(a) : small.sumI8(a);
    },
    sumKahan(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.sumKahan(a);
      if (a.length < 8) return small.sumKahan(a);
      if (a.length < nativeFrom.sumKahan) return small.sumKahan(a);
      return isAsWide(a, 4) ? native.sumKahan(a) : small.sumKahan(a);
    },
    sumOfSquares(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.sumOfSquares(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.sumOfSquares) return arena.wasm.sumOfSquares(a.byteOffset, a.length);
        return arena.native.sumOfSquares(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.sumOfSquares) return small.sumOfSquares(a);
      return isAsWide(a, 4) ? native.sumOfSquares(a) : small.sumOfSquares(a);
    },
    swiGlu(gate, up, out) {
      if (!(gate instanceof Float32Array && up instanceof Float32Array && out instanceof Float32Array && gate.length > 0 && up.length === gate.length && out.length === gate.length && ((gate.byteOffset | up.byteOffset | out.byteOffset) === 0 || (isApart(out, gate) && isApart(out, up))))) argumentChecks.swiGlu(gate, up, out);
      if (gate.length < 8) return small.swiGlu(gate, up, out);
      const arena = arenaOf(gate);
      if (arena !== undefined && arenaOf(up) === arena && arenaOf(out) === arena) {
        if (gate.length < arenaFrom.swiGlu) arena.wasm.swiGlu(gate.byteOffset, up.byteOffset, out.byteOffset, gate.length);
        else arena.native.swiGlu(gate.byteOffset, up.byteOffset, out.byteOffset, gate.length);
        return out;
      }
      if (gate.length < nativeFrom.swiGlu) return small.swiGlu(gate, up, out);
      return isAsWide(gate, 4) && isAsWide(up, 4) && isAsWide(out, 4) ? native.swiGlu(gate, up, out) : small.swiGlu(gate, up, out);
    },
    symmetricEigenInto(a, n, method, work, vectors, values) {
      argumentChecks.symmetricEigenInto(a, n, method, work, vectors, values);
      if (vectors.length + values.length === 0) return values;
      if (a.length < nativeFrom.symmetricEigenInto) return small.symmetricEigenInto(a, n, method, work, vectors, values);
      return isAsWide(a, 4) && isAsWide(work, 8) && isAsWide(vectors, 4) && isAsWide(values, 4) ? native.symmetricEigenInto(a, n, method, work, vectors, values) : small.symmetricEigenInto(a, n, method, work, vectors, values);
    },
    tan(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.tan(a, out);
      if (a.length < 8) return small.tan(a, out);
      if (a.length < nativeFrom.tan) return small.tan(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.tan(a, out) : small.tan(a, out);
    },
    tanh(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.tanh(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.tanh) arena.wasm.tanh(a.byteOffset, out.byteOffset, a.length);
        else arena.native.tanh(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.tanh) return small.tanh(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.tanh(a, out) : small.tanh(a, out);
    },
    topK(a, values, indices) {
      argumentChecks.topK(a, values, indices);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(values) === arena && arenaOf(indices) === arena) {
        if (a.length < arenaFrom.topK) arena.wasm.topK(a.byteOffset, values.byteOffset, indices.byteOffset, a.length, values.length);
        else arena.native.topK(a.byteOffset, values.byteOffset, indices.byteOffset, a.length, values.length);
        return indices;
      }
      if (a.length < nativeFrom.topK) return small.topK(a, values, indices);
      return isAsWide(a, 4) && isAsWide(values, 4) && isAsWide(indices, 4) ? native.topK(a, values, indices) : small.topK(a, values, indices);
    },
    topKAny(a, rows, n, type, k, isLargest, values, indices) {
      argumentChecks.topKAny(a, rows, n, type, k, isLargest, values, indices);
      if (values.length + indices.length === 0) return indices;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(values) === arena && arenaOf(indices) === arena) {
        if (a.length < arenaFrom.topKAny) arena.wasm.topKAny(a.byteOffset, values.byteOffset, indices.byteOffset, rows, n, type, k, isLargest);
        else arena.native.topKAny(a.byteOffset, values.byteOffset, indices.byteOffset, rows, n, type, k, isLargest);
        return indices;
      }
      if (a.length < nativeFrom.topKAny) return small.topKAny(a, rows, n, type, k, isLargest, values, indices);
      return isAsWide(a, 1) && isAsWide(values, 1) && isAsWide(indices, 1) ? native.topKAny(a, rows, n, type, k, isLargest, values, indices) : small.topKAny(a, rows, n, type, k, isLargest, values, indices);
    },
    transpose(a, rows, columns, out) {
      argumentChecks.transpose(a, rows, columns, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.transpose) arena.wasm.transpose(a.byteOffset, out.byteOffset, rows, columns);
        else arena.native.transpose(a.byteOffset, out.byteOffset, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.transpose) return small.transpose(a, rows, columns, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.transpose(a, rows, columns, out) : small.transpose(a, rows, columns, out);
    },
    transposeEach(a, batch, rows, columns, out) {
      argumentChecks.transposeEach(a, batch, rows, columns, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.transposeEach) arena.wasm.transposeEach(a.byteOffset, out.byteOffset, batch, rows, columns);
        else arena.native.transposeEach(a.byteOffset, out.byteOffset, batch, rows, columns);
        return out;
      }
      if (a.length < nativeFrom.transposeEach) return small.transposeEach(a, batch, rows, columns, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.transposeEach(a, batch, rows, columns, out) : small.transposeEach(a, batch, rows, columns, out);
    },
    treeEnsemble(keys, rows, slots, nodes, nodeCount, childBits, roots, columns, depths, groups, leaves, leafRows, width, targets, out) {
      argumentChecks.treeEnsemble(keys, rows, slots, nodes, nodeCount, childBits, roots, columns, depths, groups, leaves, leafRows, width, targets, out);
      if (out.length === 0) return out;
      const arena = arenaOf(keys);
      if (arena !== undefined && arenaOf(nodes) === arena && arenaOf(roots) === arena && arenaOf(columns) === arena && arenaOf(depths) === arena && arenaOf(leaves) === arena && arenaOf(out) === arena) {
        if (keys.length + leaves.length < arenaFrom.treeEnsemble) arena.wasm.treeEnsemble(keys.byteOffset, nodes.byteOffset, roots.byteOffset, columns.byteOffset, depths.byteOffset, leaves.byteOffset, out.byteOffset, rows, slots, nodeCount, childBits, groups, leafRows, width, targets);
        else arena.native.treeEnsemble(keys.byteOffset, nodes.byteOffset, roots.byteOffset, columns.byteOffset, depths.byteOffset, leaves.byteOffset, out.byteOffset, rows, slots, nodeCount, childBits, groups, leafRows, width, targets);
        return out;
      }
      if (keys.length + leaves.length < nativeFrom.treeEnsemble) return small.treeEnsemble(keys, rows, slots, nodes, nodeCount, childBits, roots, columns, depths, groups, leaves, leafRows, width, targets, out);
      return isAsWide(keys, 4) && isAsWide(nodes, 4) && isAsWide(roots, 4) && isAsWide(columns, 4) && isAsWide(depths, 4) && isAsWide(leaves, 4) && isAsWide(out, 4) ? native.treeEnsemble(keys, rows, slots, nodes, nodeCount, childBits, roots, columns, depths, groups, leaves, leafRows, width, targets, out) : small.treeEnsemble(keys, rows, slots, nodes, nodeCount, childBits, roots, columns, depths, groups, leaves, leafRows, width, targets, out);
    },
    treeKeys(a, rows, features, slots, out) {
      argumentChecks.treeKeys(a, rows, features, slots, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.treeKeys) arena.wasm.treeKeys(a.byteOffset, out.byteOffset, rows, features, slots);
        else arena.native.treeKeys(a.byteOffset, out.byteOffset, rows, features, slots);
        return out;
      }
      if (a.length < nativeFrom.treeKeys) return small.treeKeys(a, rows, features, slots, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.treeKeys(a, rows, features, slots, out) : small.treeKeys(a, rows, features, slots, out);
    },
    trunc(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.trunc(a, out);
      if (a.length < 8) return small.trunc(a, out);
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.trunc) arena.wasm.trunc(a.byteOffset, out.byteOffset, a.length);
        else arena.native.trunc(a.byteOffset, out.byteOffset, a.length);
        return out;
      }
      if (a.length < nativeFrom.trunc) return small.trunc(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.trunc(a, out) : small.trunc(a, out);
    },
    unaryAny(a, operation, type, n, out) {
      argumentChecks.unaryAny(a, operation, type, n, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.unaryAny) arena.wasm.unaryAny(a.byteOffset, out.byteOffset, n, type, operation);
        else arena.native.unaryAny(a.byteOffset, out.byteOffset, n, type, operation);
        return out;
      }
      if (a.length < nativeFrom.unaryAny) return small.unaryAny(a, operation, type, n, out);
      return isAsWide(a, 1) && isAsWide(out, 1) ? native.unaryAny(a, operation, type, n, out) : small.unaryAny(a, operation, type, n, out);
    },
    unaryRare(a, alpha, beta, operation, out) {
      argumentChecks.unaryRare(a, alpha, beta, operation, out);
      if (out.length === 0) return out;
      const arena = arenaOf(a);
      if (arena !== undefined && arenaOf(out) === arena) {
        if (a.length < arenaFrom.unaryRare) arena.wasm.unaryRare(a.byteOffset, alpha, beta, out.byteOffset, a.length, operation);
        else arena.native.unaryRare(a.byteOffset, alpha, beta, out.byteOffset, a.length, operation);
        return out;
      }
      if (a.length < nativeFrom.unaryRare) return small.unaryRare(a, alpha, beta, operation, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.unaryRare(a, alpha, beta, operation, out) : small.unaryRare(a, alpha, beta, operation, out);
    },
    variance(a) {
      if (!(a instanceof Float32Array && a.length > 0)) argumentChecks.variance(a);
      if (a.length < 8) return small.variance(a);
      const arena = arenaOf(a);
      if (arena !== undefined) {
        if (a.length < arenaFrom.variance) return arena.wasm.variance(a.byteOffset, a.length);
        return arena.native.variance(a.byteOffset, a.length);
      }
      if (a.length < nativeFrom.variance) return small.variance(a);
      return isAsWide(a, 4) ? native.variance(a) : small.variance(a);
    },
    vecmat(x, b, out) {
      argumentChecks.vecmat(x, b, out);
      const arena = arenaOf(x);
      if (arena !== undefined && arenaOf(b) === arena && arenaOf(out) === arena) {
        if (b.length < arenaFrom.vecmat) arena.wasm.vecmat(x.byteOffset, b.byteOffset, out.byteOffset, x.length, out.length);
        else arena.native.vecmat(x.byteOffset, b.byteOffset, out.byteOffset, x.length, out.length);
        return out;
      }
      if (b.length < nativeFrom.vecmat) return small.vecmat(x, b, out);
      return isAsWide(x, 4) && isAsWide(b, 4) && isAsWide(out, 4) ? native.vecmat(x, b, out) : small.vecmat(x, b, out);
    },
    zScore(a, out) {
      if (!(a instanceof Float32Array && out instanceof Float32Array && a.length > 0 && out.length === a.length && ((a.byteOffset | out.byteOffset) === 0 || (isApart(out, a))))) argumentChecks.zScore(a, out);
      if (a.length < 8) return small.zScore(a, out);
      if (a.length < nativeFrom.zScore) return small.zScore(a, out);
      return isAsWide(a, 4) && isAsWide(out, 4) ? native.zScore(a, out) : small.zScore(a, out);
    },
  };
}
