/* Elements of any type (KGL_ELEMENT_*), one at a time: floats as double, integers as 64 bits that wrap; bool is unsigned. */
#ifndef KGL_ANY_H
#define KGL_ANY_H

#include "kernels.h"
#include "vec.h"

typedef union {
  double f;
  int64_t i;
  uint64_t u;
} kgl_any;

KGL_INLINE bool any_is_float(size_t type) { return type <= KGL_ELEMENT_BFLOAT16; }
KGL_INLINE bool any_is_signed(size_t type) { return type >= KGL_ELEMENT_INT8 && type <= KGL_ELEMENT_INT64; }

/* One copy for the families of a tier. */
#define any_load KGL_NAMED(any_load, KGL_ISA)
#define any_store KGL_NAMED(any_store, KGL_ISA)

kgl_any any_load(const uint8_t *at, size_t type);
/* Floats rounded to nearest, ties to even; the low bits of integers; bool of any number that is not 0 is 1. Every NaN is the
 * same one, so that all tiers write the same bytes. */
void any_store(uint8_t *at, size_t type, kgl_any value);

/* The unsigned integers with the bits of a type. */
KGL_INLINE size_t any_bits_type(size_t type) {
  const size_t bytes = KGL_ELEMENT_BYTES(type);
  if (type == KGL_ELEMENT_BOOL) return type;
  return KGL_ELEMENT_UINT8 + (bytes > 1) + (bytes > 2) + (bytes > 4);
}

/* Truncated; NaN is 0, and what int64, or uint64 beside the negative ones of int64, does not hold the nearest that it does. */
KGL_INLINE uint64_t any_to_integer(double f, bool is_signed) {
  if (f != f) return 0;
  if (f < 0) return f <= -0x1p63 ? UINT64_C(1) << 63 : (uint64_t)(int64_t)f;
  if (is_signed) return f >= 0x1p63 ? INT64_MAX : (uint64_t)f;
  return f >= 0x1p64 ? UINT64_MAX : (uint64_t)f;
}

#endif
