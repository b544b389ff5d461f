/* What lies beside an image, and the strips of columns that filters work on: a row of a strip, with what its taps reach on
 * either side, lies in memory of the caller, and the rows that it is made of stay in the caches from one row to the next. */
#ifndef KGL_BORDER_H
#define KGL_BORDER_H

#include <string.h>

#include "vec.h"

typedef enum { KGL_BORDER_REPLICATE, KGL_BORDER_REFLECT, KGL_BORDER_REFLECT101, KGL_BORDER_ZERO } kgl_border;

/* What stands `before` pixels before pixel i of n: a pixel of the image, or SIZE_MAX for a zero. n is not 0. */
KGL_INLINE size_t kgl_border_at(size_t i, size_t before, size_t n, size_t border) {
  if (i >= before && i - before < n) return i - before;
  const bool is_before = i < before;
  if (border == KGL_BORDER_ZERO) return SIZE_MAX;
  if (border == KGL_BORDER_REPLICATE) return is_before ? 0 : n - 1;
  if (n == 1) return 0;
  /* Turning at both ends, an image repeats: its pixels there and back again, which are two fewer without the ends. */
  const size_t end = border == KGL_BORDER_REFLECT ? n : n - 1, period = end + (border == KGL_BORDER_REFLECT ? n : n - 1);
  const size_t beside = is_before ? (before - i) % period : (i - before) % period;
  const size_t at = is_before && beside ? period - beside : beside;
  return at < n ? at : period - at - (border == KGL_BORDER_REFLECT);
}

/* Columns `from` to `end` - 1 of an image, and those from `first` to `last` - 1 that their taps reach inside of it. */
typedef struct {
  size_t from, end, first, last, before; /* taps before the pixel that they are for */
  size_t taps;
} kgl_columns;

/* As many as fit, with all that the taps reach beside them, in memory for `room` pixels. */
KGL_INLINE kgl_columns kgl_columns_at(size_t from, size_t width, size_t taps, size_t room) {
  const size_t end = from + kgl_smaller(room - taps + 1, width - from), before = taps / 2, after = taps - 1 - before;
  return (kgl_columns){from, end, from - kgl_smaller(from, before), end + kgl_smaller(width - end, after), before, taps};
}

/* The room of a filter with so many taps, or half as many and one: what its memory of the caller is for (ops/images.ts). */
enum { KGL_STRIP = 512, KGL_STRIP_TAPS = 128 };
KGL_INLINE size_t kgl_room(size_t taps, size_t each) { return (taps + each - 1) / each * KGL_STRIP; }

/* Element `pixel` of the image as a pixel of the row, which begins `before` pixels before the strip. */
KGL_INLINE size_t kgl_row_place(const kgl_columns *c, size_t pixel) { return pixel + c->before - c->from; }

/* Fills what the taps of a row reach beside the image from what they reach inside of it; `bytes` of a pixel. */
KGL_HELPER void kgl_fill_borders(void *row, const kgl_columns *c, size_t width, size_t bytes, size_t border) {
  uint8_t *pixels = row;
  const size_t left = c->first + c->before - c->from, right = kgl_row_place(c, c->last);
  const size_t all = c->end - c->from + c->taps - 1;
  for (size_t i = 0; i < all; i++) {
    if (i == left) i = right;
    if (i >= all) break;
    const size_t at = kgl_border_at(c->from + i, c->before, width, border);
    if (at == SIZE_MAX)
      memset(pixels + i * bytes, 0, bytes);
    else
      memcpy(pixels + i * bytes, pixels + kgl_row_place(c, at) * bytes, bytes);
  }
}

/* The taps that read a row of the image, for row y of the result: with zeros beside the image those inside of it. */
typedef struct {
  size_t first, end;
} kgl_row_taps;

KGL_INLINE kgl_row_taps kgl_rows_at(size_t y, size_t height, size_t taps, size_t border, uint32_t *rows) {
  kgl_row_taps inside = {taps, 0};
  for (size_t k = 0; k < taps; k++) {
    const size_t at = kgl_border_at(y + k, taps / 2, height, border);
    rows[k] = (uint32_t)at;
    if (at == SIZE_MAX) continue;
    if (k < inside.first) inside.first = k;
    inside.end = k + 1;
  }
  return inside;
}

#endif
