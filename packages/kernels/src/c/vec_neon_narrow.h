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

KGL_INLINE vn8 vn8_set1(uint8_t byte) { return vdupq_n_u8(byte); }
KGL_INLINE void vn8_store(void *p, vn8 v) { vst1q_u8(p, v); }
KGL_INLINE vn8 vn8_larger(vn8 v, vn8 w) { return vmaxq_u8(v, w); }
KGL_INLINE vn8 vn8_xor(vn8 v, vn8 w) { return veorq_u8(v, w); }
KGL_INLINE vi32 vi32_load_i8(const void *p) {
  return vmovl_s16(vget_low_s16(vmovl_s8(vcreate_s8((uint32_t)kgl_load_word(p)))));
}
KGL_INLINE void vi32_store_bytes(void *p, vi32 v) {
  int16x4_t words = vmovn_s32(v);
  int32_t bytes = vget_lane_s32(vreinterpret_s32_s8(vmovn_s16(vcombine_s16(words, words))), 0);
  memcpy(p, &bytes, sizeof bytes);
}

typedef int8x16_t vpart;
typedef int8x16_t vquads;
enum { VPARTS = 4, VTILE_PANELS = 1, VTILE_KEEPS_ROWS = 1, VROW_UNSIGNED = 0, VROW_PLANES = 1 };
KGL_INLINE vpart vpart_load(const int8_t *p) { return vld1q_s8(p); }
#ifndef KGL_DOTPROD
/* Products of two columns each in int16; a column's four become two lanes. */
typedef struct {
  int32x4_t low, high;
} vsums;
enum { VTILE_ROWS = 2, VQUADS = 1 };
KGL_INLINE vquads vquads_load(const uint8_t *row, size_t quad) {
  return vreinterpretq_s8_s32(vdupq_n_s32(kgl_load_word(row + 4 * quad)));
}
KGL_INLINE vsums vsums_zero(void) { return (vsums){vdupq_n_s32(0), vdupq_n_s32(0)}; }
KGL_INLINE vsums vsums_add(vsums s, vpart b, vquads a, int k) {
  (void)k;
  return (vsums){vpadalq_s16(s.low, vmull_s8(vget_low_s8(b), vget_low_s8(a))),
                 vpadalq_s16(s.high, vmull_high_s8(b, a))};
}
#define KGL_STORES_VSUMS
KGL_INLINE void vsums_store(int32_t *p, vsums s, bool more) {
  vi32 sums = vpaddq_s32(s.low, s.high);
  vi32_store(p, more ? vi32_add(vi32_load(p), sums) : sums);
}
#else
typedef int32x4_t vsums;
#ifdef KGL_ROW_PAIRS /* vec_neon_i8mm_narrow.h: of half a panel */
enum { VTILE_ROWS = 8, VQUADS = 4 };
#else
enum { VTILE_ROWS = 6, VQUADS = 4 };
#endif
KGL_INLINE vquads vquads_load(const uint8_t *row, size_t quad) { return vreinterpretq_s8_u8(vld1q_u8(row + 4 * quad)); }
KGL_INLINE vsums vsums_zero(void) { return vdupq_n_s32(0); }
#define KGL_MATCHES
KGL_INLINE vsums vsums_match(vsums s, vpart b, vpart a) { return vdotq_s32(s, b, a); }
KGL_INLINE vsums vsums_add(vsums s, vpart b, vquads a, int k) {
  switch (k) { /* the lane is part of the instruction */
    case 0: return vdotq_laneq_s32(s, b, a, 0);
    case 1: return vdotq_laneq_s32(s, b, a, 1);
    case 2: return vdotq_laneq_s32(s, b, a, 2);
    default: return vdotq_laneq_s32(s, b, a, 3);
  }
}
#endif

KGL_INLINE void vline_of_rows(uint8_t *line, const uint8_t *a, const uint8_t *b, const uint8_t *c, const uint8_t *d,
                              uint8_t turned) {
  const uint8x16_t turn = vdupq_n_u8(turned);
  const uint8x16x4_t rows = {{veorq_u8(vld1q_u8(a), turn), veorq_u8(vld1q_u8(b), turn), veorq_u8(vld1q_u8(c), turn),
                              veorq_u8(vld1q_u8(d), turn)}};
  vst4q_u8(line, rows);
}

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
