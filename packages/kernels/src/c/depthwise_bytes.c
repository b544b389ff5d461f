/* Convolutions of bytes with a filter for each channel: lines in which each of sixteen channels has the bytes of four rows side
 * by side, as those of packed filters, so that four products are one. A line serves each window that it is in. Taps outside
 * the image are zero points. */
#include "product_bytes.h"
#include "window.h"

/* Columns and rows of taps at most, as ops.ts says; windows and columns of lines together. */
enum { MOST_TAPS = 8, WINDOWS = 32, COLUMNS = 64, QUADS = MOST_TAPS / QUAD };

typedef struct {
  const uint8_t *x, *end;
  size_t height, width, channels, kernel_height, kernel_width, out_height, out_width;
  size_t stride_y, stride_x, pad_top, pad_left;
  uint8_t zero, turned;
} images;

/* Four rows of a panel of channels: where they are, and the bytes from one column to the next. */
typedef struct {
  const uint8_t *from[QUAD];
  size_t step[QUAD];
} rows;

/* Through copies: fewer than sixteen channels may be all that there is. */
KGL_HELPER void make_last_line(const rows *r, size_t channels, uint8_t turned, uint8_t *line) {
  uint8_t few[QUAD][PANEL] = {{0}};
  for (size_t i = 0; i < QUAD; i++) memcpy(few[i], r->from[i], channels);
  vline_of_rows(line, few[0], few[1], few[2], few[3], turned);
}

/* Whether sixteen bytes lie behind every pixel. */
KGL_INLINE bool is_whole(const images *s, const rows *r, size_t columns, size_t channels) {
  bool is_whole = true;
  for (size_t i = 0; i < QUAD; i++)
    if (r->step[i] > 0) is_whole &= (size_t)(s->end - r->from[i]) >= (columns - 1) * r->step[i] + PANEL;
  return is_whole || channels == PANEL;
}

/* Lines of neighbouring columns, `apart` bytes from one to the next. */
KGL_INLINE void make_lines(const images *s, rows r, size_t columns, size_t channels, uint8_t *line, size_t apart) {
  const uint8_t turned = s->turned;
  if (columns > 0 && is_whole(s, &r, columns, channels)) {
    const uint8_t *a = r.from[0], *b = r.from[1], *c = r.from[2], *d = r.from[3];
    KGL_ROLLED for (size_t i = 0; i < columns; i++, line += apart) {
      vline_of_rows(line, a, b, c, d, turned);
      a += r.step[0], b += r.step[1], c += r.step[2], d += r.step[3];
    }
    return;
  }
  KGL_ROLLED for (size_t c = 0; c < columns; c++, line += apart) {
    make_last_line(&r, channels, turned, line);
    for (size_t i = 0; i < QUAD; i++) r.from[i] += r.step[i];
  }
}

/* All lines of `columns` columns from `first` on, which may lie outside, of the rows from `top` on, which may too. */
KGL_INLINE void make_all(const images *s, const uint8_t *image, uint64_t top, uint64_t first, size_t columns,
                         size_t channels, uint8_t *lines) {
  const size_t quads = (s->kernel_height + QUAD - 1) / QUAD, apart = quads * LINE;
  const size_t before = first < s->width ? 0 : 0 - first < columns ? (size_t)(0 - first) : columns;
  const size_t column = before < columns ? (size_t)(first + before) : 0;
  const size_t end = before + kgl_smaller(s->width - column, columns - before);
  uint8_t outside[PANEL];
  memset(outside, s->zero, sizeof outside);
  KGL_ROLLED for (size_t quad = 0; quad < quads; quad++) {
    rows inside = {.from = {outside, outside, outside, outside}};
    for (size_t i = 0; i < QUAD; i++) {
      const uint64_t y = top + quad * QUAD + i;
      if (y >= s->height) continue;
      inside.from[i] = image + ((size_t)y * s->width + column) * s->channels;
      inside.step[i] = s->channels;
    }
    KGL_ROLLED for (size_t c = 0; c < before; c++) memset(lines + quad * LINE + c * apart, s->zero ^ s->turned, LINE);
    make_lines(s, inside, end - before, channels, lines + quad * LINE + before * apart, apart);
    KGL_ROLLED for (size_t c = end; c < columns; c++) memset(lines + quad * LINE + c * apart, s->zero ^ s->turned, LINE);
  }
}

/* Sums of `count` windows, whose lines are `slide` bytes apart. */
KGL_INLINE void add_lines(const int8_t *packed, const uint8_t *lines, size_t taps, size_t slide, size_t count,
                          int32_t *sums) {
  for (size_t i = 0; i < count; i++, lines += slide, sums += PANEL) {
    vsums s[VPARTS];
    for (int part = 0; part < VPARTS; part++) s[part] = vsums_zero();
    KGL_ROLLED for (size_t tap = 0; tap < taps; tap++)
      for (int part = 0; part < VPARTS; part++) {
        const size_t at = tap * LINE + (size_t)part * (LINE / VPARTS);
        s[part] = vsums_match(s[part], vpart_load(packed + at), vpart_load((const int8_t *)lines + at));
      }
    for (int part = 0; part < VPARTS; part++) vsums_store(sums + part * (PANEL / VPARTS), s[part], false);
  }
}

/* One row of results. */
KGL_INLINE void convolve_row(const byte_product *p, const images *s, const uint8_t *image, size_t y, size_t row) {
  _Alignas(LINE) uint8_t lines[COLUMNS * QUADS * LINE];
  _Alignas(LINE) int32_t sums[WINDOWS * PANEL];
  const size_t quads = (s->kernel_height + QUAD - 1) / QUAD, taps = s->kernel_width * quads;
  const size_t most = kgl_smaller(1 + (COLUMNS - s->kernel_width) / s->stride_x, WINDOWS);
  const uint64_t top = (uint64_t)y * s->stride_y - s->pad_top;
  KGL_ROLLED for (size_t c = 0; c < s->channels; c += PANEL)
    for (size_t i = 0, count; i < s->out_width; i += count) {
      count = kgl_smaller(s->out_width - i, most);
      const uint64_t first = (uint64_t)i * s->stride_x - s->pad_left;
      const size_t columns = (count - 1) * s->stride_x + s->kernel_width;
      make_all(s, image + c, top, first, columns, kgl_smaller(s->channels - c, PANEL), lines);
      add_lines(p->packed + c * taps * QUAD, lines, taps, s->stride_x * quads * LINE, count, sums);
      KGL_FINISH_BYTES(p, sums, row + i, count, c);
    }
}

KGL_HELPER void convolve(byte_product p, images s, size_t batch, int32_t zero) {
  const int32_t least = p.is_unsigned ? 0 : INT8_MIN, most = least + UINT8_MAX;
  zero = zero < least ? least : zero > most ? most : zero;
  s.zero = (uint8_t)zero, s.turned = turn_of(p.is_unsigned);
  s.end = s.x + batch * s.height * s.width * s.channels;
  p.columns = p.out_row = s.channels, p.zero = turned_zero(zero, p.is_unsigned), p.result = TO_BYTES;
  for (size_t image = 0, row = 0; image < batch && s.out_width > 0; image++, s.x += s.height * s.width * s.channels)
    for (size_t y = 0; y < s.out_height; y++, row += s.out_width) convolve_row(&p, &s, s.x, y, row);
}

#define KERNEL(dtype, ELEMENT, IS_UNSIGNED)                                                                            \
  void KGL_KERNEL(depthwiseRequantize, dtype)(                                                                         \
      const ELEMENT *x, int32_t zero, const int8_t *packed, const int32_t *sums, const int32_t *bias,                  \
      const float *multipliers, int32_t out_zero, ELEMENT *out, size_t batch, size_t height, size_t width,             \
      size_t channels, size_t kernel_width, size_t kernel_height, size_t out_height, size_t out_width,                 \
      size_t stride_y, size_t stride_x, size_t pad_top, size_t pad_left) {                                             \
    const byte_product p = {.packed = packed, .sums = sums, .sum_bias = bias, .scales = multipliers,                   \
                            .out_zero = out_zero, .is_unsigned = IS_UNSIGNED, .out = out};                             \
    const images s = {.x = (const uint8_t *)x, .height = height, .width = width, .channels = channels,                 \
                      .kernel_height = kernel_height, .kernel_width = kernel_width, .out_height = out_height,          \
                      .out_width = out_width, .stride_y = stride_y, .stride_x = stride_x, .pad_top = pad_top,          \
                      .pad_left = pad_left};                                                                           \
    convolve(p, s, batch, zero);                                                                                       \
  }

KERNEL(i8, int8_t, false)
KERNEL(u8, uint8_t, true)
