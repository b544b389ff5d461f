/* Packed weights of bytes: panels of sixteen columns, in which four rows' bytes of each column lie side by side, one line
 * of 64 bytes; zeros for what is not there. One layout for every tier. */
#include "kernels.h"
#include "panel_bytes.h"
#include "vec.h"

/* Lines of `inner` rows, into which `columns` columns go from `from` on; adds them up in sums. */
KGL_HELPER void pack_lines(const int8_t *from, size_t row_step, size_t column_step, size_t inner, size_t columns,
                       int32_t *sums, int8_t *out) {
  uint32_t totals[PANEL] = {0};
  for (size_t k = 0; k < inner; k += QUAD, out += LINE)
    for (size_t c = 0; c < PANEL; c++)
      for (size_t i = 0; i < QUAD; i++) {
        const bool is_there = c < columns && k + i < inner;
        const int8_t value = is_there ? from[(k + i) * row_step + c * column_step] : 0;
        out[c * QUAD + i] = value;
        totals[c] += (uint32_t)value;
      }
  for (size_t c = 0; c < PANEL; c++) sums[c] = (int32_t)((uint32_t)sums[c] + totals[c]);
}

KGL_INLINE size_t panel_width(size_t columns, size_t first) { return columns - first < PANEL ? columns - first : PANEL; }
KGL_INLINE size_t padded(size_t n) { return n + (0 - n) % QUAD; }

void KGL_KERNEL(packBytes, i8)(const int8_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns,
                               size_t transposed) {
  const size_t row_step = transposed ? 1 : columns, column_step = transposed ? inner : 1;
  for (size_t first = 0; first < columns; first += PANEL, sums += PANEL, out += padded(inner) * PANEL) {
    for (size_t c = 0; c < PANEL; c++) sums[c] = 0;
    pack_lines(b + first * column_step, row_step, column_step, inner, panel_width(columns, first), sums, out);
  }
}

/* Filters without channels have sums but no taps, however many their sizes say. */
void KGL_KERNEL(packByteFilters, i8)(const int8_t *filters, int32_t *sums, int8_t *out, size_t groups, size_t outputs,
                                     size_t channels, size_t height, size_t width) {
  const size_t taps = channels ? height * width : 0, tap_bytes = padded(channels) * PANEL;
  for (size_t g = 0; g < groups; g++, filters += outputs * channels * taps)
    for (size_t first = 0; first < outputs; first += PANEL, sums += PANEL) {
      for (size_t c = 0; c < PANEL; c++) sums[c] = 0;
      for (size_t tap = 0; tap < taps; tap++, out += tap_bytes)
        pack_lines(filters + first * channels * taps + tap, taps, channels * taps, channels,
                   panel_width(outputs, first), sums, out);
    }
}
