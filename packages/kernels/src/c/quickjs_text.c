#include "quickjs_text.h"

#include "text/text.h"

KGL_TEXT_FUNCTIONS(scalar)

/* What src/text.ts does not find: arrays that pass for others, and buffers that were made immutable. */
static bool refuse(JSContext *ctx) {
  JS_ThrowTypeError(ctx, "expected a writable array of another type");
  return false;
}

/* The memory of a view; false with an exception pending if it has none, or none that may be written to. */
static bool read_view(JSContext *ctx, JSValueConst view, bool is_output, kgl_bytes *text) {
  static const uint8_t nothing;
  size_t offset, element, capacity;
  JSValue buffer = JS_GetTypedArrayBuffer(ctx, view, &offset, &text->length, &element);
  if (JS_IsException(buffer)) return false;
  const bool is_frozen = is_output && JS_IsImmutableArrayBuffer(buffer) > 0;
  uint8_t *memory = JS_GetArrayBuffer(ctx, &capacity, buffer);
  const bool is_gone = !memory && JS_HasException(ctx);
  JS_FreeValue(ctx, buffer); /* the view, which the caller holds, keeps it alive */
  if (is_gone) return false;
  if (is_frozen || offset > capacity || text->length > capacity - offset) return refuse(ctx);
  text->bytes = memory ? memory + offset : &nothing;
  return true;
}

static bool read_floats(JSContext *ctx, JSValueConst view, bool is_output, kgl_float_array *array) {
  kgl_bytes memory;
  const int type = JS_GetTypedArrayType(view);
  array->is_double = type == JS_TYPED_ARRAY_FLOAT64;
  if (type != JS_TYPED_ARRAY_FLOAT32 && !(array->is_double && is_output)) return refuse(ctx);
  if (!read_view(ctx, view, is_output, &memory)) return false;
  array->elements = (void *)(uintptr_t)memory.bytes;
  array->capacity = memory.length / (array->is_double ? sizeof(double) : sizeof(float));
  return true;
}

static JSValue parse_floats(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count;
  kgl_bytes json, key = {NULL, 0};
  kgl_float_array out;
  if (!read_view(ctx, arguments[0], false, &json) || !read_floats(ctx, arguments[1], true, &out)) return JS_EXCEPTION;
  if (!JS_IsUndefined(arguments[2]) && !read_view(ctx, arguments[2], false, &key)) return JS_EXCEPTION;
  return JS_NewFloat64(ctx, (double)kgl_parse_floats_scalar(json, key, out));
}

static JSValue format_floats(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count;
  kgl_float_array numbers;
  kgl_bytes out;
  if (!read_floats(ctx, arguments[0], false, &numbers) || !read_view(ctx, arguments[1], true, &out)) return JS_EXCEPTION;
  return JS_NewFloat64(ctx, (double)kgl_format_floats(numbers, (uint8_t *)(uintptr_t)out.bytes, out.length));
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("parseFloats", 3, parse_floats),
    JS_CFUNC_DEF("formatFloats", 2, format_floats),
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

static int fill_module(JSContext *ctx, JSModuleDef *module) {
  return JS_SetModuleExportList(ctx, module, functions, FUNCTIONS);
}

JSModuleDef *kgl_quickjs_text_module(JSContext *ctx, const char *name) {
  JSModuleDef *module = JS_NewCModule(ctx, name, fill_module);
  return module && JS_AddModuleExportList(ctx, module, functions, FUNCTIONS) < 0 ? NULL : module;
}
