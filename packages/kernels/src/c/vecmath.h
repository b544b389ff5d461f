/* Mathematical functions of whole vectors, written once against the vocabulary of vec.h.
 *
 * Ranges are complete: infinities, NaN, subnormal numbers and signed zeros come out right, and nothing here calls libm.
 * vf32_fma may or may not fuse, so no result leans on it; where a product's lost bits matter, vf32_product_error and
 * vf32_sub_product bring them back. Errors in units in the last place are measured by test/c/accuracy.c.
 * The coefficients are printed by generate/fit/coefficients.ts, which also says what each polynomial stands for. */
#ifndef KGL_VECMATH_H
#define KGL_VECMATH_H

#include <float.h>

#include "vec.h"

/* The sum of c[k] * x^k for k < count, highest first. */
#define POLYNOMIAL(x, ...)                                                                             \
  vf32_polynomial((x), (const float[]){__VA_ARGS__}, sizeof((const float[]){__VA_ARGS__}) / sizeof(float))
KGL_INLINE vf32 vf32_polynomial(vf32 x, const float *c, int count) {
  vf32 sum = vf32_set1(c[count - 1]);
#pragma GCC unroll 16
  for (int k = count - 2; k >= 0; k--) sum = vf32_fma(sum, x, vf32_set1(c[k]));
  return sum;
}

/* Added to a number below 2^22 it leaves the nearest whole number in the low bits of the sum. */
#define MAGIC 0x1.8p23f

/* 2^n for n in [-126, 127], given MAGIC + n. */
KGL_INLINE vf32 vf32_power_of_two(vf32 magic_n) {
  return vi32_as_f32(vi32_add(vi32_shl(vf32_as_i32(magic_n), 23), vi32_set1(0x3f800000)));
}

/* v * 2^n for n in [-252, 254], given MAGIC + n: the first product is exact for v not far from 1, the second one rounds. */
KGL_INLINE vf32 vf32_scale_by(vf32 v, vf32 magic_n) {
#ifdef KGL_HAS_SCALEF
  return vf32_scalef(v, vf32_sub(magic_n, vf32_set1(MAGIC)));
#else
  vi32 n = vf32_as_i32(magic_n), half = vi32_sra(n, 1), one = vi32_set1(0x3f800000);
  vf32 low = vi32_as_f32(vi32_add(vi32_shl(half, 23), one));
  vf32 high = vi32_as_f32(vi32_add(vi32_shl(vi32_sub(n, half), 23), one));
  return vf32_mul(vf32_mul(v, low), high);
#endif
}

/* x = n ln 2 + r with |r| <= ln 2 / 2; the products with n are exact or far below r's last bit. */
typedef struct {
  vf32 magic_n, r;
} reduced_exponent;

KGL_INLINE reduced_exponent vf32_reduce_exponent(vf32 x) {
  vf32 magic_n = vf32_fma(x, vf32_set1(1.44269502e+0f), vf32_set1(MAGIC)), n = vf32_sub(magic_n, vf32_set1(MAGIC));
  vf32 r = vf32_fnma(n, vf32_set1(6.93145752e-1f), x);
  return (reduced_exponent){.magic_n = magic_n, .r = vf32_fnma(n, vf32_set1(1.42860677e-6f), r)};
}

/* exp(r) - 1 for |r| <= ln 2 / 2. */
KGL_INLINE vf32 vf32_expm1_reduced(vf32 r) {
  vf32 q = POLYNOMIAL(r, 5.00000000e-1f, 1.66665450e-1f, 4.16664034e-2f, 8.36641621e-3f, 1.39406614e-3f);
  return vf32_fma(vf32_mul(r, r), q, r);
}

/* A number as the sum of two floats. */
typedef struct {
  vf32 high, low;
} vf32_pair;

/* exp(x + low) = (1 + minus1) 2^n for |low| no larger than an error of x.
 * Up to -104 the power is 0, whatever low is. Those lanes, which masks of attention are full of, compute exp(0) instead:
 * to round a number to 0 takes some processors a hundred cycles. */
typedef struct {
  vf32 minus1, magic_n;
  vm32 is_zero;
} exponential;

KGL_INLINE exponential vf32_exp_parts(vf32 x, vf32 low) {
  vm32 is_zero = vf32_lt(x, vf32_set1(-104));
  reduced_exponent e =
      vf32_reduce_exponent(vf32_select(is_zero, vf32_set1(0), vf32_at_most(x, vf32_set1(89.5f))));
  vf32 minus1 = vf32_expm1_reduced(vf32_add(e.r, low));
  return (exponential){.minus1 = minus1, .magic_n = e.magic_n, .is_zero = is_zero};
}

KGL_INLINE vf32 vf32_exp_scale(exponential e, vf32 v) {
  return vf32_select(e.is_zero, vf32_set1(0), vf32_scale_by(v, e.magic_n));
}

/* factor * exp(x + low): the factor meets the power before that is rounded; its low part is taken as it is. */
KGL_INLINE vf32 vf32_exp_times_pair(vf32_pair factor, vf32 x, vf32 low) {
  exponential e = vf32_exp_parts(x, low);
  return vf32_exp_scale(e, vf32_add(factor.high, vf32_fma(factor.high, e.minus1, factor.low)));
}

KGL_INLINE vf32 vf32_exp_sum(vf32 x, vf32 low) {
  exponential e = vf32_exp_parts(x, low);
  return vf32_exp_scale(e, vf32_add(vf32_set1(1), e.minus1));
}
KGL_INLINE vf32 vf32_exp(vf32 x) { return vf32_exp_sum(x, vf32_set1(0)); }

/* exp(x) - 1 for x in [-60, 60], where 2^n is a normal number. */
KGL_INLINE vf32 vf32_expm1_middle(vf32 x) {
  reduced_exponent e = vf32_reduce_exponent(x);
  vf32 scale = vf32_power_of_two(e.magic_n);
  return vf32_fma(scale, vf32_expm1_reduced(e.r), vf32_sub(scale, vf32_set1(1)));
}

/* exp(x) - 1 for x <= 0; from -20 on it is -1. */
KGL_INLINE vf32 vf32_expm1_negative(vf32 x) { return vf32_expm1_middle(vf32_at_least(x, vf32_set1(-20))); }

/* tanh(x) = (e - 1) / (e + 1) with e = exp(2 |x|); from 10 on it is 1. */
KGL_INLINE vf32 vf32_tanh(vf32 x) {
  vf32 size = vf32_abs(x), minus1 = vf32_expm1_middle(vf32_at_most(vf32_add(size, size), vf32_set1(20)));
  return vf32_copysign(vf32_div(minus1, vf32_add(minus1, vf32_set1(2))), x);
}

/* What log gives for numbers that have no finite one, x itself for NaN and infinity. */
KGL_INLINE vf32 vf32_log_special(vf32 x) {
  vf32 zero = vf32_set1(0);
  return vf32_select(vf32_eq(x, zero), vf32_set1(-INFINITY), vf32_select(vf32_lt(x, zero), vf32_set1(NAN), x));
}

/* A positive x = m 2^k. `first` is the bit pattern of the smallest m; the largest is nearly its double. */
typedef struct {
  vf32 m, k;
} fraction_and_exponent;

KGL_INLINE fraction_and_exponent vf32_split(vf32 x, int32_t first) {
  vm32 is_subnormal = vf32_lt(x, vf32_set1(FLT_MIN));
  vf32 normal = vf32_select(is_subnormal, vf32_mul(x, vf32_set1(0x1p24f)), x);
  vf32 correction = vf32_select(is_subnormal, vf32_set1(-24), vf32_set1(0));
  vi32 bits = vi32_sub(vf32_as_i32(normal), vi32_set1(first));
  vi32 fraction = vi32_add(vi32_and(bits, vi32_set1(0x7fffff)), vi32_set1(first));
  return (fraction_and_exponent){.m = vi32_as_f32(fraction),
                                 .k = vf32_add(vi32_to_f32(vi32_sra(bits, 23)), correction)};
}

/* log(1 + f) - f for f in [-1/3, 1/3). */
KGL_INLINE vf32 vf32_log1p_tail(vf32 f) {
  vf32 square = vf32_mul(f, f);
  vf32 p = POLYNOMIAL(f, 3.33332300e-1f, -2.49996960e-1f, 2.00097486e-1f, -1.66852012e-1f, 1.40151381e-1f,
                      -1.21181972e-1f, 1.39437884e-1f, -1.31801575e-1f);
  return vf32_mul(square, vf32_fma(f, p, vf32_set1(-0.5f)));
}

KGL_INLINE vf32 vf32_log(vf32 x) {
  fraction_and_exponent part = vf32_split(x, 0x3f2aaaab); /* m in [2/3, 4/3) */
  vf32 f = vf32_sub(part.m, vf32_set1(1)), tail = vf32_log1p_tail(f);
  tail = vf32_fma(part.k, vf32_set1(1.42860677e-6f), tail);
  vf32 result = vf32_fma(part.k, vf32_set1(6.93145752e-1f), vf32_add(f, tail));
  vm32 is_ordinary = vm32_and(vf32_lt(vf32_set1(0), x), vf32_lt(x, vf32_set1(INFINITY)));
  return vf32_select(is_ordinary, result, vf32_log_special(x));
}

/* log(1 + x) for x in [0, 1]: above sqrt(2) - 1 as ln 2 + log((1 + x) / 2). It is x below 2^-40, where a square could be
 * subnormal, which costs some processors a hundred cycles. */
KGL_INLINE vf32 vf32_log1p_unit(vf32 x) {
  vm32 is_large = vf32_lt(vf32_set1(0.41421354f), x), is_tiny = vf32_lt(x, vf32_set1(0x1p-40f));
  vf32 half = vf32_mul(vf32_sub(x, vf32_set1(1)), vf32_set1(0.5f));
  vf32 f = vf32_select(is_large, half, vf32_select(is_tiny, vf32_set1(0), x)), square = vf32_mul(f, f);
  vf32 p = POLYNOMIAL(f, 3.33333105e-1f, -2.49999881e-1f, 2.00022548e-1f, -1.66691855e-1f, 1.42176077e-1f,
                      -1.23847619e-1f, 1.18835486e-1f, -1.17928222e-1f, 6.89180791e-2f);
  vf32 logarithm = vf32_fma(square, vf32_fma(f, p, vf32_set1(-0.5f)), f);
  logarithm = vf32_add(vf32_select(is_large, vf32_set1(6.93147182e-1f), vf32_set1(0)), logarithm);
  return vf32_select(is_tiny, x, logarithm);
}

/* Beyond 0.921875 as 1 - erfc(x), which is 1 from 4 on. */
KGL_INLINE vf32 vf32_erf(vf32 x) {
  vf32 size = vf32_at_most(vf32_abs(x), vf32_set1(4)), square = vf32_mul(size, size);
  vf32 p = POLYNOMIAL(square, 1.28379151e-1f, -3.76125038e-1f, 1.12819083e-1f, -2.67695524e-2f, 4.99699824e-3f,
                      -6.00823143e-4f);
  vf32 q = POLYNOMIAL(size, 1.12865329e+0f, 6.35131359e-1f, 1.06270649e-1f, -2.37917881e-2f, 3.65680153e-3f,
                      -3.26398498e-4f, 1.15967568e-5f);
  reduced_exponent e = vf32_reduce_exponent(vf32_neg(vf32_mul(size, q)));
  vf32 power = vf32_power_of_two(e.magic_n);
  vf32 tail = vf32_fma(power, vf32_expm1_reduced(e.r), power);
  vf32 small = vf32_fma(p, size, size), large = vf32_sub(vf32_set1(1), tail);
  return vf32_copysign(vf32_select(vf32_lt(size, vf32_set1(0.921875f)), small, large), x);
}

/* The bits of 1 / pi from the 31st before the point on. */
static const uint32_t inverse_pi_bits[] = {0,          0x517cc1b7, 0x27220a94, 0xfe13abe8, 0xfa9a6ee0,
                                           0x6db14acc, 0x9e21c820, 0xff28b1d5, 0xef5de2b0};

/* The remainder of x by pi nearest to zero, and whether the multiple is odd: x + `phase` 2^-63 pi, x >= 2^-8 and finite.
 * 96 bits of 1 / pi, from the first that counts modulo 2 on, leave more than 2^-70 of a turn (Payne and Hanek, 1983). */
KGL_INLINE double remainder_of_huge(float x, uint64_t phase, int32_t *is_odd) {
  union {
    float f32;
    uint32_t u32;
  } bits = {.f32 = x};
  uint64_t significand = (bits.u32 & 0x7fffff) | 0x800000;
  uint32_t first = (bits.u32 >> 23) - 150 + 31, word = first / 32, shift = first % 32, window[3];
  for (int k = 0; k < 3; k++) {
    uint64_t two = (uint64_t)inverse_pi_bits[word + k] << 32 | inverse_pi_bits[word + k + 1];
    window[k] = (uint32_t)(two >> (32 - shift));
  }
  uint64_t turns = (significand * window[0] << 32) + significand * window[1] + (significand * window[2] >> 32) + phase;
  uint64_t nearest = (turns + ((uint64_t)1 << 62)) >> 63;
  *is_odd = (int32_t)nearest;
  return (double)(int64_t)(turns - (nearest << 63)) * (3.14159265358979323846 * 0x1p-63);
}

/* Puts right the lanes whose x is too large for vf32_sine's own reduction. Rare, and not worth a copy in every loop. */
KGL_HELPER void reduce_huge(const vf32 *x, uint64_t phase, vf32 *r, vi32 *parity) {
  float values[VF32_LANES], remainders[VF32_LANES];
  int32_t parities[VF32_LANES];
  vf32_store(values, *x);
  vf32_store(remainders, *r);
  vi32_store(parities, *parity);
  for (int k = 0; k < VF32_LANES; k++) {
    if (!(values[k] >= 0x1p15f)) continue;
    if (values[k] == INFINITY)
      remainders[k] = NAN;
    else
      remainders[k] = (float)remainder_of_huge(values[k], phase, &parities[k]);
  }
  *r = vf32_load(remainders);
  *parity = vi32_load(parities);
}

/* sin(r) for |r| <= pi / 2, with the other sign if the parity is odd. */
KGL_INLINE vf32 vf32_signed_sine(vf32 r, vi32 parity) {
  vf32 square = vf32_mul(r, r);
  vf32 p = POLYNOMIAL(square, -1.66666597e-1f, 8.33306834e-3f, -1.98096663e-4f, 2.60578395e-6f);
  vf32 one = vf32_set1(1), sine = vf32_fma(vf32_mul(square, p), r, r);
  sine = vf32_at_most(vf32_at_least(sine, vf32_neg(one)), one); /* roundings near a peak may add up to more */
  return vi32_as_f32(vi32_xor(vf32_as_i32(sine), vi32_shl(parity, 31)));
}

/* x - n pi for n below 2^15, with three floats for pi: 2^-22 divides the first product and x, so their difference is exact. */
KGL_INLINE vf32 vf32_minus_multiple_of_pi(vf32 x, vf32 n) {
  vf32 r = vf32_sub_product(x, n, vf32_set1(3.14159274e+0f));
  r = vf32_sub_product(r, n, vf32_set1(-8.74227766e-8f));
  return vf32_fnma(n, vf32_set1(-3.43024902e-15f), r);
}

/* Where vf32_sin and vf32_cos need reduce_huge: 2^15 and more, and NaN. By bits: of two comparisons of floats clang makes
 * one of their maximum, which on Arm is NaN beside a signalling NaN, and would hide its neighbour. */
KGL_INLINE vm32 vf32_is_huge_angle(vf32 x) { return vi32_lt(vi32_set1(0x46ffffff), vf32_as_i32(vf32_abs(x))); }

/* May say that no lane is huge where the caller has looked: a loop without a call keeps its constants in registers. */
KGL_INLINE vf32 vf32_sin(vf32 x, const bool may_be_huge) {
  vf32 size = vf32_abs(x), magic_n = vf32_fma(size, vf32_set1(3.18309873e-1f), vf32_set1(MAGIC));
  vf32 r = vf32_minus_multiple_of_pi(size, vf32_sub(magic_n, vf32_set1(MAGIC)));
  vi32 parity = vf32_as_i32(magic_n);
  if (may_be_huge && vm32_any(vf32_is_huge_angle(x))) reduce_huge(&size, 0, &r, &parity);
  vi32 sign = vi32_and(vf32_as_i32(x), vi32_set1(INT32_MIN));
  return vi32_as_f32(vi32_xor(vf32_as_i32(vf32_signed_sine(r, parity)), sign));
}

/* cos(x) = sin(|x| + pi / 2): the multiple of pi is a half more than a whole number. */
KGL_INLINE vf32 vf32_cos(vf32 x, const bool may_be_huge) {
  vf32 size = vf32_abs(x), turns = vf32_fma(size, vf32_set1(3.18309873e-1f), vf32_set1(0.5f));
  vf32 magic_n = vf32_add(turns, vf32_set1(MAGIC)), n = vf32_sub(magic_n, vf32_set1(MAGIC));
  vf32 r = vf32_minus_multiple_of_pi(size, vf32_sub(n, vf32_set1(0.5f)));
  vi32 parity = vf32_as_i32(magic_n);
  if (may_be_huge && vm32_any(vf32_is_huge_angle(x))) reduce_huge(&size, (uint64_t)1 << 62, &r, &parity);
  return vf32_signed_sine(r, parity);
}

/* a + b where |a| >= |b| or a is 0; `low` goes into the low part. */
KGL_INLINE vf32_pair vf32_pair_sum(vf32 a, vf32 b, vf32 low) {
  vf32 high = vf32_add(a, b);
  return (vf32_pair){.high = high, .low = vf32_add(vf32_sub(b, vf32_sub(high, a)), low)};
}

/* log(m) = 2 artanh(s) = 2 s + s^3 p(s^2), s = (m - 1) / (m + 1), for m in [sqrt(1/2), sqrt(2)), good to about 2^-32. */
KGL_INLINE vf32_pair vf32_log_pair(vf32 m) {
  vf32 one = vf32_set1(1), f = vf32_sub(m, one), d = vf32_add(m, one), d_low = vf32_sub(m, vf32_sub(d, one));
  vf32 inverse = vf32_div(one, d), s = vf32_mul(f, inverse);
  vf32 s_low = vf32_mul(vf32_fnma(s, d_low, vf32_sub_product(f, s, d)), inverse);
  vf32 twice = vf32_add(s, s), twice_low = vf32_add(s_low, s_low);

  vf32 square = vf32_mul(s, s), square_low = vf32_fma(twice, s_low, vf32_product_error(s, s, square));
  vf32 p = POLYNOMIAL(square, 4.00009781e-1f, 2.84982234e-1f, 2.42917389e-1f);
  vf32 first = vf32_set1(6.66666627e-1f), q = vf32_mul(square, first);
  vf32 q_low = vf32_fma(square_low, first, vf32_product_error(square, first, q));
  q_low = vf32_fma(vf32_mul(square, square), p, q_low);
  vf32 cube = vf32_mul(s, q), cube_low = vf32_fma(s_low, q, vf32_fma(s, q_low, vf32_product_error(s, q, cube)));
  return vf32_pair_sum(twice, cube, vf32_add(twice_low, cube_low));
}

/* log2 of a positive x. */
KGL_INLINE vf32_pair vf32_log2_pair(vf32 x) {
  fraction_and_exponent part = vf32_split(x, 0x3f3504f3);
  vf32_pair natural = vf32_log_pair(part.m);
  vf32 factor = vf32_set1(1.44269502e+0f), product = vf32_mul(natural.high, factor);
  vf32 low = vf32_fma(natural.low, factor, vf32_product_error(natural.high, factor, product));
  low = vf32_fma(natural.high, vf32_set1(1.92596303e-8f), low);
  vf32_pair sum = vf32_pair_sum(part.k, product, low);
  return vf32_pair_sum(sum.high, sum.low, vf32_set1(0));
}

/* |x|^y where both are finite and x is not zero. */
KGL_INLINE vf32 vf32_pow_ordinary(vf32 size, vf32 y) {
  vf32_pair logarithm = vf32_log2_pair(size);
  vf32 high = vf32_mul(y, logarithm.high), low = vf32_product_error(y, logarithm.high, high);
  low = vf32_fma(y, logarithm.low, low);
  low = vf32_select(vf32_lt(vf32_abs(high), vf32_set1(160)), low, vf32_set1(0));
  high = vf32_at_most(vf32_at_least(high, vf32_set1(-152)), vf32_set1(130));
  vf32 magic_n = vf32_add(high, vf32_set1(MAGIC)), rest = vf32_sub(high, vf32_sub(magic_n, vf32_set1(MAGIC)));
  vf32 ln2 = vf32_set1(6.93147182e-1f), r = vf32_fma(rest, ln2, vf32_mul(low, ln2));
  return vf32_scale_by(vf32_add(vf32_set1(1), vf32_expm1_reduced(r)), magic_n);
}

/* As C's pow and IEEE 754: pow(1, y) and pow(x, 0) are 1 whatever the other is, NaN included. */
KGL_INLINE vf32 vf32_pow(vf32 x, vf32 y) {
  vf32 zero = vf32_set1(0), one = vf32_set1(1), infinity = vf32_set1(INFINITY), size = vf32_abs(x);
  vf32 y_size = vf32_abs(y), half = vf32_mul(y, vf32_set1(0.5f));
  vm32 is_whole = vf32_eq(vf32_trunc(y), y), is_odd = vm32_and(is_whole, vf32_ne(vf32_trunc(half), half));
  vm32 is_endless = vf32_eq(y_size, infinity), is_below_one = vf32_lt(size, one);
  vm32 is_extreme = vm32_or(vm32_or(vf32_eq(size, zero), vf32_eq(size, infinity)), is_endless);
  vm32 grows = vm32_xor(is_below_one, vf32_lt(zero, y));

  vf32 result = vf32_pow_ordinary(size, y);
  result = vf32_select(is_extreme, vf32_select(grows, infinity, zero), result);
  vm32 is_negative = vi32_lt(vf32_as_i32(x), vi32_set1(0));
  result = vf32_select(vm32_and(is_negative, is_odd), vf32_neg(result), result);
  vm32 is_below_zero = vm32_and(vf32_lt(x, zero), vf32_lt(vf32_neg(infinity), x));
  vm32 has_no_power = vm32_and(is_below_zero, vm32_not(vm32_or(is_whole, is_endless)));
  vm32 is_nan = vm32_or(vf32_ne(x, x), vf32_ne(y, y));
  result = vf32_select(vm32_or(has_no_power, is_nan), vf32_set1(NAN), result);
  vm32 is_unit = vm32_and(vf32_eq(size, one), is_endless);
  return vf32_select(vm32_or(vm32_or(vf32_eq(x, one), vf32_eq(y, zero)), is_unit), one, result);
}

#endif
