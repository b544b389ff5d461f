/* Symmetric separable filters of images of bytes whose channels are last: exact integers on every tier. Taps have 15 bits
 * behind the point, rows between the two passes 6: the sum of two of their pixels fits an int16. */
#include "border.h"
#include "kernels.h"
#include "vec_pixels.h"

enum { TAP_BITS = 15, ROW_BITS = 6, DOWN_BITS = TAP_BITS - ROW_BITS, ALONG_BITS = TAP_BITS + ROW_BITS };
enum { TOGETHER = 4 };

/* What lies around the elements of a row: tap k stands k steps before and k steps behind. */
typedef struct {
  const void *from; /* bytes of an image, or int16 of a row */
  const void *zeros;
  const uint32_t *rows; /* of the image, the middle one's first; or NULL */
  size_t step, count; /* taps from the middle on */
  const int16_t *taps;
} symmetric_taps;

/* Row `at` of those around the middle, or pixel `at` of a row. */
KGL_INLINE const void *line_at(const symmetric_taps *s, size_t at, const bool is_down) {
  if (!is_down) return (const int16_t *)s->from + at * s->step;
  return s->rows[at] == UINT32_MAX ? s->zeros : (const uint8_t *)s->from + s->rows[at] * s->step;
}

KGL_INLINE vp16 load_pixels(const void *line, size_t at, const bool is_down) {
  return is_down ? vp16_load_u8((const uint8_t *)line + at) : vp16_load((const int16_t *)line + at);
}

/* The pixels that tap k is for, or the middle ones. */
KGL_INLINE vp16 load_both(const symmetric_taps *s, size_t k, size_t at, const bool is_down) {
  const vp16 before = load_pixels(line_at(s, s->count - 1 - k, is_down), at, is_down);
  if (k == 0) return before;
  return vp16_add(before, load_pixels(line_at(s, s->count - 1 + k, is_down), at, is_down));
}

KGL_INLINE void filter_vectors(const symmetric_taps *s, size_t at, void *out, const int vectors, const bool is_down) {
  vpsum sums[TOGETHER];
  for (int v = 0; v < vectors; v++) {
    const vp16 middle = load_both(s, 0, at + (size_t)v * VP16_LANES, is_down);
    sums[v] = vpsum_add(vpsum_zero(), middle, middle, s->taps[0], 0);
  }
  KGL_ROLLED
  for (size_t k = 1; k < s->count; k += 2) {
    const bool has_second = k + 1 < s->count;
    for (int v = 0; v < vectors; v++) {
      const size_t i = at + (size_t)v * VP16_LANES;
      const vp16 first = load_both(s, k, i, is_down), second = has_second ? load_both(s, k + 1, i, is_down) : first;
      sums[v] = vpsum_add(sums[v], first, second, s->taps[k], has_second ? s->taps[k + 1] : 0);
    }
  }
  for (int v = 0; v < vectors; v++) {
    const size_t i = at + (size_t)v * VP16_LANES;
    if (is_down)
      vp16_store((int16_t *)out + i, vpsum_narrow(sums[v], DOWN_BITS));
    else
      vp16_store_u8((uint8_t *)out + i, vpsum_narrow(sums[v], ALONG_BITS));
  }
}

KGL_INLINE int32_t pixel_at(const void *line, size_t at, const bool is_down) {
  return is_down ? ((const uint8_t *)line)[at] : ((const int16_t *)line)[at];
}

/* The same of one element. */
KGL_INLINE void filter_one(const symmetric_taps *s, size_t at, void *out, const bool is_down) {
  const int bits = is_down ? DOWN_BITS : ALONG_BITS;
  uint32_t sum = 1u << (bits - 1);
  KGL_ROLLED
  for (size_t k = 0; k < s->count; k++) {
    const int32_t before = pixel_at(line_at(s, s->count - 1 - k, is_down), at, is_down);
    const int32_t behind = k ? pixel_at(line_at(s, s->count - 1 + k, is_down), at, is_down) : 0;
    sum += (uint32_t)((int16_t)(before + behind) * s->taps[k]);
  }
  const int32_t whole = (int32_t)sum >> bits;
  if (is_down)
    ((int16_t *)out)[at] = (int16_t)(whole < INT16_MIN ? INT16_MIN : whole > INT16_MAX ? INT16_MAX : whole);
  else
    ((uint8_t *)out)[at] = (uint8_t)(whole < 0 ? 0 : whole > UINT8_MAX ? UINT8_MAX : whole);
}

/* n elements; the last vector ends with them. */
KGL_INLINE void filter_row(const symmetric_taps *s, void *out, size_t n, const bool is_down) {
  size_t i = 0;
  if (n < VP16_LANES)
    for (; i < n; i++) filter_one(s, i, out, is_down);
  for (; i + TOGETHER * VP16_LANES <= n; i += TOGETHER * VP16_LANES) filter_vectors(s, i, out, TOGETHER, is_down);
  for (; i < n; i += VP16_LANES) filter_vectors(s, kgl_smaller(i, n - VP16_LANES), out, 1, is_down);
}

void KGL_KERNEL(filterSymmetricBytes, u8)(const uint8_t *a, const int16_t *vertical, const int16_t *horizontal,
                                          uint32_t *rows, int16_t *work, uint8_t *out, size_t height, size_t width,
                                          size_t channels, size_t vertical_count, size_t horizontal_count,
                                          size_t border) {
  const size_t row = width * channels, taps = 2 * horizontal_count - 1;
  const size_t room = kgl_room(horizontal_count, KGL_STRIP_TAPS / 2);
  int16_t *zeros = work + room * channels;
  if (border == KGL_BORDER_ZERO) memset(zeros, 0, room * channels * sizeof *zeros);
  kgl_columns c = {.end = 0};
  while (c.end < width) {
    c = kgl_columns_at(c.end, width, taps, room);
    int16_t *inside = work + kgl_row_place(&c, c.first) * channels;
    for (size_t y = 0; y < height; y++) {
      kgl_rows_at(y, height, 2 * vertical_count - 1, border, rows);
      const symmetric_taps down = {a + c.first * channels, zeros, rows, row, vertical_count, vertical};
      filter_row(&down, inside, (c.last - c.first) * channels, true);
      kgl_fill_borders(work, &c, width, channels * sizeof *work, border);
      const symmetric_taps along = {work, NULL, NULL, channels, horizontal_count, horizontal};
      filter_row(&along, out + y * row + c.from * channels, (c.end - c.from) * channels, false);
    }
  }
}
