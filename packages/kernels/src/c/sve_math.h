/* Mathematical functions of whole vectors, as vecmath.h has them: the same reductions and polynomials, but FSCALE rounds
 * what a power of two makes subnormal, and no lane has to be chosen from two results. */
#ifndef KGL_SVE_MATH_H
#define KGL_SVE_MATH_H

#include "sve.h"

/* Added to a number below 2^22 it leaves the nearest whole number in the low bits of the sum. */
#define MAGIC 0x1.8p23f

/* x = n ln 2 + r with |r| <= ln 2 / 2, n being what magic_n has more than MAGIC. */
#define SVE_REDUCE_EXPONENT(pg, x, magic_n, r)                                                  \
  const svfloat32_t magic_n = svmla_x(pg, svdup_f32(MAGIC), x, 1.44269502e+0f);                 \
  const svfloat32_t r##_n = svsub_x(pg, magic_n, MAGIC);                                        \
  const svfloat32_t r = svmls_x(pg, svmls_x(pg, x, r##_n, 6.93145752e-1f), r##_n, 1.42860677e-6f)

/* Beyond these the power is 0 or infinite. */
KGL_INLINE svfloat32_t sve_within_powers(svbool_t pg, svfloat32_t x) {
  return svmax_x(pg, svmin_x(pg, x, 89.5f), -105.0f);
}

/* exp(r) 2^n by a polynomial (generate/fit/coefficients.ts). */
KGL_INLINE svfloat32_t sve_power(svbool_t pg, svfloat32_t magic_n, svfloat32_t r) {
  svfloat32_t q = svmad_x(pg, r, svdup_f32(1.39406614e-3f), 8.36641621e-3f);
  q = svmad_x(pg, q, r, 4.16664034e-2f);
  q = svmad_x(pg, q, r, 1.66665450e-1f);
  q = svmad_x(pg, q, r, 5.00000000e-1f);
  const svfloat32_t minus1 = svmad_x(pg, q, svmul_x(pg, r, r), r);
  const svint32_t n = svsub_x(pg, svreinterpret_s32_f32(magic_n), 0x4b400000); /* the bits of MAGIC */
  return svscale_x(pg, svadd_x(pg, minus1, 1.0f), n);
}

KGL_INLINE svfloat32_t sve_exp(svbool_t pg, svfloat32_t x) {
  const svfloat32_t inside = sve_within_powers(pg, x);
  SVE_REDUCE_EXPONENT(pg, inside, magic_n, r);
  return sve_power(pg, magic_n, r);
}

/* exp(x + low) for |low| no larger than an error of x where the power is not 0, else anything. */
KGL_INLINE svfloat32_t sve_exp_sum(svbool_t pg, svfloat32_t x, svfloat32_t low) {
  const svfloat32_t inside = sve_within_powers(pg, x);
  SVE_REDUCE_EXPONENT(pg, inside, magic_n, r);
  const svfloat32_t lost = svdup_f32_m(low, svcmplt(pg, x, -104.0f), 0.0f);
  return sve_power(pg, magic_n, svadd_x(pg, r, lost));
}

#endif
