/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
static const int napi_dtypes[] = {
    [KGL_F32] = napi_float32_array,
    [KGL_F64] = napi_float64_array,
    [KGL_I8] = napi_int8_array,
    [KGL_U8] = napi_uint8_array,
    [KGL_F16] = napi_uint16_array,
    [KGL_U32] = napi_uint32_array,
    [KGL_I16] = napi_int16_array,
    [KGL_I32] = napi_int32_array,
#if defined(KGL_WIDE) || defined(KGL_WIDE_ROWS)
    [KGL_BF16] = napi_uint16_array,
#endif
};
