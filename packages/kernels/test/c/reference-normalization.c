/* Normalisation, softmax of rows and what transformers add, once more, in float64 and as plainly as they can be written. */
#include <float.h>
#include <math.h>
#include <stdbool.h>

#include "reference.h"

static double at(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }
static double at_or(const kgl_value *value, size_t i, double otherwise) {
  return value->length ? at(value, i) : otherwise;
}

/* A sum that cancels to less than a quarter of its parts has lost more than any bound says. */
static bool cancels(double variance, double epsilon) {
  return fabs(variance + epsilon) < (fabs(variance) + fabs(epsilon)) / 4;
}

/* Of numbers in `rows` rows that lie `stride` apart; `size` is the largest absolute value. */
typedef struct {
  double mean, variance, size;
} distribution;

static void measure(distribution *of, const kgl_value *a, size_t first, size_t rows, size_t columns, size_t stride) {
  const double n = (double)rows * (double)columns;
  *of = (distribution){0};
  for (size_t r = 0; r < rows; r++)
    for (size_t c = 0; c < columns; c++) {
      of->mean += at(a, first + r * stride + c) / n;
      of->size = fmax(of->size, fabs(at(a, first + r * stride + c)));
    }
  for (size_t r = 0; r < rows; r++)
    for (size_t c = 0; c < columns; c++) {
      double d = at(a, first + r * stride + c) - of->mean;
      of->variance += d * d / n;
    }
}

/* `least`: what a factor of a - mean that is rounded to f32 counts at least. */
static void normalise(const distribution *of, double x, double gamma, double beta, double epsilon, double least,
                      expectation *e, size_t i) {
  double root = sqrt(of->variance + epsilon), scaled = (x - of->mean) / root * gamma;
  e->value[i] = scaled + beta;
  e->magnitudes[i] = of->size * fmax(fabs(gamma) / root, least) + 0x1p-120 * fabs(gamma) + fabs(beta);
  e->overflows |= cancels(of->variance, epsilon) || (isfinite(scaled) && fabs(scaled) > FLT_MAX / 2);
}

void reference_layerNorm_f32(const kgl_value *v, const size_t *d, expectation *e) {
  e->has_magnitudes = true, e->terms = d[1];
  for (size_t r = 0; r < d[0]; r++) {
    distribution row;
    measure(&row, &v[0], r * d[1], 1, d[1], d[1]);
    for (size_t c = 0; c < d[1]; c++)
      normalise(&row, at(&v[0], r * d[1] + c), at_or(&v[3], c, 1), at_or(&v[4], c, 0), (float)v[5].number, 0,
                e, r * d[1] + c);
  }
}

void reference_groupNorm_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t channels = d[2] * d[3];
  e->has_magnitudes = true, e->terms = d[1] * d[3];
  for (size_t b = 0; b < d[0]; b++)
    for (size_t g = 0; g < d[2]; g++) {
      const size_t first = b * d[1] * channels + g * d[3];
      distribution group;
      measure(&group, &v[0], first, d[1], d[3], channels);
      for (size_t p = 0; p < d[1]; p++)
        for (size_t c = 0; c < d[3]; c++) {
          size_t i = first + p * channels + c, channel = g * d[3] + c;
          normalise(&group, at(&v[0], i), at_or(&v[5], channel, 1), at_or(&v[6], channel, 0), (float)v[7].number, FLT_MIN, e,
                    i);
        }
    }
}

/* Of a row x, which may be that of a sum. */
static void rms_row(const float *x, size_t n, const kgl_value *gamma, double epsilon, expectation *e, size_t first) {
  double square = 0;
  for (size_t c = 0; c < n; c++) square += (double)x[c] * x[c] / (double)n;
  for (size_t c = 0; c < n; c++) {
    double scaled = x[c] / sqrt(square + epsilon), weight = at_or(gamma, c, 1);
    e->value[first + c] = scaled * weight;
    e->magnitudes[first + c] = fabs(scaled * weight) + 0x1p-120 * fabs(weight);
    e->overflows |= isfinite(scaled * weight) && fabs(scaled * weight) > FLT_MAX / 2;
  }
  e->overflows |= cancels(square, epsilon);
}

void reference_rmsNorm_f32(const kgl_value *v, const size_t *d, expectation *e) {
  e->has_magnitudes = true, e->terms = d[1];
  for (size_t r = 0; r < d[0]; r++)
    rms_row((const float *)v[0].data + r * d[1], d[1], &v[3], (float)v[4].number, e, r * d[1]);
}

void reference_addRmsNorm_f32(const kgl_value *v, const size_t *d, expectation *e) {
  static float sums[1 << 17];
  e->has_magnitudes = true, e->terms = d[1], e->other_argument = 3;
  for (size_t i = 0; i < d[0] * d[1]; i++) e->other[i] = sums[i] = (float)(at(&v[0], i) + at(&v[3], i));
  for (size_t r = 0; r < d[0]; r++) rms_row(sums + r * d[1], d[1], &v[4], (float)v[5].number, e, r * d[1]);
}

void reference_batchNorm_f32(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0] * d[1]; i++) {
    const size_t c = i % d[1];
    float offset = (float)v[7].number, root = (float)sqrt((double)(float)(at(&v[4], c) + offset));
    float factor = (float)(at_or(&v[5], c, 1) / root), centred = (float)(at(&v[0], i) - at(&v[3], c));
    float scaled = (float)((double)centred * factor);
    e->value[i] = v[6].length ? (float)(scaled + at(&v[6], c)) : scaled;
  }
}

void reference_l2Normalize_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const double least = (float)v[3].number;
  e->has_magnitudes = true, e->terms = d[1];
  for (size_t r = 0; r < d[0]; r++) {
    double norm = 0;
    for (size_t c = 0; c < d[1]; c++) norm += at(&v[0], r * d[1] + c) * at(&v[0], r * d[1] + c);
    norm = sqrt(norm);
    for (size_t c = 0; c < d[1]; c++) {
      double value = at(&v[0], r * d[1] + c) / (norm > least || isnan(norm) ? norm : least);
      e->value[r * d[1] + c] = value, e->magnitudes[r * d[1] + c] = fabs(value);
      e->overflows |= isfinite(value) && fabs(value) > FLT_MAX / 2;
    }
  }
}

void reference_softmaxRows_f32(const kgl_value *v, const size_t *d, expectation *e) {
  e->terms = d[1];
  for (size_t r = 0; r < d[0]; r++) {
    double most = -INFINITY, sum = 0;
    for (size_t c = 0; c < d[1]; c++) most = at(&v[0], r * d[1] + c) > most ? at(&v[0], r * d[1] + c) : most;
    for (size_t c = 0; c < d[1]; c++) sum += exp(at(&v[0], r * d[1] + c) - most);
    for (size_t c = 0; c < d[1]; c++) e->value[r * d[1] + c] = exp(at(&v[0], r * d[1] + c) - most) / sum;
  }
}

void reference_rotaryEmbedding_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t half = d[2];
  for (size_t i = 0; i < d[0] * d[1] * half; i++) {
    const size_t head = i / half, pair = i % half, angle = head / d[1] * half + pair, first = head * 2 * half;
    const size_t j = first + (d[3] ? 2 * pair : pair), k = d[3] ? j + 1 : j + half;
    double x = at(&v[0], j), y = at(&v[0], k), c = at(&v[4], angle), s = at(&v[5], angle);
    e->value[j] = (float)((double)(float)(x * c) - (float)(y * s));
    e->value[k] = (float)((double)(float)(y * c) + (float)(x * s));
  }
}

/* What silu loses to underflow counts as often as it is multiplied. */
void reference_swiGlu_f32(const kgl_value *v, const size_t *d, expectation *e) {
  e->has_magnitudes = true;
  for (size_t i = 0; i < d[0]; i++) {
    double x = at(&v[0], i), up = at(&v[1], i), power = exp(-fabs(x));
    double silu = x == -INFINITY ? -0.0 : x * ((x < 0 ? power : 1) / (1 + power));
    if ((float)silu == 0) silu = copysign(0, silu); /* whose product with an infinity is NaN */
    e->value[i] = silu * up, e->magnitudes[i] = fmax(1, fabs(up));
  }
}
