/* Bytes in and out of the engine without a copy: the event's into a value, a result's out of one. */
#include "internal.h"

#include "../protocol.h"

#include <stdlib.h>

/* Event bytes whose ArrayBuffer is being made: not its own before that succeeded. */
static const uint8_t *adopted;

/* DataView.prototype's buffer, byteOffset and byteLength, as they were before any program ran. */
static JSValue view_getters[3];

int kgl_bytes_init(JSContext *ctx) {
  static const char *const names[] = {"buffer", "byteOffset", "byteLength"};
  JSValue global = JS_GetGlobalObject(ctx);
  JSValue constructor = JS_GetPropertyStr(ctx, global, "DataView");
  JSValue prototype = JS_GetPropertyStr(ctx, constructor, "prototype");
  int found = 1;
  for (int i = 0; i < 3 && found > 0; i++) {
    JSPropertyDescriptor property;
    JSAtom name = JS_NewAtom(ctx, names[i]);
    found = JS_GetOwnProperty(ctx, &property, prototype, name);
    JS_FreeAtom(ctx, name);
    if (found <= 0) break;
    view_getters[i] = property.getter;
    JS_FreeValue(ctx, property.value);
    JS_FreeValue(ctx, property.setter);
  }
  JS_FreeValue(ctx, prototype);
  JS_FreeValue(ctx, constructor);
  JS_FreeValue(ctx, global);
  return found > 0 ? 0 : -1;
}

/* The memory of an event's ArrayBuffer: malloc's. */
static void *resize_event(JSRuntime *runtime, void *opaque, void *bytes, size_t size) {
  (void)runtime, (void)opaque;
  if (size) return realloc(bytes, size);
  if (bytes != adopted) free(bytes);
  return NULL;
}

/* The event's bytes become the array's own: the handler may keep it as long as it likes. */
static JSValue take_event(JSContext *ctx, kgl_buffer *body) {
  adopted = body->bytes;
  JSValue buffer = JS_NewArrayBuffer(ctx, body->bytes, body->length, 0, resize_event, NULL, false);
  adopted = NULL;
  if (JS_IsException(buffer)) return buffer;
  *body = (kgl_buffer){0};
  JSValueConst argument = buffer;
  JSValue array = JS_NewTypedArray(ctx, 1, &argument, JS_TYPED_ARRAY_UINT8);
  JS_FreeValue(ctx, buffer);
  return array;
}

static JSValue parse_event(JSContext *ctx, const kgl_buffer *text) {
  return JS_ParseJSON(ctx, (const char *)text->bytes, text->length, "event");
}

JSValue kgl_event_new(JSContext *ctx, kgl_buffer *body, bool raw) {
  if (raw) return take_event(ctx, body);
  JSValue event = parse_event(ctx, body);
  if (!JS_IsException(event) || kgl_utf8_valid(body->bytes, body->length) == body->length) return event;
  /* Not UTF-8: what is not becomes U+FFFD, as in every decoder of the web. */
  kgl_buffer text = {0};
  kgl_buffer_utf8(&text, body->bytes, body->length);
  if (!text.failed) {
    JS_FreeValue(ctx, JS_GetException(ctx));
    event = parse_event(ctx, &text);
  }
  kgl_buffer_free(&text);
  return event;
}

static JSValue view_property(JSContext *ctx, JSValueConst view, int getter) {
  return JS_Call(ctx, view_getters[getter], view, 0, NULL);
}

/* The buffer of a view, with the view's place in it by the engine's own account: a program can define properties named
 * byteLength, byteOffset and buffer that say something else. */
static JSValue buffer_of_view(JSContext *ctx, JSValueConst view, int64_t *offset, int64_t *length) {
  if (!JS_IsDataView(view)) {
    size_t element, at = 0, bytes = 0;
    JSValue buffer = JS_GetTypedArrayBuffer(ctx, view, &at, &bytes, &element);
    *offset = (int64_t)at;
    *length = (int64_t)bytes;
    return buffer;
  }
  JSValue at = view_property(ctx, view, 1), bytes = view_property(ctx, view, 2);
  bool failed = JS_IsException(at) || JS_IsException(bytes);
  if (!failed) failed = JS_ToInt64(ctx, offset, at) < 0 || JS_ToInt64(ctx, length, bytes) < 0;
  JS_FreeValue(ctx, at);
  JS_FreeValue(ctx, bytes);
  return failed ? JS_EXCEPTION : view_property(ctx, view, 0);
}

bool kgl_answer_bytes(JSContext *ctx, JSValueConst result, kgl_outcome *outcome, JSValue *owner) {
  bool is_view = JS_GetTypedArrayType(result) >= 0 || JS_IsDataView(result);
  if (!is_view && !JS_IsArrayBuffer(result)) return false;
  int64_t offset = 0, length = -1;
  *owner = is_view ? buffer_of_view(ctx, result, &offset, &length) : JS_DupValue(ctx, result);
  size_t size = 0;
  const uint8_t *bytes = JS_IsException(*owner) ? NULL : JS_GetArrayBuffer(ctx, &size, *owner);
  if (JS_HasException(ctx)) return true;
  if (!is_view) length = (int64_t)size;
  if (offset < 0 || length < 0 || (uint64_t)offset > size || (uint64_t)length > size - (uint64_t)offset) {
    JS_ThrowRangeError(ctx, "expected a view within its buffer of %zu bytes", size);
    return true;
  }
  outcome->length = (size_t)length;
  outcome->body = length ? bytes + offset : NULL;
  outcome->content_type = KGL_CONTENT_BYTES;
  return true;
}
