/* Activation functions, element by element: those of activations.c that are most used. */
#include "sve_math.h"

#include <float.h>

/* NaN and both zeros stay as they are. */
KGL_INLINE svfloat32_t relu(svbool_t pg, svfloat32_t x) { return svdup_f32_m(x, svcmplt(pg, x, 0.0f), 0.0f); }

void KGL_KERNEL(relu, f32)(const float *a, float *out, size_t n) { SVE_MAP(out, n, relu(pg, IN(a))); }

/* 1 / (1 + exp(-x)), or exp(x) / (1 + exp(x)), with the power of -|x|, which cannot overflow. */
KGL_INLINE svfloat32_t sigmoid(svbool_t pg, svfloat32_t x) {
  const svfloat32_t power = sve_exp(pg, svmin_x(pg, x, svneg_x(pg, x)));
  const svfloat32_t above = svsel_f32(svcmplt(pg, x, 0.0f), power, svdup_f32(1.0f));
  return svdiv_x(pg, above, svadd_x(pg, power, 1.0f));
}

void KGL_KERNEL(sigmoid, f32)(const float *a, float *out, size_t n) { SVE_MAP_LONG(out, n, sigmoid(pg, IN(a))); }

/* The factor is 0 at -Infinity, where the limit of the product is -0, not NaN. */
KGL_INLINE svfloat32_t silu(svbool_t pg, svfloat32_t x) {
  return svmul_x(pg, svmax_x(pg, x, -FLT_MAX), sigmoid(pg, x));
}

void KGL_KERNEL(silu, f32)(const float *a, float *out, size_t n) { SVE_MAP_LONG(out, n, silu(pg, IN(a))); }

void KGL_KERNEL(swiGlu, f32)(const float *gate, const float *up, float *out, size_t n) {
  SVE_MAP_LONG(out, n, svmul_x(pg, silu(pg, IN(gate)), IN(up)));
}
