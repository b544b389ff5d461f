/* Integer arithmetic once more, in 64 bits. */
#include "reference.h"

static int64_t i8(const void *data, size_t i) { return ((const int8_t *)data)[i]; }
static int64_t i16(const void *data, size_t i) { return ((const int16_t *)data)[i]; }
static int64_t i32(const void *data, size_t i) { return ((const int32_t *)data)[i]; }

/* The number of so many bits in two's complement that is `x` modulo 2^bits; the nearest that there is. */
static int64_t wrapped(int64_t x, int bits) {
  int64_t period = (int64_t)1 << bits, rest = ((x % period) + period) % period;
  return rest >= period / 2 ? rest - period : rest;
}
static int64_t saturated(int64_t x, int bits) {
  int64_t most = ((int64_t)1 << (bits - 1)) - 1;
  return x > most ? most : x < -most - 1 ? -most - 1 : x;
}

#define EACH(op, dtype, bits, result)                                                        \
  void reference_##op##_##dtype(const kgl_value *v, const size_t *d, expectation *e) {       \
    for (size_t i = 0; i < d[0]; i++) {                                                      \
      const int64_t a = dtype(v[0].data, i), b = dtype(v[1].data, i);                        \
      e->value[i] = (double)(result);                                                         \
    }                                                                                        \
  }
/* The element farthest in the direction of `sign`. */
#define EXTREME(op, dtype, sign)                                                             \
  void reference_##op##_##dtype(const kgl_value *v, const size_t *d, expectation *e) {       \
    int64_t best = dtype(v[0].data, 0);                                                      \
    for (size_t i = 1; i < d[0]; i++)                                                        \
      if (sign * dtype(v[0].data, i) > sign * best) best = dtype(v[0].data, i);              \
    e->value[0] = (double)best;                                                              \
  }
#define REFERENCES(dtype, bits)                                                              \
  EACH(add, dtype, bits, wrapped(a + b, bits))                                               \
  EACH(sub, dtype, bits, wrapped(a - b, bits))                                               \
  EACH(mul, dtype, bits, wrapped(a * b, bits))                                               \
  EACH(addSaturated, dtype, bits, saturated(a + b, bits))                                    \
  EACH(subSaturated, dtype, bits, saturated(a - b, bits))                                    \
  EACH(mulSaturated, dtype, bits, saturated(a * b, bits))                                    \
  EACH(multiplyAccumulate, dtype, bits, wrapped(i32(v[2].data, i) + a * b, 32))              \
  EXTREME(max, dtype, 1)                                                                     \
  EXTREME(min, dtype, -1)                                                                    \
  void reference_sum_##dtype(const kgl_value *v, const size_t *d, expectation *e) {          \
    int64_t sum = 0;                                                                         \
    for (size_t i = 0; i < d[0]; i++) sum += dtype(v[0].data, i);                            \
    e->value[0] = (double)sum;                                                               \
  }
REFERENCES(i8, 8)
REFERENCES(i16, 16)

void reference_dot_i16(const kgl_value *v, const size_t *d, expectation *e) {
  int64_t sum = 0;
  for (size_t i = 0; i < d[0]; i++) sum += i16(v[0].data, i) * i16(v[1].data, i);
  e->value[0] = (double)sum;
}
