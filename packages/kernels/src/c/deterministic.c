/* Sums in an order that no tier changes: element i belongs to the (i mod 16)th of sixteen sums, vectors being as many of them
 * as they have lanes, and nothing is fused. */
#include "kernels.h"
#include "vec.h"

enum { SUMS = 16, VECTORS = SUMS / VF32_LANES };

/* Of the sums i and i + 8, then i + 4, i + 2, i + 1. */
KGL_INLINE float join(const vf32 *sums) {
  float s[SUMS];
  for (int v = 0; v < VECTORS; v++) vf32_store(s + v * VF32_LANES, sums[v]);
  for (int half = SUMS / 2; half > 0; half /= 2)
    for (int i = 0; i < half; i++) s[i] = s[i] + s[i + half];
  return s[0];
}

KGL_INLINE vf32 load_some(const float *p, size_t count) {
  return count == VF32_LANES ? vf32_load(p) : vf32_load_tail(p, count, 0);
}

/* The first `count` lanes; +0 behind them, which only a sum of -0 would notice, and none is that. */
KGL_INLINE vf32 keep_some(vf32 v, size_t count) {
  float lanes[VF32_LANES];
  vf32_store(lanes, v);
  return load_some(lanes, count);
}

/* `term` is of vectors x and y, elements of a and b. */
#define FOLD(a, b, n, term)                                                                            \
  do {                                                                                                 \
    vf32 sums[VECTORS];                                                                                \
    size_t i = 0;                                                                                      \
    for (int v = 0; v < VECTORS; v++) sums[v] = vf32_set1(0);                                          \
    for (; (n) - i >= SUMS; i += SUMS)                                                                 \
      for (int v = 0; v < VECTORS; v++) {                                                              \
        const vf32 x = vf32_load((a) + i + v * VF32_LANES), y = vf32_load((b) + i + v * VF32_LANES);   \
        (void)y;                                                                                       \
        sums[v] = vf32_add(sums[v], term);                                                             \
      }                                                                                                \
    for (int v = 0; i < (n); v++) {                                                                    \
      const size_t left = (n) - i, count = left < VF32_LANES ? left : VF32_LANES;                      \
      const vf32 x = load_some((a) + i, count), y = load_some((b) + i, count);                         \
      (void)y;                                                                                         \
      sums[v] = vf32_add(sums[v], keep_some(term, count));                                             \
      i += count;                                                                                      \
    }                                                                                                  \
    return join(sums);                                                                                 \
  } while (0)

KGL_INLINE vf32 square(vf32 x) { return vf32_mul(x, x); }

float KGL_KERNEL(deterministicSum, f32)(const float *a, size_t n) { FOLD(a, a, n, x); }

float KGL_KERNEL(deterministicDot, f32)(const float *a, const float *b, size_t n) { FOLD(a, b, n, vf32_mul(x, y)); }

float KGL_KERNEL(deterministicSumOfSquares, f32)(const float *a, size_t n) { FOLD(a, a, n, square(x)); }

float KGL_KERNEL(deterministicNormL1, f32)(const float *a, size_t n) { FOLD(a, a, n, vf32_abs(x)); }

float KGL_KERNEL(deterministicSquaredEuclidean, f32)(const float *a, const float *b, size_t n) {
  FOLD(a, b, n, square(vf32_sub(x, y)));
}

float KGL_KERNEL(deterministicDeviations, f32)(const float *a, float centre, size_t n) {
  const vf32 middle = vf32_set1(centre);
  FOLD(a, a, n, square(vf32_sub(x, middle)));
}
