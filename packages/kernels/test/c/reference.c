/* The operations once more, in float64 and as plainly as they can be written. */
#include "reference.h"

#include <float.h>
#include <math.h>

static const float *f32(const kgl_value *value) { return value->data; }

/* Compensated, so that the reference's own error is far below any bound. */
static void accumulate(double (*term)(const kgl_value *, size_t), const kgl_value *values, size_t n,
                       expectation *expected) {
  double sum = 0, compensation = 0, magnitude = 0;
  for (size_t i = 0; i < n; i++) {
    double x = term(values, i), next = sum + x;
    if (isfinite(next)) compensation += fabs(sum) >= fabs(x) ? sum - next + x : x - next + sum;
    sum = next;
    magnitude += fabs(x);
  }
  expected->value[0] = sum + compensation;
  expected->magnitude = magnitude;
  expected->overflows = isfinite(magnitude) && magnitude > FLT_MAX / 2;
}

static double product(const kgl_value *v, size_t i) { return (double)f32(&v[0])[i] * f32(&v[1])[i]; }
static double element(const kgl_value *v, size_t i) { return f32(&v[0])[i]; }

void reference_dot_f32(const kgl_value *v, const size_t *d, expectation *e) { accumulate(product, v, d[0], e); }
void reference_sum_f32(const kgl_value *v, const size_t *d, expectation *e) { accumulate(element, v, d[0], e); }

void reference_max_f32(const kgl_value *v, const size_t *d, expectation *e) {
  double largest = -INFINITY;
  for (size_t i = 0; i < d[0]; i++) {
    double x = element(v, i);
    bool is_larger_zero = x == 0 && largest == 0 && !signbit(x);
    if (isnan(x) || x > largest || is_larger_zero) largest = x;
    if (isnan(largest)) break;
  }
  e->value[0] = largest;
}

void reference_add_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = (float)((double)f32(&v[0])[i] + f32(&v[1])[i]);
}

void reference_mul_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = (float)product(v, i);
}

void reference_scale_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = (float)((double)f32(&v[0])[i] * (float)v[1].number);
}

void reference_axpy_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) {
    float step = (float)((double)(float)v[0].number * f32(&v[1])[i]);
    e->value[i] = (float)((double)step + f32(&v[2])[i]);
  }
}
