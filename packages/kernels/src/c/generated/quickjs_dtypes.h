/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
static const int quickjs_dtypes[] = {
    [KGL_F32] = JS_TYPED_ARRAY_FLOAT32,
    [KGL_F64] = JS_TYPED_ARRAY_FLOAT64,
    [KGL_I8] = JS_TYPED_ARRAY_INT8,
    [KGL_U8] = JS_TYPED_ARRAY_UINT8,
    [KGL_F16] = JS_TYPED_ARRAY_UINT16,
    [KGL_U32] = JS_TYPED_ARRAY_UINT32,
    [KGL_I16] = JS_TYPED_ARRAY_INT16,
    [KGL_I32] = JS_TYPED_ARRAY_INT32,
#if defined(KGL_WIDE) || defined(KGL_WIDE_ROWS)
    [KGL_BF16] = JS_TYPED_ARRAY_UINT16,
#endif
};
