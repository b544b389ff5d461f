/* Generated from ops.ts and tiers.ts by `pnpm --filter @kinglet/kernels run generate`. Do not edit. */
#ifndef KGL_GENERATED_TABLE_H
#define KGL_GENERATED_TABLE_H

#define KGL_CPU_AVX2 (1u << 0)
#define KGL_CPU_FMA (1u << 1)
#define KGL_CPU_AVX512F (1u << 2)
#define KGL_CPU_AVX512DQ (1u << 3)
#define KGL_CPU_AVX512BW (1u << 4)
#define KGL_CPU_AVX512VL (1u << 5)
#define KGL_CPU_ASIMD (1u << 6)

typedef enum { KGL_F32 } kgl_dtype;

enum { KGL_OPERATION_COUNT = 7, KGL_MAX_ARGUMENTS = 3, KGL_MAX_DIMENSIONS = 1 };

/* Sum of a[i] * b[i]. */
float kgl_dot_f32_scalar(const float *a, const float *b, size_t n);
float kgl_dot_f32_avx2(const float *a, const float *b, size_t n);
float kgl_dot_f32_avx512(const float *a, const float *b, size_t n);
float kgl_dot_f32_neon(const float *a, const float *b, size_t n);

/* Sum of the elements. */
float kgl_sum_f32_scalar(const float *a, size_t n);
float kgl_sum_f32_avx2(const float *a, size_t n);
float kgl_sum_f32_avx512(const float *a, size_t n);
float kgl_sum_f32_neon(const float *a, size_t n);

/* The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. */
float kgl_max_f32_scalar(const float *a, size_t n);
float kgl_max_f32_avx2(const float *a, size_t n);
float kgl_max_f32_avx512(const float *a, size_t n);
float kgl_max_f32_neon(const float *a, size_t n);

/* out[i] = a[i] + b[i]. */
void kgl_add_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_neon(const float *a, const float *b, float *out, size_t n);

/* out[i] = a[i] * b[i]. */
void kgl_mul_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_neon(const float *a, const float *b, float *out, size_t n);

/* out[i] = a[i] * s. */
void kgl_scale_f32_scalar(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_avx2(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_avx512(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_neon(const float *a, float s, float *out, size_t n);

/* y[i] = y[i] + alpha * x[i]. */
void kgl_axpy_f32_scalar(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_avx2(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_avx512(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_neon(float alpha, const float *x, float *y, size_t n);

/* One tier: a pointer for every operation. */
typedef struct kgl_table {
  const char *isa;
  uint32_t required; /* KGL_CPU_* */
  uint32_t vector_bytes;
  float (*dot_f32)(const float *a, const float *b, size_t n);
  float (*sum_f32)(const float *a, size_t n);
  float (*max_f32)(const float *a, size_t n);
  void (*add_f32)(const float *a, const float *b, float *out, size_t n);
  void (*mul_f32)(const float *a, const float *b, float *out, size_t n);
  void (*scale_f32)(const float *a, float s, float *out, size_t n);
  void (*axpy_f32)(float alpha, const float *x, float *y, size_t n);
} kgl_table;

#endif
