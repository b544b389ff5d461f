/* Places in a row of elements, in a heap: for who wants few of them in order. */
#ifndef KGL_HEAP_H
#define KGL_HEAP_H

#include <string.h>

#include "any.h"

typedef struct {
  const uint8_t *row;
  uint8_t *places; /* int64 */
  size_t count, type;
  bool is_largest; /* the larger of two elements is the better one */
  bool is_best_on_top; /* else the worst */
} heap;

KGL_INLINE uint64_t heap_place(const heap *h, size_t i) {
  uint64_t place;
  memcpy(&place, h->places + i * sizeof place, sizeof place);
  return place;
}
KGL_INLINE void heap_put(const heap *h, size_t i, uint64_t place) { memcpy(h->places + i * sizeof place, &place, sizeof place); }

/* One copy for the families of a tier. */
#define heap_key KGL_NAMED(heap_key, KGL_ISA)
#define heap_sink KGL_NAMED(heap_sink, KGL_ISA)
#define heap_make KGL_NAMED(heap_make, KGL_ISA)

/* A number that is larger for a better element of the row: zeros are equal, NaN is above all numbers. */
uint64_t heap_key(const heap *h, uint64_t place);

/* Puts a place into the heap at `at`, where none is, or below. Of equal elements the one that is first in the row is better. */
void heap_sink(const heap *h, size_t at, uint64_t place);

/* Makes a heap of places in any order. */
void heap_make(const heap *h);

#endif
