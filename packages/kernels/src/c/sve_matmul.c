/* Products of f32 matrices with a vector. */
#include "sve.h"

/* Four rows of b from end to end, not columns from top to bottom: each sum is one chain in the order of k. */
void KGL_KERNEL(vecmat, f32)(const float *x, const float *b, float *out, size_t inner, size_t columns) {
  size_t k = 0;
  for (size_t j = 0; j < columns; j++) out[j] = 0;
  for (; k + 4 <= inner; k += 4) {
    const float *const b0 = b + k * columns, *const b1 = b0 + columns, *const b2 = b1 + columns, *const b3 = b2 + columns;
    const svfloat32_t x0 = svdup_f32(x[k]), x1 = svdup_f32(x[k + 1]), x2 = svdup_f32(x[k + 2]), x3 = svdup_f32(x[k + 3]);
#define TWO(sum) svmla_x(pg, svmla_x(pg, sum, IN(b0), x0), IN(b1), x1)
    SVE_MAP(out, columns, svmla_x(pg, svmla_x(pg, TWO(IN(out)), IN(b2), x2), IN(b3), x3));
#undef TWO
  }
  for (; k < inner; k++) {
    const float *const row = b + k * columns;
    const svfloat32_t factor = svdup_f32(x[k]);
    SVE_MAP(out, columns, svmla_x(pg, IN(out), IN(row), factor));
  }
}
