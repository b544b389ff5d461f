/* Operations on f64 once more: what rounds once, in the same steps; sums in a longer type, of whose bits x86 has 11 more. */
#include <float.h>
#include <math.h>

#include "reference.h"

static double at(const kgl_value *value, size_t i) { return ((const double *)value->data)[i]; }

#define REFERENCE(op) void reference_##op##_f64(const kgl_value *v, const size_t *d, expectation *e)
#define EACH(op, result) \
  REFERENCE(op) {        \
    for (size_t i = 0; i < d[0]; i++) e->value[i] = (result); \
  }

static double smaller(double a, double b) {
  if (isnan(a) || isnan(b)) return NAN;
  if (a == b) return signbit(a) ? a : b;
  return a < b ? a : b;
}
static double larger(double a, double b) { return -smaller(-a, -b); }

EACH(add, at(&v[0], i) + at(&v[1], i))
EACH(sub, at(&v[0], i) - at(&v[1], i))
EACH(mul, at(&v[0], i) * at(&v[1], i))
EACH(div, at(&v[0], i) / at(&v[1], i))
EACH(minimum, smaller(at(&v[0], i), at(&v[1], i)))
EACH(maximum, larger(at(&v[0], i), at(&v[1], i)))
EACH(fma, fma(at(&v[0], i), at(&v[1], i), at(&v[2], i)))
EACH(scale, at(&v[0], i) * v[1].number)
EACH(abs, fabs(at(&v[0], i)))
EACH(neg, -at(&v[0], i))
EACH(sqrt, sqrt(at(&v[0], i)))

REFERENCE(axpy) {
  for (size_t i = 0; i < d[0]; i++) {
    const double step = v[0].number * at(&v[1], i);
    e->value[i] = step + at(&v[2], i);
  }
}

typedef struct {
  long double sum, magnitude;
} total;
static void add(total *t, long double x) { t->sum += x, t->magnitude += fabsl(x); }

/* Element i of the result, whose partial sums may be too large for f64 though no operand is. */
static void conclude(const total *t, expectation *e, size_t i) {
  const bool overflows = isfinite(t->magnitude) && t->magnitude > DBL_MAX / 2;
  e->overflows |= overflows;
  e->value[i] = overflows ? 0 : (double)t->sum;
  e->magnitudes[i] = overflows ? 0 : (double)t->magnitude;
  e->has_magnitudes = true;
}

static total dot(const kgl_value *a, size_t a_from, const kgl_value *b, size_t b_from, size_t b_step, size_t n) {
  total t = {0, 0};
  for (size_t i = 0; i < n; i++) add(&t, (long double)at(a, a_from + i) * at(b, b_from + i * b_step));
  return t;
}

REFERENCE(dot) {
  const total t = dot(&v[0], 0, &v[1], 0, 1, d[0]);
  conclude(&t, e, 0);
}
REFERENCE(sum) {
  total t = {0, 0};
  for (size_t i = 0; i < d[0]; i++) add(&t, at(&v[0], i));
  conclude(&t, e, 0);
}
REFERENCE(normL1) {
  total t = {0, 0};
  for (size_t i = 0; i < d[0]; i++) add(&t, fabs(at(&v[0], i)));
  conclude(&t, e, 0);
}

static double largest_size(const kgl_value *a, size_t n) {
  double most = 0;
  for (size_t i = 0; i < n; i++) most = larger(most, fabs(at(a, i)));
  return most;
}
/* In shares of the largest element, so that no square is lost. */
REFERENCE(normL2) {
  const double most = largest_size(&v[0], d[0]);
  total t = {0, 0};
  for (size_t i = 0; most > 0 && isfinite(most) && i < d[0]; i++) {
    const long double share = at(&v[0], i) / (long double)most;
    add(&t, share * share);
  }
  const long double norm = isfinite(most) ? most * sqrtl(t.sum) : most;
  const total whole = {norm, norm};
  conclude(&whole, e, 0);
}

/* The first NaN, else the first element that none is beyond in the direction of `sign`. */
static size_t extreme(const kgl_value *v, const size_t *d, double sign) {
  size_t best = 0;
  for (size_t i = 0; i < d[0]; i++) {
    if (isnan(at(v, i))) return i;
    if (sign * at(v, i) > sign * at(v, best)) best = i;
  }
  return best;
}
REFERENCE(argmax) { e->value[0] = (double)extreme(v, d, 1); }
REFERENCE(argmin) { e->value[0] = (double)extreme(v, d, -1); }
REFERENCE(max) {
  e->value[0] = at(v, 0);
  for (size_t i = 1; i < d[0]; i++) e->value[0] = larger(e->value[0], at(v, i));
}
REFERENCE(min) {
  e->value[0] = at(v, 0);
  for (size_t i = 1; i < d[0]; i++) e->value[0] = smaller(e->value[0], at(v, i));
}

REFERENCE(dotMany) {
  e->terms = d[1];
  for (size_t r = 0; r < d[0]; r++) {
    const total t = dot(&v[0], r * d[1], &v[1], 0, 1, d[1]);
    conclude(&t, e, r);
  }
}

/* d as in the table: rows, inner, columns; v[3] is the right matrix. */
REFERENCE(matmul) {
  e->terms = d[1];
  for (size_t r = 0; r < d[0]; r++)
    for (size_t c = 0; c < d[2]; c++) {
      const total t = dot(&v[0], r * d[1], &v[3], c, d[2], d[1]);
      conclude(&t, e, r * d[2] + c);
    }
}
