/* QuickJS-ng glue: turns JavaScript arguments into a checked call of a kernel, and failures into errors with a code. */
#include "quickjs_module.h"

#include <stdlib.h>

#include "dispatch.h"
#include "generated/quickjs_dtypes.h"
#include "generated/table_hash.h"
#include "quickjs_model.h"

/* Set when the module is registered, to the same value each time: the machine and its environment do not change. */
static const kgl_table *active;

const kgl_table *kgl_quickjs_table(void) { return active; }

JSValue kgl_quickjs_throw(JSContext *ctx, const kgl_failure *failure) {
  JSValue error = failure->type == KGL_TYPE_ERROR ? JS_NewTypeError(ctx, "%s", failure->message)
                                                  : JS_NewRangeError(ctx, "%s", failure->message);
  if (JS_IsException(error)) return error;
  JSValue code = JS_NewString(ctx, failure->code);
  if (JS_DefinePropertyValueStr(ctx, error, "code", code, JS_PROP_C_W_E) < 0) {
    JS_FreeValue(ctx, error);
    return JS_EXCEPTION;
  }
  return JS_Throw(ctx, error);
}

static const char *describe(JSValueConst value) {
  static const char *const typed_arrays[] = {
      [JS_TYPED_ARRAY_UINT8C] = "Uint8ClampedArray", [JS_TYPED_ARRAY_INT8] = "Int8Array",
      [JS_TYPED_ARRAY_UINT8] = "Uint8Array",         [JS_TYPED_ARRAY_INT16] = "Int16Array",
      [JS_TYPED_ARRAY_UINT16] = "Uint16Array",       [JS_TYPED_ARRAY_INT32] = "Int32Array",
      [JS_TYPED_ARRAY_UINT32] = "Uint32Array",       [JS_TYPED_ARRAY_BIG_INT64] = "BigInt64Array",
      [JS_TYPED_ARRAY_BIG_UINT64] = "BigUint64Array", [JS_TYPED_ARRAY_FLOAT16] = "Float16Array",
      [JS_TYPED_ARRAY_FLOAT32] = "Float32Array",     [JS_TYPED_ARRAY_FLOAT64] = "Float64Array",
  };
  if (JS_IsUndefined(value)) return "undefined";
  if (JS_IsNull(value)) return "null";
  if (JS_IsBool(value)) return "boolean";
  if (JS_IsNumber(value)) return "number";
  if (JS_IsString(value)) return "string";
  if (JS_IsSymbol(value)) return "symbol";
  if (JS_IsBigInt(value)) return "bigint";
  if (JS_IsArray(value)) return "Array";
  int type = JS_GetTypedArrayType(value);
  bool is_known = type >= 0 && (size_t)type < sizeof typed_arrays / sizeof *typed_arrays;
  return is_known ? typed_arrays[type] : type >= 0 ? "typed array" : "object";
}

static bool wrong_type(JSContext *ctx, const kgl_operation *operation, const kgl_argument *argument,
                       JSValueConst value) {
  kgl_failure failure;
  kgl_fail_type(&failure, operation, argument, JS_IsFunction(ctx, value) ? "function" : describe(value));
  kgl_quickjs_throw(ctx, &failure);
  return false;
}

/* Replaces the engine's own words by those that all engines share. */
static bool detached(JSContext *ctx, const kgl_operation *operation, const kgl_argument *argument) {
  JS_FreeValue(ctx, JS_GetException(ctx));
  kgl_failure failure;
  kgl_fail_detached(&failure, operation, argument);
  kgl_quickjs_throw(ctx, &failure);
  return false;
}

static bool read_only(JSContext *ctx, const kgl_operation *operation, const kgl_argument *argument) {
  kgl_failure failure;
  kgl_fail(&failure, KGL_TYPE_ERROR, "TYPE", "%s: expected %s to be writable, got a view of an immutable buffer",
           operation->name, argument->name);
  kgl_quickjs_throw(ctx, &failure);
  return false;
}

static bool read_array(JSContext *ctx, const kgl_operation *operation, const kgl_argument *argument,
                       JSValueConst value, kgl_value *read) {
  int type = JS_GetTypedArrayType(value);
  bool is_half = argument->dtype == KGL_F16 && type == JS_TYPED_ARRAY_FLOAT16;
  if (type != quickjs_dtypes[argument->dtype] && !is_half) return wrong_type(ctx, operation, argument, value);
  size_t offset, bytes, element, capacity;
  JSValue buffer = JS_GetTypedArrayBuffer(ctx, value, &offset, &bytes, &element);
  if (JS_IsException(buffer)) return detached(ctx, operation, argument);
  bool is_frozen = argument->kind != KGL_IN && JS_IsImmutableArrayBuffer(buffer) > 0;
  uint8_t *memory = JS_GetArrayBuffer(ctx, &capacity, buffer);
  bool is_gone = !memory && JS_HasException(ctx);
  JS_FreeValue(ctx, buffer); /* the view, which the caller holds, keeps it alive */
  if (is_gone || offset > capacity || bytes > capacity - offset) return detached(ctx, operation, argument);
  if (is_frozen) return read_only(ctx, operation, argument);
  read->data = memory ? memory + offset : NULL;
  read->length = bytes / element;
  return true;
}

static bool read_number(JSContext *ctx, const kgl_operation *operation, const kgl_argument *argument,
                        JSValueConst value, kgl_value *read) {
  if (!JS_IsNumber(value)) return wrong_type(ctx, operation, argument, value);
  if (JS_ToFloat64(ctx, &read->number, value) < 0) return false;
  kgl_failure failure;
  if (kgl_number(operation, argument, read, &failure)) return true;
  kgl_quickjs_throw(ctx, &failure);
  return false;
}

static JSValue call_kernel(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments, int index) {
  (void)this_value, (void)count; /* the engine fills missing arguments with undefined */
  const kgl_operation *operation = &kgl_operations[index];
  kgl_value values[KGL_MAX_ARGUMENTS];
  for (int i = 0; i < operation->argument_count; i++) {
    const kgl_argument *argument = &operation->arguments[i];
    bool is_array = argument->kind <= KGL_INOUT;
    if (!(is_array ? read_array : read_number)(ctx, operation, argument, arguments[i], &values[i])) return JS_EXCEPTION;
  }
  size_t dimensions[KGL_MAX_DIMENSIONS];
  kgl_failure failure;
  if (!kgl_check(operation, values, dimensions, &failure)) return kgl_quickjs_throw(ctx, &failure);
  double number = operation->invoke(active, values, dimensions);
  if (operation->returned == KGL_RETURNS_NUMBER) return JS_NewFloat64(ctx, number);
  return JS_DupValue(ctx, arguments[operation->returned]);
}

static JSValue name_of_tier(JSContext *ctx, JSValueConst this_value, int count, JSValueConst *arguments) {
  (void)this_value, (void)count, (void)arguments;
  return JS_NewString(ctx, active->isa);
}

static int fill_module(JSContext *ctx, JSModuleDef *module) {
  for (int i = 0; i < KGL_OPERATION_COUNT; i++) {
    const kgl_operation *operation = &kgl_operations[i];
    JSValue function = JS_NewCFunctionMagic(ctx, call_kernel, operation->name, operation->argument_count,
                                            JS_CFUNC_generic_magic, i);
    if (JS_IsException(function) || JS_SetModuleExport(ctx, module, operation->name, function) < 0) return -1;
  }
  JSValue plan = JS_NewCFunction(ctx, kgl_quickjs_plan, "plan", 2);
  if (JS_IsException(plan) || JS_SetModuleExport(ctx, module, "plan", plan) < 0) return -1;
  JSValue open = JS_NewCFunction(ctx, kgl_quickjs_open_model, "openModel", 1);
  if (JS_IsException(open) || JS_SetModuleExport(ctx, module, "openModel", open) < 0) return -1;
  if (JS_SetModuleExport(ctx, module, "tableHash", JS_NewFloat64(ctx, KGL_TABLE_HASH)) < 0) return -1;
  JSValue isa = JS_NewCFunction(ctx, name_of_tier, "isa", 0);
  return JS_IsException(isa) ? -1 : JS_SetModuleExport(ctx, module, "isa", isa);
}

JSModuleDef *kgl_quickjs_module(JSContext *ctx, const char *name) {
  kgl_failure failure;
  active = kgl_dispatch(getenv("KINGLET_ISA"), &failure);
  if (!active) {
    kgl_quickjs_throw(ctx, &failure);
    return NULL;
  }
  JSModuleDef *module = JS_NewCModule(ctx, name, fill_module);
  if (!module) return NULL;
  for (int i = 0; i < KGL_OPERATION_COUNT; i++)
    if (JS_AddModuleExport(ctx, module, kgl_operations[i].name) < 0) return NULL;
  if (JS_AddModuleExport(ctx, module, "plan") < 0 || JS_AddModuleExport(ctx, module, "openModel") < 0) return NULL;
  if (JS_AddModuleExport(ctx, module, "tableHash") < 0) return NULL;
  return JS_AddModuleExport(ctx, module, "isa") < 0 ? NULL : module;
}
