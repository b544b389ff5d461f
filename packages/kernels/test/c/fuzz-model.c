/* libFuzzer's driver for model files and plans: what is opened, bound and run is whatever it makes of files that are right.
 * Files get their checksums and their length set right but for one in eight, so that what lies behind them is reached. */
#define _POSIX_C_SOURCE 200112L /* posix_memalign */
#include "../../src/c/model.c" /* for its checksum */

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "dispatch.h"

/* Sizes up to SMALL are not counted: there may be twenty of them. */
enum { MOST_ITEMS = 3, MOST_ARENA = 1 << 20, MOST_WORK = 1 << 22, SMALL = 8 };

size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

static uint64_t clock_of_tests(void) { return (uint64_t)clock(); }

/* Memory of just so many bytes: one more and the sanitizer knows. */
static void *exactly(size_t bytes) {
  void *memory;
  if (posix_memalign(&memory, KGL_MODEL_ALIGNMENT, bytes ? bytes : 1) != 0) abort();
  return memory;
}

static void seal(kgl_model_header *h, size_t length) {
  h->magic = KGL_MODEL_MAGIC;
  h->version = KGL_MODEL_VERSION;
  h->fileBytes = (uint32_t)length;
  const size_t head = h->constantsAt;
  if (head < sizeof *h || head > length || head % KGL_MODEL_ALIGNMENT || length % KGL_MODEL_ALIGNMENT) return;
  const uint32_t *words = (const uint32_t *)h;
  const size_t from = KGL_MODEL_HASHED_FROM / sizeof *words, end = head / sizeof *words;
  h->headChecksum = hash(words + from, end - from);
  h->constantsChecksum = hash(words + end, length / sizeof *words - end);
}

/* A plan may take as long as its sizes say, which is no finding. */
static bool is_short(const kgl_session *session) {
  uint64_t work = 0;
  for (size_t at = 0; at < session->model->header->wordCount; at += kgl_plan_length(session->slots + at)) {
    const kgl_operation *operation = &kgl_operations[session->slots[at].size];
    const bool has_result = operation->returned == KGL_RETURNS_NUMBER;
    const kgl_slot *sizes =
        session->slots + at + kgl_plan_length(session->slots + at) - has_result - operation->dimension_count;
    uint64_t product = 1;
    for (int d = 0; d < operation->dimension_count; d++)
      if (sizes[d].size > SMALL && __builtin_mul_overflow(product, (uint64_t)sizes[d].size, &product)) return false;
    work += product;
    if (product > MOST_WORK || work > MOST_WORK) return false;
  }
  return true;
}

/* Every byte of the tensors is read and written. */
static void touch(const kgl_session *session) {
  const kgl_model_header *h = session->model->header;
  for (uint32_t i = 0; i < h->inputCount + h->outputCount; i++) {
    size_t bytes;
    volatile unsigned char *tensor = kgl_session_tensor(session, i, &bytes);
    for (size_t b = 0; b < bytes; b++) tensor[b] = (unsigned char)(tensor[b] + 1);
  }
}

static const kgl_table *table_of(uint32_t choice) {
  const kgl_table *here[16];
  uint32_t count = 0;
  for (int i = 0; kgl_tables[i] && count < 16; i++)
    if (kgl_runs_here(kgl_tables[i])) here[count++] = kgl_tables[i];
  return here[choice % count];
}

static void use(kgl_session *session, const kgl_table *table) {
  kgl_failure failure;
  double *times = exactly(kgl_session_length(session) * sizeof *times);
  touch(session);
  if (is_short(session)) {
    kgl_session_run(session, table, &failure);
    kgl_session_time(session, table, clock_of_tests, times, &failure);
  }
  free(times);
}

/* With KGL_FUZZ_STRICT set a file must be good and run: what the corpus begins with does. */
static void need(bool is_met, const kgl_failure *failure) {
  if (is_met || !getenv("KGL_FUZZ_STRICT")) return;
  fprintf(stderr, "%s\n", failure->message);
  abort();
}

static void run(const kgl_model *model, const kgl_table *table) {
  kgl_failure failure = {.message = "an arena that is too large"};
  const size_t arena_bytes = kgl_session_arena_bytes(model, MOST_ITEMS);
  need(arena_bytes <= MOST_ARENA, &failure);
  if (arena_bytes > MOST_ARENA) return;
  void *arena = exactly(arena_bytes), *slots = exactly(kgl_session_slot_bytes(model));
  memset(arena, 0, arena_bytes);
  kgl_session session;
  const bool is_started = kgl_session_start(&session, model, MOST_ITEMS, arena, slots, &failure);
  need(is_started && is_short(&session) && kgl_session_run(&session, table, &failure), &failure);
  if (is_started) use(&session, table);
  for (uint32_t items = 0; items <= MOST_ITEMS + 1; items++) {
    if (kgl_session_bind(&session, items, &failure)) use(&session, table);
    if (session.items == 0 && kgl_session_run(&session, table, &failure)) abort();
  }
  free(slots);
  free(arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  kgl_failure failure;
  kgl_model model;
  uint32_t choice = 0;
  for (size_t i = 0; i < size; i++) choice = choice * 31 + data[i];
  void *file = exactly(size);
  memcpy(file, data, size);
  if (size >= sizeof(kgl_model_header) && choice % 8) seal(file, size);
  const size_t head_bytes = kgl_model_head(file, size);
  void *head = exactly(head_bytes);
  memcpy(head, file, head_bytes);
  const bool is_open = kgl_model_open(&model, head, file, size, &failure);
  need(is_open, &failure);
  if (is_open) run(&model, table_of(choice / 8));
  free(head);
  free(file);
  return 0;
}

/* A number that means something in a file. */
static uint32_t meaningful(const uint32_t *words, size_t count, uint32_t seed) {
  const kgl_operation *operation = &kgl_operations[seed / 8 % KGL_OPERATION_COUNT];
  const uint32_t other = words[seed / 8 % count], bytes = (uint32_t)(count * sizeof *words);
  const uint32_t numbers[] = {seed / 8 % 5,  UINT32_MAX - seed / 8 % 2, other,
                              other + 4,     other - 1,                 bytes + seed / 8 % 256 * 4,
                              seed / 8 % 64, operation->id | (uint32_t)operation->dtype << 16};
  return numbers[seed % 8];
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t most, unsigned seed) {
  uint32_t words[2048];
  const size_t count = size / sizeof *words < 2048 ? size / sizeof *words : 2048;
  if (seed % 4 == 0 || count == 0) return LLVMFuzzerMutate(data, size, most);
  memcpy(words, data, count * sizeof *words);
  for (unsigned changes = 1 + seed / 4 % 3; changes > 0; changes--) {
    seed = seed * 1664525u + 1013904223u; /* Numerical Recipes */
    words[(seed >> 8) % count] = meaningful(words, count, rotate(seed, 16));
  }
  memcpy(data, words, count * sizeof *words);
  return size;
}
