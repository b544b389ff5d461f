/* Whether bytes are UTF-8 (Unicode, table 3-7). */
#include <string.h>

#include "text_vec.h"

#ifdef KGL_BYTE_VECTORS
/* What a byte may do wrong behind the one before it; a bit is an error if both bytes have it, the first in either half. After
 * J. Keiser and D. Lemire, "Validating UTF-8 in less than one instruction per byte" (2020). */
enum {
  TOO_SHORT = 1,     /* no continuation behind a byte that begins a sequence */
  TOO_LONG = 2,      /* a continuation behind ASCII */
  OVERLONG_3 = 4,    /* e0 80..9f */
  TOO_LARGE = 8,     /* f4 90..bf, f5..ff 90..bf */
  SURROGATE = 16,    /* ed a0..bf */
  OVERLONG_2 = 32,   /* c0..c1 80..bf */
  OUTSIDE_4 = 64,    /* f0 80..8f, which is overlong, f5..ff 80..8f, which is too large */
  TWO_IN_A_ROW = 128, /* continuations: an error unless a sequence of three or four bytes wants the second */
  ANY_LOW = TOO_SHORT | TOO_LONG | TWO_IN_A_ROW,
};

static const uint8_t first_high[16] = {
    TOO_LONG,     TOO_LONG,     TOO_LONG,     TOO_LONG,
    TOO_LONG,     TOO_LONG,     TOO_LONG,     TOO_LONG,
    TWO_IN_A_ROW, TWO_IN_A_ROW, TWO_IN_A_ROW, TWO_IN_A_ROW,
    TOO_SHORT | OVERLONG_2,     TOO_SHORT,
    TOO_SHORT | OVERLONG_3 | SURROGATE,
    TOO_SHORT | TOO_LARGE | OUTSIDE_4,
};
static const uint8_t first_low[16] = {
    ANY_LOW | OVERLONG_3 | OVERLONG_2 | OUTSIDE_4,
    ANY_LOW | OVERLONG_2,
    ANY_LOW,
    ANY_LOW,
    ANY_LOW | TOO_LARGE,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4 | SURROGATE,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
    ANY_LOW | TOO_LARGE | OUTSIDE_4,
};
static const uint8_t second_high[16] = {
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
    TOO_LONG | OVERLONG_2 | TWO_IN_A_ROW | OVERLONG_3 | OUTSIDE_4,
    TOO_LONG | OVERLONG_2 | TWO_IN_A_ROW | OVERLONG_3 | TOO_LARGE,
    TOO_LONG | OVERLONG_2 | TWO_IN_A_ROW | SURROGATE | TOO_LARGE,
    TOO_LONG | OVERLONG_2 | TWO_IN_A_ROW | SURROGATE | TOO_LARGE,
    TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
};

/* Not zero where a byte of v is wrong behind those before it. */
KGL_INLINE bytes errors_of(bytes before, bytes v) {
  bytes earlier[3];
  bytes_earlier(before, v, earlier);
  const bytes half = bytes_set1(15), high = bytes_set1(0x80);
  const bytes pairs = bytes_and(bytes_and(bytes_lookup(bytes_table(first_high), bytes_high_halves(earlier[0])),
                                          bytes_lookup(bytes_table(first_low), bytes_and(earlier[0], half))),
                                bytes_lookup(bytes_table(second_high), bytes_high_halves(v)));
  /* The highest bit: of a sequence of three or four bytes this is the third or fourth. */
  const bytes wanted = bytes_or(bytes_subtract_to_zero(earlier[1], bytes_set1(0xe0 - 0x80)),
                                bytes_subtract_to_zero(earlier[2], bytes_set1(0xf0 - 0x80)));
  return bytes_xor(bytes_and(wanted, high), pairs);
}

bool KGL_TEXT_FUNCTION(is_utf8)(kgl_bytes text) {
  const uint8_t *at = text.bytes, *end = at + text.length;
  bytes before = bytes_set1(0), errors = before;
  bool is_after_ascii = true; /* a sequence that ended too early is found by the vector behind it */
  for (; end - at >= BYTES; at += BYTES) {
    const bytes v = bytes_load(at);
    const bool is_ascii = !bytes_any_high(v);
    if (!is_ascii || !is_after_ascii) errors = bytes_or(errors, errors_of(before, v));
    is_after_ascii = is_ascii;
    before = v;
  }
  uint8_t rest[2 * BYTES] = {0}; /* zeros behind the last byte, be it the last of a vector */
  memcpy(rest, at, (size_t)(end - at));
  const bytes last = bytes_load(rest);
  errors = bytes_or(errors, errors_of(before, last));
  return !bytes_any(bytes_or(errors, errors_of(last, bytes_load(rest + BYTES))));
}
#else

/* How many bytes the sequence has that begins at `at`; 0 for what is none. */
static size_t sequence(const uint8_t *at, const uint8_t *end) {
  const uint8_t first = at[0];
  const size_t length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if ((size_t)(end - at) < length) return 0;
  for (size_t i = 1; i < length; i++)
    if ((at[i] & 0xc0) != 0x80) return 0;
  /* The second byte's limits, where they are others than 80 and bf. */
  const bool is_outside = length > 2 && ((first == 0xe0 && at[1] < 0xa0) || (first == 0xed && at[1] > 0x9f) ||
                                         (first == 0xf0 && at[1] < 0x90) || (first == 0xf4 && at[1] > 0x8f));
  return is_outside ? 0 : length;
}

bool KGL_TEXT_FUNCTION(is_utf8)(kgl_bytes text) {
  const uint8_t *at = text.bytes, *end = at + text.length;
  while (at < end) {
    uint64_t eight;
    if (end - at >= 8 && (memcpy(&eight, at, 8), (eight & UINT64_C(0x8080808080808080)) == 0)) {
      at += 8;
      continue;
    }
    const size_t length = sequence(at, end);
    if (!length) return false;
    at += length;
  }
  return true;
}
#endif
