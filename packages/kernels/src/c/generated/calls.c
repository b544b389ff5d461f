/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#include "../call.h"

const char *const kgl_dtype_arrays[] = {
    "Float32Array",
    "Float64Array",
    "Int8Array",
    "Uint8Array",
    "Uint16Array or Float16Array",
    "Uint32Array",
    "Int16Array",
    "Int32Array",
#if defined(KGL_WIDE) || defined(KGL_WIDE_ROWS)
    "Uint16Array",
#endif
};
const uint8_t kgl_dtype_bytes[] = {
    4,
    8,
    1,
    1,
    2,
    4,
    2,
    4,
#if defined(KGL_WIDE) || defined(KGL_WIDE_ROWS)
    2,
#endif
};

const kgl_extent kgl_extents[] = {
    {.dimension = 1, .per = 16, .times = 16},
    {.dimension = 5, .per = 16, .times = 16},
    {.dimension = 0, .per = 16, .times = 16},
    {.dimension = 3, .per = 16, .times = 16},
    {.dimension = 2, .per = 16, .times = 16},
    {.dimension = 1, .per_dimension = 3, .times = 1},
    {.dimension = 2, .per = 2, .times = 1},
    {.dimension = 1, .per_dimension = 4, .times = 1},
    {.dimension = 3, .per = 2, .times = 1},
    {.dimension = 1, .per = 16, .times = 32},
    {.dimension = 0, .per = 4, .times = 4},
    {.dimension = 1, .per = 4, .times = 4},
    {.dimension = 2, .per = 4, .times = 4},
    {.dimension = 4, .per = 4, .times = 4},
    {.dimension = 5, .per = 4, .times = 4},
    {.dimension = 2, .per = 1, .times = 2},
    {.dimension = 0, .per = 1, .type_dimension = 2},
    {.dimension = 0, .per = 1, .type_dimension = 3},
    {.dimension = 2, .per = 1, .type_dimension = 4},
    {.dimension = 2, .per = 1, .times = 8},
    {.dimension = 1, .per = 1, .type_dimension = 3},
    {.dimension = 3, .per = 1, .type_dimension = 3},
    {.dimension = 3, .per = 1, .times = 8},
    {.dimension = 1, .per = 1, .times = 4},
    {.dimension = 1, .per = 1, .times = 8},
    {.dimension = 4, .per = 1, .times = 24},
    {.dimension = 4, .per = 1, .times = 8},
    {.dimension = 3, .per = 1, .type_dimension = 2},
    {.dimension = 4, .per = 16, .times = 16},
    {.dimension = 2, .per = 1, .times = 9},
    {.dimension = 2, .per = 1, .times = 3},
    {.dimension = 0, .per = 1, .times = 2},
    {.dimension = 4, .per = 128, .times = 128},
    {.dimension = 2, .per = 1, .times = 4},
    {.dimension = 3, .per = 1, .times = 2},
    {.dimension = 4, .per = 64, .times = 128},
    {.dimension = 2, .per = 1, .times = 12},
    {.dimension = 1, .per = 1, .times = 9},
    {0},
};

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

static double invoke_packFilters_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->packFilters_f32(values[0].data, values[6].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_conv2d_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[12].length) return 0;
  table->conv2d_f32(values[0].data, values[7].data, kgl_optional(&values[10]), kgl_optional(&values[11]), values[12].data, (float)values[21].number, (float)values[22].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13], dimensions[14], dimensions[15], dimensions[16]);
  return 0;
}

static double invoke_packDepthwise_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->packDepthwise_f32(values[0].data, values[4].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_depthwiseConv2d_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[9].length) return 0;
  table->depthwiseConv2d_f32(values[0].data, values[5].data, kgl_optional(&values[8]), values[9].data, (float)values[18].number, (float)values[19].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13], dimensions[14]);
  return 0;
}

static double invoke_maxPool2d_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->maxPool2d_f32(values[0].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13]);
  return 0;
}

static double invoke_averagePool2d_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->averagePool2d_f32(values[0].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13], dimensions[14]);
  return 0;
}

static double invoke_transpose_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
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
  if (!values[4].length) return 0;
  table->embeddingLookup_f32(values[0].data, values[3].data, values[4].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_resizeNearest_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->resizeNearest_f32(values[0].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_resizeBilinear_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->resizeBilinear_f32(values[0].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_transposeEach_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->transposeEach_f32(values[0].data, values[4].data, dimensions[0], dimensions[1], dimensions[2]);
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
  if (!values[3].length) return 0;
  table->packRows_f32(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_dotPacked_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->dotPacked_f32(values[0].data, values[3].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_packColumns_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->packColumns_f32(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_matmulPacked_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->matmulPacked_f32(values[0].data, values[3].data, kgl_optional(&values[5]), kgl_optional(&values[6]), values[7].data, (float)values[8].number, (float)values[9].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_matmul_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->matmul_f32(values[0].data, values[4].data, values[7].data, (float)values[11].number, (float)values[12].number, kgl_optional(&values[13]), (float)values[14].number, (float)values[15].number, values[17].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9]);
  return 0;
}

static double invoke_vecmat_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->vecmat_f32(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
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

static double invoke_packNibbles_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length && !values[7].length && !values[8].length) return 0;
  table->packNibbles_u8(values[0].data, values[4].data, kgl_optional(&values[5]), values[6].data, values[7].data, values[8].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_matmulNibbles_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[9].length) return 0;
  table->matmulNibbles_f32(values[0].data, values[3].data, values[4].data, kgl_optional(&values[5]), kgl_optional(&values[8]), values[9].data, (float)values[10].number, (float)values[11].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_matmulNibblesBytes_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[10].length) return 0;
  table->matmulNibblesBytes_i8(values[0].data, values[3].data, values[4].data, values[5].data, kgl_optional(&values[6]), kgl_optional(&values[9]), values[10].data, (float)values[11].number, (float)values[12].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_matmulNibblesHalfScales_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[9].length) return 0;
  table->matmulNibblesHalfScales_f32(values[0].data, values[3].data, values[4].data, kgl_optional(&values[5]), kgl_optional(&values[8]), values[9].data, (float)values[10].number, (float)values[11].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_matmulNibblesBytesHalfScales_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[10].length) return 0;
  table->matmulNibblesBytesHalfScales_i8(values[0].data, values[3].data, values[4].data, values[5].data, kgl_optional(&values[6]), kgl_optional(&values[9]), values[10].data, (float)values[11].number, (float)values[12].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_quantizeI8_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->quantizeI8_f32(values[0].data, values[4].data, kgl_optional(&values[5]), values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_quantizeU8_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->quantizeU8_f32(values[0].data, values[4].data, kgl_optional(&values[5]), values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_quantizeI16_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->quantizeI16_f32(values[0].data, values[4].data, kgl_optional(&values[5]), values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_dequantizeI8_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->dequantizeI8_f32(values[0].data, values[4].data, kgl_optional(&values[5]), values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_dequantizeU8_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->dequantizeU8_f32(values[0].data, values[4].data, kgl_optional(&values[5]), values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_dequantizeI16_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->dequantizeI16_f32(values[0].data, values[4].data, kgl_optional(&values[5]), values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_dequantizeI32_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->dequantizeI32_f32(values[0].data, values[4].data, kgl_optional(&values[5]), values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_requantizeI8_i32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->requantizeI8_i32(values[0].data, kgl_optional(&values[4]), values[5].data, kgl_to_i32(values[6].number), values[7].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_requantizeU8_i32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->requantizeU8_i32(values[0].data, kgl_optional(&values[4]), values[5].data, kgl_to_i32(values[6].number), values[7].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_dynamicQuantizeU8_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[1].length && !values[3].length) return 0;
  table->dynamicQuantizeU8_f32(values[0].data, values[1].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_quantizeBlocks_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length && !values[5].length) return 0;
  table->quantizeBlocks_f32(values[0].data, values[4].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_matmulI16ByI8_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->matmulI16ByI8_i16(values[0].data, values[3].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_matmulI16ByI16_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->matmulI16ByI16_i16(values[0].data, values[3].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_packI16_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length && !values[5].length) return 0;
  table->packI16_i16(values[0].data, values[4].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_matmulI16Dequantize_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length) return 0;
  table->matmulI16Dequantize_i16(values[0].data, kgl_to_i32(values[3].number), kgl_optional(&values[4]), values[5].data, values[6].data, values[9].data, kgl_optional(&values[10]), values[11].data, (float)values[12].number, (float)values[13].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_matmulI16Requantize_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length) return 0;
  table->matmulI16Requantize_i16(values[0].data, kgl_to_i32(values[3].number), values[4].data, values[5].data, kgl_optional(&values[8]), values[9].data, kgl_to_i32(values[10].number), values[11].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_packBytes_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length && !values[5].length) return 0;
  table->packBytes_i8(values[0].data, values[4].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_matmulInteger_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[8].length) return 0;
  table->matmulInteger_i8(values[0].data, kgl_to_i32(values[3].number), values[4].data, values[5].data, kgl_optional(&values[7]), values[8].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_matmulInteger_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[8].length) return 0;
  table->matmulInteger_u8(values[0].data, kgl_to_i32(values[3].number), values[4].data, values[5].data, kgl_optional(&values[7]), values[8].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_matmulDequantize_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length) return 0;
  table->matmulDequantize_i8(values[0].data, kgl_to_i32(values[3].number), kgl_optional(&values[4]), values[5].data, values[6].data, values[8].data, kgl_optional(&values[9]), kgl_optional(&values[10]), values[11].data, (float)values[12].number, (float)values[13].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_matmulDequantize_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length) return 0;
  table->matmulDequantize_u8(values[0].data, kgl_to_i32(values[3].number), kgl_optional(&values[4]), values[5].data, values[6].data, values[8].data, kgl_optional(&values[9]), kgl_optional(&values[10]), values[11].data, (float)values[12].number, (float)values[13].number, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_matmulRequantize_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length) return 0;
  table->matmulRequantize_i8(values[0].data, kgl_to_i32(values[3].number), values[4].data, values[5].data, kgl_optional(&values[7]), kgl_optional(&values[8]), values[9].data, kgl_to_i32(values[10].number), values[11].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_matmulRequantize_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length) return 0;
  table->matmulRequantize_u8(values[0].data, kgl_to_i32(values[3].number), values[4].data, values[5].data, kgl_optional(&values[7]), kgl_optional(&values[8]), values[9].data, kgl_to_i32(values[10].number), values[11].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_packByteFilters_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length && !values[7].length) return 0;
  table->packByteFilters_i8(values[0].data, values[6].data, values[7].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_conv2dInteger_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[13].length) return 0;
  table->conv2dInteger_i8(values[0].data, kgl_to_i32(values[6].number), values[7].data, values[8].data, kgl_optional(&values[12]), values[13].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13], dimensions[14], dimensions[15]);
  return 0;
}

static double invoke_conv2dInteger_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[13].length) return 0;
  table->conv2dInteger_u8(values[0].data, kgl_to_i32(values[6].number), values[7].data, values[8].data, kgl_optional(&values[12]), values[13].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13], dimensions[14], dimensions[15]);
  return 0;
}

static double invoke_conv2dRequantize_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[16].length) return 0;
  table->conv2dRequantize_i8(values[0].data, kgl_to_i32(values[6].number), values[7].data, values[8].data, kgl_optional(&values[12]), kgl_optional(&values[13]), values[14].data, kgl_to_i32(values[15].number), values[16].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13], dimensions[14], dimensions[15]);
  return 0;
}

static double invoke_conv2dRequantize_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[16].length) return 0;
  table->conv2dRequantize_u8(values[0].data, kgl_to_i32(values[6].number), values[7].data, values[8].data, kgl_optional(&values[12]), kgl_optional(&values[13]), values[14].data, kgl_to_i32(values[15].number), values[16].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13], dimensions[14], dimensions[15]);
  return 0;
}

static double invoke_depthwiseRequantize_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[13].length) return 0;
  table->depthwiseRequantize_i8(values[0].data, kgl_to_i32(values[5].number), values[6].data, values[7].data, kgl_optional(&values[10]), values[11].data, kgl_to_i32(values[12].number), values[13].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11]);
  return 0;
}

static double invoke_depthwiseRequantize_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[13].length) return 0;
  table->depthwiseRequantize_u8(values[0].data, kgl_to_i32(values[5].number), values[6].data, values[7].data, kgl_optional(&values[10]), values[11].data, kgl_to_i32(values[12].number), values[13].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11]);
  return 0;
}

static double invoke_maxPool2dInteger_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->maxPool2dInteger_i8(values[0].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13]);
  return 0;
}

static double invoke_maxPool2dInteger_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->maxPool2dInteger_u8(values[0].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13]);
  return 0;
}

static double invoke_layerNorm_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->layerNorm_f32(values[0].data, kgl_optional(&values[3]), kgl_optional(&values[4]), (float)values[5].number, values[6].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_rmsNorm_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->rmsNorm_f32(values[0].data, kgl_optional(&values[3]), (float)values[4].number, values[5].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_addRmsNorm_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length && !values[6].length) return 0;
  table->addRmsNorm_f32(values[0].data, values[3].data, kgl_optional(&values[4]), (float)values[5].number, values[6].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_batchNorm_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[8].length) return 0;
  table->batchNorm_f32(values[0].data, values[3].data, values[4].data, kgl_optional(&values[5]), kgl_optional(&values[6]), (float)values[7].number, values[8].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_groupNorm_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[8].length) return 0;
  table->groupNorm_f32(values[0].data, kgl_optional(&values[5]), kgl_optional(&values[6]), (float)values[7].number, values[8].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_l2Normalize_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->l2Normalize_f32(values[0].data, (float)values[3].number, values[4].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_softmaxRows_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->softmaxRows_f32(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_rotaryEmbedding_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->rotaryEmbedding_f32(values[0].data, values[4].data, values[5].data, values[7].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_swiGlu_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->swiGlu_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_attention_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[14].length) return 0;
  table->attention_f32(values[0].data, values[6].data, values[8].data, kgl_optional(&values[10]), (float)values[12].number, values[14].data, values[15].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9]);
  return 0;
}

static double invoke_copyStrided_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[14].length) return 0;
  table->copyStrided_u8(values[0].data, values[14].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11], dimensions[12], dimensions[13], dimensions[14], dimensions[15], dimensions[16], dimensions[17], dimensions[18], dimensions[19]);
  return 0;
}

static double invoke_convertAny_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->convertAny_u8(values[0].data, values[4].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_unaryAny_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->unaryAny_u8(values[0].data, values[4].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_binaryAny_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->binaryAny_u8(values[0].data, values[1].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_compareAny_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->compareAny_u8(values[0].data, values[1].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_reduceAny_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->reduceAny_u8(values[0].data, values[6].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_argReduceAny_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->argReduceAny_u8(values[0].data, values[7].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_flattenIndices_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->flattenIndices_u8(values[0].data, values[3].data, values[4].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_gatherRows_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->gatherRows_u8(values[0].data, values[4].data, values[7].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_scatterRows_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[8].length) return 0;
  table->scatterRows_u8(values[0].data, values[1].data, values[8].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_selectAny_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->selectAny_u8(values[0].data, values[1].data, values[2].data, values[4].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_topKAny_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length && !values[7].length) return 0;
  table->topKAny_u8(values[0].data, values[6].data, values[7].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_findNonZero_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length && !values[5].length) return 0;
  table->findNonZero_u8(values[0].data, values[3].data, values[4].data, values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_unaryRare_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->unaryRare_f32(values[0].data, (float)values[1].number, (float)values[2].number, values[4].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_lrn_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->lrn_f32(values[0].data, (float)values[4].number, (float)values[5].number, (float)values[6].number, values[7].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_samplePoints_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[18].length) return 0;
  table->samplePoints_f32(values[0].data, kgl_optional(&values[6]), values[7].data, kgl_optional(&values[11]), kgl_optional(&values[12]), kgl_optional(&values[13]), values[18].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7], dimensions[8], dimensions[9], dimensions[10], dimensions[11]);
  return 0;
}

static double invoke_nonMaxSuppression_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length && !values[12].length) return 0;
  table->nonMaxSuppression_f32(values[0].data, values[1].data, kgl_to_i32(values[5].number), (float)values[6].number, (float)values[7].number, values[10].data, values[11].data, values[12].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_treeEnsemble_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[14].length) return 0;
  table->treeEnsemble_f32(values[0].data, values[3].data, values[6].data, values[7].data, values[8].data, values[10].data, values[14].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7]);
  return 0;
}

static double invoke_treeKeys_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length) return 0;
  table->treeKeys_f32(values[0].data, values[4].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_searchSorted_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->searchSorted_u8(values[0].data, values[2].data, values[6].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_recurrentLayer_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[0].length && !values[15].length && !values[16].length && !values[17].length) return 0;
  table->recurrentLayer_f32(values[0].data, values[6].data, values[7].data, kgl_optional(&values[8]), kgl_optional(&values[9]), kgl_optional(&values[10]), (float)values[11].number, values[15].data, values[16].data, values[17].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6], dimensions[7]);
  return 0;
}
#if defined(KGL_WIDE)
static double invoke_deterministicSum_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->deterministicSum_f32(values[0].data, dimensions[0]);
}

static double invoke_deterministicDot_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->deterministicDot_f32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_deterministicSumOfSquares_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->deterministicSumOfSquares_f32(values[0].data, dimensions[0]);
}

static double invoke_deterministicNormL1_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->deterministicNormL1_f32(values[0].data, dimensions[0]);
}

static double invoke_deterministicSquaredEuclidean_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->deterministicSquaredEuclidean_f32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_deterministicDeviations_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->deterministicDeviations_f32(values[0].data, (float)values[1].number, dimensions[0]);
}

static double invoke_exp2_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->exp2_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_expm1_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->expm1_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_log2_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->log2_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_log10_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->log10_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_log1p_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->log1p_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_tan_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->tan_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_asin_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->asin_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_acos_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->acos_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_atan_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->atan_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_sinh_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sinh_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_cosh_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->cosh_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_asinh_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->asinh_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_acosh_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->acosh_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_atanh_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->atanh_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_atan2_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->atan2_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_fract_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->fract_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_roundHalfAway_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->roundHalfAway_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_copysign_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->copysign_f32(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_outerProduct_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->outerProduct_f32(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_sumKahan_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->sumKahan_f32(values[0].data, dimensions[0]);
}

static double invoke_sampleVariance_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->sampleVariance_f32(values[0].data, dimensions[0], dimensions[1]);
}

static double invoke_stddev_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->stddev_f32(values[0].data, dimensions[0], dimensions[1]);
}

static double invoke_covariance_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->covariance_f32(values[0].data, values[1].data, dimensions[0], dimensions[1]);
}

static double invoke_correlation_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->correlation_f32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_zScore_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->zScore_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_minMax_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->minMax_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_hamming_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->hamming_u8(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_hamming_u32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->hamming_u32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_jaccard_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->jaccard_u8(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_jaccard_u32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->jaccard_u32(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_symmetricEigenInto_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[4].length && !values[5].length) return 0;
  table->symmetricEigenInto_f32(values[0].data, values[3].data, values[4].data, values[5].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_add_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->add_i8(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_add_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->add_i16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_sub_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sub_i8(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_sub_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sub_i16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_mul_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mul_i8(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_mul_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mul_i16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_addSaturated_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->addSaturated_i8(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_addSaturated_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->addSaturated_i16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_subSaturated_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->subSaturated_i8(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_subSaturated_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->subSaturated_i16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_mulSaturated_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mulSaturated_i8(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_mulSaturated_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mulSaturated_i16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_multiplyAccumulate_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->multiplyAccumulate_i8(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_multiplyAccumulate_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->multiplyAccumulate_i16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_sum_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->sum_i8(values[0].data, dimensions[0]);
}

static double invoke_sum_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->sum_i16(values[0].data, dimensions[0]);
}

static double invoke_max_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->max_i8(values[0].data, dimensions[0]);
}

static double invoke_max_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->max_i16(values[0].data, dimensions[0]);
}

static double invoke_min_i8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->min_i8(values[0].data, dimensions[0]);
}

static double invoke_min_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->min_i16(values[0].data, dimensions[0]);
}

static double invoke_dot_i16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->dot_i16(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_add_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->add_f64(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_sub_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sub_f64(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_mul_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mul_f64(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_div_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->div_f64(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_fma_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->fma_f64(values[0].data, values[1].data, values[2].data, values[3].data, dimensions[0]);
  return 0;
}

static double invoke_axpy_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->axpy_f64((double)values[0].number, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_scale_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->scale_f64(values[0].data, (double)values[1].number, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_abs_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->abs_f64(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_neg_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->neg_f64(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_sqrt_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sqrt_f64(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_minimum_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->minimum_f64(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_maximum_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->maximum_f64(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_dot_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->dot_f64(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_sum_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->sum_f64(values[0].data, dimensions[0]);
}

static double invoke_max_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->max_f64(values[0].data, dimensions[0]);
}

static double invoke_min_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->min_f64(values[0].data, dimensions[0]);
}

static double invoke_argmax_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->argmax_f64(values[0].data, dimensions[0]);
}

static double invoke_argmin_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->argmin_f64(values[0].data, dimensions[0]);
}

static double invoke_normL1_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->normL1_f64(values[0].data, dimensions[0]);
}

static double invoke_normL2_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->normL2_f64(values[0].data, dimensions[0]);
}

static double invoke_dotMany_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->dotMany_f64(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_matmul_f64(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->matmul_f64(values[0].data, values[3].data, values[5].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_bf16ToF32_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->bf16ToF32_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_f32ToBf16_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->f32ToBf16_f32(values[0].data, values[1].data, dimensions[0]);
  return 0;
}

static double invoke_dot_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->dot_bf16(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_squaredEuclidean_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->squaredEuclidean_bf16(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_cosine_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  return table->cosine_bf16(values[0].data, values[1].data, dimensions[0]);
}

static double invoke_dotMany_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->dotMany_bf16(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_cosineMany_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->cosineMany_bf16(values[0].data, values[1].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_add_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->add_f16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_add_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->add_bf16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_sub_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sub_f16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_sub_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->sub_bf16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_mul_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mul_f16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_mul_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->mul_bf16(values[0].data, values[1].data, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_scale_f16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->scale_f16(values[0].data, (float)values[1].number, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_scale_bf16(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  table->scale_bf16(values[0].data, (float)values[1].number, values[2].data, dimensions[0]);
  return 0;
}

static double invoke_filterSeparable_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length) return 0;
  table->filterSeparable_f32(values[0].data, values[4].data, values[5].data, values[9].data, values[10].data, values[11].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_filterSymmetricBytes_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[11].length) return 0;
  table->filterSymmetricBytes_u8(values[0].data, values[4].data, values[5].data, values[9].data, values[10].data, values[11].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_boxFilter_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[9].length) return 0;
  table->boxFilter_f32(values[0].data, values[7].data, values[8].data, values[9].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_boxFilterBytes_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[9].length) return 0;
  table->boxFilterBytes_u8(values[0].data, values[7].data, values[8].data, values[9].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5]);
  return 0;
}

static double invoke_sobel_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->sobel_f32(values[0].data, values[6].data, values[7].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_sobelBytes_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[7].length) return 0;
  table->sobelBytes_u8(values[0].data, values[6].data, values[7].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}

static double invoke_resample_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[13].length) return 0;
  table->resample_f32(values[0].data, values[4].data, values[6].data, values[8].data, values[10].data, values[12].data, values[13].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6]);
  return 0;
}

static double invoke_resampleBytes_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[13].length) return 0;
  table->resampleBytes_u8(values[0].data, values[4].data, values[6].data, values[8].data, values[10].data, values[12].data, values[13].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4], dimensions[5], dimensions[6]);
  return 0;
}

static double invoke_splitChannels_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->splitChannels_f32(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_splitChannels_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->splitChannels_u8(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_joinChannels_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->joinChannels_f32(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_joinChannels_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->joinChannels_u8(values[0].data, values[3].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_mixChannels_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->mixChannels_f32(values[0].data, values[3].data, values[4].data, values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_mixChannelsBytes_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[6].length) return 0;
  table->mixChannelsBytes_u8(values[0].data, values[3].data, values[4].data, values[6].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_hashKeys_u32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[2].length) return 0;
  table->hashKeys_u32(values[0].data, values[2].data, dimensions[0], dimensions[1]);
  return 0;
}

static double invoke_hashRows_u8(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->hashRows_u8(values[0].data, values[3].data, dimensions[0], dimensions[1], dimensions[2]);
  return 0;
}

static double invoke_randomUniform_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->randomUniform_f32(values[3].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_randomNormal_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->randomNormal_f32(values[3].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_randomExponential_f32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[3].length) return 0;
  table->randomExponential_f32(values[3].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3]);
  return 0;
}

static double invoke_randomIntegers_i32(const kgl_table *table, const kgl_value *values, const size_t *dimensions) {
  if (!values[5].length) return 0;
  table->randomIntegers_i32(kgl_to_i32(values[3].number), values[5].data, dimensions[0], dimensions[1], dimensions[2], dimensions[3], dimensions[4]);
  return 0;
}
#endif

const kgl_operation kgl_operations[KGL_OPERATION_COUNT] = {
#define KGL_ROW(kernel, ...) {__VA_ARGS__, .invoke = invoke_##kernel},
#include "operations.h"
};
