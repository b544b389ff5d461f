/* Products of int16 with packed weights of one or two bytes, by the tiles of bytes (matmul_bytes.c).
 *
 * Every row of the left matrix is two rows of bytes, its high ones and its low ones, one of which is turned by 128 so that
 * both have the sign that the tier multiplies. A turned element is 256 high + low and lies TURNED above itself. A product of
 * bytes is at most 255 * 128, so that int32 holds the sums of a stretch of 2^16; the parts are put together in float64, which
 * is exact below 2^53, and products are at most 2^30. */
#include "activate.h"
#include "cache.h"
#include "product_bytes.h"
#include "vec_integers.h"

enum { STRETCH_ROWS = 1 << 16, TURNED = VROW_UNSIGNED ? 1 << 15 : -128 };
/* What is multiplied at a time: as many rows as a tile has, and planes of panels whose sums fit the stack. */
enum { ROWS = VTILE_ROWS > 1 ? VTILE_ROWS / 2 : 1, PLANES = 16, WIDTH = PLANES * PANEL };

typedef struct word_product {
  const int16_t *a;
  size_t rows, inner, columns, weight_bytes;
  int32_t zero;
  const int8_t *packed;
  const int32_t *sums;
  const float *scales, *row_scales, *bias;
  float low, high;
  int32_t out_zero;
  void *out;
  /* Lets the sums of a row and a panel from column `at` on, `width` of them, leave. */
  void (*leave)(const struct word_product *p, const double *sums, size_t row, size_t at, size_t width);
} word_product;

/* Rows of the left matrix; what lies outside the stretch is 0 and adds nothing. */
typedef struct {
  const int16_t *a;
  size_t inner, from, end;
} word_rows;

KGL_INLINE void gather_row(const word_rows *left, uint8_t *to, size_t row, size_t quad, size_t quads) {
  const size_t begin = QUAD * quad, n = QUAD * quads;
  const size_t from = left->from > begin ? left->from - begin : 0;
  const size_t end = left->end > begin ? kgl_smaller(left->end - begin, n) : 0;
  const int16_t *words = left->a + row / 2 * left->inner + begin;
  const uint8_t turn_high = VROW_UNSIGNED ? 0x80 : 0, turn_low = VROW_UNSIGNED ? 0 : 0x80;
  if (from > 0 || end < n) memset(to, 0, n);
  if (row % 2 == 0)
    for (size_t i = from; i < end; i++) to[i] = (uint8_t)((uint16_t)words[i] >> 8) ^ turn_high;
  else
    for (size_t i = from; i < end; i++) to[i] = (uint8_t)words[i] ^ turn_low;
}
KGL_HELPER void gather_bytes(const byte_product *p, uint8_t *to, size_t row, size_t rows, size_t quad, size_t quads) {
  KGL_ROLLED for (size_t r = 0; r < rows; r++) gather_row(p->left, to + r * ROW_STRIDE, row + r, quad, quads);
}

/* Some rows and planes of panels, whose columns have the sums of turned rows in `totals`. */
typedef struct {
  size_t row, rows, plane, planes;
  double totals[ROWS][WIDTH];
} word_tile;

KGL_HELPER void add_stretch(const word_product *p, word_tile *t, size_t from) {
  int32_t sums[2 * ROWS][WIDTH];
  const size_t quads = p->inner / QUAD + (p->inner % QUAD != 0), width = t->planes * PANEL;
  const size_t end = p->inner - from < STRETCH_ROWS ? p->inner : from + STRETCH_ROWS;
  const word_rows left = {p->a + t->row * p->inner, p->inner, from, end};
  const byte_product bytes = {.rows = 2 * t->rows, .quads = quads, .columns = width,
                              .packed = p->packed + t->plane * quads * LINE, .sums = p->sums + t->plane * PANEL,
                              .gather = gather_bytes, .left = &left, .result = TO_SUMS, .out = sums, .out_row = WIDTH};
  KGL_MULTIPLY_BYTES(&bytes);
  for (size_t r = 0; r < t->rows; r++)
    for (size_t c = 0; c < width; c++) t->totals[r][c] += 256.0 * sums[2 * r][c] + sums[2 * r + 1][c];
}

/* The sum of a row less its zero points, which stand for the 128 that low bytes of weights lack. */
KGL_HELPER double sum_of_row(const word_product *p, size_t row) {
  const int16_t *a = p->a + row * p->inner;
  int64_t sum = 0;
  for (size_t k = 0; k < p->inner; k++) sum += a[k];
  return (double)(sum - (int64_t)p->inner * p->zero);
}

KGL_HELPER void leave_tile(const word_product *p, word_tile *t) {
  const double off = (double)TURNED + p->zero;
  for (size_t r = 0; r < t->rows; r++) {
    const double missing = p->weight_bytes > 1 ? 128 * sum_of_row(p, t->row + r) : 0;
    for (size_t i = 0; i < t->planes; i += p->weight_bytes) {
      double *total = t->totals[r] + i * PANEL;
      const int32_t *sums = p->sums + (t->plane + i) * PANEL;
      for (size_t c = 0; c < p->weight_bytes * PANEL; c++) total[c] -= off * sums[c];
      for (size_t c = 0; p->weight_bytes > 1 && c < PANEL; c++)
        total[c] = 256 * total[c] + (total[c + PANEL] + missing);
      const size_t at = (t->plane + i) / p->weight_bytes * PANEL;
      p->leave(p, total, t->row + r, at, kgl_smaller(p->columns - at, PANEL));
    }
  }
}

/* Planes of panels that stay in half of a second-level cache while all rows pass. */
KGL_INLINE size_t planes_together(const word_product *p) {
  const size_t room = kgl_cache.l2 / 2 / PANEL / (p->inner + QUAD) / 2 * 2;
  return room < 2 ? 2 : room < PLANES ? room : PLANES;
}

KGL_HELPER void multiply_words(const word_product *p) {
  const size_t planes = (p->columns + PANEL - 1) / PANEL * p->weight_bytes, together = planes_together(p);
  for (size_t plane = 0; plane < planes; plane += together)
    for (size_t row = 0; row < p->rows; row += ROWS) {
      word_tile t = {.row = row, .rows = kgl_smaller(p->rows - row, ROWS), .plane = plane,
                     .planes = kgl_smaller(planes - plane, together)};
      memset(t.totals, 0, sizeof t.totals);
      for (size_t from = 0; from < p->inner; from += STRETCH_ROWS) add_stretch(p, &t, from);
      leave_tile(p, &t);
    }
}

KGL_INLINE vf32 floats_of(const float *of_columns, size_t rest) {
  return rest ? vf32_load_tail(of_columns, rest, 0) : vf32_load(of_columns);
}

KGL_INLINE size_t rest_of(size_t width, size_t c) { return width - c < VF32_LANES ? width - c : 0; }

/* The sums as floats, rounded once. */
KGL_INLINE void round_sums(float *to, const double *sums) {
  for (size_t c = 0; c < PANEL; c++) to[c] = (float)sums[c];
}

KGL_HELPER void leave_floats(const word_product *p, const double *sums, size_t row, size_t at, size_t width) {
  float floats[PANEL], *out = (float *)p->out + row * p->columns + at;
  const vf32 low = vf32_set1(p->low), high = vf32_set1(p->high);
  round_sums(floats, sums);
  for (size_t c = 0; c < width; c += VF32_LANES) {
    const size_t rest = rest_of(width, c);
    vf32 v = vf32_mul(vf32_load(floats + c), floats_of(p->scales + at + c, rest));
    if (p->row_scales) v = vf32_mul(v, vf32_set1(p->row_scales[row]));
    if (p->bias) v = vf32_add(v, floats_of(p->bias + at + c, rest));
    v = vf32_minimum(vf32_maximum(v, low), high);
    if (rest)
      vf32_store_tail(out + c, rest, v);
    else
      vf32_store(out + c, v);
  }
}

KGL_HELPER void leave_words(const word_product *p, const double *sums, size_t row, size_t at, size_t width) {
  float floats[PANEL];
  int16_t words[PANEL], *out = (int16_t *)p->out + row * p->columns + at;
  const bool is_far = kgl_is_far(p->out_zero);
  round_sums(floats, sums);
  for (size_t c = 0; c < width; c += VF32_LANES) {
    const size_t rest = rest_of(width, c);
    vf32 v = vf32_mul(vf32_load(floats + c), floats_of(p->scales + at + c, rest));
    if (p->bias) v = vf32_add(v, floats_of(p->bias + at + c, rest));
    vf32_store(floats + c, v);
    if (!is_far) vi32_store_as(KGL_AS_I16, words + c, vf32_round_onto(v, vi32_set1(p->out_zero)));
  }
  for (size_t c = 0; is_far && c < width; c++) words[c] = (int16_t)kgl_round_far(KGL_AS_I16, floats[c], p->out_zero);
  memcpy(out, words, width * sizeof *out);
}

KGL_INLINE int32_t nearest_word(int32_t zero) {
  return zero < INT16_MIN ? INT16_MIN : zero > INT16_MAX ? INT16_MAX : zero;
}

void KGL_KERNEL(matmulI16Dequantize, i16)(const int16_t *a, int32_t zero, const float *row_scales, const int8_t *packed,
                                          const int32_t *sums, const float *scales, const float *bias, float *out,
                                          float low, float high, size_t rows, size_t inner, size_t columns,
                                          size_t weight_bytes, size_t activation) {
  const word_product p = {.a = a, .rows = rows, .inner = inner, .columns = columns, .weight_bytes = weight_bytes,
                          .zero = nearest_word(zero), .packed = packed, .sums = sums, .scales = scales,
                          .row_scales = row_scales, .bias = bias, .low = isnan(low) ? -INFINITY : low,
                          .high = isnan(high) ? INFINITY : high, .out = out, .leave = leave_floats};
  multiply_words(&p);
  activate(activation, out, rows * columns);
}

void KGL_KERNEL(matmulI16Requantize, i16)(const int16_t *a, int32_t zero, const int8_t *packed, const int32_t *sums,
                                          const float *bias, const float *multipliers, int32_t out_zero, int16_t *out,
                                          size_t rows, size_t inner, size_t columns, size_t weight_bytes) {
  const word_product p = {.a = a, .rows = rows, .inner = inner, .columns = columns, .weight_bytes = weight_bytes,
                          .zero = nearest_word(zero), .packed = packed, .sums = sums, .scales = multipliers,
                          .bias = bias, .out_zero = out_zero, .out = out, .leave = leave_words};
  multiply_words(&p);
}
