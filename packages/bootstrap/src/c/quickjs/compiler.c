/* The bytecode compiler: the same engine with its parser. Built to WebAssembly for the bundler (exports below), and
 * natively, as a filter from standard input to standard output, to prove that both write the same bytes. */
#include <quickjs.h>

#include <stdlib.h>
#include <string.h>

static uint8_t *result;
static size_t result_length;

#ifdef __wasm__
#define EXPORT(name) __attribute__((export_name(name)))
#else
#define EXPORT(name) static
#endif

EXPORT("kgl_allocate") void *kgl_allocate(size_t length) {
  return malloc(length);
}

EXPORT("kgl_abi") uint32_t kgl_abi(void) {
  return QJS_VERSION_MAJOR << 24 | QJS_VERSION_MINOR << 16 | QJS_VERSION_PATCH << 8 | KGL_BYTECODE_VERSION;
}

EXPORT("kgl_result") uint8_t *kgl_result(void) {
  return result;
}

EXPORT("kgl_result_length") size_t kgl_result_length(void) {
  return result_length;
}

static void keep(const void *bytes, size_t length) {
  free(result);
  result = malloc(length ? length : 1);
  result_length = result ? length : 0;
  if (result && length) memcpy(result, bytes, length);
}

/* "name: message\n<stack>" of the pending exception. */
static void keep_exception(JSContext *ctx) {
  JSValue exception = JS_GetException(ctx);
  JSValue stack = JS_GetPropertyStr(ctx, exception, "stack");
  size_t message_length = 0, stack_length = 0;
  const char *message = JS_ToCStringLen(ctx, &message_length, exception);
  const char *lines = JS_IsString(stack) ? JS_ToCStringLen(ctx, &stack_length, stack) : NULL;
  char *text = malloc(message_length + 1 + stack_length);
  if (text) {
    memcpy(text, message ? message : "", message_length);
    text[message_length] = '\n';
    memcpy(text + message_length + 1, lines ? lines : "", stack_length);
    keep(text, message_length + 1 + stack_length);
  }
  free(text);
  JS_FreeCString(ctx, message);
  JS_FreeCString(ctx, lines);
  JS_FreeValue(ctx, stack);
  JS_FreeValue(ctx, exception);
}

static int init_builtin(JSContext *ctx, JSModuleDef *module) {
  (void)ctx, (void)module;
  return 0;
}

/* Stands for the engine's own modules: resolving wants one, and only the bootstrap links and runs. */
static JSModuleDef *load_builtin(JSContext *ctx, const char *name, void *opaque) {
  (void)opaque;
  if (strncmp(name, "kinglet:", 8) == 0) return JS_NewCModule(ctx, name, init_builtin);
  JS_ThrowReferenceError(ctx, "expected imports of \"kinglet:*\" alone in a bundle, found \"%s\"", name);
  return NULL;
}

/* `source` holds `length` bytes and a NUL. Returns 1 with bytecode in the result, or 0 with an error text. */
EXPORT("kgl_compile") int kgl_compile(const char *source, size_t length, const char *file_name, int strip_debug) {
  JSRuntime *runtime = JS_NewRuntime();
  JSContext *ctx = runtime ? JS_NewContext(runtime) : NULL;
  if (!ctx) return keep("out of memory", 13), 0;
  JS_SetModuleLoaderFunc(runtime, NULL, load_builtin, NULL);
  JSValue module = JS_Eval(ctx, source, length, file_name, JS_EVAL_TYPE_MODULE | JS_EVAL_FLAG_COMPILE_ONLY);
  int flags = JS_WRITE_OBJ_BYTECODE | JS_WRITE_OBJ_STRIP_SOURCE | (strip_debug ? JS_WRITE_OBJ_STRIP_DEBUG : 0);
  size_t written = 0;
  uint8_t *bytecode = JS_IsException(module) ? NULL : JS_WriteObject(ctx, &written, module, flags);
  if (bytecode) keep(bytecode, written);
  else keep_exception(ctx);
  js_free(ctx, bytecode);
  JS_FreeValue(ctx, module);
  JS_FreeContext(ctx);
  JS_FreeRuntime(runtime);
  return bytecode != NULL;
}

#ifndef __wasm__
#include <stdio.h>

int main(int argc, char **argv) {
  size_t length = 0, capacity = 1 << 16;
  char *source = malloc(capacity);
  for (size_t got; source && (got = fread(source + length, 1, capacity - length - 1, stdin)) > 0;) {
    length += got;
    if (length + 1 == capacity) source = realloc(source, capacity *= 2);
  }
  if (!source) return 1;
  source[length] = 0;
  int ok = kgl_compile(source, length, argc > 1 ? argv[1] : "handler.js", argc > 2);
  fwrite(kgl_result(), 1, kgl_result_length(), ok ? stdout : stderr);
  return ok ? 0 : 1;
}
#endif
