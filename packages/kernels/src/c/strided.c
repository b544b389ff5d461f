/* Copies of elements between tensors that lie in any order. That every step stays inside, callers have checked. */
#include "kernels.h"
#include "vec.h"

#include <string.h>

enum { AXES = 5, LAST = AXES - 1, NEAR = 16 };

typedef struct {
  size_t count;
  ptrdiff_t from, to; /* bytes from one element to the next */
} axis;

KGL_INLINE ptrdiff_t bytes_of(size_t step, size_t width) { return (ptrdiff_t)(int32_t)(uint32_t)step * (ptrdiff_t)width; }

/* Elements of a width that the compiler knows are moved by one instruction. */
#define MOVE_LINE(width)                                                        \
  for (size_t i = 0; i < line->count; i++, a += line->from, out += line->to) memcpy(out, a, width); \
  return

KGL_HELPER void copy_line(const uint8_t *a, uint8_t *out, const axis *line, size_t width) {
  if (line->from == (ptrdiff_t)width && line->to == (ptrdiff_t)width) {
    memcpy(out, a, line->count * width);
    return;
  }
  switch (width) {
    case 1: MOVE_LINE(1);
    case 2: MOVE_LINE(2);
    case 4: MOVE_LINE(4);
    case 8: MOVE_LINE(8);
    default: MOVE_LINE(width);
  }
}

/* The two inner axes: where the outer of them is what `a` has side by side, in stripes that keep its cache lines near, or if
 * the inner one is shorter, line after line of `a`. */
static void copy_plane(const uint8_t *a, uint8_t *out, const axis *outer, const axis *inner, size_t width) {
  const bool is_turned = outer->from == (ptrdiff_t)width && inner->from > outer->from;
  if (is_turned && inner->count < NEAR && inner->count < outer->count) {
    for (size_t i = 0; i < inner->count; i++, a += inner->from, out += inner->to) copy_line(a, out, outer, width);
    return;
  }
  const size_t stripe = is_turned ? NEAR : inner->count;
  for (size_t i = 0; i < inner->count; i += stripe) {
    axis line = *inner;
    if (line.count - i < stripe) line.count -= i;
    else line.count = stripe;
    const uint8_t *from = a + (ptrdiff_t)i * inner->from;
    uint8_t *to = out + (ptrdiff_t)i * inner->to;
    for (size_t k = 0; k < outer->count; k++, from += outer->from, to += outer->to) copy_line(from, to, &line, width);
  }
}

/* Joins axes of which one goes on where the next ends, the inner ones first; those of one element go. */
static void join_axes(axis *axes) {
  int at = LAST;
  for (int i = LAST - 1; i >= 0; i--) {
    const axis inner = axes[at], outer = axes[i];
    if (outer.count == 1) continue;
    if (inner.count == 1) axes[at] = outer;
    else if (outer.from == inner.from * (ptrdiff_t)inner.count && outer.to == inner.to * (ptrdiff_t)inner.count)
      axes[at].count *= outer.count;
    else axes[--at] = outer;
  }
  while (--at >= 0) axes[at] = (axis){1, 0, 0};
}

void KGL_KERNEL(copyStrided, u8)(const uint8_t *a, uint8_t *out, size_t a_length, size_t width, size_t d0, size_t d1,
                                 size_t d2, size_t d3, size_t d4, size_t a_at, size_t a0, size_t a1, size_t a2,
                                 size_t a3, size_t a4, size_t out_length, size_t out_at, size_t out0, size_t out1,
                                 size_t out2, size_t out3, size_t out4) {
  (void)a_length, (void)out_length;
  if (d0 == 0 || d1 == 0 || d2 == 0 || d3 == 0 || d4 == 0) return;
  axis axes[AXES] = {{d0, bytes_of(a0, width), bytes_of(out0, width)},
                     {d1, bytes_of(a1, width), bytes_of(out1, width)},
                     {d2, bytes_of(a2, width), bytes_of(out2, width)},
                     {d3, bytes_of(a3, width), bytes_of(out3, width)},
                     {d4, bytes_of(a4, width), bytes_of(out4, width)}};
  join_axes(axes);
  a += a_at * width, out += out_at * width;
  for (size_t i = 0; i < axes[0].count; i++)
    for (size_t j = 0; j < axes[1].count; j++)
      for (size_t k = 0; k < axes[2].count; k++) {
        const ptrdiff_t x = (ptrdiff_t)i, y = (ptrdiff_t)j, z = (ptrdiff_t)k;
        copy_plane(a + x * axes[0].from + y * axes[1].from + z * axes[2].from,
                   out + x * axes[0].to + y * axes[1].to + z * axes[2].to, &axes[3], &axes[4], width);
      }
}
