/* Rows and elements that indices, steps or conditions name, once more. */
#include "reference-any.h"

static void expect_bytes(expectation *e, size_t at, const uint8_t *bytes, size_t count) {
  for (size_t k = 0; k < count; k++) e->value[at + k] = bytes[k];
}

/* d: n, k, type. */
void reference_flattenIndices_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const uint32_t *limits = v[3].data;
  const size_t width = KGL_ELEMENT_BYTES(d[2]);
  for (size_t i = 0; i < d[0]; i++) {
    long double at = 0;
    bool is_outside = false;
    for (size_t k = 0; k < d[1]; k++) {
      number index = read_number((const uint8_t *)v[0].data + (i * d[1] + k) * width, d[2]);
      if (index.is_float) index = integer_of(index.f, false);
      if (index.i < 0) index.i += limits[k];
      is_outside |= index.i < 0 || index.i >= limits[k];
      at = at * limits[k] + (long double)index.i;
    }
    e->value[i] = is_outside || at > UINT32_MAX ? UINT32_MAX : (double)at;
  }
}

/* d: outer, rows, width, m, lists. */
void reference_gatherRows_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const uint32_t *indices = v[4].data;
  for (size_t t = 0; t < d[0]; t++)
    for (size_t i = 0; i < d[3]; i++)
      expect_bytes(e, (t * d[3] + i) * d[2],
                   (const uint8_t *)v[0].data + (t * d[1] + indices[t % d[4] * d[3] + i]) * d[2], d[2]);
}

/* d: outer, m, inner, type, rows, reduction. Each element that is written is looked for among all that go there. */
void reference_scatterRows_u8(const kgl_value *v, const size_t *d, expectation *e) {
  static const size_t joins[] = {0, KGL_BINARY_ADD, KGL_BINARY_MUL, KGL_BINARY_MIN, KGL_BINARY_MAX};
  const size_t type = d[3], width = KGL_ELEMENT_BYTES(type);
  const uint32_t *indices = v[1].data;
  const uint8_t *out = v[8].data;
  uint8_t element[8];
  for (size_t at = 0; at < d[0] * d[4] * d[2]; at++) {
    const size_t t = at / d[2] / d[4], row = at / d[2] % d[4], column = at % d[2];
    expect_bytes(e, at * width, out + at * width, width);
    for (size_t i = 0; i < d[1]; i++) {
      const uint8_t *from = (const uint8_t *)v[0].data + ((t * d[1] + i) * d[2] + column) * width;
      if (indices[t * d[1] + i] != row) continue;
      for (size_t k = 0; k < width; k++) element[k] = (uint8_t)e->value[at * width + k];
      if (d[5] == KGL_SCATTER_NONE) expect_bytes(e, at * width, from, width);
      else
        expect_number(e, at * width, type,
                      binary_number(read_number(element, type), read_number(from, type), joins[d[5]], type));
    }
  }
}

/* d: n, width. */
void reference_selectAny_u8(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++)
    expect_bytes(e, i * d[1], (const uint8_t *)v[((const uint8_t *)v[0].data)[i] ? 1 : 2].data + i * d[1], d[1]);
}

/* d: aCount, width, five counts, where `a` is read and five steps of it, outCount, the same of `out`. */
void reference_copyStrided_u8(const kgl_value *v, const size_t *d, expectation *e) {
  enum { AXES = 5, COUNTS = 2, FROM = 7, TO = 14 };
  const size_t width = d[1];
  size_t copies = 1;
  expect_bytes(e, 0, v[14].data, d[13] * width);
  for (int k = 0; k < AXES; k++) copies *= d[COUNTS + k];
  for (size_t copy = 0; copy < copies; copy++) {
    int64_t from = (int64_t)d[FROM], to = (int64_t)d[TO];
    size_t left = copy;
    for (int k = AXES - 1; k >= 0; k--) {
      const int64_t i = (int64_t)(left % d[COUNTS + k]);
      left /= d[COUNTS + k];
      from += i * (int32_t)d[FROM + 1 + k], to += i * (int32_t)d[TO + 1 + k];
    }
    expect_bytes(e, (size_t)to * width, (const uint8_t *)v[0].data + (size_t)from * width, width);
  }
}

/* d: n, type, lists, length. The lists need not be in order: then it is what halving finds. */
void reference_searchSorted_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t width = KGL_ELEMENT_BYTES(d[1]);
  for (size_t i = 0; i < d[0]; i++) {
    const number value = read_number((const uint8_t *)v[0].data + i * width, d[1]);
    size_t low = 0, high = d[3];
    while (low < high) {
      const size_t middle = low + (high - low) / 2;
      const number there = read_number((const uint8_t *)v[2].data + (i % d[2] * d[3] + middle) * width, d[1]);
      const bool is_less = there.is_float ? there.f < value.f : there.i < value.i;
      if (is_less) low = middle + 1;
      else high = middle;
    }
    e->value[i] = (double)low;
  }
}
