/* Node-API glue for which tier serves an operation. */
#include <string.h>

#include "addon.h"
#include "configure.h"
#include "cpu.h"

/* A text, or "" for anything else. */
static bool read_text(napi_env env, napi_value value, char *text, size_t room) {
  size_t length;
  text[0] = '\0';
  napi_status status = napi_get_value_string_utf8(env, value, text, room, &length);
  return status == napi_string_expected || kgl_good(env, status);
}

napi_value kgl_list_kernel_tiers(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument, tiers;
  char isa[64];
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, &argument, NULL, NULL))) return NULL;
  if (!read_text(env, argument, isa, sizeof isa)) return NULL;
  kgl_failure failure;
  const kgl_table *table = kgl_dispatch(isa, &failure);
  if (!table) return kgl_throw(env, &failure);
  if (!kgl_good(env, napi_create_object(env, &tiers))) return NULL;
  for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) {
    napi_value name;
    if (!kgl_good(env, napi_create_string_utf8(env, kgl_tier_of(table, i), NAPI_AUTO_LENGTH, &name))) return NULL;
    if (!kgl_good(env, napi_set_named_property(env, tiers, kgl_operations[i].name, name))) return NULL;
  }
  return tiers;
}

napi_value kgl_set_kernel_tier(napi_env env, napi_callback_info info) {
  size_t count = 2;
  napi_value arguments[2];
  char name[64], isa[64];
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, arguments, NULL, NULL))) return NULL;
  if (!read_text(env, arguments[0], name, sizeof name) || !read_text(env, arguments[1], isa, sizeof isa)) return NULL;
  kgl_failure failure;
  for (size_t i = 0; i < KGL_OPERATION_COUNT; i++)
    if (strcmp(kgl_operations[i].name, name) == 0)
      return kgl_set_tier(i, isa, &failure) ? NULL : kgl_throw(env, &failure);
  kgl_fail(&failure, KGL_RANGE_ERROR, "RANGE", "expected the name of an operation, got %.63s", name);
  return kgl_throw(env, &failure);
}

napi_value kgl_sve_bytes(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value bytes;
#ifdef KGL_WITH_SVE
  const size_t count = kgl_cpu_sve_bytes();
#else
  const size_t count = 0;
#endif
  return kgl_good(env, napi_create_uint32(env, (uint32_t)count, &bytes)) ? bytes : NULL;
}
