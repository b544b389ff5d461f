/* Model files in a QuickJS-ng engine. Scripts reach a file's constants and a session's arena, never what was checked: these
 * lie in buffers of their own, and every call asks whether the others still have their memory. */
#define _POSIX_C_SOURCE 199309L /* clock_gettime */
#include "quickjs_model.h"

#include <string.h>

#include "model.h"
#include "nanoseconds.h"

enum { FILE_BUFFER, MODEL, ARENA, SESSION, SEGMENT, DATA_COUNT, MODEL_DATA_COUNT = ARENA };

typedef struct {
  kgl_model model;
  uint8_t head[];
} open_model;

typedef struct {
  kgl_session session;
  kgl_slot slots[];
} open_session;

typedef struct {
  size_t room; /* in words */
  kgl_segment segment;
  kgl_slot slots[];
} open_segment;

static JSValue refuse(JSContext *ctx, const char *wanted) {
  kgl_failure failure;
  kgl_fail(&failure, KGL_RANGE_ERROR, "MODEL", "model: expected %s", wanted);
  return kgl_quickjs_throw(ctx, &failure);
}

static void *memory_of(JSContext *ctx, JSValueConst buffer) {
  size_t bytes;
  return JS_GetArrayBuffer(ctx, &bytes, buffer);
}

/* The first byte of an arena in its buffer. */
static uint8_t *aligned(uint8_t *buffer) {
  const size_t past = (uintptr_t)buffer % KGL_MODEL_ALIGNMENT;
  return buffer + (past ? KGL_MODEL_ALIGNMENT - past : 0);
}

/* The session of a call; NULL with an exception pending if a buffer lost its memory. */
static kgl_session *session_of(JSContext *ctx, JSValue *data) {
  const open_model *m = memory_of(ctx, data[MODEL]);
  open_session *s = memory_of(ctx, data[SESSION]);
  size_t arena_bytes;
  const void *file = memory_of(ctx, data[FILE_BUFFER]);
  uint8_t *arena = file ? JS_GetArrayBuffer(ctx, &arena_bytes, data[ARENA]) : NULL;
  if (!file || !arena) return NULL;
  const uint8_t *end = s->session.arena + s->session.arena_bytes;
  const bool has_arena = aligned(arena) == s->session.arena && end <= arena + arena_bytes;
  if (file == m->model.file && has_arena) return &s->session;
  refuse(ctx, "buffers that have their memory, got one that was detached or resized");
  return NULL;
}

static JSValue run_session(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                           JSValue *data) {
  (void)this_value, (void)count, (void)arguments, (void)magic;
  kgl_failure failure;
  const kgl_session *session = session_of(ctx, data);
  if (!session) return JS_EXCEPTION;
  if (!kgl_session_run(session, kgl_quickjs_table(), &failure)) return kgl_quickjs_throw(ctx, &failure);
  return JS_UNDEFINED;
}

static bool read_items(JSContext *ctx, JSValueConst value, uint32_t *items) {
  kgl_failure failure;
  double number;
  if (!JS_IsNumber(value)) return refuse(ctx, "a batch to be a number of items"), false;
  if (JS_ToFloat64(ctx, &number, value) < 0) return false;
  return kgl_session_items(number, items, &failure) || (kgl_quickjs_throw(ctx, &failure), false);
}

static JSValue bind_session(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                            JSValue *data) {
  (void)this_value, (void)count, (void)magic;
  kgl_failure failure;
  uint32_t items;
  kgl_session *session = session_of(ctx, data);
  if (!session || !read_items(ctx, arguments[0], &items)) return JS_EXCEPTION;
  if (!kgl_session_bind(session, items, &failure)) return kgl_quickjs_throw(ctx, &failure);
  return JS_UNDEFINED;
}

/* The elements of a Float64Array of at least so many; NULL with an exception pending. */
static double *times_of(JSContext *ctx, JSValueConst array, size_t count) {
  size_t offset, bytes, element;
  if (JS_GetTypedArrayType(array) != JS_TYPED_ARRAY_FLOAT64) return refuse(ctx, "a Float64Array"), NULL;
  JSValue buffer = JS_GetTypedArrayBuffer(ctx, array, &offset, &bytes, &element);
  if (JS_IsException(buffer)) return NULL;
  uint8_t *memory = memory_of(ctx, buffer);
  JS_FreeValue(ctx, buffer);
  if (!memory) return NULL;
  if (bytes / element >= count) return (double *)(memory + offset);
  return refuse(ctx, "an element for each instruction"), NULL;
}

static JSValue time_session(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                            JSValue *data) {
  (void)this_value, (void)count, (void)magic;
  kgl_failure failure;
  const kgl_session *session = session_of(ctx, data);
  double *times = session ? times_of(ctx, arguments[0], kgl_session_length(session)) : NULL;
  if (!times) return JS_EXCEPTION;
  if (!kgl_session_time(session, kgl_quickjs_table(), kgl_nanoseconds, times, &failure))
    return kgl_quickjs_throw(ctx, &failure);
  return JS_UNDEFINED;
}

static open_segment *segment_of(JSContext *ctx, JSValue *data) {
  return session_of(ctx, data) ? memory_of(ctx, data[SEGMENT]) : NULL;
}

static JSValue bind_segment(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                            JSValue *data) {
  (void)this_value, (void)count, (void)magic;
  kgl_failure failure;
  size_t length;
  JSValue wrong;
  open_segment *s = segment_of(ctx, data);
  const uint32_t *words = s ? kgl_quickjs_words(ctx, arguments[0], &length, &wrong) : NULL;
  if (!s || JS_IsException(wrong)) return JS_EXCEPTION;
  if (length > s->room) return refuse(ctx, "words that the segment has room for");
  return kgl_segment_bind(&s->segment, words, length, &failure) ? JS_UNDEFINED : kgl_quickjs_throw(ctx, &failure);
}

static JSValue run_segment(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                           JSValue *data) {
  (void)this_value, (void)count, (void)arguments, (void)magic;
  kgl_failure failure;
  const open_segment *s = segment_of(ctx, data);
  if (!s) return JS_EXCEPTION;
  if (!kgl_segment_run(&s->segment, kgl_quickjs_table(), &failure)) return kgl_quickjs_throw(ctx, &failure);
  return JS_UNDEFINED;
}

static JSValue time_segment(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                            JSValue *data) {
  (void)this_value, (void)count, (void)magic;
  kgl_failure failure;
  const open_segment *s = segment_of(ctx, data);
  double *times = s ? times_of(ctx, arguments[0], kgl_segment_length(&s->segment)) : NULL;
  if (!times) return JS_EXCEPTION;
  if (!kgl_segment_time(&s->segment, kgl_quickjs_table(), kgl_nanoseconds, times, &failure))
    return kgl_quickjs_throw(ctx, &failure);
  return JS_UNDEFINED;
}

static bool add(JSContext *ctx, JSValue object, const char *name, JSValue value) {
  return !JS_IsException(value) && JS_SetPropertyStr(ctx, object, name, value) >= 0;
}

static bool add_function(JSContext *ctx, JSValue object, const char *name, JSCFunctionData *function, int length,
                         JSValue *data) {
  return add(ctx, object, name, JS_NewCFunctionData(ctx, function, length, 0, DATA_COUNT, data));
}

/* segment(room): words that are bound later, in this session's memory. */
static JSValue make_segment(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                            JSValue *session_data) {
  (void)this_value, (void)count, (void)magic;
  uint32_t room;
  const kgl_session *session = session_of(ctx, session_data);
  if (!session || !read_items(ctx, arguments[0], &room)) return JS_EXCEPTION;
  const size_t bytes = sizeof(open_segment) + room * sizeof(kgl_slot);
  open_segment *s = js_malloc(ctx, bytes);
  if (!s) return JS_EXCEPTION;
  *s = (open_segment){.room = room, .segment = {.session = session, .slots = s->slots}};
  JSValue data[DATA_COUNT];
  memcpy(data, session_data, sizeof data);
  data[SEGMENT] = kgl_quickjs_buffer(ctx, s, bytes);
  if (JS_IsException(data[SEGMENT])) return JS_EXCEPTION;
  JSValue handle = JS_NewObject(ctx);
  const bool is_made = !JS_IsException(handle) && add_function(ctx, handle, "bind", bind_segment, 1, data) &&
                       add_function(ctx, handle, "run", run_segment, 0, data) &&
                       add_function(ctx, handle, "time", time_segment, 1, data);
  JS_FreeValue(ctx, data[SEGMENT]);
  if (is_made) return handle;
  JS_FreeValue(ctx, handle);
  return JS_EXCEPTION;
}

static JSValue handle_of(JSContext *ctx, JSValue *data) {
  JSValue handle = JS_NewObject(ctx);
  if (JS_IsException(handle)) return handle;
  uint8_t *arena = memory_of(ctx, data[ARENA]);
  const bool is_made = arena && add(ctx, handle, "arena", JS_DupValue(ctx, data[ARENA])) &&
                       add(ctx, handle, "arenaAt", JS_NewUint32(ctx, (uint32_t)(aligned(arena) - arena))) &&
                       add_function(ctx, handle, "run", run_session, 0, data) &&
                       add_function(ctx, handle, "bind", bind_session, 1, data) &&
                       add_function(ctx, handle, "time", time_session, 1, data) &&
                       add_function(ctx, handle, "segment", make_segment, 1, data);
  if (is_made) return handle;
  JS_FreeValue(ctx, handle);
  return JS_EXCEPTION;
}

/* Fills in the session's two buffers. */
static bool make_session(JSContext *ctx, const kgl_model *model, uint32_t items, JSValue *data) {
  kgl_failure failure;
  const size_t arena_bytes = kgl_session_arena_bytes(model, items);
  if (arena_bytes == SIZE_MAX) return refuse(ctx, "a batch that fits into 4 GiB"), false;
  const size_t bytes = sizeof(open_session) + kgl_session_slot_bytes(model);
  open_session *s = js_malloc(ctx, bytes);
  data[SESSION] = kgl_quickjs_buffer(ctx, s, bytes);
  if (JS_IsException(data[SESSION])) return false;
  const size_t room = arena_bytes + KGL_MODEL_ALIGNMENT;
  uint8_t *arena = js_mallocz(ctx, room);
  data[ARENA] = kgl_quickjs_buffer(ctx, arena, room);
  if (JS_IsException(data[ARENA])) return false;
  if (kgl_session_start(&s->session, model, items, aligned(arena), s->slots, &failure)) return true;
  kgl_quickjs_throw(ctx, &failure);
  return false;
}

static JSValue start_session(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                             JSValue *model_data) {
  (void)this_value, (void)count, (void)magic;
  uint32_t items;
  const open_model *m = memory_of(ctx, model_data[MODEL]);
  const void *file = memory_of(ctx, model_data[FILE_BUFFER]);
  if (!file || !read_items(ctx, arguments[0], &items)) return JS_EXCEPTION;
  if (file != m->model.file) return refuse(ctx, "a file that has its memory, got one that was detached");
  JSValue data[DATA_COUNT] = {model_data[FILE_BUFFER], model_data[MODEL], JS_UNDEFINED, JS_UNDEFINED, JS_UNDEFINED};
  JSValue handle = make_session(ctx, &m->model, items, data) ? handle_of(ctx, data) : JS_EXCEPTION;
  JS_FreeValue(ctx, data[ARENA]);
  JS_FreeValue(ctx, data[SESSION]);
  return handle;
}

JSValue kgl_quickjs_open_model(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count;
  kgl_failure failure;
  size_t length;
  if (!JS_IsArrayBuffer(arguments[0])) return refuse(ctx, "an ArrayBuffer");
  const uint8_t *file = JS_GetArrayBuffer(ctx, &length, arguments[0]);
  if (!file) return JS_EXCEPTION;
  const size_t head = kgl_model_head(file, length), bytes = sizeof(open_model) + head;
  open_model *m = js_malloc(ctx, bytes);
  JSValue model = kgl_quickjs_buffer(ctx, m, bytes);
  if (JS_IsException(model)) return model;
  memcpy(m->head, file, head);
  JSValue function = JS_EXCEPTION;
  if (kgl_model_open(&m->model, m->head, file, length, &failure)) {
    JSValue data[MODEL_DATA_COUNT] = {arguments[0], model};
    function = JS_NewCFunctionData(ctx, start_session, 1, 0, MODEL_DATA_COUNT, data);
  } else {
    kgl_quickjs_throw(ctx, &failure);
  }
  JS_FreeValue(ctx, model);
  return function;
}
