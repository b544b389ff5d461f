/* Sixteen floats in a ZMM register; tails by mask registers, which do not touch the masked elements' memory. */
#include <immintrin.h>

typedef __m512 vf32;
typedef __m512i vi32;
typedef __mmask16 vm32;
enum { VF32_LANES = 16 };

KGL_INLINE vf32 vf32_set1(float value) { return _mm512_set1_ps(value); }
KGL_INLINE vf32 vf32_load(const float *p) { return _mm512_loadu_ps(p); }
KGL_INLINE void vf32_store(float *p, vf32 v) { _mm512_storeu_ps(p, v); }
#define KGL_STREAMS
KGL_INLINE void vf32_stream_two(float *p, vf32 v, vf32 w) {
  _mm512_stream_ps(p, v);
  _mm512_stream_ps(p + VF32_LANES, w);
}
KGL_INLINE void vf32_stream_end(void) { _mm_sfence(); }

KGL_INLINE __mmask16 vf32_tail_mask(size_t n) { return (__mmask16)((1u << n) - 1u); }
KGL_INLINE vf32 vf32_load_tail(const float *p, size_t n, float fill) {
  return _mm512_mask_loadu_ps(_mm512_set1_ps(fill), vf32_tail_mask(n), p);
}
KGL_INLINE void vf32_store_tail(float *p, size_t n, vf32 v) { _mm512_mask_storeu_ps(p, vf32_tail_mask(n), v); }

KGL_INLINE vf32 vf32_add(vf32 a, vf32 b) { return _mm512_add_ps(a, b); }
KGL_INLINE vf32 vf32_mul(vf32 a, vf32 b) { return _mm512_mul_ps(a, b); }
KGL_INLINE vf32 vf32_fma(vf32 a, vf32 b, vf32 c) { return _mm512_fmadd_ps(a, b, c); }
/* VMAXPS answers its second operand when one is NaN, so a NaN in b stays; where a is NaN the result is a. */
KGL_INLINE vf32 vf32_max(vf32 a, vf32 b) {
  return _mm512_mask_mov_ps(_mm512_max_ps(a, b), _mm512_cmp_ps_mask(a, a, _CMP_UNORD_Q), a);
}

KGL_INLINE vf32 vf32_min(vf32 a, vf32 b) {
  return _mm512_mask_mov_ps(_mm512_min_ps(a, b), _mm512_cmp_ps_mask(a, a, _CMP_UNORD_Q), a);
}
/* VMAXPS answers its second operand for two zeros too: the AND of both orders is +0 if either is, the OR is -0. */
KGL_INLINE vf32 vf32_maximum(vf32 a, vf32 b) {
  vf32 larger = _mm512_and_ps(_mm512_max_ps(a, b), _mm512_max_ps(b, a));
  return _mm512_mask_add_ps(larger, _mm512_cmp_ps_mask(a, b, _CMP_UNORD_Q), a, b);
}
KGL_INLINE vf32 vf32_minimum(vf32 a, vf32 b) {
  vf32 smaller = _mm512_or_ps(_mm512_min_ps(a, b), _mm512_min_ps(b, a));
  return _mm512_mask_add_ps(smaller, _mm512_cmp_ps_mask(a, b, _CMP_UNORD_Q), a, b);
}
KGL_INLINE vf32 vf32_at_least(vf32 v, vf32 low) { return _mm512_max_ps(low, v); }
KGL_INLINE vf32 vf32_at_most(vf32 v, vf32 high) { return _mm512_min_ps(high, v); }

KGL_INLINE vf32 vf32_sub(vf32 a, vf32 b) { return _mm512_sub_ps(a, b); }
KGL_INLINE vf32 vf32_div(vf32 a, vf32 b) { return _mm512_div_ps(a, b); }
KGL_INLINE vf32 vf32_sqrt(vf32 v) { return _mm512_sqrt_ps(v); }
KGL_INLINE vf32 vf32_fnma(vf32 a, vf32 b, vf32 c) { return _mm512_fnmadd_ps(a, b, c); }
KGL_INLINE vf32 vf32_fused(vf32 a, vf32 b, vf32 c) { return _mm512_fmadd_ps(a, b, c); }
KGL_INLINE vf32 vf32_product_error(vf32 a, vf32 b, vf32 product) { return _mm512_fmsub_ps(a, b, product); }
KGL_INLINE vf32 vf32_sub_product(vf32 c, vf32 a, vf32 b) { return _mm512_fnmadd_ps(a, b, c); }
/* VSCALEFPS: v * 2^n rounded once, n being a whole number. */
#define KGL_HAS_SCALEF
KGL_INLINE vf32 vf32_scalef(vf32 v, vf32 n) { return _mm512_scalef_ps(v, n); }
KGL_INLINE vf32 vf32_neg(vf32 v) { return _mm512_xor_ps(v, _mm512_set1_ps(-0.0f)); }
KGL_INLINE vf32 vf32_abs(vf32 v) { return _mm512_andnot_ps(_mm512_set1_ps(-0.0f), v); }
/* imm8 10: a where the sign mask (the first operand) is 0, b where it is 1. */
KGL_INLINE vf32 vf32_copysign(vf32 magnitude, vf32 sign) {
  return _mm512_castsi512_ps(_mm512_ternarylogic_epi32(_mm512_set1_epi32(INT32_MIN), _mm512_castps_si512(magnitude),
                                                       _mm512_castps_si512(sign), 0xac));
}
KGL_INLINE vf32 vf32_floor(vf32 v) { return _mm512_roundscale_ps(v, _MM_FROUND_TO_NEG_INF | _MM_FROUND_NO_EXC); }
KGL_INLINE vf32 vf32_ceil(vf32 v) { return _mm512_roundscale_ps(v, _MM_FROUND_TO_POS_INF | _MM_FROUND_NO_EXC); }
KGL_INLINE vf32 vf32_trunc(vf32 v) { return _mm512_roundscale_ps(v, _MM_FROUND_TO_ZERO | _MM_FROUND_NO_EXC); }
KGL_INLINE vf32 vf32_round(vf32 v) { return _mm512_roundscale_ps(v, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC); }

KGL_INLINE vm32 vf32_eq(vf32 a, vf32 b) { return _mm512_cmp_ps_mask(a, b, _CMP_EQ_OQ); }
KGL_INLINE vm32 vf32_ne(vf32 a, vf32 b) { return _mm512_cmp_ps_mask(a, b, _CMP_NEQ_UQ); }
KGL_INLINE vm32 vf32_lt(vf32 a, vf32 b) { return _mm512_cmp_ps_mask(a, b, _CMP_LT_OQ); }
KGL_INLINE vm32 vf32_le(vf32 a, vf32 b) { return _mm512_cmp_ps_mask(a, b, _CMP_LE_OQ); }
KGL_INLINE vf32 vf32_select(vm32 m, vf32 a, vf32 b) { return _mm512_mask_blend_ps(m, b, a); }

KGL_INLINE vm32 vm32_and(vm32 a, vm32 b) { return a & b; }
KGL_INLINE vm32 vm32_or(vm32 a, vm32 b) { return a | b; }
KGL_INLINE vm32 vm32_xor(vm32 a, vm32 b) { return a ^ b; }
KGL_INLINE vm32 vm32_not(vm32 m) { return (vm32)~m; }
KGL_INLINE bool vm32_any(vm32 m) { return m != 0; }
KGL_INLINE uint32_t vm32_bits(vm32 m) { return m; }

KGL_INLINE vi32 vi32_set1(int32_t value) { return _mm512_set1_epi32(value); }
KGL_INLINE vi32 vi32_iota(void) { return _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15); }
KGL_INLINE vi32 vi32_load(const int32_t *p) { return _mm512_loadu_si512(p); }
KGL_INLINE void vi32_store(int32_t *p, vi32 v) { _mm512_storeu_si512(p, v); }
KGL_INLINE vi32 vi32_add(vi32 a, vi32 b) { return _mm512_add_epi32(a, b); }
KGL_INLINE vi32 vi32_sub(vi32 a, vi32 b) { return _mm512_sub_epi32(a, b); }
KGL_INLINE vi32 vi32_mul(vi32 a, vi32 b) { return _mm512_mullo_epi32(a, b); }
KGL_INLINE vi32 vi32_and(vi32 a, vi32 b) { return _mm512_and_si512(a, b); }
KGL_INLINE vi32 vi32_or(vi32 a, vi32 b) { return _mm512_or_si512(a, b); }
KGL_INLINE vi32 vi32_xor(vi32 a, vi32 b) { return _mm512_xor_si512(a, b); }
#define vi32_shl(v, bits) _mm512_slli_epi32(v, bits)
#define vi32_shr(v, bits) _mm512_srli_epi32(v, bits)
#define vi32_sra(v, bits) _mm512_srai_epi32(v, bits)
KGL_INLINE vm32 vi32_eq(vi32 a, vi32 b) { return _mm512_cmpeq_epi32_mask(a, b); }
KGL_INLINE vm32 vi32_lt(vi32 a, vi32 b) { return _mm512_cmplt_epi32_mask(a, b); }
KGL_INLINE vi32 vi32_select(vm32 m, vi32 a, vi32 b) { return _mm512_mask_blend_epi32(m, b, a); }
KGL_INLINE vi32 vf32_as_i32(vf32 v) { return _mm512_castps_si512(v); }
KGL_INLINE vf32 vi32_as_f32(vi32 v) { return _mm512_castsi512_ps(v); }
KGL_INLINE vi32 vf32_to_i32(vf32 v) { return _mm512_cvtps_epi32(v); }
KGL_INLINE vf32 vi32_to_f32(vi32 v) { return _mm512_cvtepi32_ps(v); }

#define KGL_PAIRS
KGL_INLINE vf32 vf32_swap_neighbours(vf32 v) { return _mm512_permute_ps(v, 0xb1); }
KGL_INLINE vf32 vf32_load_twice(const float *p) {
  const __m512i each_twice = _mm512_setr_epi32(0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7);
  return _mm512_permutexvar_ps(each_twice, _mm512_castps256_ps512(_mm256_loadu_ps(p)));
}

/* See vec.h: one instruction each, where vf32_max takes three. */
#define KGL_EXTREMES_BY_NUMBERS
KGL_INLINE vf32 vf32_larger(vf32 a, vf32 b) { return _mm512_max_ps(a, b); }
KGL_INLINE vf32 vf32_smaller(vf32 a, vf32 b) { return _mm512_min_ps(a, b); }
KGL_INLINE vm32 vf32_unordered(vf32 a, vf32 b) { return _mm512_cmp_ps_mask(a, b, _CMP_UNORD_Q); }
KGL_INLINE float vf32_reduce_larger(vf32 v) { return _mm512_reduce_max_ps(v); }

KGL_INLINE vf32 vf32_swap_halves(vf32 v) { return _mm512_shuffle_f32x4(v, v, 0x4e); }
KGL_INLINE vf32 vf32_swap_quarters(vf32 v) { return _mm512_shuffle_f32x4(v, v, 0xb1); }
KGL_INLINE float vf32_reduce_add(vf32 v) {
  vf32 eight = vf32_add(v, vf32_swap_halves(v));
  vf32 four = vf32_add(eight, vf32_swap_quarters(eight));
  vf32 two = vf32_add(four, _mm512_permute_ps(four, 0x4e));
  return _mm512_cvtss_f32(vf32_add(two, _mm512_permute_ps(two, 0xb1)));
}
KGL_INLINE float vf32_reduce_max(vf32 v) {
  vf32 eight = vf32_max(v, vf32_swap_halves(v));
  vf32 four = vf32_max(eight, vf32_swap_quarters(eight));
  vf32 two = vf32_max(four, _mm512_permute_ps(four, 0x4e));
  return _mm512_cvtss_f32(vf32_max(two, _mm512_permute_ps(two, 0xb1)));
}
