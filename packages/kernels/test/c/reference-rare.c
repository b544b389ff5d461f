/* Functions that few models have, by the C library's float64. */
#include <math.h>

#include "reference.h"

static double function_of(double x, double alpha, double beta, size_t operation) {
  switch (operation) {
    case KGL_RARE_TAN: return tan(x);
    case KGL_RARE_ASIN: return asin(x);
    case KGL_RARE_ACOS: return acos(x);
    case KGL_RARE_ATAN: return atan(x);
    case KGL_RARE_SINH: return sinh(x);
    case KGL_RARE_COSH: return cosh(x);
    case KGL_RARE_ASINH: return asinh(x);
    case KGL_RARE_ACOSH: return x < 1 ? NAN : acosh(x); /* musl finds numbers for some negative ones */
    case KGL_RARE_ATANH: return atanh(x);
    case KGL_RARE_SOFTSIGN: return x / (1 + fabs(x));
    case KGL_RARE_CELU: return x < 0 ? alpha * expm1(x / alpha) : x;
    case KGL_RARE_SHRINK: return isnan(x) ? x : x < -alpha ? x + beta : x > alpha ? x - beta : 0;
    default: return x > alpha || isnan(x) ? x : 0;
  }
}

/* v: a, alpha, beta; d: n, operation. */
void reference_unaryRare_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const double alpha = (float)v[1].number, beta = (float)v[2].number;
  for (size_t i = 0; i < d[0]; i++) e->value[i] = function_of(((const float *)v[0].data)[i], alpha, beta, d[1]);
}

/* v: a, rows, channels, window, alpha, beta, bias; d: rows, channels, window. */
void reference_lrn_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const float *a = v[0].data;
  const double alpha = (float)v[4].number, beta = (float)v[5].number, bias = (float)v[6].number;
  const long before = ((long)d[2] - 1) / 2;
  for (size_t i = 0; i < d[0] * d[1]; i++) {
    const long channel = (long)(i % d[1]);
    double sum = 0;
    for (long k = channel - before; k < channel - before + (long)d[2]; k++)
      if (k >= 0 && k < (long)d[1]) sum += pow(a[(long)i - channel + k], 2);
    e->value[i] = a[i] * exp(-beta * log(bias + alpha / (double)d[2] * sum));
  }
}
