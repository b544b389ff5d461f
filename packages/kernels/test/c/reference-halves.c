/* Arithmetic of halves once more: in f32, then to the half that is nearest. */
#include <math.h>

#include "reference.h"

double bfloat_value(uint16_t bits) {
  const int exponent = bits >> 7 & 0xff, fraction = bits & 0x7f;
  double value = exponent == 0 ? ldexp(fraction, -133) : ldexp(fraction + 128, exponent - 134);
  if (exponent == 255) value = fraction ? NAN : INFINITY;
  return bits & 0x8000 ? -value : value;
}

/* The number of 8 bits, and no bit below 2^-133, that is nearest to a float. */
static double nearest_bfloat(float value) {
  int exponent;
  if (!isfinite(value) || value == 0) return value;
  frexp(value, &exponent);
  const int last = exponent - 8 > -133 ? exponent - 8 : -133;
  const double near = copysign(ldexp(rint(ldexp(fabs((double)value), -last)), last), value);
  return fabs(near) >= 0x1p128 ? copysign(INFINITY, value) : near;
}
static double bf16(const void *data, size_t i) { return bfloat_value(((const uint16_t *)data)[i]); }
static double f16(const void *data, size_t i) { return half_value(((const uint16_t *)data)[i]); }
static double to_bf16(float value) { return nearest_bfloat(value); }
static double to_f16(float value) { return half_value(nearest_half(value)); }

#define EACH(op, dtype, result)                                                              \
  void reference_##op##_##dtype(const kgl_value *v, const size_t *d, expectation *e) {       \
    for (size_t i = 0; i < d[0]; i++) {                                                      \
      const double a = dtype(v[0].data, i);                                                  \
      e->value[i] = to_##dtype((float)(result));                                             \
    }                                                                                        \
  }
#define REFERENCES(dtype)                                                                    \
  EACH(add, dtype, a + dtype(v[1].data, i))                                                  \
  EACH(sub, dtype, a - dtype(v[1].data, i))                                                  \
  EACH(mul, dtype, a * dtype(v[1].data, i))                                                  \
  EACH(scale, dtype, a * (float)v[1].number)
REFERENCES(f16)
REFERENCES(bf16)

void reference_bf16ToF32_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = bf16(v[0].data, i);
}
void reference_f32ToBf16_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = nearest_bfloat(((const float *)v[0].data)[i]);
}
