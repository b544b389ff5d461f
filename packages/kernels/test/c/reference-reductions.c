/* Reductions and structure operations once more, in float64 or exact integers and as plainly as they can be written. */
#include <float.h>
#include <math.h>

#include "reference.h"

double half_value(uint16_t half) {
  int exponent = half >> 10 & 31, fraction = half & 0x3ff;
  double value = exponent == 0 ? ldexp(fraction, -24) : ldexp(fraction + 1024, exponent - 25);
  if (exponent == 31) value = fraction ? NAN : INFINITY;
  return half & 0x8000 ? -value : value;
}

/* Halves are in the order of their bits: finds by bisection the last that is not above. */
uint16_t nearest_half(double value) {
  uint16_t sign = signbit(value) ? 0x8000 : 0, low = 0, high = 0x7c00;
  double size = fabs(value);
  if (isnan(value)) return sign | 0x7e00;
  if (size >= 65520) return sign | 0x7c00;
  while (high - low > 1) {
    uint16_t middle = (uint16_t)((low + high) / 2);
    *(half_value(middle) <= size ? &low : &high) = middle;
  }
  double below = half_value(low), above = high == 0x7c00 ? 65536 : half_value(high);
  bool is_up = size - below > above - size || (size - below == above - size && (low & 1));
  return sign | (is_up ? high : low);
}

typedef double reader(const void *data, size_t i);
static double f32(const void *data, size_t i) { return ((const float *)data)[i]; }
static double f16(const void *data, size_t i) { return half_value(((const uint16_t *)data)[i]); }
static double bf16(const void *data, size_t i) { return bfloat_value(((const uint16_t *)data)[i]); }
static double i8(const void *data, size_t i) { return ((const int8_t *)data)[i]; }
static double u8(const void *data, size_t i) { return ((const uint8_t *)data)[i]; }

/* Compensated, so that the reference's own error is far below any bound. */
typedef struct {
  double sum, compensation, magnitude;
} total;
static void add(total *t, double x) {
  double next = t->sum + x;
  if (isfinite(next)) t->compensation += fabs(t->sum) >= fabs(x) ? t->sum - next + x : x - next + t->sum;
  t->sum = next, t->magnitude += fabs(x);
}
static double value_of(const total *t) { return t->sum + t->compensation; }

static void conclude(const total *t, expectation *e) {
  e->value[0] = value_of(t), e->magnitude = t->magnitude;
  e->overflows = isfinite(t->magnitude) && t->magnitude > FLT_MAX / 2;
}

static total dot(reader *read, const void *a, size_t from, const void *b, size_t n) {
  total t = {0};
  for (size_t i = 0; i < n; i++) add(&t, read(a, from + i) * read(b, i));
  return t;
}

static void apart(reader *read, const kgl_value *v, const size_t *d, expectation *e) {
  total t = {0};
  for (size_t i = 0; i < d[0]; i++) {
    double x = read(v[0].data, i) - read(v[1].data, i);
    add(&t, x * x);
  }
  conclude(&t, e);
}

/* Of the elements of a from `from` on and b, with the magnitude of its error. */
static double cosine(reader *read, const void *a, size_t from, const void *b, size_t n, double *magnitude) {
  total ab = dot(read, a, from, b, n), bb = dot(read, b, 0, b, n), aa = {0};
  for (size_t i = 0; i < n; i++) add(&aa, read(a, from + i) * read(a, from + i));
  double length = sqrt(aa.sum * bb.sum);
  if (isnan(value_of(&ab)) || !isfinite(length)) return NAN;
  *magnitude = length > 0 ? ab.magnitude / length : 0;
  if (aa.sum == 0 || bb.sum == 0) return 0;
  return fmax(-1, fmin(1, value_of(&ab) / length));
}

#define PAIR_REFERENCES(dtype)                                                                                    \
  void reference_dot_##dtype(const kgl_value *v, const size_t *d, expectation *e) {                               \
    total t = dot(dtype, v[0].data, 0, v[1].data, d[0]);                                                          \
    conclude(&t, e);                                                                                              \
  }                                                                                                               \
  void reference_squaredEuclidean_##dtype(const kgl_value *v, const size_t *d, expectation *e) { apart(dtype, v, d, e); } \
  void reference_cosine_##dtype(const kgl_value *v, const size_t *d, expectation *e) {                            \
    e->value[0] = cosine(dtype, v[0].data, 0, v[1].data, d[0], &e->magnitude);                                    \
  }                                                                                                               \
  void reference_dotMany_##dtype(const kgl_value *v, const size_t *d, expectation *e) {                           \
    e->has_magnitudes = true, e->terms = d[1];                                                                    \
    for (size_t r = 0; r < d[0]; r++) {                                                                           \
      total t = dot(dtype, v[0].data, r * d[1], v[1].data, d[1]);                                                 \
      e->value[r] = value_of(&t), e->magnitudes[r] = t.magnitude;                                                 \
      e->overflows |= isfinite(t.magnitude) && t.magnitude > FLT_MAX / 2;                                         \
    }                                                                                                             \
  }                                                                                                               \
  void reference_cosineMany_##dtype(const kgl_value *v, const size_t *d, expectation *e) {                        \
    e->has_magnitudes = true, e->terms = d[1];                                                                    \
    for (size_t r = 0; r < d[0]; r++)                                                                             \
      e->value[r] = cosine(dtype, v[0].data, r * d[1], v[1].data, d[1], &e->magnitudes[r]);                       \
  }
PAIR_REFERENCES(f32)
PAIR_REFERENCES(f16)
PAIR_REFERENCES(bf16)
PAIR_REFERENCES(i8)
PAIR_REFERENCES(u8)

#define SUM_REFERENCE(name, term)                                                     \
  void reference_##name##_f32(const kgl_value *v, const size_t *d, expectation *e) {  \
    total t = {0};                                                                    \
    for (size_t i = 0; i < d[0]; i++) {                                               \
      double x = f32(v[0].data, i);                                                   \
      add(&t, term);                                                                  \
    }                                                                                 \
    conclude(&t, e);                                                                  \
  }
SUM_REFERENCE(sum, x)
SUM_REFERENCE(sumOfSquares, x * x)
SUM_REFERENCE(normL1, fabs(x))

void reference_normL2_f32(const kgl_value *v, const size_t *d, expectation *e) {
  total t = dot(f32, v[0].data, 0, v[0].data, d[0]);
  e->value[0] = e->magnitude = sqrt(value_of(&t));
  e->overflows = isfinite(e->magnitude) && e->magnitude > FLT_MAX / 2;
}

void reference_mean_f32(const kgl_value *v, const size_t *d, expectation *e) {
  reference_sum_f32(v, d, e);
  e->value[0] /= (double)d[0], e->magnitude /= (double)d[0];
}

void reference_variance_f32(const kgl_value *v, const size_t *d, expectation *e) {
  reference_mean_f32(v, d, e);
  double mean = e->value[0], n = (double)d[0];
  bool overflows = e->overflows;
  e->centre = e->magnitude;
  total t = {0};
  for (size_t i = 0; i < d[0]; i++) add(&t, (f32(v[0].data, i) - mean) * (f32(v[0].data, i) - mean));
  conclude(&t, e);
  e->value[0] /= n, e->magnitude /= n;
  e->overflows |= overflows;
}

/* The first NaN, else the first element that none is beyond in the direction of `sign`. */
static size_t extreme(const kgl_value *v, const size_t *d, double sign) {
  size_t best = 0;
  for (size_t i = 0; i < d[0]; i++) {
    double x = f32(v[0].data, i);
    if (isnan(x)) return i;
    if (sign * x > sign * f32(v[0].data, best)) best = i;
  }
  return best;
}
void reference_argmax_f32(const kgl_value *v, const size_t *d, expectation *e) { e->value[0] = (double)extreme(v, d, 1); }
void reference_argmin_f32(const kgl_value *v, const size_t *d, expectation *e) { e->value[0] = (double)extreme(v, d, -1); }

/* Their value, zeros in the order of their signs. */
static double extreme_value(const kgl_value *v, const size_t *d, double sign) {
  double best = f32(v[0].data, extreme(v, d, sign));
  for (size_t i = 0; best == 0 && i < d[0]; i++)
    if (f32(v[0].data, i) == 0 && !signbit(f32(v[0].data, i)) == (sign > 0)) return f32(v[0].data, i);
  return best;
}
void reference_max_f32(const kgl_value *v, const size_t *d, expectation *e) { e->value[0] = extreme_value(v, d, 1); }
void reference_min_f32(const kgl_value *v, const size_t *d, expectation *e) { e->value[0] = extreme_value(v, d, -1); }

void reference_normLinf_f32(const kgl_value *v, const size_t *d, expectation *e) {
  e->value[0] = 0;
  for (size_t i = 0; i < d[0]; i++) {
    double x = fabs(f32(v[0].data, i));
    if (isnan(x) || x > e->value[0]) e->value[0] = x;
    if (isnan(x)) return;
  }
}

/* One after another, the best that is left. */
void reference_topK_f32(const kgl_value *v, const size_t *d, expectation *e) {
  static bool is_taken[1 << 16];
  for (size_t i = 0; i < d[0]; i++) is_taken[i] = false;
  e->other_argument = 1;
  for (size_t k = 0; k < d[1]; k++) {
    size_t best = d[0];
    for (size_t i = 0; i < d[0]; i++) {
      if (is_taken[i]) continue;
      double x = f32(v[0].data, i), y = best < d[0] ? f32(v[0].data, best) : 0;
      if (best == d[0] || x > y || (isnan(x) && !isnan(y))) best = i;
    }
    is_taken[best] = true;
    e->value[k] = (double)best, e->other[k] = f32(v[0].data, best);
  }
}

static uint32_t index_of(const kgl_value *value, size_t i) { return ((const uint32_t *)value->data)[i]; }

void reference_transposeEach_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++)
    for (size_t r = 0; r < d[1]; r++)
      for (size_t c = 0; c < d[2]; c++)
        e->value[(i * d[2] + c) * d[1] + r] = f32(v[0].data, (i * d[1] + r) * d[2] + c);
}

void reference_transpose_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t r = 0; r < d[0]; r++)
    for (size_t c = 0; c < d[1]; c++) e->value[c * d[0] + r] = f32(v[0].data, r * d[1] + c);
}

void reference_gather_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[1]; i++) e->value[i] = f32(v[0].data, index_of(&v[1], i));
}

void reference_scatter_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[1]; i++) e->value[i] = f32(v[2].data, i);
  for (size_t i = 0; i < d[0]; i++) e->value[index_of(&v[1], i)] = f32(v[0].data, i);
}

void reference_embeddingLookup_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[2]; i++)
    for (size_t c = 0; c < d[1]; c++) e->value[i * d[1] + c] = f32(v[0].data, index_of(&v[3], i) * d[1] + c);
}

/* The element of an image; d as in the table: planes, height, width, channels, new height, new width. */
static double pixel(const kgl_value *v, const size_t *d, size_t p, size_t y, size_t x, size_t c) {
  return f32(v[0].data, ((p * d[1] + y) * d[2] + x) * d[3] + c);
}

#define EACH_NEW_PIXEL(d)                       \
  for (size_t p = 0, to = 0; p < d[0]; p++)     \
    for (size_t y = 0; y < d[4]; y++)           \
      for (size_t x = 0; x < d[5]; x++)         \
        for (size_t c = 0; c < d[3]; c++, to++)

void reference_resizeNearest_f32(const kgl_value *v, const size_t *d, expectation *e) {
  EACH_NEW_PIXEL(d) {
    size_t row = 0, column = 0; /* the last whose upper edge is not beyond the new centre */
    while ((row + 1) * 2 * d[4] <= (2 * y + 1) * d[1]) row++;
    while ((column + 1) * 2 * d[5] <= (2 * x + 1) * d[2]) column++;
    e->value[to] = pixel(v, d, p, row, column, c);
  }
}

static double position(size_t i, size_t size, size_t new_size) {
  double at = ((double)i + 0.5) * ((double)size / (double)new_size) - 0.5;
  return fmax(0, fmin(at, (double)size - 1));
}
static double mix(double a, double b, float share) {
  return (float)(a + (float)((double)(float)(b - a) * share));
}

void reference_resizeBilinear_f32(const kgl_value *v, const size_t *d, expectation *e) {
  EACH_NEW_PIXEL(d) {
    double row = position(y, d[1], d[4]), column = position(x, d[2], d[5]);
    size_t top = (size_t)row, left = (size_t)column;
    size_t bottom = top + 1 < d[1] ? top + 1 : top, right = left + 1 < d[2] ? left + 1 : left;
    float down = (float)(row - (double)top), along = (float)(column - (double)left);
    e->value[to] = mix(mix(pixel(v, d, p, top, left, c), pixel(v, d, p, top, right, c), along),
                       mix(pixel(v, d, p, bottom, left, c), pixel(v, d, p, bottom, right, c), along), down);
  }
}

void reference_f16ToF32_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = f16(v[0].data, i);
}

void reference_f32ToF16_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++) e->value[i] = half_value(nearest_half(f32(v[0].data, i)));
}

void reference_packRows_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t r = 0; r < (d[0] + 15) / 16 * 16; r++)
    for (size_t c = 0; c < d[1]; c++)
      e->value[(r - r % 16) * d[1] + c * 16 + r % 16] = r < d[0] ? f32(v[0].data, r * d[1] + c) : 0;
}

/* d as in the table: rows, columns, count. */
void reference_dotPacked_f32(const kgl_value *v, const size_t *d, expectation *e) {
  static float row[1 << 16];
  e->has_magnitudes = true, e->terms = d[1];
  for (size_t r = 0; r < d[0]; r++) {
    for (size_t c = 0; c < d[1]; c++) row[c] = (float)f32(v[0].data, (r - r % 16) * d[1] + c * 16 + r % 16);
    for (size_t vector = 0; vector < d[2]; vector++) {
      total t = dot(f32, v[3].data, vector * d[1], row, d[1]);
      e->value[vector * d[0] + r] = value_of(&t), e->magnitudes[vector * d[0] + r] = t.magnitude;
      e->overflows |= isfinite(t.magnitude) && t.magnitude > FLT_MAX / 2;
    }
  }
}
