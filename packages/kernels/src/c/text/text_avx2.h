/* Bytes on AVX2. */
#include <immintrin.h>

/* 16 bytes that a number lies in. */
typedef __m128i number_bytes;
#define KGL_NUMBER_BYTES 16

/* For each byte a bit: whether it is a digit, a point, a comma. */
typedef struct {
  uint32_t digits, points, commas;
} number_masks;

KGL_INLINE number_bytes number_load(const uint8_t *text) { return _mm_loadu_si128((const __m128i *)text); }

/* What digits are; 0 for all else. */
KGL_INLINE __m128i number_values(number_bytes v) {
  const __m128i above = _mm_sub_epi8(v, _mm_set1_epi8('0'));
  return _mm_and_si128(above, _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(9)), above));
}

KGL_INLINE uint32_t number_equal(number_bytes v, char byte) {
  return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_set1_epi8(byte)));
}

KGL_INLINE number_masks number_find(number_bytes v) {
  const __m128i above = _mm_sub_epi8(v, _mm_set1_epi8('0'));
  const __m128i digits = _mm_cmpeq_epi8(_mm_min_epu8(above, _mm_set1_epi8(9)), above);
  return (number_masks){(uint32_t)_mm_movemask_epi8(digits), number_equal(v, '.'), number_equal(v, ',')};
}

/* The digits among the first `length` bytes as one number; those before byte `point`, which is left out, move up to the others. */
KGL_INLINE uint64_t number_join(number_bytes v, unsigned length, int point) {
  const __m128i iota = _mm_setr_epi8(-16, -15, -14, -13, -12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1);
  /* To the right end of the vector; what a negative place points to is 0. */
  __m128i place = _mm_add_epi8(iota, _mm_set1_epi8((char)length));
  place = _mm_add_epi8(place, _mm_cmpgt_epi8(_mm_set1_epi8((char)(point + 1)), place));
  const __m128i digits = _mm_shuffle_epi8(number_values(v), place);
  const __m128i pairs = _mm_maddubs_epi16(digits, _mm_set1_epi16(1 << 8 | 10));
  const __m128i fours = _mm_madd_epi16(pairs, _mm_set1_epi32(1 << 16 | 100));
  const __m128i eights = _mm_madd_epi16(_mm_packus_epi32(fours, fours), _mm_set1_epi32(1 << 16 | 10000));
  const uint64_t halves = (uint64_t)_mm_cvtsi128_si64(eights);
  return (halves & UINT32_MAX) * 100000000 + (halves >> 32);
}

/* Vectors of bytes. Lookups take places below 16. */
typedef __m256i bytes;
enum { BYTES = 32 };

KGL_INLINE bytes bytes_load(const uint8_t *p) { return _mm256_loadu_si256((const __m256i *)p); }
KGL_INLINE void bytes_store(uint8_t *p, bytes v) { _mm256_storeu_si256((__m256i *)p, v); }
KGL_INLINE bytes bytes_set1(uint8_t byte) { return _mm256_set1_epi8((char)byte); }
KGL_INLINE bytes bytes_table(const uint8_t *table) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
}
KGL_INLINE bytes bytes_lookup(bytes table, bytes places) { return _mm256_shuffle_epi8(table, places); }
KGL_INLINE bytes bytes_and(bytes a, bytes b) { return _mm256_and_si256(a, b); }
KGL_INLINE bytes bytes_or(bytes a, bytes b) { return _mm256_or_si256(a, b); }
KGL_INLINE bytes bytes_xor(bytes a, bytes b) { return _mm256_xor_si256(a, b); }
KGL_INLINE bytes bytes_add(bytes a, bytes b) { return _mm256_add_epi8(a, b); }
KGL_INLINE bytes bytes_subtract_to_zero(bytes a, bytes b) { return _mm256_subs_epu8(a, b); }
KGL_INLINE bytes bytes_equal(bytes a, bytes b) { return _mm256_cmpeq_epi8(a, b); }
KGL_INLINE bytes bytes_at_most(bytes a, bytes most) { return _mm256_cmpeq_epi8(_mm256_min_epu8(a, most), a); }
KGL_INLINE bytes bytes_high_halves(bytes v) { return _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15)); }
KGL_INLINE bool bytes_any(bytes v) { return !_mm256_testz_si256(v, v); }
KGL_INLINE bool bytes_any_high(bytes v) { return _mm256_movemask_epi8(v) != 0; }
/* The place of the first byte of a mask; there is one. */
KGL_INLINE size_t bytes_first(bytes mask) { return (size_t)__builtin_ctz((uint32_t)_mm256_movemask_epi8(mask)); }
/* The bytes that lie 1, 2 and 3 before each. */
KGL_INLINE void bytes_earlier(bytes before, bytes v, bytes earlier[3]) {
  const bytes middle = _mm256_permute2x128_si256(before, v, 0x21);
  earlier[0] = _mm256_alignr_epi8(v, middle, 15);
  earlier[1] = _mm256_alignr_epi8(v, middle, 14);
  earlier[2] = _mm256_alignr_epi8(v, middle, 13);
}
/* Six bits of each of BYTES * 3 / 4 bytes in turn; BYTES can be read. Products shift each to its place. */
KGL_INLINE bytes bytes_spread_sixes(const uint8_t *p) {
  const bytes order = bytes_table((const uint8_t[]){1, 0, 2, 1, 4, 3, 5, 4, 7, 6, 8, 7, 10, 9, 11, 10});
  const __m128i low = _mm_loadu_si128((const __m128i *)p), high = _mm_loadu_si128((const __m128i *)(p + 12));
  const bytes groups = _mm256_shuffle_epi8(_mm256_set_m128i(high, low), order);
  const bytes outer = _mm256_mulhi_epu16(_mm256_and_si256(groups, _mm256_set1_epi32(0x0fc0fc00)), _mm256_set1_epi32(0x04000040));
  const bytes inner = _mm256_mullo_epi16(_mm256_and_si256(groups, _mm256_set1_epi32(0x003f03f0)), _mm256_set1_epi32(0x01000010));
  return _mm256_or_si256(outer, inner);
}
/* The way back; writes BYTES bytes, of which BYTES * 3 / 4 count. */
KGL_INLINE void bytes_store_sixes(uint8_t *p, bytes sixes) {
  const bytes order = bytes_table((const uint8_t[]){2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 255, 255, 255, 255});
  const bytes twelves = _mm256_maddubs_epi16(sixes, _mm256_set1_epi16(1 << 8 | 64));
  const bytes groups = _mm256_shuffle_epi8(_mm256_madd_epi16(twelves, _mm256_set1_epi32(1 << 16 | 4096)), order);
  bytes_store(p, _mm256_permutevar8x32_epi32(groups, _mm256_setr_epi32(0, 1, 2, 4, 5, 6, 7, 7)));
}
