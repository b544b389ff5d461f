/* Statistics once more in long double, which has more bits than the kernels' f64; bits one after another. */
#include <float.h>
#include <math.h>

#include "reference.h"

#define REFERENCE(op, dtype) void reference_##op##_##dtype(const kgl_value *v, const size_t *d, expectation *e)

typedef long double wide;

static wide at(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }

REFERENCE(sumKahan, f32) {
  wide sum = 0, lost = 0, magnitude = 0;
  for (size_t i = 0; i < d[0]; i++) {
    wide x = at(&v[0], i), next = sum + x;
    lost += fabsl(sum) >= fabsl(x) ? sum - next + x : x - next + sum;
    sum = next, magnitude += fabsl(x);
  }
  e->value[0] = (double)(isfinite((double)sum) ? sum + lost : sum);
  e->has_magnitudes = true, e->magnitudes[0] = (double)magnitude;
}

static wide mean_of(const kgl_value *a, size_t n) {
  wide sum = 0;
  for (size_t i = 0; i < n; i++) sum += at(a, i);
  return sum / (wide)n;
}

/* Of products of what a and b are off their means by, and of their sizes. */
typedef struct {
  wide sum, size;
} products;

static products products_of(const kgl_value *a, const kgl_value *b, size_t n) {
  const wide a_mean = mean_of(a, n), b_mean = mean_of(b, n);
  products p = {0, 0};
  for (size_t i = 0; i < n; i++) {
    wide product = (at(a, i) - a_mean) * (at(b, i) - b_mean);
    p.sum += product, p.size += fabsl(product);
  }
  return p;
}

static double shared(wide sum, size_t n, size_t ddof) { return n > ddof ? (double)(sum / (wide)(n - ddof)) : NAN; }

REFERENCE(sampleVariance, f32) {
  e->terms = d[0];
  e->value[0] = shared(products_of(&v[0], &v[0], d[0]).sum, d[0], d[1]);
}

REFERENCE(stddev, f32) {
  reference_sampleVariance_f32(v, d, e);
  e->value[0] = sqrt(e->value[0]);
}

REFERENCE(covariance, f32) {
  products p = products_of(&v[0], &v[1], d[0]);
  e->terms = d[0];
  e->value[0] = shared(p.sum, d[0], d[1]);
  e->has_magnitudes = true, e->magnitudes[0] = shared(p.size, d[0], d[1]);
}

REFERENCE(correlation, f32) {
  products aa = products_of(&v[0], &v[0], d[0]), bb = products_of(&v[1], &v[1], d[0]);
  products ab = products_of(&v[0], &v[1], d[0]);
  bool is_constant = aa.sum == 0 || bb.sum == 0;
  e->value[0] = d[0] == 0 ? NAN : is_constant && !isnan((double)ab.sum) ? 0 : (double)(ab.sum / sqrtl(aa.sum * bb.sum));
}

REFERENCE(zScore, f32) {
  const wide mean = mean_of(&v[0], d[0]), deviation = sqrtl(products_of(&v[0], &v[0], d[0]).sum / (wide)d[0]);
  double largest = 0;
  for (size_t i = 0; i < d[0]; i++) largest = fmax(largest, fabs((double)at(&v[0], i)));
  e->has_magnitudes = true;
  for (size_t i = 0; i < d[0]; i++) {
    e->value[i] = deviation == 0 ? 0 : (double)((at(&v[0], i) - mean) / deviation);
    e->magnitudes[i] = deviation == 0 ? 0 : largest / (double)deviation;
  }
}

REFERENCE(minMax, f32) {
  float least = INFINITY, most = -INFINITY;
  for (size_t i = 0; i < d[0]; i++) {
    float x = (float)at(&v[0], i);
    if (isnan(x) || x < least) least = x;
    if (isnan(x) || x > most) most = x;
    if (isnan(x)) break;
  }
  const float factor = most - least < INFINITY ? 1 : 0.5f, range = most * factor - least * factor;
  for (size_t i = 0; i < d[0]; i++) {
    float from = (float)at(&v[0], i) * factor - least * factor;
    e->value[i] = most == least && range == 0 ? 0 : from / range;
  }
}

/* Of both, of either, of one alone, in n bytes. */
typedef struct {
  double both, either, one;
} counts;

static counts counts_of(const kgl_value *v, size_t n) {
  const unsigned char *a = v[0].data, *b = v[1].data;
  counts c = {0, 0, 0};
  for (size_t i = 0; i < n; i++)
    for (int bit = 0; bit < 8; bit++) {
      int x = a[i] >> bit & 1, y = b[i] >> bit & 1;
      c.both += x & y, c.either += x | y, c.one += x ^ y;
    }
  return c;
}

REFERENCE(hamming, u8) { e->value[0] = counts_of(v, d[0]).one; }
REFERENCE(hamming, u32) { e->value[0] = counts_of(v, 4 * d[0]).one; }

static double share(counts c) { return c.either == 0 ? 0 : c.both / c.either; }
REFERENCE(jaccard, u8) { e->value[0] = share(counts_of(v, d[0])); }
REFERENCE(jaccard, u32) { e->value[0] = share(counts_of(v, 4 * d[0])); }
