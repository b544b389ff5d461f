/* Elements of any type for references: integers in 128 bits, floats of 16 bits found by searching all of them. */
#ifndef KGL_REFERENCE_ANY_H
#define KGL_REFERENCE_ANY_H

#include <math.h>
#include <string.h>

#include "reference.h"

typedef struct {
  bool is_float;
  double f;
  __int128 i;
} number;

number read_number(const uint8_t *at, size_t type);

/* The bytes of a number, each an element of the result, from byte `at` of it on. */
void expect_number(expectation *e, size_t at, size_t type, number wanted);

/* What binaryAny gives. */
number binary_number(number a, number b, size_t operation, size_t type);

/* The 64 bits that kernels keep of an integer. */
number kept(__int128 i, size_t type);

static inline number float_number(double f) { return (number){.is_float = true, .f = f}; }
static inline bool is_signed_type(size_t type) { return type >= KGL_ELEMENT_INT8 && type <= KGL_ELEMENT_INT64; }
static inline bool is_float_type(size_t type) { return type <= KGL_ELEMENT_BFLOAT16; }
static inline double number_value(number a) { return a.is_float ? a.f : (double)a.i; }
static inline number integer_of(double f, bool is_signed) {
  const double most = is_signed ? 0x1p63 : 0x1p64;
  if (isnan(f)) return (number){.i = 0};
  if (f >= most) return (number){.i = ((__int128)1 << (is_signed ? 63 : 64)) - 1};
  return (number){.i = f <= -0x1p63 ? -((__int128)1 << 63) : (__int128)f};
}

#endif
