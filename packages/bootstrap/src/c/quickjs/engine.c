/* The QuickJS engine: one runtime, one context, one module, invocations one after another. */
#include "internal.h"

#include "../heap.h"
#include "../protocol.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

/* Bytes of C stack a program may use before it gets a RangeError; Linux gives the main thread 8 MiB. */
#define STACK_SIZE ((size_t)4 * 1024 * 1024)

#ifdef KGL_WITH_KERNELS
JSModuleDef *kgl_quickjs_module(JSContext *ctx, const char *name);
#endif

static struct {
  JSRuntime *runtime;
  JSContext *ctx;
  JSValue handler;
  bool raw;           /* bytes in, anything out; else JSON in, JSON out */
  kgl_buffer error;   /* error body of the current outcome */
  JSValue answer;     /* keeps the bytes of the current outcome alive */
  const char *text;   /* the same, when they are a string's */
  JSValue unhandled;  /* the first rejected promise that nobody handles, or undefined */
} engine;

static const JSMallocFunctions allocator;
static JSContext *new_context(JSRuntime *runtime);
static JSModuleDef *load_builtin(JSContext *ctx, const char *name, void *opaque);
static void track_rejection(JSContext *ctx, JSValueConst promise, JSValueConst reason, bool handled, void *opaque);
static bool settle(JSValue promise, JSValue *result, const char **type, bool *fatal);
static bool find_handler(JSModuleDef *module, kgl_outcome *outcome);
static JSValue new_event(kgl_invocation *invocation);
static void answer_with(JSValue result, kgl_outcome *outcome);
static void fail_with_exception(kgl_outcome *outcome, const char *type);

bool kgl_engine_init(const uint8_t *program, size_t length, kgl_outcome *outcome) {
  engine.handler = engine.answer = engine.unhandled = JS_UNDEFINED;
  engine.runtime = JS_NewRuntime2(&allocator, NULL);
  engine.ctx = engine.runtime ? new_context(engine.runtime) : NULL;
  if (!engine.ctx) {
    kgl_engine_fail(outcome, KGL_ERROR_OUT_OF_MEMORY, "the JavaScript engine could not be started: out of memory");
    return false;
  }
  JSModuleDef *module;
  JSValue result;
  const char *type = NULL;
  bool fatal = false;
  JSValue done = kgl_load_module(engine.ctx, program, length, &module);
  if (JS_IsException(done) || !settle(done, &result, &type, &fatal)) {
    fail_with_exception(outcome, type);
    return false;
  }
  JS_FreeValue(engine.ctx, result);
  return find_handler(module, outcome);
}

bool kgl_engine_invoke(kgl_invocation *invocation, kgl_outcome *outcome) {
  JSContext *ctx = engine.ctx;
  const char *type = NULL;
  bool fatal = false, ok = false;
  JSValue result = JS_UNDEFINED;
  JS_UpdateStackTop(engine.runtime);
  JSValue event = new_event(invocation);
  JSValue context = JS_IsException(event) ? JS_UNDEFINED : kgl_context_new(ctx, invocation);
  if (JS_IsException(event)) {
    type = KGL_ERROR_UNMARSHAL;
  } else if (JS_IsException(context)) {
    type = KGL_ERROR_PLATFORM;
  } else {
    JSValueConst arguments[2] = {event, context};
    JSValue returned = JS_Call(ctx, engine.handler, JS_UNDEFINED, 2, arguments);
    ok = !JS_IsException(returned) && settle(returned, &result, &type, &fatal);
  }
  JS_FreeValue(ctx, event);
  JS_FreeValue(ctx, context);
  if (ok) answer_with(result, outcome);
  else fail_with_exception(outcome, type);
  return !fatal;
}

void kgl_engine_release(void) {
  if (engine.text) JS_FreeCString(engine.ctx, engine.text);
  engine.text = NULL;
  JS_FreeValue(engine.ctx, engine.answer);
  engine.answer = JS_UNDEFINED;
}

void kgl_engine_fail(kgl_outcome *outcome, const char *type, const char *message) {
  kgl_outcome_of_message(type, message, &engine.error, outcome);
}

uint32_t kgl_engine_abi(void) {
  return QJS_VERSION_MAJOR << 24 | QJS_VERSION_MINOR << 16 | QJS_VERSION_PATCH << 8 | KGL_BYTECODE_VERSION;
}

static void *allocate(void *opaque, size_t bytes) {
  (void)opaque;
  return kgl_heap_allocate(bytes);
}

static void *allocate_zeroed(void *opaque, size_t count, size_t bytes) {
  (void)opaque;
  return count && bytes > SIZE_MAX / count ? NULL : kgl_heap_allocate_zeroed(count * bytes);
}

static void *resize(void *opaque, void *block, size_t bytes) {
  (void)opaque;
  return kgl_heap_resize(block, bytes);
}

static void release(void *opaque, void *block) {
  (void)opaque;
  kgl_heap_free(block);
}

static const JSMallocFunctions allocator = {allocate_zeroed, allocate, release, resize, kgl_heap_usable};

/* Everything but eval: the parser is not linked in. */
static JSContext *new_context(JSRuntime *runtime) {
  JS_SetMaxStackSize(runtime, STACK_SIZE);
  JS_SetModuleLoaderFunc(runtime, NULL, load_builtin, NULL);
  JS_SetHostPromiseRejectionTracker(runtime, track_rejection, NULL);
  JSContext *ctx = JS_NewContextRaw(runtime);
  if (!ctx) return NULL;
  bool failed = JS_AddIntrinsicBaseObjects(ctx) || JS_AddIntrinsicDate(ctx) || JS_AddIntrinsicRegExp(ctx) ||
                JS_AddIntrinsicJSON(ctx) || JS_AddIntrinsicProxy(ctx) || JS_AddIntrinsicMapSet(ctx) ||
                JS_AddIntrinsicTypedArrays(ctx) || JS_AddIntrinsicPromise(ctx) || JS_AddIntrinsicBigInt(ctx) ||
                JS_AddIntrinsicWeakRef(ctx) || JS_AddIntrinsicAToB(ctx) || JS_AddPerformance(ctx) ||
                kgl_platform_init(ctx);
  return failed ? NULL : ctx;
}

/* A bundle is one module: all it can import is what the engine has built in. */
static JSModuleDef *load_builtin(JSContext *ctx, const char *name, void *opaque) {
  (void)opaque;
#ifdef KGL_WITH_KERNELS
  if (strcmp(name, "kinglet:kernels") == 0) return kgl_quickjs_module(ctx, name);
#endif
  JS_ThrowReferenceError(ctx, "this bootstrap has no module \"%s\"; build the function again with @kinglet/bundler", name);
  return NULL;
}

static void track_rejection(JSContext *ctx, JSValueConst promise, JSValueConst reason, bool handled, void *opaque) {
  (void)reason, (void)opaque;
  bool same = JS_IsStrictEqual(ctx, engine.unhandled, promise);
  if (handled ? !same : !JS_IsUndefined(engine.unhandled)) return;
  JS_FreeValue(ctx, engine.unhandled);
  engine.unhandled = handled ? JS_UNDEFINED : JS_DupValue(ctx, promise);
}

static void forget_unhandled(void) {
  JS_FreeValue(engine.ctx, engine.unhandled);
  engine.unhandled = JS_UNDEFINED;
}

static void sleep_ms(double milliseconds) {
  struct timespec left = {(time_t)(milliseconds / 1e3), 0};
  left.tv_nsec = (long)((milliseconds - (double)left.tv_sec * 1e3) * 1e6);
  while (nanosleep(&left, &left) < 0) continue;
}

/* Runs what is waiting until nothing can run without a timer. False: an exception that nobody caught is pending. */
static bool run_jobs(const char **type) {
  JSContext *job_context;
  int status;
  do status = JS_ExecutePendingJob(engine.runtime, &job_context);
  while (status > 0);
  if (status < 0) return false;
  if (JS_IsUndefined(engine.unhandled)) return true;
  JSValue reason = JS_PromiseResult(engine.ctx, engine.unhandled);
  forget_unhandled();
  JS_Throw(engine.ctx, reason);
  *type = KGL_ERROR_UNHANDLED_REJECTION;
  return false;
}

/* Runs jobs and timers until `promise` is settled. False: an exception is pending; `fatal` says that it is not the
 * promise's own, so the program's state is not to be trusted. */
static bool run_until_settled(JSValueConst promise, const char **type, bool *fatal) {
  while (run_jobs(type)) {
    if (JS_PromiseState(engine.ctx, promise) != JS_PROMISE_PENDING) return true;
    double wait = kgl_platform_run_timers(engine.ctx);
    if (wait == -2) break;
    if (wait > 0) sleep_ms(wait);
    if (wait >= 0) continue;
    *type = KGL_ERROR_UNSETTLED;
    JS_ThrowPlainError(engine.ctx, "The promise never settled: nothing is left to run that could settle it");
    return false;
  }
  *fatal = true;
  return false;
}

/* Takes `value` to its result: a promise's, or itself. Frees it. False: as run_until_settled, or its own rejection. */
static bool settle(JSValue value, JSValue *result, const char **type, bool *fatal) {
  JSContext *ctx = engine.ctx;
  if (!JS_IsPromise(value)) {
    *result = value;
    *fatal = !run_jobs(type);
    if (*fatal) JS_FreeValue(ctx, value);
    return !*fatal;
  }
  /* Its rejection is handled: by the error that the invocation gets. */
  JS_PromiseMarkAsHandled(ctx, value);
  if (JS_IsStrictEqual(ctx, engine.unhandled, value)) forget_unhandled();
  bool ok = run_until_settled(value, type, fatal);
  if (ok) {
    *result = JS_PromiseResult(ctx, value);
    ok = JS_PromiseState(ctx, value) == JS_PROMISE_FULFILLED;
    if (!ok) JS_Throw(ctx, *result);
  }
  JS_FreeValue(ctx, value);
  return ok;
}

/* `rawHandler`, else `handler`. */
static bool find_handler(JSModuleDef *module, kgl_outcome *outcome) {
  JSContext *ctx = engine.ctx;
  JSValue exports = JS_GetModuleNamespace(ctx, module);
  engine.handler = JS_GetPropertyStr(ctx, exports, "rawHandler");
  engine.raw = JS_IsFunction(ctx, engine.handler);
  if (!engine.raw) {
    JS_FreeValue(ctx, engine.handler);
    engine.handler = JS_GetPropertyStr(ctx, exports, "handler");
  }
  JS_FreeValue(ctx, exports);
  if (JS_IsFunction(ctx, engine.handler)) return true;
  kgl_engine_fail(outcome, KGL_ERROR_HANDLER_NOT_FOUND,
                  "Expected the module to export a function `handler` or `rawHandler`, found neither");
  return false;
}

static void *release_event(JSRuntime *runtime, void *opaque, void *bytes, size_t size) {
  (void)runtime, (void)opaque;
  if (size) return NULL; /* cannot be resized */
  free(bytes);
  return NULL;
}

/* The event's bytes become the array's own: the handler may keep it as long as it likes. */
static JSValue take_event(kgl_buffer *body) {
  JSValue array = JS_NewUint8Array(engine.ctx, body->bytes, body->length, release_event, NULL, false);
  if (!JS_IsException(array)) *body = (kgl_buffer){0};
  return array;
}

static JSValue new_event(kgl_invocation *invocation) {
  kgl_buffer *body = &invocation->message.body;
  if (engine.raw) return take_event(body);
  return JS_ParseJSON(engine.ctx, (const char *)body->bytes, body->length, "event");
}

static size_t property_size(JSValueConst object, const char *name) {
  int64_t size = 0;
  JSValue value = JS_GetPropertyStr(engine.ctx, object, name);
  if (JS_IsNumber(value)) JS_ToInt64(engine.ctx, &size, value);
  JS_FreeValue(engine.ctx, value);
  return (size_t)size;
}

/* The bytes of an ArrayBuffer or of a view of one, as they are. */
static bool answer_bytes(JSValueConst result, kgl_outcome *outcome) {
  JSContext *ctx = engine.ctx;
  bool is_view = JS_GetTypedArrayType(result) >= 0 || JS_IsDataView(result);
  if (!is_view && !JS_IsArrayBuffer(result)) return false;
  size_t size = 0, offset = is_view ? property_size(result, "byteOffset") : 0;
  JSValue buffer = is_view ? JS_GetPropertyStr(ctx, result, "buffer") : JS_DupValue(ctx, result);
  const uint8_t *bytes = JS_GetArrayBuffer(ctx, &size, buffer);
  outcome->length = is_view ? property_size(result, "byteLength") : size;
  outcome->body = outcome->length ? bytes + offset : NULL;
  outcome->content_type = KGL_CONTENT_BYTES;
  if (JS_HasException(ctx)) JS_FreeValue(ctx, JS_GetException(ctx)); /* detached: has no bytes */
  JS_FreeValue(ctx, buffer); /* the view keeps it */
  return true;
}

static void answer_with(JSValue result, kgl_outcome *outcome) {
  *outcome = (kgl_outcome){0};
  engine.answer = result;
  if (engine.raw && answer_bytes(result, outcome)) return;
  JSValue json = JS_JSONStringify(engine.ctx, result, JS_UNDEFINED, JS_UNDEFINED);
  if (!JS_IsException(json)) engine.text = JS_ToCStringLen(engine.ctx, &outcome->length, json);
  bool absent = JS_IsUndefined(json); /* JSON has no undefined and no functions */
  JS_FreeValue(engine.ctx, json);
  if (!engine.text) {
    fail_with_exception(outcome, KGL_ERROR_STRINGIFY);
    return;
  }
  outcome->body = absent ? "null" : engine.text;
  if (absent) outcome->length = 4;
  outcome->content_type = KGL_CONTENT_JSON;
}

static void fail_with_exception(kgl_outcome *outcome, const char *type) {
  kgl_outcome_of_thrown(engine.ctx, JS_GetException(engine.ctx), type, &engine.error, outcome);
}
