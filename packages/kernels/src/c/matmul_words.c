/* Products of int16 with int8 or int16, each element the dot product of a row of `a` and a row of the transpose `b`: exact
 * sums in int64, of tiles of two rows and two columns that share their loads. */
#include "cache.h"
#include "kernels.h"
#include "vec_words.h"

enum { SIDE = 2, SUMS = SIDE * SIDE };
/* Of each kind one is used: `is_words` is a constant. */
typedef struct {
  vsum8 bytes[SUMS];
  vsum16 words[SUMS];
} vector_sums;

KGL_INLINE const void *element_at(const void *b, size_t i, const bool is_words) {
  return (const char *)b + (is_words ? i * sizeof(int16_t) : i);
}

/* Adds the products of a vector of each row and column, or of `rest` elements. */
KGL_INLINE void add_products(vector_sums *sums, const int16_t *const *a, const void *const *b, size_t from, size_t rest,
                             const bool is_words) {
  vw16 rows[SIDE], bytes[SIDE];
  vw16_parts words[SIDE];
  for (int k = 0; k < SIDE; k++) {
    const void *column = element_at(b[k], from, is_words);
    rows[k] = rest ? vw16_load_tail(a[k] + from, rest) : vw16_load(a[k] + from);
    if (is_words)
      words[k] = vw16_split(rest ? vw16_load_tail(column, rest) : vw16_load(column));
    else
      bytes[k] = rest ? vw16_load_tail_i8(column, rest) : vw16_load_i8(column);
  }
  for (int k = 0; k < SUMS; k++)
    if (is_words)
      sums->words[k] = vsum16_add(sums->words[k], rows[k / SIDE], words[k % SIDE]);
    else
      sums->bytes[k] = vsum8_add(sums->bytes[k], rows[k / SIDE], bytes[k % SIDE]);
}

KGL_INLINE void times_tile(const int16_t *const *a, const void *const *b, int64_t *totals, size_t inner,
                           const bool is_words) {
  for (int k = 0; k < SUMS; k++) totals[k] = 0;
  for (size_t i = 0; i < inner;) {
    const size_t most = (size_t)VSUM_EXACT * VW16_LANES, end = inner - i < most ? inner : i + most;
    vector_sums sums;
    for (int k = 0; k < SUMS; k++) sums.bytes[k] = vsum8_zero(), sums.words[k] = vsum16_zero();
    for (const size_t whole = KGL_WHOLE(i, end, VW16_LANES); i < whole; i += VW16_LANES)
      add_products(&sums, a, b, i, 0, is_words);
    if (i < end) add_products(&sums, a, b, i, end - i, is_words);
    i = end;
    for (int k = 0; k < SUMS; k++) totals[k] += is_words ? vsum16_total(sums.words[k]) : vsum8_total(sums.bytes[k]);
  }
}

/* At an edge the last row or column is its own neighbour: the same sums are stored twice. */
KGL_INLINE void tile_at(const int16_t *a, const void *b, double *out, size_t rows, size_t inner, size_t columns,
                        size_t r, size_t c, const bool is_words) {
  const size_t next_row = r + 1 < rows ? r + 1 : r, next_column = c + 1 < columns ? c + 1 : c;
  const int16_t *const row[SIDE] = {a + r * inner, a + next_row * inner};
  const void *const column[SIDE] = {element_at(b, c * inner, is_words), element_at(b, next_column * inner, is_words)};
  int64_t totals[SUMS];
  times_tile(row, column, totals, inner, is_words);
  out[r * columns + c] = (double)totals[0];
  out[r * columns + next_column] = (double)totals[1];
  out[next_row * columns + c] = (double)totals[2];
  out[next_row * columns + next_column] = (double)totals[3];
}

KGL_INLINE void times(const int16_t *a, const void *b, double *out, size_t rows, size_t inner, size_t columns,
                      const bool is_words) {
  /* Rows of `a` that all columns are multiplied with before the next: they fill half of the second level. */
  const size_t fitting = kgl_cache.l2 / 2 / sizeof *a / (inner + 1);
  const size_t block = fitting < SIDE ? SIDE : fitting - fitting % SIDE;
  for (size_t top = 0, bottom; columns > 0 && top < rows; top = bottom) {
    bottom = rows - top < block ? rows : top + block;
    for (size_t c = 0; c < columns; c += SIDE)
      for (size_t r = top; r < bottom; r += SIDE) tile_at(a, b, out, rows, inner, columns, r, c, is_words);
  }
}

void KGL_KERNEL(matmulI16ByI8, i16)(const int16_t *a, const int8_t *b, double *out, size_t rows, size_t inner,
                                    size_t columns) {
  times(a, b, out, rows, inner, columns, false);
}

void KGL_KERNEL(matmulI16ByI16, i16)(const int16_t *a, const int16_t *b, double *out, size_t rows, size_t inner,
                                     size_t columns) {
  times(a, b, out, rows, inner, columns, true);
}
