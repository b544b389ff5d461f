/* Runs a recorded plan: a buffer of 32-bit words that holds many operations, so that one call pays for all of them.
 *
 * An instruction, word by word:
 *   operation id | kgl_dtype << 16 | mask << 24: bit k of the mask says that the k-th scalar lies in the arena
 *   per array argument its offset from the arena's first byte, 0 for an optional one that is left out; per scalar two words: a float64, or where it lies and 0
 *   per dimension of the operation its number of elements
 *   of an operation that returns a number: where the float64 goes
 * Float64 in the arena are 8-byte aligned, arrays are aligned to their elements. The words are little endian. */
#ifndef KGL_EXEC_H
#define KGL_EXEC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "kernels.h"

typedef enum {
  KGL_PLAN_GOOD,
  KGL_PLAN_UNKNOWN, /* no such operation for that dtype */
  KGL_PLAN_SHORT, /* the words end inside the instruction */
  KGL_PLAN_OUTSIDE, /* an operand is not inside the arena */
  KGL_PLAN_MISALIGNED,
  KGL_PLAN_OVERLAP,
  KGL_PLAN_EMPTY,
  KGL_PLAN_LENGTH, /* more elements than another dimension allows */
  KGL_PLAN_INDEX, /* while it ran: an index that is too large */
  KGL_PLAN_SIZE, /* a size outside its range */
} kgl_plan_reason;

typedef struct kgl_plan_fault {
  kgl_plan_reason reason;
  size_t word; /* of the instruction that is wrong */
  uint16_t id; /* of its operation */
  uint8_t argument; /* that is wrong, if one is */
} kgl_plan_fault;

/* Checks every instruction against an arena of `bytes` bytes and makes the words ready to run: they are changed, hold on
 * to nobody else's memory, and must not be changed again. False with the fault filled in: the words must not be run. */
bool kgl_plan_check(uint32_t *words, size_t count, size_t bytes, kgl_plan_fault *fault);

/* Runs words that kgl_plan_check found good, on the arena of that size that starts at `arena`. Answers `count`; if an index
 * in the arena is too large, the word of the instruction that was about to use it: nothing from there on has run. */
size_t kgl_plan_run(const kgl_table *table, void *arena, const uint32_t *words, size_t count);

/* The id of an instruction that kgl_plan_check found good. */
uint16_t kgl_plan_operation(const uint32_t *words);

#endif
