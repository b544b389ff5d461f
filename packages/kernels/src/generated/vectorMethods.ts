// Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit.
import type { CoreKernels } from './kernels.ts';
import type { BaseVector, VectorLike } from '../vector.ts';

/** The operations as methods. Every method leaves the vector as it is, unless `into` said otherwise. */
export abstract class VectorMethods {
  protected abstract readonly kernels: CoreKernels;
  protected abstract readonly elements: Float32Array;
  /** The elements of another operand. */
  protected abstract operand(other: VectorLike): Float32Array;
  /** Where a result goes: to `into`'s array, or to new memory; with `copied` it starts as this vector's elements. */
  protected abstract output(copied?: boolean): Float32Array;
  protected abstract over(elements: Float32Array): BaseVector;

  /**
   * Sum of a[i] * b[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).dot(Float32Array.of(2, 0.5, -1)); // -4.75
   */
  dot(b: VectorLike): number {
    return this.kernels.dot(this.elements, this.operand(b));
  }

  /**
   * Sum of the elements.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).sum(); // 1
   */
  sum(): number {
    return this.kernels.sum(this.elements);
  }

  /**
   * The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).max(); // 2
   */
  max(): number {
    return this.kernels.max(this.elements);
  }

  /**
   * The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).min(); // -1.5
   */
  min(): number {
    return this.kernels.min(this.elements);
  }

  /**
   * Sum of the elements divided by their number.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).mean(); // 0.3333
   */
  mean(): number {
    return this.kernels.mean(this.elements);
  }

  /**
   * Mean of (a[i] - mean)^2, divided by n, not n - 1: in two passes, what the computed mean is off by taken away again. 0 for one element.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).variance(); // 2.056
   */
  variance(): number {
    return this.kernels.variance(this.elements);
  }

  /**
   * Sum of a[i] * a[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).sumOfSquares(); // 6.5
   */
  sumOfSquares(): number {
    return this.kernels.sumOfSquares(this.elements);
  }

  /**
   * Sum of the absolute values.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).normL1(); // 4
   */
  normL1(): number {
    return this.kernels.normL1(this.elements);
  }

  /**
   * Square root of the sum of squares; right also where the squares would overflow or vanish.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).normL2(); // 2.55
   */
  normL2(): number {
    return this.kernels.normL2(this.elements);
  }

  /**
   * The largest absolute value.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).normLinf(); // 2
   */
  normLinf(): number {
    return this.kernels.normLinf(this.elements);
  }

  /**
   * Position of the first NaN, else of the first element that no other is smaller than; zeros are equal.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).argmin(); // 0
   */
  argmin(): number {
    return this.kernels.argmin(this.elements);
  }

  /**
   * Position of the first NaN, else of the first element that no other is larger than; zeros are equal.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).argmax(); // 2
   */
  argmax(): number {
    return this.kernels.argmax(this.elements);
  }

  /**
   * Sum of (a[i] - b[i])^2.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).squaredEuclidean(Float32Array.of(2, 0.5, -1)); // 21.25
   */
  squaredEuclidean(b: VectorLike): number {
    return this.kernels.squaredEuclidean(this.elements, this.operand(b));
  }

  /**
   * Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).cosine(Float32Array.of(2, 0.5, -1)); // -0.8131
   */
  cosine(b: VectorLike): number {
    return this.kernels.cosine(this.elements, this.operand(b));
  }

  /**
   * out[i] = a[i] + b[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).add(Float32Array.of(2, 0.5, -1)); // 0.5, 1, 1
   */
  add(b: VectorLike): BaseVector {
    return this.over(this.kernels.add(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = a[i] * b[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).mul(Float32Array.of(2, 0.5, -1)); // -3, 0.25, -2
   */
  mul(b: VectorLike): BaseVector {
    return this.over(this.kernels.mul(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = a[i] * s.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).scale(0.5); // -0.75, 0.25, 1
   */
  scale(s: number): BaseVector {
    return this.over(this.kernels.scale(this.elements, s, this.output()));
  }

  /**
   * y[i] = y[i] + alpha * x[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).axpy(0.5, Float32Array.of(3, 1, 0.5)); // 0, 1, 2.25
   */
  axpy(alpha: number, x: VectorLike): BaseVector {
    return this.over(this.kernels.axpy(alpha, this.operand(x), this.output(true)));
  }

  /**
   * out[i] = a[i] - b[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).sub(Float32Array.of(2, 0.5, -1)); // -3.5, 0, 3
   */
  sub(b: VectorLike): BaseVector {
    return this.over(this.kernels.sub(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = a[i] / b[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).div(Float32Array.of(2, 0.5, -1)); // -0.75, 1, -2
   */
  div(b: VectorLike): BaseVector {
    return this.over(this.kernels.div(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).fma(Float32Array.of(2, 0.5, -1), Float32Array.of(3, 1, 0.5)); // 0, 1.25, -1.5
   */
  fma(b: VectorLike, c: VectorLike): BaseVector {
    return this.over(this.kernels.fma(this.elements, this.operand(b), this.operand(c), this.output()));
  }

  /**
   * out[i] = -a[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).neg(); // 1.5, -0.5, -2
   */
  neg(): BaseVector {
    return this.over(this.kernels.neg(this.elements, this.output()));
  }

  /**
   * out[i] = |a[i]|.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).abs(); // 1.5, 0.5, 2
   */
  abs(): BaseVector {
    return this.over(this.kernels.abs(this.elements, this.output()));
  }

  /**
   * out[i] = 1 or -1, the sign of a[i]; zeros stay as they are.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).sign(); // -1, 1, 1
   */
  sign(): BaseVector {
    return this.over(this.kernels.sign(this.elements, this.output()));
  }

  /**
   * out[i] = a[i] without its fraction; -0.5 becomes -0.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).trunc(); // -1, 0, 2
   */
  trunc(): BaseVector {
    return this.over(this.kernels.trunc(this.elements, this.output()));
  }

  /**
   * out[i] = min(max(a[i], low), high), with +0 above -0 and NaN from any of the three.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).clamp(0.5, 1.5); // 0.5, 0.5, 1.5
   */
  clamp(low: number, high: number): BaseVector {
    return this.over(this.kernels.clamp(this.elements, low, high, this.output()));
  }

  /**
   * Square root: NaN below 0, -0 for -0.
   *
   * @example
   * Vector.from([0.25, 1, 4]).sqrt(); // 0.5, 1, 2
   */
  sqrt(): BaseVector {
    return this.over(this.kernels.sqrt(this.elements, this.output()));
  }

  /**
   * out[i] = 1 / sqrt(a[i]).
   *
   * @example
   * Vector.from([0.25, 1, 4]).rsqrt(); // 2, 1, 0.5
   */
  rsqrt(): BaseVector {
    return this.over(this.kernels.rsqrt(this.elements, this.output()));
  }

  /**
   * out[i] = 1 / a[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).recip(); // -0.6667, 2, 0.5
   */
  recip(): BaseVector {
    return this.over(this.kernels.recip(this.elements, this.output()));
  }

  /**
   * out[i] = a[i] to the power of b[i], as IEEE 754 and C have it: 1 where b[i] is 0 or a[i] is 1, whatever the other is.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).pow(Float32Array.of(2, 0.5, -1)); // 2.25, 0.7071, 0.5
   */
  pow(b: VectorLike): BaseVector {
    return this.over(this.kernels.pow(this.elements, this.operand(b), this.output()));
  }

  /**
   * e to the power of a[i]: Infinity above 88.72, 0 below -103.97.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).exp(); // 0.2231, 1.649, 7.389
   */
  exp(): BaseVector {
    return this.over(this.kernels.exp(this.elements, this.output()));
  }

  /**
   * Natural logarithm: NaN below 0, -Infinity for both zeros.
   *
   * @example
   * Vector.from([0.25, 1, 4]).log(); // -1.386, 0, 1.386
   */
  log(): BaseVector {
    return this.over(this.kernels.log(this.elements, this.output()));
  }

  /**
   * Hyperbolic tangent.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).tanh(); // -0.9051, 0.4621, 0.964
   */
  tanh(): BaseVector {
    return this.over(this.kernels.tanh(this.elements, this.output()));
  }

  /**
   * Sine of radians of any size; NaN for infinities.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).sin(); // -0.9975, 0.4794, 0.9093
   */
  sin(): BaseVector {
    return this.over(this.kernels.sin(this.elements, this.output()));
  }

  /**
   * Cosine of radians of any size; NaN for infinities.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).cos(); // 0.07074, 0.8776, -0.4161
   */
  cos(): BaseVector {
    return this.over(this.kernels.cos(this.elements, this.output()));
  }

  /**
   * The error function.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).erf(); // -0.9661, 0.5205, 0.9953
   */
  erf(): BaseVector {
    return this.over(this.kernels.erf(this.elements, this.output()));
  }

  /**
   * The largest whole number that is not above a[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).floor(); // -2, 0, 2
   */
  floor(): BaseVector {
    return this.over(this.kernels.floor(this.elements, this.output()));
  }

  /**
   * The smallest whole number that is not below a[i]; -0 from -1 to -0.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).ceil(); // -1, 1, 2
   */
  ceil(): BaseVector {
    return this.over(this.kernels.ceil(this.elements, this.output()));
  }

  /**
   * The nearest whole number, the even one of two; the sign of zero is kept.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).round(); // -2, 0, 2
   */
  round(): BaseVector {
    return this.over(this.kernels.round(this.elements, this.output()));
  }

  /**
   * The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).minimum(Float32Array.of(2, 0.5, -1)); // -1.5, 0.5, -1
   */
  minimum(b: VectorLike): BaseVector {
    return this.over(this.kernels.minimum(this.elements, this.operand(b), this.output()));
  }

  /**
   * The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).maximum(Float32Array.of(2, 0.5, -1)); // 2, 0.5, 2
   */
  maximum(b: VectorLike): BaseVector {
    return this.over(this.kernels.maximum(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = 1 where a[i] == b[i], else 0.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).equal(Float32Array.of(2, 0.5, -1)); // 0, 1, 0
   */
  equal(b: VectorLike): BaseVector {
    return this.over(this.kernels.equal(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = 1 where a[i] != b[i], NaN included, else 0.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).notEqual(Float32Array.of(2, 0.5, -1)); // 1, 0, 1
   */
  notEqual(b: VectorLike): BaseVector {
    return this.over(this.kernels.notEqual(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = 1 where a[i] < b[i], else 0.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).less(Float32Array.of(2, 0.5, -1)); // 1, 0, 0
   */
  less(b: VectorLike): BaseVector {
    return this.over(this.kernels.less(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = 1 where a[i] <= b[i], else 0.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).lessEqual(Float32Array.of(2, 0.5, -1)); // 1, 1, 0
   */
  lessEqual(b: VectorLike): BaseVector {
    return this.over(this.kernels.lessEqual(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = 1 where a[i] > b[i], else 0.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).greater(Float32Array.of(2, 0.5, -1)); // 0, 0, 1
   */
  greater(b: VectorLike): BaseVector {
    return this.over(this.kernels.greater(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = 1 where a[i] >= b[i], else 0.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).greaterEqual(Float32Array.of(2, 0.5, -1)); // 0, 1, 1
   */
  greaterEqual(b: VectorLike): BaseVector {
    return this.over(this.kernels.greaterEqual(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = a[i] where condition[i] is not 0 (NaN is not), else b[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).select(Float32Array.of(2, 0.5, -1), Float32Array.of(3, 1, 0.5)); // 2, 0.5, -1
   */
  select(a: VectorLike, b: VectorLike): BaseVector {
    return this.over(this.kernels.select(this.elements, this.operand(a), this.operand(b), this.output()));
  }

  /**
   * 0 where a[i] < 0, else a[i]; -0 stays.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).relu(); // 0, 0.5, 2
   */
  relu(): BaseVector {
    return this.over(this.kernels.relu(this.elements, this.output()));
  }

  /**
   * a[i] * slope where a[i] < 0, else a[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).leakyRelu(0.5); // -0.75, 0.5, 2
   */
  leakyRelu(slope: number): BaseVector {
    return this.over(this.kernels.leakyRelu(this.elements, slope, this.output()));
  }

  /**
   * alpha * (exp(a[i]) - 1) where a[i] < 0, else a[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).elu(0.5); // -0.3884, 0.5, 2
   */
  elu(alpha: number): BaseVector {
    return this.over(this.kernels.elu(this.elements, alpha, this.output()));
  }

  /**
   * 1.0507009873554805 * (1.6732632423543772 * (exp(a[i]) - 1) where a[i] < 0, else a[i]).
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).selu(); // -1.366, 0.5254, 2.101
   */
  selu(): BaseVector {
    return this.over(this.kernels.selu(this.elements, this.output()));
  }

  /**
   * a[i] * (1 + erf(a[i] / sqrt(2))) / 2; -0 at -Infinity, its limit.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).gelu(); // -0.1002, 0.3457, 1.954
   */
  gelu(): BaseVector {
    return this.over(this.kernels.gelu(this.elements, this.output()));
  }

  /**
   * a[i] * (1 + tanh(sqrt(2 / pi) * (a[i] + 0.044715 * a[i]^3))) / 2; -0 at -Infinity, its limit.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).geluTanh(); // -0.1004, 0.3457, 1.955
   */
  geluTanh(): BaseVector {
    return this.over(this.kernels.geluTanh(this.elements, this.output()));
  }

  /**
   * a[i] / (1 + exp(-a[i])), also called swish; -0 at -Infinity, its limit.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).silu(); // -0.2736, 0.3112, 1.762
   */
  silu(): BaseVector {
    return this.over(this.kernels.silu(this.elements, this.output()));
  }

  /**
   * a[i] * min(max(a[i] + 3, 0), 6) / 6; -0 below -3.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).hardSwish(); // -0.375, 0.2917, 1.667
   */
  hardSwish(): BaseVector {
    return this.over(this.kernels.hardSwish(this.elements, this.output()));
  }

  /**
   * min(max(alpha * a[i] + beta, 0), 1).
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).hardSigmoid(0.5, 1.5); // 0.75, 1, 1
   */
  hardSigmoid(alpha: number, beta: number): BaseVector {
    return this.over(this.kernels.hardSigmoid(this.elements, alpha, beta, this.output()));
  }

  /**
   * a[i] * tanh(softplus(a[i])); -0 at -Infinity, its limit.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).mish(); // -0.2981, 0.3752, 1.944
   */
  mish(): BaseVector {
    return this.over(this.kernels.mish(this.elements, this.output()));
  }

  /**
   * 1 / (1 + exp(-a[i])).
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).sigmoid(); // 0.1824, 0.6225, 0.8808
   */
  sigmoid(): BaseVector {
    return this.over(this.kernels.sigmoid(this.elements, this.output()));
  }

  /**
   * log(1 + exp(a[i])).
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).softplus(); // 0.2014, 0.9741, 2.127
   */
  softplus(): BaseVector {
    return this.over(this.kernels.softplus(this.elements, this.output()));
  }

  /**
   * exp(a[i]) / sum of exp(a[j]), without overflow: all NaN if the largest element is infinite or NaN.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).softmax(); // 0.02409, 0.178, 0.7979
   */
  softmax(): BaseVector {
    return this.over(this.kernels.softmax(this.elements, this.output()));
  }

  /**
   * a[i] - log(sum of exp(a[j])), without overflow: all NaN if the largest element is infinite or NaN.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).logSoftmax(); // -3.726, -1.726, -0.2258
   */
  logSoftmax(): BaseVector {
    return this.over(this.kernels.logSoftmax(this.elements, this.output()));
  }

  /**
   * The nearest halves, ties to even: subnormal ones below 2^-14, infinity from 65520 on; NaN stays NaN and becomes quiet.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).f32ToF16(); // 48640, 14340, 16380
   */
  f32ToF16(): Uint16Array {
    const out = new Uint16Array(this.elements.length);
    this.kernels.f32ToF16(this.elements, out);
    return out;
  }

  /**
   * relu(a[i] + b[i]): 0 where the sum is below 0, else the sum.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).addRelu(Float32Array.of(2, 0.5, -1)); // 0.5, 1, 1
   */
  addRelu(b: VectorLike): BaseVector {
    return this.over(this.kernels.addRelu(this.elements, this.operand(b), this.output()));
  }

  /**
   * out[i] = a[i] + s * b[i].
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).addScaled(0.5, Float32Array.of(3, 1, 0.5)); // 0, 1, 2.25
   */
  addScaled(s: number, b: VectorLike): BaseVector {
    return this.over(this.kernels.addScaled(this.elements, s, this.operand(b), this.output()));
  }

  /**
   * out[i] = a[i] + (b[i] - a[i]) * t.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).lerp(Float32Array.of(2, 0.5, -1), 1.5); // 3.75, 0.5, -2.5
   */
  lerp(b: VectorLike, t: number): BaseVector {
    return this.over(this.kernels.lerp(this.elements, this.operand(b), t, this.output()));
  }

  /**
   * a / normL2(a): the same direction with length 1. Zeros stay zeros.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).normalize(); // -0.5883, 0.1961, 0.7845
   */
  normalize(): BaseVector {
    return this.over(this.kernels.normalize(this.elements, this.output()));
  }

  /**
   * silu(gate) * up.
   *
   * @example
   * Vector.from([-1.5, 0.5, 2]).swiGlu(Float32Array.of(2, 0.5, -1)); // -0.5473, 0.1556, -1.762
   */
  swiGlu(up: VectorLike): BaseVector {
    return this.over(this.kernels.swiGlu(this.elements, this.operand(up), this.output()));
  }
}
