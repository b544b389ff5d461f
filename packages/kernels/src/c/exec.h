/* Runs plans: buffers of 32-bit words that hold many operations, so that one call pays for all of them.
 *
 * An instruction, word by word:
 *   operation id | kgl_dtype << 16 | mask << 24: bit k of the mask says that the k-th scalar lies in memory
 *   per array argument its offset, 0 for an optional one that is left out; per scalar two words: a float64, or where it lies and 0
 *   per dimension of the operation its number of elements
 *   of an operation that returns a number: where the float64 goes
 * Offsets count from the first byte of the constants; the arena follows behind the last one of them. Float64 in memory are
 * 8-byte aligned, arrays are aligned to their elements. The words are little endian. */
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
  KGL_PLAN_OUTSIDE, /* an operand is not inside the memory that it may use, or steps leave it */
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
} kgl_plan_fault;

/* What instructions work on. Nothing writes to the constants; the bytes of both together fit 32 bits. */
typedef struct {
  const void *constants;
  size_t constants_bytes;
  void *arena;
  size_t arena_bytes;
} kgl_plan_memory;

/* A word of an instruction, ready to run. */
typedef union {
  void *array; /* NULL: left out */
  double *place; /* of a scalar or a result */
  double number; /* behind the place of a scalar that does not lie in memory */
  size_t size;
  uint64_t bits;
} kgl_slot;

/* Checks every instruction and makes `count` slots of the words, which need `memory`, and stay where they are, for as long as
 * they run. False with the fault filled in: the slots must not be run. */
bool kgl_plan_prepare(const uint32_t *words, size_t count, const kgl_plan_memory *memory, kgl_slot *slots,
                      kgl_plan_fault *fault);

/* Runs what kgl_plan_prepare made. Answers `count`; if an index in memory is too large, the slot, which is also the word, of
 * the instruction that was about to use it: nothing from there on has run. */
size_t kgl_plan_run(const kgl_table *table, const kgl_slot *slots, size_t count);

/* The id of the operation of the instruction that begins at `slot`. */
uint16_t kgl_plan_operation(const kgl_slot *slot);

/* How many slots that instruction has. */
size_t kgl_plan_length(const kgl_slot *slot);

/* How many instructions `count` slots are. */
size_t kgl_plan_instructions(const kgl_slot *slots, size_t count);

#endif
