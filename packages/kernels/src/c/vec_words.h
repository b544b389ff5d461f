/* Sums of products of int16 by int16 or int8, on the tier being compiled:
 *   vw16, VW16_LANES         a vector of int16 and their number
 *   vw16_load(p), vw16_load_i8(p)    of int16, of int8
 *   vw16_load_tail(p, n), vw16_load_tail_i8(p, n)    the first n, 0 < n < VW16_LANES, then 0; reads no further
 *   vw16_parts, vw16_split(b)    a vector as it is multiplied
 *   vsum8, vsum16            sums of products with int8, with int16
 *   vsum8_zero, vsum8_add(s, a, b), vsum8_total(s); the same of vsum16, whose b is vw16_parts
 * A total is exact if no more than VSUM_EXACT vectors were added. Loads of tails are calls: they are long and rare.
 */
#ifndef KGL_VEC_WORDS_H
#define KGL_VEC_WORDS_H

#include "vec_narrow.h"

/* 2 * 2^15 * 255 * 2^7 < 2^31: a lane takes two products of an int16 and a byte from each vector. */
enum { VSUM_EXACT = 1 << 7 };

#ifdef KGL_SCALAR
typedef int32_t vw16;
typedef int32_t vw16_parts;
typedef int64_t vsum8;
typedef int64_t vsum16;
enum { VW16_LANES = 1 };
KGL_INLINE vw16 vw16_load(const int16_t *p) { return *p; }
KGL_INLINE vw16 vw16_load_i8(const int8_t *p) { return *p; }
KGL_INLINE vw16 vw16_load_tail(const int16_t *p, size_t n) { return n ? *p : 0; }
KGL_INLINE vw16 vw16_load_tail_i8(const int8_t *p, size_t n) { return n ? *p : 0; }
KGL_INLINE vw16_parts vw16_split(vw16 b) { return b; }
KGL_INLINE vsum8 vsum8_zero(void) { return 0; }
KGL_INLINE vsum8 vsum8_add(vsum8 s, vw16 a, vw16 b) { return s + a * b; }
KGL_INLINE int64_t vsum8_total(vsum8 s) { return s; }
KGL_INLINE vsum16 vsum16_zero(void) { return 0; }
KGL_INLINE vsum16 vsum16_add(vsum16 s, vw16 a, vw16_parts b) { return s + a * b; }
KGL_INLINE int64_t vsum16_total(vsum16 s) { return s; }

#elif defined(__AVX2__) || defined(__wasm_simd128__)
#if defined(__AVX512F__)
typedef __m512i vw16;
enum { VW16_LANES = 32 };
KGL_INLINE vw16 vw16_load(const int16_t *p) { return _mm512_loadu_si512(p); }
KGL_INLINE vw16 vw16_load_i8(const int8_t *p) { return _mm512_cvtepi8_epi16(_mm256_loadu_si256((const void *)p)); }
KGL_INLINE __mmask32 vw16_tail_mask(size_t n) { return (__mmask32)((1u << n) - 1u); }
KGL_INLINE vw16 vw16_load_tail(const int16_t *p, size_t n) { return _mm512_maskz_loadu_epi16(vw16_tail_mask(n), p); }
KGL_INLINE vw16 vw16_load_tail_i8(const int8_t *p, size_t n) {
  return _mm512_cvtepi8_epi16(_mm256_maskz_loadu_epi8(vw16_tail_mask(n), p));
}
KGL_INLINE vw16 vw16_low_byte(vw16 v) { return _mm512_and_si512(v, _mm512_set1_epi16(0xff)); }
KGL_INLINE vw16 vw16_high_byte(vw16 v) { return _mm512_srai_epi16(v, 8); }
KGL_INLINE vw16 vw16_zero(void) { return _mm512_setzero_si512(); }
#ifdef __AVX512VNNI__
KGL_INLINE vw16 vw16_add_pairs(vw16 s, vw16 a, vw16 b) { return _mm512_dpwssd_epi32(s, a, b); }
#else
KGL_INLINE vw16 vw16_add_pairs(vw16 s, vw16 a, vw16 b) { return _mm512_add_epi32(s, _mm512_madd_epi16(a, b)); }
#endif
/* Of int32 lanes. */
KGL_INLINE int64_t vw16_total(vw16 s) {
  __m512i low = _mm512_cvtepi32_epi64(_mm512_castsi512_si256(s));
  return _mm512_reduce_add_epi64(_mm512_add_epi64(low, _mm512_cvtepi32_epi64(_mm512_extracti64x4_epi64(s, 1))));
}
#elif defined(__AVX2__)
typedef __m256i vw16;
enum { VW16_LANES = 16 };
KGL_INLINE vw16 vw16_load(const int16_t *p) { return _mm256_loadu_si256((const void *)p); }
KGL_INLINE vw16 vw16_load_i8(const int8_t *p) { return _mm256_cvtepi8_epi16(_mm_loadu_si128((const void *)p)); }
KGL_HELPER vw16 vw16_load_tail(const int16_t *p, size_t n) {
  if (n < 8) return _mm256_zextsi128_si256(vn8_load_tail(p, 2 * n));
  __m128i rest = n > 8 ? vn8_load_tail(p + 8, 2 * (n - 8)) : _mm_setzero_si128();
  return _mm256_set_m128i(rest, _mm_loadu_si128((const void *)p));
}
KGL_HELPER vw16 vw16_load_tail_i8(const int8_t *p, size_t n) { return _mm256_cvtepi8_epi16(vn8_load_tail(p, n)); }
KGL_INLINE vw16 vw16_low_byte(vw16 v) { return _mm256_and_si256(v, _mm256_set1_epi16(0xff)); }
KGL_INLINE vw16 vw16_high_byte(vw16 v) { return _mm256_srai_epi16(v, 8); }
KGL_INLINE vw16 vw16_zero(void) { return _mm256_setzero_si256(); }
KGL_INLINE vw16 vw16_add_pairs(vw16 s, vw16 a, vw16 b) { return _mm256_add_epi32(s, _mm256_madd_epi16(a, b)); }
/* Of int32 lanes. */
KGL_INLINE int64_t vw16_total(vw16 s) {
  __m256i low = _mm256_cvtepi32_epi64(_mm256_castsi256_si128(s));
  __m256i four = _mm256_add_epi64(low, _mm256_cvtepi32_epi64(_mm256_extracti128_si256(s, 1)));
  __m128i two = _mm_add_epi64(_mm256_castsi256_si128(four), _mm256_extracti128_si256(four, 1));
  return _mm_cvtsi128_si64(two) + _mm_extract_epi64(two, 1);
}
#else
typedef v128_t vw16;
enum { VW16_LANES = 8 };
KGL_INLINE vw16 vw16_load(const int16_t *p) { return wasm_v128_load(p); }
KGL_INLINE vw16 vw16_load_i8(const int8_t *p) { return wasm_i16x8_load8x8(p); }
KGL_HELPER vw16 vw16_load_tail(const int16_t *p, size_t n) { return vn8_load_tail(p, 2 * n); }
KGL_HELPER vw16 vw16_load_tail_i8(const int8_t *p, size_t n) {
  return wasm_i16x8_extend_low_i8x16(vn8_load_tail(p, n));
}
KGL_INLINE vw16 vw16_low_byte(vw16 v) { return wasm_v128_and(v, wasm_i16x8_splat(0xff)); }
KGL_INLINE vw16 vw16_high_byte(vw16 v) { return wasm_i16x8_shr(v, 8); }
KGL_INLINE vw16 vw16_zero(void) { return wasm_i32x4_splat(0); }
KGL_INLINE vw16 vw16_add_pairs(vw16 s, vw16 a, vw16 b) { return wasm_i32x4_add(s, wasm_i32x4_dot_i16x8(a, b)); }
/* Of int32 lanes. */
KGL_INLINE int64_t vw16_total(vw16 s) {
  v128_t two = wasm_i64x2_add(wasm_i64x2_extend_low_i32x4(s), wasm_i64x2_extend_high_i32x4(s));
  return wasm_i64x2_extract_lane(two, 0) + wasm_i64x2_extract_lane(two, 1);
}
#endif
/* The instruction adds two products in int32, where twice (-2^15)^2 does not fit: of int16, the bytes are multiplied. */
typedef struct {
  vw16 low, high;
} vw16_parts;
KGL_INLINE vw16_parts vw16_split(vw16 b) { return (vw16_parts){vw16_low_byte(b), vw16_high_byte(b)}; }

typedef vw16 vsum8;
KGL_INLINE vsum8 vsum8_zero(void) { return vw16_zero(); }
KGL_INLINE vsum8 vsum8_add(vsum8 s, vw16 a, vw16 b) { return vw16_add_pairs(s, a, b); }
KGL_INLINE int64_t vsum8_total(vsum8 s) { return vw16_total(s); }

typedef vw16_parts vsum16;
KGL_INLINE vsum16 vsum16_zero(void) { return (vsum16){vw16_zero(), vw16_zero()}; }
KGL_INLINE vsum16 vsum16_add(vsum16 s, vw16 a, vw16_parts b) {
  return (vsum16){vw16_add_pairs(s.low, a, b.low), vw16_add_pairs(s.high, a, b.high)};
}
KGL_INLINE int64_t vsum16_total(vsum16 s) { return vw16_total(s.low) + 256 * vw16_total(s.high); }

#elif defined(__aarch64__)
typedef int16x8_t vw16;
typedef int16x8_t vw16_parts;
enum { VW16_LANES = 8 };
KGL_INLINE vw16 vw16_load(const int16_t *p) { return vld1q_s16(p); }
KGL_INLINE vw16 vw16_load_i8(const int8_t *p) { return vmovl_s8(vld1_s8(p)); }
KGL_HELPER vw16 vw16_load_tail(const int16_t *p, size_t n) { return vreinterpretq_s16_u8(vn8_load_tail(p, 2 * n)); }
KGL_HELPER vw16 vw16_load_tail_i8(const int8_t *p, size_t n) {
  return vmovl_s8(vcreate_s8(kgl_tail_bytes(p, n).low));
}
KGL_INLINE vw16_parts vw16_split(vw16 b) { return b; }

typedef int32x4_t vsum8;
KGL_INLINE vsum8 vsum8_zero(void) { return vdupq_n_s32(0); }
KGL_INLINE vsum8 vsum8_add(vsum8 s, vw16 a, vw16 b) {
  return vmlal_high_s16(vmlal_s16(s, vget_low_s16(a), vget_low_s16(b)), a, b);
}
KGL_INLINE int64_t vsum8_total(vsum8 s) { return vaddlvq_s32(s); }

/* SADALP adds pairs of lanes to int64, where nothing overflows. */
typedef int64x2_t vsum16;
KGL_INLINE vsum16 vsum16_zero(void) { return vdupq_n_s64(0); }
KGL_INLINE vsum16 vsum16_add(vsum16 s, vw16 a, vw16_parts b) {
  s = vpadalq_s32(s, vmull_s16(vget_low_s16(a), vget_low_s16(b)));
  return vpadalq_s32(s, vmull_high_s16(a, b));
}
KGL_INLINE int64_t vsum16_total(vsum16 s) { return vaddvq_s64(s); }
#endif

#endif
