#include "buffer.h"

#include <stdlib.h>
#include <string.h>

kgl_slice kgl_text(const char *text) {
  return (kgl_slice){text, strlen(text)};
}

bool kgl_read_number(kgl_slice digits, size_t most, size_t *number) {
  *number = 0;
  for (size_t i = 0; i < digits.length; i++) {
    char digit = digits.bytes[i];
    if (digit < '0' || digit > '9' || *number > most) return false;
    *number = *number * 10 + (size_t)(digit - '0');
  }
  return digits.length > 0 && *number <= most;
}

void kgl_buffer_clear(kgl_buffer *buffer) {
  buffer->length = 0;
  buffer->failed = false;
}

bool kgl_buffer_reserve(kgl_buffer *buffer, size_t more) {
  if (buffer->failed || more > SIZE_MAX / 2 - buffer->length) return !(buffer->failed = true);
  size_t needed = buffer->length + more + 1;
  if (needed <= buffer->capacity) return true;
  size_t capacity = buffer->capacity * 2 > needed ? buffer->capacity * 2 : needed;
  uint8_t *bytes = realloc(buffer->bytes, capacity);
  if (!bytes) return !(buffer->failed = true);
  buffer->bytes = bytes;
  buffer->capacity = capacity;
  return true;
}

void kgl_buffer_append(kgl_buffer *buffer, const void *bytes, size_t length) {
  if (!kgl_buffer_reserve(buffer, length)) return;
  if (length) memcpy(buffer->bytes + buffer->length, bytes, length);
  buffer->length += length;
  buffer->bytes[buffer->length] = 0;
}

void kgl_buffer_text(kgl_buffer *buffer, const char *text) {
  kgl_buffer_append(buffer, text, strlen(text));
}

void kgl_buffer_number(kgl_buffer *buffer, uint64_t number) {
  char digits[20];
  size_t at = sizeof digits;
  do digits[--at] = (char)('0' + number % 10);
  while (number /= 10);
  kgl_buffer_append(buffer, digits + at, sizeof digits - at);
}

/* The length of the well-formed UTF-8 sequence at `text` (Unicode 15, table 3-7). `*ok` is false when there is none; the
 * length is then that of the maximal part that could have begun one. */
static size_t utf8_sequence(const uint8_t *text, size_t length, bool *ok) {
  uint8_t lead = text[0];
  *ok = lead < 0x80;
  if (*ok || lead < 0xc2 || lead > 0xf4) return 1;
  size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  uint8_t low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  uint8_t high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  for (size_t i = 1; i < size; i++, low = 0x80, high = 0xbf)
    if (i == length || text[i] < low || text[i] > high) return i;
  *ok = true;
  return size;
}

/* Eight bytes at once: most text is ASCII. */
static bool is_ascii(const uint8_t *text) {
  uint64_t word;
  memcpy(&word, text, sizeof word);
  return !(word & 0x8080808080808080);
}

size_t kgl_utf8_valid(const uint8_t *text, size_t length) {
  size_t at = 0;
  for (bool ok = true; at < length;) {
    if (length - at >= 8 && is_ascii(text + at)) {
      at += 8;
      continue;
    }
    size_t size = utf8_sequence(text + at, length - at, &ok);
    if (!ok) break;
    at += size;
  }
  return at;
}

void kgl_buffer_utf8(kgl_buffer *buffer, const uint8_t *text, size_t length) {
  for (size_t at = 0; at < length;) {
    size_t valid = kgl_utf8_valid(text + at, length - at);
    kgl_buffer_append(buffer, text + at, valid);
    at += valid;
    if (at == length) break;
    bool ok;
    at += utf8_sequence(text + at, length - at, &ok);
    kgl_buffer_text(buffer, "\xef\xbf\xbd");
  }
}

static void append_escape(kgl_buffer *buffer, uint32_t unit) {
  static const char hex[] = "0123456789abcdef";
  char escape[6] = {'\\', 'u', hex[unit >> 12 & 15], hex[unit >> 8 & 15], hex[unit >> 4 & 15], hex[unit & 15]};
  kgl_buffer_append(buffer, escape, 6);
}

/* One well-formed sequence beyond ASCII as UTF-16 escapes. */
static void append_utf16(kgl_buffer *buffer, const uint8_t *at, size_t size) {
  uint32_t point = at[0] & (0x7fu >> size);
  for (size_t i = 1; i < size; i++) point = point << 6 | (at[i] & 0x3f);
  if (point >= 0x10000) {
    append_escape(buffer, 0xd800 + ((point - 0x10000) >> 10));
    point = 0xdc00 + ((point - 0x10000) & 0x3ff);
  }
  append_escape(buffer, point);
}

static void append_json(kgl_buffer *buffer, const char *text, size_t length, bool ascii) {
  const uint8_t *at = (const uint8_t *)text, *end = at + length, *plain = at; /* plain: from here on nothing is written */
  kgl_buffer_append(buffer, "\"", 1);
  while (at < end) {
    if (*at >= 0x20 && *at < 0x7f && *at != '"' && *at != '\\') {
      at++;
      continue;
    }
    bool ok;
    size_t size = utf8_sequence(at, (size_t)(end - at), &ok);
    if (ok && size > 1 && !ascii) {
      at += size;
      continue;
    }
    kgl_buffer_append(buffer, plain, (size_t)(at - plain));
    if (!ok) ascii ? append_escape(buffer, 0xfffd) : kgl_buffer_text(buffer, "\xef\xbf\xbd");
    else if (size > 1) append_utf16(buffer, at, size);
    else if (*at == 0x7f && ascii) kgl_buffer_text(buffer, "%7F"); /* as AWS's own client writes it */
    else if (*at == '"' || *at == '\\') kgl_buffer_append(buffer, (char[2]){'\\', (char)*at}, 2);
    else append_escape(buffer, *at);
    plain = at += size;
  }
  kgl_buffer_append(buffer, plain, (size_t)(at - plain));
  kgl_buffer_append(buffer, "\"", 1);
}

void kgl_buffer_json(kgl_buffer *buffer, const char *text, size_t length) {
  append_json(buffer, text, length, false);
}

void kgl_buffer_json_ascii(kgl_buffer *buffer, const char *text, size_t length) {
  append_json(buffer, text, length, true);
}

void kgl_buffer_free(kgl_buffer *buffer) {
  free(buffer->bytes);
  *buffer = (kgl_buffer){0};
}
