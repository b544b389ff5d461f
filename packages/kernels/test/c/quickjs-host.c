/* Runs one ES module in a QuickJS engine that has the kernels built in: quickjs-host <file>. print() writes a line. */
#include <stdio.h>
#include <stdlib.h>

#include "quickjs_module.h"

static JSValue print(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count;
  const char *text = JS_ToCString(ctx, arguments[0]);
  if (!text) return JS_EXCEPTION;
  puts(text);
  JS_FreeCString(ctx, text);
  return JS_UNDEFINED;
}

static int fail(JSContext *ctx, JSValue error) {
  const char *text = JS_ToCString(ctx, error);
  fprintf(stderr, "%s\n", text ? text : "an error without words");
  JS_FreeCString(ctx, text);
  JS_FreeValue(ctx, error);
  return 1;
}

static int run(JSContext *ctx, const char *source, size_t length) {
  JSValue global = JS_GetGlobalObject(ctx);
  JS_SetPropertyStr(ctx, global, "print", JS_NewCFunction(ctx, print, "print", 1));
  JS_FreeValue(ctx, global);
  if (!kgl_quickjs_module(ctx, "kinglet:kernels")) return fail(ctx, JS_GetException(ctx));
  JSValue promise = JS_Eval(ctx, source, length, "program", JS_EVAL_TYPE_MODULE);
  if (JS_IsException(promise)) return fail(ctx, JS_GetException(ctx));
  JSContext *job_context;
  while (JS_ExecutePendingJob(JS_GetRuntime(ctx), &job_context) > 0) continue;
  bool is_rejected = JS_PromiseState(ctx, promise) == JS_PROMISE_REJECTED;
  JSValue result = JS_PromiseResult(ctx, promise);
  JS_FreeValue(ctx, promise);
  if (is_rejected) return fail(ctx, result);
  JS_FreeValue(ctx, result);
  return 0;
}

int main(int count, char **arguments) {
  static char source[1 << 16];
  FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
  if (!file) return 2;
  size_t length = fread(source, 1, sizeof source - 1, file);
  fclose(file);
  JSRuntime *runtime = JS_NewRuntime();
  JSContext *ctx = JS_NewContext(runtime);
  int status = run(ctx, source, length);
  JS_FreeContext(ctx);
  JS_FreeRuntime(runtime);
  return status;
}
