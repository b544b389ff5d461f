/* Transposition in registers: VF32_TILE rows of VF32_TILE floats, on the tier being compiled.
 * vf32_transpose_tile(a, a_stride, out, out_stride): strides in elements. */
#ifndef KGL_VEC_TILE_H
#define KGL_VEC_TILE_H

#include "vec.h"

#if defined(__AVX2__) && !defined(KGL_SCALAR)
enum { VF32_TILE = 8 };
KGL_INLINE __m256 vf32_two_rows(const float *a, size_t step) {
  return _mm256_insertf128_ps(_mm256_castps128_ps256(_mm_loadu_ps(a)), _mm_loadu_ps(a + step), 1);
}
/* Halves of rows that are four apart share a register, so that no step crosses the middle of one. */
KGL_INLINE void vf32_transpose_half(const float *a, size_t a_stride, float *out, size_t out_stride) {
  __m256 r0 = vf32_two_rows(a, 4 * a_stride), r1 = vf32_two_rows(a + a_stride, 4 * a_stride);
  __m256 r2 = vf32_two_rows(a + 2 * a_stride, 4 * a_stride), r3 = vf32_two_rows(a + 3 * a_stride, 4 * a_stride);
  __m256 low01 = _mm256_unpacklo_ps(r0, r1), high01 = _mm256_unpackhi_ps(r0, r1);
  __m256 low23 = _mm256_unpacklo_ps(r2, r3), high23 = _mm256_unpackhi_ps(r2, r3);
  _mm256_storeu_ps(out, _mm256_shuffle_ps(low01, low23, 0x44));
  _mm256_storeu_ps(out + out_stride, _mm256_shuffle_ps(low01, low23, 0xee));
  _mm256_storeu_ps(out + 2 * out_stride, _mm256_shuffle_ps(high01, high23, 0x44));
  _mm256_storeu_ps(out + 3 * out_stride, _mm256_shuffle_ps(high01, high23, 0xee));
}
KGL_INLINE void vf32_transpose_tile(const float *a, size_t a_stride, float *out, size_t out_stride) {
  vf32_transpose_half(a, a_stride, out, out_stride);
  vf32_transpose_half(a + 4, a_stride, out + 4 * out_stride, out_stride);
}
#elif defined(__aarch64__) && !defined(KGL_SCALAR)
enum { VF32_TILE = 4 };
KGL_INLINE void vf32_transpose_tile(const float *a, size_t a_stride, float *out, size_t out_stride) {
  float32x4_t r0 = vld1q_f32(a), r1 = vld1q_f32(a + a_stride);
  float32x4_t r2 = vld1q_f32(a + 2 * a_stride), r3 = vld1q_f32(a + 3 * a_stride);
  float64x2_t even01 = vreinterpretq_f64_f32(vtrn1q_f32(r0, r1)), odd01 = vreinterpretq_f64_f32(vtrn2q_f32(r0, r1));
  float64x2_t even23 = vreinterpretq_f64_f32(vtrn1q_f32(r2, r3)), odd23 = vreinterpretq_f64_f32(vtrn2q_f32(r2, r3));
  vst1q_f32(out, vreinterpretq_f32_f64(vtrn1q_f64(even01, even23)));
  vst1q_f32(out + out_stride, vreinterpretq_f32_f64(vtrn1q_f64(odd01, odd23)));
  vst1q_f32(out + 2 * out_stride, vreinterpretq_f32_f64(vtrn2q_f64(even01, even23)));
  vst1q_f32(out + 3 * out_stride, vreinterpretq_f32_f64(vtrn2q_f64(odd01, odd23)));
}
#elif defined(__wasm_simd128__)
enum { VF32_TILE = 4 };
KGL_INLINE void vf32_transpose_tile(const float *a, size_t a_stride, float *out, size_t out_stride) {
  v128_t r0 = wasm_v128_load(a), r1 = wasm_v128_load(a + a_stride);
  v128_t r2 = wasm_v128_load(a + 2 * a_stride), r3 = wasm_v128_load(a + 3 * a_stride);
  v128_t low01 = wasm_i32x4_shuffle(r0, r1, 0, 4, 1, 5), high01 = wasm_i32x4_shuffle(r0, r1, 2, 6, 3, 7);
  v128_t low23 = wasm_i32x4_shuffle(r2, r3, 0, 4, 1, 5), high23 = wasm_i32x4_shuffle(r2, r3, 2, 6, 3, 7);
  wasm_v128_store(out, wasm_i64x2_shuffle(low01, low23, 0, 2));
  wasm_v128_store(out + out_stride, wasm_i64x2_shuffle(low01, low23, 1, 3));
  wasm_v128_store(out + 2 * out_stride, wasm_i64x2_shuffle(high01, high23, 0, 2));
  wasm_v128_store(out + 3 * out_stride, wasm_i64x2_shuffle(high01, high23, 1, 3));
}
#else
enum { VF32_TILE = 1 };
KGL_INLINE void vf32_transpose_tile(const float *a, size_t a_stride, float *out, size_t out_stride) {
  (void)a_stride, (void)out_stride;
  *out = *a;
}
#endif

#endif
