/* One element at a time: the reference that every other tier is read against. */
#define KGL_SCALAR
typedef float vf32;
typedef int32_t vi32;
typedef uint32_t vm32; /* all ones or all zeros */
enum { VF32_LANES = 1 };

KGL_INLINE vf32 vf32_set1(float value) { return value; }
KGL_INLINE vf32 vf32_load(const float *p) { return *p; }
KGL_INLINE void vf32_store(float *p, vf32 v) { *p = v; }

/* A tail shorter than one lane does not exist: these only complete the vocabulary. */
KGL_INLINE vf32 vf32_load_tail(const float *p, size_t n, float fill) { return n ? *p : fill; }
KGL_INLINE void vf32_store_tail(float *p, size_t n, vf32 v) {
  if (n) *p = v;
}

KGL_INLINE vf32 vf32_add(vf32 a, vf32 b) { return a + b; }
KGL_INLINE vf32 vf32_mul(vf32 a, vf32 b) { return a * b; }
KGL_INLINE vf32 vf32_fma(vf32 a, vf32 b, vf32 c) { return a * b + c; }
KGL_INLINE vf32 vf32_max(vf32 a, vf32 b) { return ((a > b) | (a != a)) ? a : b; }

KGL_INLINE vf32 vf32_min(vf32 a, vf32 b) { return ((a < b) | (a != a)) ? a : b; }
KGL_INLINE vi32 vf32_as_i32(vf32 v) {
  union {
    float f32;
    int32_t i32;
  } bits = {.f32 = v};
  return bits.i32;
}
KGL_INLINE vf32 vi32_as_f32(vi32 v) {
  union {
    int32_t i32;
    float f32;
  } bits = {.i32 = v};
  return bits.f32;
}
KGL_INLINE vf32 vf32_maximum(vf32 a, vf32 b) {
  if (a == b) return vi32_as_f32(vf32_as_i32(a) & vf32_as_i32(b)); /* +0 of two zeros */
  return vf32_max(a, b);
}
KGL_INLINE vf32 vf32_minimum(vf32 a, vf32 b) {
  if (a == b) return vi32_as_f32(vf32_as_i32(a) | vf32_as_i32(b));
  return vf32_min(a, b);
}
KGL_INLINE vf32 vf32_at_least(vf32 v, vf32 low) { return v < low ? low : v; }
KGL_INLINE vf32 vf32_at_most(vf32 v, vf32 high) { return v > high ? high : v; }

KGL_INLINE vf32 vf32_sub(vf32 a, vf32 b) { return a - b; }
KGL_INLINE vf32 vf32_div(vf32 a, vf32 b) { return a / b; }
KGL_INLINE vf32 vf32_sqrt(vf32 v) { return __builtin_sqrtf(v); }
KGL_INLINE vf32 vf32_fnma(vf32 a, vf32 b, vf32 c) { return c - a * b; }
/* The product is exact in a double. Where the sum is not, its last bit is made odd: then rounding it to a float is right,
 * as if the sum had been rounded once (Boldo and Melquiond, "Emulation of FMA and correctly rounded sums", 2008). */
KGL_INLINE vf32 vf32_fused(vf32 a, vf32 b, vf32 c) {
  double product = (double)a * b, sum = product + c, part = sum - product;
  double error = (product - (sum - part)) + (c - part);
  union {
    double f64;
    int64_t i64;
  } bits = {.f64 = sum};
  if ((error > 0 || error < 0) && !(bits.i64 & 1)) bits.i64 += (error > 0) == (sum > 0) ? 1 : -1;
  return (float)bits.f64;
}
KGL_INLINE vf32 vf32_product_error(vf32 a, vf32 b, vf32 product) { return (float)((double)a * b - product); }
KGL_INLINE vf32 vf32_sub_product(vf32 c, vf32 a, vf32 b) { return (float)((double)c - (double)a * b); }
KGL_INLINE vf32 vf32_neg(vf32 v) { return -v; }
KGL_INLINE vf32 vf32_abs(vf32 v) { return __builtin_fabsf(v); }
KGL_INLINE vf32 vf32_copysign(vf32 magnitude, vf32 sign) { return __builtin_copysignf(magnitude, sign); }
/* Adding and taking away 2^23 leaves no bits behind the point; from there on every float is whole. */
KGL_INLINE vf32 vf32_round(vf32 v) {
  float size = __builtin_fabsf(v), magic = 0x1p23f;
  return size < magic ? __builtin_copysignf((size + magic) - magic, v) : v;
}
KGL_INLINE vf32 vf32_floor(vf32 v) {
  float whole = vf32_round(v);
  return whole > v ? __builtin_copysignf(whole - 1, v) : whole;
}
KGL_INLINE vf32 vf32_ceil(vf32 v) {
  float whole = vf32_round(v);
  return whole < v ? __builtin_copysignf(whole + 1, v) : whole;
}
KGL_INLINE vf32 vf32_trunc(vf32 v) {
  float whole = vf32_round(v);
  return __builtin_fabsf(whole) > __builtin_fabsf(v) ? __builtin_copysignf(__builtin_fabsf(whole) - 1, v) : whole;
}

KGL_INLINE vm32 vf32_eq(vf32 a, vf32 b) { return a == b ? ~0u : 0; }
KGL_INLINE vm32 vf32_ne(vf32 a, vf32 b) { return a != b ? ~0u : 0; }
KGL_INLINE vm32 vf32_lt(vf32 a, vf32 b) { return a < b ? ~0u : 0; }
KGL_INLINE vm32 vf32_le(vf32 a, vf32 b) { return a <= b ? ~0u : 0; }
KGL_INLINE vf32 vf32_select(vm32 m, vf32 a, vf32 b) { return m ? a : b; }

KGL_INLINE vm32 vm32_and(vm32 a, vm32 b) { return a & b; }
KGL_INLINE vm32 vm32_or(vm32 a, vm32 b) { return a | b; }
KGL_INLINE vm32 vm32_xor(vm32 a, vm32 b) { return a ^ b; }
KGL_INLINE vm32 vm32_not(vm32 m) { return ~m; }
KGL_INLINE bool vm32_any(vm32 m) { return m != 0; }
KGL_INLINE uint32_t vm32_bits(vm32 m) { return m & 1; }

KGL_INLINE vi32 vi32_set1(int32_t value) { return value; }
KGL_INLINE vi32 vi32_iota(void) { return 0; }
KGL_INLINE vi32 vi32_load(const int32_t *p) { return *p; }
KGL_INLINE void vi32_store(int32_t *p, vi32 v) { *p = v; }
/* Lanes wrap around: signed overflow is not defined in C. */
KGL_INLINE vi32 vi32_add(vi32 a, vi32 b) { return (vi32)((uint32_t)a + (uint32_t)b); }
KGL_INLINE vi32 vi32_sub(vi32 a, vi32 b) { return (vi32)((uint32_t)a - (uint32_t)b); }
KGL_INLINE vi32 vi32_mul(vi32 a, vi32 b) { return (vi32)((uint32_t)a * (uint32_t)b); }
KGL_INLINE vi32 vi32_and(vi32 a, vi32 b) { return a & b; }
KGL_INLINE vi32 vi32_or(vi32 a, vi32 b) { return a | b; }
KGL_INLINE vi32 vi32_xor(vi32 a, vi32 b) { return a ^ b; }
KGL_INLINE vi32 vi32_shl(vi32 v, int bits) { return (vi32)((uint32_t)v << bits); }
KGL_INLINE vi32 vi32_shr(vi32 v, int bits) { return (vi32)((uint32_t)v >> bits); }
KGL_INLINE vi32 vi32_sra(vi32 v, int bits) { return v >> bits; }
KGL_INLINE vm32 vi32_eq(vi32 a, vi32 b) { return a == b ? ~0u : 0; }
KGL_INLINE vm32 vi32_lt(vi32 a, vi32 b) { return a < b ? ~0u : 0; }
KGL_INLINE vi32 vi32_select(vm32 m, vi32 a, vi32 b) { return m ? a : b; }
KGL_INLINE vi32 vf32_to_i32(vf32 v) { return (int32_t)vf32_round(v); }
KGL_INLINE vf32 vi32_to_f32(vi32 v) { return (float)v; }

KGL_INLINE float vf32_reduce_add(vf32 v) { return v; }
KGL_INLINE float vf32_reduce_max(vf32 v) { return v; }
