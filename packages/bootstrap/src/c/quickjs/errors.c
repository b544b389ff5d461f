/* Any thrown value to the error body that the Runtime API expects. Nothing here may throw or be left pending: a broken
 * error object must still be reported. */
#include "internal.h"

#include "../protocol.h"
#include "../source_map.h"

#include <string.h>

/* Causes of causes are followed so far; cycles end here too. */
#define DEEPEST 4
/* An AggregateError may hold one error for each of thousands of records. */
#define MOST_ERRORS 10

static void describe(kgl_error_report *report, JSValueConst thrown, const char *type, int depth, kgl_outcome *outcome);
static void describe_related(kgl_error_report *report, JSValueConst error, int depth);
static const char *property_text(JSContext *ctx, JSValueConst object, const char *name, size_t *length);
static const char *value_text(JSContext *ctx, JSValueConst value, size_t *length);
static const char *type_name(JSContext *ctx, JSValueConst value);

void kgl_outcome_of_exception(kgl_error_report *report, const char *type, kgl_outcome *outcome) {
  JSValue thrown = JS_GetException(kgl_js.ctx);
  /* Without memory the engine throws whatever it can still make. */
  if (kgl_allocator_refused()) {
    kgl_error error = {KGL_ERROR_OUT_OF_MEMORY, kgl_text("The function ran out of memory"), {NULL, 0}};
    kgl_error_outcome(report, &error, outcome);
  } else {
    kgl_error_begin(report);
    describe(report, thrown, type, 1, outcome);
  }
  JS_FreeValue(kgl_js.ctx, thrown);
}

/* Appends the thrown value to the report, which may be any value at all, with what led to it. The outermost gets the
 * outcome too; the texts of a value live only here. */
static void describe(kgl_error_report *report, JSValueConst thrown, const char *type, int depth, kgl_outcome *outcome) {
  static const char unreadable[] = "The thrown value could not be read";
  JSContext *ctx = kgl_js.ctx;
  bool is_error = JS_IsError(thrown);
  size_t message_length = sizeof unreadable - 1, name_length, stack_length = 0;
  const char *name = is_error ? property_text(ctx, thrown, "name", &name_length) : NULL;
  const char *stack = is_error ? property_text(ctx, thrown, "stack", &stack_length) : NULL;
  const char *message = is_error ? property_text(ctx, thrown, "message", &message_length)
                                 : value_text(ctx, thrown, &message_length);
  if (!type) type = name ? name : is_error ? "Error" : type_name(ctx, thrown);
  kgl_buffer places = {0};
  kgl_source_map_apply(&places, (kgl_slice){stack, stack_length});
  kgl_error error = {type, {message ? message : unreadable, message_length}, {(char *)places.bytes, places.length}};
  kgl_error_open(report, &error);
  if (is_error && depth < DEEPEST) describe_related(report, thrown, depth + 1);
  kgl_error_close(report);
  if (outcome) kgl_error_finish(report, &error, outcome);
  kgl_buffer_free(&places);
  JS_FreeCString(ctx, name);
  JS_FreeCString(ctx, stack);
  JS_FreeCString(ctx, message);
}

/* A property, or undefined if its getter throws. */
static JSValue read_property(JSContext *ctx, JSValueConst object, const char *name) {
  JSValue value = JS_GetPropertyStr(ctx, object, name);
  if (!JS_IsException(value)) return value;
  JS_FreeValue(ctx, JS_GetException(ctx));
  return JS_UNDEFINED;
}

/* The members `cause` and `errors`, where the error has them. */
static void describe_related(kgl_error_report *report, JSValueConst error, int depth) {
  JSContext *ctx = kgl_js.ctx;
  JSValue cause = read_property(ctx, error, "cause"), errors = read_property(ctx, error, "errors");
  if (!JS_IsUndefined(cause)) {
    kgl_buffer_text(&report->body, ",\"cause\":");
    describe(report, cause, NULL, depth, NULL);
  }
  int64_t count = 0;
  if (JS_IsArray(errors) && JS_GetLength(ctx, errors, &count) < 0) JS_FreeValue(ctx, JS_GetException(ctx));
  if (count > MOST_ERRORS) count = MOST_ERRORS;
  for (int64_t i = 0; i < count; i++) {
    JSValue one = JS_GetPropertyInt64(ctx, errors, i);
    if (JS_IsException(one)) one = JS_GetException(ctx);
    kgl_buffer_text(&report->body, i ? "," : ",\"errors\":[");
    describe(report, one, NULL, depth, NULL);
    JS_FreeValue(ctx, one);
  }
  if (count > 0) kgl_buffer_text(&report->body, "]");
  JS_FreeValue(ctx, cause);
  JS_FreeValue(ctx, errors);
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
