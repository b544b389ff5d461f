/* The best elements of rows of any type. */
#include "heap.h"

KGL_OF_TIER uint64_t heap_key(const heap *h, uint64_t place) {
  const uint64_t sign = UINT64_C(1) << 63;
  kgl_any value;
  if (h->type == KGL_ELEMENT_FLOAT) {
    float f;
    memcpy(&f, h->row + place * sizeof f, sizeof f);
    value.f = f;
  } else {
    value = any_load(h->row + place * KGL_ELEMENT_BYTES(h->type), h->type);
  }
  if (any_is_float(h->type)) {
    const bool is_number = value.f == value.f;
    value.f += 0.0;
    value.u = is_number ? value.u ^ ((uint64_t)((int64_t)value.u >> 63) | sign) : UINT64_MAX;
  } else if (any_is_signed(h->type)) {
    value.u ^= sign;
  }
  return h->is_largest ? value.u : ~value.u;
}

/* Whether a is to be nearer to the top than b. */
KGL_HELPER bool is_above(const heap *h, uint64_t a, uint64_t b) {
  const uint64_t x = heap_key(h, a), y = heap_key(h, b);
  return (x > y || (x == y && a < b)) == h->is_best_on_top;
}

KGL_OF_TIER void heap_sink(const heap *h, size_t at, uint64_t place) {
  for (size_t child; (child = 2 * at + 1) < h->count; at = child) {
    if (child + 1 < h->count && is_above(h, heap_place(h, child + 1), heap_place(h, child))) child++;
    if (!is_above(h, heap_place(h, child), place)) break;
    heap_put(h, at, heap_place(h, child));
  }
  heap_put(h, at, place);
}

KGL_OF_TIER void heap_make(const heap *h) {
  for (size_t i = h->count / 2; i-- > 0;) heap_sink(h, i, heap_place(h, i));
}

static void find_best(heap *h, size_t n) {
  for (size_t i = 0; i < h->count; i++) heap_put(h, i, i);
  heap_make(h);
  for (size_t i = h->count; i < n; i++)
    if (heap_key(h, i) > heap_key(h, heap_place(h, 0))) heap_sink(h, 0, i);
  while (--h->count > 0) {
    const uint64_t place = heap_place(h, h->count);
    heap_put(h, h->count, heap_place(h, 0));
    heap_sink(h, 0, place);
  }
}

void KGL_KERNEL(topKAny, u8)(const uint8_t *a, uint8_t *values, uint8_t *indices, size_t rows, size_t n, size_t type,
                             size_t k, size_t is_largest) {
  const size_t bytes = KGL_ELEMENT_BYTES(type), found = k < n ? k : n;
  for (size_t r = 0; r < rows; r++, a += n * bytes, values += k * bytes, indices += k * sizeof(int64_t)) {
    heap h = {a, indices, found, type, is_largest, false};
    if (found) find_best(&h, n);
    for (size_t i = 0; i < k; i++) {
      if (i >= found) heap_put(&h, i, UINT64_MAX);
      for (size_t b = 0; b < bytes; b++) values[i * bytes + b] = i < found ? a[heap_place(&h, i) * bytes + b] : 0;
    }
  }
}
