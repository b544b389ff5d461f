/* Separable filters of images whose channels are last: down the columns into a row, then along it. */
#include "border.h"
#include "float_taps.h"
#include "kernels.h"

void KGL_KERNEL(filterSeparable, f32)(const float *a, const float *vertical, const float *horizontal, uint32_t *rows,
                                      float *work, float *out, size_t height, size_t width, size_t channels,
                                      size_t vertical_count, size_t horizontal_count, size_t border) {
  const size_t row = width * channels;
  kgl_columns c = {.end = 0};
  while (c.end < width) {
    c = kgl_columns_at(c.end, width, horizontal_count, kgl_room(horizontal_count, KGL_STRIP_TAPS));
    const size_t n = (c.end - c.from) * channels;
    float *inside = work + kgl_row_place(&c, c.first) * channels;
    for (size_t y = 0; y < height; y++) {
      const kgl_row_taps taps = kgl_rows_at(y, height, vertical_count, border, rows);
      const sum_of_taps down = {a + c.first * channels, vertical, rows, row, taps.first, taps.end};
      sum_row(&down, inside, (c.last - c.first) * channels, true);
      kgl_fill_borders(work, &c, width, channels * sizeof *work, border);
      const sum_of_taps along = {work, horizontal, NULL, channels, 0, horizontal_count};
      sum_row(&along, out + y * row + c.from * channels, n, false);
    }
  }
}
