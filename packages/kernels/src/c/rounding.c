/* Fractions, rounding as Rust and C's round do, signs taken from others, and products of each with each. */
#include "kernels.h"
#include "map.h"

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
