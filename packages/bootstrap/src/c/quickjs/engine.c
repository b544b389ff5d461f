/* The QuickJS engine: one runtime, one context, one module. */
#include "internal.h"

#include "../marks.h"
#include "../protocol.h"
#include "../source_map.h"
#include "../trailer.h"

#include <string.h>

/* Bytes of C stack a program may use before it gets a RangeError; Linux gives the main thread 8 MiB. */
#define STACK_SIZE ((size_t)4 * 1024 * 1024)

/* Of @kinglet/kernels. */
JSModuleDef *kgl_quickjs_text_module(JSContext *ctx, const char *name);
#ifdef KGL_WITH_KERNELS
JSModuleDef *kgl_quickjs_module(JSContext *ctx, const char *name);
#endif

kgl_quickjs kgl_js;

static JSContext *new_context(JSRuntime *runtime);
static JSModuleDef *load_builtin(JSContext *ctx, const char *name, void *opaque);

const char *kgl_engine_find_program(const uint8_t **program, size_t *length) {
  /* What the bytecode must have been written by. */
  uint32_t abi = QJS_VERSION_MAJOR << 24 | QJS_VERSION_MINOR << 16 | QJS_VERSION_PATCH << 8 | KGL_BYTECODE_VERSION;
  return kgl_trailer_load(abi, program, length);
}

bool kgl_engine_init(const uint8_t *program, size_t length, const char *handler, size_t slots, kgl_outcome *outcome) {
  kgl_mark(KGL_MARK_ENGINE_BEGIN);
  kgl_js.runtime = JS_NewRuntime2(&kgl_allocator, NULL);
  kgl_js.ctx = kgl_js.runtime ? new_context(kgl_js.runtime) : NULL;
  if (!kgl_js.ctx || !kgl_tasks_init(slots)) {
    kgl_engine_fail(outcome, KGL_ERROR_OUT_OF_MEMORY, "the JavaScript engine could not be started: out of memory");
    return false;
  }
  kgl_mark(KGL_MARK_ENGINE_READY);
  size_t map_length;
  const uint8_t *map = kgl_trailer_source_map(program, length, &map_length);
  kgl_source_map_use(map, map_length);
  JSModuleDef *module;
  JSValue result;
  const char *type = NULL;
  JSValue object = kgl_read_module(kgl_js.ctx, program, length);
  kgl_trailer_release(program, length);
  JSValue done = kgl_run_module(kgl_js.ctx, object, &module);
  if (JS_IsException(done) || !kgl_settle(done, &result, &type)) {
    kgl_outcome_of_exception(&kgl_js.report, type, outcome);
    return false;
  }
  JS_FreeValue(kgl_js.ctx, result);
  kgl_mark(KGL_MARK_INIT_END);
  return kgl_handler_find(module, handler, &kgl_js.handler, outcome);
}

void kgl_engine_fail(kgl_outcome *outcome, const char *type, const char *message) {
  kgl_error error = {type, kgl_text(message), {NULL, 0}};
  kgl_error_outcome(&kgl_js.report, &error, outcome);
}

bool kgl_engine_has_hook(kgl_hook hook) {
  JSValue answer = kgl_platform_call(kgl_js.ctx, "hasHook", JS_NewInt32(kgl_js.ctx, (int)hook));
  return JS_ToBool(kgl_js.ctx, answer) > 0;
}

bool kgl_engine_run_hook(kgl_hook hook, kgl_outcome *outcome) {
  const char *type = NULL;
  JSValue result, done = kgl_platform_call(kgl_js.ctx, "runHook", JS_NewInt32(kgl_js.ctx, (int)hook));
  if (!JS_IsException(done) && kgl_settle(done, &result, &type)) {
    JS_FreeValue(kgl_js.ctx, result);
    return true;
  }
  kgl_outcome_of_exception(&kgl_js.report, type, outcome);
  return false;
}

void kgl_engine_reseed(void) {
  kgl_random_reseed();
}

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
                JS_AddIntrinsicWeakRef(ctx) || JS_AddIntrinsicAToB(ctx) ||
                kgl_platform_init(ctx) || kgl_bytes_init(ctx) || kgl_random_init(ctx);
  return failed ? NULL : ctx;
}

/* A bundle is one module: all it can import is what the engine has built in. */
static JSModuleDef *load_builtin(JSContext *ctx, const char *name, void *opaque) {
  (void)opaque;
  if (strcmp(name, "kinglet:runtime") == 0) return kgl_runtime_module(ctx, name);
  if (strcmp(name, "kinglet:text") == 0) return kgl_quickjs_text_module(ctx, name);
#ifdef KGL_WITH_KERNELS
  if (strcmp(name, "kinglet:kernels") == 0) return kgl_quickjs_module(ctx, name);
#endif
  JS_ThrowReferenceError(ctx, "this bootstrap has no module \"%s\"; build the function again with @kinglet/bundler", name);
  return NULL;
}
