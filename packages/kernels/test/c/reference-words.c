/* Products of int16 once more, in int64. */
#include <math.h>

#include "reference.h"

/* d as in the table: rows, inner, columns. */
#define PRODUCT(name, element)                                                                                   \
  void reference_##name##_i16(const kgl_value *v, const size_t *d, expectation *e) {                             \
    const int16_t *a = v[0].data;                                                                                \
    const element *b = v[3].data;                                                                                \
    for (size_t r = 0; r < d[0]; r++)                                                                            \
      for (size_t c = 0; c < d[2]; c++) {                                                                        \
        int64_t sum = 0;                                                                                         \
        for (size_t i = 0; i < d[1]; i++) sum += (int64_t)a[r * d[1] + i] * b[c * d[1] + i];                     \
        e->value[r * d[2] + c] = (double)sum;                                                                    \
      }                                                                                                          \
  }
PRODUCT(matmulI16ByI8, int8_t)
PRODUCT(matmulI16ByI16, int16_t)

enum { PANEL = 16 };

static size_t padded(size_t n, size_t to) { return (n + to - 1) / to * to; }

/* Where row k of a plane of a panel of columns lies, of planes with so many rows, a multiple of four. */
static size_t place_of(size_t plane, size_t column, size_t k, size_t depth) {
  return plane * PANEL * depth + k / 4 * 4 * PANEL + column % PANEL * 4 + k % 4;
}

/* v: b, inner, columns, transposed, sums, out */
void reference_packI16_i16(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t inner = d[0], columns = d[1], depth = padded(inner, 4);
  const int16_t *b = v[0].data;
  e->other_argument = 4;
  for (size_t c = 0; c < 2 * padded(columns, PANEL); c++) e->other[c] = 0;
  for (size_t c = 0; c < padded(columns, PANEL); c++)
    for (size_t k = 0; k < depth; k++) {
      const size_t plane = c / PANEL * 2;
      const bool is_there = c < columns && k < inner;
      const int word = is_there ? b[v[3].length ? c * inner + k : k * columns + c] : 0;
      const double high = is_there ? floor(word / 256.0) : 0, low = is_there ? word - 256 * high - 128 : 0;
      e->value[place_of(plane, c, k, depth)] = high, e->other[plane * PANEL + c % PANEL] += high;
      e->value[place_of(plane + 1, c, k, depth)] = low, e->other[(plane + 1) * PANEL + c % PANEL] += low;
    }
}

/* v: a, rows, inner, aZeroPoint and, at `packed`, the panels; d: rows, inner, columns, weightBytes. Exact. */
static double packed_sum(const kgl_value *v, const size_t *d, int packed, size_t i) {
  const size_t row = i / d[2], column = i % d[2], depth = padded(d[1], 4), planes = d[3];
  const int8_t *bytes = v[packed].data;
  const double zero = fmin(fmax(v[3].number, INT16_MIN), INT16_MAX);
  double sum = 0;
  for (size_t k = 0; k < d[1]; k++) {
    const size_t plane = column / PANEL * planes;
    const int first = bytes[place_of(plane, column, k, depth)];
    const int weight = planes == 1 ? first : 256 * first + bytes[place_of(plane + 1, column, k, depth)] + 128;
    sum += (((const int16_t *)v[0].data)[row * d[1] + k] - zero) * weight;
  }
  return sum;
}

/* v: a, rows, inner, aZeroPoint, aScales, packed, sums, columns, weightBytes, scales, bias, out, low, high, activation */
void reference_matmulI16Dequantize_i16(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0] * d[2]; i++) {
    const size_t column = i % d[2];
    float value = (float)packed_sum(v, d, 5, i) * ((const float *)v[9].data)[column];
    if (v[4].length) value *= ((const float *)v[4].data)[i / d[2]];
    if (v[10].length) value += ((const float *)v[10].data)[column];
    reference_conclude(value, 0, &v[12], v[14].length, e, i);
  }
  e->has_magnitudes = false;
}

/* v: a, rows, inner, aZeroPoint, packed, sums, columns, weightBytes, bias, multipliers, zeroPoint, out */
void reference_matmulI16Requantize_i16(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0] * d[2]; i++) {
    const size_t column = i % d[2];
    float value = (float)packed_sum(v, d, 4, i) * ((const float *)v[9].data)[column];
    if (v[8].length) value += ((const float *)v[8].data)[column];
    const double shifted = (isnan(value) ? 0 : nearbyint(value)) + v[10].number;
    e->value[i] = fmin(fmax(shifted, INT16_MIN), INT16_MAX);
  }
}
