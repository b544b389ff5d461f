/* Failures of calls, in words that every engine shares, and the sizes among the arguments. */
#include "call.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const char *const codes[] = {
    "KINGLET_KERNELS_TYPE",    "KINGLET_KERNELS_LENGTH",   "KINGLET_KERNELS_EMPTY",
    "KINGLET_KERNELS_OVERLAP", "KINGLET_KERNELS_DETACHED", "KINGLET_KERNELS_ISA",
    "KINGLET_KERNELS_INDEX",    "KINGLET_KERNELS_RANGE",
    "KINGLET_KERNELS_ARENA",   "KINGLET_KERNELS_PLAN",     "KINGLET_KERNELS_MODEL",
};
enum { CODE_PREFIX = sizeof "KINGLET_KERNELS_" - 1 };

bool kgl_fail(kgl_failure *failure, kgl_error_type type, const char *what, const char *format, ...) {
  failure->type = type;
  failure->code = codes[0];
  for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
    if (strcmp(codes[i] + CODE_PREFIX, what) == 0) failure->code = codes[i];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(failure->message, sizeof failure->message, format, arguments);
  va_end(arguments);
  return false;
}

bool kgl_fail_type(kgl_failure *failure, const kgl_operation *operation, const kgl_argument *argument,
                   const char *got) {
  bool is_array = argument->kind <= KGL_INOUT;
  const char *wanted = is_array ? kgl_dtype_arrays[argument->dtype] : argument->kind == KGL_SIZE ? "size" : "number";
  return kgl_fail(failure, KGL_TYPE_ERROR, "TYPE", "%s: expected %s to be a %s, got %s", operation->name,
                  argument->name, wanted, got);
}

bool kgl_fail_detached(kgl_failure *failure, const kgl_operation *operation, const kgl_argument *argument) {
  return kgl_fail(failure, KGL_TYPE_ERROR, "DETACHED",
                  "%s: expected %s to have its memory, got an array whose buffer was detached or shrunk",
                  operation->name, argument->name);
}

/* In the words of JavaScript, where printf has others; else NULL. */
static const char *not_finite(double number) {
  if (number != number) return "NaN";
  return number - number == 0 ? NULL : number > 0 ? "Infinity" : "-Infinity";
}

static bool fail_number(const kgl_operation *operation, const kgl_argument *argument, double number, const char *what,
                        const char *wanted, kgl_failure *failure) {
  const char *word = not_finite(number);
  if (word)
    return kgl_fail(failure, KGL_RANGE_ERROR, what, "%s: expected %s to be %s, got %s", operation->name,
                    argument->name, wanted, word);
  return kgl_fail(failure, KGL_RANGE_ERROR, what, "%s: expected %s to be %s, got %.17g", operation->name,
                  argument->name, wanted, number);
}

static bool read_size(const kgl_operation *operation, const kgl_argument *argument, kgl_value *value,
                      kgl_failure *failure) {
  const double number = value->number;
  const double most_exact = 0x1p53 - 1; /* as JavaScript has it */
  if (not_finite(number) || number < 0 || number > most_exact || number != (double)(uint64_t)number)
    return fail_number(operation, argument, number, "LENGTH", "a whole number of elements", failure);
  if (number > UINT32_MAX) return fail_number(operation, argument, number, "RANGE", "at most 4294967295", failure);
  value->length = (size_t)number;
  return true;
}

bool kgl_number(const kgl_operation *operation, const kgl_argument *argument, kgl_value *value, kgl_failure *failure) {
  if (argument->kind == KGL_SIZE) return read_size(operation, argument, value, failure);
  if (argument->dtype != KGL_I32 || value->number == kgl_to_i32(value->number)) return true;
  return fail_number(operation, argument, value->number, "RANGE", "a whole number of 32 bits", failure);
}
