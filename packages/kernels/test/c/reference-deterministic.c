/* Sums that have the same bits on every tier, in float64. */
#include "reference.h"

#include <float.h>
#include <math.h>

/* `x` and `y` are the elements, `number` the second operand where it is one. */
#define FOLD(op, term)                                                                  \
  void reference_##op##_f32(const kgl_value *v, const size_t *d, expectation *e) {      \
    const float *a = v[0].data, *b = v[1].data;                                         \
    const double number = (float)v[1].number;                                           \
    double sum = 0, magnitude = 0;                                                      \
    (void)b, (void)number;                                                              \
    for (size_t i = 0; i < d[0]; i++) {                                                 \
      const double x = a[i], t = (term);                                                \
      sum += t, magnitude += fabs(t);                                                   \
    }                                                                                   \
    e->value[0] = sum, e->magnitude = magnitude;                                        \
    e->overflows = isfinite(magnitude) && magnitude > FLT_MAX / 2;                      \
  }

FOLD(deterministicSum, x)
FOLD(deterministicDot, x * b[i])
FOLD(deterministicSumOfSquares, x * x)
FOLD(deterministicNormL1, fabs(x))
FOLD(deterministicSquaredEuclidean, (x - b[i]) * (x - b[i]))
FOLD(deterministicDeviations, (x - number) * (x - number))
