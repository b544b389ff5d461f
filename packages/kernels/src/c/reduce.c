/* Operations that fold their operands into one number. */
#include "kernels.h"

#define ELEMENT float
#define DTYPE f32
#define LOAD(p) vf32_load(p)
#define LOAD_TAIL(p, n) vf32_load_tail(p, n, 0.0f)
#define VALUE(element) (element)
#include "reduce_pairs.h"

float KGL_KERNEL(sum, f32)(const float *a, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(0.0f));
  size_t i = 0;
#define STEP(k, at) acc[k] = vf32_add(acc[k], vf32_load(a + (at)))
  FOLD_AHEAD(i, n, STEP, a, a);
  FOLD_VECTORS(i, n, STEP);
#undef STEP
  if (i < n) acc[7] = vf32_add(acc[7], vf32_load_tail(a + i, n - i, 0.0f));
  return vf32_reduce_add(JOIN_PARTIALS(acc, vf32_add));
}

float KGL_KERNEL(normL1, f32)(const float *a, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(0.0f));
  size_t i = 0;
#define STEP(k, at) acc[k] = vf32_add(acc[k], vf32_abs(vf32_load(a + (at))))
  FOLD_AHEAD(i, n, STEP, a, a);
  FOLD_VECTORS(i, n, STEP);
#undef STEP
  if (i < n) acc[7] = vf32_add(acc[7], vf32_abs(vf32_load_tail(a + i, n - i, 0.0f)));
  return vf32_reduce_add(JOIN_PARTIALS(acc, vf32_add));
}

float KGL_KERNEL(sumOfSquares, f32)(const float *a, size_t n) {
  vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(0.0f));
  size_t i = 0;
#define STEP(k, at) acc[k] = add_square(vf32_load(a + (at)), acc[k])
  FOLD_AHEAD(i, n, STEP, a, a);
  FOLD_VECTORS(i, n, STEP);
#undef STEP
  if (i < n) acc[7] = add_square(vf32_load_tail(a + i, n - i, 0.0f), acc[7]);
  return vf32_reduce_add(JOIN_PARTIALS(acc, vf32_add));
}

KGL_HELPER float wide_norm(const float *a, size_t n) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += (double)a[i] * a[i];
  return (float)sqrt(sum);
}

float KGL_KERNEL(normL2, f32)(const float *a, size_t n) {
  float squares = KGL_JOIN(sumOfSquares, f32, KGL_ISA)(a, n);
  return is_sound(squares) ? (float)sqrt((double)squares) : wide_norm(a, n);
}

float KGL_KERNEL(mean, f32)(const float *a, size_t n) {
  return KGL_JOIN(sum, f32, KGL_ISA)(a, n) / (float)n;
}

/* Around the computed mean; what that mean is off by is squared and taken away again. The one division is done while the
 * sums are still being made: short vectors would wait for three. */
float KGL_KERNEL(variance, f32)(const float *a, size_t n) {
  const float centre = KGL_JOIN(mean, f32, KGL_ISA)(a, n);
  const double share = 1 / (double)n;
  const vf32 mean = vf32_set1(centre), zero = vf32_set1(0.0f);
  vf32 off[4] = {zero, zero, zero, zero}, squares[4] = {zero, zero, zero, zero};
  size_t i = 0;
#define STEP_ON(k, v)                                                       \
  do {                                                                      \
    vf32 d = vf32_sub(v, mean);                                             \
    off[k] = vf32_add(off[k], d), squares[k] = vf32_fma(d, d, squares[k]);  \
  } while (0)
#define STEP(k, at) STEP_ON(k, vf32_load(a + (at)))
  FOLD_VECTORS_BY_FOUR(i, n, VF32_LANES, STEP);
  if (i < n) STEP_ON(3, vf32_load_tail(a + i, n - i, centre));
#undef STEP
#undef STEP_ON
  double sum = vf32_reduce_add(JOIN_FOUR(off, vf32_add)), square = vf32_reduce_add(JOIN_FOUR(squares, vf32_add));
  double variance = (square - sum * sum * share) * share;
  return variance < 0 ? 0.0f : (float)variance;
}

/* vf32_max may give either of two zeros: look whether a positive one is there. */
KGL_INLINE float positive_zero_if_any(const float *a, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (a[i] == 0.0f && !signbit(a[i])) return 0.0f;
  return -0.0f;
}

KGL_INLINE vf32 vf32_itself(vf32 v) { return v; }

#ifdef KGL_EXTREMES_BY_NUMBERS
/* Passing on NaN would take three instructions for a vector: here NaN is looked for apart, two vectors at a time. */
#define NOTE_NAN(x, y) nan = vm32_or(nan, vf32_unordered(x, y))
#define HAS_NAN vm32_any(nan)
#else
#define NOTE_NAN(x, y) (void)nan
#define HAS_NAN false
#endif
#define REDUCE_SMALLER(v) -KGL_REDUCE_LARGER(vf32_neg(v))

/* The farthest of(element), or NaN if there is one. */
#define DEFINE_EXTREME(name, of, join, reduce, start)                                                      \
  KGL_INLINE float name(const float *a, size_t n) {                                                        \
    vf32 acc[PARTIALS] = PARTIALS_OF(vf32_set1(start));                                                    \
    vm32 nan = vf32_ne(acc[0], acc[0]);                                                                    \
    size_t i = 0;                                                                                          \
    for (const size_t whole = KGL_WHOLE(i, n, BLOCK); i < whole; i += BLOCK)                               \
      for (size_t k = 0; k < PARTIALS; k += 2) {                                                           \
        vf32 x = of(vf32_load(a + i + k * VF32_LANES)), y = of(vf32_load(a + i + (k + 1) * VF32_LANES));   \
        NOTE_NAN(x, y);                                                                                    \
        acc[k] = join(x, acc[k]), acc[k + 1] = join(y, acc[k + 1]);                                        \
      }                                                                                                    \
    for (; i + 2 * VF32_LANES <= n; i += 2 * VF32_LANES) {                                                 \
      vf32 x = of(vf32_load(a + i)), y = of(vf32_load(a + i + VF32_LANES));                                \
      NOTE_NAN(x, y);                                                                                      \
      acc[0] = join(x, acc[0]), acc[1] = join(y, acc[1]);                                                  \
    }                                                                                                      \
    if (n - i >= VF32_LANES) {                                                                             \
      vf32 x = of(vf32_load(a + i));                                                                       \
      NOTE_NAN(x, x);                                                                                      \
      acc[2] = join(x, acc[2]), i += VF32_LANES;                                                           \
    }                                                                                                      \
    if (i < n) {                                                                                           \
      vf32 x = of(vf32_load_tail(a + i, n - i, start));                                                    \
      NOTE_NAN(x, x);                                                                                      \
      acc[3] = join(x, acc[3]);                                                                            \
    }                                                                                                      \
    return HAS_NAN ? NAN : reduce(JOIN_PARTIALS(acc, join));                                               \
  }
DEFINE_EXTREME(largest, vf32_itself, KGL_LARGER, KGL_REDUCE_LARGER, -INFINITY)
DEFINE_EXTREME(smallest, vf32_itself, KGL_SMALLER, REDUCE_SMALLER, INFINITY)
DEFINE_EXTREME(largest_size, vf32_abs, KGL_LARGER, KGL_REDUCE_LARGER, 0.0f)

float KGL_KERNEL(max, f32)(const float *a, size_t n) {
  float value = largest(a, n);
  return value == 0.0f ? positive_zero_if_any(a, n) : value;
}

KGL_INLINE float negative_zero_if_any(const float *a, size_t n) {
  for (size_t i = 0; i < n; i++)
    if (a[i] == 0.0f && signbit(a[i])) return -0.0f;
  return 0.0f;
}

float KGL_KERNEL(min, f32)(const float *a, size_t n) {
  float value = smallest(a, n);
  return value == 0.0f ? negative_zero_if_any(a, n) : value;
}

float KGL_KERNEL(normLinf, f32)(const float *a, size_t n) { return largest_size(a, n); }

/* The first element equal to the value, or the first NaN if the value is NaN; there is one. */
KGL_INLINE size_t position_of(const float *a, size_t n, float value) {
  const vf32 wanted = vf32_set1(value);
  const bool is_nan = value != value;
#define FOUND(v) (is_nan ? vf32_ne(v, v) : vf32_eq(v, wanted))
  size_t i = 0;
  for (; i + 4 * VF32_LANES <= n; i += 4 * VF32_LANES) {
    vf32 v0 = vf32_load(a + i), v1 = vf32_load(a + i + VF32_LANES);
    vf32 v2 = vf32_load(a + i + 2 * VF32_LANES), v3 = vf32_load(a + i + 3 * VF32_LANES);
    if (vm32_any(vm32_or(vm32_or(FOUND(v0), FOUND(v1)), vm32_or(FOUND(v2), FOUND(v3))))) break;
  }
  for (; i + VF32_LANES <= n; i += VF32_LANES) {
    vf32 v = vf32_load(a + i);
    uint32_t found = vm32_bits(FOUND(v));
    if (found) return i + (size_t)__builtin_ctz(found);
  }
#undef FOUND
  while (i < n && !(is_nan ? a[i] != a[i] : a[i] == value)) i++;
  return i;
}

/* In blocks, the best of which is searched at the end: each element is read once, but for those of one block. */
enum { SEARCH_BLOCK = 1024 };

#define DEFINE_SEARCH(name, best_of, is_better)                                         \
  size_t KGL_KERNEL(name, f32)(const float *a, size_t n) {                              \
    size_t start = 0, length = n < SEARCH_BLOCK ? n : SEARCH_BLOCK;                     \
    float best = best_of(a, length);                                                    \
    for (size_t i = length; i < n && best == best; i += SEARCH_BLOCK) {                 \
      size_t count = n - i < SEARCH_BLOCK ? n - i : SEARCH_BLOCK;                       \
      float value = best_of(a + i, count);                                              \
      if (!(value is_better best) && value == value) continue;                          \
      best = value, start = i, length = count;                                          \
    }                                                                                   \
    return start + position_of(a + start, length, best);                                \
  }
DEFINE_SEARCH(argmax, largest, >)
DEFINE_SEARCH(argmin, smallest, <)
