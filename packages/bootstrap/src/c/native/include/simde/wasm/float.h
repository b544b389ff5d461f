/* Float arithmetic, rounded once. neg, abs, pmin and pmax keep a NaN's bits, the others make it quiet. */

UNARY(f32x4_neg, -f32x4(a))
UNARY(f64x2_neg, -f64x2(a))
UNARY(f32x4_abs, __builtin_elementwise_abs(f32x4(a)))
UNARY(f64x2_abs, __builtin_elementwise_abs(f64x2(a)))

BINARY(f32x4_add, f32x4(a) + f32x4(b))
BINARY(f64x2_add, f64x2(a) + f64x2(b))
BINARY(f32x4_sub, f32x4(a) - f32x4(b))
BINARY(f64x2_sub, f64x2(a) - f64x2(b))
BINARY(f32x4_mul, f32x4(a) * f32x4(b))
BINARY(f64x2_mul, f64x2(a) * f64x2(b))
BINARY(f32x4_div, f32x4(a) / f32x4(b))
BINARY(f64x2_div, f64x2(a) / f64x2(b))

#if defined(__aarch64__)
UNARY(f32x4_sqrt, vsqrtq_f32(f32x4(a)))
UNARY(f64x2_sqrt, vsqrtq_f64(f64x2(a)))
BINARY(f32x4_min, vminq_f32(f32x4(a), f32x4(b)))
BINARY(f64x2_min, vminq_f64(f64x2(a), f64x2(b)))
BINARY(f32x4_max, vmaxq_f32(f32x4(a), f32x4(b)))
BINARY(f64x2_max, vmaxq_f64(f64x2(a), f64x2(b)))
/* Clang before 19 would make FMIN or FMINNM of the choice where an operand is constant, which make a NaN quiet. */
KGL_INLINE simde_v128_t kgl_mask(simde_v128_t mask) {
#if __clang_major__ < 19
  __asm__("" : "+w"(mask));
#endif
  return mask;
}
BINARY(f32x4_pmin, simde_wasm_v128_bitselect(b, a, kgl_mask(simde_wasm_f32x4_lt(b, a))))
BINARY(f64x2_pmin, simde_wasm_v128_bitselect(b, a, kgl_mask(simde_wasm_f64x2_lt(b, a))))
BINARY(f32x4_pmax, simde_wasm_v128_bitselect(b, a, kgl_mask(simde_wasm_f32x4_lt(a, b))))
BINARY(f64x2_pmax, simde_wasm_v128_bitselect(b, a, kgl_mask(simde_wasm_f64x2_lt(a, b))))
#else
UNARY(f32x4_sqrt, _mm_sqrt_ps((__m128)a))
UNARY(f64x2_sqrt, _mm_sqrt_pd((__m128d)a))

/* MINPS answers its second operand for a NaN and for two zeros. So pmin is MINPS with its operands exchanged. */
BINARY(f32x4_pmin, _mm_min_ps((__m128)b, (__m128)a))
BINARY(f64x2_pmin, _mm_min_pd((__m128d)b, (__m128d)a))
BINARY(f32x4_pmax, _mm_max_ps((__m128)b, (__m128)a))
BINARY(f64x2_pmax, _mm_max_pd((__m128d)b, (__m128d)a))

/* Of two zeros, the OR of both orders is -0 if either is, the AND +0. Where an operand is NaN, all ones without the
 * payload are a canonical NaN, which the specification allows for every operand. */
KGL_INLINE simde_v128_t kgl_f32x4_or_nan(kgl_f32x4 number, simde_v128_t a, simde_v128_t b) {
  kgl_u32x4 nan = u32x4(_mm_cmpunord_ps((__m128)a, (__m128)b));
  return (simde_v128_t)((u32x4(number) | nan) & ~(nan >> 10));
}
KGL_INLINE simde_v128_t kgl_f64x2_or_nan(kgl_f64x2 number, simde_v128_t a, simde_v128_t b) {
  kgl_u64x2 nan = u64x2(_mm_cmpunord_pd((__m128d)a, (__m128d)b));
  return (simde_v128_t)((u64x2(number) | nan) & ~(nan >> 13));
}
BINARY(f32x4_min, kgl_f32x4_or_nan(f32x4(simde_wasm_f32x4_pmin(a, b) | simde_wasm_f32x4_pmin(b, a)), a, b))
BINARY(f64x2_min, kgl_f64x2_or_nan(f64x2(simde_wasm_f64x2_pmin(a, b) | simde_wasm_f64x2_pmin(b, a)), a, b))
BINARY(f32x4_max, kgl_f32x4_or_nan(f32x4(simde_wasm_f32x4_pmax(a, b) & simde_wasm_f32x4_pmax(b, a)), a, b))
BINARY(f64x2_max, kgl_f64x2_or_nan(f64x2(simde_wasm_f64x2_pmax(a, b) & simde_wasm_f64x2_pmax(b, a)), a, b))
#endif

#if defined(__aarch64__) || defined(__SSE4_1__)
UNARY(f32x4_nearest, __builtin_elementwise_roundeven(f32x4(a)))
UNARY(f64x2_nearest, __builtin_elementwise_roundeven(f64x2(a)))
UNARY(f32x4_trunc, __builtin_elementwise_trunc(f32x4(a)))
UNARY(f64x2_trunc, __builtin_elementwise_trunc(f64x2(a)))
UNARY(f32x4_floor, __builtin_elementwise_floor(f32x4(a)))
UNARY(f64x2_floor, __builtin_elementwise_floor(f64x2(a)))
UNARY(f32x4_ceil, __builtin_elementwise_ceil(f32x4(a)))
UNARY(f64x2_ceil, __builtin_elementwise_ceil(f64x2(a)))
#else
#include "round_sse2.h"
#endif
