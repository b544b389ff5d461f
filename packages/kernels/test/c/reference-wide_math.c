/* Mathematical functions beside those that models need by the C library's float64; what rounds or is exact, step by step. */
#include <math.h>
#include <string.h>

#include "reference.h"

static double at(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }

#define REFERENCE(op) void reference_##op##_f32(const kgl_value *v, const size_t *d, expectation *e)
#define UNARY(op, result)                                 \
  static double of_##op(double x) { return (result); }    \
  REFERENCE(op) {                                         \
    for (size_t i = 0; i < d[0]; i++) e->value[i] = of_##op(at(&v[0], i)); \
  }

UNARY(exp2, exp2(x))
UNARY(expm1, expm1(x))
UNARY(log2, log2(x))
UNARY(log10, log10(x))
UNARY(log1p, log1p(x))
UNARY(tan, tan(x))
UNARY(asin, asin(x))
UNARY(acos, acos(x))
UNARY(atan, atan(x))
UNARY(sinh, sinh(x))
UNARY(cosh, cosh(x))
UNARY(asinh, asinh(x))
UNARY(acosh, x < 1 ? NAN : acosh(x)) /* musl finds numbers for some negative ones */
UNARY(atanh, atanh(x))
UNARY(fract, x - trunc(x))
UNARY(roundHalfAway, round(x))

REFERENCE(atan2) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = atan2(at(&v[0], i), at(&v[1], i));
}

REFERENCE(copysign) {
  for (size_t i = 0; i < d[0]; i++) {
    uint32_t size, sign;
    float result;
    memcpy(&size, (const float *)v[0].data + i, sizeof size);
    memcpy(&sign, (const float *)v[1].data + i, sizeof sign);
    size = (size & 0x7fffffff) | (sign & 0x80000000);
    memcpy(&result, &size, sizeof result);
    e->value[i] = result;
  }
}

REFERENCE(outerProduct) {
  for (size_t r = 0; r < d[0]; r++)
    for (size_t c = 0; c < d[1]; c++) e->value[r * d[1] + c] = (float)(at(&v[0], r) * at(&v[1], c));
}
