/* The globals that are not the language's own. They are written in TypeScript (src/platform), compiled to bytecode at
 * build time, and read only when a program first touches one: a handler that uses none pays nothing at start. */
#include "internal.h"

#include "../lifecycle.h"
#include "../source_map.h"

#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

/* Written by build.mjs. Each part is a module of src/platform, read when one of its globals is touched. */
extern const struct {
  const uint8_t *bytecode;
  size_t length;
} kgl_platform_parts[];

enum { BASE, WEB, URL_PART, PARTS };

/* The globals that `install` of each part returns. */
static const struct {
  const char *name;
  int part;
} globals[] = {
    {"AbortController", WEB},
    {"AbortSignal", WEB},
    {"CustomEvent", WEB},
    {"Event", WEB},
    {"EventTarget", WEB},
    {"TextDecoder", BASE},
    {"TextEncoder", BASE},
    {"URL", URL_PART},
    {"URLSearchParams", URL_PART},
    {"awslambda", BASE},
    {"clearImmediate", BASE},
    {"clearInterval", BASE},
    {"clearTimeout", BASE},
    {"console", BASE},
    {"crypto", BASE},
    {"performance", BASE},
    {"process", BASE},
    {"setImmediate", BASE},
    {"setInterval", BASE},
    {"setTimeout", BASE},
    {"structuredClone", WEB},
};

static struct {
  bool loaded[PARTS];
  JSValue globals[PARTS]; /* an object each, with a property for each name */
  JSValue native;         /* what all parts get; made with the first */
  JSValue exports;        /* the namespace of BASE */
  JSValue run_timers;     /* () => milliseconds to the next timer, or -1 */
  double origin;          /* native_now() when the engine was started */
} platform;

static JSValue get_global(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int index);
static JSValue set_global(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int index);
static int load_part(JSContext *ctx, int part);
static double now(void);
static JSValue new_native(JSContext *ctx);

int kgl_platform_init(JSContext *ctx) {
  JSValue global = JS_GetGlobalObject(ctx);
  int result = 0;
  platform.origin = now();
  for (size_t i = 0; i < sizeof globals / sizeof *globals && result >= 0; i++) {
    JSAtom name = JS_NewAtom(ctx, globals[i].name);
    JSValue getter = JS_NewCFunctionMagic(ctx, get_global, globals[i].name, 0, JS_CFUNC_generic_magic, (int)i);
    JSValue setter = JS_NewCFunctionMagic(ctx, set_global, globals[i].name, 1, JS_CFUNC_generic_magic, (int)i);
    result = JS_DefinePropertyGetSet(ctx, global, name, getter, setter, JS_PROP_CONFIGURABLE);
    JS_FreeAtom(ctx, name);
  }
  JS_FreeValue(ctx, global);
  return result < 0 ? -1 : 0;
}

double kgl_platform_run_timers(JSContext *ctx) {
  if (!platform.loaded[BASE]) return KGL_NO_TIMER;
  JSValue next = JS_Call(ctx, platform.run_timers, JS_UNDEFINED, 0, NULL);
  double milliseconds = KGL_TIMER_THREW;
  if (!JS_IsException(next)) JS_ToFloat64(ctx, &milliseconds, next);
  JS_FreeValue(ctx, next);
  return milliseconds;
}

JSValue kgl_platform_export(JSContext *ctx, const char *name) {
  return load_part(ctx, BASE) < 0 ? JS_EXCEPTION : JS_GetPropertyStr(ctx, platform.exports, name);
}

JSValue kgl_platform_call(JSContext *ctx, const char *name, JSValue argument) {
  JSValue result = JS_UNDEFINED;
  if (platform.loaded[BASE]) {
    JSValue function = JS_GetPropertyStr(ctx, platform.exports, name);
    JSValueConst arguments[1] = {argument};
    result = JS_Call(ctx, function, JS_UNDEFINED, 1, arguments);
    JS_FreeValue(ctx, function);
  }
  JS_FreeValue(ctx, argument);
  return result;
}

JSValue kgl_load_module(JSContext *ctx, const uint8_t *bytecode, size_t length, JSModuleDef **module) {
  JSValue object = JS_ReadObject(ctx, bytecode, length, JS_READ_OBJ_BYTECODE);
  if (JS_IsException(object)) return object;
  if (!JS_IsModule(object)) {
    JS_FreeValue(ctx, object);
    return JS_ThrowTypeError(ctx, "expected bytecode of an ES module");
  }
  if (JS_ResolveModule(ctx, object) < 0) {
    JS_FreeValue(ctx, object);
    return JS_EXCEPTION;
  }
  *module = JS_VALUE_GET_PTR(object); /* the context's module list keeps it alive */
  return JS_EvalFunction(ctx, object);
}

/* From now on the global is an ordinary property. */
static JSValue define_global(JSContext *ctx, int index, JSValue value) {
  JSValue global = JS_GetGlobalObject(ctx);
  int result = JS_DefinePropertyValueStr(ctx, global, globals[index].name, JS_DupValue(ctx, value),
                                         JS_PROP_WRITABLE | JS_PROP_CONFIGURABLE);
  JS_FreeValue(ctx, global);
  if (result >= 0) return value;
  JS_FreeValue(ctx, value);
  return JS_EXCEPTION;
}

static JSValue get_global(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int index) {
  (void)this_value, (void)argc, (void)argv;
  int part = globals[index].part;
  if (load_part(ctx, part) < 0) return JS_EXCEPTION;
  JSValue value = JS_GetPropertyStr(ctx, platform.globals[part], globals[index].name);
  return JS_IsException(value) ? value : define_global(ctx, index, value);
}

static JSValue set_global(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int index) {
  (void)this_value;
  return define_global(ctx, index, argc ? JS_DupValue(ctx, argv[0]) : JS_UNDEFINED);
}

static int load_part(JSContext *ctx, int part) {
  if (platform.loaded[part]) return 0;
  if (!JS_IsObject(platform.native)) platform.native = new_native(ctx);
  JSModuleDef *module;
  JSValue done = kgl_load_module(ctx, kgl_platform_parts[part].bytecode, kgl_platform_parts[part].length, &module);
  if (JS_IsException(done)) return -1;
  JS_FreeValue(ctx, done);
  JSValue exports = JS_GetModuleNamespace(ctx, module);
  JSValue install = JS_GetPropertyStr(ctx, exports, "install");
  JSValueConst argument = platform.native;
  platform.globals[part] = JS_Call(ctx, install, JS_UNDEFINED, 1, &argument);
  JS_FreeValue(ctx, install);
  if (part == BASE) {
    platform.exports = JS_DupValue(ctx, exports);
    platform.run_timers = JS_GetPropertyStr(ctx, exports, "runTimers");
  }
  JS_FreeValue(ctx, exports);
  platform.loaded[part] = !JS_IsException(platform.globals[part]);
  return platform.loaded[part] ? 0 : -1;
}

/* onShutdown(): SIGTERM no longer ends the process. */
static JSValue native_on_shutdown(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)ctx, (void)this_value, (void)argc, (void)argv;
  kgl_shutdown_trap();
  return JS_UNDEFINED;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

/* now(): milliseconds of a clock that never goes back. */
static JSValue native_now(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc, (void)argv;
  return JS_NewFloat64(ctx, now());
}

/* classOf(object): the engine's own name for its kind, whatever its prototype says. */
static JSValue native_class_of(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  JSAtom name = JS_GetClassName(JS_GetRuntime(ctx), JS_GetClassID(argv[0]));
  JSValue text = JS_AtomToString(ctx, name);
  JS_FreeAtom(ctx, name);
  return text;
}

/* mapStack(text): a stack trace with the places in the sources. */
static JSValue native_map_stack(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  size_t length;
  const char *stack = JS_ToCStringLen(ctx, &length, argv[0]);
  if (!stack) return JS_EXCEPTION;
  kgl_buffer text = {0};
  kgl_source_map_apply(&text, (kgl_slice){stack, length});
  JSValue mapped = text.failed ? JS_DupValue(ctx, argv[0]) : JS_NewStringLen(ctx, (const char *)text.bytes, text.length);
  kgl_buffer_free(&text);
  JS_FreeCString(ctx, stack);
  return mapped;
}

/* encode(text): its UTF-8 bytes; `text` has no lone surrogates. */
static JSValue native_encode(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  size_t length;
  const char *text = JS_ToCStringLen(ctx, &length, argv[0]);
  if (!text) return JS_EXCEPTION;
  JSValue bytes = JS_NewUint8ArrayCopy(ctx, (const uint8_t *)text, length);
  JS_FreeCString(ctx, text);
  return bytes;
}

/* decode(bytes: Uint8Array, fatal): text, with U+FFFD for what is not UTF-8, or a TypeError if fatal. */
static JSValue native_decode(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  size_t length;
  const uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[0]);
  if (!bytes && JS_HasException(ctx)) return JS_EXCEPTION;
  if (!length) return JS_NewString(ctx, "");
  size_t valid = kgl_utf8_valid(bytes, length);
  if (valid == length) return JS_NewStringLen(ctx, (const char *)bytes, length);
  if (JS_ToBool(ctx, argv[1])) return JS_ThrowTypeError(ctx, "The bytes at offset %zu are not UTF-8", valid);
  kgl_buffer text = {0};
  kgl_buffer_utf8(&text, bytes, length);
  JSValue result = text.failed ? JS_ThrowOutOfMemory(ctx)
                               : JS_NewStringLen(ctx, (const char *)text.bytes, text.length);
  kgl_buffer_free(&text);
  return result;
}

/* random(bytes: Uint8Array): fills it from the kernel. */
static JSValue native_random(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  size_t length;
  uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[0]);
  if (!bytes) return JS_EXCEPTION;
  for (size_t at = 0; at < length;) {
    ssize_t got = getrandom(bytes + at, length - at, 0);
    if (got < 0) return JS_ThrowInternalError(ctx, "getrandom failed");
    at += (size_t)got;
  }
  return JS_UNDEFINED;
}

/* environment(): the variables as they are now. */
static JSValue native_environment(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc, (void)argv;
  extern char **environ;
  JSValue variables = JS_NewObject(ctx);
  for (char **entry = environ; *entry; entry++) {
    const char *equals = strchr(*entry, '=');
    if (!equals) continue;
    JSAtom name = JS_NewAtomLen(ctx, *entry, (size_t)(equals - *entry));
    JS_SetProperty(ctx, variables, name, JS_NewString(ctx, equals + 1));
    JS_FreeAtom(ctx, name);
  }
  return variables;
}

/* getVariable(name): its value, or undefined. */
static JSValue native_get_variable(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  const char *name = JS_ToCString(ctx, argv[0]);
  if (!name) return JS_EXCEPTION;
  const char *value = getenv(name);
  JS_FreeCString(ctx, name);
  return value ? JS_NewString(ctx, value) : JS_UNDEFINED;
}

/* setVariable(name, value): undefined removes it. */
static JSValue native_set_variable(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  const char *name = JS_ToCString(ctx, argv[0]);
  const char *value = name && !JS_IsUndefined(argv[1]) ? JS_ToCString(ctx, argv[1]) : NULL;
  int failed = JS_HasException(ctx) || (value ? setenv(name, value, 1) : unsetenv(name));
  JS_FreeCString(ctx, name);
  JS_FreeCString(ctx, value);
  if (JS_HasException(ctx)) return JS_EXCEPTION;
  return failed ? JS_ThrowTypeError(ctx, "expected the name of an environment variable") : JS_UNDEFINED;
}

static JSValue new_native(JSContext *ctx) {
  static const JSCFunctionListEntry functions[] = {
      JS_CFUNC_DEF("classOf", 1, native_class_of), JS_CFUNC_DEF("decode", 2, native_decode),
      JS_CFUNC_DEF("encode", 1, native_encode), JS_CFUNC_DEF("environment", 0, native_environment),
      JS_CFUNC_DEF("getVariable", 1, native_get_variable), JS_CFUNC_DEF("mapStack", 1, native_map_stack),
      JS_CFUNC_DEF("now", 0, native_now),
      JS_CFUNC_DEF("onShutdown", 0, native_on_shutdown), JS_CFUNC_DEF("random", 1, native_random),
      JS_CFUNC_DEF("setVariable", 2, native_set_variable),
  };
  JSValue native = JS_NewObject(ctx);
  JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
  JS_SetPropertyStr(ctx, native, "origin", JS_NewFloat64(ctx, platform.origin));
  kgl_assets_natives(ctx, native);
  kgl_logging_natives(ctx, native);
  kgl_streaming_natives(ctx, native);
#if defined(__aarch64__)
  JS_SetPropertyStr(ctx, native, "arch", JS_NewString(ctx, "arm64"));
#else
  JS_SetPropertyStr(ctx, native, "arch", JS_NewString(ctx, "x64"));
#endif
  return native;
}
