/* Base64 (RFC 4648, sections 4 and 5), strict: no space, no bits left over. */
#include <string.h>

#include "text_vec.h"

static const char alphabets[2][65] = {"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/",
                                      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"};

/* What a character stands for; 64 if nothing. */
static unsigned value_of(uint8_t character, int form) {
  const bool is_url = form & KGL_BASE64_URL;
  const uint8_t letter = (uint8_t)((character | 32) - 'a');
  if (letter < 26) return letter + (character & 32 ? 26u : 0u);
  const uint8_t digit = (uint8_t)(character - '0');
  if (digit < 10) return digit + 52u;
  if (character == (is_url ? '-' : '+')) return 62;
  return character == (is_url ? '_' : '/') ? 63 : 64;
}

#ifdef KGL_BYTE_VECTORS
/* After W. Mula and D. Lemire, "Faster Base64 Encoding and Decoding Using AVX2 Instructions" (2018): characters are values and a
 * distance that their range has. */

/* The ranges: 26 to 51; 52 to 61, one by one; 62; 63; 0 to 25. */
static const uint8_t distances[2][16] = {
    {71, 252, 252, 252, 252, 252, 252, 252, 252, 252, 252, 237, 240, 65},
    {71, 252, 252, 252, 252, 252, 252, 252, 252, 252, 252, 239, 32, 65},
};

KGL_INLINE bytes characters_of(bytes values, bytes table) {
  const bytes range = bytes_subtract_to_zero(values, bytes_set1(51));
  const bytes is_first = bytes_at_most(values, bytes_set1(25));
  return bytes_add(values, bytes_lookup(table, bytes_or(range, bytes_and(is_first, bytes_set1(13)))));
}

/* By the high half of a character the distance to its value, but for one character, which is `extra` further. */
static const uint8_t returns[2][16] = {
    {0, 0, 19, 4, 191, 191, 185, 185},
    {0, 0, 17, 4, 191, 191, 185, 185},
};
static const uint8_t exceptions[2] = {'/', '_'}, extras[2] = {253, 33};

/* By the high half a bit for the kind of character, by the low half those kinds that have no such character. */
enum { SIGNS = 1, DIGITS = 2, UPPER_FROM_A = 4, UPPER_FROM_P = 8, LOWER_FROM_P = 16, NONE = 32 };
static const uint8_t kinds[16] = {NONE, NONE, SIGNS, DIGITS, UPPER_FROM_A, UPPER_FROM_P, UPPER_FROM_A, LOWER_FROM_P,
                                  NONE, NONE, NONE,  NONE,   NONE,         NONE,         NONE,         NONE};
enum { ALL_P = UPPER_FROM_P | LOWER_FROM_P };
static const uint8_t lacking[2][16] = {
    {NONE | SIGNS | UPPER_FROM_A, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS,
     NONE | SIGNS, NONE | SIGNS, NONE | SIGNS | DIGITS, NONE | DIGITS | ALL_P, NONE | SIGNS | DIGITS | ALL_P,
     NONE | SIGNS | DIGITS | ALL_P, NONE | SIGNS | DIGITS | ALL_P, NONE | DIGITS | ALL_P},
    {NONE | SIGNS | UPPER_FROM_A, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS, NONE | SIGNS,
     NONE | SIGNS, NONE | SIGNS, NONE | SIGNS | DIGITS, NONE | SIGNS | DIGITS | ALL_P, NONE | SIGNS | DIGITS | ALL_P,
     NONE | DIGITS | ALL_P, NONE | SIGNS | DIGITS | ALL_P, NONE | SIGNS | DIGITS | LOWER_FROM_P},
};

/* The values of characters; false if one stands for nothing. */
KGL_INLINE bool values_of(bytes characters, int url, bytes *values) {
  const bytes high = bytes_high_halves(characters), low = bytes_and(characters, bytes_set1(15));
  const bytes wrong = bytes_and(bytes_lookup(bytes_table(kinds), high), bytes_lookup(bytes_table(lacking[url]), low));
  const bytes is_exception = bytes_equal(characters, bytes_set1(exceptions[url]));
  const bytes distance = bytes_add(bytes_lookup(bytes_table(returns[url]), high), bytes_and(is_exception, bytes_set1(extras[url])));
  *values = bytes_add(characters, distance);
  return !bytes_any(wrong);
}
#endif

size_t KGL_TEXT_FUNCTION(encode_base64)(kgl_bytes text, uint8_t *out, int form) {
  const char *alphabet = alphabets[form & KGL_BASE64_URL];
  const uint8_t *at = text.bytes, *end = at + text.length;
  uint8_t *to = out;
#ifdef KGL_BYTE_VECTORS
  const bytes table = bytes_table(distances[form & KGL_BASE64_URL]);
  for (; end - at >= BYTES; at += BYTES / 4 * 3, to += BYTES) bytes_store(to, characters_of(bytes_spread_sixes(at), table));
#endif
  for (; end - at >= 3; at += 3) {
    const uint32_t group = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
    for (int i = 0; i < 4; i++) *to++ = (uint8_t)alphabet[group >> (18 - 6 * i) & 63];
  }
  if (at == end) return (size_t)(to - out);
  const int rest = (int)(end - at);
  const uint32_t group = (uint32_t)at[0] << 16 | (rest > 1 ? (uint32_t)at[1] << 8 : 0);
  for (int i = 0; i <= rest; i++) *to++ = (uint8_t)alphabet[group >> (18 - 6 * i) & 63];
  for (int i = rest; i < 3 && !(form & KGL_BASE64_UNPADDED); i++) *to++ = '=';
  return (size_t)(to - out);
}

/* The characters without padding; SIZE_MAX if there are too few or too many of either. */
static size_t unpadded(kgl_bytes text, int form) {
  size_t length = text.length;
  if (form & KGL_BASE64_UNPADDED) return length % 4 == 1 ? SIZE_MAX : length;
  if (length % 4) return SIZE_MAX;
  for (int i = 0; i < 2 && length && text.bytes[length - 1] == '='; i++) length--;
  return length;
}

kgl_text_result KGL_TEXT_FUNCTION(decode_base64)(kgl_bytes text, uint8_t *out, size_t capacity, int form) {
  const size_t length = unpadded(text, form);
  if (length == SIZE_MAX) return KGL_TEXT_FAULT(KGL_TEXT_BASE64, text.length);
  const size_t size = length / 4 * 3 + (length % 4 ? length % 4 - 1 : 0);
  if (size > capacity) return KGL_TEXT_FAULT(KGL_TEXT_ROOM, size);
  const uint8_t *at = text.bytes, *end = at + length;
  uint8_t *to = out;
#ifdef KGL_BYTE_VECTORS
  for (bytes values; end - at >= BYTES && size - (size_t)(to - out) >= BYTES; at += BYTES, to += BYTES / 4 * 3) {
    if (!values_of(bytes_load(at), form & KGL_BASE64_URL, &values)) break; /* below, byte by byte, it is found again */
    bytes_store_sixes(to, values);
  }
#endif
  uint32_t group = 0;
  for (int count = 0; at < end; at++) {
    const unsigned value = value_of(*at, form);
    if (value > 63) return KGL_TEXT_FAULT(KGL_TEXT_BASE64, at - text.bytes);
    group = group << 6 | value;
    if (++count % 4) continue;
    for (int i = 16; i >= 0; i -= 8) *to++ = (uint8_t)(group >> i);
    group = 0;
  }
  const int bits = (int)(length % 4) * 6, over = bits % 8;
  if (group & ((1u << over) - 1)) return KGL_TEXT_FAULT(KGL_TEXT_BASE64, length - 1);
  for (int i = bits - 8; bits && i >= 0; i -= 8) *to++ = (uint8_t)(group >> i);
  return (kgl_text_result)size;
}
