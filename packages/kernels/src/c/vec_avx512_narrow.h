/* Bytes by masked moves, widened to int16 for VPMADDWD, whose pairs of products fit int32; sixteen halves. */
typedef __m512i vn8;
enum { VN8_LANES = 64 };

KGL_INLINE vn8 vn8_load(const void *p) { return _mm512_loadu_si512(p); }
KGL_INLINE vn8 vn8_load_tail(const void *p, size_t n) {
  return _mm512_maskz_loadu_epi8((__mmask64)((UINT64_C(1) << n) - 1), p);
}
/* What differs where a byte does not need widening. */
KGL_INLINE __m512i vn8_low(vn8 v) { return _mm512_srai_epi16(_mm512_slli_epi16(v, 8), 8); }
KGL_INLINE __m512i vn8_high(vn8 v) { return _mm512_srai_epi16(v, 8); }
KGL_INLINE __m512i vn8_low_u(vn8 v) { return _mm512_and_si512(v, _mm512_set1_epi16(0xff)); }
KGL_INLINE __m512i vn8_high_u(vn8 v) { return _mm512_srli_epi16(v, 8); }
KGL_INLINE vn8 vn8_apart_u8(vn8 a, vn8 b) { return _mm512_or_si512(_mm512_subs_epu8(a, b), _mm512_subs_epu8(b, a)); }
KGL_INLINE vn8 vn8_biased(vn8 v) { return _mm512_xor_si512(v, _mm512_set1_epi8(INT8_MIN)); }
KGL_INLINE int64_t vi32_total(__m512i s) { return _mm512_reduce_add_epi32(s); }

KGL_INLINE vn8 vn8_set1(uint8_t byte) { return _mm512_set1_epi8((char)byte); }
KGL_INLINE void vn8_store(void *p, vn8 v) { _mm512_storeu_si512(p, v); }
KGL_INLINE vn8 vn8_larger(vn8 v, vn8 w) { return _mm512_max_epu8(v, w); }
KGL_INLINE vn8 vn8_xor(vn8 v, vn8 w) { return _mm512_xor_si512(v, w); }
KGL_INLINE vi32 vi32_load_i8(const void *p) { return _mm512_cvtepi8_epi32(_mm_loadu_si128(p)); }
KGL_INLINE void vi32_store_bytes(void *p, vi32 v) { _mm_storeu_si128(p, _mm512_cvtepi32_epi8(v)); }

#define KGL_LINES_OF_SSE
typedef __m512i vsums;
enum { VPARTS = 1, VTILE_PANELS = 2, VTILE_KEEPS_ROWS = 0, VQUADS = 1 };
KGL_INLINE vsums vsums_zero(void) { return _mm512_setzero_si512(); }

#ifndef KGL_VNNI
/* A row's bytes as int16: the even ones in one plane, the odd ones in another, like those of a line. */
typedef struct {
  __m512i even, odd;
} vpart;
typedef vpart vquads;
enum { VTILE_ROWS = 8, VROW_UNSIGNED = 0, VROW_PLANES = 2 };
#define KGL_WIDENS_ROWS
KGL_INLINE void vrow_widen(uint8_t *row, size_t bytes) {
  for (size_t i = 0; i < bytes; i += VN8_LANES) {
    vn8 v = vn8_load(row + i);
    vn8_store(row + i, vn8_low(v));
    vn8_store(row + VROW_BYTES + i, vn8_high(v));
  }
}
KGL_INLINE vpart vpart_load(const int8_t *p) {
  vn8 v = vn8_load(p);
  return (vpart){vn8_low(v), vn8_high(v)};
}
KGL_INLINE vquads vquads_load(const uint8_t *row, size_t quad) {
  return (vquads){_mm512_set1_epi32(kgl_load_word(row + 4 * quad)),
                  _mm512_set1_epi32(kgl_load_word(row + VROW_BYTES + 4 * quad))};
}
KGL_INLINE vsums vsums_add(vsums s, vpart b, vquads a, int k) {
  (void)k;
  s = _mm512_add_epi32(s, _mm512_madd_epi16(b.even, a.even));
  return _mm512_add_epi32(s, _mm512_madd_epi16(b.odd, a.odd));
}

typedef __m512i vdot;
KGL_INLINE vdot vdot_zero(void) { return _mm512_setzero_si512(); }
KGL_INLINE vdot vdot_i8(vdot s, vn8 a, vn8 b) {
  s = _mm512_add_epi32(s, _mm512_madd_epi16(vn8_low(a), vn8_low(b)));
  return _mm512_add_epi32(s, _mm512_madd_epi16(vn8_high(a), vn8_high(b)));
}
KGL_INLINE vdot vdot_u8(vdot s, vn8 a, vn8 b) {
  s = _mm512_add_epi32(s, _mm512_madd_epi16(vn8_low_u(a), vn8_low_u(b)));
  return _mm512_add_epi32(s, _mm512_madd_epi16(vn8_high_u(a), vn8_high_u(b)));
}
KGL_INLINE vdot vdot_apart_u8(vdot s, vn8 a, vn8 b) {
  vn8 d = vn8_apart_u8(a, b);
  return vdot_u8(s, d, d);
}
KGL_INLINE vdot vdot_apart_i8(vdot s, vn8 a, vn8 b) { return vdot_apart_u8(s, vn8_biased(a), vn8_biased(b)); }
KGL_INLINE vdot vdot_join(vdot a, vdot b) { return _mm512_add_epi32(a, b); }
KGL_INLINE int64_t vdot_total_i8(vdot s) { return vi32_total(s); }
KGL_INLINE int64_t vdot_total_u8(vdot s) { return vi32_total(s); }
KGL_INLINE int64_t vdot_total_apart(vdot s) { return vi32_total(s); }
#endif

KGL_INLINE vf32 vf32_load_f16(const uint16_t *p) { return _mm512_cvtph_ps(_mm256_loadu_si256((const void *)p)); }
KGL_INLINE vf32 vf32_load_f16_tail(const uint16_t *p, size_t n) {
  return _mm512_cvtph_ps(_mm256_maskz_loadu_epi16(vf32_tail_mask(n), p));
}
KGL_INLINE __m256i vf32_to_f16(vf32 v) { return _mm512_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }
KGL_INLINE void vf32_store_f16(uint16_t *p, vf32 v) { _mm256_storeu_si256((void *)p, vf32_to_f16(v)); }
KGL_INLINE void vf32_store_f16_tail(uint16_t *p, size_t n, vf32 v) {
  _mm256_mask_storeu_epi16(p, vf32_tail_mask(n), vf32_to_f16(v));
}
