/* Recorded plans in a QuickJS-ng engine: the words are copied where no script can reach them. */
#include "quickjs_plan.h"

#include "exec.h"

enum { BUFFER, WORDS, DATA_COUNT };

static JSValue refuse(JSContext *ctx, const char *wanted) {
  kgl_failure failure;
  kgl_fail(&failure, KGL_TYPE_ERROR, "TYPE", "plan: expected %s", wanted);
  return kgl_quickjs_throw(ctx, &failure);
}

static JSValue fault_of(JSContext *ctx, const kgl_plan_fault *fault) {
  kgl_failure failure;
  kgl_fail_plan(&failure, fault);
  return kgl_quickjs_throw(ctx, &failure);
}

/* A script may have detached or shrunk the buffer since the words were checked against it. */
static JSValue run_plan(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                        JSValue *data) {
  (void)this_value, (void)count, (void)arguments, (void)magic;
  size_t bytes, words_bytes;
  uint8_t *arena = JS_GetArrayBuffer(ctx, &bytes, data[BUFFER]);
  if (!arena) return JS_EXCEPTION;
  uint8_t *checked = JS_GetArrayBuffer(ctx, &words_bytes, data[WORDS]);
  if (!checked) return JS_EXCEPTION;
  /* The first word holds the size that the others were checked against. */
  const uint32_t *words = (const uint32_t *)checked + 1;
  size_t word_count = words_bytes / sizeof *words - 1;
  if (bytes < words[-1]) return refuse(ctx, "the buffer to have its memory, got one that was detached or shrunk");
  size_t end = kgl_plan_run(kgl_quickjs_table(), arena, words, word_count);
  if (end == word_count) return JS_UNDEFINED;
  kgl_plan_fault fault = {.reason = KGL_PLAN_INDEX, .word = end, .id = kgl_plan_operation(words + end)};
  return fault_of(ctx, &fault);
}

/* A buffer that holds the arena's size and a copy of the words. */
static JSValue copy_words(JSContext *ctx, JSValueConst words, size_t arena_bytes, uint32_t **copy, size_t *count) {
  size_t offset, bytes, element, capacity;
  if (JS_GetTypedArrayType(words) != JS_TYPED_ARRAY_UINT32) return refuse(ctx, "words to be a Uint32Array");
  JSValue source = JS_GetTypedArrayBuffer(ctx, words, &offset, &bytes, &element);
  if (JS_IsException(source)) return source;
  uint8_t *memory = JS_GetArrayBuffer(ctx, &capacity, source);
  JS_FreeValue(ctx, source);
  if (!memory && bytes) return JS_EXCEPTION;
  uint32_t *room = js_malloc(ctx, sizeof *room + bytes);
  if (!room) return JS_EXCEPTION;
  room[0] = (uint32_t)arena_bytes;
  for (size_t i = 0; i < bytes; i++) ((uint8_t *)(room + 1))[i] = memory[offset + i];
  JSValue buffer = JS_NewArrayBufferCopy(ctx, (const uint8_t *)room, sizeof *room + bytes);
  js_free(ctx, room);
  if (JS_IsException(buffer)) return buffer;
  *copy = (uint32_t *)JS_GetArrayBuffer(ctx, &capacity, buffer) + 1;
  *count = bytes / sizeof **copy;
  return buffer;
}

JSValue kgl_quickjs_plan(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count;
  size_t bytes, word_count;
  uint32_t *words;
  kgl_plan_fault fault;
  if (!JS_IsArrayBuffer(arguments[0])) return refuse(ctx, "an ArrayBuffer");
  if (!JS_GetArrayBuffer(ctx, &bytes, arguments[0])) return JS_EXCEPTION;
  if (bytes > UINT32_MAX) return refuse(ctx, "a buffer of less than 4 GiB");
  JSValue copy = copy_words(ctx, arguments[1], bytes, &words, &word_count);
  if (JS_IsException(copy)) return copy;
  JSValue data[DATA_COUNT] = {[BUFFER] = JS_DupValue(ctx, arguments[0]), [WORDS] = copy};
  JSValue run = kgl_plan_check(words, word_count, bytes, &fault)
                    ? JS_NewCFunctionData(ctx, run_plan, 0, 0, DATA_COUNT, data)
                    : fault_of(ctx, &fault);
  for (int i = 0; i < DATA_COUNT; i++) JS_FreeValue(ctx, data[i]);
  return run;
}
