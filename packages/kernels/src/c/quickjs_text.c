#include "quickjs_text.h"

#include "text/text.h"

KGL_TEXT_FUNCTIONS(scalar)

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
  if (is_frozen || offset > capacity || text->length > capacity - offset) {
    JS_ThrowTypeError(ctx, "expected an array whose buffer is there, and can be written to if it is an output");
    return false;
  }
  text->bytes = memory ? memory + offset : &nothing;
  return true;
}

static bool read_floats(JSContext *ctx, JSValueConst view, bool is_output, kgl_float_array *array) {
  kgl_bytes memory;
  const int type = JS_GetTypedArrayType(view);
  array->is_double = type == JS_TYPED_ARRAY_FLOAT64;
  if (!array->is_double && type != JS_TYPED_ARRAY_FLOAT32) {
    JS_ThrowTypeError(ctx, "expected a Float32Array or Float64Array");
    return false;
  }
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
  if (numbers.is_double) return JS_ThrowTypeError(ctx, "expected a Float32Array");
  return JS_NewFloat64(ctx, (double)kgl_format_floats(numbers, (uint8_t *)(uintptr_t)out.bytes, out.length));
}

static JSValue scan_json_string(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count;
  kgl_bytes json;
  int64_t from;
  if (!read_view(ctx, arguments[0], false, &json) || JS_ToInt64(ctx, &from, arguments[1]) < 0) return JS_EXCEPTION;
  const bool is_inside = from >= 0 && (uint64_t)from <= json.length;
  return JS_NewFloat64(ctx, (double)(is_inside ? kgl_scan_json_string_scalar(json, (size_t)from) : json.length));
}

static JSValue is_utf8(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count;
  kgl_bytes bytes;
  return read_view(ctx, arguments[0], false, &bytes) ? JS_NewBool(ctx, kgl_is_utf8_scalar(bytes)) : JS_EXCEPTION;
}

enum { ENCODE, DECODE };

static JSValue convert_base64(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int direction) {
  (void)this_value, (void)count;
  kgl_bytes from, to;
  int32_t form;
  if (!read_view(ctx, arguments[0], false, &from) || !read_view(ctx, arguments[1], true, &to)) return JS_EXCEPTION;
  if (JS_ToInt32(ctx, &form, arguments[2]) < 0) return JS_EXCEPTION;
  uint8_t *out = (uint8_t *)(uintptr_t)to.bytes;
  if (direction == DECODE) return JS_NewFloat64(ctx, (double)kgl_decode_base64_scalar(from, out, to.length, form));
  const size_t wanted = from.length / 3 * 4 + (from.length % 3 ? 4 : 0);
  if (wanted > to.length) return JS_NewFloat64(ctx, (double)KGL_TEXT_FAULT(KGL_TEXT_ROOM, wanted));
  return JS_NewFloat64(ctx, (double)kgl_encode_base64_scalar(from, out, form));
}

static const JSCFunctionListEntry functions[] = {
    JS_CFUNC_DEF("parseFloats", 3, parse_floats),
    JS_CFUNC_DEF("formatFloats", 2, format_floats),
    JS_CFUNC_DEF("scanJsonString", 2, scan_json_string),
    JS_CFUNC_DEF("isUtf8", 1, is_utf8),
    JS_CFUNC_MAGIC_DEF("encodeBase64", 3, convert_base64, ENCODE),
    JS_CFUNC_MAGIC_DEF("decodeBase64", 3, convert_base64, DECODE),
};
enum { FUNCTIONS = sizeof functions / sizeof *functions };

static int fill_module(JSContext *ctx, JSModuleDef *module) {
  return JS_SetModuleExportList(ctx, module, functions, FUNCTIONS);
}

JSModuleDef *kgl_quickjs_text_module(JSContext *ctx, const char *name) {
  JSModuleDef *module = JS_NewCModule(ctx, name, fill_module);
  return module && JS_AddModuleExportList(ctx, module, functions, FUNCTIONS) < 0 ? NULL : module;
}
