/* Products of 32-bit numbers with both halves, and four vectors as one stream, on the tier being compiled:
 *   vu32_product(a, b, &high, &low)   the upper and the lower 32 bits of each lane's product, unsigned
 *   vi32_store_zipped(p, a, b, c, d)  a[0], b[0], c[0], d[0], a[1], ...: 4 * VF32_LANES elements
 */
#ifndef KGL_VEC_WIDE_PRODUCTS_H
#define KGL_VEC_WIDE_PRODUCTS_H

#include "vec.h"

#ifdef KGL_SCALAR
KGL_INLINE void vu32_product(vi32 a, vi32 b, vi32 *high, vi32 *low) {
  const uint64_t product = (uint64_t)(uint32_t)a * (uint32_t)b;
  *high = (int32_t)(product >> 32), *low = (int32_t)product;
}
KGL_INLINE void vi32_store_zipped(int32_t *p, vi32 a, vi32 b, vi32 c, vi32 d) { p[0] = a, p[1] = b, p[2] = c, p[3] = d; }

#elif defined(__AVX512F__)
/* The instruction multiplies even lanes: odd ones are moved there and their products back. */
KGL_INLINE void vu32_product(vi32 a, vi32 b, vi32 *high, vi32 *low) {
  const __m512i even = _mm512_mul_epu32(a, b);
  const __m512i odd = _mm512_mul_epu32(_mm512_srli_epi64(a, 32), _mm512_srli_epi64(b, 32));
  *high = _mm512_mask_blend_epi32(0xaaaa, _mm512_srli_epi64(even, 32), odd);
  *low = _mm512_mask_blend_epi32(0xaaaa, even, _mm512_slli_epi64(odd, 32));
}
/* Unpacking stays within quarters of a register: each of the four has elements of every quarter, in order. */
KGL_INLINE void vi32_store_zipped(int32_t *p, vi32 a, vi32 b, vi32 c, vi32 d) {
  const __m512i ab0 = _mm512_unpacklo_epi32(a, b), ab1 = _mm512_unpackhi_epi32(a, b);
  const __m512i cd0 = _mm512_unpacklo_epi32(c, d), cd1 = _mm512_unpackhi_epi32(c, d);
  const __m512i r0 = _mm512_unpacklo_epi64(ab0, cd0), r1 = _mm512_unpackhi_epi64(ab0, cd0);
  const __m512i r2 = _mm512_unpacklo_epi64(ab1, cd1), r3 = _mm512_unpackhi_epi64(ab1, cd1);
  const __m512i x0 = _mm512_shuffle_i32x4(r0, r1, 0x44), x1 = _mm512_shuffle_i32x4(r2, r3, 0x44);
  const __m512i y0 = _mm512_shuffle_i32x4(r0, r1, 0xee), y1 = _mm512_shuffle_i32x4(r2, r3, 0xee);
  _mm512_storeu_si512(p, _mm512_shuffle_i32x4(x0, x1, 0x88));
  _mm512_storeu_si512(p + 16, _mm512_shuffle_i32x4(x0, x1, 0xdd));
  _mm512_storeu_si512(p + 32, _mm512_shuffle_i32x4(y0, y1, 0x88));
  _mm512_storeu_si512(p + 48, _mm512_shuffle_i32x4(y0, y1, 0xdd));
}

#elif defined(__AVX2__)
KGL_INLINE void vu32_product(vi32 a, vi32 b, vi32 *high, vi32 *low) {
  const __m256i even = _mm256_mul_epu32(a, b);
  const __m256i odd = _mm256_mul_epu32(_mm256_srli_epi64(a, 32), _mm256_srli_epi64(b, 32));
  *high = _mm256_blend_epi32(_mm256_srli_epi64(even, 32), odd, 0xaa);
  *low = _mm256_blend_epi32(even, _mm256_slli_epi64(odd, 32), 0xaa);
}
/* Unpacking stays within halves of a register. */
KGL_INLINE void vi32_store_zipped(int32_t *p, vi32 a, vi32 b, vi32 c, vi32 d) {
  const __m256i ab0 = _mm256_unpacklo_epi32(a, b), ab1 = _mm256_unpackhi_epi32(a, b);
  const __m256i cd0 = _mm256_unpacklo_epi32(c, d), cd1 = _mm256_unpackhi_epi32(c, d);
  const __m256i r0 = _mm256_unpacklo_epi64(ab0, cd0), r1 = _mm256_unpackhi_epi64(ab0, cd0);
  const __m256i r2 = _mm256_unpacklo_epi64(ab1, cd1), r3 = _mm256_unpackhi_epi64(ab1, cd1);
  _mm256_storeu_si256((__m256i *)p, _mm256_permute2x128_si256(r0, r1, 0x20));
  _mm256_storeu_si256((__m256i *)p + 1, _mm256_permute2x128_si256(r2, r3, 0x20));
  _mm256_storeu_si256((__m256i *)p + 2, _mm256_permute2x128_si256(r0, r1, 0x31));
  _mm256_storeu_si256((__m256i *)p + 3, _mm256_permute2x128_si256(r2, r3, 0x31));
}

#elif defined(__aarch64__)
KGL_INLINE void vu32_product(vi32 a, vi32 b, vi32 *high, vi32 *low) {
  const uint32x4_t x = vreinterpretq_u32_s32(a), y = vreinterpretq_u32_s32(b);
  const int32x4_t first = vreinterpretq_s32_u64(vmull_u32(vget_low_u32(x), vget_low_u32(y)));
  const int32x4_t second = vreinterpretq_s32_u64(vmull_high_u32(x, y));
  *high = vuzp2q_s32(first, second), *low = vuzp1q_s32(first, second);
}
KGL_INLINE void vi32_store_zipped(int32_t *p, vi32 a, vi32 b, vi32 c, vi32 d) {
  const int32x4x4_t four = {{a, b, c, d}};
  vst4q_s32(p, four);
}
#endif

#endif
