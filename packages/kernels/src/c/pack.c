/* See pack.h. */
#include "pack.h"

#include "vec_tile.h"

enum { PACK_ROWS = 4 };

/* Up to PACK_ROWS rows: so many lines of one panel lie side by side, and rows are read from end to end. */
KGL_INLINE void pack_few_rows(const float *b, size_t b_row, size_t columns, float *out, size_t panel, size_t rows) {
  size_t column = 0;
  for (; columns - column >= TILE_PANEL; column += TILE_PANEL, out += panel)
    for (size_t k = 0; k < rows; k++)
      for (size_t v = 0; v < TILE_PANEL; v += VF32_LANES)
        vf32_store(out + k * TILE_PANEL + v, vf32_load(b + k * b_row + column + v));
  for (size_t k = 0; column < columns && k < rows; k++)
    for (size_t j = 0; j < TILE_PANEL; j++)
      out[k * TILE_PANEL + j] = j < columns - column ? b[k * b_row + column + j] : 0;
}

KGL_OF_TIER void pack_columns(const float *b, size_t b_row, size_t inner, size_t columns, float *out,
                              size_t panel) {
  for (size_t k = 0; k < inner; k += PACK_ROWS, b += PACK_ROWS * b_row, out += PACK_ROWS * TILE_PANEL)
    pack_few_rows(b, b_row, columns, out, panel, kgl_smaller(inner - k, PACK_ROWS));
}

KGL_OF_TIER void pack_rows(const float *b, size_t b_row, size_t inner, size_t columns, float *out, size_t panel) {
  for (size_t top = 0; top < columns; top += TILE_PANEL, b += TILE_PANEL * b_row, out += panel) {
    const size_t height = kgl_smaller(columns - top, TILE_PANEL);
    const size_t tiled = height == TILE_PANEL ? KGL_WHOLE(0, inner, VF32_TILE) : 0;
    for (size_t k = 0; k < tiled; k += VF32_TILE)
      for (size_t j = 0; j < TILE_PANEL; j += VF32_TILE)
        vf32_transpose_tile(b + j * b_row + k, b_row, out + k * TILE_PANEL + j, TILE_PANEL);
    for (size_t k = tiled; k < inner; k++)
      for (size_t j = 0; j < TILE_PANEL; j++) out[k * TILE_PANEL + j] = j < height ? b[j * b_row + k] : 0;
  }
}
