/* More mathematical functions of each element: vecfunctions.h says how, ops/functions.ts how exactly. */
#include "kernels.h"
#include "map.h"
#include "vecfunctions.h"

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
