/* Four floats in a Q register; tails lane by lane, since baseline Arm has no masked moves. */
#include <arm_neon.h>

typedef float32x4_t vf32;
typedef int32x4_t vi32;
typedef uint32x4_t vm32; /* all ones or all zeros in each lane */
enum { VF32_LANES = 4 };

KGL_INLINE vf32 vf32_set1(float value) { return vdupq_n_f32(value); }
KGL_INLINE vf32 vf32_load(const float *p) { return vld1q_f32(p); }
KGL_INLINE void vf32_store(float *p, vf32 v) { vst1q_f32(p, v); }

/* A hint alone: the caches may keep what is stored, and its order among other stores is as ever. Nothing streams on Arm
 * unless asked to, so a program in which nobody can ask (sources.mjs) goes without. */
#ifndef KGL_NO_HINTS
#define KGL_STREAMS
KGL_INLINE void vf32_stream_two(float *p, vf32 v, vf32 w) {
  __asm__("stnp %q1, %q2, %0" : "=Q"(*(float(*)[2 * VF32_LANES])p) : "w"(v), "w"(w));
}
KGL_INLINE void vf32_stream_end(void) {}
#endif

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

KGL_INLINE vf32 vf32_min(vf32 a, vf32 b) { return vminq_f32(a, b); }
/* FMAX and FMIN order zeros as well. */
KGL_INLINE vf32 vf32_maximum(vf32 a, vf32 b) { return vmaxq_f32(a, b); }
KGL_INLINE vf32 vf32_minimum(vf32 a, vf32 b) { return vminq_f32(a, b); }
KGL_INLINE vf32 vf32_at_least(vf32 v, vf32 low) { return vmaxq_f32(low, v); }
KGL_INLINE vf32 vf32_at_most(vf32 v, vf32 high) { return vminq_f32(high, v); }

KGL_INLINE vf32 vf32_sub(vf32 a, vf32 b) { return vsubq_f32(a, b); }
KGL_INLINE vf32 vf32_div(vf32 a, vf32 b) { return vdivq_f32(a, b); }
KGL_INLINE vf32 vf32_sqrt(vf32 v) { return vsqrtq_f32(v); }
KGL_INLINE vf32 vf32_fnma(vf32 a, vf32 b, vf32 c) { return vfmsq_f32(c, a, b); }
KGL_INLINE vf32 vf32_fused(vf32 a, vf32 b, vf32 c) { return vfmaq_f32(c, a, b); }
KGL_INLINE vf32 vf32_product_error(vf32 a, vf32 b, vf32 product) { return vfmaq_f32(vnegq_f32(product), a, b); }
KGL_INLINE vf32 vf32_sub_product(vf32 c, vf32 a, vf32 b) { return vfmsq_f32(c, a, b); }
KGL_INLINE vf32 vf32_neg(vf32 v) { return vnegq_f32(v); }
KGL_INLINE vf32 vf32_abs(vf32 v) { return vabsq_f32(v); }
KGL_INLINE vf32 vf32_copysign(vf32 magnitude, vf32 sign) { return vbslq_f32(vdupq_n_u32(0x80000000u), sign, magnitude); }
KGL_INLINE vf32 vf32_floor(vf32 v) { return vrndmq_f32(v); }
KGL_INLINE vf32 vf32_ceil(vf32 v) { return vrndpq_f32(v); }
KGL_INLINE vf32 vf32_trunc(vf32 v) { return vrndq_f32(v); }
KGL_INLINE vf32 vf32_round(vf32 v) { return vrndnq_f32(v); }

KGL_INLINE vm32 vf32_eq(vf32 a, vf32 b) { return vceqq_f32(a, b); }
KGL_INLINE vm32 vf32_ne(vf32 a, vf32 b) { return vmvnq_u32(vceqq_f32(a, b)); }
KGL_INLINE vm32 vf32_lt(vf32 a, vf32 b) { return vcltq_f32(a, b); }
KGL_INLINE vm32 vf32_le(vf32 a, vf32 b) { return vcleq_f32(a, b); }
KGL_INLINE vf32 vf32_select(vm32 m, vf32 a, vf32 b) { return vbslq_f32(m, a, b); }

KGL_INLINE vm32 vm32_and(vm32 a, vm32 b) { return vandq_u32(a, b); }
KGL_INLINE vm32 vm32_or(vm32 a, vm32 b) { return vorrq_u32(a, b); }
KGL_INLINE vm32 vm32_xor(vm32 a, vm32 b) { return veorq_u32(a, b); }
KGL_INLINE vm32 vm32_not(vm32 m) { return vmvnq_u32(m); }
KGL_INLINE bool vm32_any(vm32 m) { return vmaxvq_u32(m) != 0; }
KGL_INLINE uint32_t vm32_bits(vm32 m) {
  static const uint32_t lane_bits[] = {1, 2, 4, 8};
  return vaddvq_u32(vandq_u32(m, vld1q_u32(lane_bits)));
}

KGL_INLINE vi32 vi32_set1(int32_t value) { return vdupq_n_s32(value); }
KGL_INLINE vi32 vi32_iota(void) {
  static const int32_t lanes[] = {0, 1, 2, 3};
  return vld1q_s32(lanes);
}
KGL_INLINE vi32 vi32_load(const int32_t *p) { return vld1q_s32(p); }
KGL_INLINE void vi32_store(int32_t *p, vi32 v) { vst1q_s32(p, v); }
KGL_INLINE vi32 vi32_add(vi32 a, vi32 b) { return vaddq_s32(a, b); }
KGL_INLINE vi32 vi32_sub(vi32 a, vi32 b) { return vsubq_s32(a, b); }
KGL_INLINE vi32 vi32_mul(vi32 a, vi32 b) { return vmulq_s32(a, b); }
KGL_INLINE vi32 vi32_and(vi32 a, vi32 b) { return vandq_s32(a, b); }
KGL_INLINE vi32 vi32_or(vi32 a, vi32 b) { return vorrq_s32(a, b); }
KGL_INLINE vi32 vi32_xor(vi32 a, vi32 b) { return veorq_s32(a, b); }
#define vi32_shl(v, bits) vshlq_n_s32(v, bits)
#define vi32_shr(v, bits) vreinterpretq_s32_u32(vshrq_n_u32(vreinterpretq_u32_s32(v), bits))
#define vi32_sra(v, bits) vshrq_n_s32(v, bits)
KGL_INLINE vm32 vi32_eq(vi32 a, vi32 b) { return vceqq_s32(a, b); }
KGL_INLINE vm32 vi32_lt(vi32 a, vi32 b) { return vcltq_s32(a, b); }
KGL_INLINE vi32 vi32_select(vm32 m, vi32 a, vi32 b) { return vbslq_s32(m, a, b); }
KGL_INLINE vi32 vf32_as_i32(vf32 v) { return vreinterpretq_s32_f32(v); }
KGL_INLINE vf32 vi32_as_f32(vi32 v) { return vreinterpretq_f32_s32(v); }
KGL_INLINE vi32 vf32_to_i32(vf32 v) { return vcvtnq_s32_f32(v); }
KGL_INLINE vf32 vi32_to_f32(vi32 v) { return vcvtq_f32_s32(v); }

KGL_INLINE float vf32_reduce_add(vf32 v) { return vaddvq_f32(v); }
KGL_INLINE float vf32_reduce_max(vf32 v) { return vmaxvq_f32(v); }

#define KGL_PAIRS
KGL_INLINE vf32 vf32_swap_neighbours(vf32 v) { return vrev64q_f32(v); }
KGL_INLINE vf32 vf32_load_twice(const float *p) {
  float32x2_t two = vld1_f32(p);
  return vzip1q_f32(vcombine_f32(two, two), vcombine_f32(two, two));
}
