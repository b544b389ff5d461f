/* Conversions between element types. */
#include "kernels.h"
#include "vec_narrow.h"

void KGL_KERNEL(f16ToF32, f32)(const uint16_t *a, float *out, size_t n) {
  size_t i = 0;
  for (; i + 4 * VF32_LANES <= n; i += 4 * VF32_LANES) {
    vf32 v0 = vf32_load_f16(a + i), v1 = vf32_load_f16(a + i + VF32_LANES);
    vf32 v2 = vf32_load_f16(a + i + 2 * VF32_LANES), v3 = vf32_load_f16(a + i + 3 * VF32_LANES);
    vf32_store(out + i, v0);
    vf32_store(out + i + VF32_LANES, v1);
    vf32_store(out + i + 2 * VF32_LANES, v2);
    vf32_store(out + i + 3 * VF32_LANES, v3);
  }
  for (; i + VF32_LANES <= n; i += VF32_LANES) vf32_store(out + i, vf32_load_f16(a + i));
  if (i < n) vf32_store_tail(out + i, n - i, vf32_load_f16_tail(a + i, n - i));
}

void KGL_KERNEL(f32ToF16, f32)(const float *a, uint16_t *out, size_t n) {
  size_t i = 0;
  for (; i + 4 * VF32_LANES <= n; i += 4 * VF32_LANES) {
    vf32 v0 = vf32_load(a + i), v1 = vf32_load(a + i + VF32_LANES);
    vf32 v2 = vf32_load(a + i + 2 * VF32_LANES), v3 = vf32_load(a + i + 3 * VF32_LANES);
    vf32_store_f16(out + i, v0);
    vf32_store_f16(out + i + VF32_LANES, v1);
    vf32_store_f16(out + i + 2 * VF32_LANES, v2);
    vf32_store_f16(out + i + 3 * VF32_LANES, v3);
  }
  for (; i + VF32_LANES <= n; i += VF32_LANES) vf32_store_f16(out + i, vf32_load(a + i));
  if (i < n) vf32_store_f16_tail(out + i, n - i, vf32_load_tail(a + i, n - i, 0.0f));
}
