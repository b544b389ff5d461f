/* JSON's grammar (RFC 8259), a byte at a time. */
#ifndef KGL_JSON_H
#define KGL_JSON_H

#include <string.h>

#include "text.h"

/* A place in a text. */
typedef struct {
  const uint8_t *at, *end;
  kgl_text_expected expected; /* what was, where a function says false; `at` is where */
} kgl_json;

static inline bool kgl_json_expected(kgl_json *json, kgl_text_expected expected) {
  json->expected = expected;
  return false;
}

/* Takes space. */
void kgl_json_space(kgl_json *json);

/* Takes the byte, and the space before it. */
bool kgl_json_take(kgl_json *json, uint8_t byte);

#ifndef KGL_SMALL_TEXT
/* Eight bytes of a string at once: whether one of them is a quote, a backslash or a control character. */
static inline bool kgl_json_interrupts(uint64_t bytes) {
  const uint64_t ones = UINT64_C(0x0101010101010101), high = ones << 7;
  const uint64_t quotes = bytes ^ ones * '"', backslashes = bytes ^ ones * '\\';
  /* A byte's own high bit, or a borrow from one that is found below it. */
  return (((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes) | ((bytes - ones * ' ') & ~bytes)) & high;
}
#endif

/* The first byte that ends or interrupts a string. */
static inline const uint8_t *kgl_json_scan(const uint8_t *at, const uint8_t *end) {
#ifndef KGL_SMALL_TEXT
  for (uint64_t bytes; end - at >= 8; at += 8) {
    memcpy(&bytes, at, sizeof bytes);
    if (kgl_json_interrupts(bytes)) break;
  }
#endif
  while (at < end && *at != '"' && *at != '\\' && *at >= ' ') at++;
  return at;
}

/* Takes a value of any kind and the space before it. */
bool kgl_json_skip(kgl_json *json);

/* Takes a member's name with its colon; *is_key if it is `key`, in whatever spelling. */
bool kgl_json_name(kgl_json *json, kgl_bytes key, bool *is_key);

#endif
