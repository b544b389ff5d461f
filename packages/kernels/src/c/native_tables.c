/* What plans of a program of engine `native` refer to: every operation, and every kernel of the carried tiers. A program
 * without models is linked with neither (generated/native.c names its kernels one by one). */
#define kgl_tables kgl_model_tables
#define kgl_tuned_tables kgl_model_tuned_tables
#define kgl_every_table kgl_every_model_table
#include "generated/tables.c"

#include "call.h"

const kgl_operation kgl_operations[KGL_OPERATION_COUNT] = {
#define KGL_ROW(kernel, ...) {__VA_ARGS__},
#include "generated/operations.h"
};
