/* libFuzzer: any UTF-16 to UTF-8, and any UTF-8 to UTF-16, at any place in memory, against the encodings as the Unicode
 * standard writes them down (tables 3-5 and 3-6). */
#include "native/text.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
  uint32_t points[8192];
  size_t count;
} points;

static void points_of_units(points *result, const uint16_t *units, size_t length) {
  result->count = 0;
  for (size_t i = 0; i < length; i++) {
    uint32_t unit = units[i];
    bool high = unit >= 0xD800 && unit < 0xDC00, low = unit >= 0xDC00 && unit < 0xE000;
    bool pair = high && i + 1 < length && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000;
    result->points[result->count++] =
        pair ? 0x10000 + (unit - 0xD800) * 0x400 + (units[++i] - 0xDC00) : high || low ? 0xFFFD : unit;
  }
}

static size_t utf8_of(uint8_t *to, const points *text) {
  size_t length = 0;
  for (size_t i = 0; i < text->count; i++) {
    uint32_t p = text->points[i];
    if (p >= 0x10000) to[length++] = (uint8_t)(0xF0 + p / 0x40000), to[length++] = (uint8_t)(0x80 + p / 0x1000 % 0x40);
    else if (p >= 0x800) to[length++] = (uint8_t)(0xE0 + p / 0x1000);
    if (p >= 0x800) to[length++] = (uint8_t)(0x80 + p / 0x40 % 0x40);
    else if (p >= 0x80) to[length++] = (uint8_t)(0xC0 + p / 0x40);
    to[length++] = (uint8_t)(p < 0x80 ? p : 0x80 + p % 0x40);
  }
  return length;
}

static size_t units_of(uint16_t *to, const points *text) {
  size_t length = 0;
  for (size_t i = 0; i < text->count; i++) {
    uint32_t p = text->points[i];
    if (p >= 0x10000) to[length++] = (uint16_t)(0xD800 + (p - 0x10000) / 0x400);
    to[length++] = (uint16_t)(p >= 0x10000 ? 0xDC00 + (p - 0x10000) % 0x400 : p);
  }
  return length;
}

/* To UTF-8, and what that makes back to UTF-16. */
static void check_units(const uint16_t *units, size_t length) {
  static points text;
  static uint8_t utf8[4 * 8192];
  static uint16_t expected[2 * 8192];
  kgl_buffer out = {0};
  points_of_units(&text, units, length);
  size_t bytes = utf8_of(utf8, &text), back = units_of(expected, &text);
  kgl_buffer_text(&out, "before");
  kgl_buffer_utf16(&out, units, length);
  if (out.length != 6 + bytes || memcmp(out.bytes + 6, utf8, bytes) != 0 || out.bytes[out.length]) abort();
  if (kgl_utf8_valid(out.bytes, out.length) != out.length) abort();
  if (kgl_utf16_length(out.bytes + 6, bytes) != back) abort();
  uint8_t *exact = malloc(bytes + 1); /* so that a byte beyond it is seen, and likewise below */
  uint16_t *found = malloc(back * sizeof *found + 1);
  memcpy(exact, utf8, bytes);
  kgl_utf16_write(found, exact, bytes);
  if (back && memcmp(found, expected, back * sizeof *found) != 0) abort();
  free(found);
  free(exact);
  kgl_buffer_free(&out);
}

/* UTF-8 that the engine has found valid comes back as it was. */
static void check_bytes(const uint8_t *data, size_t size) {
  size_t valid = kgl_utf8_valid(data, size), length = kgl_utf16_length(data, valid);
  uint16_t *units = malloc(length * sizeof *units + 1);
  kgl_buffer out = {0};
  kgl_utf16_write(units, data, valid);
  kgl_buffer_utf16(&out, units, length);
  if (out.length != valid || (valid && memcmp(out.bytes, data, valid) != 0)) abort();
  check_units(units, length);
  free(units);
  kgl_buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 2 || size > 8000) return 0;
  size_t count = size / 2;
  uint16_t *units = malloc(count * sizeof *units);
  memcpy(units, data, count * sizeof *units);
  check_units(units, count);
  /* The first byte says how much of it is text of one unit a byte, most of which is ASCII: as it mostly is. */
  for (size_t i = 0; i < count; i++) units[i] = i % (1u + data[0]) ? data[i] & 0x7f : units[i];
  check_units(units, count);
  /* The second byte says how much of it is surrogates, which chance alone seldom puts together. */
  for (size_t i = 0; i < count; i++)
    if ((data[1] >> i % 8) & 1) units[i] = (uint16_t)(0xD800 | ((data[2 * i] << 8 | data[2 * i + 1]) & 0x7FF));
  check_units(units, count);
  free(units);
  check_bytes(data, size);
  return 0;
}
