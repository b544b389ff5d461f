/* Matrices packed once for many products: one layout for every tier. */
#include "pack.h"

void KGL_KERNEL(packRows, f32)(const float *a, float *out, size_t rows, size_t columns) {
  pack_rows(a, columns, columns, rows, out, TILE_PANEL * columns);
}

void KGL_KERNEL(packColumns, f32)(const float *b, float *out, size_t inner, size_t columns) {
  pack_columns(b, columns, inner, columns, out, TILE_PANEL * inner);
}
