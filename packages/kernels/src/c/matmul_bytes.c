/* Products of matrices of bytes with packed weights, and the loops around the tiles. */
#include "activate.h"
#include "cache.h"
#include "finish_bytes.h"
#include "tile_bytes.h"

/* Panels whose sums wait for the rest of long rows. */
enum { WAITING = 16 };

void KGL_FINISH_BYTES(const byte_product *p, const int32_t *sums, size_t row, size_t rows, size_t first) {
  finish(p, sums, NULL, row, rows, first);
}

uint32_t KGL_SUM_LESS(const uint8_t *bytes, size_t n, bool is_unsigned, int32_t zero) {
  const vi32 kept = vi32_set1(is_unsigned ? 0xff : -1);
  vi32 sums = vi32_set1(0);
  uint8_t few[VN8_LANES];
  for (size_t i = 0; i < n; i += VF32_LANES) {
    const bool is_whole = n - i >= VF32_LANES;
    if (!is_whole) vn8_store(few, vn8_load_tail(bytes + i, n - i));
    sums = vi32_add(sums, vi32_and(vi32_load_i8(is_whole ? bytes + i : few), kept));
  }
  int32_t lanes[VF32_LANES];
  vi32_store(lanes, sums);
  uint32_t sum = 0u - (uint32_t)n * (uint32_t)zero;
  for (size_t i = 0; i < VF32_LANES; i++) sum += (uint32_t)lanes[i];
  return sum;
}

void KGL_COPY_TURNED(uint8_t *to, const uint8_t *from, size_t n, uint8_t turned) {
  const vn8 turn = vn8_set1(turned);
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(0, n, VN8_LANES); i < whole; i += VN8_LANES)
    vn8_store(to + i, vn8_xor(vn8_load(from + i), turn));
  if (i < n) vn8_store(to + i, vn8_xor(vn8_load_tail(from + i, n - i), turn));
  for (; VN8_LANES < QUAD && i % QUAD > 0; i++) vn8_store(to + i, turn);
}

/* One tile of rows by `count` panels from `first` on. */
KGL_HELPER void multiply_rows(const byte_product *p, size_t row, size_t rows, size_t first, size_t count) {
  enum { LONGEST = VROW_BYTES / 4 };
  uint8_t a[VTILE_ROWS * ROW_STRIDE];
  int32_t waiting[WAITING * PANEL_SUMS], row_terms[VTILE_ROWS];
  const size_t panel_bytes = p->quads * LINE;
  for (size_t r = 0; p->zero_points && r < rows; r++) row_terms[r] = p->row_term(p, row + r);
  size_t quad = 0;
  do {
    const size_t quads = p->quads - quad < LONGEST ? p->quads - quad : LONGEST;
    if (quads > 0 && rows > 0) p->gather(p, a, row, rows, quad, quads);
    for (size_t r = 0; r < rows; r++) vrow_widen(a + r * ROW_STRIDE, 4 * quads);
    for (size_t i = 0; i < count; i += VTILE_PANELS) {
      const int8_t *b = p->packed + (first + i) * panel_bytes + quad * LINE;
      int32_t *sums = waiting + (p->quads > LONGEST ? i * PANEL_SUMS : 0);
      const size_t panels = count - i < VTILE_PANELS ? count - i : VTILE_PANELS;
      if (panels > 1)
        add_panels(sums, quad > 0, a, b, panel_bytes, quads, rows);
      else
        add_panel(sums, quad > 0, a, b, quads, rows);
      for (size_t k = 0; quad + quads == p->quads && k < panels; k++)
        finish(p, sums + k * PANEL_SUMS, row_terms, row, rows, (first + i + k) * PANEL);
    }
    quad += quads;
  } while (quad < p->quads);
}

/* Panels that stay in a cache while all rows pass; at most WAITING where rows are long. */
KGL_INLINE size_t panels_together(const byte_product *p) {
  const size_t room = kgl_cache.l2 / 2 / LINE / (p->quads + 1);
  if (p->quads > VROW_BYTES / 4 && room > WAITING) return WAITING;
  return room < VTILE_PANELS ? VTILE_PANELS : room - room % VTILE_PANELS;
}

/* The next height that tiles come in. */
KGL_INLINE size_t tile_height(size_t rows) {
  const size_t more = rows + rows % 2;
  return more == 0 ? 1 : more < VTILE_ROWS ? more : VTILE_ROWS;
}

void KGL_MULTIPLY_BYTES(const byte_product *p) {
  const size_t panels = (p->columns + PANEL - 1) / PANEL, together = panels_together(p);
  const size_t tiles = p->rows ? (p->rows - 1) / VTILE_ROWS + 1 : 1;
  const size_t height = tile_height(p->rows / tiles + (p->rows % tiles > 0));
  for (size_t first = 0; first < panels; first += together)
    for (size_t row = 0; row < p->rows; row += height)
      multiply_rows(p, row, p->rows - row < height ? p->rows - row : height, first,
                    panels - first < together ? panels - first : together);
}

/* The left matrix as it lies. */
typedef struct {
  const uint8_t *a;
  size_t inner;
  int32_t zero;
  bool is_unsigned;
} plain_rows;

KGL_HELPER void gather_rows(const byte_product *p, uint8_t *to, size_t row, size_t rows, size_t quad, size_t quads) {
  const plain_rows *left = p->left;
  const size_t n = kgl_smaller(left->inner - 4 * quad, 4 * quads);
  const uint8_t *from = left->a + row * left->inner + 4 * quad, turned = turn_of(left->is_unsigned);
  for (size_t r = 0; r < rows; r++) KGL_COPY_TURNED(to + r * ROW_STRIDE, from + r * left->inner, n, turned);
}

/* The sum of a row without its zero points, wrapping. */
KGL_HELPER int32_t term_of_row(const byte_product *p, size_t row) {
  const plain_rows *left = p->left;
  return (int32_t)KGL_SUM_LESS(left->a + row * left->inner, left->inner, left->is_unsigned, left->zero);
}

KGL_HELPER byte_product product_of(const plain_rows *left, size_t rows, const int8_t *packed, const int32_t *sums,
                               const int32_t *zero_points, void *out, size_t columns, byte_result result) {
  return (byte_product){.rows = rows, .quads = left->inner / 4 + (left->inner % 4 != 0), .columns = columns,
                        .packed = packed, .sums = sums, .zero = turned_zero(left->zero, left->is_unsigned),
                        .zero_points = zero_points, .row_term = term_of_row, .gather = gather_rows, .left = left,
                        .result = result, .is_unsigned = left->is_unsigned,
                        .out = out, .out_row = columns};
}

#define KERNELS(dtype, ELEMENT, IS_UNSIGNED)                                                                          \
  void KGL_KERNEL(matmulInteger, dtype)(const ELEMENT *a, int32_t zero, const int8_t *packed, const int32_t *sums,    \
                                        const int32_t *zero_points, int32_t *out, size_t rows, size_t inner,          \
                                        size_t columns) {                                                             \
    const plain_rows left = {(const uint8_t *)a, inner, zero, IS_UNSIGNED};                                           \
    const byte_product p = product_of(&left, rows, packed, sums, zero_points, out, columns, TO_SUMS);                 \
    KGL_MULTIPLY_BYTES(&p);                                                                                           \
  }                                                                                                                   \
  void KGL_KERNEL(matmulDequantize, dtype)(const ELEMENT *a, int32_t zero, const float *row_scales,                   \
                                           const int8_t *packed, const int32_t *sums, const float *scales,            \
                                           const int32_t *zero_points, const float *bias, float *out, float low,      \
                                           float high, size_t rows, size_t inner, size_t columns, size_t activation) { \
    const plain_rows left = {(const uint8_t *)a, inner, zero, IS_UNSIGNED};                                           \
    byte_product p = product_of(&left, rows, packed, sums, zero_points, out, columns, TO_FLOATS);                     \
    p.scales = scales, p.row_scales = row_scales, p.bias = bias;                                                      \
    p.low = isnan(low) ? -INFINITY : low, p.high = isnan(high) ? INFINITY : high;                                     \
    KGL_MULTIPLY_BYTES(&p);                                                                                           \
    activate(activation, out, rows * columns);                                                                        \
  }                                                                                                                   \
  void KGL_KERNEL(matmulRequantize, dtype)(const ELEMENT *a, int32_t zero, const int8_t *packed, const int32_t *sums, \
                                           const int32_t *zero_points, const int32_t *bias, const float *multipliers, \
                                           int32_t out_zero, ELEMENT *out, size_t rows, size_t inner,                 \
                                           size_t columns) {                                                          \
    const plain_rows left = {(const uint8_t *)a, inner, zero, IS_UNSIGNED};                                           \
    byte_product p = product_of(&left, rows, packed, sums, zero_points, out, columns, TO_BYTES);                      \
    p.sum_bias = bias, p.scales = multipliers, p.out_zero = out_zero;                                                 \
    KGL_MULTIPLY_BYTES(&p);                                                                                           \
  }

KERNELS(i8, int8_t, false)
KERNELS(u8, uint8_t, true)
