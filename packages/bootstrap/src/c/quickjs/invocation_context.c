#include "internal.h"

#include "../clock.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static int define_text(JSContext *ctx, JSValue object, const char *name, kgl_slice value);
static int define_variable(JSContext *ctx, JSValue object, const char *name, const char *variable);
static int define_json(JSContext *ctx, JSValue object, const char *name, kgl_slice value);
static int define_clock(JSContext *ctx, JSValue object, double end_ms);

JSValue kgl_context_new(JSContext *ctx, const kgl_invocation *invocation) {
  static const kgl_slice empty = {"", 0};
  JSValue context = JS_NewObject(ctx);
  bool failed =
      JS_IsException(context) ||
      define_text(ctx, context, "awsRequestId", invocation->request_id) < 0 ||
      define_text(ctx, context, "invokedFunctionArn",
                  invocation->function_arn.bytes ? invocation->function_arn : empty) < 0 ||
      define_variable(ctx, context, "functionName", "AWS_LAMBDA_FUNCTION_NAME") < 0 ||
      define_variable(ctx, context, "functionVersion", "AWS_LAMBDA_FUNCTION_VERSION") < 0 ||
      define_variable(ctx, context, "memoryLimitInMB", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE") < 0 ||
      define_variable(ctx, context, "logGroupName", "AWS_LAMBDA_LOG_GROUP_NAME") < 0 ||
      define_variable(ctx, context, "logStreamName", "AWS_LAMBDA_LOG_STREAM_NAME") < 0 ||
      define_json(ctx, context, "identity", invocation->cognito_identity) < 0 ||
      define_json(ctx, context, "clientContext", invocation->client_context) < 0 ||
      define_text(ctx, context, "tenantId", invocation->tenant_id) < 0 ||
      define_text(ctx, context, "xRayTraceId", invocation->trace_id) < 0 ||
      define_clock(ctx, context, invocation->end_ms) < 0;
  if (!failed) return context;
  JS_FreeValue(ctx, context);
  return JS_EXCEPTION;
}

/* Defined, not set: a setter that the program put on Object.prototype has no say. */
static int define(JSContext *ctx, JSValue object, const char *name, JSValue value) {
  return JS_IsException(value) ? -1 : JS_DefinePropertyValueStr(ctx, object, name, value, JS_PROP_C_W_E);
}

static int define_text(JSContext *ctx, JSValue object, const char *name, kgl_slice value) {
  return define(ctx, object, name, value.bytes ? JS_NewStringLen(ctx, value.bytes, value.length) : JS_UNDEFINED);
}

static int define_variable(JSContext *ctx, JSValue object, const char *name, const char *variable) {
  const char *value = getenv(variable);
  return define(ctx, object, name, JS_NewString(ctx, value ? value : ""));
}

static int define_json(JSContext *ctx, JSValue object, const char *name, kgl_slice value) {
  if (!value.bytes) return define(ctx, object, name, JS_UNDEFINED);
  /* The parser wants a NUL behind the text; the header block has a newline there. */
  char *text = js_strndup(ctx, value.bytes, value.length);
  if (!text) return -1;
  JSValue parsed = JS_ParseJSON(ctx, text, value.length, name);
  js_free(ctx, text);
  return define(ctx, object, name, parsed);
}

/* May be negative: the deadline has passed and the environment has not been stopped yet. */
static JSValue remaining_time(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int magic,
                              JSValueConst *data) {
  (void)this_value, (void)argc, (void)argv, (void)magic;
  double end = 0;
  JS_ToFloat64(ctx, &end, data[0]);
  return JS_NewFloat64(ctx, floor(end - kgl_clock_precise_ms()));
}

static int define_clock(JSContext *ctx, JSValue object, double end_ms) {
  JSValue data = JS_NewFloat64(ctx, end_ms);
  return define(ctx, object, "getRemainingTimeInMillis", JS_NewCFunctionData(ctx, remaining_time, 0, 0, 1, &data));
}
