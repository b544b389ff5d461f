/* Promises: running what is ready, and waiting for one promise where nothing else is to be done. */
#include "internal.h"

#include "../clock.h"
#include "../protocol.h"

static bool run_until_settled(JSValueConst promise, const char **type);

bool kgl_run_jobs(const char **type) {
  JSContext *job_context;
  int status;
  do status = JS_ExecutePendingJob(kgl_js.runtime, &job_context);
  while (status > 0);
  if (status < 0) return false;
  JSValue reason;
  if (!kgl_rejections_take(kgl_js.ctx, &reason)) return true;
  JS_Throw(kgl_js.ctx, reason);
  *type = KGL_ERROR_UNHANDLED_REJECTION;
  return false;
}

JSValue kgl_follow_thenable(JSValue value) {
  JSContext *ctx = kgl_js.ctx;
  if (!JS_IsObject(value) || JS_IsPromise(value)) return value;
  JSValue then = JS_GetPropertyStr(ctx, value, "then");
  bool is_thenable = JS_IsFunction(ctx, then);
  bool failed = JS_IsException(then);
  JS_FreeValue(ctx, then);
  if (!is_thenable && !failed) return value;
  JSValue resolving[2], promise = JS_EXCEPTION;
  if (!failed) promise = JS_NewPromiseCapability(ctx, resolving);
  if (!JS_IsException(promise)) {
    JSValueConst argument = value;
    JS_FreeValue(ctx, JS_Call(ctx, resolving[0], JS_UNDEFINED, 1, &argument));
    JS_FreeValue(ctx, resolving[0]);
    JS_FreeValue(ctx, resolving[1]);
  }
  JS_FreeValue(ctx, value);
  return promise;
}

void kgl_promise_expect(JSValueConst promise) {
  JS_PromiseMarkAsHandled(kgl_js.ctx, promise);
  kgl_rejections_forget(kgl_js.ctx, promise);
}

bool kgl_promise_result(JSValueConst promise, JSValue *result) {
  *result = JS_PromiseResult(kgl_js.ctx, promise);
  if (JS_PromiseState(kgl_js.ctx, promise) == JS_PROMISE_FULFILLED) return true;
  JS_Throw(kgl_js.ctx, *result);
  return false;
}

bool kgl_settle(JSValue value, JSValue *result, const char **type) {
  JSContext *ctx = kgl_js.ctx;
  value = kgl_follow_thenable(value);
  if (JS_IsException(value)) return false;
  if (!JS_IsPromise(value)) {
    *result = value;
    if (kgl_run_jobs(type)) return true;
    JS_FreeValue(ctx, value);
    return false;
  }
  kgl_promise_expect(value);
  bool ok = run_until_settled(value, type) && kgl_promise_result(value, result);
  JS_FreeValue(ctx, value);
  return ok;
}

static bool run_until_settled(JSValueConst promise, const char **type) {
  while (kgl_run_jobs(type)) {
    if (JS_PromiseState(kgl_js.ctx, promise) != JS_PROMISE_PENDING) return true;
    double wait = kgl_platform_run_timers(kgl_js.ctx);
    if (wait == KGL_TIMER_THREW) break;
    if (wait > 0) kgl_sleep_ms(wait);
    if (wait >= 0) continue;
    *type = KGL_ERROR_UNSETTLED;
    kgl_throw_unsettled();
    return false;
  }
  return false;
}

void kgl_throw_unsettled(void) {
  JS_ThrowPlainError(kgl_js.ctx, "The promise never settled: nothing is left to run that could settle it");
}
