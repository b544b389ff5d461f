/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
void reference_dot_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_sum_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_max_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_add_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_mul_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_scale_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);
void reference_axpy_f32(const kgl_value *values, const size_t *dimensions, expectation *expected);

/* In the order of kgl_operations. */
static const matrix_row matrix[KGL_OPERATION_COUNT] = {
    {"dot_f32", BOUND_ACCUMULATED, reference_dot_f32},
    {"sum_f32", BOUND_ACCUMULATED, reference_sum_f32},
    {"max_f32", BOUND_EXACT, reference_max_f32},
    {"add_f32", BOUND_ROUNDED, reference_add_f32},
    {"mul_f32", BOUND_ROUNDED, reference_mul_f32},
    {"scale_f32", BOUND_ROUNDED, reference_scale_f32},
    {"axpy_f32", BOUND_ROUNDED, reference_axpy_f32},
};
