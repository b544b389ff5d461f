/* Mathematical functions beside those that models need: ops/math.ts says how exactly. */
#include "kernels.h"
#include "map.h"

#define UNARY(op, function) \
  void KGL_KERNEL(op, f32)(const float *a, float *out, size_t n) { MAP_LONG(out, n, function(IN(a))); }

KGL_INLINE vf32 fract(vf32 x) { return vf32_sub(x, vf32_trunc(x)); }
UNARY(fract, fract)
