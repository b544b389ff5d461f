/* Node-API glue for text. What is wrong with an argument was said before (src/text.ts); faults in texts are numbers. */
#include <string.h>

#include "addon.h"
#include "text/text.h"

enum { MOST_ARGUMENTS = 4 };

/* The table of the function that is called; NULL with an exception pending. */
static const kgl_text_table *table_of(napi_env env, napi_callback_info info, napi_value arguments[MOST_ARGUMENTS]) {
  size_t count = MOST_ARGUMENTS;
  void *table;
  return kgl_good(env, napi_get_cb_info(env, info, &count, arguments, NULL, &table)) ? table : NULL;
}

/* Nothing of an array that was detached, which is empty. */
static bool read_bytes(napi_env env, napi_value value, kgl_bytes *text) {
  static const uint8_t nothing;
  void *bytes;
  if (!kgl_good(env, napi_get_typedarray_info(env, value, NULL, &text->length, &bytes, NULL, NULL))) return false;
  text->bytes = bytes ? bytes : &nothing;
  text->length = bytes ? text->length : 0;
  return true;
}

/* A key that is undefined stays NULL. */
static bool read_key(napi_env env, napi_value value, kgl_bytes *key) {
  napi_valuetype type;
  *key = (kgl_bytes){NULL, 0};
  if (!kgl_good(env, napi_typeof(env, value, &type))) return false;
  return type == napi_undefined || read_bytes(env, value, key);
}

static bool read_floats(napi_env env, napi_value value, kgl_float_array *array) {
  napi_typedarray_type type;
  if (!kgl_good(env, napi_get_typedarray_info(env, value, &type, &array->capacity, &array->elements, NULL, NULL))) return false;
  array->is_double = type == napi_float64_array;
  /* Whoever changes prototypes may pass others off as such arrays. */
  const bool has_room = array->elements && (array->is_double || type == napi_float32_array);
  if (!has_room) array->capacity = 0;
  return true;
}

static napi_value number(napi_env env, double result) {
  napi_value value;
  return kgl_good(env, napi_create_double(env, result, &value)) ? value : NULL;
}

/* parseFloats(json, out, key | undefined) */
static napi_value parse_floats(napi_env env, napi_callback_info info) {
  napi_value arguments[MOST_ARGUMENTS];
  kgl_bytes json, key;
  kgl_float_array out;
  const kgl_text_table *table = table_of(env, info, arguments);
  if (!table || !read_bytes(env, arguments[0], &json) || !read_floats(env, arguments[1], &out)) return NULL;
  return read_key(env, arguments[2], &key) ? number(env, (double)table->parse_floats(json, key, out)) : NULL;
}

/* formatFloats(numbers, out) */
static napi_value format_floats(napi_env env, napi_callback_info info) {
  napi_value arguments[MOST_ARGUMENTS];
  kgl_float_array numbers;
  kgl_bytes out;
  if (!table_of(env, info, arguments) || !read_floats(env, arguments[0], &numbers)) return NULL;
  if (!read_bytes(env, arguments[1], &out)) return NULL;
  return number(env, (double)kgl_format_floats(numbers, (uint8_t *)(uintptr_t)out.bytes, out.length));
}

/* scanJsonString(json, from): `from` is within it. */
static napi_value scan_json_string(napi_env env, napi_callback_info info) {
  napi_value arguments[MOST_ARGUMENTS];
  kgl_bytes json;
  double from;
  const kgl_text_table *table = table_of(env, info, arguments);
  if (!table || !read_bytes(env, arguments[0], &json)) return NULL;
  if (!kgl_good(env, napi_get_value_double(env, arguments[1], &from))) return NULL;
  const bool is_inside = from >= 0 && from <= (double)json.length;
  return number(env, (double)(is_inside ? table->scan_json_string(json, (size_t)from) : json.length));
}

/* isUtf8(bytes) */
static napi_value is_utf8(napi_env env, napi_callback_info info) {
  napi_value arguments[MOST_ARGUMENTS], answer;
  kgl_bytes bytes;
  const kgl_text_table *table = table_of(env, info, arguments);
  if (!table || !read_bytes(env, arguments[0], &bytes)) return NULL;
  return kgl_good(env, napi_get_boolean(env, table->is_utf8(bytes), &answer)) ? answer : NULL;
}

/* Both of base64: a text, where its form goes, and which form it is. */
static const kgl_text_table *read_base64(napi_env env, napi_callback_info info, kgl_bytes *from, kgl_bytes *to, int32_t *form) {
  napi_value arguments[MOST_ARGUMENTS];
  const kgl_text_table *table = table_of(env, info, arguments);
  if (!table || !read_bytes(env, arguments[0], from) || !read_bytes(env, arguments[1], to)) return NULL;
  return kgl_good(env, napi_get_value_int32(env, arguments[2], form)) ? table : NULL;
}

/* encodeBase64(bytes, out, form) */
static napi_value encode_base64(napi_env env, napi_callback_info info) {
  kgl_bytes from, to;
  int32_t form;
  const kgl_text_table *table = read_base64(env, info, &from, &to, &form);
  if (!table) return NULL;
  const size_t wanted = from.length / 3 * 4 + (from.length % 3 ? 4 : 0);
  if (wanted > to.length) return number(env, (double)KGL_TEXT_FAULT(KGL_TEXT_ROOM, wanted));
  return number(env, (double)table->encode_base64(from, (uint8_t *)(uintptr_t)to.bytes, form));
}

/* decodeBase64(text, out, form) */
static napi_value decode_base64(napi_env env, napi_callback_info info) {
  kgl_bytes from, to;
  int32_t form;
  const kgl_text_table *table = read_base64(env, info, &from, &to, &form);
  if (!table) return NULL;
  return number(env, (double)table->decode_base64(from, (uint8_t *)(uintptr_t)to.bytes, to.length, form));
}

static const struct {
  const char *name;
  napi_callback function;
} functions[] = {
    {"parseFloats", parse_floats}, {"formatFloats", format_floats}, {"scanJsonString", scan_json_string},
    {"isUtf8", is_utf8},           {"encodeBase64", encode_base64}, {"decodeBase64", decode_base64},
};

napi_value kgl_text_functions(napi_env env, napi_callback_info info) {
  napi_value argument, object;
  size_t count = 1, length;
  char isa[64] = "";
  kgl_failure failure;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, &argument, NULL, NULL))) return NULL;
  napi_status status = napi_get_value_string_utf8(env, argument, isa, sizeof isa, &length);
  if (status != napi_string_expected && !kgl_good(env, status)) return NULL; /* undefined: the best one */
  const kgl_table *kernels = kgl_dispatch(isa, &failure);
  if (!kernels) return kgl_throw(env, &failure);
  const kgl_text_table *table = kgl_text_of_tier(kernels->isa);
  if (!kgl_good(env, napi_create_object(env, &object))) return NULL;
  for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
    napi_value function;
    if (!kgl_good(env, napi_create_function(env, functions[i].name, NAPI_AUTO_LENGTH, functions[i].function,
                                            (void *)(uintptr_t)table, &function)))
      return NULL;
    if (!kgl_good(env, napi_set_named_property(env, object, functions[i].name, function))) return NULL;
  }
  return object;
}
