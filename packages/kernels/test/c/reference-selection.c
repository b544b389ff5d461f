/* Elements that are found by their values, once more: each is compared with all others. */
#include <stdlib.h>

#include "reference-any.h"

/* Above: 1, equal: 0, below: -1; NaN above all numbers. */
static int order_of(number a, number b) {
  const bool a_is_nan = a.is_float && isnan(a.f), b_is_nan = b.is_float && isnan(b.f);
  if (a_is_nan || b_is_nan) return a_is_nan - b_is_nan;
  return a.is_float ? (a.f > b.f) - (a.f < b.f) : (a.i > b.i) - (a.i < b.i);
}

/* v: a, rows, n, type, k, isLargest, values, indices; d: rows, n, type, k, isLargest. An element's place among the best is how
 * many are better. */
void reference_topKAny_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t n = d[1], type = d[2], k = d[3], width = KGL_ELEMENT_BYTES(type);
  e->other_argument = 6;
  for (size_t r = 0; r < d[0]; r++) {
    const uint8_t *row = (const uint8_t *)v[0].data + r * n * width;
    for (size_t i = n; i < k; i++) {
      expect_number(e, (r * k + i) * 8, KGL_ELEMENT_INT64, (number){.i = -1});
      for (size_t b = 0; b < width; b++) e->other[(r * k + i) * width + b] = 0;
    }
    for (size_t i = 0; i < n; i++) {
      size_t better = 0;
      for (size_t j = 0; j < n; j++) {
        const int order = order_of(read_number(row + j * width, type), read_number(row + i * width, type));
        better += order ? (order > 0) == (d[4] == 1) : j < i;
      }
      if (better >= k) continue;
      expect_number(e, (r * k + better) * 8, KGL_ELEMENT_INT64, (number){.i = i});
      for (size_t b = 0; b < width; b++) e->other[(r * k + better) * width + b] = row[i * width + b];
    }
  }
}

/* v: a, n, type, lengths, places, counts; d: n, type, axes, counted. */
void reference_findNonZero_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t axes = d[2], width = KGL_ELEMENT_BYTES(d[1]);
  const uint32_t *lengths = v[3].data;
  size_t count = 0;
  e->other_argument = 4;
  for (size_t i = 0; i < v[4].length; i++) e->other[i] = ((const uint8_t *)v[4].data)[i];
  for (size_t i = 0; i < d[0]; i++) {
    const number value = read_number((const uint8_t *)v[0].data + i * width, d[1]);
    if (value.is_float ? value.f == 0 : value.i == 0) continue;
    for (size_t axis = 0; axis < axes; axis++) {
      size_t at = i;
      for (size_t k = axes - 1; k > axis; k--) at /= lengths[k] ? lengths[k] : 1;
      const uint64_t place = at % (lengths[axis] ? lengths[axis] : 1);
      for (size_t b = 0; b < 8; b++) e->other[(count * axes + axis) * 8 + b] = place >> 8 * b & 255;
    }
    count++;
  }
  for (size_t i = 0; i < d[3]; i++) e->value[i] = (double)count;
}
