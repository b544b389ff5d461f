#include "read_number.h"

#include "../generated/powers_of_ten.h"

const double kgl_exact_powers[KGL_EXACT_POWER + 1] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                                      1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

/* What so many digits make fits into 64 bits. */
enum { MOST_DIGITS = 19 };
/* Beyond any double whatever the digits are, and far from what a sum of two such could overflow. */
#define FAR_EXPONENT (INT64_C(1) << 60)

typedef struct {
  const uint8_t *first, *last; /* the digits as text, with the point */
  uint64_t digits;
  int64_t exponent; /* of the last digit of the text */
  int64_t cut;      /* so many digits of the text are left out of `digits` */
} decimal;

static double round_decimal(decimal d);

#ifndef KGL_SMALL_TEXT
static inline bool are_eight_digits(uint64_t bytes) {
  const uint64_t high = UINT64_C(0xf0f0f0f0f0f0f0f0), six = UINT64_C(0x0606060606060606);
  return ((bytes & high) | ((bytes + six) & high) >> 4) == UINT64_C(0x3333333333333333);
}
#endif

/* The end of the digits at `text`; they are put behind those of *number, modulo 2^64. */
static inline const uint8_t *read_digits(const uint8_t *text, const uint8_t *end, uint64_t *number) {
#ifndef KGL_SMALL_TEXT
  for (; end - text >= 8 && are_eight_digits(kgl_load_eight(text)); text += 8)
    *number = *number * 100000000 + kgl_join_eight(kgl_load_eight(text) - UINT64_C(0x3030303030303030));
#endif
  for (; text < end && kgl_is_digit(*text); text++) *number = *number * 10 + (uint64_t)(*text - '0');
  return text;
}

/* The first digits that 64 bits hold. */
static void cut_digits(decimal *d) {
  const uint8_t *text = d->first;
  while (text < d->last && (*text == '0' || *text == '.')) text++;
  const int64_t count = d->last - text - (memchr(text, '.', (size_t)(d->last - text)) != NULL);
  if (count <= MOST_DIGITS) return;
  d->digits = 0;
  for (int64_t i = 0; i < MOST_DIGITS && text < d->last; text++)
    if (*text != '.') d->digits = d->digits * 10 + (uint64_t)(*text - '0'), i++;
  d->cut = count - MOST_DIGITS;
}

/* What is behind e or E is added to *exponent; false without digits, *at then where they are missing. */
static bool read_exponent(const uint8_t **at, const uint8_t *end, int64_t *exponent) {
  const uint8_t *text = *at;
  const bool is_negative = text < end && *text == '-';
  if (text < end && (*text == '-' || *text == '+')) text++;
  const uint8_t *first = text;
  int64_t power = 0;
  for (; text < end && kgl_is_digit(*text); text++) power = power < FAR_EXPONENT / 16 ? power * 10 + (*text - '0') : power;
  *exponent += is_negative ? -power : power;
  *at = text;
  return text > first;
}

bool kgl_take_number(const uint8_t **at, const uint8_t *end, double *value) {
  const uint8_t *text = *at;
  const bool is_negative = text < end && *text == '-';
  decimal d = {.first = text += is_negative};
  text = text < end && *text == '0' ? text + 1 : read_digits(text, end, &d.digits);
  *at = text;
  if (text == d.first) return false;
  if (end - text > 0 && *text == '.') {
    *at = read_digits(text + 1, end, &d.digits);
    d.exponent = text + 1 - *at;
    text = *at;
    if (d.exponent == 0) return false;
  }
  d.last = text;
  if (d.last - d.first > MOST_DIGITS) cut_digits(&d);
  if (text < end && (*text | 32) == 'e') {
    *at = text + 1;
    if (!read_exponent(at, end, &d.exponent)) return false;
  }
  const double magnitude = round_decimal(d);
  *value = is_negative ? -magnitude : magnitude;
  return true;
}

/* digits * 10^exponent; false where that many bits of the power do not tell how it is rounded.
 *
 * The product of the digits with the first 128 bits of the power, less its lowest 64, is P; with all of the power's bits it lies
 * in [P, P + 2). Of P the first 54 bits are the number and the bit that it is rounded by. If the rest neither is 0 nor may carry
 * into them, they are the true product's, which lies above them: no tie. After D. Lemire, "Number parsing at a gigabyte per
 * second" (2021) and M. Eisel, with bounds of our own. */
static bool approximate(uint64_t digits, int64_t power, double *value) {
  if (power < KGL_FIRST_POWER || power > KGL_LAST_POWER) return false;
  const int zeros = __builtin_clzll(digits);
  const kgl_power_of_ten *ten = &kgl_powers_of_ten[power - KGL_FIRST_POWER];
  digits <<= zeros;
  const unsigned __int128 product =
      (unsigned __int128)digits * ten->high + (uint64_t)((unsigned __int128)digits * ten->low >> 64);
  const int top = (int)(product >> 127), rest_bits = 73 + top;
  const unsigned __int128 one = 1, mask = (one << rest_bits) - 1, rest = product & mask;
  if (rest == 0 || rest >= mask - 1) return false;
  /* 217706 / 2^16 is log2(10) closely enough for |power| <= 400. */
  const int64_t exponent = (power * 217706 >> 16) + 63 - zeros + top + 1023;
  if (exponent < 1 || exponent > 2046) return false;
  const uint64_t rounded = ((uint64_t)(product >> rest_bits) + 1) >> 1;
  const uint64_t bits = ((uint64_t)exponent << 52) + rounded - (UINT64_C(1) << 52);
  memcpy(value, &bits, sizeof bits);
  return true;
}

static double round_decimal(decimal d) {
  double value, next;
  const bool is_short = !d.cut && d.digits <= KGL_EXACT_DIGITS;
  if (is_short && d.exponent >= -KGL_EXACT_POWER && d.exponent <= KGL_EXACT_POWER)
    return kgl_scale_exactly(d.digits, d.exponent);
  if (d.digits == 0) return 0;
  const int64_t exponent = d.exponent + d.cut;
  /* What is cut adds less than one. */
  if (approximate(d.digits, exponent, &value) && (!d.cut || (approximate(d.digits + 1, exponent, &next) && next == value)))
    return value;
  return kgl_exact_number(d.first, d.last, d.exponent);
}
