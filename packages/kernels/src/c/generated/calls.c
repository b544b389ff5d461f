/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#include "../call.h"

const char *const kgl_dtype_arrays[] = {"Float32Array"};
const uint8_t kgl_dtype_bytes[] = {4};

static double invoke_dot_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->dot_f32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_sum_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->sum_f32(values[0].data, dimensions[0]);
}

static double invoke_max_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->max_f32(values[0].data, dimensions[0]);
}

static double invoke_add_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->add_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_mul_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mul_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_scale_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->scale_f32(values[0].data, (float)values[1].number, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_axpy_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->axpy_f32((float)values[0].number, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

const kgl_operation kgl_operations[KGL_OPERATION_COUNT] = {
    {
        .id = 1,
        .name = "dot",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dot_f32,
    },
    {
        .id = 2,
        .name = "sum",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_sum_f32,
    },
    {
        .id = 3,
        .name = "max",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_max_f32,
    },
    {
        .id = 4,
        .name = "add",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_add_f32,
    },
    {
        .id = 5,
        .name = "mul",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_mul_f32,
    },
    {
        .id = 6,
        .name = "scale",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "s", .kind = KGL_SCALAR},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_scale_f32,
    },
    {
        .id = 7,
        .name = "axpy",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .arguments = {
            {.name = "alpha", .kind = KGL_SCALAR},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "y", .kind = KGL_INOUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_axpy_f32,
    },
};
