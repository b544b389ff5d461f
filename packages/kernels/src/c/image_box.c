/* Means of the windows around pixels, whose channels are last, in a time that hardly depends on the size of the windows.
 * Nothing is ever subtracted from a sum of floats: errors stay those of one window, and a NaN stays in the windows that it
 * lies in. Sums of bytes are exact, so those of columns run. Compilers make vectors of these loops. */
#include "border.h"
#include "kernels.h"
#include "vec.h"

/* sum = a + b, or a copy where there is no b. */
#define ADD_LINES(type)                                                                                           \
  KGL_INLINE void add_lines_##type(type *restrict sum, const type *restrict a, const type *restrict b, size_t n) { \
    for (size_t i = 0; b && i < n; i++) sum[i] = a[i] + b[i];                                                     \
    if (!b) memcpy(sum, a, n * sizeof *sum);                                                                      \
  }

/* Sums of `taps` pixels from each of n pixels on. `line` begins with those pixels; line, spare and sums are `room` pixels apart.
 * Sums of 1, 2, 4, ... pixels are made of each other; those that add up to `taps` are added. */
#define SUM_ALONG(type)                                                                                            \
  KGL_HELPER const type *sum_along_##type(type *line, size_t n, size_t taps, size_t channels, size_t room) {       \
    type *restrict sums = line + 2 * room * channels, *restrict power = line, *restrict next = line + room * channels; \
    for (size_t span = 1, done = 0;; span *= 2) {                                                                  \
      if (taps & span) {                                                                                           \
        const type *restrict from = power + done * channels;                                                       \
        for (size_t i = 0; i < n * channels; i++) sums[i] = done ? sums[i] + from[i] : from[i];                    \
        done += span;                                                                                              \
      }                                                                                                            \
      if (2 * span > taps) return sums;                                                                            \
      add_lines_##type(next, power, power + span * channels, (n + taps - 2 * span) * channels);                    \
      type *swap = power;                                                                                          \
      power = next, next = swap;                                                                                   \
    }                                                                                                              \
  }

ADD_LINES(float)
ADD_LINES(int32_t)
SUM_ALONG(float)
SUM_ALONG(int32_t)

typedef struct {
  const float *a;
  float *sums; /* for each row of a block of `taps` rows, while they are needed: it and those behind it in the block;
                * then, one row before: all rows of the next block so far */
  size_t height, row, taps, border;
} box_rows;

/* Row `at` of the image, which begins taps / 2 rows before it; NULL for zeros. */
KGL_INLINE const float *box_row(const box_rows *b, size_t at) {
  const size_t y = kgl_border_at(at, b->taps / 2, b->height, b->border);
  return y == SIZE_MAX ? NULL : b->a + y * b->row;
}

KGL_INLINE void add_row(const box_rows *b, float *sum, const float *before, const float *row) {
  if (!before && !row)
    memset(sum, 0, b->row * sizeof *sum);
  else
    add_lines_float(sum, before ? before : row, before ? row : NULL, b->row);
}

/* What the sum of the rows around row y is: `first`, and `second` if it is not NULL (van Herk, 1992, and Gil and Werman,
 * 1993, for sums). */
KGL_HELPER void sum_rows_around(const box_rows *b, size_t y, const float **first, const float **second) {
  const size_t j = y % b->taps;
  float *own = b->sums + j * b->row;
  if (j == 0)
    for (size_t k = b->taps; k-- > 0;)
      add_row(b, own + k * b->row, k + 1 < b->taps ? own + (k + 1) * b->row : NULL, box_row(b, y + k));
  else
    add_row(b, own - b->row, j > 1 ? own - 2 * b->row : NULL, box_row(b, y + b->taps - 1));
  *first = own, *second = j ? own - b->row : NULL;
}

void KGL_KERNEL(boxFilter, f32)(const float *a, float *lines, float *work, float *out, size_t height, size_t width,
                                size_t channels, size_t vertical_count, size_t horizontal_count, size_t border) {
  const box_rows rows = {a, lines, height, width * channels, vertical_count, border};
  const size_t room = kgl_room(horizontal_count, KGL_STRIP_TAPS);
  const float area = (float)((double)vertical_count * (double)horizontal_count);
  for (size_t y = 0; y < height; y++) {
    const float *first, *second;
    sum_rows_around(&rows, y, &first, &second);
    kgl_columns c = {.end = 0};
    while (c.end < width) {
      c = kgl_columns_at(c.end, width, horizontal_count, room);
      const size_t at = c.first * channels, n = (c.end - c.from) * channels;
      add_lines_float(work + kgl_row_place(&c, c.first) * channels, first + at, second ? second + at : NULL,
                      (c.last - c.first) * channels);
      kgl_fill_borders(work, &c, width, channels * sizeof *work, border);
      const float *sums = sum_along_float(work, c.end - c.from, horizontal_count, channels, room);
      float *restrict to = out + y * rows.row + c.from * channels;
      for (size_t i = 0; i < n; i++) to[i] = sums[i] / area;
    }
  }
}

KGL_INLINE void add_bytes(int32_t *restrict columns, const uint8_t *restrict row, size_t n) {
  for (size_t i = 0; i < n; i++) columns[i] += row[i];
}
KGL_INLINE void take_bytes(int32_t *restrict columns, const uint8_t *restrict row, size_t n) {
  for (size_t i = 0; i < n; i++) columns[i] -= row[i];
}

/* Sums of columns, of the rows around row y: from those around the row before it. */
KGL_HELPER void move_columns(const uint8_t *a, int32_t *columns, size_t y, size_t height, size_t n, size_t taps,
                             size_t border) {
  if (y == 0) memset(columns, 0, n * sizeof *columns);
  for (size_t k = y ? taps - 1 : 0; k < taps; k++) {
    const size_t at = kgl_border_at(y + k, taps / 2, height, border);
    if (at != SIZE_MAX) add_bytes(columns, a + at * n, n);
  }
  const size_t gone = y ? kgl_border_at(y - 1, taps / 2, height, border) : SIZE_MAX;
  if (gone != SIZE_MAX) take_bytes(columns, a + gone * n, n);
}

/* (sum + area / 2) / area, rounded down. A float's quotient is off by less than one. */
KGL_INLINE void divide_sums(const int32_t *restrict sums, uint8_t *restrict out, size_t n, int32_t area) {
  const float share = 1.0f / (float)area;
  for (size_t i = 0; i < n; i++) {
    const int32_t sum = sums[i] + area / 2;
    const int32_t near = (int32_t)((float)sum * share), left = sum - near * area;
    out[i] = (uint8_t)(near + (left >= area) - (left < 0));
  }
}

void KGL_KERNEL(boxFilterBytes, u8)(const uint8_t *a, int32_t *lines, int32_t *work, uint8_t *out, size_t height,
                                    size_t width, size_t channels, size_t vertical_count, size_t horizontal_count,
                                    size_t border) {
  const size_t room = kgl_room(horizontal_count, KGL_STRIP_TAPS);
  for (size_t y = 0; y < height; y++) {
    move_columns(a, lines, y, height, width * channels, vertical_count, border);
    kgl_columns c = {.end = 0};
    while (c.end < width) {
      c = kgl_columns_at(c.end, width, horizontal_count, room);
      memcpy(work + kgl_row_place(&c, c.first) * channels, lines + c.first * channels,
             (c.last - c.first) * channels * sizeof *work);
      kgl_fill_borders(work, &c, width, channels * sizeof *work, border);
      const int32_t *sums = sum_along_int32_t(work, c.end - c.from, horizontal_count, channels, room);
      divide_sums(sums, out + (y * width + c.from) * channels, (c.end - c.from) * channels,
                  (int32_t)(vertical_count * horizontal_count));
    }
  }
}
