/* Sixteen bytes: products in int16, pairs of them added to int32 lanes; four halves by FCVTL and FCVTN. */
typedef uint8x16_t vn8;
enum { VN8_LANES = 16 };

KGL_INLINE vn8 vn8_load(const void *p) { return vld1q_u8(p); }
KGL_INLINE vn8 vn8_load_tail(const void *p, size_t n) {
  kgl_bytes16 tail = kgl_tail_bytes(p, n);
  return vcombine_u8(vcreate_u8(tail.low), vcreate_u8(tail.high));
}
KGL_INLINE vn8 vn8_apart_i8(vn8 a, vn8 b) {
  return vreinterpretq_u8_s8(vabdq_s8(vreinterpretq_s8_u8(a), vreinterpretq_s8_u8(b))); /* up to 255, as unsigned */
}

#ifndef KGL_DOTPROD
/* Two chains, so that one addition does not wait for another. */
typedef struct {
  uint32x4_t low, high;
} vdot;
KGL_INLINE vdot vdot_zero(void) { return (vdot){vdupq_n_u32(0), vdupq_n_u32(0)}; }
KGL_INLINE uint32x4_t vdot_pairs(uint32x4_t s, int16x8_t products) {
  return vreinterpretq_u32_s32(vpadalq_s16(vreinterpretq_s32_u32(s), products));
}
KGL_INLINE vdot vdot_i8(vdot s, vn8 a, vn8 b) {
  int8x16_t x = vreinterpretq_s8_u8(a), y = vreinterpretq_s8_u8(b);
  return (vdot){vdot_pairs(s.low, vmull_s8(vget_low_s8(x), vget_low_s8(y))),
                vdot_pairs(s.high, vmull_high_s8(x, y))};
}
KGL_INLINE vdot vdot_u8(vdot s, vn8 a, vn8 b) {
  return (vdot){vpadalq_u16(s.low, vmull_u8(vget_low_u8(a), vget_low_u8(b))),
                vpadalq_u16(s.high, vmull_high_u8(a, b))};
}
KGL_INLINE vdot vdot_join(vdot a, vdot b) { return (vdot){vaddq_u32(a.low, b.low), vaddq_u32(a.high, b.high)}; }
KGL_INLINE int64_t vdot_total_i8(vdot s) { return vaddvq_s32(vreinterpretq_s32_u32(vaddq_u32(s.low, s.high))); }
KGL_INLINE int64_t vdot_total_u8(vdot s) { return vaddvq_u32(vaddq_u32(s.low, s.high)); }
#else
typedef uint32x4_t vdot;
KGL_INLINE vdot vdot_zero(void) { return vdupq_n_u32(0); }
KGL_INLINE vdot vdot_i8(vdot s, vn8 a, vn8 b) {
  return vreinterpretq_u32_s32(
      vdotq_s32(vreinterpretq_s32_u32(s), vreinterpretq_s8_u8(a), vreinterpretq_s8_u8(b)));
}
KGL_INLINE vdot vdot_u8(vdot s, vn8 a, vn8 b) { return vdotq_u32(s, a, b); }
KGL_INLINE vdot vdot_join(vdot a, vdot b) { return vaddq_u32(a, b); }
KGL_INLINE int64_t vdot_total_i8(vdot s) { return vaddvq_s32(vreinterpretq_s32_u32(s)); }
KGL_INLINE int64_t vdot_total_u8(vdot s) { return vaddvq_u32(s); }
#endif
KGL_INLINE vdot vdot_apart_u8(vdot s, vn8 a, vn8 b) {
  vn8 d = vabdq_u8(a, b);
  return vdot_u8(s, d, d);
}
KGL_INLINE vdot vdot_apart_i8(vdot s, vn8 a, vn8 b) {
  vn8 d = vn8_apart_i8(a, b);
  return vdot_u8(s, d, d);
}
KGL_INLINE int64_t vdot_total_apart(vdot s) { return vdot_total_u8(s); }

KGL_INLINE vf32 vf32_load_f16(const uint16_t *p) { return vcvt_f32_f16(vreinterpret_f16_u16(vld1_u16(p))); }
KGL_INLINE vf32 vf32_load_f16_tail(const uint16_t *p, size_t n) {
  return vcvt_f32_f16(vreinterpret_f16_u64(vcreate_u64(kgl_tail_bytes(p, 2 * n).low)));
}
KGL_INLINE void vf32_store_f16(uint16_t *p, vf32 v) { vst1_u16(p, vreinterpret_u16_f16(vcvt_f16_f32(v))); }
KGL_INLINE void vf32_store_f16_tail(uint16_t *p, size_t n, vf32 v) {
  uint16x4_t halves = vreinterpret_u16_f16(vcvt_f16_f32(v));
  vst1_lane_u16(p, halves, 0);
  if (n > 1) vst1_lane_u16(p + 1, halves, 1);
  if (n > 2) vst1_lane_u16(p + 2, halves, 2);
}
