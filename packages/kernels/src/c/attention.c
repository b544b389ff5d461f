/* Attention without a matrix of all scores: for a few queries at a time a block of keys gives scores, their powers and a
 * weighted sum of values, and the sums of earlier blocks are made smaller where a larger score turns up. */
#include "kernels.h"
#include "map.h"
#include "pack.h"
#include "tile.h"
#include "vecmath.h"

/* Scores of BLOCK keys for ROWS queries stay in the first cache, of queries CHUNK numbers at a time. Keys are packed into
 * `work`, else, SMALL_BLOCK of them, into PANELS floats of the stack, where later a panel of values finds its place. */
#if defined(__wasm__)
enum { ROWS = TILE_ROWS, BLOCK = 64, CHUNK = 64 };
#else
enum { ROWS = TILE_ROWS < 8 ? 2 * TILE_ROWS : TILE_ROWS, BLOCK = 256, CHUNK = 128 };
#endif
enum { PANELS = BLOCK * TILE_PANEL, SMALL_BLOCK = PANELS / CHUNK };
/* Distances that are no power of two keep rows from sharing the places of a cache. */
enum { SCORES_ROW = BLOCK + TILE_PANEL, CHUNK_ROW = CHUNK + TILE_PANEL };
/* Fewer queries are not worth packing keys for. */
enum { FEW = 4 };

/* One head of one sequence. Rows of an operand lie `row` elements apart. */
typedef struct {
  const float *q, *k, *v, *mask;
  float *out;
  size_t q_row, kv_heads, queries, keys, width, value_width;
  float scale;
  bool is_causal;
} head;

/* Of a query: the largest score so far, and the sum of the powers below it. */
typedef struct {
  float largest, total;
} progress;

KGL_INLINE size_t out_row(const head *h) { return h->q_row * h->value_width; }

/* How many keys query i sees, as far as its place goes. */
KGL_INLINE size_t seen_by(const head *h, size_t i) {
  if (!h->is_causal) return h->keys;
  return h->keys + i + 1 > h->queries ? kgl_smaller(h->keys, h->keys + i + 1 - h->queries) : 0;
}

KGL_INLINE tile_end tile_end_of(float *out, size_t row, bool is_first) {
  tile_end end = {.out = out, .out_row = row, .low = -INFINITY, .high = INFINITY};
  return tile_partial(end, is_first, true);
}

/* Scores of whole panels of keys; `packed` is where those of the first one are, or NULL. */
KGL_HELPER void score_block(const head *h, size_t row, size_t rows, size_t key, size_t keys, const float *packed,
                            float *panels, float *scores) {
  float q[ROWS * CHUNK_ROW];
  const size_t k_row = h->kv_heads * h->width, columns = (keys + TILE_PANEL - 1) / TILE_PANEL * TILE_PANEL;
  const vf32 scale = vf32_set1(h->scale);
  size_t c = 0;
  do {
    const size_t count = kgl_smaller(h->width - c, CHUNK);
    for (size_t r = 0; r < rows; r++) {
      const float *from = h->q + (row + r) * h->q_row * h->width + c;
      MAP_LONG(q + r * CHUNK_ROW, count, vf32_mul(IN(from), scale));
    }
    if (!packed) pack_rows(h->k + key * k_row + c, k_row, count, keys, panels, count * TILE_PANEL);
    const tile_segment segment = {.a = q, .a_row = CHUNK_ROW, .a_inner = 1, .b_row = TILE_PANEL, .inner = count,
                                  .b = packed ? packed + c * TILE_PANEL : panels,
                                  .b_panel = (packed ? h->width : count) * TILE_PANEL};
    const tile_end end = tile_end_of(scores, SCORES_ROW, c == 0);
    tile_multiply(&segment, 1, rows, columns, &end);
    c += count;
  } while (c < h->width);
}

/* The same for a few queries, straight from the keys. */
KGL_HELPER void score_few(const head *h, size_t row, size_t rows, size_t key, size_t keys, float *scores) {
  for (size_t j = 0; j < keys; j++)
    for (size_t r = 0; r < rows; r++)
      scores[r * SCORES_ROW + j] = h->scale * KGL_JOIN(dot, f32, KGL_ISA)(h->q + (row + r) * h->q_row * h->width,
                                                                          h->k + (key + j) * h->kv_heads * h->width,
                                                                          h->width);
}

/* Keys that are not seen have the score -Infinity, and so has what fills the last panel. */
KGL_INLINE void hide_keys(const head *h, size_t i, size_t key, size_t keys, float *scores) {
  if (h->mask) {
    const float *mask = h->mask + i * h->keys + key, *before = scores;
    const vf32 never = vf32_set1(-INFINITY);
    MAP_LONG(scores, keys, vf32_select(vf32_eq(IN(mask), never), never, vf32_add(IN(before), IN(mask))));
  }
  const size_t seen = seen_by(h, i), last = seen > key ? kgl_smaller(seen - key, keys) : 0;
  for (size_t j = last; j < keys || j % TILE_PANEL; j++) scores[j] = -INFINITY;
}

/* A NaN comes back as a power, whatever is the largest. */
KGL_INLINE float largest_of(const float *scores, size_t columns) {
  vf32 most = vf32_set1(-INFINITY);
  for (size_t j = 0; j < columns; j += VF32_LANES) most = KGL_LARGER(vf32_load(scores + j), most);
  return KGL_REDUCE_LARGER(most);
}

/* exp(x) for x <= 0, and 0 below -87, where a power is no normal number. */
KGL_INLINE vf32 power_of(vf32 x) {
  const vf32 zero = vf32_set1(0);
  const vm32 is_zero = vf32_lt(x, vf32_set1(-87));
  const reduced_exponent e = vf32_reduce_exponent(vf32_select(is_zero, zero, x));
  const vf32 scale = vf32_power_of_two(e.magic_n);
  return vf32_select(is_zero, zero, vf32_fma(scale, vf32_expm1_reduced(e.r), scale));
}

KGL_HELPER float power_of_one(float x) { return vf32_first(power_of(vf32_set1(x))); }

/* Scores become powers below the largest score so far. The factor of what was summed below a smaller one. */
KGL_HELPER float take_powers(float *scores, size_t columns, progress *so_far) {
  const float here = largest_of(scores, columns), before = so_far->largest;
  const float largest = here > before || here != here ? here : before;
  const vf32 most = vf32_set1(largest == -INFINITY ? 0 : largest);
  vf32 sum = vf32_set1(0);
  for (size_t j = 0; j < columns; j += VF32_LANES) {
    vf32 power = power_of(vf32_sub(vf32_load(scores + j), most));
    vf32_store(scores + j, power);
    sum = vf32_add(sum, power);
  }
  const float factor = largest == before ? 1 : power_of_one(before - largest);
  so_far->largest = largest, so_far->total = so_far->total * factor + vf32_reduce_add(sum);
  return factor;
}

/* Adds the values of the block, each as often as its power says; `panels` is memory for columns that fill no panel. */
KGL_HELPER void add_values(const head *h, size_t row, size_t rows, size_t key, size_t keys, const float *powers,
                           float *panels) {
  const size_t v_row = h->kv_heads * h->value_width, rest = h->value_width % TILE_PANEL, whole = h->value_width - rest;
  float *out = h->out + row * out_row(h);
  tile_segment segment = {.a = powers, .a_row = SCORES_ROW, .a_inner = 1, .inner = keys,
                          .b = h->v + key * v_row, .b_row = v_row, .b_panel = TILE_PANEL};
  tile_end end = tile_end_of(out, out_row(h), key == 0);
  tile_multiply(&segment, 1, rows, whole, &end);
  if (rest == 0) return;
  for (size_t j = 0; j < keys; j++)
    for (size_t c = 0; c < TILE_PANEL; c += VF32_LANES) {
      const size_t count = c < rest ? kgl_smaller(rest - c, VF32_LANES) : 0;
      const float *from = segment.b + j * v_row + whole + c;
      vf32_store(panels + j * TILE_PANEL + c, count == 0 ? vf32_set1(0) : vf32_load_at(from, count % VF32_LANES, 0));
    }
  segment.b = panels, segment.b_row = TILE_PANEL;
  end = tile_end_of(out + whole, out_row(h), key == 0);
  tile_multiply(&segment, 1, rows, rest, &end);
}

KGL_INLINE void multiply(float *out, size_t n, float by) { KGL_JOIN(scale, f32, KGL_ISA)(out, by, out, n); }

/* A block of keys for up to ROWS queries. */
KGL_HELPER void attend_block(const head *h, size_t row, size_t rows, size_t key, size_t keys, const float *packed,
                             progress *so_far) {
  float scores[ROWS * SCORES_ROW], panels[PANELS];
  const size_t columns = (keys + TILE_PANEL - 1) / TILE_PANEL * TILE_PANEL;
  if (h->queries < FEW)
    score_few(h, row, rows, key, keys, scores);
  else
    score_block(h, row, rows, key, keys, packed, panels, scores);
  for (size_t r = 0; r < rows; r++) {
    hide_keys(h, row + r, key, keys, scores + r * SCORES_ROW);
    const float factor = take_powers(scores + r * SCORES_ROW, columns, &so_far[r]);
    if (key > 0 && factor != 1) multiply(h->out + (row + r) * out_row(h), h->value_width, factor);
  }
  add_values(h, row, rows, key, keys, scores, panels);
}

/* A query by itself, key after key: one that is not seen leaves no trace, not even of a NaN or an infinity. */
KGL_HELPER void attend_alone(const head *h, size_t i, float *out) {
  const float *q = h->q + i * h->q_row * h->width;
  float largest = -INFINITY, total = 0;
  for (int pass = 0; pass < 2; pass++)
    for (size_t j = 0; j < seen_by(h, i); j++) {
      const float mask = h->mask ? h->mask[i * h->keys + j] : 0;
      if (mask == -INFINITY) continue;
      const float score = h->scale * KGL_JOIN(dot, f32, KGL_ISA)(q, h->k + j * h->kv_heads * h->width, h->width) + mask;
      if (pass == 0) largest = score <= largest ? largest : score;
      if (pass == 0) continue;
      const float power = power_of_one(score - largest);
      const float *value = h->v + j * h->kv_heads * h->value_width;
      const vf32 share = vf32_set1(power);
      total += power;
      if (power != 0) MAP_LONG(out, h->value_width, vf32_fma(IN(value), share, IN(out)));
    }
  multiply(out, h->value_width, 1 / total);
}

KGL_INLINE bool has_nan(const float *a, size_t n) {
  vm32 found = vf32_ne(vf32_set1(0), vf32_set1(0));
  for (size_t i = 0; i < n; i += VF32_LANES) {
    vf32 v = vf32_load_at(a + i, n - i < VF32_LANES ? n - i : 0, 0);
    found = vm32_or(found, vf32_ne(v, v));
  }
  return vm32_any(found);
}

KGL_INLINE void clear(float *out, size_t n) {
  for (size_t i = 0; i < n; i += VF32_LANES)
    vf32_store_at(out + i, n - i < VF32_LANES ? n - i : 0, vf32_set1(0));
}

/* Divides by the sum of the powers. A NaN may come from a value that was not to be seen, which is rare: 0 * NaN. */
KGL_HELPER void finish_rows(const head *h, size_t row, size_t rows, const progress *so_far) {
  for (size_t r = 0; r < rows; r++) {
    float *out = h->out + (row + r) * out_row(h);
    if (so_far[r].total == 0) {
      clear(out, h->value_width);
      continue;
    }
    multiply(out, h->value_width, 1 / so_far[r].total);
    if (!has_nan(out, h->value_width)) continue;
    clear(out, h->value_width);
    attend_alone(h, row + r, out);
  }
}

/* Packed keys and how far queries are: in `work`, or, if that is too short, nowhere and on the stack. */
typedef struct {
  float *panels;
  progress *so_far;
  size_t keys, queries; /* of how many at a time */
} memory;

KGL_INLINE memory divide_memory(const head *h, float *work, size_t workspace, progress *few) {
  const size_t panel = h->width * TILE_PANEL, all = (h->keys + TILE_PANEL - 1) / TILE_PANEL;
  const size_t queries = kgl_smaller(h->queries, workspace / 8), left = workspace - 2 * queries;
  if (h->queries < FEW || panel == 0) return (memory){.so_far = few, .keys = BLOCK, .queries = ROWS};
  if (queries < ROWS && queries < h->queries) return (memory){.so_far = few, .keys = SMALL_BLOCK, .queries = ROWS};
  if (left < panel) return (memory){.so_far = few, .keys = SMALL_BLOCK, .queries = ROWS};
  return (memory){.panels = work + 2 * queries, .so_far = (progress *)work, .queries = queries,
                  .keys = kgl_smaller(all, left / panel) * TILE_PANEL};
}

/* All keys that `queries` queries see. */
KGL_HELPER void attend(const head *h, const memory *m, size_t query, size_t queries, bool is_packed) {
  const size_t seen = seen_by(h, query + queries - 1), k_row = h->kv_heads * h->width;
  for (size_t i = 0; i < queries; i++) m->so_far[i] = (progress){.largest = -INFINITY, .total = 0};
  for (size_t first = 0; first < seen; first += m->keys) {
    const size_t last = first + kgl_smaller(m->keys, seen - first);
    if (m->panels && !is_packed)
      pack_rows(h->k + first * k_row, k_row, h->width, last - first, m->panels, h->width * TILE_PANEL);
    for (size_t row = query; row < query + queries; row += ROWS) {
      const size_t rows = kgl_smaller(ROWS, query + queries - row), end = kgl_smaller(last, seen_by(h, row + rows - 1));
      for (size_t key = first; key < end; key += BLOCK)
        attend_block(h, row, rows, key, kgl_smaller(end - key, BLOCK),
                     m->panels ? m->panels + (key - first) * h->width : NULL, m->so_far + (row - query));
    }
  }
  for (size_t row = query; row < query + queries; row += ROWS)
    finish_rows(h, row, kgl_smaller(ROWS, query + queries - row), m->so_far + (row - query));
}

void KGL_KERNEL(attention, f32)(const float *q, const float *k, const float *v, const float *mask, float scale,
                                float *out, float *work, size_t batch, size_t queries, size_t kvHeads, size_t sharing,
                                size_t width, size_t keys, size_t valueWidth, size_t masks, size_t causal,
                                size_t workspace) {
  const size_t heads = kvHeads * sharing;
  progress few[ROWS];
  if (valueWidth == 0 || queries == 0) return;
  for (size_t b = 0; b < batch; b++)
    for (size_t i = 0; i < heads; i++) {
      const size_t kv = i / sharing;
      const head h = {.q = q + (b * queries * heads + i) * width,
                      .k = k + (b * keys * kvHeads + kv) * width,
                      .v = v + (b * keys * kvHeads + kv) * valueWidth,
                      .mask = mask && masks ? mask + b % masks * queries * keys : NULL,
                      .out = out + (b * queries * heads + i) * valueWidth,
                      .q_row = heads, .kv_heads = kvHeads, .queries = queries, .keys = keys, .width = width,
                      .value_width = valueWidth, .scale = scale, .is_causal = causal != 0};
      const memory m = divide_memory(&h, work, workspace, few);
      /* Heads that share keys find them packed, if all of them are. */
      const bool is_shared = i % sharing > 0 && m.panels && m.queries == queries && m.keys >= keys;
      for (size_t query = 0; query < queries; query += m.queries)
        attend(&h, &m, query, kgl_smaller(m.queries, queries - query), is_shared);
    }
}
