/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#include "../kernels.h"

#ifdef KGL_WITH_SCALAR
static const kgl_table scalar_table = {
    .isa = "scalar",
    .required = 0,
    .vector_bytes = 4,
    .dot_f32 = kgl_dot_f32_scalar,
    .sum_f32 = kgl_sum_f32_scalar,
    .max_f32 = kgl_max_f32_scalar,
    .add_f32 = kgl_add_f32_scalar,
    .mul_f32 = kgl_mul_f32_scalar,
    .scale_f32 = kgl_scale_f32_scalar,
    .axpy_f32 = kgl_axpy_f32_scalar,
};
#endif

#ifdef KGL_WITH_AVX2
static const kgl_table avx2_table = {
    .isa = "avx2",
    .required = KGL_CPU_AVX2 | KGL_CPU_FMA,
    .vector_bytes = 32,
    .dot_f32 = kgl_dot_f32_avx2,
    .sum_f32 = kgl_sum_f32_avx2,
    .max_f32 = kgl_max_f32_avx2,
    .add_f32 = kgl_add_f32_avx2,
    .mul_f32 = kgl_mul_f32_avx2,
    .scale_f32 = kgl_scale_f32_avx2,
    .axpy_f32 = kgl_axpy_f32_avx2,
};
#endif

#ifdef KGL_WITH_AVX512
static const kgl_table avx512_table = {
    .isa = "avx512",
    .required = KGL_CPU_AVX2 | KGL_CPU_FMA | KGL_CPU_AVX512F | KGL_CPU_AVX512DQ | KGL_CPU_AVX512BW | KGL_CPU_AVX512VL,
    .vector_bytes = 64,
    .dot_f32 = kgl_dot_f32_avx512,
    .sum_f32 = kgl_sum_f32_avx512,
    .max_f32 = kgl_max_f32_avx512,
    .add_f32 = kgl_add_f32_avx512,
    .mul_f32 = kgl_mul_f32_avx512,
    .scale_f32 = kgl_scale_f32_avx512,
    .axpy_f32 = kgl_axpy_f32_avx512,
};
#endif

#ifdef KGL_WITH_NEON
static const kgl_table neon_table = {
    .isa = "neon",
    .required = KGL_CPU_ASIMD,
    .vector_bytes = 16,
    .dot_f32 = kgl_dot_f32_neon,
    .sum_f32 = kgl_sum_f32_neon,
    .max_f32 = kgl_max_f32_neon,
    .add_f32 = kgl_add_f32_neon,
    .mul_f32 = kgl_mul_f32_neon,
    .scale_f32 = kgl_scale_f32_neon,
    .axpy_f32 = kgl_axpy_f32_neon,
};
#endif

const kgl_table *const kgl_tables[] = {
#ifdef KGL_WITH_NEON
    &neon_table,
#endif
#ifdef KGL_WITH_AVX512
    &avx512_table,
#endif
#ifdef KGL_WITH_AVX2
    &avx2_table,
#endif
#ifdef KGL_WITH_SCALAR
    &scalar_table,
#endif
    NULL,
};
