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

#ifdef KGL_ROW_PAIRS
/* Of half a panel, so that eight rows of sums stay in registers: its parts, and the pairs of columns in them. */
enum { PAIRS = VTILE_ROWS / 2, HALF = VPARTS / 2, DUOS = 2 * HALF };

/* Two lines of weights; `more` is the second. */
KGL_INLINE void add_lines(vsums s[][DUOS], const uint8_t *a, const int8_t *b, const int8_t *more, const int pairs) {
  vpair x[PAIRS];
  UNROLL for (int r = 0; r < pairs; r++) x[r] = vpair_load(a + 2 * r * ROW_STRIDE, a + (2 * r + 1) * ROW_STRIDE);
  UNROLL for (int i = 0; i < HALF; i++) {
    const vpart first = vpart_load(b + i * (LINE / VPARTS));
    const vpart second = more ? vpart_load(more + i * (LINE / VPARTS)) : vpart_zero();
    UNROLL for (int k = 0; k < 2; k++) {
      const vpair columns = vpair_columns(first, second, k);
      UNROLL for (int r = 0; r < pairs; r++) s[r][2 * i + k] = vsums_add_pair(s[r][2 * i + k], x[r], columns);
    }
  }
}

/* As add_tile. Behind an odd line rows go with weights of 0, whatever memory holds. */
KGL_INLINE void add_half(int32_t *sums, bool more, const uint8_t *a, const int8_t *b, size_t quads, const int rows) {
  vsums s[PAIRS][DUOS];
  UNROLL for (int r = 0; 2 * r < rows; r++)
    UNROLL for (int i = 0; i < DUOS; i++) s[r][i] = vsums_zero();
  size_t q = 0;
  for (; q + 2 <= quads; q += 2, b += 2 * LINE) add_lines(s, a + 4 * q, b, b + LINE, rows / 2);
  if (q < quads) add_lines(s, a + 4 * q, b, NULL, rows / 2);
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int i = 0; i < HALF; i++)
      vsums_store(sums + r * PANEL + i * (PANEL / VPARTS), vsums_row(s[r / 2][2 * i], s[r / 2][2 * i + 1], r % 2), more);
}
KGL_INLINE void add_pairs(int32_t *sums, bool more, const uint8_t *a, const int8_t *b, size_t quads, const int rows) {
  KGL_ROLLED for (int half = 0; half < 2; half++)
    add_half(sums + half * (PANEL / 2), more, a, b + half * (LINE / 2), quads, rows);
}
#define ADD_TILE(rows)                                                  \
  if (rows > 1)                                                         \
    add_pairs(sums, more, a, b, quads, rows);                           \
  else                                                                  \
    add_tile(sums, more, a, b, panel_bytes, quads, rows, parts)
#else
#define ADD_TILE(rows) add_tile(sums, more, a, b, panel_bytes, quads, rows, parts)
#endif

/* Odd rows but one go with a row that is not there, whatever memory holds; what becomes of its sums nobody asks. */
#define TILE(n)                                    \
  if (n <= VTILE_ROWS) {                           \
    ADD_TILE((n <= VTILE_ROWS ? n : 1));           \
  }                                                \
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
