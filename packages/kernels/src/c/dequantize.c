/* Integers of 8, 16 and 32 bits to f32 by given scales: (a - zero point) * scale, the difference wrapping in int32. */
#include "channels.h"
#include "kernels.h"

KGL_INLINE vf32 dequantized(vi32 v, vi32 zero, vf32 scale) { return vf32_mul(vi32_to_f32(vi32_sub(v, zero)), scale); }

/* The last vector may overlap the one before it: it says the same again. */
KGL_INLINE void dequantize_run(const char *a, kgl_channels channels, int32_t unused, float *out, size_t n,
                               const bool is_along, const kgl_integer type) {
  (void)unused;
  const size_t bytes = kgl_integer_bytes(type);
  vf32 scale = kgl_scales_at(channels, 0, is_along);
  vi32 zero = kgl_integers_at(channels, 0, is_along), v[4];
  size_t i = 0;
  for (const size_t whole = kgl_whole_steps(n, is_along); i < whole; i += 4 * VF32_LANES) {
    vi32_load_four_as(type, a + i * bytes, v);
    for (size_t k = 0; k < 4; k++) vf32_store(out + i + k * VF32_LANES, dequantized(v[k], zero, scale));
  }
  for (; i < n; i += VF32_LANES) {
    if (n - i < VF32_LANES) i = n - VF32_LANES;
    if (is_along) scale = kgl_scales_at(channels, i, true), zero = kgl_integers_at(channels, i, true);
    vf32_store(out + i, dequantized(vi32_load_as(type, a + i * bytes), zero, scale));
  }
}

#define DEQUANTIZE(name, element, type)                                                                               \
  KGL_RUNS(dequantize_run, element, type)                                                                             \
  void KGL_KERNEL(name, f32)(const element *a, const float *scales, const int32_t *zero_points, float *out,           \
                             size_t outer, size_t channels, size_t inner) {                                           \
    const kgl_runs runs = {KGL_NAMED(shared, element), KGL_NAMED(along, element), sizeof *a, sizeof *out};            \
    kgl_each_run(&runs, a, (kgl_channels){scales, zero_points}, 0, out, outer, channels, inner);                      \
  }
DEQUANTIZE(dequantizeI8, int8_t, KGL_AS_I8)
DEQUANTIZE(dequantizeU8, uint8_t, KGL_AS_U8)
DEQUANTIZE(dequantizeI16, int16_t, KGL_AS_I16)
DEQUANTIZE(dequantizeI32, int32_t, KGL_AS_I32)
