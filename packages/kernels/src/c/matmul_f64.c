/* Products of f64 matrices: panels of columns are copied to the stack, in blocks of the inner dimension, and pass under tiles
 * of rows whose sums stay in registers. Each sum is one chain over the inner dimension in order: `out` holds it between
 * blocks, which change no bit. */
#include "kernels.h"
#include "vec_f64.h"

#if defined(__AVX512F__) && !defined(KGL_SCALAR)
enum { TILE_ROWS = 8, TILE_VECTORS = 3 };
#elif defined(KGL_SCALAR)
enum { TILE_ROWS = 2, TILE_VECTORS = 4 };
#elif defined(__AVX2__)
enum { TILE_ROWS = 6, TILE_VECTORS = 2 };
#else
enum { TILE_ROWS = 6, TILE_VECTORS = 4 };
#endif
enum { WIDTH = TILE_VECTORS * VF64_LANES, BLOCK_BYTES = 48 * 1024, BLOCK_DEPTH = 128, BLOCK_ROWS = 96 };
/* Panels of the full depth that a block has room for. */
enum { PANELS = BLOCK_BYTES / (BLOCK_DEPTH * WIDTH * 8) };
_Static_assert(PANELS >= 1, "a block holds a panel");

#define UNROLL _Pragma("GCC unroll 8")

typedef struct {
  const double *a; /* at the block's first column */
  double *out;     /* at its first column */
  size_t rows, inner, columns;
} product;

/* Columns that are not there are zeros. */
KGL_HELPER void copy_panel(double *to, const double *b, size_t columns, size_t width, size_t depth) {
  for (size_t k = 0; k < depth; k++, b += columns, to += WIDTH)
    for (size_t c = 0; c < WIDTH; c += VF64_LANES) {
      const size_t left = c < width ? width - c : 0;
      vf64_store(to + c, left >= VF64_LANES ? vf64_load(b + c) : left ? vf64_load_tail(b + c, left) : vf64_set1(0));
    }
}

/* `rows` rows of sums, `step` elements apart. */
KGL_INLINE void multiply_tile(const double *a, size_t inner, const double *panel, size_t depth, double *sums, size_t step,
                              const int rows) {
  vf64 s[TILE_ROWS][TILE_VECTORS], b[TILE_VECTORS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < TILE_VECTORS; v++) s[r][v] = vf64_load(sums + (size_t)r * step + v * VF64_LANES);
  for (size_t k = 0; k < depth; k++, panel += WIDTH) {
    UNROLL for (int v = 0; v < TILE_VECTORS; v++) b[v] = vf64_load(panel + v * VF64_LANES);
    UNROLL for (int r = 0; r < rows; r++) {
      const vf64 x = vf64_set1(a[(size_t)r * inner + k]);
      UNROLL for (int v = 0; v < TILE_VECTORS; v++) s[r][v] = vf64_fma(x, b[v], s[r][v]);
    }
  }
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int v = 0; v < TILE_VECTORS; v++) vf64_store(sums + (size_t)r * step + v * VF64_LANES, s[r][v]);
}

KGL_HELPER void multiply_whole(const double *a, size_t inner, const double *panel, size_t depth, double *sums, size_t step) {
  multiply_tile(a, inner, panel, depth, sums, step, TILE_ROWS);
}
KGL_HELPER void multiply_row(const double *a, size_t inner, const double *panel, size_t depth, double *sums, size_t step) {
  multiply_tile(a, inner, panel, depth, sums, step, 1);
}

/* Rows of one panel; a panel with fewer columns than WIDTH is summed beside `out`. */
KGL_HELPER void multiply_panel(const product *p, const double *panel, size_t depth, size_t first, size_t width) {
  double beside[TILE_ROWS * WIDTH];
  for (size_t row = 0, rows; row < p->rows; row += rows) {
    rows = p->rows - row >= TILE_ROWS ? TILE_ROWS : 1;
    const double *a = p->a + row * p->inner;
    double *out = p->out + row * p->columns + first, *sums = width < WIDTH ? beside : out;
    const size_t step = width < WIDTH ? (size_t)WIDTH : p->columns;
    for (size_t r = 0; sums == beside && r < rows; r++)
      for (size_t c = 0; c < WIDTH; c++) beside[r * WIDTH + c] = c < width ? out[r * p->columns + c] : 0;
    (rows == TILE_ROWS ? multiply_whole : multiply_row)(a, p->inner, panel, depth, sums, step);
    for (size_t r = 0; sums == beside && r < rows; r++)
      for (size_t c = 0; c < width; c++) out[r * p->columns + c] = beside[r * WIDTH + c];
  }
}

/* The part of the left matrix that a block of rows reads stays in a near cache while panel after panel passes. */
KGL_HELPER void multiply_block(const product *whole, const double *block, size_t depth, size_t width) {
  for (size_t row = 0; row < whole->rows; row += BLOCK_ROWS) {
    product p = *whole;
    p.a += row * p.inner, p.out += row * p.columns, p.rows = kgl_smaller(p.rows - row, BLOCK_ROWS);
    for (size_t c = 0; c < width; c += WIDTH)
      multiply_panel(&p, block + c * depth, depth, c, kgl_smaller(width - c, WIDTH));
  }
}

void KGL_KERNEL(matmul, f64)(const double *a, const double *b, double *out, size_t rows, size_t inner, size_t columns) {
  double block[PANELS * BLOCK_DEPTH * WIDTH];
  for (size_t i = 0; i < rows * columns; i++) out[i] = 0;
  for (size_t first = 0; first < columns; first += PANELS * WIDTH)
    for (size_t k = 0; k < inner; k += BLOCK_DEPTH) {
      const size_t depth = kgl_smaller(inner - k, BLOCK_DEPTH), width = kgl_smaller(columns - first, PANELS * WIDTH);
      const product p = {a + k, out + first, rows, inner, columns};
      for (size_t c = 0; c < width; c += WIDTH)
        copy_panel(block + c * depth, b + k * columns + first + c, columns, kgl_smaller(width - c, WIDTH), depth);
      multiply_block(&p, block, depth, width);
    }
}
