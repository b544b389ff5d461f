/* Numbers as the shortest decimals that are read back as the same floats, or doubles, in the notation of ECMA-262's
 * Number::toString. After R. Giulietti, "The Schubfach way to render doubles" (2020), whose names for quantities are kept. */
#include <string.h>

#include "../generated/powers_of_ten.h"
#include "text.h"

/* "-0.0000012345678901234567", and no other is longer. */
enum { LONGEST = 25, DIGITS = 17 };

/* digits * 10^exponent */
typedef struct {
  uint64_t digits;
  int exponent;
} decimal;

/* What a type's bits mean: c * 2^q; `is_power`: the neighbour below is nearer than the one above. */
typedef struct {
  uint64_t c;
  int q;
  bool is_power;
} binary;

typedef unsigned __int128 two_words;

static binary parts_of(uint64_t bits, int fraction_bits, int bias) {
  const uint64_t fraction = bits & ((UINT64_C(1) << fraction_bits) - 1);
  const int exponent = (int)(bits >> fraction_bits);
  if (exponent == 0) return (binary){fraction, 1 - bias, false};
  return (binary){fraction | UINT64_C(1) << fraction_bits, exponent - bias, fraction == 0 && exponent > 1};
}

/* floor(log10(2^q)), or of 3/4 of that; floor(log2(10^power)). For |q| <= 1100, |power| <= 400. */
static int log10_of(int q, bool is_power) { return (q * 1262611 - (is_power ? 524031 : 0)) >> 22; }
static int log2_of(int power) { return (power * 1741647) >> 19; }

/* What is above the binary point of g * cp, whose lowest bit is set if anything is below: rounded to odd. g is 10^power to 64 or
 * 128 bits, rounded up: the paper shows that this is enough for either type. */
static uint64_t scaled_float(int power, uint64_t cp) {
  const kgl_power_of_ten ten = kgl_powers_of_ten[power - KGL_FIRST_POWER];
  const uint64_t g = ten.high + !(power >= 0 && power <= 27);
  const two_words product = (two_words)g * cp;
  return (uint64_t)(product >> 64) | ((uint32_t)(product >> 32) > 1);
}

#ifndef KGL_SMALL_TEXT /* which has too few powers for doubles */
static uint64_t scaled_double(int power, uint64_t cp) {
  const kgl_power_of_ten ten = kgl_powers_of_ten[power - KGL_FIRST_POWER];
  const two_words g = ((two_words)ten.high << 64 | ten.low) + !(power >= 0 && power <= 55);
  const two_words high = (two_words)(uint64_t)(g >> 64) * cp + (uint64_t)((two_words)(uint64_t)g * cp >> 64);
  return (uint64_t)(high >> 64) | ((uint64_t)high > 1);
}
#else
#define scaled_double scaled_float
#endif

/* The shortest decimal in the interval that rounds to the number; the nearest of several. */
static decimal shortest(binary b, uint64_t (*scaled)(int power, uint64_t cp)) {
  const bool is_odd = b.c & 1;
  const int k = log10_of(b.q, b.is_power), h = b.q + log2_of(-k) + 1;
  const uint64_t middle = scaled(-k, 4 * b.c << h);
  const uint64_t lower = scaled(-k, (4 * b.c - 2 + b.is_power) << h) + is_odd, upper = scaled(-k, (4 * b.c + 2) << h) - is_odd;
  const uint64_t s = middle / 4;
  if (s >= 10) {
    const uint64_t tens = s / 10;
    const bool below_fits = lower <= 40 * tens, above_fits = 40 * tens + 40 <= upper;
    if (below_fits != above_fits) return (decimal){tens + above_fits, k + 1};
  }
  const bool below_fits = lower <= 4 * s, above_fits = 4 * s + 4 <= upper;
  if (below_fits != above_fits) return (decimal){s + above_fits, k};
  const uint64_t half = 4 * s + 2;
  return (decimal){s + (middle > half || (middle == half && (s & 1))), k};
}

/* Exact where it is short: whole numbers below 2^53 have no shorter form than their digits. */
static decimal decimal_of(binary b, uint64_t (*scaled)(int power, uint64_t cp)) {
  if (b.q <= 0 && b.q > -53 && (b.c & ((UINT64_C(1) << -b.q) - 1)) == 0) return (decimal){b.c >> -b.q, 0};
  return shortest(b, scaled);
}

/* The digits up to the end of `text`; how many there are. */
static int write_digits(char text[DIGITS], uint64_t digits) {
  int count = 0;
  do text[DIGITS - ++count] = (char)('0' + digits % 10);
  while (digits /= 10);
  return count;
}

static uint8_t *write_exponent(uint8_t *out, int exponent) {
  const unsigned magnitude = (unsigned)(exponent < 0 ? -exponent : exponent);
  *out++ = 'e';
  *out++ = exponent < 0 ? '-' : '+';
  if (magnitude >= 100) *out++ = (uint8_t)('0' + magnitude / 100);
  if (magnitude >= 10) *out++ = (uint8_t)('0' + magnitude / 10 % 10);
  *out++ = (uint8_t)('0' + magnitude % 10);
  return out;
}

static uint8_t *write_copy(uint8_t *out, const char *text, int count) {
  memcpy(out, text, (size_t)count);
  return out + count;
}

static uint8_t *write_zeros(uint8_t *out, int count) {
  memset(out, '0', (size_t)count);
  return out + count;
}

/* Number::toString, steps 6 to 10; `point` is its n: how many digits are before the point. */
static uint8_t *write_decimal(uint8_t *out, decimal d) {
  while (d.digits % 10 == 0) d.digits /= 10, d.exponent++;
  char text[DIGITS];
  const int count = write_digits(text, d.digits), point = count + d.exponent;
  const char *digits = text + DIGITS - count;
  if (point > 21 || point <= -6) {
    out = write_copy(out, digits, 1);
    if (count > 1) *out++ = '.';
    return write_exponent(write_copy(out, digits + 1, count - 1), point - 1);
  }
  if (point >= count) return write_zeros(write_copy(out, digits, count), point - count);
  const int whole = point > 0 ? point : 0;
  out = point > 0 ? write_copy(out, digits, whole) : write_zeros(out, 1);
  *out++ = '.';
  return write_copy(write_zeros(out, whole - point), digits + whole, count - whole);
}

/* The one float whose shortest decimal lies so near the end of its interval that the double next to that decimal is the end, which
 * rounds to another float: 7.038531e-26. All odd ones were tried, since an end rounds to its even neighbour (test:nightly tries all). */
#define NEAR_THE_END UINT32_C(0x15ae43fd)

static decimal decimal_of_float(uint32_t bits, binary b) {
  return bits == NEAR_THE_END ? (decimal){70385307, -33} : decimal_of(b, scaled_float);
}

/* Of the type's bits: null for what is no number, as in JSON.stringify, which -0 is 0 for, too. */
static uint8_t *write_number(uint8_t *out, uint64_t bits, bool is_double) {
  const int fraction_bits = is_double ? 52 : 23, exponent_bits = is_double ? 11 : 8, size = fraction_bits + exponent_bits;
  const uint64_t magnitude = bits & ((UINT64_C(1) << size) - 1);
  if (magnitude >> fraction_bits == (UINT64_C(1) << exponent_bits) - 1) return write_copy(out, "null", 4);
  if (magnitude == 0) return write_zeros(out, 1);
  if (bits >> size) *out++ = '-';
  const binary b = parts_of(magnitude, fraction_bits, (1 << (exponent_bits - 1)) - 1 + fraction_bits);
  return write_decimal(out, is_double ? decimal_of(b, scaled_double) : decimal_of_float((uint32_t)magnitude, b));
}

static uint64_t bits_at(kgl_float_array numbers, size_t i) {
  uint32_t half;
  uint64_t bits;
  if (numbers.is_double) return memcpy(&bits, (const double *)numbers.elements + i, sizeof bits), bits;
  return memcpy(&half, (const float *)numbers.elements + i, sizeof half), half;
}

kgl_text_result kgl_format_floats(kgl_float_array numbers, uint8_t *out, size_t room) {
  uint8_t *at = out, text[LONGEST + 1];
  if (room < 2) return KGL_TEXT_FAULT(KGL_TEXT_ROOM, 0);
  for (size_t i = 0; i < numbers.capacity; i++) {
    const size_t left = room - (size_t)(at - out);
    const bool is_roomy = left > LONGEST + 1;
    uint8_t *to = is_roomy ? at : text;
    *to = i ? ',' : '[';
    uint8_t *behind = write_number(to + 1, bits_at(numbers, i), numbers.is_double);
    const size_t length = (size_t)(behind - to);
    if (length + 1 > left) return KGL_TEXT_FAULT(KGL_TEXT_ROOM, i); /* the bracket behind all of them is one, too */
    if (!is_roomy) memcpy(at, text, length);
    at += length;
  }
  if (numbers.capacity == 0) *at++ = '[';
  *at++ = ']';
  return at - out;
}
