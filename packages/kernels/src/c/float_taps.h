/* Weighted sums of rows of floats, and of the pixels of a row: one chain each, in the order of the taps. */
#ifndef KGL_FLOAT_TAPS_H
#define KGL_FLOAT_TAPS_H

#include "map.h"

enum { FLOATS_TOGETHER = 8 };

/* Elements of a row of sums, `vectors` vectors of them or `rest` elements: tap k of `taps` times what lies k steps on. */
typedef struct {
  const float *from, *taps;
  const uint32_t *rows; /* of tap k, or NULL: one step after another */
  size_t step, first, end;
} sum_of_taps;

KGL_INLINE void sum_vectors(const sum_of_taps *s, size_t at, float *out, const int vectors, size_t rest,
                            const bool is_listed) {
  vf32 sums[FLOATS_TOGETHER];
  for (int v = 0; v < vectors; v++) sums[v] = vf32_set1(0.0f);
  KGL_ROLLED
  for (size_t k = s->first; k < s->end; k++) {
    const float *tap = s->from + (is_listed ? s->rows[k] : k) * s->step + at;
    const vf32 factor = vf32_set1(s->taps[k]);
    for (int v = 0; v < vectors; v++)
      sums[v] = vf32_fma(vf32_load_at(tap + (size_t)v * VF32_LANES, rest, 0), factor, sums[v]);
  }
  for (int v = 0; v < vectors; v++) vf32_store_at(out + at + (size_t)v * VF32_LANES, rest, sums[v]);
}

/* n elements. */
KGL_INLINE void sum_row(const sum_of_taps *s, float *out, size_t n, const bool is_listed) {
  size_t i = 0;
  for (; i + FLOATS_TOGETHER * VF32_LANES <= n; i += FLOATS_TOGETHER * VF32_LANES) sum_vectors(s, i, out, FLOATS_TOGETHER, 0, is_listed);
  for (; i + VF32_LANES <= n; i += VF32_LANES) sum_vectors(s, i, out, 1, 0, is_listed);
  if (i < n) sum_vectors(s, i, out, 1, n - i, is_listed);
}

#endif
