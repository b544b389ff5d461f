/* Boxes chosen by their scores: NonMaxSuppression. */
#include "heap.h"

/* Where a box begins and ends along an axis. */
typedef struct {
  float from, to;
} bounds;

KGL_INLINE bounds bounds_of(const float *box, bool is_centred) {
  const float half = box[2] / 2;
  const bool is_turned = !(box[0] < box[2]);
  return is_centred ? (bounds){box[0] - half, box[0] + half} : (bounds){box[2 * is_turned], box[2 * !is_turned]};
}

/* Most boxes lie beside each other along the first axis already. */
KGL_HELPER bool overlap(const float *a, const float *b, bool is_centred, float most) {
  float shared = 1, first = 1, second = 1;
  KGL_ROLLED
  for (int axis = 0; axis < 2; axis++) {
    const bounds one = bounds_of(a + axis, is_centred), other = bounds_of(b + axis, is_centred);
    const float from = one.from > other.from ? one.from : other.from, to = one.to < other.to ? one.to : other.to;
    if (!(to > from)) return false;
    shared *= to - from, first *= one.to - one.from, second *= other.to - other.from;
  }
  const float both = first + second - shared;
  return shared > 0 && first > 0 && second > 0 && both > 0 && shared / both > most;
}

enum { ROW = 3 * sizeof(int64_t) };

void KGL_KERNEL(nonMaxSuppression, f32)(const float *boxes, const float *scores, int32_t most, float overlapping,
                                        float least, uint8_t *work, uint8_t *rows, double *counts, size_t batch,
                                        size_t n, size_t classes, size_t is_centred, size_t room, size_t counted) {
  size_t count = 0;
  for (size_t list = 0; list < batch * classes && most > 0; list++, scores += n) {
    const float *own = boxes + list / classes * n * 4;
    heap h = {(const uint8_t *)scores, work, 0, KGL_ELEMENT_FLOAT, true, true};
    const size_t first = count, end = room - first < (size_t)most ? room : first + (size_t)most;
    for (size_t i = 0; i < n; i++)
      if (scores[i] > least || least != least) heap_put(&h, h.count++, i);
    heap_make(&h);
    while (h.count && count < end) {
      const uint64_t row[] = {list / classes, list % classes, heap_place(&h, 0)};
      size_t at = first;
      h.count--;
      heap_sink(&h, 0, heap_place(&h, h.count));
      for (; at < count; at++) {
        const heap chosen = {.places = rows + at * ROW};
        if (overlap(own + 4 * row[2], own + 4 * heap_place(&chosen, 2), is_centred, overlapping)) break;
      }
      if (at == count) memcpy(rows + count++ * ROW, row, sizeof row);
    }
  }
  for (size_t i = 0; i < counted; i++) counts[i] = (double)count;
}
