/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
static const int quickjs_dtypes[] = {
    [KGL_F32] = JS_TYPED_ARRAY_FLOAT32,
};
