/* The interpreter of recorded plans: the same in the addon, in the bootstraps and in WebAssembly. */
#include "exec.h"

#include <string.h>

#include "call.h"

enum { ID_MASK = 0xffff, DTYPE_SHIFT = 16, DTYPE_MASK = 0xff, INDIRECT_SHIFT = 24, NUMBER_BYTES = 8 };

/* What an instruction says of one argument. */
typedef struct {
  size_t offset, bytes;
} extent;

static bool is_array(const kgl_argument *argument) { return argument->kind <= KGL_INOUT; }
static bool is_written(const kgl_argument *argument) {
  return argument->kind == KGL_OUT || argument->kind == KGL_INOUT;
}

static int find_operation(uint32_t head) {
  for (int i = 0; i < KGL_OPERATION_COUNT; i++)
    if (kgl_operations[i].id == (head & ID_MASK) && kgl_operations[i].dtype == (head >> DTYPE_SHIFT & DTYPE_MASK))
      return i;
  return -1;
}

static size_t words_of(const kgl_operation *operation) {
  size_t count = 1 + operation->dimension_count + (operation->returned == KGL_RETURNS_NUMBER);
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    count += is_array(argument) ? 1 : argument->kind == KGL_SCALAR ? 2 : 0;
  }
  return count;
}

static kgl_plan_reason check_extent(extent e, size_t alignment, size_t arena_bytes) {
  if (e.offset > arena_bytes || e.bytes > arena_bytes - e.offset) return KGL_PLAN_OUTSIDE;
  return e.offset % alignment ? KGL_PLAN_MISALIGNED : KGL_PLAN_GOOD;
}

/* Bytes of an array with these dimensions; SIZE_MAX, which is outside any arena, if they are too many to count. */
static size_t bytes_of(const kgl_argument *argument, const size_t *dimensions) {
  size_t bytes, length = kgl_length(argument, dimensions);
  return __builtin_mul_overflow(length, (size_t)kgl_dtype_bytes[argument->dtype], &bytes) ? SIZE_MAX : bytes;
}

/* Reads the operands of one instruction; `at` ends behind them. */
static kgl_plan_reason check_operands(const kgl_operation *operation, const uint32_t *words, size_t arena_bytes,
                                      extent *extents, uint8_t *wrong) {
  const uint32_t *counts = words + words_of(operation) - operation->dimension_count -
                           (operation->returned == KGL_RETURNS_NUMBER);
  size_t dimensions[KGL_MAX_DIMENSIONS];
  for (uint8_t d = 0; d < operation->dimension_count; d++) dimensions[d] = counts[d];
  size_t at = 1;
  unsigned scalar = 0;
  for (uint8_t i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    kgl_plan_reason reason = KGL_PLAN_GOOD;
    *wrong = i;
    if (is_array(argument)) {
      extents[i] = (extent){.offset = words[at++], .bytes = bytes_of(argument, dimensions)};
      if (argument->is_optional && extents[i].offset == 0) extents[i].bytes = 0;
      reason = check_extent(extents[i], kgl_dtype_bytes[argument->dtype], arena_bytes);
      if (argument->at_most && extents[i].bytes > dimensions[argument->at_most - 1] * (size_t)kgl_dtype_bytes[argument->dtype])
        reason = KGL_PLAN_LENGTH;
      if (operation->refuses_empty && argument->kind == KGL_IN && extents[i].bytes == 0) reason = KGL_PLAN_EMPTY;
    } else if (argument->kind == KGL_SCALAR) {
      bool is_indirect = words[0] >> (INDIRECT_SHIFT + scalar++) & 1;
      extent e = {.offset = words[at], .bytes = NUMBER_BYTES};
      if (is_indirect) reason = check_extent(e, NUMBER_BYTES, arena_bytes);
      at += 2;
    } else if (!kgl_in_range(argument, dimensions[argument->shape[0]])) {
      reason = KGL_PLAN_SIZE;
    }
    if (reason != KGL_PLAN_GOOD) return reason;
  }
  if (operation->returned != KGL_RETURNS_NUMBER) return KGL_PLAN_GOOD;
  extent result = {.offset = counts[operation->dimension_count], .bytes = NUMBER_BYTES};
  return check_extent(result, NUMBER_BYTES, arena_bytes);
}

static bool overlap(extent a, extent b) {
  return a.bytes && b.bytes && a.offset < b.offset + b.bytes && b.offset < a.offset + a.bytes;
}

static kgl_plan_reason check_overlaps(const kgl_operation *operation, const extent *extents, uint8_t *wrong) {
  for (uint8_t i = 0; i < operation->argument_count; i++) {
    const kgl_argument *target = &operation->arguments[i];
    if (!is_written(target)) continue;
    *wrong = i;
    for (uint8_t k = 0; k < operation->argument_count; k++) {
      if (k == i || !is_array(&operation->arguments[k])) continue;
      const bool are_one = extents[k].offset == extents[i].offset && extents[k].bytes == extents[i].bytes;
      if (target->may_alias && are_one) continue;
      if (overlap(extents[i], extents[k])) return KGL_PLAN_OVERLAP;
    }
  }
  return KGL_PLAN_GOOD;
}

static kgl_plan_reason check_instruction(const kgl_operation *operation, const uint32_t *words, size_t left,
                                         size_t arena_bytes, uint8_t *wrong) {
  extent extents[KGL_MAX_ARGUMENTS] = {{0, 0}};
  if (left < words_of(operation)) return KGL_PLAN_SHORT;
  kgl_plan_reason reason = check_operands(operation, words, arena_bytes, extents, wrong);
  return reason == KGL_PLAN_GOOD ? check_overlaps(operation, extents, wrong) : reason;
}

/* What kgl_plan_run switches on instead of the id. */
enum { INDEX_MASK = 0xffffff };

bool kgl_plan_check(uint32_t *words, size_t count, size_t bytes, kgl_plan_fault *fault) {
  for (size_t at = 0; at < count;) {
    int index = find_operation(words[at]);
    *fault = (kgl_plan_fault){.word = at, .id = (uint16_t)(words[at] & ID_MASK), .reason = KGL_PLAN_UNKNOWN};
    if (index < 0) return false;
    const kgl_operation *operation = &kgl_operations[index];
    fault->reason = check_instruction(operation, words + at, count - at, bytes, &fault->argument);
    if (fault->reason != KGL_PLAN_GOOD) return false;
    words[at] = (words[at] >> INDIRECT_SHIFT << INDIRECT_SHIFT) | (uint32_t)index;
    at += words_of(operation);
  }
  return true;
}

uint16_t kgl_plan_operation(const uint32_t *words) { return kgl_operations[words[0] & INDEX_MASK].id; }

static inline double number_at(const void *place) {
  double number;
  memcpy(&number, place, sizeof number);
  return number;
}

static inline void put_number(void *place, double number) { memcpy(place, &number, sizeof number); }

/* Where there is one tier, its kernels are called by name: a call through a table costs more. */
#ifdef KGL_ISA
#define KGL_RUN_(field, isa) kgl_##field##_##isa
#define KGL_RUN__(field, isa) KGL_RUN_(field, isa)
#define KGL_RUN(field) KGL_RUN__(field, KGL_ISA)
#else
#define KGL_RUN(field) table->field
#endif
#define KGL_AT(k) ((void *)(base + w[k]))
#define KGL_AT_OR_NULL(k) ((void *)(w[k] ? base + w[k] : 0))
#define KGL_NUMBER(k, scalar) (w[0] >> (INDIRECT_SHIFT + (scalar)) & 1 ? number_at(KGL_AT(k)) : number_at(w + (k)))
/* Indices may change between runs, so they are looked at in each. */
#define KGL_BELOW(k, n, limit) \
  if (!are_below(KGL_AT(k), n, limit)) return (size_t)(w - words)
#define KGL_PUT(k, number) put_number(KGL_AT(k), number)

static bool are_below(const uint32_t *indices, size_t n, size_t limit) {
  for (size_t i = 0; i < n; i++)
    if (indices[i] >= limit) return false;
  return true;
}

size_t kgl_plan_run(const kgl_table *table, void *arena, const uint32_t *words, size_t count) {
  const uintptr_t base = (uintptr_t)arena;
  const uint32_t *w = words, *const end = words + count;
  (void)table;
  while (w < end) {
    switch (w[0] & INDEX_MASK) {
#include "generated/exec_cases.h"
      default: return (size_t)(w - words); /* kgl_plan_check lets no other through */
    }
  }
  return count;
}
