/* native.telemetry: what @kinglet/runtime/telemetry is under this engine. */
#include "internal.h"

#include "../clock.h"
#include "../marks.h"
#include "../telemetry.h"

/* mark(index): milliseconds of native.now(), undefined where it was not reached. The clock of `performance` began at `origin`. */
static JSValue native_mark(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  uint32_t name;
  if (JS_ToUint32(ctx, &name, argv[0]) < 0) return JS_EXCEPTION;
  bool reached = name < KGL_MARKS && (kgl_marks[name] > 0 || name == KGL_MARK_ASSETS);
  return reached ? JS_NewFloat64(ctx, kgl_marks[name]) : JS_UNDEFINED;
}

/* cpuTime(): milliseconds of the process. */
static JSValue native_cpu_time(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc, (void)argv;
  return JS_NewFloat64(ctx, kgl_clock_cpu_ms());
}

/* peakMemory(): bytes. */
static JSValue native_peak_memory(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc, (void)argv;
  return JS_NewFloat64(ctx, (double)kgl_peak_memory());
}

/* writeLine(line) */
static JSValue native_write_line(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  size_t length;
  const char *line = JS_ToCStringLen(ctx, &length, argv[0]);
  if (!line) return JS_EXCEPTION;
  kgl_line_write((kgl_slice){line, length});
  JS_FreeCString(ctx, line);
  return JS_UNDEFINED;
}

/* sendDatagram(address, text): whether it was sent. */
static JSValue native_send_datagram(JSContext *ctx, JSValueConst this_value, int argc, JSValueConst *argv) {
  (void)this_value, (void)argc;
  size_t length;
  const char *address = JS_ToCString(ctx, argv[0]);
  const char *text = address ? JS_ToCStringLen(ctx, &length, argv[1]) : NULL;
  bool sent = text && kgl_datagram_send(address, (kgl_slice){text, length});
  JS_FreeCString(ctx, address);
  JS_FreeCString(ctx, text);
  return JS_HasException(ctx) ? JS_EXCEPTION : JS_NewBool(ctx, sent);
}

int kgl_telemetry_natives(JSContext *ctx, JSValueConst native, double origin) {
  static const JSCFunctionListEntry functions[] = {
      JS_CFUNC_DEF("cpuTime", 0, native_cpu_time),           JS_CFUNC_DEF("mark", 1, native_mark),
      JS_CFUNC_DEF("peakMemory", 0, native_peak_memory),     JS_CFUNC_DEF("sendDatagram", 2, native_send_datagram),
      JS_CFUNC_DEF("writeLine", 1, native_write_line),
  };
  JSValue telemetry = JS_NewObject(ctx);
  JS_SetPropertyFunctionList(ctx, telemetry, functions, sizeof functions / sizeof *functions);
  JS_SetPropertyStr(ctx, telemetry, "origin", JS_NewFloat64(ctx, origin));
  return JS_SetPropertyStr(ctx, native, "telemetry", telemetry);
}
