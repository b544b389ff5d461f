/* Runs a file of bytecode and prints the milliseconds of CPU time that it took; compareEngines.mjs times engines with it. */
#include "quickjs.h"

#include <stdio.h>
#include <time.h>

static double milliseconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

int main(int argc, char **argv) {
  static uint8_t bytecode[1 << 16];
  FILE *file = argc > 1 ? fopen(argv[1], "rb") : NULL;
  size_t length = file ? fread(bytecode, 1, sizeof bytecode, file) : 0;
  JSContext *ctx = JS_NewContextRaw(JS_NewRuntime());
  JS_AddIntrinsicBaseObjects(ctx);
  JS_AddIntrinsicPromise(ctx);
  JSValue module = JS_ReadObject(ctx, bytecode, length, JS_READ_OBJ_BYTECODE);
  if (JS_IsException(module) || JS_ResolveModule(ctx, module) < 0) return 1;
  double start = milliseconds();
  JSValue result = JS_EvalFunction(ctx, module);
  printf("%f\n", milliseconds() - start);
  return JS_IsException(result);
}
