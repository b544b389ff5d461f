/* Operations on f64 that fold their operands into one number. */
#include "fold.h"
#include "kernels.h"
#include "vec_f64.h"

/* Four partial sums of TERM(a vector's position, LOAD), which is vf64_load or that of a tail. */
#define SUM_UP(n)                                                                     \
  const vf64 zero = vf64_set1(0);                                                     \
  vf64 acc[4] = {zero, zero, zero, zero};                                             \
  size_t i = 0;                                                                       \
  FOLD_VECTORS_BY_FOUR(i, n, VF64_LANES, STEP_WHOLE);                                 \
  if (i < (n)) acc[3] = TERM(acc[3], i, LOAD_TAIL);                                   \
  return vf64_reduce_add(JOIN_FOUR(acc, vf64_add))
#define STEP_WHOLE(k, at) acc[k] = TERM(acc[k], at, vf64_load)
#define LOAD_TAIL(p) vf64_load_tail(p, n - i)

double KGL_KERNEL(dot, f64)(const double *a, const double *b, size_t n) {
#define TERM(s, at, load) vf64_fma(load(a + (at)), load(b + (at)), s)
  SUM_UP(n);
#undef TERM
}

double KGL_KERNEL(sum, f64)(const double *a, size_t n) {
#define TERM(s, at, load) vf64_add(s, load(a + (at)))
  SUM_UP(n);
#undef TERM
}

double KGL_KERNEL(normL1, f64)(const double *a, size_t n) {
#define TERM(s, at, load) vf64_add(s, vf64_abs(load(a + (at))))
  SUM_UP(n);
#undef TERM
}

KGL_HELPER double scaled_squares(const double *a, double scale, size_t n) {
  const vf64 factor = vf64_set1(scale);
#define TERM(s, at, load) add_square(s, vf64_mul(load(a + (at)), factor))
#define add_square(s, v) vf64_fma(v, v, s)
  SUM_UP(n);
#undef add_square
#undef TERM
}

/* Squares of what is scaled neither overflow nor vanish beside the largest. */
double KGL_KERNEL(normL2, f64)(const double *a, size_t n) {
  const double squares = KGL_JOIN(dot, f64, KGL_ISA)(a, a, n);
  if (squares > 0x1p-900 && squares < INFINITY) return sqrt(squares);
  const double scale = squares > 1 ? 0x1p-600 : 0x1p600;
  return sqrt(scaled_squares(a, scale, n)) / scale;
}

/* As reduce_pairs.h: two partial sums per row in every group, so that a row's result does not depend on where it is. */
KGL_INLINE void dot_rows(const double *rows, const double *x, double *out, size_t n, const int count) {
  vf64 acc[8];
  for (int r = 0; r < 2 * count; r++) acc[r] = vf64_set1(0);
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(0, n, 2 * VF64_LANES); i < whole; i += 2 * VF64_LANES) {
    const vf64 x0 = vf64_load(x + i), x1 = vf64_load(x + i + VF64_LANES);
    for (int r = 0; r < count; r++) {
      const double *row = rows + (size_t)r * n + i;
      acc[2 * r] = vf64_fma(vf64_load(row), x0, acc[2 * r]);
      acc[2 * r + 1] = vf64_fma(vf64_load(row + VF64_LANES), x1, acc[2 * r + 1]);
    }
  }
  for (; i < n; i += VF64_LANES) {
    const size_t rest = n - i < VF64_LANES ? n - i : 0;
    const vf64 x0 = rest ? vf64_load_tail(x + i, rest) : vf64_load(x + i);
    for (int r = 0; r < count; r++) {
      const double *row = rows + (size_t)r * n + i;
      acc[2 * r] = vf64_fma(rest ? vf64_load_tail(row, rest) : vf64_load(row), x0, acc[2 * r]);
    }
  }
  for (int r = 0; r < count; r++) out[r] = vf64_reduce_add(vf64_add(acc[2 * r], acc[2 * r + 1]));
}

void KGL_KERNEL(dotMany, f64)(const double *rows, const double *x, double *out, size_t m, size_t n) {
  size_t r = 0;
  for (; r + 4 <= m; r += 4) dot_rows(rows + r * n, x, out + r, n, 4);
  for (; r < m; r++) dot_rows(rows + r * n, x, out + r, n, 1);
}

KGL_INLINE double vf64_reduce(vf64 v, vf64 (*join)(vf64, vf64)) {
  double lanes[VF64_LANES], result[VF64_LANES];
  vf64_store(lanes, v);
  vf64 best = vf64_set1(lanes[0]);
  for (size_t k = 1; k < VF64_LANES; k++) best = join(best, vf64_set1(lanes[k]));
  vf64_store(result, best);
  return result[0];
}

/* The farthest element, or NaN if there is one. */
#define DEFINE_EXTREME(name, join, nothing)                                                  \
  KGL_HELPER double name(const double *a, size_t n) {                                        \
    vf64 first = vf64_set1(n ? a[0] : nothing), acc[4] = {first, first, first, first};       \
    size_t i = 0;                                                                            \
    FOLD_VECTORS_BY_FOUR(i, n, VF64_LANES, STEP_##join);                                     \
    for (; i < n; i++) acc[3] = join(acc[3], vf64_set1(a[i]));                               \
    return vf64_reduce(JOIN_FOUR(acc, join), join);                                          \
  }
#define STEP_vf64_maximum(k, at) acc[k] = vf64_maximum(acc[k], vf64_load(a + (at)))
#define STEP_vf64_minimum(k, at) acc[k] = vf64_minimum(acc[k], vf64_load(a + (at)))
DEFINE_EXTREME(largest, vf64_maximum, -INFINITY)
DEFINE_EXTREME(smallest, vf64_minimum, INFINITY)

double KGL_KERNEL(max, f64)(const double *a, size_t n) { return largest(a, n); }
double KGL_KERNEL(min, f64)(const double *a, size_t n) { return smallest(a, n); }

/* The first element equal to the value, or the first NaN if the value is NaN; there is one. */
KGL_HELPER size_t position_of(const double *a, size_t n, double value) {
  const vf64 wanted = vf64_set1(value);
  size_t i = 0;
  while (i + VF64_LANES <= n && !vf64_is_any(vf64_load(a + i), wanted)) i += VF64_LANES;
  while (i < n && !(value != value ? a[i] != a[i] : a[i] == value)) i++;
  return i;
}

/* In blocks, the best of which is searched at the end: each element is read once, but for those of one block. */
enum { SEARCH_BLOCK = 1024 };

#define DEFINE_SEARCH(name, best_of, is_better)                                         \
  size_t KGL_KERNEL(name, f64)(const double *a, size_t n) {                             \
    size_t start = 0, length = kgl_smaller(n, SEARCH_BLOCK);                            \
    double best = best_of(a, length);                                                   \
    for (size_t i = length; i < n && best == best; i += SEARCH_BLOCK) {                 \
      const size_t count = kgl_smaller(n - i, SEARCH_BLOCK);                            \
      const double value = best_of(a + i, count);                                       \
      if (!(value is_better best) && value == value) continue;                          \
      best = value, start = i, length = count;                                          \
    }                                                                                   \
    return start + position_of(a + start, length, best);                                \
  }
DEFINE_SEARCH(argmax, largest, >)
DEFINE_SEARCH(argmin, smallest, <)
