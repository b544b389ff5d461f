/* Products with 4-bit weights once more, a weight at a time: with floats in float64, with bytes in the very steps. */
#include <float.h>
#include <math.h>

#include "reference.h"

static double f32(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }
static double f16(const kgl_value *value, size_t i) { return half_value(((const uint16_t *)value->data)[i]); }
static int u8(const kgl_value *value, size_t i) { return ((const uint8_t *)value->data)[i]; }
static int i8(const kgl_value *value, size_t i) { return ((const int8_t *)value->data)[i]; }

static size_t blocks_of(size_t inner, size_t block) { return (inner + block - 1) / block; }

/* Where the scale and the zero point of a block of a column are in the packed form. */
static size_t place(size_t column, size_t blocks, size_t at) {
  return (column - column % 16) * blocks + at * 16 + column % 16;
}

/* Weight k of a block of a column in the packed form. */
static int weight(const kgl_value *packed, size_t column, size_t blocks, size_t block, size_t at, size_t k) {
  size_t line = place(column - column % 16, blocks, at) * (block / 2) + k / 8 * 64;
  return u8(packed, line + column % 16 * 4 + k % 4) >> (k % 8 < 4 ? 0 : 4) & 15;
}

/* v: b, columns, inner, block, scales, zeroPoints, packedScales, packedZeroPoints, out; d: columns, inner, block.
 * Scales and zero points are looked at by turns. */
void reference_packNibbles_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t columns = d[0], inner = d[1], block = d[2], blocks = blocks_of(inner, block);
  for (size_t i = 0; i < v[8].length; i++) e->value[i] = 0;
  e->other_argument = columns % 2 ? 7 : 6;
  for (size_t column = 0; column < (columns + 15) / 16 * 16; column++)
    for (size_t at = 0; at < blocks; at++) {
      const bool is_there = column < columns;
      const int zero_point = !is_there ? 0 : v[5].length ? u8(&v[5], column * blocks + at) : 8;
      const double scale = is_there ? f32(&v[4], column * blocks + at) : 0;
      e->other[place(column, blocks, at)] = e->other_argument == 7 ? zero_point : scale;
      for (size_t k = 0; is_there && k < block; k++) {
        const size_t byte = (column * blocks + at) * (block / 2) + k / 2;
        const int w = at * block + k < inner ? u8(&v[0], byte) >> (k % 2 * 4) & 15 : zero_point & 15;
        const size_t line = place(column - column % 16, blocks, at) * (block / 2) + k / 8 * 64;
        e->value[line + column % 16 * 4 + k % 4] += k % 8 < 4 ? w : 16 * w;
      }
    }
}

typedef double scale_reader(const kgl_value *value, size_t i);

/* v: a, rows, inner, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation;
 * d: rows, inner, columns, block, activation */
static void times(const kgl_value *v, const size_t *d, scale_reader *scale_at, expectation *e) {
  const size_t inner = d[1], columns = d[2], block = d[3], blocks = blocks_of(inner, block);
  e->terms = inner + 1;
  for (size_t i = 0; i < d[0] * columns; i++) {
    const size_t row = i / columns, column = i % columns;
    double sum = v[8].length ? f32(&v[8], column) : 0, magnitude = fabs(sum);
    for (size_t at = 0; at < blocks; at++) {
      const double scale = scale_at(&v[4], place(column, blocks, at));
      const int zero_point = v[5].length ? u8(&v[5], place(column, blocks, at)) : 8;
      double products = 0, size = 0;
      for (size_t k = 0; k < block && at * block + k < inner; k++) {
        const double term =
            f32(&v[0], row * inner + at * block + k) * (weight(&v[3], column, blocks, block, at, k) - zero_point);
        products += term, size += fabs(term);
      }
      sum += products * scale, magnitude += size * fabs(scale);
      e->overflows |= isfinite(size) && size > FLT_MAX / 2;
    }
    reference_conclude(sum, magnitude, &v[10], v[12].length, e, i);
  }
}

/* v: a, rows, inner, aScales, packed, scales, zeroPoints, columns, block, bias, out, low, high, activation;
 * d: rows, inner, block, columns, activation. The very bits where no activation follows. */
static void times_bytes(const kgl_value *v, const size_t *d, scale_reader *scale_at, expectation *e) {
  const size_t inner = d[1], columns = d[3], block = d[2], blocks = blocks_of(inner, block);
  e->terms = blocks + 1;
  for (size_t i = 0; i < d[0] * columns; i++) {
    const size_t row = i / columns, column = i % columns;
    float sum = 0;
    for (size_t at = 0; at < blocks; at++) {
      const int zero_point = v[6].length ? u8(&v[6], place(column, blocks, at)) : 8;
      int products = 0;
      for (size_t k = 0; k < block && at * block + k < inner; k++)
        products +=
            i8(&v[0], row * inner + at * block + k) * (weight(&v[4], column, blocks, block, at, k) - zero_point);
      const float scale = (float)f32(&v[3], row * blocks + at) * (float)scale_at(&v[5], place(column, blocks, at));
      const float product = (float)products * scale;
      sum += product;
    }
    if (v[9].length) sum += (float)f32(&v[9], column);
    reference_conclude(sum, 0, &v[11], v[13].length, e, i);
  }
}

#define REFERENCES(suffix, scale_at)                                                                   \
  void reference_matmulNibbles##suffix##_f32(const kgl_value *v, const size_t *d, expectation *e) {       \
    times(v, d, scale_at, e);                                                                             \
  }                                                                                                       \
  void reference_matmulNibblesBytes##suffix##_i8(const kgl_value *v, const size_t *d, expectation *e) {   \
    times_bytes(v, d, scale_at, e);                                                                       \
  }
REFERENCES(, f32)
REFERENCES(HalfScales, f16)
