/* Products of int16 once more, in int64. */
#include "reference.h"

/* d as in the table: rows, inner, columns. */
#define PRODUCT(name, element)                                                                                   \
  void reference_##name##_i16(const kgl_value *v, const size_t *d, expectation *e) {                             \
    const int16_t *a = v[0].data;                                                                                \
    const element *b = v[3].data;                                                                                \
    for (size_t r = 0; r < d[0]; r++)                                                                            \
      for (size_t c = 0; c < d[2]; c++) {                                                                        \
        int64_t sum = 0;                                                                                         \
        for (size_t i = 0; i < d[1]; i++) sum += (int64_t)a[r * d[1] + i] * b[c * d[1] + i];                     \
        e->value[r * d[2] + c] = (double)sum;                                                                    \
      }                                                                                                          \
  }
PRODUCT(matmulI16ByI8, int8_t)
PRODUCT(matmulI16ByI16, int16_t)
