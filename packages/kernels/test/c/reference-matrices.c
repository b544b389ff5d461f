/* Products of matrices once more, in float64: an element at a time, the terms in the order of the inner dimension. */
#include <float.h>
#include <math.h>

#include "reference.h"

static double f32(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }

/* An element that may be left out. */
static double optional(const kgl_value *value, size_t i) { return value->length ? f32(value, i) : 0; }

typedef struct {
  double sum, magnitude;
  size_t terms;
} total;

static void add(total *t, double term) { t->sum += term, t->magnitude += fabs(term), t->terms++; }

static bool overflows_times(double factor, double x) { return isfinite(x) && fabs(factor * x) > FLT_MAX; }

static const kgl_value no_limits[] = {{.number = NAN}, {.number = NAN}};

static size_t packed_place(size_t column, size_t inner, size_t k) {
  return (column - column % 16) * inner + k * 16 + column % 16;
}

void reference_packColumns_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t inner = d[0], columns = d[1];
  for (size_t j = 0; j < (columns + 15) / 16 * 16; j++)
    for (size_t k = 0; k < inner; k++)
      e->value[packed_place(j, inner, k)] = j < columns ? f32(&v[0], k * columns + j) : 0;
}

/* v: a, rows, inner, packed, columns, bias, residual, out, low, high, activation; d: rows, inner, columns, activation */
void reference_matmulPacked_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++)
    for (size_t j = 0; j < d[2]; j++) {
      total t = {0};
      add(&t, optional(&v[5], j));
      add(&t, optional(&v[6], i * d[2] + j));
      for (size_t k = 0; k < d[1]; k++) add(&t, f32(&v[0], i * d[1] + k) * f32(&v[3], packed_place(j, d[1], k)));
      reference_conclude(t.sum, t.magnitude, &v[8], d[3], e, i * d[2] + j), e->terms = t.terms;
    }
}

/* v: a, aBatches, rows, inner, b, bBatches, columns, out, batches, transposeA, transposeB, alpha, beta, bias, low, high,
 * activation, work; d: aBatches, rows, inner, bBatches, columns, batches, transposeA, transposeB, activation */
void reference_matmul_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t rows = d[1], inner = d[2], columns = d[4];
  const double alpha = (float)v[11].number, beta = (float)v[12].number;
  for (size_t to = 0; to < d[5] * rows * columns; to++) {
    const size_t batch = to / columns / rows, i = to / columns % rows, j = to % columns;
    const size_t a = batch % d[0] * rows * inner, b = batch % d[3] * inner * columns;
    total t = {0};
    add(&t, beta == 0 ? 0 : beta * f32(&v[7], to));
    add(&t, optional(&v[13], j));
    for (size_t k = 0; k < inner; k++) {
      const double left = f32(&v[0], a + (d[6] ? k * rows + i : i * inner + k));
      const double right = f32(&v[4], b + (d[7] ? j * inner + k : k * columns + j));
      add(&t, alpha * left * right);
      e->overflows |= overflows_times(alpha, left) || overflows_times(alpha, right); /* whichever is multiplied first */
    }
    reference_conclude(t.sum, t.magnitude, &v[14], d[8], e, to), e->terms = t.terms;
  }
}

/* v: x, b, out; d: inner, columns */
void reference_vecmat_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t j = 0; j < d[1]; j++) {
    total t = {0};
    for (size_t k = 0; k < d[0]; k++) add(&t, f32(&v[0], k) * f32(&v[1], k * d[1] + j));
    reference_conclude(t.sum, t.magnitude, no_limits, 0, e, j), e->terms = t.terms;
  }
}
