/* Operations on pairs of vectors, for each element type that loads as f32 vectors. Included once per type, with
 * ELEMENT, DTYPE, LOAD(p), LOAD_TAIL(p, n) and VALUE(element) defined. */
#include "fold.h"
#include "similarity.h"

float KGL_KERNEL(dot, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(0.0f));
  size_t i = 0;
#define STEP(k, at) acc[k] = vf32_fma(LOAD(a + (at)), LOAD(b + (at)), acc[k])
  FOLD_AHEAD(i, n, STEP, a, b);
  FOLD_VECTORS(i, n, STEP);
#undef STEP
  if (i < n) acc[7] = vf32_fma(LOAD_TAIL(a + i, n - i), LOAD_TAIL(b + i, n - i), acc[7]);
  return vf32_reduce_add(JOIN_PARTIALS(acc, vf32_add));
}

KGL_INLINE vf32 add_square(vf32 v, vf32 acc) { return vf32_fma(v, v, acc); }

float KGL_KERNEL(squaredEuclidean, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(0.0f));
  size_t i = 0;
#define STEP(k, at) acc[k] = add_square(vf32_sub(LOAD(a + (at)), LOAD(b + (at))), acc[k])
  FOLD_AHEAD(i, n, STEP, a, b);
  FOLD_VECTORS(i, n, STEP);
#undef STEP
  if (i < n) acc[7] = add_square(vf32_sub(LOAD_TAIL(a + i, n - i), LOAD_TAIL(b + i, n - i)), acc[7]);
  return vf32_reduce_add(JOIN_PARTIALS(acc, vf32_add));
}

/* Sums of products: of a and b, of each with itself. */
typedef struct {
  double ab, aa, bb;
} products;

/* In f64, where squares of f32 neither overflow nor vanish. */
KGL_HELPER products KGL_NAMED(wide_products, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  products p = {0, 0, 0};
  for (size_t i = 0; i < n; i++) {
    double x = VALUE(a[i]), y = VALUE(b[i]);
    p.ab += x * y, p.aa += x * x, p.bb += y * y;
  }
  return p;
}

/* 0 where a vector is zero: it is like nothing. NaN where either has NaN or an infinity. */
KGL_INLINE float similarity(products p) {
  if (p.aa == 0 || p.bb == 0) return p.ab == p.ab ? 0.0f : (float)p.ab;
  double value = p.ab / sqrt(p.aa * p.bb);
  return value > 1 ? 1.0f : value < -1 ? -1.0f : (float)value;
}

KGL_INLINE float sound_similarity(const ELEMENT *a, const ELEMENT *b, size_t n, float ab, float aa, float bb) {
  if (!is_sound(aa) || !is_sound(bb)) return similarity(KGL_NAMED(wide_products, DTYPE)(a, b, n));
  return sound_cosine(ab, aa, bb);
}

float KGL_KERNEL(cosine, DTYPE)(const ELEMENT *a, const ELEMENT *b, size_t n) {
  const vf32 zero = vf32_set1(0.0f);
  vf32 ab[4] = {zero, zero, zero, zero}, aa[4] = {zero, zero, zero, zero}, bb[4] = {zero, zero, zero, zero};
  size_t i = 0;
#define STEP_ON(k, x, y) \
  do {                   \
    vf32 u = x, v = y;   \
    ab[k] = vf32_fma(u, v, ab[k]), aa[k] = vf32_fma(u, u, aa[k]), bb[k] = vf32_fma(v, v, bb[k]); \
  } while (0)
#define STEP(k, at) STEP_ON(k, LOAD(a + (at)), LOAD(b + (at)))
  FOLD_VECTORS_BY_FOUR(i, n, VF32_LANES, STEP);
  if (i < n) STEP_ON(3, LOAD_TAIL(a + i, n - i), LOAD_TAIL(b + i, n - i));
#undef STEP
#undef STEP_ON
  return sound_similarity(a, b, n, vf32_reduce_add(JOIN_FOUR(ab, vf32_add)), vf32_reduce_add(JOIN_FOUR(aa, vf32_add)),
                          vf32_reduce_add(JOIN_FOUR(bb, vf32_add)));
}

/* Two partial sums per row in every group, so that a row's result does not depend on where it is. */
KGL_INLINE void dot_rows(const ELEMENT *rows, const ELEMENT *x, float *out, size_t n, const int count) {
  vf32 acc[8];
  for (int r = 0; r < 2 * count; r++) acc[r] = vf32_set1(0.0f);
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(i, n, 2 * VF32_LANES); i < whole; i += 2 * VF32_LANES) {
    vf32 x0 = LOAD(x + i), x1 = LOAD(x + i + VF32_LANES);
    for (int r = 0; r < count; r++) {
      const ELEMENT *row = rows + (size_t)r * n + i;
      acc[2 * r] = vf32_fma(LOAD(row), x0, acc[2 * r]);
      acc[2 * r + 1] = vf32_fma(LOAD(row + VF32_LANES), x1, acc[2 * r + 1]);
    }
  }
  if (n - i >= VF32_LANES) {
    vf32 x0 = LOAD(x + i);
    for (int r = 0; r < count; r++) acc[2 * r] = vf32_fma(LOAD(rows + (size_t)r * n + i), x0, acc[2 * r]);
    i += VF32_LANES;
  }
  if (i < n) {
    vf32 x0 = LOAD_TAIL(x + i, n - i);
    for (int r = 0; r < count; r++)
      acc[2 * r + 1] = vf32_fma(LOAD_TAIL(rows + (size_t)r * n + i, n - i), x0, acc[2 * r + 1]);
  }
  for (int r = 0; r < count; r++) out[r] = vf32_reduce_add(vf32_add(acc[2 * r], acc[2 * r + 1]));
}

void KGL_KERNEL(dotMany, DTYPE)(const ELEMENT *rows, const ELEMENT *x, float *out, size_t m, size_t n) {
  size_t r = 0;
  for (; r + 4 <= m; r += 4) dot_rows(rows + r * n, x, out + r, n, 4);
  for (; r < m; r++) dot_rows(rows + r * n, x, out + r, n, 1);
}

KGL_INLINE void cosine_rows(const ELEMENT *rows, const ELEMENT *x, float xx, float *out, size_t n, const int count) {
  vf32 ab[4], aa[4];
  for (int r = 0; r < 2 * count; r++) ab[r] = aa[r] = vf32_set1(0.0f);
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(i, n, 2 * VF32_LANES); i < whole; i += 2 * VF32_LANES) {
    vf32 x0 = LOAD(x + i), x1 = LOAD(x + i + VF32_LANES);
    for (int r = 0; r < count; r++) {
      vf32 u = LOAD(rows + (size_t)r * n + i), v = LOAD(rows + (size_t)r * n + i + VF32_LANES);
      ab[2 * r] = vf32_fma(u, x0, ab[2 * r]), aa[2 * r] = vf32_fma(u, u, aa[2 * r]);
      ab[2 * r + 1] = vf32_fma(v, x1, ab[2 * r + 1]), aa[2 * r + 1] = vf32_fma(v, v, aa[2 * r + 1]);
    }
  }
  for (; i < n; i += VF32_LANES) {
    bool is_whole = n - i >= VF32_LANES;
    vf32 x0 = is_whole ? LOAD(x + i) : LOAD_TAIL(x + i, n - i);
    for (int r = 0; r < count; r++) {
      const ELEMENT *row = rows + (size_t)r * n + i;
      vf32 u = is_whole ? LOAD(row) : LOAD_TAIL(row, n - i);
      ab[2 * r] = vf32_fma(u, x0, ab[2 * r]), aa[2 * r] = vf32_fma(u, u, aa[2 * r]);
    }
  }
  for (int r = 0; r < count; r++)
    out[r] = sound_similarity(rows + (size_t)r * n, x, n, vf32_reduce_add(vf32_add(ab[2 * r], ab[2 * r + 1])),
                              vf32_reduce_add(vf32_add(aa[2 * r], aa[2 * r + 1])), xx);
}

void KGL_KERNEL(cosineMany, DTYPE)(const ELEMENT *rows, const ELEMENT *x, float *out, size_t m, size_t n) {
  float xx = KGL_JOIN(dot, DTYPE, KGL_ISA)(x, x, n);
  size_t r = 0;
  for (; r + 2 <= m; r += 2) cosine_rows(rows + r * n, x, xx, out + r, n, 2);
  for (; r < m; r++) cosine_rows(rows + r * n, x, xx, out + r, n, 1);
}
