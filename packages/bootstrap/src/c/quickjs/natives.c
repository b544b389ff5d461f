/* What the C side gives the platform's TypeScript: src/platform/native.ts. */
#include "internal.h"

#include "../clock.h"
#include "../entropy.h"
#include "../lifecycle.h"
#include "../source_map.h"

#include <cpu.h>
#include <sha256.h>
#include <stdlib.h>
#include <string.h>

/* onShutdown(): SIGTERM no longer ends the process. */
static JSValue native_on_shutdown(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)ctx, (void)this_value, (void)argc, (void)argv;
  kgl_shutdown_trap();
  return JS_UNDEFINED;
}

/* now(): milliseconds of a clock that never goes back. */
static JSValue native_now(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc, (void)argv;
  return JS_NewFloat64(ctx, kgl_clock_precise_ms());
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
  return kgl_entropy_fill(bytes, length) ? JS_UNDEFINED : JS_ThrowInternalError(ctx, "getrandom failed");
}

/* digest(bytes: Uint8Array): an ArrayBuffer with their SHA-256. */
static JSValue native_digest(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  size_t length;
  uint8_t digest[KGL_SHA256_DIGEST];
  const uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[0]);
  if (!bytes && JS_HasException(ctx)) return JS_EXCEPTION;
  kgl_sha256(kgl_cpu_features(), bytes, length, digest);
  return JS_NewArrayBufferCopy(ctx, digest, sizeof digest);
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

JSValue kgl_natives_new(JSContext *ctx, double origin) {
  static const JSCFunctionListEntry functions[] = {
      JS_CFUNC_DEF("classOf", 1, native_class_of), JS_CFUNC_DEF("decode", 2, native_decode),
      JS_CFUNC_DEF("digest", 1, native_digest),
      JS_CFUNC_DEF("encode", 1, native_encode), JS_CFUNC_DEF("environment", 0, native_environment),
      JS_CFUNC_DEF("getVariable", 1, native_get_variable), JS_CFUNC_DEF("mapStack", 1, native_map_stack),
      JS_CFUNC_DEF("now", 0, native_now),
      JS_CFUNC_DEF("onShutdown", 0, native_on_shutdown), JS_CFUNC_DEF("random", 1, native_random),
      JS_CFUNC_DEF("setVariable", 2, native_set_variable),
  };
  JSValue native = JS_NewObject(ctx);
  JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
  JS_SetPropertyStr(ctx, native, "origin", JS_NewFloat64(ctx, origin));
  kgl_assets_natives(ctx, native);
  kgl_logging_natives(ctx, native);
  kgl_streaming_natives(ctx, native);
  kgl_telemetry_natives(ctx, native, origin);
#if defined(__aarch64__)
  JS_SetPropertyStr(ctx, native, "arch", JS_NewString(ctx, "arm64"));
#else
  JS_SetPropertyStr(ctx, native, "arch", JS_NewString(ctx, "x64"));
#endif
  return native;
}
