/* What the files of the addon share: arguments of JavaScript as C values. Every reader is false with an exception thrown. */
#ifndef KGL_SYSCALLS_ARGUMENTS_H
#define KGL_SYSCALLS_ARGUMENTS_H

#include <node_api.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes of this process. */
typedef struct {
  unsigned char *start;
  size_t bytes;
} range;

/* A function of the addon with so many arguments. */
typedef struct {
  const char *name;
  napi_callback call;
} function;

/* True if the status is good; else makes sure that a JavaScript error is on its way. */
bool good(napi_env env, napi_status status);

/* Reads exactly `count` arguments; those that are missing are undefined. */
bool read_arguments(napi_env env, napi_callback_info info, size_t count, napi_value *arguments);
bool read_integer(napi_env env, napi_value value, int64_t *integer);
bool is_undefined(napi_env env, napi_value value);

/* The bytes of a typed array, DataView or ArrayBuffer. */
bool read_view(napi_env env, napi_value value, range *view);

/* The same of at least so many bytes. */
bool read_output(napi_env env, napi_value value, size_t fewest, void **bytes);

/* The result of a call: what it gave, or minus errno. */
napi_value result_of(napi_env env, int64_t result);
napi_value big_result(napi_env env, uint64_t value);

bool export_functions(napi_env env, napi_value exports, const function *functions, size_t count);

/* The mapping's or view's bytes in whole pages: of a mapping all, of a view those that lie inside it. */
bool read_pages(napi_env env, napi_value value, range *pages);

bool export_mappings(napi_env env, napi_value exports);
bool export_pages(napi_env env, napi_value exports);
bool export_performance(napi_env env, napi_value exports);
bool export_processes(napi_env env, napi_value exports);
bool export_registers(napi_env env, napi_value exports);

/* The live bytes of a mapping's handle; false without an exception if the value is none. */
bool mapping_range(napi_env env, napi_value value, range *mapping);

#endif
