/* Products of matrices of bytes: the tiles, and the kernels that read packed weights. */
#include "cache.h"
#include "tile_bytes.h"

#define UNROLL _Pragma("GCC unroll 16")

/* A prepared row takes a line more than its planes: lines of different rows then lie in different sets of a cache. */
enum { STRIDE = VROW_PLANES * VROW_BYTES + LINE, PARTS = VTILE_PANELS * VPARTS, PANEL_SUMS = VTILE_ROWS * PANEL };
/* Panels whose sums wait for the rest of long rows. */
enum { WAITING = 16 };

/* `count` times four bytes of each row, from `quad` on; b is at their first line. */
KGL_INLINE void add_quads(vsums s[][PARTS], const uint8_t *a, size_t quad, const int8_t *b, size_t panel_bytes,
                          const int rows, const int parts, const int count) {
  vquads x[VTILE_ROWS];
  vpart w[PARTS];
  if (VTILE_KEEPS_ROWS) {
    UNROLL for (int r = 0; r < rows; r++) x[r] = vquads_load(a + r * STRIDE, quad);
    UNROLL for (int k = 0; k < count; k++)
      UNROLL for (int i = 0; i < parts; i++) {
        w[0] = vpart_load(b + (size_t)(i / VPARTS) * panel_bytes + k * LINE + i % VPARTS * (LINE / VPARTS));
        UNROLL for (int r = 0; r < rows; r++) s[r][i] = vsums_add(s[r][i], w[0], x[r], k);
      }
  } else {
    UNROLL for (int i = 0; i < parts; i++)
      w[i] = vpart_load(b + (size_t)(i / VPARTS) * panel_bytes + i % VPARTS * (LINE / VPARTS));
    UNROLL for (int r = 0; r < rows; r++) {
      x[0] = vquads_load(a + r * STRIDE, quad);
      UNROLL for (int i = 0; i < parts; i++) s[r][i] = vsums_add(s[r][i], w[i], x[0], 0);
    }
  }
}

/* A stretch of `quads` for a tile that stays in registers. */
KGL_INLINE void add_tile(int32_t *sums, bool more, const uint8_t *a, const int8_t *b, size_t panel_bytes, size_t quads,
                         const int rows, const int parts) {
  vsums s[VTILE_ROWS][PARTS];
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int i = 0; i < parts; i++) s[r][i] = vsums_zero();
  size_t q = 0;
  for (const size_t whole = KGL_WHOLE(0, quads, VQUADS); q < whole; q += VQUADS, b += VQUADS * LINE)
    add_quads(s, a, q, b, panel_bytes, rows, parts, VQUADS);
  for (; VQUADS > 1 && q < quads; q++, b += LINE) add_quads(s, a, q, b, panel_bytes, rows, parts, 1);
  UNROLL for (int r = 0; r < rows; r++)
    UNROLL for (int i = 0; i < parts; i++)
      vsums_store(sums + i / VPARTS * PANEL_SUMS + r * PANEL + i % VPARTS * (PANEL / VPARTS), s[r][i], more);
}

#define TILE(n)               \
  case n:                     \
    if (n <= VTILE_ROWS)      \
      add_tile(sums, more, a, b, panel_bytes, quads, n <= VTILE_ROWS ? n : 1, parts); \
    break;
#define TILES(rows)                                               \
  switch (rows) {                                                 \
    TILE(1) TILE(2) TILE(3) TILE(4) TILE(5) TILE(6) TILE(7)       \
    TILE(8) TILE(9) TILE(10) TILE(11) TILE(12) TILE(13) TILE(14)  \
  }

KGL_HELPER void add_panel(int32_t *sums, bool more, const uint8_t *a, const int8_t *b, size_t quads, size_t rows) {
  enum { panel_bytes = 0, parts = VPARTS };
  TILES(rows)
}
KGL_HELPER void add_panels(int32_t *sums, bool more, const uint8_t *a, const int8_t *b, size_t panel_bytes,
                           size_t quads, size_t rows) {
  enum { parts = PARTS };
  TILES(rows)
}

/* Some rows by one panel on their way out: `rest` lanes of a vector from column `at` on, all of them if it is 0. */
typedef struct {
  const byte_product *product;
  const int32_t *sums, *row_terms;
  size_t row, rows, at, rest;
} finished;

KGL_INLINE vi32 load_integers(const int32_t *p, size_t rest) {
  int32_t padded[VF32_LANES] = {0};
  for (size_t i = 0; i < rest; i++) padded[i] = p[i];
  return vi32_load(rest ? padded : p);
}
KGL_INLINE vf32 load_floats(const float *p, size_t rest) { return rest ? vf32_load_tail(p, rest, 0) : vf32_load(p); }

/* What a column takes from its sums. */
typedef struct {
  vi32 correction, zero_point;
} column_terms;
KGL_INLINE column_terms terms_of(const finished *f) {
  const byte_product *p = f->product;
  vi32 correction = vi32_mul(vi32_set1(p->zero), vi32_load(p->sums + f->at));
  if (p->sum_bias) correction = vi32_sub(correction, load_integers(p->sum_bias + f->at, f->rest));
  return (column_terms){correction, p->zero_points ? load_integers(p->zero_points + f->at, f->rest) : vi32_set1(0)};
}
KGL_INLINE vi32 settled(const finished *f, column_terms terms, size_t r) {
  vi32 sums = vi32_sub(vi32_load(f->sums + r * PANEL + f->at % PANEL), terms.correction);
  if (!f->product->zero_points) return sums;
  return vi32_sub(sums, vi32_mul(terms.zero_point, vi32_set1(f->row_terms[r])));
}

KGL_HELPER void to_sums(const finished *f) {
  const byte_product *p = f->product;
  const column_terms terms = terms_of(f);
  int32_t *out = (int32_t *)p->out + f->row * p->out_row + f->at, some[VF32_LANES];
  for (size_t r = 0; r < f->rows; r++, out += p->out_row) {
    vi32_store(f->rest ? some : out, settled(f, terms, r));
    for (size_t i = 0; i < f->rest; i++) out[i] = some[i];
  }
}

KGL_HELPER void to_floats(const finished *f) {
  const byte_product *p = f->product;
  const column_terms terms = terms_of(f);
  const vf32 scale = load_floats(p->scales + f->at, f->rest), low = vf32_set1(p->low), high = vf32_set1(p->high);
  const vf32 bias = p->bias ? load_floats(p->bias + f->at, f->rest) : scale;
  float *out = (float *)p->out + f->row * p->out_row + f->at;
  for (size_t r = 0; r < f->rows; r++, out += p->out_row) {
    vf32 v = vf32_mul(vi32_to_f32(settled(f, terms, r)), scale);
    if (p->row_scales) v = vf32_mul(v, vf32_set1(p->row_scales[f->row + r]));
    if (p->bias) v = vf32_add(v, bias);
    v = vf32_minimum(vf32_maximum(v, low), high);
    if (f->rest)
      vf32_store_tail(out, f->rest, v);
    else
      vf32_store(out, v);
  }
}

/* Up to this size of a zero point all of its distances to a byte are floats. */
enum { PLAIN_ZERO = 1 << 23 };

/* saturate(round(v) + zero), NaN being 0: any float, any zero. */
KGL_INLINE int32_t far_byte(float v, int32_t zero, int32_t least, int32_t most) {
  double sum = (v == v ? (double)v : 0) + zero;
  return sum < least ? least : sum > most ? most : (int32_t)sum;
}
KGL_INLINE vi32 far_bytes(vf32 whole, int32_t zero, int32_t least, int32_t most) {
  float floats[VF32_LANES];
  int32_t bytes[VF32_LANES];
  vf32_store(floats, whole);
  for (int i = 0; i < VF32_LANES; i++) bytes[i] = far_byte(floats[i], zero, least, most);
  return vi32_load(bytes);
}

KGL_HELPER void to_bytes(const finished *f) {
  const byte_product *p = f->product;
  const column_terms terms = terms_of(f);
  const int32_t least = p->is_unsigned ? 0 : INT8_MIN, most = p->is_unsigned ? UINT8_MAX : INT8_MAX;
  const bool is_plain = p->out_zero >= -PLAIN_ZERO && p->out_zero <= PLAIN_ZERO;
  const int32_t zero = is_plain ? p->out_zero : 0;
  const vf32 scale = load_floats(p->scales + f->at, f->rest);
  const vf32 low = vf32_set1((float)(least - zero)), high = vf32_set1((float)(most - zero));
  uint8_t *out = (uint8_t *)p->out + f->row * p->out_row + f->at, some[VF32_LANES];
  for (size_t r = 0; r < f->rows; r++, out += p->out_row) {
    vf32 whole = vf32_round(vf32_mul(vi32_to_f32(settled(f, terms, r)), scale));
    vf32 near = vf32_at_most(vf32_at_least(vf32_select(vf32_eq(whole, whole), whole, vf32_set1(0)), low), high);
    vi32 bytes = vi32_add(vf32_to_i32(near), vi32_set1(zero));
    if (!is_plain) bytes = far_bytes(whole, p->out_zero, least, most);
    vi32_store_bytes(f->rest ? some : out, bytes);
    for (size_t i = 0; i < f->rest; i++) out[i] = some[i];
  }
}

KGL_INLINE void finish(const byte_product *p, const int32_t *sums, const int32_t *row_terms, size_t row, size_t rows,
                       size_t first) {
  const size_t end = p->columns - first < PANEL ? p->columns : first + PANEL;
  for (size_t at = first; at < end; at += VF32_LANES) {
    const finished f = {p, sums, row_terms, row, rows, at, end - at < VF32_LANES ? end - at : 0};
    if (p->result == TO_SUMS)
      to_sums(&f);
    else if (p->result == TO_FLOATS)
      to_floats(&f);
    else
      to_bytes(&f);
  }
}

void KGL_FINISH_BYTES(const byte_product *p, const int32_t *sums, size_t row, size_t rows, size_t first) {
  finish(p, sums, NULL, row, rows, first);
}

/* One tile of rows by `count` panels from `first` on. */
KGL_HELPER void multiply_rows(const byte_product *p, size_t row, size_t rows, size_t first, size_t count) {
  enum { LONGEST = VROW_BYTES / 4 };
  uint8_t a[VTILE_ROWS * STRIDE];
  int32_t waiting[WAITING * PANEL_SUMS], row_terms[VTILE_ROWS];
  const size_t panel_bytes = p->quads * LINE;
  for (size_t r = 0; p->zero_points && r < rows; r++) row_terms[r] = p->row_term(p, row + r);
  size_t quad = 0;
  do {
    const size_t quads = p->quads - quad < LONGEST ? p->quads - quad : LONGEST;
    for (size_t r = 0; r < rows; r++) {
      p->gather(p, a + r * STRIDE, row + r, quad, quads);
      vrow_widen(a + r * STRIDE, 4 * quads);
    }
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

void KGL_MULTIPLY_BYTES(const byte_product *p) {
  const size_t panels = (p->columns + PANEL - 1) / PANEL, together = panels_together(p);
  const size_t tiles = (p->rows + VTILE_ROWS - 1) / VTILE_ROWS, height = tiles ? (p->rows + tiles - 1) / tiles : 1;
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

KGL_HELPER void gather_row(const byte_product *p, uint8_t *to, size_t row, size_t quad, size_t quads) {
  const plain_rows *left = p->left;
  const size_t rest = left->inner - 4 * quad, n = rest < 4 * quads ? rest : 4 * quads;
  copy_turned(to, left->a + row * left->inner + 4 * quad, n, p->turned);
}

/* The sum of a row without its zero points, wrapping. */
KGL_HELPER int32_t term_of_row(const byte_product *p, size_t row) {
  const plain_rows *left = p->left;
  const uint8_t *a = left->a + row * left->inner, turn = left->is_unsigned ? 0 : 0x80;
  uint32_t sum = (uint32_t)left->inner * (0u - turn - (uint32_t)left->zero);
  for (size_t i = 0; i < left->inner; i++) sum += (uint8_t)(a[i] ^ turn);
  return (int32_t)sum;
}

KGL_HELPER byte_product product_of(const plain_rows *left, size_t rows, const int8_t *packed, const int32_t *sums,
                               const int32_t *zero_points, void *out, size_t columns, byte_result result) {
  return (byte_product){.rows = rows, .quads = left->inner / 4 + (left->inner % 4 != 0), .columns = columns,
                        .packed = packed, .sums = sums, .zero = turned_zero(left->zero, left->is_unsigned),
                        .zero_points = zero_points, .row_term = term_of_row, .gather = gather_row, .left = left,
                        .turned = turn_of(left->is_unsigned), .result = result, .is_unsigned = left->is_unsigned,
                        .out = out, .out_row = columns};
}

KGL_HELPER void activate(size_t activation, float *out, size_t n) {
  switch (activation) { /* as fusedActivations in ops/operands.ts */
    case 1: KGL_JOIN(sigmoid, f32, KGL_BASE)(out, out, n); break;
    case 2: KGL_JOIN(tanh, f32, KGL_BASE)(out, out, n); break;
    case 3: KGL_JOIN(gelu, f32, KGL_BASE)(out, out, n); break;
    case 4: KGL_JOIN(geluTanh, f32, KGL_BASE)(out, out, n); break;
    case 5: KGL_JOIN(silu, f32, KGL_BASE)(out, out, n); break;
    case 6: KGL_JOIN(hardSwish, f32, KGL_BASE)(out, out, n); break;
    default: break;
  }
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
