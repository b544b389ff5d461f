/* Attention once more: all scores of a query, their softmax, the weighted sum of the values, in float64. */
#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "reference.h"

static double at(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }

/* One query of one head; the dimensions as in the table. */
typedef struct {
  size_t batch, query, kv_head, shared;
} place;

enum { BATCH, QUERIES, KV_HEADS, SHARING, WIDTH, KEYS, VALUE_WIDTH, MASKS, CAUSAL };
enum { MOST_KEYS = 1 << 16 };
static double scores[MOST_KEYS];

static bool is_seen(const kgl_value *v, const size_t *d, place p, size_t key) {
  if (d[CAUSAL] && key + d[QUERIES] > d[KEYS] + p.query) return false;
  return !v[10].length || at(&v[10], (p.batch % d[MASKS] * d[QUERIES] + p.query) * d[KEYS] + key) != -INFINITY;
}

/* The scores of one query; the largest sum of absolute products, and whether one may overflow in f32. */
static double score(const kgl_value *v, const size_t *d, place p, expectation *e) {
  const size_t head = ((p.batch * d[QUERIES] + p.query) * d[KV_HEADS] + p.kv_head) * d[SHARING] + p.shared;
  const double scale = (float)v[12].number;
  double size = 0;
  for (size_t j = 0; j < d[KEYS]; j++) {
    double sum = 0, products = 0;
    for (size_t i = 0; i < d[WIDTH]; i++) {
      double product = at(&v[0], head * d[WIDTH] + i) * at(&v[6], ((p.batch * d[KEYS] + j) * d[KV_HEADS] + p.kv_head) * d[WIDTH] + i);
      sum += product * scale, products += fabs(product) * fmax(1, fabs(scale));
    }
    double mask = v[10].length ? at(&v[10], (p.batch % d[MASKS] * d[QUERIES] + p.query) * d[KEYS] + j) : 0;
    scores[j] = is_seen(v, d, p, j) ? sum + mask : -INFINITY;
    if (!is_seen(v, d, p, j)) continue;
    if (isfinite(products)) size = fmax(size, products * fmin(1, fabs(scale)) + fabs(mask));
    e->overflows |= isfinite(products) && products + fabs(mask) > FLT_MAX / 8;
  }
  return size;
}

static void answer(const kgl_value *v, const size_t *d, place p, expectation *e) {
  const size_t head = ((p.batch * d[QUERIES] + p.query) * d[KV_HEADS] + p.kv_head) * d[SHARING] + p.shared;
  const double size = score(v, d, p, e);
  /* What f32 may be off by in a score, in a difference of two, and with it in the logarithm of a power. */
  const double error = 4 * ((double)d[WIDTH] + 8) * FLT_EPSILON * size;
  double most = -INFINITY, total = 0;
  for (size_t j = 0; j < d[KEYS]; j++) most = isnan(scores[j]) || scores[j] > most ? scores[j] : most;
  for (size_t j = 0; j < d[KEYS]; j++) total += scores[j] == -INFINITY ? 0 : exp(scores[j] - most);
  for (size_t c = 0; c < d[VALUE_WIDTH]; c++) {
    double sum = 0, magnitude = 0, largest = 0;
    bool is_open = false; /* whether a value that is no number has a share that f32 can tell from 0 */
    for (size_t j = 0; j < d[KEYS]; j++) {
      const double value = at(&v[8], ((p.batch * d[KEYS] + j) * d[KV_HEADS] + p.kv_head) * d[VALUE_WIDTH] + c);
      if (scores[j] == -INFINITY) continue;
      is_open |= !isfinite(value) && scores[j] - most < error - 80;
      e->overflows |= isfinite(value) && fabs(value) > FLT_MAX / 8;
      if (!isfinite(value) && scores[j] - most < -104) continue;
      double share = exp(scores[j] - most) / total;
      sum += share * value, magnitude += share * fabs(value), largest = fmax(largest, fabs(value));
    }
    /* Where scores are as good as unknown, the result is at least within the values. */
    if (error > 0.125) magnitude = 64 * largest;
    e->value[head * d[VALUE_WIDTH] + c] = sum;
    e->magnitudes[head * d[VALUE_WIDTH] + c] = is_open ? -1 : (1 + size) * magnitude + 0x1p-100 * largest;
  }
}

void reference_attention_f32(const kgl_value *v, const size_t *d, expectation *e) {
  e->has_magnitudes = true, e->terms = d[KEYS] + 2 * d[WIDTH];
  place p;
  for (p.batch = 0; p.batch < d[BATCH]; p.batch++)
    for (p.query = 0; p.query < d[QUERIES]; p.query++)
      for (p.kv_head = 0; p.kv_head < d[KV_HEADS]; p.kv_head++)
        for (p.shared = 0; p.shared < d[SHARING]; p.shared++) answer(v, d, p, e);
}
