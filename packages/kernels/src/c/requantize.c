/* Sums of products in int32 to integers of 8 bits. A multiplier may be any float, NaN becomes the zero point, which may be
 * any integer. */
#include "channels.h"
#include "kernels.h"

KGL_INLINE vi32 requantized(vi32 sum, vi32 bias, vf32 multiplier, vi32 zero) {
  return vf32_round_onto(vf32_mul(vi32_to_f32(vi32_add(sum, bias)), multiplier), zero);
}

/* The last vector may overlap the one before it: it says the same again. */
KGL_INLINE void requantize_run(const int32_t *a, kgl_channels channels, int32_t zero_point, char *out, size_t n,
                               const bool is_along, const kgl_integer type) {
  const size_t bytes = kgl_integer_bytes(type);
  const vi32 zero = vi32_set1(zero_point);
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

KGL_HELPER void requantize_far(const int32_t *a, kgl_channels channels, int32_t zero_point, void *out, size_t outer,
                               size_t count, size_t inner, kgl_integer type) {
  for (size_t o = 0, i = 0; inner > 0 && o < outer; o++)
    for (size_t c = 0; c < count; c++)
      for (const size_t end = i + inner; i < end; i++) {
        const uint32_t sum = (uint32_t)a[i] + (channels.integers ? (uint32_t)channels.integers[c] : 0);
        kgl_store_integer(type, out, i, kgl_round_far(type, (float)(int32_t)sum * channels.scales[c], zero_point));
      }
}

#define REQUANTIZE(name, element, type)                                                                               \
  KGL_RUNS(requantize_run, element, type)                                                                             \
  void KGL_KERNEL(name, i32)(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zero_point,     \
                             element *out, size_t outer, size_t channels, size_t inner) {                             \
    const kgl_runs runs = {KGL_NAMED(shared, element), KGL_NAMED(along, element), sizeof *a, sizeof *out};            \
    const kgl_channels own = {multipliers, bias};                                                                     \
    if (kgl_is_far(zero_point))                                                                                       \
      requantize_far(a, own, zero_point, out, outer, channels, inner, type);                                          \
    else                                                                                                              \
      kgl_each_run(&runs, a, own, zero_point, out, outer, channels, inner);                                           \
  }
REQUANTIZE(requantizeI8, int8_t, KGL_AS_I8)
REQUANTIZE(requantizeU8, uint8_t, KGL_AS_U8)
