/* Arguments and results. */
#include "arguments.h"

#include <errno.h>
#include <unistd.h>

bool good(napi_env env, napi_status status) {
  bool pending = false;
  if (status == napi_ok) return true;
  if (napi_is_exception_pending(env, &pending) == napi_ok && !pending)
    napi_throw_error(env, "KINGLET_SYSCALLS_NODE_API", "Node-API failed");
  return false;
}

static bool refuse(napi_env env, const char *message) {
  napi_throw_type_error(env, "KINGLET_SYSCALLS_ARGUMENT", message);
  return false;
}

bool read_arguments(napi_env env, napi_callback_info info, size_t count, napi_value *arguments) {
  size_t given = count;
  return good(env, napi_get_cb_info(env, info, &given, arguments, NULL, NULL));
}

bool read_integer(napi_env env, napi_value value, int64_t *integer) {
  double number;
  if (napi_get_value_double(env, value, &number) != napi_ok) return refuse(env, "expected a number");
  if (!(number >= -9007199254740991.0 && number <= 9007199254740991.0) || number != (double)(int64_t)number)
    return refuse(env, "expected a whole number");
  *integer = (int64_t)number;
  return true;
}

bool is_undefined(napi_env env, napi_value value) {
  napi_valuetype type;
  return napi_typeof(env, value, &type) == napi_ok && type == napi_undefined;
}

bool read_view(napi_env env, napi_value value, range *view) {
  bool is = false;
  void *data = NULL;
  size_t bytes = 0, length;
  if (napi_is_arraybuffer(env, value, &is) == napi_ok && is) {
    if (!good(env, napi_get_arraybuffer_info(env, value, &data, &bytes))) return false;
  } else if (napi_is_typedarray(env, value, &is) == napi_ok && is) {
    static const unsigned char sizes[] = {1, 1, 1, 2, 2, 4, 4, 4, 8, 8, 8};
    napi_typedarray_type type;
    if (!good(env, napi_get_typedarray_info(env, value, &type, &length, &data, NULL, NULL))) return false;
    if ((size_t)type >= sizeof sizes) return refuse(env, "expected a typed array of a known type");
    bytes = length * sizes[type];
  } else if (napi_is_dataview(env, value, &is) == napi_ok && is) {
    if (!good(env, napi_get_dataview_info(env, value, &bytes, &data, NULL, NULL))) return false;
  } else {
    return refuse(env, "expected a mapping, a typed array, a DataView or an ArrayBuffer");
  }
  *view = (range){.start = data, .bytes = data ? bytes : 0};
  return true;
}

bool read_output(napi_env env, napi_value value, size_t fewest, void **bytes) {
  range view;
  if (!read_view(env, value, &view)) return false;
  if (view.bytes < fewest) return refuse(env, "expected a longer array for the result");
  *bytes = view.start;
  return true;
}

napi_value result_of(napi_env env, int64_t result) {
  napi_value value;
  return good(env, napi_create_int64(env, result, &value)) ? value : NULL;
}

napi_value big_result(napi_env env, uint64_t number) {
  napi_value value;
  return good(env, napi_create_bigint_uint64(env, number, &value)) ? value : NULL;
}

bool export_functions(napi_env env, napi_value exports, const function *functions, size_t count) {
  for (size_t i = 0; i < count; i++) {
    napi_value made;
    const napi_status status =
        napi_create_function(env, functions[i].name, NAPI_AUTO_LENGTH, functions[i].call, NULL, &made);
    if (!good(env, status)) return false;
    if (!good(env, napi_set_named_property(env, exports, functions[i].name, made))) return false;
  }
  return true;
}

bool read_pages(napi_env env, napi_value value, range *pages) {
  const size_t page = (size_t)sysconf(_SC_PAGESIZE);
  if (mapping_range(env, value, pages)) {
    pages->bytes = (pages->bytes + page - 1) / page * page;
    return true;
  }
  range view;
  if (!read_view(env, value, &view)) return false;
  const uintptr_t start = ((uintptr_t)view.start + page - 1) / page * page;
  const uintptr_t end = ((uintptr_t)view.start + view.bytes) / page * page;
  *pages = (range){.start = (unsigned char *)start, .bytes = end > start ? end - start : 0};
  return true;
}
