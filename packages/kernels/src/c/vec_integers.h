/* Vectors of int32 from and to memory in 8, 16 and 32 bits, on the tier being compiled. For a constant `type`:
 *   vi32_load_as(type, p)        VF32_LANES elements
 *   vi32_load_four_as(type, p, v)    4 * VF32_LANES of them
 *   vi32_store_as(type, p, v), vi32_store_four_as(type, p, v)    saturated to a type of 8 or 16 bits
 *   vf32_round_onto(v, zero)     v to nearest even, NaN as 0, plus `zero` of +-KGL_NEAR_ZERO: anything on the same side where
 *                                that is beyond an int16
 *   KGL_DIVIDES_SLOWLY           a division takes longer than five other instructions
 * kgl_round_far(type, v, zero) is the same of one number and any `zero`, saturated.
 */
#ifndef KGL_VEC_INTEGERS_H
#define KGL_VEC_INTEGERS_H

#include <string.h>

#include "vec.h"

typedef enum { KGL_AS_I8, KGL_AS_U8, KGL_AS_I16, KGL_AS_I32 } kgl_integer;

KGL_INLINE size_t kgl_integer_bytes(const kgl_integer type) {
  return type == KGL_AS_I32 ? 4 : type == KGL_AS_I16 ? 2 : 1;
}
KGL_INLINE int32_t kgl_integer_least(const kgl_integer type) {
  return type == KGL_AS_I8 ? INT8_MIN : type == KGL_AS_U8 ? 0 : type == KGL_AS_I16 ? INT16_MIN : INT32_MIN;
}
KGL_INLINE int32_t kgl_integer_most(const kgl_integer type) {
  return type == KGL_AS_I8 ? INT8_MAX : type == KGL_AS_U8 ? UINT8_MAX : type == KGL_AS_I16 ? INT16_MAX : INT32_MAX;
}
enum { KGL_NEAR_ZERO = 1 << 16 };
KGL_INLINE bool kgl_is_far(int32_t zero) { return zero < -KGL_NEAR_ZERO || zero > KGL_NEAR_ZERO; }

/* For zero points that no model has. A double holds any sum that does not saturate. 2^23, added, leaves no bits behind the
 * point. */
KGL_INLINE int32_t kgl_round_far(const kgl_integer type, float v, int32_t zero) {
  const float size = __builtin_fabsf(v), whole = 0x1p23f;
  const float near = size < whole ? __builtin_copysignf((size + whole) - whole, v) : v;
  const double sum = (near == near ? (double)near : 0) + zero;
  const int32_t least = kgl_integer_least(type), most = kgl_integer_most(type);
  return sum <= least ? least : sum >= most ? most : (int32_t)sum;
}
KGL_INLINE void kgl_store_integer(const kgl_integer type, void *p, size_t i, int32_t value) {
  if (type == KGL_AS_I16)
    ((int16_t *)p)[i] = (int16_t)value;
  else
    ((uint8_t *)p)[i] = (uint8_t)value;
}

#ifdef KGL_SCALAR
KGL_INLINE vi32 vi32_load_as(const kgl_integer type, const void *p) {
  if (type == KGL_AS_I8) return *(const int8_t *)p;
  if (type == KGL_AS_U8) return *(const uint8_t *)p;
  return type == KGL_AS_I16 ? *(const int16_t *)p : *(const int32_t *)p;
}
KGL_INLINE void vi32_store_as(const kgl_integer type, void *p, vi32 v) {
  const int32_t least = kgl_integer_least(type), most = kgl_integer_most(type);
  kgl_store_integer(type, p, 0, v < least ? least : v > most ? most : v);
}
KGL_INLINE vi32 vf32_round_onto(vf32 v, vi32 zero) {
  const float limit = 0x1p17f;
  float near = v < -limit ? -limit : v < limit ? v : v >= limit ? limit : 0;
  return (int32_t)vf32_round(near) + zero;
}

#elif defined(__AVX512F__)
KGL_INLINE vi32 vi32_load_as(const kgl_integer type, const void *p) {
  if (type == KGL_AS_I8) return _mm512_cvtepi8_epi32(_mm_loadu_si128(p));
  if (type == KGL_AS_U8) return _mm512_cvtepu8_epi32(_mm_loadu_si128(p));
  if (type == KGL_AS_I16) return _mm512_cvtepi16_epi32(_mm256_loadu_si256(p));
  return _mm512_loadu_si512(p);
}
KGL_INLINE void vi32_store_as(const kgl_integer type, void *p, vi32 v) {
  if (type == KGL_AS_I8) _mm_storeu_si128(p, _mm512_cvtsepi32_epi8(v));
  if (type == KGL_AS_U8) _mm_storeu_si128(p, _mm512_cvtusepi32_epi8(_mm512_max_epi32(v, _mm512_setzero_si512())));
  if (type == KGL_AS_I16) _mm256_storeu_si256(p, _mm512_cvtsepi32_epi16(v));
}
KGL_INLINE vi32 vf32_round_onto(vf32 v, vi32 zero) {
  __m512 near = _mm512_maskz_min_ps(_mm512_cmp_ps_mask(v, v, _CMP_ORD_Q), v, _mm512_set1_ps(0x1p17f));
  return _mm512_add_epi32(_mm512_cvtps_epi32(_mm512_max_ps(near, _mm512_set1_ps(-0x1p17f))), zero);
}

#elif defined(__AVX2__)
KGL_INLINE vi32 vi32_load_as(const kgl_integer type, const void *p) {
  if (type == KGL_AS_I8) return _mm256_cvtepi8_epi32(_mm_loadl_epi64(p));
  if (type == KGL_AS_U8) return _mm256_cvtepu8_epi32(_mm_loadl_epi64(p));
  if (type == KGL_AS_I16) return _mm256_cvtepi16_epi32(_mm_loadu_si128(p));
  return _mm256_loadu_si256(p);
}
KGL_INLINE void vi32_store_as(const kgl_integer type, void *p, vi32 v) {
  __m128i words = _mm_packs_epi32(_mm256_castsi256_si128(v), _mm256_extracti128_si256(v, 1));
  if (type == KGL_AS_I8) _mm_storel_epi64(p, _mm_packs_epi16(words, words));
  if (type == KGL_AS_U8) _mm_storel_epi64(p, _mm_packus_epi16(words, words));
  if (type == KGL_AS_I16) _mm_storeu_si128(p, words);
}
#define KGL_STORES_FOUR
/* Packing stays within halves of a register: 0 2 1 3 of quarters afterwards, of bytes 0 4 1 5 2 6 3 7 of groups of four. */
KGL_INLINE void vi32_store_four_as(const kgl_integer type, void *p, const vi32 v[4]) {
  __m256i first = _mm256_packs_epi32(v[0], v[1]), second = _mm256_packs_epi32(v[2], v[3]);
  if (type == KGL_AS_I16) {
    _mm256_storeu_si256(p, _mm256_permute4x64_epi64(first, 0xd8));
    _mm256_storeu_si256((__m256i *)p + 1, _mm256_permute4x64_epi64(second, 0xd8));
    return;
  }
  __m256i bytes = type == KGL_AS_I8 ? _mm256_packs_epi16(first, second) : _mm256_packus_epi16(first, second);
  _mm256_storeu_si256(p, _mm256_permutevar8x32_epi32(bytes, _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7)));
}
KGL_INLINE vi32 vf32_round_onto(vf32 v, vi32 zero) {
  __m256 number = _mm256_and_ps(v, _mm256_cmp_ps(v, v, _CMP_ORD_Q));
  __m256 near = _mm256_max_ps(_mm256_min_ps(number, _mm256_set1_ps(0x1p17f)), _mm256_set1_ps(-0x1p17f));
  return _mm256_add_epi32(_mm256_cvtps_epi32(near), zero);
}

#elif defined(__aarch64__)
KGL_INLINE vi32 vi32_load_as(const kgl_integer type, const void *p) {
  if (type == KGL_AS_I32) return vld1q_s32(p);
  if (type == KGL_AS_I16) return vmovl_s16(vld1_s16(p));
  uint32_t four;
  memcpy(&four, p, sizeof four);
  if (type == KGL_AS_I8) return vmovl_s16(vget_low_s16(vmovl_s8(vcreate_s8(four))));
  return vreinterpretq_s32_u32(vmovl_u16(vget_low_u16(vmovl_u8(vcreate_u8(four)))));
}
KGL_INLINE void vi32_store_as(const kgl_integer type, void *p, vi32 v) {
  int16x4_t half = vqmovn_s32(v);
  int16x8_t words = vcombine_s16(half, half);
  if (type == KGL_AS_I16) vst1_s16(p, half);
  uint32_t four = 0;
  if (type == KGL_AS_I8) four = vget_lane_u32(vreinterpret_u32_s8(vqmovn_s16(words)), 0);
  if (type == KGL_AS_U8) four = vget_lane_u32(vreinterpret_u32_u8(vqmovun_s16(words)), 0);
  if (type != KGL_AS_I16) memcpy(p, &four, sizeof four);
}
#define KGL_LOADS_FOUR
KGL_INLINE void vi32_load_four_as(const kgl_integer type, const void *p, vi32 v[4]) {
  if (type == KGL_AS_I8 || type == KGL_AS_U8) {
    int16x8_t first, second;
    if (type == KGL_AS_I8) {
      int8x16_t bytes = vld1q_s8(p);
      first = vmovl_s8(vget_low_s8(bytes)), second = vmovl_high_s8(bytes);
    } else {
      uint8x16_t bytes = vld1q_u8(p);
      first = vreinterpretq_s16_u16(vmovl_u8(vget_low_u8(bytes)));
      second = vreinterpretq_s16_u16(vmovl_high_u8(bytes));
    }
    v[0] = vmovl_s16(vget_low_s16(first)), v[1] = vmovl_high_s16(first);
    v[2] = vmovl_s16(vget_low_s16(second)), v[3] = vmovl_high_s16(second);
    return;
  }
  for (size_t k = 0; k < 4; k++) v[k] = vi32_load_as(type, (const char *)p + k * VF32_LANES * kgl_integer_bytes(type));
}
#define KGL_STORES_FOUR
KGL_INLINE void vi32_store_four_as(const kgl_integer type, void *p, const vi32 v[4]) {
  int16x8_t first = vqmovn_high_s32(vqmovn_s32(v[0]), v[1]), second = vqmovn_high_s32(vqmovn_s32(v[2]), v[3]);
  if (type == KGL_AS_I8) vst1q_s8(p, vqmovn_high_s16(vqmovn_s16(first), second));
  if (type == KGL_AS_U8) vst1q_u8(p, vqmovun_high_s16(vqmovun_s16(first), second));
  if (type == KGL_AS_I16) vst1q_s16(p, first), vst1q_s16((int16_t *)p + 8, second);
}
/* 7 cycles of a Neoverse N1 a vector. */
#define KGL_DIVIDES_SLOWLY true
/* FCVTNS saturates and takes NaN as 0. */
KGL_INLINE vi32 vf32_round_onto(vf32 v, vi32 zero) { return vqaddq_s32(vcvtnq_s32_f32(v), zero); }

#elif defined(__wasm_simd128__)
KGL_INLINE vi32 vi32_load_as(const kgl_integer type, const void *p) {
  if (type == KGL_AS_I8) return wasm_i32x4_extend_low_i16x8(wasm_i16x8_extend_low_i8x16(wasm_v128_load32_zero(p)));
  if (type == KGL_AS_U8) return wasm_u32x4_extend_low_u16x8(wasm_u16x8_extend_low_u8x16(wasm_v128_load32_zero(p)));
  return type == KGL_AS_I16 ? wasm_i32x4_load16x4(p) : wasm_v128_load(p);
}
KGL_INLINE void vi32_store_as(const kgl_integer type, void *p, vi32 v) {
  v128_t words = wasm_i16x8_narrow_i32x4(v, v);
  if (type == KGL_AS_I8) wasm_v128_store32_lane(p, wasm_i8x16_narrow_i16x8(words, words), 0);
  if (type == KGL_AS_U8) wasm_v128_store32_lane(p, wasm_u8x16_narrow_i16x8(words, words), 0);
  if (type == KGL_AS_I16) wasm_v128_store64_lane(p, words, 0);
}
#define KGL_STORES_FOUR
KGL_INLINE void vi32_store_four_as(const kgl_integer type, void *p, const vi32 v[4]) {
  v128_t first = wasm_i16x8_narrow_i32x4(v[0], v[1]), second = wasm_i16x8_narrow_i32x4(v[2], v[3]);
  if (type == KGL_AS_I8) wasm_v128_store(p, wasm_i8x16_narrow_i16x8(first, second));
  if (type == KGL_AS_U8) wasm_v128_store(p, wasm_u8x16_narrow_i16x8(first, second));
  if (type == KGL_AS_I16) wasm_v128_store(p, first), wasm_v128_store((v128_t *)p + 1, second);
}
/* On Arm. */
#define KGL_DIVIDES_SLOWLY true
/* The conversion takes NaN as 0; pmin and pmax keep it. */
KGL_INLINE vi32 vf32_round_onto(vf32 v, vi32 zero) {
  v128_t near = wasm_f32x4_pmax(wasm_f32x4_pmin(v, wasm_f32x4_splat(0x1p17f)), wasm_f32x4_splat(-0x1p17f));
  return wasm_i32x4_add(wasm_i32x4_trunc_sat_f32x4(wasm_f32x4_nearest(near)), zero);
}
#endif

#ifndef KGL_DIVIDES_SLOWLY
#define KGL_DIVIDES_SLOWLY false
#endif
#ifndef KGL_LOADS_FOUR
KGL_INLINE void vi32_load_four_as(const kgl_integer type, const void *p, vi32 v[4]) {
  for (size_t k = 0; k < 4; k++) v[k] = vi32_load_as(type, (const char *)p + k * VF32_LANES * kgl_integer_bytes(type));
}
#endif
#ifndef KGL_STORES_FOUR
KGL_INLINE void vi32_store_four_as(const kgl_integer type, void *p, const vi32 v[4]) {
  for (size_t k = 0; k < 4; k++) vi32_store_as(type, (char *)p + k * VF32_LANES * kgl_integer_bytes(type), v[k]);
}
#endif

#endif
