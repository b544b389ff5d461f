/* Boxes chosen by their scores: NonMaxSuppression. */
#include "heap.h"

/* Where a box begins and ends along both axes. */
typedef struct {
  float from[2], to[2];
} bounds;

static void find_bounds(bounds *b, const float *box, bool is_centred) {
  KGL_ROLLED
  for (int i = 0; i < 2; i++, box++) {
    const float half = box[2] / 2;
    const bool is_turned = !(box[0] < box[2]);
    b->from[i] = is_centred ? box[0] - half : box[2 * is_turned];
    b->to[i] = is_centred ? box[0] + half : box[2 * !is_turned];
  }
}

KGL_INLINE float area_of(const float *from, const float *to) { return (to[0] - from[0]) * (to[1] - from[1]); }

KGL_HELPER bool overlap(const bounds *a, const bounds *b, float most) {
  float from[2], to[2];
  KGL_ROLLED
  for (int i = 0; i < 2; i++) {
    from[i] = a->from[i] > b->from[i] ? a->from[i] : b->from[i];
    to[i] = a->to[i] < b->to[i] ? a->to[i] : b->to[i];
    if (!(to[i] > from[i])) return false;
  }
  const float shared = area_of(from, to), first = area_of(a->from, a->to), second = area_of(b->from, b->to);
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
      bounds box, other;
      const uint64_t row[] = {list / classes, list % classes, heap_place(&h, 0)};
      size_t at = first;
      h.count--;
      heap_sink(&h, 0, heap_place(&h, h.count));
      find_bounds(&box, own + 4 * row[2], is_centred);
      for (; at < count; at++) {
        const heap chosen = {.places = rows + at * ROW};
        find_bounds(&other, own + 4 * heap_place(&chosen, 2), is_centred);
        if (overlap(&box, &other, overlapping)) break;
      }
      if (at == count) memcpy(rows + count++ * ROW, row, sizeof row);
    }
  }
  for (size_t i = 0; i < counted; i++) counts[i] = (double)count;
}
