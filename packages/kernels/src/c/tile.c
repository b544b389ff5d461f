/* See tile.h. */
#include "tile.h"

#include "activate.h"
#include "map.h"

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
  const size_t ahead_step = s->ahead_row * (size_t)rows;
  uintptr_t ahead = (uintptr_t)panel[0] + s->ahead + row * s->inner * s->ahead_row;
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
    __builtin_prefetch((const void *)ahead);
    ahead += ahead_step;
  }
}

KGL_INLINE void tile_begin(const tile_end *tile, const int rows, const int vectors, vf32 sums[][TILE_WIDE]) {
  TILE_UNROLL
  for (int v = 0; v < vectors; v++) {
    vf32 first = vf32_set1(tile->start ? -0.0f : 0.0f); /* adding -0 changes nothing */
    if (tile->bias) first = vf32_load(tile->bias + (size_t)v * VF32_LANES);
    TILE_UNROLL
    for (int r = 0; r < rows; r++) sums[r][v] = first;
  }
  if (!tile->start) return;
  const vf32 factor = vf32_set1(tile->start_scale);
  TILE_UNROLL
  for (int r = 0; r < rows; r++)
    TILE_UNROLL
    for (int v = 0; v < vectors; v++) {
      const vf32 start = vf32_load(tile->start + (size_t)r * tile->start_row + (size_t)v * VF32_LANES);
      sums[r][v] = vf32_add(sums[r][v], vf32_mul(start, factor));
    }
}

KGL_INLINE void tile_finish(const tile_end *tile, const int rows, const int vectors, vf32 sums[][TILE_WIDE]) {
  const float least = tile->low, most = tile->high;
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
      vf32_store(tile->out + (size_t)r * tile->out_row + (size_t)v * VF32_LANES, sums[r][v]);
}

KGL_OF_TIER void tile_copy(const float *from, size_t from_row, float *to, size_t to_row, size_t rows,
                           size_t columns, float factor) {
  const vf32 f = vf32_set1(factor);
  for (size_t r = 0; r < rows; r++, from += from_row, to += to_row) {
    size_t i = 0;
    MAP_REST(to, columns, vf32_mul(IN(from), f));
  }
}

/* A tile that is not as wide as a panel starts from copies and is copied to its place. */
typedef struct {
  float out[TILE_ROWS * TILE_PANEL], bias[TILE_PANEL];
} tile_edge;

KGL_HELPER void tile_enter_edge(tile_edge *edge, const tile_end *tile, size_t rows, size_t columns) {
  /* What nobody wants is still added up. */
  for (size_t c = 0; c < TILE_PANEL; c++) edge->bias[c] = 0.0f;
  for (size_t i = 0; tile->start && i < rows * TILE_PANEL; i++) edge->out[i] = 0.0f;
  if (tile->bias) tile_copy(tile->bias, 0, edge->bias, 0, 1, columns, 1);
  if (tile->start) tile_copy(tile->start, tile->start_row, edge->out, TILE_PANEL, rows, columns, 1);
}

/* Columns from `column` on while `vectors` of them are wanted, or, if it is the last width, to the end. */
KGL_INLINE size_t tile_strip(const tile_segment *segments, size_t count, size_t row, size_t column, size_t columns,
                             const tile_end *end, const int rows, const int vectors, const bool is_last) {
  const size_t width = (size_t)vectors * VF32_LANES;
  for (; columns - column >= width || (is_last && column < columns); column += width) {
    const size_t wanted = kgl_smaller(columns - column, width);
    tile_end tile = tile_end_at(end, row, column);
    float *const out = tile.out;
    tile_edge edge;
    if (wanted < width) {
      tile_enter_edge(&edge, &tile, (size_t)rows, wanted);
      if (tile.bias) tile.bias = edge.bias;
      if (tile.start) tile.start = edge.out, tile.start_row = TILE_PANEL;
      tile.out = edge.out, tile.out_row = TILE_PANEL;
    }
    vf32 sums[TILE_ROWS][TILE_WIDE];
    tile_begin(&tile, rows, vectors, sums);
    for (size_t s = 0; s < count; s++) tile_add(&segments[s], row, column, rows, vectors, sums);
    tile_finish(&tile, rows, vectors, sums);
    if (wanted < width) {
      tile_copy(edge.out, TILE_PANEL, out, end->out_row, (size_t)rows, wanted, 1);
      return columns;
    }
  }
  return column;
}

/* Bands of `height` rows and all columns while there are so many rows; gives the first row that is left. */
#define TILE_BAND(height)                                                                                       \
  KGL_HELPER size_t tile_band_##height(const tile_segment *segments, size_t count, size_t row, size_t rows,     \
                                       size_t columns, const tile_end *end) {                                   \
    enum { IS_ONE_PANEL = (int)TILE_VECTORS <= (int)TILE_PER_PANEL };                                           \
    for (; rows - row >= height; row += height) {                                                               \
      size_t column = 0;                                                                                        \
      if (height == 1) column = tile_strip(segments, count, row, 0, columns, end, height, TILE_WIDE, false);    \
      column = tile_strip(segments, count, row, column, columns, end, height, TILE_VECTORS, IS_ONE_PANEL);      \
      if (!IS_ONE_PANEL) tile_strip(segments, count, row, column, columns, end, height, TILE_PER_PANEL, true);  \
      for (size_t r = row; end->activation && r < row + height; r++)                                            \
        activate(end->activation, end->out + r * end->out_row, columns);                                        \
    }                                                                                                           \
    return row;                                                                                                 \
  }
TILE_HEIGHTS(TILE_BAND)
#undef TILE_BAND

KGL_OF_TIER void tile_multiply(const tile_segment *segments, size_t count, size_t rows, size_t columns,
                               const tile_end *end) {
  size_t row = 0;
#define TILE_BAND(height) \
  if (rows - row >= height) row = tile_band_##height(segments, count, row, rows, columns, end);
  TILE_HEIGHTS(TILE_BAND)
#undef TILE_BAND
}
