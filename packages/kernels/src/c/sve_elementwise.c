/* Arithmetic, element by element. Each step rounds once, so the bits are those of every other tier. */
#include "sve.h"

#define UNARY(op, value) \
  void KGL_KERNEL(op, f32)(const float *a, float *out, size_t n) { SVE_MAP(out, n, value); }
#define BINARY(op, value) \
  void KGL_KERNEL(op, f32)(const float *a, const float *b, float *out, size_t n) { SVE_MAP(out, n, value); }

BINARY(add, svadd_x(pg, IN(a), IN(b)))
BINARY(sub, svsub_x(pg, IN(a), IN(b)))
BINARY(mul, svmul_x(pg, IN(a), IN(b)))
BINARY(div, svdiv_x(pg, IN(a), IN(b)))
/* FMIN and FMAX pass on NaN and order zeros. */
BINARY(minimum, svmin_x(pg, IN(a), IN(b)))
BINARY(maximum, svmax_x(pg, IN(a), IN(b)))

UNARY(neg, svneg_x(pg, IN(a)))
UNARY(abs, svabs_x(pg, IN(a)))
UNARY(sqrt, svsqrt_x(pg, IN(a)))

void KGL_KERNEL(fma, f32)(const float *a, const float *b, const float *c, float *out, size_t n) {
  SVE_MAP(out, n, svmad_x(pg, IN(a), IN(b), IN(c)));
}

void KGL_KERNEL(clamp, f32)(const float *a, float low, float high, float *out, size_t n) {
  const svfloat32_t least = svdup_f32(low), most = svdup_f32(high);
  SVE_MAP(out, n, svmin_x(pg, svmax_x(pg, IN(a), least), most));
}

void KGL_KERNEL(scale, f32)(const float *a, float s, float *out, size_t n) {
  const svfloat32_t factor = svdup_f32(s);
  SVE_MAP(out, n, svmul_x(pg, IN(a), factor));
}

void KGL_KERNEL(axpy, f32)(float alpha, const float *x, float *y, size_t n) {
  const svfloat32_t factor = svdup_f32(alpha);
  SVE_MAP(y, n, svadd_x(pg, IN(y), svmul_x(pg, IN(x), factor)));
}
