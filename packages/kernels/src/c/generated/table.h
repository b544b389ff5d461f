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
#define KGL_CPU_F16C (1u << 7)
#define KGL_CPU_AVX512VNNI (1u << 8)
#define KGL_CPU_ASIMDDP (1u << 9)
#define KGL_CPU_ASIMDHP (1u << 10)
#define KGL_CPU_AVX512BF16 (1u << 11)
#define KGL_CPU_I8MM (1u << 12)
#define KGL_CPU_BF16 (1u << 13)
#define KGL_CPU_SHA256 (1u << 14)
#define KGL_CPU_CRC32 (1u << 15)
#define KGL_CPU_CLMUL (1u << 16)
#define KGL_CPU_AES (1u << 17)
#define KGL_CPU_VAES (1u << 18)
#define KGL_CPU_SVE (1u << 19)
#define KGL_CPU_SVE2 (1u << 20)
#define KGL_CPU_SVE256 (1u << 21)

typedef enum { KGL_F32, KGL_F64, KGL_I8, KGL_U8, KGL_F16, KGL_U32, KGL_I16, KGL_I32, KGL_BF16 } kgl_dtype;

/* The activations of fused operations. */
enum { KGL_FUSED_NONE, KGL_FUSED_SIGMOID, KGL_FUSED_TANH, KGL_FUSED_GELU, KGL_FUSED_GELU_TANH, KGL_FUSED_SILU, KGL_FUSED_HARD_SWISH };

enum { KGL_ELEMENT_FLOAT, KGL_ELEMENT_DOUBLE, KGL_ELEMENT_FLOAT16, KGL_ELEMENT_BFLOAT16, KGL_ELEMENT_INT8, KGL_ELEMENT_INT16, KGL_ELEMENT_INT32, KGL_ELEMENT_INT64, KGL_ELEMENT_UINT8, KGL_ELEMENT_UINT16, KGL_ELEMENT_UINT32, KGL_ELEMENT_UINT64, KGL_ELEMENT_BOOL };
enum { KGL_UNARY_NEG, KGL_UNARY_ABS, KGL_UNARY_SIGN, KGL_UNARY_NOT, KGL_UNARY_BITWISE_NOT, KGL_UNARY_FLOOR, KGL_UNARY_CEIL, KGL_UNARY_ROUND, KGL_UNARY_SQRT };
enum { KGL_BINARY_ADD, KGL_BINARY_SUB, KGL_BINARY_MUL, KGL_BINARY_DIV, KGL_BINARY_MOD, KGL_BINARY_FMOD, KGL_BINARY_POW_INTEGER, KGL_BINARY_MIN, KGL_BINARY_MAX, KGL_BINARY_AND, KGL_BINARY_OR, KGL_BINARY_XOR, KGL_BINARY_SHL, KGL_BINARY_SHR };
enum { KGL_COMPARE_EQUAL, KGL_COMPARE_NOT_EQUAL, KGL_COMPARE_LESS, KGL_COMPARE_LESS_EQUAL, KGL_COMPARE_GREATER, KGL_COMPARE_GREATER_EQUAL, KGL_COMPARE_IS_NEGATIVE_INFINITY, KGL_COMPARE_IS_POSITIVE_INFINITY, KGL_COMPARE_IS_INFINITY };
enum { KGL_REDUCE_SUM, KGL_REDUCE_MEAN, KGL_REDUCE_MAX, KGL_REDUCE_MIN, KGL_REDUCE_PROD, KGL_REDUCE_SUM_SQUARES, KGL_REDUCE_L1, KGL_REDUCE_L2 };
enum { KGL_SCATTER_NONE, KGL_SCATTER_ADD, KGL_SCATTER_MUL, KGL_SCATTER_MIN, KGL_SCATTER_MAX };
enum { KGL_RARE_TAN, KGL_RARE_ASIN, KGL_RARE_ACOS, KGL_RARE_ATAN, KGL_RARE_SINH, KGL_RARE_COSH, KGL_RARE_ASINH, KGL_RARE_ACOSH, KGL_RARE_ATANH, KGL_RARE_SOFTSIGN, KGL_RARE_CELU, KGL_RARE_SHRINK, KGL_RARE_THRESHOLDED_RELU };
enum { KGL_RECURRENT_AFFINE, KGL_RECURRENT_SIGMOID, KGL_RECURRENT_TANH, KGL_RECURRENT_RELU, KGL_RECURRENT_LEAKY_RELU, KGL_RECURRENT_THRESHOLDED_RELU, KGL_RECURRENT_SCALED_TANH, KGL_RECURRENT_HARD_SIGMOID, KGL_RECURRENT_ELU, KGL_RECURRENT_SOFTSIGN, KGL_RECURRENT_SOFTPLUS };
enum { KGL_SAMPLE_NEAREST, KGL_SAMPLE_LINEAR, KGL_SAMPLE_CUBIC };
enum { KGL_PADDING_ZEROS, KGL_PADDING_BORDER, KGL_PADDING_REFLECTION };
enum { KGL_PLACE_EDGES, KGL_PLACE_CENTRES, KGL_PLACE_PIXELS };

/* Bytes of an element of a KGL_ELEMENT_* type; 0 for a number that is none. */
#define KGL_ELEMENT_BYTES(type) ((size_t)((type) < 13 ? 0x1842184212284ull >> 4 * (type) & 15 : 0))

/* Those of every program, which plans name, come first. */
enum { KGL_CORE_COUNT = 173 };
#ifdef KGL_WIDE
enum { KGL_OPERATION_COUNT = 288 };
#else
enum { KGL_OPERATION_COUNT = KGL_CORE_COUNT };
#endif

enum { KGL_MAX_ARGUMENTS = 25, KGL_MAX_DIMENSIONS = 20, KGL_MAX_RANK = 5 };

/* A shape's number from KGL_EXTENTS on is a position in kgl_extents, a smaller one a dimension. */
enum { KGL_EXTENTS = 128, KGL_EXTENT_1_16_16 = KGL_EXTENTS + 0, KGL_EXTENT_5_16_16 = KGL_EXTENTS + 1, KGL_EXTENT_0_16_16 = KGL_EXTENTS + 2, KGL_EXTENT_3_16_16 = KGL_EXTENTS + 3, KGL_EXTENT_2_16_16 = KGL_EXTENTS + 4, KGL_EXTENT_1_BY_2_1 = KGL_EXTENTS + 5, KGL_EXTENT_2_2_1 = KGL_EXTENTS + 6, KGL_EXTENT_1_BY_3_1 = KGL_EXTENTS + 7, KGL_EXTENT_3_2_1 = KGL_EXTENTS + 8, KGL_EXTENT_1_16_32 = KGL_EXTENTS + 9, KGL_EXTENT_0_4_4 = KGL_EXTENTS + 10, KGL_EXTENT_1_4_4 = KGL_EXTENTS + 11, KGL_EXTENT_2_4_4 = KGL_EXTENTS + 12, KGL_EXTENT_4_4_4 = KGL_EXTENTS + 13, KGL_EXTENT_5_4_4 = KGL_EXTENTS + 14, KGL_EXTENT_2_1_2 = KGL_EXTENTS + 15, KGL_EXTENT_0_OF_1 = KGL_EXTENTS + 16, KGL_EXTENT_0_OF_2 = KGL_EXTENTS + 17, KGL_EXTENT_2_OF_3 = KGL_EXTENTS + 18, KGL_EXTENT_2_1_8 = KGL_EXTENTS + 19, KGL_EXTENT_1_OF_2 = KGL_EXTENTS + 20, KGL_EXTENT_3_OF_2 = KGL_EXTENTS + 21, KGL_EXTENT_3_1_8 = KGL_EXTENTS + 22, KGL_EXTENT_1_1_4 = KGL_EXTENTS + 23, KGL_EXTENT_1_1_8 = KGL_EXTENTS + 24, KGL_EXTENT_4_1_24 = KGL_EXTENTS + 25, KGL_EXTENT_4_1_8 = KGL_EXTENTS + 26, KGL_EXTENT_3_OF_1 = KGL_EXTENTS + 27, KGL_EXTENT_4_16_16 = KGL_EXTENTS + 28, KGL_EXTENT_2_1_9 = KGL_EXTENTS + 29, KGL_EXTENT_2_1_3 = KGL_EXTENTS + 30, KGL_EXTENT_0_1_2 = KGL_EXTENTS + 31, KGL_EXTENT_4_128_128 = KGL_EXTENTS + 32, KGL_EXTENT_2_1_4 = KGL_EXTENTS + 33, KGL_EXTENT_3_1_2 = KGL_EXTENTS + 34, KGL_EXTENT_4_64_128 = KGL_EXTENTS + 35, KGL_EXTENT_2_1_12 = KGL_EXTENTS + 36, KGL_EXTENT_1_1_9 = KGL_EXTENTS + 37 };

/* Sum of a[i] * b[i]. */
float kgl_dot_f32_scalar(const float *a, const float *b, size_t n);
float kgl_dot_f32_avx2(const float *a, const float *b, size_t n);
float kgl_dot_f32_avx512(const float *a, const float *b, size_t n);
float kgl_dot_f32_neon(const float *a, const float *b, size_t n);
float kgl_dot_f32_sve(const float *a, const float *b, size_t n);
float kgl_dot_f32_wasm(const float *a, const float *b, size_t n);
float kgl_dot_f32_wasm_relaxed(const float *a, const float *b, size_t n);

/* Sum of a[i] * b[i]. */
double kgl_dot_i8_scalar(const int8_t *a, const int8_t *b, size_t n);
double kgl_dot_i8_avx2(const int8_t *a, const int8_t *b, size_t n);
double kgl_dot_i8_avx512(const int8_t *a, const int8_t *b, size_t n);
double kgl_dot_i8_avx512_vnni(const int8_t *a, const int8_t *b, size_t n);
double kgl_dot_i8_neon(const int8_t *a, const int8_t *b, size_t n);
double kgl_dot_i8_neon_dotprod(const int8_t *a, const int8_t *b, size_t n);
double kgl_dot_i8_sve(const int8_t *a, const int8_t *b, size_t n);
double kgl_dot_i8_wasm(const int8_t *a, const int8_t *b, size_t n);
double kgl_dot_i8_wasm_relaxed(const int8_t *a, const int8_t *b, size_t n);

/* Sum of a[i] * b[i]. */
double kgl_dot_u8_scalar(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_dot_u8_avx2(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_dot_u8_avx512(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_dot_u8_avx512_vnni(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_dot_u8_neon(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_dot_u8_neon_dotprod(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_dot_u8_sve(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_dot_u8_wasm(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_dot_u8_wasm_relaxed(const uint8_t *a, const uint8_t *b, size_t n);

/* Sum of a[i] * b[i]. */
float kgl_dot_f16_scalar(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_f16_avx2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_f16_avx512(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_f16_neon(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_f16_sve(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_f16_sve2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_f16_wasm(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_f16_wasm_relaxed(const uint16_t *a, const uint16_t *b, size_t n);

/* Sum of the elements. */
float kgl_sum_f32_scalar(const float *a, size_t n);
float kgl_sum_f32_avx2(const float *a, size_t n);
float kgl_sum_f32_avx512(const float *a, size_t n);
float kgl_sum_f32_neon(const float *a, size_t n);
float kgl_sum_f32_sve(const float *a, size_t n);
float kgl_sum_f32_wasm(const float *a, size_t n);
float kgl_sum_f32_wasm_relaxed(const float *a, size_t n);

/* The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. */
float kgl_max_f32_scalar(const float *a, size_t n);
float kgl_max_f32_avx2(const float *a, size_t n);
float kgl_max_f32_avx512(const float *a, size_t n);
float kgl_max_f32_neon(const float *a, size_t n);
float kgl_max_f32_sve(const float *a, size_t n);
float kgl_max_f32_wasm(const float *a, size_t n);
float kgl_max_f32_wasm_relaxed(const float *a, size_t n);

/* The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. */
float kgl_min_f32_scalar(const float *a, size_t n);
float kgl_min_f32_avx2(const float *a, size_t n);
float kgl_min_f32_avx512(const float *a, size_t n);
float kgl_min_f32_neon(const float *a, size_t n);
float kgl_min_f32_sve(const float *a, size_t n);
float kgl_min_f32_wasm(const float *a, size_t n);
float kgl_min_f32_wasm_relaxed(const float *a, size_t n);

/* Sum of the elements divided by their number. */
float kgl_mean_f32_scalar(const float *a, size_t n);
float kgl_mean_f32_avx2(const float *a, size_t n);
float kgl_mean_f32_avx512(const float *a, size_t n);
float kgl_mean_f32_neon(const float *a, size_t n);
float kgl_mean_f32_sve(const float *a, size_t n);
float kgl_mean_f32_wasm(const float *a, size_t n);
float kgl_mean_f32_wasm_relaxed(const float *a, size_t n);

/* Mean of (a[i] - mean)^2, divided by n, not n - 1: in two passes, what the computed mean is off by taken away again. 0 for one element. */
float kgl_variance_f32_scalar(const float *a, size_t n);
float kgl_variance_f32_avx2(const float *a, size_t n);
float kgl_variance_f32_avx512(const float *a, size_t n);
float kgl_variance_f32_neon(const float *a, size_t n);
float kgl_variance_f32_sve(const float *a, size_t n);
float kgl_variance_f32_wasm(const float *a, size_t n);
float kgl_variance_f32_wasm_relaxed(const float *a, size_t n);

/* Sum of a[i] * a[i]. */
float kgl_sumOfSquares_f32_scalar(const float *a, size_t n);
float kgl_sumOfSquares_f32_avx2(const float *a, size_t n);
float kgl_sumOfSquares_f32_avx512(const float *a, size_t n);
float kgl_sumOfSquares_f32_neon(const float *a, size_t n);
float kgl_sumOfSquares_f32_sve(const float *a, size_t n);
float kgl_sumOfSquares_f32_wasm(const float *a, size_t n);
float kgl_sumOfSquares_f32_wasm_relaxed(const float *a, size_t n);

/* Sum of the absolute values. */
float kgl_normL1_f32_scalar(const float *a, size_t n);
float kgl_normL1_f32_avx2(const float *a, size_t n);
float kgl_normL1_f32_avx512(const float *a, size_t n);
float kgl_normL1_f32_neon(const float *a, size_t n);
float kgl_normL1_f32_sve(const float *a, size_t n);
float kgl_normL1_f32_wasm(const float *a, size_t n);
float kgl_normL1_f32_wasm_relaxed(const float *a, size_t n);

/* Square root of the sum of squares; right also where the squares would overflow or vanish. */
float kgl_normL2_f32_scalar(const float *a, size_t n);
float kgl_normL2_f32_avx2(const float *a, size_t n);
float kgl_normL2_f32_avx512(const float *a, size_t n);
float kgl_normL2_f32_neon(const float *a, size_t n);
float kgl_normL2_f32_sve(const float *a, size_t n);
float kgl_normL2_f32_wasm(const float *a, size_t n);
float kgl_normL2_f32_wasm_relaxed(const float *a, size_t n);

/* The largest absolute value. */
float kgl_normLinf_f32_scalar(const float *a, size_t n);
float kgl_normLinf_f32_avx2(const float *a, size_t n);
float kgl_normLinf_f32_avx512(const float *a, size_t n);
float kgl_normLinf_f32_neon(const float *a, size_t n);
float kgl_normLinf_f32_sve(const float *a, size_t n);
float kgl_normLinf_f32_wasm(const float *a, size_t n);
float kgl_normLinf_f32_wasm_relaxed(const float *a, size_t n);

/* Position of the first NaN, else of the first element that no other is smaller than; zeros are equal. */
size_t kgl_argmin_f32_scalar(const float *a, size_t n);
size_t kgl_argmin_f32_avx2(const float *a, size_t n);
size_t kgl_argmin_f32_avx512(const float *a, size_t n);
size_t kgl_argmin_f32_neon(const float *a, size_t n);
size_t kgl_argmin_f32_sve(const float *a, size_t n);
size_t kgl_argmin_f32_wasm(const float *a, size_t n);
size_t kgl_argmin_f32_wasm_relaxed(const float *a, size_t n);

/* Position of the first NaN, else of the first element that no other is larger than; zeros are equal. */
size_t kgl_argmax_f32_scalar(const float *a, size_t n);
size_t kgl_argmax_f32_avx2(const float *a, size_t n);
size_t kgl_argmax_f32_avx512(const float *a, size_t n);
size_t kgl_argmax_f32_neon(const float *a, size_t n);
size_t kgl_argmax_f32_sve(const float *a, size_t n);
size_t kgl_argmax_f32_wasm(const float *a, size_t n);
size_t kgl_argmax_f32_wasm_relaxed(const float *a, size_t n);

/* Sum of (a[i] - b[i])^2. */
float kgl_squaredEuclidean_f32_scalar(const float *a, const float *b, size_t n);
float kgl_squaredEuclidean_f32_avx2(const float *a, const float *b, size_t n);
float kgl_squaredEuclidean_f32_avx512(const float *a, const float *b, size_t n);
float kgl_squaredEuclidean_f32_neon(const float *a, const float *b, size_t n);
float kgl_squaredEuclidean_f32_sve(const float *a, const float *b, size_t n);
float kgl_squaredEuclidean_f32_wasm(const float *a, const float *b, size_t n);
float kgl_squaredEuclidean_f32_wasm_relaxed(const float *a, const float *b, size_t n);

/* Sum of (a[i] - b[i])^2. */
double kgl_squaredEuclidean_i8_scalar(const int8_t *a, const int8_t *b, size_t n);
double kgl_squaredEuclidean_i8_avx2(const int8_t *a, const int8_t *b, size_t n);
double kgl_squaredEuclidean_i8_avx512(const int8_t *a, const int8_t *b, size_t n);
double kgl_squaredEuclidean_i8_avx512_vnni(const int8_t *a, const int8_t *b, size_t n);
double kgl_squaredEuclidean_i8_neon(const int8_t *a, const int8_t *b, size_t n);
double kgl_squaredEuclidean_i8_neon_dotprod(const int8_t *a, const int8_t *b, size_t n);
double kgl_squaredEuclidean_i8_sve(const int8_t *a, const int8_t *b, size_t n);
double kgl_squaredEuclidean_i8_wasm(const int8_t *a, const int8_t *b, size_t n);
double kgl_squaredEuclidean_i8_wasm_relaxed(const int8_t *a, const int8_t *b, size_t n);

/* Sum of (a[i] - b[i])^2. */
double kgl_squaredEuclidean_u8_scalar(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_squaredEuclidean_u8_avx2(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_squaredEuclidean_u8_avx512(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_squaredEuclidean_u8_avx512_vnni(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_squaredEuclidean_u8_neon(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_squaredEuclidean_u8_neon_dotprod(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_squaredEuclidean_u8_sve(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_squaredEuclidean_u8_wasm(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_squaredEuclidean_u8_wasm_relaxed(const uint8_t *a, const uint8_t *b, size_t n);

/* Sum of (a[i] - b[i])^2. */
float kgl_squaredEuclidean_f16_scalar(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_f16_avx2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_f16_avx512(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_f16_neon(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_f16_sve(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_f16_sve2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_f16_wasm(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_f16_wasm_relaxed(const uint16_t *a, const uint16_t *b, size_t n);

/* Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
float kgl_cosine_f32_scalar(const float *a, const float *b, size_t n);
float kgl_cosine_f32_avx2(const float *a, const float *b, size_t n);
float kgl_cosine_f32_avx512(const float *a, const float *b, size_t n);
float kgl_cosine_f32_neon(const float *a, const float *b, size_t n);
float kgl_cosine_f32_sve(const float *a, const float *b, size_t n);
float kgl_cosine_f32_wasm(const float *a, const float *b, size_t n);
float kgl_cosine_f32_wasm_relaxed(const float *a, const float *b, size_t n);

/* Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
double kgl_cosine_i8_scalar(const int8_t *a, const int8_t *b, size_t n);
double kgl_cosine_i8_avx2(const int8_t *a, const int8_t *b, size_t n);
double kgl_cosine_i8_avx512(const int8_t *a, const int8_t *b, size_t n);
double kgl_cosine_i8_avx512_vnni(const int8_t *a, const int8_t *b, size_t n);
double kgl_cosine_i8_neon(const int8_t *a, const int8_t *b, size_t n);
double kgl_cosine_i8_neon_dotprod(const int8_t *a, const int8_t *b, size_t n);
double kgl_cosine_i8_sve(const int8_t *a, const int8_t *b, size_t n);
double kgl_cosine_i8_wasm(const int8_t *a, const int8_t *b, size_t n);
double kgl_cosine_i8_wasm_relaxed(const int8_t *a, const int8_t *b, size_t n);

/* Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
double kgl_cosine_u8_scalar(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_cosine_u8_avx2(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_cosine_u8_avx512(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_cosine_u8_avx512_vnni(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_cosine_u8_neon(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_cosine_u8_neon_dotprod(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_cosine_u8_sve(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_cosine_u8_wasm(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_cosine_u8_wasm_relaxed(const uint8_t *a, const uint8_t *b, size_t n);

/* Cosine of the angle between the vectors: 1 for the same direction, -1 for the opposite; 0 if either has only zeros, so that a ranking has no NaN. An infinite element gives NaN. Squares that would overflow or vanish do no harm. */
float kgl_cosine_f16_scalar(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_f16_avx2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_f16_avx512(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_f16_neon(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_f16_sve(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_f16_sve2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_f16_wasm(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_f16_wasm_relaxed(const uint16_t *a, const uint16_t *b, size_t n);

/* The k largest elements and their positions, largest first; equal ones by position, zeros being equal. */
void kgl_topK_f32_scalar(const float *a, float *values, uint32_t *indices, size_t n, size_t k);
void kgl_topK_f32_avx2(const float *a, float *values, uint32_t *indices, size_t n, size_t k);
void kgl_topK_f32_avx512(const float *a, float *values, uint32_t *indices, size_t n, size_t k);
void kgl_topK_f32_neon(const float *a, float *values, uint32_t *indices, size_t n, size_t k);
void kgl_topK_f32_wasm(const float *a, float *values, uint32_t *indices, size_t n, size_t k);
void kgl_topK_f32_wasm_relaxed(const float *a, float *values, uint32_t *indices, size_t n, size_t k);

/* out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
void kgl_dotMany_f32_scalar(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_dotMany_f32_avx2(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_dotMany_f32_avx512(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_dotMany_f32_neon(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_dotMany_f32_sve(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_dotMany_f32_wasm(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_dotMany_f32_wasm_relaxed(const float *rows, const float *x, float *out, size_t m, size_t n);

/* out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
void kgl_dotMany_i8_scalar(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_i8_avx2(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_i8_avx512(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_i8_avx512_vnni(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_i8_neon(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_i8_neon_dotprod(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_i8_sve(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_i8_wasm(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_i8_wasm_relaxed(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);

/* out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
void kgl_dotMany_u8_scalar(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_u8_avx2(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_u8_avx512(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_u8_avx512_vnni(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_u8_neon(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_u8_neon_dotprod(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_u8_sve(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_u8_wasm(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_dotMany_u8_wasm_relaxed(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);

/* out[r] = dot(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of dot. */
void kgl_dotMany_f16_scalar(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_f16_avx2(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_f16_avx512(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_f16_neon(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_f16_sve(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_f16_sve2(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_f16_wasm(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_f16_wasm_relaxed(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);

/* out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
void kgl_cosineMany_f32_scalar(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f32_avx2(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f32_avx512(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f32_neon(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f32_sve(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f32_wasm(const float *rows, const float *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f32_wasm_relaxed(const float *rows, const float *x, float *out, size_t m, size_t n);

/* out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
void kgl_cosineMany_i8_scalar(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_i8_avx2(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_i8_avx512(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_i8_avx512_vnni(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_i8_neon(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_i8_neon_dotprod(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_i8_sve(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_i8_wasm(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_i8_wasm_relaxed(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);

/* out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
void kgl_cosineMany_u8_scalar(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_u8_avx2(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_u8_avx512(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_u8_avx512_vnni(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_u8_neon(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_u8_neon_dotprod(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_u8_sve(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_u8_wasm(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
void kgl_cosineMany_u8_wasm_relaxed(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);

/* out[r] = cosine(row r, x). The bits of a row's result do not depend on the other rows; for floats they may differ from those of cosine. */
void kgl_cosineMany_f16_scalar(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f16_avx2(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f16_avx512(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f16_neon(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f16_sve(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f16_sve2(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f16_wasm(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_f16_wasm_relaxed(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);

/* out[i] = a[i] + b[i]. */
void kgl_add_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_sve(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_add_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = a[i] * b[i]. */
void kgl_mul_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_sve(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_mul_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = a[i] * s. */
void kgl_scale_f32_scalar(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_avx2(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_avx512(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_neon(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_sve(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_wasm(const float *a, float s, float *out, size_t n);
void kgl_scale_f32_wasm_relaxed(const float *a, float s, float *out, size_t n);

/* y[i] = y[i] + alpha * x[i]. */
void kgl_axpy_f32_scalar(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_avx2(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_avx512(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_neon(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_sve(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_wasm(float alpha, const float *x, float *y, size_t n);
void kgl_axpy_f32_wasm_relaxed(float alpha, const float *x, float *y, size_t n);

/* out[i] = a[i] - b[i]. */
void kgl_sub_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_sub_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_sub_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_sub_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_sub_f32_sve(const float *a, const float *b, float *out, size_t n);
void kgl_sub_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_sub_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = a[i] / b[i]. */
void kgl_div_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_div_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_div_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_div_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_div_f32_sve(const float *a, const float *b, float *out, size_t n);
void kgl_div_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_div_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier. */
void kgl_fma_f32_scalar(const float *a, const float *b, const float *c, float *out, size_t n);
void kgl_fma_f32_avx2(const float *a, const float *b, const float *c, float *out, size_t n);
void kgl_fma_f32_avx512(const float *a, const float *b, const float *c, float *out, size_t n);
void kgl_fma_f32_neon(const float *a, const float *b, const float *c, float *out, size_t n);
void kgl_fma_f32_sve(const float *a, const float *b, const float *c, float *out, size_t n);
void kgl_fma_f32_wasm(const float *a, const float *b, const float *c, float *out, size_t n);
void kgl_fma_f32_wasm_relaxed(const float *a, const float *b, const float *c, float *out, size_t n);

/* out[i] = -a[i]. */
void kgl_neg_f32_scalar(const float *a, float *out, size_t n);
void kgl_neg_f32_avx2(const float *a, float *out, size_t n);
void kgl_neg_f32_avx512(const float *a, float *out, size_t n);
void kgl_neg_f32_neon(const float *a, float *out, size_t n);
void kgl_neg_f32_sve(const float *a, float *out, size_t n);
void kgl_neg_f32_wasm(const float *a, float *out, size_t n);
void kgl_neg_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* out[i] = |a[i]|. */
void kgl_abs_f32_scalar(const float *a, float *out, size_t n);
void kgl_abs_f32_avx2(const float *a, float *out, size_t n);
void kgl_abs_f32_avx512(const float *a, float *out, size_t n);
void kgl_abs_f32_neon(const float *a, float *out, size_t n);
void kgl_abs_f32_sve(const float *a, float *out, size_t n);
void kgl_abs_f32_wasm(const float *a, float *out, size_t n);
void kgl_abs_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* out[i] = 1 or -1, the sign of a[i]; zeros stay as they are. */
void kgl_sign_f32_scalar(const float *a, float *out, size_t n);
void kgl_sign_f32_avx2(const float *a, float *out, size_t n);
void kgl_sign_f32_avx512(const float *a, float *out, size_t n);
void kgl_sign_f32_neon(const float *a, float *out, size_t n);
void kgl_sign_f32_wasm(const float *a, float *out, size_t n);
void kgl_sign_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* out[i] = a[i] without its fraction; -0.5 becomes -0. */
void kgl_trunc_f32_scalar(const float *a, float *out, size_t n);
void kgl_trunc_f32_avx2(const float *a, float *out, size_t n);
void kgl_trunc_f32_avx512(const float *a, float *out, size_t n);
void kgl_trunc_f32_neon(const float *a, float *out, size_t n);
void kgl_trunc_f32_wasm(const float *a, float *out, size_t n);
void kgl_trunc_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* out[i] = min(max(a[i], low), high), with +0 above -0 and NaN from any of the three. */
void kgl_clamp_f32_scalar(const float *a, float low, float high, float *out, size_t n);
void kgl_clamp_f32_avx2(const float *a, float low, float high, float *out, size_t n);
void kgl_clamp_f32_avx512(const float *a, float low, float high, float *out, size_t n);
void kgl_clamp_f32_neon(const float *a, float low, float high, float *out, size_t n);
void kgl_clamp_f32_sve(const float *a, float low, float high, float *out, size_t n);
void kgl_clamp_f32_wasm(const float *a, float low, float high, float *out, size_t n);
void kgl_clamp_f32_wasm_relaxed(const float *a, float low, float high, float *out, size_t n);

/* Square root: NaN below 0, -0 for -0. */
void kgl_sqrt_f32_scalar(const float *a, float *out, size_t n);
void kgl_sqrt_f32_avx2(const float *a, float *out, size_t n);
void kgl_sqrt_f32_avx512(const float *a, float *out, size_t n);
void kgl_sqrt_f32_neon(const float *a, float *out, size_t n);
void kgl_sqrt_f32_sve(const float *a, float *out, size_t n);
void kgl_sqrt_f32_wasm(const float *a, float *out, size_t n);
void kgl_sqrt_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* out[i] = 1 / sqrt(a[i]). */
void kgl_rsqrt_f32_scalar(const float *a, float *out, size_t n);
void kgl_rsqrt_f32_avx2(const float *a, float *out, size_t n);
void kgl_rsqrt_f32_avx512(const float *a, float *out, size_t n);
void kgl_rsqrt_f32_neon(const float *a, float *out, size_t n);
void kgl_rsqrt_f32_wasm(const float *a, float *out, size_t n);
void kgl_rsqrt_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* out[i] = 1 / a[i]. */
void kgl_recip_f32_scalar(const float *a, float *out, size_t n);
void kgl_recip_f32_avx2(const float *a, float *out, size_t n);
void kgl_recip_f32_avx512(const float *a, float *out, size_t n);
void kgl_recip_f32_neon(const float *a, float *out, size_t n);
void kgl_recip_f32_wasm(const float *a, float *out, size_t n);
void kgl_recip_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* out[i] = a[i] to the power of b[i], as IEEE 754 and C have it: 1 where b[i] is 0 or a[i] is 1, whatever the other is. */
void kgl_pow_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_pow_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_pow_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_pow_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_pow_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_pow_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* e to the power of a[i]: Infinity above 88.72, 0 below -103.97. */
void kgl_exp_f32_scalar(const float *a, float *out, size_t n);
void kgl_exp_f32_avx2(const float *a, float *out, size_t n);
void kgl_exp_f32_avx512(const float *a, float *out, size_t n);
void kgl_exp_f32_neon(const float *a, float *out, size_t n);
void kgl_exp_f32_sve(const float *a, float *out, size_t n);
void kgl_exp_f32_wasm(const float *a, float *out, size_t n);
void kgl_exp_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* Natural logarithm: NaN below 0, -Infinity for both zeros. */
void kgl_log_f32_scalar(const float *a, float *out, size_t n);
void kgl_log_f32_avx2(const float *a, float *out, size_t n);
void kgl_log_f32_avx512(const float *a, float *out, size_t n);
void kgl_log_f32_neon(const float *a, float *out, size_t n);
void kgl_log_f32_wasm(const float *a, float *out, size_t n);
void kgl_log_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* Hyperbolic tangent. */
void kgl_tanh_f32_scalar(const float *a, float *out, size_t n);
void kgl_tanh_f32_avx2(const float *a, float *out, size_t n);
void kgl_tanh_f32_avx512(const float *a, float *out, size_t n);
void kgl_tanh_f32_neon(const float *a, float *out, size_t n);
void kgl_tanh_f32_wasm(const float *a, float *out, size_t n);
void kgl_tanh_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* Sine of radians of any size; NaN for infinities. */
void kgl_sin_f32_scalar(const float *a, float *out, size_t n);
void kgl_sin_f32_avx2(const float *a, float *out, size_t n);
void kgl_sin_f32_avx512(const float *a, float *out, size_t n);
void kgl_sin_f32_neon(const float *a, float *out, size_t n);
void kgl_sin_f32_wasm(const float *a, float *out, size_t n);
void kgl_sin_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* Cosine of radians of any size; NaN for infinities. */
void kgl_cos_f32_scalar(const float *a, float *out, size_t n);
void kgl_cos_f32_avx2(const float *a, float *out, size_t n);
void kgl_cos_f32_avx512(const float *a, float *out, size_t n);
void kgl_cos_f32_neon(const float *a, float *out, size_t n);
void kgl_cos_f32_wasm(const float *a, float *out, size_t n);
void kgl_cos_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* The error function. */
void kgl_erf_f32_scalar(const float *a, float *out, size_t n);
void kgl_erf_f32_avx2(const float *a, float *out, size_t n);
void kgl_erf_f32_avx512(const float *a, float *out, size_t n);
void kgl_erf_f32_neon(const float *a, float *out, size_t n);
void kgl_erf_f32_wasm(const float *a, float *out, size_t n);
void kgl_erf_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* The largest whole number that is not above a[i]. */
void kgl_floor_f32_scalar(const float *a, float *out, size_t n);
void kgl_floor_f32_avx2(const float *a, float *out, size_t n);
void kgl_floor_f32_avx512(const float *a, float *out, size_t n);
void kgl_floor_f32_neon(const float *a, float *out, size_t n);
void kgl_floor_f32_wasm(const float *a, float *out, size_t n);
void kgl_floor_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* The smallest whole number that is not below a[i]; -0 from -1 to -0. */
void kgl_ceil_f32_scalar(const float *a, float *out, size_t n);
void kgl_ceil_f32_avx2(const float *a, float *out, size_t n);
void kgl_ceil_f32_avx512(const float *a, float *out, size_t n);
void kgl_ceil_f32_neon(const float *a, float *out, size_t n);
void kgl_ceil_f32_wasm(const float *a, float *out, size_t n);
void kgl_ceil_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* The nearest whole number, the even one of two; the sign of zero is kept. */
void kgl_round_f32_scalar(const float *a, float *out, size_t n);
void kgl_round_f32_avx2(const float *a, float *out, size_t n);
void kgl_round_f32_avx512(const float *a, float *out, size_t n);
void kgl_round_f32_neon(const float *a, float *out, size_t n);
void kgl_round_f32_wasm(const float *a, float *out, size_t n);
void kgl_round_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min. */
void kgl_minimum_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_minimum_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_minimum_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_minimum_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_minimum_f32_sve(const float *a, const float *b, float *out, size_t n);
void kgl_minimum_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_minimum_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max. */
void kgl_maximum_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_maximum_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_maximum_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_maximum_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_maximum_f32_sve(const float *a, const float *b, float *out, size_t n);
void kgl_maximum_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_maximum_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = 1 where a[i] == b[i], else 0. */
void kgl_equal_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_equal_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_equal_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_equal_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_equal_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_equal_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = 1 where a[i] != b[i], NaN included, else 0. */
void kgl_notEqual_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_notEqual_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_notEqual_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_notEqual_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_notEqual_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_notEqual_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = 1 where a[i] < b[i], else 0. */
void kgl_less_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_less_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_less_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_less_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_less_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_less_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = 1 where a[i] <= b[i], else 0. */
void kgl_lessEqual_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_lessEqual_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_lessEqual_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_lessEqual_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_lessEqual_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_lessEqual_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = 1 where a[i] > b[i], else 0. */
void kgl_greater_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_greater_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_greater_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_greater_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_greater_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_greater_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = 1 where a[i] >= b[i], else 0. */
void kgl_greaterEqual_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_greaterEqual_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_greaterEqual_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_greaterEqual_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_greaterEqual_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_greaterEqual_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = a[i] where condition[i] is not 0 (NaN is not), else b[i]. */
void kgl_select_f32_scalar(const float *condition, const float *a, const float *b, float *out, size_t n);
void kgl_select_f32_avx2(const float *condition, const float *a, const float *b, float *out, size_t n);
void kgl_select_f32_avx512(const float *condition, const float *a, const float *b, float *out, size_t n);
void kgl_select_f32_neon(const float *condition, const float *a, const float *b, float *out, size_t n);
void kgl_select_f32_wasm(const float *condition, const float *a, const float *b, float *out, size_t n);
void kgl_select_f32_wasm_relaxed(const float *condition, const float *a, const float *b, float *out, size_t n);

/* 0 where a[i] < 0, else a[i]; -0 stays. */
void kgl_relu_f32_scalar(const float *a, float *out, size_t n);
void kgl_relu_f32_avx2(const float *a, float *out, size_t n);
void kgl_relu_f32_avx512(const float *a, float *out, size_t n);
void kgl_relu_f32_neon(const float *a, float *out, size_t n);
void kgl_relu_f32_sve(const float *a, float *out, size_t n);
void kgl_relu_f32_wasm(const float *a, float *out, size_t n);
void kgl_relu_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* a[i] * slope where a[i] < 0, else a[i]. */
void kgl_leakyRelu_f32_scalar(const float *a, float slope, float *out, size_t n);
void kgl_leakyRelu_f32_avx2(const float *a, float slope, float *out, size_t n);
void kgl_leakyRelu_f32_avx512(const float *a, float slope, float *out, size_t n);
void kgl_leakyRelu_f32_neon(const float *a, float slope, float *out, size_t n);
void kgl_leakyRelu_f32_wasm(const float *a, float slope, float *out, size_t n);
void kgl_leakyRelu_f32_wasm_relaxed(const float *a, float slope, float *out, size_t n);

/* alpha * (exp(a[i]) - 1) where a[i] < 0, else a[i]. */
void kgl_elu_f32_scalar(const float *a, float alpha, float *out, size_t n);
void kgl_elu_f32_avx2(const float *a, float alpha, float *out, size_t n);
void kgl_elu_f32_avx512(const float *a, float alpha, float *out, size_t n);
void kgl_elu_f32_neon(const float *a, float alpha, float *out, size_t n);
void kgl_elu_f32_wasm(const float *a, float alpha, float *out, size_t n);
void kgl_elu_f32_wasm_relaxed(const float *a, float alpha, float *out, size_t n);

/* 1.0507009873554805 * (1.6732632423543772 * (exp(a[i]) - 1) where a[i] < 0, else a[i]). */
void kgl_selu_f32_scalar(const float *a, float *out, size_t n);
void kgl_selu_f32_avx2(const float *a, float *out, size_t n);
void kgl_selu_f32_avx512(const float *a, float *out, size_t n);
void kgl_selu_f32_neon(const float *a, float *out, size_t n);
void kgl_selu_f32_wasm(const float *a, float *out, size_t n);
void kgl_selu_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* a[i] * (1 + erf(a[i] / sqrt(2))) / 2; -0 at -Infinity, its limit. */
void kgl_gelu_f32_scalar(const float *a, float *out, size_t n);
void kgl_gelu_f32_avx2(const float *a, float *out, size_t n);
void kgl_gelu_f32_avx512(const float *a, float *out, size_t n);
void kgl_gelu_f32_neon(const float *a, float *out, size_t n);
void kgl_gelu_f32_wasm(const float *a, float *out, size_t n);
void kgl_gelu_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* a[i] * (1 + tanh(sqrt(2 / pi) * (a[i] + 0.044715 * a[i]^3))) / 2; -0 at -Infinity, its limit. */
void kgl_geluTanh_f32_scalar(const float *a, float *out, size_t n);
void kgl_geluTanh_f32_avx2(const float *a, float *out, size_t n);
void kgl_geluTanh_f32_avx512(const float *a, float *out, size_t n);
void kgl_geluTanh_f32_neon(const float *a, float *out, size_t n);
void kgl_geluTanh_f32_wasm(const float *a, float *out, size_t n);
void kgl_geluTanh_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* a[i] / (1 + exp(-a[i])), also called swish; -0 at -Infinity, its limit. */
void kgl_silu_f32_scalar(const float *a, float *out, size_t n);
void kgl_silu_f32_avx2(const float *a, float *out, size_t n);
void kgl_silu_f32_avx512(const float *a, float *out, size_t n);
void kgl_silu_f32_neon(const float *a, float *out, size_t n);
void kgl_silu_f32_sve(const float *a, float *out, size_t n);
void kgl_silu_f32_wasm(const float *a, float *out, size_t n);
void kgl_silu_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* a[i] * min(max(a[i] + 3, 0), 6) / 6; -0 below -3. */
void kgl_hardSwish_f32_scalar(const float *a, float *out, size_t n);
void kgl_hardSwish_f32_avx2(const float *a, float *out, size_t n);
void kgl_hardSwish_f32_avx512(const float *a, float *out, size_t n);
void kgl_hardSwish_f32_neon(const float *a, float *out, size_t n);
void kgl_hardSwish_f32_wasm(const float *a, float *out, size_t n);
void kgl_hardSwish_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* min(max(alpha * a[i] + beta, 0), 1). */
void kgl_hardSigmoid_f32_scalar(const float *a, float alpha, float beta, float *out, size_t n);
void kgl_hardSigmoid_f32_avx2(const float *a, float alpha, float beta, float *out, size_t n);
void kgl_hardSigmoid_f32_avx512(const float *a, float alpha, float beta, float *out, size_t n);
void kgl_hardSigmoid_f32_neon(const float *a, float alpha, float beta, float *out, size_t n);
void kgl_hardSigmoid_f32_wasm(const float *a, float alpha, float beta, float *out, size_t n);
void kgl_hardSigmoid_f32_wasm_relaxed(const float *a, float alpha, float beta, float *out, size_t n);

/* a[i] * tanh(softplus(a[i])); -0 at -Infinity, its limit. */
void kgl_mish_f32_scalar(const float *a, float *out, size_t n);
void kgl_mish_f32_avx2(const float *a, float *out, size_t n);
void kgl_mish_f32_avx512(const float *a, float *out, size_t n);
void kgl_mish_f32_neon(const float *a, float *out, size_t n);
void kgl_mish_f32_wasm(const float *a, float *out, size_t n);
void kgl_mish_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* 1 / (1 + exp(-a[i])). */
void kgl_sigmoid_f32_scalar(const float *a, float *out, size_t n);
void kgl_sigmoid_f32_avx2(const float *a, float *out, size_t n);
void kgl_sigmoid_f32_avx512(const float *a, float *out, size_t n);
void kgl_sigmoid_f32_neon(const float *a, float *out, size_t n);
void kgl_sigmoid_f32_sve(const float *a, float *out, size_t n);
void kgl_sigmoid_f32_wasm(const float *a, float *out, size_t n);
void kgl_sigmoid_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* log(1 + exp(a[i])). */
void kgl_softplus_f32_scalar(const float *a, float *out, size_t n);
void kgl_softplus_f32_avx2(const float *a, float *out, size_t n);
void kgl_softplus_f32_avx512(const float *a, float *out, size_t n);
void kgl_softplus_f32_neon(const float *a, float *out, size_t n);
void kgl_softplus_f32_wasm(const float *a, float *out, size_t n);
void kgl_softplus_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* exp(a[i]) / sum of exp(a[j]), without overflow: all NaN if the largest element is infinite or NaN. */
void kgl_softmax_f32_scalar(const float *a, float *out, size_t n);
void kgl_softmax_f32_avx2(const float *a, float *out, size_t n);
void kgl_softmax_f32_avx512(const float *a, float *out, size_t n);
void kgl_softmax_f32_neon(const float *a, float *out, size_t n);
void kgl_softmax_f32_sve(const float *a, float *out, size_t n);
void kgl_softmax_f32_wasm(const float *a, float *out, size_t n);
void kgl_softmax_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* a[i] - log(sum of exp(a[j])), without overflow: all NaN if the largest element is infinite or NaN. */
void kgl_logSoftmax_f32_scalar(const float *a, float *out, size_t n);
void kgl_logSoftmax_f32_avx2(const float *a, float *out, size_t n);
void kgl_logSoftmax_f32_avx512(const float *a, float *out, size_t n);
void kgl_logSoftmax_f32_neon(const float *a, float *out, size_t n);
void kgl_logSoftmax_f32_wasm(const float *a, float *out, size_t n);
void kgl_logSoftmax_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* The panels that conv2d reads. */
void kgl_packFilters_f32_scalar(const float *filters, float *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packFilters_f32_avx2(const float *filters, float *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packFilters_f32_avx512(const float *filters, float *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packFilters_f32_neon(const float *filters, float *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packFilters_f32_wasm(const float *filters, float *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packFilters_f32_wasm_relaxed(const float *filters, float *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);

/* Each filter with each window: out = activation(clamp(bias + residual + sum of x * filter)), summed in this order, tap after tap and channel after channel; taps outside the image are left out. One row makes it a convolution in one dimension. */
void kgl_conv2d_f32_scalar(const float *x, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_conv2d_f32_avx2(const float *x, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_conv2d_f32_avx512(const float *x, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_conv2d_f32_neon(const float *x, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_conv2d_f32_wasm(const float *x, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_conv2d_f32_wasm_relaxed(const float *x, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);

/* The panels that depthwiseConv2d reads. */
void kgl_packDepthwise_f32_scalar(const float *filters, float *out, size_t channels, size_t kernelHeight, size_t kernelWidth);
void kgl_packDepthwise_f32_avx2(const float *filters, float *out, size_t channels, size_t kernelHeight, size_t kernelWidth);
void kgl_packDepthwise_f32_avx512(const float *filters, float *out, size_t channels, size_t kernelHeight, size_t kernelWidth);
void kgl_packDepthwise_f32_neon(const float *filters, float *out, size_t channels, size_t kernelHeight, size_t kernelWidth);
void kgl_packDepthwise_f32_wasm(const float *filters, float *out, size_t channels, size_t kernelHeight, size_t kernelWidth);
void kgl_packDepthwise_f32_wasm_relaxed(const float *filters, float *out, size_t channels, size_t kernelHeight, size_t kernelWidth);

/* A convolution of each channel with a filter of its own: bias, then tap after tap; taps outside the image are left out. */
void kgl_depthwiseConv2d_f32_scalar(const float *x, const float *packed, const float *bias, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t channels, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_depthwiseConv2d_f32_avx2(const float *x, const float *packed, const float *bias, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t channels, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_depthwiseConv2d_f32_avx512(const float *x, const float *packed, const float *bias, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t channels, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_depthwiseConv2d_f32_neon(const float *x, const float *packed, const float *bias, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t channels, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_depthwiseConv2d_f32_wasm(const float *x, const float *packed, const float *bias, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t channels, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
void kgl_depthwiseConv2d_f32_wasm_relaxed(const float *x, const float *packed, const float *bias, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t channels, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);

/* The largest element of each window and channel; -Infinity for a window outside the image. */
void kgl_maxPool2d_f32_scalar(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2d_f32_avx2(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2d_f32_avx512(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2d_f32_neon(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2d_f32_wasm(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2d_f32_wasm_relaxed(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);

/* The mean of each window and channel; NaN for a window outside the image if only taps inside count. */
void kgl_averagePool2d_f32_scalar(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t countsPadding);
void kgl_averagePool2d_f32_avx2(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t countsPadding);
void kgl_averagePool2d_f32_avx512(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t countsPadding);
void kgl_averagePool2d_f32_neon(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t countsPadding);
void kgl_averagePool2d_f32_wasm(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t countsPadding);
void kgl_averagePool2d_f32_wasm_relaxed(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t countsPadding);

/* out[c, r] = a[r, c]. */
void kgl_transpose_f32_scalar(const float *a, float *out, size_t rows, size_t columns);
void kgl_transpose_f32_avx2(const float *a, float *out, size_t rows, size_t columns);
void kgl_transpose_f32_avx512(const float *a, float *out, size_t rows, size_t columns);
void kgl_transpose_f32_neon(const float *a, float *out, size_t rows, size_t columns);
void kgl_transpose_f32_wasm(const float *a, float *out, size_t rows, size_t columns);
void kgl_transpose_f32_wasm_relaxed(const float *a, float *out, size_t rows, size_t columns);

/* out[i] = a[indices[i]]. */
void kgl_gather_f32_scalar(const float *a, const uint32_t *indices, float *out, size_t n, size_t m);
void kgl_gather_f32_avx2(const float *a, const uint32_t *indices, float *out, size_t n, size_t m);
void kgl_gather_f32_avx512(const float *a, const uint32_t *indices, float *out, size_t n, size_t m);
void kgl_gather_f32_neon(const float *a, const uint32_t *indices, float *out, size_t n, size_t m);
void kgl_gather_f32_sve(const float *a, const uint32_t *indices, float *out, size_t n, size_t m);
void kgl_gather_f32_wasm(const float *a, const uint32_t *indices, float *out, size_t n, size_t m);
void kgl_gather_f32_wasm_relaxed(const float *a, const uint32_t *indices, float *out, size_t n, size_t m);

/* out[indices[i]] = a[i], in order: of two elements for one position, the later stays. */
void kgl_scatter_f32_scalar(const float *a, const uint32_t *indices, float *out, size_t m, size_t n);
void kgl_scatter_f32_avx2(const float *a, const uint32_t *indices, float *out, size_t m, size_t n);
void kgl_scatter_f32_avx512(const float *a, const uint32_t *indices, float *out, size_t m, size_t n);
void kgl_scatter_f32_neon(const float *a, const uint32_t *indices, float *out, size_t m, size_t n);
void kgl_scatter_f32_wasm(const float *a, const uint32_t *indices, float *out, size_t m, size_t n);
void kgl_scatter_f32_wasm_relaxed(const float *a, const uint32_t *indices, float *out, size_t m, size_t n);

/* out[i, c] = table[indices[i], c]. */
void kgl_embeddingLookup_f32_scalar(const float *table, const uint32_t *indices, float *out, size_t rows, size_t columns, size_t m);
void kgl_embeddingLookup_f32_avx2(const float *table, const uint32_t *indices, float *out, size_t rows, size_t columns, size_t m);
void kgl_embeddingLookup_f32_avx512(const float *table, const uint32_t *indices, float *out, size_t rows, size_t columns, size_t m);
void kgl_embeddingLookup_f32_neon(const float *table, const uint32_t *indices, float *out, size_t rows, size_t columns, size_t m);
void kgl_embeddingLookup_f32_sve(const float *table, const uint32_t *indices, float *out, size_t rows, size_t columns, size_t m);
void kgl_embeddingLookup_f32_wasm(const float *table, const uint32_t *indices, float *out, size_t rows, size_t columns, size_t m);
void kgl_embeddingLookup_f32_wasm_relaxed(const float *table, const uint32_t *indices, float *out, size_t rows, size_t columns, size_t m);

/* Each new pixel is the old one that holds its centre: row floor((y + 0.5) * height / outHeight), columns alike. */
void kgl_resizeNearest_f32_scalar(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeNearest_f32_avx2(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeNearest_f32_avx512(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeNearest_f32_neon(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeNearest_f32_wasm(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeNearest_f32_wasm_relaxed(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);

/* Each new pixel is mixed from the four old ones whose centres surround its own (half-pixel centres, no antialiasing); at the edges the nearest are repeated. */
void kgl_resizeBilinear_f32_scalar(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeBilinear_f32_avx2(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeBilinear_f32_avx512(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeBilinear_f32_neon(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeBilinear_f32_wasm(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
void kgl_resizeBilinear_f32_wasm_relaxed(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);

/* out[i, c, r] = a[i, r, c]: with a channel for a row, images with their channels apart (NCHW) become images with channels last (NHWC). */
void kgl_transposeEach_f32_scalar(const float *a, float *out, size_t batch, size_t rows, size_t columns);
void kgl_transposeEach_f32_avx2(const float *a, float *out, size_t batch, size_t rows, size_t columns);
void kgl_transposeEach_f32_avx512(const float *a, float *out, size_t batch, size_t rows, size_t columns);
void kgl_transposeEach_f32_neon(const float *a, float *out, size_t batch, size_t rows, size_t columns);
void kgl_transposeEach_f32_wasm(const float *a, float *out, size_t batch, size_t rows, size_t columns);
void kgl_transposeEach_f32_wasm_relaxed(const float *a, float *out, size_t batch, size_t rows, size_t columns);

/* The same numbers in f32, subnormal ones included; NaN becomes quiet. */
void kgl_f16ToF32_f32_scalar(const uint16_t *a, float *out, size_t n);
void kgl_f16ToF32_f32_avx2(const uint16_t *a, float *out, size_t n);
void kgl_f16ToF32_f32_avx512(const uint16_t *a, float *out, size_t n);
void kgl_f16ToF32_f32_neon(const uint16_t *a, float *out, size_t n);
void kgl_f16ToF32_f32_wasm(const uint16_t *a, float *out, size_t n);
void kgl_f16ToF32_f32_wasm_relaxed(const uint16_t *a, float *out, size_t n);

/* The nearest halves, ties to even: subnormal ones below 2^-14, infinity from 65520 on; NaN stays NaN and becomes quiet. */
void kgl_f32ToF16_f32_scalar(const float *a, uint16_t *out, size_t n);
void kgl_f32ToF16_f32_avx2(const float *a, uint16_t *out, size_t n);
void kgl_f32ToF16_f32_avx512(const float *a, uint16_t *out, size_t n);
void kgl_f32ToF16_f32_neon(const float *a, uint16_t *out, size_t n);
void kgl_f32ToF16_f32_wasm(const float *a, uint16_t *out, size_t n);
void kgl_f32ToF16_f32_wasm_relaxed(const float *a, uint16_t *out, size_t n);

/* The order of elements that dotPacked reads, the same on every tier. */
void kgl_packRows_f32_scalar(const float *a, float *out, size_t rows, size_t columns);
void kgl_packRows_f32_avx2(const float *a, float *out, size_t rows, size_t columns);
void kgl_packRows_f32_avx512(const float *a, float *out, size_t rows, size_t columns);
void kgl_packRows_f32_neon(const float *a, float *out, size_t rows, size_t columns);
void kgl_packRows_f32_wasm(const float *a, float *out, size_t rows, size_t columns);
void kgl_packRows_f32_wasm_relaxed(const float *a, float *out, size_t rows, size_t columns);

/* out[v, r] = dot(row r, vector v), each added up in the order of the columns: its bits do not depend on the other rows and vectors. */
void kgl_dotPacked_f32_scalar(const float *packed, const float *vectors, float *out, size_t rows, size_t columns, size_t count);
void kgl_dotPacked_f32_avx2(const float *packed, const float *vectors, float *out, size_t rows, size_t columns, size_t count);
void kgl_dotPacked_f32_avx512(const float *packed, const float *vectors, float *out, size_t rows, size_t columns, size_t count);
void kgl_dotPacked_f32_neon(const float *packed, const float *vectors, float *out, size_t rows, size_t columns, size_t count);
void kgl_dotPacked_f32_wasm(const float *packed, const float *vectors, float *out, size_t rows, size_t columns, size_t count);
void kgl_dotPacked_f32_wasm_relaxed(const float *packed, const float *vectors, float *out, size_t rows, size_t columns, size_t count);

/* The panels that matmulPacked reads, from a matrix that is multiplied from the left; packRows makes the same of its transpose. */
void kgl_packColumns_f32_scalar(const float *b, float *out, size_t inner, size_t columns);
void kgl_packColumns_f32_avx2(const float *b, float *out, size_t inner, size_t columns);
void kgl_packColumns_f32_avx512(const float *b, float *out, size_t inner, size_t columns);
void kgl_packColumns_f32_neon(const float *b, float *out, size_t inner, size_t columns);
void kgl_packColumns_f32_wasm(const float *b, float *out, size_t inner, size_t columns);
void kgl_packColumns_f32_wasm_relaxed(const float *b, float *out, size_t inner, size_t columns);

/* out = activation(clamp(a b + bias + residual)): bias and residual first, then each sum in the order of the inner dimension, so its bits depend on no other row or column. */
void kgl_matmulPacked_f32_scalar(const float *a, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulPacked_f32_avx2(const float *a, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulPacked_f32_avx512(const float *a, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulPacked_f32_neon(const float *a, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulPacked_f32_wasm(const float *a, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulPacked_f32_wasm_relaxed(const float *a, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);

/* out = activation(clamp(alpha a b + beta out + bias)). Sums are in the order of the inner dimension, but a product of one row or one column, or of up to 16 rows and columns of which b holds the transpose, may be added up as dot does. */
void kgl_matmul_f32_scalar(const float *a, const float *b, float *out, float alpha, float beta, const float *bias, float low, float high, float *work, size_t aBatches, size_t rows, size_t inner, size_t bBatches, size_t columns, size_t batches, size_t transposeA, size_t transposeB, size_t activation, size_t workspace);
void kgl_matmul_f32_avx2(const float *a, const float *b, float *out, float alpha, float beta, const float *bias, float low, float high, float *work, size_t aBatches, size_t rows, size_t inner, size_t bBatches, size_t columns, size_t batches, size_t transposeA, size_t transposeB, size_t activation, size_t workspace);
void kgl_matmul_f32_avx512(const float *a, const float *b, float *out, float alpha, float beta, const float *bias, float low, float high, float *work, size_t aBatches, size_t rows, size_t inner, size_t bBatches, size_t columns, size_t batches, size_t transposeA, size_t transposeB, size_t activation, size_t workspace);
void kgl_matmul_f32_neon(const float *a, const float *b, float *out, float alpha, float beta, const float *bias, float low, float high, float *work, size_t aBatches, size_t rows, size_t inner, size_t bBatches, size_t columns, size_t batches, size_t transposeA, size_t transposeB, size_t activation, size_t workspace);
void kgl_matmul_f32_wasm(const float *a, const float *b, float *out, float alpha, float beta, const float *bias, float low, float high, float *work, size_t aBatches, size_t rows, size_t inner, size_t bBatches, size_t columns, size_t batches, size_t transposeA, size_t transposeB, size_t activation, size_t workspace);
void kgl_matmul_f32_wasm_relaxed(const float *a, const float *b, float *out, float alpha, float beta, const float *bias, float low, float high, float *work, size_t aBatches, size_t rows, size_t inner, size_t bBatches, size_t columns, size_t batches, size_t transposeA, size_t transposeB, size_t activation, size_t workspace);

/* out[j] = sum of x[k] * b[k, j], in the order of k: the vector from the left; dotMany is the product from the right. */
void kgl_vecmat_f32_scalar(const float *x, const float *b, float *out, size_t inner, size_t columns);
void kgl_vecmat_f32_avx2(const float *x, const float *b, float *out, size_t inner, size_t columns);
void kgl_vecmat_f32_avx512(const float *x, const float *b, float *out, size_t inner, size_t columns);
void kgl_vecmat_f32_neon(const float *x, const float *b, float *out, size_t inner, size_t columns);
void kgl_vecmat_f32_sve(const float *x, const float *b, float *out, size_t inner, size_t columns);
void kgl_vecmat_f32_wasm(const float *x, const float *b, float *out, size_t inner, size_t columns);
void kgl_vecmat_f32_wasm_relaxed(const float *x, const float *b, float *out, size_t inner, size_t columns);

/* relu(a[i] + b[i]): 0 where the sum is below 0, else the sum. */
void kgl_addRelu_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_addRelu_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_addRelu_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_addRelu_f32_neon(const float *a, const float *b, float *out, size_t n);
void kgl_addRelu_f32_wasm(const float *a, const float *b, float *out, size_t n);
void kgl_addRelu_f32_wasm_relaxed(const float *a, const float *b, float *out, size_t n);

/* out[i] = a[i] + s * b[i]. */
void kgl_addScaled_f32_scalar(const float *a, float s, const float *b, float *out, size_t n);
void kgl_addScaled_f32_avx2(const float *a, float s, const float *b, float *out, size_t n);
void kgl_addScaled_f32_avx512(const float *a, float s, const float *b, float *out, size_t n);
void kgl_addScaled_f32_neon(const float *a, float s, const float *b, float *out, size_t n);
void kgl_addScaled_f32_wasm(const float *a, float s, const float *b, float *out, size_t n);
void kgl_addScaled_f32_wasm_relaxed(const float *a, float s, const float *b, float *out, size_t n);

/* out[i] = a[i] + (b[i] - a[i]) * t. */
void kgl_lerp_f32_scalar(const float *a, const float *b, float t, float *out, size_t n);
void kgl_lerp_f32_avx2(const float *a, const float *b, float t, float *out, size_t n);
void kgl_lerp_f32_avx512(const float *a, const float *b, float t, float *out, size_t n);
void kgl_lerp_f32_neon(const float *a, const float *b, float t, float *out, size_t n);
void kgl_lerp_f32_wasm(const float *a, const float *b, float t, float *out, size_t n);
void kgl_lerp_f32_wasm_relaxed(const float *a, const float *b, float t, float *out, size_t n);

/* a / normL2(a): the same direction with length 1. Zeros stay zeros. */
void kgl_normalize_f32_scalar(const float *a, float *out, size_t n);
void kgl_normalize_f32_avx2(const float *a, float *out, size_t n);
void kgl_normalize_f32_avx512(const float *a, float *out, size_t n);
void kgl_normalize_f32_neon(const float *a, float *out, size_t n);
void kgl_normalize_f32_wasm(const float *a, float *out, size_t n);
void kgl_normalize_f32_wasm_relaxed(const float *a, float *out, size_t n);

/* The panels that the products of 4-bit weights read; scales and zero points panel by panel, block by block, 16 at a time. Weights behind the last row become the zero point (of a larger byte its low half); columns behind the last one are zeros throughout. */
void kgl_packNibbles_u8_scalar(const uint8_t *b, const float *scales, const uint8_t *zeroPoints, float *packedScales, uint8_t *packedZeroPoints, uint8_t *out, size_t columns, size_t inner, size_t block);
void kgl_packNibbles_u8_avx2(const uint8_t *b, const float *scales, const uint8_t *zeroPoints, float *packedScales, uint8_t *packedZeroPoints, uint8_t *out, size_t columns, size_t inner, size_t block);
void kgl_packNibbles_u8_avx512(const uint8_t *b, const float *scales, const uint8_t *zeroPoints, float *packedScales, uint8_t *packedZeroPoints, uint8_t *out, size_t columns, size_t inner, size_t block);
void kgl_packNibbles_u8_neon(const uint8_t *b, const float *scales, const uint8_t *zeroPoints, float *packedScales, uint8_t *packedZeroPoints, uint8_t *out, size_t columns, size_t inner, size_t block);
void kgl_packNibbles_u8_wasm(const uint8_t *b, const float *scales, const uint8_t *zeroPoints, float *packedScales, uint8_t *packedZeroPoints, uint8_t *out, size_t columns, size_t inner, size_t block);
void kgl_packNibbles_u8_wasm_relaxed(const uint8_t *b, const float *scales, const uint8_t *zeroPoints, float *packedScales, uint8_t *packedZeroPoints, uint8_t *out, size_t columns, size_t inner, size_t block);

/* activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale. */
void kgl_matmulNibbles_f32_scalar(const float *a, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibbles_f32_avx2(const float *a, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibbles_f32_avx512(const float *a, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibbles_f32_neon(const float *a, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibbles_f32_wasm(const float *a, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibbles_f32_wasm_relaxed(const float *a, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);

/* The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier. */
void kgl_matmulNibblesBytes_i8_scalar(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytes_i8_avx2(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytes_i8_avx512(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytes_i8_avx512_vnni(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytes_i8_neon(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytes_i8_neon_dotprod(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytes_i8_wasm(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytes_i8_wasm_relaxed(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);

/* activation(clamp(a ((weights - zeroPoints) scales) + bias)) for 4-bit weights. A block is summed first, then multiplied with its scale; a scale of half precision is the float that it stands for. */
void kgl_matmulNibblesHalfScales_f32_scalar(const float *a, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibblesHalfScales_f32_avx2(const float *a, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibblesHalfScales_f32_avx512(const float *a, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibblesHalfScales_f32_neon(const float *a, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibblesHalfScales_f32_wasm(const float *a, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
void kgl_matmulNibblesHalfScales_f32_wasm_relaxed(const float *a, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);

/* The same for a left matrix in bytes. From 0 on, for block after block, sum + products * (aScale * scale), where products is an exact whole number and each of these three operations rounds once; then + bias: without an activation the same bits on every tier; a scale of half precision is the float that it stands for. */
void kgl_matmulNibblesBytesHalfScales_i8_scalar(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytesHalfScales_i8_avx2(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytesHalfScales_i8_avx512(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytesHalfScales_i8_avx512_vnni(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytesHalfScales_i8_neon(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytesHalfScales_i8_neon_dotprod(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytesHalfScales_i8_wasm(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
void kgl_matmulNibblesBytesHalfScales_i8_wasm_relaxed(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);

/* saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
void kgl_quantizeI8_f32_scalar(const float *a, const float *scales, const int32_t *zeroPoints, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI8_f32_avx2(const float *a, const float *scales, const int32_t *zeroPoints, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI8_f32_avx512(const float *a, const float *scales, const int32_t *zeroPoints, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI8_f32_neon(const float *a, const float *scales, const int32_t *zeroPoints, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI8_f32_wasm(const float *a, const float *scales, const int32_t *zeroPoints, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI8_f32_wasm_relaxed(const float *a, const float *scales, const int32_t *zeroPoints, int8_t *out, size_t outer, size_t channels, size_t inner);

/* saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
void kgl_quantizeU8_f32_scalar(const float *a, const float *scales, const int32_t *zeroPoints, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeU8_f32_avx2(const float *a, const float *scales, const int32_t *zeroPoints, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeU8_f32_avx512(const float *a, const float *scales, const int32_t *zeroPoints, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeU8_f32_neon(const float *a, const float *scales, const int32_t *zeroPoints, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeU8_f32_wasm(const float *a, const float *scales, const int32_t *zeroPoints, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeU8_f32_wasm_relaxed(const float *a, const float *scales, const int32_t *zeroPoints, uint8_t *out, size_t outer, size_t channels, size_t inner);

/* saturate(round(a / scale) + zeroPoint), ties to even, as ONNX QuantizeLinear. Any scale will do: a / 0 saturates; a quotient that is NaN becomes the zero point. */
void kgl_quantizeI16_f32_scalar(const float *a, const float *scales, const int32_t *zeroPoints, int16_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI16_f32_avx2(const float *a, const float *scales, const int32_t *zeroPoints, int16_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI16_f32_avx512(const float *a, const float *scales, const int32_t *zeroPoints, int16_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI16_f32_neon(const float *a, const float *scales, const int32_t *zeroPoints, int16_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI16_f32_wasm(const float *a, const float *scales, const int32_t *zeroPoints, int16_t *out, size_t outer, size_t channels, size_t inner);
void kgl_quantizeI16_f32_wasm_relaxed(const float *a, const float *scales, const int32_t *zeroPoints, int16_t *out, size_t outer, size_t channels, size_t inner);

/* (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
void kgl_dequantizeI8_f32_scalar(const int8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI8_f32_avx2(const int8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI8_f32_avx512(const int8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI8_f32_neon(const int8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI8_f32_wasm(const int8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI8_f32_wasm_relaxed(const int8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);

/* (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
void kgl_dequantizeU8_f32_scalar(const uint8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeU8_f32_avx2(const uint8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeU8_f32_avx512(const uint8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeU8_f32_neon(const uint8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeU8_f32_wasm(const uint8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeU8_f32_wasm_relaxed(const uint8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);

/* (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
void kgl_dequantizeI16_f32_scalar(const int16_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI16_f32_avx2(const int16_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI16_f32_avx512(const int16_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI16_f32_neon(const int16_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI16_f32_wasm(const int16_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI16_f32_wasm_relaxed(const int16_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);

/* (a - zeroPoint) * scale, as ONNX DequantizeLinear. */
void kgl_dequantizeI32_f32_scalar(const int32_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI32_f32_avx2(const int32_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI32_f32_avx512(const int32_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI32_f32_neon(const int32_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI32_f32_wasm(const int32_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
void kgl_dequantizeI32_f32_wasm_relaxed(const int32_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);

/* saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point. */
void kgl_requantizeI8_i32_scalar(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeI8_i32_avx2(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeI8_i32_avx512(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeI8_i32_neon(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeI8_i32_wasm(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeI8_i32_wasm_relaxed(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t outer, size_t channels, size_t inner);

/* saturate(round((a + bias) * multiplier) + zeroPoint), ties to even; a product that is NaN becomes the zero point. */
void kgl_requantizeU8_i32_scalar(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeU8_i32_avx2(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeU8_i32_avx512(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeU8_i32_neon(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeU8_i32_wasm(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t outer, size_t channels, size_t inner);
void kgl_requantizeU8_i32_wasm_relaxed(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t outer, size_t channels, size_t inner);

/* Quantizes by the range of the numbers, 0 included: scale = (max - min) / 255, zeroPoint = saturate(round(-min / scale)). Scale 1 and zero point 0 where that scale would be 0; NaN counts as 0; of a range that f32 cannot hold the scale is Infinity and all else 0. */
void kgl_dynamicQuantizeU8_f32_scalar(const float *a, float *parameters, uint8_t *out, size_t n, size_t two);
void kgl_dynamicQuantizeU8_f32_avx2(const float *a, float *parameters, uint8_t *out, size_t n, size_t two);
void kgl_dynamicQuantizeU8_f32_avx512(const float *a, float *parameters, uint8_t *out, size_t n, size_t two);
void kgl_dynamicQuantizeU8_f32_neon(const float *a, float *parameters, uint8_t *out, size_t n, size_t two);
void kgl_dynamicQuantizeU8_f32_wasm(const float *a, float *parameters, uint8_t *out, size_t n, size_t two);
void kgl_dynamicQuantizeU8_f32_wasm_relaxed(const float *a, float *parameters, uint8_t *out, size_t n, size_t two);

/* Symmetric quantization of each block of a row by its largest magnitude: the left operand of dynamically quantized products. NaN counts as 0; a block with an infinity, or with nothing above 127 * 2^-128, has scale 0 and zeros. */
void kgl_quantizeBlocks_f32_scalar(const float *a, float *scales, int8_t *out, size_t rows, size_t columns, size_t block);
void kgl_quantizeBlocks_f32_avx2(const float *a, float *scales, int8_t *out, size_t rows, size_t columns, size_t block);
void kgl_quantizeBlocks_f32_avx512(const float *a, float *scales, int8_t *out, size_t rows, size_t columns, size_t block);
void kgl_quantizeBlocks_f32_neon(const float *a, float *scales, int8_t *out, size_t rows, size_t columns, size_t block);
void kgl_quantizeBlocks_f32_wasm(const float *a, float *scales, int8_t *out, size_t rows, size_t columns, size_t block);
void kgl_quantizeBlocks_f32_wasm_relaxed(const float *a, float *scales, int8_t *out, size_t rows, size_t columns, size_t block);

/* out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier. */
void kgl_matmulI16ByI8_i16_scalar(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI8_i16_avx2(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI8_i16_avx512(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI8_i16_avx512_vnni(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI8_i16_neon(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI8_i16_wasm(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI8_i16_wasm_relaxed(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner, size_t columns);

/* out = a b, summed in 64 bits and exact up to 2^53: the same bits on every tier. */
void kgl_matmulI16ByI16_i16_scalar(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI16_i16_avx2(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI16_i16_avx512(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI16_i16_avx512_vnni(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI16_i16_neon(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI16_i16_wasm(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulI16ByI16_i16_wasm_relaxed(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner, size_t columns);

/* The panels that matmulI16Dequantize and matmulI16Requantize read with weightBytes 2. */
void kgl_packI16_i16_scalar(const int16_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packI16_i16_avx2(const int16_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packI16_i16_avx512(const int16_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packI16_i16_neon(const int16_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packI16_i16_wasm(const int16_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packI16_i16_wasm_relaxed(const int16_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);

/* activation(clamp(sum * scale * aScale + bias)) of the sums (a - aZeroPoint) b. The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b. Then every step rounds once, and without an activation the bits are the same on every tier. */
void kgl_matmulI16Dequantize_i16_scalar(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);
void kgl_matmulI16Dequantize_i16_avx2(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);
void kgl_matmulI16Dequantize_i16_avx512(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);
void kgl_matmulI16Dequantize_i16_avx512_vnni(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);
void kgl_matmulI16Dequantize_i16_neon(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);
void kgl_matmulI16Dequantize_i16_neon_dotprod(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);
void kgl_matmulI16Dequantize_i16_wasm(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);
void kgl_matmulI16Dequantize_i16_wasm_relaxed(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);

/* The sums (a - aZeroPoint) b as int16. The products are of bytes, added up in int32 for 2^16 rows of b at most and then in float64: exact up to 2^21 rows of b. */
void kgl_matmulI16Requantize_i16_scalar(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);
void kgl_matmulI16Requantize_i16_avx2(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);
void kgl_matmulI16Requantize_i16_avx512(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);
void kgl_matmulI16Requantize_i16_avx512_vnni(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);
void kgl_matmulI16Requantize_i16_neon(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);
void kgl_matmulI16Requantize_i16_neon_dotprod(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);
void kgl_matmulI16Requantize_i16_wasm(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);
void kgl_matmulI16Requantize_i16_wasm_relaxed(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);

/* The panels that the products of bytes read. */
void kgl_packBytes_i8_scalar(const int8_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packBytes_i8_avx2(const int8_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packBytes_i8_avx512(const int8_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packBytes_i8_neon(const int8_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packBytes_i8_wasm(const int8_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
void kgl_packBytes_i8_wasm_relaxed(const int8_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);

/* out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier. */
void kgl_matmulInteger_i8_scalar(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_i8_avx2(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_i8_avx512(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_i8_avx512_vnni(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_i8_neon(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_i8_neon_dotprod(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_i8_neon_i8mm(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_i8_wasm(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_i8_wasm_relaxed(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);

/* out = (a - aZeroPoint) (b - zeroPoints) in int32, exact up to 2^15 rows of b and wrapping beyond what int32 holds: the same bits on every tier. */
void kgl_matmulInteger_u8_scalar(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_u8_avx2(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_u8_avx512(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_u8_avx512_vnni(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_u8_neon(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_u8_neon_dotprod(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_u8_neon_i8mm(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_u8_wasm(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulInteger_u8_wasm_relaxed(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);

/* activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier. */
void kgl_matmulDequantize_i8_scalar(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_i8_avx2(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_i8_avx512(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_i8_avx512_vnni(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_i8_neon(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_i8_neon_dotprod(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_i8_neon_i8mm(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_i8_wasm(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_i8_wasm_relaxed(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);

/* activation(clamp(sum * scale * aScale + bias)) with the exact sums of matmulInteger: every step rounds once, and without an activation the bits are the same on every tier. */
void kgl_matmulDequantize_u8_scalar(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_u8_avx2(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_u8_avx512(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_u8_avx512_vnni(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_u8_neon(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_u8_neon_dotprod(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_u8_neon_i8mm(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_u8_wasm(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
void kgl_matmulDequantize_u8_wasm_relaxed(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);

/* requantize(matmulInteger(...)) without the sums in memory. */
void kgl_matmulRequantize_i8_scalar(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_i8_avx2(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_i8_avx512(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_i8_avx512_vnni(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_i8_neon(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_i8_neon_dotprod(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_i8_neon_i8mm(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_i8_wasm(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_i8_wasm_relaxed(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);

/* requantize(matmulInteger(...)) without the sums in memory. */
void kgl_matmulRequantize_u8_scalar(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_u8_avx2(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_u8_avx512(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_u8_avx512_vnni(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_u8_neon(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_u8_neon_dotprod(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_u8_neon_i8mm(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_u8_wasm(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
void kgl_matmulRequantize_u8_wasm_relaxed(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);

/* The panels that conv2dRequantize and conv2dInteger read. */
void kgl_packByteFilters_i8_scalar(const int8_t *filters, int32_t *sums, int8_t *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packByteFilters_i8_avx2(const int8_t *filters, int32_t *sums, int8_t *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packByteFilters_i8_avx512(const int8_t *filters, int32_t *sums, int8_t *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packByteFilters_i8_neon(const int8_t *filters, int32_t *sums, int8_t *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packByteFilters_i8_wasm(const int8_t *filters, int32_t *sums, int8_t *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
void kgl_packByteFilters_i8_wasm_relaxed(const int8_t *filters, int32_t *sums, int8_t *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);

/* Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier. */
void kgl_conv2dInteger_i8_scalar(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_i8_avx2(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_i8_avx512(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_i8_avx512_vnni(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_i8_neon(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_i8_neon_dotprod(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_i8_neon_i8mm(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_i8_wasm(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_i8_wasm_relaxed(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);

/* Sums of (x - xZeroPoint) * (filter - zeroPoint) over each window, exact in int32 (wrapping beyond): the same bits on every tier. */
void kgl_conv2dInteger_u8_scalar(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_u8_avx2(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_u8_avx512(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_u8_avx512_vnni(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_u8_neon(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_u8_neon_dotprod(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_u8_neon_i8mm(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_u8_wasm(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dInteger_u8_wasm_relaxed(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);

/* requantize(conv2dInteger(...)) without the sums in memory. */
void kgl_conv2dRequantize_i8_scalar(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_i8_avx2(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_i8_avx512(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_i8_avx512_vnni(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_i8_neon(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_i8_neon_dotprod(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_i8_neon_i8mm(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_i8_wasm(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_i8_wasm_relaxed(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);

/* requantize(conv2dInteger(...)) without the sums in memory. */
void kgl_conv2dRequantize_u8_scalar(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_u8_avx2(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_u8_avx512(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_u8_avx512_vnni(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_u8_neon(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_u8_neon_dotprod(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_u8_neon_i8mm(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_u8_wasm(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_conv2dRequantize_u8_wasm_relaxed(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);

/* Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized. */
void kgl_depthwiseRequantize_i8_scalar(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_i8_avx2(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_i8_avx512(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_i8_avx512_vnni(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_i8_neon(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_i8_neon_dotprod(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_i8_wasm(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_i8_wasm_relaxed(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);

/* Each channel convolved with a filter of its own, which stands for 0 with 0: exact sums of (x - xZeroPoint) * filter, requantized. */
void kgl_depthwiseRequantize_u8_scalar(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_u8_avx2(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_u8_avx512(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_u8_avx512_vnni(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_u8_neon(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_u8_neon_dotprod(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_u8_wasm(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
void kgl_depthwiseRequantize_u8_wasm_relaxed(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);

/* The largest element of each window and channel; the least that there is for a window outside the image. */
void kgl_maxPool2dInteger_i8_scalar(const int8_t *x, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_i8_avx2(const int8_t *x, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_i8_avx512(const int8_t *x, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_i8_neon(const int8_t *x, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_i8_wasm(const int8_t *x, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_i8_wasm_relaxed(const int8_t *x, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);

/* The largest element of each window and channel; the least that there is for a window outside the image. */
void kgl_maxPool2dInteger_u8_scalar(const uint8_t *x, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_u8_avx2(const uint8_t *x, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_u8_avx512(const uint8_t *x, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_u8_neon(const uint8_t *x, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_u8_wasm(const uint8_t *x, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
void kgl_maxPool2dInteger_u8_wasm_relaxed(const uint8_t *x, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);

/* out[r, c] = (a[r, c] - mean) / sqrt(variance + epsilon) * gamma[c] + beta[c], mean and variance (of the population) being those of row r. */
void kgl_layerNorm_f32_scalar(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_layerNorm_f32_avx2(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_layerNorm_f32_avx512(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_layerNorm_f32_neon(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_layerNorm_f32_wasm(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_layerNorm_f32_wasm_relaxed(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);

/* out[r, c] = a[r, c] / sqrt(mean of a[r]^2 + epsilon) * gamma[c]. */
void kgl_rmsNorm_f32_scalar(const float *a, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_rmsNorm_f32_avx2(const float *a, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_rmsNorm_f32_avx512(const float *a, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_rmsNorm_f32_neon(const float *a, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_rmsNorm_f32_wasm(const float *a, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_rmsNorm_f32_wasm_relaxed(const float *a, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);

/* residual += a, each sum rounded once; out = rmsNorm(residual, gamma, epsilon). */
void kgl_addRmsNorm_f32_scalar(const float *a, float *residual, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_addRmsNorm_f32_avx2(const float *a, float *residual, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_addRmsNorm_f32_avx512(const float *a, float *residual, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_addRmsNorm_f32_neon(const float *a, float *residual, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_addRmsNorm_f32_wasm(const float *a, float *residual, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
void kgl_addRmsNorm_f32_wasm_relaxed(const float *a, float *residual, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);

/* out[r, c] = (a[r, c] - mean[c]) * (gamma[c] / sqrt(variance[c] + epsilon)) + beta[c]. */
void kgl_batchNorm_f32_scalar(const float *a, const float *mean, const float *variance, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_batchNorm_f32_avx2(const float *a, const float *mean, const float *variance, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_batchNorm_f32_avx512(const float *a, const float *mean, const float *variance, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_batchNorm_f32_neon(const float *a, const float *mean, const float *variance, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_batchNorm_f32_wasm(const float *a, const float *mean, const float *variance, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
void kgl_batchNorm_f32_wasm_relaxed(const float *a, const float *mean, const float *variance, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);

/* Mean and variance are those of a group of channels in all pixels of an image; one channel per group: instance normalisation. */
void kgl_groupNorm_f32_scalar(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t batch, size_t pixels, size_t groups, size_t groupChannels);
void kgl_groupNorm_f32_avx2(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t batch, size_t pixels, size_t groups, size_t groupChannels);
void kgl_groupNorm_f32_avx512(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t batch, size_t pixels, size_t groups, size_t groupChannels);
void kgl_groupNorm_f32_neon(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t batch, size_t pixels, size_t groups, size_t groupChannels);
void kgl_groupNorm_f32_wasm(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t batch, size_t pixels, size_t groups, size_t groupChannels);
void kgl_groupNorm_f32_wasm_relaxed(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t batch, size_t pixels, size_t groups, size_t groupChannels);

/* out[r] = a[r] / max(norm of a[r], epsilon). */
void kgl_l2Normalize_f32_scalar(const float *a, float epsilon, float *out, size_t rows, size_t columns);
void kgl_l2Normalize_f32_avx2(const float *a, float epsilon, float *out, size_t rows, size_t columns);
void kgl_l2Normalize_f32_avx512(const float *a, float epsilon, float *out, size_t rows, size_t columns);
void kgl_l2Normalize_f32_neon(const float *a, float epsilon, float *out, size_t rows, size_t columns);
void kgl_l2Normalize_f32_wasm(const float *a, float epsilon, float *out, size_t rows, size_t columns);
void kgl_l2Normalize_f32_wasm_relaxed(const float *a, float epsilon, float *out, size_t rows, size_t columns);

/* softmax of each row, whose elements are read from memory once: a row of nothing but -Infinity gives NaN. */
void kgl_softmaxRows_f32_scalar(const float *a, float *out, size_t rows, size_t columns);
void kgl_softmaxRows_f32_avx2(const float *a, float *out, size_t rows, size_t columns);
void kgl_softmaxRows_f32_avx512(const float *a, float *out, size_t rows, size_t columns);
void kgl_softmaxRows_f32_neon(const float *a, float *out, size_t rows, size_t columns);
void kgl_softmaxRows_f32_sve(const float *a, float *out, size_t rows, size_t columns);
void kgl_softmaxRows_f32_wasm(const float *a, float *out, size_t rows, size_t columns);
void kgl_softmaxRows_f32_wasm_relaxed(const float *a, float *out, size_t rows, size_t columns);

/* Turns each pair (x, y) of a token by its angle. */
void kgl_rotaryEmbedding_f32_scalar(const float *x, const float *cos, const float *sin, float *out, size_t tokens, size_t heads, size_t half, size_t interleaved);
void kgl_rotaryEmbedding_f32_avx2(const float *x, const float *cos, const float *sin, float *out, size_t tokens, size_t heads, size_t half, size_t interleaved);
void kgl_rotaryEmbedding_f32_avx512(const float *x, const float *cos, const float *sin, float *out, size_t tokens, size_t heads, size_t half, size_t interleaved);
void kgl_rotaryEmbedding_f32_neon(const float *x, const float *cos, const float *sin, float *out, size_t tokens, size_t heads, size_t half, size_t interleaved);
void kgl_rotaryEmbedding_f32_wasm(const float *x, const float *cos, const float *sin, float *out, size_t tokens, size_t heads, size_t half, size_t interleaved);
void kgl_rotaryEmbedding_f32_wasm_relaxed(const float *x, const float *cos, const float *sin, float *out, size_t tokens, size_t heads, size_t half, size_t interleaved);

/* silu(gate) * up. */
void kgl_swiGlu_f32_scalar(const float *gate, const float *up, float *out, size_t n);
void kgl_swiGlu_f32_avx2(const float *gate, const float *up, float *out, size_t n);
void kgl_swiGlu_f32_avx512(const float *gate, const float *up, float *out, size_t n);
void kgl_swiGlu_f32_neon(const float *gate, const float *up, float *out, size_t n);
void kgl_swiGlu_f32_sve(const float *gate, const float *up, float *out, size_t n);
void kgl_swiGlu_f32_wasm(const float *gate, const float *up, float *out, size_t n);
void kgl_swiGlu_f32_wasm_relaxed(const float *gate, const float *up, float *out, size_t n);

/* softmax(scale q k + mask) v for every head, block by block: the scores are never all in memory. A query that sees no key answers 0; a key that it does not see leaves no trace, be it NaN. The length of work changes a result within its bound, whose n is keys + 2 * width. */
void kgl_attention_f32_scalar(const float *q, const float *k, const float *v, const float *mask, float scale, float *out, float *work, size_t batch, size_t queries, size_t kvHeads, size_t sharing, size_t width, size_t keys, size_t valueWidth, size_t masks, size_t causal, size_t workspace);
void kgl_attention_f32_avx2(const float *q, const float *k, const float *v, const float *mask, float scale, float *out, float *work, size_t batch, size_t queries, size_t kvHeads, size_t sharing, size_t width, size_t keys, size_t valueWidth, size_t masks, size_t causal, size_t workspace);
void kgl_attention_f32_avx512(const float *q, const float *k, const float *v, const float *mask, float scale, float *out, float *work, size_t batch, size_t queries, size_t kvHeads, size_t sharing, size_t width, size_t keys, size_t valueWidth, size_t masks, size_t causal, size_t workspace);
void kgl_attention_f32_neon(const float *q, const float *k, const float *v, const float *mask, float scale, float *out, float *work, size_t batch, size_t queries, size_t kvHeads, size_t sharing, size_t width, size_t keys, size_t valueWidth, size_t masks, size_t causal, size_t workspace);
void kgl_attention_f32_wasm(const float *q, const float *k, const float *v, const float *mask, float scale, float *out, float *work, size_t batch, size_t queries, size_t kvHeads, size_t sharing, size_t width, size_t keys, size_t valueWidth, size_t masks, size_t causal, size_t workspace);
void kgl_attention_f32_wasm_relaxed(const float *q, const float *k, const float *v, const float *mask, float scale, float *out, float *work, size_t batch, size_t queries, size_t kvHeads, size_t sharing, size_t width, size_t keys, size_t valueWidth, size_t masks, size_t causal, size_t workspace);

/* out[outAt + sum(i_k * outS_k)] = a[aAt + sum(i_k * aS_k)] for all i_k below d_k, in row-major order. Steps are 32-bit integers, negative ones as two's complement: -1 is 4294967295, or -1 >>> 0. With every aS_k 0 it fills. A step that would leave an array is an error. */
void kgl_copyStrided_u8_scalar(const uint8_t *a, uint8_t *out, size_t aCount, size_t width, size_t d0, size_t d1, size_t d2, size_t d3, size_t d4, size_t aAt, size_t aS0, size_t aS1, size_t aS2, size_t aS3, size_t aS4, size_t outCount, size_t outAt, size_t outS0, size_t outS1, size_t outS2, size_t outS3, size_t outS4);
void kgl_copyStrided_u8_avx2(const uint8_t *a, uint8_t *out, size_t aCount, size_t width, size_t d0, size_t d1, size_t d2, size_t d3, size_t d4, size_t aAt, size_t aS0, size_t aS1, size_t aS2, size_t aS3, size_t aS4, size_t outCount, size_t outAt, size_t outS0, size_t outS1, size_t outS2, size_t outS3, size_t outS4);
void kgl_copyStrided_u8_avx512(const uint8_t *a, uint8_t *out, size_t aCount, size_t width, size_t d0, size_t d1, size_t d2, size_t d3, size_t d4, size_t aAt, size_t aS0, size_t aS1, size_t aS2, size_t aS3, size_t aS4, size_t outCount, size_t outAt, size_t outS0, size_t outS1, size_t outS2, size_t outS3, size_t outS4);
void kgl_copyStrided_u8_neon(const uint8_t *a, uint8_t *out, size_t aCount, size_t width, size_t d0, size_t d1, size_t d2, size_t d3, size_t d4, size_t aAt, size_t aS0, size_t aS1, size_t aS2, size_t aS3, size_t aS4, size_t outCount, size_t outAt, size_t outS0, size_t outS1, size_t outS2, size_t outS3, size_t outS4);
void kgl_copyStrided_u8_wasm(const uint8_t *a, uint8_t *out, size_t aCount, size_t width, size_t d0, size_t d1, size_t d2, size_t d3, size_t d4, size_t aAt, size_t aS0, size_t aS1, size_t aS2, size_t aS3, size_t aS4, size_t outCount, size_t outAt, size_t outS0, size_t outS1, size_t outS2, size_t outS3, size_t outS4);
void kgl_copyStrided_u8_wasm_relaxed(const uint8_t *a, uint8_t *out, size_t aCount, size_t width, size_t d0, size_t d1, size_t d2, size_t d3, size_t d4, size_t aAt, size_t aS0, size_t aS1, size_t aS2, size_t aS3, size_t aS4, size_t outCount, size_t outAt, size_t outS0, size_t outS1, size_t outS2, size_t outS3, size_t outS4);

/* ONNX's Cast: to floats the nearest, ties to even; to bool whether it is not 0; from floats to integers truncated, NaN 0, what int64 and uint64 do not hold the nearest that they do; of integers the low bits. */
void kgl_convertAny_u8_scalar(const uint8_t *a, uint8_t *out, size_t n, size_t from, size_t to);
void kgl_convertAny_u8_avx2(const uint8_t *a, uint8_t *out, size_t n, size_t from, size_t to);
void kgl_convertAny_u8_avx512(const uint8_t *a, uint8_t *out, size_t n, size_t from, size_t to);
void kgl_convertAny_u8_neon(const uint8_t *a, uint8_t *out, size_t n, size_t from, size_t to);
void kgl_convertAny_u8_wasm(const uint8_t *a, uint8_t *out, size_t n, size_t from, size_t to);
void kgl_convertAny_u8_wasm_relaxed(const uint8_t *a, uint8_t *out, size_t n, size_t from, size_t to);

/* Floats are computed in f64 and rounded once, integers wrap. `not` is 1 for 0 and 0 for others, `sqrt` of integers truncates that of their f64, `bitwiseNot` turns the bits of any type, bool aside. */
void kgl_unaryAny_u8_scalar(const uint8_t *a, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_unaryAny_u8_avx2(const uint8_t *a, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_unaryAny_u8_avx512(const uint8_t *a, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_unaryAny_u8_neon(const uint8_t *a, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_unaryAny_u8_wasm(const uint8_t *a, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_unaryAny_u8_wasm_relaxed(const uint8_t *a, uint8_t *out, size_t n, size_t type, size_t operation);

/* Floats are computed in f64 and rounded once, integers wrap; an integer divided by 0 is 0, its remainders too. `mod` has the sign of the divisor, `fmod` that of the dividend. `powInteger` takes the whole part of the exponent, to 2^31 at most. Bits of any type are combined as those of unsigned integers; shifts by their width or more give 0. */
void kgl_binaryAny_u8_scalar(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_binaryAny_u8_avx2(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_binaryAny_u8_avx512(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_binaryAny_u8_neon(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_binaryAny_u8_wasm(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_binaryAny_u8_wasm_relaxed(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);

/* NaN is unequal to itself: notEqual of an array and itself finds NaN. */
void kgl_compareAny_u8_scalar(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_compareAny_u8_avx2(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_compareAny_u8_avx512(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_compareAny_u8_neon(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_compareAny_u8_wasm(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
void kgl_compareAny_u8_wasm_relaxed(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);

/* Integers are summed in 64 bits and wrap, their means and roots are truncated. Of no elements: 0, 1 for prod, NaN for mean, the least of the type for max and its largest for min. */
void kgl_reduceAny_u8_scalar(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t operation);
void kgl_reduceAny_u8_avx2(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t operation);
void kgl_reduceAny_u8_avx512(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t operation);
void kgl_reduceAny_u8_neon(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t operation);
void kgl_reduceAny_u8_wasm(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t operation);
void kgl_reduceAny_u8_wasm_relaxed(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t operation);

/* The position along the reduced axis; NaN is both the largest and the least. */
void kgl_argReduceAny_u8_scalar(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t isMax, size_t selectLast);
void kgl_argReduceAny_u8_avx2(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t isMax, size_t selectLast);
void kgl_argReduceAny_u8_avx512(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t isMax, size_t selectLast);
void kgl_argReduceAny_u8_neon(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t isMax, size_t selectLast);
void kgl_argReduceAny_u8_wasm(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t isMax, size_t selectLast);
void kgl_argReduceAny_u8_wasm_relaxed(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t isMax, size_t selectLast);

/* The position in row-major order of an element of a tensor with the lengths `limits`, negative indices counting from the end; 4294967295, which is below no limit, where one of the row is out of range: who uses it stops. */
void kgl_flattenIndices_u8_scalar(const uint8_t *a, const uint32_t *limits, uint32_t *out, size_t n, size_t k, size_t type);
void kgl_flattenIndices_u8_avx2(const uint8_t *a, const uint32_t *limits, uint32_t *out, size_t n, size_t k, size_t type);
void kgl_flattenIndices_u8_avx512(const uint8_t *a, const uint32_t *limits, uint32_t *out, size_t n, size_t k, size_t type);
void kgl_flattenIndices_u8_neon(const uint8_t *a, const uint32_t *limits, uint32_t *out, size_t n, size_t k, size_t type);
void kgl_flattenIndices_u8_wasm(const uint8_t *a, const uint32_t *limits, uint32_t *out, size_t n, size_t k, size_t type);
void kgl_flattenIndices_u8_wasm_relaxed(const uint8_t *a, const uint32_t *limits, uint32_t *out, size_t n, size_t k, size_t type);

/* out[t, i] = a[t, indices[t mod lists, i]]. */
void kgl_gatherRows_u8_scalar(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t rows, size_t width, size_t m, size_t lists);
void kgl_gatherRows_u8_avx2(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t rows, size_t width, size_t m, size_t lists);
void kgl_gatherRows_u8_avx512(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t rows, size_t width, size_t m, size_t lists);
void kgl_gatherRows_u8_neon(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t rows, size_t width, size_t m, size_t lists);
void kgl_gatherRows_u8_wasm(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t rows, size_t width, size_t m, size_t lists);
void kgl_gatherRows_u8_wasm_relaxed(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t rows, size_t width, size_t m, size_t lists);

/* out[t, indices[t, i]] becomes a[t, i] or its sum, product, least or largest with what it was; in order, as binaryAny computes. */
void kgl_scatterRows_u8_scalar(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t m, size_t inner, size_t type, size_t rows, size_t reduction);
void kgl_scatterRows_u8_avx2(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t m, size_t inner, size_t type, size_t rows, size_t reduction);
void kgl_scatterRows_u8_avx512(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t m, size_t inner, size_t type, size_t rows, size_t reduction);
void kgl_scatterRows_u8_neon(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t m, size_t inner, size_t type, size_t rows, size_t reduction);
void kgl_scatterRows_u8_wasm(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t m, size_t inner, size_t type, size_t rows, size_t reduction);
void kgl_scatterRows_u8_wasm_relaxed(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t m, size_t inner, size_t type, size_t rows, size_t reduction);

/* out[i] = a[i] where condition[i] is not 0, else b[i]. */
void kgl_selectAny_u8_scalar(const uint8_t *condition, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t width);
void kgl_selectAny_u8_avx2(const uint8_t *condition, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t width);
void kgl_selectAny_u8_avx512(const uint8_t *condition, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t width);
void kgl_selectAny_u8_neon(const uint8_t *condition, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t width);
void kgl_selectAny_u8_wasm(const uint8_t *condition, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t width);
void kgl_selectAny_u8_wasm_relaxed(const uint8_t *condition, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t width);

/* Of equal elements the first is better, zeros being equal; NaN is above every number. Of fewer elements than `k`, what is left receives zeros, and -1 for a place. */
void kgl_topKAny_u8_scalar(const uint8_t *a, uint8_t *values, uint8_t *indices, size_t rows, size_t n, size_t type, size_t k, size_t isLargest);
void kgl_topKAny_u8_avx2(const uint8_t *a, uint8_t *values, uint8_t *indices, size_t rows, size_t n, size_t type, size_t k, size_t isLargest);
void kgl_topKAny_u8_avx512(const uint8_t *a, uint8_t *values, uint8_t *indices, size_t rows, size_t n, size_t type, size_t k, size_t isLargest);
void kgl_topKAny_u8_neon(const uint8_t *a, uint8_t *values, uint8_t *indices, size_t rows, size_t n, size_t type, size_t k, size_t isLargest);
void kgl_topKAny_u8_wasm(const uint8_t *a, uint8_t *values, uint8_t *indices, size_t rows, size_t n, size_t type, size_t k, size_t isLargest);
void kgl_topKAny_u8_wasm_relaxed(const uint8_t *a, uint8_t *values, uint8_t *indices, size_t rows, size_t n, size_t type, size_t k, size_t isLargest);

/* The coordinates of every element that is not 0, in row-major order; a length that is 0 counts as 1. */
void kgl_findNonZero_u8_scalar(const uint8_t *a, const uint32_t *lengths, uint8_t *places, double *counts, size_t n, size_t type, size_t axes, size_t counted);
void kgl_findNonZero_u8_avx2(const uint8_t *a, const uint32_t *lengths, uint8_t *places, double *counts, size_t n, size_t type, size_t axes, size_t counted);
void kgl_findNonZero_u8_avx512(const uint8_t *a, const uint32_t *lengths, uint8_t *places, double *counts, size_t n, size_t type, size_t axes, size_t counted);
void kgl_findNonZero_u8_neon(const uint8_t *a, const uint32_t *lengths, uint8_t *places, double *counts, size_t n, size_t type, size_t axes, size_t counted);
void kgl_findNonZero_u8_wasm(const uint8_t *a, const uint32_t *lengths, uint8_t *places, double *counts, size_t n, size_t type, size_t axes, size_t counted);
void kgl_findNonZero_u8_wasm_relaxed(const uint8_t *a, const uint32_t *lengths, uint8_t *places, double *counts, size_t n, size_t type, size_t axes, size_t counted);

/* A function of each element, computed in f64; NaN where it has no value. */
void kgl_unaryRare_f32_scalar(const float *a, float alpha, float beta, float *out, size_t n, size_t operation);
void kgl_unaryRare_f32_avx2(const float *a, float alpha, float beta, float *out, size_t n, size_t operation);
void kgl_unaryRare_f32_avx512(const float *a, float alpha, float beta, float *out, size_t n, size_t operation);
void kgl_unaryRare_f32_neon(const float *a, float alpha, float beta, float *out, size_t n, size_t operation);
void kgl_unaryRare_f32_wasm(const float *a, float alpha, float beta, float *out, size_t n, size_t operation);
void kgl_unaryRare_f32_wasm_relaxed(const float *a, float alpha, float beta, float *out, size_t n, size_t operation);

/* ONNX's LRN: a * exp(-beta * log(bias + alpha / window * sum of the squares of the channels around)), in f64; channels outside are 0. */
void kgl_lrn_f32_scalar(const float *a, float alpha, float beta, float bias, float *out, size_t rows, size_t channels, size_t window);
void kgl_lrn_f32_avx2(const float *a, float alpha, float beta, float bias, float *out, size_t rows, size_t channels, size_t window);
void kgl_lrn_f32_avx512(const float *a, float alpha, float beta, float bias, float *out, size_t rows, size_t channels, size_t window);
void kgl_lrn_f32_neon(const float *a, float alpha, float beta, float bias, float *out, size_t rows, size_t channels, size_t window);
void kgl_lrn_f32_wasm(const float *a, float alpha, float beta, float bias, float *out, size_t rows, size_t channels, size_t window);
void kgl_lrn_f32_wasm_relaxed(const float *a, float alpha, float beta, float bias, float *out, size_t rows, size_t channels, size_t window);

/* Images at places between their pixels, or around several points at each: GridSample, RoiAlign, DeformConv. At a place that is NaN all is NaN. */
void kgl_samplePoints_f32_scalar(const float *a, const uint32_t *images, const float *places, const float *steps, const float *counts, const float *factors, float *out, size_t batch, size_t depth, size_t height, size_t width, size_t channels, size_t n, size_t m, size_t axes, size_t mode, size_t padding, size_t units, size_t isMax);
void kgl_samplePoints_f32_avx2(const float *a, const uint32_t *images, const float *places, const float *steps, const float *counts, const float *factors, float *out, size_t batch, size_t depth, size_t height, size_t width, size_t channels, size_t n, size_t m, size_t axes, size_t mode, size_t padding, size_t units, size_t isMax);
void kgl_samplePoints_f32_avx512(const float *a, const uint32_t *images, const float *places, const float *steps, const float *counts, const float *factors, float *out, size_t batch, size_t depth, size_t height, size_t width, size_t channels, size_t n, size_t m, size_t axes, size_t mode, size_t padding, size_t units, size_t isMax);
void kgl_samplePoints_f32_neon(const float *a, const uint32_t *images, const float *places, const float *steps, const float *counts, const float *factors, float *out, size_t batch, size_t depth, size_t height, size_t width, size_t channels, size_t n, size_t m, size_t axes, size_t mode, size_t padding, size_t units, size_t isMax);
void kgl_samplePoints_f32_wasm(const float *a, const uint32_t *images, const float *places, const float *steps, const float *counts, const float *factors, float *out, size_t batch, size_t depth, size_t height, size_t width, size_t channels, size_t n, size_t m, size_t axes, size_t mode, size_t padding, size_t units, size_t isMax);
void kgl_samplePoints_f32_wasm_relaxed(const float *a, const uint32_t *images, const float *places, const float *steps, const float *counts, const float *factors, float *out, size_t batch, size_t depth, size_t height, size_t width, size_t channels, size_t n, size_t m, size_t axes, size_t mode, size_t padding, size_t units, size_t isMax);

/* ONNX's NonMaxSuppression: of each class the boxes with the highest scores, each of which overlaps no better one too much; of equal scores the first box is better, NaN is above all. Boxes without area overlap none. In float, rounded at each step. */
void kgl_nonMaxSuppression_f32_scalar(const float *boxes, const float *scores, int32_t most, float overlap, float least, uint8_t *work, uint8_t *rows, double *counts, size_t batch, size_t n, size_t classes, size_t isCentred, size_t room, size_t counted);
void kgl_nonMaxSuppression_f32_avx2(const float *boxes, const float *scores, int32_t most, float overlap, float least, uint8_t *work, uint8_t *rows, double *counts, size_t batch, size_t n, size_t classes, size_t isCentred, size_t room, size_t counted);
void kgl_nonMaxSuppression_f32_avx512(const float *boxes, const float *scores, int32_t most, float overlap, float least, uint8_t *work, uint8_t *rows, double *counts, size_t batch, size_t n, size_t classes, size_t isCentred, size_t room, size_t counted);
void kgl_nonMaxSuppression_f32_neon(const float *boxes, const float *scores, int32_t most, float overlap, float least, uint8_t *work, uint8_t *rows, double *counts, size_t batch, size_t n, size_t classes, size_t isCentred, size_t room, size_t counted);
void kgl_nonMaxSuppression_f32_wasm(const float *boxes, const float *scores, int32_t most, float overlap, float least, uint8_t *work, uint8_t *rows, double *counts, size_t batch, size_t n, size_t classes, size_t isCentred, size_t room, size_t counted);
void kgl_nonMaxSuppression_f32_wasm_relaxed(const float *boxes, const float *scores, int32_t most, float overlap, float least, uint8_t *work, uint8_t *rows, double *counts, size_t batch, size_t n, size_t classes, size_t isCentred, size_t room, size_t counted);

/* For each row the sum of one leaf of every tree. From node to node: the child, or the one behind it where the key of the slot is above that of the node. A node that has itself for a child, and compares a key that is 0, is a leaf; its key is its row of `leaves`. Trees that nodes or leaves leave add nothing. */
void kgl_treeEnsemble_f32_scalar(const uint32_t *keys, const uint32_t *nodes, const uint32_t *roots, const uint32_t *columns, const uint32_t *depths, const float *leaves, float *out, size_t rows, size_t slots, size_t nodeCount, size_t childBits, size_t groups, size_t leafRows, size_t width, size_t targets);
void kgl_treeEnsemble_f32_avx2(const uint32_t *keys, const uint32_t *nodes, const uint32_t *roots, const uint32_t *columns, const uint32_t *depths, const float *leaves, float *out, size_t rows, size_t slots, size_t nodeCount, size_t childBits, size_t groups, size_t leafRows, size_t width, size_t targets);
void kgl_treeEnsemble_f32_avx512(const uint32_t *keys, const uint32_t *nodes, const uint32_t *roots, const uint32_t *columns, const uint32_t *depths, const float *leaves, float *out, size_t rows, size_t slots, size_t nodeCount, size_t childBits, size_t groups, size_t leafRows, size_t width, size_t targets);
void kgl_treeEnsemble_f32_neon(const uint32_t *keys, const uint32_t *nodes, const uint32_t *roots, const uint32_t *columns, const uint32_t *depths, const float *leaves, float *out, size_t rows, size_t slots, size_t nodeCount, size_t childBits, size_t groups, size_t leafRows, size_t width, size_t targets);
void kgl_treeEnsemble_f32_wasm(const uint32_t *keys, const uint32_t *nodes, const uint32_t *roots, const uint32_t *columns, const uint32_t *depths, const float *leaves, float *out, size_t rows, size_t slots, size_t nodeCount, size_t childBits, size_t groups, size_t leafRows, size_t width, size_t targets);
void kgl_treeEnsemble_f32_wasm_relaxed(const uint32_t *keys, const uint32_t *nodes, const uint32_t *roots, const uint32_t *columns, const uint32_t *depths, const float *leaves, float *out, size_t rows, size_t slots, size_t nodeCount, size_t childBits, size_t groups, size_t leafRows, size_t width, size_t targets);

/* Integers in the order of floats: the bits, with their order turned for those below 0, from 2^31 on for the others, -0 as 0. NaN is the largest of the first key of a feature, 4294967295, and the least of the second, 0. */
void kgl_treeKeys_f32_scalar(const float *a, uint32_t *out, size_t rows, size_t features, size_t slots);
void kgl_treeKeys_f32_avx2(const float *a, uint32_t *out, size_t rows, size_t features, size_t slots);
void kgl_treeKeys_f32_avx512(const float *a, uint32_t *out, size_t rows, size_t features, size_t slots);
void kgl_treeKeys_f32_neon(const float *a, uint32_t *out, size_t rows, size_t features, size_t slots);
void kgl_treeKeys_f32_wasm(const float *a, uint32_t *out, size_t rows, size_t features, size_t slots);
void kgl_treeKeys_f32_wasm_relaxed(const float *a, uint32_t *out, size_t rows, size_t features, size_t slots);

/* How many elements of the list are less, by halving it: where the element is, or would be put. 0 for NaN. */
void kgl_searchSorted_u8_scalar(const uint8_t *a, const uint8_t *sorted, uint32_t *out, size_t n, size_t type, size_t lists, size_t length);
void kgl_searchSorted_u8_avx2(const uint8_t *a, const uint8_t *sorted, uint32_t *out, size_t n, size_t type, size_t lists, size_t length);
void kgl_searchSorted_u8_avx512(const uint8_t *a, const uint8_t *sorted, uint32_t *out, size_t n, size_t type, size_t lists, size_t length);
void kgl_searchSorted_u8_neon(const uint8_t *a, const uint8_t *sorted, uint32_t *out, size_t n, size_t type, size_t lists, size_t length);
void kgl_searchSorted_u8_wasm(const uint8_t *a, const uint8_t *sorted, uint32_t *out, size_t n, size_t type, size_t lists, size_t length);
void kgl_searchSorted_u8_wasm_relaxed(const uint8_t *a, const uint8_t *sorted, uint32_t *out, size_t n, size_t type, size_t lists, size_t length);

/* A layer of RNN, GRU or LSTM as ONNX defines them, all steps of all directions in one call; n of the bound is hidden + 4. */
void kgl_recurrentLayer_f32_scalar(float *gates, const float *packed, const float *functions, const float *hiddenBias, const float *peepholes, const int32_t *lengths, float clip, float *state, float *cell, float *y, size_t steps, size_t batch, size_t directions, size_t gateCount, size_t hidden, size_t reverse, size_t batchFirst, size_t variant);
void kgl_recurrentLayer_f32_avx2(float *gates, const float *packed, const float *functions, const float *hiddenBias, const float *peepholes, const int32_t *lengths, float clip, float *state, float *cell, float *y, size_t steps, size_t batch, size_t directions, size_t gateCount, size_t hidden, size_t reverse, size_t batchFirst, size_t variant);
void kgl_recurrentLayer_f32_avx512(float *gates, const float *packed, const float *functions, const float *hiddenBias, const float *peepholes, const int32_t *lengths, float clip, float *state, float *cell, float *y, size_t steps, size_t batch, size_t directions, size_t gateCount, size_t hidden, size_t reverse, size_t batchFirst, size_t variant);
void kgl_recurrentLayer_f32_neon(float *gates, const float *packed, const float *functions, const float *hiddenBias, const float *peepholes, const int32_t *lengths, float clip, float *state, float *cell, float *y, size_t steps, size_t batch, size_t directions, size_t gateCount, size_t hidden, size_t reverse, size_t batchFirst, size_t variant);
void kgl_recurrentLayer_f32_wasm(float *gates, const float *packed, const float *functions, const float *hiddenBias, const float *peepholes, const int32_t *lengths, float clip, float *state, float *cell, float *y, size_t steps, size_t batch, size_t directions, size_t gateCount, size_t hidden, size_t reverse, size_t batchFirst, size_t variant);
void kgl_recurrentLayer_f32_wasm_relaxed(float *gates, const float *packed, const float *functions, const float *hiddenBias, const float *peepholes, const int32_t *lengths, float clip, float *state, float *cell, float *y, size_t steps, size_t batch, size_t directions, size_t gateCount, size_t hidden, size_t reverse, size_t batchFirst, size_t variant);

/* Sum of a[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
float kgl_deterministicSum_f32_scalar(const float *a, size_t n);
float kgl_deterministicSum_f32_avx2(const float *a, size_t n);
float kgl_deterministicSum_f32_avx512(const float *a, size_t n);
float kgl_deterministicSum_f32_neon(const float *a, size_t n);

/* Sum of a[i] * b[i]. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
float kgl_deterministicDot_f32_scalar(const float *a, const float *b, size_t n);
float kgl_deterministicDot_f32_avx2(const float *a, const float *b, size_t n);
float kgl_deterministicDot_f32_avx512(const float *a, const float *b, size_t n);
float kgl_deterministicDot_f32_neon(const float *a, const float *b, size_t n);

/* Sum of a[i]^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
float kgl_deterministicSumOfSquares_f32_scalar(const float *a, size_t n);
float kgl_deterministicSumOfSquares_f32_avx2(const float *a, size_t n);
float kgl_deterministicSumOfSquares_f32_avx512(const float *a, size_t n);
float kgl_deterministicSumOfSquares_f32_neon(const float *a, size_t n);

/* Sum of abs(a[i]). Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
float kgl_deterministicNormL1_f32_scalar(const float *a, size_t n);
float kgl_deterministicNormL1_f32_avx2(const float *a, size_t n);
float kgl_deterministicNormL1_f32_avx512(const float *a, size_t n);
float kgl_deterministicNormL1_f32_neon(const float *a, size_t n);

/* Sum of (a[i] - b[i])^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
float kgl_deterministicSquaredEuclidean_f32_scalar(const float *a, const float *b, size_t n);
float kgl_deterministicSquaredEuclidean_f32_avx2(const float *a, const float *b, size_t n);
float kgl_deterministicSquaredEuclidean_f32_avx512(const float *a, const float *b, size_t n);
float kgl_deterministicSquaredEuclidean_f32_neon(const float *a, const float *b, size_t n);

/* Sum of (a[i] - centre)^2. Element i is added to the (i mod 16)th of sixteen sums, each rounded step in turn, nothing fused; sums i and i + 8, then i + 4, i + 2 and i + 1 are added: the same bits on every tier and in TypeScript. */
float kgl_deterministicDeviations_f32_scalar(const float *a, float centre, size_t n);
float kgl_deterministicDeviations_f32_avx2(const float *a, float centre, size_t n);
float kgl_deterministicDeviations_f32_avx512(const float *a, float centre, size_t n);
float kgl_deterministicDeviations_f32_neon(const float *a, float centre, size_t n);

/* 2 to the power of a[i]: Infinity from 128 on, 0 below -150. */
void kgl_exp2_f32_scalar(const float *a, float *out, size_t n);
void kgl_exp2_f32_avx2(const float *a, float *out, size_t n);
void kgl_exp2_f32_avx512(const float *a, float *out, size_t n);
void kgl_exp2_f32_neon(const float *a, float *out, size_t n);

/* exp(a[i]) - 1, to the last bits also where a[i] is small. */
void kgl_expm1_f32_scalar(const float *a, float *out, size_t n);
void kgl_expm1_f32_avx2(const float *a, float *out, size_t n);
void kgl_expm1_f32_avx512(const float *a, float *out, size_t n);
void kgl_expm1_f32_neon(const float *a, float *out, size_t n);

/* Logarithm to base 2: NaN below 0, -Infinity for both zeros, whole for powers of 2. */
void kgl_log2_f32_scalar(const float *a, float *out, size_t n);
void kgl_log2_f32_avx2(const float *a, float *out, size_t n);
void kgl_log2_f32_avx512(const float *a, float *out, size_t n);
void kgl_log2_f32_neon(const float *a, float *out, size_t n);

/* Logarithm to base 10: NaN below 0, -Infinity for both zeros. */
void kgl_log10_f32_scalar(const float *a, float *out, size_t n);
void kgl_log10_f32_avx2(const float *a, float *out, size_t n);
void kgl_log10_f32_avx512(const float *a, float *out, size_t n);
void kgl_log10_f32_neon(const float *a, float *out, size_t n);

/* log(1 + a[i]), to the last bits also where a[i] is small: -Infinity for -1, NaN below. */
void kgl_log1p_f32_scalar(const float *a, float *out, size_t n);
void kgl_log1p_f32_avx2(const float *a, float *out, size_t n);
void kgl_log1p_f32_avx512(const float *a, float *out, size_t n);
void kgl_log1p_f32_neon(const float *a, float *out, size_t n);

/* Tangent of radians of any size; NaN for infinities. */
void kgl_tan_f32_scalar(const float *a, float *out, size_t n);
void kgl_tan_f32_avx2(const float *a, float *out, size_t n);
void kgl_tan_f32_avx512(const float *a, float *out, size_t n);
void kgl_tan_f32_neon(const float *a, float *out, size_t n);

/* Arc sine in radians: NaN outside [-1, 1]. */
void kgl_asin_f32_scalar(const float *a, float *out, size_t n);
void kgl_asin_f32_avx2(const float *a, float *out, size_t n);
void kgl_asin_f32_avx512(const float *a, float *out, size_t n);
void kgl_asin_f32_neon(const float *a, float *out, size_t n);

/* Arc cosine in radians: NaN outside [-1, 1]. */
void kgl_acos_f32_scalar(const float *a, float *out, size_t n);
void kgl_acos_f32_avx2(const float *a, float *out, size_t n);
void kgl_acos_f32_avx512(const float *a, float *out, size_t n);
void kgl_acos_f32_neon(const float *a, float *out, size_t n);

/* Arc tangent in radians. */
void kgl_atan_f32_scalar(const float *a, float *out, size_t n);
void kgl_atan_f32_avx2(const float *a, float *out, size_t n);
void kgl_atan_f32_avx512(const float *a, float *out, size_t n);
void kgl_atan_f32_neon(const float *a, float *out, size_t n);

/* Hyperbolic sine. */
void kgl_sinh_f32_scalar(const float *a, float *out, size_t n);
void kgl_sinh_f32_avx2(const float *a, float *out, size_t n);
void kgl_sinh_f32_avx512(const float *a, float *out, size_t n);
void kgl_sinh_f32_neon(const float *a, float *out, size_t n);

/* Hyperbolic cosine. */
void kgl_cosh_f32_scalar(const float *a, float *out, size_t n);
void kgl_cosh_f32_avx2(const float *a, float *out, size_t n);
void kgl_cosh_f32_avx512(const float *a, float *out, size_t n);
void kgl_cosh_f32_neon(const float *a, float *out, size_t n);

/* Inverse hyperbolic sine. */
void kgl_asinh_f32_scalar(const float *a, float *out, size_t n);
void kgl_asinh_f32_avx2(const float *a, float *out, size_t n);
void kgl_asinh_f32_avx512(const float *a, float *out, size_t n);
void kgl_asinh_f32_neon(const float *a, float *out, size_t n);

/* Inverse hyperbolic cosine: NaN below 1. */
void kgl_acosh_f32_scalar(const float *a, float *out, size_t n);
void kgl_acosh_f32_avx2(const float *a, float *out, size_t n);
void kgl_acosh_f32_avx512(const float *a, float *out, size_t n);
void kgl_acosh_f32_neon(const float *a, float *out, size_t n);

/* Inverse hyperbolic tangent: infinite at -1 and 1, NaN beyond. */
void kgl_atanh_f32_scalar(const float *a, float *out, size_t n);
void kgl_atanh_f32_avx2(const float *a, float *out, size_t n);
void kgl_atanh_f32_avx512(const float *a, float *out, size_t n);
void kgl_atanh_f32_neon(const float *a, float *out, size_t n);

/* The angle of the point (x[i], y[i]), from -pi to pi, signs of zeros and infinities as in Math.atan2. */
void kgl_atan2_f32_scalar(const float *y, const float *x, float *out, size_t n);
void kgl_atan2_f32_avx2(const float *y, const float *x, float *out, size_t n);
void kgl_atan2_f32_avx512(const float *y, const float *x, float *out, size_t n);
void kgl_atan2_f32_neon(const float *y, const float *x, float *out, size_t n);

/* a[i] - trunc(a[i]), with the sign of a[i], 0 where that is whole; NaN for infinities. */
void kgl_fract_f32_scalar(const float *a, float *out, size_t n);
void kgl_fract_f32_avx2(const float *a, float *out, size_t n);
void kgl_fract_f32_avx512(const float *a, float *out, size_t n);
void kgl_fract_f32_neon(const float *a, float *out, size_t n);

/* The nearest whole number, of two the one further from 0, as C's and Rust's round; the sign of zero is kept. `round` gives the even one. */
void kgl_roundHalfAway_f32_scalar(const float *a, float *out, size_t n);
void kgl_roundHalfAway_f32_avx2(const float *a, float *out, size_t n);
void kgl_roundHalfAway_f32_avx512(const float *a, float *out, size_t n);
void kgl_roundHalfAway_f32_neon(const float *a, float *out, size_t n);

/* The absolute value of a[i] with the sign of b[i], be they zeros or NaN. */
void kgl_copysign_f32_scalar(const float *a, const float *b, float *out, size_t n);
void kgl_copysign_f32_avx2(const float *a, const float *b, float *out, size_t n);
void kgl_copysign_f32_avx512(const float *a, const float *b, float *out, size_t n);
void kgl_copysign_f32_neon(const float *a, const float *b, float *out, size_t n);

/* out[r, c] = a[r] * b[c]. */
void kgl_outerProduct_f32_scalar(const float *a, const float *b, float *out, size_t m, size_t n);
void kgl_outerProduct_f32_avx2(const float *a, const float *b, float *out, size_t m, size_t n);
void kgl_outerProduct_f32_avx512(const float *a, const float *b, float *out, size_t m, size_t n);
void kgl_outerProduct_f32_neon(const float *a, const float *b, float *out, size_t m, size_t n);

/* Sum of the elements with Neumaier's compensation in f64: rounded once, whatever cancels. */
float kgl_sumKahan_f32_scalar(const float *a, size_t n);
float kgl_sumKahan_f32_avx2(const float *a, size_t n);
float kgl_sumKahan_f32_avx512(const float *a, size_t n);
float kgl_sumKahan_f32_neon(const float *a, size_t n);

/* Sum of (a[i] - mean)^2 divided by n - ddof, in f64: 0 for a constant array, NaN where n is not above ddof. */
float kgl_sampleVariance_f32_scalar(const float *a, size_t n, size_t ddof);
float kgl_sampleVariance_f32_avx2(const float *a, size_t n, size_t ddof);
float kgl_sampleVariance_f32_avx512(const float *a, size_t n, size_t ddof);
float kgl_sampleVariance_f32_neon(const float *a, size_t n, size_t ddof);

/* Square root of sampleVariance, also where that would overflow or vanish. */
float kgl_stddev_f32_scalar(const float *a, size_t n, size_t ddof);
float kgl_stddev_f32_avx2(const float *a, size_t n, size_t ddof);
float kgl_stddev_f32_avx512(const float *a, size_t n, size_t ddof);
float kgl_stddev_f32_neon(const float *a, size_t n, size_t ddof);

/* Sum of (a[i] - mean(a)) * (b[i] - mean(b)) divided by n - ddof, in f64: NaN where n is not above ddof. */
float kgl_covariance_f32_scalar(const float *a, const float *b, size_t n, size_t ddof);
float kgl_covariance_f32_avx2(const float *a, const float *b, size_t n, size_t ddof);
float kgl_covariance_f32_avx512(const float *a, const float *b, size_t n, size_t ddof);
float kgl_covariance_f32_neon(const float *a, const float *b, size_t n, size_t ddof);

/* Pearson's coefficient, from -1 to 1: 0 if either array is constant, so that a ranking has no NaN. An infinite element gives NaN. */
float kgl_correlation_f32_scalar(const float *a, const float *b, size_t n);
float kgl_correlation_f32_avx2(const float *a, const float *b, size_t n);
float kgl_correlation_f32_avx512(const float *a, const float *b, size_t n);
float kgl_correlation_f32_neon(const float *a, const float *b, size_t n);

/* (a[i] - mean) / stddev(a, 0), in f64: zeros for a constant array, all NaN if an element is infinite. */
void kgl_zScore_f32_scalar(const float *a, float *out, size_t n);
void kgl_zScore_f32_avx2(const float *a, float *out, size_t n);
void kgl_zScore_f32_avx512(const float *a, float *out, size_t n);
void kgl_zScore_f32_neon(const float *a, float *out, size_t n);

/* (a[i] - min) / (max - min), from 0 to 1: zeros for a constant array, all NaN if an element is NaN, and NaN or 0 if one is infinite. */
void kgl_minMax_f32_scalar(const float *a, float *out, size_t n);
void kgl_minMax_f32_avx2(const float *a, float *out, size_t n);
void kgl_minMax_f32_avx512(const float *a, float *out, size_t n);
void kgl_minMax_f32_neon(const float *a, float *out, size_t n);

/* How many bits differ. */
double kgl_hamming_u8_scalar(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_hamming_u8_avx2(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_hamming_u8_avx512(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_hamming_u8_neon(const uint8_t *a, const uint8_t *b, size_t n);

/* How many bits differ. */
double kgl_hamming_u32_scalar(const uint32_t *a, const uint32_t *b, size_t n);
double kgl_hamming_u32_avx2(const uint32_t *a, const uint32_t *b, size_t n);
double kgl_hamming_u32_avx512(const uint32_t *a, const uint32_t *b, size_t n);
double kgl_hamming_u32_neon(const uint32_t *a, const uint32_t *b, size_t n);

/* The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN. */
double kgl_jaccard_u8_scalar(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_jaccard_u8_avx2(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_jaccard_u8_avx512(const uint8_t *a, const uint8_t *b, size_t n);
double kgl_jaccard_u8_neon(const uint8_t *a, const uint8_t *b, size_t n);

/* The share of members that both have among those that either has: 1 for equal sets, but 0 if both are empty, so that a ranking has no NaN. */
double kgl_jaccard_u32_scalar(const uint32_t *a, const uint32_t *b, size_t n);
double kgl_jaccard_u32_avx2(const uint32_t *a, const uint32_t *b, size_t n);
double kgl_jaccard_u32_avx512(const uint32_t *a, const uint32_t *b, size_t n);
double kgl_jaccard_u32_neon(const uint32_t *a, const uint32_t *b, size_t n);

/* Eigenvalues and eigenvectors of a symmetric matrix, in f64. All are NaN if an element of the lower triangle is not finite. */
void kgl_symmetricEigenInto_f32_scalar(const float *a, double *work, float *vectors, float *values, size_t n, size_t method);
void kgl_symmetricEigenInto_f32_avx2(const float *a, double *work, float *vectors, float *values, size_t n, size_t method);
void kgl_symmetricEigenInto_f32_avx512(const float *a, double *work, float *vectors, float *values, size_t n, size_t method);
void kgl_symmetricEigenInto_f32_neon(const float *a, double *work, float *vectors, float *values, size_t n, size_t method);

/* out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16. */
void kgl_add_i8_scalar(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_add_i8_avx2(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_add_i8_avx512(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_add_i8_neon(const int8_t *a, const int8_t *b, int8_t *out, size_t n);

/* out[i] = a[i] + b[i], wrapping: modulo 2^8 or 2^16. */
void kgl_add_i16_scalar(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_add_i16_avx2(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_add_i16_avx512(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_add_i16_neon(const int16_t *a, const int16_t *b, int16_t *out, size_t n);

/* out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16. */
void kgl_sub_i8_scalar(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_sub_i8_avx2(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_sub_i8_avx512(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_sub_i8_neon(const int8_t *a, const int8_t *b, int8_t *out, size_t n);

/* out[i] = a[i] - b[i], wrapping: modulo 2^8 or 2^16. */
void kgl_sub_i16_scalar(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_sub_i16_avx2(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_sub_i16_avx512(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_sub_i16_neon(const int16_t *a, const int16_t *b, int16_t *out, size_t n);

/* out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16. */
void kgl_mul_i8_scalar(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_mul_i8_avx2(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_mul_i8_avx512(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_mul_i8_neon(const int8_t *a, const int8_t *b, int8_t *out, size_t n);

/* out[i] = a[i] * b[i], wrapping: modulo 2^8 or 2^16. */
void kgl_mul_i16_scalar(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_mul_i16_avx2(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_mul_i16_avx512(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_mul_i16_neon(const int16_t *a, const int16_t *b, int16_t *out, size_t n);

/* out[i] = a[i] + b[i], or the nearest number that the type has. */
void kgl_addSaturated_i8_scalar(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_addSaturated_i8_avx2(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_addSaturated_i8_avx512(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_addSaturated_i8_neon(const int8_t *a, const int8_t *b, int8_t *out, size_t n);

/* out[i] = a[i] + b[i], or the nearest number that the type has. */
void kgl_addSaturated_i16_scalar(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_addSaturated_i16_avx2(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_addSaturated_i16_avx512(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_addSaturated_i16_neon(const int16_t *a, const int16_t *b, int16_t *out, size_t n);

/* out[i] = a[i] - b[i], or the nearest number that the type has. */
void kgl_subSaturated_i8_scalar(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_subSaturated_i8_avx2(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_subSaturated_i8_avx512(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_subSaturated_i8_neon(const int8_t *a, const int8_t *b, int8_t *out, size_t n);

/* out[i] = a[i] - b[i], or the nearest number that the type has. */
void kgl_subSaturated_i16_scalar(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_subSaturated_i16_avx2(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_subSaturated_i16_avx512(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_subSaturated_i16_neon(const int16_t *a, const int16_t *b, int16_t *out, size_t n);

/* out[i] = a[i] * b[i], or the nearest number that the type has. */
void kgl_mulSaturated_i8_scalar(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_mulSaturated_i8_avx2(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_mulSaturated_i8_avx512(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
void kgl_mulSaturated_i8_neon(const int8_t *a, const int8_t *b, int8_t *out, size_t n);

/* out[i] = a[i] * b[i], or the nearest number that the type has. */
void kgl_mulSaturated_i16_scalar(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_mulSaturated_i16_avx2(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_mulSaturated_i16_avx512(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
void kgl_mulSaturated_i16_neon(const int16_t *a, const int16_t *b, int16_t *out, size_t n);

/* sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32. */
void kgl_multiplyAccumulate_i8_scalar(const int8_t *a, const int8_t *b, int32_t *sums, size_t n);
void kgl_multiplyAccumulate_i8_avx2(const int8_t *a, const int8_t *b, int32_t *sums, size_t n);
void kgl_multiplyAccumulate_i8_avx512(const int8_t *a, const int8_t *b, int32_t *sums, size_t n);
void kgl_multiplyAccumulate_i8_neon(const int8_t *a, const int8_t *b, int32_t *sums, size_t n);

/* sums[i] = sums[i] + a[i] * b[i]: products are exact, sums wrap modulo 2^32. */
void kgl_multiplyAccumulate_i16_scalar(const int16_t *a, const int16_t *b, int32_t *sums, size_t n);
void kgl_multiplyAccumulate_i16_avx2(const int16_t *a, const int16_t *b, int32_t *sums, size_t n);
void kgl_multiplyAccumulate_i16_avx512(const int16_t *a, const int16_t *b, int32_t *sums, size_t n);
void kgl_multiplyAccumulate_i16_neon(const int16_t *a, const int16_t *b, int32_t *sums, size_t n);

/* Sum of the elements: exact up to 2^53. */
double kgl_sum_i8_scalar(const int8_t *a, size_t n);
double kgl_sum_i8_avx2(const int8_t *a, size_t n);
double kgl_sum_i8_avx512(const int8_t *a, size_t n);
double kgl_sum_i8_neon(const int8_t *a, size_t n);

/* Sum of the elements: exact up to 2^53. */
double kgl_sum_i16_scalar(const int16_t *a, size_t n);
double kgl_sum_i16_avx2(const int16_t *a, size_t n);
double kgl_sum_i16_avx512(const int16_t *a, size_t n);
double kgl_sum_i16_neon(const int16_t *a, size_t n);

/* The largest element. */
double kgl_max_i8_scalar(const int8_t *a, size_t n);
double kgl_max_i8_avx2(const int8_t *a, size_t n);
double kgl_max_i8_avx512(const int8_t *a, size_t n);
double kgl_max_i8_neon(const int8_t *a, size_t n);

/* The largest element. */
double kgl_max_i16_scalar(const int16_t *a, size_t n);
double kgl_max_i16_avx2(const int16_t *a, size_t n);
double kgl_max_i16_avx512(const int16_t *a, size_t n);
double kgl_max_i16_neon(const int16_t *a, size_t n);

/* The smallest element. */
double kgl_min_i8_scalar(const int8_t *a, size_t n);
double kgl_min_i8_avx2(const int8_t *a, size_t n);
double kgl_min_i8_avx512(const int8_t *a, size_t n);
double kgl_min_i8_neon(const int8_t *a, size_t n);

/* The smallest element. */
double kgl_min_i16_scalar(const int16_t *a, size_t n);
double kgl_min_i16_avx2(const int16_t *a, size_t n);
double kgl_min_i16_avx512(const int16_t *a, size_t n);
double kgl_min_i16_neon(const int16_t *a, size_t n);

/* Sum of a[i] * b[i], in 64 bits: exact up to 2^53. */
double kgl_dot_i16_scalar(const int16_t *a, const int16_t *b, size_t n);
double kgl_dot_i16_avx2(const int16_t *a, const int16_t *b, size_t n);
double kgl_dot_i16_avx512(const int16_t *a, const int16_t *b, size_t n);
double kgl_dot_i16_neon(const int16_t *a, const int16_t *b, size_t n);

/* out[i] = a[i] + b[i]. */
void kgl_add_f64_scalar(const double *a, const double *b, double *out, size_t n);
void kgl_add_f64_avx2(const double *a, const double *b, double *out, size_t n);
void kgl_add_f64_avx512(const double *a, const double *b, double *out, size_t n);
void kgl_add_f64_neon(const double *a, const double *b, double *out, size_t n);

/* out[i] = a[i] - b[i]. */
void kgl_sub_f64_scalar(const double *a, const double *b, double *out, size_t n);
void kgl_sub_f64_avx2(const double *a, const double *b, double *out, size_t n);
void kgl_sub_f64_avx512(const double *a, const double *b, double *out, size_t n);
void kgl_sub_f64_neon(const double *a, const double *b, double *out, size_t n);

/* out[i] = a[i] * b[i]. */
void kgl_mul_f64_scalar(const double *a, const double *b, double *out, size_t n);
void kgl_mul_f64_avx2(const double *a, const double *b, double *out, size_t n);
void kgl_mul_f64_avx512(const double *a, const double *b, double *out, size_t n);
void kgl_mul_f64_neon(const double *a, const double *b, double *out, size_t n);

/* out[i] = a[i] / b[i]. */
void kgl_div_f64_scalar(const double *a, const double *b, double *out, size_t n);
void kgl_div_f64_avx2(const double *a, const double *b, double *out, size_t n);
void kgl_div_f64_avx512(const double *a, const double *b, double *out, size_t n);
void kgl_div_f64_neon(const double *a, const double *b, double *out, size_t n);

/* out[i] = a[i] * b[i] + c[i], rounded once: fused on every tier. */
void kgl_fma_f64_scalar(const double *a, const double *b, const double *c, double *out, size_t n);
void kgl_fma_f64_avx2(const double *a, const double *b, const double *c, double *out, size_t n);
void kgl_fma_f64_avx512(const double *a, const double *b, const double *c, double *out, size_t n);
void kgl_fma_f64_neon(const double *a, const double *b, const double *c, double *out, size_t n);

/* y[i] = y[i] + alpha * x[i]. */
void kgl_axpy_f64_scalar(double alpha, const double *x, double *y, size_t n);
void kgl_axpy_f64_avx2(double alpha, const double *x, double *y, size_t n);
void kgl_axpy_f64_avx512(double alpha, const double *x, double *y, size_t n);
void kgl_axpy_f64_neon(double alpha, const double *x, double *y, size_t n);

/* out[i] = a[i] * s. */
void kgl_scale_f64_scalar(const double *a, double s, double *out, size_t n);
void kgl_scale_f64_avx2(const double *a, double s, double *out, size_t n);
void kgl_scale_f64_avx512(const double *a, double s, double *out, size_t n);
void kgl_scale_f64_neon(const double *a, double s, double *out, size_t n);

/* out[i] = |a[i]|. */
void kgl_abs_f64_scalar(const double *a, double *out, size_t n);
void kgl_abs_f64_avx2(const double *a, double *out, size_t n);
void kgl_abs_f64_avx512(const double *a, double *out, size_t n);
void kgl_abs_f64_neon(const double *a, double *out, size_t n);

/* out[i] = -a[i]. */
void kgl_neg_f64_scalar(const double *a, double *out, size_t n);
void kgl_neg_f64_avx2(const double *a, double *out, size_t n);
void kgl_neg_f64_avx512(const double *a, double *out, size_t n);
void kgl_neg_f64_neon(const double *a, double *out, size_t n);

/* Square root: NaN below 0, -0 for -0. */
void kgl_sqrt_f64_scalar(const double *a, double *out, size_t n);
void kgl_sqrt_f64_avx2(const double *a, double *out, size_t n);
void kgl_sqrt_f64_avx512(const double *a, double *out, size_t n);
void kgl_sqrt_f64_neon(const double *a, double *out, size_t n);

/* The smaller of a[i] and b[i]; -0 is smaller than +0, as in Math.min. */
void kgl_minimum_f64_scalar(const double *a, const double *b, double *out, size_t n);
void kgl_minimum_f64_avx2(const double *a, const double *b, double *out, size_t n);
void kgl_minimum_f64_avx512(const double *a, const double *b, double *out, size_t n);
void kgl_minimum_f64_neon(const double *a, const double *b, double *out, size_t n);

/* The larger of a[i] and b[i]; +0 is larger than -0, as in Math.max. */
void kgl_maximum_f64_scalar(const double *a, const double *b, double *out, size_t n);
void kgl_maximum_f64_avx2(const double *a, const double *b, double *out, size_t n);
void kgl_maximum_f64_avx512(const double *a, const double *b, double *out, size_t n);
void kgl_maximum_f64_neon(const double *a, const double *b, double *out, size_t n);

/* Sum of a[i] * b[i]. */
double kgl_dot_f64_scalar(const double *a, const double *b, size_t n);
double kgl_dot_f64_avx2(const double *a, const double *b, size_t n);
double kgl_dot_f64_avx512(const double *a, const double *b, size_t n);
double kgl_dot_f64_neon(const double *a, const double *b, size_t n);

/* Sum of the elements. */
double kgl_sum_f64_scalar(const double *a, size_t n);
double kgl_sum_f64_avx2(const double *a, size_t n);
double kgl_sum_f64_avx512(const double *a, size_t n);
double kgl_sum_f64_neon(const double *a, size_t n);

/* The largest element; NaN if any element is NaN; +0 is larger than -0, as in Math.max. */
double kgl_max_f64_scalar(const double *a, size_t n);
double kgl_max_f64_avx2(const double *a, size_t n);
double kgl_max_f64_avx512(const double *a, size_t n);
double kgl_max_f64_neon(const double *a, size_t n);

/* The smallest element; NaN if any element is NaN; -0 is smaller than +0, as in Math.min. */
double kgl_min_f64_scalar(const double *a, size_t n);
double kgl_min_f64_avx2(const double *a, size_t n);
double kgl_min_f64_avx512(const double *a, size_t n);
double kgl_min_f64_neon(const double *a, size_t n);

/* Position of the first largest element; of the first NaN if there is one. Zeros are equal. */
size_t kgl_argmax_f64_scalar(const double *a, size_t n);
size_t kgl_argmax_f64_avx2(const double *a, size_t n);
size_t kgl_argmax_f64_avx512(const double *a, size_t n);
size_t kgl_argmax_f64_neon(const double *a, size_t n);

/* Position of the first smallest element; of the first NaN if there is one. Zeros are equal. */
size_t kgl_argmin_f64_scalar(const double *a, size_t n);
size_t kgl_argmin_f64_avx2(const double *a, size_t n);
size_t kgl_argmin_f64_avx512(const double *a, size_t n);
size_t kgl_argmin_f64_neon(const double *a, size_t n);

/* Sum of the absolute values. */
double kgl_normL1_f64_scalar(const double *a, size_t n);
double kgl_normL1_f64_avx2(const double *a, size_t n);
double kgl_normL1_f64_avx512(const double *a, size_t n);
double kgl_normL1_f64_neon(const double *a, size_t n);

/* Square root of the sum of the squares, which neither overflow nor vanish. */
double kgl_normL2_f64_scalar(const double *a, size_t n);
double kgl_normL2_f64_avx2(const double *a, size_t n);
double kgl_normL2_f64_avx512(const double *a, size_t n);
double kgl_normL2_f64_neon(const double *a, size_t n);

/* out[r] = dot(row r, x), the product of a matrix and a vector. The bits of a row's result do not depend on the other rows. */
void kgl_dotMany_f64_scalar(const double *rows, const double *x, double *out, size_t m, size_t n);
void kgl_dotMany_f64_avx2(const double *rows, const double *x, double *out, size_t m, size_t n);
void kgl_dotMany_f64_avx512(const double *rows, const double *x, double *out, size_t m, size_t n);
void kgl_dotMany_f64_neon(const double *rows, const double *x, double *out, size_t m, size_t n);

/* out = a b, each sum in the order of the inner dimension, so that its bits depend on no other row or column. */
void kgl_matmul_f64_scalar(const double *a, const double *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmul_f64_avx2(const double *a, const double *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmul_f64_avx512(const double *a, const double *b, double *out, size_t rows, size_t inner, size_t columns);
void kgl_matmul_f64_neon(const double *a, const double *b, double *out, size_t rows, size_t inner, size_t columns);

/* The same numbers in f32; NaN becomes quiet. */
void kgl_bf16ToF32_f32_scalar(const uint16_t *a, float *out, size_t n);
void kgl_bf16ToF32_f32_avx2(const uint16_t *a, float *out, size_t n);
void kgl_bf16ToF32_f32_avx512(const uint16_t *a, float *out, size_t n);
void kgl_bf16ToF32_f32_neon(const uint16_t *a, float *out, size_t n);

/* The nearest bf16, ties to even: the upper 16 bits of an f32. NaN stays NaN and becomes quiet. */
void kgl_f32ToBf16_f32_scalar(const float *a, uint16_t *out, size_t n);
void kgl_f32ToBf16_f32_avx2(const float *a, uint16_t *out, size_t n);
void kgl_f32ToBf16_f32_avx512(const float *a, uint16_t *out, size_t n);
void kgl_f32ToBf16_f32_neon(const float *a, uint16_t *out, size_t n);

/* Sum of a[i] * b[i], in f32. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then. */
float kgl_dot_bf16_scalar(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_bf16_avx2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_bf16_avx512(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_bf16_avx512_bf16(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_bf16_neon(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_dot_bf16_neon_bf16(const uint16_t *a, const uint16_t *b, size_t n);

/* Sum of (a[i] - b[i])^2, in f32. */
float kgl_squaredEuclidean_bf16_scalar(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_bf16_avx2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_bf16_avx512(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_squaredEuclidean_bf16_neon(const uint16_t *a, const uint16_t *b, size_t n);

/* Cosine of the angle between the vectors, as cosine has it of f32. */
float kgl_cosine_bf16_scalar(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_bf16_avx2(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_bf16_avx512(const uint16_t *a, const uint16_t *b, size_t n);
float kgl_cosine_bf16_neon(const uint16_t *a, const uint16_t *b, size_t n);

/* out[r] = dot(row r, x), with its bits. A processor that multiplies bf16 itself (tiers avx512_bf16 and neon_bf16) takes elements and sums below 2^-126 for 0: the bound is for other elements of up to 2^26 then. */
void kgl_dotMany_bf16_scalar(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_bf16_avx2(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_bf16_avx512(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_bf16_avx512_bf16(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_bf16_neon(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_dotMany_bf16_neon_bf16(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);

/* out[r] = cosine(row r, x), with its bits. */
void kgl_cosineMany_bf16_scalar(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_bf16_avx2(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_bf16_avx512(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
void kgl_cosineMany_bf16_neon(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);

/* out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
void kgl_add_f16_scalar(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_add_f16_avx2(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_add_f16_avx512(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_add_f16_neon(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);

/* out[i] = a[i] + b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
void kgl_add_bf16_scalar(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_add_bf16_avx2(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_add_bf16_avx512(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_add_bf16_neon(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);

/* out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
void kgl_sub_f16_scalar(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_sub_f16_avx2(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_sub_f16_avx512(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_sub_f16_neon(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);

/* out[i] = a[i] - b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
void kgl_sub_bf16_scalar(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_sub_bf16_avx2(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_sub_bf16_avx512(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_sub_bf16_neon(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);

/* out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
void kgl_mul_f16_scalar(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_mul_f16_avx2(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_mul_f16_avx512(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_mul_f16_neon(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);

/* out[i] = a[i] * b[i]: computed in f32, then rounded to the half; every NaN is the same one. */
void kgl_mul_bf16_scalar(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_mul_bf16_avx2(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_mul_bf16_avx512(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
void kgl_mul_bf16_neon(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);

/* out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one. */
void kgl_scale_f16_scalar(const uint16_t *a, float s, uint16_t *out, size_t n);
void kgl_scale_f16_avx2(const uint16_t *a, float s, uint16_t *out, size_t n);
void kgl_scale_f16_avx512(const uint16_t *a, float s, uint16_t *out, size_t n);
void kgl_scale_f16_neon(const uint16_t *a, float s, uint16_t *out, size_t n);

/* out[i] = a[i] * s: computed in f32, then rounded to the half; every NaN is the same one. */
void kgl_scale_bf16_scalar(const uint16_t *a, float s, uint16_t *out, size_t n);
void kgl_scale_bf16_avx2(const uint16_t *a, float s, uint16_t *out, size_t n);
void kgl_scale_bf16_avx512(const uint16_t *a, float s, uint16_t *out, size_t n);
void kgl_scale_bf16_neon(const uint16_t *a, float s, uint16_t *out, size_t n);

/* Each pixel becomes the weighted sum of those around it: out[y, x] = sum vertical[j] * sum horizontal[k] * a[y + j - verticalCount / 2, x + k - horizontalCount / 2], first down the columns. NaN of a pixel whose weight is 0 counts, and weights are finite. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20. */
void kgl_filterSeparable_f32_scalar(const float *a, const float *vertical, const float *horizontal, uint32_t *rows, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_filterSeparable_f32_avx2(const float *a, const float *vertical, const float *horizontal, uint32_t *rows, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_filterSeparable_f32_avx512(const float *a, const float *vertical, const float *horizontal, uint32_t *rows, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_filterSeparable_f32_neon(const float *a, const float *vertical, const float *horizontal, uint32_t *rows, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);

/* A symmetric filter in int32 that wrap. Down the columns r[y] = (a[y] vertical[0] + sum (a[y - k] + a[y + k]) vertical[k] + 2^8) >> 9, saturated to int16; along the row of these (r[x] horizontal[0] + sum (r[x - k] + r[x + k]) horizontal[k] + 2^20) >> 21, saturated to bytes, where sums of two are int16 that wrap. Of weights whose sizes add up to at most 2^15 over both sides nothing wraps. */
void kgl_filterSymmetricBytes_u8_scalar(const uint8_t *a, const int16_t *vertical, const int16_t *horizontal, uint32_t *rows, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_filterSymmetricBytes_u8_avx2(const uint8_t *a, const int16_t *vertical, const int16_t *horizontal, uint32_t *rows, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_filterSymmetricBytes_u8_avx512(const uint8_t *a, const int16_t *vertical, const int16_t *horizontal, uint32_t *rows, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_filterSymmetricBytes_u8_neon(const uint8_t *a, const int16_t *vertical, const int16_t *horizontal, uint32_t *rows, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);

/* Each pixel becomes the mean of the window around it, which begins verticalCount / 2 rows above and horizontalCount / 2 pixels before it, both rounded down. Sums of blocks of rows and of 1, 2, 4, ... pixels are added: a window of any size takes about the same time, and no sum has ever a pixel taken away. n of the bound is verticalCount + horizontalCount. */
void kgl_boxFilter_f32_scalar(const float *a, float *lines, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_boxFilter_f32_avx2(const float *a, float *lines, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_boxFilter_f32_avx512(const float *a, float *lines, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_boxFilter_f32_neon(const float *a, float *lines, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);

/* boxFilter of bytes, by running sums of columns: the exact mean to the nearest integer, halves up. Windows have at most 2^23 pixels; of larger ones results are bytes of no meaning. */
void kgl_boxFilterBytes_u8_scalar(const uint8_t *a, int32_t *lines, int32_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_boxFilterBytes_u8_avx2(const uint8_t *a, int32_t *lines, int32_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_boxFilterBytes_u8_avx512(const uint8_t *a, int32_t *lines, int32_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
void kgl_boxFilterBytes_u8_neon(const uint8_t *a, int32_t *lines, int32_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);

/* Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude sqrt(x^2 + y^2). */
void kgl_sobel_f32_scalar(const float *a, float *work, float *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);
void kgl_sobel_f32_avx2(const float *a, float *work, float *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);
void kgl_sobel_f32_avx512(const float *a, float *work, float *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);
void kgl_sobel_f32_neon(const float *a, float *work, float *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);

/* Derivatives by Sobel's 3 by 3 filters, which are 8 times the slope: x = [1 2 1]' [-1 0 1], y = [-1 0 1]' [1 2 1], and the magnitude of both to the nearest integer. */
void kgl_sobelBytes_u8_scalar(const uint8_t *a, int16_t *work, int16_t *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);
void kgl_sobelBytes_u8_avx2(const uint8_t *a, int16_t *work, int16_t *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);
void kgl_sobelBytes_u8_avx512(const uint8_t *a, int16_t *work, int16_t *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);
void kgl_sobelBytes_u8_neon(const uint8_t *a, int16_t *work, int16_t *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);

/* An image of another size by weights that the caller knows: out[y, x] = sum vertical[y, j] * horizontal[x, k] * a[tops[y] + j, lefts[x] + k], first down the columns. n of the bound is verticalCount + horizontalCount; it is for weights up to 2^20. */
void kgl_resample_f32_scalar(const float *a, const uint32_t *tops, const float *vertical, const uint32_t *lefts, const float *horizontal, float *work, float *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);
void kgl_resample_f32_avx2(const float *a, const uint32_t *tops, const float *vertical, const uint32_t *lefts, const float *horizontal, float *work, float *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);
void kgl_resample_f32_avx512(const float *a, const uint32_t *tops, const float *vertical, const uint32_t *lefts, const float *horizontal, float *work, float *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);
void kgl_resample_f32_neon(const float *a, const uint32_t *tops, const float *vertical, const uint32_t *lefts, const float *horizontal, float *work, float *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);

/* resample of bytes in int32 that wrap: down the columns (sum + 2^6) >> 7, saturated to int16, then along the row of these (sum + 2^20) >> 21, saturated to bytes. Of weights whose sizes add up to at most 2^14 nothing wraps or saturates before its end. */
void kgl_resampleBytes_u8_scalar(const uint8_t *a, const uint32_t *tops, const int16_t *vertical, const uint32_t *lefts, const int16_t *horizontal, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);
void kgl_resampleBytes_u8_avx2(const uint8_t *a, const uint32_t *tops, const int16_t *vertical, const uint32_t *lefts, const int16_t *horizontal, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);
void kgl_resampleBytes_u8_avx512(const uint8_t *a, const uint32_t *tops, const int16_t *vertical, const uint32_t *lefts, const int16_t *horizontal, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);
void kgl_resampleBytes_u8_neon(const uint8_t *a, const uint32_t *tops, const int16_t *vertical, const uint32_t *lefts, const int16_t *horizontal, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);

/* out[c, i] = a[i, c]: images with channels last become planes. */
void kgl_splitChannels_f32_scalar(const float *a, float *out, size_t pixels, size_t channels);
void kgl_splitChannels_f32_avx2(const float *a, float *out, size_t pixels, size_t channels);
void kgl_splitChannels_f32_avx512(const float *a, float *out, size_t pixels, size_t channels);
void kgl_splitChannels_f32_neon(const float *a, float *out, size_t pixels, size_t channels);

/* out[c, i] = a[i, c]: images with channels last become planes. */
void kgl_splitChannels_u8_scalar(const uint8_t *a, uint8_t *out, size_t pixels, size_t channels);
void kgl_splitChannels_u8_avx2(const uint8_t *a, uint8_t *out, size_t pixels, size_t channels);
void kgl_splitChannels_u8_avx512(const uint8_t *a, uint8_t *out, size_t pixels, size_t channels);
void kgl_splitChannels_u8_neon(const uint8_t *a, uint8_t *out, size_t pixels, size_t channels);

/* out[i, c] = a[c, i]: planes become an image with channels last. */
void kgl_joinChannels_f32_scalar(const float *a, float *out, size_t channels, size_t pixels);
void kgl_joinChannels_f32_avx2(const float *a, float *out, size_t channels, size_t pixels);
void kgl_joinChannels_f32_avx512(const float *a, float *out, size_t channels, size_t pixels);
void kgl_joinChannels_f32_neon(const float *a, float *out, size_t channels, size_t pixels);

/* out[i, c] = a[c, i]: planes become an image with channels last. */
void kgl_joinChannels_u8_scalar(const uint8_t *a, uint8_t *out, size_t channels, size_t pixels);
void kgl_joinChannels_u8_avx2(const uint8_t *a, uint8_t *out, size_t channels, size_t pixels);
void kgl_joinChannels_u8_avx512(const uint8_t *a, uint8_t *out, size_t channels, size_t pixels);
void kgl_joinChannels_u8_neon(const uint8_t *a, uint8_t *out, size_t channels, size_t pixels);

/* out[i, o] = sum matrix[o, k] * a[i, k] + offsets[o]: other colours, greys, channels in another order. */
void kgl_mixChannels_f32_scalar(const float *a, const float *matrix, const float *offsets, float *out, size_t pixels, size_t inChannels, size_t outChannels);
void kgl_mixChannels_f32_avx2(const float *a, const float *matrix, const float *offsets, float *out, size_t pixels, size_t inChannels, size_t outChannels);
void kgl_mixChannels_f32_avx512(const float *a, const float *matrix, const float *offsets, float *out, size_t pixels, size_t inChannels, size_t outChannels);
void kgl_mixChannels_f32_neon(const float *a, const float *matrix, const float *offsets, float *out, size_t pixels, size_t inChannels, size_t outChannels);

/* mixChannels of bytes in int32 that wrap: (sum matrix[o, k] * a[i, k] + offsets[o] + 2^15) >> 16, saturated. */
void kgl_mixChannelsBytes_u8_scalar(const uint8_t *a, const int32_t *matrix, const int32_t *offsets, uint8_t *out, size_t pixels, size_t inChannels, size_t outChannels);
void kgl_mixChannelsBytes_u8_avx2(const uint8_t *a, const int32_t *matrix, const int32_t *offsets, uint8_t *out, size_t pixels, size_t inChannels, size_t outChannels);
void kgl_mixChannelsBytes_u8_avx512(const uint8_t *a, const int32_t *matrix, const int32_t *offsets, uint8_t *out, size_t pixels, size_t inChannels, size_t outChannels);
void kgl_mixChannelsBytes_u8_neon(const uint8_t *a, const int32_t *matrix, const int32_t *offsets, uint8_t *out, size_t pixels, size_t inChannels, size_t outChannels);

/* XXH32 of the four bytes of each key, lowest first: no two keys have the same. For tables and filters, not against attackers. */
void kgl_hashKeys_u32_scalar(const uint32_t *keys, uint32_t *out, size_t n, size_t seed);
void kgl_hashKeys_u32_avx2(const uint32_t *keys, uint32_t *out, size_t n, size_t seed);
void kgl_hashKeys_u32_avx512(const uint32_t *keys, uint32_t *out, size_t n, size_t seed);
void kgl_hashKeys_u32_neon(const uint32_t *keys, uint32_t *out, size_t n, size_t seed);

/* XXH32 of each row. For tables and filters, not against attackers. */
void kgl_hashRows_u8_scalar(const uint8_t *rows, uint32_t *out, size_t n, size_t width, size_t seed);
void kgl_hashRows_u8_avx2(const uint8_t *rows, uint32_t *out, size_t n, size_t width, size_t seed);
void kgl_hashRows_u8_avx512(const uint8_t *rows, uint32_t *out, size_t n, size_t width, size_t seed);
void kgl_hashRows_u8_neon(const uint8_t *rows, uint32_t *out, size_t n, size_t width, size_t seed);

/* Numbers of [0, 1), multiples of 2^-24. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
void kgl_randomUniform_f32_scalar(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomUniform_f32_avx2(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomUniform_f32_avx512(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomUniform_f32_neon(float *out, size_t seed, size_t stream, size_t offset, size_t n);

/* Numbers of the standard normal distribution, up to 6.6, by Box and Muller's transform of pairs. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
void kgl_randomNormal_f32_scalar(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomNormal_f32_avx2(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomNormal_f32_avx512(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomNormal_f32_neon(float *out, size_t seed, size_t stream, size_t offset, size_t n);

/* Numbers of the exponential distribution of mean 1, up to 21.5: -log of uniform ones. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
void kgl_randomExponential_f32_scalar(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomExponential_f32_avx2(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomExponential_f32_avx512(float *out, size_t seed, size_t stream, size_t offset, size_t n);
void kgl_randomExponential_f32_neon(float *out, size_t seed, size_t stream, size_t offset, size_t n);

/* Whole numbers of [low, low + count), which wrap at 32 bits: low + floor(x * count / 2^32), so that their probabilities differ by 2^-32 at most. By Philox4x32-10 with the key (seed, stream): element i is made of number i % 4 of block i / 4. The same bits on every tier. */
void kgl_randomIntegers_i32_scalar(int32_t low, int32_t *out, size_t seed, size_t stream, size_t offset, size_t count, size_t n);
void kgl_randomIntegers_i32_avx2(int32_t low, int32_t *out, size_t seed, size_t stream, size_t offset, size_t count, size_t n);
void kgl_randomIntegers_i32_avx512(int32_t low, int32_t *out, size_t seed, size_t stream, size_t offset, size_t count, size_t n);
void kgl_randomIntegers_i32_neon(int32_t low, int32_t *out, size_t seed, size_t stream, size_t offset, size_t count, size_t n);

/* One tier: a pointer for every operation. */
typedef struct kgl_table {
  const char *isa;
  uint32_t required; /* KGL_CPU_* */
  uint32_t vector_bytes;
  float (*dot_f32)(const float *a, const float *b, size_t n);
  double (*dot_i8)(const int8_t *a, const int8_t *b, size_t n);
  double (*dot_u8)(const uint8_t *a, const uint8_t *b, size_t n);
  float (*dot_f16)(const uint16_t *a, const uint16_t *b, size_t n);
  float (*sum_f32)(const float *a, size_t n);
  float (*max_f32)(const float *a, size_t n);
  float (*min_f32)(const float *a, size_t n);
  float (*mean_f32)(const float *a, size_t n);
  float (*variance_f32)(const float *a, size_t n);
  float (*sumOfSquares_f32)(const float *a, size_t n);
  float (*normL1_f32)(const float *a, size_t n);
  float (*normL2_f32)(const float *a, size_t n);
  float (*normLinf_f32)(const float *a, size_t n);
  size_t (*argmin_f32)(const float *a, size_t n);
  size_t (*argmax_f32)(const float *a, size_t n);
  float (*squaredEuclidean_f32)(const float *a, const float *b, size_t n);
  double (*squaredEuclidean_i8)(const int8_t *a, const int8_t *b, size_t n);
  double (*squaredEuclidean_u8)(const uint8_t *a, const uint8_t *b, size_t n);
  float (*squaredEuclidean_f16)(const uint16_t *a, const uint16_t *b, size_t n);
  float (*cosine_f32)(const float *a, const float *b, size_t n);
  double (*cosine_i8)(const int8_t *a, const int8_t *b, size_t n);
  double (*cosine_u8)(const uint8_t *a, const uint8_t *b, size_t n);
  float (*cosine_f16)(const uint16_t *a, const uint16_t *b, size_t n);
  void (*topK_f32)(const float *a, float *values, uint32_t *indices, size_t n, size_t k);
  void (*dotMany_f32)(const float *rows, const float *x, float *out, size_t m, size_t n);
  void (*dotMany_i8)(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
  void (*dotMany_u8)(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
  void (*dotMany_f16)(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
  void (*cosineMany_f32)(const float *rows, const float *x, float *out, size_t m, size_t n);
  void (*cosineMany_i8)(const int8_t *rows, const int8_t *x, double *out, size_t m, size_t n);
  void (*cosineMany_u8)(const uint8_t *rows, const uint8_t *x, double *out, size_t m, size_t n);
  void (*cosineMany_f16)(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
  void (*add_f32)(const float *a, const float *b, float *out, size_t n);
  void (*mul_f32)(const float *a, const float *b, float *out, size_t n);
  void (*scale_f32)(const float *a, float s, float *out, size_t n);
  void (*axpy_f32)(float alpha, const float *x, float *y, size_t n);
  void (*sub_f32)(const float *a, const float *b, float *out, size_t n);
  void (*div_f32)(const float *a, const float *b, float *out, size_t n);
  void (*fma_f32)(const float *a, const float *b, const float *c, float *out, size_t n);
  void (*neg_f32)(const float *a, float *out, size_t n);
  void (*abs_f32)(const float *a, float *out, size_t n);
  void (*sign_f32)(const float *a, float *out, size_t n);
  void (*trunc_f32)(const float *a, float *out, size_t n);
  void (*clamp_f32)(const float *a, float low, float high, float *out, size_t n);
  void (*sqrt_f32)(const float *a, float *out, size_t n);
  void (*rsqrt_f32)(const float *a, float *out, size_t n);
  void (*recip_f32)(const float *a, float *out, size_t n);
  void (*pow_f32)(const float *a, const float *b, float *out, size_t n);
  void (*exp_f32)(const float *a, float *out, size_t n);
  void (*log_f32)(const float *a, float *out, size_t n);
  void (*tanh_f32)(const float *a, float *out, size_t n);
  void (*sin_f32)(const float *a, float *out, size_t n);
  void (*cos_f32)(const float *a, float *out, size_t n);
  void (*erf_f32)(const float *a, float *out, size_t n);
  void (*floor_f32)(const float *a, float *out, size_t n);
  void (*ceil_f32)(const float *a, float *out, size_t n);
  void (*round_f32)(const float *a, float *out, size_t n);
  void (*minimum_f32)(const float *a, const float *b, float *out, size_t n);
  void (*maximum_f32)(const float *a, const float *b, float *out, size_t n);
  void (*equal_f32)(const float *a, const float *b, float *out, size_t n);
  void (*notEqual_f32)(const float *a, const float *b, float *out, size_t n);
  void (*less_f32)(const float *a, const float *b, float *out, size_t n);
  void (*lessEqual_f32)(const float *a, const float *b, float *out, size_t n);
  void (*greater_f32)(const float *a, const float *b, float *out, size_t n);
  void (*greaterEqual_f32)(const float *a, const float *b, float *out, size_t n);
  void (*select_f32)(const float *condition, const float *a, const float *b, float *out, size_t n);
  void (*relu_f32)(const float *a, float *out, size_t n);
  void (*leakyRelu_f32)(const float *a, float slope, float *out, size_t n);
  void (*elu_f32)(const float *a, float alpha, float *out, size_t n);
  void (*selu_f32)(const float *a, float *out, size_t n);
  void (*gelu_f32)(const float *a, float *out, size_t n);
  void (*geluTanh_f32)(const float *a, float *out, size_t n);
  void (*silu_f32)(const float *a, float *out, size_t n);
  void (*hardSwish_f32)(const float *a, float *out, size_t n);
  void (*hardSigmoid_f32)(const float *a, float alpha, float beta, float *out, size_t n);
  void (*mish_f32)(const float *a, float *out, size_t n);
  void (*sigmoid_f32)(const float *a, float *out, size_t n);
  void (*softplus_f32)(const float *a, float *out, size_t n);
  void (*softmax_f32)(const float *a, float *out, size_t n);
  void (*logSoftmax_f32)(const float *a, float *out, size_t n);
  void (*packFilters_f32)(const float *filters, float *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
  void (*conv2d_f32)(const float *x, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
  void (*packDepthwise_f32)(const float *filters, float *out, size_t channels, size_t kernelHeight, size_t kernelWidth);
  void (*depthwiseConv2d_f32)(const float *x, const float *packed, const float *bias, float *out, float low, float high, size_t batch, size_t height, size_t width, size_t channels, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t activation);
  void (*maxPool2d_f32)(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
  void (*averagePool2d_f32)(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft, size_t countsPadding);
  void (*transpose_f32)(const float *a, float *out, size_t rows, size_t columns);
  void (*gather_f32)(const float *a, const uint32_t *indices, float *out, size_t n, size_t m);
  void (*scatter_f32)(const float *a, const uint32_t *indices, float *out, size_t m, size_t n);
  void (*embeddingLookup_f32)(const float *table, const uint32_t *indices, float *out, size_t rows, size_t columns, size_t m);
  void (*resizeNearest_f32)(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
  void (*resizeBilinear_f32)(const float *a, float *out, size_t planes, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth);
  void (*transposeEach_f32)(const float *a, float *out, size_t batch, size_t rows, size_t columns);
  void (*f16ToF32_f32)(const uint16_t *a, float *out, size_t n);
  void (*f32ToF16_f32)(const float *a, uint16_t *out, size_t n);
  void (*packRows_f32)(const float *a, float *out, size_t rows, size_t columns);
  void (*dotPacked_f32)(const float *packed, const float *vectors, float *out, size_t rows, size_t columns, size_t count);
  void (*packColumns_f32)(const float *b, float *out, size_t inner, size_t columns);
  void (*matmulPacked_f32)(const float *a, const float *packed, const float *bias, const float *residual, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
  void (*matmul_f32)(const float *a, const float *b, float *out, float alpha, float beta, const float *bias, float low, float high, float *work, size_t aBatches, size_t rows, size_t inner, size_t bBatches, size_t columns, size_t batches, size_t transposeA, size_t transposeB, size_t activation, size_t workspace);
  void (*vecmat_f32)(const float *x, const float *b, float *out, size_t inner, size_t columns);
  void (*addRelu_f32)(const float *a, const float *b, float *out, size_t n);
  void (*addScaled_f32)(const float *a, float s, const float *b, float *out, size_t n);
  void (*lerp_f32)(const float *a, const float *b, float t, float *out, size_t n);
  void (*normalize_f32)(const float *a, float *out, size_t n);
  void (*packNibbles_u8)(const uint8_t *b, const float *scales, const uint8_t *zeroPoints, float *packedScales, uint8_t *packedZeroPoints, uint8_t *out, size_t columns, size_t inner, size_t block);
  void (*matmulNibbles_f32)(const float *a, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
  void (*matmulNibblesBytes_i8)(const int8_t *a, const float *aScales, const uint8_t *packed, const float *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
  void (*matmulNibblesHalfScales_f32)(const float *a, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t block, size_t activation);
  void (*matmulNibblesBytesHalfScales_i8)(const int8_t *a, const float *aScales, const uint8_t *packed, const uint16_t *scales, const uint8_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t block, size_t columns, size_t activation);
  void (*quantizeI8_f32)(const float *a, const float *scales, const int32_t *zeroPoints, int8_t *out, size_t outer, size_t channels, size_t inner);
  void (*quantizeU8_f32)(const float *a, const float *scales, const int32_t *zeroPoints, uint8_t *out, size_t outer, size_t channels, size_t inner);
  void (*quantizeI16_f32)(const float *a, const float *scales, const int32_t *zeroPoints, int16_t *out, size_t outer, size_t channels, size_t inner);
  void (*dequantizeI8_f32)(const int8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
  void (*dequantizeU8_f32)(const uint8_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
  void (*dequantizeI16_f32)(const int16_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
  void (*dequantizeI32_f32)(const int32_t *a, const float *scales, const int32_t *zeroPoints, float *out, size_t outer, size_t channels, size_t inner);
  void (*requantizeI8_i32)(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t outer, size_t channels, size_t inner);
  void (*requantizeU8_i32)(const int32_t *a, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t outer, size_t channels, size_t inner);
  void (*dynamicQuantizeU8_f32)(const float *a, float *parameters, uint8_t *out, size_t n, size_t two);
  void (*quantizeBlocks_f32)(const float *a, float *scales, int8_t *out, size_t rows, size_t columns, size_t block);
  void (*matmulI16ByI8_i16)(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner, size_t columns);
  void (*matmulI16ByI16_i16)(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner, size_t columns);
  void (*packI16_i16)(const int16_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
  void (*matmulI16Dequantize_i16)(const int16_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t weightBytes, size_t activation);
  void (*matmulI16Requantize_i16)(const int16_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const float *bias, const float *multipliers, int32_t zeroPoint, int16_t *out, size_t rows, size_t inner, size_t columns, size_t weightBytes);
  void (*packBytes_i8)(const int8_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns, size_t transposed);
  void (*matmulInteger_i8)(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
  void (*matmulInteger_u8)(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t rows, size_t inner, size_t columns);
  void (*matmulDequantize_i8)(const int8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
  void (*matmulDequantize_u8)(const uint8_t *a, int32_t aZeroPoint, const float *aScales, const int8_t *packed, const int32_t *sums, const float *scales, const int32_t *zeroPoints, const float *bias, float *out, float low, float high, size_t rows, size_t inner, size_t columns, size_t activation);
  void (*matmulRequantize_i8)(const int8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t rows, size_t inner, size_t columns);
  void (*matmulRequantize_u8)(const uint8_t *a, int32_t aZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t rows, size_t inner, size_t columns);
  void (*packByteFilters_i8)(const int8_t *filters, int32_t *sums, int8_t *out, size_t groups, size_t groupOutputs, size_t groupChannels, size_t kernelHeight, size_t kernelWidth);
  void (*conv2dInteger_i8)(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
  void (*conv2dInteger_u8)(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, int32_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
  void (*conv2dRequantize_i8)(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
  void (*conv2dRequantize_u8)(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *zeroPoints, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t groups, size_t groupChannels, size_t groupOutputs, size_t kernelHeight, size_t kernelWidth, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
  void (*depthwiseRequantize_i8)(const int8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
  void (*depthwiseRequantize_u8)(const uint8_t *x, int32_t xZeroPoint, const int8_t *packed, const int32_t *sums, const int32_t *bias, const float *multipliers, int32_t zeroPoint, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t kernelWidth, size_t kernelHeight, size_t outHeight, size_t outWidth, size_t strideY, size_t strideX, size_t padTop, size_t padLeft);
  void (*maxPool2dInteger_i8)(const int8_t *x, int8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
  void (*maxPool2dInteger_u8)(const uint8_t *x, uint8_t *out, size_t batch, size_t height, size_t width, size_t channels, size_t outHeight, size_t outWidth, size_t kernelHeight, size_t kernelWidth, size_t strideY, size_t strideX, size_t dilationY, size_t dilationX, size_t padTop, size_t padLeft);
  void (*layerNorm_f32)(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
  void (*rmsNorm_f32)(const float *a, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
  void (*addRmsNorm_f32)(const float *a, float *residual, const float *gamma, float epsilon, float *out, size_t rows, size_t columns);
  void (*batchNorm_f32)(const float *a, const float *mean, const float *variance, const float *gamma, const float *beta, float epsilon, float *out, size_t rows, size_t columns);
  void (*groupNorm_f32)(const float *a, const float *gamma, const float *beta, float epsilon, float *out, size_t batch, size_t pixels, size_t groups, size_t groupChannels);
  void (*l2Normalize_f32)(const float *a, float epsilon, float *out, size_t rows, size_t columns);
  void (*softmaxRows_f32)(const float *a, float *out, size_t rows, size_t columns);
  void (*rotaryEmbedding_f32)(const float *x, const float *cos, const float *sin, float *out, size_t tokens, size_t heads, size_t half, size_t interleaved);
  void (*swiGlu_f32)(const float *gate, const float *up, float *out, size_t n);
  void (*attention_f32)(const float *q, const float *k, const float *v, const float *mask, float scale, float *out, float *work, size_t batch, size_t queries, size_t kvHeads, size_t sharing, size_t width, size_t keys, size_t valueWidth, size_t masks, size_t causal, size_t workspace);
  void (*copyStrided_u8)(const uint8_t *a, uint8_t *out, size_t aCount, size_t width, size_t d0, size_t d1, size_t d2, size_t d3, size_t d4, size_t aAt, size_t aS0, size_t aS1, size_t aS2, size_t aS3, size_t aS4, size_t outCount, size_t outAt, size_t outS0, size_t outS1, size_t outS2, size_t outS3, size_t outS4);
  void (*convertAny_u8)(const uint8_t *a, uint8_t *out, size_t n, size_t from, size_t to);
  void (*unaryAny_u8)(const uint8_t *a, uint8_t *out, size_t n, size_t type, size_t operation);
  void (*binaryAny_u8)(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
  void (*compareAny_u8)(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t type, size_t operation);
  void (*reduceAny_u8)(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t operation);
  void (*argReduceAny_u8)(const uint8_t *a, uint8_t *out, size_t outer, size_t length, size_t inner, size_t type, size_t isMax, size_t selectLast);
  void (*flattenIndices_u8)(const uint8_t *a, const uint32_t *limits, uint32_t *out, size_t n, size_t k, size_t type);
  void (*gatherRows_u8)(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t rows, size_t width, size_t m, size_t lists);
  void (*scatterRows_u8)(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t m, size_t inner, size_t type, size_t rows, size_t reduction);
  void (*selectAny_u8)(const uint8_t *condition, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n, size_t width);
  void (*topKAny_u8)(const uint8_t *a, uint8_t *values, uint8_t *indices, size_t rows, size_t n, size_t type, size_t k, size_t isLargest);
  void (*findNonZero_u8)(const uint8_t *a, const uint32_t *lengths, uint8_t *places, double *counts, size_t n, size_t type, size_t axes, size_t counted);
  void (*unaryRare_f32)(const float *a, float alpha, float beta, float *out, size_t n, size_t operation);
  void (*lrn_f32)(const float *a, float alpha, float beta, float bias, float *out, size_t rows, size_t channels, size_t window);
  void (*samplePoints_f32)(const float *a, const uint32_t *images, const float *places, const float *steps, const float *counts, const float *factors, float *out, size_t batch, size_t depth, size_t height, size_t width, size_t channels, size_t n, size_t m, size_t axes, size_t mode, size_t padding, size_t units, size_t isMax);
  void (*nonMaxSuppression_f32)(const float *boxes, const float *scores, int32_t most, float overlap, float least, uint8_t *work, uint8_t *rows, double *counts, size_t batch, size_t n, size_t classes, size_t isCentred, size_t room, size_t counted);
  void (*treeEnsemble_f32)(const uint32_t *keys, const uint32_t *nodes, const uint32_t *roots, const uint32_t *columns, const uint32_t *depths, const float *leaves, float *out, size_t rows, size_t slots, size_t nodeCount, size_t childBits, size_t groups, size_t leafRows, size_t width, size_t targets);
  void (*treeKeys_f32)(const float *a, uint32_t *out, size_t rows, size_t features, size_t slots);
  void (*searchSorted_u8)(const uint8_t *a, const uint8_t *sorted, uint32_t *out, size_t n, size_t type, size_t lists, size_t length);
  void (*recurrentLayer_f32)(float *gates, const float *packed, const float *functions, const float *hiddenBias, const float *peepholes, const int32_t *lengths, float clip, float *state, float *cell, float *y, size_t steps, size_t batch, size_t directions, size_t gateCount, size_t hidden, size_t reverse, size_t batchFirst, size_t variant);
#if defined(KGL_WIDE)
  float (*deterministicSum_f32)(const float *a, size_t n);
  float (*deterministicDot_f32)(const float *a, const float *b, size_t n);
  float (*deterministicSumOfSquares_f32)(const float *a, size_t n);
  float (*deterministicNormL1_f32)(const float *a, size_t n);
  float (*deterministicSquaredEuclidean_f32)(const float *a, const float *b, size_t n);
  float (*deterministicDeviations_f32)(const float *a, float centre, size_t n);
  void (*exp2_f32)(const float *a, float *out, size_t n);
  void (*expm1_f32)(const float *a, float *out, size_t n);
  void (*log2_f32)(const float *a, float *out, size_t n);
  void (*log10_f32)(const float *a, float *out, size_t n);
  void (*log1p_f32)(const float *a, float *out, size_t n);
  void (*tan_f32)(const float *a, float *out, size_t n);
  void (*asin_f32)(const float *a, float *out, size_t n);
  void (*acos_f32)(const float *a, float *out, size_t n);
  void (*atan_f32)(const float *a, float *out, size_t n);
  void (*sinh_f32)(const float *a, float *out, size_t n);
  void (*cosh_f32)(const float *a, float *out, size_t n);
  void (*asinh_f32)(const float *a, float *out, size_t n);
  void (*acosh_f32)(const float *a, float *out, size_t n);
  void (*atanh_f32)(const float *a, float *out, size_t n);
  void (*atan2_f32)(const float *y, const float *x, float *out, size_t n);
  void (*fract_f32)(const float *a, float *out, size_t n);
  void (*roundHalfAway_f32)(const float *a, float *out, size_t n);
  void (*copysign_f32)(const float *a, const float *b, float *out, size_t n);
  void (*outerProduct_f32)(const float *a, const float *b, float *out, size_t m, size_t n);
  float (*sumKahan_f32)(const float *a, size_t n);
  float (*sampleVariance_f32)(const float *a, size_t n, size_t ddof);
  float (*stddev_f32)(const float *a, size_t n, size_t ddof);
  float (*covariance_f32)(const float *a, const float *b, size_t n, size_t ddof);
  float (*correlation_f32)(const float *a, const float *b, size_t n);
  void (*zScore_f32)(const float *a, float *out, size_t n);
  void (*minMax_f32)(const float *a, float *out, size_t n);
  double (*hamming_u8)(const uint8_t *a, const uint8_t *b, size_t n);
  double (*hamming_u32)(const uint32_t *a, const uint32_t *b, size_t n);
  double (*jaccard_u8)(const uint8_t *a, const uint8_t *b, size_t n);
  double (*jaccard_u32)(const uint32_t *a, const uint32_t *b, size_t n);
  void (*symmetricEigenInto_f32)(const float *a, double *work, float *vectors, float *values, size_t n, size_t method);
  void (*add_i8)(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
  void (*add_i16)(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
  void (*sub_i8)(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
  void (*sub_i16)(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
  void (*mul_i8)(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
  void (*mul_i16)(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
  void (*addSaturated_i8)(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
  void (*addSaturated_i16)(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
  void (*subSaturated_i8)(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
  void (*subSaturated_i16)(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
  void (*mulSaturated_i8)(const int8_t *a, const int8_t *b, int8_t *out, size_t n);
  void (*mulSaturated_i16)(const int16_t *a, const int16_t *b, int16_t *out, size_t n);
  void (*multiplyAccumulate_i8)(const int8_t *a, const int8_t *b, int32_t *sums, size_t n);
  void (*multiplyAccumulate_i16)(const int16_t *a, const int16_t *b, int32_t *sums, size_t n);
  double (*sum_i8)(const int8_t *a, size_t n);
  double (*sum_i16)(const int16_t *a, size_t n);
  double (*max_i8)(const int8_t *a, size_t n);
  double (*max_i16)(const int16_t *a, size_t n);
  double (*min_i8)(const int8_t *a, size_t n);
  double (*min_i16)(const int16_t *a, size_t n);
  double (*dot_i16)(const int16_t *a, const int16_t *b, size_t n);
  void (*add_f64)(const double *a, const double *b, double *out, size_t n);
  void (*sub_f64)(const double *a, const double *b, double *out, size_t n);
  void (*mul_f64)(const double *a, const double *b, double *out, size_t n);
  void (*div_f64)(const double *a, const double *b, double *out, size_t n);
  void (*fma_f64)(const double *a, const double *b, const double *c, double *out, size_t n);
  void (*axpy_f64)(double alpha, const double *x, double *y, size_t n);
  void (*scale_f64)(const double *a, double s, double *out, size_t n);
  void (*abs_f64)(const double *a, double *out, size_t n);
  void (*neg_f64)(const double *a, double *out, size_t n);
  void (*sqrt_f64)(const double *a, double *out, size_t n);
  void (*minimum_f64)(const double *a, const double *b, double *out, size_t n);
  void (*maximum_f64)(const double *a, const double *b, double *out, size_t n);
  double (*dot_f64)(const double *a, const double *b, size_t n);
  double (*sum_f64)(const double *a, size_t n);
  double (*max_f64)(const double *a, size_t n);
  double (*min_f64)(const double *a, size_t n);
  size_t (*argmax_f64)(const double *a, size_t n);
  size_t (*argmin_f64)(const double *a, size_t n);
  double (*normL1_f64)(const double *a, size_t n);
  double (*normL2_f64)(const double *a, size_t n);
  void (*dotMany_f64)(const double *rows, const double *x, double *out, size_t m, size_t n);
  void (*matmul_f64)(const double *a, const double *b, double *out, size_t rows, size_t inner, size_t columns);
  void (*bf16ToF32_f32)(const uint16_t *a, float *out, size_t n);
  void (*f32ToBf16_f32)(const float *a, uint16_t *out, size_t n);
  float (*dot_bf16)(const uint16_t *a, const uint16_t *b, size_t n);
  float (*squaredEuclidean_bf16)(const uint16_t *a, const uint16_t *b, size_t n);
  float (*cosine_bf16)(const uint16_t *a, const uint16_t *b, size_t n);
  void (*dotMany_bf16)(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
  void (*cosineMany_bf16)(const uint16_t *rows, const uint16_t *x, float *out, size_t m, size_t n);
  void (*add_f16)(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
  void (*add_bf16)(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
  void (*sub_f16)(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
  void (*sub_bf16)(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
  void (*mul_f16)(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
  void (*mul_bf16)(const uint16_t *a, const uint16_t *b, uint16_t *out, size_t n);
  void (*scale_f16)(const uint16_t *a, float s, uint16_t *out, size_t n);
  void (*scale_bf16)(const uint16_t *a, float s, uint16_t *out, size_t n);
  void (*filterSeparable_f32)(const float *a, const float *vertical, const float *horizontal, uint32_t *rows, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
  void (*filterSymmetricBytes_u8)(const uint8_t *a, const int16_t *vertical, const int16_t *horizontal, uint32_t *rows, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
  void (*boxFilter_f32)(const float *a, float *lines, float *work, float *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
  void (*boxFilterBytes_u8)(const uint8_t *a, int32_t *lines, int32_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t verticalCount, size_t horizontalCount, size_t border);
  void (*sobel_f32)(const float *a, float *work, float *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);
  void (*sobelBytes_u8)(const uint8_t *a, int16_t *work, int16_t *out, size_t height, size_t width, size_t channels, size_t mode, size_t border);
  void (*resample_f32)(const float *a, const uint32_t *tops, const float *vertical, const uint32_t *lefts, const float *horizontal, float *work, float *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);
  void (*resampleBytes_u8)(const uint8_t *a, const uint32_t *tops, const int16_t *vertical, const uint32_t *lefts, const int16_t *horizontal, int16_t *work, uint8_t *out, size_t height, size_t width, size_t channels, size_t outHeight, size_t verticalCount, size_t outWidth, size_t horizontalCount);
  void (*splitChannels_f32)(const float *a, float *out, size_t pixels, size_t channels);
  void (*splitChannels_u8)(const uint8_t *a, uint8_t *out, size_t pixels, size_t channels);
  void (*joinChannels_f32)(const float *a, float *out, size_t channels, size_t pixels);
  void (*joinChannels_u8)(const uint8_t *a, uint8_t *out, size_t channels, size_t pixels);
  void (*mixChannels_f32)(const float *a, const float *matrix, const float *offsets, float *out, size_t pixels, size_t inChannels, size_t outChannels);
  void (*mixChannelsBytes_u8)(const uint8_t *a, const int32_t *matrix, const int32_t *offsets, uint8_t *out, size_t pixels, size_t inChannels, size_t outChannels);
  void (*hashKeys_u32)(const uint32_t *keys, uint32_t *out, size_t n, size_t seed);
  void (*hashRows_u8)(const uint8_t *rows, uint32_t *out, size_t n, size_t width, size_t seed);
  void (*randomUniform_f32)(float *out, size_t seed, size_t stream, size_t offset, size_t n);
  void (*randomNormal_f32)(float *out, size_t seed, size_t stream, size_t offset, size_t n);
  void (*randomExponential_f32)(float *out, size_t seed, size_t stream, size_t offset, size_t n);
  void (*randomIntegers_i32)(int32_t low, int32_t *out, size_t seed, size_t stream, size_t offset, size_t count, size_t n);
#endif
} kgl_table;

#endif
