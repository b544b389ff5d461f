/* Operations on pairs of byte vectors. Included once per type, with ELEMENT, DTYPE, DOT(s, a, b), APART(s, a, b) and
 * TOTAL(s) defined: the vocabulary's words for that type. */

/* Sums of up to VN8_EXACT products. */
KGL_INLINE int64_t KGL_NAMED(block_dot, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  vdot acc[4] = {vdot_zero(), vdot_zero(), vdot_zero(), vdot_zero()};
  size_t i = 0;
#define STEP(k, at) acc[k] = DOT(acc[k], vn8_load(a + (at)), vn8_load(b + (at)))
  FOLD_VECTORS_BY_FOUR(i, n, VN8_LANES, STEP);
#undef STEP
  if (i < n) acc[3] = DOT(acc[3], vn8_load_tail(a + i, n - i), vn8_load_tail(b + i, n - i));
  return TOTAL(JOIN_FOUR(acc, vdot_join));
}

KGL_INLINE int64_t KGL_NAMED(block_apart, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  vdot acc[4] = {vdot_zero(), vdot_zero(), vdot_zero(), vdot_zero()};
  size_t i = 0;
#define STEP(k, at) acc[k] = APART(acc[k], vn8_load(a + (at)), vn8_load(b + (at)))
  FOLD_VECTORS_BY_FOUR(i, n, VN8_LANES, STEP);
#undef STEP
  if (i < n) acc[3] = APART(acc[3], vn8_load_tail(a + i, n - i), vn8_load_tail(b + i, n - i));
  return vdot_total_apart(JOIN_FOUR(acc, vdot_join));
}

KGL_INLINE byte_products KGL_NAMED(block_products, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  vdot ab[2] = {vdot_zero(), vdot_zero()}, aa[2] = {vdot_zero(), vdot_zero()}, bb[2] = {vdot_zero(), vdot_zero()};
  size_t i = 0;
#define STEP(k, x, y) \
  do {                \
    vn8 u = x, v = y; \
    ab[k] = DOT(ab[k], u, v), aa[k] = DOT(aa[k], u, u), bb[k] = DOT(bb[k], v, v); \
  } while (0)
  for (; i + 2 * VN8_LANES <= n; i += 2 * VN8_LANES) {
    STEP(0, vn8_load(a + i), vn8_load(b + i));
    STEP(1, vn8_load(a + i + VN8_LANES), vn8_load(b + i + VN8_LANES));
  }
  if (n - i >= VN8_LANES) {
    STEP(0, vn8_load(a + i), vn8_load(b + i));
    i += VN8_LANES;
  }
  if (i < n) STEP(1, vn8_load_tail(a + i, n - i), vn8_load_tail(b + i, n - i));
#undef STEP
  return (byte_products){TOTAL(vdot_join(ab[0], ab[1])), TOTAL(vdot_join(aa[0], aa[1])), TOTAL(vdot_join(bb[0], bb[1]))};
}

/* The products that a row needs: with x, and of itself. */
KGL_INLINE byte_products KGL_NAMED(row_products, DTYPE)(const ELEMENT *x, const ELEMENT *row, size_t n) {
  vdot ab[4] = {vdot_zero(), vdot_zero(), vdot_zero(), vdot_zero()};
  vdot bb[4] = {vdot_zero(), vdot_zero(), vdot_zero(), vdot_zero()};
  size_t i = 0;
#define STEP_ON(k, u, v) \
  do {                   \
    vn8 other = v;       \
    ab[k] = DOT(ab[k], u, other), bb[k] = DOT(bb[k], other, other); \
  } while (0)
#define STEP(k, at) STEP_ON(k, vn8_load(x + (at)), vn8_load(row + (at)))
  FOLD_VECTORS_BY_FOUR(i, n, VN8_LANES, STEP);
  if (i < n) STEP_ON(3, vn8_load_tail(x + i, n - i), vn8_load_tail(row + i, n - i));
#undef STEP
#undef STEP_ON
  return (byte_products){.ab = TOTAL(JOIN_FOUR(ab, vdot_join)), .bb = TOTAL(JOIN_FOUR(bb, vdot_join))};
}

KGL_INLINE int64_t KGL_NAMED(whole_dot, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  int64_t sum = 0;
  for (; n > VN8_EXACT; n -= VN8_EXACT, a += VN8_EXACT, b += VN8_EXACT)
    sum += KGL_NAMED(block_dot, DTYPE)(a, b, VN8_EXACT);
  return sum + KGL_NAMED(block_dot, DTYPE)(a, b, n);
}

double KGL_KERNEL(dot, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  return (double)KGL_NAMED(whole_dot, DTYPE)(a, b, n);
}

double KGL_KERNEL(squaredEuclidean, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  int64_t sum = 0;
  for (; n > VN8_EXACT; n -= VN8_EXACT, a += VN8_EXACT, b += VN8_EXACT)
    sum += KGL_NAMED(block_apart, DTYPE)(a, b, VN8_EXACT);
  return (double)(sum + KGL_NAMED(block_apart, DTYPE)(a, b, n));
}

double KGL_KERNEL(cosine, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  byte_products sum = {0, 0, 0};
  while (n > 0) {
    size_t count = n < VN8_EXACT ? n : VN8_EXACT;
    byte_products block = KGL_NAMED(block_products, DTYPE)(a, b, count);
    sum.ab += block.ab, sum.aa += block.aa, sum.bb += block.bb;
    a += count, b += count, n -= count;
  }
  return byte_cosine(sum);
}

void KGL_KERNEL(dotMany, DTYPE)(const ELEMENT *rows, const ELEMENT *x, double *out, size_t m, size_t n) {
  for (size_t r = 0; r < m; r++) out[r] = (double)KGL_NAMED(whole_dot, DTYPE)(rows + r * n, x, n);
}

void KGL_KERNEL(cosineMany, DTYPE)(const ELEMENT *rows, const ELEMENT *x, double *out, size_t m, size_t n) {
  int64_t xx = 0;
  for (size_t r = 0; r <= m; r++) { /* x itself first, then the rows */
    const ELEMENT *row = r == 0 ? x : rows + (r - 1) * n;
    byte_products sum = {.aa = xx};
    for (size_t at = 0; at < n; at += VN8_EXACT) {
      size_t count = n - at < VN8_EXACT ? n - at : VN8_EXACT;
      byte_products block = KGL_NAMED(row_products, DTYPE)(x + at, row + at, count);
      sum.ab += block.ab, sum.bb += block.bb;
    }
    if (r == 0)
      xx = sum.bb;
    else
      out[r - 1] = byte_cosine(sum);
  }
}
