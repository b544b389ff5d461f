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
  JSValue answer;     /* keeps the bytes of the current outcome alive: an ArrayBuffer, or undefined */
  const char *text;   /* the same, when they are a string's */
  bool out_of_memory; /* an allocation was refused since the current invocation began */
} engine;

static const JSMallocFunctions allocator;
static JSContext *new_context(JSRuntime *runtime);
static JSModuleDef *load_builtin(JSContext *ctx, const char *name, void *opaque);
static bool settle(JSValue value, JSValue *result, const char **type, bool *fatal);
static bool run_jobs(const char **type);
static bool find_handler(JSModuleDef *module, kgl_outcome *outcome);
static void answer_with(JSValue result, kgl_outcome *outcome);
static void fail_with_exception(kgl_outcome *outcome, const char *type);

bool kgl_engine_init(const uint8_t *program, size_t length, kgl_outcome *outcome) {
  engine.handler = engine.answer = JS_UNDEFINED;
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
  engine.out_of_memory = false;
  JS_UpdateStackTop(engine.runtime);
  JSValue event = kgl_event_new(ctx, &invocation->message.body, engine.raw);
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
  /* Turning the result into JSON, or reading an error, may have run the program's code once more. */
  if (!fatal && !run_jobs(&type)) {
    kgl_engine_release();
    fail_with_exception(outcome, type);
    fatal = true;
  }
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

static void *checked(void *block) {
  if (!block) engine.out_of_memory = true;
  return block;
}

static void *allocate(void *opaque, size_t bytes) {
  (void)opaque;
  return checked(kgl_heap_allocate(bytes));
}

static void *allocate_zeroed(void *opaque, size_t count, size_t bytes) {
  (void)opaque;
  return checked(count && bytes > SIZE_MAX / count ? NULL : kgl_heap_allocate_zeroed(count * bytes));
}

static void *resize(void *opaque, void *block, size_t bytes) {
  (void)opaque;
  return checked(kgl_heap_resize(block, bytes));
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
  JS_SetHostPromiseRejectionTracker(runtime, kgl_rejections_track, NULL);
  JSContext *ctx = JS_NewContextRaw(runtime);
  if (!ctx) return NULL;
  bool failed = JS_AddIntrinsicBaseObjects(ctx) || JS_AddIntrinsicDate(ctx) || JS_AddIntrinsicRegExp(ctx) ||
                JS_AddIntrinsicJSON(ctx) || JS_AddIntrinsicProxy(ctx) || JS_AddIntrinsicMapSet(ctx) ||
                JS_AddIntrinsicTypedArrays(ctx) || JS_AddIntrinsicPromise(ctx) || JS_AddIntrinsicBigInt(ctx) ||
                JS_AddIntrinsicWeakRef(ctx) || JS_AddIntrinsicAToB(ctx) || JS_AddPerformance(ctx) ||
                kgl_platform_init(ctx) || kgl_bytes_init(ctx);
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
  JSValue reason;
  if (!kgl_rejections_take(engine.ctx, &reason)) return true;
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
    if (wait == KGL_TIMER_THREW) break;
    if (wait > 0) sleep_ms(wait);
    if (wait >= 0) continue;
    *type = KGL_ERROR_UNSETTLED;
    JS_ThrowPlainError(engine.ctx, "The promise never settled: nothing is left to run that could settle it");
    return false;
  }
  *fatal = true;
  return false;
}

/* What `await` would wait for: `value` itself, or a promise that follows it if it has a method `then`. */
static JSValue follow_thenable(JSValue value) {
  JSContext *ctx = engine.ctx;
  if (!JS_IsObject(value) || JS_IsPromise(value)) return value;
  JSValue then = JS_GetPropertyStr(ctx, value, "then");
  bool is_thenable = JS_IsFunction(ctx, then);
  bool failed = JS_IsException(then);
  JS_FreeValue(ctx, then);
  if (!is_thenable && !failed) return value;
  JSValue resolving[2], promise = JS_EXCEPTION;
  if (!failed) promise = JS_NewPromiseCapability(ctx, resolving);
  if (!JS_IsException(promise)) {
    JSValueConst argument = value;
    JS_FreeValue(ctx, JS_Call(ctx, resolving[0], JS_UNDEFINED, 1, &argument));
    JS_FreeValue(ctx, resolving[0]);
    JS_FreeValue(ctx, resolving[1]);
  }
  JS_FreeValue(ctx, value);
  return promise;
}

/* Takes `value` to its result: a promise's, or itself. Frees it. False: as run_until_settled, or its own rejection. */
static bool settle(JSValue value, JSValue *result, const char **type, bool *fatal) {
  JSContext *ctx = engine.ctx;
  value = follow_thenable(value);
  if (JS_IsException(value)) return false;
  if (!JS_IsPromise(value)) {
    *result = value;
    *fatal = !run_jobs(type);
    if (*fatal) JS_FreeValue(ctx, value);
    return !*fatal;
  }
  /* Its rejection is handled: by the error that the invocation gets. */
  JS_PromiseMarkAsHandled(ctx, value);
  kgl_rejections_forget(ctx, value);
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
                  JS_IsUndefined(engine.handler)
                      ? "Expected the module to export a function `handler` or `rawHandler`, found neither"
                      : "Expected the module to export a function `handler` or `rawHandler`, found a `handler` that is no "
                        "function");
  return false;
}

static void answer_with(JSValue result, kgl_outcome *outcome) {
  *outcome = (kgl_outcome){0};
  if (engine.raw && kgl_answer_bytes(engine.ctx, result, outcome, &engine.answer)) {
    JS_FreeValue(engine.ctx, result);
    if (JS_HasException(engine.ctx)) fail_with_exception(outcome, NULL);
    return;
  }
  JSValue json = JS_JSONStringify(engine.ctx, result, JS_UNDEFINED, JS_UNDEFINED);
  JS_FreeValue(engine.ctx, result);
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
  JSValue thrown = JS_GetException(engine.ctx);
  /* Without memory the engine throws whatever it can still make. */
  if (engine.out_of_memory) {
    JS_FreeValue(engine.ctx, thrown);
    kgl_engine_fail(outcome, KGL_ERROR_OUT_OF_MEMORY, "The function ran out of memory");
    return;
  }
  kgl_outcome_of_thrown(engine.ctx, thrown, type, &engine.error, outcome);
}
