/* Sixteen bytes widened to int16, pairs of products added in int32; four halves by integer arithmetic. */
typedef v128_t vn8;
typedef v128_t vdot;
enum { VN8_LANES = 16 };

KGL_INLINE vn8 vn8_load(const void *p) { return wasm_v128_load(p); }
KGL_INLINE vn8 vn8_load_tail(const void *p, size_t n) {
  kgl_bytes16 tail = kgl_tail_bytes(p, n);
  return wasm_u64x2_make(tail.low, tail.high);
}

KGL_INLINE vdot vdot_zero(void) { return wasm_i32x4_splat(0); }
KGL_INLINE vdot vdot_join(vdot a, vdot b) { return wasm_i32x4_add(a, b); }
KGL_INLINE vdot vdot_words(vdot s, v128_t a_low, v128_t b_low, v128_t a_high, v128_t b_high) {
  v128_t low = wasm_i32x4_dot_i16x8(a_low, b_low), high = wasm_i32x4_dot_i16x8(a_high, b_high);
  return wasm_i32x4_add(s, wasm_i32x4_add(low, high));
}
KGL_INLINE vdot vdot_i8(vdot s, vn8 a, vn8 b) {
  return vdot_words(s, wasm_i16x8_extend_low_i8x16(a), wasm_i16x8_extend_low_i8x16(b),
                    wasm_i16x8_extend_high_i8x16(a), wasm_i16x8_extend_high_i8x16(b));
}
KGL_INLINE vdot vdot_u8(vdot s, vn8 a, vn8 b) {
  return vdot_words(s, wasm_u16x8_extend_low_u8x16(a), wasm_u16x8_extend_low_u8x16(b),
                    wasm_u16x8_extend_high_u8x16(a), wasm_u16x8_extend_high_u8x16(b));
}
KGL_INLINE vdot vdot_apart_u8(vdot s, vn8 a, vn8 b) {
  vn8 d = wasm_v128_or(wasm_u8x16_sub_sat(a, b), wasm_u8x16_sub_sat(b, a));
  return vdot_u8(s, d, d);
}
KGL_INLINE vdot vdot_apart_i8(vdot s, vn8 a, vn8 b) {
  v128_t bias = wasm_i8x16_splat(INT8_MIN);
  return vdot_apart_u8(s, wasm_v128_xor(a, bias), wasm_v128_xor(b, bias));
}
KGL_INLINE int64_t vdot_total(vdot s) {
  v128_t two = wasm_i32x4_add(s, wasm_i32x4_shuffle(s, s, 2, 3, 0, 1));
  return wasm_i32x4_extract_lane(wasm_i32x4_add(two, wasm_i32x4_shuffle(two, two, 1, 0, 3, 2)), 0);
}
KGL_INLINE int64_t vdot_total_i8(vdot s) { return vdot_total(s); }
KGL_INLINE int64_t vdot_total_u8(vdot s) { return vdot_total(s); }
KGL_INLINE int64_t vdot_total_apart(vdot s) { return vdot_total(s); }

KGL_INLINE vn8 vn8_set1(uint8_t byte) { return wasm_u8x16_splat(byte); }
KGL_INLINE void vn8_store(void *p, vn8 v) { wasm_v128_store(p, v); }
KGL_INLINE vn8 vn8_larger(vn8 v, vn8 w) { return wasm_u8x16_max(v, w); }
KGL_INLINE vn8 vn8_xor(vn8 v, vn8 w) { return wasm_v128_xor(v, w); }
KGL_INLINE vi32 vi32_load_i8(const void *p) {
  return wasm_i32x4_extend_low_i16x8(wasm_i16x8_extend_low_i8x16(wasm_v128_load32_zero(p)));
}
KGL_INLINE void vi32_store_bytes(void *p, vi32 v) {
  wasm_v128_store32_lane(p, wasm_i8x16_shuffle(v, v, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12, 0, 4, 8, 12), 0);
}

/* A row's bytes as int16: the even ones in one plane, the odd ones in another, like those of a line. */
typedef struct {
  v128_t even, odd;
} vpart;
typedef vpart vquads;
typedef v128_t vsums;
enum { VPARTS = 4, VTILE_ROWS = 2, VTILE_PANELS = 1, VTILE_KEEPS_ROWS = 1, VQUADS = 1, VROW_UNSIGNED = 0, VROW_PLANES = 2 };
KGL_INLINE vpart vpart_load(const int8_t *p) {
  v128_t v = wasm_v128_load(p);
  return (vpart){wasm_i16x8_shr(wasm_i16x8_shl(v, 8), 8), wasm_i16x8_shr(v, 8)};
}
#define KGL_WIDENS_ROWS
KGL_INLINE void vrow_widen(uint8_t *row, size_t bytes) {
  for (size_t i = 0; i < bytes; i += sizeof(v128_t)) {
    vpart v = vpart_load((const int8_t *)row + i);
    wasm_v128_store(row + i, v.even);
    wasm_v128_store(row + VROW_BYTES + i, v.odd);
  }
}
KGL_INLINE vquads vquads_load(const uint8_t *row, size_t quad) {
  return (vquads){wasm_v128_load32_splat(row + 4 * quad), wasm_v128_load32_splat(row + VROW_BYTES + 4 * quad)};
}
KGL_INLINE vsums vsums_zero(void) { return wasm_i32x4_splat(0); }
KGL_INLINE vsums vsums_add(vsums s, vpart b, vquads a, int k) {
  (void)k;
  s = wasm_i32x4_add(s, wasm_i32x4_dot_i16x8(b.even, a.even));
  return wasm_i32x4_add(s, wasm_i32x4_dot_i16x8(b.odd, a.odd));
}

KGL_INLINE void vline_of_rows(uint8_t *line, const uint8_t *a, const uint8_t *b, const uint8_t *c, const uint8_t *d,
                              uint8_t turned) {
  const v128_t turn = wasm_u8x16_splat(turned);
  const v128_t x = wasm_v128_xor(wasm_v128_load(a), turn), y = wasm_v128_xor(wasm_v128_load(b), turn);
  const v128_t z = wasm_v128_xor(wasm_v128_load(c), turn), w = wasm_v128_xor(wasm_v128_load(d), turn);
#define LOW_BYTES(v, w) wasm_i8x16_shuffle(v, w, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define HIGH_BYTES(v, w) wasm_i8x16_shuffle(v, w, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
  const v128_t low_xy = LOW_BYTES(x, y), high_xy = HIGH_BYTES(x, y), low_zw = LOW_BYTES(z, w), high_zw = HIGH_BYTES(z, w);
#undef LOW_BYTES
#undef HIGH_BYTES
  wasm_v128_store(line, wasm_i16x8_shuffle(low_xy, low_zw, 0, 8, 1, 9, 2, 10, 3, 11));
  wasm_v128_store(line + 16, wasm_i16x8_shuffle(low_xy, low_zw, 4, 12, 5, 13, 6, 14, 7, 15));
  wasm_v128_store(line + 32, wasm_i16x8_shuffle(high_xy, high_zw, 0, 8, 1, 9, 2, 10, 3, 11));
  wasm_v128_store(line + 48, wasm_i16x8_shuffle(high_xy, high_zw, 4, 12, 5, 13, 6, 14, 7, 15));
}

/* As kgl_f16_to_f32, for four: where the exponent was 31, it becomes 255 and a NaN quiet. */
KGL_INLINE vf32 vf32_of_halves(v128_t halves) {
  v128_t sign = wasm_i32x4_shl(wasm_v128_and(halves, wasm_i32x4_splat(0x8000)), 16);
  v128_t rest = wasm_i32x4_shl(wasm_v128_and(halves, wasm_i32x4_splat(0x7fff)), 13);
  v128_t special = wasm_i32x4_ge(rest, wasm_i32x4_splat(0x0f800000));
  v128_t quiet = wasm_v128_and(wasm_i32x4_gt(rest, wasm_i32x4_splat(0x0f800000)), wasm_i32x4_splat(0x00400000));
  v128_t wide = wasm_v128_or(wasm_v128_or(rest, wasm_i32x4_splat(0x70000000)), quiet);
  v128_t number = wasm_f32x4_mul(rest, wasm_f32x4_splat(0x1p112f));
  return wasm_v128_or(sign, wasm_v128_bitselect(wide, number, special));
}
KGL_INLINE vf32 vf32_load_f16(const uint16_t *p) { return vf32_of_halves(wasm_u32x4_load16x4(p)); }
KGL_INLINE vf32 vf32_load_f16_tail(const uint16_t *p, size_t n) {
  return vf32_of_halves(wasm_u32x4_extend_low_u16x8(vn8_load_tail(p, 2 * n)));
}
KGL_INLINE void vf32_store_f16(uint16_t *p, vf32 v) {
  p[0] = kgl_f32_to_f16(wasm_f32x4_extract_lane(v, 0));
  p[1] = kgl_f32_to_f16(wasm_f32x4_extract_lane(v, 1));
  p[2] = kgl_f32_to_f16(wasm_f32x4_extract_lane(v, 2));
  p[3] = kgl_f32_to_f16(wasm_f32x4_extract_lane(v, 3));
}
KGL_INLINE void vf32_store_f16_tail(uint16_t *p, size_t n, vf32 v) {
  p[0] = kgl_f32_to_f16(wasm_f32x4_extract_lane(v, 0));
  if (n > 1) p[1] = kgl_f32_to_f16(wasm_f32x4_extract_lane(v, 1));
  if (n > 2) p[2] = kgl_f32_to_f16(wasm_f32x4_extract_lane(v, 2));
}
