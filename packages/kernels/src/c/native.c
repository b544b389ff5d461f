/* What every call from a program of engine `native` shares: the choice of the tier, and failures. */
#include "native.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "dispatch.h"
#include "host.h" /* of the engine */

uint8_t kgl_native_tier;

const char *kgl_native_init(void) {
  static kgl_failure failure;
  for (size_t i = 0; kgl_native_tiers[i].isa; i++) {
    kgl_native_tables[i].isa = kgl_native_tiers[i].isa;
    kgl_native_tables[i].required = kgl_native_tiers[i].required;
  }
  const kgl_table *table = kgl_dispatch(getenv("KINGLET_ISA"), &failure);
  if (!table) return failure.message;
  kgl_native_tier = (uint8_t)(table - kgl_native_tables);
  return NULL;
}

static _Noreturn void throw_failure(const kgl_failure *failure) {
  kgl_host_throw("RangeError", failure->message);
}

void kgl_native_check(const kgl_operation *operation, const kgl_value *values) {
  kgl_failure failure;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind != KGL_SIZE || values[i].number >= 0) continue;
    kgl_fail(&failure, KGL_RANGE_ERROR, "LENGTH", "%s: expected %s to be a whole number of elements, got -%zu",
             operation->name, argument->name, (size_t)-values[i].number);
    throw_failure(&failure);
  }
  size_t dimensions[KGL_MAX_DIMENSIONS];
  if (!kgl_check(operation, values, dimensions, &failure)) throw_failure(&failure);
}

typedef struct {
  char *at, *end;
} text;

static void append(text *to, const char *from, size_t length) {
  size_t room = (size_t)(to->end - to->at);
  if (length > room) length = room;
  memcpy(to->at, from, length);
  to->at += length;
}

static void append_number(text *to, size_t number) {
  char digits[24], *first = digits + sizeof digits;
  do *--first = (char)('0' + number % 10);
  while (number /= 10);
  append(to, first, (size_t)(digits + sizeof digits - first));
}

/* The conversions that failures are written with: %s, %.<most>s, %u and %zu. The C library's printf, which knows floating
 * point, is a large part of a bootstrap. */
bool kgl_fail(kgl_failure *failure, kgl_error_type type, const char *what, const char *format, ...) {
  (void)what; /* a program of AssemblyScript sees the message alone */
  text message = {failure->message, failure->message + sizeof failure->message - 1};
  va_list arguments;
  failure->type = type;
  va_start(arguments, format);
  for (const char *at = format; *at; at++) {
    if (*at != '%') {
      append(&message, at, 1);
      continue;
    }
    size_t most = 0;
    if (*++at == '.')
      while (*++at >= '0' && *at <= '9') most = most * 10 + (size_t)(*at - '0');
    if (*at == 's') {
      const char *string = va_arg(arguments, const char *);
      append(&message, string, most ? strnlen(string, most) : strlen(string));
    } else if (*at == 'z') {
      at++;
      append_number(&message, va_arg(arguments, size_t));
    } else {
      append_number(&message, va_arg(arguments, unsigned));
    }
  }
  va_end(arguments);
  *message.at = '\0';
  return false;
}
