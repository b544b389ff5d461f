/* Operations that fold their operands into one number. */
#include "sve.h"

#define ELEMENT float
#define DTYPE f32
#define LOAD(pg, p, v) svld1_vnum_f32(pg, p, v)
#include "sve_reduce_pairs.h"

#define DEFINE_SUM(op, next)                                               \
  float KGL_KERNEL(op, f32)(const float *a, size_t n) {                    \
    SVE_FOUR(sum, svdup_f32(0));                                           \
    SVE_FOLD_F32(n, next);                                                 \
    return SVE_TOTAL(sum);                                                 \
  }
#define ADD(k, pg, at, v) sum##k = svadd_m(pg, sum##k, LOAD(pg, a + at, v))
#define ADD_SIZE(k, pg, at, v) sum##k = svadd_m(pg, sum##k, svabs_x(pg, LOAD(pg, a + at, v)))
#define ADD_SQUARE(k, pg, at, v)                                           \
  do {                                                                     \
    const svfloat32_t x = LOAD(pg, a + at, v);                             \
    sum##k = svmla_m(pg, sum##k, x, x);                                    \
  } while (0)
DEFINE_SUM(sum, ADD)
DEFINE_SUM(normL1, ADD_SIZE)
DEFINE_SUM(sumOfSquares, ADD_SQUARE)

float KGL_KERNEL(normL2, f32)(const float *a, size_t n) {
  const float squares = KGL_JOIN(sumOfSquares, f32, KGL_ISA)(a, n);
  return is_sound(squares) ? (float)sqrt((double)squares) : KGL_JOIN(normL2, f32, neon)(a, n);
}

float KGL_KERNEL(mean, f32)(const float *a, size_t n) { return KGL_JOIN(sum, f32, KGL_ISA)(a, n) / (float)n; }

/* As reduce.c has it: around the computed mean; what that is off by is squared and taken away again. */
float KGL_KERNEL(variance, f32)(const float *a, size_t n) {
  const float centre = KGL_JOIN(mean, f32, KGL_ISA)(a, n);
  const double share = 1 / (double)n;
  const svfloat32_t mean = svdup_f32(centre);
  SVE_FOUR(off, svdup_f32(0));
  SVE_FOUR(square, svdup_f32(0));
#define STEP(k, pg, at, v)                                                 \
  do {                                                                     \
    const svfloat32_t d = svsub_x(pg, LOAD(pg, a + at, v), mean);          \
    off##k = svadd_m(pg, off##k, d), square##k = svmla_m(pg, square##k, d, d); \
  } while (0)
  SVE_FOLD_F32(n, STEP);
#undef STEP
  const double sum = SVE_TOTAL(off), squares = SVE_TOTAL(square);
  const double variance = (squares - sum * sum * share) * share;
  return variance < 0 ? 0.0f : (float)variance;
}

/* FMAX and FMIN pass on NaN and order zeros, so the farthest of `of` is what they leave. */
#define DEFINE_EXTREME(op, of, join, reduce, start)                        \
  float KGL_KERNEL(op, f32)(const float *a, size_t n) {                    \
    SVE_FOUR(most, svdup_f32(start));                                      \
    SVE_FOLD_F32(n, of);                                                   \
    return reduce(svptrue_b32(), join(svptrue_b32(), join(svptrue_b32(), most0, most1), join(svptrue_b32(), most2, most3))); \
  }
#define LARGER(k, pg, at, v) most##k = svmax_m(pg, most##k, LOAD(pg, a + at, v))
#define SMALLER(k, pg, at, v) most##k = svmin_m(pg, most##k, LOAD(pg, a + at, v))
#define LARGER_SIZE(k, pg, at, v) most##k = svmax_m(pg, most##k, svabs_x(pg, LOAD(pg, a + at, v)))
DEFINE_EXTREME(max, LARGER, svmax_x, svmaxv_f32, -INFINITY)
DEFINE_EXTREME(min, SMALLER, svmin_x, svminv_f32, INFINITY)
DEFINE_EXTREME(normLinf, LARGER_SIZE, svmax_x, svmaxv_f32, 0.0f)

/* The first element equal to the value, or the first NaN if the value is NaN; there is one. */
KGL_INLINE size_t position_of(const float *a, size_t n, float value) {
  const bool is_nan = value != value;
  for (size_t i = 0; i < n; i += svcntw()) {
    const svbool_t pg = svwhilelt_b32_u64(i, n);
    const svfloat32_t x = svld1_f32(pg, a + i);
    const svbool_t found = is_nan ? svcmpuo_f32(pg, x, x) : svcmpeq_n_f32(pg, x, value);
    if (svptest_any(pg, found)) return i + svcntp_b32(pg, svbrkb_b_z(pg, found));
  }
  return 0;
}

/* In blocks, the best of which is searched at the end, as in reduce.c. */
enum { SEARCH_BLOCK = 1024 };

#define DEFINE_SEARCH(op, best_of, is_better)                              \
  size_t KGL_KERNEL(op, f32)(const float *a, size_t n) {                   \
    size_t start = 0, length = kgl_smaller(n, SEARCH_BLOCK);               \
    float best = KGL_JOIN(best_of, f32, KGL_ISA)(a, length);               \
    for (size_t i = length; i < n && best == best; i += SEARCH_BLOCK) {    \
      const size_t count = kgl_smaller(n - i, SEARCH_BLOCK);               \
      const float value = KGL_JOIN(best_of, f32, KGL_ISA)(a + i, count);   \
      if (!(value is_better best) && value == value) continue;             \
      best = value, start = i, length = count;                             \
    }                                                                      \
    return start + position_of(a + start, length, best);                   \
  }
DEFINE_SEARCH(argmax, max, >)
DEFINE_SEARCH(argmin, min, <)
