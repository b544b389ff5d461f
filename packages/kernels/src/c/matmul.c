/* Products of f32 matrices. Rows of a pass over blocks of b, packed into panels, that stay in the second cache; the block of
 * a that is worked on stays in the first. Blocks are cut by the sizes of the caches and the memory there is to pack in:
 * each sum remains one chain (tile.h), so that no bit depends on either. */
#include "cache.h"
#include "map.h"
#include "pack.h"

/* Element i, k of a is a[i * a_row + k * a_inner], times alpha; element k, j of b is b[k * b_inner + j * b_column], of which
 * strides one is 1. */
typedef struct {
  const float *a;
  size_t a_row, a_inner;
  const float *b;
  size_t b_inner, b_column;
  size_t rows, inner, columns;
  float alpha;
  tile_end end;
} product;

typedef struct {
  float *start;
  size_t length;
} scratch;

/* WebAssembly has 16 KiB of stack for everything. */
#ifdef __wasm__
#define KGL_SMALL_STACK 1
#else
#define KGL_SMALL_STACK 0
#endif

/* Most rows of b in a block; copies of a's rows take sixteen times as many floats of stack. */
enum { MOST_INNER = KGL_SMALL_STACK ? 64 : 256 };
/* Floats to pack into where a caller gives none. */
enum { LEAST_SCRATCH = KGL_SMALL_STACK ? 1024 : 4096 };
enum { TILE_COLUMNS = TILE_VECTORS * VF32_LANES };
/* Rows whose distance in bytes is a multiple of this meet in few sets of the first cache. */
enum { CROWDED = 1024 };

KGL_INLINE size_t larger(size_t a, size_t b) { return a > b ? a : b; }
KGL_INLINE size_t down_to(size_t n, size_t step) { return n - n % step; }

/* At most `limit` of n, so many that all blocks of them are about as large. */
static size_t even_share(size_t n, size_t limit) {
  const size_t blocks = n / limit + (n % limit != 0);
  return blocks > 1 ? n / blocks + (n % blocks != 0) : larger(n, 1);
}

/* So many rows of b that a tile's rows of a fill half of the first cache, and that two panels of them have room. */
static size_t inner_of_block(size_t inner, size_t room) {
  const size_t fitting = larger(16, kgl_cache.l1d / 2 / (TILE_ROWS * sizeof(float)));
  return even_share(inner, kgl_smaller(kgl_smaller(MOST_INNER, fitting), room / (2 * TILE_PANEL)));
}

/* So many columns of them that they fill half of the second, if they have room. */
static size_t columns_of_block(size_t inner, size_t room) {
  return larger(TILE_PANEL, down_to(kgl_smaller(kgl_cache.l2 / 2 / sizeof(float), room) / inner, 2 * TILE_PANEL));
}

/* Whether rows of a are to be copied side by side before `columns` columns of b pass by. Of a few rows none are in each
 * other's way, and one may be longer than there is room for copies. */
static bool is_copied(const product *p, size_t columns) {
  if (p->alpha != 1) return true;
  if (p->rows <= 4 || columns <= 2 * TILE_COLUMNS) return false;
  return p->a_inner != 1 || p->a_row * sizeof(float) % CROWDED == 0;
}

/* Rows that share in prefetching: a line has so many bytes. */
enum { LINE = 64, SHARING = LINE - LINE % TILE_ROWS };

/* Rows of a, from its k-th column on, times the segment's b. The next call's panels are `ahead` bytes from those, if not 0. */
KGL_HELPER void multiply_rows(const product *p, size_t k, tile_segment segment, size_t columns, const tile_end *end,
                              size_t ahead) {
  float copy[TILE_PANEL * MOST_INNER];
  const bool is_copy = is_copied(p, columns);
  const size_t share = (LINE - 1) / kgl_smaller(larger(p->rows, 1), LINE) + 1;
  for (size_t row = 0, height; row < p->rows; row += height) {
    height = kgl_smaller(p->rows - row, is_copy ? TILE_ROWS : ahead && row < SHARING ? SHARING : SIZE_MAX);
    segment.ahead = 0, segment.ahead_row = 0;
    if (ahead && row < SHARING) segment.ahead = ahead + row * segment.inner * share, segment.ahead_row = share;
    const float *a = p->a + row * p->a_row + k * p->a_inner;
    segment.a = a, segment.a_row = p->a_row, segment.a_inner = p->a_inner;
    if (is_copy) {
      segment.a = copy;
      if (p->a_inner == 1) {
        tile_copy(a, p->a_row, copy, segment.inner, height, segment.inner, p->alpha);
        segment.a_row = segment.inner;
      } else { /* a_row is 1 */
        tile_copy(a, p->a_inner, copy, TILE_PANEL, segment.inner, height, p->alpha);
        segment.a_inner = TILE_PANEL;
      }
    }
    const tile_end at = tile_end_at(end, row, 0);
    tile_multiply(&segment, 1, height, columns, &at);
  }
}

/* Columns from `first` on, by way of packed blocks. */
static void multiply_packing(const product *p, size_t first, scratch work) {
  const size_t deep = inner_of_block(p->inner, work.length);
  const size_t wide = columns_of_block(deep, work.length);
  for (size_t column = first, columns; column < p->columns; column += columns) {
    columns = kgl_smaller(wide, p->columns - column);
    for (size_t k = 0, inner; k < p->inner; k += inner) {
      inner = kgl_smaller(deep, p->inner - k);
      const size_t panel = TILE_PANEL * inner;
      const float *b = p->b + k * p->b_inner + column * p->b_column;
      if (p->b_column == 1)
        pack_columns(b, p->b_inner, inner, columns, work.start, panel);
      else
        pack_rows(b, p->b_column, inner, columns, work.start, panel);
      const tile_end end = tile_partial(tile_end_at(&p->end, 0, column), k == 0, k + inner == p->inner);
      multiply_rows(p, k, (tile_segment){.b = work.start, .b_row = TILE_PANEL, .b_panel = panel, .inner = inner},
                    columns, &end, 0);
    }
  }
}

/* Whole panels of columns of rows that lie in place. */
static void multiply_in_place(const product *p, size_t columns) {
  tile_segment segment = {.a = p->a, .a_row = p->a_row, .a_inner = p->a_inner, .b = p->b, .b_row = p->b_inner,
                          .b_panel = TILE_PANEL, .inner = p->inner};
  if (!is_copied(p, columns)) {
    tile_multiply(&segment, 1, p->rows, columns, &p->end);
    return;
  }
  const size_t deep = even_share(p->inner, MOST_INNER);
  for (size_t k = 0; k < p->inner; k += segment.inner, segment.b = p->b + k * p->b_inner) {
    segment.inner = kgl_smaller(deep, p->inner - k);
    const tile_end end = tile_partial(p->end, k == 0, k + segment.inner == p->inner);
    multiply_rows(p, k, segment, columns, &end, 0);
  }
}

/* Packing pays where the rows of b would come from further than the second cache, again for each tile of rows; with little
 * memory to pack in, further than the third. */
static bool is_in_place(const product *p, size_t room) {
  const size_t near = room <= LEAST_SCRATCH ? kgl_cache.l3 : kgl_cache.l2 / (p->rows <= TILE_ROWS ? 1 : 2);
  return p->b_column == 1 && p->inner * p->columns * sizeof(float) <= near;
}

static void multiply(const product *p, scratch work) {
  float own[LEAST_SCRATCH];
  if (work.length < LEAST_SCRATCH) work = (scratch){own, LEAST_SCRATCH};
  const size_t in_place = is_in_place(p, work.length) ? down_to(p->columns, TILE_PANEL) : 0;
  if (in_place) multiply_in_place(p, in_place);
  if (in_place < p->columns) multiply_packing(p, in_place, work);
}

/* Rows and vectors of b at a time: a chain is as long as there are rows, and small cores look less far ahead for others. */
enum { TOGETHER = VF32_LANES > 4 ? 8 : 4, ACROSS = VF32_LANES > 4 ? 2 : 4 };

/* out[j] += x[k] * b[k, j], each sum in the order of k: a few rows of b from end to end, not columns from top to bottom. */
KGL_INLINE void add_vectors(const vf32 *x, const float *b, size_t b_inner, const float *from, float *out, size_t rest,
                            const int rows, const int vectors) {
  vf32 sums[ACROSS];
  TILE_UNROLL
  for (int v = 0; v < vectors; v++) sums[v] = vf32_load_at(from + v * VF32_LANES, rest, 0);
  TILE_UNROLL
  for (int r = 0; r < rows; r++)
    TILE_UNROLL
    for (int v = 0; v < vectors; v++)
      sums[v] = vf32_fma(x[r], vf32_load_at(b + (size_t)r * b_inner + v * VF32_LANES, rest, 0), sums[v]);
  TILE_UNROLL
  for (int v = 0; v < vectors; v++) vf32_store_at(out + v * VF32_LANES, rest, sums[v]);
}
KGL_INLINE void add_rows(const float *x, const float *b, size_t b_inner, float *out, size_t columns, const int rows) {
  const float *from = kgl_read_apart(out);
  vf32 factors[TOGETHER];
  for (int r = 0; r < rows; r++) factors[r] = vf32_set1(x[r]);
  size_t j = 0;
  for (const size_t whole = KGL_WHOLE(j, columns, ACROSS * VF32_LANES); j < whole; j += ACROSS * VF32_LANES)
    add_vectors(factors, b + j, b_inner, from + j, out + j, 0, rows, ACROSS);
  for (; j < columns; j += VF32_LANES)
    add_vectors(factors, b + j, b_inner, from + j, out + j, columns - j < VF32_LANES ? columns - j : 0, rows, 1);
}

/* One row of a, in any distances, times rows of b that lie in place. */
static void multiply_row(const product *p) {
  const tile_end first = tile_partial(p->end, true, false), last = tile_partial(p->end, false, true);
  tile_multiply(NULL, 0, 1, p->columns, &first);
  float x[TOGETHER];
  for (size_t k = 0; k < p->inner; k += TOGETHER) {
    const size_t rows = kgl_smaller(TOGETHER, p->inner - k);
    for (size_t r = 0; r < rows; r++) x[r] = p->alpha * p->a[(k + r) * p->a_inner];
    const float *b = p->b + k * p->b_inner;
    if (rows == TOGETHER)
      add_rows(x, b, p->b_inner, p->end.out, p->columns, TOGETHER);
    else
      for (size_t r = 0; r < rows; r++) add_rows(x + r, b + r * p->b_inner, 0, p->end.out, p->columns, 1);
  }
  const bool is_limited = p->end.low > -INFINITY || p->end.high < INFINITY; /* false for NaN */
  if (is_limited || p->end.activation) tile_multiply(NULL, 0, 1, p->columns, &last);
}

/* One sum to which nothing is done but to add its bias: a tile for it would cost more than the sum. */
static bool is_bare(const product *p) {
  const tile_end *end = &p->end;
  return p->columns == 1 && !end->start && !end->activation && end->low == -INFINITY && end->high == INFINITY;
}

static void multiply_bare(const product *p) {
  float dot;
  KGL_JOIN(dotMany, f32, KGL_ISA)(p->b, p->a, &dot, 1, p->inner);
  p->end.out[0] = p->alpha * dot + (p->end.bias ? p->end.bias[0] : 0);
}

/* One row of a times columns that lie in place: dot products. `bias` is one for all if `is_one_bias`. */
static void multiply_dots(const product *p, bool is_one_bias) {
  enum { AT_ONCE = 256 };
  float dots[AT_ONCE], bias[AT_ONCE];
  for (size_t j = 0, count; j < p->columns; j += count) {
    count = kgl_smaller(AT_ONCE, p->columns - j);
    KGL_JOIN(dotMany, f32, KGL_ISA)(p->b + j * p->b_column, p->a, dots, count, p->inner);
    for (size_t i = count; i % TILE_PANEL; i++) dots[i] = 0;
    tile_end end = tile_end_at(&p->end, 0, j);
    if (is_one_bias && end.bias) {
      for (size_t i = 0; i < count; i++) bias[i] = p->end.bias[0];
      end.bias = bias;
    }
    const tile_segment scaled = {.a = &p->alpha, .b = dots, .b_panel = TILE_PANEL, .inner = 1};
    tile_multiply(&scaled, 1, 1, count, &end);
  }
}

/* Packing a few columns that lie in place costs as much as so many rows of dot products. */
enum { FEW_ROWS = 16 };

static bool is_small(const product *p) {
  return p->a_inner == 1 && p->b_inner == 1 && p->columns > 1 && p->columns <= TILE_PANEL && p->rows <= FEW_ROWS;
}

static void multiply_few(const product *p) {
  for (size_t r = 0; r < p->rows; r++) {
    product row = *p;
    row.rows = 1, row.a = p->a + r * p->a_row, row.end = tile_end_at(&p->end, r, 0);
    multiply_dots(&row, false);
  }
}

/* A product of one row or one column is one of a vector, whichever way the vector's matrix lies. */
static void multiply_any(const product *p, scratch work) {
  if (p->rows == 1 && is_bare(p)) return multiply_bare(p);
  if (p->rows == 1 && p->b_column == 1 && p->columns > 1) return multiply_row(p);
  if (p->rows == 1 && p->a_inner == 1) return multiply_dots(p, false);
  if (is_small(p)) return multiply_few(p);
  if (p->columns != 1) return multiply(p, work);
  product turned = *p; /* b^T a^T: the result, one column, lies as one row does */
  turned.a = p->b, turned.a_inner = p->b_inner, turned.rows = 1;
  turned.b = p->a, turned.b_inner = p->a_inner, turned.b_column = p->a_row, turned.columns = p->rows;
  if (turned.b_column == 1 && !p->end.bias) return multiply_row(&turned);
  if (turned.b_inner == 1) return multiply_dots(&turned, true);
  multiply(p, work);
}

/* a's and b's matrices follow each other and begin anew at the end. One b for all of a's is one matrix below another. */
void KGL_KERNEL(matmul, f32)(const float *a, const float *b, float *out, float alpha, float beta, const float *bias,
                             float low, float high, float *work, size_t aBatches, size_t rows, size_t inner,
                             size_t bBatches, size_t columns, size_t batches, size_t transposeA, size_t transposeB,
                             size_t activation, size_t workspace) {
  if (rows == 0 || columns == 0) return;
  if (bBatches == 1 && aBatches == batches && !transposeA) rows *= batches, batches = aBatches = 1;
  product p = {.rows = rows, .inner = inner, .columns = columns, .alpha = alpha};
  p.a_row = transposeA ? 1 : inner, p.a_inner = transposeA ? rows : 1;
  p.b_inner = transposeB ? 1 : columns, p.b_column = transposeB ? inner : 1;
  p.end = (tile_end){.out_row = columns, .bias = bias, .start_row = columns, .start_scale = beta, .low = low,
                     .high = high, .activation = activation};
  for (size_t i = 0; i < batches; i++, out += rows * columns) {
    p.a = a + i % aBatches * rows * inner, p.b = b + i % bBatches * inner * columns;
    p.end.out = out, p.end.start = beta == 0 ? NULL : out;
    if (inner == 0)
      tile_multiply(NULL, 0, rows, columns, &p.end);
    else
      multiply_any(&p, (scratch){work, workspace});
  }
}

void KGL_KERNEL(vecmat, f32)(const float *x, const float *b, float *out, size_t inner, size_t columns) {
  multiply_row(&(product){.a = x, .a_inner = 1, .b = b, .b_inner = columns, .b_column = 1, .rows = 1, .inner = inner,
                          .columns = columns, .alpha = 1, .end = {.out = out, .low = NAN, .high = NAN}});
}

/* Columns of a packed matrix that all rows meet before the next ones; blocks of them are about as large. */
static size_t columns_together(const product *p, size_t deep) {
  if (p->rows == 1) return p->columns;
  if (p->rows <= TILE_ROWS) return larger(TILE_COLUMNS, TILE_PANEL);
  const size_t share = even_share(p->columns, columns_of_block(deep, SIZE_MAX)), odd = share % (2 * TILE_PANEL);
  return odd ? share - odd + 2 * TILE_PANEL : share;
}

/* One row reads each panel once, from its start to its end, which processors foresee. More rows share blocks of panels and
 * fetch the next one meanwhile; behind the last one lies, as a rule, the matrix that is multiplied next. */
static void multiply_packed(const product *p) {
  const size_t deep = p->rows <= TILE_ROWS ? p->inner : inner_of_block(p->inner, SIZE_MAX);
  const size_t wide = columns_together(p, deep), panel = TILE_PANEL * p->inner;
  for (size_t column = 0, columns; column < p->columns; column += columns) {
    columns = kgl_smaller(wide, p->columns - column);
    for (size_t k = 0, inner; k < p->inner; k += inner) {
      inner = kgl_smaller(deep, p->inner - k);
      const bool is_last = k + inner == p->inner;
      const float *b = p->b + column / TILE_PANEL * panel + k * TILE_PANEL;
      const size_t next = is_last ? columns / TILE_PANEL * panel - k * TILE_PANEL : inner * TILE_PANEL;
      const tile_end end = tile_partial(tile_end_at(&p->end, 0, column), k == 0, is_last);
      multiply_rows(p, k, (tile_segment){.b = b, .b_row = TILE_PANEL, .b_panel = panel, .inner = inner}, columns,
                    &end, p->rows == 1 ? 0 : next * sizeof *b);
    }
  }
}

void KGL_KERNEL(matmulPacked, f32)(const float *a, const float *packed, const float *bias, const float *residual,
                                   float *out, float low, float high, size_t rows, size_t inner, size_t columns,
                                   size_t activation) {
  const product p = {.a = a, .a_row = inner, .a_inner = 1, .b = packed, .rows = rows, .inner = inner,
                     .columns = columns, .alpha = 1,
                     .end = {.out = out, .out_row = columns, .bias = bias, .start = residual, .start_row = columns,
                             .start_scale = 1, .low = low, .high = high, .activation = activation}};
  if (inner == 0)
    tile_multiply(NULL, 0, rows, columns, &p.end);
  else
    multiply_packed(&p);
}

void KGL_KERNEL(dotPacked, f32)(const float *packed, const float *vectors, float *out, size_t rows, size_t columns,
                                size_t count) {
  KGL_JOIN(matmulPacked, f32, KGL_ISA)(vectors, packed, NULL, NULL, out, NAN, NAN, count, columns, rows, 0);
}
