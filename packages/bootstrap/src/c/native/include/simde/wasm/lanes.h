/* Constants, splats, single lanes, shuffles. A lane's index is a constant that the validator of wasm has checked. */

KGL_INLINE simde_v128_t simde_wasm_i8x16_const(uint8_t a, uint8_t b, uint8_t c, uint8_t d, uint8_t e, uint8_t f,
                                               uint8_t g, uint8_t h, uint8_t i, uint8_t j, uint8_t k, uint8_t l,
                                               uint8_t m, uint8_t n, uint8_t o, uint8_t p) {
  return (simde_v128_t)(kgl_u8x16){a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p};
}
KGL_INLINE simde_v128_t simde_wasm_i64x2_make(int64_t a, int64_t b) { return (simde_v128_t){a, b}; }

/* Written out: x + 0 would be another float for -0 and for a signalling NaN. */
#define SPLAT(name, vector, type, ...) \
  KGL_INLINE simde_v128_t simde_wasm_##name##_splat(type x) { return (simde_v128_t)(vector){__VA_ARGS__}; }

SPLAT(i8x16, kgl_i8x16, int8_t, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x, x)
SPLAT(i16x8, kgl_i16x8, int16_t, x, x, x, x, x, x, x, x)
SPLAT(i32x4, kgl_i32x4, int32_t, x, x, x, x)
SPLAT(i64x2, kgl_i64x2, int64_t, x, x)
SPLAT(f32x4, kgl_f32x4, float, x, x, x, x)
SPLAT(f64x2, kgl_f64x2, double, x, x)

#define LANE(name, vector, type)                                                                           \
  KGL_INLINE type simde_wasm_##name##_extract_lane(simde_v128_t a, int lane) { return ((vector)a)[lane]; } \
  KGL_INLINE simde_v128_t simde_wasm_##name##_replace_lane(simde_v128_t a, int lane, type x) {             \
    vector lanes = (vector)a;                                                                              \
    lanes[lane] = x;                                                                                       \
    return (simde_v128_t)lanes;                                                                            \
  }

LANE(i8x16, kgl_i8x16, int8_t)
LANE(u8x16, kgl_u8x16, uint8_t)
LANE(i16x8, kgl_i16x8, int16_t)
LANE(u16x8, kgl_u16x8, uint16_t)
LANE(i32x4, kgl_i32x4, int32_t)
LANE(i64x2, kgl_i64x2, int64_t)
LANE(f32x4, kgl_f32x4, float)
LANE(f64x2, kgl_f64x2, double)

/* A macro, because the indices have to be constants. */
#define simde_wasm_i8x16_shuffle(a, b, ...) \
  ((simde_v128_t)__builtin_shufflevector((kgl_u8x16)(a), (kgl_u8x16)(b), __VA_ARGS__))

#if defined(__aarch64__)
BINARY(i8x16_swizzle, vqtbl1q_u8(u8x16(a), u8x16(b)))
#elif defined(__SSE4_1__)
/* PSHUFB gives 0 for an index whose top bit is set: 16 + 0x70 has it, and the sum saturates. */
BINARY(i8x16_swizzle, _mm_shuffle_epi8(a, _mm_adds_epu8(b, _mm_set1_epi8(0x70))))
#else
KGL_INLINE simde_v128_t simde_wasm_i8x16_swizzle(simde_v128_t a, simde_v128_t b) {
  uint8_t table[16], index[16];
  memcpy(table, &a, 16);
  memcpy(index, &b, 16);
  kgl_u8x16 picked = u8x16(a);
  for (int i = 0; i < 16; i++) picked[i] = table[index[i] & 15];
  return (simde_v128_t)(picked & (kgl_u8x16)(u8x16(b) < 16));
}
#endif

#undef SPLAT
#undef LANE
