/* What operations on elements of any type share. */
#include "any.h"

#include <string.h>

#ifdef __ELF__
#define PLACE __attribute__((section("kgl_" KGL_QUOTE(KGL_ISA))))
#else
#define PLACE
#endif

KGL_INLINE uint64_t any_bits_of(double f) { return (kgl_any){.f = f}.u; }

/* A float of 16 bits: how many of its bits are fraction, and the exponent of its least normal number. */
typedef struct {
  int fraction, least;
} any_short;
KGL_INLINE any_short any_short_of(size_t type) {
  return type == KGL_ELEMENT_FLOAT16 ? (any_short){10, -14} : (any_short){7, -126};
}

/* 2^exponent, which is normal. */
KGL_INLINE double any_power_of_two(int exponent) { return (kgl_any){.u = (uint64_t)(1023 + exponent) << 52}.f; }

KGL_INLINE double any_widen(uint16_t bits, any_short kind) {
  const int exponent = (bits & 0x7fff) >> kind.fraction, special = (1 << (15 - kind.fraction)) - 1;
  const int fraction = bits & ((1 << kind.fraction) - 1);
  double magnitude = fraction * any_power_of_two(kind.least - kind.fraction);
  if (exponent == special) magnitude = fraction ? NAN : INFINITY;
  else if (exponent) magnitude = (fraction + (1 << kind.fraction)) * any_power_of_two(kind.least - kind.fraction + exponent - 1);
  return bits >> 15 ? -magnitude : magnitude;
}

/* The nearest, ties to even. */
KGL_INLINE uint16_t any_narrow(double value, any_short kind) {
  uint64_t bits = any_bits_of(value) & ~(UINT64_C(1) << 63), small;
  const int shift = 52 - kind.fraction;
  const uint64_t infinity = (uint64_t)((1 << (15 - kind.fraction)) - 1) << kind.fraction;
  if (value != value) return (uint16_t)(infinity | 1u << (kind.fraction - 1));
  const double magnitude = (kgl_any){.u = bits}.f;
  if (magnitude < any_power_of_two(kind.least)) {
    /* In units of the least subnormal number, rounded where a double has no fraction. */
    const double units = magnitude * any_power_of_two(kind.fraction - kind.least) + 0x1p52;
    small = (uint64_t)(units - 0x1p52);
  } else {
    bits += (UINT64_C(1) << (shift - 1)) - 1 + (bits >> shift & 1);
    small = (bits >> shift) - ((uint64_t)(1022 + kind.least) << kind.fraction);
    if (small > infinity) small = infinity;
  }
  return (uint16_t)(small | (signbit(value) ? 0x8000 : 0));
}

PLACE kgl_any any_load(const uint8_t *at, size_t type) {
  union {
    float f32;
    double f64;
    int8_t i8;
    int16_t i16;
    int32_t i32;
    uint16_t u16;
    uint32_t u32;
    uint64_t u64;
  } raw;
  memcpy(&raw, at, KGL_ELEMENT_BYTES(type));
  switch (type) {
    case KGL_ELEMENT_FLOAT: return (kgl_any){.f = raw.f32};
    case KGL_ELEMENT_FLOAT16:
    case KGL_ELEMENT_BFLOAT16: return (kgl_any){.f = any_widen(raw.u16, any_short_of(type))};
    case KGL_ELEMENT_INT8: return (kgl_any){.i = raw.i8};
    case KGL_ELEMENT_INT16: return (kgl_any){.i = raw.i16};
    case KGL_ELEMENT_INT32: return (kgl_any){.i = raw.i32};
    case KGL_ELEMENT_UINT8: return (kgl_any){.u = *at};
    case KGL_ELEMENT_UINT16: return (kgl_any){.u = raw.u16};
    case KGL_ELEMENT_UINT32: return (kgl_any){.u = raw.u32};
    case KGL_ELEMENT_BOOL: return (kgl_any){.u = *at != 0};
    default: return (kgl_any){.u = raw.u64};
  }
}

PLACE void any_store(uint8_t *at, size_t type, kgl_any value) {
  if (type == KGL_ELEMENT_FLOAT) {
    const uint32_t quiet = 0x7fc00000;
    const float rounded = (float)value.f;
    memcpy(at, rounded == rounded ? (const void *)&rounded : &quiet, sizeof quiet);
    return;
  }
  if (type == KGL_ELEMENT_FLOAT16 || type == KGL_ELEMENT_BFLOAT16) value.u = any_narrow(value.f, any_short_of(type));
  else if (type == KGL_ELEMENT_DOUBLE && value.f != value.f) value.u = UINT64_C(0x7ff8000000000000);
  else if (type == KGL_ELEMENT_BOOL) value.u = value.u != 0;
  memcpy(at, &value, KGL_ELEMENT_BYTES(type)); /* the low bits: every target is little endian */
}
