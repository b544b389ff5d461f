/* Streamed answers: the JavaScript side (src/platform/responseStream.ts) writes, the loop sends. */
#include "internal.h"

#include "../requests.h"

#include <string.h>

JSValue kgl_streaming_run(JSValueConst handler, JSValueConst event, JSValueConst context, uint64_t id) {
  JSContext *ctx = kgl_js.ctx;
  JSValue run = kgl_platform_export(ctx, "runStreaming");
  if (JS_IsException(run)) return run;
  JSValueConst arguments[4] = {handler, event, context, JS_NewInt64(ctx, (int64_t)id)};
  JSValue done = JS_Call(ctx, run, JS_UNDEFINED, 4, arguments);
  JS_FreeValue(ctx, run);
  return done;
}

bool kgl_streaming_event(uint64_t id, int event) {
  JSContext *ctx = kgl_js.ctx;
  JSValue tell = kgl_platform_export(ctx, "streamEvent");
  JSValueConst arguments[2] = {JS_NewInt64(ctx, (int64_t)id), JS_NewInt32(ctx, event)};
  JSValue result = JS_IsException(tell) ? tell : JS_Call(ctx, tell, JS_UNDEFINED, 2, arguments);
  JS_FreeValue(ctx, tell);
  JS_FreeValue(ctx, result);
  return !JS_IsException(result);
}

void kgl_streaming_forget(uint64_t id) {
  JSContext *ctx = kgl_js.ctx;
  JSValue result = kgl_platform_call(ctx, "forgetStream", JS_NewInt64(ctx, (int64_t)id));
  if (JS_IsException(result)) JS_FreeValue(ctx, JS_GetException(ctx));
  JS_FreeValue(ctx, result);
}

static kgl_stream *stream_of(JSContext *ctx, JSValueConst value) {
  kgl_task *task = kgl_task_of(ctx, value);
  return task && !task->invocation->done ? &task->invocation->stream : NULL;
}

/* streamStart(id, contentType): the head. Nothing of an earlier invocation gets into a later one's stream. */
static JSValue stream_start(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  kgl_task *task = kgl_task_of(ctx, argv[0]);
  if (!task || task->invocation->done || task->invocation->stream.started) return JS_UNDEFINED;
  const char *content_type = JS_ToCString(ctx, argv[1]);
  if (!content_type) return JS_EXCEPTION;
  kgl_request_stream(task->invocation, content_type);
  JS_FreeCString(ctx, content_type);
  return JS_UNDEFINED;
}

/* streamWrite(id, chunk: string | Uint8Array): bytes that wait to be sent, or -1 when nobody takes them any more. */
static JSValue stream_write(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  kgl_stream *stream = stream_of(ctx, argv[0]);
  if (!stream || stream->closed || stream->ended) return JS_NewInt32(ctx, -1);
  size_t length;
  if (JS_IsString(argv[1])) {
    const char *text = JS_ToCStringLen(ctx, &length, argv[1]);
    if (!text) return JS_EXCEPTION;
    kgl_stream_write(stream, text, length);
    JS_FreeCString(ctx, text);
  } else {
    const uint8_t *bytes = JS_GetUint8Array(ctx, &length, argv[1]);
    if (!bytes && JS_HasException(ctx)) return JS_EXCEPTION;
    kgl_stream_write(stream, bytes, length);
  }
  if (stream->out.failed) return JS_ThrowOutOfMemory(ctx);
  return JS_NewInt64(ctx, (int64_t)kgl_stream_pending(stream));
}

/* streamWait(id): the writer waits until all is sent. */
static JSValue stream_wait(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  kgl_stream *stream = stream_of(ctx, argv[0]);
  if (stream) stream->wants_drain = true;
  return JS_UNDEFINED;
}

/* streamEnd(id): the last chunk. */
static JSValue stream_end(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  kgl_stream *stream = stream_of(ctx, argv[0]);
  if (stream) kgl_stream_end(stream, NULL, (kgl_slice){NULL, 0});
  return JS_UNDEFINED;
}

int kgl_streaming_natives(JSContext *ctx, JSValueConst native) {
  static const JSCFunctionListEntry functions[] = {
      JS_CFUNC_DEF("streamEnd", 1, stream_end),
      JS_CFUNC_DEF("streamStart", 2, stream_start),
      JS_CFUNC_DEF("streamWait", 1, stream_wait),
      JS_CFUNC_DEF("streamWrite", 2, stream_write),
  };
  return JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
}
