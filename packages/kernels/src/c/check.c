/* The checks between a script's arguments and a kernel: the same rules and messages in every engine. */
#include "call.h"

#include <string.h>

enum { UNKNOWN = -1 };

/* The argument that tells dimension d: a size of that name, else the first array that has it alone. */
static int source_of(const kgl_operation *operation, uint8_t d) {
  int first = UNKNOWN;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind == KGL_SCALAR || argument->is_optional || argument->rank != 1 || argument->shape[0] != d) continue;
    if (argument->kind == KGL_SIZE) return i;
    if (first == UNKNOWN) first = i;
  }
  return first;
}

static bool fail_range(const kgl_operation *operation, const kgl_argument *argument, size_t size,
                       kgl_failure *failure) {
  bool is_low = size < argument->least, is_high = argument->most && size > argument->most;
  return kgl_fail(failure, KGL_RANGE_ERROR, "RANGE", "%s: expected %s to be %s %u, got %zu", operation->name,
                  argument->name, is_low ? "at least" : is_high ? "at most" : "a multiple of",
                  (unsigned)(is_low ? argument->least : is_high ? argument->most : argument->multiple_of), size);
}

static bool check_ranges(const kgl_operation *operation, const kgl_value *values, kgl_failure *failure) {
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind == KGL_SIZE && !kgl_in_range(argument, values[i].length))
      return fail_range(operation, argument, values[i].length, failure);
  }
  return true;
}

/* Appends a factor of a product. No printf: engine `native` goes without it. */
static char *write_factor(char *to, uint8_t position, size_t factor) {
  char digits[24];
  size_t count = 0;
  do digits[count++] = (char)('0' + factor % 10);
  while (factor /= 10);
  if (position) memcpy(to, " x ", 3), to += 3;
  while (count) *to++ = digits[--count];
  *to = '\0';
  return to;
}

/* A product may be more than a size_t holds: its factors are told instead. */
static bool fail_shape(const kgl_operation *operation, const kgl_argument *argument, const size_t *dimensions,
                       size_t got, kgl_failure *failure) {
  if (argument->rank == 1)
    return kgl_fail(failure, KGL_RANGE_ERROR, "LENGTH", "%s: expected %s to have length %zu, got %zu", operation->name,
                    argument->name, kgl_extent_of(argument, 0, dimensions), got);
  char shape[KGL_MAX_RANK * 24] = "";
  char *end = shape;
  for (uint8_t r = 0; r < argument->rank; r++) end = write_factor(end, r, kgl_extent_of(argument, r, dimensions));
  return kgl_fail(failure, KGL_RANGE_ERROR, "LENGTH", "%s: expected %s to have %s elements, got %zu", operation->name,
                  argument->name, shape, got);
}

static bool check_lengths(const kgl_operation *operation, const kgl_value *values, size_t *dimensions,
                          kgl_failure *failure) {
  for (uint8_t d = 0; d < operation->dimension_count; d++) dimensions[d] = values[source_of(operation, d)].length;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind > KGL_INOUT) continue;
    const size_t wanted = kgl_length(argument, dimensions);
    if (values[i].length == wanted || (argument->is_optional && values[i].length == 0)) continue;
    const bool is_plain = argument->rank == 1 && argument->shape[0] < KGL_EXTENTS && !argument->is_optional;
    const int source = is_plain ? source_of(operation, argument->shape[0]) : 0;
    if (is_plain && operation->arguments[source].kind != KGL_SIZE)
      return kgl_fail(failure, KGL_RANGE_ERROR, "LENGTH",
                      "%s: expected %s and %s to have the same length, got %zu and %zu", operation->name,
                      operation->arguments[source].name, argument->name, values[source].length, values[i].length);
    return fail_shape(operation, argument, dimensions, values[i].length, failure);
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
    const size_t other_bytes = values[i].length * kgl_dtype_bytes[argument->dtype];
    if (target->may_alias && values[i].data == values[output].data && other_bytes == bytes) continue;
    if (overlaps(&values[i], other_bytes, &values[output], bytes))
      return kgl_fail(failure, KGL_RANGE_ERROR, "OVERLAP",
                      "%s: expected %s to be %sapart from %s, got arrays that overlap", operation->name, target->name,
                      target->may_alias ? "or be " : "", argument->name);
  }
  return true;
}

static bool check_at_most(const kgl_operation *operation, const kgl_argument *argument, size_t length, size_t most,
                          kgl_failure *failure) {
  return length <= most || kgl_fail(failure, KGL_RANGE_ERROR, "LENGTH",
                                    "%s: expected %s to have at most %zu elements, got %zu", operation->name,
                                    argument->name, most, length);
}

static bool check_indices(const kgl_operation *operation, const kgl_argument *argument, const kgl_value *value,
                          size_t limit, kgl_failure *failure) {
  const uint32_t *indices = value->data;
  for (size_t i = 0; i < value->length; i++)
    if (indices[i] >= limit)
      return kgl_fail(failure, KGL_RANGE_ERROR, "INDEX", "%s: expected %s[%zu] to be below %zu, got %u",
                      operation->name, argument->name, i, limit, (unsigned)indices[i]);
  return true;
}

/* True, with the dimension, if a flat operation's arrays have one length, which is not 0: most calls, and most of a check. */
static inline bool is_obvious(const kgl_operation *operation, const kgl_value *values, size_t *dimensions) {
  if (!operation->is_flat) return false;
  size_t length = 0;
  for (int i = 0; i < operation->argument_count; i++) {
    if (operation->arguments[i].kind > KGL_INOUT) continue;
    if (length && values[i].length != length) return false;
    length = values[i].length;
    if (!length) return false;
  }
  dimensions[0] = length;
  return true;
}

static bool check_outputs(const kgl_operation *operation, const kgl_value *values, kgl_failure *failure) {
  for (int i = 0; i < operation->argument_count; i++) {
    uint8_t kind = operation->arguments[i].kind;
    if ((kind == KGL_OUT || kind == KGL_INOUT) && !check_overlap(operation, values, i, failure)) return false;
  }
  return true;
}

bool kgl_check(const kgl_operation *operation, const kgl_value *values, size_t *dimensions, kgl_failure *failure) {
  if (is_obvious(operation, values, dimensions))
    return operation->returned == KGL_RETURNS_NUMBER || check_outputs(operation, values, failure);
  if (!check_ranges(operation, values, failure)) return false;
  if (!check_lengths(operation, values, dimensions, failure)) return false;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    uint8_t kind = argument->kind;
    if (kind > KGL_INOUT) continue;
    if (argument->at_most &&
        !check_at_most(operation, argument, values[i].length, dimensions[argument->at_most - 1], failure))
      return false;
    if (argument->stride_rank && !kgl_steps_inside(argument, dimensions))
      return kgl_fail(failure, KGL_RANGE_ERROR, "INDEX", "%s: expected steps that stay in the %zu elements of %s, got others",
                      operation->name, kgl_extent_of(argument, 0, dimensions), argument->name);
    if (argument->below && !check_indices(operation, argument, &values[i], dimensions[argument->below - 1], failure))
      return false;
    if ((kind == KGL_OUT || kind == KGL_INOUT) && !check_overlap(operation, values, i, failure)) return false;
    if (operation->refuses_empty && kind == KGL_IN && values[i].length == 0)
      return kgl_fail(failure, KGL_RANGE_ERROR, "EMPTY", "%s: expected %s to have at least one element, got none",
                      operation->name, operation->arguments[i].name);
  }
  return true;
}
