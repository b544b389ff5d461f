/* What the products with panels of 4-bit weights (nibbles.h) share: where a block of a panel lies, how rows and panels take
 * turns, and what becomes of finished sums. */
#ifndef KGL_NIBBLE_PANELS_H
#define KGL_NIBBLE_PANELS_H

#include "activate.h"
#include "cache.h"
#include "kernels.h"
#include "nibbles.h"
#include "vec_narrow.h"

enum { LARGEST_BLOCK = 128 };

KGL_INLINE size_t divide_up(size_t a, size_t b) { return a / b + (a % b != 0); }

/* One of scales and half_scales is NULL. */
typedef struct {
  const uint8_t *packed, *zero_points;
  const float *scales, *bias;
  const uint16_t *half_scales;
  float *out, low, high;
  size_t rows, inner, columns, block, blocks;
} product;

/* A block of a panel. */
typedef struct {
  const uint8_t *packed, *zero_points;
  const float *scales;
  const uint16_t *half_scales;
} weights;

KGL_INLINE weights weights_of(const product *p, size_t panel, size_t block) {
  const size_t at = panel * p->blocks + block;
  return (weights){.packed = p->packed + at * p->block * (NIBBLE_COLUMNS / 2),
                   .zero_points = p->zero_points ? p->zero_points + at * NIBBLE_COLUMNS : NULL,
                   .scales = p->scales ? p->scales + at * NIBBLE_COLUMNS : NULL,
                   .half_scales = p->half_scales ? p->half_scales + at * NIBBLE_COLUMNS : NULL};
}

/* A call where no instruction converts. */
#ifdef __wasm_simd128__
KGL_HELPER
#else
KGL_INLINE
#endif
vf32 load_halves(const uint16_t *p) { return vf32_load_f16(p); }

KGL_INLINE vf32 scales_of(const weights *w, int v) {
  return w->half_scales ? load_halves(w->half_scales + v * VF32_LANES) : vf32_load(w->scales + v * VF32_LANES);
}

KGL_INLINE vf32 zero_point_of(const weights *w, int v) {
  return w->zero_points ? nibbles_zero_points(w->zero_points + v * VF32_LANES) : vf32_set1(8);
}

/* The sums of a panel's columns, of each of some rows. */
typedef vf32 column_sums[NIBBLE_VECTORS];
typedef float sums_in_memory[NIBBLE_COLUMNS];

KGL_INLINE void load_sums(column_sums *sums, const sums_in_memory *from, const int rows) {
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++)
    NIBBLE_UNROLL
    for (int v = 0; v < NIBBLE_VECTORS; v++) sums[r][v] = vf32_load(from[r] + v * VF32_LANES);
}

KGL_INLINE void store_sums(sums_in_memory *to, const column_sums *sums, const int rows) {
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++)
    NIBBLE_UNROLL
    for (int v = 0; v < NIBBLE_VECTORS; v++) vf32_store(to[r] + v * VF32_LANES, sums[r][v]);
}

/* `count` bytes of each row and behind them zeros: the part of a row that does not fill a block. */
KGL_HELPER void copy_rest(void *to, size_t to_stride, const void *from, size_t from_stride, size_t count, size_t rows) {
  memset(to, 0, to_stride * rows);
  for (size_t r = 0; count && r < rows; r++)
    memcpy((uint8_t *)to + r * to_stride, (const uint8_t *)from + r * from_stride, count);
}

/* How many columns a panel has. */
KGL_INLINE size_t width_of(const product *p, size_t panel) {
  const size_t left = p->columns - panel * NIBBLE_COLUMNS;
  return left < NIBBLE_COLUMNS ? left : NIBBLE_COLUMNS;
}

/* Puts sums into the result, finished if they are the last. */
KGL_HELPER void end_sums(const product *p, sums_in_memory *sums, size_t row, size_t panel, bool is_last, size_t rows) {
  const size_t width = width_of(p, panel);
  float bias[NIBBLE_COLUMNS] = {0}, *to = p->out + row * p->columns + panel * NIBBLE_COLUMNS;
  if (p->bias) memcpy(bias, p->bias + panel * NIBBLE_COLUMNS, width * sizeof *bias);
  const vf32 low = vf32_set1(p->low), high = vf32_set1(p->high);
  for (size_t r = 0; r < rows; r++) {
    for (int c = 0; is_last && c < NIBBLE_COLUMNS; c += VF32_LANES) {
      const vf32 sum = vf32_add(vf32_load(sums[r] + c), vf32_load(bias + c));
      vf32_store(sums[r] + c, vf32_minimum(vf32_maximum(sum, low), high));
    }
    memcpy(to + r * p->columns, sums[r], width * sizeof *to);
  }
}

/* Rows take turns over as many panels as stay in half of a second-level cache. */
KGL_INLINE size_t panels_together(const product *p, size_t panels) {
  if (p->rows <= 1) return panels;
  const size_t bytes = p->blocks * (p->block * (NIBBLE_COLUMNS / 2) + NIBBLE_COLUMNS * sizeof(float));
  const size_t fit = kgl_cache.l2 / 2 / (bytes ? bytes : 1);
  return fit ? fit : 1;
}

/* The panels from `panel` on that are gone through at once, `apart` from each other: a processor fetches several long
 * streams faster than one. */
#define EACH_STREAM(stream, q) for (size_t stream = 0, q = panel; q < end; stream++, q += apart)

/* times(count) for each `count` rows from `row` on and panels from `panel` to `end`. */
#define EACH_TILE(p, times)                                                              \
  do {                                                                                   \
    const size_t panels = divide_up((p)->columns, NIBBLE_COLUMNS);             \
    const size_t together = panels_together(p, panels);                                  \
    for (size_t panel = 0, end; panel < panels; panel = end) {                           \
      end = panels - panel < together ? panels : panel + together;                       \
      size_t row = 0;                                                                    \
      for (; row + NIBBLE_ROWS <= (p)->rows; row += NIBBLE_ROWS) times(NIBBLE_ROWS);     \
      for (; row < (p)->rows; row++) times(1);                                           \
    }                                                                                    \
  } while (0)

/* The product that a kernel's arguments, which have these names, ask for. A limit that is NaN is none. */
#define PRODUCT(kind_of_scales)                                                                      \
  {.packed = packed, .zero_points = zero_points, .kind_of_scales = scales, .bias = bias, .out = out, \
   .low = low != low ? -INFINITY : low, .high = high != high ? INFINITY : high, .rows = rows,        \
   .inner = inner, .columns = columns, .block = block, .blocks = divide_up(inner, block)}

#endif
