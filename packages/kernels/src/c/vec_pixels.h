/* Vectors of int16 for pixels of bytes and their weighted sums in int32, on the tier being compiled:
 *   vp16, VP16_LANES         a vector and its number of elements
 *   vp16_load(p), vp16_load_u8(p)    of int16, of bytes
 *   vp16_store(p, v), vp16_store_u8(p, v)    as int16; as bytes, saturated
 *   vp16_add                 wrapping
 *   vpsum, vpsum_zero        an int32 for each element
 *   vpsum_add(s, x, y, v, w) s + x * v + y * w; wrapping
 *   vpsum_narrow(s, bits)    (s + 2^(bits-1)) >> bits, the sum wrapping, saturated to int16
 */
#ifndef KGL_VEC_PIXELS_H
#define KGL_VEC_PIXELS_H

#include "vec.h"

#ifdef KGL_SCALAR
typedef int16_t vp16;
typedef int32_t vpsum;
enum { VP16_LANES = 1 };
KGL_INLINE vp16 vp16_load(const int16_t *p) { return *p; }
KGL_INLINE vp16 vp16_load_u8(const uint8_t *p) { return *p; }
KGL_INLINE void vp16_store(int16_t *p, vp16 v) { *p = v; }
KGL_INLINE void vp16_store_u8(uint8_t *p, vp16 v) { *p = (uint8_t)(v < 0 ? 0 : v > UINT8_MAX ? UINT8_MAX : v); }
KGL_INLINE vp16 vp16_add(vp16 v, vp16 w) { return (vp16)((uint16_t)v + (uint16_t)w); }
KGL_INLINE vpsum vpsum_zero(void) { return 0; }
KGL_INLINE vpsum vpsum_add(vpsum s, vp16 x, vp16 y, int16_t v, int16_t w) {
  return vi32_add(vi32_add(s, x * v), y * w);
}
KGL_INLINE vp16 vpsum_narrow(vpsum s, const int bits) {
  const int32_t sum = vi32_add(s, 1 << (bits - 1)) >> bits;
  return (vp16)(sum < INT16_MIN ? INT16_MIN : sum > INT16_MAX ? INT16_MAX : sum);
}

#elif defined(__AVX2__)
/* Interleaving stays within quarters of a register, which packing undoes. */
#ifdef __AVX512F__
typedef __m512i vp16;
enum { VP16_LANES = 32 };
#define VP16_OF(name) _mm512_##name
KGL_INLINE vp16 vp16_load(const int16_t *p) { return _mm512_loadu_si512(p); }
KGL_INLINE vp16 vp16_load_u8(const uint8_t *p) { return _mm512_cvtepu8_epi16(_mm256_loadu_si256((const void *)p)); }
KGL_INLINE void vp16_store(int16_t *p, vp16 v) { _mm512_storeu_si512(p, v); }
KGL_INLINE void vp16_store_u8(uint8_t *p, vp16 v) {
  _mm256_storeu_si256((void *)p, _mm512_cvtusepi16_epi8(_mm512_max_epi16(v, _mm512_setzero_si512())));
}
KGL_INLINE vi32 vpsum_zero_lanes(void) { return _mm512_setzero_si512(); }
#else
typedef __m256i vp16;
enum { VP16_LANES = 16 };
#define VP16_OF(name) _mm256_##name
KGL_INLINE vp16 vp16_load(const int16_t *p) { return _mm256_loadu_si256((const void *)p); }
KGL_INLINE vp16 vp16_load_u8(const uint8_t *p) { return _mm256_cvtepu8_epi16(_mm_loadu_si128((const void *)p)); }
KGL_INLINE void vp16_store(int16_t *p, vp16 v) { _mm256_storeu_si256((void *)p, v); }
KGL_INLINE void vp16_store_u8(uint8_t *p, vp16 v) {
  const __m128i bytes = _mm_packus_epi16(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
  _mm_storeu_si128((void *)p, bytes);
}
KGL_INLINE vi32 vpsum_zero_lanes(void) { return _mm256_setzero_si256(); }
#endif
typedef struct {
  vi32 low, high;
} vpsum;
KGL_INLINE vp16 vp16_add(vp16 v, vp16 w) { return VP16_OF(add_epi16)(v, w); }
KGL_INLINE vpsum vpsum_zero(void) { return (vpsum){vpsum_zero_lanes(), vpsum_zero_lanes()}; }
KGL_INLINE vpsum vpsum_add(vpsum s, vp16 x, vp16 y, int16_t v, int16_t w) {
  const vi32 factors = vi32_set1((int32_t)((uint32_t)(uint16_t)w << 16 | (uint16_t)v));
  s.low = vi32_add(s.low, VP16_OF(madd_epi16)(VP16_OF(unpacklo_epi16)(x, y), factors));
  s.high = vi32_add(s.high, VP16_OF(madd_epi16)(VP16_OF(unpackhi_epi16)(x, y), factors));
  return s;
}
KGL_INLINE vp16 vpsum_narrow(vpsum s, const int bits) {
  const vi32 half = vi32_set1(1 << (bits - 1));
  return VP16_OF(packs_epi32)(vi32_sra(vi32_add(s.low, half), bits), vi32_sra(vi32_add(s.high, half), bits));
}

#elif defined(__aarch64__)
typedef int16x8_t vp16;
enum { VP16_LANES = 8 };
typedef struct {
  vi32 low, high;
} vpsum;
KGL_INLINE vp16 vp16_load(const int16_t *p) { return vld1q_s16(p); }
KGL_INLINE vp16 vp16_load_u8(const uint8_t *p) { return vreinterpretq_s16_u16(vmovl_u8(vld1_u8(p))); }
KGL_INLINE void vp16_store(int16_t *p, vp16 v) { vst1q_s16(p, v); }
KGL_INLINE void vp16_store_u8(uint8_t *p, vp16 v) { vst1_u8(p, vqmovun_s16(v)); }
KGL_INLINE vp16 vp16_add(vp16 v, vp16 w) { return vaddq_s16(v, w); }
KGL_INLINE vpsum vpsum_zero(void) { return (vpsum){vdupq_n_s32(0), vdupq_n_s32(0)}; }
KGL_INLINE vpsum vpsum_add(vpsum s, vp16 x, vp16 y, int16_t v, int16_t w) {
  s.low = vmlal_n_s16(vmlal_n_s16(s.low, vget_low_s16(x), v), vget_low_s16(y), w);
  s.high = vmlal_high_n_s16(vmlal_high_n_s16(s.high, x, v), y, w);
  return s;
}
KGL_INLINE vp16 vpsum_narrow(vpsum s, const int bits) {
  const vi32 half = vi32_set1(1 << (bits - 1)), right = vi32_set1(-bits);
  const vi32 low = vshlq_s32(vi32_add(s.low, half), right), high = vshlq_s32(vi32_add(s.high, half), right);
  return vqmovn_high_s32(vqmovn_s32(low), high);
}
#endif

#endif
