/* The function that the module exports and _HANDLER names. */
#include "internal.h"

#include "../handler_name.h"
#include "../protocol.h"

#include <string.h>

/* What awslambda.streamifyResponse leaves on a function, here and in AWS's own runtime. */
#define STREAMING_MARK "aws.lambda.runtime.handler.streaming"

static bool is_streaming(JSValueConst function);

/* Takes the export `name` if it is a function. */
static bool take(JSValueConst exports, const char *name, kgl_handler *handler) {
  JSValue value = JS_GetPropertyStr(kgl_js.ctx, exports, name);
  if (JS_IsException(value)) JS_FreeValue(kgl_js.ctx, JS_GetException(kgl_js.ctx));
  if (!JS_IsFunction(kgl_js.ctx, value)) {
    JS_FreeValue(kgl_js.ctx, value);
    return false;
  }
  *handler = (kgl_handler){value, strcmp(name, "rawHandler") == 0, is_streaming(value)};
  return true;
}

static bool has(JSValueConst exports, const char *name) {
  JSAtom atom = JS_NewAtom(kgl_js.ctx, name);
  bool found = JS_HasProperty(kgl_js.ctx, exports, atom) > 0;
  JS_FreeAtom(kgl_js.ctx, atom);
  return found;
}

/* `rawHandler` stands in for a name that is not exported, unless another function was meant by it. */
static bool choose(JSValueConst exports, const char *name, kgl_handler *handler) {
  if (!name) return take(exports, "rawHandler", handler) || take(exports, "handler", handler);
  if (has(exports, name)) return take(exports, name, handler);
  return take(exports, "rawHandler", handler);
}

bool kgl_handler_find(JSModuleDef *module, const char *handler_string, kgl_handler *handler, kgl_outcome *outcome) {
  const char *problem = NULL, *name = kgl_handler_name(handler_string, &problem);
  kgl_buffer message = {0};
  if (problem) {
    kgl_buffer_text(&message, problem);
    kgl_buffer_text(&message, handler_string);
    kgl_engine_fail(outcome, KGL_ERROR_MALFORMED_HANDLER_NAME, message.failed ? problem : (char *)message.bytes);
    kgl_buffer_free(&message);
    return false;
  }
  JSValue exports = JS_GetModuleNamespace(kgl_js.ctx, module);
  bool found = choose(exports, name, handler);
  JS_FreeValue(kgl_js.ctx, exports);
  if (found) return true;
  kgl_buffer_text(&message, "Expected the module to export a function `");
  kgl_buffer_text(&message, name ? name : "handler");
  kgl_buffer_text(&message, "` (" KGL_ENV_HANDLER " names it) or `rawHandler`, found neither");
  kgl_engine_fail(outcome, KGL_ERROR_HANDLER_NOT_FOUND, message.failed ? "out of memory" : (char *)message.bytes);
  kgl_buffer_free(&message);
  return false;
}

static bool is_streaming(JSValueConst function) {
  JSContext *ctx = kgl_js.ctx;
  JSValue mark = JS_NewSymbol(ctx, STREAMING_MARK, true);
  JSAtom atom = JS_ValueToAtom(ctx, mark);
  JSValue value = JS_GetProperty(ctx, function, atom);
  bool streaming = !JS_IsUndefined(value) && !JS_IsException(value);
  if (JS_IsException(value)) JS_FreeValue(ctx, JS_GetException(ctx));
  JS_FreeAtom(ctx, atom);
  JS_FreeValue(ctx, mark);
  JS_FreeValue(ctx, value);
  return streaming;
}
