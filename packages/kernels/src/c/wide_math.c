/* Mathematical functions beside those that models need, rounding, signs and products of each with each: vecmath_wide.h says
 * how, ops/math.ts how exactly. */
#include "kernels.h"
#include "map.h"
#include "vecmath_wide.h"

#define UNARY(op, function) \
  void KGL_KERNEL(op, f32)(const float *a, float *out, size_t n) { MAP_LONG(out, n, function(IN(a))); }

UNARY(exp2, vf32_exp2)
UNARY(expm1, vf32_expm1)
UNARY(sinh, vf32_sinh)
UNARY(cosh, vf32_cosh)
UNARY(log2, vf32_log2)
UNARY(log10, vf32_log10)
UNARY(log1p, vf32_log1p)
UNARY(asinh, vf32_asinh)
UNARY(acosh, vf32_acosh)
UNARY(atanh, vf32_atanh)
UNARY(asin, vf32_asin)
UNARY(acos, vf32_acos)
UNARY(atan, vf32_atan)

void KGL_KERNEL(tan, f32)(const float *a, float *out, size_t n) {
  MAP_LONG_UNLESS(out, n, vf32_is_huge_angle(IN(a)), vf32_tan(IN(a), false), vf32_tan(IN(a), true));
}

void KGL_KERNEL(atan2, f32)(const float *y, const float *x, float *out, size_t n) {
  MAP_LONG(out, n, vf32_atan2(IN(y), IN(x)));
}

void KGL_KERNEL(fract, f32)(const float *a, float *out, size_t n) {
  MAP_APART(a != out, out, n, vf32_sub(IN(a), vf32_trunc(IN(a))));
}

/* Halves away from zero: what truncation takes away is exact. */
KGL_INLINE vf32 round_half_away(vf32 x) {
  vf32 size = vf32_abs(x), whole = vf32_trunc(size), half = vf32_set1(0.5f);
  vm32 is_up = vf32_le(half, vf32_sub(size, whole));
  return vf32_copysign(vf32_add(whole, vf32_select(is_up, vf32_set1(1), vf32_set1(0))), x);
}
void KGL_KERNEL(roundHalfAway, f32)(const float *a, float *out, size_t n) {
  MAP_APART(a != out, out, n, round_half_away(IN(a)));
}

void KGL_KERNEL(copysign, f32)(const float *a, const float *b, float *out, size_t n) {
  MAP_APART(a != out && b != out, out, n, vf32_copysign(IN(a), IN(b)));
}

void KGL_KERNEL(outerProduct, f32)(const float *a, const float *b, float *out, size_t m, size_t n) {
  for (size_t r = 0; r < m; r++, out += n) {
    const vf32 factor = vf32_set1(a[r]);
    MAP_APART(true, out, n, vf32_mul(factor, IN(b)));
  }
}
