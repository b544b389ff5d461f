/* Largest byte of windows over images whose channels lie side by side. Signed ones are turned on their way, which makes their
 * order that of unsigned ones. Taps outside the image are left out. */
#include "kernels.h"
#include "vec_narrow.h"
#include "window.h"

/* A window of one output pixel. */
typedef struct {
  size_t rows, columns, row_step, column_step;
} window_taps;

/* The largest of the taps for a vector of channels or, if not 0, `rest` channels. */
KGL_INLINE vn8 largest(const uint8_t *x, const window_taps *taps, vn8 turn, size_t rest) {
  vn8 best = vn8_set1(0);
  KGL_ROLLED for (size_t ky = 0; ky < taps->rows; ky++, x += taps->row_step) {
    const uint8_t *tap = x;
    KGL_ROLLED for (size_t kx = 0; kx < taps->columns; kx++, tap += taps->column_step)
      best = vn8_larger(best, vn8_xor(rest ? vn8_load_tail(tap, rest) : vn8_load(tap), turn));
  }
  return vn8_xor(best, turn);
}

KGL_INLINE void pool_pixel(const uint8_t *x, const window_taps *taps, uint8_t *out, size_t channels, vn8 turn) {
  uint8_t few[VN8_LANES];
  size_t c = 0;
  KGL_ROLLED for (; c + VN8_LANES <= channels; c += VN8_LANES) vn8_store(out + c, largest(x + c, taps, turn, 0));
  if (c == channels) return;
  vn8_store(few, largest(x + c, taps, turn, channels - c));
  kgl_copy_few(out + c, few, channels - c, VN8_LANES);
}

KGL_HELPER kgl_taps taps_of(const kgl_window *w, size_t i) { return kgl_taps_inside(w, i); }

KGL_HELPER void pool_images(const uint8_t *x, uint8_t *out, size_t batch, size_t channels, size_t out_height,
                            size_t out_width, const kgl_window *vertical, const kgl_window *horizontal, uint8_t turned) {
  if (batch == 0 || channels == 0 || out_height == 0 || out_width == 0) return;
  for (size_t image = 0; image < batch; image++, x += vertical->size * horizontal->size * channels)
    for (size_t y = 0; y < out_height; y++) {
      const kgl_taps rows = taps_of(vertical, y);
      for (size_t i = 0; i < out_width; i++, out += channels) {
        const kgl_taps columns = taps_of(horizontal, i);
        const bool is_empty = rows.first == rows.end || columns.first == columns.end;
        const window_taps taps = {.rows = is_empty ? 0 : rows.end - rows.first, .columns = columns.end - columns.first,
                                  .row_step = vertical->dilation * horizontal->size * channels,
                                  .column_step = horizontal->dilation * channels};
        const uint8_t *from = is_empty ? x : x + (rows.at * horizontal->size + columns.at) * channels;
        pool_pixel(from, &taps, out, channels, vn8_set1(turned));
      }
    }
}

#define KERNEL(dtype, ELEMENT, TURNED)                                                                                 \
  void KGL_KERNEL(maxPool2dInteger, dtype)(const ELEMENT *x, ELEMENT *out, size_t batch, size_t height, size_t width,  \
                                           size_t channels, size_t out_height, size_t out_width, size_t kernel_height, \
                                           size_t kernel_width, size_t stride_y, size_t stride_x, size_t dilation_y,   \
                                           size_t dilation_x, size_t pad_top, size_t pad_left) {                       \
    const kgl_window vertical = {height, kernel_height, dilation_y, stride_y, pad_top};                                \
    const kgl_window horizontal = {width, kernel_width, dilation_x, stride_x, pad_left};                               \
    pool_images((const uint8_t *)x, (uint8_t *)out, batch, channels, out_height, out_width, &vertical, &horizontal,    \
                TURNED);                                                                                               \
  }

KERNEL(i8, int8_t, 0x80)
KERNEL(u8, uint8_t, 0)
