/* The smallest program with a whole engine in it that can run bytecode; only weighed. */
#include "quickjs.h"

int main(int argc, char **argv) {
  JSContext *ctx = JS_NewContextRaw(JS_NewRuntime());
  JS_AddIntrinsicBaseObjects(ctx);
  JS_AddIntrinsicDate(ctx);
  JS_AddIntrinsicRegExp(ctx);
  JS_AddIntrinsicJSON(ctx);
  JS_AddIntrinsicProxy(ctx);
  JS_AddIntrinsicMapSet(ctx);
  JS_AddIntrinsicTypedArrays(ctx);
  JS_AddIntrinsicPromise(ctx);
#ifdef NG
  JS_AddIntrinsicBigInt(ctx);
#endif
  JS_AddIntrinsicWeakRef(ctx);
  JSValue module = JS_ReadObject(ctx, (const uint8_t *)argv[0], (size_t)argc, JS_READ_OBJ_BYTECODE);
  return JS_IsException(JS_EvalFunction(ctx, module));
}
