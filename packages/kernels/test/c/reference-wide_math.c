/* Mathematical functions beside those that models need, in float64. */
#include "reference.h"

#include <math.h>

#define UNARY(op, value)                                                                        \
  void reference_##op##_f32(const kgl_value *v, const size_t *d, expectation *e) {              \
    const float *a = v[0].data;                                                                 \
    for (size_t i = 0; i < d[0]; i++) {                                                         \
      const double x = a[i];                                                                    \
      e->value[i] = (value);                                                                    \
    }                                                                                           \
  }

UNARY(fract, x - trunc(x))
