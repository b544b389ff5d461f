/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
static const int napi_dtypes[] = {
    [KGL_F32] = napi_float32_array,
};
