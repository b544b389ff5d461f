/* What console writes with: records in the format, and of the levels, that the environment asks for. */
#include "internal.h"

#include "../log.h"

/* log(level, text): one record of the running invocation. */
static JSValue native_log(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  int32_t level;
  size_t length;
  if (JS_ToInt32(ctx, &level, argv[0]) < 0) return JS_EXCEPTION;
  const char *text = JS_ToCStringLen(ctx, &length, argv[1]);
  if (!text) return JS_EXCEPTION;
  kgl_log_record(kgl_engine_current(), (kgl_log_level)level, (kgl_slice){text, length});
  JS_FreeCString(ctx, text);
  return JS_UNDEFINED;
}

/* context(): what is running now, for enter(). */
static JSValue native_context(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc, (void)argv;
  const kgl_task *task = kgl_task_current();
  return JS_NewInt64(ctx, task ? (int64_t)task->id : 0);
}

/* enter(context): what runs from here on is that invocation's, if it still runs. */
static JSValue native_enter(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  const kgl_task *task = kgl_task_of(ctx, argv[0]);
  kgl_async_tag = task ? task->id : 0;
  return JS_UNDEFINED;
}

int kgl_logging_natives(JSContext *ctx, JSValueConst native) {
  static const JSCFunctionListEntry functions[] = {
      JS_CFUNC_DEF("context", 0, native_context),
      JS_CFUNC_DEF("enter", 1, native_enter),
      JS_CFUNC_DEF("log", 2, native_log),
  };
  int failed = JS_SetPropertyFunctionList(ctx, native, functions, sizeof functions / sizeof *functions);
  if (failed >= 0) failed = JS_SetPropertyStr(ctx, native, "jsonLogs", JS_NewBool(ctx, kgl_log_is_json()));
  if (failed >= 0) failed = JS_SetPropertyStr(ctx, native, "lowestLevel", JS_NewInt32(ctx, (int)kgl_log_lowest()));
  if (failed >= 0) failed = JS_SetPropertyStr(ctx, native, "shared", JS_NewBool(ctx, kgl_tasks_are_shared()));
  return failed < 0 ? -1 : 0;
}
