/* AVX-512 that multiplies pairs of bf16: see vec_bf16.h. */
#define KGL_BASE avx512
#include "vec_avx512.h"
