/* Rounding to whole numbers before SSE4.1.
 *
 * Below 2^23 (2^52 for doubles), adding that limit leaves no room for a fraction: the sum is rounded, half to even.
 * What is larger is whole; 0 is added, which makes a NaN quiet. The other directions take back a step of 1 that went
 * the wrong way. A zero has its operand's sign.
 */
#define ROUNDING(shape, splat, limit)                                                                       \
  KGL_INLINE simde_v128_t simde_wasm_##shape##_nearest(simde_v128_t a) {                                    \
    simde_v128_t sign = a & splat(-0.0), size = a & ~splat(-0.0);                                           \
    simde_v128_t shift = (simde_wasm_##shape##_lt(size, splat(limit)) & splat(limit)) | sign;               \
    return simde_wasm_##shape##_sub(simde_wasm_##shape##_add(a, shift), shift) | sign;                      \
  }                                                                                                         \
  KGL_INLINE simde_v128_t simde_wasm_##shape##_trunc(simde_v128_t a) {                                      \
    simde_v128_t sign = a & splat(-0.0), size = a & ~splat(-0.0);                                           \
    simde_v128_t near = simde_wasm_##shape##_nearest(size);                                                 \
    return simde_wasm_##shape##_sub(near, simde_wasm_##shape##_gt(near, size) & splat(1)) | sign;           \
  }                                                                                                         \
  KGL_INLINE simde_v128_t simde_wasm_##shape##_floor(simde_v128_t a) {                                      \
    simde_v128_t near = simde_wasm_##shape##_nearest(a);                                                    \
    return simde_wasm_##shape##_sub(near, simde_wasm_##shape##_gt(near, a) & splat(1));                     \
  }                                                                                                         \
  KGL_INLINE simde_v128_t simde_wasm_##shape##_ceil(simde_v128_t a) {                                       \
    simde_v128_t near = simde_wasm_##shape##_nearest(a);                                                    \
    return simde_wasm_##shape##_add(near, simde_wasm_##shape##_lt(near, a) & splat(1)) | (a & splat(-0.0)); \
  }

ROUNDING(f32x4, simde_wasm_f32x4_splat, 0x1p23f)
ROUNDING(f64x2, simde_wasm_f64x2_splat, 0x1p52)

#undef ROUNDING
