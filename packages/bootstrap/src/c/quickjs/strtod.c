/* strtod for JSON.parse, which alone calls it, with a text that it has checked: the engine's own reader of numbers, which
 * Number(text) goes through already. musl's would be a second one, over long double: on arm64 128 bits in software.
 *
 * The engine's looks at 38 digits, where ECMA-262 asks for 20 (RoundMVResult). */
#include <stdint.h>
#include <stdlib.h>

#include <dtoa.h> /* takes the types above for granted */

/* Digits of a whole number that a double holds whatever they are. */
#define EXACT 15

static int is_digit(char byte) {
  return byte >= '0' && byte <= '9';
}

double strtod(const char *text, char **end) {
  const char *first = text + (*text == '-'), *at = first;
  int64_t number = 0;
  for (; is_digit(*at) && at - first < EXACT; at++) number = number * 10 + (*at - '0');
  /* Most numbers of JSON end here. */
  if (at > first && !is_digit(*at) && *at != '.' && (*at | 32) != 'e') {
    if (end) *end = (char *)(uintptr_t)at;
    return *text == '-' ? -(double)number : (double)number;
  }
  JSATODTempMem memory;
  return js_atod(text, (const char **)end, 10, 0, &memory);
}
