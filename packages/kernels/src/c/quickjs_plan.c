/* Recorded plans in a QuickJS-ng engine: what runs is kept where no script can reach it. */
#include "quickjs_plan.h"

#include "exec.h"

enum { BUFFER, PLAN, DATA_COUNT };

/* The slots hold addresses in the arena. */
typedef struct {
  const uint8_t *arena;
  size_t bytes, count;
  kgl_slot slots[];
} plan;

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

/* A script may have detached or resized the buffer since. */
static JSValue run_plan(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int magic,
                        JSValue *data) {
  (void)this_value, (void)count, (void)arguments, (void)magic;
  size_t bytes, plan_bytes;
  const uint8_t *arena = JS_GetArrayBuffer(ctx, &bytes, data[BUFFER]);
  if (!arena) return JS_EXCEPTION;
  const plan *p = (const plan *)JS_GetArrayBuffer(ctx, &plan_bytes, data[PLAN]);
  if (!p) return JS_EXCEPTION;
  if (arena != p->arena || bytes < p->bytes)
    return refuse(ctx, "the buffer to have its memory, got one that was detached or shrunk");
  size_t end = kgl_plan_run(kgl_quickjs_table(), p->slots, p->count);
  if (end == p->count) return JS_UNDEFINED;
  kgl_plan_fault fault = {.reason = KGL_PLAN_INDEX, .word = end, .id = kgl_plan_operation(p->slots + end)};
  return fault_of(ctx, &fault);
}

const uint32_t *kgl_quickjs_words(JSContext *ctx, JSValueConst array, size_t *count, JSValue *failure) {
  size_t offset, bytes, element, capacity;
  *failure = JS_UNDEFINED;
  if (JS_GetTypedArrayType(array) != JS_TYPED_ARRAY_UINT32) *failure = refuse(ctx, "words to be a Uint32Array");
  if (JS_IsException(*failure)) return NULL;
  *failure = JS_GetTypedArrayBuffer(ctx, array, &offset, &bytes, &element);
  if (JS_IsException(*failure)) return NULL;
  uint8_t *memory = JS_GetArrayBuffer(ctx, &capacity, *failure);
  JS_FreeValue(ctx, *failure);
  *failure = memory || !bytes ? JS_UNDEFINED : JS_EXCEPTION;
  *count = bytes / sizeof(uint32_t);
  return memory ? (const uint32_t *)(memory + offset) : NULL;
}

static void *resize(JSRuntime *runtime, void *opaque, void *memory, size_t bytes) {
  (void)opaque;
  return js_realloc_rt(runtime, memory, bytes);
}

JSValue kgl_quickjs_buffer(JSContext *ctx, void *memory, size_t bytes) {
  if (!memory) return JS_EXCEPTION;
  JSValue buffer = JS_NewArrayBuffer(ctx, memory, bytes, 0, resize, NULL, false);
  if (JS_IsException(buffer)) js_free(ctx, memory);
  return buffer;
}

JSValue kgl_quickjs_plan(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count;
  size_t bytes, word_count;
  kgl_plan_fault fault;
  if (!JS_IsArrayBuffer(arguments[0])) return refuse(ctx, "an ArrayBuffer");
  uint8_t *arena = JS_GetArrayBuffer(ctx, &bytes, arguments[0]);
  if (!arena) return JS_EXCEPTION;
  if (bytes > UINT32_MAX) return refuse(ctx, "a buffer of less than 4 GiB");
  JSValue failure;
  const uint32_t *words = kgl_quickjs_words(ctx, arguments[1], &word_count, &failure);
  if (JS_IsException(failure)) return failure;
  const size_t plan_bytes = sizeof(plan) + word_count * sizeof(kgl_slot);
  plan *p = js_malloc(ctx, plan_bytes);
  if (!p) return JS_EXCEPTION;
  *p = (plan){.arena = arena, .bytes = bytes, .count = word_count};
  const kgl_plan_memory memory = {.arena = arena, .arena_bytes = bytes};
  if (!kgl_plan_prepare(words, word_count, &memory, p->slots, &fault)) {
    js_free(ctx, p);
    return fault_of(ctx, &fault);
  }
  JSValue kept = kgl_quickjs_buffer(ctx, p, plan_bytes);
  if (JS_IsException(kept)) return kept;
  JSValue data[DATA_COUNT] = {[BUFFER] = JS_DupValue(ctx, arguments[0]), [PLAN] = kept};
  JSValue run = JS_NewCFunctionData(ctx, run_plan, 0, 0, DATA_COUNT, data);
  for (int i = 0; i < DATA_COUNT; i++) JS_FreeValue(ctx, data[i]);
  return run;
}
