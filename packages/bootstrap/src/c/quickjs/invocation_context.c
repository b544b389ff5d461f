#include "internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>

static double now_ms(void);
static JSValue remaining_time(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int magic,
                              JSValueConst *data);
static void set_text(JSContext *ctx, JSValue object, const char *name, kgl_slice value);
static void set_environment(JSContext *ctx, JSValue object, const char *name, const char *variable);
static int set_json(JSContext *ctx, JSValue object, const char *name, kgl_slice value);

JSValue kgl_context_new(JSContext *ctx, const kgl_invocation *invocation) {
  JSValue context = JS_NewObject(ctx);
  set_environment(ctx, context, "functionName", "AWS_LAMBDA_FUNCTION_NAME");
  set_environment(ctx, context, "functionVersion", "AWS_LAMBDA_FUNCTION_VERSION");
  set_environment(ctx, context, "memoryLimitInMB", "AWS_LAMBDA_FUNCTION_MEMORY_SIZE");
  set_environment(ctx, context, "logGroupName", "AWS_LAMBDA_LOG_GROUP_NAME");
  set_environment(ctx, context, "logStreamName", "AWS_LAMBDA_LOG_STREAM_NAME");
  set_text(ctx, context, "awsRequestId", invocation->request_id);
  set_text(ctx, context, "invokedFunctionArn", invocation->function_arn);
  set_text(ctx, context, "tenantId", invocation->tenant_id);
  set_text(ctx, context, "xRayTraceId", invocation->trace_id);
  JS_SetPropertyStr(ctx, context, "callbackWaitsForEmptyEventLoop", JS_TRUE);
  double deadline = invocation->deadline_ms.length ? 0 : HUGE_VAL;
  for (size_t i = 0; i < invocation->deadline_ms.length; i++) {
    char digit = invocation->deadline_ms.bytes[i];
    deadline = digit < '0' || digit > '9' ? HUGE_VAL : deadline * 10 + (digit - '0');
  }
  JSValue data = JS_NewFloat64(ctx, deadline);
  JS_SetPropertyStr(ctx, context, "getRemainingTimeInMillis", JS_NewCFunctionData(ctx, remaining_time, 0, 0, 1, &data));
  if (set_json(ctx, context, "clientContext", invocation->client_context) == 0 &&
      set_json(ctx, context, "identity", invocation->cognito_identity) == 0)
    return context;
  JS_FreeValue(ctx, context);
  return JS_EXCEPTION;
}

static double now_ms(void) {
  struct timeval now;
  gettimeofday(&now, NULL);
  return (double)now.tv_sec * 1000 + (double)(now.tv_usec / 1000);
}

/* May be negative: the deadline is passed and the environment has not been stopped yet. */
static JSValue remaining_time(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv, int magic,
                              JSValueConst *data) {
  (void)this_value, (void)argc, (void)argv, (void)magic;
  double deadline = 0;
  JS_ToFloat64(ctx, &deadline, data[0]);
  return JS_NewFloat64(ctx, deadline - now_ms());
}

static void set_text(JSContext *ctx, JSValue object, const char *name, kgl_slice value) {
  if (value.bytes) JS_SetPropertyStr(ctx, object, name, JS_NewStringLen(ctx, value.bytes, value.length));
}

static void set_environment(JSContext *ctx, JSValue object, const char *name, const char *variable) {
  const char *value = getenv(variable);
  if (value) JS_SetPropertyStr(ctx, object, name, JS_NewString(ctx, value));
}

static int set_json(JSContext *ctx, JSValue object, const char *name, kgl_slice value) {
  if (!value.bytes) return 0;
  /* The parser wants a NUL behind the text; the header block has a newline there. */
  char *text = js_strndup(ctx, value.bytes, value.length);
  if (!text) return -1;
  JSValue parsed = JS_ParseJSON(ctx, text, value.length, name);
  js_free(ctx, text);
  return JS_IsException(parsed) || JS_SetPropertyStr(ctx, object, name, parsed) < 0 ? -1 : 0;
}
