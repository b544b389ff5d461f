/* The globals that are not the language's own. They are written in TypeScript (src/platform), compiled to bytecode at
 * build time, and read only when a program first touches one: a handler that uses none pays nothing at start. */
#include "internal.h"

#include "../clock.h"
#include "../marks.h"

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
  double origin;          /* the clock when the engine was started */
} platform;

static JSValue get_global(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int index);
static JSValue set_global(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int index);
static int load_part(JSContext *ctx, int part);

int kgl_platform_init(JSContext *ctx) {
  JSValue global = JS_GetGlobalObject(ctx);
  int result = 0;
  platform.origin = kgl_clock_precise_ms();
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

JSValue kgl_read_module(JSContext *ctx, const uint8_t *bytecode, size_t length) {
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
  return object;
}

JSValue kgl_run_module(JSContext *ctx, JSValue object, JSModuleDef **module) {
  if (JS_IsException(object)) return object;
  *module = JS_VALUE_GET_PTR(object); /* the context's module list keeps it alive */
  kgl_mark(KGL_MARK_INIT_BEGIN);      /* the program is the first: parts of the platform are loaded by it */
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
  if (!JS_IsObject(platform.native)) platform.native = kgl_natives_new(ctx, platform.origin);
  JSModuleDef *module;
  JSValue object = kgl_read_module(ctx, kgl_platform_parts[part].bytecode, kgl_platform_parts[part].length);
  JSValue done = kgl_run_module(ctx, object, &module);
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
