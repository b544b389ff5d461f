/* Vectors of f64 on the tier being compiled; the words are those of f32 in vec.h and mean the same:
 *   vf64, VF64_LANES, vf64_set1, vf64_load, vf64_store
 *   vf64_load_tail(p, n), vf64_store_tail(p, n, v)    the first n elements, 0 < n < VF64_LANES; the other lanes are 0
 *   vf64_add, vf64_sub, vf64_mul, vf64_div, vf64_sqrt, vf64_fma, vf64_fused
 *   vf64_maximum, vf64_minimum   NaN if either is NaN; +0 is larger than -0
 *   vf64_neg, vf64_abs
 *   vf64_is_any(v, w)            an element of v is equal to that of w, or both are NaN
 *   vf64_reduce_add
 *   vf64_stream(p, v)            with KGL_STREAMS_F64: to aligned memory, past the caches; then vf32_stream_end()
 */
#ifndef KGL_VEC_F64_H
#define KGL_VEC_F64_H

#include "vec.h"

#ifdef KGL_SCALAR
typedef double vf64;
enum { VF64_LANES = 1 };
KGL_INLINE vf64 vf64_set1(double value) { return value; }
KGL_INLINE vf64 vf64_load(const double *p) { return *p; }
KGL_INLINE void vf64_store(double *p, vf64 v) { *p = v; }
KGL_INLINE vf64 vf64_load_tail(const double *p, size_t n) { return n ? *p : 0; }
KGL_INLINE void vf64_store_tail(double *p, size_t n, vf64 v) {
  if (n) *p = v;
}
KGL_INLINE vf64 vf64_add(vf64 a, vf64 b) { return a + b; }
KGL_INLINE vf64 vf64_sub(vf64 a, vf64 b) { return a - b; }
KGL_INLINE vf64 vf64_mul(vf64 a, vf64 b) { return a * b; }
KGL_INLINE vf64 vf64_div(vf64 a, vf64 b) { return a / b; }
KGL_INLINE vf64 vf64_sqrt(vf64 v) { return sqrt(v); }
KGL_INLINE vf64 vf64_fma(vf64 a, vf64 b, vf64 c) { return a * b + c; }
KGL_INLINE vf64 vf64_fused(vf64 a, vf64 b, vf64 c) { return fma(a, b, c); }
KGL_INLINE vf64 vf64_neg(vf64 v) { return -v; }
KGL_INLINE vf64 vf64_abs(vf64 v) { return __builtin_fabs(v); }
KGL_INLINE vf64 vf64_maximum(vf64 a, vf64 b) {
  if (a == b) return signbit(a) ? b : a;
  return ((a > b) | (a != a)) ? a : b;
}
KGL_INLINE vf64 vf64_minimum(vf64 a, vf64 b) {
  if (a == b) return signbit(a) ? a : b;
  return ((a < b) | (a != a)) ? a : b;
}
KGL_INLINE bool vf64_is_any(vf64 v, vf64 w) { return w != w ? v != v : v == w; }
KGL_INLINE double vf64_reduce_add(vf64 v) { return v; }

#elif defined(__AVX512F__)
typedef __m512d vf64;
enum { VF64_LANES = 8 };
KGL_INLINE __mmask8 vf64_tail_mask(size_t n) { return (__mmask8)((1u << n) - 1u); }
KGL_INLINE vf64 vf64_set1(double value) { return _mm512_set1_pd(value); }
KGL_INLINE vf64 vf64_load(const double *p) { return _mm512_loadu_pd(p); }
KGL_INLINE void vf64_store(double *p, vf64 v) { _mm512_storeu_pd(p, v); }
KGL_INLINE vf64 vf64_load_tail(const double *p, size_t n) { return _mm512_maskz_loadu_pd(vf64_tail_mask(n), p); }
KGL_INLINE void vf64_store_tail(double *p, size_t n, vf64 v) { _mm512_mask_storeu_pd(p, vf64_tail_mask(n), v); }
#define KGL_STREAMS_F64
KGL_INLINE void vf64_stream(double *p, vf64 v) { _mm512_stream_pd(p, v); }
KGL_INLINE vf64 vf64_add(vf64 a, vf64 b) { return _mm512_add_pd(a, b); }
KGL_INLINE vf64 vf64_sub(vf64 a, vf64 b) { return _mm512_sub_pd(a, b); }
KGL_INLINE vf64 vf64_mul(vf64 a, vf64 b) { return _mm512_mul_pd(a, b); }
KGL_INLINE vf64 vf64_div(vf64 a, vf64 b) { return _mm512_div_pd(a, b); }
KGL_INLINE vf64 vf64_sqrt(vf64 v) { return _mm512_sqrt_pd(v); }
KGL_INLINE vf64 vf64_fma(vf64 a, vf64 b, vf64 c) { return _mm512_fmadd_pd(a, b, c); }
KGL_INLINE vf64 vf64_neg(vf64 v) { return _mm512_xor_pd(v, _mm512_set1_pd(-0.0)); }
KGL_INLINE vf64 vf64_abs(vf64 v) { return _mm512_andnot_pd(_mm512_set1_pd(-0.0), v); }
/* As vf32_maximum: the AND of both orders is +0 if either is. */
KGL_INLINE vf64 vf64_maximum(vf64 a, vf64 b) {
  vf64 larger = _mm512_and_pd(_mm512_max_pd(a, b), _mm512_max_pd(b, a));
  return _mm512_mask_add_pd(larger, _mm512_cmp_pd_mask(a, b, _CMP_UNORD_Q), a, b);
}
KGL_INLINE vf64 vf64_minimum(vf64 a, vf64 b) {
  vf64 smaller = _mm512_or_pd(_mm512_min_pd(a, b), _mm512_min_pd(b, a));
  return _mm512_mask_add_pd(smaller, _mm512_cmp_pd_mask(a, b, _CMP_UNORD_Q), a, b);
}
KGL_INLINE bool vf64_is_any(vf64 v, vf64 w) {
  const __mmask8 both_nan = _mm512_cmp_pd_mask(v, v, _CMP_UNORD_Q) & _mm512_cmp_pd_mask(w, w, _CMP_UNORD_Q);
  return (_mm512_cmp_pd_mask(v, w, _CMP_EQ_OQ) | both_nan) != 0;
}
KGL_INLINE double vf64_reduce_add(vf64 v) { return _mm512_reduce_add_pd(v); }

#elif defined(__AVX2__)
typedef __m256d vf64;
enum { VF64_LANES = 4 };
KGL_INLINE __m256i vf64_tail_mask(size_t n) {
  return _mm256_cmpgt_epi64(_mm256_set1_epi64x((long long)n), _mm256_setr_epi64x(0, 1, 2, 3));
}
KGL_INLINE vf64 vf64_set1(double value) { return _mm256_set1_pd(value); }
KGL_INLINE vf64 vf64_load(const double *p) { return _mm256_loadu_pd(p); }
KGL_INLINE void vf64_store(double *p, vf64 v) { _mm256_storeu_pd(p, v); }
KGL_INLINE vf64 vf64_load_tail(const double *p, size_t n) { return _mm256_maskload_pd(p, vf64_tail_mask(n)); }
KGL_INLINE void vf64_store_tail(double *p, size_t n, vf64 v) { _mm256_maskstore_pd(p, vf64_tail_mask(n), v); }
#define KGL_STREAMS_F64
KGL_INLINE void vf64_stream(double *p, vf64 v) { _mm256_stream_pd(p, v); }
KGL_INLINE vf64 vf64_add(vf64 a, vf64 b) { return _mm256_add_pd(a, b); }
KGL_INLINE vf64 vf64_sub(vf64 a, vf64 b) { return _mm256_sub_pd(a, b); }
KGL_INLINE vf64 vf64_mul(vf64 a, vf64 b) { return _mm256_mul_pd(a, b); }
KGL_INLINE vf64 vf64_div(vf64 a, vf64 b) { return _mm256_div_pd(a, b); }
KGL_INLINE vf64 vf64_sqrt(vf64 v) { return _mm256_sqrt_pd(v); }
KGL_INLINE vf64 vf64_fma(vf64 a, vf64 b, vf64 c) { return _mm256_fmadd_pd(a, b, c); }
KGL_INLINE vf64 vf64_neg(vf64 v) { return _mm256_xor_pd(v, _mm256_set1_pd(-0.0)); }
KGL_INLINE vf64 vf64_abs(vf64 v) { return _mm256_andnot_pd(_mm256_set1_pd(-0.0), v); }
KGL_INLINE vf64 vf64_maximum(vf64 a, vf64 b) {
  vf64 larger = _mm256_and_pd(_mm256_max_pd(a, b), _mm256_max_pd(b, a));
  return _mm256_or_pd(larger, _mm256_cmp_pd(a, b, _CMP_UNORD_Q));
}
KGL_INLINE vf64 vf64_minimum(vf64 a, vf64 b) {
  vf64 smaller = _mm256_or_pd(_mm256_min_pd(a, b), _mm256_min_pd(b, a));
  return _mm256_or_pd(smaller, _mm256_cmp_pd(a, b, _CMP_UNORD_Q));
}
KGL_INLINE bool vf64_is_any(vf64 v, vf64 w) {
  vf64 both_nan = _mm256_and_pd(_mm256_cmp_pd(v, v, _CMP_UNORD_Q), _mm256_cmp_pd(w, w, _CMP_UNORD_Q));
  return _mm256_movemask_pd(_mm256_or_pd(_mm256_cmp_pd(v, w, _CMP_EQ_OQ), both_nan)) != 0;
}
KGL_INLINE double vf64_reduce_add(vf64 v) {
  __m128d two = _mm_add_pd(_mm256_castpd256_pd128(v), _mm256_extractf128_pd(v, 1));
  return _mm_cvtsd_f64(_mm_add_sd(two, _mm_unpackhi_pd(two, two)));
}

#elif defined(__aarch64__)
typedef float64x2_t vf64;
enum { VF64_LANES = 2 };
KGL_INLINE vf64 vf64_set1(double value) { return vdupq_n_f64(value); }
KGL_INLINE vf64 vf64_load(const double *p) { return vld1q_f64(p); }
KGL_INLINE void vf64_store(double *p, vf64 v) { vst1q_f64(p, v); }
KGL_INLINE vf64 vf64_load_tail(const double *p, size_t n) { return (void)n, vld1q_lane_f64(p, vdupq_n_f64(0), 0); }
KGL_INLINE void vf64_store_tail(double *p, size_t n, vf64 v) { (void)n, vst1q_lane_f64(p, v, 0); }
KGL_INLINE vf64 vf64_add(vf64 a, vf64 b) { return vaddq_f64(a, b); }
KGL_INLINE vf64 vf64_sub(vf64 a, vf64 b) { return vsubq_f64(a, b); }
KGL_INLINE vf64 vf64_mul(vf64 a, vf64 b) { return vmulq_f64(a, b); }
KGL_INLINE vf64 vf64_div(vf64 a, vf64 b) { return vdivq_f64(a, b); }
KGL_INLINE vf64 vf64_sqrt(vf64 v) { return vsqrtq_f64(v); }
KGL_INLINE vf64 vf64_fma(vf64 a, vf64 b, vf64 c) { return vfmaq_f64(c, a, b); }
KGL_INLINE vf64 vf64_neg(vf64 v) { return vnegq_f64(v); }
KGL_INLINE vf64 vf64_abs(vf64 v) { return vabsq_f64(v); }
KGL_INLINE vf64 vf64_maximum(vf64 a, vf64 b) { return vmaxq_f64(a, b); }
KGL_INLINE vf64 vf64_minimum(vf64 a, vf64 b) { return vminq_f64(a, b); }
KGL_INLINE bool vf64_is_any(vf64 v, vf64 w) {
  uint64x2_t same = vceqq_f64(v, w), numbers = vorrq_u64(vceqq_f64(v, v), vceqq_f64(w, w));
  uint32x4_t found = vreinterpretq_u32_u64(vornq_u64(same, numbers));
  return vmaxvq_u32(found) != 0;
}
KGL_INLINE double vf64_reduce_add(vf64 v) { return vaddvq_f64(v); }
#endif

#ifndef KGL_SCALAR
KGL_INLINE vf64 vf64_fused(vf64 a, vf64 b, vf64 c) { return vf64_fma(a, b, c); }
#endif

#endif
