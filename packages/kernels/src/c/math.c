/* Mathematical functions of each element: vecmath.h says how, ops/elementwise.ts how exactly. */
#include "kernels.h"
#include "map.h"
#include "vecmath.h"

#define UNARY(op, function) \
  void KGL_KERNEL(op, f32)(const float *a, float *out, size_t n) { MAP_LONG(out, n, function(IN(a))); }

UNARY(exp, vf32_exp)
UNARY(log, vf32_log)
UNARY(tanh, vf32_tanh)
UNARY(erf, vf32_erf)

#define OF_ANGLE(op, function)                                                                                      \
  void KGL_KERNEL(op, f32)(const float *a, float *out, size_t n) {                                                  \
    MAP_LONG_UNLESS(out, n, vf32_is_huge_angle(IN(a)), function(IN(a), false), function(IN(a), true));              \
  }
OF_ANGLE(sin, vf32_sin)
OF_ANGLE(cos, vf32_cos)

void KGL_KERNEL(pow, f32)(const float *a, const float *b, float *out, size_t n) {
  MAP_LONG(out, n, vf32_pow(IN(a), IN(b)));
}
