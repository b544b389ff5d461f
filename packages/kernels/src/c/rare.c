/* Functions of single numbers that few models have: short series in double, whose errors are below 2^-33 of the result. */
#include "kernels.h"
#include "vecmath.h"

#define HALF_PI 1.57079632679489661923

/* s (1 + q/3 + q^2/5 + ...): artanh(s) for q = s^2, arctan(s) for q = -s^2; |q| below 0.172 leaves less than 2^-38. */
KGL_HELPER double odd_series(double s, double q) {
  double sum = 0;
  for (int k = 27; k > 0; k -= 2) sum = sum * q + 1.0 / k;
  return s * sum;
}

/* log(m 2^k) = k log 2 + 2 artanh((m - 1) / (m + 1)), m within a factor of sqrt 2 of 1. */
KGL_HELPER double log_of(double x) {
  union {
    double f64;
    uint64_t u64;
  } bits = {.f64 = x};
  if (x == 0) return -INFINITY;
  if (!(x > 0) || x == INFINITY) return x > 0 ? x : NAN;
  const int64_t exponent = (int64_t)(bits.u64 - UINT64_C(0x3fe6a09e667f3bcd)) >> 52;
  bits.u64 -= (uint64_t)exponent << 52;
  const double s = (bits.f64 - 1) / (bits.f64 + 1);
  return (double)exponent * 0.69314718055994530942 + 2 * odd_series(s, s * s);
}

/* Beyond them exp(x) is 0 or infinite, of a double and the more so of a float. */
#define LEAST_POWER -708.0
#define MOST_POWER 709.0

/* exp(r) - 1 and 2^n of x = n log 2 + r. */
typedef struct {
  double less1, power;
} power_of_e;

KGL_HELPER power_of_e split_exp(double x) {
  const double bounded = x < LEAST_POWER ? LEAST_POWER : x > MOST_POWER ? MOST_POWER : x;
  const double n = bounded * 1.44269504088896340736 + 0x1.8p52 - 0x1.8p52;
  const double r = bounded - n * 0.693147180369123816490 - n * 1.90821492927058770002e-10;
  double less1 = 0;
  for (int k = 12; k > 0; k--) less1 = (less1 + 1) * r / k;
  union {
    uint64_t u64;
    double f64;
  } power = {.u64 = (uint64_t)(1023 + (x == x ? (int64_t)n : 0)) << 52};
  return (power_of_e){less1, power.f64};
}

KGL_INLINE double exp_of(double x) {
  const power_of_e e = split_exp(x);
  return x > MOST_POWER ? INFINITY : x < LEAST_POWER ? 0 : e.power * e.less1 + e.power;
}

KGL_INLINE double expm1_of(double x) {
  const power_of_e e = split_exp(x);
  return x > MOST_POWER ? INFINITY : e.power * e.less1 + (e.power - 1);
}

KGL_HELPER double atan_of(double x) {
  const double size = fabs(x), inner = size > 1 ? 1 / size : size;
  const bool is_turned = inner > 0.41421356237309504880;
  const double s = is_turned ? (inner - 1) / (inner + 1) : inner;
  double angle = odd_series(s, -s * s);
  if (is_turned) angle += HALF_PI / 2;
  if (size > 1) angle = HALF_PI - angle;
  return copysign(angle, x);
}

KGL_INLINE double small_tan(double x) {
  double sums[2] = {1, 0}, term = 1; /* cos, sin */
  for (int k = 1; k < 16; k++) {
    term *= x / k;
    sums[k & 1] += k & 2 ? -term : term;
  }
  return sums[1] / sums[0];
}

/* Beyond an eighth of a turn by the distance from the pole, which is as exact as the one from zero. */
KGL_HELPER double tan_of(float x) {
  int32_t parity;
  const float size = fabsf(x);
  if (!(size < INFINITY)) return NAN;
  const double angle = size < 0x1p-8f ? (double)size : remainder_of_huge(size, 0, &parity);
  const double tangent = fabs(angle) <= HALF_PI / 2
                             ? small_tan(angle)
                             : -1 / small_tan(remainder_of_huge(size, (uint64_t)1 << 62, &parity));
  return signbit(x) ? -tangent : tangent;
}

KGL_INLINE double sinh_of(double size) {
  const double less1 = expm1_of(size);
  return less1 == INFINITY ? less1 : (less1 + less1 / (less1 + 1)) / 2;
}

KGL_INLINE double asinh_of(double size) {
  if (size == INFINITY) return size;
  const double s = size / __builtin_sqrt(size * size + 1);
  return size < 0.171875 ? odd_series(s, s * s) : log_of(size + __builtin_sqrt(size * size + 1));
}

KGL_INLINE double atanh_of(double size) {
  return size < 0.171875 ? odd_series(size, size * size) : log_of((1 + size) / (1 - size)) / 2;
}

static inline double rare_of(float a, double alpha, double beta, size_t operation) {
  const double x = a, size = fabs(x);
  switch (operation) {
    case KGL_RARE_TAN: return tan_of(a);
    case KGL_RARE_ASIN: return atan_of(x / __builtin_sqrt((1 - x) * (1 + x)));
    case KGL_RARE_ACOS: return 2 * atan_of(__builtin_sqrt((1 - x) / (1 + x)));
    case KGL_RARE_ATAN: return atan_of(x);
    case KGL_RARE_SINH: return copysign(sinh_of(size), x);
    case KGL_RARE_COSH: {
      const double power = exp_of(size);
      return (power + 1 / power) / 2;
    }
    case KGL_RARE_ASINH: return copysign(asinh_of(size), x);
    case KGL_RARE_ACOSH: return x < 1 ? NAN : x == INFINITY ? x : log_of(x + __builtin_sqrt((x - 1) * (x + 1)));
    case KGL_RARE_ATANH: return size > 1 ? NAN : copysign(atanh_of(size), x);
    case KGL_RARE_SOFTSIGN: return x / (1 + size);
    case KGL_RARE_CELU: return x < 0 ? alpha * expm1_of(x / alpha) : x;
    case KGL_RARE_SHRINK: return x < -alpha ? x + beta : x > alpha ? x - beta : x == x ? 0 : x;
    default: return x > alpha || x != x ? x : 0;
  }
}

void KGL_KERNEL(unaryRare, f32)(const float *a, float alpha, float beta, float *out, size_t n, size_t operation) {
  for (size_t i = 0; i < n; i++) out[i] = (float)rare_of(a[i], alpha, beta, operation);
}

/* divisor^-beta; what nearly every model has takes two roots. */
KGL_INLINE double shrinking_of(double divisor, float beta) {
  if (beta != 0.75f) return exp_of(-beta * log_of(divisor));
  const double root = __builtin_sqrt(divisor);
  return 1 / (root * __builtin_sqrt(root));
}

void KGL_KERNEL(lrn, f32)(const float *a, float alpha, float beta, float bias, float *out, size_t rows,
                          size_t channels, size_t window) {
  if (channels == 0) return;
  const size_t before = (window - 1) / 2, after = window - 1 - before;
  const double scale = (double)alpha / (double)window;
  for (size_t r = 0; r < rows; r++, a += channels, out += channels)
    for (size_t c = 0; c < channels; c++) {
      const size_t first = c < before ? 0 : c - before, last = channels - 1 - c < after ? channels - 1 : c + after;
      double sum = 0;
      for (size_t k = first; k <= last; k++) sum += (double)a[k] * a[k];
      out[c] = (float)(a[c] * shrinking_of(bias + scale * sum, beta));
    }
}
