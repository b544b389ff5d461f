/* Reductions of f16 with SVE2's products that are widened as they are added: a load has two vectors' worth of f32, the even
 * halves and the odd ones. */
#include "sve.h"

#include "similarity.h"

#define FOLD_HALVES(n, step) SVE_FOLD(n, svcnth(), svptrue_b16(), svwhilelt_b16_u64, step)
/* What a predicate leaves out is 0, which adds nothing to a product. */
#define LOAD(pg, p, v) svreinterpret_f16_u16(svld1_vnum_u16(pg, p, v))
#define BOTH(sum, x, y) svmlalt_f32(svmlalb_f32(sum, x, y), x, y)

float KGL_KERNEL(dot, f16)(const uint16_t *a, const uint16_t *b, size_t n) {
  SVE_FOUR(even, svdup_f32(0));
  SVE_FOUR(odd, svdup_f32(0));
#define STEP(k, pg, at, v)                                                                      \
  do {                                                                                          \
    const svfloat16_t x = LOAD(pg, a + at, v), y = LOAD(pg, b + at, v);                         \
    even##k = svmlalb_f32(even##k, x, y), odd##k = svmlalt_f32(odd##k, x, y);                   \
  } while (0)
  FOLD_HALVES(n, STEP);
#undef STEP
  return svaddv_f32(svptrue_b32(), svadd_x(svptrue_b32(), SVE_JOIN_FOUR(even), SVE_JOIN_FOUR(odd)));
}

KGL_INLINE svfloat32_t even_of(svfloat16_t x) { return svcvt_f32_f16_x(svptrue_b32(), x); }
KGL_INLINE svfloat32_t odd_of(svfloat16_t x) { return svcvtlt_f32_f16_x(svptrue_b32(), x); }

float KGL_KERNEL(squaredEuclidean, f16)(const uint16_t *a, const uint16_t *b, size_t n) {
  const svbool_t all = svptrue_b32();
  SVE_FOUR(even, svdup_f32(0));
  SVE_FOUR(odd, svdup_f32(0));
#define STEP(k, pg, at, v)                                                                      \
  do {                                                                                          \
    const svfloat16_t x = LOAD(pg, a + at, v), y = LOAD(pg, b + at, v);                         \
    const svfloat32_t d = svsub_x(all, even_of(x), even_of(y)), e = svsub_x(all, odd_of(x), odd_of(y)); \
    even##k = svmla_x(all, even##k, d, d), odd##k = svmla_x(all, odd##k, e, e);                 \
  } while (0)
  FOLD_HALVES(n, STEP);
#undef STEP
  return svaddv_f32(all, svadd_x(all, SVE_JOIN_FOUR(even), SVE_JOIN_FOUR(odd)));
}

/* Sums that overflow or vanish, which is rare, are left to NEON. */
KGL_INLINE float cosine_or_rare(const uint16_t *a, const uint16_t *b, size_t n, float ab, float aa, float bb) {
  return is_sound(aa) && is_sound(bb) ? sound_cosine(ab, aa, bb) : kgl_cosine_f16_neon(a, b, n);
}

float KGL_KERNEL(cosine, f16)(const uint16_t *a, const uint16_t *b, size_t n) {
  SVE_FOUR(ab, svdup_f32(0));
  SVE_FOUR(aa, svdup_f32(0));
  SVE_FOUR(bb, svdup_f32(0));
#define STEP(k, pg, at, v)                                                                      \
  do {                                                                                          \
    const svfloat16_t x = LOAD(pg, a + at, v), y = LOAD(pg, b + at, v);                         \
    ab##k = BOTH(ab##k, x, y), aa##k = BOTH(aa##k, x, x), bb##k = BOTH(bb##k, y, y);            \
  } while (0)
  FOLD_HALVES(n, STEP);
#undef STEP
  return cosine_or_rare(a, b, n, SVE_TOTAL(ab), SVE_TOTAL(aa), SVE_TOTAL(bb));
}

/* Of a row with x and of it with itself, the same for each row wherever it is. */
KGL_INLINE float sums_of_row(const uint16_t *row, const uint16_t *x, size_t n, float *square) {
  SVE_FOUR(with_x, svdup_f32(0));
  SVE_FOUR(own, svdup_f32(0));
#define STEP(k, pg, at, v)                                                                      \
  do {                                                                                          \
    const svfloat16_t y = LOAD(pg, row + at, v);                                                \
    with_x##k = BOTH(with_x##k, y, LOAD(pg, x + at, v));                                        \
    if (square) own##k = BOTH(own##k, y, y);                                                    \
  } while (0)
  FOLD_HALVES(n, STEP);
#undef STEP
  if (square) *square = SVE_TOTAL(own);
  return SVE_TOTAL(with_x);
}

void KGL_KERNEL(dotMany, f16)(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n) {
  for (size_t r = 0; r < m; r++) out[r] = sums_of_row(rows + r * n, x, n, NULL);
}

void KGL_KERNEL(cosineMany, f16)(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n) {
  const float xx = KGL_JOIN(dot, f16, KGL_ISA)(x, x, n);
  for (size_t r = 0; r < m; r++) {
    float square;
    const float with_x = sums_of_row(rows + r * n, x, n, &square);
    out[r] = cosine_or_rare(rows + r * n, x, n, with_x, square, xx);
  }
}
