/* Chains of element-wise operations in one pass over memory. */
#include "kernels.h"
#include "map.h"

KGL_INLINE vf32 positive_part(vf32 x) {
  vf32 zero = vf32_set1(0);
  return vf32_select(vf32_lt(x, zero), zero, x);
}

void KGL_KERNEL(addRelu, f32)(const float *a, const float *b, float *out, size_t n) {
  MAP_APART(a != out && b != out, out, n, positive_part(vf32_add(IN(a), IN(b))));
}

void KGL_KERNEL(addScaled, f32)(const float *a, float s, const float *b, float *out, size_t n) {
  const vf32 factor = vf32_set1(s);
  MAP_APART(a != out && b != out, out, n, vf32_add(IN(a), vf32_mul(IN(b), factor)));
}

void KGL_KERNEL(lerp, f32)(const float *a, const float *b, float t, float *out, size_t n) {
  const vf32 share = vf32_set1(t);
  MAP_APART(a != out && b != out, out, n, vf32_add(IN(a), vf32_mul(vf32_sub(IN(b), IN(a)), share)));
}

KGL_INLINE void divide(const float *a, float *out, size_t n, float by) {
  const vf32 divisor = vf32_set1(by);
  MAP_APART(a != out, out, n, vf32_div(IN(a), divisor));
}

void KGL_KERNEL(normalize, f32)(const float *a, float *out, size_t n) {
  const float norm = KGL_JOIN(normL2, f32, KGL_ISA)(a, n);
  const float safe = 0x1p100f; /* its inverse and those of all norms between are normal floats */
  if (norm > 1 / safe && norm < safe)
    KGL_JOIN(scale, f32, KGL_ISA)(a, 1 / norm, out, n);
  else if (isnormal(norm))
    divide(a, out, n, norm);
  else /* f32 may have too few bits for the norm; no norm but 0 is below the smallest float, and zeros stay zeros */
    KGL_JOIN(l2Normalize, f32, KGL_ISA)(a, 0x1p-149f, out, 1, n);
}
