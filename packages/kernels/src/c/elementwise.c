/* Arithmetic, rounding, comparing and choosing, element by element. Each step rounds once: no fused multiply-add but in
 * fma itself, so every tier gives the same bits. */
#include "kernels.h"
#include "map.h"

#define UNARY(op, value) \
  void KGL_KERNEL(op, f32)(const float *a, float *out, size_t n) { MAP_APART(a != out, out, n, value); }
#define BINARY(op, value) \
  void KGL_KERNEL(op, f32)(const float *a, const float *b, float *out, size_t n) { \
    MAP_APART(a != out && b != out, out, n, value);                                \
  }

BINARY(add, vf32_add(IN(a), IN(b)))
BINARY(sub, vf32_sub(IN(a), IN(b)))
BINARY(mul, vf32_mul(IN(a), IN(b)))
BINARY(div, vf32_div(IN(a), IN(b)))
BINARY(minimum, vf32_minimum(IN(a), IN(b)))
BINARY(maximum, vf32_maximum(IN(a), IN(b)))

UNARY(neg, vf32_neg(IN(a)))
UNARY(abs, vf32_abs(IN(a)))
UNARY(sqrt, vf32_sqrt(IN(a)))
UNARY(recip, vf32_div(vf32_set1(1), IN(a)))
UNARY(rsqrt, vf32_div(vf32_set1(1), vf32_sqrt(IN(a))))
UNARY(floor, vf32_floor(IN(a)))
UNARY(ceil, vf32_ceil(IN(a)))
UNARY(trunc, vf32_trunc(IN(a)))
UNARY(round, vf32_round(IN(a)))

/* NaN and zeros, which are neither, are their own sign. */
KGL_INLINE vf32 sign_of(vf32 v) {
  vf32 zero = vf32_set1(0), one = vf32_copysign(vf32_set1(1), v);
  return vf32_select(vm32_or(vf32_lt(v, zero), vf32_lt(zero, v)), one, v);
}
UNARY(sign, sign_of(IN(a)))

KGL_INLINE vf32 one_where(vm32 m) { return vf32_select(m, vf32_set1(1), vf32_set1(0)); }
BINARY(equal, one_where(vf32_eq(IN(a), IN(b))))
BINARY(notEqual, one_where(vf32_ne(IN(a), IN(b))))
BINARY(less, one_where(vf32_lt(IN(a), IN(b))))
BINARY(lessEqual, one_where(vf32_le(IN(a), IN(b))))
BINARY(greater, one_where(vf32_lt(IN(b), IN(a))))
BINARY(greaterEqual, one_where(vf32_le(IN(b), IN(a))))

void KGL_KERNEL(select, f32)(const float *condition, const float *a, const float *b, float *out, size_t n) {
  const vf32 zero = vf32_set1(0);
  const bool is_apart = condition != out && a != out && b != out;
  MAP_APART(is_apart, out, n, vf32_select(vf32_ne(IN(condition), zero), IN(a), IN(b)));
}

void KGL_KERNEL(fma, f32)(const float *a, const float *b, const float *c, float *out, size_t n) {
  MAP_APART(a != out && b != out && c != out, out, n, vf32_fused(IN(a), IN(b), IN(c)));
}

void KGL_KERNEL(clamp, f32)(const float *a, float low, float high, float *out, size_t n) {
  const vf32 least = vf32_set1(low), most = vf32_set1(high);
  /* The plain comparisons let NaN of an element through, but not of a limit; of two zeros they keep the element's, which is
   * right for low -0 and high +0, and for low +0 if -0 became +0 before. Adding -0 changes nothing. */
  const vf32 lift = vf32_set1(low == 0 && !signbit(low) ? 0.0f : -0.0f);
  if (!isnan(low) && !isnan(high) && !(high == 0 && signbit(high))) {
    MAP_APART(a != out, out, n, vf32_at_most(vf32_at_least(vf32_add(IN(a), lift), least), most));
    return;
  }
  MAP_APART(a != out, out, n, vf32_minimum(vf32_maximum(IN(a), least), most));
}

void KGL_KERNEL(scale, f32)(const float *a, float s, float *out, size_t n) {
  const vf32 factor = vf32_set1(s);
  MAP_APART(a != out, out, n, vf32_mul(IN(a), factor));
}

void KGL_KERNEL(axpy, f32)(float alpha, const float *x, float *y, size_t n) {
  const vf32 factor = vf32_set1(alpha);
  const float *before = kgl_read_apart(y);
  MAP(y, n, vf32_add(IN(before), vf32_mul(IN(x), factor)));
}
