/* Elements and rows that indices name. An index past the end reads nothing. */
#include "sve.h"

void KGL_KERNEL(gather, f32)(const float *a, const uint32_t *indices, float *out, size_t n, size_t m) {
  for (size_t i = 0; i < m; i += svcntw()) {
    const svbool_t pg = svwhilelt_b32_u64(i, m);
    const svuint32_t index = svld1_u32(pg, indices + i);
    const svbool_t is_there = svcmplt_wide_n_u32(pg, index, n); /* what is not there is 0 */
    svst1_f32(pg, out + i, svld1_gather_u32index_f32(is_there, a, index));
  }
}

KGL_INLINE void copy_row(const float *a, float *out, size_t n) { SVE_MAP(out, n, IN(a)); }

void KGL_KERNEL(embeddingLookup, f32)(const float *table, const uint32_t *indices, float *out, size_t rows,
                                      size_t columns, size_t m) {
  for (size_t i = 0; i < m; i++)
    if (indices[i] < rows) copy_row(table + indices[i] * columns, out + i * columns, columns);
}
