/* More mathematical functions of whole vectors, in the manner of vecmath.h, whose cores they share. No bootstrap has them.
 * Results are as in Annex F of C for infinities, NaN, signed zeros and what is outside of a function's domain.
 * The coefficients are printed by generate/fit/wideCoefficients.ts and, for log 2, coefficients.ts. */
#ifndef KGL_VECMATH_WIDE_H
#define KGL_VECMATH_WIDE_H

#include "vecmath.h"

/* Below it odd functions are their argument. Products by half would cost subnormal numbers their last bit. */
#define TINY 0x1p-25f

KGL_INLINE vf32 vf32_unless_tiny(vf32 x, vf32 value) {
  return vf32_select(vf32_lt(vf32_abs(x), vf32_set1(TINY)), x, value);
}

/* 2^x = 2^n (1 + r q(r)), r = x - n. */
KGL_INLINE vf32 vf32_exp2(vf32 x) {
  vf32 bounded = vf32_at_most(vf32_at_least(x, vf32_set1(-152)), vf32_set1(130));
  vf32 magic_n = vf32_add(bounded, vf32_set1(MAGIC)), r = vf32_sub(bounded, vf32_sub(magic_n, vf32_set1(MAGIC)));
  vf32 q = POLYNOMIAL(r, 6.93147182e-1f, 2.40226477e-1f, 5.55035956e-2f, 9.61850304e-3f, 1.33909984e-3f,
                      1.53278626e-4f);
  return vf32_scale_by(vf32_fma(r, q, vf32_set1(1)), magic_n);
}

/* exp(x) / 2 = (1 + minus1) power for x up to 89.5, where it is beyond the largest float. */
typedef struct {
  vf32 minus1, power;
} half_power;

KGL_INLINE half_power vf32_half_power(vf32 x) {
  reduced_exponent e = vf32_reduce_exponent(x);
  vf32 minus1 = vf32_expm1_reduced(e.r), one = vf32_set1(1), two = vf32_set1(2);
  vm32 is_last = vf32_lt(vf32_set1(MAGIC + 128), e.magic_n); /* 2^(n - 1) is no float */
  return (half_power){.minus1 = vf32_select(is_last, vf32_fma(minus1, two, one), minus1),
                      .power = vf32_power_of_two(vf32_sub(e.magic_n, vf32_select(is_last, two, one)))};
}

/* (exp(x) - 1) / 2 for x in [-20, 89.5]. */
KGL_INLINE vf32 vf32_half_expm1(vf32 x) {
  half_power h = vf32_half_power(x);
  return vf32_fma(h.power, h.minus1, vf32_sub(h.power, vf32_set1(0.5f)));
}

KGL_INLINE vf32 vf32_expm1(vf32 x) {
  vf32 half = vf32_half_expm1(vf32_at_most(vf32_at_least(x, vf32_set1(-20)), vf32_set1(89.5f)));
  return vf32_copysign(vf32_unless_tiny(x, vf32_add(half, half)), x);
}

/* e + e / (2 e + 1) with e = (exp(|x|) - 1) / 2; the quotient is 1/2 long before e ends. */
KGL_INLINE vf32 vf32_sinh(vf32 x) {
  vf32 half = vf32_half_expm1(vf32_at_most(vf32_abs(x), vf32_set1(89.5f)));
  vf32 part = vf32_at_most(half, vf32_set1(0x1p100f)), divisor = vf32_add(vf32_add(part, part), vf32_set1(1));
  return vf32_copysign(vf32_unless_tiny(x, vf32_add(half, vf32_div(part, divisor))), x);
}

/* h + 1 / (4 h) with h = exp(|x|) / 2. */
KGL_INLINE vf32 vf32_cosh(vf32 x) {
  half_power h = vf32_half_power(vf32_at_most(vf32_abs(x), vf32_set1(89.5f)));
  vf32 half = vf32_fma(h.power, h.minus1, h.power);
  return vf32_add(half, vf32_div(vf32_set1(0.25f), half));
}

/* A logarithm's base: log(e) and log(2) to that base, each as the sum of two floats; products of `two` with k are exact. */
typedef struct {
  float e, e_low, two, two_low;
} logarithm_base;

KGL_INLINE vf32 vf32_log_to(vf32 x, const logarithm_base base) {
  fraction_and_exponent part = vf32_split(x, 0x3f2aaaab);
  vf32 f = vf32_sub(part.m, vf32_set1(1)), e = vf32_set1(base.e), product = vf32_mul(f, e);
  vf32 low = vf32_fma(f, vf32_set1(base.e_low), vf32_product_error(f, e, product));
  low = vf32_fma(vf32_log1p_tail(f), e, low);
  low = vf32_fma(part.k, vf32_set1(base.two_low), low);
  vf32_pair sum = vf32_pair_sum(vf32_mul(part.k, vf32_set1(base.two)), product, low);
  vm32 is_ordinary = vm32_and(vf32_lt(vf32_set1(0), x), vf32_lt(x, vf32_set1(INFINITY)));
  return vf32_select(is_ordinary, vf32_add(sum.high, sum.low), vf32_log_special(x));
}

KGL_INLINE vf32 vf32_log2(vf32 x) {
  return vf32_log_to(x, (logarithm_base){.e = 1.44269502e+0f, .e_low = 1.92596303e-8f, .two = 1});
}
KGL_INLINE vf32 vf32_log10(vf32 x) {
  return vf32_log_to(x, (logarithm_base){4.34294492e-1f, -1.01030500e-8f, 3.01025391e-1f, 4.60503907e-6f});
}

/* 1 + x = (1 + f) 2^k, f = x 2^-k + (2^-k - 1): of a small x nothing is lost, of a large one 1 does not count. */
KGL_INLINE vf32 vf32_log1p(vf32 x) {
  vf32 one = vf32_set1(1), sum = vf32_add(one, x);
  vi32 first = vi32_set1(0x3f2aaaab), bits = vi32_sub(vf32_as_i32(sum), first), exponent = vi32_sra(bits, 23);
  vf32 scale = vi32_as_f32(vi32_sub(vf32_as_i32(one), vi32_shl(exponent, 23))), k = vi32_to_f32(exponent);
  vf32 m = vi32_as_f32(vi32_add(vi32_and(bits, vi32_set1(0x7fffff)), first));
  vf32 f = vf32_select(vf32_lt(vf32_set1(0x1p30f), x), vf32_sub(m, one), vf32_fma(x, scale, vf32_sub(scale, one)));
  vf32 tail = vf32_fma(k, vf32_set1(1.42860677e-6f), vf32_log1p_tail(f));
  vf32 result = vf32_fma(k, vf32_set1(6.93145752e-1f), vf32_add(f, tail));
  vm32 is_ordinary = vm32_and(vf32_lt(vf32_set1(0), sum), vf32_lt(sum, vf32_set1(INFINITY)));
  return vf32_copysign(vf32_select(is_ordinary, result, vf32_log_special(sum)), x);
}

/* log(1 + u), or log(2 u) = log(1 + u) + log 2 for the lanes whose squares could overflow. */
KGL_INLINE vf32 vf32_log1p_or_twice(vm32 is_large, vf32 u) {
  return vf32_add(vf32_log1p(u), vf32_select(is_large, vf32_set1(6.93147182e-1f), vf32_set1(0)));
}
KGL_INLINE vm32 vf32_has_large_square(vf32 size) { return vf32_lt(vf32_set1(0x1p30f), size); }

/* log(|x| + sqrt(x^2 + 1)) = log(1 + |x| + x^2 / (1 + sqrt(x^2 + 1))) */
KGL_INLINE vf32 vf32_asinh(vf32 x) {
  vf32 size = vf32_abs(x), square = vf32_mul(size, size), one = vf32_set1(1);
  vm32 is_large = vf32_has_large_square(size);
  vf32 more = vf32_div(square, vf32_add(one, vf32_sqrt(vf32_add(one, square))));
  return vf32_copysign(vf32_log1p_or_twice(is_large, vf32_select(is_large, size, vf32_add(size, more))), x);
}

/* log(x + sqrt(x^2 - 1)) = log(1 + t + sqrt(t (t + 2))), t = x - 1 */
KGL_INLINE vf32 vf32_acosh(vf32 x) {
  vf32 t = vf32_sub(x, vf32_set1(1)), root = vf32_sqrt(vf32_mul(t, vf32_add(t, vf32_set1(2))));
  vm32 is_large = vf32_has_large_square(x);
  vf32 result = vf32_log1p_or_twice(is_large, vf32_select(is_large, x, vf32_add(t, root)));
  return vf32_select(vf32_lt(x, vf32_set1(1)), vf32_set1(NAN), result);
}

/* log((1 + |x|) / (1 - |x|)) / 2 */
KGL_INLINE vf32 vf32_atanh(vf32 x) {
  vf32 size = vf32_abs(x), u = vf32_div(vf32_add(size, size), vf32_sub(vf32_set1(1), size));
  return vf32_copysign(vf32_mul(vf32_log1p(u), vf32_set1(0.5f)), x);
}

/* x - n pi as vf32_minus_multiple_of_pi has it, with what its last subtractions lose. */
KGL_INLINE vf32_pair vf32_rest_of_pi(vf32 x, vf32 n) {
  vf32 middle = vf32_set1(-8.74227766e-8f), first = vf32_sub_product(x, n, vf32_set1(3.14159274e+0f));
  vf32 product = vf32_mul(n, middle), high = vf32_sub(first, product);
  vf32 low = vf32_sub(vf32_sub(vf32_sub(first, high), product), vf32_product_error(n, middle, product));
  return (vf32_pair){.high = high, .low = vf32_fnma(n, vf32_set1(-3.43024902e-15f), low)};
}

/* Puts right the lanes whose x is too large for that: the distance to the nearer of zero and pole. */
KGL_HELPER void reduce_huge_to_quarter(const vf32 *x, vf32_pair *r, vi32 *parity) {
  const double quarter = 0.78539816339744830962;
  float values[VF32_LANES], high[VF32_LANES], low[VF32_LANES];
  int32_t parities[VF32_LANES], ignored;
  vf32_store(values, *x);
  vf32_store(high, r->high);
  vf32_store(low, r->low);
  vi32_store(parities, *parity);
  for (int k = 0; k < VF32_LANES; k++) {
    if (!(values[k] >= 0x1p15f)) continue;
    double angle = values[k] == INFINITY ? NAN : remainder_of_huge(values[k], 0, &ignored);
    parities[k] = fabs(angle) > quarter;
    if (parities[k]) angle = remainder_of_huge(values[k], (uint64_t)1 << 62, &ignored);
    high[k] = (float)angle, low[k] = (float)(angle - (double)high[k]);
  }
  *r = (vf32_pair){.high = vf32_load(high), .low = vf32_load(low)};
  *parity = vi32_load(parities);
}

/* tan(r), or behind an odd number of quarter turns -1 / tan(r); |r| <= pi / 4. The low part of r counts 1 + tan(r)^2 times,
 * of which 1 + r^2 is enough. */
KGL_INLINE vf32 vf32_tan(vf32 x, const bool may_be_huge) {
  vf32 size = vf32_abs(x), magic_n = vf32_fma(size, vf32_set1(6.36619747e-1f), vf32_set1(MAGIC));
  vf32 n = vf32_sub(magic_n, vf32_set1(MAGIC));
  vf32_pair r = vf32_rest_of_pi(size, vf32_mul(n, vf32_set1(0.5f)));
  vi32 parity = vf32_as_i32(magic_n), one = vi32_set1(1);
  if (may_be_huge && vm32_any(vf32_is_huge_angle(x))) reduce_huge_to_quarter(&size, &r, &parity);
  vf32 square = vf32_mul(r.high, r.high);
  vf32 p = POLYNOMIAL(square, 3.33333522e-1f, 1.33325770e-1f, 5.40697090e-2f, 2.12318432e-2f, 1.09655382e-2f,
                      -7.39423413e-5f, 4.45648329e-3f);
  vf32 tail = vf32_fma(vf32_mul(square, p), r.high, vf32_fma(square, r.low, r.low));
  vf32 tangent = vf32_add(r.high, tail);
  tangent = vf32_select(vi32_eq(vi32_and(parity, one), one), vf32_div(vf32_set1(-1), tangent), tangent);
  vi32 sign = vi32_and(vf32_as_i32(x), vi32_set1(INT32_MIN));
  return vi32_as_f32(vi32_xor(vf32_as_i32(tangent), sign));
}

/* arcsin(z) - z for z in [0, 1/2], given its square. */
KGL_INLINE vf32 vf32_asin_tail(vf32 z, vf32 square) {
  vf32 p = POLYNOMIAL(square, 1.66667506e-1f, 7.49534443e-2f, 4.54665013e-2f, 2.41923798e-2f, 4.21518460e-2f);
  return vf32_mul(z, vf32_mul(square, p));
}

#define HALF_PI_HIGH 1.57079637e+0f
#define HALF_PI_LOW -4.37113883e-8f

/* Beyond 1/2 as pi / 2 - 2 arcsin(z), z = sqrt((1 - |x|) / 2). */
KGL_INLINE vf32 vf32_asin(vf32 x) {
  vf32 size = vf32_abs(x), half = vf32_set1(0.5f);
  vm32 is_large = vf32_lt(half, size);
  vf32 square = vf32_select(is_large, vf32_mul(vf32_sub(vf32_set1(1), size), half), vf32_mul(size, size));
  vf32 z = vf32_select(is_large, vf32_sqrt(square), size), tail = vf32_asin_tail(z, square);
  vf32 rest = vf32_sub(vf32_add(tail, tail), vf32_set1(HALF_PI_LOW));
  vf32 turned = vf32_sub(vf32_sub(vf32_set1(HALF_PI_HIGH), vf32_add(z, z)), rest);
  return vf32_copysign(vf32_select(is_large, turned, vf32_add(z, tail)), x);
}

/* pi / 2 - arcsin(x) up to 1/2; beyond, 2 arcsin(z), and for negative x pi less that. */
KGL_INLINE vf32 vf32_acos(vf32 x) {
  vf32 size = vf32_abs(x), half = vf32_set1(0.5f), zero = vf32_set1(0);
  vm32 is_large = vf32_lt(half, size), is_right = vm32_and(is_large, vf32_lt(zero, x));
  vf32 square = vf32_select(is_large, vf32_mul(vf32_sub(vf32_set1(1), size), half), vf32_mul(size, size));
  vf32 root = vf32_sqrt(square), z = vf32_select(is_large, vf32_add(root, root), vf32_neg(x));
  z = vf32_select(vm32_and(is_large, vm32_not(is_right)), vf32_neg(z), z);
  vf32 high = vf32_select(is_large, vf32_set1(2 * HALF_PI_HIGH), vf32_set1(HALF_PI_HIGH));
  vf32 low = vf32_select(is_large, vf32_set1(2 * HALF_PI_LOW), vf32_set1(HALF_PI_LOW));
  high = vf32_select(is_right, zero, high), low = vf32_select(is_right, zero, low);
  return vf32_add(high, vf32_add(z, vf32_add(vf32_asin_tail(z, square), low)));
}

/* arctan(z) - z for |z| <= 1. */
KGL_INLINE vf32 vf32_atan_tail(vf32 z) {
  vf32 square = vf32_mul(z, z);
  vf32 p = POLYNOMIAL(square, -3.33333015e-1f, 1.99986100e-1f, -1.42648175e-1f, 1.09549068e-1f, -8.41077492e-2f,
                      5.80747947e-2f, -3.12881768e-2f, 1.09710321e-2f, -1.80571689e-3f);
  return vf32_mul(z, vf32_mul(square, p));
}

/* Beyond 1 as pi / 2 - arctan(1 / |x|). */
KGL_INLINE vf32 vf32_atan(vf32 x) {
  vf32 size = vf32_abs(x), zero = vf32_set1(0);
  vm32 is_large = vf32_lt(vf32_set1(1), size);
  vf32 z = vf32_select(is_large, vf32_div(vf32_set1(-1), size), size);
  vf32 low = vf32_select(is_large, vf32_set1(HALF_PI_LOW), zero);
  vf32 high = vf32_select(is_large, vf32_set1(HALF_PI_HIGH), zero);
  return vf32_copysign(vf32_add(high, vf32_add(z, vf32_add(vf32_atan_tail(z), low))), x);
}

/* The angle of the point (x, y): the quotient of the smaller coordinate by the larger, turned to its octant. */
KGL_INLINE vf32 vf32_atan2(vf32 y, vf32 x) {
  vf32 width = vf32_abs(x), height = vf32_abs(y), zero = vf32_set1(0);
  vm32 is_steep = vf32_lt(width, height), is_left = vi32_lt(vf32_as_i32(x), vi32_set1(0));
  vf32 smaller = vf32_select(is_steep, width, height), larger = vf32_select(is_steep, height, width);
  vf32 z = vf32_select(vf32_eq(smaller, larger), vf32_set1(1), vf32_div(smaller, larger));
  z = vf32_select(vf32_eq(larger, zero), zero, z);
  z = vf32_select(vm32_xor(is_steep, is_left), vf32_neg(z), z);
  vf32 high = vf32_select(is_left, vf32_set1(2 * HALF_PI_HIGH), zero);
  vf32 low = vf32_select(is_left, vf32_set1(2 * HALF_PI_LOW), zero);
  high = vf32_select(is_steep, vf32_set1(HALF_PI_HIGH), high), low = vf32_select(is_steep, vf32_set1(HALF_PI_LOW), low);
  vf32 angle = vf32_add(high, vf32_add(z, vf32_add(vf32_atan_tail(z), low)));
  vm32 is_nan = vm32_or(vf32_ne(x, x), vf32_ne(y, y));
  return vf32_copysign(vf32_select(is_nan, vf32_set1(NAN), angle), y);
}

#endif
