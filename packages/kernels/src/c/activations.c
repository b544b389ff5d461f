/* Activation functions, element by element. Where x meets exp(x), exp is taken of -|x|, which cannot overflow. */
#include "kernels.h"
#include "map.h"
#include "vecmath.h"

#define SHORT(op, value) \
  void KGL_KERNEL(op, f32)(const float *a, float *out, size_t n) { MAP_APART(a != out, out, n, value); }
#define LONG(op, function) \
  void KGL_KERNEL(op, f32)(const float *a, float *out, size_t n) { MAP_LONG(out, n, function(IN(a))); }

/* x, or where it is negative, `otherwise`: NaN and both zeros stay as they are. */
KGL_INLINE vf32 unless_negative(vf32 x, vf32 otherwise) {
  return vf32_select(vf32_lt(x, vf32_set1(0)), otherwise, x);
}

/* For products with a factor that is 0 at -Infinity: the limit there is -0, not NaN. */
KGL_INLINE vf32 finite_below(vf32 x) { return vf32_at_least(x, vf32_set1(-FLT_MAX)); }

SHORT(relu, unless_negative(IN(a), vf32_set1(0)))

/* Below -3 the factor is 0 for any x, so -3 may stand for all of them. */
KGL_INLINE vf32 hard_swish(vf32 x) {
  vf32 six = vf32_at_most(vf32_at_least(vf32_add(x, vf32_set1(3)), vf32_set1(0)), vf32_set1(6));
  return vf32_mul(vf32_at_least(x, vf32_set1(-3)), vf32_mul(six, vf32_set1(1.0f / 6)));
}
SHORT(hardSwish, hard_swish(IN(a)))

void KGL_KERNEL(hardSigmoid, f32)(const float *a, float alpha, float beta, float *out, size_t n) {
  const vf32 slope = vf32_set1(alpha), offset = vf32_set1(beta), zero = vf32_set1(0), one = vf32_set1(1);
  MAP_APART(a != out, out, n, vf32_at_most(vf32_at_least(vf32_add(vf32_add(vf32_mul(IN(a), slope), offset), zero), zero), one));
}

KGL_INLINE vf32 leaky(vf32 x, vf32 slope) { return unless_negative(x, vf32_mul(x, slope)); }
void KGL_KERNEL(leakyRelu, f32)(const float *a, float slope, float *out, size_t n) {
  const vf32 factor = vf32_set1(slope);
  MAP_APART(a != out, out, n, leaky(IN(a), factor));
}

KGL_INLINE vf32 elu(vf32 x, vf32 alpha) { return unless_negative(x, vf32_mul(alpha, vf32_expm1_negative(x))); }
void KGL_KERNEL(elu, f32)(const float *a, float alpha, float *out, size_t n) {
  const vf32 factor = vf32_set1(alpha);
  MAP_LONG(out, n, elu(IN(a), factor));
}

/* The two constants of Klambauer et al., "Self-Normalizing Neural Networks", 2017; 1.758 is their product. */
KGL_INLINE vf32 selu(vf32 x) {
  vf32 negative = vf32_mul(vf32_set1(1.7580993408473766f), vf32_expm1_negative(x));
  return vf32_select(vf32_lt(x, vf32_set1(0)), negative, vf32_mul(vf32_set1(1.0507009873554805f), x));
}
LONG(selu, selu)

/* 1 / (1 + exp(-x)), or exp(x) / (1 + exp(x)), given exp(-|x|). */
KGL_INLINE vf32 sigmoid_of(vf32 x, vf32 power) {
  vf32 one = vf32_set1(1);
  return vf32_div(vf32_select(vf32_lt(x, vf32_set1(0)), power, one), vf32_add(one, power));
}

/* exp(-|x|), but for x above 25, where what is added to it or to x drowns it: subnormal powers cost a hundred times more. */
KGL_INLINE vf32 fading(vf32 x) {
  return vf32_exp(vf32_at_most(vf32_at_least(vf32_neg(x), vf32_set1(-25)), x));
}

KGL_INLINE vf32 sigmoid(vf32 x) { return sigmoid_of(x, fading(x)); }
LONG(sigmoid, sigmoid)

KGL_INLINE vf32 silu(vf32 x) { return vf32_mul(finite_below(x), sigmoid(x)); }
LONG(silu, silu)

void KGL_KERNEL(swiGlu, f32)(const float *gate, const float *up, float *out, size_t n) {
  MAP_LONG(out, n, vf32_mul(silu(IN(gate)), IN(up)));
}

/* log(1 + exp(x)) = max(x, 0) + log(1 + exp(-|x|)) */
KGL_INLINE vf32 softplus(vf32 x) {
  return vf32_add(unless_negative(x, vf32_set1(0)), vf32_log1p_unit(fading(x)));
}
LONG(softplus, softplus)

/* x tanh(softplus(x)) = x e (e + 2) / (e (e + 2) + 2) with e = exp(x); from 20 on the quotient is 1. The sign is that of x:
 * where the power is taken as 0, and at -0, the product of pairs has lost it. */
KGL_INLINE vf32 mish(vf32 x) {
  vf32 limit = vf32_set1(20), two = vf32_set1(2), exponent = vf32_at_most(x, limit), power = vf32_exp(exponent);
  vf32 sum = vf32_add(power, two), share = vf32_div(sum, vf32_fma(power, sum, two));
  vf32 finite = finite_below(x);
  vf32_pair factor = {.high = vf32_mul(finite, share)};
  factor.low = vf32_product_error(finite, share, factor.high);
  vf32 result = vf32_exp_times_pair(factor, exponent, vf32_set1(0));
  return vf32_copysign(vf32_select(vf32_lt(limit, x), x, result), x);
}
LONG(mish, mish)

/* |x|, or where that is more, `most`; 6 for x above 6, whose tails are lost beside 1 and would be subnormal further out. */
KGL_INLINE vf32 size_up_to(vf32 x, float most) {
  return vf32_at_most(vf32_at_least(vf32_at_most(x, vf32_set1(6)), vf32_neg(x)), vf32_set1(most));
}

/* x times the normal distribution up to x. The tail beyond |x| is exp(-x^2 / 2) / (|x| + 3.75) times a polynomial in
 * 1 - 7.5 / (|x| + 3.75). Where the tail is the result, each rounding before exp would be many after it, so what x^2 and the
 * quotient lose goes into the exponent: log(1 + e) = e for such small ones. Up to 1/2, a polynomial in x^2 does better. */
KGL_INLINE vf32 gelu(vf32 x) {
  vf32 size = size_up_to(x, 15), square = vf32_mul(size, size), half = vf32_set1(-0.5f);
  vf32 one = vf32_set1(1), offset = vf32_set1(3.75f), sum = vf32_add(size, offset);
  vf32 sum_low = vf32_sub(size, vf32_sub(sum, offset)), inverse = vf32_div(one, sum);
  vf32 lost = vf32_fnma(sum_low, inverse, vf32_sub_product(one, sum, inverse));
  vf32 twice = vf32_mul(inverse, vf32_set1(7.5f)), s = vf32_fnma(twice, lost, vf32_fnma(inverse, vf32_set1(7.5f), one));
  /* 0.75 and more, added last: what that sum and the product with the quotient lose is added to the tail. */
  vf32 first = vf32_set1(7.50294089e-1f);
  vf32 q = POLYNOMIAL(s, -5.88188410e-1f, 3.52939278e-1f, -1.51518822e-1f, 3.74944769e-2f, 1.19226915e-3f,
                      -4.17520152e-3f, 5.18652843e-4f, 4.51090484e-4f);
  vf32 rest = vf32_mul(s, q), p = vf32_add(first, rest), p_low = vf32_sub(rest, vf32_sub(p, first));
  vf32_pair factor = {.high = vf32_mul(p, inverse)};
  factor.low = vf32_fma(p_low, inverse, vf32_product_error(p, inverse, factor.high));
  lost = vf32_fma(half, vf32_product_error(size, size, square), lost);
  vf32 tail = vf32_exp_times_pair(factor, vf32_mul(half, square), lost);
  vf32 share = vf32_select(vf32_lt(x, vf32_set1(0)), tail, vf32_sub(one, tail));
  vf32 centre = POLYNOMIAL(square, 3.98942262e-1f, -6.64894357e-2f, 9.96057037e-3f, -1.12095790e-3f);
  vf32 near_half = vf32_fma(x, centre, vf32_set1(0.5f));
  return vf32_mul(finite_below(x), vf32_select(vf32_lt(size, vf32_set1(0.5f)), near_half, share));
}
LONG(gelu, gelu)

/* x sigmoid(v), v = x (A + B x^2): the tanh form, for (1 + tanh(v / 2)) / 2 = sigmoid(v). v is kept as a sum of two floats,
 * since its error is the relative error of exp(-|v|). */
KGL_INLINE vf32 gelu_tanh(vf32 x) {
  vf32 size = size_up_to(x, 12), square = vf32_mul(size, size);
  vf32 square_low = vf32_product_error(size, size, square);
  vf32 b = vf32_set1(7.13548139e-2f), product = vf32_mul(square, b);
  vf32 low = vf32_fma(square_low, b, vf32_product_error(square, b, product));
  low = vf32_fma(square, vf32_set1(2.39883247e-9f), vf32_add(low, vf32_set1(-4.53406805e-8f)));
  vf32 a = vf32_set1(1.59576917e+0f), factor = vf32_add(a, product), part = vf32_sub(factor, a);
  vf32 lost = vf32_add(vf32_sub(a, vf32_sub(factor, part)), vf32_sub(product, part));
  low = vf32_add(low, lost);
  vf32 v = vf32_mul(size, factor);
  low = vf32_fma(size, low, vf32_product_error(size, factor, v));
  return vf32_mul(finite_below(x), sigmoid_of(x, vf32_exp_sum(vf32_neg(v), vf32_neg(low))));
}
LONG(geluTanh, gelu_tanh)
