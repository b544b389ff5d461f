/* bf16, the upper half of an f32 as its bits, on the tier being compiled:
 *   vf32_load_bf16(p), vf32_load_bf16_tail(p, n)         exact; the tail's other lanes are 0
 *   vf32_store_bf16(p, v), vf32_store_bf16_tail(p, n, v) round to nearest even; NaN stays NaN, quiet
 * and where the tier multiplies them itself (KGL_BF16_PRODUCTS):
 *   vbf16, VBF16_LANES, vbf16_load(p), vbf16_load_tail(p, n)
 *   vf32_dot_bf16(s, a, b)   s + the products of neighbours, two to a lane: elements and sums below 2^-126 count as 0
 */
#ifndef KGL_VEC_BF16_H
#define KGL_VEC_BF16_H

#include "vec_integers.h"

KGL_INLINE float kgl_bf16_to_f32(uint16_t bits) {
  union {
    uint32_t bits;
    float value;
  } f = {.bits = (uint32_t)bits << 16};
  return f.value;
}

/* Less than a vector of the tier. */
KGL_HELPER void copy_halves(uint16_t *to, const uint16_t *from, size_t n) {
  KGL_ROLLED for (size_t i = 0; i < n; i++) to[i] = from[i];
}

KGL_INLINE vf32 vf32_load_bf16(const uint16_t *p) { return vi32_as_f32(vi32_shl(vi32_load_as(KGL_AS_I16, p), 16)); }
KGL_INLINE vf32 vf32_load_bf16_tail(const uint16_t *p, size_t n) {
  uint16_t halves[VF32_LANES] = {0};
  copy_halves(halves, p, n);
  return vf32_load_bf16(halves);
}

/* To carry or not: what is cut off, and the last bit that stays, decide. NaN gets its quiet bit instead, lest it become
 * infinite. */
KGL_INLINE vi32 vf32_to_bf16(vf32 v) {
  const vi32 bits = vf32_as_i32(v), odd = vi32_and(vi32_shr(bits, 16), vi32_set1(1));
  const vi32 near = vi32_add(vi32_add(bits, vi32_set1(0x7fff)), odd), quiet = vi32_or(bits, vi32_set1(0x400000));
  const vf32 chosen = vf32_select(vf32_ne(v, v), vi32_as_f32(quiet), vi32_as_f32(near));
  return vi32_sra(vf32_as_i32(chosen), 16);
}
KGL_INLINE void vf32_store_bf16(uint16_t *p, vf32 v) { vi32_store_as(KGL_AS_I16, p, vf32_to_bf16(v)); }
KGL_INLINE void vf32_store_bf16_tail(uint16_t *p, size_t n, vf32 v) {
  uint16_t halves[VF32_LANES];
  vf32_store_bf16(halves, v);
  copy_halves(p, halves, n);
}

#if defined(__AVX512BF16__)
#define KGL_BF16_PRODUCTS
typedef __m512bh vbf16;
enum { VBF16_LANES = 32 };
KGL_INLINE vbf16 vbf16_load(const uint16_t *p) { return (vbf16)_mm512_loadu_si512(p); }
KGL_INLINE vbf16 vbf16_load_tail(const uint16_t *p, size_t n) {
  return (vbf16)_mm512_maskz_loadu_epi16((__mmask32)((UINT32_C(1) << n) - 1), p);
}
KGL_INLINE vf32 vf32_dot_bf16(vf32 s, vbf16 a, vbf16 b) { return _mm512_dpbf16_ps(s, a, b); }
#elif defined(__ARM_FEATURE_BF16_VECTOR_ARITHMETIC)
#define KGL_BF16_PRODUCTS
typedef bfloat16x8_t vbf16;
enum { VBF16_LANES = 8 };
KGL_INLINE vbf16 vbf16_load(const uint16_t *p) { return vreinterpretq_bf16_u16(vld1q_u16(p)); }
KGL_INLINE vbf16 vbf16_load_tail(const uint16_t *p, size_t n) {
  uint16_t halves[VBF16_LANES] = {0};
  copy_halves(halves, p, n);
  return vbf16_load(halves);
}
KGL_INLINE vf32 vf32_dot_bf16(vf32 s, vbf16 a, vbf16 b) { return vbfdotq_f32(s, a, b); }
#endif

#endif
