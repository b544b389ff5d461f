/* Random numbers: Philox4x32-10 once more, by its definition and a number at a time, and distributions in float64. */
#include "reference.h"

#include <math.h>

/* v: seed, stream, offset, ... as in the table. Number i of the stream. */
static uint32_t number(const kgl_value *v, uint64_t i) {
  uint32_t counter[4] = {(uint32_t)(i / 4), 0, 0, 0}, key[2] = {(uint32_t)v[0].length, (uint32_t)v[1].length};
  for (int round = 0; round < 10; round++) {
    const uint64_t first = (uint64_t)0xd2511f53 * counter[0], second = (uint64_t)0xcd9e8d57 * counter[2];
    const uint32_t next[4] = {(uint32_t)(second >> 32) ^ counter[1] ^ key[0], (uint32_t)second,
                              (uint32_t)(first >> 32) ^ counter[3] ^ key[1], (uint32_t)first};
    for (int k = 0; k < 4; k++) counter[k] = next[k];
    key[0] += 0x9e3779b9, key[1] += 0xbb67ae85;
  }
  return counter[i % 4];
}

/* An odd number of 2^-32, which a float rounds. */
static double exponential(uint32_t x) { return -log((double)(float)(x >> 1 | 1) * 0x1p-31); }

static double normal(const kgl_value *v, uint64_t i) {
  const double radius = sqrt(2 * exponential(number(v, i / 2 * 2)));
  const double angle = 2 * acos(-1) * 0x1p-32 * number(v, i | 1);
  return radius * (i % 2 ? sin(angle) : cos(angle));
}

/* d: seed, stream, offset, ..., n last */
#define EACH(name, count, result)                                                    \
  void reference_##name(const kgl_value *v, const size_t *d, expectation *e) {       \
    for (size_t i = 0; i < d[count]; i++) {                                          \
      const uint64_t at = v[2].length + i;                                           \
      e->value[i] = (result);                                                        \
    }                                                                                \
  }
EACH(randomUniform_f32, 3, floor(number(v, at) * 0x1p-8) * 0x1p-24)
EACH(randomNormal_f32, 3, normal(v, at))
EACH(randomExponential_f32, 3, exponential(number(v, at)))
EACH(randomIntegers_i32, 4, v[3].number + (double)((uint64_t)number(v, at) * v[4].length >> 32))
