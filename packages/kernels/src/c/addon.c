/* Node-API glue: turns JavaScript arguments into a checked call of a kernel, and failures into errors with a code.
 *
 * Exports
 *   select(isa | undefined, knowsTypes)  an object with a function per operation of that tier and its name as `isa`; with
 *                        knowsTypes, callers have made sure of the arrays' types, which are not asked for again
 *   bind(isa | undefined, buffer)        the same for operands in one buffer (addon_arena.c)
 *   modelFile(bytes)     memory for a model, and what opens it (addon_model.c)
 *   mapModel(file)       a descriptor's file as such memory
 *   hashes(isa | undefined)              SHA-256, CRC32C and AES (addon_hash.c)
 *   files                numbers in files that are larger than memory (addon_file.h)
 *   tableHash            which operation table it was compiled from (generate/tableHash.ts)
 *   isas()                               the names of the tiers that this machine has, best first
 *   streamFrom(bytes), prefetchDistance(bytes)   hints, for all threads
 *   configureCache(l1d, l2, l3)   bytes that blocks are cut for, by all threads; NaN leaves a level as it is
 *   threads(count)       how many threads share a call (parallel.h), whichever thread makes it; 0 leaves them as many as they
 *                        are, which is answered
 *   shareFrom(nanoseconds)   a hint: from what length on a piece of a call is worth a thread
 *   sharedCalls()        how many calls threads have shared */
#include "addon.h"

#include <stdatomic.h>
#include <unistd.h>

#include "addon_file.h"
#include "cache.h"
#include "generated/napi_dtypes.h"
#include "generated/table_hash.h"
#include "parallel.h"

/* Which kernel a function runs: its data pointer holds the two indices themselves, so that there is nothing to free. */
enum { OPERATION_BITS = 16 };
static void *pack(size_t tier, size_t operation) { return (void *)(uintptr_t)(tier << OPERATION_BITS | operation); }
static size_t tier_of(void *packed) { return (uintptr_t)packed >> OPERATION_BITS; }
static size_t operation_of(void *packed) { return (uintptr_t)packed & ((1u << OPERATION_BITS) - 1); }

bool kgl_good(napi_env env, napi_status status) {
  if (status == napi_ok) return true;
  const napi_extended_error_info *info = NULL;
  napi_get_last_error_info(env, &info);
  const char *message = info && info->error_message ? info->error_message : "Node-API call failed";
  bool pending = false;
  if (napi_is_exception_pending(env, &pending) == napi_ok && !pending)
    napi_throw_error(env, "KINGLET_KERNELS_NODE_API", message);
  return false;
}

napi_value kgl_throw(napi_env env, const kgl_failure *failure) {
  napi_status status = failure->type == KGL_TYPE_ERROR ? napi_throw_type_error(env, failure->code, failure->message)
                                                       : napi_throw_range_error(env, failure->code, failure->message);
  kgl_good(env, status);
  return NULL;
}

/* napi_float16_array, which older headers lack and older engines never answer. */
enum { FLOAT16_ARRAY = 11, UNKNOWN_ARRAY = -1 };

static const char *const typed_array_names[] = {
    [napi_int8_array] = "Int8Array",
    [napi_uint8_array] = "Uint8Array",
    [napi_uint8_clamped_array] = "Uint8ClampedArray",
    [napi_int16_array] = "Int16Array",
    [napi_uint16_array] = "Uint16Array",
    [napi_int32_array] = "Int32Array",
    [napi_uint32_array] = "Uint32Array",
    [napi_float32_array] = "Float32Array",
    [napi_float64_array] = "Float64Array",
    [napi_bigint64_array] = "BigInt64Array",
    [napi_biguint64_array] = "BigUint64Array",
    [FLOAT16_ARRAY] = "Float16Array",
};

/* What a value is, in words; NULL with an exception pending if Node-API fails. */
static const char *describe(napi_env env, napi_value value) {
  static const char *const names[] = {
      [napi_undefined] = "undefined", [napi_null] = "null",     [napi_boolean] = "boolean",
      [napi_number] = "number",       [napi_string] = "string", [napi_symbol] = "symbol",
      [napi_object] = "object",       [napi_function] = "function",
      [napi_external] = "object",     [napi_bigint] = "bigint",
  };
  napi_valuetype type;
  if (!kgl_good(env, napi_typeof(env, value, &type))) return NULL;
  if (type != napi_object) return names[type];
  bool is_array;
  if (!kgl_good(env, napi_is_array(env, value, &is_array))) return NULL;
  if (is_array) return "Array";
  bool is_typed;
  if (!kgl_good(env, napi_is_typedarray(env, value, &is_typed))) return NULL;
  if (!is_typed) return "object";
  napi_typedarray_type element = (napi_typedarray_type)UNKNOWN_ARRAY;
  if (!kgl_good(env, napi_get_typedarray_info(env, value, &element, NULL, NULL, NULL, NULL))) return NULL;
  bool is_known = (size_t)element < sizeof typed_array_names / sizeof *typed_array_names;
  return is_known ? typed_array_names[element] : "typed array";
}

static bool wrong_type(napi_env env, const kgl_operation *operation, const kgl_argument *argument, napi_value value) {
  const char *got = describe(env, value);
  if (!got) return false;
  kgl_failure failure;
  kgl_fail_type(&failure, operation, argument, got);
  kgl_throw(env, &failure);
  return false;
}

/* A view without elements may have lost its buffer. */
static bool has_buffer(napi_env env, const kgl_operation *operation, const kgl_argument *argument, napi_value value) {
  napi_value buffer;
  if (!kgl_good(env, napi_get_typedarray_info(env, value, NULL, NULL, NULL, &buffer, NULL))) return false;
  bool detached;
  if (!kgl_good(env, napi_is_detached_arraybuffer(env, buffer, &detached))) return false;
  if (!detached) return true;
  kgl_failure failure;
  kgl_fail_detached(&failure, operation, argument);
  kgl_throw(env, &failure);
  return false;
}

static bool read_array(napi_env env, const kgl_operation *operation, const kgl_argument *argument, napi_value value,
                       kgl_value *read) {
  napi_typedarray_type type = (napi_typedarray_type)UNKNOWN_ARRAY; /* stays for an array that Node-API does not know */
  napi_status status = napi_get_typedarray_info(env, value, &type, &read->length, &read->data, NULL, NULL);
  if (status == napi_invalid_arg) return wrong_type(env, operation, argument, value);
  if (!kgl_good(env, status)) return false;
  bool is_half = argument->dtype == KGL_F16 && (int)type == FLOAT16_ARRAY;
  if ((int)type != napi_dtypes[argument->dtype] && !is_half) return wrong_type(env, operation, argument, value);
  return read->length > 0 || has_buffer(env, operation, argument, value);
}

static bool read_number(napi_env env, const kgl_operation *operation, const kgl_argument *argument, napi_value value,
                        kgl_value *read) {
  napi_status status = napi_get_value_double(env, value, &read->number);
  if (status == napi_number_expected) return wrong_type(env, operation, argument, value);
  if (!kgl_good(env, status)) return false;
  kgl_failure failure;
  if (kgl_number(operation, argument, read, &failure)) return true;
  kgl_throw(env, &failure);
  return false;
}

/* An array whose type the caller has looked at: asking Node-API for it takes longer than all the rest of a call. */
static bool read_known_array(napi_env env, const kgl_operation *operation, const kgl_argument *argument,
                             napi_value value, kgl_value *read) {
  if (!kgl_good(env, napi_get_typedarray_info(env, value, NULL, &read->length, &read->data, NULL, NULL))) return false;
  return read->length > 0 || has_buffer(env, operation, argument, value);
}

typedef bool array_reader(napi_env, const kgl_operation *, const kgl_argument *, napi_value, kgl_value *);

static inline napi_value call_with(array_reader *reader, napi_env env, napi_callback_info info) {
  size_t count = KGL_MAX_ARGUMENTS;
  napi_value arguments[KGL_MAX_ARGUMENTS];
  void *packed;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, arguments, NULL, &packed))) return NULL;
  const kgl_operation *operation = &kgl_operations[operation_of(packed)];

  kgl_value values[KGL_MAX_ARGUMENTS];
  for (size_t i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    bool is_array = argument->kind <= KGL_INOUT;
    if (!(is_array ? reader : read_number)(env, operation, argument, arguments[i], &values[i])) return NULL;
  }
  size_t dimensions[KGL_MAX_DIMENSIONS];
  kgl_failure failure;
  if (!kgl_check(operation, values, dimensions, &failure)) return kgl_throw(env, &failure);

  double number = kgl_invoke(operation, kgl_every_table[tier_of(packed)], values, dimensions);
  if (operation->returned != KGL_RETURNS_NUMBER) return arguments[operation->returned];
  napi_value result;
  return kgl_good(env, napi_create_double(env, number, &result)) ? result : NULL;
}

static napi_value call_kernel(napi_env env, napi_callback_info info) { return call_with(read_array, env, info); }
static napi_value call_known(napi_env env, napi_callback_info info) { return call_with(read_known_array, env, info); }

static napi_value text(napi_env env, const char *string) {
  napi_value value;
  return kgl_good(env, napi_create_string_utf8(env, string, NAPI_AUTO_LENGTH, &value)) ? value : NULL;
}

/* An object with a function for each operation of the tier. */
static napi_value kernels_of(napi_env env, size_t tier, napi_callback callback) {
  napi_value kernels, name = text(env, kgl_every_table[tier]->isa);
  if (!name || !kgl_good(env, napi_create_object(env, &kernels))) return NULL;
  if (!kgl_good(env, napi_set_named_property(env, kernels, "isa", name))) return NULL;
  for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) {
    napi_value function;
    const char *operation = kgl_operations[i].name;
    if (!kgl_good(env, napi_create_function(env, operation, NAPI_AUTO_LENGTH, callback, pack(tier, i), &function)))
      return NULL;
    if (!kgl_good(env, napi_set_named_property(env, kernels, operation, function))) return NULL;
  }
  return kernels;
}

static napi_value select_tier(napi_env env, napi_callback_info info) {
  size_t count = 2, length;
  napi_value arguments[2];
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, arguments, NULL, NULL))) return NULL;
  char isa[64] = "";
  napi_status status = napi_get_value_string_utf8(env, arguments[0], isa, sizeof isa, &length);
  if (status != napi_string_expected && !kgl_good(env, status)) return NULL;

  kgl_failure failure;
  const kgl_table *table = kgl_dispatch(isa, &failure);
  if (!table) return kgl_throw(env, &failure);
  size_t tier = 0;
  while (kgl_every_table[tier] != table) tier++;
  bool knows_types = false;
  status = napi_get_value_bool(env, arguments[1], &knows_types);
  if (status != napi_boolean_expected && !kgl_good(env, status)) return NULL;
  return kernels_of(env, tier, knows_types ? call_known : call_kernel);
}

static napi_value list_tiers(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value names;
  if (!kgl_good(env, napi_create_array(env, &names))) return NULL;
  uint32_t count = 0;
  for (const kgl_table *const *table = kgl_tables; *table; table++) {
    if (!kgl_runs_here(*table)) continue;
    napi_value name = text(env, (*table)->isa);
    if (!name || !kgl_good(env, napi_set_element(env, names, count++, name))) return NULL;
  }
  return names;
}

/* A hint is a size_t for all threads, such as kgl_stream_bytes. */
static napi_value set_hint(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument;
  void *hint;
  double bytes;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, &argument, NULL, &hint))) return NULL;
  if (!kgl_good(env, napi_get_value_double(env, argument, &bytes))) return NULL;
  *(size_t *)hint = bytes >= 0 && bytes < 0x1p52 ? (size_t)bytes : SIZE_MAX;
  return NULL;
}

/* Of a level that a caller leaves as it is, NaN. */
static napi_value configure_cache(napi_env env, napi_callback_info info) {
  size_t *const levels[] = {&kgl_cache.l1d, &kgl_cache.l2, &kgl_cache.l3};
  size_t count = 3;
  napi_value arguments[3];
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, arguments, NULL, NULL))) return NULL;
  for (size_t i = 0; i < 3; i++) {
    double bytes;
    if (!kgl_good(env, napi_get_value_double(env, arguments[i], &bytes))) return NULL;
    if (bytes >= 0 && bytes < 0x1p52) *levels[i] = (size_t)bytes;
  }
  return NULL;
}

static napi_value set_threads(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value argument;
  uint32_t threads;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, &argument, NULL, NULL))) return NULL;
  if (!kgl_good(env, napi_get_value_uint32(env, argument, &threads))) return NULL;
  if (threads > 0) kgl_pool_configure(threads);
  napi_value result;
  return kgl_good(env, napi_create_double(env, (double)kgl_pool_threads(), &result)) ? result : NULL;
}

static napi_value count_jobs(napi_env env, napi_callback_info info) {
  (void)info;
  napi_value result;
  return kgl_good(env, napi_create_double(env, (double)kgl_pool_jobs(), &result)) ? result : NULL;
}

/* The last environment that goes takes the pool's threads with it: its code may be unloaded then. */
static atomic_size_t environments;

static void leave_environment(void *unused) {
  (void)unused;
  if (atomic_fetch_sub(&environments, 1) == 1) kgl_pool_stop();
}

static bool enter_environment(napi_env env) {
  if (!kgl_good(env, napi_add_env_cleanup_hook(env, leave_environment, NULL))) return false;
  atomic_fetch_add(&environments, 1);
  return true;
}

off_t kgl_file_size(int descriptor) {
  const off_t place = lseek(descriptor, 0, SEEK_CUR);
  const off_t end = lseek(descriptor, 0, SEEK_END);
  if (place >= 0) lseek(descriptor, place, SEEK_SET);
  return end;
}

/* While it is loaded no other thread runs in this library: what is found out once is there for all of them. */
__attribute__((constructor)) static void find_out(void) {
  kgl_failure none;
  kgl_dispatch(NULL, &none);
}

NAPI_MODULE_INIT() {
  napi_value hash;
  const napi_value files = kgl_file_functions(env);
  if (!files || !enter_environment(env)) return NULL;
  if (!kgl_good(env, napi_create_uint32(env, KGL_TABLE_HASH, &hash))) return NULL;
  const napi_property_descriptor properties[] = {
      {.utf8name = "select", .method = select_tier, .attributes = napi_enumerable},
      {.utf8name = "bind", .method = kgl_bind_arena, .attributes = napi_enumerable},
      {.utf8name = "modelFile", .method = kgl_model_file, .attributes = napi_enumerable},
      {.utf8name = "mapModel", .method = kgl_map_model, .attributes = napi_enumerable},
      {.utf8name = "text", .method = kgl_text_functions, .attributes = napi_enumerable},
      {.utf8name = "hashes", .method = kgl_hashes, .attributes = napi_enumerable},
      {.utf8name = "streamFrom", .method = set_hint, .data = &kgl_stream_bytes, .attributes = napi_enumerable},
      {.utf8name = "prefetchDistance", .method = set_hint, .data = &kgl_prefetch_bytes, .attributes = napi_enumerable},
      {.utf8name = "configureCache", .method = configure_cache, .attributes = napi_enumerable},
      {.utf8name = "threads", .method = set_threads, .attributes = napi_enumerable},
      {.utf8name = "shareFrom", .method = set_hint, .data = &kgl_share_nanoseconds, .attributes = napi_enumerable},
      {.utf8name = "sharedCalls", .method = count_jobs, .attributes = napi_enumerable},
      {.utf8name = "kernelTiers", .method = kgl_list_kernel_tiers, .attributes = napi_enumerable},
      {.utf8name = "setKernelTier", .method = kgl_set_kernel_tier, .attributes = napi_enumerable},
      {.utf8name = "sveBytes", .method = kgl_sve_bytes, .attributes = napi_enumerable},
      {.utf8name = "files", .value = files, .attributes = napi_enumerable},
      {.utf8name = "tableHash", .value = hash, .attributes = napi_enumerable},
      {.utf8name = "isas", .method = list_tiers, .attributes = napi_enumerable},
  };
  size_t count = sizeof properties / sizeof *properties;
  return kgl_good(env, napi_define_properties(env, exports, count, properties)) ? exports : NULL;
}
