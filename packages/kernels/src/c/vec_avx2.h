/* Eight floats in a YMM register; tails by masked moves, which do not touch the masked elements' memory. */
#include <immintrin.h>

typedef __m256 vf32;
enum { VF32_LANES = 8 };

KGL_INLINE vf32 vf32_set1(float value) { return _mm256_set1_ps(value); }
KGL_INLINE vf32 vf32_load(const float *p) { return _mm256_loadu_ps(p); }
KGL_INLINE void vf32_store(float *p, vf32 v) { _mm256_storeu_ps(p, v); }

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
