/* Loads and stores, at any address: memcpy of a constant size is one instruction. */

#define LOAD(name, type, value)                                 \
  KGL_INLINE simde_v128_t simde_wasm_##name(const void *from) { \
    type x;                                                     \
    memcpy(&x, from, sizeof x);                                 \
    return (simde_v128_t)(value);                               \
  }

LOAD(v128_load, simde_v128_t, x)
KGL_INLINE void simde_wasm_v128_store(void *to, simde_v128_t a) { memcpy(to, &a, sizeof a); }

LOAD(v128_load8_splat, int8_t, simde_wasm_i8x16_splat(x))
LOAD(v128_load16_splat, int16_t, simde_wasm_i16x8_splat(x))
LOAD(v128_load32_splat, int32_t, simde_wasm_i32x4_splat(x))
LOAD(v128_load64_splat, int64_t, simde_wasm_i64x2_splat(x))
LOAD(v128_load32_zero, uint32_t, ((kgl_u32x4){x}))
LOAD(v128_load64_zero, uint64_t, ((kgl_u64x2){x}))

typedef int8_t kgl_i8x8 __attribute__((vector_size(8)));
typedef uint8_t kgl_u8x8 __attribute__((vector_size(8)));
typedef int16_t kgl_i16x4 __attribute__((vector_size(8)));
typedef uint16_t kgl_u16x4 __attribute__((vector_size(8)));
typedef int32_t kgl_i32x2 __attribute__((vector_size(8)));
typedef uint32_t kgl_u32x2 __attribute__((vector_size(8)));

LOAD(i16x8_load8x8, kgl_i8x8, __builtin_convertvector(x, kgl_i16x8))
LOAD(u16x8_load8x8, kgl_u8x8, __builtin_convertvector(x, kgl_u16x8))
LOAD(i32x4_load16x4, kgl_i16x4, __builtin_convertvector(x, kgl_i32x4))
LOAD(u32x4_load16x4, kgl_u16x4, __builtin_convertvector(x, kgl_u32x4))
LOAD(i64x2_load32x2, kgl_i32x2, __builtin_convertvector(x, kgl_i64x2))
LOAD(u64x2_load32x2, kgl_u32x2, __builtin_convertvector(x, kgl_u64x2))

#define LOAD_AND_STORE_LANE(bits, shape, type)                                                            \
  KGL_INLINE simde_v128_t simde_wasm_v128_load##bits##_lane(const void *from, simde_v128_t a, int lane) { \
    type x;                                                                                               \
    memcpy(&x, from, sizeof x);                                                                           \
    return simde_wasm_##shape##_replace_lane(a, lane, x);                                                 \
  }                                                                                                       \
  KGL_INLINE void simde_wasm_v128_store##bits##_lane(void *to, simde_v128_t a, int lane) {                \
    type x = simde_wasm_##shape##_extract_lane(a, lane);                                                  \
    memcpy(to, &x, sizeof x);                                                                             \
  }

LOAD_AND_STORE_LANE(8, i8x16, int8_t)
LOAD_AND_STORE_LANE(16, i16x8, int16_t)
LOAD_AND_STORE_LANE(32, i32x4, int32_t)
LOAD_AND_STORE_LANE(64, i64x2, int64_t)

#undef LOAD
#undef LOAD_AND_STORE_LANE
