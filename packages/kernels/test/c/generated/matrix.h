/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
void reference_dot_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dot_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dot_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dot_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sum_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_max_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_min_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mean_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_variance_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sumOfSquares_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_normL1_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_normL2_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_normLinf_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_argmin_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_argmax_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_squaredEuclidean_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_squaredEuclidean_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_squaredEuclidean_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_squaredEuclidean_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosine_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosine_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosine_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosine_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_topK_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dotMany_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dotMany_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dotMany_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dotMany_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosineMany_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosineMany_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosineMany_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosineMany_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_add_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mul_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_scale_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_axpy_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sub_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_div_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_fma_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_neg_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_abs_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sign_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_trunc_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_clamp_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sqrt_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_rsqrt_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_recip_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_pow_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_exp_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_log_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_tanh_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sin_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cos_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_erf_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_floor_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_ceil_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_round_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_minimum_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_maximum_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_equal_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_notEqual_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_less_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_lessEqual_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_greater_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_greaterEqual_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_select_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_relu_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_leakyRelu_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_elu_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_selu_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_gelu_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_geluTanh_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_silu_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_hardSwish_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_hardSigmoid_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mish_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sigmoid_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_softplus_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_softmax_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_logSoftmax_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_packFilters_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_conv2d_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_packDepthwise_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_depthwiseConv2d_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_maxPool2d_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_averagePool2d_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_transpose_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_gather_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_scatter_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_embeddingLookup_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_resizeNearest_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_resizeBilinear_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_transposeEach_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_f16ToF32_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_f32ToF16_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_packRows_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dotPacked_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_packColumns_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulPacked_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmul_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_vecmat_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_addRelu_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_addScaled_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_lerp_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_normalize_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_packNibbles_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulNibbles_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulNibblesBytes_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulNibblesHalfScales_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulNibblesBytesHalfScales_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_quantizeI8_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_quantizeU8_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_quantizeI16_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dequantizeI8_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dequantizeU8_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dequantizeI16_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dequantizeI32_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_requantizeI8_i32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_requantizeU8_i32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dynamicQuantizeU8_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_quantizeBlocks_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulI16ByI8_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulI16ByI16_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_packI16_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulI16Dequantize_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulI16Requantize_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_packBytes_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulInteger_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulInteger_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulDequantize_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulDequantize_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulRequantize_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmulRequantize_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_packByteFilters_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_conv2dInteger_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_conv2dInteger_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_conv2dRequantize_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_conv2dRequantize_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_depthwiseRequantize_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_depthwiseRequantize_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_maxPool2dInteger_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_maxPool2dInteger_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_layerNorm_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_rmsNorm_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_addRmsNorm_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_batchNorm_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_groupNorm_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_l2Normalize_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_softmaxRows_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_rotaryEmbedding_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_swiGlu_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_attention_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_copyStrided_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_convertAny_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_unaryAny_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_binaryAny_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_compareAny_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_reduceAny_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_argReduceAny_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_flattenIndices_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_gatherRows_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_scatterRows_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_selectAny_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_topKAny_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_findNonZero_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_unaryRare_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_lrn_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_samplePoints_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_nonMaxSuppression_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_treeEnsemble_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_treeKeys_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_searchSorted_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_recurrentLayer_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_deterministicSum_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_deterministicDot_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_deterministicSumOfSquares_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_deterministicNormL1_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_deterministicSquaredEuclidean_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_deterministicDeviations_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_exp2_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_expm1_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_log2_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_log10_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_log1p_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_tan_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_asin_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_acos_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_atan_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sinh_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosh_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_asinh_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_acosh_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_atanh_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_atan2_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_fract_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_roundHalfAway_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_copysign_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_outerProduct_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sumKahan_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sampleVariance_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_stddev_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_covariance_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_correlation_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_zScore_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_minMax_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_hamming_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_hamming_u32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_jaccard_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_jaccard_u32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_symmetricEigenInto_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_add_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_add_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sub_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sub_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mul_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mul_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_addSaturated_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_addSaturated_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_subSaturated_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_subSaturated_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mulSaturated_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mulSaturated_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_multiplyAccumulate_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_multiplyAccumulate_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sum_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sum_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_max_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_max_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_min_i8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_min_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dot_i16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_add_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sub_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mul_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_div_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_fma_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_axpy_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_scale_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_abs_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_neg_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sqrt_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_minimum_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_maximum_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dot_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sum_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_max_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_min_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_argmax_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_argmin_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_normL1_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_normL2_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dotMany_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_matmul_f64(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_bf16ToF32_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_f32ToBf16_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dot_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_squaredEuclidean_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosine_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_dotMany_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_cosineMany_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_add_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_add_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sub_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sub_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mul_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mul_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_scale_f16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_scale_bf16(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_filterSeparable_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_filterSymmetricBytes_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_boxFilter_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_boxFilterBytes_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sobel_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sobelBytes_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_resample_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_resampleBytes_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_splitChannels_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_splitChannels_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_joinChannels_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_joinChannels_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mixChannels_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mixChannelsBytes_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_hashKeys_u32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_hashRows_u8(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_randomUniform_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_randomNormal_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_randomExponential_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_randomIntegers_i32(const kgl_value *values, const size_t *dimensions, expectation *expected);

/* In the order of kgl_operations. */
static const matrix_row matrix[KGL_OPERATION_COUNT] = {
    {.name = "dot_f32", .bound = BOUND_ACCUMULATED, .reference = reference_dot_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "dot_i8", .bound = BOUND_EXACT, .reference = reference_dot_i8},
    {.name = "dot_u8", .bound = BOUND_EXACT, .reference = reference_dot_u8},
    {.name = "dot_f16", .bound = BOUND_ACCUMULATED, .reference = reference_dot_f16, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "sum_f32", .bound = BOUND_ACCUMULATED, .reference = reference_sum_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "max_f32", .bound = BOUND_EXACT, .reference = reference_max_f32},
    {.name = "min_f32", .bound = BOUND_EXACT, .reference = reference_min_f32},
    {.name = "mean_f32", .bound = BOUND_ACCUMULATED, .reference = reference_mean_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "variance_f32", .bound = BOUND_ACCUMULATED, .reference = reference_variance_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "sumOfSquares_f32", .bound = BOUND_ACCUMULATED, .reference = reference_sumOfSquares_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "normL1_f32", .bound = BOUND_ACCUMULATED, .reference = reference_normL1_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "normL2_f32", .bound = BOUND_ACCUMULATED, .reference = reference_normL2_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "normLinf_f32", .bound = BOUND_EXACT, .reference = reference_normLinf_f32},
    {.name = "argmin_f32", .bound = BOUND_EXACT, .reference = reference_argmin_f32},
    {.name = "argmax_f32", .bound = BOUND_EXACT, .reference = reference_argmax_f32},
    {.name = "squaredEuclidean_f32", .bound = BOUND_ACCUMULATED, .reference = reference_squaredEuclidean_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "squaredEuclidean_i8", .bound = BOUND_EXACT, .reference = reference_squaredEuclidean_i8},
    {.name = "squaredEuclidean_u8", .bound = BOUND_EXACT, .reference = reference_squaredEuclidean_u8},
    {.name = "squaredEuclidean_f16", .bound = BOUND_ACCUMULATED, .reference = reference_squaredEuclidean_f16, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "cosine_f32", .bound = BOUND_ACCUMULATED, .reference = reference_cosine_f32, .lanes = 0, .sums = 2, .vanishing = 1.6940658945086007e-21},
    {.name = "cosine_i8", .bound = BOUND_ROUNDED, .reference = reference_cosine_i8},
    {.name = "cosine_u8", .bound = BOUND_ROUNDED, .reference = reference_cosine_u8},
    {.name = "cosine_f16", .bound = BOUND_ACCUMULATED, .reference = reference_cosine_f16, .lanes = 0, .sums = 2, .vanishing = 1.6940658945086007e-21},
    {.name = "topK_f32", .bound = BOUND_EXACT, .reference = reference_topK_f32},
    {.name = "dotMany_f32", .bound = BOUND_ACCUMULATED, .reference = reference_dotMany_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "dotMany_i8", .bound = BOUND_EXACT, .reference = reference_dotMany_i8},
    {.name = "dotMany_u8", .bound = BOUND_EXACT, .reference = reference_dotMany_u8},
    {.name = "dotMany_f16", .bound = BOUND_ACCUMULATED, .reference = reference_dotMany_f16, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "cosineMany_f32", .bound = BOUND_ACCUMULATED, .reference = reference_cosineMany_f32, .lanes = 0, .sums = 2, .vanishing = 1.6940658945086007e-21},
    {.name = "cosineMany_i8", .bound = BOUND_ROUNDED, .reference = reference_cosineMany_i8},
    {.name = "cosineMany_u8", .bound = BOUND_ROUNDED, .reference = reference_cosineMany_u8},
    {.name = "cosineMany_f16", .bound = BOUND_ACCUMULATED, .reference = reference_cosineMany_f16, .lanes = 0, .sums = 2, .vanishing = 1.6940658945086007e-21},
    {.name = "add_f32", .bound = BOUND_ROUNDED, .reference = reference_add_f32},
    {.name = "mul_f32", .bound = BOUND_ROUNDED, .reference = reference_mul_f32},
    {.name = "scale_f32", .bound = BOUND_ROUNDED, .reference = reference_scale_f32},
    {.name = "axpy_f32", .bound = BOUND_ROUNDED, .reference = reference_axpy_f32},
    {.name = "sub_f32", .bound = BOUND_ROUNDED, .reference = reference_sub_f32},
    {.name = "div_f32", .bound = BOUND_ROUNDED, .reference = reference_div_f32},
    {.name = "fma_f32", .bound = BOUND_ROUNDED, .reference = reference_fma_f32},
    {.name = "neg_f32", .bound = BOUND_EXACT, .reference = reference_neg_f32},
    {.name = "abs_f32", .bound = BOUND_EXACT, .reference = reference_abs_f32},
    {.name = "sign_f32", .bound = BOUND_EXACT, .reference = reference_sign_f32},
    {.name = "trunc_f32", .bound = BOUND_EXACT, .reference = reference_trunc_f32},
    {.name = "clamp_f32", .bound = BOUND_EXACT, .reference = reference_clamp_f32},
    {.name = "sqrt_f32", .bound = BOUND_ROUNDED, .reference = reference_sqrt_f32},
    {.name = "rsqrt_f32", .bound = BOUND_ROUNDED, .reference = reference_rsqrt_f32},
    {.name = "recip_f32", .bound = BOUND_ROUNDED, .reference = reference_recip_f32},
    {.name = "pow_f32", .bound = BOUND_ULP, .reference = reference_pow_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "exp_f32", .bound = BOUND_ULP, .reference = reference_exp_f32, .ulps = 1.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "log_f32", .bound = BOUND_ULP, .reference = reference_log_f32, .ulps = 1.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "tanh_f32", .bound = BOUND_ULP, .reference = reference_tanh_f32, .ulps = 2.6, .ulps_per_element = 0, .absolute = 0},
    {.name = "sin_f32", .bound = BOUND_ULP, .reference = reference_sin_f32, .ulps = 2.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "cos_f32", .bound = BOUND_ULP, .reference = reference_cos_f32, .ulps = 2.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "erf_f32", .bound = BOUND_ULP, .reference = reference_erf_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "floor_f32", .bound = BOUND_EXACT, .reference = reference_floor_f32},
    {.name = "ceil_f32", .bound = BOUND_EXACT, .reference = reference_ceil_f32},
    {.name = "round_f32", .bound = BOUND_EXACT, .reference = reference_round_f32},
    {.name = "minimum_f32", .bound = BOUND_EXACT, .reference = reference_minimum_f32},
    {.name = "maximum_f32", .bound = BOUND_EXACT, .reference = reference_maximum_f32},
    {.name = "equal_f32", .bound = BOUND_EXACT, .reference = reference_equal_f32},
    {.name = "notEqual_f32", .bound = BOUND_EXACT, .reference = reference_notEqual_f32},
    {.name = "less_f32", .bound = BOUND_EXACT, .reference = reference_less_f32},
    {.name = "lessEqual_f32", .bound = BOUND_EXACT, .reference = reference_lessEqual_f32},
    {.name = "greater_f32", .bound = BOUND_EXACT, .reference = reference_greater_f32},
    {.name = "greaterEqual_f32", .bound = BOUND_EXACT, .reference = reference_greaterEqual_f32},
    {.name = "select_f32", .bound = BOUND_EXACT, .reference = reference_select_f32},
    {.name = "relu_f32", .bound = BOUND_EXACT, .reference = reference_relu_f32},
    {.name = "leakyRelu_f32", .bound = BOUND_ROUNDED, .reference = reference_leakyRelu_f32},
    {.name = "elu_f32", .bound = BOUND_ULP, .reference = reference_elu_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 0},
    {.name = "selu_f32", .bound = BOUND_ULP, .reference = reference_selu_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 0},
    {.name = "gelu_f32", .bound = BOUND_ULP, .reference = reference_gelu_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 1e-38},
    {.name = "geluTanh_f32", .bound = BOUND_ULP, .reference = reference_geluTanh_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 1e-38},
    {.name = "silu_f32", .bound = BOUND_ULP, .reference = reference_silu_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 1e-38},
    {.name = "hardSwish_f32", .bound = BOUND_ROUNDED, .reference = reference_hardSwish_f32},
    {.name = "hardSigmoid_f32", .bound = BOUND_ROUNDED, .reference = reference_hardSigmoid_f32},
    {.name = "mish_f32", .bound = BOUND_ULP, .reference = reference_mish_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 1e-38},
    {.name = "sigmoid_f32", .bound = BOUND_ULP, .reference = reference_sigmoid_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 0},
    {.name = "softplus_f32", .bound = BOUND_ULP, .reference = reference_softplus_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 0},
    {.name = "softmax_f32", .bound = BOUND_ULP, .reference = reference_softmax_f32, .ulps = 3, .ulps_per_element = 3, .absolute = 0},
    {.name = "logSoftmax_f32", .bound = BOUND_ULP, .reference = reference_logSoftmax_f32, .ulps = 3, .ulps_per_element = 3, .absolute = 0},
    {.name = "packFilters_f32", .bound = BOUND_EXACT, .reference = reference_packFilters_f32},
    {.name = "conv2d_f32", .bound = BOUND_ACCUMULATED, .reference = reference_conv2d_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "packDepthwise_f32", .bound = BOUND_EXACT, .reference = reference_packDepthwise_f32},
    {.name = "depthwiseConv2d_f32", .bound = BOUND_ACCUMULATED, .reference = reference_depthwiseConv2d_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "maxPool2d_f32", .bound = BOUND_EXACT, .reference = reference_maxPool2d_f32},
    {.name = "averagePool2d_f32", .bound = BOUND_ACCUMULATED, .reference = reference_averagePool2d_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "transpose_f32", .bound = BOUND_EXACT, .reference = reference_transpose_f32},
    {.name = "gather_f32", .bound = BOUND_EXACT, .reference = reference_gather_f32},
    {.name = "scatter_f32", .bound = BOUND_EXACT, .reference = reference_scatter_f32},
    {.name = "embeddingLookup_f32", .bound = BOUND_EXACT, .reference = reference_embeddingLookup_f32},
    {.name = "resizeNearest_f32", .bound = BOUND_EXACT, .reference = reference_resizeNearest_f32},
    {.name = "resizeBilinear_f32", .bound = BOUND_ROUNDED, .reference = reference_resizeBilinear_f32},
    {.name = "transposeEach_f32", .bound = BOUND_EXACT, .reference = reference_transposeEach_f32},
    {.name = "f16ToF32_f32", .bound = BOUND_EXACT, .reference = reference_f16ToF32_f32},
    {.name = "f32ToF16_f32", .bound = BOUND_EXACT, .reference = reference_f32ToF16_f32},
    {.name = "packRows_f32", .bound = BOUND_EXACT, .reference = reference_packRows_f32},
    {.name = "dotPacked_f32", .bound = BOUND_ACCUMULATED, .reference = reference_dotPacked_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "packColumns_f32", .bound = BOUND_EXACT, .reference = reference_packColumns_f32},
    {.name = "matmulPacked_f32", .bound = BOUND_ACCUMULATED, .reference = reference_matmulPacked_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "matmul_f32", .bound = BOUND_ACCUMULATED, .reference = reference_matmul_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "vecmat_f32", .bound = BOUND_ACCUMULATED, .reference = reference_vecmat_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "addRelu_f32", .bound = BOUND_ROUNDED, .reference = reference_addRelu_f32},
    {.name = "addScaled_f32", .bound = BOUND_ROUNDED, .reference = reference_addScaled_f32},
    {.name = "lerp_f32", .bound = BOUND_ROUNDED, .reference = reference_lerp_f32},
    {.name = "normalize_f32", .bound = BOUND_ACCUMULATED, .reference = reference_normalize_f32, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "packNibbles_u8", .bound = BOUND_EXACT, .reference = reference_packNibbles_u8},
    {.name = "matmulNibbles_f32", .bound = BOUND_ACCUMULATED, .reference = reference_matmulNibbles_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "matmulNibblesBytes_i8", .bound = BOUND_ACCUMULATED, .reference = reference_matmulNibblesBytes_i8, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "matmulNibblesHalfScales_f32", .bound = BOUND_ACCUMULATED, .reference = reference_matmulNibblesHalfScales_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "matmulNibblesBytesHalfScales_i8", .bound = BOUND_ACCUMULATED, .reference = reference_matmulNibblesBytesHalfScales_i8, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "quantizeI8_f32", .bound = BOUND_ROUNDED, .reference = reference_quantizeI8_f32},
    {.name = "quantizeU8_f32", .bound = BOUND_ROUNDED, .reference = reference_quantizeU8_f32},
    {.name = "quantizeI16_f32", .bound = BOUND_ROUNDED, .reference = reference_quantizeI16_f32},
    {.name = "dequantizeI8_f32", .bound = BOUND_ROUNDED, .reference = reference_dequantizeI8_f32},
    {.name = "dequantizeU8_f32", .bound = BOUND_ROUNDED, .reference = reference_dequantizeU8_f32},
    {.name = "dequantizeI16_f32", .bound = BOUND_ROUNDED, .reference = reference_dequantizeI16_f32},
    {.name = "dequantizeI32_f32", .bound = BOUND_ROUNDED, .reference = reference_dequantizeI32_f32},
    {.name = "requantizeI8_i32", .bound = BOUND_ROUNDED, .reference = reference_requantizeI8_i32},
    {.name = "requantizeU8_i32", .bound = BOUND_ROUNDED, .reference = reference_requantizeU8_i32},
    {.name = "dynamicQuantizeU8_f32", .bound = BOUND_ROUNDED, .reference = reference_dynamicQuantizeU8_f32},
    {.name = "quantizeBlocks_f32", .bound = BOUND_ROUNDED, .reference = reference_quantizeBlocks_f32},
    {.name = "matmulI16ByI8_i16", .bound = BOUND_EXACT, .reference = reference_matmulI16ByI8_i16},
    {.name = "matmulI16ByI16_i16", .bound = BOUND_EXACT, .reference = reference_matmulI16ByI16_i16},
    {.name = "packI16_i16", .bound = BOUND_EXACT, .reference = reference_packI16_i16},
    {.name = "matmulI16Dequantize_i16", .bound = BOUND_ULP, .reference = reference_matmulI16Dequantize_i16, .ulps = 8, .ulps_per_element = 0, .absolute = 7.888609052210118e-31},
    {.name = "matmulI16Requantize_i16", .bound = BOUND_ROUNDED, .reference = reference_matmulI16Requantize_i16},
    {.name = "packBytes_i8", .bound = BOUND_EXACT, .reference = reference_packBytes_i8},
    {.name = "matmulInteger_i8", .bound = BOUND_EXACT, .reference = reference_matmulInteger_i8},
    {.name = "matmulInteger_u8", .bound = BOUND_EXACT, .reference = reference_matmulInteger_u8},
    {.name = "matmulDequantize_i8", .bound = BOUND_ULP, .reference = reference_matmulDequantize_i8, .ulps = 8, .ulps_per_element = 0, .absolute = 7.888609052210118e-31},
    {.name = "matmulDequantize_u8", .bound = BOUND_ULP, .reference = reference_matmulDequantize_u8, .ulps = 8, .ulps_per_element = 0, .absolute = 7.888609052210118e-31},
    {.name = "matmulRequantize_i8", .bound = BOUND_ROUNDED, .reference = reference_matmulRequantize_i8},
    {.name = "matmulRequantize_u8", .bound = BOUND_ROUNDED, .reference = reference_matmulRequantize_u8},
    {.name = "packByteFilters_i8", .bound = BOUND_EXACT, .reference = reference_packByteFilters_i8},
    {.name = "conv2dInteger_i8", .bound = BOUND_EXACT, .reference = reference_conv2dInteger_i8},
    {.name = "conv2dInteger_u8", .bound = BOUND_EXACT, .reference = reference_conv2dInteger_u8},
    {.name = "conv2dRequantize_i8", .bound = BOUND_ROUNDED, .reference = reference_conv2dRequantize_i8},
    {.name = "conv2dRequantize_u8", .bound = BOUND_ROUNDED, .reference = reference_conv2dRequantize_u8},
    {.name = "depthwiseRequantize_i8", .bound = BOUND_ROUNDED, .reference = reference_depthwiseRequantize_i8},
    {.name = "depthwiseRequantize_u8", .bound = BOUND_ROUNDED, .reference = reference_depthwiseRequantize_u8},
    {.name = "maxPool2dInteger_i8", .bound = BOUND_EXACT, .reference = reference_maxPool2dInteger_i8},
    {.name = "maxPool2dInteger_u8", .bound = BOUND_EXACT, .reference = reference_maxPool2dInteger_u8},
    {.name = "layerNorm_f32", .bound = BOUND_ACCUMULATED, .reference = reference_layerNorm_f32, .lanes = 0, .sums = 2, .vanishing = 1.401298464324817e-45},
    {.name = "rmsNorm_f32", .bound = BOUND_ACCUMULATED, .reference = reference_rmsNorm_f32, .lanes = 0, .sums = 2, .vanishing = 1.401298464324817e-45},
    {.name = "addRmsNorm_f32", .bound = BOUND_ACCUMULATED, .reference = reference_addRmsNorm_f32, .lanes = 0, .sums = 2, .vanishing = 1.401298464324817e-45},
    {.name = "batchNorm_f32", .bound = BOUND_ROUNDED, .reference = reference_batchNorm_f32},
    {.name = "groupNorm_f32", .bound = BOUND_ACCUMULATED, .reference = reference_groupNorm_f32, .lanes = 0, .sums = 2, .vanishing = 1.401298464324817e-45},
    {.name = "l2Normalize_f32", .bound = BOUND_ACCUMULATED, .reference = reference_l2Normalize_f32, .lanes = 0, .sums = 2, .vanishing = 1.401298464324817e-45},
    {.name = "softmaxRows_f32", .bound = BOUND_ULP, .reference = reference_softmaxRows_f32, .ulps = 3, .ulps_per_element = 3, .absolute = 0},
    {.name = "rotaryEmbedding_f32", .bound = BOUND_ROUNDED, .reference = reference_rotaryEmbedding_f32},
    {.name = "swiGlu_f32", .bound = BOUND_ULP, .reference = reference_swiGlu_f32, .ulps = 7, .ulps_per_element = 0, .absolute = 1e-38},
    {.name = "attention_f32", .bound = BOUND_ACCUMULATED, .reference = reference_attention_f32, .lanes = 2, .sums = 2, .vanishing = 1.401298464324817e-45},
    {.name = "copyStrided_u8", .bound = BOUND_EXACT, .reference = reference_copyStrided_u8},
    {.name = "convertAny_u8", .bound = BOUND_EXACT, .reference = reference_convertAny_u8},
    {.name = "unaryAny_u8", .bound = BOUND_EXACT, .reference = reference_unaryAny_u8},
    {.name = "binaryAny_u8", .bound = BOUND_EXACT, .reference = reference_binaryAny_u8},
    {.name = "compareAny_u8", .bound = BOUND_EXACT, .reference = reference_compareAny_u8},
    {.name = "reduceAny_u8", .bound = BOUND_ROUNDED, .reference = reference_reduceAny_u8},
    {.name = "argReduceAny_u8", .bound = BOUND_EXACT, .reference = reference_argReduceAny_u8},
    {.name = "flattenIndices_u8", .bound = BOUND_EXACT, .reference = reference_flattenIndices_u8},
    {.name = "gatherRows_u8", .bound = BOUND_EXACT, .reference = reference_gatherRows_u8},
    {.name = "scatterRows_u8", .bound = BOUND_EXACT, .reference = reference_scatterRows_u8},
    {.name = "selectAny_u8", .bound = BOUND_EXACT, .reference = reference_selectAny_u8},
    {.name = "topKAny_u8", .bound = BOUND_EXACT, .reference = reference_topKAny_u8},
    {.name = "findNonZero_u8", .bound = BOUND_EXACT, .reference = reference_findNonZero_u8},
    {.name = "unaryRare_f32", .bound = BOUND_ULP, .reference = reference_unaryRare_f32, .ulps = 1, .ulps_per_element = 0, .absolute = 0},
    {.name = "lrn_f32", .bound = BOUND_ULP, .reference = reference_lrn_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "samplePoints_f32", .bound = BOUND_ROUNDED, .reference = reference_samplePoints_f32},
    {.name = "nonMaxSuppression_f32", .bound = BOUND_EXACT, .reference = reference_nonMaxSuppression_f32},
    {.name = "treeEnsemble_f32", .bound = BOUND_ROUNDED, .reference = reference_treeEnsemble_f32},
    {.name = "treeKeys_f32", .bound = BOUND_EXACT, .reference = reference_treeKeys_f32},
    {.name = "searchSorted_u8", .bound = BOUND_EXACT, .reference = reference_searchSorted_u8},
    {.name = "recurrentLayer_f32", .bound = BOUND_ACCUMULATED, .reference = reference_recurrentLayer_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
#if defined(KGL_WIDE)
    {.name = "deterministicSum_f32", .bound = BOUND_ACCUMULATED, .reference = reference_deterministicSum_f32, .lanes = 16, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "deterministicDot_f32", .bound = BOUND_ACCUMULATED, .reference = reference_deterministicDot_f32, .lanes = 16, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "deterministicSumOfSquares_f32", .bound = BOUND_ACCUMULATED, .reference = reference_deterministicSumOfSquares_f32, .lanes = 16, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "deterministicNormL1_f32", .bound = BOUND_ACCUMULATED, .reference = reference_deterministicNormL1_f32, .lanes = 16, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "deterministicSquaredEuclidean_f32", .bound = BOUND_ACCUMULATED, .reference = reference_deterministicSquaredEuclidean_f32, .lanes = 16, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "deterministicDeviations_f32", .bound = BOUND_ACCUMULATED, .reference = reference_deterministicDeviations_f32, .lanes = 16, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "exp2_f32", .bound = BOUND_ULP, .reference = reference_exp2_f32, .ulps = 1.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "expm1_f32", .bound = BOUND_ULP, .reference = reference_expm1_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "log2_f32", .bound = BOUND_ULP, .reference = reference_log2_f32, .ulps = 1.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "log10_f32", .bound = BOUND_ULP, .reference = reference_log10_f32, .ulps = 1.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "log1p_f32", .bound = BOUND_ULP, .reference = reference_log1p_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "tan_f32", .bound = BOUND_ULP, .reference = reference_tan_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "asin_f32", .bound = BOUND_ULP, .reference = reference_asin_f32, .ulps = 2.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "acos_f32", .bound = BOUND_ULP, .reference = reference_acos_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "atan_f32", .bound = BOUND_ULP, .reference = reference_atan_f32, .ulps = 1.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "sinh_f32", .bound = BOUND_ULP, .reference = reference_sinh_f32, .ulps = 2.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "cosh_f32", .bound = BOUND_ULP, .reference = reference_cosh_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "asinh_f32", .bound = BOUND_ULP, .reference = reference_asinh_f32, .ulps = 2.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "acosh_f32", .bound = BOUND_ULP, .reference = reference_acosh_f32, .ulps = 2.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "atanh_f32", .bound = BOUND_ULP, .reference = reference_atanh_f32, .ulps = 2.5, .ulps_per_element = 0, .absolute = 0},
    {.name = "atan2_f32", .bound = BOUND_ULP, .reference = reference_atan2_f32, .ulps = 2, .ulps_per_element = 0, .absolute = 0},
    {.name = "fract_f32", .bound = BOUND_EXACT, .reference = reference_fract_f32},
    {.name = "roundHalfAway_f32", .bound = BOUND_EXACT, .reference = reference_roundHalfAway_f32},
    {.name = "copysign_f32", .bound = BOUND_EXACT, .reference = reference_copysign_f32},
    {.name = "outerProduct_f32", .bound = BOUND_ROUNDED, .reference = reference_outerProduct_f32},
    {.name = "sumKahan_f32", .bound = BOUND_ULP, .reference = reference_sumKahan_f32, .ulps = 0.51, .ulps_per_element = 8.881784197001252e-16, .absolute = 8.077935669463161e-28, .cancels = true},
    {.name = "sampleVariance_f32", .bound = BOUND_ULP, .reference = reference_sampleVariance_f32, .ulps = 0.51, .ulps_per_element = 7.450580596923828e-9, .absolute = 0},
    {.name = "stddev_f32", .bound = BOUND_ULP, .reference = reference_stddev_f32, .ulps = 0.51, .ulps_per_element = 7.450580596923828e-9, .absolute = 0},
    {.name = "covariance_f32", .bound = BOUND_ULP, .reference = reference_covariance_f32, .ulps = 0.51, .ulps_per_element = 7.450580596923828e-9, .absolute = 1.4210854715202004e-14, .cancels = true},
    {.name = "correlation_f32", .bound = BOUND_ULP, .reference = reference_correlation_f32, .ulps = 0.51, .ulps_per_element = 7.450580596923828e-9, .absolute = 1.4210854715202004e-14, .cancels = true},
    {.name = "zScore_f32", .bound = BOUND_ULP, .reference = reference_zScore_f32, .ulps = 0.51, .ulps_per_element = 7.450580596923828e-9, .absolute = 1.4210854715202004e-14, .cancels = true},
    {.name = "minMax_f32", .bound = BOUND_ROUNDED, .reference = reference_minMax_f32},
    {.name = "hamming_u8", .bound = BOUND_EXACT, .reference = reference_hamming_u8},
    {.name = "hamming_u32", .bound = BOUND_EXACT, .reference = reference_hamming_u32},
    {.name = "jaccard_u8", .bound = BOUND_ROUNDED, .reference = reference_jaccard_u8},
    {.name = "jaccard_u32", .bound = BOUND_ROUNDED, .reference = reference_jaccard_u32},
    {.name = "symmetricEigenInto_f32", .bound = BOUND_ULP, .reference = reference_symmetricEigenInto_f32, .ulps = 1, .ulps_per_element = 0, .absolute = 5.684341886080802e-14, .cancels = true},
    {.name = "add_i8", .bound = BOUND_EXACT, .reference = reference_add_i8},
    {.name = "add_i16", .bound = BOUND_EXACT, .reference = reference_add_i16},
    {.name = "sub_i8", .bound = BOUND_EXACT, .reference = reference_sub_i8},
    {.name = "sub_i16", .bound = BOUND_EXACT, .reference = reference_sub_i16},
    {.name = "mul_i8", .bound = BOUND_EXACT, .reference = reference_mul_i8},
    {.name = "mul_i16", .bound = BOUND_EXACT, .reference = reference_mul_i16},
    {.name = "addSaturated_i8", .bound = BOUND_EXACT, .reference = reference_addSaturated_i8},
    {.name = "addSaturated_i16", .bound = BOUND_EXACT, .reference = reference_addSaturated_i16},
    {.name = "subSaturated_i8", .bound = BOUND_EXACT, .reference = reference_subSaturated_i8},
    {.name = "subSaturated_i16", .bound = BOUND_EXACT, .reference = reference_subSaturated_i16},
    {.name = "mulSaturated_i8", .bound = BOUND_EXACT, .reference = reference_mulSaturated_i8},
    {.name = "mulSaturated_i16", .bound = BOUND_EXACT, .reference = reference_mulSaturated_i16},
    {.name = "multiplyAccumulate_i8", .bound = BOUND_EXACT, .reference = reference_multiplyAccumulate_i8},
    {.name = "multiplyAccumulate_i16", .bound = BOUND_EXACT, .reference = reference_multiplyAccumulate_i16},
    {.name = "sum_i8", .bound = BOUND_EXACT, .reference = reference_sum_i8},
    {.name = "sum_i16", .bound = BOUND_EXACT, .reference = reference_sum_i16},
    {.name = "max_i8", .bound = BOUND_EXACT, .reference = reference_max_i8},
    {.name = "max_i16", .bound = BOUND_EXACT, .reference = reference_max_i16},
    {.name = "min_i8", .bound = BOUND_EXACT, .reference = reference_min_i8},
    {.name = "min_i16", .bound = BOUND_EXACT, .reference = reference_min_i16},
    {.name = "dot_i16", .bound = BOUND_EXACT, .reference = reference_dot_i16},
    {.name = "add_f64", .bound = BOUND_ROUNDED, .reference = reference_add_f64},
    {.name = "sub_f64", .bound = BOUND_ROUNDED, .reference = reference_sub_f64},
    {.name = "mul_f64", .bound = BOUND_ROUNDED, .reference = reference_mul_f64},
    {.name = "div_f64", .bound = BOUND_ROUNDED, .reference = reference_div_f64},
    {.name = "fma_f64", .bound = BOUND_ROUNDED, .reference = reference_fma_f64},
    {.name = "axpy_f64", .bound = BOUND_ROUNDED, .reference = reference_axpy_f64},
    {.name = "scale_f64", .bound = BOUND_ROUNDED, .reference = reference_scale_f64},
    {.name = "abs_f64", .bound = BOUND_EXACT, .reference = reference_abs_f64},
    {.name = "neg_f64", .bound = BOUND_EXACT, .reference = reference_neg_f64},
    {.name = "sqrt_f64", .bound = BOUND_ROUNDED, .reference = reference_sqrt_f64},
    {.name = "minimum_f64", .bound = BOUND_EXACT, .reference = reference_minimum_f64},
    {.name = "maximum_f64", .bound = BOUND_EXACT, .reference = reference_maximum_f64},
    {.name = "dot_f64", .bound = BOUND_ACCUMULATED, .reference = reference_dot_f64, .lanes = 0, .sums = 1, .vanishing = 5e-324, .is_double = true},
    {.name = "sum_f64", .bound = BOUND_ACCUMULATED, .reference = reference_sum_f64, .lanes = 0, .sums = 1, .vanishing = 5e-324, .is_double = true},
    {.name = "max_f64", .bound = BOUND_EXACT, .reference = reference_max_f64},
    {.name = "min_f64", .bound = BOUND_EXACT, .reference = reference_min_f64},
    {.name = "argmax_f64", .bound = BOUND_EXACT, .reference = reference_argmax_f64},
    {.name = "argmin_f64", .bound = BOUND_EXACT, .reference = reference_argmin_f64},
    {.name = "normL1_f64", .bound = BOUND_ACCUMULATED, .reference = reference_normL1_f64, .lanes = 0, .sums = 1, .vanishing = 5e-324, .is_double = true},
    {.name = "normL2_f64", .bound = BOUND_ACCUMULATED, .reference = reference_normL2_f64, .lanes = 0, .sums = 1, .vanishing = 5e-324, .is_double = true},
    {.name = "dotMany_f64", .bound = BOUND_ACCUMULATED, .reference = reference_dotMany_f64, .lanes = 0, .sums = 1, .vanishing = 5e-324, .is_double = true},
    {.name = "matmul_f64", .bound = BOUND_ACCUMULATED, .reference = reference_matmul_f64, .lanes = 2, .sums = 1, .vanishing = 5e-324, .is_double = true},
    {.name = "bf16ToF32_f32", .bound = BOUND_EXACT, .reference = reference_bf16ToF32_f32},
    {.name = "f32ToBf16_f32", .bound = BOUND_ROUNDED, .reference = reference_f32ToBf16_f32},
    {.name = "dot_bf16", .bound = BOUND_ACCUMULATED, .reference = reference_dot_bf16, .lanes = 0, .sums = 2, .vanishing = 7.888609052210118e-31},
    {.name = "squaredEuclidean_bf16", .bound = BOUND_ACCUMULATED, .reference = reference_squaredEuclidean_bf16, .lanes = 0, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "cosine_bf16", .bound = BOUND_ACCUMULATED, .reference = reference_cosine_bf16, .lanes = 0, .sums = 2, .vanishing = 1.6940658945086007e-21},
    {.name = "dotMany_bf16", .bound = BOUND_ACCUMULATED, .reference = reference_dotMany_bf16, .lanes = 0, .sums = 2, .vanishing = 7.888609052210118e-31},
    {.name = "cosineMany_bf16", .bound = BOUND_ACCUMULATED, .reference = reference_cosineMany_bf16, .lanes = 0, .sums = 2, .vanishing = 1.6940658945086007e-21},
    {.name = "add_f16", .bound = BOUND_ROUNDED, .reference = reference_add_f16},
    {.name = "add_bf16", .bound = BOUND_ROUNDED, .reference = reference_add_bf16},
    {.name = "sub_f16", .bound = BOUND_ROUNDED, .reference = reference_sub_f16},
    {.name = "sub_bf16", .bound = BOUND_ROUNDED, .reference = reference_sub_bf16},
    {.name = "mul_f16", .bound = BOUND_ROUNDED, .reference = reference_mul_f16},
    {.name = "mul_bf16", .bound = BOUND_ROUNDED, .reference = reference_mul_bf16},
    {.name = "scale_f16", .bound = BOUND_ROUNDED, .reference = reference_scale_f16},
    {.name = "scale_bf16", .bound = BOUND_ROUNDED, .reference = reference_scale_bf16},
    {.name = "filterSeparable_f32", .bound = BOUND_ACCUMULATED, .reference = reference_filterSeparable_f32, .lanes = 2, .sums = 1, .vanishing = 2.938735877055719e-39},
    {.name = "filterSymmetricBytes_u8", .bound = BOUND_EXACT, .reference = reference_filterSymmetricBytes_u8},
    {.name = "boxFilter_f32", .bound = BOUND_ACCUMULATED, .reference = reference_boxFilter_f32, .lanes = 2, .sums = 1, .vanishing = 1.401298464324817e-45},
    {.name = "boxFilterBytes_u8", .bound = BOUND_EXACT, .reference = reference_boxFilterBytes_u8},
    {.name = "sobel_f32", .bound = BOUND_ROUNDED, .reference = reference_sobel_f32},
    {.name = "sobelBytes_u8", .bound = BOUND_EXACT, .reference = reference_sobelBytes_u8},
    {.name = "resample_f32", .bound = BOUND_ACCUMULATED, .reference = reference_resample_f32, .lanes = 2, .sums = 1, .vanishing = 2.938735877055719e-39},
    {.name = "resampleBytes_u8", .bound = BOUND_EXACT, .reference = reference_resampleBytes_u8},
    {.name = "splitChannels_f32", .bound = BOUND_EXACT, .reference = reference_splitChannels_f32},
    {.name = "splitChannels_u8", .bound = BOUND_EXACT, .reference = reference_splitChannels_u8},
    {.name = "joinChannels_f32", .bound = BOUND_EXACT, .reference = reference_joinChannels_f32},
    {.name = "joinChannels_u8", .bound = BOUND_EXACT, .reference = reference_joinChannels_u8},
    {.name = "mixChannels_f32", .bound = BOUND_ROUNDED, .reference = reference_mixChannels_f32},
    {.name = "mixChannelsBytes_u8", .bound = BOUND_EXACT, .reference = reference_mixChannelsBytes_u8},
    {.name = "hashKeys_u32", .bound = BOUND_EXACT, .reference = reference_hashKeys_u32},
    {.name = "hashRows_u8", .bound = BOUND_EXACT, .reference = reference_hashRows_u8},
    {.name = "randomUniform_f32", .bound = BOUND_EXACT, .reference = reference_randomUniform_f32},
    {.name = "randomNormal_f32", .bound = BOUND_ULP, .reference = reference_randomNormal_f32, .ulps = 4, .ulps_per_element = 0, .absolute = 2e-7},
    {.name = "randomExponential_f32", .bound = BOUND_ULP, .reference = reference_randomExponential_f32, .ulps = 3, .ulps_per_element = 0, .absolute = 0},
    {.name = "randomIntegers_i32", .bound = BOUND_EXACT, .reference = reference_randomIntegers_i32},
#endif
};
