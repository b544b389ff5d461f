/* Sums of products in int32 to integers of 8 bits by multipliers, which are any floats: NaN becomes the zero point, which
 * counts as the nearest number that the integers hold. */
#include "channels.h"
#include "kernels.h"

KGL_INLINE vi32 requantized(vi32 sum, vi32 bias, vf32 multiplier, vi32 zero) {
  return vf32_round_onto(vf32_mul(vi32_to_f32(vi32_add(sum, bias)), multiplier), zero);
}

/* The last vector may overlap the one before it: it says the same again. */
KGL_INLINE void requantize_run(const int32_t *a, kgl_channels channels, int32_t zero_point, char *out, size_t n,
                               const bool is_along, const kgl_integer type) {
  const size_t bytes = kgl_integer_bytes(type);
  const vi32 zero = vi32_set1(kgl_saturate(type, zero_point));
  vf32 multiplier = kgl_scales_at(channels, 0, is_along);
  vi32 bias = kgl_integers_at(channels, 0, is_along), v[4];
  size_t i = 0;
  for (const size_t whole = kgl_whole_steps(n, is_along); i < whole; i += 4 * VF32_LANES) {
    for (size_t k = 0; k < 4; k++)
      v[k] = requantized(vi32_load(a + i + k * VF32_LANES), bias, multiplier, zero);
    vi32_store_four_as(type, out + i * bytes, v);
  }
  for (; i < n; i += VF32_LANES) {
    if (n - i < VF32_LANES) i = n - VF32_LANES;
    if (is_along) multiplier = kgl_scales_at(channels, i, true), bias = kgl_integers_at(channels, i, true);
    vi32_store_as(type, out + i * bytes, requantized(vi32_load(a + i), bias, multiplier, zero));
  }
}

#define REQUANTIZE(name, element, type)                                                                               \
  KGL_HELPER void KGL_NAMED(shared, element)(const void *a, kgl_channels channels, int32_t zero, void *out, size_t n) { \
    requantize_run(a, channels, zero, out, n, false, type);                                                           \
  }                                                                                                                   \
  KGL_HELPER void KGL_NAMED(along, element)(const void *a, kgl_channels channels, int32_t zero, void *out, size_t n) { \
    requantize_run(a, channels, zero, out, n, true, type);                                                            \
  }                                                                                                                   \
  void KGL_KERNEL(name, i32)(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zero_point,     \
                             element *out, size_t outer, size_t channels, size_t inner) {                             \
    const kgl_runs runs = {KGL_NAMED(shared, element), KGL_NAMED(along, element), sizeof *a, sizeof *out};            \
    kgl_each_run(&runs, a, (kgl_channels){multipliers, bias}, zero_point, out, outer, channels, inner);               \
  }
REQUANTIZE(requantizeI8, int8_t, KGL_AS_I8)
REQUANTIZE(requantizeU8, uint8_t, KGL_AS_U8)
