/* Eight floats in a YMM register; tails by masked moves, which do not touch the masked elements' memory. */
#include <immintrin.h>

typedef __m256 vf32;
typedef __m256i vi32;
typedef __m256i vm32; /* all ones or all zeros in each lane */
enum { VF32_LANES = 8 };

KGL_INLINE vf32 vf32_set1(float value) { return _mm256_set1_ps(value); }
KGL_INLINE vf32 vf32_load(const float *p) { return _mm256_loadu_ps(p); }
KGL_INLINE void vf32_store(float *p, vf32 v) { _mm256_storeu_ps(p, v); }
#define KGL_STREAMS
KGL_INLINE void vf32_stream_two(float *p, vf32 v, vf32 w) {
  _mm256_stream_ps(p, v);
  _mm256_stream_ps(p + VF32_LANES, w);
}
KGL_INLINE void vf32_stream_end(void) { _mm_sfence(); }

KGL_INLINE __m256i vf32_tail_mask(size_t n) {
  return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)n), _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7));
}
KGL_INLINE vf32 vf32_load_tail(const float *p, size_t n, float fill) {
  __m256i mask = vf32_tail_mask(n);
  return _mm256_blendv_ps(_mm256_set1_ps(fill), _mm256_maskload_ps(p, mask), _mm256_castsi256_ps(mask));
}
KGL_INLINE void vf32_store_tail(float *p, size_t n, vf32 v) { _mm256_maskstore_ps(p, vf32_tail_mask(n), v); }

KGL_INLINE vf32 vf32_add(vf32 a, vf32 b) { return _mm256_add_ps(a, b); }
KGL_INLINE vf32 vf32_mul(vf32 a, vf32 b) { return _mm256_mul_ps(a, b); }
KGL_INLINE vf32 vf32_fma(vf32 a, vf32 b, vf32 c) { return _mm256_fmadd_ps(a, b, c); }
/* VMAXPS answers its second operand when one is NaN, so a NaN in b stays; for a NaN in a the compare gives all ones. */
KGL_INLINE vf32 vf32_max(vf32 a, vf32 b) {
  return _mm256_or_ps(_mm256_max_ps(a, b), _mm256_cmp_ps(a, a, _CMP_UNORD_Q));
}

KGL_INLINE vf32 vf32_min(vf32 a, vf32 b) {
  return _mm256_or_ps(_mm256_min_ps(a, b), _mm256_cmp_ps(a, a, _CMP_UNORD_Q));
}
/* VMAXPS answers its second operand for two zeros too: the AND of both orders is +0 if either is, the OR is -0. */
KGL_INLINE vf32 vf32_maximum(vf32 a, vf32 b) {
  vf32 larger = _mm256_and_ps(_mm256_max_ps(a, b), _mm256_max_ps(b, a));
  return _mm256_or_ps(larger, _mm256_cmp_ps(a, b, _CMP_UNORD_Q));
}
KGL_INLINE vf32 vf32_minimum(vf32 a, vf32 b) {
  vf32 smaller = _mm256_or_ps(_mm256_min_ps(a, b), _mm256_min_ps(b, a));
  return _mm256_or_ps(smaller, _mm256_cmp_ps(a, b, _CMP_UNORD_Q));
}
KGL_INLINE vf32 vf32_at_least(vf32 v, vf32 low) { return _mm256_max_ps(low, v); }
KGL_INLINE vf32 vf32_at_most(vf32 v, vf32 high) { return _mm256_min_ps(high, v); }

KGL_INLINE vf32 vf32_sub(vf32 a, vf32 b) { return _mm256_sub_ps(a, b); }
KGL_INLINE vf32 vf32_div(vf32 a, vf32 b) { return _mm256_div_ps(a, b); }
KGL_INLINE vf32 vf32_sqrt(vf32 v) { return _mm256_sqrt_ps(v); }
KGL_INLINE vf32 vf32_fnma(vf32 a, vf32 b, vf32 c) { return _mm256_fnmadd_ps(a, b, c); }
KGL_INLINE vf32 vf32_fused(vf32 a, vf32 b, vf32 c) { return _mm256_fmadd_ps(a, b, c); }
KGL_INLINE vf32 vf32_product_error(vf32 a, vf32 b, vf32 product) { return _mm256_fmsub_ps(a, b, product); }
KGL_INLINE vf32 vf32_sub_product(vf32 c, vf32 a, vf32 b) { return _mm256_fnmadd_ps(a, b, c); }
KGL_INLINE vf32 vf32_neg(vf32 v) { return _mm256_xor_ps(v, _mm256_set1_ps(-0.0f)); }
KGL_INLINE vf32 vf32_abs(vf32 v) { return _mm256_andnot_ps(_mm256_set1_ps(-0.0f), v); }
KGL_INLINE vf32 vf32_copysign(vf32 magnitude, vf32 sign) {
  return _mm256_or_ps(vf32_abs(magnitude), _mm256_and_ps(sign, _mm256_set1_ps(-0.0f)));
}
KGL_INLINE vf32 vf32_floor(vf32 v) { return _mm256_round_ps(v, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC); }
KGL_INLINE vf32 vf32_ceil(vf32 v) { return _mm256_round_ps(v, _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC); }
KGL_INLINE vf32 vf32_trunc(vf32 v) { return _mm256_round_ps(v, _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC); }
KGL_INLINE vf32 vf32_round(vf32 v) { return _mm256_round_ps(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }

KGL_INLINE vm32 vf32_eq(vf32 a, vf32 b) { return _mm256_castps_si256(_mm256_cmp_ps(a, b, _CMP_EQ_OQ)); }
KGL_INLINE vm32 vf32_ne(vf32 a, vf32 b) { return _mm256_castps_si256(_mm256_cmp_ps(a, b, _CMP_NEQ_UQ)); }
KGL_INLINE vm32 vf32_lt(vf32 a, vf32 b) { return _mm256_castps_si256(_mm256_cmp_ps(a, b, _CMP_LT_OQ)); }
KGL_INLINE vm32 vf32_le(vf32 a, vf32 b) { return _mm256_castps_si256(_mm256_cmp_ps(a, b, _CMP_LE_OQ)); }
KGL_INLINE vf32 vf32_select(vm32 m, vf32 a, vf32 b) { return _mm256_blendv_ps(b, a, _mm256_castsi256_ps(m)); }

KGL_INLINE vm32 vm32_and(vm32 a, vm32 b) { return _mm256_and_si256(a, b); }
KGL_INLINE vm32 vm32_or(vm32 a, vm32 b) { return _mm256_or_si256(a, b); }
KGL_INLINE vm32 vm32_xor(vm32 a, vm32 b) { return _mm256_xor_si256(a, b); }
KGL_INLINE vm32 vm32_not(vm32 m) { return _mm256_xor_si256(m, _mm256_set1_epi32(-1)); }
KGL_INLINE uint32_t vm32_bits(vm32 m) { return (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(m)); }
KGL_INLINE bool vm32_any(vm32 m) { return vm32_bits(m) != 0; }

KGL_INLINE vi32 vi32_set1(int32_t value) { return _mm256_set1_epi32(value); }
KGL_INLINE vi32 vi32_iota(void) { return _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7); }
KGL_INLINE vi32 vi32_load(const int32_t *p) { return _mm256_loadu_si256((const __m256i *)p); }
KGL_INLINE void vi32_store(int32_t *p, vi32 v) { _mm256_storeu_si256((__m256i *)p, v); }
KGL_INLINE vi32 vi32_add(vi32 a, vi32 b) { return _mm256_add_epi32(a, b); }
KGL_INLINE vi32 vi32_sub(vi32 a, vi32 b) { return _mm256_sub_epi32(a, b); }
KGL_INLINE vi32 vi32_mul(vi32 a, vi32 b) { return _mm256_mullo_epi32(a, b); }
KGL_INLINE vi32 vi32_and(vi32 a, vi32 b) { return _mm256_and_si256(a, b); }
KGL_INLINE vi32 vi32_or(vi32 a, vi32 b) { return _mm256_or_si256(a, b); }
KGL_INLINE vi32 vi32_xor(vi32 a, vi32 b) { return _mm256_xor_si256(a, b); }
#define vi32_shl(v, bits) _mm256_slli_epi32(v, bits)
#define vi32_shr(v, bits) _mm256_srli_epi32(v, bits)
#define vi32_sra(v, bits) _mm256_srai_epi32(v, bits)
KGL_INLINE vm32 vi32_eq(vi32 a, vi32 b) { return _mm256_cmpeq_epi32(a, b); }
KGL_INLINE vm32 vi32_lt(vi32 a, vi32 b) { return _mm256_cmpgt_epi32(b, a); }
KGL_INLINE vi32 vi32_select(vm32 m, vi32 a, vi32 b) { return _mm256_blendv_epi8(b, a, m); }
KGL_INLINE vi32 vf32_as_i32(vf32 v) { return _mm256_castps_si256(v); }
KGL_INLINE vf32 vi32_as_f32(vi32 v) { return _mm256_castsi256_ps(v); }
KGL_INLINE vi32 vf32_to_i32(vf32 v) { return _mm256_cvtps_epi32(v); }
KGL_INLINE vf32 vi32_to_f32(vi32 v) { return _mm256_cvtepi32_ps(v); }

#define KGL_PAIRS
KGL_INLINE vf32 vf32_swap_neighbours(vf32 v) { return _mm256_permute_ps(v, 0xb1); }
KGL_INLINE vf32 vf32_load_twice(const float *p) {
  const __m256i each_twice = _mm256_setr_epi32(0, 0, 1, 1, 2, 2, 3, 3);
  return _mm256_permutevar8x32_ps(_mm256_castps128_ps256(_mm_loadu_ps(p)), each_twice);
}

/* See vec.h: one instruction each, where vf32_max takes three. */
#define KGL_EXTREMES_BY_NUMBERS
KGL_INLINE vf32 vf32_larger(vf32 a, vf32 b) { return _mm256_max_ps(a, b); }
KGL_INLINE vf32 vf32_smaller(vf32 a, vf32 b) { return _mm256_min_ps(a, b); }
KGL_INLINE vm32 vf32_unordered(vf32 a, vf32 b) { return _mm256_cmp_ps(a, b, _CMP_UNORD_Q); }
KGL_INLINE float vf32_reduce_larger(vf32 v) {
  __m128 four = _mm_max_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
  __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}

KGL_INLINE float vf32_reduce_add(vf32 v) {
  __m128 four = _mm_add_ps(_mm256_castps256_ps128(v), _mm256_extractf128_ps(v, 1));
  __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
  return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}
KGL_INLINE float vf32_reduce_max(vf32 v) {
  vf32 four = vf32_max(v, _mm256_permute2f128_ps(v, v, 1));
  vf32 two = vf32_max(four, _mm256_permute_ps(four, 0x4e));
  return _mm256_cvtss_f32(vf32_max(two, _mm256_permute_ps(two, 0xb1)));
}
