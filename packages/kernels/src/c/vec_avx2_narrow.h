/* Sixteen bytes widened to int16 for VPMADDWD, whose pairs of products fit int32; eight halves by F16C. */
typedef __m128i vn8;
typedef __m256i vdot;
enum { VN8_LANES = 16 };

KGL_INLINE vn8 vn8_load(const void *p) { return _mm_loadu_si128(p); }
KGL_INLINE vn8 vn8_load_tail(const void *p, size_t n) {
  kgl_bytes16 tail = kgl_tail_bytes(p, n);
  return _mm_set_epi64x((int64_t)tail.high, (int64_t)tail.low);
}

KGL_INLINE vdot vdot_zero(void) { return _mm256_setzero_si256(); }
KGL_INLINE vdot vdot_i8(vdot s, vn8 a, vn8 b) {
  return _mm256_add_epi32(s, _mm256_madd_epi16(_mm256_cvtepi8_epi16(a), _mm256_cvtepi8_epi16(b)));
}
KGL_INLINE vdot vdot_u8(vdot s, vn8 a, vn8 b) {
  return _mm256_add_epi32(s, _mm256_madd_epi16(_mm256_cvtepu8_epi16(a), _mm256_cvtepu8_epi16(b)));
}
KGL_INLINE vdot vdot_apart_i8(vdot s, vn8 a, vn8 b) {
  __m256i d = _mm256_sub_epi16(_mm256_cvtepi8_epi16(a), _mm256_cvtepi8_epi16(b));
  return _mm256_add_epi32(s, _mm256_madd_epi16(d, d));
}
KGL_INLINE vdot vdot_apart_u8(vdot s, vn8 a, vn8 b) {
  __m256i d = _mm256_cvtepu8_epi16(_mm_or_si128(_mm_subs_epu8(a, b), _mm_subs_epu8(b, a)));
  return _mm256_add_epi32(s, _mm256_madd_epi16(d, d));
}
KGL_INLINE vdot vdot_join(vdot a, vdot b) { return _mm256_add_epi32(a, b); }
KGL_INLINE int64_t vdot_total(vdot s) {
  __m128i four = _mm_add_epi32(_mm256_castsi256_si128(s), _mm256_extracti128_si256(s, 1));
  __m128i two = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4e));
  return _mm_cvtsi128_si32(_mm_add_epi32(two, _mm_shuffle_epi32(two, 0xb1)));
}
KGL_INLINE int64_t vdot_total_i8(vdot s) { return vdot_total(s); }
KGL_INLINE int64_t vdot_total_u8(vdot s) { return vdot_total(s); }
KGL_INLINE int64_t vdot_total_apart(vdot s) { return vdot_total(s); }

KGL_INLINE vn8 vn8_set1(uint8_t byte) { return _mm_set1_epi8((char)byte); }
KGL_INLINE void vn8_store(void *p, vn8 v) { _mm_storeu_si128(p, v); }
KGL_INLINE vn8 vn8_larger(vn8 v, vn8 w) { return _mm_max_epu8(v, w); }
KGL_INLINE vn8 vn8_xor(vn8 v, vn8 w) { return _mm_xor_si128(v, w); }
KGL_INLINE vi32 vi32_load_i8(const void *p) { return _mm256_cvtepi8_epi32(_mm_loadl_epi64(p)); }
KGL_INLINE void vi32_store_bytes(void *p, vi32 v) {
  const __m256i low = _mm256_set1_epi32(0x0c080400);
  __m256i fours = _mm256_shuffle_epi8(v, low);
  _mm_storel_epi64(p, _mm_unpacklo_epi32(_mm256_castsi256_si128(fours), _mm256_extracti128_si256(fours, 1)));
}

/* A row's bytes as int16: the even ones in one plane, the odd ones in another, like those of a line. */
typedef struct {
  __m256i even, odd;
} vpart;
typedef vpart vquads;
#define KGL_LINES_OF_SSE
typedef __m256i vsums;
enum { VPARTS = 2, VTILE_ROWS = 4, VTILE_PANELS = 1, VTILE_KEEPS_ROWS = 0, VQUADS = 1, VROW_UNSIGNED = 0, VROW_PLANES = 2 };
KGL_INLINE vpart vpart_load(const int8_t *p) {
  __m256i v = _mm256_loadu_si256((const void *)p);
  return (vpart){_mm256_maddubs_epi16(_mm256_set1_epi16(1), v), _mm256_srai_epi16(v, 8)};
}
#define KGL_WIDENS_ROWS
KGL_INLINE void vrow_widen(uint8_t *row, size_t bytes) {
  for (size_t i = 0; i < bytes; i += sizeof(__m256i)) {
    vpart v = vpart_load((const int8_t *)row + i);
    _mm256_storeu_si256((void *)(row + i), v.even);
    _mm256_storeu_si256((void *)(row + VROW_BYTES + i), v.odd);
  }
}
KGL_INLINE vquads vquads_load(const uint8_t *row, size_t quad) {
  return (vquads){_mm256_set1_epi32(kgl_load_word(row + 4 * quad)),
                  _mm256_set1_epi32(kgl_load_word(row + VROW_BYTES + 4 * quad))};
}
KGL_INLINE vsums vsums_zero(void) { return _mm256_setzero_si256(); }
KGL_INLINE vsums vsums_add(vsums s, vpart b, vquads a, int k) {
  (void)k;
  s = _mm256_add_epi32(s, _mm256_madd_epi16(b.even, a.even));
  return _mm256_add_epi32(s, _mm256_madd_epi16(b.odd, a.odd));
}

KGL_INLINE vf32 vf32_load_f16(const uint16_t *p) { return _mm256_cvtph_ps(_mm_loadu_si128((const void *)p)); }
KGL_INLINE vf32 vf32_load_f16_tail(const uint16_t *p, size_t n) { return _mm256_cvtph_ps(vn8_load_tail(p, 2 * n)); }
KGL_INLINE void vf32_store_f16(uint16_t *p, vf32 v) {
  _mm_storeu_si128((void *)p, _mm256_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
}
KGL_INLINE void vf32_store_f16_tail(uint16_t *p, size_t n, vf32 v) {
  __m128i halves = _mm256_cvtps_ph(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  if (n & 4) {
    _mm_storel_epi64((void *)p, halves);
    halves = _mm_unpackhi_epi64(halves, halves);
    p += 4;
  }
  uint64_t rest = (uint64_t)_mm_cvtsi128_si64(halves);
  for (n &= 3; n > 0; n--, rest >>= 16) *p++ = (uint16_t)rest;
}
