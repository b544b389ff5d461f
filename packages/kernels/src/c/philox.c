/* Random numbers by Philox4x32-10 (Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3", SC 2011): a
 * block of four is the image of its number, so any part of a stream can be made alone. Element i of a stream is made of
 * number i % 4 of block i / 4, of normal numbers a pair of two.
 *
 * The same bits on every tier and in TypeScript: integers, and float operations that round once each; nothing here may be
 * fused. */
#include <string.h>

#include "kernels.h"
#include "vec_wide_products.h"

enum { BLOCK = 4, STEP = BLOCK * VF32_LANES };

/* The numbers of as many blocks as a vector has lanes. */
typedef struct {
  vi32 of[BLOCK];
} numbers;

KGL_INLINE numbers philox(uint32_t first_block, uint32_t seed, uint32_t stream) {
  const vi32 first_multiplier = vi32_set1((int32_t)0xd2511f53), second_multiplier = vi32_set1((int32_t)0xcd9e8d57);
  vi32 a = vi32_add(vi32_set1((int32_t)first_block), vi32_iota()), b = vi32_set1(0), c = b, d = b;
#pragma GCC unroll 10
  for (uint32_t round = 0; round < 10; round++) {
    const vi32 first_key = vi32_set1((int32_t)(seed + round * 0x9e3779b9)), second_key = vi32_set1((int32_t)(stream + round * 0xbb67ae85));
    vi32 first_high, first_low, second_high, second_low;
    vu32_product(a, first_multiplier, &first_high, &first_low);
    vu32_product(c, second_multiplier, &second_high, &second_low);
    a = vi32_xor(vi32_xor(second_high, b), first_key), b = second_low;
    c = vi32_xor(vi32_xor(first_high, d), second_key), d = first_low;
  }
  return (numbers){{a, b, c, d}};
}

/* The same polynomial whatever a tier fuses. */
#define POLYNOMIAL(x, ...)                                                                             \
  polynomial((x), (const float[]){__VA_ARGS__}, sizeof((const float[]){__VA_ARGS__}) / sizeof(float))
KGL_INLINE vf32 polynomial(vf32 x, const float *c, int count) {
  vf32 sum = vf32_set1(c[count - 1]);
#pragma GCC unroll 16
  for (int k = count - 2; k >= 0; k--) sum = vf32_add(vf32_mul(sum, x), vf32_set1(c[k]));
  return sum;
}

/* -log(u), u = (x with its lowest bit set) / 2^32 rounded to a float, in (0, 1]: u = m 2^k with m in [2/3, 4/3),
 * log(m) = f - f^2 / 2 + f^3 p(f), f = m - 1. */
KGL_INLINE vf32 minus_log(vi32 x) {
  const vi32 first = vi32_set1(0x3f2aaaab), half = vi32_or(vi32_shr(x, 1), vi32_set1(1));
  const vi32 bits = vi32_sub(vf32_as_i32(vi32_to_f32(half)), first);
  const vf32 k = vi32_to_f32(vi32_sub(vi32_sra(bits, 23), vi32_set1(31)));
  const vf32 f = vf32_sub(vi32_as_f32(vi32_add(vi32_and(bits, vi32_set1(0x7fffff)), first)), vf32_set1(1));
  const vf32 p = POLYNOMIAL(f, -0.5f, 3.33332300e-1f, -2.49996960e-1f, 2.00097486e-1f, -1.66852012e-1f, 1.40151381e-1f,
                            -1.21181972e-1f, 1.39437884e-1f, -1.31801575e-1f);
  const vf32 tail = vf32_add(vf32_mul(vf32_mul(f, f), p), vf32_mul(k, vf32_set1(1.42860677e-6f)));
  const vf32 log = vf32_add(vf32_add(f, tail), vf32_mul(k, vf32_set1(6.93145752e-1f)));
  return vf32_sub(vf32_set1(0), log);
}

/* Sine and cosine of x / 2^32 turns: of the quarter that is nearest, and what is left of an eighth on either side. */
KGL_INLINE void sine_and_cosine(vi32 x, vf32 *sine, vf32 *cosine) {
  const vi32 quarter = vi32_shr(vi32_add(x, vi32_set1(1 << 29)), 30);
  const vf32 r = vf32_mul(vi32_to_f32(vi32_sub(x, vi32_shl(quarter, 30))), vf32_set1(1.46291808e-9f));
  const vf32 square = vf32_mul(r, r);
  const vf32 s = vf32_add(r, vf32_mul(vf32_mul(r, square), POLYNOMIAL(square, -1.66666552e-1f, 8.33219104e-3f, -1.95186003e-4f)));
  const vf32 c = POLYNOMIAL(square, 1, -0.5f, 4.16666456e-2f, -1.38872990e-3f, 2.44302100e-5f);
  const vm32 is_odd = vi32_eq(vi32_and(quarter, vi32_set1(1)), vi32_set1(1));
  const vi32 sine_sign = vi32_shl(vi32_shr(quarter, 1), 31);
  const vi32 cosine_sign = vi32_shl(vi32_shr(vi32_add(quarter, vi32_set1(1)), 1), 31);
  *sine = vi32_as_f32(vi32_xor(vf32_as_i32(vf32_select(is_odd, c, s)), sine_sign));
  *cosine = vi32_as_f32(vi32_xor(vf32_as_i32(vf32_select(is_odd, s, c)), cosine_sign));
}

/* What becomes of a block's numbers. */
typedef enum { UNIFORM, NORMAL, EXPONENTIAL, INTEGER } distribution;

typedef struct {
  vi32 low, count;
} integer_range;

/* Box and Muller, "A note on the generation of random normal deviates", 1958. */
KGL_INLINE void to_normal(vi32 *first, vi32 *second) {
  vf32 sine, cosine;
  const vf32 log = minus_log(*first), radius = vf32_sqrt(vf32_add(log, log));
  sine_and_cosine(*second, &sine, &cosine);
  *first = vf32_as_i32(vf32_mul(radius, cosine)), *second = vf32_as_i32(vf32_mul(radius, sine));
}

KGL_INLINE vi32 to_single(const distribution as, vi32 x, integer_range range) {
  vi32 high, low;
  if (as == UNIFORM) return vf32_as_i32(vf32_mul(vi32_to_f32(vi32_shr(x, 8)), vf32_set1(0x1p-24f)));
  if (as == EXPONENTIAL) return vf32_as_i32(minus_log(x));
  vu32_product(x, range.count, &high, &low);
  return vi32_add(range.low, high);
}

KGL_INLINE void store_step(const distribution as, int32_t *out, numbers n, integer_range range) {
  if (as == NORMAL) {
    to_normal(&n.of[0], &n.of[1]), to_normal(&n.of[2], &n.of[3]);
  } else {
    for (size_t k = 0; k < BLOCK; k++) n.of[k] = to_single(as, n.of[k], range);
  }
  vi32_store_zipped(out, n.of[0], n.of[1], n.of[2], n.of[3]);
}

/* n elements of the stream from `offset` on. */
KGL_INLINE void fill(const distribution as, size_t seed, size_t stream, size_t offset, integer_range range, int32_t *out,
                     size_t n) {
  size_t block = offset / BLOCK, skipped = offset % BLOCK;
  while (n > 0) {
    const numbers step = philox((uint32_t)block, (uint32_t)seed, (uint32_t)stream);
    const size_t taken = kgl_smaller(n, STEP - skipped);
    int32_t part[STEP];
    store_step(as, taken == STEP ? out : part, step, range);
    if (taken < STEP) memcpy(out, part + skipped, taken * sizeof *out);
    out += taken, n -= taken, block += VF32_LANES, skipped = 0;
  }
}

#define FLOATS(name, as)                                                                                 \
  void KGL_KERNEL(name, f32)(float *out, size_t seed, size_t stream, size_t offset, size_t n) {          \
    const integer_range none = {vi32_set1(0), vi32_set1(0)};                                             \
    fill(as, seed, stream, offset, none, (int32_t *)out, n);                                             \
  }
FLOATS(randomUniform, UNIFORM)
FLOATS(randomNormal, NORMAL)
FLOATS(randomExponential, EXPONENTIAL)

void KGL_KERNEL(randomIntegers, i32)(int32_t low, int32_t *out, size_t seed, size_t stream, size_t offset, size_t count, size_t n) {
  const integer_range range = {vi32_set1(low), vi32_set1((int32_t)count)};
  fill(INTEGER, seed, stream, offset, range, out, n);
}
