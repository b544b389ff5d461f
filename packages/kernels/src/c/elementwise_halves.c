/* Arithmetic of f16 and bf16 element by element: computed in f32, then rounded to the half. And bf16 from and to f32. */
#include "kernels.h"
#include "vec_bf16.h"
#include "vec_narrow.h"

/* The output may be an input. */
#define MAP(dtype, out, n, value)                                                      \
  do {                                                                                 \
    size_t at = 0, rest = 0;                                                           \
    for (const size_t whole = KGL_WHOLE(0, n, VF32_LANES); at < whole; at += VF32_LANES) \
      vf32_store_##dtype((out) + at, (value));                                         \
    rest = (n) - at;                                                                   \
    if (rest) vf32_store_##dtype##_tail((out) + at, rest, (value));                    \
  } while (0)
#define IN(dtype, p) (rest ? vf32_load_##dtype##_tail((p) + at, rest) : vf32_load_##dtype((p) + at))

/* Every NaN that is computed is the same one. */
KGL_INLINE vf32 vf32_settled(vf32 v) { return vf32_select(vf32_ne(v, v), vf32_set1(NAN), v); }

#define BINARY(op, dtype, join)                                                                        \
  void KGL_KERNEL(op, dtype)(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n) {          \
    MAP(dtype, out, n, vf32_settled(join(IN(dtype, a), IN(dtype, b))));                                \
  }
#define SCALE(dtype)                                                                                   \
  void KGL_KERNEL(scale, dtype)(const uint16_t *a, float s, uint16_t *out, size_t n) {                 \
    const vf32 factor = vf32_set1(s);                                                                  \
    MAP(dtype, out, n, vf32_settled(vf32_mul(IN(dtype, a), factor)));                                  \
  }
BINARY(add, f16, vf32_add)
BINARY(sub, f16, vf32_sub)
BINARY(mul, f16, vf32_mul)
SCALE(f16)
BINARY(add, bf16, vf32_add)
BINARY(sub, bf16, vf32_sub)
BINARY(mul, bf16, vf32_mul)
SCALE(bf16)

KGL_INLINE void vf32_store_f32(float *p, vf32 v) { vf32_store(p, v); }
KGL_INLINE void vf32_store_f32_tail(float *p, size_t n, vf32 v) { vf32_store_tail(p, n, v); }
KGL_INLINE vf32 vf32_load_f32(const float *p) { return vf32_load(p); }
KGL_INLINE vf32 vf32_load_f32_tail(const float *p, size_t n) { return vf32_load_tail(p, n, 0.0f); }

/* The same bits, a NaN that signals made quiet. */
KGL_INLINE vf32 vf32_quiet(vf32 v) {
  const vi32 bits = vf32_as_i32(v);
  return vf32_select(vf32_ne(v, v), vi32_as_f32(vi32_or(bits, vi32_set1(0x400000))), v);
}
void KGL_KERNEL(bf16ToF32, f32)(const uint16_t *a, float *out, size_t n) { MAP(f32, out, n, vf32_quiet(IN(bf16, a))); }
void KGL_KERNEL(f32ToBf16, f32)(const float *a, uint16_t *out, size_t n) { MAP(bf16, out, n, IN(f32, a)); }
