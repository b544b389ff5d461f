/* Numbers of JSON as doubles: correctly rounded, to nearest even, whatever they look like. */
#ifndef KGL_READ_NUMBER_H
#define KGL_READ_NUMBER_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The number that begins at *at, which is moved behind it. False if JSON has none there: *at is where its grammar broke. */
bool kgl_take_number(const uint8_t **at, const uint8_t *end, double *value);

/* digits * 10^exponent, rounded once. `first` and `last` are around the same digits as text, with one point among them or none;
 * `exponent` counts from the last of these. For numbers that nothing else decides. */
double kgl_exact_number(const uint8_t *first, const uint8_t *last, int64_t exponent);

/* The powers of ten that a double holds exactly. */
enum { KGL_EXACT_POWER = 22 };
extern const double kgl_exact_powers[KGL_EXACT_POWER + 1];

/* Whole numbers up to here are doubles. */
#define KGL_EXACT_DIGITS (UINT64_C(1) << 53)

/* Correctly rounded, since both operands are exact (Clinger, "How to read floating point numbers accurately", 1990). */
static inline double kgl_scale_exactly(uint64_t digits, int64_t exponent) {
  const double number = (double)(int64_t)digits;
  return exponent < 0 ? number / kgl_exact_powers[-exponent] : number * kgl_exact_powers[exponent];
}

static inline bool kgl_is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

static inline uint64_t kgl_load_eight(const uint8_t *text) {
  uint64_t bytes;
  memcpy(&bytes, text, sizeof bytes);
  return bytes;
}

/* Eight values below 10 as one number, the first the highest: pairs, fours, then all of them, each in one product. */
static inline uint32_t kgl_join_eight(uint64_t digits) {
  digits = digits * 10 + (digits >> 8);
  const uint64_t mask = UINT64_C(0x000000ff000000ff);
  return (uint32_t)(((digits & mask) * (100 + (UINT64_C(1000000) << 32)) +
                     (digits >> 16 & mask) * (1 + (UINT64_C(10000) << 32))) >> 32);
}

#endif
