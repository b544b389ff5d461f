/* Node-API glue for models: one that is open is a function that makes sessions of it. */
#define _DEFAULT_SOURCE /* clock_gettime, MAP_NORESERVE */
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "addon.h"
#include "model.h"
#include "nanoseconds.h"

/* Memory that a script sees as an ArrayBuffer: freed when neither that nor any function needs it. */
typedef struct {
  size_t users, size;
  unsigned char *bytes;
  bool is_mapped; /* a file, not the heap */
} block;

typedef struct {
  size_t users;
  block *file;
  const kgl_table *table;
  kgl_model model;
} open_model;

/* The script's own memory, which it may detach. */
typedef struct {
  napi_ref buffer;
  const void *bytes;
  size_t size;
} lent_memory;

typedef struct {
  size_t users;
  open_model *of;
  block *arena; /* or NULL: it lies in what was lent */
  lent_memory lent;
  kgl_session session;
  kgl_slot slots[];
} open_session;

typedef struct {
  size_t users;
  open_session *of;
  size_t room; /* in words */
  kgl_segment segment;
  uint32_t *words; /* a copy that no other thread writes to while it is checked */
  kgl_slot slots[];
} open_segment;

static void *refuse(napi_env env, const char *wanted) {
  kgl_failure failure;
  kgl_fail(&failure, KGL_RANGE_ERROR, "MODEL", "model: expected %s", wanted);
  return kgl_throw(env, &failure);
}

static block *make_block(napi_env env, size_t size) {
  block *b = malloc(sizeof *b);
  const size_t whole = (size + KGL_MODEL_ALIGNMENT) & ~(size_t)(KGL_MODEL_ALIGNMENT - 1); /* of 0 bytes, too */
  if (b) *b = (block){.users = 1, .size = size, .bytes = whole > size ? aligned_alloc(KGL_MODEL_ALIGNMENT, whole) : NULL};
  if (b && b->bytes) return b;
  free(b);
  return refuse(env, "room for it in memory");
}

/* A file that stays where it is: pages are read when they are touched, and what is written to them stays in this process. */
static block *map_block(napi_env env, int file) {
  const off_t end = kgl_file_size(file);
  if (end <= 0 || end >= (off_t)1 << 40) return refuse(env, "the descriptor of a file of 1 byte to 1 TiB");
  block *b = malloc(sizeof *b);
  const size_t size = (size_t)end;
  void *bytes = b ? mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_NORESERVE, file, 0) : MAP_FAILED;
  if (bytes == MAP_FAILED) {
    free(b);
    return refuse(env, "a file that the system maps");
  }
  *b = (block){.users = 1, .size = size, .bytes = bytes, .is_mapped = true};
  return b;
}

/* A script reads all of it: nothing of what the heap held before. */
static block *make_arena(napi_env env, size_t size) {
  block *b = make_block(env, size);
  if (b) memset(b->bytes, 0, size);
  return b;
}

static void release_block(block *b) {
  if (--b->users > 0) return;
  if (b->is_mapped)
    munmap(b->bytes, b->size);
  else
    free(b->bytes);
  free(b);
}

static void release_model(open_model *m) {
  if (--m->users > 0) return;
  release_block(m->file);
  free(m);
}

static void release_session(napi_env env, open_session *s) {
  if (--s->users > 0) return;
  release_model(s->of);
  if (s->arena) release_block(s->arena);
  if (s->lent.buffer) napi_delete_reference(env, s->lent.buffer);
  free(s);
}

static void finalize_buffer(napi_env env, void *data, void *hint) {
  (void)env, (void)data;
  release_block(hint);
}

static void finalize_block(napi_env env, void *data, void *hint) {
  (void)env, (void)hint;
  release_block(data);
}

static void finalize_model(napi_env env, void *data, void *hint) {
  (void)env, (void)hint;
  release_model(data);
}

static void finalize_session(napi_env env, void *data, void *hint) {
  (void)hint;
  release_session(env, data);
}

/* The function keeps one of the data's users. */
static napi_value make_function(napi_env env, const char *name, napi_callback callback, void *data, size_t *users,
                                napi_finalize finalize) {
  napi_value function;
  if (!kgl_good(env, napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, data, &function))) return NULL;
  if (!kgl_good(env, napi_add_finalizer(env, function, data, finalize, NULL, NULL))) return NULL;
  ++*users;
  return function;
}

static napi_value buffer_of(napi_env env, block *b) {
  napi_value buffer;
  if (!kgl_good(env, napi_create_external_arraybuffer(env, b->bytes, b->size, finalize_buffer, b, &buffer))) return NULL;
  b->users++;
  return buffer;
}

static bool set(napi_env env, napi_value object, const char *name, napi_value value) {
  return value && kgl_good(env, napi_set_named_property(env, object, name, value));
}

static void *data_of(napi_env env, napi_callback_info info, size_t count, napi_value *arguments) {
  void *data;
  size_t given = count;
  return kgl_good(env, napi_get_cb_info(env, info, &given, arguments, NULL, &data)) ? data : NULL;
}

/* Whether memory that was lent is where it was. */
static bool is_there(napi_env env, const lent_memory *lent) {
  napi_value buffer;
  void *bytes;
  size_t size;
  if (!lent->buffer) return true;
  if (!kgl_good(env, napi_get_reference_value(env, lent->buffer, &buffer))) return false;
  if (!kgl_good(env, napi_get_arraybuffer_info(env, buffer, &bytes, &size))) return false;
  return (bytes == lent->bytes && size == lent->size) || refuse(env, "the memory that it was given, got a buffer that was detached");
}

static open_session *session_of(napi_env env, napi_callback_info info, size_t count, napi_value *arguments) {
  open_session *s = data_of(env, info, count, arguments);
  return s && is_there(env, &s->lent) ? s : NULL;
}

static napi_value run_session(napi_env env, napi_callback_info info) {
  kgl_failure failure;
  const open_session *s = session_of(env, info, 0, NULL);
  if (s && !kgl_session_run(&s->session, s->of->table, &failure)) kgl_throw(env, &failure);
  return NULL;
}

static bool read_items(napi_env env, napi_value value, uint32_t *items) {
  kgl_failure failure;
  double number;
  if (!kgl_good(env, napi_get_value_double(env, value, &number))) return false;
  return kgl_session_items(number, items, &failure) || kgl_throw(env, &failure);
}

static napi_value bind_session(napi_env env, napi_callback_info info) {
  kgl_failure failure;
  napi_value items;
  uint32_t count;
  open_session *s = session_of(env, info, 1, &items);
  if (!s || !read_items(env, items, &count)) return NULL;
  if (!kgl_session_bind(&s->session, count, &failure)) kgl_throw(env, &failure);
  return NULL;
}

static double *times_of(napi_env env, napi_value array, size_t count) {
  napi_typedarray_type type;
  size_t length;
  void *nanoseconds;
  if (!kgl_good(env, napi_get_typedarray_info(env, array, &type, &length, &nanoseconds, NULL, NULL))) return NULL;
  if (type == napi_float64_array && length >= count && nanoseconds) return nanoseconds;
  return refuse(env, "a Float64Array with an element for each instruction");
}

/* time(Float64Array): runs, and fills in the nanoseconds of each instruction. */
static napi_value time_session(napi_env env, napi_callback_info info) {
  kgl_failure failure;
  napi_value array;
  const open_session *s = session_of(env, info, 1, &array);
  double *times = s ? times_of(env, array, kgl_session_length(&s->session)) : NULL;
  if (times && !kgl_session_time(&s->session, s->of->table, kgl_nanoseconds, times, &failure)) kgl_throw(env, &failure);
  return NULL;
}

static open_segment *segment_of(napi_env env, napi_callback_info info, size_t count, napi_value *arguments) {
  open_segment *s = data_of(env, info, count, arguments);
  return s && is_there(env, &s->of->lent) ? s : NULL;
}

/* bind(Uint32Array) */
static napi_value bind_segment(napi_env env, napi_callback_info info) {
  kgl_failure failure;
  napi_value array;
  napi_typedarray_type type;
  size_t length;
  void *words;
  open_segment *s = segment_of(env, info, 1, &array);
  if (!s || !kgl_good(env, napi_get_typedarray_info(env, array, &type, &length, &words, NULL, NULL))) return NULL;
  if (type != napi_uint32_array || length > s->room) return refuse(env, "a Uint32Array of words that the segment has room for");
  if (length > 0) memcpy(s->words, words, length * sizeof *s->words);
  if (!kgl_segment_bind(&s->segment, s->words, length, &failure)) kgl_throw(env, &failure);
  return NULL;
}

static napi_value run_segment(napi_env env, napi_callback_info info) {
  kgl_failure failure;
  const open_segment *s = segment_of(env, info, 0, NULL);
  if (s && !kgl_segment_run(&s->segment, s->of->of->table, &failure)) kgl_throw(env, &failure);
  return NULL;
}

static napi_value time_segment(napi_env env, napi_callback_info info) {
  kgl_failure failure;
  napi_value array;
  const open_segment *s = segment_of(env, info, 1, &array);
  double *times = s ? times_of(env, array, kgl_segment_length(&s->segment)) : NULL;
  if (times && !kgl_segment_time(&s->segment, s->of->of->table, kgl_nanoseconds, times, &failure)) kgl_throw(env, &failure);
  return NULL;
}

static void finalize_segment(napi_env env, void *data, void *hint) {
  (void)hint;
  open_segment *s = data;
  if (--s->users > 0) return;
  release_session(env, s->of);
  free(s);
}

/* segment(room): words that are bound later, in this session's memory. */
static napi_value make_segment(napi_env env, napi_callback_info info) {
  napi_value argument, handle;
  uint32_t room;
  open_session *of = session_of(env, info, 1, &argument);
  if (!of || !read_items(env, argument, &room)) return NULL;
  open_segment *s = malloc(sizeof *s + room * (sizeof *s->slots + sizeof *s->words));
  if (!s) return refuse(env, "room for it in memory");
  *s = (open_segment){.users = 1, .of = of, .room = room, .segment = {.session = &of->session, .slots = s->slots}};
  s->words = (uint32_t *)(s->slots + room);
  of->users++;
  const bool is_made =
      kgl_good(env, napi_create_object(env, &handle)) &&
      set(env, handle, "bind", make_function(env, "bind", bind_segment, s, &s->users, finalize_segment)) &&
      set(env, handle, "run", make_function(env, "run", run_segment, s, &s->users, finalize_segment)) &&
      set(env, handle, "time", make_function(env, "time", time_segment, s, &s->users, finalize_segment));
  finalize_segment(env, s, NULL); /* from here on the functions hold it */
  return is_made ? handle : NULL;
}

/* Of the arena: the session's own, or the one it lies in. */
static napi_value arena_buffer(napi_env env, const open_session *s) {
  napi_value buffer;
  if (s->arena) return buffer_of(env, s->arena);
  return kgl_good(env, napi_get_reference_value(env, s->lent.buffer, &buffer)) ? buffer : NULL;
}

static napi_value handle_of(napi_env env, open_session *s) {
  napi_value handle, at;
  const size_t offset = s->arena ? 0 : (size_t)(s->session.arena - (const unsigned char *)s->lent.bytes);
  if (!kgl_good(env, napi_create_object(env, &handle))) return NULL;
  if (!kgl_good(env, napi_create_double(env, (double)offset, &at))) return NULL;
  const bool is_made =
      set(env, handle, "arena", arena_buffer(env, s)) && set(env, handle, "arenaAt", at) &&
      set(env, handle, "run", make_function(env, "run", run_session, s, &s->users, finalize_session)) &&
      set(env, handle, "bind", make_function(env, "bind", bind_session, s, &s->users, finalize_session)) &&
      set(env, handle, "segment", make_function(env, "segment", make_segment, s, &s->users, finalize_session)) &&
      set(env, handle, "time", make_function(env, "time", time_session, s, &s->users, finalize_session));
  return is_made ? handle : NULL;
}

/* Room for `bytes` in the script's Uint8Array; a reference keeps its buffer. */
static unsigned char *borrow(napi_env env, napi_value array, size_t bytes, lent_memory *lent) {
  napi_typedarray_type type;
  napi_value buffer;
  void *at, *first;
  size_t length;
  if (!kgl_good(env, napi_get_typedarray_info(env, array, &type, &length, &at, &buffer, NULL))) return NULL;
  if (type != napi_uint8_array || !at || length < bytes || (uintptr_t)at % KGL_MODEL_ALIGNMENT)
    return refuse(env, "memory of 64-byte aligned bytes that the batch fits into");
  if (!kgl_good(env, napi_get_arraybuffer_info(env, buffer, &first, &lent->size))) return NULL;
  if (!kgl_good(env, napi_create_reference(env, buffer, 1, &lent->buffer))) return NULL;
  lent->bytes = first;
  return memset(at, 0, bytes);
}

/* The session's memory: what the script lends, or a block of its own. */
static unsigned char *place_arena(napi_env env, open_session *s, napi_value lent, size_t bytes) {
  napi_valuetype type;
  if (!kgl_good(env, napi_typeof(env, lent, &type))) return NULL;
  if (type != napi_undefined) return borrow(env, lent, bytes, &s->lent);
  s->arena = make_arena(env, bytes);
  return s->arena ? s->arena->bytes : NULL;
}

/* session(mostItems, memory | undefined) */
static napi_value start_session(napi_env env, napi_callback_info info) {
  kgl_failure failure;
  napi_value arguments[2];
  uint32_t items;
  open_model *m = data_of(env, info, 2, arguments);
  if (!m || !read_items(env, arguments[0], &items)) return NULL;
  const size_t bytes = kgl_session_arena_bytes(&m->model, items);
  if (bytes == SIZE_MAX) return refuse(env, "a batch that fits into 4 GiB");
  open_session *s = malloc(sizeof *s + kgl_session_slot_bytes(&m->model));
  if (!s) return refuse(env, "room for it in memory");
  *s = (open_session){.users = 1, .of = m};
  m->users++;
  napi_value handle = NULL;
  unsigned char *arena = place_arena(env, s, arguments[1], bytes);
  if (arena && kgl_session_start(&s->session, &m->model, items, arena, s->slots, &failure))
    handle = handle_of(env, s);
  else if (arena)
    kgl_throw(env, &failure);
  release_session(env, s); /* from here on the functions hold it */
  return handle;
}

/* Whether the buffer is the one that still has the file's memory. */
static bool holds(napi_env env, napi_value buffer, const block *file) {
  void *bytes;
  size_t size;
  if (!kgl_good(env, napi_get_arraybuffer_info(env, buffer, &bytes, &size))) return false;
  return (bytes == file->bytes && size == file->size) ||
         refuse(env, "the buffer that was made for the file, got another, or one that was detached");
}

/* open(isa | undefined, buffer, verify): the script's buffer loses the bytes, which must not change after they were checked.
 * Unless it is to verify them, constants are left unread. */
static napi_value open_file(napi_env env, napi_callback_info info) {
  kgl_failure failure;
  napi_value arguments[3];
  bool verify;
  char isa[64] = "";
  size_t length;
  block *file = data_of(env, info, 3, arguments);
  if (!file || !kgl_good(env, napi_get_value_bool(env, arguments[2], &verify))) return NULL;
  napi_status status = napi_get_value_string_utf8(env, arguments[0], isa, sizeof isa, &length);
  if (status != napi_string_expected && !kgl_good(env, status)) return NULL; /* undefined: the best one */
  if (!holds(env, arguments[1], file) || !kgl_good(env, napi_detach_arraybuffer(env, arguments[1]))) return NULL;
  const kgl_table *table = kgl_dispatch(isa, &failure);
  if (!table) return kgl_throw(env, &failure);
  open_model *m = malloc(sizeof *m);
  if (!m) return refuse(env, "room for it in memory");
  *m = (open_model){.users = 1, .file = file, .table = table};
  file->users++;
  napi_value function = NULL;
  const bool is_good = verify ? kgl_model_open(&m->model, file->bytes, file->bytes, file->size, &failure)
                              : kgl_model_open_head(&m->model, file->bytes, file->bytes, file->size, &failure);
  if (is_good)
    function = make_function(env, "session", start_session, m, &m->users, finalize_model);
  else
    kgl_throw(env, &failure);
  release_model(m);
  return function;
}

/* Buffer and function of a block, which hold it from here on. */
static napi_value file_of(napi_env env, block *b) {
  napi_value file;
  if (!b) return NULL;
  const bool is_made = kgl_good(env, napi_create_object(env, &file)) &&
                       set(env, file, "buffer", buffer_of(env, b)) &&
                       set(env, file, "open", make_function(env, "open", open_file, b, &b->users, finalize_block));
  release_block(b);
  return is_made ? file : NULL;
}

napi_value kgl_map_model(napi_env env, napi_callback_info info) {
  napi_value argument;
  int32_t file;
  size_t count = 1;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, &argument, NULL, NULL))) return NULL;
  if (!kgl_good(env, napi_get_value_int32(env, argument, &file))) return NULL;
  return file_of(env, map_block(env, file));
}

napi_value kgl_model_file(napi_env env, napi_callback_info info) {
  napi_value argument;
  int64_t bytes;
  size_t count = 1;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, &argument, NULL, NULL))) return NULL;
  if (!kgl_good(env, napi_get_value_int64(env, argument, &bytes))) return NULL;
  if (bytes < 0 || bytes > UINT32_MAX) return refuse(env, "a file of less than 4 GiB");
  return file_of(env, make_block(env, (size_t)bytes));
}
