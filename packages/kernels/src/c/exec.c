/* The interpreter of plans: the same in the addon, in the bootstraps and in WebAssembly. */
#include "exec.h"

#include "call.h"
#include "generated/operation_index.h"
#ifdef KGL_WITH_THREADS
#include "parallel.h"
#endif

enum { ID_MASK = 0xffff, DTYPE_SHIFT = 16, DTYPE_MASK = 0xff, INDIRECT_SHIFT = 24, NUMBER_BYTES = 8 };

/* What an instruction says of one argument. */
typedef struct {
  size_t offset, bytes;
} extent;

/* One instruction on its way from words to slots. */
typedef struct {
  const kgl_operation *operation;
  const uint32_t *words;
  const kgl_plan_memory *memory;
  kgl_slot *slots;
  size_t dimensions[KGL_MAX_DIMENSIONS];
  extent extents[KGL_MAX_ARGUMENTS];
  uint8_t argument; /* that is being looked at */
} instruction;

static bool is_array(const kgl_argument *argument) { return argument->kind <= KGL_INOUT; }
static bool is_written(const kgl_argument *argument) {
  return argument->kind == KGL_OUT || argument->kind == KGL_INOUT;
}

static int find_operation(uint32_t head) {
  const uint32_t id = head & ID_MASK, dtype = head >> DTYPE_SHIFT & DTYPE_MASK;
  if (id > KGL_LAST_OPERATION || first_rows[id] == NO_ROW) return -1;
  for (int i = first_rows[id]; i < KGL_OPERATION_COUNT && kgl_operations[i].id == id; i++)
    if (kgl_operations[i].dtype == dtype) return i;
  return -1;
}

/* Whether the bytes lie in one of the two memories, and in which. */
static kgl_plan_reason locate(const kgl_plan_memory *memory, extent e, size_t alignment, bool is_written, void **place) {
  const size_t behind = memory->constants_bytes;
  const bool is_constant = e.offset < behind;
  const size_t start = is_constant ? e.offset : e.offset - behind;
  const size_t end = is_constant ? behind : memory->arena_bytes;
  if (start > end || e.bytes > end - start || (is_written && is_constant && e.bytes)) return KGL_PLAN_OUTSIDE;
  *place = (void *)((uintptr_t)(is_constant ? memory->constants : memory->arena) + start);
  return (uintptr_t)*place % alignment ? KGL_PLAN_MISALIGNED : KGL_PLAN_GOOD;
}

/* Bytes of an array with these dimensions; SIZE_MAX, which is outside any memory, if they are too many to count. */
static size_t bytes_of(const kgl_argument *argument, const size_t *dimensions) {
  size_t bytes, length = kgl_length(argument, dimensions);
  return __builtin_mul_overflow(length, (size_t)kgl_dtype_bytes[argument->dtype], &bytes) ? SIZE_MAX : bytes;
}

static kgl_plan_reason prepare_array(instruction *in, size_t at) {
  const kgl_argument *argument = &in->operation->arguments[in->argument];
  const size_t element = kgl_dtype_bytes[argument->dtype];
  extent *e = &in->extents[in->argument];
  *e = (extent){.offset = in->words[at], .bytes = bytes_of(argument, in->dimensions)};
  if (argument->is_optional && e->offset == 0) {
    e->bytes = 0;
    in->slots[at].bits = 0;
    return KGL_PLAN_GOOD;
  }
  if (argument->at_most && e->bytes > in->dimensions[argument->at_most - 1] * element) return KGL_PLAN_LENGTH;
  if (in->operation->refuses_empty && argument->kind == KGL_IN && e->bytes == 0) return KGL_PLAN_EMPTY;
  if (argument->stride_rank && !kgl_steps_inside(argument, in->dimensions)) return KGL_PLAN_OUTSIDE;
  return locate(in->memory, *e, element, is_written(argument), &in->slots[at].array);
}

static kgl_plan_reason prepare_number(instruction *in, size_t at, bool is_written, void **place) {
  extent e = {.offset = in->words[at], .bytes = NUMBER_BYTES};
  return locate(in->memory, e, NUMBER_BYTES, is_written, place);
}

static kgl_plan_reason prepare_scalar(instruction *in, size_t at, bool is_in_memory) {
  if (is_in_memory) return prepare_number(in, at, false, &in->slots[at].array);
  in->slots[at].place = &in->slots[at + 1].number;
  in->slots[at + 1].bits = in->words[at] | (uint64_t)in->words[at + 1] << 32;
  return KGL_PLAN_GOOD;
}

static kgl_plan_reason prepare_operands(instruction *in) {
  const kgl_operation *operation = in->operation;
  const bool has_result = operation->returned == KGL_RETURNS_NUMBER;
  const size_t counts = operation->word_count - (size_t)operation->dimension_count - has_result;
  for (uint8_t d = 0; d < operation->dimension_count; d++)
    in->slots[counts + d].size = in->dimensions[d] = in->words[counts + d];
  size_t at = 1;
  unsigned scalar = 0;
  for (in->argument = 0; in->argument < operation->argument_count; in->argument++) {
    const kgl_argument *argument = &operation->arguments[in->argument];
    kgl_plan_reason reason = KGL_PLAN_GOOD;
    if (is_array(argument)) {
      reason = prepare_array(in, at++);
    } else if (argument->kind == KGL_SCALAR) {
      reason = prepare_scalar(in, at, in->words[0] >> (INDIRECT_SHIFT + scalar++) & 1);
      at += 2;
    } else if (!kgl_in_range(argument, in->dimensions[argument->shape[0]])) {
      reason = KGL_PLAN_SIZE;
    }
    if (reason != KGL_PLAN_GOOD) return reason;
  }
  const size_t result = counts + operation->dimension_count;
  return has_result ? prepare_number(in, result, true, &in->slots[result].array) : KGL_PLAN_GOOD;
}

static bool overlap(extent a, extent b) {
  return a.bytes && b.bytes && a.offset < b.offset + b.bytes && b.offset < a.offset + a.bytes;
}

static kgl_plan_reason check_overlaps(instruction *in) {
  const extent *extents = in->extents;
  for (uint8_t i = 0; i < in->operation->argument_count; i++) {
    const kgl_argument *target = &in->operation->arguments[i];
    if (!is_written(target)) continue;
    in->argument = i;
    for (uint8_t k = 0; k < in->operation->argument_count; k++) {
      if (k == i || !is_array(&in->operation->arguments[k])) continue;
      const bool are_one = extents[k].offset == extents[i].offset && extents[k].bytes == extents[i].bytes;
      if (target->may_alias && are_one) continue;
      if (overlap(extents[i], extents[k])) return KGL_PLAN_OVERLAP;
    }
  }
  return KGL_PLAN_GOOD;
}

bool kgl_plan_prepare(const uint32_t *words, size_t count, const kgl_plan_memory *memory, kgl_slot *slots,
                      kgl_plan_fault *fault) {
  for (size_t at = 0; at < count;) {
    const int index = find_operation(words[at]);
    *fault = (kgl_plan_fault){.word = at, .id = (uint16_t)(words[at] & ID_MASK), .reason = KGL_PLAN_UNKNOWN};
    if (index < 0) return false;
    instruction in = {.operation = &kgl_operations[index], .words = words + at, .memory = memory, .slots = slots + at};
    const size_t length = in.operation->word_count;
    fault->reason = count - at < length ? KGL_PLAN_SHORT : prepare_operands(&in);
    if (fault->reason == KGL_PLAN_GOOD) fault->reason = check_overlaps(&in);
    if (fault->reason != KGL_PLAN_GOOD) return false;
    slots[at].bits = (uint64_t)index;
    at += length;
  }
  return true;
}

uint16_t kgl_plan_operation(const kgl_slot *slot) { return kgl_operations[slot->size].id; }

size_t kgl_plan_length(const kgl_slot *slot) { return kgl_operations[slot->size].word_count; }

size_t kgl_plan_instructions(const kgl_slot *slots, size_t count) {
  size_t instructions = 0;
  for (size_t at = 0; at < count; instructions++) at += kgl_plan_length(slots + at);
  return instructions;
}

/* Where there is one tier, its kernels are called by name: a call through a table costs more. */
#ifdef KGL_ISA
#define KGL_RUN_(field, isa) kgl_##field##_##isa
#define KGL_RUN__(field, isa) KGL_RUN_(field, isa)
#define KGL_RUN(field) KGL_RUN__(field, KGL_ISA)
#else
#define KGL_RUN(field) table->field
#endif
#define KGL_AT(k) w[k].array
#define KGL_NUMBER(k) *w[k].place
#define KGL_EXTENT(k) w[k].size
/* Indices may change between runs, so they are looked at in each. */
#define KGL_BELOW(k, n, limit) \
  if (!are_below(KGL_AT(k), n, limit)) return (size_t)(w - slots)
#define KGL_PUT(k, number) *w[k].place = number

/* True of those that are left out. */
static bool are_below(const uint32_t *indices, size_t n, size_t limit) {
  for (size_t i = 0; indices && i < n; i++)
    if (indices[i] >= limit) return false;
  return true;
}

size_t kgl_plan_run(const kgl_table *table, const kgl_slot *slots, size_t count) {
  const kgl_slot *w = slots, *const end = slots + count;
  (void)table;
  while (w < end) {
#ifdef KGL_WITH_THREADS
    if (kgl_pool_threads() > 1 && kgl_share_instruction(table, w)) {
      w += kgl_plan_length(w);
      continue;
    }
#endif
    switch (w[0].size) {
#include "generated/exec_cases.h"
      default: return (size_t)(w - slots); /* kgl_plan_prepare makes no other */
    }
  }
  return count;
}
