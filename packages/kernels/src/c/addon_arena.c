/* Node-API glue for arenas: operands are byte offsets into one buffer, which is looked up once and not at every call. */
#include <stdlib.h>
#include <string.h>

#include "addon.h"
#include "exec.h"
#include "parallel.h"

typedef struct arena arena;
typedef struct {
  arena *of;
  const kgl_operation *operation;
  bool has_indices; /* some of its elements say where others are: they are looked at before each call */
} bound_call;

/* Lives as long as any function that uses it. */
struct arena {
  unsigned char *base;
  size_t bytes;
  const kgl_table *table;
  napi_ref buffer;
  size_t users;
  bound_call calls[KGL_OPERATION_COUNT];
};

typedef struct {
  arena *of;
  size_t count;
  kgl_slot slots[];
} plan;

static void release_arena(napi_env env, arena *a) {
  if (--a->users > 0) return;
  if (a->buffer) napi_delete_reference(env, a->buffer);
  free(a);
}

static void finalize_call(napi_env env, void *data, void *hint) {
  (void)hint;
  release_arena(env, data);
}

static void finalize_plan(napi_env env, void *data, void *hint) {
  (void)hint;
  plan *p = data;
  release_arena(env, p->of);
  free(p);
}

static napi_value refuse(napi_env env, const char *code, const char *name, const char *argument, const char *wanted) {
  kgl_failure failure;
  kgl_fail(&failure, KGL_RANGE_ERROR, code, "%s: expected %s to %s", name, argument, wanted);
  return kgl_throw(env, &failure);
}

static bool is_array(const kgl_argument *argument) { return argument->kind <= KGL_INOUT; }

/* How many numbers a call takes: offsets and scalars in the operation's order, then the dimensions. */
static size_t count_numbers(const kgl_operation *operation) {
  size_t count = operation->dimension_count;
  for (int i = 0; i < operation->argument_count; i++) count += operation->arguments[i].kind != KGL_SIZE;
  return count;
}

static bool read_dimensions(napi_env env, const kgl_operation *operation, const napi_value *numbers,
                            size_t *dimensions) {
  const napi_value *first = numbers + count_numbers(operation) - operation->dimension_count;
  for (int d = 0; d < operation->dimension_count; d++) {
    uint32_t number;
    if (!kgl_good(env, napi_get_value_uint32(env, first[d], &number))) return false;
    dimensions[d] = number;
  }
  return true;
}

static bool read_array(napi_env env, const arena *a, const kgl_operation *operation, const kgl_argument *argument,
                       napi_value number, const size_t *dimensions, kgl_value *value) {
  uint32_t offset;
  if (!kgl_good(env, napi_get_value_uint32(env, number, &offset))) return false;
  size_t length = argument->is_optional && offset == 0 ? 0 : kgl_length(argument, dimensions), bytes;
  bool is_inside = !__builtin_mul_overflow(length, kgl_dtype_bytes[argument->dtype], &bytes) && offset <= a->bytes &&
                   bytes <= a->bytes - offset;
  *value = (kgl_value){.data = a->base + offset, .length = length};
  if (is_inside && offset % kgl_dtype_bytes[argument->dtype] == 0) return true;
  refuse(env, "ARENA", operation->name, argument->name, "lie aligned inside the arena");
  return false;
}

static napi_value call_bound(napi_env env, napi_callback_info info) {
  size_t count = KGL_MAX_ARGUMENTS + KGL_MAX_DIMENSIONS;
  napi_value numbers[KGL_MAX_ARGUMENTS + KGL_MAX_DIMENSIONS];
  void *data;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, numbers, NULL, &data))) return NULL;
  const bound_call *call = data;
  const kgl_operation *operation = call->operation;

  size_t dimensions[KGL_MAX_DIMENSIONS];
  kgl_value values[KGL_MAX_ARGUMENTS];
  if (!read_dimensions(env, operation, numbers, dimensions)) return NULL;
  for (int i = 0, next = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind == KGL_SIZE) {
      const size_t size = dimensions[argument->shape[0]];
      values[i] = (kgl_value){.length = size, .number = (double)size};
      continue;
    }
    napi_value number = numbers[next++];
    bool is_read = is_array(argument)
                       ? read_array(env, call->of, operation, argument, number, dimensions, &values[i])
                       : kgl_good(env, napi_get_value_double(env, number, &values[i].number));
    if (!is_read) return NULL;
  }
  kgl_failure failure;
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    if (argument->kind == KGL_SIZE && !kgl_in_range(argument, dimensions[argument->shape[0]]))
      return refuse(env, "RANGE", operation->name, argument->name, "be in its range");
  }
  if (call->has_indices && !kgl_check(operation, values, dimensions, &failure)) return kgl_throw(env, &failure);
  double number = kgl_invoke(operation, call->of->table, values, dimensions);
  napi_value result = NULL;
  if (operation->returned == KGL_RETURNS_NUMBER) kgl_good(env, napi_create_double(env, number, &result));
  return result;
}

static napi_value throw_fault(napi_env env, const kgl_plan_fault *fault) {
  kgl_failure failure;
  kgl_fail_plan(&failure, fault);
  return kgl_throw(env, &failure);
}

static napi_value run_plan(napi_env env, napi_callback_info info) {
  void *data;
  if (!kgl_good(env, napi_get_cb_info(env, info, NULL, NULL, NULL, &data))) return NULL;
  const plan *p = data;
  size_t end = kgl_plan_run(p->of->table, p->slots, p->count);
  if (end == p->count) return NULL;
  kgl_plan_fault fault = {.reason = KGL_PLAN_INDEX, .word = end, .id = kgl_plan_operation(p->slots + end)};
  return throw_fault(env, &fault);
}

/* The function keeps `user` alive until it is collected; on failure the caller still owns it. */
static napi_value make_function(napi_env env, const char *name, napi_callback callback, void *data, arena *user,
                                napi_finalize finalize, void *finalized) {
  napi_value function;
  if (!kgl_good(env, napi_create_function(env, name, NAPI_AUTO_LENGTH, callback, data, &function))) return NULL;
  if (!kgl_good(env, napi_add_finalizer(env, function, finalized, finalize, NULL, NULL))) return NULL;
  user->users++;
  return function;
}

/* plan(words): copies the words, which another thread may change while they are checked. */
static napi_value make_plan(napi_env env, napi_callback_info info) {
  size_t count = 1, length;
  napi_value argument;
  void *data, *words;
  napi_typedarray_type type;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, &argument, NULL, &data))) return NULL;
  arena *a = data;
  if (!kgl_good(env, napi_get_typedarray_info(env, argument, &type, &length, &words, NULL, NULL))) return NULL;
  if (type != napi_uint32_array) return refuse(env, "TYPE", "plan", "words", "be a Uint32Array");
  plan *p = malloc(sizeof *p + length * (sizeof *p->slots + sizeof(uint32_t)));
  if (!p) return refuse(env, "PLAN", "plan", "words", "fit into memory");
  *p = (plan){.of = a, .count = length};
  uint32_t *copy = (uint32_t *)(p->slots + length);
  if (length) memcpy(copy, words, length * sizeof *copy);
  const kgl_plan_memory memory = {.arena = a->base, .arena_bytes = a->bytes};
  kgl_plan_fault fault;
  bool is_good = kgl_plan_prepare(copy, length, &memory, p->slots, &fault);
  if (!is_good) throw_fault(env, &fault);
  napi_value function = is_good ? make_function(env, "run", run_plan, p, a, finalize_plan, p) : NULL;
  if (!function) free(p);
  return function;
}

static napi_value calls_of(napi_env env, arena *a) {
  napi_value calls, plan_function;
  if (!kgl_good(env, napi_create_object(env, &calls))) return NULL;
  for (size_t i = 0; i < KGL_OPERATION_COUNT; i++) {
    a->calls[i] = (bound_call){.of = a, .operation = &kgl_operations[i]};
    for (int k = 0; k < kgl_operations[i].argument_count; k++)
      a->calls[i].has_indices |= kgl_operations[i].arguments[k].below != 0;
    const char *name = kgl_operations[i].name;
    napi_value function = make_function(env, name, call_bound, &a->calls[i], a, finalize_call, a);
    if (!function || !kgl_good(env, napi_set_named_property(env, calls, name, function))) return NULL;
  }
  plan_function = make_function(env, "plan", make_plan, a, a, finalize_call, a);
  return plan_function && kgl_good(env, napi_set_named_property(env, calls, "plan", plan_function)) ? calls : NULL;
}

napi_value kgl_bind_arena(napi_env env, napi_callback_info info) {
  size_t count = 2, length;
  napi_value arguments[2];
  char isa[64] = "";
  void *base;
  size_t bytes;
  kgl_failure failure;
  if (!kgl_good(env, napi_get_cb_info(env, info, &count, arguments, NULL, NULL))) return NULL;
  napi_status status = napi_get_value_string_utf8(env, arguments[0], isa, sizeof isa, &length);
  if (status != napi_string_expected && !kgl_good(env, status)) return NULL; /* undefined: the best one */
  if (!kgl_good(env, napi_get_arraybuffer_info(env, arguments[1], &base, &bytes))) return NULL;
  const kgl_table *table = kgl_dispatch(isa, &failure);
  if (!table) return kgl_throw(env, &failure);
  arena *a = malloc(sizeof *a);
  if (!a) return refuse(env, "ARENA", "bind", "the arena", "fit into memory");
  *a = (arena){.base = base, .bytes = bytes, .table = table, .users = 1};
  napi_value calls = NULL;
  if (kgl_good(env, napi_create_reference(env, arguments[1], 1, &a->buffer))) calls = calls_of(env, a);
  release_arena(env, a); /* from here on the functions hold it */
  return calls;
}
