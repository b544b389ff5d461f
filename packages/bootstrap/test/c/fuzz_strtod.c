/* libFuzzer: numbers as JSON has them, of up to 38 digits, against the C library's own reader. */
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define strtod kgl_strtod
#include "quickjs/strtod.c"
#undef strtod
#include <dtoa.c>

static size_t put_digits(char *to, const uint8_t *digits, size_t count) {
  for (size_t i = 0; i < count; i++) to[i] = (char)('0' + digits[i] % 10);
  return count;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  char text[128];
  if (size < 4) return 0;
  size_t whole = data[0] % 20 + 1, fraction = data[1] % 19, exponent = data[2] % 4, at = 0;
  bool negative = data[2] & 4, capital = data[2] & 8, has_sign = data[2] & 16, small = data[2] & 32;
  uint8_t digits[20 + 18 + 3];
  for (size_t i = 0; i < sizeof digits; i++) digits[i] = data[3 + i % (size - 3)];
  if (negative) text[at++] = '-';
  at += put_digits(text + at, digits, digits[0] % 10 ? whole : 1);
  if (fraction) text[at++] = '.';
  at += put_digits(text + at, digits + whole, fraction);
  if (exponent) {
    text[at++] = capital ? 'E' : 'e';
    if (has_sign) text[at++] = small ? '-' : '+';
    at += put_digits(text + at, digits + whole + fraction, exponent);
  }
  strcpy(text + at, ", 1]");
  char *end, *own_end;
  double expected = strtod(text, &end), number = kgl_strtod(text, &own_end);
  if (memcmp(&expected, &number, sizeof number) != 0 || end != own_end || end != text + at) abort();
  return 0;
}
