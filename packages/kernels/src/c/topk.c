/* The largest elements of an array. */
#include "kernels.h"
#include "vec.h"

/* NaN is above every number. */
KGL_INLINE bool is_above(float a, float b) { return a > b || (a != a && b == b); }

/* A place among the found ones is worse with a smaller value, or with the same value later in the array. */
KGL_INLINE bool is_worse(float a, uint32_t a_index, float b, uint32_t b_index) {
  return is_above(b, a) || (!is_above(a, b) && a_index > b_index);
}

/* values and indices are a heap of `count`, the worst on top, but for the top itself: sinks it. */
KGL_INLINE void sink(float *values, uint32_t *indices, size_t count, size_t at) {
  const float value = values[at];
  const uint32_t index = indices[at];
  for (;;) {
    size_t child = 2 * at + 1;
    if (child >= count) break;
    if (child + 1 < count && is_worse(values[child + 1], indices[child + 1], values[child], indices[child])) child++;
    if (!is_worse(values[child], indices[child], value, index)) break;
    values[at] = values[child], indices[at] = indices[child];
    at = child;
  }
  values[at] = value, indices[at] = index;
}

KGL_INLINE void replace_worst(float *values, uint32_t *indices, size_t k, float value, size_t index) {
  values[0] = value, indices[0] = (uint32_t)index;
  sink(values, indices, k, 0);
}

/* From element i on, where the first four vectors begin that have an element above `worst`, or those that do not fit. */
KGL_INLINE size_t skip_others(const float *a, size_t i, size_t n, float worst) {
  const vf32 limit = vf32_set1(worst);
  for (; i + 4 * VF32_LANES <= n; i += 4 * VF32_LANES) {
    vm32 below = vm32_and(vm32_and(vf32_le(vf32_load(a + i), limit), vf32_le(vf32_load(a + i + VF32_LANES), limit)),
                          vm32_and(vf32_le(vf32_load(a + i + 2 * VF32_LANES), limit),
                                   vf32_le(vf32_load(a + i + 3 * VF32_LANES), limit)));
    if (vm32_any(vm32_not(below))) break;
  }
  return i;
}

void KGL_KERNEL(topK, f32)(const float *a, float *values, uint32_t *indices, size_t n, size_t k) {
  for (size_t i = n; i < k; i++) values[i] = NAN, indices[i] = UINT32_MAX; /* the bindings refuse k > n */
  if (k > n) k = n;
  if (k == 0) return;
  for (size_t i = 0; i < k; i++) values[i] = a[i], indices[i] = (uint32_t)i;
  for (size_t i = k / 2; i-- > 0;) sink(values, indices, k, i);

  /* Later elements must be above the worst found; that of the whole heap grows, so most vectors are passed over. */
  size_t i = k;
  while (values[0] == values[0]) {
    i = skip_others(a, i, n, values[0]);
    if (i + 4 * VF32_LANES > n) break;
    for (size_t end = i + 4 * VF32_LANES; i < end; i++)
      if (is_above(a[i], values[0])) replace_worst(values, indices, k, a[i], i);
  }
  for (; i < n; i++)
    if (is_above(a[i], values[0])) replace_worst(values, indices, k, a[i], i);

  for (size_t last = k - 1; last > 0; last--) {
    float value = values[last];
    uint32_t index = indices[last];
    values[last] = values[0], indices[last] = indices[0];
    values[0] = value, indices[0] = index;
    sink(values, indices, last, 0);
  }
}
