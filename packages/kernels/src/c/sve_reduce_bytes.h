/* Operations on pairs of byte vectors. Included once per type by sve_reduce8.c. What a predicate leaves out is loaded as 0,
 * which adds nothing to a product. */
#define FOLD_BYTES(n, step) SVE_FOLD(n, svcntb(), svptrue_b8(), svwhilelt_b8_u64, step)
#define FOUR_SUMS(type, name, value) type name##0 = value, name##1 = name##0, name##2 = name##0, name##3 = name##0
#define JOINED(name)                                                                            \
  svadd_x(svptrue_b32(), svadd_x(svptrue_b32(), name##0, name##1), svadd_x(svptrue_b32(), name##2, name##3))

/* Of up to EXACT elements. */
KGL_INLINE int64_t KGL_NAMED(block_dot, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  FOUR_SUMS(SUMS, sum, NO_SUM);
#define STEP(k, pg, at, v) sum##k = DOT(sum##k, LOAD(pg, a + at, v), LOAD(pg, b + at, v))
  FOLD_BYTES(n, STEP);
#undef STEP
  return TOTAL(JOINED(sum));
}

KGL_INLINE int64_t KGL_NAMED(block_apart, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  FOUR_SUMS(svuint32_t, sum, svdup_u32(0));
#define STEP(k, pg, at, v)                                                                      \
  do {                                                                                          \
    const svuint8_t apart = APART(pg, LOAD(pg, a + at, v), LOAD(pg, b + at, v));                \
    sum##k = svdot_u32(sum##k, apart, apart);                                                   \
  } while (0)
  FOLD_BYTES(n, STEP);
#undef STEP
  return (int64_t)svaddv_u32(svptrue_b32(), JOINED(sum));
}

/* The products that a cosine needs; those of a with itself, which a caller may have, only if asked for. */
KGL_INLINE byte_products KGL_NAMED(block_products, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n,
                                                          const bool with_aa) {
  FOUR_SUMS(SUMS, ab, NO_SUM);
  FOUR_SUMS(SUMS, aa, NO_SUM);
  FOUR_SUMS(SUMS, bb, NO_SUM);
#define STEP(k, pg, at, v)                                                                      \
  do {                                                                                          \
    const VECTOR x = LOAD(pg, a + at, v), y = LOAD(pg, b + at, v);                              \
    ab##k = DOT(ab##k, x, y), bb##k = DOT(bb##k, y, y);                                         \
    if (with_aa) aa##k = DOT(aa##k, x, x);                                                       \
  } while (0)
  FOLD_BYTES(n, STEP);
#undef STEP
  return (byte_products){.ab = TOTAL(JOINED(ab)), .aa = TOTAL(JOINED(aa)), .bb = TOTAL(JOINED(bb))};
}

KGL_HELPER int64_t KGL_NAMED(whole_dot, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  int64_t sum = 0;
  for (size_t i = 0; i < n; i += EXACT) sum += KGL_NAMED(block_dot, DTYPE)(a + i, b + i, kgl_smaller(n - i, EXACT));
  return sum;
}

double KGL_KERNEL(dot, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  return (double)KGL_NAMED(whole_dot, DTYPE)(a, b, n);
}

double KGL_KERNEL(squaredEuclidean, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  int64_t sum = 0;
  for (size_t i = 0; i < n; i += EXACT) sum += KGL_NAMED(block_apart, DTYPE)(a + i, b + i, kgl_smaller(n - i, EXACT));
  return (double)sum;
}

KGL_INLINE byte_products KGL_NAMED(whole_products, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n,
                                                          const bool with_aa) {
  byte_products sum = {0, 0, 0};
  for (size_t i = 0; i < n; i += EXACT) {
    const byte_products block = KGL_NAMED(block_products, DTYPE)(a + i, b + i, kgl_smaller(n - i, EXACT), with_aa);
    sum.ab += block.ab, sum.aa += block.aa, sum.bb += block.bb;
  }
  return sum;
}

double KGL_KERNEL(cosine, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  return byte_cosine(KGL_NAMED(whole_products, DTYPE)(a, b, n, true));
}

void KGL_KERNEL(dotMany, DTYPE)(const ELEMENT *rows, const ELEMENT *x, double *out, size_t m, size_t n) {
  for (size_t r = 0; r < m; r++) out[r] = (double)KGL_NAMED(whole_dot, DTYPE)(rows + r * n, x, n);
}

void KGL_KERNEL(cosineMany, DTYPE)(const ELEMENT *rows, const ELEMENT *x, double *out, size_t m, size_t n) {
  const int64_t xx = KGL_NAMED(whole_dot, DTYPE)(x, x, n);
  for (size_t r = 0; r < m; r++) {
    byte_products sum = KGL_NAMED(whole_products, DTYPE)(x, rows + r * n, n, false);
    sum.aa = xx;
    out[r] = byte_cosine(sum);
  }
}

#undef FOLD_BYTES
#undef FOUR_SUMS
#undef JOINED
