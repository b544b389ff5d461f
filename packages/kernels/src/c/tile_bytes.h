/* The microkernel of products of bytes: prepared rows by panels of sixteen columns, sums in registers. */
#ifndef KGL_TILE_BYTES_H
#define KGL_TILE_BYTES_H

#include "product_bytes.h"

#define UNROLL _Pragma("GCC unroll 16")

enum { PARTS = VTILE_PANELS * VPARTS, PANEL_SUMS = VTILE_ROWS * PANEL };

/* `count` times four bytes of each row, from `quad` on; b is at their first line. */
KGL_INLINE void add_quads(vsums s[][PARTS], const uint8_t *a, size_t quad, const int8_t *b, size_t panel_bytes,
                          const int rows, const int parts, const int count) {
  vquads x[VTILE_ROWS];
  vpart w[PARTS];
  if (VTILE_KEEPS_ROWS) {
    UNROLL for (int r = 0; r < rows; r++) x[r] = vquads_load(a + r * ROW_STRIDE, quad);
    UNROLL for (int k = 0; k < count; k++)
      UNROLL for (int i = 0; i < parts; i++) {
        w[0] = vpart_load(b + (size_t)(i / VPARTS) * panel_bytes + k * LINE + i % VPARTS * (LINE / VPARTS));
        UNROLL for (int r = 0; r < rows; r++) s[r][i] = vsums_add(s[r][i], w[0], x[r], k);
      }
  } else {
    UNROLL for (int i = 0; i < parts; i++)
      w[i] = vpart_load(b + (size_t)(i / VPARTS) * panel_bytes + i % VPARTS * (LINE / VPARTS));
    UNROLL for (int r = 0; r < rows; r++) {
      x[0] = vquads_load(a + r * ROW_STRIDE, quad);
      UNROLL for (int i = 0; i < parts; i++) s[r][i] = vsums_add(s[r][i], w[i], x[0], 0);
    }
  }
}

/* A stretch of `quads` for a tile that stays in registers. */
KGL_INLINE void add_tile(int32_t *sums, bool more, const uint8_t *a, const int8_t *b, size_t panel_bytes, size_t quads,
                         const int rows, const int parts) {
  vsums s[VTILE_ROWS][PARTS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int i = 0; i < parts; i++) s[r][i] = vsums_zero();
  size_t q = 0;
  for (const size_t whole = KGL_WHOLE(0, quads, VQUADS); q < whole; q += VQUADS, b += VQUADS * LINE)
    add_quads(s, a, q, b, panel_bytes, rows, parts, VQUADS);
  for (; VQUADS > 1 && q < quads; q++, b += LINE) add_quads(s, a, q, b, panel_bytes, rows, parts, 1);
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int i = 0; i < parts; i++)
      vsums_store(sums + i / VPARTS * PANEL_SUMS + r * PANEL + i % VPARTS * (PANEL / VPARTS), s[r][i], more);
}

/* Odd rows but one go with a row that is not there, whatever memory holds; what becomes of its sums nobody asks. */
#define TILE(n)          \
  if (n <= VTILE_ROWS)   \
    add_tile(sums, more, a, b, panel_bytes, quads, n <= VTILE_ROWS ? n : 1, parts); \
  break;
#define TILES(rows)              \
  switch (rows) {                \
    case 1: TILE(1)              \
    case 2: TILE(2)              \
    case 3: case 4: TILE(4)      \
    case 5: case 6: TILE(6)      \
    case 7: case 8: TILE(8)      \
    case 9: case 10: TILE(10)    \
    case 11: case 12: TILE(12)   \
    case 13: case 14: TILE(14)   \
  }
_Static_assert(VTILE_ROWS == 1 || VTILE_ROWS % 2 == 0, "there is room for an even number of rows");

KGL_HELPER void add_panel(int32_t *sums, bool more, const uint8_t *a, const int8_t *b, size_t quads, size_t rows) {
  enum { panel_bytes = 0, parts = VPARTS };
  TILES(rows)
}
KGL_HELPER void add_panels(int32_t *sums, bool more, const uint8_t *a, const int8_t *b, size_t panel_bytes,
                           size_t quads, size_t rows) {
  enum { parts = PARTS };
  TILES(rows)
}

#endif
