/* The microkernel of f32 products: a tile of sums in registers, on the tier being compiled. Matrices, convolution and
 * attention differ in where their operands lie, which segments say, and in nothing else.
 *
 * Each sum is one chain: what it starts at, then segment after segment in the order of k. Its bits depend on no other row
 * or column, nor on how a caller cuts rows and columns, nor on how it cuts a long sum into partial ones (tile_partial). */
#ifndef KGL_TILE_H
#define KGL_TILE_H

#include "kernels.h"
#include "vec.h"

/* Columns of a panel, the layout of packed matrices: row after row of sixteen floats, zeros beside the last columns. */
enum { TILE_PANEL = 16 };

/* Adds a[i, k] * b[k, j] for k < inner: element i, k of a is a[i * a_row + k * a_inner]; j of b is in panel j / 16, those
 * being b_panel apart, whose rows are b_row apart. Panels of a packed matrix: b_row 16, b_panel 16 * its inner size. Plain
 * rows: b_row their distance, b_panel 16. All sixteen columns of a panel are read, wanted or not.
 *
 * `ahead` bytes from each panel lies the one that is wanted next: while this one is read, each row fetches ahead_row bytes of
 * each of its lines. It may be nobody's memory; where both are 0, nothing is fetched that is not read anyway. */
typedef struct {
  const float *a;
  size_t a_row, a_inner;
  const float *b;
  size_t b_row, b_panel;
  size_t inner;
  size_t ahead, ahead_row;
} tile_segment;

/* What sums start at and what is done to them. Sums start at bias[j] + start_scale * start[i * start_row + j], where NULL
 * is left out; `start` may be `out`. Limits that are NaN are none. */
typedef struct {
  float *out;
  size_t out_row;
  const float *bias;
  const float *start;
  size_t start_row;
  float start_scale;
  float low, high;
  size_t activation; /* KGL_FUSED_* */
} tile_end;

/* A sum that goes on from what is in `out` (not `is_first`) or will (not `is_last`): the bits are those of one chain. */
KGL_INLINE tile_end tile_partial(tile_end end, bool is_first, bool is_last) {
  if (!is_first) end.bias = NULL, end.start = end.out, end.start_row = end.out_row, end.start_scale = 1;
  if (!is_last) end.low = -INFINITY, end.high = INFINITY, end.activation = 0;
  return end;
}

/* `end` for the sums from `row` and `column` on. */
KGL_INLINE tile_end tile_end_at(const tile_end *end, size_t row, size_t column) {
  tile_end at = *end;
  at.out += row * end->out_row + column;
  if (end->bias) at.bias += column;
  if (end->start) at.start += row * end->start_row + column;
  return at;
}

/* Any number of rows and columns: a few rows of a stay in the nearest cache while all of b passes by. One function for all
 * files of a tier (tile.c). */
#define tile_multiply KGL_NAMED(tile_multiply, KGL_ISA)
void tile_multiply(const tile_segment *segments, size_t count, size_t rows, size_t columns, const tile_end *end);

/* Rows and vectors of a tile: enough sums to hide the latency of an adder and few enough for the registers. One row alone
 * takes TILE_WIDE vectors at a time. The smaller heights are for the rows that are left. */
#if defined(__AVX512F__) && !defined(KGL_SCALAR)
enum { TILE_ROWS = 14, TILE_VECTORS = 2, TILE_WIDE = 4 };
#define TILE_HEIGHTS(each) each(14) each(8) each(4) each(2) each(1)
#elif defined(__AVX2__) && !defined(KGL_SCALAR)
enum { TILE_ROWS = 6, TILE_VECTORS = 2, TILE_WIDE = 8 };
#define TILE_HEIGHTS(each) each(6) each(4) each(2) each(1)
#elif defined(__aarch64__) && !defined(KGL_SCALAR)
enum { TILE_ROWS = 6, TILE_VECTORS = 4, TILE_WIDE = 8 };
#define TILE_HEIGHTS(each) each(6) each(4) each(2) each(1)
#else /* sixteen registers, four lanes or one */
enum { TILE_ROWS = 4, TILE_VECTORS = 2, TILE_WIDE = 8 };
#define TILE_HEIGHTS(each) each(4) each(2) each(1)
#endif

/* Loops over the rows and vectors of a tile, whose sums are registers only once nothing counts. */
#define TILE_UNROLL _Pragma("GCC unroll 16")

/* Rows of a matrix, times `factor`, to another place. */
#define tile_copy KGL_NAMED(tile_copy, KGL_ISA)
void tile_copy(const float *from, size_t from_row, float *to, size_t to_row, size_t rows, size_t columns, float factor);

#endif
