/* Operations whose i-th result depends on the i-th elements alone. Each step rounds once: no fused multiply-add. */
#include "kernels.h"
#include "vec.h"

/* out[i] = apply(load(i)) over whole vectors, four at a time, then the masked rest. An output that is an input is safe:
 * every vector is read before it is written, and no vector is read twice. */
#define MAP(out, n, whole, tail)                                 \
  do {                                                           \
    size_t i = 0;                                                \
    for (; i + 4 * VF32_LANES <= (n); i += 4 * VF32_LANES) {     \
      vf32 r0 = whole(i), r1 = whole(i + VF32_LANES);            \
      vf32 r2 = whole(i + 2 * VF32_LANES), r3 = whole(i + 3 * VF32_LANES); \
      vf32_store((out) + i, r0);                                 \
      vf32_store((out) + i + VF32_LANES, r1);                    \
      vf32_store((out) + i + 2 * VF32_LANES, r2);                \
      vf32_store((out) + i + 3 * VF32_LANES, r3);                \
    }                                                            \
    for (; i + VF32_LANES <= (n); i += VF32_LANES) vf32_store((out) + i, whole(i)); \
    if (i < (n)) vf32_store_tail((out) + i, (n) - i, tail(i, (n) - i)); \
  } while (0)

void KGL_KERNEL(add, f32)(const float *a, const float *b, float *out, size_t n) {
#define WHOLE(i) vf32_add(vf32_load(a + (i)), vf32_load(b + (i)))
#define TAIL(i, rest) vf32_add(vf32_load_tail(a + (i), rest, 0.0f), vf32_load_tail(b + (i), rest, 0.0f))
  MAP(out, n, WHOLE, TAIL);
#undef WHOLE
#undef TAIL
}

void KGL_KERNEL(mul, f32)(const float *a, const float *b, float *out, size_t n) {
#define WHOLE(i) vf32_mul(vf32_load(a + (i)), vf32_load(b + (i)))
#define TAIL(i, rest) vf32_mul(vf32_load_tail(a + (i), rest, 0.0f), vf32_load_tail(b + (i), rest, 0.0f))
  MAP(out, n, WHOLE, TAIL);
#undef WHOLE
#undef TAIL
}

void KGL_KERNEL(scale, f32)(const float *a, float s, float *out, size_t n) {
  const vf32 factor = vf32_set1(s);
#define WHOLE(i) vf32_mul(vf32_load(a + (i)), factor)
#define TAIL(i, rest) vf32_mul(vf32_load_tail(a + (i), rest, 0.0f), factor)
  MAP(out, n, WHOLE, TAIL);
#undef WHOLE
#undef TAIL
}

void KGL_KERNEL(axpy, f32)(float alpha, const float *x, float *y, size_t n) {
  const vf32 factor = vf32_set1(alpha);
#define WHOLE(i) vf32_add(vf32_load(y + (i)), vf32_mul(vf32_load(x + (i)), factor))
#define TAIL(i, rest) \
  vf32_add(vf32_load_tail(y + (i), rest, 0.0f), vf32_mul(vf32_load_tail(x + (i), rest, 0.0f), factor))
  MAP(y, n, WHOLE, TAIL);
#undef WHOLE
#undef TAIL
}
