/* Products of rows of bytes with panels of 4-bit weights: whole numbers within a block, floats from block to block. */
#include "nibble_panels.h"

/* Blocks whose activations are summed beforehand. */
enum { CHUNK = 512 };

/* Rows of the left operand, from a block on. */
typedef struct {
  const int8_t *a;
  const float *scales, *sums;
  size_t stride, scales_stride;
} left_block;

/* A sum in int32 and its correction are whole numbers below 2^24, so that only what has a scale is rounded. */
KGL_INLINE void add_block(column_sums *sums, weights w, size_t block, left_block left, const int rows) {
  nibble_sums products[NIBBLE_ROWS];
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++)
    NIBBLE_UNROLL
    for (int v = 0; v < NIBBLE_VECTORS; v++) products[r][v] = vi32_set1(0);
  for (size_t k = 0; k < block; k += NIBBLE_STEP, left.a += NIBBLE_STEP, w.packed += 4 * NIBBLE_LINE)
    nibbles_add_products(products, w.packed, left.a, left.stride, rows);
  NIBBLE_UNROLL
  for (int v = 0; v < NIBBLE_VECTORS; v++) {
    const vf32 scales = scales_of(&w, v), zero_point = zero_point_of(&w, v);
    NIBBLE_UNROLL
    for (int r = 0; r < rows; r++) {
      const vf32 off = vf32_mul(zero_point, vf32_set1(left.sums[(size_t)r * CHUNK]));
      const vf32 scale = vf32_mul(vf32_set1(left.scales[(size_t)r * left.scales_stride]), scales);
      sums[r][v] = vf32_add(sums[r][v], vf32_mul(vf32_sub(vi32_to_f32(products[r][v]), off), scale));
    }
  }
}

KGL_HELPER float sum_of(const int8_t *a, size_t n) {
  int32_t sum = 0;
  for (size_t i = 0; i < n; i++) sum += a[i];
  return (float)sum;
}

/* Sums that were put into the result to be continued; zeros if there are none yet. */
KGL_HELPER void begin_sums(const product *p, sums_in_memory *sums, size_t row, size_t panel, bool is_first,
                           size_t rows) {
  const float *from = p->out + row * p->columns + panel * NIBBLE_COLUMNS;
  const size_t width = is_first ? 0 : width_of(p, panel);
  copy_rest(sums, sizeof *sums, from, p->columns * sizeof *from, width * sizeof *from, rows);
}

/* Parts of the panels that one row goes through side by side, so many weights of a column at a time. */
enum { STREAMS = 4, TURN = 128 };
#define STREAMS_OF(rows) ((rows) == 1 ? STREAMS : 1)
enum { MOST_SUMS = STREAMS > NIBBLE_ROWS ? STREAMS : NIBBLE_ROWS };

/* The rows of a product that are multiplied together, as whole blocks and the last one, and what is known of a chunk. */
typedef struct {
  const int8_t *a, *last;
  const float *scales, *sums;
  size_t whole; /* blocks */
  size_t chunk; /* the block that `sums` begin with */
} left_rows;

KGL_INLINE left_block block_of(const product *p, const left_rows *left, size_t at) {
  const bool is_whole = at < left->whole;
  return (left_block){.a = is_whole ? left->a + at * p->block : left->last,
                      .stride = is_whole ? p->inner : LARGEST_BLOCK,
                      .scales = left->scales + at,
                      .scales_stride = p->blocks,
                      .sums = left->sums + (at - left->chunk)};
}

/* Blocks from to end - 1 of one panel, whose sums wait in memory. */
KGL_INLINE void add_blocks(const product *p, const left_rows *left, sums_in_memory *memory, size_t panel, size_t from,
                           size_t end, const int rows) {
  column_sums sums[NIBBLE_ROWS];
  load_sums(sums, memory, rows);
  for (size_t at = from; at < end; at++)
    add_block(sums, weights_of(p, panel, at), p->block, block_of(p, left, at), rows);
  store_sums(memory, sums, rows);
}

KGL_INLINE void sum_blocks(const product *p, const left_rows *left, float (*sums)[CHUNK], size_t end, const int rows) {
  for (size_t r = 0; r < (size_t)rows; r++)
    for (size_t at = left->chunk; at < end; at++)
      sums[r][at - left->chunk] =
          sum_of(left->a + r * p->inner + at * p->block, at < left->whole ? p->block : p->inner % p->block);
}

KGL_INLINE void times_panels(const product *p, const int8_t *a, const float *a_scales, size_t row, size_t first,
                             size_t end, const int rows) {
  float a_sums[NIBBLE_ROWS][CHUNK];
  int8_t last[NIBBLE_ROWS][LARGEST_BLOCK];
  sums_in_memory memory[MOST_SUMS];
  const size_t whole = p->inner / p->block, rest = p->inner % p->block;
  const size_t apart = divide_up(end - first, STREAMS_OF(rows)), blocks_a_turn = TURN / p->block;
  left_rows left = {a + row * p->inner, last[0], a_scales + row * p->blocks, a_sums[0], whole, 0};
  copy_rest(last, sizeof *last, left.a + whole * p->block, p->inner, rest, (size_t)rows);
  size_t from = 0;
  do {
    const size_t to = p->blocks - from < CHUNK ? p->blocks : from + CHUNK;
    left.chunk = from;
    sum_blocks(p, &left, a_sums, to, rows);
    for (size_t panel = first; panel < first + apart; panel++) {
      EACH_STREAM(stream, q) begin_sums(p, memory + stream * (size_t)rows, row, q, from == 0, (size_t)rows);
      for (size_t turn = from, stop; turn < to; turn = stop) {
        stop = rows > 1 || to - turn < blocks_a_turn ? to : turn + blocks_a_turn;
        EACH_STREAM(stream, q) add_blocks(p, &left, memory + stream * (size_t)rows, q, turn, stop, rows);
      }
      EACH_STREAM(stream, q) end_sums(p, memory + stream * (size_t)rows, row, q, to == p->blocks, (size_t)rows);
    }
    from = to;
  } while (from < p->blocks);
}

KGL_HELPER void times(const product *p, const int8_t *a, const float *a_scales) {
#define TIMES(count) times_panels(p, a, a_scales, row, panel, end, count)
  EACH_TILE(p, TIMES);
#undef TIMES
}

#define KERNEL(name, scale, kind_of_scales)                                                                           \
  void KGL_KERNEL(name, i8)(const int8_t *a, const float *a_scales, const uint8_t *packed, const scale *scales,       \
                            const uint8_t *zero_points, const float *bias, float *out, float low, float high,         \
                            size_t rows, size_t inner, size_t block, size_t columns, size_t activation) {             \
    const product p = PRODUCT(kind_of_scales);                                                                        \
    times(&p, a, a_scales);                                                                                           \
    activate(activation, out, rows * columns);                                                                        \
  }
KERNEL(matmulNibblesBytes, float, scales)
KERNEL(matmulNibblesBytesHalfScales, uint16_t, half_scales)
