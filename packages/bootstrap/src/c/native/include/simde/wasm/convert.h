/* Between integers and floats, and between the floats. To integers: NaN becomes 0, what is out of range the nearest. */

typedef float kgl_f32x2 __attribute__((vector_size(8)));

#define LOW(v) __builtin_shufflevector(v, v, 0, 1)

UNARY(f32x4_convert_i32x4, __builtin_convertvector(i32x4(a), kgl_f32x4))
UNARY(f32x4_convert_u32x4, __builtin_convertvector(u32x4(a), kgl_f32x4))
UNARY(f64x2_convert_low_i32x4, __builtin_convertvector(LOW(i32x4(a)), kgl_f64x2))
UNARY(f64x2_convert_low_u32x4, __builtin_convertvector(LOW(u32x4(a)), kgl_f64x2))
UNARY(f64x2_promote_low_f32x4, __builtin_convertvector(LOW(f32x4(a)), kgl_f64x2))
UNARY(f32x4_demote_f64x2_zero,
      __builtin_shufflevector(__builtin_convertvector(f64x2(a), kgl_f32x2), (kgl_f32x2){0, 0}, 0, 1, 2, 3))

#if defined(__aarch64__)
UNARY(i32x4_trunc_sat_f32x4, vcvtq_s32_f32(f32x4(a)))
UNARY(u32x4_trunc_sat_f32x4, vcvtq_u32_f32(f32x4(a)))
UNARY(i32x4_trunc_sat_f64x2_zero, vcombine_s32(vqmovn_s64(vcvtq_s64_f64(f64x2(a))), vdup_n_s32(0)))
UNARY(u32x4_trunc_sat_f64x2_zero, vcombine_u32(vqmovn_u64(vcvtq_u64_f64(f64x2(a))), vdup_n_u32(0)))
#else
/* CVTTPS2DQ and CVTTPD2DQ give -2^31 for all that does not fit: right below, its complement is right above. */
KGL_INLINE simde_v128_t kgl_trunc_number(simde_v128_t a) {
  return _mm_cvttps_epi32((__m128)a) ^ simde_wasm_f32x4_ge(a, simde_wasm_f32x4_splat(0x1p31f));
}
KGL_INLINE simde_v128_t simde_wasm_i32x4_trunc_sat_f32x4(simde_v128_t a) {
  return kgl_trunc_number(a & simde_wasm_f32x4_eq(a, a));
}
KGL_INLINE simde_v128_t simde_wasm_i32x4_trunc_sat_f64x2_zero(simde_v128_t a) {
  __m128d number = (__m128d)(a & simde_wasm_f64x2_eq(a, a));
  return _mm_cvttpd_epi32(_mm_min_pd(number, _mm_set1_pd(0x1p31 - 1)));
}

/* The number as signed, plus what is above 2^31: where the number is too large, its -2^31 are the bits of 2^31. MAXPS
 * answers its second operand for NaN. */
KGL_INLINE simde_v128_t simde_wasm_u32x4_trunc_sat_f32x4(simde_v128_t a) {
  __m128 lower = _mm_max_ps((__m128)a, _mm_setzero_ps());
  __m128 above = _mm_max_ps(lower - 0x1p31f, _mm_setzero_ps());
  return simde_wasm_i32x4_add(_mm_cvttps_epi32(lower), kgl_trunc_number((simde_v128_t)above));
}
KGL_INLINE simde_v128_t simde_wasm_u32x4_trunc_sat_f64x2_zero(simde_v128_t a) {
  __m128d lower = _mm_min_pd(_mm_max_pd((__m128d)a, _mm_setzero_pd()), _mm_set1_pd(0x1p32 - 1));
  __m128d above = _mm_max_pd(lower - 0x1p31, _mm_setzero_pd());
  return simde_wasm_i32x4_add(_mm_cvttpd_epi32(lower), _mm_cvttpd_epi32(above));
}
#endif

#undef LOW
