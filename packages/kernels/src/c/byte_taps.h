/* Weighted sums of bytes, down the rows into int16 with 7 bits behind the point, and along such a row back into bytes. Weights
 * have 14 bits behind the point; sums are int32 that wrap, and saturate when they are narrowed. */
#ifndef KGL_BYTE_TAPS_H
#define KGL_BYTE_TAPS_H

#include "vec_pixels.h"

enum { TAP_BITS = 14, ROW_BITS = 7, DOWN_BITS = TAP_BITS - ROW_BITS, ALONG_BITS = TAP_BITS + ROW_BITS };
enum { BYTES_TOGETHER = 4 };

/* Elements of `vectors` vectors: the sum of what lies in `count` rows from `from` on, `step` apart, times their taps. */
KGL_INLINE void sum_bytes(const uint8_t *from, const int16_t *taps, size_t step, size_t count, int16_t *out,
                          const int vectors) {
  vpsum sums[BYTES_TOGETHER];
  for (int v = 0; v < vectors; v++) sums[v] = vpsum_zero();
  KGL_ROLLED
  for (size_t k = 0; k < count; k += 2) {
    const bool has_second = k + 1 < count;
    const uint8_t *first = from + k * step, *second = has_second ? first + step : first;
    const int16_t tap = has_second ? taps[k + 1] : 0;
    for (int v = 0; v < vectors; v++) {
      const size_t at = (size_t)v * VP16_LANES;
      sums[v] = vpsum_add(sums[v], vp16_load_u8(first + at), vp16_load_u8(second + at), taps[k], tap);
    }
  }
  for (int v = 0; v < vectors; v++) vp16_store(out + (size_t)v * VP16_LANES, vpsum_narrow(sums[v], DOWN_BITS));
}

KGL_INLINE int32_t saturate(uint32_t sum, const int bits, int32_t least, int32_t most) {
  const int32_t whole = (int32_t)(sum + (1u << (bits - 1))) >> bits;
  return whole < least ? least : whole > most ? most : whole;
}

KGL_INLINE int16_t sum_column(const uint8_t *from, const int16_t *taps, size_t step, size_t count) {
  uint32_t sum = 0;
  KGL_ROLLED
  for (size_t k = 0; k < count; k++) sum += (uint32_t)(from[k * step] * taps[k]);
  return (int16_t)saturate(sum, DOWN_BITS, INT16_MIN, INT16_MAX);
}

/* n elements; the last vector ends with them. */
KGL_INLINE void sum_rows_of_bytes(const uint8_t *from, const int16_t *taps, size_t step, size_t count, int16_t *out,
                                  size_t n) {
  size_t i = 0;
  if (n < VP16_LANES)
    for (; i < n; i++) out[i] = sum_column(from + i, taps, step, count);
  for (; i + BYTES_TOGETHER * VP16_LANES <= n; i += BYTES_TOGETHER * VP16_LANES)
    sum_bytes(from + i, taps, step, count, out + i, BYTES_TOGETHER);
  for (; i < n; i += VP16_LANES) {
    const size_t at = kgl_smaller(i, n - VP16_LANES);
    sum_bytes(from + at, taps, step, count, out + at, 1);
  }
}

#endif
