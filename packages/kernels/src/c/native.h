/* Calls from a program of engine `native`: the operands are places in its memory, and nothing is copied. The functions in
 * generated/native.c ask the few questions that nearly every call passes, and leave the rest to kgl_check. */
#ifndef KGL_NATIVE_H
#define KGL_NATIVE_H

#include "call.h"
#include "instance.h" /* of the engine */

typedef struct {
  const char *isa;
  uint32_t required; /* KGL_CPU_* */
} kgl_native_needs;

/* The tiers that are linked in, slowest first, without a name at the end; in that order their tables for kgl_dispatch, which
 * get names and needs alone, because the functions of generated/native.c name their kernels themselves. */
extern const kgl_native_needs kgl_native_tiers[];
extern kgl_table *const kgl_native_tables;
/* The position of the one that is used. */
extern uint8_t kgl_native_tier;

/* Why the kernels of the linked tiers cannot run here, or NULL. Before any other call. */
const char *kgl_native_init(void);

/* Ends the call of the program with what is wrong, if something is. */
void kgl_native_check(const kgl_operation *operation, const kgl_value *values);

/* The memory of an array argument. */
#define KGL_OPERAND(name) ((void *)(kgl_the_program.memory_base + name##_at))
#define KGL_OPTIONAL(name) (name##_length ? KGL_OPERAND(name) : NULL)
#define KGL_IS_OUTSIDE(name, bytes) (name##_at + (uint64_t)name##_length * (bytes) > kgl_the_program.memory->size)

/* For a function of its own, so that the other one needs no stack and ends in a jump to the kernel. */
#define KGL_RARE static __attribute__((noinline, cold))

/* Traps if it is not the program's memory. */
#define KGL_ARRAY_VALUE(name, bytes) \
  {.data = kgl_instance_bytes(name##_at, (uint64_t)name##_length * (bytes)), .length = name##_length}
#define KGL_SIZE_VALUE(name) {.number = (int32_t)name, .length = name}
#define KGL_STEP_VALUE(name) {.number = name, .length = name} /* of either sign */
#define KGL_SCALAR_VALUE(name) {.number = name}

/* No array has so many elements: what is wrong with it says kgl_check. */
#define KGL_TOO_MANY UINT64_MAX

static inline uint64_t kgl_native_product(uint64_t product, uint64_t factor) {
  return product > UINT32_MAX || factor > UINT32_MAX ? KGL_TOO_MANY : product * factor;
}

/* ceil(of / per) * times; 0 for a divisor that its range refuses. */
static inline uint64_t kgl_native_extent(uint32_t of, uint32_t per, uint32_t times) {
  return per ? ((uint64_t)of + per - 1) / per * times : 0;
}

/* Inside the memory, so no sum overflows. */
static inline bool kgl_native_overlaps(uint32_t a, uint32_t a_bytes, uint32_t b, uint32_t b_bytes) {
  return a < b + b_bytes && b < a + a_bytes;
}

/* To the end in any case: that makes it a loop of vectors. */
static inline bool kgl_native_any_from(const uint32_t *indices, uint32_t count, uint32_t limit) {
  bool found = false;
  for (uint32_t i = 0; i < count; i++) found |= indices[i] >= limit;
  return found;
}

#endif
