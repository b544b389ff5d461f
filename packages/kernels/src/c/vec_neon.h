/* Four floats in a Q register; tails lane by lane, since baseline Arm has no masked moves. */
#include <arm_neon.h>

typedef float32x4_t vf32;
enum { VF32_LANES = 4 };

KGL_INLINE vf32 vf32_set1(float value) { return vdupq_n_f32(value); }
KGL_INLINE vf32 vf32_load(const float *p) { return vld1q_f32(p); }
KGL_INLINE void vf32_store(float *p, vf32 v) { vst1q_f32(p, v); }

KGL_INLINE vf32 vf32_load_tail(const float *p, size_t n, float fill) {
  vf32 v = vld1q_lane_f32(p, vdupq_n_f32(fill), 0);
  if (n > 1) v = vld1q_lane_f32(p + 1, v, 1);
  if (n > 2) v = vld1q_lane_f32(p + 2, v, 2);
  return v;
}
KGL_INLINE void vf32_store_tail(float *p, size_t n, vf32 v) {
  vst1q_lane_f32(p, v, 0);
  if (n > 1) vst1q_lane_f32(p + 1, v, 1);
  if (n > 2) vst1q_lane_f32(p + 2, v, 2);
}

KGL_INLINE vf32 vf32_add(vf32 a, vf32 b) { return vaddq_f32(a, b); }
KGL_INLINE vf32 vf32_mul(vf32 a, vf32 b) { return vmulq_f32(a, b); }
KGL_INLINE vf32 vf32_fma(vf32 a, vf32 b, vf32 c) { return vfmaq_f32(c, a, b); }
/* FMAX propagates NaN; FMAXNM would not. */
KGL_INLINE vf32 vf32_max(vf32 a, vf32 b) { return vmaxq_f32(a, b); }

KGL_INLINE float vf32_reduce_add(vf32 v) { return vaddvq_f32(v); }
KGL_INLINE float vf32_reduce_max(vf32 v) { return vmaxvq_f32(v); }
