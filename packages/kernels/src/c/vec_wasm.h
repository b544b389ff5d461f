/* Four floats in a 128-bit vector of WebAssembly; tails lane by lane, since it has no masked moves. */
#include <wasm_simd128.h>

typedef v128_t vf32;
typedef v128_t vi32;
typedef v128_t vm32; /* all ones or all zeros in each lane */
enum { VF32_LANES = 4 };

KGL_INLINE vf32 vf32_set1(float value) { return wasm_f32x4_splat(value); }
KGL_INLINE vf32 vf32_load(const float *p) { return wasm_v128_load(p); }
KGL_INLINE void vf32_store(float *p, vf32 v) { wasm_v128_store(p, v); }

KGL_INLINE vf32 vf32_load_tail(const float *p, size_t n, float fill) {
  vf32 v = wasm_v128_load32_lane(p, wasm_f32x4_splat(fill), 0);
  if (n > 1) v = wasm_v128_load32_lane(p + 1, v, 1);
  if (n > 2) v = wasm_v128_load32_lane(p + 2, v, 2);
  return v;
}
KGL_INLINE void vf32_store_tail(float *p, size_t n, vf32 v) {
  wasm_v128_store32_lane(p, v, 0);
  if (n > 1) wasm_v128_store32_lane(p + 1, v, 1);
  if (n > 2) wasm_v128_store32_lane(p + 2, v, 2);
}

KGL_INLINE vf32 vf32_add(vf32 a, vf32 b) { return wasm_f32x4_add(a, b); }
KGL_INLINE vf32 vf32_mul(vf32 a, vf32 b) { return wasm_f32x4_mul(a, b); }
/* The relaxed form may round once or twice, as the processor likes. */
#ifdef __wasm_relaxed_simd__
KGL_INLINE vf32 vf32_fma(vf32 a, vf32 b, vf32 c) { return wasm_f32x4_relaxed_madd(a, b, c); }
#else
KGL_INLINE vf32 vf32_fma(vf32 a, vf32 b, vf32 c) { return wasm_f32x4_add(wasm_f32x4_mul(a, b), c); }
#endif
/* f32x4.max propagates NaN and takes +0 before -0; relaxed_max would not. */
KGL_INLINE vf32 vf32_max(vf32 a, vf32 b) { return wasm_f32x4_max(a, b); }

KGL_INLINE vf32 vf32_min(vf32 a, vf32 b) { return wasm_f32x4_min(a, b); }
KGL_INLINE vf32 vf32_maximum(vf32 a, vf32 b) { return wasm_f32x4_max(a, b); }
KGL_INLINE vf32 vf32_minimum(vf32 a, vf32 b) { return wasm_f32x4_min(a, b); }
/* pmin(a, b) is b < a ? b : a: one instruction on x86, and a NaN in a stays. */
KGL_INLINE vf32 vf32_at_least(vf32 v, vf32 low) { return wasm_f32x4_pmax(v, low); }
KGL_INLINE vf32 vf32_at_most(vf32 v, vf32 high) { return wasm_f32x4_pmin(v, high); }

KGL_INLINE vf32 vf32_sub(vf32 a, vf32 b) { return wasm_f32x4_sub(a, b); }
KGL_INLINE vf32 vf32_div(vf32 a, vf32 b) { return wasm_f32x4_div(a, b); }
KGL_INLINE vf32 vf32_sqrt(vf32 v) { return wasm_f32x4_sqrt(v); }
#ifdef __wasm_relaxed_simd__
KGL_INLINE vf32 vf32_fnma(vf32 a, vf32 b, vf32 c) { return wasm_f32x4_relaxed_nmadd(a, b, c); }
#else
KGL_INLINE vf32 vf32_fnma(vf32 a, vf32 b, vf32 c) { return wasm_f32x4_sub(c, wasm_f32x4_mul(a, b)); }
#endif
KGL_INLINE vf32 vf32_neg(vf32 v) { return wasm_f32x4_neg(v); }
KGL_INLINE vf32 vf32_abs(vf32 v) { return wasm_f32x4_abs(v); }
KGL_INLINE vf32 vf32_copysign(vf32 magnitude, vf32 sign) {
  return wasm_v128_bitselect(sign, magnitude, wasm_i32x4_splat(INT32_MIN));
}
KGL_INLINE vf32 vf32_floor(vf32 v) { return wasm_f32x4_floor(v); }
KGL_INLINE vf32 vf32_ceil(vf32 v) { return wasm_f32x4_ceil(v); }
KGL_INLINE vf32 vf32_trunc(vf32 v) { return wasm_f32x4_trunc(v); }
KGL_INLINE vf32 vf32_round(vf32 v) { return wasm_f32x4_nearest(v); }

/* Two of four lanes of a * b + c in doubles. The product is exact; where the sum is not, its last bit is made odd: then
 * rounding it to a float is right, as if the sum had been rounded once (Boldo and Melquiond, "Emulation of FMA and
 * correctly rounded sums", 2008). */
KGL_INLINE v128_t vf64_fma_to_odd(v128_t a, v128_t b, v128_t c) {
  v128_t product = wasm_f64x2_mul(a, b), sum = wasm_f64x2_add(product, c), part = wasm_f64x2_sub(sum, product);
  v128_t error = wasm_f64x2_add(wasm_f64x2_sub(product, wasm_f64x2_sub(sum, part)), wasm_f64x2_sub(c, part));
  v128_t zero = wasm_f64x2_splat(0), above = wasm_f64x2_gt(error, zero), below = wasm_f64x2_lt(error, zero);
  v128_t is_even = wasm_i64x2_eq(wasm_v128_and(sum, wasm_i64x2_splat(1)), zero);
  v128_t grows = wasm_v128_not(wasm_v128_xor(above, wasm_f64x2_gt(sum, zero)));
  v128_t step = wasm_v128_bitselect(wasm_i64x2_splat(1), wasm_i64x2_splat(-1), grows);
  return wasm_i64x2_add(sum, wasm_v128_and(step, wasm_v128_and(is_even, wasm_v128_or(above, below))));
}
KGL_INLINE vf32 vf32_fused(vf32 a, vf32 b, vf32 c) {
  v128_t low = vf64_fma_to_odd(wasm_f64x2_promote_low_f32x4(a), wasm_f64x2_promote_low_f32x4(b),
                               wasm_f64x2_promote_low_f32x4(c));
  a = wasm_i64x2_shuffle(a, a, 1, 0), b = wasm_i64x2_shuffle(b, b, 1, 0), c = wasm_i64x2_shuffle(c, c, 1, 0);
  v128_t high = vf64_fma_to_odd(wasm_f64x2_promote_low_f32x4(a), wasm_f64x2_promote_low_f32x4(b),
                                wasm_f64x2_promote_low_f32x4(c));
  return wasm_i64x2_shuffle(wasm_f32x4_demote_f64x2_zero(low), wasm_f32x4_demote_f64x2_zero(high), 0, 2);
}
/* The relaxed multiply-add need not be fused, so the error of a product comes from doubles, which hold all of it. */
KGL_INLINE vf32 vf32_sub_product(vf32 c, vf32 a, vf32 b) {
  v128_t low = wasm_f64x2_sub(wasm_f64x2_promote_low_f32x4(c),
                              wasm_f64x2_mul(wasm_f64x2_promote_low_f32x4(a), wasm_f64x2_promote_low_f32x4(b)));
  a = wasm_i64x2_shuffle(a, a, 1, 0), b = wasm_i64x2_shuffle(b, b, 1, 0), c = wasm_i64x2_shuffle(c, c, 1, 0);
  v128_t high = wasm_f64x2_sub(wasm_f64x2_promote_low_f32x4(c),
                               wasm_f64x2_mul(wasm_f64x2_promote_low_f32x4(a), wasm_f64x2_promote_low_f32x4(b)));
  return wasm_i64x2_shuffle(wasm_f32x4_demote_f64x2_zero(low), wasm_f32x4_demote_f64x2_zero(high), 0, 2);
}
KGL_INLINE vf32 vf32_product_error(vf32 a, vf32 b, vf32 product) {
  return wasm_f32x4_neg(vf32_sub_product(product, a, b));
}

KGL_INLINE vm32 vf32_eq(vf32 a, vf32 b) { return wasm_f32x4_eq(a, b); }
KGL_INLINE vm32 vf32_ne(vf32 a, vf32 b) { return wasm_f32x4_ne(a, b); }
KGL_INLINE vm32 vf32_lt(vf32 a, vf32 b) { return wasm_f32x4_lt(a, b); }
KGL_INLINE vm32 vf32_le(vf32 a, vf32 b) { return wasm_f32x4_le(a, b); }
KGL_INLINE vf32 vf32_select(vm32 m, vf32 a, vf32 b) { return wasm_v128_bitselect(a, b, m); }

KGL_INLINE vm32 vm32_and(vm32 a, vm32 b) { return wasm_v128_and(a, b); }
KGL_INLINE vm32 vm32_or(vm32 a, vm32 b) { return wasm_v128_or(a, b); }
KGL_INLINE vm32 vm32_xor(vm32 a, vm32 b) { return wasm_v128_xor(a, b); }
KGL_INLINE vm32 vm32_not(vm32 m) { return wasm_v128_not(m); }
KGL_INLINE bool vm32_any(vm32 m) { return wasm_v128_any_true(m); }
KGL_INLINE uint32_t vm32_bits(vm32 m) { return wasm_i32x4_bitmask(m); }

KGL_INLINE vi32 vi32_set1(int32_t value) { return wasm_i32x4_splat(value); }
KGL_INLINE vi32 vi32_iota(void) { return wasm_i32x4_const(0, 1, 2, 3); }
KGL_INLINE vi32 vi32_load(const int32_t *p) { return wasm_v128_load(p); }
KGL_INLINE void vi32_store(int32_t *p, vi32 v) { wasm_v128_store(p, v); }
KGL_INLINE vi32 vi32_add(vi32 a, vi32 b) { return wasm_i32x4_add(a, b); }
KGL_INLINE vi32 vi32_sub(vi32 a, vi32 b) { return wasm_i32x4_sub(a, b); }
KGL_INLINE vi32 vi32_mul(vi32 a, vi32 b) { return wasm_i32x4_mul(a, b); }
KGL_INLINE vi32 vi32_and(vi32 a, vi32 b) { return wasm_v128_and(a, b); }
KGL_INLINE vi32 vi32_or(vi32 a, vi32 b) { return wasm_v128_or(a, b); }
KGL_INLINE vi32 vi32_xor(vi32 a, vi32 b) { return wasm_v128_xor(a, b); }
KGL_INLINE vi32 vi32_shl(vi32 v, uint32_t bits) { return wasm_i32x4_shl(v, bits); }
KGL_INLINE vi32 vi32_shr(vi32 v, uint32_t bits) { return wasm_u32x4_shr(v, bits); }
KGL_INLINE vi32 vi32_sra(vi32 v, uint32_t bits) { return wasm_i32x4_shr(v, bits); }
KGL_INLINE vm32 vi32_eq(vi32 a, vi32 b) { return wasm_i32x4_eq(a, b); }
KGL_INLINE vm32 vi32_lt(vi32 a, vi32 b) { return wasm_i32x4_lt(a, b); }
KGL_INLINE vi32 vi32_select(vm32 m, vi32 a, vi32 b) { return wasm_v128_bitselect(a, b, m); }
KGL_INLINE vi32 vf32_as_i32(vf32 v) { return v; }
KGL_INLINE vf32 vi32_as_f32(vi32 v) { return v; }
KGL_INLINE vi32 vf32_to_i32(vf32 v) { return wasm_i32x4_trunc_sat_f32x4(wasm_f32x4_nearest(v)); }
KGL_INLINE vf32 vi32_to_f32(vi32 v) { return wasm_f32x4_convert_i32x4(v); }

KGL_INLINE vf32 vf32_swap_halves(vf32 v) { return wasm_i32x4_shuffle(v, v, 2, 3, 0, 1); }
KGL_INLINE vf32 vf32_swap_neighbours(vf32 v) { return wasm_i32x4_shuffle(v, v, 1, 0, 3, 2); }
KGL_INLINE float vf32_reduce_add(vf32 v) {
  vf32 two = vf32_add(v, vf32_swap_halves(v));
  return wasm_f32x4_extract_lane(vf32_add(two, vf32_swap_neighbours(two)), 0);
}
KGL_INLINE float vf32_reduce_max(vf32 v) {
  vf32 two = vf32_max(v, vf32_swap_halves(v));
  return wasm_f32x4_extract_lane(vf32_max(two, vf32_swap_neighbours(two)), 0);
}
#define KGL_PAIRS
KGL_INLINE vf32 vf32_load_twice(const float *p) {
  vf32 two = wasm_v128_load64_zero(p);
  return wasm_i32x4_shuffle(two, two, 0, 0, 1, 1);
}
