/* Sets of bits on the tier being compiled: vset, vset_zero, vset_load(p), vset_and, vset_xor; vset_count(v), for each byte how
 * many of its bits are set; vset_add(c, d) of such counts, and vset_total(c), their sum. */
#ifndef KGL_VEC_SETS_H
#define KGL_VEC_SETS_H

#include <string.h>

#include "vec.h"

#if defined(__AVX512BW__) && !defined(KGL_SCALAR)
typedef __m512i vset;
KGL_INLINE vset vset_load(const uint8_t *p) { return _mm512_loadu_si512(p); }
KGL_INLINE vset vset_and(vset a, vset b) { return _mm512_and_si512(a, b); }
KGL_INLINE vset vset_xor(vset a, vset b) { return _mm512_xor_si512(a, b); }
KGL_INLINE vset vset_add(vset a, vset b) { return _mm512_add_epi8(a, b); }
KGL_INLINE vset vset_count(vset v) {
  const __m512i of_four_bits = _mm512_broadcast_i32x4(_mm_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4));
  const __m512i low = _mm512_set1_epi8(15);
  return _mm512_add_epi8(_mm512_shuffle_epi8(of_four_bits, _mm512_and_si512(v, low)),
                         _mm512_shuffle_epi8(of_four_bits, _mm512_and_si512(_mm512_srli_epi16(v, 4), low)));
}
KGL_INLINE vset vset_zero(void) { return _mm512_setzero_si512(); }
KGL_INLINE uint64_t vset_total(vset counts) {
  return (uint64_t)_mm512_reduce_add_epi64(_mm512_sad_epu8(counts, _mm512_setzero_si512()));
}
#elif defined(__AVX2__) && !defined(KGL_SCALAR)
typedef __m256i vset;
KGL_INLINE vset vset_load(const uint8_t *p) { return _mm256_loadu_si256((const __m256i *)p); }
KGL_INLINE vset vset_and(vset a, vset b) { return _mm256_and_si256(a, b); }
KGL_INLINE vset vset_xor(vset a, vset b) { return _mm256_xor_si256(a, b); }
KGL_INLINE vset vset_add(vset a, vset b) { return _mm256_add_epi8(a, b); }
KGL_INLINE vset vset_count(vset v) {
  const __m256i of_four_bits = _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4));
  const __m256i low = _mm256_set1_epi8(15);
  return _mm256_add_epi8(_mm256_shuffle_epi8(of_four_bits, _mm256_and_si256(v, low)),
                         _mm256_shuffle_epi8(of_four_bits, _mm256_and_si256(_mm256_srli_epi16(v, 4), low)));
}
KGL_INLINE vset vset_zero(void) { return _mm256_setzero_si256(); }
KGL_INLINE uint64_t vset_total(vset counts) {
  uint64_t sums[4];
  _mm256_storeu_si256((__m256i *)sums, _mm256_sad_epu8(counts, _mm256_setzero_si256()));
  return sums[0] + sums[1] + sums[2] + sums[3];
}
#elif defined(KGL_SCALAR)
typedef uint64_t vset;
KGL_INLINE vset vset_load(const uint8_t *p) {
  vset word;
  memcpy(&word, p, sizeof word);
  return word;
}
KGL_INLINE vset vset_and(vset a, vset b) { return a & b; }
KGL_INLINE vset vset_xor(vset a, vset b) { return a ^ b; }
KGL_INLINE vset vset_add(vset a, vset b) { return a + b; }
/* Of pairs, of fours, of bytes (Hacker's Delight, 5-1). */
KGL_INLINE vset vset_count(vset v) {
  v -= v >> 1 & UINT64_C(0x5555555555555555);
  v = (v & UINT64_C(0x3333333333333333)) + (v >> 2 & UINT64_C(0x3333333333333333));
  return (v + (v >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
}
KGL_INLINE vset vset_zero(void) { return 0; }
KGL_INLINE uint64_t vset_total(vset counts) {
  const uint64_t every_other = UINT64_C(0x00ff00ff00ff00ff);
  return ((counts & every_other) + (counts >> 8 & every_other)) * UINT64_C(0x0001000100010001) >> 48;
}
#else
typedef uint8x16_t vset;
KGL_INLINE vset vset_load(const uint8_t *p) { return vld1q_u8(p); }
KGL_INLINE vset vset_and(vset a, vset b) { return vandq_u8(a, b); }
KGL_INLINE vset vset_xor(vset a, vset b) { return veorq_u8(a, b); }
KGL_INLINE vset vset_add(vset a, vset b) { return vaddq_u8(a, b); }
KGL_INLINE vset vset_count(vset v) { return vcntq_u8(v); }
KGL_INLINE vset vset_zero(void) { return vdupq_n_u8(0); }
KGL_INLINE uint64_t vset_total(vset counts) { return vaddlvq_u8(counts); }
#endif

#endif
