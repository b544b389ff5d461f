/* What an invocation answers once its handler has ended. */
#include "internal.h"

#include "../protocol.h"

void kgl_complete(kgl_task *task, JSValue result) {
  JSContext *ctx = kgl_js.ctx;
  kgl_outcome *outcome = &task->invocation->outcome;
  *outcome = (kgl_outcome){0};
  if (kgl_js.handler.raw && kgl_answer_bytes(ctx, result, outcome, &task->answer)) {
    JS_FreeValue(ctx, result);
    if (JS_HasException(ctx)) kgl_complete_with_exception(task, NULL);
    task->invocation->done = true;
    return;
  }
  JSValue json = JS_JSONStringify(ctx, result, JS_UNDEFINED, JS_UNDEFINED);
  JS_FreeValue(ctx, result);
  if (!JS_IsException(json)) task->text = JS_ToCStringLen(ctx, &outcome->length, json);
  bool absent = JS_IsUndefined(json); /* JSON has no undefined and no functions */
  JS_FreeValue(ctx, json);
  if (!task->text) {
    kgl_complete_with_exception(task, KGL_ERROR_STRINGIFY);
    return;
  }
  outcome->body = absent ? "null" : task->text;
  if (absent) outcome->length = 4;
  outcome->content_type = KGL_CONTENT_JSON;
  task->invocation->done = true;
}

void kgl_complete_with_exception(kgl_task *task, const char *type) {
  kgl_outcome_of_exception(&task->report, type, &task->invocation->outcome);
  task->invocation->done = true;
}
