/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#include "../call.h"

const char *const kgl_dtype_arrays[] = {"Float32Array", "Float64Array", "Int8Array", "Uint8Array", "Uint16Array or Float16Array", "Uint32Array"};
const uint8_t kgl_dtype_bytes[] = {4, 8, 1, 1, 2, 4};

static double invoke_dot_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->dot_f32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_dot_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->dot_i8(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_dot_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->dot_u8(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_dot_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->dot_f16(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_sum_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->sum_f32(values[0].data, dimensions[0]);
}

static double invoke_max_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->max_f32(values[0].data, dimensions[0]);
}

static double invoke_min_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->min_f32(values[0].data, dimensions[0]);
}

static double invoke_mean_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->mean_f32(values[0].data, dimensions[0]);
}

static double invoke_variance_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->variance_f32(values[0].data, dimensions[0]);
}

static double invoke_sumOfSquares_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->sumOfSquares_f32(values[0].data, dimensions[0]);
}

static double invoke_normL1_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->normL1_f32(values[0].data, dimensions[0]);
}

static double invoke_normL2_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->normL2_f32(values[0].data, dimensions[0]);
}

static double invoke_normLinf_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->normLinf_f32(values[0].data, dimensions[0]);
}

static double invoke_argmin_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->argmin_f32(values[0].data, dimensions[0]);
}

static double invoke_argmax_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->argmax_f32(values[0].data, dimensions[0]);
}

static double invoke_squaredEuclidean_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->squaredEuclidean_f32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_squaredEuclidean_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->squaredEuclidean_i8(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_squaredEuclidean_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->squaredEuclidean_u8(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_squaredEuclidean_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->squaredEuclidean_f16(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_cosine_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->cosine_f32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_cosine_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->cosine_i8(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_cosine_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->cosine_u8(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_cosine_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->cosine_f16(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_topK_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->topK_f32(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_dotMany_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->dotMany_f32(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_dotMany_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->dotMany_i8(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_dotMany_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->dotMany_u8(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_dotMany_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->dotMany_f16(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_cosineMany_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->cosineMany_f32(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_cosineMany_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->cosineMany_i8(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_cosineMany_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->cosineMany_u8(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_cosineMany_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->cosineMany_f16(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
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

static double invoke_sub_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sub_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_div_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->div_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_fma_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->fma_f32(values[0].data, values[1].data, values[2].data, values[3].data, dimensions[0]);
  return 0;
}

static double invoke_neg_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->neg_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_abs_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->abs_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_sign_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sign_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_trunc_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->trunc_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_clamp_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->clamp_f32(values[0].data, (float)values[1].number, (float)values[2].number, values[3].data, dimensions[0]);
  return 0;
}

static double invoke_sqrt_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sqrt_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_rsqrt_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->rsqrt_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_recip_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->recip_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_pow_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->pow_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_exp_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->exp_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_log_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->log_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_tanh_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->tanh_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_sin_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sin_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_cos_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->cos_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_erf_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->erf_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_floor_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->floor_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_ceil_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->ceil_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_round_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->round_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_minimum_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->minimum_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_maximum_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->maximum_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_equal_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->equal_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_notEqual_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->notEqual_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_less_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->less_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_lessEqual_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->lessEqual_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_greater_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->greater_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_greaterEqual_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->greaterEqual_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_select_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->select_f32(values[0].data, values[1].data, values[2].data, values[3].data, dimensions[0]);
  return 0;
}

static double invoke_relu_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->relu_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_leakyRelu_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->leakyRelu_f32(values[0].data, (float)values[1].number, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_elu_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->elu_f32(values[0].data, (float)values[1].number, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_selu_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->selu_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_gelu_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->gelu_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_geluTanh_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->geluTanh_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_silu_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->silu_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_hardSwish_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->hardSwish_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_hardSigmoid_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->hardSigmoid_f32(values[0].data, (float)values[1].number, (float)values[2].number, values[3].data, dimensions[0]);
  return 0;
}

static double invoke_mish_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mish_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_sigmoid_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sigmoid_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_softplus_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->softplus_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_softmax_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->softmax_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_logSoftmax_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->logSoftmax_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_transpose_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->transpose_f32(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_gather_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->gather_f32(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_scatter_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->scatter_f32(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_embeddingLookup_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->embeddingLookup_f32(values[0].data, values[3].data, values[4].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_resizeNearest_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->resizeNearest_f32(values[0].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_resizeBilinear_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->resizeBilinear_f32(values[0].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_f16ToF32_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->f16ToF32_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_f32ToF16_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->f32ToF16_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_packRows_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->packRows_f32(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_dotPacked_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->dotPacked_f32(values[0].data, values[3].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_addRelu_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->addRelu_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_addScaled_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->addScaled_f32(values[0].data, (float)values[1].number, values[2].data, values[3].data, dimensions[0]);
  return 0;
}

static double invoke_lerp_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->lerp_f32(values[0].data, values[1].data, (float)values[2].number, values[3].data, dimensions[0]);
  return 0;
}

static double invoke_normalize_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->normalize_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

const kgl_operation kgl_operations[KGL_OPERATION_COUNT] = {
    {
        .id = 1,
        .dtype = KGL_F32,
        .name = "dot",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dot_f32,
    },
    {
        .id = 1,
        .dtype = KGL_I8,
        .name = "dotI8",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_I8, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_I8, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dot_i8,
    },
    {
        .id = 1,
        .dtype = KGL_U8,
        .name = "dotU8",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_U8, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_U8, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dot_u8,
    },
    {
        .id = 1,
        .dtype = KGL_F16,
        .name = "dotF16",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dot_f16,
    },
    {
        .id = 2,
        .dtype = KGL_F32,
        .name = "sum",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_sum_f32,
    },
    {
        .id = 3,
        .dtype = KGL_F32,
        .name = "max",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = true,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_max_f32,
    },
    {
        .id = 10,
        .dtype = KGL_F32,
        .name = "min",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = true,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_min_f32,
    },
    {
        .id = 11,
        .dtype = KGL_F32,
        .name = "mean",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_mean_f32,
    },
    {
        .id = 12,
        .dtype = KGL_F32,
        .name = "variance",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_variance_f32,
    },
    {
        .id = 13,
        .dtype = KGL_F32,
        .name = "sumOfSquares",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_sumOfSquares_f32,
    },
    {
        .id = 14,
        .dtype = KGL_F32,
        .name = "normL1",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_normL1_f32,
    },
    {
        .id = 15,
        .dtype = KGL_F32,
        .name = "normL2",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_normL2_f32,
    },
    {
        .id = 16,
        .dtype = KGL_F32,
        .name = "normLinf",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_normLinf_f32,
    },
    {
        .id = 17,
        .dtype = KGL_F32,
        .name = "argmin",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = true,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_argmin_f32,
    },
    {
        .id = 18,
        .dtype = KGL_F32,
        .name = "argmax",
        .argument_count = 1,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = true,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_argmax_f32,
    },
    {
        .id = 20,
        .dtype = KGL_F32,
        .name = "squaredEuclidean",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_squaredEuclidean_f32,
    },
    {
        .id = 20,
        .dtype = KGL_I8,
        .name = "squaredEuclideanI8",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_I8, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_I8, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_squaredEuclidean_i8,
    },
    {
        .id = 20,
        .dtype = KGL_U8,
        .name = "squaredEuclideanU8",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_U8, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_U8, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_squaredEuclidean_u8,
    },
    {
        .id = 20,
        .dtype = KGL_F16,
        .name = "squaredEuclideanF16",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_squaredEuclidean_f16,
    },
    {
        .id = 21,
        .dtype = KGL_F32,
        .name = "cosine",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_cosine_f32,
    },
    {
        .id = 21,
        .dtype = KGL_I8,
        .name = "cosineI8",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_I8, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_I8, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_cosine_i8,
    },
    {
        .id = 21,
        .dtype = KGL_U8,
        .name = "cosineU8",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_U8, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_U8, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_cosine_u8,
    },
    {
        .id = 21,
        .dtype = KGL_F16,
        .name = "cosineF16",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = KGL_RETURNS_NUMBER,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_cosine_f16,
    },
    {
        .id = 25,
        .dtype = KGL_F32,
        .name = "topK",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "values", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {1}, .at_most = 1},
            {.name = "indices", .kind = KGL_OUT, .dtype = KGL_U32, .rank = 1, .shape = {1}},
        },
        .invoke = invoke_topK_f32,
    },
    {
        .id = 30,
        .dtype = KGL_F32,
        .name = "dotMany",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "rows", .kind = KGL_IN, .dtype = KGL_F32, .rank = 2, .shape = {0, 1}},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dotMany_f32,
    },
    {
        .id = 30,
        .dtype = KGL_I8,
        .name = "dotManyI8",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "rows", .kind = KGL_IN, .dtype = KGL_I8, .rank = 2, .shape = {0, 1}},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_I8, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F64, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dotMany_i8,
    },
    {
        .id = 30,
        .dtype = KGL_U8,
        .name = "dotManyU8",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "rows", .kind = KGL_IN, .dtype = KGL_U8, .rank = 2, .shape = {0, 1}},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_U8, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F64, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dotMany_u8,
    },
    {
        .id = 30,
        .dtype = KGL_F16,
        .name = "dotManyF16",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "rows", .kind = KGL_IN, .dtype = KGL_F16, .rank = 2, .shape = {0, 1}},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_dotMany_f16,
    },
    {
        .id = 31,
        .dtype = KGL_F32,
        .name = "cosineMany",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "rows", .kind = KGL_IN, .dtype = KGL_F32, .rank = 2, .shape = {0, 1}},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_cosineMany_f32,
    },
    {
        .id = 31,
        .dtype = KGL_I8,
        .name = "cosineManyI8",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "rows", .kind = KGL_IN, .dtype = KGL_I8, .rank = 2, .shape = {0, 1}},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_I8, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F64, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_cosineMany_i8,
    },
    {
        .id = 31,
        .dtype = KGL_U8,
        .name = "cosineManyU8",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "rows", .kind = KGL_IN, .dtype = KGL_U8, .rank = 2, .shape = {0, 1}},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_U8, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F64, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_cosineMany_u8,
    },
    {
        .id = 31,
        .dtype = KGL_F16,
        .name = "cosineManyF16",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "rows", .kind = KGL_IN, .dtype = KGL_F16, .rank = 2, .shape = {0, 1}},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_cosineMany_f16,
    },
    {
        .id = 4,
        .dtype = KGL_F32,
        .name = "add",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_add_f32,
    },
    {
        .id = 5,
        .dtype = KGL_F32,
        .name = "mul",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_mul_f32,
    },
    {
        .id = 6,
        .dtype = KGL_F32,
        .name = "scale",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "s", .kind = KGL_SCALAR},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_scale_f32,
    },
    {
        .id = 7,
        .dtype = KGL_F32,
        .name = "axpy",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "alpha", .kind = KGL_SCALAR},
            {.name = "x", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "y", .kind = KGL_INOUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_axpy_f32,
    },
    {
        .id = 100,
        .dtype = KGL_F32,
        .name = "sub",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_sub_f32,
    },
    {
        .id = 101,
        .dtype = KGL_F32,
        .name = "div",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_div_f32,
    },
    {
        .id = 102,
        .dtype = KGL_F32,
        .name = "fma",
        .argument_count = 4,
        .dimension_count = 1,
        .returned = 3,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "c", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_fma_f32,
    },
    {
        .id = 103,
        .dtype = KGL_F32,
        .name = "neg",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_neg_f32,
    },
    {
        .id = 104,
        .dtype = KGL_F32,
        .name = "abs",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_abs_f32,
    },
    {
        .id = 105,
        .dtype = KGL_F32,
        .name = "sign",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_sign_f32,
    },
    {
        .id = 106,
        .dtype = KGL_F32,
        .name = "trunc",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_trunc_f32,
    },
    {
        .id = 107,
        .dtype = KGL_F32,
        .name = "clamp",
        .argument_count = 4,
        .dimension_count = 1,
        .returned = 3,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "low", .kind = KGL_SCALAR},
            {.name = "high", .kind = KGL_SCALAR},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_clamp_f32,
    },
    {
        .id = 108,
        .dtype = KGL_F32,
        .name = "sqrt",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_sqrt_f32,
    },
    {
        .id = 109,
        .dtype = KGL_F32,
        .name = "rsqrt",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_rsqrt_f32,
    },
    {
        .id = 110,
        .dtype = KGL_F32,
        .name = "recip",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_recip_f32,
    },
    {
        .id = 111,
        .dtype = KGL_F32,
        .name = "pow",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_pow_f32,
    },
    {
        .id = 112,
        .dtype = KGL_F32,
        .name = "exp",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_exp_f32,
    },
    {
        .id = 113,
        .dtype = KGL_F32,
        .name = "log",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_log_f32,
    },
    {
        .id = 114,
        .dtype = KGL_F32,
        .name = "tanh",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_tanh_f32,
    },
    {
        .id = 115,
        .dtype = KGL_F32,
        .name = "sin",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_sin_f32,
    },
    {
        .id = 116,
        .dtype = KGL_F32,
        .name = "cos",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_cos_f32,
    },
    {
        .id = 117,
        .dtype = KGL_F32,
        .name = "erf",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_erf_f32,
    },
    {
        .id = 118,
        .dtype = KGL_F32,
        .name = "floor",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_floor_f32,
    },
    {
        .id = 119,
        .dtype = KGL_F32,
        .name = "ceil",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_ceil_f32,
    },
    {
        .id = 120,
        .dtype = KGL_F32,
        .name = "round",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_round_f32,
    },
    {
        .id = 121,
        .dtype = KGL_F32,
        .name = "minimum",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_minimum_f32,
    },
    {
        .id = 122,
        .dtype = KGL_F32,
        .name = "maximum",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_maximum_f32,
    },
    {
        .id = 123,
        .dtype = KGL_F32,
        .name = "equal",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_equal_f32,
    },
    {
        .id = 124,
        .dtype = KGL_F32,
        .name = "notEqual",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_notEqual_f32,
    },
    {
        .id = 125,
        .dtype = KGL_F32,
        .name = "less",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_less_f32,
    },
    {
        .id = 126,
        .dtype = KGL_F32,
        .name = "lessEqual",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_lessEqual_f32,
    },
    {
        .id = 127,
        .dtype = KGL_F32,
        .name = "greater",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_greater_f32,
    },
    {
        .id = 128,
        .dtype = KGL_F32,
        .name = "greaterEqual",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_greaterEqual_f32,
    },
    {
        .id = 129,
        .dtype = KGL_F32,
        .name = "select",
        .argument_count = 4,
        .dimension_count = 1,
        .returned = 3,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "condition", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_select_f32,
    },
    {
        .id = 200,
        .dtype = KGL_F32,
        .name = "relu",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_relu_f32,
    },
    {
        .id = 201,
        .dtype = KGL_F32,
        .name = "leakyRelu",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "slope", .kind = KGL_SCALAR},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_leakyRelu_f32,
    },
    {
        .id = 202,
        .dtype = KGL_F32,
        .name = "elu",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "alpha", .kind = KGL_SCALAR},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_elu_f32,
    },
    {
        .id = 203,
        .dtype = KGL_F32,
        .name = "selu",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_selu_f32,
    },
    {
        .id = 204,
        .dtype = KGL_F32,
        .name = "gelu",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_gelu_f32,
    },
    {
        .id = 205,
        .dtype = KGL_F32,
        .name = "geluTanh",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_geluTanh_f32,
    },
    {
        .id = 206,
        .dtype = KGL_F32,
        .name = "silu",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_silu_f32,
    },
    {
        .id = 207,
        .dtype = KGL_F32,
        .name = "hardSwish",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_hardSwish_f32,
    },
    {
        .id = 208,
        .dtype = KGL_F32,
        .name = "hardSigmoid",
        .argument_count = 4,
        .dimension_count = 1,
        .returned = 3,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "alpha", .kind = KGL_SCALAR},
            {.name = "beta", .kind = KGL_SCALAR},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_hardSigmoid_f32,
    },
    {
        .id = 209,
        .dtype = KGL_F32,
        .name = "mish",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_mish_f32,
    },
    {
        .id = 210,
        .dtype = KGL_F32,
        .name = "sigmoid",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_sigmoid_f32,
    },
    {
        .id = 211,
        .dtype = KGL_F32,
        .name = "softplus",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_softplus_f32,
    },
    {
        .id = 212,
        .dtype = KGL_F32,
        .name = "softmax",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = true,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_softmax_f32,
    },
    {
        .id = 213,
        .dtype = KGL_F32,
        .name = "logSoftmax",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = true,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_logSoftmax_f32,
    },
    {
        .id = 300,
        .dtype = KGL_F32,
        .name = "transpose",
        .argument_count = 4,
        .dimension_count = 2,
        .returned = 3,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 2, .shape = {0, 1}},
            {.name = "rows", .kind = KGL_SIZE, .rank = 1, .shape = {0}},
            {.name = "columns", .kind = KGL_SIZE, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 2, .shape = {1, 0}},
        },
        .invoke = invoke_transpose_f32,
    },
    {
        .id = 301,
        .dtype = KGL_F32,
        .name = "gather",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "indices", .kind = KGL_IN, .dtype = KGL_U32, .rank = 1, .shape = {1}, .below = 1},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {1}},
        },
        .invoke = invoke_gather_f32,
    },
    {
        .id = 302,
        .dtype = KGL_F32,
        .name = "scatter",
        .argument_count = 3,
        .dimension_count = 2,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "indices", .kind = KGL_IN, .dtype = KGL_U32, .rank = 1, .shape = {0}, .below = 2},
            {.name = "out", .kind = KGL_INOUT, .dtype = KGL_F32, .rank = 1, .shape = {1}},
        },
        .invoke = invoke_scatter_f32,
    },
    {
        .id = 303,
        .dtype = KGL_F32,
        .name = "embeddingLookup",
        .argument_count = 5,
        .dimension_count = 3,
        .returned = 4,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "table", .kind = KGL_IN, .dtype = KGL_F32, .rank = 2, .shape = {0, 1}},
            {.name = "rows", .kind = KGL_SIZE, .rank = 1, .shape = {0}},
            {.name = "columns", .kind = KGL_SIZE, .rank = 1, .shape = {1}},
            {.name = "indices", .kind = KGL_IN, .dtype = KGL_U32, .rank = 1, .shape = {2}, .below = 1},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 2, .shape = {2, 1}},
        },
        .invoke = invoke_embeddingLookup_f32,
    },
    {
        .id = 304,
        .dtype = KGL_F32,
        .name = "resizeNearest",
        .argument_count = 8,
        .dimension_count = 6,
        .returned = 5,
        .refuses_empty = true,
        .is_flat = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 4, .shape = {0, 1, 2, 3}},
            {.name = "planes", .kind = KGL_SIZE, .rank = 1, .shape = {0}},
            {.name = "height", .kind = KGL_SIZE, .rank = 1, .shape = {1}},
            {.name = "width", .kind = KGL_SIZE, .rank = 1, .shape = {2}},
            {.name = "channels", .kind = KGL_SIZE, .rank = 1, .shape = {3}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 4, .shape = {0, 4, 5, 3}},
            {.name = "outHeight", .kind = KGL_SIZE, .rank = 1, .shape = {4}},
            {.name = "outWidth", .kind = KGL_SIZE, .rank = 1, .shape = {5}},
        },
        .invoke = invoke_resizeNearest_f32,
    },
    {
        .id = 305,
        .dtype = KGL_F32,
        .name = "resizeBilinear",
        .argument_count = 8,
        .dimension_count = 6,
        .returned = 5,
        .refuses_empty = true,
        .is_flat = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 4, .shape = {0, 1, 2, 3}},
            {.name = "planes", .kind = KGL_SIZE, .rank = 1, .shape = {0}},
            {.name = "height", .kind = KGL_SIZE, .rank = 1, .shape = {1}},
            {.name = "width", .kind = KGL_SIZE, .rank = 1, .shape = {2}},
            {.name = "channels", .kind = KGL_SIZE, .rank = 1, .shape = {3}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 4, .shape = {0, 4, 5, 3}},
            {.name = "outHeight", .kind = KGL_SIZE, .rank = 1, .shape = {4}},
            {.name = "outWidth", .kind = KGL_SIZE, .rank = 1, .shape = {5}},
        },
        .invoke = invoke_resizeBilinear_f32,
    },
    {
        .id = 320,
        .dtype = KGL_F32,
        .name = "f16ToF32",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F16, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_f16ToF32_f32,
    },
    {
        .id = 321,
        .dtype = KGL_F32,
        .name = "f32ToF16",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F16, .rank = 1, .shape = {0}},
        },
        .invoke = invoke_f32ToF16_f32,
    },
    {
        .id = 400,
        .dtype = KGL_F32,
        .name = "packRows",
        .argument_count = 4,
        .dimension_count = 2,
        .returned = 3,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 2, .shape = {0, 1}},
            {.name = "rows", .kind = KGL_SIZE, .rank = 1, .shape = {0}},
            {.name = "columns", .kind = KGL_SIZE, .rank = 1, .shape = {1}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 2, .shape = {0, 1}},
        },
        .invoke = invoke_packRows_f32,
    },
    {
        .id = 401,
        .dtype = KGL_F32,
        .name = "dotPacked",
        .argument_count = 6,
        .dimension_count = 3,
        .returned = 5,
        .refuses_empty = false,
        .is_flat = false,
        .arguments = {
            {.name = "packed", .kind = KGL_IN, .dtype = KGL_F32, .rank = 2, .shape = {0, 1}},
            {.name = "rows", .kind = KGL_SIZE, .rank = 1, .shape = {0}},
            {.name = "columns", .kind = KGL_SIZE, .rank = 1, .shape = {1}},
            {.name = "vectors", .kind = KGL_IN, .dtype = KGL_F32, .rank = 2, .shape = {2, 1}},
            {.name = "count", .kind = KGL_SIZE, .rank = 1, .shape = {2}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 2, .shape = {2, 0}},
        },
        .invoke = invoke_dotPacked_f32,
    },
    {
        .id = 420,
        .dtype = KGL_F32,
        .name = "addRelu",
        .argument_count = 3,
        .dimension_count = 1,
        .returned = 2,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_addRelu_f32,
    },
    {
        .id = 421,
        .dtype = KGL_F32,
        .name = "addScaled",
        .argument_count = 4,
        .dimension_count = 1,
        .returned = 3,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "s", .kind = KGL_SCALAR},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_addScaled_f32,
    },
    {
        .id = 422,
        .dtype = KGL_F32,
        .name = "lerp",
        .argument_count = 4,
        .dimension_count = 1,
        .returned = 3,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "b", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "t", .kind = KGL_SCALAR},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_lerp_f32,
    },
    {
        .id = 423,
        .dtype = KGL_F32,
        .name = "normalize",
        .argument_count = 2,
        .dimension_count = 1,
        .returned = 1,
        .refuses_empty = false,
        .is_flat = true,
        .arguments = {
            {.name = "a", .kind = KGL_IN, .dtype = KGL_F32, .rank = 1, .shape = {0}},
            {.name = "out", .kind = KGL_OUT, .dtype = KGL_F32, .rank = 1, .shape = {0}, .may_alias = true},
        },
        .invoke = invoke_normalize_f32,
    },
};
