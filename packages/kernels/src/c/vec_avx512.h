/* Sixteen floats in a ZMM register; tails by mask registers, which do not touch the masked elements' memory. */
#include <immintrin.h>

typedef __m512 vf32;
enum { VF32_LANES = 16 };

KGL_INLINE vf32 vf32_set1(float value) { return _mm512_set1_ps(value); }
KGL_INLINE vf32 vf32_load(const float *p) { return _mm512_loadu_ps(p); }
KGL_INLINE void vf32_store(float *p, vf32 v) { _mm512_storeu_ps(p, v); }

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
