/* The checks between a script's arguments and a kernel: the same rules and messages in every engine. */
#include "call.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { UNKNOWN = -1 };

static const char *const codes[] = {
    "KINGLET_KERNELS_TYPE",    "KINGLET_KERNELS_LENGTH",   "KINGLET_KERNELS_EMPTY",
    "KINGLET_KERNELS_OVERLAP", "KINGLET_KERNELS_DETACHED", "KINGLET_KERNELS_ISA",
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

bool kgl_size(const kgl_operation *operation, const kgl_argument *argument, kgl_value *value, kgl_failure *failure) {
  const double largest = 4503599627370496.0; /* 2^52 elements: more than any address space holds */
  if (!(value->number >= 0 && value->number <= largest) || value->number != (double)(size_t)value->number)
    return kgl_fail(failure, KGL_RANGE_ERROR, "LENGTH", "%s: expected %s to be a whole number of elements, got %.17g",
                    operation->name, argument->name, value->number);
  value->length = (size_t)value->number;
  return true;
}

/* The argument that tells dimension d: a size of that name, else the first array that has it alone. */
static int source_of(const kgl_operation *operation, uint8_t d) {
  int first = UNKNOWN;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind == KGL_SCALAR || argument->rank != 1 || argument->shape[0] != d) continue;
    if (argument->kind == KGL_SIZE) return i;
    if (first == UNKNOWN) first = i;
  }
  return first;
}

static bool check_lengths(const kgl_operation *operation, const kgl_value *values, size_t *dimensions,
                          kgl_failure *failure) {
  for (uint8_t d = 0; d < operation->dimension_count; d++) dimensions[d] = values[source_of(operation, d)].length;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind > KGL_INOUT) continue;
    size_t wanted = 1;
    for (uint8_t r = 0; r < argument->rank; r++)
      if (__builtin_mul_overflow(wanted, dimensions[argument->shape[r]], &wanted))
        wanted = SIZE_MAX; /* no array's length, and stays one too large for any */
    if (values[i].length == wanted) continue;
    int source = source_of(operation, argument->shape[0]);
    if (argument->rank == 1 && operation->arguments[source].kind != KGL_SIZE)
      return kgl_fail(failure, KGL_RANGE_ERROR, "LENGTH",
                      "%s: expected %s and %s to have the same length, got %zu and %zu", operation->name,
                      operation->arguments[source].name, argument->name, values[source].length, values[i].length);
    return kgl_fail(failure, KGL_RANGE_ERROR, "LENGTH", "%s: expected %s to have length %zu, got %zu", operation->name,
                    argument->name, wanted, values[i].length);
  }
  return true;
}

static bool overlaps(const kgl_value *a, size_t a_bytes, const kgl_value *b, size_t b_bytes) {
  uintptr_t a_start = (uintptr_t)a->data, b_start = (uintptr_t)b->data;
  return a_bytes && b_bytes && a_start < b_start + b_bytes && b_start < a_start + a_bytes;
}

static bool check_overlap(const kgl_operation *operation, const kgl_value *values, int output,
                          kgl_failure *failure) {
  const kgl_argument *target = &operation->arguments[output];
  size_t bytes = values[output].length * kgl_dtype_bytes[target->dtype];
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (i == output || argument->kind > KGL_INOUT) continue;
    if (target->may_alias && values[i].data == values[output].data) continue;
    if (overlaps(&values[i], values[i].length * kgl_dtype_bytes[argument->dtype], &values[output], bytes))
      return kgl_fail(failure, KGL_RANGE_ERROR, "OVERLAP",
                      "%s: expected %s to be %sapart from %s, got arrays that overlap", operation->name, target->name,
                      target->may_alias ? "or be " : "", argument->name);
  }
  return true;
}

bool kgl_check(const kgl_operation *operation, const kgl_value *values, size_t *dimensions, kgl_failure *failure) {
  if (!check_lengths(operation, values, dimensions, failure)) return false;
  for (int i = 0; i < operation->argument_count; i++) {
    uint8_t kind = operation->arguments[i].kind;
    if ((kind == KGL_OUT || kind == KGL_INOUT) && !check_overlap(operation, values, i, failure)) return false;
    if (operation->refuses_empty && kind == KGL_IN && values[i].length == 0)
      return kgl_fail(failure, KGL_RANGE_ERROR, "EMPTY", "%s: expected %s to have at least one element, got none",
                      operation->name, operation->arguments[i].name);
  }
  return true;
}
