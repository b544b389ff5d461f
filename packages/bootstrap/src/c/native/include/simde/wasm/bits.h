/* Bitwise instructions, and those that ask about all lanes. */

UNARY(v128_not, ~a)
BINARY(v128_and, a & b)
BINARY(v128_andnot, a & ~b)
BINARY(v128_or, a | b)
BINARY(v128_xor, a ^ b)
KGL_INLINE simde_v128_t simde_wasm_v128_bitselect(simde_v128_t a, simde_v128_t b, simde_v128_t mask) {
  return (a & mask) | (b & ~mask);
}

KGL_INLINE bool simde_wasm_v128_any_true(simde_v128_t a) {
#if defined(__aarch64__)
  return i64x2(vpmaxq_u32(u32x4(a), u32x4(a)))[0] != 0;
#elif defined(__SSE4_1__)
  return !_mm_testz_si128(a, a);
#else
  return _mm_movemask_epi8((__m128i)(u8x16(a) == 0)) != 0xffff;
#endif
}

/* `mask` is a comparison's result: with zero, to ask whether all lanes are something else. */
KGL_INLINE bool kgl_none_true(simde_v128_t mask) {
#if defined(__aarch64__)
  return !simde_wasm_v128_any_true(mask);
#else
  return _mm_movemask_epi8(mask) == 0;
#endif
}
KGL_INLINE bool simde_wasm_i8x16_all_true(simde_v128_t a) { return kgl_none_true((simde_v128_t)(u8x16(a) == 0)); }
KGL_INLINE bool simde_wasm_i16x8_all_true(simde_v128_t a) { return kgl_none_true((simde_v128_t)(u16x8(a) == 0)); }
KGL_INLINE bool simde_wasm_i32x4_all_true(simde_v128_t a) { return kgl_none_true((simde_v128_t)(u32x4(a) == 0)); }
KGL_INLINE bool simde_wasm_i64x2_all_true(simde_v128_t a) { return kgl_none_true((simde_v128_t)(u64x2(a) == 0)); }

#if defined(__aarch64__)
/* Every negative lane leaves its own bit of a sum; bytes are added in pairs until each half is one byte. */
KGL_INLINE uint32_t simde_wasm_i8x16_bitmask(simde_v128_t a) {
  kgl_u8x16 sums = (kgl_u8x16)(i8x16(a) < 0) & (kgl_u8x16){1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  for (int i = 0; i < 3; i++) sums = vpaddq_u8(sums, sums);
  return u16x8(sums)[0];
}
KGL_INLINE uint32_t simde_wasm_i16x8_bitmask(simde_v128_t a) {
  return vaddvq_u16((kgl_u16x8)(i16x8(a) < 0) & (kgl_u16x8){1, 2, 4, 8, 16, 32, 64, 128});
}
KGL_INLINE uint32_t simde_wasm_i32x4_bitmask(simde_v128_t a) {
  return vaddvq_u32((kgl_u32x4)(i32x4(a) < 0) & (kgl_u32x4){1, 2, 4, 8});
}
KGL_INLINE uint32_t simde_wasm_i64x2_bitmask(simde_v128_t a) {
  return (uint32_t)(u64x2(a)[0] >> 63 | u64x2(a)[1] >> 63 << 1);
}
#else
KGL_INLINE uint32_t simde_wasm_i8x16_bitmask(simde_v128_t a) { return (uint32_t)_mm_movemask_epi8(a); }
KGL_INLINE uint32_t simde_wasm_i16x8_bitmask(simde_v128_t a) {
  return (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(a, _mm_setzero_si128()));
}
KGL_INLINE uint32_t simde_wasm_i32x4_bitmask(simde_v128_t a) { return (uint32_t)_mm_movemask_ps((__m128)a); }
KGL_INLINE uint32_t simde_wasm_i64x2_bitmask(simde_v128_t a) { return (uint32_t)_mm_movemask_pd((__m128d)a); }
#endif
