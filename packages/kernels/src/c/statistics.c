/* Statistics of whole arrays, in f64: sums of floats neither overflow nor vanish there, so that one rounding, the last,
 * is all that shows. Sixteen partial sums, whatever the tier: the same bits everywhere. Of a constant array shorter than 2^29
 * the partial sums are exact, and so is the mean: what is left of it is exactly 0. */
#include <string.h>

#include "kernels.h"
#include "map.h"

enum { SUMS = 16 };

KGL_INLINE double joined(double *sums) {
#pragma GCC unroll 4
  for (size_t half = SUMS / 2; half > 0; half /= 2)
    for (size_t k = 0; k < half; k++) sums[k] += sums[k + half];
  return sums[0];
}

/* step(k, i) for every element i, k being the partial sum that it goes to. */
#define EACH_BY_SUMS(n, step)                                               \
  do {                                                                      \
    size_t i = 0;                                                           \
    for (const size_t whole = KGL_WHOLE(i, n, SUMS); i < whole; i += SUMS)  \
      for (size_t k = 0; k < SUMS; k++) step(k, i + k);                     \
    for (size_t k = 0; i + k < (n); k++) step(k, i + k);                    \
  } while (0)

KGL_HELPER double mean_of(const float *a, size_t n) {
  double sums[SUMS] = {0};
#define STEP(k, at) sums[k] += (double)a[at]
  EACH_BY_SUMS(n, STEP);
#undef STEP
  return joined(sums) / (double)n;
}

KGL_HELPER double squares_around(const float *a, size_t n, double mean) {
  double sums[SUMS] = {0};
#define STEP(k, at) sums[k] += ((double)a[at] - mean) * ((double)a[at] - mean)
  EACH_BY_SUMS(n, STEP);
#undef STEP
  return joined(sums);
}

KGL_HELPER double products_around(const float *a, const float *b, size_t n, double a_mean, double b_mean) {
  double sums[SUMS] = {0};
#define STEP(k, at) sums[k] += ((double)a[at] - a_mean) * ((double)b[at] - b_mean)
  EACH_BY_SUMS(n, STEP);
#undef STEP
  return joined(sums);
}

/* NaN where no degree of freedom is left. */
KGL_INLINE double shared(double sum, size_t n, size_t ddof) { return n > ddof ? sum / (double)(n - ddof) : (double)NAN; }

float KGL_KERNEL(sampleVariance, f32)(const float *a, size_t n, size_t ddof) {
  return (float)shared(squares_around(a, n, mean_of(a, n)), n, ddof);
}

float KGL_KERNEL(stddev, f32)(const float *a, size_t n, size_t ddof) {
  return (float)sqrt(shared(squares_around(a, n, mean_of(a, n)), n, ddof));
}

float KGL_KERNEL(covariance, f32)(const float *a, const float *b, size_t n, size_t ddof) {
  return (float)shared(products_around(a, b, n, mean_of(a, n), mean_of(b, n)), n, ddof);
}

float KGL_KERNEL(correlation, f32)(const float *a, const float *b, size_t n) {
  if (n == 0) return NAN;
  const double a_mean = mean_of(a, n), b_mean = mean_of(b, n), ab = products_around(a, b, n, a_mean, b_mean);
  const double aa = squares_around(a, n, a_mean), bb = squares_around(b, n, b_mean);
  if (ab == ab && (aa == 0 || bb == 0)) return 0;
  const double value = ab / sqrt(aa * bb);
  return value > 1 ? 1.0f : value < -1 ? -1.0f : (float)value;
}

KGL_INLINE void fill_zeros(float *out, size_t n) { memset(out, 0, n * sizeof *out); }

/* All are read before any is written, so that an output that is the input is no hindrance to vectors. */
KGL_INLINE void scale_few(const float *a, float *out, size_t n, double mean, double factor) {
  float scaled[SUMS];
  if (n == SUMS) {
    for (size_t k = 0; k < SUMS; k++) scaled[k] = (float)(((double)a[k] - mean) * factor);
    for (size_t k = 0; k < SUMS; k++) out[k] = scaled[k];
    return;
  }
  for (size_t k = 0; k < n; k++) out[k] = (float)(((double)a[k] - mean) * factor);
}

void KGL_KERNEL(zScore, f32)(const float *a, float *out, size_t n) {
  const double mean = mean_of(a, n), deviation = sqrt(squares_around(a, n, mean) / (double)n);
  if (deviation == 0)
    fill_zeros(out, n);
  else
    for (size_t i = 0; i < n; i += SUMS) scale_few(a + i, out + i, kgl_smaller(SUMS, n - i), mean, 1 / deviation);
}

/* Neumaier's compensation (1974) in Knuth's form without branches: what a sum loses goes into `lost`. */
#define ADD_COMPENSATED(sum, lost, x)                         \
  do {                                                        \
    const double term = (x), next = (sum) + term, part = next - (sum); \
    (lost) += ((sum) - (next - part)) + (term - part);        \
    (sum) = next;                                             \
  } while (0)

float KGL_KERNEL(sumKahan, f32)(const float *a, size_t n) {
  double sums[SUMS] = {0}, lost[SUMS] = {0}, sum = 0, rest = 0;
#define STEP(k, at) ADD_COMPENSATED(sums[k], lost[k], (double)a[at])
  EACH_BY_SUMS(n, STEP);
#undef STEP
  for (size_t k = 0; k < SUMS; k++) {
    ADD_COMPENSATED(sum, rest, sums[k]);
    rest += lost[k];
  }
  return (float)(isfinite(sum) ? sum + rest : sum);
}

/* Of halves where the range overflows: halving loses nothing of numbers that large. */
void KGL_KERNEL(minMax, f32)(const float *a, float *out, size_t n) {
  if (n == 0) return;
  float least = KGL_JOIN(min, f32, KGL_ISA)(a, n), most = KGL_JOIN(max, f32, KGL_ISA)(a, n);
  if (most - least == 0) {
    fill_zeros(out, n);
    return;
  }
  const float factor = most - least < INFINITY ? 1.0f : 0.5f;
  const vf32 share = vf32_set1(factor), from = vf32_set1(least * factor);
  const vf32 range = vf32_set1(most * factor - least * factor);
  MAP_LONG(out, n, vf32_div(vf32_sub(vf32_mul(IN(a), share), from), range));
}
