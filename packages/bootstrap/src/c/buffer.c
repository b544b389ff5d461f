#include "buffer.h"

#include <stdlib.h>
#include <string.h>

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

/* The length of the well-formed UTF-8 sequence at `text`, or 0 (Unicode 15, table 3-7). */
static size_t utf8_sequence(const uint8_t *text, size_t length) {
  uint8_t lead = text[0];
  if (lead < 0x80) return 1;
  size_t size = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  if (lead < 0xc2 || lead > 0xf4 || length < size) return 0;
  uint8_t low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
  uint8_t high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
  if (text[1] < low || text[1] > high) return 0;
  for (size_t i = 2; i < size; i++)
    if ((text[i] & 0xc0) != 0x80) return 0;
  return size;
}

void kgl_buffer_json(kgl_buffer *buffer, const char *text, size_t length) {
  static const char hex[] = "0123456789abcdef";
  const uint8_t *at = (const uint8_t *)text, *end = at + length;
  kgl_buffer_text(buffer, "\"");
  while (at < end) {
    size_t size = utf8_sequence(at, (size_t)(end - at));
    if (size == 0) {
      kgl_buffer_text(buffer, "\xef\xbf\xbd");
      size = 1;
    } else if (*at == '"' || *at == '\\') {
      char escape[2] = {'\\', (char)*at};
      kgl_buffer_append(buffer, escape, 2);
    } else if (*at < 0x20 || *at == 0x7f) {
      char escape[6] = {'\\', 'u', '0', '0', hex[*at >> 4], hex[*at & 15]};
      kgl_buffer_append(buffer, escape, 6);
    } else {
      kgl_buffer_append(buffer, at, size);
    }
    at += size;
  }
  kgl_buffer_text(buffer, "\"");
}

void kgl_buffer_free(kgl_buffer *buffer) {
  free(buffer->bytes);
  *buffer = (kgl_buffer){0};
}
