/* Operations that fold their operands into one number. */
#include "kernels.h"
#include "vec.h"

/* Eight partial results hide the latency of an adder (4 cycles, two ports) and shorten each chain of roundings. */
enum { PARTIALS = 8, BLOCK = PARTIALS * VF32_LANES };

/* Runs step(k, i) for each whole vector from element i on, k being the partial result it goes to; i ends at the tail. */
#define FOLD_VECTORS(i, n, step)                        \
  do {                                                  \
    for (; (i) + BLOCK <= (n); (i) += BLOCK) {          \
      step(0, (i));                                     \
      step(1, (i) + VF32_LANES);                        \
      step(2, (i) + 2 * VF32_LANES);                    \
      step(3, (i) + 3 * VF32_LANES);                    \
      step(4, (i) + 4 * VF32_LANES);                    \
      step(5, (i) + 5 * VF32_LANES);                    \
      step(6, (i) + 6 * VF32_LANES);                    \
      step(7, (i) + 7 * VF32_LANES);                    \
    }                                                   \
    if ((n) - (i) >= 4 * VF32_LANES) {                  \
      step(0, (i));                                     \
      step(1, (i) + VF32_LANES);                        \
      step(2, (i) + 2 * VF32_LANES);                    \
      step(3, (i) + 3 * VF32_LANES);                    \
      (i) += 4 * VF32_LANES;                            \
    }                                                   \
    if ((n) - (i) >= 2 * VF32_LANES) {                  \
      step(4, (i));                                     \
      step(5, (i) + VF32_LANES);                        \
      (i) += 2 * VF32_LANES;                            \
    }                                                   \
    if ((n) - (i) >= VF32_LANES) {                      \
      step(6, (i));                                     \
      (i) += VF32_LANES;                                \
    }                                                   \
  } while (0)

#define PARTIALS_OF(value) {value, value, value, value, value, value, value, value}

#define JOIN_PARTIALS(p, join) \
  join(join(join(p[0], p[1]), join(p[2], p[3])), join(join(p[4], p[5]), join(p[6], p[7])))

float KGL_KERNEL(dot, f32)(const float *a, const float *b, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(0.0f));
  size_t i = 0;
#define STEP(k, at) acc[k] = vf32_fma(vf32_load(a + (at)), vf32_load(b + (at)), acc[k])
  FOLD_VECTORS(i, n, STEP);
#undef STEP
  if (i < n) acc[7] = vf32_fma(vf32_load_tail(a + i, n - i, 0.0f), vf32_load_tail(b + i, n - i, 0.0f), acc[7]);
  return vf32_reduce_add(JOIN_PARTIALS(acc, vf32_add));
}

float KGL_KERNEL(sum, f32)(const float *a, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(0.0f));
  size_t i = 0;
#define STEP(k, at) acc[k] = vf32_add(acc[k], vf32_load(a + (at)))
  FOLD_VECTORS(i, n, STEP);
#undef STEP
  if (i < n) acc[7] = vf32_add(acc[7], vf32_load_tail(a + i, n - i, 0.0f));
  return vf32_reduce_add(JOIN_PARTIALS(acc, vf32_add));
}

/* vf32_max may give either of two zeros: look whether a positive one is there. */
KGL_INLINE float positive_zero_if_any(const float *a, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (a[i] == 0.0f && !signbit(a[i])) return 0.0f;
  return -0.0f;
}

float KGL_KERNEL(max, f32)(const float *a, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(-INFINITY));
  size_t i = 0;
#define STEP(k, at) acc[k] = vf32_max(vf32_load(a + (at)), acc[k])
  FOLD_VECTORS(i, n, STEP);
#undef STEP
  if (i < n) acc[7] = vf32_max(vf32_load_tail(a + i, n - i, -INFINITY), acc[7]);
  float largest = vf32_reduce_max(JOIN_PARTIALS(acc, vf32_max));
  return largest == 0.0f ? positive_zero_if_any(a, n) : largest;
}
