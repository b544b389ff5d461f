/* Model files in a program of engine `native`, called by the class in assembly/@kinglet/inference of @kinglet/bootstrap. A
 * file and what was checked of it lie where the program cannot write; an arena is the program's own memory, so that inputs
 * and outputs are arrays of its. Its memory may become what it was (instance.h): every call says which session it means, and
 * a model of the image stays for as long as the image does, closed or not. */
#define _POSIX_C_SOURCE 200112L /* clock_gettime, posix_memalign */
#include "model.h"

#include <stdlib.h>
#include <string.h>

#include "assets.h" /* of the engine */
#include "host.h"
#include "nanoseconds.h"
#include "native.h"

extern const kgl_table *const kgl_model_tables[]; /* native_tables.c */

struct w2c_models;

typedef struct {
  kgl_model model;
  kgl_session session;
  kgl_asset file;
  void *head; /* a copy: the file may be another's to write to */
  uint32_t arena, serial;
  bool is_in_image; /* the program has its handle again after a call that is cut off */
  bool is_closed; /* for the program as it is now */
} open_model;

/* A handle is the position of a model and its serial number, so that one that was closed is known. */
enum { POSITION_BITS = 12, MOST_MODELS = 1 << POSITION_BITS, SERIAL_MASK = (1 << 19) - 1 };

static open_model *models[MOST_MODELS];
static uint32_t positions; /* that were ever taken: no model lies behind them */

static _Noreturn void throw_inference_error(const char *message) { kgl_host_throw("InferenceError", message); }

static const kgl_table *table_of_tier(void) {
  static const kgl_table *found;
  for (size_t i = 0; !found; i++)
    if (strcmp(kgl_model_tables[i]->isa, kgl_native_tiers[kgl_native_tier].isa) == 0) found = kgl_model_tables[i];
  return found;
}

static open_model *model_of(uint32_t handle) {
  open_model *m = models[handle % MOST_MODELS];
  if (UNLIKELY(!m || m->serial != handle >> POSITION_BITS || m->is_closed))
    throw_inference_error("expected a model that is open, got one that was closed");
  return m;
}

static void release(open_model *m) {
  kgl_host_release_asset(&m->file);
  free(m->session.slots);
  free(m->head);
  free(m);
}

static void drop(uint32_t position) {
  release(models[position]);
  models[position] = NULL;
}

static void keep_image(void) {
  for (uint32_t i = 0; i < positions; i++) {
    if (!models[i]) continue;
    models[i]->is_in_image = true;
    if (models[i]->is_closed) drop(i);
  }
}

static void return_to_image(void) {
  for (uint32_t i = 0; i < positions; i++) {
    if (!models[i]) continue;
    models[i]->is_closed = false;
    if (!models[i]->is_in_image) drop(i);
  }
}

static const kgl_instance_watcher watcher = {keep_image, return_to_image};

/* Takes the file over. */
static bool open_file(open_model *m, kgl_failure *failure) {
  const size_t head = kgl_model_head(m->file.bytes, m->file.length);
  m->head = malloc(head + 1);
  if (!m->head) return kgl_fail(failure, KGL_RANGE_ERROR, "MODEL", "model: expected room for %zu bytes, got none", head);
  memcpy(m->head, m->file.bytes, head);
  if (!kgl_model_open(&m->model, m->head, m->file.bytes, m->file.length, failure)) return false;
  if (m->model.header->outputCount == 0) /* its instructions are made in a run, by scripts */
    return kgl_fail(failure, KGL_RANGE_ERROR, "MODEL", "model: expected a plan for one batch, got one whose lengths a run decides: fix them with inputShapes");
  m->session.slots = malloc(kgl_session_slot_bytes(&m->model) + 1);
  return m->session.slots || kgl_fail(failure, KGL_RANGE_ERROR, "MODEL", "model: expected room for a session, got none");
}

/* The handle of the file's model; ends the call if it is none. */
static uint32_t load(kgl_asset file) {
  static kgl_failure failure; /* outlasts a call that is cut off */
  static uint32_t serial;
  uint32_t position = 0;
  while (position < positions && models[position]) position++;
  open_model *m = position < MOST_MODELS ? calloc(1, sizeof *m) : NULL;
  if (!m) {
    kgl_host_release_asset(&file);
    throw_inference_error("expected fewer models that are open: close those that are not needed");
  }
  m->file = file;
  if (!open_file(m, &failure)) {
    release(m);
    throw_inference_error(failure.message);
  }
  m->serial = ++serial & SERIAL_MASK;
  models[position] = m;
  if (position == positions) positions++;
  kgl_the_watcher = &watcher;
  return m->serial << POSITION_BITS | position;
}

uint32_t w2c_models_loadAsset(struct w2c_models *module, uint32_t name) {
  kgl_host_enter(module);
  kgl_asset file;
  switch (kgl_host_map_asset(name, &file)) {
    case KGL_ASSET_FOUND: return load(file);
    case KGL_ASSET_UNMAPPED: throw_inference_error("expected room to map the plan, got none: give the function more memory");
    case KGL_ASSET_ABSENT: break;
  }
  return UINT32_MAX; /* the class knows the words */
}

/* Bytes of the program's that lie well stay where they are: of constants nothing is believed. */
enum { BYTES_ALIGNMENT = 16 };

uint32_t w2c_models_loadBytes(struct w2c_models *module, uint32_t at, uint32_t length) {
  kgl_host_enter(module);
  kgl_asset file = {.bytes = kgl_instance_bytes(at, length), .length = length, .is_borrowed = true};
  if (at % BYTES_ALIGNMENT == 0) return load(file);
  void *copy;
  if (posix_memalign(&copy, KGL_MODEL_ALIGNMENT, (size_t)length + 1) != 0)
    throw_inference_error("expected room for a copy of the model's bytes, got none");
  memcpy(copy, file.bytes, length);
  return load((kgl_asset){.bytes = copy, .length = length});
}

void w2c_models_close(struct w2c_models *module, uint32_t handle) {
  kgl_host_enter(module);
  open_model *m = model_of(handle);
  m->is_closed = true;
  if (!m->is_in_image) drop(handle % MOST_MODELS);
}

/* What the class makes arrays for, in the order of its fields. */
void w2c_models_counts(struct w2c_models *module, uint32_t handle, uint32_t to) {
  kgl_host_enter(module);
  const kgl_model_header *h = model_of(handle)->model.header;
  const uint32_t counts[] = {h->inputCount, h->outputCount, h->metadataBytes, h->instructionCount};
  memcpy(kgl_instance_bytes(to, sizeof counts), counts, sizeof counts);
}

void w2c_models_metadata(struct w2c_models *module, uint32_t handle, uint32_t to) {
  kgl_host_enter(module);
  const kgl_model_header *h = model_of(handle)->model.header;
  memcpy(kgl_instance_bytes(to, h->metadataBytes), (const uint8_t *)h + h->metadataAt, h->metadataBytes);
}

/* Bytes of an arena for batches of so many items or fewer. */
uint32_t w2c_models_arenaBytes(struct w2c_models *module, uint32_t handle, uint32_t most_items) {
  kgl_host_enter(module);
  const size_t bytes = kgl_session_arena_bytes(&model_of(handle)->model, most_items);
  if (bytes > kgl_the_program.memory_max)
    throw_inference_error("expected a batch that fits into the program's memory: raise `maxMemoryMb`, or take a smaller one");
  return (uint32_t)bytes;
}

/* The session of a call, bound to that batch in that arena, which must be the program's memory now. */
static kgl_session *session_of(uint32_t handle, uint32_t items, uint32_t most_items, uint32_t arena) {
  static kgl_failure failure;
  open_model *m = model_of(handle);
  kgl_session *session = &m->session;
  const bool is_same = session->model && m->arena == arena && session->most_items == most_items;
  const size_t bytes = is_same ? session->arena_bytes : kgl_session_arena_bytes(&m->model, most_items);
  if (UNLIKELY(bytes == SIZE_MAX)) throw_inference_error("expected a batch that fits into 4 GiB");
  void *place = kgl_instance_bytes(arena, bytes);
  if (is_same && session->items == items) return session;
  if (arena % KGL_MODEL_ALIGNMENT) throw_inference_error("expected an arena at a multiple of 64 bytes");
  m->arena = arena;
  const bool is_started =
      is_same || kgl_session_start(session, &m->model, most_items, place, session->slots, &failure);
  if (!is_started) session->model = NULL;
  if (is_started && kgl_session_bind(session, items, &failure)) return session;
  throw_inference_error(failure.message);
}

void w2c_models_bind(struct w2c_models *module, uint32_t handle, uint32_t items, uint32_t most_items, uint32_t arena) {
  kgl_host_enter(module);
  session_of(handle, items, most_items, arena);
}

/* Elements of a tensor whatever the batch, and for each of its items: one of its axes grows. */
static void measure(const kgl_model_tensor *t, uint32_t *elements) {
  uint64_t fixed = 1, per_item = 0;
  for (uint32_t d = 0; d < t->rank; d++) {
    per_item = per_item * t->shape[d].fixed + fixed * t->shape[d].perItem;
    fixed *= t->shape[d].fixed;
  }
  elements[0] = fixed > UINT32_MAX ? UINT32_MAX : (uint32_t)fixed;
  elements[1] = per_item > UINT32_MAX ? UINT32_MAX : (uint32_t)per_item;
}

/* An input or output as the class reads it. */
typedef struct {
  uint32_t at, bytes; /* of the bound batch, in the program's memory; none before a batch is bound */
  uint32_t element_bytes, rank;
  uint32_t elements[2];
  uint32_t shape[2 * KGL_MODEL_MAX_RANK]; /* fixed and per item of each axis */
} tensor_info;

void w2c_models_tensor(struct w2c_models *module, uint32_t handle, uint32_t number, uint32_t to) {
  kgl_host_enter(module);
  const open_model *m = model_of(handle);
  const kgl_model_header *h = m->model.header;
  if (number >= h->inputCount + h->outputCount) throw_inference_error("expected the number of an input or output");
  const kgl_model_tensor *t = &m->model.tensors[number];
  tensor_info info = {.element_bytes = t->elementBytes, .rank = t->rank};
  size_t bytes = 0;
  if (m->session.model && m->session.items) {
    const uint8_t *place = kgl_session_tensor(&m->session, number, &bytes);
    info.at = m->arena + (uint32_t)(place - m->session.arena);
    info.bytes = (uint32_t)bytes;
  }
  measure(t, info.elements);
  memcpy(info.shape, t->shape, sizeof info.shape);
  memcpy(kgl_instance_bytes(to, sizeof info), &info, sizeof info);
}

static _Noreturn void throw_failure(const kgl_failure *failure) { kgl_host_throw("RangeError", failure->message); }

void w2c_models_run(struct w2c_models *module, uint32_t handle, uint32_t items, uint32_t most_items, uint32_t arena) {
  kgl_host_enter(module);
  static kgl_failure failure;
  const kgl_session *session = session_of(handle, items, most_items, arena);
  if (UNLIKELY(!kgl_session_run(session, table_of_tier(), &failure))) throw_failure(&failure);
}

/* `nanoseconds` are float64, one for each instruction. */
void w2c_models_time(struct w2c_models *module, uint32_t handle, uint32_t items, uint32_t most_items, uint32_t arena,
                     uint32_t nanoseconds) {
  kgl_host_enter(module);
  static kgl_failure failure;
  const kgl_session *session = session_of(handle, items, most_items, arena);
  double *times = kgl_instance_bytes(nanoseconds, kgl_session_length(session) * sizeof *times);
  if (nanoseconds % sizeof *times) throw_inference_error("expected a Float64Array at a multiple of 8 bytes");
  if (!kgl_session_time(session, table_of_tier(), kgl_nanoseconds, times, &failure)) throw_failure(&failure);
}
