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
 * rows: b_row their distance, b_panel 16. All sixteen columns of a panel are read, wanted or not. */
typedef struct {
  const float *a;
  size_t a_row, a_inner;
  const float *b;
  size_t b_row, b_panel;
  size_t inner;
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
  size_t activation; /* as fusedActivations in ops/operands.ts numbers them */
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

/* Any number of rows and columns: a few rows of a stay in the nearest cache while all of b passes by. */
static void tile_multiply(const tile_segment *segments, size_t count, size_t rows, size_t columns,
                          const tile_end *end);

/* Rows and vectors of a tile: enough sums to hide the latency of an adder and few enough for the registers. One row alone
 * takes TILE_WIDE vectors at a time. The smaller heights are for the rows that are left. */
#if defined(__AVX512F__)
enum { TILE_ROWS = 14, TILE_VECTORS = 2, TILE_WIDE = 4 };
#define TILE_HEIGHTS(each) each(14) each(8) each(4) each(2) each(1)
#elif defined(__AVX2__)
enum { TILE_ROWS = 6, TILE_VECTORS = 2, TILE_WIDE = 8 };
#define TILE_HEIGHTS(each) each(6) each(4) each(2) each(1)
#elif defined(__aarch64__) && !defined(KGL_SCALAR)
enum { TILE_ROWS = 6, TILE_VECTORS = 4, TILE_WIDE = 8 };
#define TILE_HEIGHTS(each) each(6) each(4) each(2) each(1)
#else /* sixteen registers, four lanes or one */
enum { TILE_ROWS = 4, TILE_VECTORS = 2, TILE_WIDE = 8 };
#define TILE_HEIGHTS(each) each(4) each(2) each(1)
#endif

/* One element of a, multiplied with several vectors. Arm multiplies with a lane of a register, whose load takes a turn of
 * the load ports alone; a load into all lanes would take one of the multipliers too. */
#if defined(__aarch64__) && !defined(KGL_SCALAR)
typedef float tile_factor;
KGL_INLINE tile_factor tile_load_factor(const float *p) {
  float value = *p;
  __asm__("" : "+w"(value)); /* clang would make it a load into all lanes */
  return value;
}
KGL_INLINE vf32 tile_fma(tile_factor a, vf32 b, vf32 sum) { return vfmaq_n_f32(sum, b, a); }
#else
typedef vf32 tile_factor;
KGL_INLINE tile_factor tile_load_factor(const float *p) { return vf32_set1(*p); }
KGL_INLINE vf32 tile_fma(tile_factor a, vf32 b, vf32 sum) { return vf32_fma(a, b, sum); }
#endif

/* Loops over the rows and vectors of a tile, whose sums are registers only once nothing counts. */
#define TILE_UNROLL _Pragma("GCC unroll 16")

enum { TILE_PER_PANEL = TILE_PANEL / VF32_LANES };

/* Rows lie in groups of four, so that the address of one is a pointer and a small multiple of their distance. */
KGL_INLINE const float *tile_row(const char *const *group, size_t row_bytes, int r) {
  return (const float *)(group[r / 4] + (size_t)(r % 4) * row_bytes);
}

KGL_INLINE void tile_add(const tile_segment *s, size_t row, size_t column, const int rows, const int vectors,
                         vf32 sums[][TILE_WIDE]) {
  const size_t row_bytes = s->a_row * sizeof(float), inner_bytes = s->a_inner * sizeof(float), b_row = s->b_row;
  const char *group[(TILE_ROWS + 3) / 4];
  const float *panel[TILE_WIDE];
  TILE_UNROLL
  for (int g = 0; g * 4 < rows; g++) group[g] = (const char *)(s->a + (row + (size_t)g * 4) * s->a_row);
  TILE_UNROLL
  for (int p = 0; p * TILE_PER_PANEL < vectors; p++)
    panel[p] = s->b + (column / TILE_PANEL + (size_t)p) * s->b_panel + column % TILE_PANEL;
  for (size_t k = s->inner; k > 0; k--) {
    vf32 b[TILE_WIDE];
    TILE_UNROLL
    for (int v = 0; v < vectors; v++)
      b[v] = vf32_load(panel[v / TILE_PER_PANEL] + (size_t)(v % TILE_PER_PANEL) * VF32_LANES);
    TILE_UNROLL
    for (int r = 0; r < rows; r++) {
      const tile_factor a = tile_load_factor(tile_row(group, row_bytes, r));
      TILE_UNROLL
      for (int v = 0; v < vectors; v++) sums[r][v] = tile_fma(a, b[v], sums[r][v]);
    }
    TILE_UNROLL
    for (int g = 0; g * 4 < rows; g++) group[g] += inner_bytes;
    TILE_UNROLL
    for (int p = 0; p * TILE_PER_PANEL < vectors; p++) panel[p] += b_row;
  }
}

/* Where a tile's sums start and end: its part of what a tile_end has. */
typedef struct {
  float *out;
  size_t out_row;
  const float *bias, *start;
  size_t start_row;
} tile_place;

KGL_INLINE void tile_begin(const tile_place *place, float scale, const int rows, const int vectors,
                           vf32 sums[][TILE_WIDE]) {
  TILE_UNROLL
  for (int v = 0; v < vectors; v++) {
    vf32 first = vf32_set1(place->start ? -0.0f : 0.0f); /* adding -0 changes nothing */
    if (place->bias) first = vf32_load(place->bias + (size_t)v * VF32_LANES);
    TILE_UNROLL
    for (int r = 0; r < rows; r++) sums[r][v] = first;
  }
  if (!place->start) return;
  const vf32 factor = vf32_set1(scale);
  TILE_UNROLL
  for (int r = 0; r < rows; r++)
    TILE_UNROLL
    for (int v = 0; v < vectors; v++) {
      const vf32 start = vf32_load(place->start + (size_t)r * place->start_row + (size_t)v * VF32_LANES);
      sums[r][v] = vf32_add(sums[r][v], vf32_mul(start, factor));
    }
}

KGL_INLINE void tile_finish(const tile_place *place, float least, float most, const int rows, const int vectors,
                            vf32 sums[][TILE_WIDE]) {
  if (least > -INFINITY || most < INFINITY) { /* false for NaN */
    const vf32 low = vf32_set1(isnan(least) ? -INFINITY : least), high = vf32_set1(isnan(most) ? INFINITY : most);
    TILE_UNROLL
    for (int r = 0; r < rows; r++)
      TILE_UNROLL
      for (int v = 0; v < vectors; v++) sums[r][v] = vf32_at_most(vf32_at_least(sums[r][v], low), high);
  }
  TILE_UNROLL
  for (int r = 0; r < rows; r++)
    TILE_UNROLL
    for (int v = 0; v < vectors; v++)
      vf32_store(place->out + (size_t)r * place->out_row + (size_t)v * VF32_LANES, sums[r][v]);
}

/* A vector, or if `rest` is not 0, that many elements of one. */
KGL_INLINE vf32 tile_load(const float *p, size_t rest) {
  return rest ? vf32_load_tail(p, rest, 0.0f) : vf32_load(p);
}
KGL_INLINE void tile_store(float *p, size_t rest, vf32 v) {
  if (rest)
    vf32_store_tail(p, rest, v);
  else
    vf32_store(p, v);
}

KGL_HELPER __attribute__((unused)) void tile_copy(const float *from, size_t from_row, float *to, size_t to_row,
                                                  size_t rows, size_t columns, float factor) {
  const vf32 f = vf32_set1(factor);
  for (size_t r = 0; r < rows; r++)
    for (size_t c = 0; c < columns; c += VF32_LANES) {
      const size_t rest = columns - c < VF32_LANES ? columns - c : 0;
      tile_store(to + r * to_row + c, rest, vf32_mul(tile_load(from + r * from_row + c, rest), f));
    }
}

/* A tile that is not as wide as a panel starts from copies and is copied to its place. */
typedef struct {
  float out[TILE_ROWS * TILE_PANEL], bias[TILE_PANEL];
} tile_edge;

KGL_HELPER __attribute__((unused)) void tile_enter_edge(tile_edge *edge, tile_place place, size_t rows,
                                                        size_t columns) {
  *edge = (tile_edge){.bias = {0}}; /* what nobody wants is still added up */
  if (place.bias) tile_copy(place.bias, 0, edge->bias, 0, 1, columns, 1);
  if (place.start) tile_copy(place.start, place.start_row, edge->out, TILE_PANEL, rows, columns, 1);
}

/* Columns from `column` on while `vectors` of them are wanted, or, if it is the last width, to the end. */
KGL_INLINE size_t tile_strip(const tile_segment *segments, size_t count, size_t row, size_t column, size_t columns,
                             const tile_end *end, const int rows, const int vectors, const bool is_last) {
  const size_t width = (size_t)vectors * VF32_LANES;
  for (; columns - column >= width || (is_last && column < columns); column += width) {
    const size_t wanted = columns - column < width ? columns - column : width;
    tile_place place = {end->out + row * end->out_row + column, end->out_row, NULL, NULL, end->start_row};
    if (end->bias) place.bias = end->bias + column;
    if (end->start) place.start = end->start + row * end->start_row + column;
    float *const out = place.out;
    tile_edge edge;
    if (wanted < width) {
      tile_enter_edge(&edge, place, (size_t)rows, wanted);
      if (place.bias) place.bias = edge.bias;
      if (place.start) place.start = edge.out, place.start_row = TILE_PANEL;
      place.out = edge.out, place.out_row = TILE_PANEL;
    }
    vf32 sums[TILE_ROWS][TILE_WIDE];
    tile_begin(&place, end->start_scale, rows, vectors, sums);
    for (size_t s = 0; s < count; s++) tile_add(&segments[s], row, column, rows, vectors, sums);
    tile_finish(&place, end->low, end->high, rows, vectors, sums);
    if (wanted < width) {
      tile_copy(edge.out, TILE_PANEL, out, end->out_row, (size_t)rows, wanted, 1);
      return columns;
    }
  }
  return column;
}

/* `rows` rows and all columns. */
#define TILE_BAND(rows)                                                                                             \
  KGL_HELPER __attribute__((unused)) void tile_band_##rows(const tile_segment *segments, size_t count, size_t row,  \
                                                           size_t columns, const tile_end *end) {                   \
    enum { IS_ONE_PANEL = TILE_VECTORS <= TILE_PER_PANEL };                                                         \
    size_t column = 0;                                                                                              \
    if (rows == 1) column = tile_strip(segments, count, row, 0, columns, end, rows, TILE_WIDE, false);              \
    column = tile_strip(segments, count, row, column, columns, end, rows, TILE_VECTORS, IS_ONE_PANEL);              \
    if (!IS_ONE_PANEL) tile_strip(segments, count, row, column, columns, end, rows, TILE_PER_PANEL, true);          \
  }
TILE_HEIGHTS(TILE_BAND)
#undef TILE_BAND

/* Finished rows through one of fusedActivations. */
KGL_HELPER __attribute__((unused)) void tile_activate(size_t activation, float *out, size_t out_row, size_t rows,
                                                      size_t columns) {
  for (size_t r = 0; r < rows; r++, out += out_row) switch (activation) {
      case 1: KGL_JOIN(sigmoid, f32, KGL_ISA)(out, out, columns); break;
      case 2: KGL_JOIN(tanh, f32, KGL_ISA)(out, out, columns); break;
      case 3: KGL_JOIN(gelu, f32, KGL_ISA)(out, out, columns); break;
      case 4: KGL_JOIN(geluTanh, f32, KGL_ISA)(out, out, columns); break;
      case 5: KGL_JOIN(silu, f32, KGL_ISA)(out, out, columns); break;
      case 6: KGL_JOIN(hardSwish, f32, KGL_ISA)(out, out, columns); break;
      default: return;
    }
}

KGL_HELPER __attribute__((unused)) void tile_multiply(const tile_segment *segments, size_t count, size_t rows,
                                                      size_t columns, const tile_end *end) {
  for (size_t row = 0, height; row < rows; row += height) {
    height = 0;
#define TILE_BAND(rows_of_band)                                        \
  if (!height && rows - row >= rows_of_band) {                         \
    height = rows_of_band;                                             \
    tile_band_##rows_of_band(segments, count, row, columns, end); \
  }
    TILE_HEIGHTS(TILE_BAND)
#undef TILE_BAND
    if (end->activation) tile_activate(end->activation, end->out + row * end->out_row, end->out_row, height, columns);
  }
}

#endif
