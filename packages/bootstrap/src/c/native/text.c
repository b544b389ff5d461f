#include "text.h"

/* So much is looked at before it is taken one by one: most text is ASCII, and a compiler makes vector code of that. */
#define BLOCK 16

static bool is_ascii(const uint8_t *text) {
  uint8_t any = 0;
  for (int i = 0; i < BLOCK; i++) any |= text[i];
  return any < 0x80;
}

static bool is_ascii_16(const uint16_t *units) {
  uint16_t any = 0;
  for (int i = 0; i < BLOCK; i++) any |= units[i];
  return any < 0x80;
}

size_t kgl_utf16_length(const uint8_t *text, size_t length) {
  size_t units = 0;
  /* Each sequence counts at its lead byte, those of four bytes twice. */
  for (size_t i = 0; i < length; i++) units += (text[i] & 0xc0) != 0x80, units += text[i] >= 0xf0;
  return units;
}

void kgl_utf16_write(uint16_t *to, const uint8_t *text, size_t length) {
  for (const uint8_t *end = text + length; text < end;) {
    while (end - text >= BLOCK && is_ascii(text))
      for (int i = 0; i < BLOCK; i++) *to++ = *text++;
    if (text == end) return;
    uint32_t lead = *text++;
    if (lead < 0x80) {
      *to++ = (uint16_t)lead;
      continue;
    }
    int more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    uint32_t point = lead & (0x3fu >> more);
    while (more--) point = point << 6 | (*text++ & 0x3f);
    if (point >= 0x10000) {
      *to++ = (uint16_t)(0xd7c0 + (point >> 10));
      point = 0xdc00 | (point & 0x3ff);
    }
    *to++ = (uint16_t)point;
  }
}

/* The code point that begins at `units`; `*used` of them belong to it. */
static uint32_t code_point(const uint16_t *units, size_t length, size_t *used) {
  uint32_t unit = units[0];
  *used = 1;
  if (unit < 0xd800 || unit > 0xdfff) return unit;
  if (unit > 0xdbff || length < 2 || (units[1] & 0xfc00) != 0xdc00) return 0xfffd;
  *used = 2;
  return ((unit & 0x3ff) << 10 | (units[1] & 0x3ff)) + 0x10000;
}

static uint8_t *write_utf8(uint8_t *to, uint32_t point) {
  if (point < 0x80) {
    *to++ = (uint8_t)point;
    return to;
  }
  int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
  *to++ = (uint8_t)(0xff80 >> more & 0xff) | (uint8_t)(point >> 6 * more);
  while (more--) *to++ = (uint8_t)(0x80 | (point >> 6 * more & 0x3f));
  return to;
}

void kgl_buffer_utf16(kgl_buffer *buffer, const uint16_t *units, size_t length) {
  /* A unit alone makes three bytes at most, a pair four. */
  if (!kgl_buffer_reserve(buffer, 3 * length)) return;
  uint8_t *to = buffer->bytes + buffer->length;
  for (const uint16_t *end = units + length; units < end;) {
    while (end - units >= BLOCK && is_ascii_16(units))
      for (int i = 0; i < BLOCK; i++) *to++ = (uint8_t)*units++;
    if (units == end) break;
    size_t used;
    to = write_utf8(to, code_point(units, (size_t)(end - units), &used));
    units += used;
  }
  *to = 0;
  buffer->length = (size_t)(to - buffer->bytes);
}
