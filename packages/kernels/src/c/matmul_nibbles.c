/* Weights of 4 bits that share a scale by blocks: their panels, and products with rows of f32. */
#include "nibble_panels.h"

/* Halves 0 to 3 of eight as the low halves of four bytes. */
KGL_INLINE uint32_t spread(uint32_t four) {
  four = (four | four << 8) & 0x00ff00ffu;
  return (four | four << 4) & 0x0f0f0f0fu;
}

/* 8 weights of a column in the order of a panel; those from `count` on become the zero point. */
KGL_INLINE uint32_t eight_weights(const uint8_t *b, size_t count, uint32_t zero_point) {
  uint32_t eight;
  memcpy(&eight, b, sizeof eight);
  if (count < 8) {
    const uint32_t missing = UINT32_MAX << (4 * count);
    eight = (eight & ~missing) | ((zero_point & 15) * UINT32_C(0x11111111) & missing);
  }
  return spread(eight & 0xffff) | spread(eight >> 16) << 4;
}

void KGL_KERNEL(packNibbles, u8)(const uint8_t *b, const float *scales, const uint8_t *zero_points,
                                 float *packed_scales, uint8_t *packed_zero_points, uint8_t *out, size_t columns,
                                 size_t inner, size_t block) {
  const size_t blocks = inner / block + (inner % block != 0);
  for (size_t top = 0; top < columns; top += NIBBLE_COLUMNS)
    for (size_t at = 0; at < blocks; at++, out += block * (NIBBLE_COLUMNS / 2))
      for (size_t c = 0; c < NIBBLE_COLUMNS; c++) {
        const bool is_there = top + c < columns;
        const size_t from = (top + c) * blocks + at;
        const uint8_t zero_point = is_there ? zero_points ? zero_points[from] : 8 : 0;
        *packed_scales++ = is_there ? scales[from] : 0;
        *packed_zero_points++ = zero_point;
        for (size_t k = 0; k < block; k += 8) {
          const size_t begin = at * block + k, count = begin < inner ? inner - begin : 0;
          const uint32_t eight = is_there ? eight_weights(b + (from * block + k) / 2, count, zero_point) : 0;
          memcpy(out + k * (NIBBLE_COLUMNS / 2) + c * 4, &eight, sizeof eight);
        }
      }
}

/* Positions of a weight that have constants of their own, as registers allow; from other positions a shift leads there. */
#define POSITIONS(rows) (VF32_LANES == 16 ? 4 : VF32_LANES == 4 && (rows) > 1 ? 1 : 2)
enum { MOST_POSITIONS = 4 };

/* Brings the next positions to where the constants are; a shift is by a number that is written out. */
KGL_INLINE vi32 past_positions(vi32 bits, const int rows) {
  if (POSITIONS(rows) == 1) return vi32_shr(bits, 4);
  return POSITIONS(rows) == 2 ? vi32_shr(bits, 8) : vi32_shr(bits, 16);
}

/* Four bits at position s as the low bits of a float that is large enough to make them a whole number: 2^(23 - 4 s) more
 * than the weight, exactly. `offset` is that and the zero point. */
#define MAGIC_BITS(s) ((127 + 23 - 4 * (s)) << 23)
KGL_INLINE vf32 weight_of(vi32 bits, const int s, vf32 offset) {
  const vi32 alone = vi32_and(bits, vi32_set1(15 << (4 * s)));
  return vf32_sub(vi32_as_f32(vi32_or(alone, vi32_set1(MAGIC_BITS(s)))), offset);
}

/* Adds the products of a line, 8 weights of each column. */
KGL_INLINE void add_line(column_sums *sums, const uint8_t *line, vf32 (*offsets)[NIBBLE_VECTORS], const float *a,
                         size_t stride, const int rows, const bool is_symmetric) {
  vi32 eight[NIBBLE_VECTORS];
  NIBBLE_UNROLL
  for (int v = 0; v < NIBBLE_VECTORS; v++) eight[v] = nibbles_load(line + v * 4 * VF32_LANES);
  NIBBLE_UNROLL
  for (int s = 0; s < 8; s++) {
    const int at = s % POSITIONS(rows);
    nibbles_factor factors[NIBBLE_ROWS];
    NIBBLE_UNROLL
    for (int r = 0; r < rows; r++) factors[r] = nibbles_load_factor(a + (size_t)r * stride + (s % 2 * 4 + s / 2));
    NIBBLE_UNROLL
    for (int v = 0; v < NIBBLE_VECTORS; v++) {
      if (!is_symmetric && s && !at) eight[v] = past_positions(eight[v], rows);
      const vf32 weights = is_symmetric ? nibbles_less_8(eight[v], s) : weight_of(eight[v], at, offsets[at][v]);
      NIBBLE_UNROLL
      for (int r = 0; r < rows; r++) sums[r][v] = nibbles_fma(weights, factors[r], sums[r][v]);
    }
  }
}

/* One row goes through several panels at once, so that its sums are enough to hide the latency of a multiply-add. */
enum { TOGETHER = NIBBLE_VECTORS < 4 ? 4 / NIBBLE_VECTORS : 1 };
#define PANELS_OF(rows) ((rows) == 1 ? TOGETHER : 1)
enum { MOST_SUMS = TOGETHER > NIBBLE_ROWS ? TOGETHER : NIBBLE_ROWS };

/* How far ahead of its reads one row prefetches: it computes too long on a line for the processor to look ahead itself. */
enum { AHEAD = 512 };

KGL_INLINE void next_scales(weights *w) {
  if (w->scales) w->scales += NIBBLE_COLUMNS;
  if (w->half_scales) w->half_scales += NIBBLE_COLUMNS;
  if (w->zero_points) w->zero_points += NIBBLE_COLUMNS;
}

/* Adds a block of each panel. Whole numbers are exact as floats, so that a block is summed without its scale. */
KGL_INLINE void add_blocks(column_sums *sums, weights *panels, size_t block, const float *a, size_t stride,
                           const int rows, const bool is_symmetric) {
  column_sums parts[MOST_SUMS];
  vf32 offsets[TOGETHER][MOST_POSITIONS][NIBBLE_VECTORS];
  NIBBLE_UNROLL
  for (int t = 0; t < PANELS_OF(rows); t++)
    NIBBLE_UNROLL
    for (int v = 0; v < NIBBLE_VECTORS; v++) {
      NIBBLE_UNROLL
      for (int s = 0; s < POSITIONS(rows); s++)
        offsets[t][s][v] = vf32_add(vi32_as_f32(vi32_set1(MAGIC_BITS(s))), zero_point_of(&panels[t], v));
      NIBBLE_UNROLL
      for (int r = 0; r < rows; r++) parts[t * rows + r][v] = vf32_set1(0);
    }
  for (size_t k = 0; k < block; k += 8, a += 8) {
    NIBBLE_UNROLL
    for (int t = 0; t < PANELS_OF(rows); t++) {
      if (rows == 1) kgl_prefetch(panels[t].packed, AHEAD, NIBBLE_LINE);
      add_line(parts + t * rows, panels[t].packed, offsets[t], a, stride, rows, is_symmetric);
      panels[t].packed += NIBBLE_LINE;
    }
  }
  NIBBLE_UNROLL
  for (int t = 0; t < PANELS_OF(rows); t++) {
    NIBBLE_UNROLL
    for (int v = 0; v < NIBBLE_VECTORS; v++) {
      const vf32 scales = scales_of(&panels[t], v);
      NIBBLE_UNROLL
      for (int r = 0; r < rows; r++)
        sums[t * rows + r][v] = vf32_fma(parts[t * rows + r][v], scales, sums[t * rows + r][v]);
    }
    next_scales(&panels[t]);
  }
}

KGL_INLINE void times_panels(const product *p, const float *a, size_t row, size_t panel, size_t end, const int rows,
                             const bool is_symmetric) {
  float last[NIBBLE_ROWS][LARGEST_BLOCK];
  const size_t whole = p->inner / p->block, rest = p->inner % p->block;
  const size_t apart = divide_up(end - panel, PANELS_OF(rows)), first_end = panel + apart;
  a += row * p->inner;
  copy_rest(last, sizeof *last, a + whole * p->block, p->inner * sizeof *a, rest * sizeof *a, (size_t)rows);
  for (; panel < first_end; panel++) {
    weights panels[TOGETHER];
    column_sums sums[MOST_SUMS];
    sums_in_memory memory[MOST_SUMS];
    NIBBLE_UNROLL
    for (int t = 0; t < PANELS_OF(rows); t++) { /* a panel that is not there is the last one once more */
      const size_t q = panel + (size_t)t * apart;
      panels[t] = weights_of(p, q < end ? q : end - 1, 0);
      NIBBLE_UNROLL
      for (int r = 0; r < rows; r++)
        NIBBLE_UNROLL
        for (int v = 0; v < NIBBLE_VECTORS; v++) sums[t * rows + r][v] = vf32_set1(0);
    }
    for (size_t at = 0; at < p->blocks; at++)
      add_blocks(sums, panels, p->block, at < whole ? a + at * p->block : last[0],
                 at < whole ? p->inner : LARGEST_BLOCK, rows, is_symmetric);
    store_sums(memory, sums, rows * PANELS_OF(rows));
    EACH_STREAM(stream, q) end_sums(p, memory + stream * (size_t)rows, row, q, true, (size_t)rows);
  }
}

KGL_HELPER void times(const product *p, const float *a) {
#define TIMES(count)                                                       \
  if (NIBBLE_TABLES && !p->zero_points)                                    \
    times_panels(p, a, row, panel, end, count, NIBBLE_TABLES);             \
  else                                                                     \
    times_panels(p, a, row, panel, end, count, false)
  EACH_TILE(p, TIMES);
#undef TIMES
}

#define KERNEL(name, scale, kind_of_scales)                                                                           \
  void KGL_KERNEL(name, f32)(const float *a, const uint8_t *packed, const scale *scales, const uint8_t *zero_points,  \
                             const float *bias, float *out, float low, float high, size_t rows, size_t inner,         \
                             size_t columns, size_t block, size_t activation) {                                       \
    const product p = PRODUCT(kind_of_scales);                                                                        \
    times(&p, a);                                                                                                     \
    activate(activation, out, rows * columns);                                                                        \
  }
KERNEL(matmulNibbles, float, scales)
KERNEL(matmulNibblesHalfScales, uint16_t, half_scales)
