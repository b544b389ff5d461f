/* NonMaxSuppression once more: the best of the boxes that are left is looked for anew each time. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "reference.h"

/* Least and most along one axis. */
static void ends_of(const float *box, int axis, bool is_centred, float *ends) {
  const float a = box[axis], b = box[axis + 2];
  const float centred[] = {a - b / 2, a + b / 2}, ordered[] = {a < b ? a : b, a < b ? b : a};
  memcpy(ends, is_centred ? centred : ordered, sizeof centred);
}

/* The intersection's part of the union, NaN if there is none. */
static float shared_part(const float *a, const float *b, bool is_centred) {
  float areas[3] = {1, 1, 1};
  for (int axis = 0; axis < 2; axis++) {
    float one[2], other[2];
    ends_of(a, axis, is_centred, one), ends_of(b, axis, is_centred, other);
    const float from = one[0] > other[0] ? one[0] : other[0], to = one[1] < other[1] ? one[1] : other[1];
    if (!(to > from)) return NAN;
    areas[0] *= to - from, areas[1] *= one[1] - one[0], areas[2] *= other[1] - other[0];
  }
  const float both = areas[1] + areas[2] - areas[0];
  return areas[0] > 0 && areas[1] > 0 && areas[2] > 0 && both > 0 ? areas[0] / both : NAN;
}

static bool is_better(float a, float b) { return isnan(b) ? false : isnan(a) || a > b; }

/* v: boxes, scores, batch, classes, n, most, overlap, least, isCentred, room, work, rows, counts;
 * d: batch, n, classes, isCentred, room, counted. */
void reference_nonMaxSuppression_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t n = d[1], classes = d[2];
  const float limit = (float)v[6].number, least = (float)v[7].number;
  size_t count = 0;
  e->other_argument = 11;
  for (size_t i = 0; i < d[4] * 24; i++) e->other[i] = ((const uint8_t *)v[11].data)[i];
  bool *is_left = malloc(n + 1);
  size_t *kept = malloc((n + 1) * sizeof *kept);
  for (size_t list = 0; list < d[0] * classes; list++) {
    const float *boxes = (const float *)v[0].data + list / classes * n * 4, *scores = (const float *)v[1].data + list * n;
    size_t chosen = 0;
    for (size_t i = 0; i < n; i++) is_left[i] = isnan(least) || scores[i] > least;
    for (size_t round = 0; round < n && (double)chosen < v[5].number && count < d[4]; round++) {
      size_t best = n;
      for (size_t i = 0; i < n; i++)
        if (is_left[i] && (best == n || is_better(scores[i], scores[best]))) best = i;
      if (best == n) break;
      is_left[best] = false;
      bool is_free = true;
      for (size_t k = 0; k < chosen; k++) is_free &= !(shared_part(boxes + 4 * best, boxes + 4 * kept[k], d[3]) > limit);
      if (!is_free) continue;
      kept[chosen++] = best;
      const uint64_t row[] = {list / classes, list % classes, best};
      for (size_t b = 0; b < sizeof row; b++) e->other[count * 24 + b] = row[b / 8] >> 8 * (b % 8) & 255;
      count++;
    }
  }
  free(is_left), free(kept);
  for (size_t i = 0; i < d[5]; i++) e->value[i] = (double)count;
}
