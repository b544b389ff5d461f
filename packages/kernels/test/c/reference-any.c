/* Operations on elements of any type once more: integers in 128 bits, remainders by the C library. */
#include "reference-any.h"

static const uint8_t widths[] = {4, 8, 2, 2, 1, 2, 4, 8, 1, 2, 4, 8, 1};

static double brain_value(uint16_t bits) {
  union {
    uint32_t bits;
    float value;
  } wide = {.bits = (uint32_t)bits << 16};
  return wide.value;
}

/* Among the 2^15 that are not negative. */
static uint16_t nearest_brain(long double value) {
  uint16_t low = 0, high = 0x7f80;
  const long double size = fabsl(value);
  if (isnan(value)) return 0x7fc0;
  while (high - low > 1) {
    const uint16_t middle = (uint16_t)((low + high) / 2);
    *(brain_value(middle) <= size ? &low : &high) = middle;
  }
  const long double below = brain_value(low), above = high == 0x7f80 ? 0x1p128L : brain_value(high);
  const bool is_up = size - below > above - size || (size - below == above - size && (low & 1)) || isinf(size);
  return (uint16_t)((signbit(value) ? 0x8000 : 0) | (is_up ? high : low));
}

number read_number(const uint8_t *at, size_t type) {
  uint64_t bits = 0;
  memcpy(&bits, at, widths[type]);
  const unsigned unused = 64 - 8 * widths[type];
  if (type == KGL_ELEMENT_BOOL) return (number){.i = bits != 0};
  if (is_signed_type(type)) return (number){.i = (int64_t)(bits << unused) >> unused};
  if (!is_float_type(type)) return (number){.i = bits};
  if (type == KGL_ELEMENT_FLOAT16) return float_number(half_value((uint16_t)bits));
  if (type == KGL_ELEMENT_BFLOAT16) return float_number(brain_value((uint16_t)bits));
  float narrow;
  double wide;
  memcpy(&narrow, at, sizeof narrow);
  memcpy(&wide, &bits, sizeof wide);
  return float_number(type == KGL_ELEMENT_FLOAT ? narrow : wide);
}

void expect_number(expectation *e, size_t at, size_t type, number wanted) {
  uint64_t bits = (uint64_t)wanted.i;
  const double f = wanted.f;
  const float narrow = wanted.is_float ? (float)f : (float)wanted.i;
  if (type == KGL_ELEMENT_BOOL) bits = wanted.is_float ? f != 0 : wanted.i != 0;
  else if (type == KGL_ELEMENT_FLOAT16) bits = isnan(f) ? 0x7e00 : nearest_half(number_value(wanted));
  else if (type == KGL_ELEMENT_BFLOAT16) bits = nearest_brain(wanted.is_float ? (long double)f : (long double)wanted.i);
  else if (type == KGL_ELEMENT_FLOAT) bits = 0, memcpy(&bits, &narrow, sizeof narrow);
  else if (type == KGL_ELEMENT_DOUBLE) memcpy(&bits, &(double){number_value(wanted)}, sizeof bits);
  else if (wanted.is_float) bits = (uint64_t)integer_of(f, is_signed_type(type)).i;
  if (type == KGL_ELEMENT_FLOAT && isnan(narrow)) bits = 0x7fc00000;
  if (type == KGL_ELEMENT_DOUBLE && isnan(f)) bits = UINT64_C(0x7ff8) << 48;
  for (size_t k = 0; k < widths[type]; k++) e->value[at + k] = (double)(bits >> 8 * k & 255);
}

number kept(__int128 i, size_t type) {
  return (number){.i = is_signed_type(type) ? (__int128)(int64_t)i : (__int128)(uint64_t)i};
}

static double float_extreme(double a, double b, bool is_max) {
  if (isnan(a) || isnan(b)) return NAN;
  if (a == b) return (signbit(a) != 0) == is_max ? b : a;
  return (a < b) == is_max ? b : a;
}

static double float_result(double a, double b, size_t operation) {
  switch (operation) {
    case KGL_BINARY_ADD: return a + b;
    case KGL_BINARY_SUB: return a - b;
    case KGL_BINARY_MUL: return a * b;
    case KGL_BINARY_DIV: return a / b;
    case KGL_BINARY_FMOD: return fmod(a, b);
    case KGL_BINARY_MOD: {
      const double rest = fmod(a, b);
      if (rest == 0) return copysign(0, b);
      return signbit(rest) != signbit(b) ? rest + b : rest;
    }
    case KGL_BINARY_POW_INTEGER: {
      double power = 1;
      if (isnan(b)) return b;
      for (uint64_t left = (uint64_t)fmin(fabs(b), 0x1p31); left; left /= 2, a *= a)
        if (left % 2) power *= a;
      return b < 0 ? 1 / power : power;
    }
    default: return float_extreme(a, b, operation == KGL_BINARY_MAX);
  }
}

static __int128 divided(__int128 a, __int128 b, size_t operation) {
  if (b == 0) return 0;
  /* By magnitudes, of which 64 bits are enough. */
  const uint64_t size = (uint64_t)(a < 0 ? -a : a), divisor = (uint64_t)(b < 0 ? -b : b);
  const __int128 quotient = (a < 0) != (b < 0) ? -(__int128)(size / divisor) : (__int128)(size / divisor);
  const __int128 rest = a < 0 ? -(__int128)(size % divisor) : (__int128)(size % divisor);
  if (operation == KGL_BINARY_DIV) return quotient;
  return operation == KGL_BINARY_MOD && rest && (rest < 0) != (b < 0) ? rest + b : rest;
}

static __int128 integer_power(__int128 a, __int128 b) {
  if (b < 0) return a == 1 ? 1 : a == -1 ? (b % 2 ? -1 : 1) : 0;
  uint64_t power = 1, square = (uint64_t)a;
  for (uint64_t left = (uint64_t)b; left; left /= 2, square *= square)
    if (left % 2) power *= square;
  return power;
}

number binary_number(number a, number b, size_t operation, size_t type) {
  if (a.is_float) return float_number(float_result(a.f, b.f, operation));
  const uint64_t shift = b.i < 0 || b.i > 63 ? 0 : (uint64_t)b.i; /* of unsigned numbers alone */
  const __int128 results[] = {
      [KGL_BINARY_ADD] = a.i + b.i,
      [KGL_BINARY_SUB] = a.i - b.i,
      [KGL_BINARY_MUL] = (__int128)((uint64_t)a.i * (uint64_t)b.i),
      [KGL_BINARY_DIV] = divided(a.i, b.i, operation),
      [KGL_BINARY_MOD] = divided(a.i, b.i, operation),
      [KGL_BINARY_FMOD] = divided(a.i, b.i, operation),
      [KGL_BINARY_POW_INTEGER] = integer_power(a.i, b.i),
      [KGL_BINARY_MIN] = a.i < b.i ? a.i : b.i,
      [KGL_BINARY_MAX] = a.i < b.i ? b.i : a.i,
      [KGL_BINARY_AND] = a.i & b.i,
      [KGL_BINARY_OR] = a.i | b.i,
      [KGL_BINARY_XOR] = a.i ^ b.i,
      [KGL_BINARY_SHL] = b.i > 63 ? 0 : (__int128)((uint64_t)a.i << shift),
      [KGL_BINARY_SHR] = b.i > 63 ? 0 : (__int128)((uint64_t)a.i >> shift),
  };
  return kept(results[operation], type);
}

static size_t type_of_bits(size_t type) {
  static const uint8_t unsigned_types[] = {
      [1] = KGL_ELEMENT_UINT8, [2] = KGL_ELEMENT_UINT16, [4] = KGL_ELEMENT_UINT32, [8] = KGL_ELEMENT_UINT64};
  return type == KGL_ELEMENT_BOOL ? type : unsigned_types[widths[type]];
}

/* d: n, type, operation. */
void reference_binaryAny_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t type = d[2] >= KGL_BINARY_AND ? type_of_bits(d[1]) : d[1], width = widths[type];
  for (size_t i = 0; i < d[0] * width; i += width) {
    const number a = read_number((const uint8_t *)v[0].data + i, type), b = read_number((const uint8_t *)v[1].data + i, type);
    expect_number(e, i, type, binary_number(a, b, d[2], type));
  }
}

static number unary_number(number a, size_t operation, size_t type) {
  const double f = a.f;
  const int sign = (number_value(a) > 0) - (number_value(a) < 0);
  switch (operation) {
    case KGL_UNARY_NEG: return a.is_float ? float_number(-f) : kept(-a.i, type);
    case KGL_UNARY_ABS: return a.is_float ? float_number(fabs(f)) : kept(a.i < 0 ? -a.i : a.i, type);
    case KGL_UNARY_SIGN: return a.is_float ? float_number(sign ? sign : f) : kept(sign, type);
    case KGL_UNARY_NOT: return a.is_float ? float_number(f == 0) : (number){.i = a.i == 0};
    case KGL_UNARY_BITWISE_NOT: return type == KGL_ELEMENT_BOOL ? (number){.i = !a.i} : kept(~a.i, type);
    case KGL_UNARY_FLOOR: return a.is_float ? float_number(floor(f)) : a;
    case KGL_UNARY_CEIL: return a.is_float ? float_number(ceil(f)) : a;
    case KGL_UNARY_ROUND: return a.is_float ? float_number(nearbyint(f)) : a;
    default: return a.is_float ? float_number(sqrt(f)) : integer_of(sqrt((double)a.i), false);
  }
}

void reference_unaryAny_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t type = d[2] == KGL_UNARY_BITWISE_NOT ? type_of_bits(d[1]) : d[1], width = widths[type];
  for (size_t i = 0; i < d[0] * width; i += width)
    expect_number(e, i, type, unary_number(read_number((const uint8_t *)v[0].data + i, type), d[2], type));
}

void reference_compareAny_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t type = d[1], width = widths[type];
  for (size_t i = 0; i < d[0]; i++) {
    const number a = read_number((const uint8_t *)v[0].data + i * width, type);
    const number b = read_number((const uint8_t *)v[1].data + i * width, type);
    const bool is_equal = a.is_float ? a.f == b.f : a.i == b.i, is_less = a.is_float ? a.f < b.f : a.i < b.i;
    const bool is_greater = a.is_float ? a.f > b.f : a.i > b.i, is_infinite = a.is_float && isinf(a.f);
    const bool holds[] = {is_equal,
                          !is_equal,
                          is_less,
                          is_less || is_equal,
                          is_greater,
                          is_greater || is_equal,
                          is_infinite && a.f < 0,
                          is_infinite && a.f > 0,
                          is_infinite};
    e->value[i] = holds[d[2]];
  }
}

/* d: n, from, to. */
void reference_convertAny_u8(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++)
    expect_number(e, i * widths[d[2]], d[2], read_number((const uint8_t *)v[0].data + i * widths[d[1]], d[1]));
}

/* What a reduction of nothing gives. */
static number nothing(size_t operation, size_t type) {
  const bool is_max = operation == KGL_REDUCE_MAX;
  const unsigned bits = type == KGL_ELEMENT_BOOL ? 1 : 8 * widths[type];
  const __int128 one = 1, values = one << bits;
  if (operation == KGL_REDUCE_PROD) return is_float_type(type) ? float_number(1) : (number){.i = 1};
  if (!is_max && operation != KGL_REDUCE_MIN) return (number){.is_float = is_float_type(type)};
  if (is_float_type(type)) return float_number(is_max ? -INFINITY : INFINITY);
  if (is_signed_type(type)) return (number){.i = is_max ? -values / 2 : values / 2 - 1};
  return (number){.i = is_max ? 0 : values - 1};
}

static number joined(number sum, number a, size_t operation, size_t type) {
  const number size = a.is_float ? float_number(fabs(a.f)) : (number){.i = a.i < 0 ? -a.i : a.i};
  switch (operation) {
    case KGL_REDUCE_MAX: return binary_number(sum, a, KGL_BINARY_MAX, type);
    case KGL_REDUCE_MIN: return binary_number(sum, a, KGL_BINARY_MIN, type);
    case KGL_REDUCE_PROD: return binary_number(sum, a, KGL_BINARY_MUL, type);
    case KGL_REDUCE_L1: return binary_number(sum, size, KGL_BINARY_ADD, type);
    case KGL_REDUCE_SUM_SQUARES:
    case KGL_REDUCE_L2: return binary_number(sum, binary_number(a, a, KGL_BINARY_MUL, type), KGL_BINARY_ADD, type);
    default: return binary_number(sum, a, KGL_BINARY_ADD, type);
  }
}

/* d: outer, length, inner, type, operation. */
void reference_reduceAny_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t type = d[3], width = widths[type];
  for (size_t o = 0; o < d[0]; o++)
    for (size_t i = 0; i < d[2]; i++) {
      number sum = nothing(d[4], type);
      for (size_t k = 0; k < d[1]; k++)
        sum = joined(sum, read_number((const uint8_t *)v[0].data + ((o * d[1] + k) * d[2] + i) * width, type), d[4], type);
      if (d[4] == KGL_REDUCE_MEAN)
        sum = sum.is_float ? float_number(sum.f / (double)d[1]) : (number){.i = divided(sum.i, (__int128)d[1], KGL_BINARY_DIV)};
      if (d[4] == KGL_REDUCE_L2) sum = sum.is_float ? float_number(sqrt(sum.f)) : integer_of(sqrt((double)sum.i), false);
      expect_number(e, (o * d[2] + i) * width, type, sum);
    }
}

/* d: outer, length, inner, type, isMax, selectLast. The positions one after another, as long as a later one is better. */
void reference_argReduceAny_u8(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t o = 0; o < d[0]; o++)
    for (size_t i = 0; i < d[2]; i++) {
      const uint8_t *first = (const uint8_t *)v[0].data + (o * d[1] * d[2] + i) * widths[d[3]];
      const size_t step = d[2] * widths[d[3]];
      size_t best = 0;
      for (size_t k = 1; k < d[1]; k++) {
        const number a = read_number(first + k * step, d[3]), b = read_number(first + best * step, d[3]);
        const bool is_nan = a.is_float && isnan(a.f), was_nan = b.is_float && isnan(b.f);
        const bool is_equal = is_nan ? was_nan : a.is_float ? a.f == b.f : a.i == b.i;
        const bool is_beyond = a.is_float ? (d[4] ? a.f > b.f : a.f < b.f) : (d[4] ? a.i > b.i : a.i < b.i);
        if (is_equal ? d[5] != 0 : (is_nan || is_beyond) && !was_nan) best = k;
      }
      expect_number(e, (o * d[2] + i) * 8, KGL_ELEMENT_INT64, (number){.i = best});
    }
}
