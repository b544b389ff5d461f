/* Operations on pairs of vectors, for each element type that loads as vectors of f32. Included once per type, with ELEMENT,
 * DTYPE and LOAD(predicate, p, v) defined: vector v behind p. What is rare, sums of squares that overflow or vanish, is left
 * to NEON. */
#include "similarity.h"

float KGL_KERNEL(dot, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  SVE_FOUR(sum, svdup_f32(0));
#define STEP(k, pg, at, v) sum##k = svmla_m(pg, sum##k, LOAD(pg, a + at, v), LOAD(pg, b + at, v))
  SVE_FOLD_F32(n, STEP);
#undef STEP
  return SVE_TOTAL(sum);
}

float KGL_KERNEL(squaredEuclidean, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  SVE_FOUR(sum, svdup_f32(0));
#define STEP(k, pg, at, v)                                                                      \
  do {                                                                                          \
    const svfloat32_t apart = svsub_x(pg, LOAD(pg, a + at, v), LOAD(pg, b + at, v));            \
    sum##k = svmla_m(pg, sum##k, apart, apart);                                                 \
  } while (0)
  SVE_FOLD_F32(n, STEP);
#undef STEP
  return SVE_TOTAL(sum);
}

KGL_INLINE float cosine_or_rare(const ELEMENT *a, const ELEMENT *b, size_t n, float ab, float aa, float bb) {
  return is_sound(aa) && is_sound(bb) ? sound_cosine(ab, aa, bb) : KGL_JOIN(cosine, DTYPE, neon)(a, b, n);
}

float KGL_KERNEL(cosine, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  SVE_FOUR(ab, svdup_f32(0));
  SVE_FOUR(aa, svdup_f32(0));
  SVE_FOUR(bb, svdup_f32(0));
#define STEP(k, pg, at, v)                                                                      \
  do {                                                                                          \
    const svfloat32_t x = LOAD(pg, a + at, v), y = LOAD(pg, b + at, v);                         \
    ab##k = svmla_m(pg, ab##k, x, y), aa##k = svmla_m(pg, aa##k, x, x), bb##k = svmla_m(pg, bb##k, y, y); \
  } while (0)
  SVE_FOLD_F32(n, STEP);
#undef STEP
  return cosine_or_rare(a, b, n, SVE_TOTAL(ab), SVE_TOTAL(aa), SVE_TOTAL(bb));
}

/* Two sums of each of four rows, which share what they load of x. A row by itself makes the same two. */
KGL_INLINE void dot_four(const ELEMENT *rows, const ELEMENT *x, float *out, size_t n) {
  const svbool_t all = svptrue_b32();
  const size_t lanes = svcntw();
  const ELEMENT *const a = rows, *const b = a + n, *const c = b + n, *const d = c + n;
  svfloat32_t a0 = svdup_f32(0), a1 = a0, b0 = a0, b1 = a0, c0 = a0, c1 = a0, d0 = a0, d1 = a0;
#define STEP(k, pg, v)                                                                          \
  do {                                                                                          \
    const svfloat32_t shared = LOAD(pg, x + at, v);                                             \
    a##k = svmla_m(pg, a##k, LOAD(pg, a + at, v), shared), b##k = svmla_m(pg, b##k, LOAD(pg, b + at, v), shared); \
    c##k = svmla_m(pg, c##k, LOAD(pg, c + at, v), shared), d##k = svmla_m(pg, d##k, LOAD(pg, d + at, v), shared); \
  } while (0)
  size_t at = 0;
  if (n >= 2 * lanes)
    for (const size_t last = n - 2 * lanes; at <= last; at += 2 * lanes) {
      STEP(0, all, 0);
      STEP(1, all, 1);
    }
  for (; at < n; at += lanes) {
    const svbool_t some = svwhilelt_b32_u64(at, n);
    STEP(0, some, 0);
  }
#undef STEP
  out[0] = svaddv_f32(all, svadd_x(all, a0, a1)), out[1] = svaddv_f32(all, svadd_x(all, b0, b1));
  out[2] = svaddv_f32(all, svadd_x(all, c0, c1)), out[3] = svaddv_f32(all, svadd_x(all, d0, d1));
}

/* Of a row and of it with itself: what dotMany and cosineMany do with the rows that are left, and cosineMany with each. */
typedef struct {
  float with_x, square;
} row_sums;

KGL_INLINE row_sums sums_of_row(const ELEMENT *row, const ELEMENT *x, size_t n, const bool has_square) {
  const svbool_t all = svptrue_b32();
  const size_t lanes = svcntw();
  svfloat32_t dot0 = svdup_f32(0), dot1 = dot0, square0 = dot0, square1 = dot0;
#define STEP(k, pg, v)                                                                          \
  do {                                                                                          \
    const svfloat32_t own = LOAD(pg, row + at, v);                                              \
    dot##k = svmla_m(pg, dot##k, own, LOAD(pg, x + at, v));                                     \
    if (has_square) square##k = svmla_m(pg, square##k, own, own);                               \
  } while (0)
  size_t at = 0;
  if (n >= 2 * lanes)
    for (const size_t last = n - 2 * lanes; at <= last; at += 2 * lanes) {
      STEP(0, all, 0);
      STEP(1, all, 1);
    }
  for (; at < n; at += lanes) {
    const svbool_t some = svwhilelt_b32_u64(at, n);
    STEP(0, some, 0);
  }
#undef STEP
  return (row_sums){svaddv_f32(all, svadd_x(all, dot0, dot1)), svaddv_f32(all, svadd_x(all, square0, square1))};
}

void KGL_KERNEL(dotMany, DTYPE)(const ELEMENT *rows, const ELEMENT *x, float *out, size_t m, size_t n) {
  size_t r = 0;
  for (; r + 4 <= m; r += 4) dot_four(rows + r * n, x, out + r, n);
  for (; r < m; r++) out[r] = sums_of_row(rows + r * n, x, n, false).with_x;
}

void KGL_KERNEL(cosineMany, DTYPE)(const ELEMENT *rows, const ELEMENT *x, float *out, size_t m, size_t n) {
  const float xx = KGL_JOIN(dot, DTYPE, KGL_ISA)(x, x, n);
  for (size_t r = 0; r < m; r++) {
    const ELEMENT *row = rows + r * n;
    const row_sums sums = sums_of_row(row, x, n, true);
    out[r] = cosine_or_rare(row, x, n, sums.with_x, sums.square, xx);
  }
}
