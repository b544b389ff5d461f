/* Integer arithmetic within a lane's width. */

UNARY(i8x16_neg, -u8x16(a))
UNARY(i16x8_neg, -u16x8(a))
UNARY(i32x4_neg, -u32x4(a))
UNARY(i64x2_neg, -u64x2(a))
/* The smallest number stays as it is, as in WebAssembly. */
UNARY(i8x16_abs, __builtin_elementwise_abs(i8x16(a)))
UNARY(i16x8_abs, __builtin_elementwise_abs(i16x8(a)))
UNARY(i32x4_abs, __builtin_elementwise_abs(i32x4(a)))
UNARY(i64x2_abs, __builtin_elementwise_abs(i64x2(a)))

BINARY(i8x16_add, u8x16(a) + u8x16(b))
BINARY(i16x8_add, u16x8(a) + u16x8(b))
BINARY(i32x4_add, u32x4(a) + u32x4(b))
BINARY(i64x2_add, u64x2(a) + u64x2(b))
BINARY(i8x16_sub, u8x16(a) - u8x16(b))
BINARY(i16x8_sub, u16x8(a) - u16x8(b))
BINARY(i32x4_sub, u32x4(a) - u32x4(b))
BINARY(i64x2_sub, u64x2(a) - u64x2(b))
BINARY(i16x8_mul, u16x8(a) * u16x8(b))
BINARY(i32x4_mul, u32x4(a) * u32x4(b))
BINARY(i64x2_mul, u64x2(a) * u64x2(b))

BINARY(i8x16_add_sat, __builtin_elementwise_add_sat(i8x16(a), i8x16(b)))
BINARY(u8x16_add_sat, __builtin_elementwise_add_sat(u8x16(a), u8x16(b)))
BINARY(i16x8_add_sat, __builtin_elementwise_add_sat(i16x8(a), i16x8(b)))
BINARY(u16x8_add_sat, __builtin_elementwise_add_sat(u16x8(a), u16x8(b)))
BINARY(i8x16_sub_sat, __builtin_elementwise_sub_sat(i8x16(a), i8x16(b)))
BINARY(u8x16_sub_sat, __builtin_elementwise_sub_sat(u8x16(a), u8x16(b)))
BINARY(i16x8_sub_sat, __builtin_elementwise_sub_sat(i16x8(a), i16x8(b)))
BINARY(u16x8_sub_sat, __builtin_elementwise_sub_sat(u16x8(a), u16x8(b)))

BINARY(i8x16_min, __builtin_elementwise_min(i8x16(a), i8x16(b)))
BINARY(u8x16_min, __builtin_elementwise_min(u8x16(a), u8x16(b)))
BINARY(i16x8_min, __builtin_elementwise_min(i16x8(a), i16x8(b)))
BINARY(u16x8_min, __builtin_elementwise_min(u16x8(a), u16x8(b)))
BINARY(i32x4_min, __builtin_elementwise_min(i32x4(a), i32x4(b)))
BINARY(u32x4_min, __builtin_elementwise_min(u32x4(a), u32x4(b)))
BINARY(i8x16_max, __builtin_elementwise_max(i8x16(a), i8x16(b)))
BINARY(u8x16_max, __builtin_elementwise_max(u8x16(a), u8x16(b)))
BINARY(i16x8_max, __builtin_elementwise_max(i16x8(a), i16x8(b)))
BINARY(u16x8_max, __builtin_elementwise_max(u16x8(a), u16x8(b)))
BINARY(i32x4_max, __builtin_elementwise_max(i32x4(a), i32x4(b)))
BINARY(u32x4_max, __builtin_elementwise_max(u32x4(a), u32x4(b)))

/* The count is taken modulo the lane's width. */
#define SHIFT(name, lanes, op, count_type, mask)                              \
  KGL_INLINE simde_v128_t simde_wasm_##name(simde_v128_t a, uint32_t count) { \
    return (simde_v128_t)(lanes(a) op (count_type)(count & mask));            \
  }

SHIFT(i8x16_shl, u8x16, <<, uint8_t, 7)
SHIFT(i16x8_shl, u16x8, <<, uint16_t, 15)
SHIFT(i32x4_shl, u32x4, <<, uint32_t, 31)
SHIFT(i64x2_shl, u64x2, <<, uint64_t, 63)
SHIFT(i8x16_shr, i8x16, >>, int8_t, 7)
SHIFT(i16x8_shr, i16x8, >>, int16_t, 15)
SHIFT(i32x4_shr, i32x4, >>, int32_t, 31)
SHIFT(i64x2_shr, i64x2, >>, int64_t, 63)
SHIFT(u8x16_shr, u8x16, >>, uint8_t, 7)
SHIFT(u16x8_shr, u16x8, >>, uint16_t, 15)
SHIFT(u32x4_shr, u32x4, >>, uint32_t, 31)
SHIFT(u64x2_shr, u64x2, >>, uint64_t, 63)

#if defined(__aarch64__)
UNARY(i8x16_popcnt, vcntq_u8(u8x16(a)))
BINARY(u8x16_avgr, vrhaddq_u8(u8x16(a), u8x16(b)))
BINARY(u16x8_avgr, vrhaddq_u16(u16x8(a), u16x8(b)))
BINARY(i16x8_q15mulr_sat, vqrdmulhq_s16(i16x8(a), i16x8(b)))
#else
BINARY(u8x16_avgr, _mm_avg_epu8(a, b))
BINARY(u16x8_avgr, _mm_avg_epu16(a, b))

KGL_INLINE simde_v128_t simde_wasm_i8x16_popcnt(simde_v128_t a) {
#if defined(__SSE4_1__)
  const __m128i counts = _mm_setr_epi8(0, 1, 1, 2, 1, 2, 2, 3, 1, 2, 2, 3, 2, 3, 3, 4);
  __m128i low = (__m128i)(u8x16(a) & 15), high = (__m128i)(u8x16(a) >> 4);
  return (simde_v128_t)(u8x16(_mm_shuffle_epi8(counts, low)) + u8x16(_mm_shuffle_epi8(counts, high)));
#else
  kgl_u8x16 pairs = u8x16(a) - (u8x16(a) >> 1 & 0x55);
  kgl_u8x16 nibbles = (pairs & 0x33) + (pairs >> 2 & 0x33);
  return (simde_v128_t)((nibbles + (nibbles >> 4)) & 15);
#endif
}

/* (a * b + 2^14) >> 15; the one product that does not fit is -2^15 squared, which comes out as -2^15. */
KGL_INLINE simde_v128_t simde_wasm_i16x8_q15mulr_sat(simde_v128_t a, simde_v128_t b) {
#if defined(__SSE4_1__)
  __m128i rounded = _mm_mulhrs_epi16(a, b);
#else
  /* Of the low half, the sum's bits from 2^15 up are (low / 2^14 + 1) / 2, which is what PAVGW makes of it and 0. */
  __m128i above = _mm_slli_epi16(_mm_mulhi_epi16(a, b), 1);
  __m128i below = _mm_avg_epu16(_mm_srli_epi16(_mm_mullo_epi16(a, b), 14), _mm_setzero_si128());
  __m128i rounded = _mm_add_epi16(above, below);
#endif
  return rounded ^ _mm_cmpeq_epi16(rounded, _mm_set1_epi16(INT16_MIN));
}
#endif

#undef SHIFT
