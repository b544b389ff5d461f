/* Rows and elements that indices name. An index past the end, which bindings refuse, moves nothing. */
#include "any.h"
#include "row_ahead.h"

#include <string.h>

void KGL_KERNEL(flattenIndices, u8)(const uint8_t *a, const uint32_t *limits, uint32_t *out, size_t n, size_t k,
                                    size_t type) {
  const size_t bytes = KGL_ELEMENT_BYTES(type);
  if (k == 0) { /* of no lengths: a tensor of one element */
    for (size_t i = 0; i < n; i++) out[i] = 0;
    return;
  }
  for (size_t i = 0; i < n; i++) {
    uint64_t at = 0;
    for (size_t d = 0; d < k; d++, a += bytes) {
      kgl_any index = any_load(a, type);
      const bool has_sign = any_is_float(type) ? index.f < 0 : any_is_signed(type);
      if (any_is_float(type)) index.u = any_to_integer(index.f, false);
      if (has_sign && index.i < 0) index.u += limits[d];
      at = at * limits[d] + index.u;
      if (index.u >= limits[d] || at >= UINT32_MAX) at = UINT32_MAX;
    }
    out[i] = at >= UINT32_MAX ? UINT32_MAX : (uint32_t)at;
  }
}

void KGL_KERNEL(gatherRows, u8)(const uint8_t *a, const uint32_t *indices, uint8_t *out, size_t outer, size_t rows,
                                size_t width, size_t m, size_t lists) {
  if (lists == 0 || width == 0) return;
  for (size_t t = 0; t < outer; t++, a += rows * width) {
    const uint32_t *list = indices + t % lists * m;
    for (size_t i = 0; i < m; i++, out += width) {
      KGL_FETCH_ROW(a, width, rows, list, i, m);
      if (list[i] >= rows) continue;
      const uint8_t *row = a + list[i] * width;
      if (width == 4) memcpy(out, row, 4);
      else if (width == 8) memcpy(out, row, 8);
      else memcpy(out, row, width);
    }
  }
}

void KGL_KERNEL(selectAny, u8)(const uint8_t *condition, const uint8_t *a, const uint8_t *b, uint8_t *out, size_t n,
                               size_t width) {
  if (width == 0) return;
  for (size_t i = 0; i < n; i++, a += width, b += width, out += width) {
    const uint8_t *from = condition[i] ? a : b;
    if (width == 4) memcpy(out, from, 4);
    else if (width == 8) memcpy(out, from, 8);
    else memcpy(out, from, width);
  }
}

KGL_INLINE bool is_less(kgl_any a, kgl_any b, size_t type) {
  return any_is_float(type) ? a.f < b.f : any_is_signed(type) ? a.i < b.i : a.u < b.u;
}

void KGL_KERNEL(searchSorted, u8)(const uint8_t *a, const uint8_t *sorted, uint32_t *out, size_t n, size_t type,
                                  size_t lists, size_t length) {
  const size_t bytes = KGL_ELEMENT_BYTES(type);
  for (size_t i = 0; i < n; i++) {
    const kgl_any value = any_load(a + i * bytes, type);
    const uint8_t *from = sorted + i % lists * length * bytes;
    size_t found = 0;
    for (size_t left = length; left > 0;) {
      const size_t half = left / 2;
      const bool is_behind = is_less(any_load(from + (found + half) * bytes, type), value, type);
      found = is_behind ? found + half + 1 : found;
      left = is_behind ? left - half - 1 : half;
    }
    out[i] = (uint32_t)found;
  }
}

void KGL_KERNEL(findNonZero, u8)(const uint8_t *a, const uint32_t *lengths, uint8_t *places, double *counts, size_t n,
                                 size_t type, size_t axes, size_t counted) {
  const size_t bytes = KGL_ELEMENT_BYTES(type), width = axes * sizeof(uint64_t);
  size_t count = 0;
  for (size_t i = 0; i < n; i++) {
    const kgl_any value = any_load(a + i * bytes, type);
    if (any_is_float(type) ? value.f == 0 : value.u == 0) continue;
    size_t left = i;
    for (size_t d = axes; d-- > 0; left /= lengths[d] ? lengths[d] : 1) {
      const uint64_t place = lengths[d] ? left % lengths[d] : 0;
      memcpy(places + count * width + d * sizeof place, &place, sizeof place);
    }
    count++;
  }
  for (size_t i = 0; i < counted; i++) counts[i] = (double)count;
}
