/* Conversions, arithmetic and comparisons of elements of any type. */
#include "any.h"

#include <string.h>

KGL_INLINE double whole_of(double f) { return f - f == 0 && f < 0x1p52 && f > -0x1p52 ? copysign((double)(int64_t)f, f) : f; }

KGL_INLINE double round_of(double f) {
  const double magnitude = fabs(f);
  return magnitude < 0x1p52 ? copysign(magnitude + 0x1p52 - 0x1p52, f) : f;
}

KGL_INLINE double step_of(double f, double step) {
  const double whole = whole_of(f);
  return (step < 0 ? f < whole : f > whole) ? copysign(whole + step, f) : whole;
}

KGL_INLINE double root_of(double f) { return __builtin_sqrt(f); }

/* As long division: every difference is exact. */
KGL_HELPER double remainder_of(double a, double b) {
  double rest = fabs(a), divisor = fabs(b), part = divisor;
  if (!(rest < INFINITY) || divisor != divisor || divisor == 0) return NAN;
  while (part <= rest - part) part += part;
  for (; part >= divisor; part *= 0.5) {
    if (rest >= part) rest -= part;
    if (part == divisor) break; /* half of the least number is itself */
  }
  return copysign(rest, a);
}

/* The exponent's whole part, its magnitude at most 2^31. */
KGL_INLINE double float_power(double a, double exponent) {
  if (exponent != exponent) return exponent;
  const double most = 0x1p31, magnitude = fabs(exponent);
  double power = 1;
  for (uint64_t left = (uint64_t)(magnitude < most ? magnitude : most); left; left >>= 1, a *= a)
    if (left & 1) power *= a;
  return exponent < 0 ? 1 / power : power;
}

KGL_INLINE uint64_t integer_power(uint64_t a, kgl_any exponent, bool is_signed) {
  uint64_t power = 1, left = exponent.u;
  if (is_signed && exponent.i < 0) {
    if (a == UINT64_MAX) return exponent.u & 1 ? a : 1; /* of -1 */
    return a == 1;
  }
  for (; left; left >>= 1, a *= a)
    if (left & 1) power *= a;
  return power;
}

KGL_INLINE double python_mod(double a, double b) {
  const double rest = remainder_of(a, b);
  if (rest != 0) return (rest < 0) != (b < 0) ? rest + b : rest;
  return copysign(rest, b);
}

/* The first that is NaN, else the smaller or larger; +0 is larger than -0. */
KGL_INLINE double extreme_of(double a, double b, bool is_max) {
  if (a != a || b != b) return NAN;
  if (a == b) return signbit(a) == is_max ? b : a;
  return (a > b) == is_max ? a : b;
}

static inline double float_binary(double a, double b, size_t operation) {
  switch (operation) {
    case KGL_BINARY_ADD: return a + b;
    case KGL_BINARY_SUB: return a - b;
    case KGL_BINARY_MUL: return a * b;
    case KGL_BINARY_DIV: return a / b;
    case KGL_BINARY_MOD: return python_mod(a, b);
    case KGL_BINARY_FMOD: return remainder_of(a, b);
    case KGL_BINARY_POW_INTEGER: return float_power(a, b);
    default: return extreme_of(a, b, operation == KGL_BINARY_MAX);
  }
}

KGL_INLINE uint64_t signed_divide(int64_t a, int64_t b, size_t operation) {
  if (b == 0) return 0;
  if (b == -1) return operation == KGL_BINARY_DIV ? 0 - (uint64_t)a : 0; /* the least number divided so would trap */
  const int64_t rest = a % b;
  if (operation == KGL_BINARY_DIV) return (uint64_t)(a / b);
  return (uint64_t)(operation == KGL_BINARY_MOD && rest && (rest < 0) != (b < 0) ? rest + b : rest);
}

static inline uint64_t integer_binary(kgl_any a, kgl_any b, size_t operation, bool is_signed) {
  switch (operation) {
    case KGL_BINARY_ADD: return a.u + b.u;
    case KGL_BINARY_SUB: return a.u - b.u;
    case KGL_BINARY_MUL: return a.u * b.u;
    case KGL_BINARY_DIV:
    case KGL_BINARY_MOD:
    case KGL_BINARY_FMOD:
      if (is_signed) return signed_divide(a.i, b.i, operation);
      if (b.u == 0) return 0;
      return operation == KGL_BINARY_DIV ? a.u / b.u : a.u % b.u;
    case KGL_BINARY_POW_INTEGER: return integer_power(a.u, b, is_signed);
    case KGL_BINARY_AND: return a.u & b.u;
    case KGL_BINARY_OR: return a.u | b.u;
    case KGL_BINARY_XOR: return a.u ^ b.u;
    case KGL_BINARY_SHL: return b.u > 63 ? 0 : a.u << b.u;
    case KGL_BINARY_SHR: return b.u > 63 ? 0 : a.u >> b.u;
    default: {
      const bool is_above = is_signed ? a.i > b.i : a.u > b.u;
      return is_above == (operation == KGL_BINARY_MAX) ? a.u : b.u;
    }
  }
}

KGL_HELPER kgl_any binary(kgl_any a, kgl_any b, size_t operation, size_t type) {
  if (any_is_float(type)) return (kgl_any){.f = float_binary(a.f, b.f, operation)};
  return (kgl_any){.u = integer_binary(a, b, operation, any_is_signed(type))};
}

void KGL_KERNEL(binaryAny, u8)(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type,
                               size_t operation) {
  if (operation >= KGL_BINARY_AND) type = any_bits_type(type);
  const size_t bytes = KGL_ELEMENT_BYTES(type);
  for (size_t i = 0; i < n * bytes; i += bytes)
    any_store(out + i, type, binary(any_load(a + i, type), any_load(b + i, type), operation, type));
}

static inline double float_unary(double a, size_t operation) {
  switch (operation) {
    case KGL_UNARY_NEG: return -a;
    case KGL_UNARY_ABS: return fabs(a);
    case KGL_UNARY_SIGN: return a > 0 ? 1 : a < 0 ? -1 : a;
    case KGL_UNARY_NOT: return a == 0;
    case KGL_UNARY_FLOOR: return step_of(a, -1);
    case KGL_UNARY_CEIL: return step_of(a, 1);
    case KGL_UNARY_ROUND: return round_of(a);
    default: return root_of(a);
  }
}

static inline uint64_t integer_unary(kgl_any a, size_t operation, bool is_signed) {
  const bool is_negative = is_signed && a.i < 0;
  switch (operation) {
    case KGL_UNARY_NEG: return 0 - a.u;
    case KGL_UNARY_ABS: return is_negative ? 0 - a.u : a.u;
    case KGL_UNARY_SIGN: return is_negative ? UINT64_MAX : a.u != 0;
    case KGL_UNARY_NOT: return a.u == 0;
    case KGL_UNARY_BITWISE_NOT: return ~a.u;
    case KGL_UNARY_SQRT: return any_to_integer(root_of(is_signed ? (double)a.i : (double)a.u), false);
    default: return a.u;
  }
}

void KGL_KERNEL(unaryAny, u8)(const uint8_t *a, uint8_t *out, size_t n, size_t type, size_t operation) {
  if (operation == KGL_UNARY_BITWISE_NOT) {
    if (type == KGL_ELEMENT_BOOL) operation = KGL_UNARY_NOT;
    type = any_bits_type(type);
  }
  const size_t bytes = KGL_ELEMENT_BYTES(type);
  for (size_t i = 0; i < n * bytes; i += bytes) {
    kgl_any value = any_load(a + i, type);
    if (any_is_float(type)) value.f = float_unary(value.f, operation);
    else value.u = integer_unary(value, operation, any_is_signed(type));
    any_store(out + i, type, value);
  }
}

/* 0 equal, 1 less, 2 greater, 3 neither. */
KGL_INLINE unsigned order_of(kgl_any a, kgl_any b, size_t type) {
  if (any_is_float(type)) return a.f == b.f ? 0 : a.f < b.f ? 1 : a.f > b.f ? 2 : 3;
  if (a.u == b.u) return 0;
  return (any_is_signed(type) ? a.i < b.i : a.u < b.u) ? 1 : 2;
}

void KGL_KERNEL(compareAny, u8)(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type,
                                size_t operation) {
  /* Bit k: it holds for order k. */
  static const uint8_t holds[] = {
      [KGL_COMPARE_EQUAL] = 1,   [KGL_COMPARE_NOT_EQUAL] = 14, [KGL_COMPARE_LESS] = 2, [KGL_COMPARE_LESS_EQUAL] = 3,
      [KGL_COMPARE_GREATER] = 4, [KGL_COMPARE_GREATER_EQUAL] = 5,
  };
  const size_t bytes = KGL_ELEMENT_BYTES(type);
  for (size_t i = 0; i < n; i++) {
    const kgl_any value = any_load(a + i * bytes, type);
    if (operation < sizeof holds) {
      out[i] = holds[operation] >> order_of(value, any_load(b + i * bytes, type), type) & 1;
      continue;
    }
    const bool is_below = operation != KGL_COMPARE_IS_POSITIVE_INFINITY, is_above = operation != KGL_COMPARE_IS_NEGATIVE_INFINITY;
    out[i] = any_is_float(type) && ((is_below && value.f == -INFINITY) || (is_above && value.f == INFINITY));
  }
}

/* A double that floats of fewer bits round as they would the integer: of what it cannot hold its last bit tells. */
KGL_INLINE double sticky(uint64_t magnitude) {
  return magnitude >> 53 ? (double)((magnitude >> 11 | ((magnitude & 2047) != 0)) << 11) : (double)magnitude;
}

KGL_INLINE kgl_any convert(kgl_any value, size_t from, size_t to) {
  const bool is_negative = any_is_signed(from) && value.i < 0;
  if (to == KGL_ELEMENT_BOOL) return any_is_float(from) ? (kgl_any){.u = value.f != 0} : value;
  if (any_is_float(from)) return any_is_float(to) ? value : (kgl_any){.u = any_to_integer(value.f, any_is_signed(to))};
  if (!any_is_float(to)) return value;
  if (to == KGL_ELEMENT_DOUBLE) return (kgl_any){.f = is_negative ? (double)value.i : (double)value.u};
  return (kgl_any){.f = is_negative ? -sticky(0 - value.u) : sticky(value.u)};
}

void KGL_KERNEL(convertAny, u8)(const uint8_t *a, uint8_t *out, size_t n, size_t from, size_t to) {
  const size_t from_bytes = KGL_ELEMENT_BYTES(from), to_bytes = KGL_ELEMENT_BYTES(to);
  for (size_t i = 0; i < n; i++)
    any_store(out + i * to_bytes, to, convert(any_load(a + i * from_bytes, from), from, to));
}

void KGL_KERNEL(scatterRows, u8)(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t m,
                                 size_t inner, size_t type, size_t rows, size_t reduction) {
  static const uint8_t joins[] = {[KGL_SCATTER_ADD] = KGL_BINARY_ADD,
                                  [KGL_SCATTER_MUL] = KGL_BINARY_MUL,
                                  [KGL_SCATTER_MIN] = KGL_BINARY_MIN,
                                  [KGL_SCATTER_MAX] = KGL_BINARY_MAX};
  const size_t bytes = KGL_ELEMENT_BYTES(type), width = inner * bytes;
  if (width == 0 || rows == 0) return;
  for (size_t t = 0; t < outer; t++, out += rows * width)
    for (size_t i = 0; i < m; i++, a += width, indices++) {
      if (*indices >= rows) continue;
      uint8_t *to = out + *indices * width;
      if (reduction == KGL_SCATTER_NONE) memcpy(to, a, width);
      for (size_t k = 0; reduction != KGL_SCATTER_NONE && k < width; k += bytes)
        any_store(to + k, type, binary(any_load(to + k, type), any_load(a + k, type), joins[reduction], type));
    }
}
