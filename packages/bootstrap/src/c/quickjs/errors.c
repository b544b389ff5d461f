/* Any thrown value to the error body that the Runtime API expects. Nothing here may throw or be left pending: a broken
 * error object must still be reported. */
#include "internal.h"

#include "../protocol.h"

#include <string.h>

static const char *property_text(JSContext *ctx, JSValueConst object, const char *name, size_t *length);
static const char *value_text(JSContext *ctx, JSValueConst value, size_t *length);
static const char *type_name(JSContext *ctx, JSValueConst value);

void kgl_outcome_of_thrown(JSContext *ctx, JSValue thrown, const char *type, kgl_buffer *body, kgl_outcome *outcome) {
  static const char unreadable[] = "The thrown value could not be read";
  bool is_error = JS_IsError(thrown);
  size_t message_length = sizeof unreadable - 1, name_length, stack_length = 0;
  const char *name = is_error ? property_text(ctx, thrown, "name", &name_length) : NULL;
  const char *stack = is_error ? property_text(ctx, thrown, "stack", &stack_length) : NULL;
  const char *message = is_error ? property_text(ctx, thrown, "message", &message_length)
                                 : value_text(ctx, thrown, &message_length);
  if (!type) type = name ? name : is_error ? "Error" : type_name(ctx, thrown);
  kgl_error_body(body, type, (kgl_slice){message ? message : unreadable, message_length},
                 (kgl_slice){stack, stack_length});
  *outcome = (kgl_outcome){body->bytes, body->length, KGL_CONTENT_JSON, true, ""};
  kgl_error_header(outcome->error_type, sizeof outcome->error_type, type);
  JS_FreeCString(ctx, name);
  JS_FreeCString(ctx, stack);
  JS_FreeCString(ctx, message);
  JS_FreeValue(ctx, thrown);
}

void kgl_outcome_of_message(const char *type, const char *message, kgl_buffer *body, kgl_outcome *outcome) {
  kgl_error_body(body, type, (kgl_slice){message, strlen(message)}, (kgl_slice){NULL, 0});
  *outcome = (kgl_outcome){body->bytes, body->length, KGL_CONTENT_JSON, true, ""};
  kgl_error_header(outcome->error_type, sizeof outcome->error_type, type);
}

/* As String(symbol), which JS_ToCString refuses. */
static JSValue symbol_text(JSContext *ctx, JSValueConst symbol) {
  JSValue description = JS_GetPropertyStr(ctx, symbol, "description");
  const char *inner = JS_IsString(description) ? JS_ToCString(ctx, description) : NULL;
  kgl_buffer text = {0};
  kgl_buffer_text(&text, "Symbol(");
  kgl_buffer_text(&text, inner ? inner : "");
  kgl_buffer_text(&text, ")");
  JSValue result = text.failed ? JS_ThrowOutOfMemory(ctx) : JS_NewStringLen(ctx, (const char *)text.bytes, text.length);
  JS_FreeCString(ctx, inner);
  JS_FreeValue(ctx, description);
  kgl_buffer_free(&text);
  return result;
}

/* NULL if `value` cannot be turned into text; `length` is then as it was. */
static const char *value_text(JSContext *ctx, JSValueConst value, size_t *length) {
  size_t own_length;
  JSValue shown = JS_IsSymbol(value) ? symbol_text(ctx, value) : JS_DupValue(ctx, value);
  const char *text = JS_ToCStringLen(ctx, &own_length, shown);
  JS_FreeValue(ctx, shown);
  if (text) *length = own_length;
  else JS_FreeValue(ctx, JS_GetException(ctx));
  return text;
}

/* NULL if the property is absent, not a string, or its getter throws. */
static const char *property_text(JSContext *ctx, JSValueConst object, const char *name, size_t *length) {
  JSValue value = JS_GetPropertyStr(ctx, object, name);
  if (JS_IsException(value)) JS_FreeValue(ctx, JS_GetException(ctx));
  const char *text = JS_IsString(value) ? value_text(ctx, value, length) : NULL;
  JS_FreeValue(ctx, value);
  return text;
}

/* As `typeof`. */
static const char *type_name(JSContext *ctx, JSValueConst value) {
  if (JS_IsString(value)) return "string";
  if (JS_IsNumber(value)) return "number";
  if (JS_IsBool(value)) return "boolean";
  if (JS_IsBigInt(value)) return "bigint";
  if (JS_IsSymbol(value)) return "symbol";
  if (JS_IsUndefined(value)) return "undefined";
  return JS_IsFunction(ctx, value) ? "function" : "object";
}
