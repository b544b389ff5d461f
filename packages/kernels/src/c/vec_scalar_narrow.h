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

KGL_INLINE vn8 vn8_set1(uint8_t byte) { return byte; }
KGL_INLINE void vn8_store(void *p, vn8 v) { *(uint8_t *)p = v; }
KGL_INLINE vn8 vn8_larger(vn8 v, vn8 w) { return v > w ? v : w; }
KGL_INLINE vn8 vn8_xor(vn8 v, vn8 w) { return v ^ w; }
KGL_INLINE vi32 vi32_load_i8(const void *p) { return *(const int8_t *)p; }
KGL_INLINE void vi32_store_bytes(void *p, vi32 v) { *(uint8_t *)p = (uint8_t)v; }

typedef const int8_t *vpart;
typedef const int8_t *vquads;
typedef int32_t vsums;
enum { VPARTS = 16, VTILE_ROWS = 1, VTILE_PANELS = 1, VTILE_KEEPS_ROWS = 1, VQUADS = 1, VROW_UNSIGNED = 0, VROW_PLANES = 1 };
KGL_INLINE vpart vpart_load(const int8_t *p) { return p; }
KGL_INLINE vquads vquads_load(const uint8_t *row, size_t quad) { return (const int8_t *)row + 4 * quad; }
KGL_INLINE vsums vsums_zero(void) { return 0; }
KGL_INLINE vsums vsums_add(vsums s, vpart b, vquads a, int k) {
  (void)k;
  return vi32_add(s, b[0] * a[0] + b[1] * a[1] + b[2] * a[2] + b[3] * a[3]);
}

KGL_INLINE void vline_of_rows(uint8_t *line, const uint8_t *a, const uint8_t *b, const uint8_t *c, const uint8_t *d,
                              uint8_t turned) {
  const uint8_t *rows[4] = {a, b, c, d};
  for (size_t i = 0; i < 64; i++) line[i] = rows[i % 4][i / 4] ^ turned;
}

KGL_INLINE vf32 vf32_load_f16(const uint16_t *p) { return kgl_f16_to_f32(*p); }
KGL_INLINE vf32 vf32_load_f16_tail(const uint16_t *p, size_t n) { return n ? kgl_f16_to_f32(*p) : 0.0f; }
KGL_INLINE void vf32_store_f16(uint16_t *p, vf32 v) { *p = kgl_f32_to_f16(v); }
KGL_INLINE void vf32_store_f16_tail(uint16_t *p, size_t n, vf32 v) {
  if (n) *p = kgl_f32_to_f16(v);
}
