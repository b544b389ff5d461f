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
        if (packed_zero_points) *packed_zero_points++ = zero_point;
        for (size_t k = 0; k < block; k += 8) {
          const size_t begin = at * block + k, count = begin < inner ? inner - begin : 0;
          const uint32_t eight = is_there ? eight_weights(b + (from * block + k) / 2, count, zero_point) : 0;
          memcpy(out + k * (NIBBLE_COLUMNS / 2) + c * 4, &eight, sizeof eight);
        }
      }
}

/* Half s of a column's 16 bits as the low bits of a float of the size that makes them whole numbers: 2^(23 - 4 s) more
 * than the weight, exactly. `offset` is that and the zero point. */
#define HALF_MAGIC(s) ((127 + 23 - 4 * (s)) << 23)
KGL_INLINE vf32 weight_of(vi32 halves, const int s, vf32 offset) {
  const vi32 bits = vi32_and(halves, vi32_set1(15 << (4 * s)));
  return vf32_sub(vi32_as_f32(vi32_or(bits, vi32_set1(HALF_MAGIC(s)))), offset);
}

/* Sums that wait for one another only within so many: one chain has the latency of its multiply-adds. */
enum { MOST_CHAINS = 4 };
#define CHAINS(rows) ((rows) * NIBBLE_VECTORS >= MOST_CHAINS ? 1 : MOST_CHAINS / ((rows) * NIBBLE_VECTORS))

/* Adds the products of a line, 8 weights of each column. */
KGL_INLINE void add_line(column_sums (*parts)[NIBBLE_ROWS], const uint8_t *line, vf32 (*offsets)[NIBBLE_VECTORS],
                         const float *a, size_t stride, const int rows) {
  for (int v = 0; v < NIBBLE_VECTORS; v++) {
    const vi32 low = nibbles_load(line + v * 4 * VF32_LANES), high = vi32_shr(low, 16);
    for (int s = 0; s < 4; s++) {
      const vf32 first = weight_of(low, s, offsets[s][v]), third = weight_of(high, s, offsets[s][v]);
      for (int r = 0; r < rows; r++) {
        const float *eight = a + (size_t)r * stride + (s % 2 * 4 + s / 2);
        vf32 *sum = &parts[s % CHAINS(rows)][r][v];
        *sum = vf32_fma(third, vf32_set1(eight[2]), vf32_fma(first, vf32_set1(eight[0]), *sum));
      }
    }
  }
}

/* Whole numbers are exact as floats, so a block is summed without its scale. */
KGL_INLINE void add_block(column_sums *sums, weights w, size_t block, const float *a, size_t stride, const int rows) {
  column_sums parts[MOST_CHAINS][NIBBLE_ROWS];
  vf32 offsets[4][NIBBLE_VECTORS];
  for (int v = 0; v < NIBBLE_VECTORS; v++) {
    for (int s = 0; s < 4; s++)
      offsets[s][v] = vf32_add(vi32_as_f32(vi32_set1(HALF_MAGIC(s))), zero_point_of(&w, v));
    for (int c = 0; c < CHAINS(rows); c++)
      for (int r = 0; r < rows; r++) parts[c][r][v] = vf32_set1(0);
  }
  for (size_t k = 0; k < block; k += 8, a += 8, w.packed += NIBBLE_LINE) {
    if (rows == 1) kgl_prefetch(w.packed, AHEAD, NIBBLE_LINE);
    add_line(parts, w.packed, offsets, a, stride, rows);
  }
  if (rows == 1) kgl_prefetch(w.scales, AHEAD / 4, NIBBLE_LINE);
  for (int v = 0; v < NIBBLE_VECTORS; v++) {
    const vf32 scales = vf32_load(w.scales + v * VF32_LANES);
    for (int r = 0; r < rows; r++) {
      vf32 sum = parts[0][r][v];
      for (int c = 1; c < CHAINS(rows); c++) sum = vf32_add(sum, parts[c][r][v]);
      sums[r][v] = vf32_fma(sum, scales, sums[r][v]);
    }
  }
}

KGL_INLINE void times_panels(const product *p, const float *a, size_t row, size_t panel, size_t end, const int rows) {
  float last[NIBBLE_ROWS][LARGEST_BLOCK]; /* what does not fill a block, and zeros */
  panel_sums memory;
  const size_t whole = p->inner / p->block, rest = p->inner % p->block;
  a += row * p->inner;
  for (int r = 0; rest && r < rows; r++) {
    memset(last[r], 0, sizeof last[r]);
    memcpy(last[r], a + (size_t)r * p->inner + whole * p->block, rest * sizeof *a);
  }
  for (; panel < end; panel++) {
    column_sums sums[NIBBLE_ROWS];
    for (int r = 0; r < rows; r++)
      for (int v = 0; v < NIBBLE_VECTORS; v++) sums[r][v] = vf32_set1(0);
    for (size_t at = 0; at < p->blocks; at++)
      add_block(sums, weights_of(p, panel, at), p->block, at < whole ? a + at * p->block : last[0],
                at < whole ? p->inner : LARGEST_BLOCK, rows);
    store_sums(memory, sums, rows);
    end_sums(p, memory, row, panel, true, (size_t)rows);
  }
}

void KGL_KERNEL(matmulNibbles, f32)(const float *a, const uint8_t *packed, const float *scales,
                                    const uint8_t *zero_points, const float *bias, float *out, float low, float high,
                                    size_t rows, size_t inner, size_t columns, size_t block, size_t activation) {
  const product p = PRODUCT;
#define TIMES(count) times_panels(&p, a, row, panel, end, count)
  EACH_TILE(&p, TIMES);
#undef TIMES
  activate(out, rows * columns, activation);
}
