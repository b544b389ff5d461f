/* Decimals in exact arithmetic: a fraction of whole numbers of any length, divided bit by bit. */
#include "read_number.h"

/* A tie of doubles has 767 digits at most; of more it matters only whether they are zeros. */
enum { KEPT_DIGITS = 780 };
/* The denominator is the longest: 10^(326 + KEPT_DIGITS + 1), 3678 bits. */
enum { LIMBS = 60 };

typedef struct {
  int count;
  uint64_t limbs[LIMBS]; /* the lowest first; none of those before `count` are missing, the last may be 0 */
} whole;

typedef unsigned __int128 two_limbs;

static void multiply_add(whole *w, uint64_t factor, uint64_t carry) {
  for (int i = 0; i < w->count; i++) {
    const two_limbs sum = (two_limbs)w->limbs[i] * factor + carry;
    w->limbs[i] = (uint64_t)sum;
    carry = (uint64_t)(sum >> 64);
  }
  if (carry) w->limbs[w->count++] = carry;
}

static void multiply_by_power(whole *w, int64_t power) {
  for (; power > 0; power -= 19) {
    uint64_t factor = 1;
    for (int i = 0; i < 19 && i < power; i++) factor *= 10;
    multiply_add(w, factor, 0);
  }
}

static int bits_of(const whole *w) { return 64 * w->count - __builtin_clzll(w->limbs[w->count - 1]); }

static void shift_left(whole *w, int bits) {
  for (; bits >= 32; bits -= 32) multiply_add(w, UINT64_C(1) << 32, 0);
  multiply_add(w, UINT64_C(1) << bits, 0);
}

static bool is_below(const whole *a, const whole *b) {
  for (int i = a->count > b->count ? a->count : b->count; i-- > 0;) {
    const uint64_t x = i < a->count ? a->limbs[i] : 0, y = i < b->count ? b->limbs[i] : 0;
    if (x != y) return x < y;
  }
  return false;
}

/* b is not above a. */
static void subtract(whole *a, const whole *b) {
  uint64_t borrow = 0;
  for (int i = 0; i < a->count; i++) {
    const two_limbs difference = (two_limbs)a->limbs[i] - (i < b->count ? b->limbs[i] : 0) - borrow;
    a->limbs[i] = (uint64_t)difference;
    borrow = (uint64_t)(difference >> 64) & 1;
  }
}

/* The digits from `first` on as a whole number; the power of ten that it stands for more or less is added to *exponent. */
static int read_whole(const uint8_t *first, const uint8_t *last, whole *w, int64_t *exponent) {
  int kept = 0;
  bool is_inexact = false;
  for (; first < last; first++) {
    if (*first == '.' || (kept == 0 && *first == '0')) continue;
    if (kept < KEPT_DIGITS) {
      multiply_add(w, 10, (uint64_t)(*first - '0'));
      kept++;
    } else {
      is_inexact |= *first != '0';
      ++*exponent;
    }
  }
  if (!is_inexact) return kept;
  multiply_add(w, 10, 1);
  --*exponent;
  return kept + 1;
}

/* a / b * 2^exponent, which is at least 2^exponent and below twice that. Both are changed. */
static double divide(whole *a, const whole *b, int exponent) {
  const int least = -1022, bits = exponent >= least ? 53 : 53 - (least - exponent);
  if (exponent > 1023) return __builtin_inf();
  if (bits < 0) return 0;
  uint64_t quotient = 0;
  for (int i = 0; i <= bits; i++) { /* one bit more, by which it is rounded */
    const bool fits = !is_below(a, b);
    if (fits) subtract(a, b);
    multiply_add(a, 2, 0);
    quotient = quotient << 1 | fits;
  }
  bool is_over = false;
  for (int i = 0; i < a->count; i++) is_over |= a->limbs[i] != 0;
  const bool is_up = (quotient & 1) && (is_over || (quotient & 2));
  quotient = (quotient >> 1) + is_up;
  if (bits == 53) quotient += (uint64_t)(exponent + 1022) << 52; /* the number's highest bit adds one */
  double value;
  memcpy(&value, &quotient, sizeof value);
  return value;
}

double kgl_exact_number(const uint8_t *first, const uint8_t *last, int64_t exponent) {
  whole a = {.count = 1}, b = {.count = 1, .limbs = {1}};
  const int digits = read_whole(first, last, &a, &exponent);
  if (digits == 0 || digits + exponent < -324) return 0;
  if (digits + exponent > 310) return __builtin_inf();
  multiply_by_power(exponent > 0 ? &a : &b, exponent > 0 ? exponent : -exponent);
  int scale = bits_of(&a) - bits_of(&b);
  shift_left(scale > 0 ? &b : &a, scale > 0 ? scale : -scale);
  if (is_below(&a, &b)) {
    multiply_add(&a, 2, 0);
    scale--;
  }
  return divide(&a, &b, scale);
}
