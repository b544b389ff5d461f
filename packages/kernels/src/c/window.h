/* Where a window over an image lies inside of it, in one direction: for convolutions and pooling. */
#ifndef KGL_WINDOW_H
#define KGL_WINDOW_H

#include "vec.h"

/* How windows move in one direction: window i starts at i * stride - pad. */
typedef struct {
  size_t size; /* of the image */
  size_t taps, dilation, stride, pad; /* no dilation and no stride is 0 */
} kgl_window;

/* Taps first to end - 1 are inside, the first of them at position `at`. */
typedef struct {
  size_t first, end, at;
} kgl_taps;

/* In 64 bits, where a product that does not fit is beyond any image and any pad. */
KGL_INLINE kgl_taps kgl_taps_inside(const kgl_window *w, size_t i) {
  const kgl_taps none = {0, 0, 0};
  const uint64_t pad = w->pad, dilation = w->dilation;
  uint64_t start, first = 0, at;
  if (__builtin_mul_overflow((uint64_t)i, (uint64_t)w->stride, &start)) return none;
  if (start >= pad) {
    at = start - pad;
  } else {
    first = (pad - start - 1) / dilation + 1;
    at = first * dilation - (pad - start); /* below dilation, so it may wrap around on the way */
  }
  if (first >= w->taps || at >= w->size) return none;
  const uint64_t inside = (w->size - 1 - at) / dilation + 1, left = w->taps - first;
  return (kgl_taps){(size_t)first, (size_t)(first + (inside < left ? inside : left)), (size_t)at};
}

/* Windows from to end - 1 of `count` have all of their taps inside. */
typedef struct {
  size_t from, end;
} kgl_interior;

KGL_INLINE kgl_interior kgl_interior_of(const kgl_window *w, size_t count) {
  const kgl_interior none = {0, 0};
  const uint64_t pad = w->pad, stride = w->stride;
  uint64_t reach;
  if (w->taps == 0 || w->size == 0) return none;
  if (__builtin_mul_overflow((uint64_t)(w->taps - 1), (uint64_t)w->dilation, &reach) || reach >= w->size) return none;
  const uint64_t from = pad == 0 ? 0 : (pad - 1) / stride + 1, end = (w->size - 1 - reach + pad) / stride + 1;
  if (from >= end || from >= count) return none;
  return (kgl_interior){(size_t)from, end < count ? (size_t)end : count};
}

#endif
