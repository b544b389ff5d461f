/* Model files: a plan with its constants, checked once, run in any number of sessions.
 *
 * A file is a header (generated/model_file.h), tables and constants; its numbers are little endian. The words of its plan
 * (exec.h) count offsets from the file's first byte, so that constants need no place of their own, and the arena of a session
 * follows behind the file's last one. A batch has items: a relocation adds so much per item to a word, which is how one file
 * serves batches of any size. */
#ifndef KGL_MODEL_H
#define KGL_MODEL_H

#include "call.h"
#include "exec.h"
#include "generated/model_file.h"

/* A file that was found good. It is neither copied nor changed, and must stay. */
typedef struct {
  const kgl_model_header *header;
  const uint32_t *words;
  const kgl_relocation *relocations;
  const kgl_model_tensor *tensors; /* inputs, then outputs */
  const void *file; /* for constants alone */
} kgl_model;

/* One run at a time; sessions of one model do not know of each other. */
typedef struct {
  const kgl_model *model;
  uint32_t items, most_items;
  kgl_slot *slots;
  uint32_t *words; /* of a batch of that many items */
  unsigned char *arena;
  size_t arena_bytes;
} kgl_session;

enum { KGL_MODEL_ALIGNMENT = 64 };

/* How many bytes of a file are its head: all that lies before the constants. `length` if that cannot be. */
size_t kgl_model_head(const void *file, size_t length);

/* Checks header, tables and checksums. `head` is the head of the file, or a copy of it where others may write to the file
 * itself; both are 4-byte aligned. Constants lie as the file does: one at a multiple of 64 bytes has them where they were
 * meant to be, of another those that are misaligned for their elements are refused when a batch is bound. */
bool kgl_model_open(kgl_model *model, const void *head, const void *file, size_t length, kgl_failure *failure);

/* The same but for the checksum of the constants: those of a file that is mapped are not read before a run needs them. What a
 * damaged constant leads to is a wrong answer or a refusal, as of any file whose checksums are right: instructions are checked
 * when a batch is bound, and indices when they are used. */
bool kgl_model_open_head(kgl_model *model, const void *head, const void *file, size_t length, kgl_failure *failure);

/* The memory of a session with batches of up to `most_items`: its arena, 64-byte aligned, SIZE_MAX if that is more than can
 * be; and what nobody else may write to, 8-byte aligned. An output that no instruction writes is what the arena held before:
 * hand over one that was cleared. */
size_t kgl_session_arena_bytes(const kgl_model *model, uint32_t most_items);
size_t kgl_session_slot_bytes(const kgl_model *model);

/* Makes a session in such memory, for a batch of `most_items`: every instruction is checked. `model` must outlive it. */
bool kgl_session_start(kgl_session *session, const kgl_model *model, uint32_t most_items, void *arena, void *slots,
                       kgl_failure *failure);

/* The items that a script means by a number: false if that is no whole one of 32 bits. */
bool kgl_session_items(double number, uint32_t *items, kgl_failure *failure);

/* Makes the session ready for batches of so many items; what its tensors hold is lost if that is another number. After a
 * batch that is refused it does not run until another is bound, even the one before; but for none, and more than
 * `most_items`, which change nothing. */
bool kgl_session_bind(kgl_session *session, uint32_t items, kgl_failure *failure);

/* Runs the model on what its inputs hold. */
bool kgl_session_run(const kgl_session *session, const kgl_table *table, kgl_failure *failure);

/* The same, and the nanoseconds that each instruction took. */
bool kgl_session_time(const kgl_session *session, const kgl_table *table, uint64_t (*clock)(void), double *nanoseconds,
                      kgl_failure *failure);

/* How many instructions a run has; 0 if no batch is bound. */
size_t kgl_session_length(const kgl_session *session);

/* Instructions from outside the file, with the file's constants and the session's arena: of a model whose lengths are known
 * when it runs. Their words count offsets as the file's do. */
typedef struct {
  const kgl_session *session;
  size_t count; /* of words; 0: none are bound */
  kgl_slot *slots;
} kgl_segment;

/* Checks every instruction. After words that are refused the segment does not run until others are bound. */
bool kgl_segment_bind(kgl_segment *segment, const uint32_t *words, size_t count, kgl_failure *failure);

/* Runs what is bound. */
bool kgl_segment_run(const kgl_segment *segment, const kgl_table *table, kgl_failure *failure);

/* The same, and the nanoseconds that each of `kgl_segment_length` instructions took. */
bool kgl_segment_time(const kgl_segment *segment, const kgl_table *table, uint64_t (*clock)(void), double *nanoseconds,
                      kgl_failure *failure);
size_t kgl_segment_length(const kgl_segment *segment);

/* A tensor of the session's batch, by its number: inputs, then outputs. */
void *kgl_session_tensor(const kgl_session *session, uint32_t number, size_t *bytes);

#endif
