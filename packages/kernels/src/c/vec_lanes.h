/* Vectors of int8 and int16 on the tier being compiled, lane by lane. For each of i8 and i16:
 *   vi8, VI8_LANES           a vector and its number of elements
 *   vi8_load(p), vi8_store(p, v)
 *   vi8_add, vi8_sub, vi8_mul    wrapping
 *   vi8_add_saturated, vi8_sub_saturated, vi8_mul_saturated
 *   vi8_max, vi8_min
 */
#ifndef KGL_VEC_LANES_H
#define KGL_VEC_LANES_H

#include "vec.h"

#ifdef KGL_SCALAR
/* Casts of what does not fit wrap, in gcc and clang. */
#define SCALAR_LANES(type, element, least, most, lanes)                                                      \
  typedef element type;                                                                                      \
  enum { lanes = 1 };                                                                                        \
  KGL_INLINE type type##_saturate(int32_t v) { return (type)(v < least ? least : v > most ? most : v); }     \
  KGL_INLINE type type##_load(const element *p) { return *p; }                                               \
  KGL_INLINE void type##_store(element *p, type v) { *p = v; }                                               \
  KGL_INLINE type type##_add(type a, type b) { return (type)(a + b); }                                       \
  KGL_INLINE type type##_sub(type a, type b) { return (type)(a - b); }                                       \
  KGL_INLINE type type##_mul(type a, type b) { return (type)(a * b); }                                       \
  KGL_INLINE type type##_add_saturated(type a, type b) { return type##_saturate(a + b); }                    \
  KGL_INLINE type type##_sub_saturated(type a, type b) { return type##_saturate(a - b); }                    \
  KGL_INLINE type type##_mul_saturated(type a, type b) { return type##_saturate(a * b); }                    \
  KGL_INLINE type type##_max(type a, type b) { return a > b ? a : b; }                                       \
  KGL_INLINE type type##_min(type a, type b) { return a < b ? a : b; }
SCALAR_LANES(vi8, int8_t, INT8_MIN, INT8_MAX, VI8_LANES)
SCALAR_LANES(vi16, int16_t, INT16_MIN, INT16_MAX, VI16_LANES)
#undef SCALAR_LANES

#elif defined(__AVX2__)
#ifdef __AVX512F__
typedef __m512i vi8;
#define MM(name) _mm512_##name
#define MM_WHOLE(name) _mm512_##name##_si512
#else
typedef __m256i vi8;
#define MM(name) _mm256_##name
#define MM_WHOLE(name) _mm256_##name##_si256
#endif
typedef vi8 vi16;
enum { VI8_LANES = sizeof(vi8), VI16_LANES = sizeof(vi8) / 2 };

KGL_INLINE vi8 vi8_load(const int8_t *p) { return MM_WHOLE(loadu)((const void *)p); }
KGL_INLINE void vi8_store(int8_t *p, vi8 v) { MM_WHOLE(storeu)((void *)p, v); }
KGL_INLINE vi8 vi8_add(vi8 a, vi8 b) { return MM(add_epi8)(a, b); }
KGL_INLINE vi8 vi8_sub(vi8 a, vi8 b) { return MM(sub_epi8)(a, b); }
KGL_INLINE vi8 vi8_add_saturated(vi8 a, vi8 b) { return MM(adds_epi8)(a, b); }
KGL_INLINE vi8 vi8_sub_saturated(vi8 a, vi8 b) { return MM(subs_epi8)(a, b); }
KGL_INLINE vi8 vi8_max(vi8 a, vi8 b) { return MM(max_epi8)(a, b); }
KGL_INLINE vi8 vi8_min(vi8 a, vi8 b) { return MM(min_epi8)(a, b); }

KGL_INLINE vi16 vi16_load(const int16_t *p) { return MM_WHOLE(loadu)((const void *)p); }
KGL_INLINE void vi16_store(int16_t *p, vi16 v) { MM_WHOLE(storeu)((void *)p, v); }
KGL_INLINE vi16 vi16_add(vi16 a, vi16 b) { return MM(add_epi16)(a, b); }
KGL_INLINE vi16 vi16_sub(vi16 a, vi16 b) { return MM(sub_epi16)(a, b); }
KGL_INLINE vi16 vi16_mul(vi16 a, vi16 b) { return MM(mullo_epi16)(a, b); }
KGL_INLINE vi16 vi16_add_saturated(vi16 a, vi16 b) { return MM(adds_epi16)(a, b); }
KGL_INLINE vi16 vi16_sub_saturated(vi16 a, vi16 b) { return MM(subs_epi16)(a, b); }
KGL_INLINE vi16 vi16_max(vi16 a, vi16 b) { return MM(max_epi16)(a, b); }
KGL_INLINE vi16 vi16_min(vi16 a, vi16 b) { return MM(min_epi16)(a, b); }

/* The low byte of a product of words is that of their low bytes' product. */
KGL_INLINE vi8 vi8_mul(vi8 a, vi8 b) {
  const vi8 low = MM(set1_epi16)(0xff);
  vi8 even = MM(mullo_epi16)(a, b), odd = MM(mullo_epi16)(MM(srli_epi16)(a, 8), MM(srli_epi16)(b, 8));
  return MM_WHOLE(or)(MM_WHOLE(and)(even, low), MM(slli_epi16)(odd, 8));
}
/* Unpacking and packing both stay within quarters of a register, so that each undoes the other's order. */
KGL_INLINE vi8 vi8_low_words(vi8 v) { return MM(srai_epi16)(MM(unpacklo_epi8)(v, v), 8); }
KGL_INLINE vi8 vi8_high_words(vi8 v) { return MM(srai_epi16)(MM(unpackhi_epi8)(v, v), 8); }
KGL_INLINE vi8 vi8_mul_saturated(vi8 a, vi8 b) {
  return MM(packs_epi16)(MM(mullo_epi16)(vi8_low_words(a), vi8_low_words(b)),
                         MM(mullo_epi16)(vi8_high_words(a), vi8_high_words(b)));
}
KGL_INLINE vi16 vi16_mul_saturated(vi16 a, vi16 b) {
  vi16 low = MM(mullo_epi16)(a, b), high = MM(mulhi_epi16)(a, b);
  return MM(packs_epi32)(MM(unpacklo_epi16)(low, high), MM(unpackhi_epi16)(low, high));
}
#undef MM
#undef MM_WHOLE

#elif defined(__aarch64__)
typedef int8x16_t vi8;
typedef int16x8_t vi16;
enum { VI8_LANES = 16, VI16_LANES = 8 };

KGL_INLINE vi8 vi8_load(const int8_t *p) { return vld1q_s8(p); }
KGL_INLINE void vi8_store(int8_t *p, vi8 v) { vst1q_s8(p, v); }
KGL_INLINE vi8 vi8_add(vi8 a, vi8 b) { return vaddq_s8(a, b); }
KGL_INLINE vi8 vi8_sub(vi8 a, vi8 b) { return vsubq_s8(a, b); }
KGL_INLINE vi8 vi8_mul(vi8 a, vi8 b) { return vmulq_s8(a, b); }
KGL_INLINE vi8 vi8_add_saturated(vi8 a, vi8 b) { return vqaddq_s8(a, b); }
KGL_INLINE vi8 vi8_sub_saturated(vi8 a, vi8 b) { return vqsubq_s8(a, b); }
KGL_INLINE vi8 vi8_mul_saturated(vi8 a, vi8 b) {
  return vqmovn_high_s16(vqmovn_s16(vmull_s8(vget_low_s8(a), vget_low_s8(b))), vmull_high_s8(a, b));
}
KGL_INLINE vi8 vi8_max(vi8 a, vi8 b) { return vmaxq_s8(a, b); }
KGL_INLINE vi8 vi8_min(vi8 a, vi8 b) { return vminq_s8(a, b); }

KGL_INLINE vi16 vi16_load(const int16_t *p) { return vld1q_s16(p); }
KGL_INLINE void vi16_store(int16_t *p, vi16 v) { vst1q_s16(p, v); }
KGL_INLINE vi16 vi16_add(vi16 a, vi16 b) { return vaddq_s16(a, b); }
KGL_INLINE vi16 vi16_sub(vi16 a, vi16 b) { return vsubq_s16(a, b); }
KGL_INLINE vi16 vi16_mul(vi16 a, vi16 b) { return vmulq_s16(a, b); }
KGL_INLINE vi16 vi16_add_saturated(vi16 a, vi16 b) { return vqaddq_s16(a, b); }
KGL_INLINE vi16 vi16_sub_saturated(vi16 a, vi16 b) { return vqsubq_s16(a, b); }
KGL_INLINE vi16 vi16_mul_saturated(vi16 a, vi16 b) {
  return vqmovn_high_s32(vqmovn_s32(vmull_s16(vget_low_s16(a), vget_low_s16(b))), vmull_high_s16(a, b));
}
KGL_INLINE vi16 vi16_max(vi16 a, vi16 b) { return vmaxq_s16(a, b); }
KGL_INLINE vi16 vi16_min(vi16 a, vi16 b) { return vminq_s16(a, b); }
#endif

#endif
