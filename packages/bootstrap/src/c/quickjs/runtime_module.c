/* The engine's module "kinglet:runtime": what @kinglet/runtime exports to handlers, from src/platform. */
#include "internal.h"

static const char *const names[] = {"HttpResponseStream", "afterRestore", "beforeSnapshot",
                                    "onShutdown",         "readAsset",    "streamifyResponse", "telemetry"};

static int fill(JSContext *ctx, JSModuleDef *module) {
  JSValue runtime = kgl_platform_export(ctx, "runtime");
  if (JS_IsException(runtime)) return -1;
  int failed = 0;
  for (size_t i = 0; i < sizeof names / sizeof *names && !failed; i++) {
    JSValue value = JS_GetPropertyStr(ctx, runtime, names[i]);
    failed = JS_IsException(value) || JS_SetModuleExport(ctx, module, names[i], value) < 0;
  }
  JS_FreeValue(ctx, runtime);
  return failed ? -1 : 0;
}

JSModuleDef *kgl_runtime_module(JSContext *ctx, const char *name) {
  JSModuleDef *module = JS_NewCModule(ctx, name, fill);
  for (size_t i = 0; module && i < sizeof names / sizeof *names; i++)
    if (JS_AddModuleExport(ctx, module, names[i]) < 0) return NULL;
  return module;
}
