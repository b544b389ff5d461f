/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#define KGL_WIDE_ROWS
#include "../native.h"

struct w2c_kernels;

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

#if defined(__x86_64__)
const kgl_native_needs kgl_native_tiers[] = {{"avx2", KGL_CPU_AVX2 | KGL_CPU_FMA | KGL_CPU_F16C}, {0}};
#define TABLES &tables[0]
#define FIRST_TIER 0
#define ON_AVX2_OR_NEON(name) kgl_##name##_avx2
#define ON_AVX2_OR_NEON_OR_NEON_DOTPROD(name) kgl_##name##_avx2

#elif defined(__aarch64__)
const kgl_native_needs kgl_native_tiers[] = {{"neon", KGL_CPU_ASIMD}, {"neon_dotprod", KGL_CPU_ASIMD | KGL_CPU_ASIMDDP | KGL_CPU_ASIMDHP}, {0}};
#define TABLES &tables[1], &tables[0]
#define FIRST_TIER 1
#define ON_AVX2_OR_NEON(name) kgl_##name##_neon
#define ON_AVX2_OR_NEON_OR_NEON_DOTPROD(name) (kgl_native_tier >= 1 ? kgl_##name##_neon_dotprod : kgl_##name##_neon)
#endif

static kgl_table tables[sizeof kgl_native_tiers / sizeof *kgl_native_tiers - 1];
kgl_table *const kgl_native_tables = tables;
const kgl_table *const kgl_tables[] = {TABLES, NULL};
const kgl_tuned_table kgl_tuned_tables[] = {{0}};

uint32_t w2c_kernels_isa(struct w2c_kernels *module) {
  (void)module;
  return FIRST_TIER + kgl_native_tier;
}

#define KGL_ROW(kernel, ...) static const kgl_operation row_##kernel = {__VA_ARGS__};
#include "operations.h"

KGL_RARE void rare_abs(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_abs_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(abs_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_abs(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_abs(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(abs_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_absF64(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_abs_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(abs_f64)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_absF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)), 0)) {
    rare_absF64(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(abs_f64)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_acos(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_acos_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(acos_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_acos(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_acos(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(acos_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_acosh(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_acosh_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(acosh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_acosh(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_acosh(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(acosh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_add(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_add_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(add_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_add(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_add(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(add_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addBf16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_add_bf16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(add_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addBf16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_addBf16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(add_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addF16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_add_f16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(add_f16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addF16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_addF16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(add_f16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addF64(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_add_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(b, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(add_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 8)), 0)) {
    rare_addF64(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(add_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addI16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_add_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(add_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_addI16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(add_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_add_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_ARRAY_VALUE(out, 1)});
  ON_AVX2_OR_NEON(add_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1)), 0)) {
    rare_addI8(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(add_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addRelu(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_addRelu_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(addRelu_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addRelu(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_addRelu(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(addRelu_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addRmsNorm(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t residual_at, uint32_t residual_length, uint32_t gamma_at, uint32_t gamma_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_addRmsNorm_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(residual, 4), KGL_ARRAY_VALUE(gamma, 4), KGL_SCALAR_VALUE(epsilon), KGL_ARRAY_VALUE(out, 4)});
  if (!residual_length && !out_length) return;
  ON_AVX2_OR_NEON(addRmsNorm_f32)(KGL_OPERAND(a), KGL_OPERAND(residual), KGL_OPTIONAL(gamma), epsilon, KGL_OPERAND(out), rows, columns);
}

void w2c_kernels_addRmsNorm(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t residual_at, uint32_t residual_length, uint32_t gamma_at, uint32_t gamma_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(residual, 4) ||
                       KGL_IS_OUTSIDE(gamma, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       residual_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       residual_length != kgl_native_product(rows, columns) ||
                       (gamma_length && gamma_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(residual_at, residual_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(residual_at, residual_length * 4, gamma_at, gamma_length * 4) ||
                       kgl_native_overlaps(residual_at, residual_length * 4, out_at, out_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, residual_at, residual_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, gamma_at, gamma_length * 4), 0)) {
    rare_addRmsNorm(a_at, a_length, rows, columns, residual_at, residual_length, gamma_at, gamma_length, epsilon, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(addRmsNorm_f32)(KGL_OPERAND(a), KGL_OPERAND(residual), KGL_OPTIONAL(gamma), epsilon, KGL_OPERAND(out), rows, columns);
}

KGL_RARE void rare_addSaturatedI16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_addSaturated_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(addSaturated_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addSaturatedI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_addSaturatedI16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(addSaturated_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addSaturatedI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_addSaturated_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_ARRAY_VALUE(out, 1)});
  ON_AVX2_OR_NEON(addSaturated_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addSaturatedI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1)), 0)) {
    rare_addSaturatedI8(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(addSaturated_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_addScaled(uint32_t a_at, uint32_t a_length, float s, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_addScaled_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SCALAR_VALUE(s), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(addScaled_f32)(KGL_OPERAND(a), s, KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_addScaled(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float s, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_addScaled(a_at, a_length, s, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(addScaled_f32)(KGL_OPERAND(a), s, KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_argReduceAny(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t length, uint32_t inner, uint32_t type, uint32_t isMax, uint32_t selectLast, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_argReduceAny_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(length), KGL_SIZE_VALUE(inner), KGL_SIZE_VALUE(type), KGL_SIZE_VALUE(isMax), KGL_SIZE_VALUE(selectLast), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(argReduceAny_u8)(KGL_OPERAND(a), KGL_OPERAND(out), outer, length, inner, type, isMax, selectLast);
}

void w2c_kernels_argReduceAny(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t length, uint32_t inner, uint32_t type, uint32_t isMax, uint32_t selectLast, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       length < 1 ||
                       type > 12 ||
                       isMax > 1 ||
                       selectLast > 1 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, length), kgl_native_product(inner, KGL_ELEMENT_BYTES(type))) ||
                       out_length != kgl_native_product(outer, kgl_native_extent(inner, 1, 8)) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1), 0)) {
    rare_argReduceAny(a_at, a_length, outer, length, inner, type, isMax, selectLast, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(argReduceAny_u8)(KGL_OPERAND(a), KGL_OPERAND(out), outer, length, inner, type, isMax, selectLast);
}

KGL_RARE uint32_t rare_argmax(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_argmax_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(argmax_f32)(KGL_OPERAND(a), a_length);
}

uint32_t w2c_kernels_argmax(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_argmax(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(argmax_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE uint32_t rare_argmaxF64(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_argmax_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8)});
  return ON_AVX2_OR_NEON(argmax_f64)(KGL_OPERAND(a), a_length);
}

uint32_t w2c_kernels_argmaxF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       a_length == 0, 0)) {
    return rare_argmaxF64(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(argmax_f64)(KGL_OPERAND(a), a_length);
}

KGL_RARE uint32_t rare_argmin(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_argmin_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(argmin_f32)(KGL_OPERAND(a), a_length);
}

uint32_t w2c_kernels_argmin(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_argmin(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(argmin_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE uint32_t rare_argminF64(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_argmin_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8)});
  return ON_AVX2_OR_NEON(argmin_f64)(KGL_OPERAND(a), a_length);
}

uint32_t w2c_kernels_argminF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       a_length == 0, 0)) {
    return rare_argminF64(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(argmin_f64)(KGL_OPERAND(a), a_length);
}

KGL_RARE void rare_asin(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_asin_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(asin_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_asin(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_asin(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(asin_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_asinh(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_asinh_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(asinh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_asinh(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_asinh(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(asinh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_atan(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_atan_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(atan_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_atan(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_atan(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(atan_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_atan2(uint32_t y_at, uint32_t y_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_atan2_f32, (kgl_value[]){KGL_ARRAY_VALUE(y, 4), KGL_ARRAY_VALUE(x, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(atan2_f32)(KGL_OPERAND(y), KGL_OPERAND(x), KGL_OPERAND(out), y_length);
}

void w2c_kernels_atan2(struct w2c_kernels *module, uint32_t y_at, uint32_t y_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(y, 4) ||
                       KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       y_length == 0 ||
                       x_length != y_length ||
                       out_length != y_length ||
                       (!(out_at == y_at) && kgl_native_overlaps(out_at, out_length * 4, y_at, y_length * 4)) ||
                       (!(out_at == x_at) && kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4)), 0)) {
    rare_atan2(y_at, y_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(atan2_f32)(KGL_OPERAND(y), KGL_OPERAND(x), KGL_OPERAND(out), y_length);
}

KGL_RARE void rare_atanh(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_atanh_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(atanh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_atanh(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_atanh(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(atanh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_attention(uint32_t q_at, uint32_t q_length, uint32_t batch, uint32_t queries, uint32_t kvHeads, uint32_t sharing, uint32_t width, uint32_t k_at, uint32_t k_length, uint32_t keys, uint32_t v_at, uint32_t v_length, uint32_t valueWidth, uint32_t mask_at, uint32_t mask_length, uint32_t masks, float scale, uint32_t causal, uint32_t out_at, uint32_t out_length, uint32_t work_at, uint32_t work_length) {
  kgl_native_check(&row_attention_f32, (kgl_value[]){KGL_ARRAY_VALUE(q, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(queries), KGL_SIZE_VALUE(kvHeads), KGL_SIZE_VALUE(sharing), KGL_SIZE_VALUE(width), KGL_ARRAY_VALUE(k, 4), KGL_SIZE_VALUE(keys), KGL_ARRAY_VALUE(v, 4), KGL_SIZE_VALUE(valueWidth), KGL_ARRAY_VALUE(mask, 4), KGL_SIZE_VALUE(masks), KGL_SCALAR_VALUE(scale), KGL_SIZE_VALUE(causal), KGL_ARRAY_VALUE(out, 4), KGL_ARRAY_VALUE(work, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(attention_f32)(KGL_OPERAND(q), KGL_OPERAND(k), KGL_OPERAND(v), KGL_OPTIONAL(mask), scale, KGL_OPERAND(out), KGL_OPERAND(work), batch, queries, kvHeads, sharing, width, keys, valueWidth, masks, causal, work_length);
}

void w2c_kernels_attention(struct w2c_kernels *module, uint32_t q_at, uint32_t q_length, uint32_t batch, uint32_t queries, uint32_t kvHeads, uint32_t sharing, uint32_t width, uint32_t k_at, uint32_t k_length, uint32_t keys, uint32_t v_at, uint32_t v_length, uint32_t valueWidth, uint32_t mask_at, uint32_t mask_length, uint32_t masks, float scale, uint32_t causal, uint32_t out_at, uint32_t out_length, uint32_t work_at, uint32_t work_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(q, 4) ||
                       KGL_IS_OUTSIDE(k, 4) ||
                       KGL_IS_OUTSIDE(v, 4) ||
                       KGL_IS_OUTSIDE(mask, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       KGL_IS_OUTSIDE(work, 4) ||
                       causal > 1 ||
                       q_length == 0 ||
                       k_length == 0 ||
                       v_length == 0 ||
                       out_length == 0 ||
                       q_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, queries), kvHeads), sharing), width) ||
                       k_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, keys), kvHeads), width) ||
                       v_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, keys), kvHeads), valueWidth) ||
                       (mask_length && mask_length != kgl_native_product(kgl_native_product(masks, queries), keys)) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, queries), kvHeads), sharing), valueWidth) ||
                       kgl_native_overlaps(out_at, out_length * 4, q_at, q_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, k_at, k_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, v_at, v_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, mask_at, mask_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, work_at, work_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, q_at, q_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, k_at, k_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, v_at, v_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, mask_at, mask_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, out_at, out_length * 4), 0)) {
    rare_attention(q_at, q_length, batch, queries, kvHeads, sharing, width, k_at, k_length, keys, v_at, v_length, valueWidth, mask_at, mask_length, masks, scale, causal, out_at, out_length, work_at, work_length);
    return;
  }
  ON_AVX2_OR_NEON(attention_f32)(KGL_OPERAND(q), KGL_OPERAND(k), KGL_OPERAND(v), KGL_OPTIONAL(mask), scale, KGL_OPERAND(out), KGL_OPERAND(work), batch, queries, kvHeads, sharing, width, keys, valueWidth, masks, causal, work_length);
}

KGL_RARE void rare_averagePool2d(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft, uint32_t countsPadding) {
  kgl_native_check(&row_averagePool2d_f32, (kgl_value[]){KGL_ARRAY_VALUE(x, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft), KGL_SIZE_VALUE(countsPadding)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(averagePool2d_f32)(KGL_OPERAND(x), KGL_OPERAND(out), batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
}

void w2c_kernels_averagePool2d(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft, uint32_t countsPadding) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       kernelHeight < 1 ||
                       (int32_t)kernelHeight < 0 ||
                       kernelWidth < 1 ||
                       (int32_t)kernelWidth < 0 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       countsPadding > 1 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), channels) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4), 0)) {
    rare_averagePool2d(x_at, x_length, batch, height, width, channels, out_at, out_length, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
    return;
  }
  ON_AVX2_OR_NEON(averagePool2d_f32)(KGL_OPERAND(x), KGL_OPERAND(out), batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, countsPadding);
}

KGL_RARE void rare_axpy(float alpha, uint32_t x_at, uint32_t x_length, uint32_t y_at, uint32_t y_length) {
  kgl_native_check(&row_axpy_f32, (kgl_value[]){KGL_SCALAR_VALUE(alpha), KGL_ARRAY_VALUE(x, 4), KGL_ARRAY_VALUE(y, 4)});
  ON_AVX2_OR_NEON(axpy_f32)(alpha, KGL_OPERAND(x), KGL_OPERAND(y), x_length);
}

void w2c_kernels_axpy(struct w2c_kernels *module, float alpha, uint32_t x_at, uint32_t x_length, uint32_t y_at, uint32_t y_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(y, 4) ||
                       x_length == 0 ||
                       y_length != x_length ||
                       (!(y_at == x_at) && kgl_native_overlaps(y_at, y_length * 4, x_at, x_length * 4)), 0)) {
    rare_axpy(alpha, x_at, x_length, y_at, y_length);
    return;
  }
  ON_AVX2_OR_NEON(axpy_f32)(alpha, KGL_OPERAND(x), KGL_OPERAND(y), x_length);
}

KGL_RARE void rare_axpyF64(double alpha, uint32_t x_at, uint32_t x_length, uint32_t y_at, uint32_t y_length) {
  kgl_native_check(&row_axpy_f64, (kgl_value[]){KGL_SCALAR_VALUE(alpha), KGL_ARRAY_VALUE(x, 8), KGL_ARRAY_VALUE(y, 8)});
  ON_AVX2_OR_NEON(axpy_f64)(alpha, KGL_OPERAND(x), KGL_OPERAND(y), x_length);
}

void w2c_kernels_axpyF64(struct w2c_kernels *module, double alpha, uint32_t x_at, uint32_t x_length, uint32_t y_at, uint32_t y_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 8) ||
                       KGL_IS_OUTSIDE(y, 8) ||
                       x_length == 0 ||
                       y_length != x_length ||
                       (!(y_at == x_at) && kgl_native_overlaps(y_at, y_length * 8, x_at, x_length * 8)), 0)) {
    rare_axpyF64(alpha, x_at, x_length, y_at, y_length);
    return;
  }
  ON_AVX2_OR_NEON(axpy_f64)(alpha, KGL_OPERAND(x), KGL_OPERAND(y), x_length);
}

KGL_RARE void rare_batchNorm(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t mean_at, uint32_t mean_length, uint32_t variance_at, uint32_t variance_length, uint32_t gamma_at, uint32_t gamma_length, uint32_t beta_at, uint32_t beta_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_batchNorm_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(mean, 4), KGL_ARRAY_VALUE(variance, 4), KGL_ARRAY_VALUE(gamma, 4), KGL_ARRAY_VALUE(beta, 4), KGL_SCALAR_VALUE(epsilon), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(batchNorm_f32)(KGL_OPERAND(a), KGL_OPERAND(mean), KGL_OPERAND(variance), KGL_OPTIONAL(gamma), KGL_OPTIONAL(beta), epsilon, KGL_OPERAND(out), rows, columns);
}

void w2c_kernels_batchNorm(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t mean_at, uint32_t mean_length, uint32_t variance_at, uint32_t variance_length, uint32_t gamma_at, uint32_t gamma_length, uint32_t beta_at, uint32_t beta_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(mean, 4) ||
                       KGL_IS_OUTSIDE(variance, 4) ||
                       KGL_IS_OUTSIDE(gamma, 4) ||
                       KGL_IS_OUTSIDE(beta, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       mean_length == 0 ||
                       variance_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       mean_length != columns ||
                       variance_length != columns ||
                       (gamma_length && gamma_length != columns) ||
                       (beta_length && beta_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == mean_at && out_length * 4 == mean_length * 4) && kgl_native_overlaps(out_at, out_length * 4, mean_at, mean_length * 4)) ||
                       (!(out_at == variance_at && out_length * 4 == variance_length * 4) && kgl_native_overlaps(out_at, out_length * 4, variance_at, variance_length * 4)) ||
                       (!(out_at == gamma_at && out_length * 4 == gamma_length * 4) && kgl_native_overlaps(out_at, out_length * 4, gamma_at, gamma_length * 4)) ||
                       (!(out_at == beta_at && out_length * 4 == beta_length * 4) && kgl_native_overlaps(out_at, out_length * 4, beta_at, beta_length * 4)), 0)) {
    rare_batchNorm(a_at, a_length, rows, columns, mean_at, mean_length, variance_at, variance_length, gamma_at, gamma_length, beta_at, beta_length, epsilon, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(batchNorm_f32)(KGL_OPERAND(a), KGL_OPERAND(mean), KGL_OPERAND(variance), KGL_OPTIONAL(gamma), KGL_OPTIONAL(beta), epsilon, KGL_OPERAND(out), rows, columns);
}

KGL_RARE void rare_bf16ToF32(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_bf16ToF32_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(bf16ToF32_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_bf16ToF32(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 2), 0)) {
    rare_bf16ToF32(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(bf16ToF32_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_binaryAny(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t operation, uint32_t type, uint32_t n, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_binaryAny_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_SIZE_VALUE(operation), KGL_SIZE_VALUE(type), KGL_SIZE_VALUE(n), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(binaryAny_u8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), n, type, operation);
}

void w2c_kernels_binaryAny(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t operation, uint32_t type, uint32_t n, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       operation > 13 ||
                       type > 12 ||
                       a_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       b_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       out_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1)), 0)) {
    rare_binaryAny(a_at, a_length, b_at, b_length, operation, type, n, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(binaryAny_u8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), n, type, operation);
}

KGL_RARE void rare_boxFilter(uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t verticalCount, uint32_t horizontalCount, uint32_t border, uint32_t lines_at, uint32_t lines_length, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_boxFilter_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(verticalCount), KGL_SIZE_VALUE(horizontalCount), KGL_SIZE_VALUE(border), KGL_ARRAY_VALUE(lines, 4), KGL_ARRAY_VALUE(work, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(boxFilter_f32)(KGL_OPERAND(a), KGL_OPERAND(lines), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, verticalCount, horizontalCount, border);
}

void w2c_kernels_boxFilter(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t verticalCount, uint32_t horizontalCount, uint32_t border, uint32_t lines_at, uint32_t lines_length, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(lines, 4) ||
                       KGL_IS_OUTSIDE(work, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       channels < 1 ||
                       channels > 4 ||
                       verticalCount < 1 ||
                       horizontalCount < 1 ||
                       border > 3 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       lines_length != kgl_native_product(kgl_native_product(verticalCount, width), channels) ||
                       work_length != kgl_native_product(kgl_native_extent(horizontalCount, 128, 128), kgl_native_extent(channels, 1, 12)) ||
                       out_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       kgl_native_overlaps(lines_at, lines_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(lines_at, lines_length * 4, work_at, work_length * 4) ||
                       kgl_native_overlaps(lines_at, lines_length * 4, out_at, out_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, lines_at, lines_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, out_at, out_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, lines_at, lines_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, work_at, work_length * 4), 0)) {
    rare_boxFilter(a_at, a_length, height, width, channels, verticalCount, horizontalCount, border, lines_at, lines_length, work_at, work_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(boxFilter_f32)(KGL_OPERAND(a), KGL_OPERAND(lines), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, verticalCount, horizontalCount, border);
}

KGL_RARE void rare_boxFilterBytes(uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t verticalCount, uint32_t horizontalCount, uint32_t border, uint32_t lines_at, uint32_t lines_length, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_boxFilterBytes_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(verticalCount), KGL_SIZE_VALUE(horizontalCount), KGL_SIZE_VALUE(border), KGL_ARRAY_VALUE(lines, 4), KGL_ARRAY_VALUE(work, 4), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(boxFilterBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(lines), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, verticalCount, horizontalCount, border);
}

void w2c_kernels_boxFilterBytes(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t verticalCount, uint32_t horizontalCount, uint32_t border, uint32_t lines_at, uint32_t lines_length, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(lines, 4) ||
                       KGL_IS_OUTSIDE(work, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       channels < 1 ||
                       channels > 4 ||
                       verticalCount < 1 ||
                       (int32_t)verticalCount < 0 ||
                       horizontalCount < 1 ||
                       border > 3 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       lines_length != kgl_native_product(width, channels) ||
                       work_length != kgl_native_product(kgl_native_extent(horizontalCount, 128, 128), kgl_native_extent(channels, 1, 12)) ||
                       out_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       kgl_native_overlaps(lines_at, lines_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(lines_at, lines_length * 4, work_at, work_length * 4) ||
                       kgl_native_overlaps(lines_at, lines_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(work_at, work_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(work_at, work_length * 4, lines_at, lines_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, lines_at, lines_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, work_at, work_length * 4), 0)) {
    rare_boxFilterBytes(a_at, a_length, height, width, channels, verticalCount, horizontalCount, border, lines_at, lines_length, work_at, work_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(boxFilterBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(lines), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, verticalCount, horizontalCount, border);
}

KGL_RARE void rare_ceil(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_ceil_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(ceil_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_ceil(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_ceil(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(ceil_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_clamp(uint32_t a_at, uint32_t a_length, float low, float high, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_clamp_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(clamp_f32)(KGL_OPERAND(a), low, high, KGL_OPERAND(out), a_length);
}

void w2c_kernels_clamp(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float low, float high, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_clamp(a_at, a_length, low, high, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(clamp_f32)(KGL_OPERAND(a), low, high, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_compareAny(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t operation, uint32_t type, uint32_t n, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_compareAny_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_SIZE_VALUE(operation), KGL_SIZE_VALUE(type), KGL_SIZE_VALUE(n), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(compareAny_u8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), n, type, operation);
}

void w2c_kernels_compareAny(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t operation, uint32_t type, uint32_t n, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       operation > 8 ||
                       type > 12 ||
                       a_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       b_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       out_length != n ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1), 0)) {
    rare_compareAny(a_at, a_length, b_at, b_length, operation, type, n, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(compareAny_u8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), n, type, operation);
}

KGL_RARE void rare_conv2d(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, uint32_t groupOutputs, uint32_t packed_at, uint32_t packed_length, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t bias_at, uint32_t bias_length, uint32_t residual_at, uint32_t residual_length, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft, float low, float high, uint32_t activation) {
  kgl_native_check(&row_conv2d_f32, (kgl_value[]){KGL_ARRAY_VALUE(x, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(groups), KGL_SIZE_VALUE(groupChannels), KGL_SIZE_VALUE(groupOutputs), KGL_ARRAY_VALUE(packed, 4), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(residual, 4), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(conv2d_f32)(KGL_OPERAND(x), KGL_OPERAND(packed), KGL_OPTIONAL(bias), KGL_OPTIONAL(residual), KGL_OPERAND(out), low, high, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, activation);
}

void w2c_kernels_conv2d(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, uint32_t groupOutputs, uint32_t packed_at, uint32_t packed_length, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t bias_at, uint32_t bias_length, uint32_t residual_at, uint32_t residual_length, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(packed, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(residual, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       groups < 1 ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       activation > 6 ||
                       x_length == 0 ||
                       packed_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), groups), groupChannels) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)), kernelHeight), kernelWidth), groupChannels) ||
                       (bias_length && bias_length != kgl_native_product(groups, groupOutputs)) ||
                       (residual_length && residual_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), groups), groupOutputs)) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), groups), groupOutputs) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, residual_at, residual_length * 4), 0)) {
    rare_conv2d(x_at, x_length, batch, height, width, groups, groupChannels, groupOutputs, packed_at, packed_length, kernelHeight, kernelWidth, bias_at, bias_length, residual_at, residual_length, out_at, out_length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON(conv2d_f32)(KGL_OPERAND(x), KGL_OPERAND(packed), KGL_OPTIONAL(bias), KGL_OPTIONAL(residual), KGL_OPERAND(out), low, high, batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, activation);
}

KGL_RARE void rare_conv2dInteger(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_conv2dInteger_i8, (kgl_value[]){KGL_ARRAY_VALUE(x, 1), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(groups), KGL_SIZE_VALUE(groupChannels), KGL_SCALAR_VALUE(xZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(groupOutputs), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(conv2dInteger_i8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

void w2c_kernels_conv2dInteger(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       groups < 1 ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), groups), groupChannels) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)), kernelHeight), kernelWidth), kgl_native_extent(groupChannels, 4, 4)) ||
                       sums_length != kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(groups, groupOutputs)) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), groups), groupOutputs) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_conv2dInteger(x_at, x_length, batch, height, width, groups, groupChannels, xZeroPoint, packed_at, packed_length, sums_at, sums_length, groupOutputs, kernelHeight, kernelWidth, zeroPoints_at, zeroPoints_length, out_at, out_length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(conv2dInteger_i8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

KGL_RARE void rare_conv2dIntegerU8(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_conv2dInteger_u8, (kgl_value[]){KGL_ARRAY_VALUE(x, 1), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(groups), KGL_SIZE_VALUE(groupChannels), KGL_SCALAR_VALUE(xZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(groupOutputs), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(conv2dInteger_u8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

void w2c_kernels_conv2dIntegerU8(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       groups < 1 ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), groups), groupChannels) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)), kernelHeight), kernelWidth), kgl_native_extent(groupChannels, 4, 4)) ||
                       sums_length != kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(groups, groupOutputs)) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), groups), groupOutputs) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_conv2dIntegerU8(x_at, x_length, batch, height, width, groups, groupChannels, xZeroPoint, packed_at, packed_length, sums_at, sums_length, groupOutputs, kernelHeight, kernelWidth, zeroPoints_at, zeroPoints_length, out_at, out_length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(conv2dInteger_u8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

KGL_RARE void rare_conv2dRequantize(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_conv2dRequantize_i8, (kgl_value[]){KGL_ARRAY_VALUE(x, 1), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(groups), KGL_SIZE_VALUE(groupChannels), KGL_SCALAR_VALUE(xZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(groupOutputs), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 1), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(conv2dRequantize_i8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

void w2c_kernels_conv2dRequantize(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       groups < 1 ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), groups), groupChannels) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)), kernelHeight), kernelWidth), kgl_native_extent(groupChannels, 4, 4)) ||
                       sums_length != kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(groups, groupOutputs)) ||
                       (bias_length && bias_length != kgl_native_product(groups, groupOutputs)) ||
                       multipliers_length != kgl_native_product(groups, groupOutputs) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), groups), groupOutputs) ||
                       kgl_native_overlaps(out_at, out_length * 1, x_at, x_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, zeroPoints_at, zeroPoints_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, multipliers_at, multipliers_length * 4), 0)) {
    rare_conv2dRequantize(x_at, x_length, batch, height, width, groups, groupChannels, xZeroPoint, packed_at, packed_length, sums_at, sums_length, groupOutputs, kernelHeight, kernelWidth, zeroPoints_at, zeroPoints_length, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(conv2dRequantize_i8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

KGL_RARE void rare_conv2dRequantizeU8(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_conv2dRequantize_u8, (kgl_value[]){KGL_ARRAY_VALUE(x, 1), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(groups), KGL_SIZE_VALUE(groupChannels), KGL_SCALAR_VALUE(xZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(groupOutputs), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 1), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(conv2dRequantize_u8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

void w2c_kernels_conv2dRequantizeU8(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t groups, uint32_t groupChannels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       groups < 1 ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), groups), groupChannels) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)), kernelHeight), kernelWidth), kgl_native_extent(groupChannels, 4, 4)) ||
                       sums_length != kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(groups, groupOutputs)) ||
                       (bias_length && bias_length != kgl_native_product(groups, groupOutputs)) ||
                       multipliers_length != kgl_native_product(groups, groupOutputs) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), groups), groupOutputs) ||
                       kgl_native_overlaps(out_at, out_length * 1, x_at, x_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, zeroPoints_at, zeroPoints_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, multipliers_at, multipliers_length * 4), 0)) {
    rare_conv2dRequantizeU8(x_at, x_length, batch, height, width, groups, groupChannels, xZeroPoint, packed_at, packed_length, sums_at, sums_length, groupOutputs, kernelHeight, kernelWidth, zeroPoints_at, zeroPoints_length, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(conv2dRequantize_u8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), batch, height, width, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

KGL_RARE void rare_convertAny(uint32_t a_at, uint32_t a_length, uint32_t from, uint32_t n, uint32_t to, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_convertAny_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(from), KGL_SIZE_VALUE(n), KGL_SIZE_VALUE(to), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(convertAny_u8)(KGL_OPERAND(a), KGL_OPERAND(out), n, from, to);
}

void w2c_kernels_convertAny(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t from, uint32_t n, uint32_t to, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       from > 12 ||
                       to > 12 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(n, KGL_ELEMENT_BYTES(from)) ||
                       out_length != kgl_native_product(n, KGL_ELEMENT_BYTES(to)) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1), 0)) {
    rare_convertAny(a_at, a_length, from, n, to, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(convertAny_u8)(KGL_OPERAND(a), KGL_OPERAND(out), n, from, to);
}

KGL_RARE void rare_copyStrided(uint32_t a_at, uint32_t a_length, uint32_t aCount, uint32_t width, uint32_t d0, uint32_t d1, uint32_t d2, uint32_t d3, uint32_t d4, uint32_t aAt, uint32_t aS0, uint32_t aS1, uint32_t aS2, uint32_t aS3, uint32_t aS4, uint32_t out_at, uint32_t out_length, uint32_t outCount, uint32_t outAt, uint32_t outS0, uint32_t outS1, uint32_t outS2, uint32_t outS3, uint32_t outS4) {
  kgl_native_check(&row_copyStrided_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(aCount), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(d0), KGL_SIZE_VALUE(d1), KGL_SIZE_VALUE(d2), KGL_SIZE_VALUE(d3), KGL_SIZE_VALUE(d4), KGL_SIZE_VALUE(aAt), KGL_STEP_VALUE(aS0), KGL_STEP_VALUE(aS1), KGL_STEP_VALUE(aS2), KGL_STEP_VALUE(aS3), KGL_STEP_VALUE(aS4), KGL_ARRAY_VALUE(out, 1), KGL_SIZE_VALUE(outCount), KGL_SIZE_VALUE(outAt), KGL_STEP_VALUE(outS0), KGL_STEP_VALUE(outS1), KGL_STEP_VALUE(outS2), KGL_STEP_VALUE(outS3), KGL_STEP_VALUE(outS4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(copyStrided_u8)(KGL_OPERAND(a), KGL_OPERAND(out), aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
}

void w2c_kernels_copyStrided(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t aCount, uint32_t width, uint32_t d0, uint32_t d1, uint32_t d2, uint32_t d3, uint32_t d4, uint32_t aAt, uint32_t aS0, uint32_t aS1, uint32_t aS2, uint32_t aS3, uint32_t aS4, uint32_t out_at, uint32_t out_length, uint32_t outCount, uint32_t outAt, uint32_t outS0, uint32_t outS1, uint32_t outS2, uint32_t outS3, uint32_t outS4) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       width < 1 ||
                       width > 16 ||
                       (int32_t)d0 < 0 ||
                       (int32_t)d1 < 0 ||
                       (int32_t)d2 < 0 ||
                       (int32_t)d3 < 0 ||
                       (int32_t)d4 < 0 ||
                       (int32_t)aAt < 0 ||
                       (int32_t)outAt < 0 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(aCount, width) ||
                       out_length != kgl_native_product(outCount, width) ||
                       !kgl_stays_inside(aCount, aAt, 5, (const size_t[]){d0, d1, d2, d3, d4}, (const size_t[]){aS0, aS1, aS2, aS3, aS4}) ||
                       !kgl_stays_inside(outCount, outAt, 5, (const size_t[]){d0, d1, d2, d3, d4}, (const size_t[]){outS0, outS1, outS2, outS3, outS4}) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1), 0)) {
    rare_copyStrided(a_at, a_length, aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, out_at, out_length, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
    return;
  }
  ON_AVX2_OR_NEON(copyStrided_u8)(KGL_OPERAND(a), KGL_OPERAND(out), aCount, width, d0, d1, d2, d3, d4, aAt, aS0, aS1, aS2, aS3, aS4, outCount, outAt, outS0, outS1, outS2, outS3, outS4);
}

KGL_RARE void rare_copysign(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_copysign_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(copysign_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_copysign(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_copysign(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(copysign_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE float rare_correlation(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_correlation_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4)});
  return ON_AVX2_OR_NEON(correlation_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_correlation(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_correlation(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(correlation_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE void rare_cos(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_cos_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(cos_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_cos(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_cos(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(cos_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_cosh(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_cosh_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(cosh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_cosh(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_cosh(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(cosh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE float rare_cosine(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_cosine_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4)});
  return ON_AVX2_OR_NEON(cosine_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_cosine(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_cosine(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(cosine_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_cosineBf16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_cosine_bf16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2)});
  return ON_AVX2_OR_NEON(cosine_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_cosineBf16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_cosineBf16(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(cosine_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_cosineF16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_cosine_f16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2)});
  return ON_AVX2_OR_NEON(cosine_f16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_cosineF16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_cosineF16(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(cosine_f16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE double rare_cosineI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_cosine_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1)});
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(cosine_i8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_cosineI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_cosineI8(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(cosine_i8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE void rare_cosineMany(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_cosineMany_f32, (kgl_value[]){KGL_ARRAY_VALUE(rows, 4), KGL_ARRAY_VALUE(x, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(cosineMany_f32)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_cosineMany(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 4) ||
                       KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, rows_at, rows_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4), 0)) {
    rare_cosineMany(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(cosineMany_f32)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_cosineManyBf16(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_cosineMany_bf16, (kgl_value[]){KGL_ARRAY_VALUE(rows, 2), KGL_ARRAY_VALUE(x, 2), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(cosineMany_bf16)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_cosineManyBf16(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 2) ||
                       KGL_IS_OUTSIDE(x, 2) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, rows_at, rows_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 2), 0)) {
    rare_cosineManyBf16(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(cosineMany_bf16)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_cosineManyF16(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_cosineMany_f16, (kgl_value[]){KGL_ARRAY_VALUE(rows, 2), KGL_ARRAY_VALUE(x, 2), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(cosineMany_f16)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_cosineManyF16(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 2) ||
                       KGL_IS_OUTSIDE(x, 2) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, rows_at, rows_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 2), 0)) {
    rare_cosineManyF16(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(cosineMany_f16)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_cosineManyI8(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_cosineMany_i8, (kgl_value[]){KGL_ARRAY_VALUE(rows, 1), KGL_ARRAY_VALUE(x, 1), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(cosineMany_i8)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_cosineManyI8(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 1) ||
                       KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 8, rows_at, rows_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 8, x_at, x_length * 1), 0)) {
    rare_cosineManyI8(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(cosineMany_i8)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_cosineManyU8(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_cosineMany_u8, (kgl_value[]){KGL_ARRAY_VALUE(rows, 1), KGL_ARRAY_VALUE(x, 1), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(cosineMany_u8)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_cosineManyU8(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 1) ||
                       KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 8, rows_at, rows_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 8, x_at, x_length * 1), 0)) {
    rare_cosineManyU8(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(cosineMany_u8)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE double rare_cosineU8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_cosine_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1)});
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(cosine_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_cosineU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_cosineU8(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(cosine_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_covariance(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t ddof) {
  kgl_native_check(&row_covariance_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_SIZE_VALUE(ddof)});
  return ON_AVX2_OR_NEON(covariance_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length, ddof);
}

float w2c_kernels_covariance(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t ddof) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       ddof > 1 ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_covariance(a_at, a_length, b_at, b_length, ddof);
  }
  return ON_AVX2_OR_NEON(covariance_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length, ddof);
}

KGL_RARE void rare_depthwiseConv2d(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t packed_at, uint32_t packed_length, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft, float low, float high, uint32_t activation) {
  kgl_native_check(&row_depthwiseConv2d_f32, (kgl_value[]){KGL_ARRAY_VALUE(x, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(packed, 4), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(depthwiseConv2d_f32)(KGL_OPERAND(x), KGL_OPERAND(packed), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, activation);
}

void w2c_kernels_depthwiseConv2d(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t packed_at, uint32_t packed_length, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(packed, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       activation > 6 ||
                       x_length == 0 ||
                       packed_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), channels) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(channels, 16, 16), kernelHeight), kernelWidth) ||
                       (bias_length && bias_length != channels) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4), 0)) {
    rare_depthwiseConv2d(x_at, x_length, batch, height, width, channels, packed_at, packed_length, kernelHeight, kernelWidth, bias_at, bias_length, out_at, out_length, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON(depthwiseConv2d_f32)(KGL_OPERAND(x), KGL_OPERAND(packed), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, batch, height, width, channels, kernelHeight, kernelWidth, outHeight, outWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft, activation);
}

KGL_RARE void rare_depthwiseRequantize(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_depthwiseRequantize_i8, (kgl_value[]){KGL_ARRAY_VALUE(x, 1), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_SCALAR_VALUE(xZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 1), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(depthwiseRequantize_i8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), batch, height, width, channels, kernelWidth, kernelHeight, outHeight, outWidth, strideY, strideX, padTop, padLeft);
}

void w2c_kernels_depthwiseRequantize(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       kernelHeight < 1 ||
                       kernelHeight > 8 ||
                       kernelWidth < 1 ||
                       kernelWidth > 8 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), channels) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(channels, 16, 16), kernelWidth), kgl_native_extent(kernelHeight, 4, 4)) ||
                       sums_length != kgl_native_extent(channels, 16, 16) ||
                       (bias_length && bias_length != channels) ||
                       multipliers_length != channels ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 1, x_at, x_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, multipliers_at, multipliers_length * 4), 0)) {
    rare_depthwiseRequantize(x_at, x_length, batch, height, width, channels, xZeroPoint, packed_at, packed_length, sums_at, sums_length, kernelHeight, kernelWidth, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length, outHeight, outWidth, strideY, strideX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(depthwiseRequantize_i8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), batch, height, width, channels, kernelWidth, kernelHeight, outHeight, outWidth, strideY, strideX, padTop, padLeft);
}

KGL_RARE void rare_depthwiseRequantizeU8(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_depthwiseRequantize_u8, (kgl_value[]){KGL_ARRAY_VALUE(x, 1), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_SCALAR_VALUE(xZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 1), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(depthwiseRequantize_u8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), batch, height, width, channels, kernelWidth, kernelHeight, outHeight, outWidth, strideY, strideX, padTop, padLeft);
}

void w2c_kernels_depthwiseRequantizeU8(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, int32_t xZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t strideY, uint32_t strideX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       kernelHeight < 1 ||
                       kernelHeight > 8 ||
                       kernelWidth < 1 ||
                       kernelWidth > 8 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), channels) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(channels, 16, 16), kernelWidth), kgl_native_extent(kernelHeight, 4, 4)) ||
                       sums_length != kgl_native_extent(channels, 16, 16) ||
                       (bias_length && bias_length != channels) ||
                       multipliers_length != channels ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 1, x_at, x_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, multipliers_at, multipliers_length * 4), 0)) {
    rare_depthwiseRequantizeU8(x_at, x_length, batch, height, width, channels, xZeroPoint, packed_at, packed_length, sums_at, sums_length, kernelHeight, kernelWidth, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length, outHeight, outWidth, strideY, strideX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(depthwiseRequantize_u8)(KGL_OPERAND(x), xZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), batch, height, width, channels, kernelWidth, kernelHeight, outHeight, outWidth, strideY, strideX, padTop, padLeft);
}

KGL_RARE void rare_dequantizeI16(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dequantizeI16_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(dequantizeI16_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_dequantizeI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       scales_length != channels ||
                       (zeroPoints_length && zeroPoints_length != channels) ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_dequantizeI16(a_at, a_length, outer, channels, inner, scales_at, scales_length, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dequantizeI16_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE void rare_dequantizeI32(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dequantizeI32_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(dequantizeI32_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_dequantizeI32(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       scales_length != channels ||
                       (zeroPoints_length && zeroPoints_length != channels) ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_dequantizeI32(a_at, a_length, outer, channels, inner, scales_at, scales_length, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dequantizeI32_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE void rare_dequantizeI8(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dequantizeI8_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(dequantizeI8_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_dequantizeI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       scales_length != channels ||
                       (zeroPoints_length && zeroPoints_length != channels) ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_dequantizeI8(a_at, a_length, outer, channels, inner, scales_at, scales_length, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dequantizeI8_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE void rare_dequantizeU8(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dequantizeU8_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(dequantizeU8_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_dequantizeU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       scales_length != channels ||
                       (zeroPoints_length && zeroPoints_length != channels) ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_dequantizeU8(a_at, a_length, outer, channels, inner, scales_at, scales_length, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dequantizeU8_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE float rare_deterministicDeviations(uint32_t a_at, uint32_t a_length, float centre) {
  kgl_native_check(&row_deterministicDeviations_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SCALAR_VALUE(centre)});
  return ON_AVX2_OR_NEON(deterministicDeviations_f32)(KGL_OPERAND(a), centre, a_length);
}

float w2c_kernels_deterministicDeviations(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float centre) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_deterministicDeviations(a_at, a_length, centre);
  }
  return ON_AVX2_OR_NEON(deterministicDeviations_f32)(KGL_OPERAND(a), centre, a_length);
}

KGL_RARE float rare_deterministicDot(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_deterministicDot_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4)});
  return ON_AVX2_OR_NEON(deterministicDot_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_deterministicDot(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_deterministicDot(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(deterministicDot_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_deterministicNormL1(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_deterministicNormL1_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(deterministicNormL1_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_deterministicNormL1(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_deterministicNormL1(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(deterministicNormL1_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE float rare_deterministicSquaredEuclidean(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_deterministicSquaredEuclidean_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4)});
  return ON_AVX2_OR_NEON(deterministicSquaredEuclidean_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_deterministicSquaredEuclidean(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_deterministicSquaredEuclidean(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(deterministicSquaredEuclidean_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_deterministicSum(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_deterministicSum_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(deterministicSum_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_deterministicSum(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_deterministicSum(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(deterministicSum_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE float rare_deterministicSumOfSquares(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_deterministicSumOfSquares_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(deterministicSumOfSquares_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_deterministicSumOfSquares(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_deterministicSumOfSquares(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(deterministicSumOfSquares_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE void rare_div(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_div_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(div_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_div(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_div(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(div_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_divF64(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_div_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(b, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(div_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_divF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 8)), 0)) {
    rare_divF64(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(div_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE float rare_dot(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_dot_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4)});
  return ON_AVX2_OR_NEON(dot_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_dot(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_dot(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(dot_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_dotBf16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_dot_bf16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2)});
  return ON_AVX2_OR_NEON(dot_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_dotBf16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_dotBf16(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(dot_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_dotF16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_dot_f16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2)});
  return ON_AVX2_OR_NEON(dot_f16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_dotF16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_dotF16(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(dot_f16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE double rare_dotF64(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_dot_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(b, 8)});
  return ON_AVX2_OR_NEON(dot_f64)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_dotF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_dotF64(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(dot_f64)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE double rare_dotI16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_dot_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2)});
  return ON_AVX2_OR_NEON(dot_i16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_dotI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_dotI16(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(dot_i16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE double rare_dotI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_dot_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1)});
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(dot_i8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_dotI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_dotI8(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(dot_i8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE void rare_dotMany(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dotMany_f32, (kgl_value[]){KGL_ARRAY_VALUE(rows, 4), KGL_ARRAY_VALUE(x, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(dotMany_f32)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_dotMany(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 4) ||
                       KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, rows_at, rows_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4), 0)) {
    rare_dotMany(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dotMany_f32)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_dotManyBf16(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dotMany_bf16, (kgl_value[]){KGL_ARRAY_VALUE(rows, 2), KGL_ARRAY_VALUE(x, 2), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(dotMany_bf16)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_dotManyBf16(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 2) ||
                       KGL_IS_OUTSIDE(x, 2) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, rows_at, rows_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 2), 0)) {
    rare_dotManyBf16(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dotMany_bf16)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_dotManyF16(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dotMany_f16, (kgl_value[]){KGL_ARRAY_VALUE(rows, 2), KGL_ARRAY_VALUE(x, 2), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(dotMany_f16)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_dotManyF16(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 2) ||
                       KGL_IS_OUTSIDE(x, 2) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, rows_at, rows_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 2), 0)) {
    rare_dotManyF16(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dotMany_f16)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_dotManyF64(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dotMany_f64, (kgl_value[]){KGL_ARRAY_VALUE(rows, 8), KGL_ARRAY_VALUE(x, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(dotMany_f64)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_dotManyF64(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 8) ||
                       KGL_IS_OUTSIDE(x, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 8, rows_at, rows_length * 8) ||
                       kgl_native_overlaps(out_at, out_length * 8, x_at, x_length * 8), 0)) {
    rare_dotManyF64(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dotMany_f64)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_dotManyI8(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dotMany_i8, (kgl_value[]){KGL_ARRAY_VALUE(rows, 1), KGL_ARRAY_VALUE(x, 1), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(dotMany_i8)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_dotManyI8(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 1) ||
                       KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 8, rows_at, rows_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 8, x_at, x_length * 1), 0)) {
    rare_dotManyI8(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(dotMany_i8)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_dotManyU8(uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dotMany_u8, (kgl_value[]){KGL_ARRAY_VALUE(rows, 1), KGL_ARRAY_VALUE(x, 1), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(dotMany_u8)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

void w2c_kernels_dotManyU8(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t x_at, uint32_t x_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 1) ||
                       KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       rows_length == 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, x_length) ||
                       kgl_native_overlaps(out_at, out_length * 8, rows_at, rows_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 8, x_at, x_length * 1), 0)) {
    rare_dotManyU8(rows_at, rows_length, x_at, x_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(dotMany_u8)(KGL_OPERAND(rows), KGL_OPERAND(x), KGL_OPERAND(out), out_length, x_length);
}

KGL_RARE void rare_dotPacked(uint32_t packed_at, uint32_t packed_length, uint32_t rows, uint32_t columns, uint32_t vectors_at, uint32_t vectors_length, uint32_t count, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dotPacked_f32, (kgl_value[]){KGL_ARRAY_VALUE(packed, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(vectors, 4), KGL_SIZE_VALUE(count), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(dotPacked_f32)(KGL_OPERAND(packed), KGL_OPERAND(vectors), KGL_OPERAND(out), rows, columns, count);
}

void w2c_kernels_dotPacked(struct w2c_kernels *module, uint32_t packed_at, uint32_t packed_length, uint32_t rows, uint32_t columns, uint32_t vectors_at, uint32_t vectors_length, uint32_t count, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(packed, 4) ||
                       KGL_IS_OUTSIDE(vectors, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       packed_length == 0 ||
                       vectors_length == 0 ||
                       out_length == 0 ||
                       packed_length != kgl_native_product(kgl_native_extent(rows, 16, 16), columns) ||
                       vectors_length != kgl_native_product(count, columns) ||
                       out_length != kgl_native_product(count, rows) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, vectors_at, vectors_length * 4), 0)) {
    rare_dotPacked(packed_at, packed_length, rows, columns, vectors_at, vectors_length, count, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dotPacked_f32)(KGL_OPERAND(packed), KGL_OPERAND(vectors), KGL_OPERAND(out), rows, columns, count);
}

KGL_RARE double rare_dotU8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_dot_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1)});
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(dot_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_dotU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_dotU8(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(dot_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE void rare_dynamicQuantizeU8(uint32_t a_at, uint32_t a_length, uint32_t parameters_at, uint32_t parameters_length, uint32_t two, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_dynamicQuantizeU8_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(parameters, 4), KGL_SIZE_VALUE(two), KGL_ARRAY_VALUE(out, 1)});
  if (!parameters_length && !out_length) return;
  ON_AVX2_OR_NEON(dynamicQuantizeU8_f32)(KGL_OPERAND(a), KGL_OPERAND(parameters), KGL_OPERAND(out), a_length, two);
}

void w2c_kernels_dynamicQuantizeU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t parameters_at, uint32_t parameters_length, uint32_t two, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(parameters, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       two < 2 ||
                       two > 2 ||
                       a_length == 0 ||
                       parameters_length == 0 ||
                       parameters_length != two ||
                       out_length != a_length ||
                       kgl_native_overlaps(parameters_at, parameters_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(parameters_at, parameters_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, parameters_at, parameters_length * 4), 0)) {
    rare_dynamicQuantizeU8(a_at, a_length, parameters_at, parameters_length, two, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(dynamicQuantizeU8_f32)(KGL_OPERAND(a), KGL_OPERAND(parameters), KGL_OPERAND(out), a_length, two);
}

KGL_RARE void rare_elu(uint32_t a_at, uint32_t a_length, float alpha, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_elu_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SCALAR_VALUE(alpha), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(elu_f32)(KGL_OPERAND(a), alpha, KGL_OPERAND(out), a_length);
}

void w2c_kernels_elu(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float alpha, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_elu(a_at, a_length, alpha, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(elu_f32)(KGL_OPERAND(a), alpha, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_embeddingLookup(uint32_t table_at, uint32_t table_length, uint32_t rows, uint32_t columns, uint32_t indices_at, uint32_t indices_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_embeddingLookup_f32, (kgl_value[]){KGL_ARRAY_VALUE(table, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(indices, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(embeddingLookup_f32)(KGL_OPERAND(table), KGL_OPERAND(indices), KGL_OPERAND(out), rows, columns, indices_length);
}

void w2c_kernels_embeddingLookup(struct w2c_kernels *module, uint32_t table_at, uint32_t table_length, uint32_t rows, uint32_t columns, uint32_t indices_at, uint32_t indices_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(table, 4) ||
                       KGL_IS_OUTSIDE(indices, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       table_length == 0 ||
                       indices_length == 0 ||
                       out_length == 0 ||
                       table_length != kgl_native_product(rows, columns) ||
                       out_length != kgl_native_product(indices_length, columns) ||
                       kgl_native_any_from(KGL_OPERAND(indices), indices_length, rows) ||
                       kgl_native_overlaps(out_at, out_length * 4, table_at, table_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, indices_at, indices_length * 4), 0)) {
    rare_embeddingLookup(table_at, table_length, rows, columns, indices_at, indices_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(embeddingLookup_f32)(KGL_OPERAND(table), KGL_OPERAND(indices), KGL_OPERAND(out), rows, columns, indices_length);
}

KGL_RARE void rare_equal(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_equal_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(equal_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_equal(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_equal(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(equal_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_erf(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_erf_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(erf_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_erf(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_erf(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(erf_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_exp(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_exp_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(exp_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_exp(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_exp(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(exp_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_exp2(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_exp2_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(exp2_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_exp2(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_exp2(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(exp2_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_expm1(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_expm1_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(expm1_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_expm1(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_expm1(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(expm1_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_f16ToF32(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_f16ToF32_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(f16ToF32_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_f16ToF32(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 2), 0)) {
    rare_f16ToF32(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(f16ToF32_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_f32ToBf16(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_f32ToBf16_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(f32ToBf16_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_f32ToBf16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 4), 0)) {
    rare_f32ToBf16(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(f32ToBf16_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_f32ToF16(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_f32ToF16_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(f32ToF16_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_f32ToF16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 4), 0)) {
    rare_f32ToF16(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(f32ToF16_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_filterSeparable(uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t vertical_at, uint32_t vertical_length, uint32_t horizontal_at, uint32_t horizontal_length, uint32_t verticalCount, uint32_t horizontalCount, uint32_t border, uint32_t rows_at, uint32_t rows_length, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_filterSeparable_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(vertical, 4), KGL_ARRAY_VALUE(horizontal, 4), KGL_SIZE_VALUE(verticalCount), KGL_SIZE_VALUE(horizontalCount), KGL_SIZE_VALUE(border), KGL_ARRAY_VALUE(rows, 4), KGL_ARRAY_VALUE(work, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(filterSeparable_f32)(KGL_OPERAND(a), KGL_OPERAND(vertical), KGL_OPERAND(horizontal), KGL_OPERAND(rows), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, verticalCount, horizontalCount, border);
}

void w2c_kernels_filterSeparable(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t vertical_at, uint32_t vertical_length, uint32_t horizontal_at, uint32_t horizontal_length, uint32_t verticalCount, uint32_t horizontalCount, uint32_t border, uint32_t rows_at, uint32_t rows_length, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(vertical, 4) ||
                       KGL_IS_OUTSIDE(horizontal, 4) ||
                       KGL_IS_OUTSIDE(rows, 4) ||
                       KGL_IS_OUTSIDE(work, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       channels < 1 ||
                       channels > 4 ||
                       verticalCount < 1 ||
                       horizontalCount < 1 ||
                       border > 3 ||
                       a_length == 0 ||
                       vertical_length == 0 ||
                       horizontal_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       vertical_length != verticalCount ||
                       horizontal_length != horizontalCount ||
                       rows_length != verticalCount ||
                       work_length != kgl_native_product(kgl_native_extent(horizontalCount, 128, 128), kgl_native_extent(channels, 1, 4)) ||
                       out_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, vertical_at, vertical_length * 4) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, horizontal_at, horizontal_length * 4) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, work_at, work_length * 4) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, out_at, out_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, vertical_at, vertical_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, horizontal_at, horizontal_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, rows_at, rows_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, out_at, out_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, vertical_at, vertical_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, horizontal_at, horizontal_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, rows_at, rows_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, work_at, work_length * 4), 0)) {
    rare_filterSeparable(a_at, a_length, height, width, channels, vertical_at, vertical_length, horizontal_at, horizontal_length, verticalCount, horizontalCount, border, rows_at, rows_length, work_at, work_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(filterSeparable_f32)(KGL_OPERAND(a), KGL_OPERAND(vertical), KGL_OPERAND(horizontal), KGL_OPERAND(rows), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, verticalCount, horizontalCount, border);
}

KGL_RARE void rare_filterSymmetricBytes(uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t vertical_at, uint32_t vertical_length, uint32_t horizontal_at, uint32_t horizontal_length, uint32_t verticalCount, uint32_t horizontalCount, uint32_t border, uint32_t rows_at, uint32_t rows_length, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_filterSymmetricBytes_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(vertical, 2), KGL_ARRAY_VALUE(horizontal, 2), KGL_SIZE_VALUE(verticalCount), KGL_SIZE_VALUE(horizontalCount), KGL_SIZE_VALUE(border), KGL_ARRAY_VALUE(rows, 4), KGL_ARRAY_VALUE(work, 2), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(filterSymmetricBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(vertical), KGL_OPERAND(horizontal), KGL_OPERAND(rows), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, verticalCount, horizontalCount, border);
}

void w2c_kernels_filterSymmetricBytes(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t vertical_at, uint32_t vertical_length, uint32_t horizontal_at, uint32_t horizontal_length, uint32_t verticalCount, uint32_t horizontalCount, uint32_t border, uint32_t rows_at, uint32_t rows_length, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(vertical, 2) ||
                       KGL_IS_OUTSIDE(horizontal, 2) ||
                       KGL_IS_OUTSIDE(rows, 4) ||
                       KGL_IS_OUTSIDE(work, 2) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       channels < 1 ||
                       channels > 4 ||
                       verticalCount < 1 ||
                       horizontalCount < 1 ||
                       border > 3 ||
                       a_length == 0 ||
                       vertical_length == 0 ||
                       horizontal_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       vertical_length != verticalCount ||
                       horizontal_length != horizontalCount ||
                       rows_length != kgl_native_extent(verticalCount, 1, 2) ||
                       work_length != kgl_native_product(kgl_native_extent(horizontalCount, 64, 128), kgl_native_extent(channels, 1, 8)) ||
                       out_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, vertical_at, vertical_length * 2) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, horizontal_at, horizontal_length * 2) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, work_at, work_length * 2) ||
                       kgl_native_overlaps(rows_at, rows_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(work_at, work_length * 2, a_at, a_length * 1) ||
                       kgl_native_overlaps(work_at, work_length * 2, vertical_at, vertical_length * 2) ||
                       kgl_native_overlaps(work_at, work_length * 2, horizontal_at, horizontal_length * 2) ||
                       kgl_native_overlaps(work_at, work_length * 2, rows_at, rows_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 2, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, vertical_at, vertical_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 1, horizontal_at, horizontal_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 1, rows_at, rows_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, work_at, work_length * 2), 0)) {
    rare_filterSymmetricBytes(a_at, a_length, height, width, channels, vertical_at, vertical_length, horizontal_at, horizontal_length, verticalCount, horizontalCount, border, rows_at, rows_length, work_at, work_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(filterSymmetricBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(vertical), KGL_OPERAND(horizontal), KGL_OPERAND(rows), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, verticalCount, horizontalCount, border);
}

KGL_RARE void rare_findNonZero(uint32_t a_at, uint32_t a_length, uint32_t n, uint32_t type, uint32_t lengths_at, uint32_t lengths_length, uint32_t places_at, uint32_t places_length, uint32_t counts_at, uint32_t counts_length) {
  kgl_native_check(&row_findNonZero_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(n), KGL_SIZE_VALUE(type), KGL_ARRAY_VALUE(lengths, 4), KGL_ARRAY_VALUE(places, 1), KGL_ARRAY_VALUE(counts, 8)});
  if (!places_length && !counts_length) return;
  ON_AVX2_OR_NEON(findNonZero_u8)(KGL_OPERAND(a), KGL_OPERAND(lengths), KGL_OPERAND(places), KGL_OPERAND(counts), n, type, lengths_length, counts_length);
}

void w2c_kernels_findNonZero(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t n, uint32_t type, uint32_t lengths_at, uint32_t lengths_length, uint32_t places_at, uint32_t places_length, uint32_t counts_at, uint32_t counts_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(lengths, 4) ||
                       KGL_IS_OUTSIDE(places, 1) ||
                       KGL_IS_OUTSIDE(counts, 8) ||
                       type > 12 ||
                       a_length == 0 ||
                       lengths_length == 0 ||
                       places_length == 0 ||
                       counts_length == 0 ||
                       a_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       places_length != kgl_native_product(n, kgl_native_extent(lengths_length, 1, 8)) ||
                       kgl_native_overlaps(places_at, places_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(places_at, places_length * 1, lengths_at, lengths_length * 4) ||
                       kgl_native_overlaps(places_at, places_length * 1, counts_at, counts_length * 8) ||
                       kgl_native_overlaps(counts_at, counts_length * 8, a_at, a_length * 1) ||
                       kgl_native_overlaps(counts_at, counts_length * 8, lengths_at, lengths_length * 4) ||
                       kgl_native_overlaps(counts_at, counts_length * 8, places_at, places_length * 1), 0)) {
    rare_findNonZero(a_at, a_length, n, type, lengths_at, lengths_length, places_at, places_length, counts_at, counts_length);
    return;
  }
  ON_AVX2_OR_NEON(findNonZero_u8)(KGL_OPERAND(a), KGL_OPERAND(lengths), KGL_OPERAND(places), KGL_OPERAND(counts), n, type, lengths_length, counts_length);
}

KGL_RARE void rare_flattenIndices(uint32_t a_at, uint32_t a_length, uint32_t n, uint32_t type, uint32_t limits_at, uint32_t limits_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_flattenIndices_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(n), KGL_SIZE_VALUE(type), KGL_ARRAY_VALUE(limits, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(flattenIndices_u8)(KGL_OPERAND(a), KGL_OPERAND(limits), KGL_OPERAND(out), n, limits_length, type);
}

void w2c_kernels_flattenIndices(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t n, uint32_t type, uint32_t limits_at, uint32_t limits_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(limits, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       type > 12 ||
                       a_length == 0 ||
                       limits_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(n, kgl_native_product(limits_length, KGL_ELEMENT_BYTES(type))) ||
                       out_length != n ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, limits_at, limits_length * 4), 0)) {
    rare_flattenIndices(a_at, a_length, n, type, limits_at, limits_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(flattenIndices_u8)(KGL_OPERAND(a), KGL_OPERAND(limits), KGL_OPERAND(out), n, limits_length, type);
}

KGL_RARE void rare_floor(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_floor_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(floor_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_floor(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_floor(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(floor_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_fma(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t c_at, uint32_t c_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_fma_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(c, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(fma_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(c), KGL_OPERAND(out), a_length);
}

void w2c_kernels_fma(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t c_at, uint32_t c_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(c, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       c_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)) ||
                       (!(out_at == c_at) && kgl_native_overlaps(out_at, out_length * 4, c_at, c_length * 4)), 0)) {
    rare_fma(a_at, a_length, b_at, b_length, c_at, c_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(fma_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(c), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_fmaF64(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t c_at, uint32_t c_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_fma_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(b, 8), KGL_ARRAY_VALUE(c, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(fma_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(c), KGL_OPERAND(out), a_length);
}

void w2c_kernels_fmaF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t c_at, uint32_t c_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       KGL_IS_OUTSIDE(c, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       c_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 8)) ||
                       (!(out_at == c_at) && kgl_native_overlaps(out_at, out_length * 8, c_at, c_length * 8)), 0)) {
    rare_fmaF64(a_at, a_length, b_at, b_length, c_at, c_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(fma_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(c), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_fract(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_fract_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(fract_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_fract(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_fract(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(fract_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_gather(uint32_t a_at, uint32_t a_length, uint32_t indices_at, uint32_t indices_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_gather_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(indices, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(gather_f32)(KGL_OPERAND(a), KGL_OPERAND(indices), KGL_OPERAND(out), a_length, indices_length);
}

void w2c_kernels_gather(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t indices_at, uint32_t indices_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(indices, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       indices_length == 0 ||
                       out_length != indices_length ||
                       kgl_native_any_from(KGL_OPERAND(indices), indices_length, a_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, indices_at, indices_length * 4), 0)) {
    rare_gather(a_at, a_length, indices_at, indices_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(gather_f32)(KGL_OPERAND(a), KGL_OPERAND(indices), KGL_OPERAND(out), a_length, indices_length);
}

KGL_RARE void rare_gatherRows(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t rows, uint32_t width, uint32_t indices_at, uint32_t indices_length, uint32_t lists, uint32_t m, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_gatherRows_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(width), KGL_ARRAY_VALUE(indices, 4), KGL_SIZE_VALUE(lists), KGL_SIZE_VALUE(m), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(gatherRows_u8)(KGL_OPERAND(a), KGL_OPERAND(indices), KGL_OPERAND(out), outer, rows, width, m, lists);
}

void w2c_kernels_gatherRows(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t rows, uint32_t width, uint32_t indices_at, uint32_t indices_length, uint32_t lists, uint32_t m, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(indices, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       lists < 1 ||
                       a_length == 0 ||
                       indices_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, rows), width) ||
                       indices_length != kgl_native_product(m, lists) ||
                       out_length != kgl_native_product(kgl_native_product(outer, m), width) ||
                       kgl_native_any_from(KGL_OPERAND(indices), indices_length, rows) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, indices_at, indices_length * 4), 0)) {
    rare_gatherRows(a_at, a_length, outer, rows, width, indices_at, indices_length, lists, m, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(gatherRows_u8)(KGL_OPERAND(a), KGL_OPERAND(indices), KGL_OPERAND(out), outer, rows, width, m, lists);
}

KGL_RARE void rare_gelu(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_gelu_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(gelu_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_gelu(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_gelu(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(gelu_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_geluTanh(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_geluTanh_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(geluTanh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_geluTanh(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_geluTanh(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(geluTanh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_greater(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_greater_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(greater_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_greater(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_greater(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(greater_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_greaterEqual(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_greaterEqual_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(greaterEqual_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_greaterEqual(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_greaterEqual(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(greaterEqual_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_groupNorm(uint32_t a_at, uint32_t a_length, uint32_t batch, uint32_t pixels, uint32_t groups, uint32_t groupChannels, uint32_t gamma_at, uint32_t gamma_length, uint32_t beta_at, uint32_t beta_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_groupNorm_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(pixels), KGL_SIZE_VALUE(groups), KGL_SIZE_VALUE(groupChannels), KGL_ARRAY_VALUE(gamma, 4), KGL_ARRAY_VALUE(beta, 4), KGL_SCALAR_VALUE(epsilon), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(groupNorm_f32)(KGL_OPERAND(a), KGL_OPTIONAL(gamma), KGL_OPTIONAL(beta), epsilon, KGL_OPERAND(out), batch, pixels, groups, groupChannels);
}

void w2c_kernels_groupNorm(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t batch, uint32_t pixels, uint32_t groups, uint32_t groupChannels, uint32_t gamma_at, uint32_t gamma_length, uint32_t beta_at, uint32_t beta_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(gamma, 4) ||
                       KGL_IS_OUTSIDE(beta, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, pixels), groups), groupChannels) ||
                       (gamma_length && gamma_length != kgl_native_product(groups, groupChannels)) ||
                       (beta_length && beta_length != kgl_native_product(groups, groupChannels)) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, pixels), groups), groupChannels) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == gamma_at && out_length * 4 == gamma_length * 4) && kgl_native_overlaps(out_at, out_length * 4, gamma_at, gamma_length * 4)) ||
                       (!(out_at == beta_at && out_length * 4 == beta_length * 4) && kgl_native_overlaps(out_at, out_length * 4, beta_at, beta_length * 4)), 0)) {
    rare_groupNorm(a_at, a_length, batch, pixels, groups, groupChannels, gamma_at, gamma_length, beta_at, beta_length, epsilon, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(groupNorm_f32)(KGL_OPERAND(a), KGL_OPTIONAL(gamma), KGL_OPTIONAL(beta), epsilon, KGL_OPERAND(out), batch, pixels, groups, groupChannels);
}

KGL_RARE double rare_hamming(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_hamming_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1)});
  return ON_AVX2_OR_NEON(hamming_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_hamming(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_hamming(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(hamming_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE double rare_hammingU32(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_hamming_u32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4)});
  return ON_AVX2_OR_NEON(hamming_u32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_hammingU32(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_hammingU32(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(hamming_u32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE void rare_hardSigmoid(uint32_t a_at, uint32_t a_length, float alpha, float beta, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_hardSigmoid_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SCALAR_VALUE(alpha), KGL_SCALAR_VALUE(beta), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(hardSigmoid_f32)(KGL_OPERAND(a), alpha, beta, KGL_OPERAND(out), a_length);
}

void w2c_kernels_hardSigmoid(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float alpha, float beta, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_hardSigmoid(a_at, a_length, alpha, beta, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(hardSigmoid_f32)(KGL_OPERAND(a), alpha, beta, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_hardSwish(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_hardSwish_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(hardSwish_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_hardSwish(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_hardSwish(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(hardSwish_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_hashKeys(uint32_t keys_at, uint32_t keys_length, uint32_t seed, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_hashKeys_u32, (kgl_value[]){KGL_ARRAY_VALUE(keys, 4), KGL_SIZE_VALUE(seed), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(hashKeys_u32)(KGL_OPERAND(keys), KGL_OPERAND(out), keys_length, seed);
}

void w2c_kernels_hashKeys(struct w2c_kernels *module, uint32_t keys_at, uint32_t keys_length, uint32_t seed, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(keys, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       (int32_t)seed < 0 ||
                       keys_length == 0 ||
                       out_length != keys_length ||
                       (!(out_at == keys_at) && kgl_native_overlaps(out_at, out_length * 4, keys_at, keys_length * 4)), 0)) {
    rare_hashKeys(keys_at, keys_length, seed, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(hashKeys_u32)(KGL_OPERAND(keys), KGL_OPERAND(out), keys_length, seed);
}

KGL_RARE void rare_hashRows(uint32_t rows_at, uint32_t rows_length, uint32_t width, uint32_t seed, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_hashRows_u8, (kgl_value[]){KGL_ARRAY_VALUE(rows, 1), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(seed), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(hashRows_u8)(KGL_OPERAND(rows), KGL_OPERAND(out), out_length, width, seed);
}

void w2c_kernels_hashRows(struct w2c_kernels *module, uint32_t rows_at, uint32_t rows_length, uint32_t width, uint32_t seed, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(rows, 1) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       (int32_t)seed < 0 ||
                       rows_length == 0 ||
                       out_length == 0 ||
                       rows_length != kgl_native_product(out_length, width) ||
                       kgl_native_overlaps(out_at, out_length * 4, rows_at, rows_length * 1), 0)) {
    rare_hashRows(rows_at, rows_length, width, seed, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(hashRows_u8)(KGL_OPERAND(rows), KGL_OPERAND(out), out_length, width, seed);
}

KGL_RARE double rare_jaccard(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_jaccard_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1)});
  return ON_AVX2_OR_NEON(jaccard_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_jaccard(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_jaccard(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(jaccard_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE double rare_jaccardU32(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_jaccard_u32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4)});
  return ON_AVX2_OR_NEON(jaccard_u32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_jaccardU32(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_jaccardU32(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(jaccard_u32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE void rare_joinChannels(uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t channels, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_joinChannels_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(pixels), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(joinChannels_f32)(KGL_OPERAND(a), KGL_OPERAND(out), channels, pixels);
}

void w2c_kernels_joinChannels(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t channels, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       channels < 1 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(channels, pixels) ||
                       out_length != kgl_native_product(pixels, channels) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_joinChannels(a_at, a_length, pixels, channels, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(joinChannels_f32)(KGL_OPERAND(a), KGL_OPERAND(out), channels, pixels);
}

KGL_RARE void rare_joinChannelsU8(uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t channels, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_joinChannels_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(pixels), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(joinChannels_u8)(KGL_OPERAND(a), KGL_OPERAND(out), channels, pixels);
}

void w2c_kernels_joinChannelsU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t channels, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       channels < 1 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(channels, pixels) ||
                       out_length != kgl_native_product(pixels, channels) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1), 0)) {
    rare_joinChannelsU8(a_at, a_length, pixels, channels, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(joinChannels_u8)(KGL_OPERAND(a), KGL_OPERAND(out), channels, pixels);
}

KGL_RARE void rare_l2Normalize(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, float epsilon, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_l2Normalize_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_SCALAR_VALUE(epsilon), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(l2Normalize_f32)(KGL_OPERAND(a), epsilon, KGL_OPERAND(out), rows, columns);
}

void w2c_kernels_l2Normalize(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, float epsilon, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_l2Normalize(a_at, a_length, rows, columns, epsilon, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(l2Normalize_f32)(KGL_OPERAND(a), epsilon, KGL_OPERAND(out), rows, columns);
}

KGL_RARE void rare_layerNorm(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t gamma_at, uint32_t gamma_length, uint32_t beta_at, uint32_t beta_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_layerNorm_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(gamma, 4), KGL_ARRAY_VALUE(beta, 4), KGL_SCALAR_VALUE(epsilon), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(layerNorm_f32)(KGL_OPERAND(a), KGL_OPTIONAL(gamma), KGL_OPTIONAL(beta), epsilon, KGL_OPERAND(out), rows, columns);
}

void w2c_kernels_layerNorm(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t gamma_at, uint32_t gamma_length, uint32_t beta_at, uint32_t beta_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(gamma, 4) ||
                       KGL_IS_OUTSIDE(beta, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       (gamma_length && gamma_length != columns) ||
                       (beta_length && beta_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == gamma_at && out_length * 4 == gamma_length * 4) && kgl_native_overlaps(out_at, out_length * 4, gamma_at, gamma_length * 4)) ||
                       (!(out_at == beta_at && out_length * 4 == beta_length * 4) && kgl_native_overlaps(out_at, out_length * 4, beta_at, beta_length * 4)), 0)) {
    rare_layerNorm(a_at, a_length, rows, columns, gamma_at, gamma_length, beta_at, beta_length, epsilon, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(layerNorm_f32)(KGL_OPERAND(a), KGL_OPTIONAL(gamma), KGL_OPTIONAL(beta), epsilon, KGL_OPERAND(out), rows, columns);
}

KGL_RARE void rare_leakyRelu(uint32_t a_at, uint32_t a_length, float slope, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_leakyRelu_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SCALAR_VALUE(slope), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(leakyRelu_f32)(KGL_OPERAND(a), slope, KGL_OPERAND(out), a_length);
}

void w2c_kernels_leakyRelu(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float slope, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_leakyRelu(a_at, a_length, slope, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(leakyRelu_f32)(KGL_OPERAND(a), slope, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_lerp(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, float t, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_lerp_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_SCALAR_VALUE(t), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(lerp_f32)(KGL_OPERAND(a), KGL_OPERAND(b), t, KGL_OPERAND(out), a_length);
}

void w2c_kernels_lerp(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, float t, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_lerp(a_at, a_length, b_at, b_length, t, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(lerp_f32)(KGL_OPERAND(a), KGL_OPERAND(b), t, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_less(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_less_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(less_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_less(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_less(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(less_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_lessEqual(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_lessEqual_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(lessEqual_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_lessEqual(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_lessEqual(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(lessEqual_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_log(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_log_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(log_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_log(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_log(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(log_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_log10(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_log10_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(log10_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_log10(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_log10(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(log10_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_log1p(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_log1p_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(log1p_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_log1p(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_log1p(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(log1p_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_log2(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_log2_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(log2_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_log2(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_log2(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(log2_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_logSoftmax(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_logSoftmax_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(logSoftmax_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_logSoftmax(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_logSoftmax(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(logSoftmax_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_lrn(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t channels, uint32_t window, float alpha, float beta, float bias, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_lrn_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(window), KGL_SCALAR_VALUE(alpha), KGL_SCALAR_VALUE(beta), KGL_SCALAR_VALUE(bias), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(lrn_f32)(KGL_OPERAND(a), alpha, beta, bias, KGL_OPERAND(out), rows, channels, window);
}

void w2c_kernels_lrn(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t channels, uint32_t window, float alpha, float beta, float bias, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       window < 1 ||
                       (int32_t)window < 0 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, channels) ||
                       out_length != kgl_native_product(rows, channels) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_lrn(a_at, a_length, rows, channels, window, alpha, beta, bias, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(lrn_f32)(KGL_OPERAND(a), alpha, beta, bias, KGL_OPERAND(out), rows, channels, window);
}

KGL_RARE void rare_matmul(uint32_t a_at, uint32_t a_length, uint32_t aBatches, uint32_t rows, uint32_t inner, uint32_t b_at, uint32_t b_length, uint32_t bBatches, uint32_t columns, uint32_t out_at, uint32_t out_length, uint32_t batches, uint32_t transposeA, uint32_t transposeB, float alpha, float beta, uint32_t bias_at, uint32_t bias_length, float low, float high, uint32_t activation, uint32_t work_at, uint32_t work_length) {
  kgl_native_check(&row_matmul_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(aBatches), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(b, 4), KGL_SIZE_VALUE(bBatches), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(batches), KGL_SIZE_VALUE(transposeA), KGL_SIZE_VALUE(transposeB), KGL_SCALAR_VALUE(alpha), KGL_SCALAR_VALUE(beta), KGL_ARRAY_VALUE(bias, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation), KGL_ARRAY_VALUE(work, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(matmul_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), alpha, beta, KGL_OPTIONAL(bias), low, high, KGL_OPERAND(work), aBatches, rows, inner, bBatches, columns, batches, transposeA, transposeB, activation, work_length);
}

void w2c_kernels_matmul(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t aBatches, uint32_t rows, uint32_t inner, uint32_t b_at, uint32_t b_length, uint32_t bBatches, uint32_t columns, uint32_t out_at, uint32_t out_length, uint32_t batches, uint32_t transposeA, uint32_t transposeB, float alpha, float beta, uint32_t bias_at, uint32_t bias_length, float low, float high, uint32_t activation, uint32_t work_at, uint32_t work_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(work, 4) ||
                       aBatches < 1 ||
                       bBatches < 1 ||
                       transposeA > 1 ||
                       transposeB > 1 ||
                       activation > 6 ||
                       a_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(aBatches, rows), inner) ||
                       b_length != kgl_native_product(kgl_native_product(bBatches, inner), columns) ||
                       out_length != kgl_native_product(kgl_native_product(batches, rows), columns) ||
                       (bias_length && bias_length != columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, work_at, work_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, b_at, b_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, out_at, out_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, bias_at, bias_length * 4), 0)) {
    rare_matmul(a_at, a_length, aBatches, rows, inner, b_at, b_length, bBatches, columns, out_at, out_length, batches, transposeA, transposeB, alpha, beta, bias_at, bias_length, low, high, activation, work_at, work_length);
    return;
  }
  ON_AVX2_OR_NEON(matmul_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), alpha, beta, KGL_OPTIONAL(bias), low, high, KGL_OPERAND(work), aBatches, rows, inner, bBatches, columns, batches, transposeA, transposeB, activation, work_length);
}

KGL_RARE void rare_matmulDequantize(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  kgl_native_check(&row_matmulDequantize_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SCALAR_VALUE(aZeroPoint), KGL_ARRAY_VALUE(aScales, 4), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(out, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulDequantize_i8)(KGL_OPERAND(a), aZeroPoint, KGL_OPTIONAL(aScales), KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, activation);
}

void w2c_kernels_matmulDequantize(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(aScales, 4) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       activation > 6 ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       (aScales_length && aScales_length != rows) ||
                       packed_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, 4, 4)) ||
                       sums_length != kgl_native_extent(columns, 16, 16) ||
                       scales_length != columns ||
                       (zeroPoints_length && zeroPoints_length != columns) ||
                       (bias_length && bias_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, aScales_at, aScales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4), 0)) {
    rare_matmulDequantize(a_at, a_length, rows, inner, aZeroPoint, aScales_at, aScales_length, packed_at, packed_length, sums_at, sums_length, columns, scales_at, scales_length, zeroPoints_at, zeroPoints_length, bias_at, bias_length, out_at, out_length, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulDequantize_i8)(KGL_OPERAND(a), aZeroPoint, KGL_OPTIONAL(aScales), KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, activation);
}

KGL_RARE void rare_matmulDequantizeU8(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  kgl_native_check(&row_matmulDequantize_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SCALAR_VALUE(aZeroPoint), KGL_ARRAY_VALUE(aScales, 4), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(out, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulDequantize_u8)(KGL_OPERAND(a), aZeroPoint, KGL_OPTIONAL(aScales), KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, activation);
}

void w2c_kernels_matmulDequantizeU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(aScales, 4) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       activation > 6 ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       (aScales_length && aScales_length != rows) ||
                       packed_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, 4, 4)) ||
                       sums_length != kgl_native_extent(columns, 16, 16) ||
                       scales_length != columns ||
                       (zeroPoints_length && zeroPoints_length != columns) ||
                       (bias_length && bias_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, aScales_at, aScales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4), 0)) {
    rare_matmulDequantizeU8(a_at, a_length, rows, inner, aZeroPoint, aScales_at, aScales_length, packed_at, packed_length, sums_at, sums_length, columns, scales_at, scales_length, zeroPoints_at, zeroPoints_length, bias_at, bias_length, out_at, out_length, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulDequantize_u8)(KGL_OPERAND(a), aZeroPoint, KGL_OPTIONAL(aScales), KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, activation);
}

KGL_RARE void rare_matmulF64(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t b_at, uint32_t b_length, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_matmul_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(b, 8), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 8)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(matmul_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), rows, inner, columns);
}

void w2c_kernels_matmulF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t b_at, uint32_t b_length, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       b_length != kgl_native_product(inner, columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8) ||
                       kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 8), 0)) {
    rare_matmulF64(a_at, a_length, rows, inner, b_at, b_length, columns, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(matmul_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), rows, inner, columns);
}

KGL_RARE void rare_matmulI16ByI16(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t b_at, uint32_t b_length, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_matmulI16ByI16_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(b, 2), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 8)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(matmulI16ByI16_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), rows, inner, columns);
}

void w2c_kernels_matmulI16ByI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t b_at, uint32_t b_length, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       b_length != kgl_native_product(columns, inner) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 2), 0)) {
    rare_matmulI16ByI16(a_at, a_length, rows, inner, b_at, b_length, columns, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(matmulI16ByI16_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), rows, inner, columns);
}

KGL_RARE void rare_matmulI16ByI8(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t b_at, uint32_t b_length, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_matmulI16ByI8_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(b, 1), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 8)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(matmulI16ByI8_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), rows, inner, columns);
}

void w2c_kernels_matmulI16ByI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t b_at, uint32_t b_length, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       b_length != kgl_native_product(columns, inner) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 1), 0)) {
    rare_matmulI16ByI8(a_at, a_length, rows, inner, b_at, b_length, columns, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(matmulI16ByI8_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), rows, inner, columns);
}

KGL_RARE void rare_matmulI16Dequantize(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t weightBytes, uint32_t scales_at, uint32_t scales_length, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  kgl_native_check(&row_matmulI16Dequantize_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SCALAR_VALUE(aZeroPoint), KGL_ARRAY_VALUE(aScales, 4), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(weightBytes), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(out, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulI16Dequantize_i16)(KGL_OPERAND(a), aZeroPoint, KGL_OPTIONAL(aScales), KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPERAND(scales), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, weightBytes, activation);
}

void w2c_kernels_matmulI16Dequantize(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t weightBytes, uint32_t scales_at, uint32_t scales_length, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(aScales, 4) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       weightBytes < 1 ||
                       weightBytes > 2 ||
                       activation > 6 ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       (aScales_length && aScales_length != rows) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(columns, 16, 16), weightBytes), kgl_native_extent(inner, 4, 4)) ||
                       sums_length != kgl_native_product(kgl_native_extent(columns, 16, 16), weightBytes) ||
                       scales_length != columns ||
                       (bias_length && bias_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 4, aScales_at, aScales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4), 0)) {
    rare_matmulI16Dequantize(a_at, a_length, rows, inner, aZeroPoint, aScales_at, aScales_length, packed_at, packed_length, sums_at, sums_length, columns, weightBytes, scales_at, scales_length, bias_at, bias_length, out_at, out_length, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulI16Dequantize_i16)(KGL_OPERAND(a), aZeroPoint, KGL_OPTIONAL(aScales), KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPERAND(scales), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, weightBytes, activation);
}

KGL_RARE void rare_matmulI16Requantize(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t weightBytes, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_matmulI16Requantize_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SCALAR_VALUE(aZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(weightBytes), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 2)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulI16Requantize_i16)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), rows, inner, columns, weightBytes);
}

void w2c_kernels_matmulI16Requantize(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t weightBytes, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       weightBytes < 1 ||
                       weightBytes > 2 ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(columns, 16, 16), weightBytes), kgl_native_extent(inner, 4, 4)) ||
                       sums_length != kgl_native_product(kgl_native_extent(columns, 16, 16), weightBytes) ||
                       (bias_length && bias_length != columns) ||
                       multipliers_length != columns ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 2, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 2, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 2, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 2, multipliers_at, multipliers_length * 4), 0)) {
    rare_matmulI16Requantize(a_at, a_length, rows, inner, aZeroPoint, packed_at, packed_length, sums_at, sums_length, columns, weightBytes, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulI16Requantize_i16)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), rows, inner, columns, weightBytes);
}

KGL_RARE void rare_matmulInteger(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_matmulInteger_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SCALAR_VALUE(aZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulInteger_i8)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), rows, inner, columns);
}

void w2c_kernels_matmulInteger(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       packed_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, 4, 4)) ||
                       sums_length != kgl_native_extent(columns, 16, 16) ||
                       (zeroPoints_length && zeroPoints_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_matmulInteger(a_at, a_length, rows, inner, aZeroPoint, packed_at, packed_length, sums_at, sums_length, columns, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulInteger_i8)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), rows, inner, columns);
}

KGL_RARE void rare_matmulIntegerU8(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_matmulInteger_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SCALAR_VALUE(aZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulInteger_u8)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), rows, inner, columns);
}

void w2c_kernels_matmulIntegerU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       packed_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, 4, 4)) ||
                       sums_length != kgl_native_extent(columns, 16, 16) ||
                       (zeroPoints_length && zeroPoints_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_matmulIntegerU8(a_at, a_length, rows, inner, aZeroPoint, packed_at, packed_length, sums_at, sums_length, columns, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulInteger_u8)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), rows, inner, columns);
}

KGL_RARE void rare_matmulNibbles(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t packed_at, uint32_t packed_length, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t columns, uint32_t block, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  kgl_native_check(&row_matmulNibbles_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 1), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(block), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(out, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(matmulNibbles_f32)(KGL_OPERAND(a), KGL_OPERAND(packed), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, block, activation);
}

void w2c_kernels_matmulNibbles(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t packed_at, uint32_t packed_length, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t columns, uint32_t block, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 1) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       block < 32 ||
                       block > 128 ||
                       block % 32 ||
                       activation > 6 ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)), kgl_native_extent(block, 2, 1)) ||
                       scales_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1))) ||
                       (bias_length && bias_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4), 0)) {
    rare_matmulNibbles(a_at, a_length, rows, inner, packed_at, packed_length, scales_at, scales_length, zeroPoints_at, zeroPoints_length, columns, block, bias_at, bias_length, out_at, out_length, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON(matmulNibbles_f32)(KGL_OPERAND(a), KGL_OPERAND(packed), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, block, activation);
}

KGL_RARE void rare_matmulNibblesBytes(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t columns, uint32_t block, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  kgl_native_check(&row_matmulNibblesBytes_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(aScales, 4), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 1), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(block), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(out, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulNibblesBytes_i8)(KGL_OPERAND(a), KGL_OPERAND(aScales), KGL_OPERAND(packed), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, block, columns, activation);
}

void w2c_kernels_matmulNibblesBytes(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t columns, uint32_t block, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(aScales, 4) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 1) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       block < 32 ||
                       block > 128 ||
                       block % 32 ||
                       activation > 6 ||
                       a_length == 0 ||
                       aScales_length == 0 ||
                       packed_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       aScales_length != kgl_native_product(rows, kgl_native_extent(inner, block, 1)) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)), kgl_native_extent(block, 2, 1)) ||
                       scales_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1))) ||
                       (bias_length && bias_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, aScales_at, aScales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4), 0)) {
    rare_matmulNibblesBytes(a_at, a_length, rows, inner, aScales_at, aScales_length, packed_at, packed_length, scales_at, scales_length, zeroPoints_at, zeroPoints_length, columns, block, bias_at, bias_length, out_at, out_length, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulNibblesBytes_i8)(KGL_OPERAND(a), KGL_OPERAND(aScales), KGL_OPERAND(packed), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, block, columns, activation);
}

KGL_RARE void rare_matmulNibblesBytesHalfScales(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t columns, uint32_t block, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  kgl_native_check(&row_matmulNibblesBytesHalfScales_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(aScales, 4), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(scales, 2), KGL_ARRAY_VALUE(zeroPoints, 1), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(block), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(out, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulNibblesBytesHalfScales_i8)(KGL_OPERAND(a), KGL_OPERAND(aScales), KGL_OPERAND(packed), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, block, columns, activation);
}

void w2c_kernels_matmulNibblesBytesHalfScales(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t aScales_at, uint32_t aScales_length, uint32_t packed_at, uint32_t packed_length, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t columns, uint32_t block, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(aScales, 4) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(scales, 2) ||
                       KGL_IS_OUTSIDE(zeroPoints, 1) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       block < 32 ||
                       block > 128 ||
                       block % 32 ||
                       activation > 6 ||
                       a_length == 0 ||
                       aScales_length == 0 ||
                       packed_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       aScales_length != kgl_native_product(rows, kgl_native_extent(inner, block, 1)) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)), kgl_native_extent(block, 2, 1)) ||
                       scales_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1))) ||
                       (bias_length && bias_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, aScales_at, aScales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4), 0)) {
    rare_matmulNibblesBytesHalfScales(a_at, a_length, rows, inner, aScales_at, aScales_length, packed_at, packed_length, scales_at, scales_length, zeroPoints_at, zeroPoints_length, columns, block, bias_at, bias_length, out_at, out_length, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulNibblesBytesHalfScales_i8)(KGL_OPERAND(a), KGL_OPERAND(aScales), KGL_OPERAND(packed), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, block, columns, activation);
}

KGL_RARE void rare_matmulNibblesHalfScales(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t packed_at, uint32_t packed_length, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t columns, uint32_t block, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  kgl_native_check(&row_matmulNibblesHalfScales_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(scales, 2), KGL_ARRAY_VALUE(zeroPoints, 1), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(block), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(out, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(matmulNibblesHalfScales_f32)(KGL_OPERAND(a), KGL_OPERAND(packed), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, block, activation);
}

void w2c_kernels_matmulNibblesHalfScales(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t packed_at, uint32_t packed_length, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t columns, uint32_t block, uint32_t bias_at, uint32_t bias_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(scales, 2) ||
                       KGL_IS_OUTSIDE(zeroPoints, 1) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       block < 32 ||
                       block > 128 ||
                       block % 32 ||
                       activation > 6 ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)), kgl_native_extent(block, 2, 1)) ||
                       scales_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1))) ||
                       (bias_length && bias_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, scales_at, scales_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 4, zeroPoints_at, zeroPoints_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4), 0)) {
    rare_matmulNibblesHalfScales(a_at, a_length, rows, inner, packed_at, packed_length, scales_at, scales_length, zeroPoints_at, zeroPoints_length, columns, block, bias_at, bias_length, out_at, out_length, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON(matmulNibblesHalfScales_f32)(KGL_OPERAND(a), KGL_OPERAND(packed), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(out), low, high, rows, inner, columns, block, activation);
}

KGL_RARE void rare_matmulPacked(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t packed_at, uint32_t packed_length, uint32_t columns, uint32_t bias_at, uint32_t bias_length, uint32_t residual_at, uint32_t residual_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  kgl_native_check(&row_matmulPacked_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(packed, 4), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(residual, 4), KGL_ARRAY_VALUE(out, 4), KGL_SCALAR_VALUE(low), KGL_SCALAR_VALUE(high), KGL_SIZE_VALUE(activation)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(matmulPacked_f32)(KGL_OPERAND(a), KGL_OPERAND(packed), KGL_OPTIONAL(bias), KGL_OPTIONAL(residual), KGL_OPERAND(out), low, high, rows, inner, columns, activation);
}

void w2c_kernels_matmulPacked(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, uint32_t packed_at, uint32_t packed_length, uint32_t columns, uint32_t bias_at, uint32_t bias_length, uint32_t residual_at, uint32_t residual_length, uint32_t out_at, uint32_t out_length, float low, float high, uint32_t activation) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(packed, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(residual, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       activation > 6 ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       packed_length != kgl_native_product(kgl_native_extent(columns, 16, 16), inner) ||
                       (bias_length && bias_length != columns) ||
                       (residual_length && residual_length != kgl_native_product(rows, columns)) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, packed_at, packed_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, residual_at, residual_length * 4), 0)) {
    rare_matmulPacked(a_at, a_length, rows, inner, packed_at, packed_length, columns, bias_at, bias_length, residual_at, residual_length, out_at, out_length, low, high, activation);
    return;
  }
  ON_AVX2_OR_NEON(matmulPacked_f32)(KGL_OPERAND(a), KGL_OPERAND(packed), KGL_OPTIONAL(bias), KGL_OPTIONAL(residual), KGL_OPERAND(out), low, high, rows, inner, columns, activation);
}

KGL_RARE void rare_matmulRequantize(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_matmulRequantize_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SCALAR_VALUE(aZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulRequantize_i8)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), rows, inner, columns);
}

void w2c_kernels_matmulRequantize(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       packed_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, 4, 4)) ||
                       sums_length != kgl_native_extent(columns, 16, 16) ||
                       (zeroPoints_length && zeroPoints_length != columns) ||
                       (bias_length && bias_length != columns) ||
                       multipliers_length != columns ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, zeroPoints_at, zeroPoints_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, multipliers_at, multipliers_length * 4), 0)) {
    rare_matmulRequantize(a_at, a_length, rows, inner, aZeroPoint, packed_at, packed_length, sums_at, sums_length, columns, zeroPoints_at, zeroPoints_length, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulRequantize_i8)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), rows, inner, columns);
}

KGL_RARE void rare_matmulRequantizeU8(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_matmulRequantize_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SCALAR_VALUE(aZeroPoint), KGL_ARRAY_VALUE(packed, 1), KGL_ARRAY_VALUE(sums, 4), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulRequantize_u8)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), rows, inner, columns);
}

void w2c_kernels_matmulRequantizeU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t inner, int32_t aZeroPoint, uint32_t packed_at, uint32_t packed_length, uint32_t sums_at, uint32_t sums_length, uint32_t columns, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(packed, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       packed_length == 0 ||
                       sums_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, inner) ||
                       packed_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, 4, 4)) ||
                       sums_length != kgl_native_extent(columns, 16, 16) ||
                       (zeroPoints_length && zeroPoints_length != columns) ||
                       (bias_length && bias_length != columns) ||
                       multipliers_length != columns ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, packed_at, packed_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, zeroPoints_at, zeroPoints_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, multipliers_at, multipliers_length * 4), 0)) {
    rare_matmulRequantizeU8(a_at, a_length, rows, inner, aZeroPoint, packed_at, packed_length, sums_at, sums_length, columns, zeroPoints_at, zeroPoints_length, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON_OR_NEON_DOTPROD(matmulRequantize_u8)(KGL_OPERAND(a), aZeroPoint, KGL_OPERAND(packed), KGL_OPERAND(sums), KGL_OPTIONAL(zeroPoints), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), rows, inner, columns);
}

KGL_RARE float rare_max(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_max_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(max_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_max(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_max(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(max_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_maxF64(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_max_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8)});
  return ON_AVX2_OR_NEON(max_f64)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_maxF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       a_length == 0, 0)) {
    return rare_maxF64(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(max_f64)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_maxI16(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_max_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2)});
  return ON_AVX2_OR_NEON(max_i16)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_maxI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       a_length == 0, 0)) {
    return rare_maxI16(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(max_i16)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_maxI8(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_max_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1)});
  return ON_AVX2_OR_NEON(max_i8)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_maxI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       a_length == 0, 0)) {
    return rare_maxI8(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(max_i8)(KGL_OPERAND(a), a_length);
}

KGL_RARE void rare_maxPool2d(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_maxPool2d_f32, (kgl_value[]){KGL_ARRAY_VALUE(x, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(maxPool2d_f32)(KGL_OPERAND(x), KGL_OPERAND(out), batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

void w2c_kernels_maxPool2d(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       kernelHeight < 1 ||
                       (int32_t)kernelHeight < 0 ||
                       kernelWidth < 1 ||
                       (int32_t)kernelWidth < 0 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), channels) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4), 0)) {
    rare_maxPool2d(x_at, x_length, batch, height, width, channels, out_at, out_length, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON(maxPool2d_f32)(KGL_OPERAND(x), KGL_OPERAND(out), batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

KGL_RARE void rare_maxPool2dInteger(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_maxPool2dInteger_i8, (kgl_value[]){KGL_ARRAY_VALUE(x, 1), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 1), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(maxPool2dInteger_i8)(KGL_OPERAND(x), KGL_OPERAND(out), batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

void w2c_kernels_maxPool2dInteger(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       kernelHeight < 1 ||
                       (int32_t)kernelHeight < 0 ||
                       kernelWidth < 1 ||
                       (int32_t)kernelWidth < 0 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), channels) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 1, x_at, x_length * 1), 0)) {
    rare_maxPool2dInteger(x_at, x_length, batch, height, width, channels, out_at, out_length, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON(maxPool2dInteger_i8)(KGL_OPERAND(x), KGL_OPERAND(out), batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

KGL_RARE void rare_maxPool2dIntegerU8(uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  kgl_native_check(&row_maxPool2dInteger_u8, (kgl_value[]){KGL_ARRAY_VALUE(x, 1), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 1), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_SIZE_VALUE(strideY), KGL_SIZE_VALUE(strideX), KGL_SIZE_VALUE(dilationY), KGL_SIZE_VALUE(dilationX), KGL_SIZE_VALUE(padTop), KGL_SIZE_VALUE(padLeft)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(maxPool2dInteger_u8)(KGL_OPERAND(x), KGL_OPERAND(out), batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

void w2c_kernels_maxPool2dIntegerU8(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t batch, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t strideY, uint32_t strideX, uint32_t dilationY, uint32_t dilationX, uint32_t padTop, uint32_t padLeft) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       kernelHeight < 1 ||
                       (int32_t)kernelHeight < 0 ||
                       kernelWidth < 1 ||
                       (int32_t)kernelWidth < 0 ||
                       strideY < 1 ||
                       (int32_t)strideY < 0 ||
                       strideX < 1 ||
                       (int32_t)strideX < 0 ||
                       dilationY < 1 ||
                       (int32_t)dilationY < 0 ||
                       dilationX < 1 ||
                       (int32_t)dilationX < 0 ||
                       (int32_t)padTop < 0 ||
                       (int32_t)padLeft < 0 ||
                       x_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, height), width), channels) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(batch, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 1, x_at, x_length * 1), 0)) {
    rare_maxPool2dIntegerU8(x_at, x_length, batch, height, width, channels, out_at, out_length, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
    return;
  }
  ON_AVX2_OR_NEON(maxPool2dInteger_u8)(KGL_OPERAND(x), KGL_OPERAND(out), batch, height, width, channels, outHeight, outWidth, kernelHeight, kernelWidth, strideY, strideX, dilationY, dilationX, padTop, padLeft);
}

KGL_RARE void rare_maximum(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_maximum_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(maximum_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_maximum(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_maximum(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(maximum_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_maximumF64(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_maximum_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(b, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(maximum_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_maximumF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 8)), 0)) {
    rare_maximumF64(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(maximum_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE float rare_mean(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_mean_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(mean_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_mean(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_mean(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(mean_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE float rare_min(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_min_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(min_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_min(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_min(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(min_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_minF64(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_min_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8)});
  return ON_AVX2_OR_NEON(min_f64)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_minF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       a_length == 0, 0)) {
    return rare_minF64(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(min_f64)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_minI16(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_min_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2)});
  return ON_AVX2_OR_NEON(min_i16)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_minI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       a_length == 0, 0)) {
    return rare_minI16(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(min_i16)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_minI8(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_min_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1)});
  return ON_AVX2_OR_NEON(min_i8)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_minI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       a_length == 0, 0)) {
    return rare_minI8(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(min_i8)(KGL_OPERAND(a), a_length);
}

KGL_RARE void rare_minMax(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_minMax_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(minMax_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_minMax(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_minMax(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(minMax_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_minimum(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_minimum_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(minimum_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_minimum(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_minimum(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(minimum_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_minimumF64(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_minimum_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(b, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(minimum_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_minimumF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 8)), 0)) {
    rare_minimumF64(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(minimum_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mish(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mish_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(mish_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mish(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_mish(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mish_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mixChannels(uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t inChannels, uint32_t matrix_at, uint32_t matrix_length, uint32_t offsets_at, uint32_t offsets_length, uint32_t outChannels, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mixChannels_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(pixels), KGL_SIZE_VALUE(inChannels), KGL_ARRAY_VALUE(matrix, 4), KGL_ARRAY_VALUE(offsets, 4), KGL_SIZE_VALUE(outChannels), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(mixChannels_f32)(KGL_OPERAND(a), KGL_OPERAND(matrix), KGL_OPERAND(offsets), KGL_OPERAND(out), pixels, inChannels, outChannels);
}

void w2c_kernels_mixChannels(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t inChannels, uint32_t matrix_at, uint32_t matrix_length, uint32_t offsets_at, uint32_t offsets_length, uint32_t outChannels, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(matrix, 4) ||
                       KGL_IS_OUTSIDE(offsets, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       inChannels < 1 ||
                       inChannels > 4 ||
                       outChannels < 1 ||
                       outChannels > 4 ||
                       a_length == 0 ||
                       matrix_length == 0 ||
                       offsets_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(pixels, inChannels) ||
                       matrix_length != kgl_native_product(outChannels, inChannels) ||
                       offsets_length != outChannels ||
                       out_length != kgl_native_product(pixels, outChannels) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, matrix_at, matrix_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, offsets_at, offsets_length * 4), 0)) {
    rare_mixChannels(a_at, a_length, pixels, inChannels, matrix_at, matrix_length, offsets_at, offsets_length, outChannels, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mixChannels_f32)(KGL_OPERAND(a), KGL_OPERAND(matrix), KGL_OPERAND(offsets), KGL_OPERAND(out), pixels, inChannels, outChannels);
}

KGL_RARE void rare_mixChannelsBytes(uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t inChannels, uint32_t matrix_at, uint32_t matrix_length, uint32_t offsets_at, uint32_t offsets_length, uint32_t outChannels, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mixChannelsBytes_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(pixels), KGL_SIZE_VALUE(inChannels), KGL_ARRAY_VALUE(matrix, 4), KGL_ARRAY_VALUE(offsets, 4), KGL_SIZE_VALUE(outChannels), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(mixChannelsBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(matrix), KGL_OPERAND(offsets), KGL_OPERAND(out), pixels, inChannels, outChannels);
}

void w2c_kernels_mixChannelsBytes(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t inChannels, uint32_t matrix_at, uint32_t matrix_length, uint32_t offsets_at, uint32_t offsets_length, uint32_t outChannels, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(matrix, 4) ||
                       KGL_IS_OUTSIDE(offsets, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       inChannels < 1 ||
                       inChannels > 4 ||
                       outChannels < 1 ||
                       outChannels > 4 ||
                       a_length == 0 ||
                       matrix_length == 0 ||
                       offsets_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(pixels, inChannels) ||
                       matrix_length != kgl_native_product(outChannels, inChannels) ||
                       offsets_length != outChannels ||
                       out_length != kgl_native_product(pixels, outChannels) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, matrix_at, matrix_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, offsets_at, offsets_length * 4), 0)) {
    rare_mixChannelsBytes(a_at, a_length, pixels, inChannels, matrix_at, matrix_length, offsets_at, offsets_length, outChannels, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mixChannelsBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(matrix), KGL_OPERAND(offsets), KGL_OPERAND(out), pixels, inChannels, outChannels);
}

KGL_RARE void rare_mul(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mul_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(mul_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mul(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_mul(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mul_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mulBf16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mul_bf16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(mul_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mulBf16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_mulBf16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mul_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mulF16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mul_f16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(mul_f16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mulF16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_mulF16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mul_f16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mulF64(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mul_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(b, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(mul_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mulF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 8)), 0)) {
    rare_mulF64(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mul_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mulI16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mul_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(mul_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mulI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_mulI16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mul_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mulI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mul_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_ARRAY_VALUE(out, 1)});
  ON_AVX2_OR_NEON(mul_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mulI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1)), 0)) {
    rare_mulI8(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mul_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mulSaturatedI16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mulSaturated_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(mulSaturated_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mulSaturatedI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_mulSaturatedI16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mulSaturated_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_mulSaturatedI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_mulSaturated_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_ARRAY_VALUE(out, 1)});
  ON_AVX2_OR_NEON(mulSaturated_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_mulSaturatedI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1)), 0)) {
    rare_mulSaturatedI8(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(mulSaturated_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_multiplyAccumulateI16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t sums_at, uint32_t sums_length) {
  kgl_native_check(&row_multiplyAccumulate_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(sums, 4)});
  ON_AVX2_OR_NEON(multiplyAccumulate_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(sums), a_length);
}

void w2c_kernels_multiplyAccumulateI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t sums_at, uint32_t sums_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       sums_length != a_length ||
                       kgl_native_overlaps(sums_at, sums_length * 4, a_at, a_length * 2) ||
                       kgl_native_overlaps(sums_at, sums_length * 4, b_at, b_length * 2), 0)) {
    rare_multiplyAccumulateI16(a_at, a_length, b_at, b_length, sums_at, sums_length);
    return;
  }
  ON_AVX2_OR_NEON(multiplyAccumulate_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(sums), a_length);
}

KGL_RARE void rare_multiplyAccumulateI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t sums_at, uint32_t sums_length) {
  kgl_native_check(&row_multiplyAccumulate_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_ARRAY_VALUE(sums, 4)});
  ON_AVX2_OR_NEON(multiplyAccumulate_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(sums), a_length);
}

void w2c_kernels_multiplyAccumulateI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t sums_at, uint32_t sums_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       sums_length != a_length ||
                       kgl_native_overlaps(sums_at, sums_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(sums_at, sums_length * 4, b_at, b_length * 1), 0)) {
    rare_multiplyAccumulateI8(a_at, a_length, b_at, b_length, sums_at, sums_length);
    return;
  }
  ON_AVX2_OR_NEON(multiplyAccumulate_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(sums), a_length);
}

KGL_RARE void rare_neg(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_neg_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(neg_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_neg(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_neg(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(neg_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_negF64(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_neg_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(neg_f64)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_negF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)), 0)) {
    rare_negF64(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(neg_f64)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_nonMaxSuppression(uint32_t boxes_at, uint32_t boxes_length, uint32_t scores_at, uint32_t scores_length, uint32_t batch, uint32_t classes, uint32_t n, int32_t most, float overlap, float least, uint32_t isCentred, uint32_t room, uint32_t work_at, uint32_t work_length, uint32_t rows_at, uint32_t rows_length, uint32_t counts_at, uint32_t counts_length) {
  kgl_native_check(&row_nonMaxSuppression_f32, (kgl_value[]){KGL_ARRAY_VALUE(boxes, 4), KGL_ARRAY_VALUE(scores, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(classes), KGL_SIZE_VALUE(n), KGL_SCALAR_VALUE(most), KGL_SCALAR_VALUE(overlap), KGL_SCALAR_VALUE(least), KGL_SIZE_VALUE(isCentred), KGL_SIZE_VALUE(room), KGL_ARRAY_VALUE(work, 1), KGL_ARRAY_VALUE(rows, 1), KGL_ARRAY_VALUE(counts, 8)});
  if (!rows_length && !counts_length) return;
  ON_AVX2_OR_NEON(nonMaxSuppression_f32)(KGL_OPERAND(boxes), KGL_OPERAND(scores), most, overlap, least, KGL_OPERAND(work), KGL_OPERAND(rows), KGL_OPERAND(counts), batch, n, classes, isCentred, room, counts_length);
}

void w2c_kernels_nonMaxSuppression(struct w2c_kernels *module, uint32_t boxes_at, uint32_t boxes_length, uint32_t scores_at, uint32_t scores_length, uint32_t batch, uint32_t classes, uint32_t n, int32_t most, float overlap, float least, uint32_t isCentred, uint32_t room, uint32_t work_at, uint32_t work_length, uint32_t rows_at, uint32_t rows_length, uint32_t counts_at, uint32_t counts_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(boxes, 4) ||
                       KGL_IS_OUTSIDE(scores, 4) ||
                       KGL_IS_OUTSIDE(work, 1) ||
                       KGL_IS_OUTSIDE(rows, 1) ||
                       KGL_IS_OUTSIDE(counts, 8) ||
                       isCentred > 1 ||
                       boxes_length == 0 ||
                       scores_length == 0 ||
                       rows_length == 0 ||
                       counts_length == 0 ||
                       boxes_length != kgl_native_product(batch, kgl_native_extent(n, 1, 4)) ||
                       scores_length != kgl_native_product(kgl_native_product(batch, classes), n) ||
                       work_length != kgl_native_extent(n, 1, 8) ||
                       rows_length != kgl_native_extent(room, 1, 24) ||
                       kgl_native_overlaps(work_at, work_length * 1, boxes_at, boxes_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 1, scores_at, scores_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 1, rows_at, rows_length * 1) ||
                       kgl_native_overlaps(work_at, work_length * 1, counts_at, counts_length * 8) ||
                       kgl_native_overlaps(rows_at, rows_length * 1, boxes_at, boxes_length * 4) ||
                       kgl_native_overlaps(rows_at, rows_length * 1, scores_at, scores_length * 4) ||
                       kgl_native_overlaps(rows_at, rows_length * 1, work_at, work_length * 1) ||
                       kgl_native_overlaps(rows_at, rows_length * 1, counts_at, counts_length * 8) ||
                       kgl_native_overlaps(counts_at, counts_length * 8, boxes_at, boxes_length * 4) ||
                       kgl_native_overlaps(counts_at, counts_length * 8, scores_at, scores_length * 4) ||
                       kgl_native_overlaps(counts_at, counts_length * 8, work_at, work_length * 1) ||
                       kgl_native_overlaps(counts_at, counts_length * 8, rows_at, rows_length * 1), 0)) {
    rare_nonMaxSuppression(boxes_at, boxes_length, scores_at, scores_length, batch, classes, n, most, overlap, least, isCentred, room, work_at, work_length, rows_at, rows_length, counts_at, counts_length);
    return;
  }
  ON_AVX2_OR_NEON(nonMaxSuppression_f32)(KGL_OPERAND(boxes), KGL_OPERAND(scores), most, overlap, least, KGL_OPERAND(work), KGL_OPERAND(rows), KGL_OPERAND(counts), batch, n, classes, isCentred, room, counts_length);
}

KGL_RARE float rare_normL1(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_normL1_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(normL1_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_normL1(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_normL1(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(normL1_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_normL1F64(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_normL1_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8)});
  return ON_AVX2_OR_NEON(normL1_f64)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_normL1F64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       a_length == 0, 0)) {
    return rare_normL1F64(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(normL1_f64)(KGL_OPERAND(a), a_length);
}

KGL_RARE float rare_normL2(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_normL2_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(normL2_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_normL2(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_normL2(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(normL2_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_normL2F64(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_normL2_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8)});
  return ON_AVX2_OR_NEON(normL2_f64)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_normL2F64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       a_length == 0, 0)) {
    return rare_normL2F64(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(normL2_f64)(KGL_OPERAND(a), a_length);
}

KGL_RARE float rare_normLinf(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_normLinf_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(normLinf_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_normLinf(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_normLinf(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(normLinf_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE void rare_normalize(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_normalize_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(normalize_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_normalize(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_normalize(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(normalize_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_notEqual(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_notEqual_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(notEqual_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_notEqual(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_notEqual(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(notEqual_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_outerProduct(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_outerProduct_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(outerProduct_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length, b_length);
}

void w2c_kernels_outerProduct(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       out_length != kgl_native_product(a_length, b_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4), 0)) {
    rare_outerProduct(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(outerProduct_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length, b_length);
}

KGL_RARE void rare_packByteFilters(uint32_t filters_at, uint32_t filters_length, uint32_t groups, uint32_t groupChannels, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t sums_at, uint32_t sums_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_packByteFilters_i8, (kgl_value[]){KGL_ARRAY_VALUE(filters, 1), KGL_SIZE_VALUE(groups), KGL_SIZE_VALUE(groupChannels), KGL_SIZE_VALUE(groupOutputs), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(sums, 4), KGL_ARRAY_VALUE(out, 1)});
  if (!sums_length && !out_length) return;
  ON_AVX2_OR_NEON(packByteFilters_i8)(KGL_OPERAND(filters), KGL_OPERAND(sums), KGL_OPERAND(out), groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
}

void w2c_kernels_packByteFilters(struct w2c_kernels *module, uint32_t filters_at, uint32_t filters_length, uint32_t groups, uint32_t groupChannels, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t sums_at, uint32_t sums_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(filters, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       groups < 1 ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       filters_length == 0 ||
                       sums_length == 0 ||
                       out_length == 0 ||
                       filters_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, groupOutputs), groupChannels), kernelHeight), kernelWidth) ||
                       sums_length != kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)), kernelHeight), kernelWidth), kgl_native_extent(groupChannels, 4, 4)) ||
                       kgl_native_overlaps(sums_at, sums_length * 4, filters_at, filters_length * 1) ||
                       kgl_native_overlaps(sums_at, sums_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, filters_at, filters_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4), 0)) {
    rare_packByteFilters(filters_at, filters_length, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, sums_at, sums_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(packByteFilters_i8)(KGL_OPERAND(filters), KGL_OPERAND(sums), KGL_OPERAND(out), groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
}

KGL_RARE void rare_packBytes(uint32_t b_at, uint32_t b_length, uint32_t inner, uint32_t columns, uint32_t transposed, uint32_t sums_at, uint32_t sums_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_packBytes_i8, (kgl_value[]){KGL_ARRAY_VALUE(b, 1), KGL_SIZE_VALUE(inner), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(transposed), KGL_ARRAY_VALUE(sums, 4), KGL_ARRAY_VALUE(out, 1)});
  if (!sums_length && !out_length) return;
  ON_AVX2_OR_NEON(packBytes_i8)(KGL_OPERAND(b), KGL_OPERAND(sums), KGL_OPERAND(out), inner, columns, transposed);
}

void w2c_kernels_packBytes(struct w2c_kernels *module, uint32_t b_at, uint32_t b_length, uint32_t inner, uint32_t columns, uint32_t transposed, uint32_t sums_at, uint32_t sums_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       transposed > 1 ||
                       b_length == 0 ||
                       sums_length == 0 ||
                       out_length == 0 ||
                       b_length != kgl_native_product(inner, columns) ||
                       sums_length != kgl_native_extent(columns, 16, 16) ||
                       out_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, 4, 4)) ||
                       kgl_native_overlaps(sums_at, sums_length * 4, b_at, b_length * 1) ||
                       kgl_native_overlaps(sums_at, sums_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4), 0)) {
    rare_packBytes(b_at, b_length, inner, columns, transposed, sums_at, sums_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(packBytes_i8)(KGL_OPERAND(b), KGL_OPERAND(sums), KGL_OPERAND(out), inner, columns, transposed);
}

KGL_RARE void rare_packColumns(uint32_t b_at, uint32_t b_length, uint32_t inner, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_packColumns_f32, (kgl_value[]){KGL_ARRAY_VALUE(b, 4), KGL_SIZE_VALUE(inner), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(packColumns_f32)(KGL_OPERAND(b), KGL_OPERAND(out), inner, columns);
}

void w2c_kernels_packColumns(struct w2c_kernels *module, uint32_t b_at, uint32_t b_length, uint32_t inner, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       b_length == 0 ||
                       out_length == 0 ||
                       b_length != kgl_native_product(inner, columns) ||
                       out_length != kgl_native_product(kgl_native_extent(columns, 16, 16), inner) ||
                       kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4), 0)) {
    rare_packColumns(b_at, b_length, inner, columns, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(packColumns_f32)(KGL_OPERAND(b), KGL_OPERAND(out), inner, columns);
}

KGL_RARE void rare_packDepthwise(uint32_t filters_at, uint32_t filters_length, uint32_t channels, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_packDepthwise_f32, (kgl_value[]){KGL_ARRAY_VALUE(filters, 4), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(packDepthwise_f32)(KGL_OPERAND(filters), KGL_OPERAND(out), channels, kernelHeight, kernelWidth);
}

void w2c_kernels_packDepthwise(struct w2c_kernels *module, uint32_t filters_at, uint32_t filters_length, uint32_t channels, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(filters, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       filters_length == 0 ||
                       out_length == 0 ||
                       filters_length != kgl_native_product(kgl_native_product(channels, kernelHeight), kernelWidth) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_extent(channels, 16, 16), kernelHeight), kernelWidth) ||
                       kgl_native_overlaps(out_at, out_length * 4, filters_at, filters_length * 4), 0)) {
    rare_packDepthwise(filters_at, filters_length, channels, kernelHeight, kernelWidth, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(packDepthwise_f32)(KGL_OPERAND(filters), KGL_OPERAND(out), channels, kernelHeight, kernelWidth);
}

KGL_RARE void rare_packFilters(uint32_t filters_at, uint32_t filters_length, uint32_t groups, uint32_t groupChannels, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_packFilters_f32, (kgl_value[]){KGL_ARRAY_VALUE(filters, 4), KGL_SIZE_VALUE(groups), KGL_SIZE_VALUE(groupChannels), KGL_SIZE_VALUE(groupOutputs), KGL_SIZE_VALUE(kernelHeight), KGL_SIZE_VALUE(kernelWidth), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(packFilters_f32)(KGL_OPERAND(filters), KGL_OPERAND(out), groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
}

void w2c_kernels_packFilters(struct w2c_kernels *module, uint32_t filters_at, uint32_t filters_length, uint32_t groups, uint32_t groupChannels, uint32_t groupOutputs, uint32_t kernelHeight, uint32_t kernelWidth, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(filters, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       groups < 1 ||
                       kernelHeight < 1 ||
                       kernelWidth < 1 ||
                       filters_length == 0 ||
                       out_length == 0 ||
                       filters_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, groupOutputs), groupChannels), kernelHeight), kernelWidth) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(groups, kgl_native_extent(groupOutputs, 16, 16)), kernelHeight), kernelWidth), groupChannels) ||
                       kgl_native_overlaps(out_at, out_length * 4, filters_at, filters_length * 4), 0)) {
    rare_packFilters(filters_at, filters_length, groups, groupChannels, groupOutputs, kernelHeight, kernelWidth, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(packFilters_f32)(KGL_OPERAND(filters), KGL_OPERAND(out), groups, groupOutputs, groupChannels, kernelHeight, kernelWidth);
}

KGL_RARE void rare_packI16(uint32_t b_at, uint32_t b_length, uint32_t inner, uint32_t columns, uint32_t transposed, uint32_t sums_at, uint32_t sums_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_packI16_i16, (kgl_value[]){KGL_ARRAY_VALUE(b, 2), KGL_SIZE_VALUE(inner), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(transposed), KGL_ARRAY_VALUE(sums, 4), KGL_ARRAY_VALUE(out, 1)});
  if (!sums_length && !out_length) return;
  ON_AVX2_OR_NEON(packI16_i16)(KGL_OPERAND(b), KGL_OPERAND(sums), KGL_OPERAND(out), inner, columns, transposed);
}

void w2c_kernels_packI16(struct w2c_kernels *module, uint32_t b_at, uint32_t b_length, uint32_t inner, uint32_t columns, uint32_t transposed, uint32_t sums_at, uint32_t sums_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(sums, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       transposed > 1 ||
                       b_length == 0 ||
                       sums_length == 0 ||
                       out_length == 0 ||
                       b_length != kgl_native_product(inner, columns) ||
                       sums_length != kgl_native_extent(columns, 16, 32) ||
                       out_length != kgl_native_product(kgl_native_extent(columns, 16, 32), kgl_native_extent(inner, 4, 4)) ||
                       kgl_native_overlaps(sums_at, sums_length * 4, b_at, b_length * 2) ||
                       kgl_native_overlaps(sums_at, sums_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 1, sums_at, sums_length * 4), 0)) {
    rare_packI16(b_at, b_length, inner, columns, transposed, sums_at, sums_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(packI16_i16)(KGL_OPERAND(b), KGL_OPERAND(sums), KGL_OPERAND(out), inner, columns, transposed);
}

KGL_RARE void rare_packNibbles(uint32_t b_at, uint32_t b_length, uint32_t columns, uint32_t inner, uint32_t block, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t packedScales_at, uint32_t packedScales_length, uint32_t packedZeroPoints_at, uint32_t packedZeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_packNibbles_u8, (kgl_value[]){KGL_ARRAY_VALUE(b, 1), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(inner), KGL_SIZE_VALUE(block), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 1), KGL_ARRAY_VALUE(packedScales, 4), KGL_ARRAY_VALUE(packedZeroPoints, 1), KGL_ARRAY_VALUE(out, 1)});
  if (!packedScales_length && !packedZeroPoints_length && !out_length) return;
  ON_AVX2_OR_NEON(packNibbles_u8)(KGL_OPERAND(b), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(packedScales), KGL_OPERAND(packedZeroPoints), KGL_OPERAND(out), columns, inner, block);
}

void w2c_kernels_packNibbles(struct w2c_kernels *module, uint32_t b_at, uint32_t b_length, uint32_t columns, uint32_t inner, uint32_t block, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t packedScales_at, uint32_t packedScales_length, uint32_t packedZeroPoints_at, uint32_t packedZeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 1) ||
                       KGL_IS_OUTSIDE(packedScales, 4) ||
                       KGL_IS_OUTSIDE(packedZeroPoints, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       block < 32 ||
                       block > 128 ||
                       block % 32 ||
                       b_length == 0 ||
                       scales_length == 0 ||
                       packedScales_length == 0 ||
                       packedZeroPoints_length == 0 ||
                       out_length == 0 ||
                       b_length != kgl_native_product(kgl_native_product(columns, kgl_native_extent(inner, block, 1)), kgl_native_extent(block, 2, 1)) ||
                       scales_length != kgl_native_product(columns, kgl_native_extent(inner, block, 1)) ||
                       (zeroPoints_length && zeroPoints_length != kgl_native_product(columns, kgl_native_extent(inner, block, 1))) ||
                       packedScales_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)) ||
                       packedZeroPoints_length != kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_extent(columns, 16, 16), kgl_native_extent(inner, block, 1)), kgl_native_extent(block, 2, 1)) ||
                       kgl_native_overlaps(packedScales_at, packedScales_length * 4, b_at, b_length * 1) ||
                       kgl_native_overlaps(packedScales_at, packedScales_length * 4, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(packedScales_at, packedScales_length * 4, zeroPoints_at, zeroPoints_length * 1) ||
                       kgl_native_overlaps(packedScales_at, packedScales_length * 4, packedZeroPoints_at, packedZeroPoints_length * 1) ||
                       kgl_native_overlaps(packedScales_at, packedScales_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(packedZeroPoints_at, packedZeroPoints_length * 1, b_at, b_length * 1) ||
                       kgl_native_overlaps(packedZeroPoints_at, packedZeroPoints_length * 1, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(packedZeroPoints_at, packedZeroPoints_length * 1, zeroPoints_at, zeroPoints_length * 1) ||
                       kgl_native_overlaps(packedZeroPoints_at, packedZeroPoints_length * 1, packedScales_at, packedScales_length * 4) ||
                       kgl_native_overlaps(packedZeroPoints_at, packedZeroPoints_length * 1, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, zeroPoints_at, zeroPoints_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, packedScales_at, packedScales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, packedZeroPoints_at, packedZeroPoints_length * 1), 0)) {
    rare_packNibbles(b_at, b_length, columns, inner, block, scales_at, scales_length, zeroPoints_at, zeroPoints_length, packedScales_at, packedScales_length, packedZeroPoints_at, packedZeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(packNibbles_u8)(KGL_OPERAND(b), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(packedScales), KGL_OPERAND(packedZeroPoints), KGL_OPERAND(out), columns, inner, block);
}

KGL_RARE void rare_packRows(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_packRows_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(packRows_f32)(KGL_OPERAND(a), KGL_OPERAND(out), rows, columns);
}

void w2c_kernels_packRows(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       out_length != kgl_native_product(kgl_native_extent(rows, 16, 16), columns) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_packRows(a_at, a_length, rows, columns, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(packRows_f32)(KGL_OPERAND(a), KGL_OPERAND(out), rows, columns);
}

KGL_RARE void rare_pow(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_pow_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(pow_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_pow(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_pow(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(pow_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_quantizeBlocks(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t block, uint32_t scales_at, uint32_t scales_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_quantizeBlocks_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_SIZE_VALUE(block), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(out, 1)});
  if (!scales_length && !out_length) return;
  ON_AVX2_OR_NEON(quantizeBlocks_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPERAND(out), rows, columns, block);
}

void w2c_kernels_quantizeBlocks(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t block, uint32_t scales_at, uint32_t scales_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       block < 1 ||
                       (int32_t)block < 0 ||
                       a_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       scales_length != kgl_native_product(rows, kgl_native_extent(columns, block, 1)) ||
                       out_length != kgl_native_product(rows, columns) ||
                       kgl_native_overlaps(scales_at, scales_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(scales_at, scales_length * 4, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, scales_at, scales_length * 4), 0)) {
    rare_quantizeBlocks(a_at, a_length, rows, columns, block, scales_at, scales_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(quantizeBlocks_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPERAND(out), rows, columns, block);
}

KGL_RARE void rare_quantizeI16(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_quantizeI16_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 2)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(quantizeI16_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_quantizeI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       scales_length != channels ||
                       (zeroPoints_length && zeroPoints_length != channels) ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 2, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 2, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_quantizeI16(a_at, a_length, outer, channels, inner, scales_at, scales_length, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(quantizeI16_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE void rare_quantizeI8(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_quantizeI8_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(quantizeI8_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_quantizeI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       scales_length != channels ||
                       (zeroPoints_length && zeroPoints_length != channels) ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_quantizeI8(a_at, a_length, outer, channels, inner, scales_at, scales_length, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(quantizeI8_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE void rare_quantizeU8(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_quantizeU8_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(scales, 4), KGL_ARRAY_VALUE(zeroPoints, 4), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(quantizeU8_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_quantizeU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t scales_at, uint32_t scales_length, uint32_t zeroPoints_at, uint32_t zeroPoints_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(scales, 4) ||
                       KGL_IS_OUTSIDE(zeroPoints, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       scales_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       scales_length != channels ||
                       (zeroPoints_length && zeroPoints_length != channels) ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, scales_at, scales_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, zeroPoints_at, zeroPoints_length * 4), 0)) {
    rare_quantizeU8(a_at, a_length, outer, channels, inner, scales_at, scales_length, zeroPoints_at, zeroPoints_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(quantizeU8_f32)(KGL_OPERAND(a), KGL_OPERAND(scales), KGL_OPTIONAL(zeroPoints), KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE void rare_randomExponential(uint32_t seed, uint32_t stream, uint32_t offset, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_randomExponential_f32, (kgl_value[]){KGL_SIZE_VALUE(seed), KGL_SIZE_VALUE(stream), KGL_SIZE_VALUE(offset), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(randomExponential_f32)(KGL_OPERAND(out), seed, stream, offset, out_length);
}

void w2c_kernels_randomExponential(struct w2c_kernels *module, uint32_t seed, uint32_t stream, uint32_t offset, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(out, 4) ||
                       (int32_t)seed < 0 ||
                       (int32_t)stream < 0 ||
                       (int32_t)offset < 0 ||
                       out_length == 0, 0)) {
    rare_randomExponential(seed, stream, offset, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(randomExponential_f32)(KGL_OPERAND(out), seed, stream, offset, out_length);
}

KGL_RARE void rare_randomIntegers(uint32_t seed, uint32_t stream, uint32_t offset, int32_t low, uint32_t count, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_randomIntegers_i32, (kgl_value[]){KGL_SIZE_VALUE(seed), KGL_SIZE_VALUE(stream), KGL_SIZE_VALUE(offset), KGL_SCALAR_VALUE(low), KGL_SIZE_VALUE(count), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(randomIntegers_i32)(low, KGL_OPERAND(out), seed, stream, offset, count, out_length);
}

void w2c_kernels_randomIntegers(struct w2c_kernels *module, uint32_t seed, uint32_t stream, uint32_t offset, int32_t low, uint32_t count, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(out, 4) ||
                       (int32_t)seed < 0 ||
                       (int32_t)stream < 0 ||
                       (int32_t)offset < 0 ||
                       count < 1 ||
                       (int32_t)count < 0 ||
                       out_length == 0, 0)) {
    rare_randomIntegers(seed, stream, offset, low, count, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(randomIntegers_i32)(low, KGL_OPERAND(out), seed, stream, offset, count, out_length);
}

KGL_RARE void rare_randomNormal(uint32_t seed, uint32_t stream, uint32_t offset, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_randomNormal_f32, (kgl_value[]){KGL_SIZE_VALUE(seed), KGL_SIZE_VALUE(stream), KGL_SIZE_VALUE(offset), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(randomNormal_f32)(KGL_OPERAND(out), seed, stream, offset, out_length);
}

void w2c_kernels_randomNormal(struct w2c_kernels *module, uint32_t seed, uint32_t stream, uint32_t offset, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(out, 4) ||
                       (int32_t)seed < 0 ||
                       (int32_t)stream < 0 ||
                       (int32_t)offset < 0 ||
                       out_length == 0, 0)) {
    rare_randomNormal(seed, stream, offset, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(randomNormal_f32)(KGL_OPERAND(out), seed, stream, offset, out_length);
}

KGL_RARE void rare_randomUniform(uint32_t seed, uint32_t stream, uint32_t offset, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_randomUniform_f32, (kgl_value[]){KGL_SIZE_VALUE(seed), KGL_SIZE_VALUE(stream), KGL_SIZE_VALUE(offset), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(randomUniform_f32)(KGL_OPERAND(out), seed, stream, offset, out_length);
}

void w2c_kernels_randomUniform(struct w2c_kernels *module, uint32_t seed, uint32_t stream, uint32_t offset, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(out, 4) ||
                       (int32_t)seed < 0 ||
                       (int32_t)stream < 0 ||
                       (int32_t)offset < 0 ||
                       out_length == 0, 0)) {
    rare_randomUniform(seed, stream, offset, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(randomUniform_f32)(KGL_OPERAND(out), seed, stream, offset, out_length);
}

KGL_RARE void rare_recip(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_recip_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(recip_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_recip(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_recip(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(recip_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_recurrentLayer(uint32_t gates_at, uint32_t gates_length, uint32_t steps, uint32_t batch, uint32_t directions, uint32_t gateCount, uint32_t hidden, uint32_t packed_at, uint32_t packed_length, uint32_t functions_at, uint32_t functions_length, uint32_t hiddenBias_at, uint32_t hiddenBias_length, uint32_t peepholes_at, uint32_t peepholes_length, uint32_t lengths_at, uint32_t lengths_length, float clip, uint32_t reverse, uint32_t batchFirst, uint32_t variant, uint32_t state_at, uint32_t state_length, uint32_t cell_at, uint32_t cell_length, uint32_t y_at, uint32_t y_length) {
  kgl_native_check(&row_recurrentLayer_f32, (kgl_value[]){KGL_ARRAY_VALUE(gates, 4), KGL_SIZE_VALUE(steps), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(directions), KGL_SIZE_VALUE(gateCount), KGL_SIZE_VALUE(hidden), KGL_ARRAY_VALUE(packed, 4), KGL_ARRAY_VALUE(functions, 4), KGL_ARRAY_VALUE(hiddenBias, 4), KGL_ARRAY_VALUE(peepholes, 4), KGL_ARRAY_VALUE(lengths, 4), KGL_SCALAR_VALUE(clip), KGL_SIZE_VALUE(reverse), KGL_SIZE_VALUE(batchFirst), KGL_SIZE_VALUE(variant), KGL_ARRAY_VALUE(state, 4), KGL_ARRAY_VALUE(cell, 4), KGL_ARRAY_VALUE(y, 4)});
  if (!gates_length && !state_length && !cell_length && !y_length) return;
  ON_AVX2_OR_NEON(recurrentLayer_f32)(KGL_OPERAND(gates), KGL_OPERAND(packed), KGL_OPERAND(functions), KGL_OPTIONAL(hiddenBias), KGL_OPTIONAL(peepholes), KGL_OPTIONAL(lengths), clip, KGL_OPERAND(state), KGL_OPERAND(cell), KGL_OPERAND(y), steps, batch, directions, gateCount, hidden, reverse, batchFirst, variant);
}

void w2c_kernels_recurrentLayer(struct w2c_kernels *module, uint32_t gates_at, uint32_t gates_length, uint32_t steps, uint32_t batch, uint32_t directions, uint32_t gateCount, uint32_t hidden, uint32_t packed_at, uint32_t packed_length, uint32_t functions_at, uint32_t functions_length, uint32_t hiddenBias_at, uint32_t hiddenBias_length, uint32_t peepholes_at, uint32_t peepholes_length, uint32_t lengths_at, uint32_t lengths_length, float clip, uint32_t reverse, uint32_t batchFirst, uint32_t variant, uint32_t state_at, uint32_t state_length, uint32_t cell_at, uint32_t cell_length, uint32_t y_at, uint32_t y_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(gates, 4) ||
                       KGL_IS_OUTSIDE(packed, 4) ||
                       KGL_IS_OUTSIDE(functions, 4) ||
                       KGL_IS_OUTSIDE(hiddenBias, 4) ||
                       KGL_IS_OUTSIDE(peepholes, 4) ||
                       KGL_IS_OUTSIDE(lengths, 4) ||
                       KGL_IS_OUTSIDE(state, 4) ||
                       KGL_IS_OUTSIDE(cell, 4) ||
                       KGL_IS_OUTSIDE(y, 4) ||
                       directions < 1 ||
                       directions > 2 ||
                       gateCount < 1 ||
                       gateCount > 4 ||
                       reverse > 1 ||
                       batchFirst > 1 ||
                       variant > 1 ||
                       gates_length == 0 ||
                       packed_length == 0 ||
                       functions_length == 0 ||
                       state_length == 0 ||
                       cell_length == 0 ||
                       y_length == 0 ||
                       gates_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(steps, batch), directions), gateCount), hidden) ||
                       packed_length != kgl_native_product(kgl_native_product(kgl_native_product(directions, gateCount), kgl_native_extent(hidden, 16, 16)), hidden) ||
                       functions_length != kgl_native_extent(directions, 1, 9) ||
                       (hiddenBias_length && hiddenBias_length != kgl_native_product(directions, hidden)) ||
                       (peepholes_length && peepholes_length != kgl_native_product(kgl_native_extent(directions, 1, 3), hidden)) ||
                       (lengths_length && lengths_length != batch) ||
                       state_length != kgl_native_product(kgl_native_product(directions, batch), hidden) ||
                       cell_length != kgl_native_product(kgl_native_product(directions, batch), hidden) ||
                       y_length != kgl_native_product(kgl_native_product(kgl_native_product(steps, directions), batch), hidden) ||
                       kgl_native_overlaps(gates_at, gates_length * 4, packed_at, packed_length * 4) ||
                       kgl_native_overlaps(gates_at, gates_length * 4, functions_at, functions_length * 4) ||
                       kgl_native_overlaps(gates_at, gates_length * 4, hiddenBias_at, hiddenBias_length * 4) ||
                       kgl_native_overlaps(gates_at, gates_length * 4, peepholes_at, peepholes_length * 4) ||
                       kgl_native_overlaps(gates_at, gates_length * 4, lengths_at, lengths_length * 4) ||
                       kgl_native_overlaps(gates_at, gates_length * 4, state_at, state_length * 4) ||
                       kgl_native_overlaps(gates_at, gates_length * 4, cell_at, cell_length * 4) ||
                       kgl_native_overlaps(gates_at, gates_length * 4, y_at, y_length * 4) ||
                       kgl_native_overlaps(state_at, state_length * 4, gates_at, gates_length * 4) ||
                       kgl_native_overlaps(state_at, state_length * 4, packed_at, packed_length * 4) ||
                       kgl_native_overlaps(state_at, state_length * 4, functions_at, functions_length * 4) ||
                       kgl_native_overlaps(state_at, state_length * 4, hiddenBias_at, hiddenBias_length * 4) ||
                       kgl_native_overlaps(state_at, state_length * 4, peepholes_at, peepholes_length * 4) ||
                       kgl_native_overlaps(state_at, state_length * 4, lengths_at, lengths_length * 4) ||
                       kgl_native_overlaps(state_at, state_length * 4, cell_at, cell_length * 4) ||
                       kgl_native_overlaps(state_at, state_length * 4, y_at, y_length * 4) ||
                       kgl_native_overlaps(cell_at, cell_length * 4, gates_at, gates_length * 4) ||
                       kgl_native_overlaps(cell_at, cell_length * 4, packed_at, packed_length * 4) ||
                       kgl_native_overlaps(cell_at, cell_length * 4, functions_at, functions_length * 4) ||
                       kgl_native_overlaps(cell_at, cell_length * 4, hiddenBias_at, hiddenBias_length * 4) ||
                       kgl_native_overlaps(cell_at, cell_length * 4, peepholes_at, peepholes_length * 4) ||
                       kgl_native_overlaps(cell_at, cell_length * 4, lengths_at, lengths_length * 4) ||
                       kgl_native_overlaps(cell_at, cell_length * 4, state_at, state_length * 4) ||
                       kgl_native_overlaps(cell_at, cell_length * 4, y_at, y_length * 4) ||
                       kgl_native_overlaps(y_at, y_length * 4, gates_at, gates_length * 4) ||
                       kgl_native_overlaps(y_at, y_length * 4, packed_at, packed_length * 4) ||
                       kgl_native_overlaps(y_at, y_length * 4, functions_at, functions_length * 4) ||
                       kgl_native_overlaps(y_at, y_length * 4, hiddenBias_at, hiddenBias_length * 4) ||
                       kgl_native_overlaps(y_at, y_length * 4, peepholes_at, peepholes_length * 4) ||
                       kgl_native_overlaps(y_at, y_length * 4, lengths_at, lengths_length * 4) ||
                       kgl_native_overlaps(y_at, y_length * 4, state_at, state_length * 4) ||
                       kgl_native_overlaps(y_at, y_length * 4, cell_at, cell_length * 4), 0)) {
    rare_recurrentLayer(gates_at, gates_length, steps, batch, directions, gateCount, hidden, packed_at, packed_length, functions_at, functions_length, hiddenBias_at, hiddenBias_length, peepholes_at, peepholes_length, lengths_at, lengths_length, clip, reverse, batchFirst, variant, state_at, state_length, cell_at, cell_length, y_at, y_length);
    return;
  }
  ON_AVX2_OR_NEON(recurrentLayer_f32)(KGL_OPERAND(gates), KGL_OPERAND(packed), KGL_OPERAND(functions), KGL_OPTIONAL(hiddenBias), KGL_OPTIONAL(peepholes), KGL_OPTIONAL(lengths), clip, KGL_OPERAND(state), KGL_OPERAND(cell), KGL_OPERAND(y), steps, batch, directions, gateCount, hidden, reverse, batchFirst, variant);
}

KGL_RARE void rare_reduceAny(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t length, uint32_t inner, uint32_t operation, uint32_t type, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_reduceAny_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(length), KGL_SIZE_VALUE(inner), KGL_SIZE_VALUE(operation), KGL_SIZE_VALUE(type), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(reduceAny_u8)(KGL_OPERAND(a), KGL_OPERAND(out), outer, length, inner, type, operation);
}

void w2c_kernels_reduceAny(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t length, uint32_t inner, uint32_t operation, uint32_t type, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       operation > 7 ||
                       type > 12 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, length), kgl_native_product(inner, KGL_ELEMENT_BYTES(type))) ||
                       out_length != kgl_native_product(outer, kgl_native_product(inner, KGL_ELEMENT_BYTES(type))) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1), 0)) {
    rare_reduceAny(a_at, a_length, outer, length, inner, operation, type, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(reduceAny_u8)(KGL_OPERAND(a), KGL_OPERAND(out), outer, length, inner, type, operation);
}

KGL_RARE void rare_relu(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_relu_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(relu_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_relu(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_relu(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(relu_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_requantizeI8(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_requantizeI8_i32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(requantizeI8_i32)(KGL_OPERAND(a), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_requantizeI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       (bias_length && bias_length != channels) ||
                       multipliers_length != channels ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, multipliers_at, multipliers_length * 4), 0)) {
    rare_requantizeI8(a_at, a_length, outer, channels, inner, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(requantizeI8_i32)(KGL_OPERAND(a), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE void rare_requantizeU8(uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_requantizeU8_i32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(inner), KGL_ARRAY_VALUE(bias, 4), KGL_ARRAY_VALUE(multipliers, 4), KGL_SCALAR_VALUE(zeroPoint), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(requantizeU8_i32)(KGL_OPERAND(a), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), outer, channels, inner);
}

void w2c_kernels_requantizeU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t outer, uint32_t channels, uint32_t inner, uint32_t bias_at, uint32_t bias_length, uint32_t multipliers_at, uint32_t multipliers_length, int32_t zeroPoint, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(bias, 4) ||
                       KGL_IS_OUTSIDE(multipliers, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       multipliers_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       (bias_length && bias_length != channels) ||
                       multipliers_length != channels ||
                       out_length != kgl_native_product(kgl_native_product(outer, channels), inner) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, bias_at, bias_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, multipliers_at, multipliers_length * 4), 0)) {
    rare_requantizeU8(a_at, a_length, outer, channels, inner, bias_at, bias_length, multipliers_at, multipliers_length, zeroPoint, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(requantizeU8_i32)(KGL_OPERAND(a), KGL_OPTIONAL(bias), KGL_OPERAND(multipliers), zeroPoint, KGL_OPERAND(out), outer, channels, inner);
}

KGL_RARE void rare_resample(uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t tops_at, uint32_t tops_length, uint32_t outHeight, uint32_t vertical_at, uint32_t vertical_length, uint32_t verticalCount, uint32_t lefts_at, uint32_t lefts_length, uint32_t outWidth, uint32_t horizontal_at, uint32_t horizontal_length, uint32_t horizontalCount, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_resample_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(tops, 4), KGL_SIZE_VALUE(outHeight), KGL_ARRAY_VALUE(vertical, 4), KGL_SIZE_VALUE(verticalCount), KGL_ARRAY_VALUE(lefts, 4), KGL_SIZE_VALUE(outWidth), KGL_ARRAY_VALUE(horizontal, 4), KGL_SIZE_VALUE(horizontalCount), KGL_ARRAY_VALUE(work, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(resample_f32)(KGL_OPERAND(a), KGL_OPERAND(tops), KGL_OPERAND(vertical), KGL_OPERAND(lefts), KGL_OPERAND(horizontal), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, outHeight, verticalCount, outWidth, horizontalCount);
}

void w2c_kernels_resample(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t tops_at, uint32_t tops_length, uint32_t outHeight, uint32_t vertical_at, uint32_t vertical_length, uint32_t verticalCount, uint32_t lefts_at, uint32_t lefts_length, uint32_t outWidth, uint32_t horizontal_at, uint32_t horizontal_length, uint32_t horizontalCount, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(tops, 4) ||
                       KGL_IS_OUTSIDE(vertical, 4) ||
                       KGL_IS_OUTSIDE(lefts, 4) ||
                       KGL_IS_OUTSIDE(horizontal, 4) ||
                       KGL_IS_OUTSIDE(work, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       channels < 1 ||
                       channels > 4 ||
                       verticalCount < 1 ||
                       horizontalCount < 1 ||
                       a_length == 0 ||
                       tops_length == 0 ||
                       vertical_length == 0 ||
                       lefts_length == 0 ||
                       horizontal_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       tops_length != outHeight ||
                       vertical_length != kgl_native_product(outHeight, verticalCount) ||
                       lefts_length != outWidth ||
                       horizontal_length != kgl_native_product(outWidth, horizontalCount) ||
                       work_length != kgl_native_product(width, channels) ||
                       out_length != kgl_native_product(kgl_native_product(outHeight, outWidth), channels) ||
                       kgl_native_any_from(KGL_OPERAND(tops), tops_length, height) ||
                       kgl_native_any_from(KGL_OPERAND(lefts), lefts_length, width) ||
                       kgl_native_overlaps(work_at, work_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, tops_at, tops_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, vertical_at, vertical_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, lefts_at, lefts_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, horizontal_at, horizontal_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, out_at, out_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, tops_at, tops_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, vertical_at, vertical_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, lefts_at, lefts_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, horizontal_at, horizontal_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, work_at, work_length * 4), 0)) {
    rare_resample(a_at, a_length, height, width, channels, tops_at, tops_length, outHeight, vertical_at, vertical_length, verticalCount, lefts_at, lefts_length, outWidth, horizontal_at, horizontal_length, horizontalCount, work_at, work_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(resample_f32)(KGL_OPERAND(a), KGL_OPERAND(tops), KGL_OPERAND(vertical), KGL_OPERAND(lefts), KGL_OPERAND(horizontal), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, outHeight, verticalCount, outWidth, horizontalCount);
}

KGL_RARE void rare_resampleBytes(uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t tops_at, uint32_t tops_length, uint32_t outHeight, uint32_t vertical_at, uint32_t vertical_length, uint32_t verticalCount, uint32_t lefts_at, uint32_t lefts_length, uint32_t outWidth, uint32_t horizontal_at, uint32_t horizontal_length, uint32_t horizontalCount, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_resampleBytes_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(tops, 4), KGL_SIZE_VALUE(outHeight), KGL_ARRAY_VALUE(vertical, 2), KGL_SIZE_VALUE(verticalCount), KGL_ARRAY_VALUE(lefts, 4), KGL_SIZE_VALUE(outWidth), KGL_ARRAY_VALUE(horizontal, 2), KGL_SIZE_VALUE(horizontalCount), KGL_ARRAY_VALUE(work, 2), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(resampleBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(tops), KGL_OPERAND(vertical), KGL_OPERAND(lefts), KGL_OPERAND(horizontal), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, outHeight, verticalCount, outWidth, horizontalCount);
}

void w2c_kernels_resampleBytes(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t tops_at, uint32_t tops_length, uint32_t outHeight, uint32_t vertical_at, uint32_t vertical_length, uint32_t verticalCount, uint32_t lefts_at, uint32_t lefts_length, uint32_t outWidth, uint32_t horizontal_at, uint32_t horizontal_length, uint32_t horizontalCount, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(tops, 4) ||
                       KGL_IS_OUTSIDE(vertical, 2) ||
                       KGL_IS_OUTSIDE(lefts, 4) ||
                       KGL_IS_OUTSIDE(horizontal, 2) ||
                       KGL_IS_OUTSIDE(work, 2) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       channels < 1 ||
                       channels > 4 ||
                       verticalCount < 1 ||
                       horizontalCount < 1 ||
                       a_length == 0 ||
                       tops_length == 0 ||
                       vertical_length == 0 ||
                       lefts_length == 0 ||
                       horizontal_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       tops_length != outHeight ||
                       vertical_length != kgl_native_product(outHeight, verticalCount) ||
                       lefts_length != outWidth ||
                       horizontal_length != kgl_native_product(outWidth, horizontalCount) ||
                       work_length != kgl_native_product(width, channels) ||
                       out_length != kgl_native_product(kgl_native_product(outHeight, outWidth), channels) ||
                       kgl_native_any_from(KGL_OPERAND(tops), tops_length, height) ||
                       kgl_native_any_from(KGL_OPERAND(lefts), lefts_length, width) ||
                       kgl_native_overlaps(work_at, work_length * 2, a_at, a_length * 1) ||
                       kgl_native_overlaps(work_at, work_length * 2, tops_at, tops_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 2, vertical_at, vertical_length * 2) ||
                       kgl_native_overlaps(work_at, work_length * 2, lefts_at, lefts_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 2, horizontal_at, horizontal_length * 2) ||
                       kgl_native_overlaps(work_at, work_length * 2, out_at, out_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, tops_at, tops_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, vertical_at, vertical_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 1, lefts_at, lefts_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 1, horizontal_at, horizontal_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 1, work_at, work_length * 2), 0)) {
    rare_resampleBytes(a_at, a_length, height, width, channels, tops_at, tops_length, outHeight, vertical_at, vertical_length, verticalCount, lefts_at, lefts_length, outWidth, horizontal_at, horizontal_length, horizontalCount, work_at, work_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(resampleBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(tops), KGL_OPERAND(vertical), KGL_OPERAND(lefts), KGL_OPERAND(horizontal), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, outHeight, verticalCount, outWidth, horizontalCount);
}

KGL_RARE void rare_resizeBilinear(uint32_t a_at, uint32_t a_length, uint32_t planes, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth) {
  kgl_native_check(&row_resizeBilinear_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(planes), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(resizeBilinear_f32)(KGL_OPERAND(a), KGL_OPERAND(out), planes, height, width, channels, outHeight, outWidth);
}

void w2c_kernels_resizeBilinear(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t planes, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(kgl_native_product(planes, height), width), channels) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(planes, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_resizeBilinear(a_at, a_length, planes, height, width, channels, out_at, out_length, outHeight, outWidth);
    return;
  }
  ON_AVX2_OR_NEON(resizeBilinear_f32)(KGL_OPERAND(a), KGL_OPERAND(out), planes, height, width, channels, outHeight, outWidth);
}

KGL_RARE void rare_resizeNearest(uint32_t a_at, uint32_t a_length, uint32_t planes, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth) {
  kgl_native_check(&row_resizeNearest_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(planes), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 4), KGL_SIZE_VALUE(outHeight), KGL_SIZE_VALUE(outWidth)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(resizeNearest_f32)(KGL_OPERAND(a), KGL_OPERAND(out), planes, height, width, channels, outHeight, outWidth);
}

void w2c_kernels_resizeNearest(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t planes, uint32_t height, uint32_t width, uint32_t channels, uint32_t out_at, uint32_t out_length, uint32_t outHeight, uint32_t outWidth) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(kgl_native_product(planes, height), width), channels) ||
                       out_length != kgl_native_product(kgl_native_product(kgl_native_product(planes, outHeight), outWidth), channels) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_resizeNearest(a_at, a_length, planes, height, width, channels, out_at, out_length, outHeight, outWidth);
    return;
  }
  ON_AVX2_OR_NEON(resizeNearest_f32)(KGL_OPERAND(a), KGL_OPERAND(out), planes, height, width, channels, outHeight, outWidth);
}

KGL_RARE void rare_rmsNorm(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t gamma_at, uint32_t gamma_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_rmsNorm_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(gamma, 4), KGL_SCALAR_VALUE(epsilon), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(rmsNorm_f32)(KGL_OPERAND(a), KGL_OPTIONAL(gamma), epsilon, KGL_OPERAND(out), rows, columns);
}

void w2c_kernels_rmsNorm(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t gamma_at, uint32_t gamma_length, float epsilon, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(gamma, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       (gamma_length && gamma_length != columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == gamma_at && out_length * 4 == gamma_length * 4) && kgl_native_overlaps(out_at, out_length * 4, gamma_at, gamma_length * 4)), 0)) {
    rare_rmsNorm(a_at, a_length, rows, columns, gamma_at, gamma_length, epsilon, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(rmsNorm_f32)(KGL_OPERAND(a), KGL_OPTIONAL(gamma), epsilon, KGL_OPERAND(out), rows, columns);
}

KGL_RARE void rare_rotaryEmbedding(uint32_t x_at, uint32_t x_length, uint32_t tokens, uint32_t heads, uint32_t half, uint32_t cos_at, uint32_t cos_length, uint32_t sin_at, uint32_t sin_length, uint32_t interleaved, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_rotaryEmbedding_f32, (kgl_value[]){KGL_ARRAY_VALUE(x, 4), KGL_SIZE_VALUE(tokens), KGL_SIZE_VALUE(heads), KGL_SIZE_VALUE(half), KGL_ARRAY_VALUE(cos, 4), KGL_ARRAY_VALUE(sin, 4), KGL_SIZE_VALUE(interleaved), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(rotaryEmbedding_f32)(KGL_OPERAND(x), KGL_OPERAND(cos), KGL_OPERAND(sin), KGL_OPERAND(out), tokens, heads, half, interleaved);
}

void w2c_kernels_rotaryEmbedding(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t tokens, uint32_t heads, uint32_t half, uint32_t cos_at, uint32_t cos_length, uint32_t sin_at, uint32_t sin_length, uint32_t interleaved, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(cos, 4) ||
                       KGL_IS_OUTSIDE(sin, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       interleaved > 1 ||
                       x_length == 0 ||
                       cos_length == 0 ||
                       sin_length == 0 ||
                       out_length == 0 ||
                       x_length != kgl_native_product(kgl_native_product(tokens, heads), kgl_native_extent(half, 1, 2)) ||
                       cos_length != kgl_native_product(tokens, half) ||
                       sin_length != kgl_native_product(tokens, half) ||
                       out_length != kgl_native_product(kgl_native_product(tokens, heads), kgl_native_extent(half, 1, 2)) ||
                       (!(out_at == x_at) && kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4)) ||
                       (!(out_at == cos_at && out_length * 4 == cos_length * 4) && kgl_native_overlaps(out_at, out_length * 4, cos_at, cos_length * 4)) ||
                       (!(out_at == sin_at && out_length * 4 == sin_length * 4) && kgl_native_overlaps(out_at, out_length * 4, sin_at, sin_length * 4)), 0)) {
    rare_rotaryEmbedding(x_at, x_length, tokens, heads, half, cos_at, cos_length, sin_at, sin_length, interleaved, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(rotaryEmbedding_f32)(KGL_OPERAND(x), KGL_OPERAND(cos), KGL_OPERAND(sin), KGL_OPERAND(out), tokens, heads, half, interleaved);
}

KGL_RARE void rare_round(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_round_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(round_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_round(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_round(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(round_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_roundHalfAway(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_roundHalfAway_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(roundHalfAway_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_roundHalfAway(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_roundHalfAway(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(roundHalfAway_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_rsqrt(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_rsqrt_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(rsqrt_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_rsqrt(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_rsqrt(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(rsqrt_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_samplePoints(uint32_t a_at, uint32_t a_length, uint32_t batch, uint32_t depth, uint32_t height, uint32_t width, uint32_t channels, uint32_t images_at, uint32_t images_length, uint32_t places_at, uint32_t places_length, uint32_t n, uint32_t m, uint32_t axes, uint32_t steps_at, uint32_t steps_length, uint32_t counts_at, uint32_t counts_length, uint32_t factors_at, uint32_t factors_length, uint32_t mode, uint32_t padding, uint32_t units, uint32_t isMax, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_samplePoints_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(depth), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(images, 4), KGL_ARRAY_VALUE(places, 4), KGL_SIZE_VALUE(n), KGL_SIZE_VALUE(m), KGL_SIZE_VALUE(axes), KGL_ARRAY_VALUE(steps, 4), KGL_ARRAY_VALUE(counts, 4), KGL_ARRAY_VALUE(factors, 4), KGL_SIZE_VALUE(mode), KGL_SIZE_VALUE(padding), KGL_SIZE_VALUE(units), KGL_SIZE_VALUE(isMax), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(samplePoints_f32)(KGL_OPERAND(a), KGL_OPTIONAL(images), KGL_OPERAND(places), KGL_OPTIONAL(steps), KGL_OPTIONAL(counts), KGL_OPTIONAL(factors), KGL_OPERAND(out), batch, depth, height, width, channels, n, m, axes, mode, padding, units, isMax);
}

void w2c_kernels_samplePoints(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t batch, uint32_t depth, uint32_t height, uint32_t width, uint32_t channels, uint32_t images_at, uint32_t images_length, uint32_t places_at, uint32_t places_length, uint32_t n, uint32_t m, uint32_t axes, uint32_t steps_at, uint32_t steps_length, uint32_t counts_at, uint32_t counts_length, uint32_t factors_at, uint32_t factors_length, uint32_t mode, uint32_t padding, uint32_t units, uint32_t isMax, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(images, 4) ||
                       KGL_IS_OUTSIDE(places, 4) ||
                       KGL_IS_OUTSIDE(steps, 4) ||
                       KGL_IS_OUTSIDE(counts, 4) ||
                       KGL_IS_OUTSIDE(factors, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       axes < 1 ||
                       axes > 3 ||
                       mode > 2 ||
                       padding > 2 ||
                       units > 2 ||
                       isMax > 1 ||
                       a_length == 0 ||
                       places_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(kgl_native_product(kgl_native_product(batch, depth), height), width), channels) ||
                       (images_length && images_length != n) ||
                       places_length != kgl_native_product(kgl_native_product(n, m), axes) ||
                       (steps_length && steps_length != kgl_native_product(kgl_native_product(n, m), axes)) ||
                       (counts_length && counts_length != kgl_native_product(kgl_native_product(n, m), axes)) ||
                       (factors_length && factors_length != kgl_native_product(n, m)) ||
                       out_length != kgl_native_product(kgl_native_product(n, m), channels) ||
                       kgl_native_any_from(KGL_OPERAND(images), images_length, batch) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, images_at, images_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, places_at, places_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, steps_at, steps_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, counts_at, counts_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, factors_at, factors_length * 4), 0)) {
    rare_samplePoints(a_at, a_length, batch, depth, height, width, channels, images_at, images_length, places_at, places_length, n, m, axes, steps_at, steps_length, counts_at, counts_length, factors_at, factors_length, mode, padding, units, isMax, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(samplePoints_f32)(KGL_OPERAND(a), KGL_OPTIONAL(images), KGL_OPERAND(places), KGL_OPTIONAL(steps), KGL_OPTIONAL(counts), KGL_OPTIONAL(factors), KGL_OPERAND(out), batch, depth, height, width, channels, n, m, axes, mode, padding, units, isMax);
}

KGL_RARE float rare_sampleVariance(uint32_t a_at, uint32_t a_length, uint32_t ddof) {
  kgl_native_check(&row_sampleVariance_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(ddof)});
  return ON_AVX2_OR_NEON(sampleVariance_f32)(KGL_OPERAND(a), a_length, ddof);
}

float w2c_kernels_sampleVariance(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t ddof) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       ddof > 1 ||
                       a_length == 0, 0)) {
    return rare_sampleVariance(a_at, a_length, ddof);
  }
  return ON_AVX2_OR_NEON(sampleVariance_f32)(KGL_OPERAND(a), a_length, ddof);
}

KGL_RARE void rare_scale(uint32_t a_at, uint32_t a_length, float s, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_scale_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SCALAR_VALUE(s), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(scale_f32)(KGL_OPERAND(a), s, KGL_OPERAND(out), a_length);
}

void w2c_kernels_scale(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float s, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_scale(a_at, a_length, s, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(scale_f32)(KGL_OPERAND(a), s, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_scaleBf16(uint32_t a_at, uint32_t a_length, float s, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_scale_bf16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_SCALAR_VALUE(s), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(scale_bf16)(KGL_OPERAND(a), s, KGL_OPERAND(out), a_length);
}

void w2c_kernels_scaleBf16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float s, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)), 0)) {
    rare_scaleBf16(a_at, a_length, s, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(scale_bf16)(KGL_OPERAND(a), s, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_scaleF16(uint32_t a_at, uint32_t a_length, float s, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_scale_f16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_SCALAR_VALUE(s), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(scale_f16)(KGL_OPERAND(a), s, KGL_OPERAND(out), a_length);
}

void w2c_kernels_scaleF16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float s, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)), 0)) {
    rare_scaleF16(a_at, a_length, s, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(scale_f16)(KGL_OPERAND(a), s, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_scaleF64(uint32_t a_at, uint32_t a_length, double s, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_scale_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_SCALAR_VALUE(s), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(scale_f64)(KGL_OPERAND(a), s, KGL_OPERAND(out), a_length);
}

void w2c_kernels_scaleF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, double s, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)), 0)) {
    rare_scaleF64(a_at, a_length, s, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(scale_f64)(KGL_OPERAND(a), s, KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_scatter(uint32_t a_at, uint32_t a_length, uint32_t indices_at, uint32_t indices_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_scatter_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(indices, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(scatter_f32)(KGL_OPERAND(a), KGL_OPERAND(indices), KGL_OPERAND(out), a_length, out_length);
}

void w2c_kernels_scatter(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t indices_at, uint32_t indices_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(indices, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       indices_length != a_length ||
                       kgl_native_any_from(KGL_OPERAND(indices), indices_length, out_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, indices_at, indices_length * 4), 0)) {
    rare_scatter(a_at, a_length, indices_at, indices_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(scatter_f32)(KGL_OPERAND(a), KGL_OPERAND(indices), KGL_OPERAND(out), a_length, out_length);
}

KGL_RARE void rare_scatterRows(uint32_t a_at, uint32_t a_length, uint32_t indices_at, uint32_t indices_length, uint32_t outer, uint32_t m, uint32_t rows, uint32_t inner, uint32_t reduction, uint32_t type, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_scatterRows_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(indices, 4), KGL_SIZE_VALUE(outer), KGL_SIZE_VALUE(m), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(inner), KGL_SIZE_VALUE(reduction), KGL_SIZE_VALUE(type), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(scatterRows_u8)(KGL_OPERAND(a), KGL_OPERAND(indices), KGL_OPERAND(out), outer, m, inner, type, rows, reduction);
}

void w2c_kernels_scatterRows(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t indices_at, uint32_t indices_length, uint32_t outer, uint32_t m, uint32_t rows, uint32_t inner, uint32_t reduction, uint32_t type, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(indices, 4) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       reduction > 4 ||
                       type > 12 ||
                       a_length == 0 ||
                       indices_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(outer, m), kgl_native_product(inner, KGL_ELEMENT_BYTES(type))) ||
                       indices_length != kgl_native_product(outer, m) ||
                       out_length != kgl_native_product(kgl_native_product(outer, rows), kgl_native_product(inner, KGL_ELEMENT_BYTES(type))) ||
                       kgl_native_any_from(KGL_OPERAND(indices), indices_length, rows) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, indices_at, indices_length * 4), 0)) {
    rare_scatterRows(a_at, a_length, indices_at, indices_length, outer, m, rows, inner, reduction, type, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(scatterRows_u8)(KGL_OPERAND(a), KGL_OPERAND(indices), KGL_OPERAND(out), outer, m, inner, type, rows, reduction);
}

KGL_RARE void rare_searchSorted(uint32_t a_at, uint32_t a_length, uint32_t n, uint32_t sorted_at, uint32_t sorted_length, uint32_t lists, uint32_t length, uint32_t type, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_searchSorted_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(n), KGL_ARRAY_VALUE(sorted, 1), KGL_SIZE_VALUE(lists), KGL_SIZE_VALUE(length), KGL_SIZE_VALUE(type), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(searchSorted_u8)(KGL_OPERAND(a), KGL_OPERAND(sorted), KGL_OPERAND(out), n, type, lists, length);
}

void w2c_kernels_searchSorted(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t n, uint32_t sorted_at, uint32_t sorted_length, uint32_t lists, uint32_t length, uint32_t type, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(sorted, 1) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       lists < 1 ||
                       type > 12 ||
                       a_length == 0 ||
                       sorted_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       sorted_length != kgl_native_product(lists, kgl_native_product(length, KGL_ELEMENT_BYTES(type))) ||
                       out_length != n ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 4, sorted_at, sorted_length * 1), 0)) {
    rare_searchSorted(a_at, a_length, n, sorted_at, sorted_length, lists, length, type, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(searchSorted_u8)(KGL_OPERAND(a), KGL_OPERAND(sorted), KGL_OPERAND(out), n, type, lists, length);
}

KGL_RARE void rare_select(uint32_t condition_at, uint32_t condition_length, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_select_f32, (kgl_value[]){KGL_ARRAY_VALUE(condition, 4), KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(select_f32)(KGL_OPERAND(condition), KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), condition_length);
}

void w2c_kernels_select(struct w2c_kernels *module, uint32_t condition_at, uint32_t condition_length, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(condition, 4) ||
                       KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       condition_length == 0 ||
                       a_length != condition_length ||
                       b_length != condition_length ||
                       out_length != condition_length ||
                       (!(out_at == condition_at) && kgl_native_overlaps(out_at, out_length * 4, condition_at, condition_length * 4)) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_select(condition_at, condition_length, a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(select_f32)(KGL_OPERAND(condition), KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), condition_length);
}

KGL_RARE void rare_selectAny(uint32_t condition_at, uint32_t condition_length, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t width, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_selectAny_u8, (kgl_value[]){KGL_ARRAY_VALUE(condition, 1), KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_SIZE_VALUE(width), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(selectAny_u8)(KGL_OPERAND(condition), KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), condition_length, width);
}

void w2c_kernels_selectAny(struct w2c_kernels *module, uint32_t condition_at, uint32_t condition_length, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t width, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(condition, 1) ||
                       KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       condition_length == 0 ||
                       a_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(condition_length, width) ||
                       b_length != kgl_native_product(condition_length, width) ||
                       out_length != kgl_native_product(condition_length, width) ||
                       kgl_native_overlaps(out_at, out_length * 1, condition_at, condition_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1), 0)) {
    rare_selectAny(condition_at, condition_length, a_at, a_length, b_at, b_length, width, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(selectAny_u8)(KGL_OPERAND(condition), KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), condition_length, width);
}

KGL_RARE void rare_selu(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_selu_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(selu_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_selu(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_selu(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(selu_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_sigmoid(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sigmoid_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(sigmoid_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_sigmoid(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_sigmoid(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sigmoid_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_sign(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sign_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(sign_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_sign(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_sign(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sign_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_silu(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_silu_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(silu_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_silu(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_silu(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(silu_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_sin(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sin_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(sin_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_sin(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_sin(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sin_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_sinh(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sinh_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(sinh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_sinh(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_sinh(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sinh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_sobel(uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t mode, uint32_t border, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sobel_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(mode), KGL_SIZE_VALUE(border), KGL_ARRAY_VALUE(work, 4), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(sobel_f32)(KGL_OPERAND(a), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, mode, border);
}

void w2c_kernels_sobel(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t mode, uint32_t border, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(work, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       channels < 1 ||
                       channels > 4 ||
                       mode > 2 ||
                       border > 3 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       work_length != kgl_native_product(kgl_native_extent(width, 1, 9), channels) ||
                       out_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       kgl_native_overlaps(work_at, work_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 4, out_at, out_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, work_at, work_length * 4), 0)) {
    rare_sobel(a_at, a_length, height, width, channels, mode, border, work_at, work_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sobel_f32)(KGL_OPERAND(a), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, mode, border);
}

KGL_RARE void rare_sobelBytes(uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t mode, uint32_t border, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sobelBytes_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(height), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(channels), KGL_SIZE_VALUE(mode), KGL_SIZE_VALUE(border), KGL_ARRAY_VALUE(work, 2), KGL_ARRAY_VALUE(out, 2)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(sobelBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, mode, border);
}

void w2c_kernels_sobelBytes(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t height, uint32_t width, uint32_t channels, uint32_t mode, uint32_t border, uint32_t work_at, uint32_t work_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(work, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       channels < 1 ||
                       channels > 4 ||
                       mode > 2 ||
                       border > 3 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       work_length != kgl_native_product(kgl_native_extent(width, 1, 9), channels) ||
                       out_length != kgl_native_product(kgl_native_product(height, width), channels) ||
                       kgl_native_overlaps(work_at, work_length * 2, a_at, a_length * 1) ||
                       kgl_native_overlaps(work_at, work_length * 2, out_at, out_length * 2) ||
                       kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 1) ||
                       kgl_native_overlaps(out_at, out_length * 2, work_at, work_length * 2), 0)) {
    rare_sobelBytes(a_at, a_length, height, width, channels, mode, border, work_at, work_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sobelBytes_u8)(KGL_OPERAND(a), KGL_OPERAND(work), KGL_OPERAND(out), height, width, channels, mode, border);
}

KGL_RARE void rare_softmax(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_softmax_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(softmax_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_softmax(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_softmax(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(softmax_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_softmaxRows(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_softmaxRows_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(softmaxRows_f32)(KGL_OPERAND(a), KGL_OPERAND(out), rows, columns);
}

void w2c_kernels_softmaxRows(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       out_length != kgl_native_product(rows, columns) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_softmaxRows(a_at, a_length, rows, columns, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(softmaxRows_f32)(KGL_OPERAND(a), KGL_OPERAND(out), rows, columns);
}

KGL_RARE void rare_softplus(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_softplus_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(softplus_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_softplus(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_softplus(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(softplus_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_splitChannels(uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t channels, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_splitChannels_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(pixels), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(splitChannels_f32)(KGL_OPERAND(a), KGL_OPERAND(out), pixels, channels);
}

void w2c_kernels_splitChannels(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t channels, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       channels < 1 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(pixels, channels) ||
                       out_length != kgl_native_product(channels, pixels) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_splitChannels(a_at, a_length, pixels, channels, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(splitChannels_f32)(KGL_OPERAND(a), KGL_OPERAND(out), pixels, channels);
}

KGL_RARE void rare_splitChannelsU8(uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t channels, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_splitChannels_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(pixels), KGL_SIZE_VALUE(channels), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(splitChannels_u8)(KGL_OPERAND(a), KGL_OPERAND(out), pixels, channels);
}

void w2c_kernels_splitChannelsU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t pixels, uint32_t channels, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       channels < 1 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(pixels, channels) ||
                       out_length != kgl_native_product(channels, pixels) ||
                       kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1), 0)) {
    rare_splitChannelsU8(a_at, a_length, pixels, channels, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(splitChannels_u8)(KGL_OPERAND(a), KGL_OPERAND(out), pixels, channels);
}

KGL_RARE void rare_sqrt(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sqrt_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(sqrt_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_sqrt(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_sqrt(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sqrt_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_sqrtF64(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sqrt_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(sqrt_f64)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_sqrtF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)), 0)) {
    rare_sqrtF64(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sqrt_f64)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE float rare_squaredEuclidean(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_squaredEuclidean_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4)});
  return ON_AVX2_OR_NEON(squaredEuclidean_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_squaredEuclidean(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_squaredEuclidean(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(squaredEuclidean_f32)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_squaredEuclideanBf16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_squaredEuclidean_bf16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2)});
  return ON_AVX2_OR_NEON(squaredEuclidean_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_squaredEuclideanBf16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_squaredEuclideanBf16(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(squaredEuclidean_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_squaredEuclideanF16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_squaredEuclidean_f16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2)});
  return ON_AVX2_OR_NEON(squaredEuclidean_f16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

float w2c_kernels_squaredEuclideanF16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_squaredEuclideanF16(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON(squaredEuclidean_f16)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE double rare_squaredEuclideanI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_squaredEuclidean_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1)});
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(squaredEuclidean_i8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_squaredEuclideanI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_squaredEuclideanI8(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(squaredEuclidean_i8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE double rare_squaredEuclideanU8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  kgl_native_check(&row_squaredEuclidean_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1)});
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(squaredEuclidean_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

double w2c_kernels_squaredEuclideanU8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       a_length == 0 ||
                       b_length != a_length, 0)) {
    return rare_squaredEuclideanU8(a_at, a_length, b_at, b_length);
  }
  return ON_AVX2_OR_NEON_OR_NEON_DOTPROD(squaredEuclidean_u8)(KGL_OPERAND(a), KGL_OPERAND(b), a_length);
}

KGL_RARE float rare_stddev(uint32_t a_at, uint32_t a_length, uint32_t ddof) {
  kgl_native_check(&row_stddev_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(ddof)});
  return ON_AVX2_OR_NEON(stddev_f32)(KGL_OPERAND(a), a_length, ddof);
}

float w2c_kernels_stddev(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t ddof) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       ddof > 1 ||
                       a_length == 0, 0)) {
    return rare_stddev(a_at, a_length, ddof);
  }
  return ON_AVX2_OR_NEON(stddev_f32)(KGL_OPERAND(a), a_length, ddof);
}

KGL_RARE void rare_sub(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sub_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(sub_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_sub(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4)), 0)) {
    rare_sub(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sub_f32)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_subBf16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sub_bf16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(sub_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_subBf16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_subBf16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sub_bf16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_subF16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sub_f16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(sub_f16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_subF16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_subF16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sub_f16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_subF64(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sub_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8), KGL_ARRAY_VALUE(b, 8), KGL_ARRAY_VALUE(out, 8)});
  ON_AVX2_OR_NEON(sub_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_subF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       KGL_IS_OUTSIDE(b, 8) ||
                       KGL_IS_OUTSIDE(out, 8) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 8, a_at, a_length * 8)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 8, b_at, b_length * 8)), 0)) {
    rare_subF64(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sub_f64)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_subI16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sub_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(sub_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_subI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_subI16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sub_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_subI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_sub_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_ARRAY_VALUE(out, 1)});
  ON_AVX2_OR_NEON(sub_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_subI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1)), 0)) {
    rare_subI8(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(sub_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_subSaturatedI16(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_subSaturated_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2), KGL_ARRAY_VALUE(b, 2), KGL_ARRAY_VALUE(out, 2)});
  ON_AVX2_OR_NEON(subSaturated_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_subSaturatedI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       KGL_IS_OUTSIDE(b, 2) ||
                       KGL_IS_OUTSIDE(out, 2) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 2, a_at, a_length * 2)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 2, b_at, b_length * 2)), 0)) {
    rare_subSaturatedI16(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(subSaturated_i16)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_subSaturatedI8(uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_subSaturated_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_ARRAY_VALUE(b, 1), KGL_ARRAY_VALUE(out, 1)});
  ON_AVX2_OR_NEON(subSaturated_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

void w2c_kernels_subSaturatedI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(b, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       a_length == 0 ||
                       b_length != a_length ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1)) ||
                       (!(out_at == b_at) && kgl_native_overlaps(out_at, out_length * 1, b_at, b_length * 1)), 0)) {
    rare_subSaturatedI8(a_at, a_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(subSaturated_i8)(KGL_OPERAND(a), KGL_OPERAND(b), KGL_OPERAND(out), a_length);
}

KGL_RARE float rare_sum(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_sum_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(sum_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_sum(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_sum(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(sum_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_sumF64(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_sum_f64, (kgl_value[]){KGL_ARRAY_VALUE(a, 8)});
  return ON_AVX2_OR_NEON(sum_f64)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_sumF64(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 8) ||
                       a_length == 0, 0)) {
    return rare_sumF64(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(sum_f64)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_sumI16(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_sum_i16, (kgl_value[]){KGL_ARRAY_VALUE(a, 2)});
  return ON_AVX2_OR_NEON(sum_i16)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_sumI16(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 2) ||
                       a_length == 0, 0)) {
    return rare_sumI16(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(sum_i16)(KGL_OPERAND(a), a_length);
}

KGL_RARE double rare_sumI8(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_sum_i8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1)});
  return ON_AVX2_OR_NEON(sum_i8)(KGL_OPERAND(a), a_length);
}

double w2c_kernels_sumI8(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       a_length == 0, 0)) {
    return rare_sumI8(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(sum_i8)(KGL_OPERAND(a), a_length);
}

KGL_RARE float rare_sumKahan(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_sumKahan_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(sumKahan_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_sumKahan(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_sumKahan(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(sumKahan_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE float rare_sumOfSquares(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_sumOfSquares_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(sumOfSquares_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_sumOfSquares(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_sumOfSquares(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(sumOfSquares_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE void rare_swiGlu(uint32_t gate_at, uint32_t gate_length, uint32_t up_at, uint32_t up_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_swiGlu_f32, (kgl_value[]){KGL_ARRAY_VALUE(gate, 4), KGL_ARRAY_VALUE(up, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(swiGlu_f32)(KGL_OPERAND(gate), KGL_OPERAND(up), KGL_OPERAND(out), gate_length);
}

void w2c_kernels_swiGlu(struct w2c_kernels *module, uint32_t gate_at, uint32_t gate_length, uint32_t up_at, uint32_t up_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(gate, 4) ||
                       KGL_IS_OUTSIDE(up, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       gate_length == 0 ||
                       up_length != gate_length ||
                       out_length != gate_length ||
                       (!(out_at == gate_at) && kgl_native_overlaps(out_at, out_length * 4, gate_at, gate_length * 4)) ||
                       (!(out_at == up_at) && kgl_native_overlaps(out_at, out_length * 4, up_at, up_length * 4)), 0)) {
    rare_swiGlu(gate_at, gate_length, up_at, up_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(swiGlu_f32)(KGL_OPERAND(gate), KGL_OPERAND(up), KGL_OPERAND(out), gate_length);
}

KGL_RARE void rare_symmetricEigenInto(uint32_t a_at, uint32_t a_length, uint32_t n, uint32_t method, uint32_t work_at, uint32_t work_length, uint32_t vectors_at, uint32_t vectors_length, uint32_t values_at, uint32_t values_length) {
  kgl_native_check(&row_symmetricEigenInto_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(n), KGL_SIZE_VALUE(method), KGL_ARRAY_VALUE(work, 8), KGL_ARRAY_VALUE(vectors, 4), KGL_ARRAY_VALUE(values, 4)});
  if (!vectors_length && !values_length) return;
  ON_AVX2_OR_NEON(symmetricEigenInto_f32)(KGL_OPERAND(a), KGL_OPERAND(work), KGL_OPERAND(vectors), KGL_OPERAND(values), n, method);
}

void w2c_kernels_symmetricEigenInto(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t n, uint32_t method, uint32_t work_at, uint32_t work_length, uint32_t vectors_at, uint32_t vectors_length, uint32_t values_at, uint32_t values_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(work, 8) ||
                       KGL_IS_OUTSIDE(vectors, 4) ||
                       KGL_IS_OUTSIDE(values, 4) ||
                       method > 2 ||
                       a_length == 0 ||
                       vectors_length == 0 ||
                       values_length == 0 ||
                       a_length != kgl_native_product(n, n) ||
                       work_length != kgl_native_product(n, kgl_native_extent(n, 1, 2)) ||
                       vectors_length != kgl_native_product(n, n) ||
                       values_length != n ||
                       kgl_native_overlaps(work_at, work_length * 8, a_at, a_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 8, vectors_at, vectors_length * 4) ||
                       kgl_native_overlaps(work_at, work_length * 8, values_at, values_length * 4) ||
                       kgl_native_overlaps(vectors_at, vectors_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(vectors_at, vectors_length * 4, work_at, work_length * 8) ||
                       kgl_native_overlaps(vectors_at, vectors_length * 4, values_at, values_length * 4) ||
                       kgl_native_overlaps(values_at, values_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(values_at, values_length * 4, work_at, work_length * 8) ||
                       kgl_native_overlaps(values_at, values_length * 4, vectors_at, vectors_length * 4), 0)) {
    rare_symmetricEigenInto(a_at, a_length, n, method, work_at, work_length, vectors_at, vectors_length, values_at, values_length);
    return;
  }
  ON_AVX2_OR_NEON(symmetricEigenInto_f32)(KGL_OPERAND(a), KGL_OPERAND(work), KGL_OPERAND(vectors), KGL_OPERAND(values), n, method);
}

KGL_RARE void rare_tan(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_tan_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(tan_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_tan(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_tan(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(tan_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_tanh(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_tanh_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(tanh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_tanh(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_tanh(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(tanh_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_topK(uint32_t a_at, uint32_t a_length, uint32_t values_at, uint32_t values_length, uint32_t indices_at, uint32_t indices_length) {
  kgl_native_check(&row_topK_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(values, 4), KGL_ARRAY_VALUE(indices, 4)});
  ON_AVX2_OR_NEON(topK_f32)(KGL_OPERAND(a), KGL_OPERAND(values), KGL_OPERAND(indices), a_length, values_length);
}

void w2c_kernels_topK(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t values_at, uint32_t values_length, uint32_t indices_at, uint32_t indices_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(values, 4) ||
                       KGL_IS_OUTSIDE(indices, 4) ||
                       a_length == 0 ||
                       values_length == 0 ||
                       indices_length != values_length ||
                       values_length > a_length ||
                       kgl_native_overlaps(values_at, values_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(values_at, values_length * 4, indices_at, indices_length * 4) ||
                       kgl_native_overlaps(indices_at, indices_length * 4, a_at, a_length * 4) ||
                       kgl_native_overlaps(indices_at, indices_length * 4, values_at, values_length * 4), 0)) {
    rare_topK(a_at, a_length, values_at, values_length, indices_at, indices_length);
    return;
  }
  ON_AVX2_OR_NEON(topK_f32)(KGL_OPERAND(a), KGL_OPERAND(values), KGL_OPERAND(indices), a_length, values_length);
}

KGL_RARE void rare_topKAny(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t n, uint32_t type, uint32_t k, uint32_t isLargest, uint32_t values_at, uint32_t values_length, uint32_t indices_at, uint32_t indices_length) {
  kgl_native_check(&row_topKAny_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(n), KGL_SIZE_VALUE(type), KGL_SIZE_VALUE(k), KGL_SIZE_VALUE(isLargest), KGL_ARRAY_VALUE(values, 1), KGL_ARRAY_VALUE(indices, 1)});
  if (!values_length && !indices_length) return;
  ON_AVX2_OR_NEON(topKAny_u8)(KGL_OPERAND(a), KGL_OPERAND(values), KGL_OPERAND(indices), rows, n, type, k, isLargest);
}

void w2c_kernels_topKAny(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t n, uint32_t type, uint32_t k, uint32_t isLargest, uint32_t values_at, uint32_t values_length, uint32_t indices_at, uint32_t indices_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(values, 1) ||
                       KGL_IS_OUTSIDE(indices, 1) ||
                       type > 12 ||
                       isLargest > 1 ||
                       a_length == 0 ||
                       values_length == 0 ||
                       indices_length == 0 ||
                       a_length != kgl_native_product(rows, kgl_native_product(n, KGL_ELEMENT_BYTES(type))) ||
                       values_length != kgl_native_product(rows, kgl_native_product(k, KGL_ELEMENT_BYTES(type))) ||
                       indices_length != kgl_native_product(rows, kgl_native_extent(k, 1, 8)) ||
                       kgl_native_overlaps(values_at, values_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(values_at, values_length * 1, indices_at, indices_length * 1) ||
                       kgl_native_overlaps(indices_at, indices_length * 1, a_at, a_length * 1) ||
                       kgl_native_overlaps(indices_at, indices_length * 1, values_at, values_length * 1), 0)) {
    rare_topKAny(a_at, a_length, rows, n, type, k, isLargest, values_at, values_length, indices_at, indices_length);
    return;
  }
  ON_AVX2_OR_NEON(topKAny_u8)(KGL_OPERAND(a), KGL_OPERAND(values), KGL_OPERAND(indices), rows, n, type, k, isLargest);
}

KGL_RARE void rare_transpose(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_transpose_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(transpose_f32)(KGL_OPERAND(a), KGL_OPERAND(out), rows, columns);
}

void w2c_kernels_transpose(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, columns) ||
                       out_length != kgl_native_product(columns, rows) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_transpose(a_at, a_length, rows, columns, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(transpose_f32)(KGL_OPERAND(a), KGL_OPERAND(out), rows, columns);
}

KGL_RARE void rare_transposeEach(uint32_t a_at, uint32_t a_length, uint32_t batch, uint32_t rows, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_transposeEach_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(batch), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(columns), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(transposeEach_f32)(KGL_OPERAND(a), KGL_OPERAND(out), batch, rows, columns);
}

void w2c_kernels_transposeEach(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t batch, uint32_t rows, uint32_t columns, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(kgl_native_product(batch, rows), columns) ||
                       out_length != kgl_native_product(kgl_native_product(batch, columns), rows) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_transposeEach(a_at, a_length, batch, rows, columns, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(transposeEach_f32)(KGL_OPERAND(a), KGL_OPERAND(out), batch, rows, columns);
}

KGL_RARE void rare_treeEnsemble(uint32_t keys_at, uint32_t keys_length, uint32_t rows, uint32_t slots, uint32_t nodes_at, uint32_t nodes_length, uint32_t nodeCount, uint32_t childBits, uint32_t roots_at, uint32_t roots_length, uint32_t columns_at, uint32_t columns_length, uint32_t depths_at, uint32_t depths_length, uint32_t groups, uint32_t leaves_at, uint32_t leaves_length, uint32_t leafRows, uint32_t width, uint32_t targets, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_treeEnsemble_f32, (kgl_value[]){KGL_ARRAY_VALUE(keys, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(slots), KGL_ARRAY_VALUE(nodes, 4), KGL_SIZE_VALUE(nodeCount), KGL_SIZE_VALUE(childBits), KGL_ARRAY_VALUE(roots, 4), KGL_ARRAY_VALUE(columns, 4), KGL_ARRAY_VALUE(depths, 4), KGL_SIZE_VALUE(groups), KGL_ARRAY_VALUE(leaves, 4), KGL_SIZE_VALUE(leafRows), KGL_SIZE_VALUE(width), KGL_SIZE_VALUE(targets), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(treeEnsemble_f32)(KGL_OPERAND(keys), KGL_OPERAND(nodes), KGL_OPERAND(roots), KGL_OPERAND(columns), KGL_OPERAND(depths), KGL_OPERAND(leaves), KGL_OPERAND(out), rows, slots, nodeCount, childBits, groups, leafRows, width, targets);
}

void w2c_kernels_treeEnsemble(struct w2c_kernels *module, uint32_t keys_at, uint32_t keys_length, uint32_t rows, uint32_t slots, uint32_t nodes_at, uint32_t nodes_length, uint32_t nodeCount, uint32_t childBits, uint32_t roots_at, uint32_t roots_length, uint32_t columns_at, uint32_t columns_length, uint32_t depths_at, uint32_t depths_length, uint32_t groups, uint32_t leaves_at, uint32_t leaves_length, uint32_t leafRows, uint32_t width, uint32_t targets, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(keys, 4) ||
                       KGL_IS_OUTSIDE(nodes, 4) ||
                       KGL_IS_OUTSIDE(roots, 4) ||
                       KGL_IS_OUTSIDE(columns, 4) ||
                       KGL_IS_OUTSIDE(depths, 4) ||
                       KGL_IS_OUTSIDE(leaves, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       slots < 1 ||
                       nodeCount < 1 ||
                       childBits > 24 ||
                       targets < 1 ||
                       keys_length == 0 ||
                       nodes_length == 0 ||
                       roots_length == 0 ||
                       columns_length == 0 ||
                       depths_length == 0 ||
                       leaves_length == 0 ||
                       out_length == 0 ||
                       keys_length != kgl_native_product(rows, slots) ||
                       nodes_length != kgl_native_extent(nodeCount, 1, 2) ||
                       roots_length != kgl_native_extent(groups, 1, 8) ||
                       columns_length != kgl_native_extent(groups, 1, 8) ||
                       depths_length != groups ||
                       leaves_length != kgl_native_product(leafRows, width) ||
                       out_length != kgl_native_product(rows, targets) ||
                       kgl_native_any_from(KGL_OPERAND(roots), roots_length, nodeCount) ||
                       kgl_native_any_from(KGL_OPERAND(columns), columns_length, targets) ||
                       kgl_native_overlaps(out_at, out_length * 4, keys_at, keys_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, nodes_at, nodes_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, roots_at, roots_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, columns_at, columns_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, depths_at, depths_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, leaves_at, leaves_length * 4), 0)) {
    rare_treeEnsemble(keys_at, keys_length, rows, slots, nodes_at, nodes_length, nodeCount, childBits, roots_at, roots_length, columns_at, columns_length, depths_at, depths_length, groups, leaves_at, leaves_length, leafRows, width, targets, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(treeEnsemble_f32)(KGL_OPERAND(keys), KGL_OPERAND(nodes), KGL_OPERAND(roots), KGL_OPERAND(columns), KGL_OPERAND(depths), KGL_OPERAND(leaves), KGL_OPERAND(out), rows, slots, nodeCount, childBits, groups, leafRows, width, targets);
}

KGL_RARE void rare_treeKeys(uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t features, uint32_t slots, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_treeKeys_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SIZE_VALUE(rows), KGL_SIZE_VALUE(features), KGL_SIZE_VALUE(slots), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(treeKeys_f32)(KGL_OPERAND(a), KGL_OPERAND(out), rows, features, slots);
}

void w2c_kernels_treeKeys(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t rows, uint32_t features, uint32_t slots, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(rows, features) ||
                       out_length != kgl_native_product(rows, slots) ||
                       kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4), 0)) {
    rare_treeKeys(a_at, a_length, rows, features, slots, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(treeKeys_f32)(KGL_OPERAND(a), KGL_OPERAND(out), rows, features, slots);
}

KGL_RARE void rare_trunc(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_trunc_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(trunc_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_trunc(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_trunc(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(trunc_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

KGL_RARE void rare_unaryAny(uint32_t a_at, uint32_t a_length, uint32_t operation, uint32_t type, uint32_t n, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_unaryAny_u8, (kgl_value[]){KGL_ARRAY_VALUE(a, 1), KGL_SIZE_VALUE(operation), KGL_SIZE_VALUE(type), KGL_SIZE_VALUE(n), KGL_ARRAY_VALUE(out, 1)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(unaryAny_u8)(KGL_OPERAND(a), KGL_OPERAND(out), n, type, operation);
}

void w2c_kernels_unaryAny(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t operation, uint32_t type, uint32_t n, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 1) ||
                       KGL_IS_OUTSIDE(out, 1) ||
                       operation > 8 ||
                       type > 12 ||
                       a_length == 0 ||
                       out_length == 0 ||
                       a_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       out_length != kgl_native_product(n, KGL_ELEMENT_BYTES(type)) ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 1, a_at, a_length * 1)), 0)) {
    rare_unaryAny(a_at, a_length, operation, type, n, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(unaryAny_u8)(KGL_OPERAND(a), KGL_OPERAND(out), n, type, operation);
}

KGL_RARE void rare_unaryRare(uint32_t a_at, uint32_t a_length, float alpha, float beta, uint32_t operation, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_unaryRare_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_SCALAR_VALUE(alpha), KGL_SCALAR_VALUE(beta), KGL_SIZE_VALUE(operation), KGL_ARRAY_VALUE(out, 4)});
  if (!out_length) return;
  ON_AVX2_OR_NEON(unaryRare_f32)(KGL_OPERAND(a), alpha, beta, KGL_OPERAND(out), a_length, operation);
}

void w2c_kernels_unaryRare(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, float alpha, float beta, uint32_t operation, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       operation > 12 ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_unaryRare(a_at, a_length, alpha, beta, operation, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(unaryRare_f32)(KGL_OPERAND(a), alpha, beta, KGL_OPERAND(out), a_length, operation);
}

KGL_RARE float rare_variance(uint32_t a_at, uint32_t a_length) {
  kgl_native_check(&row_variance_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4)});
  return ON_AVX2_OR_NEON(variance_f32)(KGL_OPERAND(a), a_length);
}

float w2c_kernels_variance(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       a_length == 0, 0)) {
    return rare_variance(a_at, a_length);
  }
  return ON_AVX2_OR_NEON(variance_f32)(KGL_OPERAND(a), a_length);
}

KGL_RARE void rare_vecmat(uint32_t x_at, uint32_t x_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_vecmat_f32, (kgl_value[]){KGL_ARRAY_VALUE(x, 4), KGL_ARRAY_VALUE(b, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(vecmat_f32)(KGL_OPERAND(x), KGL_OPERAND(b), KGL_OPERAND(out), x_length, out_length);
}

void w2c_kernels_vecmat(struct w2c_kernels *module, uint32_t x_at, uint32_t x_length, uint32_t b_at, uint32_t b_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(x, 4) ||
                       KGL_IS_OUTSIDE(b, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       x_length == 0 ||
                       b_length == 0 ||
                       out_length == 0 ||
                       b_length != kgl_native_product(x_length, out_length) ||
                       kgl_native_overlaps(out_at, out_length * 4, x_at, x_length * 4) ||
                       kgl_native_overlaps(out_at, out_length * 4, b_at, b_length * 4), 0)) {
    rare_vecmat(x_at, x_length, b_at, b_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(vecmat_f32)(KGL_OPERAND(x), KGL_OPERAND(b), KGL_OPERAND(out), x_length, out_length);
}

KGL_RARE void rare_zScore(uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  kgl_native_check(&row_zScore_f32, (kgl_value[]){KGL_ARRAY_VALUE(a, 4), KGL_ARRAY_VALUE(out, 4)});
  ON_AVX2_OR_NEON(zScore_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}

void w2c_kernels_zScore(struct w2c_kernels *module, uint32_t a_at, uint32_t a_length, uint32_t out_at, uint32_t out_length) {
  (void)module;
  if (__builtin_expect(KGL_IS_OUTSIDE(a, 4) ||
                       KGL_IS_OUTSIDE(out, 4) ||
                       a_length == 0 ||
                       out_length != a_length ||
                       (!(out_at == a_at) && kgl_native_overlaps(out_at, out_length * 4, a_at, a_length * 4)), 0)) {
    rare_zScore(a_at, a_length, out_at, out_length);
    return;
  }
  ON_AVX2_OR_NEON(zScore_f32)(KGL_OPERAND(a), KGL_OPERAND(out), a_length);
}
