/* Packed weights of int16: each panel of sixteen columns as two panels of bytes (pack_bytes.c), the high bytes and then the
 * low ones less 128, so that both have a sign. */
#include "kernels.h"
#include "panel_bytes.h"
#include "vec.h"

/* Lines of one plane, whose bytes are bits `shift` to shift + 7 of the weights less `less`; adds them up in sums. */
KGL_HELPER void pack_plane(const int16_t *from, size_t row_step, size_t column_step, size_t inner, size_t columns,
                           int shift, int less, int32_t *sums, int8_t *out) {
  uint32_t totals[PANEL] = {0};
  for (size_t k = 0; k < inner; k += QUAD, out += LINE)
    for (size_t c = 0; c < PANEL; c++)
      for (size_t i = 0; i < QUAD; i++) {
        const bool is_there = c < columns && k + i < inner;
        const uint16_t word = is_there ? (uint16_t)from[(k + i) * row_step + c * column_step] : 0;
        out[c * QUAD + i] = is_there ? (int8_t)(uint8_t)((word >> shift) - less) : 0;
        totals[c] += (uint32_t)out[c * QUAD + i];
      }
  for (size_t c = 0; c < PANEL; c++) sums[c] = (int32_t)totals[c];
}

void KGL_KERNEL(packI16, i16)(const int16_t *b, int32_t *sums, int8_t *out, size_t inner, size_t columns,
                              size_t transposed) {
  const size_t row_step = transposed ? 1 : columns, column_step = transposed ? inner : 1;
  const size_t plane = (inner + (0 - inner) % QUAD) * PANEL;
  for (size_t first = 0; first < columns; first += PANEL, sums += 2 * PANEL, out += 2 * plane) {
    const size_t width = columns - first < PANEL ? columns - first : PANEL;
    pack_plane(b + first * column_step, row_step, column_step, inner, width, 8, 0, sums, out);
    pack_plane(b + first * column_step, row_step, column_step, inner, width, 0, 128, sums + PANEL, out + plane);
  }
}
