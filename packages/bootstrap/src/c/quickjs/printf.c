/* vsnprintf and its kin for what the engine and the kernels write: text and numbers. musl's turn every number into a long
 * double first: on arm64 that brings arithmetic of 128 bits in software.
 *
 * Known are the flags `+` and `0`, a width, a precision of text, the lengths `l`, `ll` and `z`, which are 64 bits all, and
 * the conversions `d u x g c s %`; `g` writes as JavaScript does, whatever its precision. Any other ends the text: what its
 * argument is, is not known. */
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <dtoa.h> /* takes the types above for granted */

_Static_assert(sizeof(long) == 8 && sizeof(long long) == 8 && sizeof(size_t) == 8, "the lengths are 64 bits");

typedef struct {
  char *bytes;
  size_t room, length; /* what has no room is counted too */
} output;

/* How one argument is written. */
typedef struct {
  bool plus, zeros, is_long;
  int width, precision; /* precision -1: all of the text */
} directive;

static void put(output *out, const char *text, size_t length) {
  for (size_t i = 0; i < length; i++, out->length++)
    if (out->length < out->room) out->bytes[out->length] = text[i];
}

static void pad(output *out, const char *with, const directive *how, size_t length) {
  for (size_t at = length; how->width > 0 && at < (size_t)how->width; at++) put(out, with, 1);
}

static void put_text(output *out, const directive *how, const char *text, size_t length) {
  pad(out, " ", how, length);
  put(out, text, length);
}

/* `sign` is "" or one character. */
static void put_number(output *out, const directive *how, uint64_t number, unsigned base, const char *sign) {
  char digits[20];
  size_t at = sizeof digits, signs = strlen(sign);
  do digits[--at] = "0123456789abcdef"[number % base];
  while (number /= base);
  size_t length = signs + sizeof digits - at;
  if (!how->zeros) pad(out, " ", how, length);
  put(out, sign, signs);
  if (how->zeros) pad(out, "0", how, length);
  put(out, digits + at, sizeof digits - at);
}

/* The number that a directive begins with, or -1 if the next argument is to say it. */
static int read_size(const char **format) {
  int size = 0;
  if (**format == '*') return (*format)++, -1;
  while (**format >= '0' && **format <= '9') size = size * 10 + (*(*format)++ - '0');
  return size;
}

/* What stands between `%` and the conversion. */
static directive read_directive(const char **format, va_list *arguments) {
  directive how = {.precision = -1};
  for (; **format == '+' || **format == '0'; (*format)++) *(**format == '+' ? &how.plus : &how.zeros) = true;
  how.width = read_size(format);
  if (how.width < 0) how.width = va_arg(*arguments, int);
  if (**format == '.') {
    (*format)++;
    how.precision = read_size(format);
    if (how.precision < 0) how.precision = va_arg(*arguments, int);
  }
  for (; **format == 'l' || **format == 'z'; (*format)++) how.is_long = true;
  return how;
}

/* False: an unknown conversion. */
static bool put_argument(output *out, const directive *how, char conversion, va_list *arguments) {
  if (conversion == 'd') {
    int64_t number = how->is_long ? va_arg(*arguments, long) : va_arg(*arguments, int);
    const char *sign = number < 0 ? "-" : how->plus ? "+" : "";
    put_number(out, how, number < 0 ? -(uint64_t)number : (uint64_t)number, 10, sign);
  } else if (conversion == 'u' || conversion == 'x') {
    uint64_t number = how->is_long ? va_arg(*arguments, unsigned long) : va_arg(*arguments, unsigned);
    put_number(out, how, number, conversion == 'u' ? 10 : 16, "");
  } else if (conversion == 'g') {
    char number[64];
    JSDTOATempMem memory;
    put_text(out, how, number, (size_t)js_dtoa(number, va_arg(*arguments, double), 10, 0, JS_DTOA_FORMAT_FREE, &memory));
  } else if (conversion == 's') {
    const char *text = va_arg(*arguments, const char *);
    if (!text) text = "(null)";
    put_text(out, how, text, how->precision < 0 ? strlen(text) : strnlen(text, (size_t)how->precision));
  } else if (conversion == 'c' || conversion == '%') {
    char character = conversion == 'c' ? (char)va_arg(*arguments, int) : '%';
    put_text(out, how, &character, 1);
  } else {
    return false;
  }
  return true;
}

int vsnprintf(char *bytes, size_t size, const char *format, va_list arguments) {
  output out = {bytes, size ? size - 1 : 0, 0};
  bool known = true;
  va_list left;
  va_copy(left, arguments);
  while (known && *format) {
    const char *percent = strchr(format, '%');
    size_t plain = percent ? (size_t)(percent - format) : strlen(format);
    put(&out, format, plain);
    format += plain;
    if (!percent) break;
    format++;
    directive how = read_directive(&format, &left);
    known = put_argument(&out, &how, *format++, &left);
  }
  va_end(left);
  if (size) bytes[out.length < out.room ? out.length : out.room] = 0;
  return (int)out.length;
}

int snprintf(char *bytes, size_t size, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int length = vsnprintf(bytes, size, format, arguments);
  va_end(arguments);
  return length;
}

/* The engine's last words before it aborts. */
int printf(const char *format, ...) {
  char line[256];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  return (int)write(STDOUT_FILENO, line, strlen(line));
}
