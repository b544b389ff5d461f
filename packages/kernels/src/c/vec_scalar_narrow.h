/* One byte, one half at a time. */
typedef uint8_t vn8;
typedef int32_t vdot;
enum { VN8_LANES = 1 };

KGL_INLINE vn8 vn8_load(const void *p) { return *(const uint8_t *)p; }
KGL_INLINE vn8 vn8_load_tail(const void *p, size_t n) { return n ? vn8_load(p) : 0; }

KGL_INLINE vdot vdot_zero(void) { return 0; }
KGL_INLINE vdot vdot_i8(vdot s, vn8 a, vn8 b) { return s + (int8_t)a * (int8_t)b; }
KGL_INLINE vdot vdot_u8(vdot s, vn8 a, vn8 b) { return s + a * b; }
KGL_INLINE vdot vdot_apart_i8(vdot s, vn8 a, vn8 b) {
  int32_t d = (int8_t)a - (int8_t)b;
  return s + d * d;
}
KGL_INLINE vdot vdot_apart_u8(vdot s, vn8 a, vn8 b) {
  int32_t d = a - b;
  return s + d * d;
}
KGL_INLINE vdot vdot_join(vdot a, vdot b) { return a + b; }
KGL_INLINE int64_t vdot_total_i8(vdot s) { return s; }
KGL_INLINE int64_t vdot_total_u8(vdot s) { return s; }
KGL_INLINE int64_t vdot_total_apart(vdot s) { return s; }

KGL_INLINE vf32 vf32_load_f16(const uint16_t *p) { return kgl_f16_to_f32(*p); }
KGL_INLINE vf32 vf32_load_f16_tail(const uint16_t *p, size_t n) { return n ? kgl_f16_to_f32(*p) : 0.0f; }
KGL_INLINE void vf32_store_f16(uint16_t *p, vf32 v) { *p = kgl_f32_to_f16(v); }
KGL_INLINE void vf32_store_f16_tail(uint16_t *p, size_t n, vf32 v) {
  if (n) *p = kgl_f32_to_f16(v);
}
