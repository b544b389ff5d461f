/* Integer instructions whose result has lanes of another width. */

#define LOW8(v) __builtin_shufflevector(v, v, 0, 1, 2, 3, 4, 5, 6, 7)
#define HIGH8(v) __builtin_shufflevector(v, v, 8, 9, 10, 11, 12, 13, 14, 15)
#define LOW4(v) __builtin_shufflevector(v, v, 0, 1, 2, 3)
#define HIGH4(v) __builtin_shufflevector(v, v, 4, 5, 6, 7)
#define LOW2(v) __builtin_shufflevector(v, v, 0, 1)
#define HIGH2(v) __builtin_shufflevector(v, v, 2, 3)

UNARY(i16x8_extend_low_i8x16, __builtin_convertvector(LOW8(i8x16(a)), kgl_i16x8))
UNARY(i16x8_extend_high_i8x16, __builtin_convertvector(HIGH8(i8x16(a)), kgl_i16x8))
UNARY(u16x8_extend_low_u8x16, __builtin_convertvector(LOW8(u8x16(a)), kgl_u16x8))
UNARY(u16x8_extend_high_u8x16, __builtin_convertvector(HIGH8(u8x16(a)), kgl_u16x8))
UNARY(i32x4_extend_low_i16x8, __builtin_convertvector(LOW4(i16x8(a)), kgl_i32x4))
UNARY(i32x4_extend_high_i16x8, __builtin_convertvector(HIGH4(i16x8(a)), kgl_i32x4))
UNARY(u32x4_extend_low_u16x8, __builtin_convertvector(LOW4(u16x8(a)), kgl_u32x4))
UNARY(u32x4_extend_high_u16x8, __builtin_convertvector(HIGH4(u16x8(a)), kgl_u32x4))
UNARY(i64x2_extend_low_i32x4, __builtin_convertvector(LOW2(i32x4(a)), kgl_i64x2))
UNARY(i64x2_extend_high_i32x4, __builtin_convertvector(HIGH2(i32x4(a)), kgl_i64x2))
UNARY(u64x2_extend_low_u32x4, __builtin_convertvector(LOW2(u32x4(a)), kgl_u64x2))
UNARY(u64x2_extend_high_u32x4, __builtin_convertvector(HIGH2(u32x4(a)), kgl_u64x2))

#define EXTMUL(wide, half, lanes)                                                                           \
  BINARY(wide##_extmul_low_##half,                                                                          \
         lanes(simde_wasm_##wide##_extend_low_##half(a)) * lanes(simde_wasm_##wide##_extend_low_##half(b))) \
  BINARY(wide##_extmul_high_##half,                                                                         \
         lanes(simde_wasm_##wide##_extend_high_##half(a)) * lanes(simde_wasm_##wide##_extend_high_##half(b)))

EXTMUL(i16x8, i8x16, u16x8)
EXTMUL(u16x8, u8x16, u16x8)
EXTMUL(i32x4, i16x8, u32x4)
EXTMUL(u32x4, u16x8, u32x4)
EXTMUL(i64x2, i32x4, u64x2)
EXTMUL(u64x2, u32x4, u64x2)

#if defined(__aarch64__)
UNARY(i16x8_extadd_pairwise_i8x16, vpaddlq_s8(i8x16(a)))
UNARY(u16x8_extadd_pairwise_u8x16, vpaddlq_u8(u8x16(a)))
UNARY(i32x4_extadd_pairwise_i16x8, vpaddlq_s16(i16x8(a)))
UNARY(u32x4_extadd_pairwise_u16x8, vpaddlq_u16(u16x8(a)))
BINARY(i32x4_dot_i16x8, vpaddq_s32(simde_wasm_i32x4_extmul_low_i16x8(a, b), simde_wasm_i32x4_extmul_high_i16x8(a, b)))

BINARY(i8x16_narrow_i16x8, vqmovn_high_s16(vqmovn_s16(i16x8(a)), i16x8(b)))
BINARY(u8x16_narrow_i16x8, vqmovun_high_s16(vqmovun_s16(i16x8(a)), i16x8(b)))
BINARY(i16x8_narrow_i32x4, vqmovn_high_s32(vqmovn_s32(i32x4(a)), i32x4(b)))
BINARY(u16x8_narrow_i32x4, vqmovun_high_s32(vqmovun_s32(i32x4(a)), i32x4(b)))
#else
#if defined(__SSE4_1__)
/* PMADDUBSW takes its first operand's bytes as unsigned. */
UNARY(i16x8_extadd_pairwise_i8x16, _mm_maddubs_epi16(_mm_set1_epi8(1), a))
UNARY(u16x8_extadd_pairwise_u8x16, _mm_maddubs_epi16(a, _mm_set1_epi8(1)))
#else
UNARY(i16x8_extadd_pairwise_i8x16, ((kgl_i16x8)(u16x8(a) << 8) >> 8) + (i16x8(a) >> 8))
UNARY(u16x8_extadd_pairwise_u8x16, (u16x8(a) & 0xff) + (u16x8(a) >> 8))
#endif
UNARY(i32x4_extadd_pairwise_i16x8, _mm_madd_epi16(a, _mm_set1_epi16(1)))
UNARY(u32x4_extadd_pairwise_u16x8, (u32x4(a) & 0xffff) + (u32x4(a) >> 16))
BINARY(i32x4_dot_i16x8, _mm_madd_epi16(a, b))

BINARY(i8x16_narrow_i16x8, _mm_packs_epi16(a, b))
BINARY(u8x16_narrow_i16x8, _mm_packus_epi16(a, b))
BINARY(i16x8_narrow_i32x4, _mm_packs_epi32(a, b))
#if defined(__SSE4_1__)
BINARY(u16x8_narrow_i32x4, _mm_packus_epi32(a, b))
#else
/* As signed numbers 2^15 lower, which what is not negative can be without overflow. */
KGL_INLINE __m128i kgl_lowered(simde_v128_t a) {
  return (__m128i)(u32x4(_mm_andnot_si128(_mm_srai_epi32(a, 31), a)) - 0x8000u);
}
BINARY(u16x8_narrow_i32x4, u16x8(_mm_packs_epi32(kgl_lowered(a), kgl_lowered(b))) ^ 0x8000)
#endif
#endif

#undef LOW8
#undef HIGH8
#undef LOW4
#undef HIGH4
#undef LOW2
#undef HIGH2
#undef EXTMUL
