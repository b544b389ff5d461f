/* Rows packed for products with many vectors: in blocks of sixteen rows, of which the c-th elements lie side by side, so
 * that one load serves as many rows as a vector has lanes and no sum is folded across lanes. Zeros stand for the
 * rows that the last block lacks. */
#include "kernels.h"
#include "vec_tile.h"

enum { ROWS = 16, VECTORS = ROWS / VF32_LANES };
/* Blocks and vectors that are worked on together: as many sums as hide the latency of an adder and stay in registers. */
enum { BLOCKS = VECTORS > 1 ? 1 : 2, TOGETHER = 4 };

void KGL_KERNEL(packRows, f32)(const float *a, float *out, size_t rows, size_t columns) {
  const size_t whole_columns = columns - columns % VF32_TILE;
  for (size_t top = 0; top < rows; top += ROWS, a += ROWS * columns, out += ROWS * columns) {
    const size_t height = rows - top < ROWS ? rows - top : ROWS;
    const size_t tiled = height == ROWS ? whole_columns : 0;
    for (size_t c = 0; c < tiled; c += VF32_TILE)
      for (size_t r = 0; r < ROWS; r += VF32_TILE)
        vf32_transpose_tile(a + r * columns + c, columns, out + c * ROWS + r, ROWS);
    for (size_t c = tiled; c < columns; c++)
      for (size_t r = 0; r < ROWS; r++) out[c * ROWS + r] = r < height ? a[r * columns + c] : 0.0f;
  }
}

/* The products of `blocks` whole blocks with `count` vectors: each sum is one chain, in the order of the columns. */
KGL_INLINE void times_blocks(const float *packed, const float *x, float *out, size_t rows, size_t columns,
                             const int blocks, const int count) {
  vf32 sums[TOGETHER][4 * BLOCKS * VECTORS];
  for (int v = 0; v < count; v++)
    for (int k = 0; k < blocks * VECTORS; k++) sums[v][k] = vf32_set1(0.0f);
  for (size_t c = 0; c < columns; c++)
    for (int k = 0; k < blocks * VECTORS; k++) {
      const float *block = packed + (size_t)(k / VECTORS) * ROWS * columns;
      vf32 column = vf32_load(block + c * ROWS + (size_t)(k % VECTORS) * VF32_LANES);
      for (int v = 0; v < count; v++)
        sums[v][k] = vf32_fma(column, vf32_set1(x[(size_t)v * columns + c]), sums[v][k]);
    }
  for (int v = 0; v < count; v++)
    for (int k = 0; k < blocks * VECTORS; k++)
      vf32_store(out + (size_t)v * rows + (size_t)k * VF32_LANES, sums[v][k]);
}

/* The rows that fill no block, one vector of them at a time. */
KGL_INLINE void times_rest(const float *packed, const float *x, float *out, size_t columns, size_t height) {
  for (size_t r = 0; r < height; r += VF32_LANES) {
    const size_t rest = height - r < VF32_LANES ? height - r : 0;
    vf32 sum = vf32_set1(0.0f);
    for (size_t c = 0; c < columns; c++) {
      sum = vf32_fma(vf32_load(packed + c * ROWS + r), vf32_set1(x[c]), sum);
    }
    if (rest)
      vf32_store_tail(out + r, rest, sum);
    else
      vf32_store(out + r, sum);
  }
}

/* A few vectors go through all rows before the next few: the rows are what is long. */
KGL_INLINE void times_all(const float *packed, const float *x, float *out, size_t rows, size_t columns,
                          const int count) {
  const size_t alone = count == 1 ? 4 * BLOCKS : BLOCKS; /* blocks at once: one vector makes few sums */
  size_t r = 0;
  for (; r + alone * ROWS <= rows; r += alone * ROWS)
    times_blocks(packed + r * columns, x, out + r, rows, columns, count == 1 ? 4 * BLOCKS : BLOCKS, count);
  for (; r + ROWS <= rows; r += ROWS) times_blocks(packed + r * columns, x, out + r, rows, columns, 1, count);
  for (int v = 0; r < rows && v < count; v++)
    times_rest(packed + r * columns, x + (size_t)v * columns, out + (size_t)v * rows + r, columns, rows - r);
}

void KGL_KERNEL(dotPacked, f32)(const float *packed, const float *vectors, float *out, size_t rows, size_t columns,
                                size_t count) {
  size_t v = 0;
  for (; v + TOGETHER <= count; v += TOGETHER)
    times_all(packed, vectors + v * columns, out + v * rows, rows, columns, TOGETHER);
  for (; v < count; v++) times_all(packed, vectors + v * columns, out + v * rows, rows, columns, 1);
}
