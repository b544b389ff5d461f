/* Largest element and mean of windows over images whose channels lie side by side. Taps outside the image are left out. */
#include "kernels.h"
#include "map.h"
#include "window.h"

enum { TOGETHER = 4 }; /* vectors of channels: as many chains as hide the latency of an adder */

/* A window of one output pixel, `x` being its first tap inside. */
typedef struct {
  size_t rows, columns, row_step, column_step;
} window_taps;

/* The largest of the taps, or their sum over `divisor`, for `vectors` vectors of channels or, if not 0, `rest` channels. */
KGL_INLINE void pool(const float *x, const window_taps *taps, float *out, const bool is_max, vf32 divisor,
                     const int vectors, size_t rest) {
  vf32 results[TOGETHER];
  for (int v = 0; v < vectors; v++) results[v] = vf32_set1(is_max ? -INFINITY : 0.0f);
  for (size_t ky = 0; ky < taps->rows; ky++)
    for (size_t kx = 0; kx < taps->columns; kx++) {
      const float *tap = x + ky * taps->row_step + kx * taps->column_step;
      for (int v = 0; v < vectors; v++) {
        vf32 element = vf32_load_at(tap + (size_t)v * VF32_LANES, rest, 0);
        results[v] = is_max ? vf32_maximum(results[v], element) : vf32_add(results[v], element);
      }
    }
  for (int v = 0; v < vectors; v++)
    vf32_store_at(out + (size_t)v * VF32_LANES, rest, is_max ? results[v] : vf32_div(results[v], divisor));
}

KGL_INLINE void pool_pixel(const float *x, const window_taps *taps, float *out, size_t channels, const bool is_max,
                           float count) {
  const vf32 divisor = vf32_set1(count);
  size_t c = 0;
  for (; c + TOGETHER * VF32_LANES <= channels; c += TOGETHER * VF32_LANES)
    pool(x + c, taps, out + c, is_max, divisor, TOGETHER, 0);
  for (; c + VF32_LANES <= channels; c += VF32_LANES) pool(x + c, taps, out + c, is_max, divisor, 1, 0);
  if (c < channels) pool(x + c, taps, out + c, is_max, divisor, 1, channels - c);
}

KGL_HELPER void pool_images(const float *x, float *out, size_t batch, size_t channels, size_t out_height,
                            size_t out_width, const kgl_window *vertical, const kgl_window *horizontal, bool is_max,
                            size_t counts_padding) {
  if (batch == 0 || channels == 0 || out_height == 0 || out_width == 0) return;
  const size_t pixels = vertical->size * horizontal->size;
  const double every_tap = (double)vertical->taps * (double)horizontal->taps;
  const kgl_taps none = {0, 0, 0};
  for (size_t image = 0; image < batch; image++, x += pixels * channels)
    for (size_t y = 0; y < out_height; y++) {
      const kgl_taps rows = kgl_taps_inside(vertical, y);
      for (size_t i = 0; i < out_width; i++, out += channels) {
        kgl_taps columns = kgl_taps_inside(horizontal, i);
        if (rows.first == rows.end) columns = none;
        const window_taps taps = {.rows = columns.first == columns.end ? 0 : rows.end - rows.first,
                                  .columns = columns.end - columns.first,
                                  .row_step = vertical->dilation * horizontal->size * channels,
                                  .column_step = horizontal->dilation * channels};
        const float count = (float)(counts_padding ? every_tap : (double)taps.rows * (double)taps.columns);
        const float *from = taps.rows ? x + (rows.at * horizontal->size + columns.at) * channels : x;
        if (is_max)
          pool_pixel(from, &taps, out, channels, true, count);
        else
          pool_pixel(from, &taps, out, channels, false, count);
      }
    }
}

void KGL_KERNEL(maxPool2d, f32)(const float *x, float *out, size_t batch, size_t height, size_t width, size_t channels,
                                size_t out_height, size_t out_width, size_t kernel_height, size_t kernel_width,
                                size_t stride_y, size_t stride_x, size_t dilation_y, size_t dilation_x, size_t pad_top,
                                size_t pad_left) {
  const kgl_window vertical = {height, kernel_height, dilation_y, stride_y, pad_top};
  const kgl_window horizontal = {width, kernel_width, dilation_x, stride_x, pad_left};
  pool_images(x, out, batch, channels, out_height, out_width, &vertical, &horizontal, true, 0);
}

void KGL_KERNEL(averagePool2d, f32)(const float *x, float *out, size_t batch, size_t height, size_t width,
                                    size_t channels, size_t out_height, size_t out_width, size_t kernel_height,
                                    size_t kernel_width, size_t stride_y, size_t stride_x, size_t dilation_y,
                                    size_t dilation_x, size_t pad_top, size_t pad_left, size_t counts_padding) {
  const kgl_window vertical = {height, kernel_height, dilation_y, stride_y, pad_top};
  const kgl_window horizontal = {width, kernel_width, dilation_x, stride_x, pad_left};
  pool_images(x, out, batch, channels, out_height, out_width, &vertical, &horizontal, false, counts_padding);
}
