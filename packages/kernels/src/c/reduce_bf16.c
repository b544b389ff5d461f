/* Reductions of bf16: every sum is one of f32. Of tiers whose processors multiply bf16 themselves, dot and dotMany alone. */
#include "fold.h"
#include "kernels.h"
#include "vec_bf16.h"

#ifdef KGL_BF16_PRODUCTS
/* Eight sums, since an instruction takes as long as six others of its kind. */
float KGL_KERNEL(dot, bf16)(const uint16_t *a, const uint16_t *b, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(0.0f));
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(0, n, PARTIALS * VBF16_LANES); i < whole; i += PARTIALS * VBF16_LANES)
    for (size_t k = 0; k < PARTIALS; k++) {
      const size_t at = i + k * VBF16_LANES;
      acc[k] = vf32_dot_bf16(acc[k], vbf16_load(a + at), vbf16_load(b + at));
    }
  KGL_ROLLED for (; n - i >= VBF16_LANES; i += VBF16_LANES)
    acc[0] = vf32_dot_bf16(acc[0], vbf16_load(a + i), vbf16_load(b + i));
  if (i < n) acc[7] = vf32_dot_bf16(acc[7], vbf16_load_tail(a + i, n - i), vbf16_load_tail(b + i, n - i));
  return vf32_reduce_add(JOIN_PARTIALS(acc, vf32_add));
}
#else
float KGL_KERNEL(dot, bf16)(const uint16_t *a, const uint16_t *b, size_t n) {
  const vf32 zero = vf32_set1(0.0f);
  vf32 acc[4] = {zero, zero, zero, zero};
  size_t i = 0;
#define STEP(k, at) acc[k] = vf32_fma(vf32_load_bf16(a + (at)), vf32_load_bf16(b + (at)), acc[k])
  FOLD_VECTORS_BY_FOUR(i, n, VF32_LANES, STEP);
#undef STEP
  if (i < n) acc[3] = vf32_fma(vf32_load_bf16_tail(a + i, n - i), vf32_load_bf16_tail(b + i, n - i), acc[3]);
  return vf32_reduce_add(JOIN_FOUR(acc, vf32_add));
}
#endif

void KGL_KERNEL(dotMany, bf16)(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n) {
  for (size_t r = 0; r < m; r++) out[r] = KGL_JOIN(dot, bf16, KGL_ISA)(rows + r * n, x, n);
}

#ifndef KGL_BF16_PRODUCTS
KGL_INLINE vf32 add_square(vf32 v, vf32 acc) { return vf32_fma(v, v, acc); }

float KGL_KERNEL(squaredEuclidean, bf16)(const uint16_t *a, const uint16_t *b, size_t n) {
  const vf32 zero = vf32_set1(0.0f);
  vf32 acc[4] = {zero, zero, zero, zero};
  size_t i = 0;
#define STEP(k, at) acc[k] = add_square(vf32_sub(vf32_load_bf16(a + (at)), vf32_load_bf16(b + (at))), acc[k])
  FOLD_VECTORS_BY_FOUR(i, n, VF32_LANES, STEP);
#undef STEP
  if (i < n)
    acc[3] = add_square(vf32_sub(vf32_load_bf16_tail(a + i, n - i), vf32_load_bf16_tail(b + i, n - i)), acc[3]);
  return vf32_reduce_add(JOIN_FOUR(acc, vf32_add));
}

/* Sums of products: of a and b, of each with itself. */
typedef struct {
  double ab, aa, bb;
} products;

/* In f64, where squares of f32 neither overflow nor vanish. */
KGL_HELPER products wide_products(const uint16_t *a, const uint16_t *b, size_t n) {
  products p = {0, 0, 0};
  for (size_t i = 0; i < n; i++) {
    const double x = kgl_bf16_to_f32(a[i]), y = kgl_bf16_to_f32(b[i]);
    p.ab += x * y, p.aa += x * x, p.bb += y * y;
  }
  return p;
}

KGL_INLINE products products_of(const uint16_t *a, const uint16_t *b, size_t n) {
  const vf32 zero = vf32_set1(0.0f);
  vf32 ab[2] = {zero, zero}, aa[2] = {zero, zero}, bb[2] = {zero, zero};
  size_t i = 0;
#define ADD(k, x, y) \
  do {               \
    const vf32 u = x, v = y; \
    ab[k] = vf32_fma(u, v, ab[k]), aa[k] = vf32_fma(u, u, aa[k]), bb[k] = vf32_fma(v, v, bb[k]); \
  } while (0)
  for (const size_t whole = KGL_WHOLE(0, n, 2 * VF32_LANES); i < whole; i += 2 * VF32_LANES) {
    ADD(0, vf32_load_bf16(a + i), vf32_load_bf16(b + i));
    ADD(1, vf32_load_bf16(a + i + VF32_LANES), vf32_load_bf16(b + i + VF32_LANES));
  }
  for (size_t rest; i < n; i += rest) {
    rest = kgl_smaller(n - i, VF32_LANES);
    ADD(0, vf32_load_bf16_tail(a + i, rest), vf32_load_bf16_tail(b + i, rest));
  }
#undef ADD
  return (products){vf32_reduce_add(vf32_add(ab[0], ab[1])), vf32_reduce_add(vf32_add(aa[0], aa[1])),
                    vf32_reduce_add(vf32_add(bb[0], bb[1]))};
}

/* A sum of squares of f32 that neither overflowed nor lost what matters to underflow. */
KGL_INLINE bool is_sound(double squares) { return squares > 0x1p-80 && squares < INFINITY; }

/* 0 where a vector is zero: it is like nothing. NaN where either has NaN or an infinity. */
float KGL_KERNEL(cosine, bf16)(const uint16_t *a, const uint16_t *b, size_t n) {
  products p = products_of(a, b, n);
  if (!is_sound(p.aa) || !is_sound(p.bb)) p = wide_products(a, b, n);
  if (p.aa == 0 || p.bb == 0) return p.ab == p.ab ? 0.0f : (float)p.ab;
  const double value = p.ab / sqrt(p.aa * p.bb);
  return value > 1 ? 1.0f : value < -1 ? -1.0f : (float)value;
}

void KGL_KERNEL(cosineMany, bf16)(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n) {
  for (size_t r = 0; r < m; r++) out[r] = KGL_JOIN(cosine, bf16, KGL_ISA)(rows + r * n, x, n);
}
#endif
