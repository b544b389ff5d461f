/* Images once more: every pixel by itself, each tap by the place that it reads, in float64 or in integers as the table has them. */
#include <float.h>
#include <math.h>

#include "reference.h"

enum { REPLICATE, REFLECT, REFLECT101, ZERO };

/* The pixel of n that stands at place i, or -1: walked to, one turn at an edge after another. */
static long long pixel_at(long long i, size_t size, size_t border) {
  const long long n = (long long)size;
  while (i < 0 || i >= n) {
    if (border == ZERO) return -1;
    if (border == REPLICATE) return i < 0 ? 0 : n - 1;
    if (n == 1) return 0;
    const long long turn = border == REFLECT ? 1 : 0;
    i = i < 0 ? -i - turn : 2 * n - 2 - i + turn;
  }
  return i;
}

typedef struct {
  const void *data;
  size_t height, width, channels, border;
} picture;

/* Element at place (y, x); 0 outside. */
static double pixel_of(const picture *p, bool is_float, long long y, long long x, size_t c) {
  const long long row = pixel_at(y, p->height, p->border), column = pixel_at(x, p->width, p->border);
  if (row < 0 || column < 0) return 0;
  const size_t i = ((size_t)row * p->width + (size_t)column) * p->channels + c;
  return is_float ? ((const float *)p->data)[i] : ((const uint8_t *)p->data)[i];
}

static bool is_outside(const picture *p, long long y, long long x) {
  return pixel_at(y, p->height, p->border) < 0 || pixel_at(x, p->width, p->border) < 0;
}

static void bounded(expectation *e, size_t i, double value, double magnitude) {
  e->overflows |= isfinite(magnitude) && magnitude > FLT_MAX / 2;
  e->value[i] = value, e->magnitudes[i] = magnitude, e->has_magnitudes = true;
}

static int32_t wrapped(int64_t value) { return (int32_t)(uint32_t)(uint64_t)value; }
static int16_t wrapped16(int64_t value) { return (int16_t)(uint16_t)(uint64_t)value; }
static double clamped(double value, double least, double most) { return fmin(fmax(value, least), most); }

/* v: a, its sizes, vertical, horizontal; d: height, width, channels, counts of taps, border */
void reference_filterSeparable_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const picture p = {v[0].data, d[0], d[1], d[2], d[5]};
  const float *vertical = v[4].data, *horizontal = v[5].data;
  e->terms = d[3] + d[4];
  for (size_t i = 0; i < d[0] * d[1] * d[2]; i++) {
    const long long y = (long long)(i / d[2] / d[1] - d[3] / 2), x = (long long)(i / d[2] % d[1] - d[4] / 2);
    double sum = 0, magnitude = 0;
    for (size_t k = 0; k < d[4]; k++) {
      double column = 0, size = 0;
      for (size_t j = 0; j < d[3]; j++) {
        if (is_outside(&p, y + (long long)j, x + (long long)k)) continue;
        const double term = vertical[j] * pixel_of(&p, true, y + (long long)j, x + (long long)k, i % d[2]);
        column += term, size += fabs(term);
      }
      e->overflows |= isfinite(size) && size > FLT_MAX / 2;
      sum += horizontal[k] * column, magnitude += fabs(horizontal[k]) * size;
    }
    bounded(e, i, sum, magnitude);
  }
}

/* The row between the passes, at place (y, x). */
static int16_t symmetric_row(const picture *p, const int16_t *taps, size_t count, long long y, long long x, size_t c) {
  int64_t sum = 1 << 8;
  for (long long k = 0; k < (long long)count; k++) {
    const double both = pixel_of(p, false, y - k, x, c) + (k ? pixel_of(p, false, y + k, x, c) : 0);
    sum += (int64_t)both * taps[k];
  }
  return (int16_t)clamped(wrapped(sum) >> 9, INT16_MIN, INT16_MAX);
}

/* The same arguments, taps from the middle on. */
void reference_filterSymmetricBytes_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const picture p = {v[0].data, d[0], d[1], d[2], d[5]};
  const int16_t *vertical = v[4].data, *horizontal = v[5].data;
  for (size_t i = 0; i < d[0] * d[1] * d[2]; i++) {
    const long long y = (long long)(i / d[2] / d[1]), x = (long long)(i / d[2] % d[1]);
    int64_t sum = 0;
    for (long long k = 0; k < (long long)d[4]; k++) {
      const int64_t before = symmetric_row(&p, vertical, d[3], y, x - k, i % d[2]);
      const int64_t behind = k ? symmetric_row(&p, vertical, d[3], y, x + k, i % d[2]) : 0;
      sum += (int64_t)wrapped16(before + behind) * horizontal[k];
    }
    e->value[i] = clamped(wrapped(sum + (1 << 20)) >> 21, 0, UINT8_MAX);
  }
}

static void box(const kgl_value *v, const size_t *d, expectation *e, bool is_float) {
  const picture p = {v[0].data, d[0], d[1], d[2], d[5]};
  const double area = (double)d[3] * (double)d[4];
  e->terms = d[3] + d[4];
  for (size_t i = 0; i < d[0] * d[1] * d[2]; i++) {
    const long long y = (long long)(i / d[2] / d[1] - d[3] / 2), x = (long long)(i / d[2] % d[1] - d[4] / 2);
    double sum = 0, magnitude = 0;
    for (size_t t = 0; t < d[3] * d[4]; t++) {
      const double pixel = pixel_of(&p, is_float, y + (long long)(t / d[4]), x + (long long)(t % d[4]), i % d[2]);
      sum += pixel, magnitude += fabs(pixel);
    }
    if (is_float) e->overflows |= isfinite(magnitude) && magnitude > FLT_MAX / 2, bounded(e, i, sum / area, magnitude / area);
    else e->value[i] = floor((sum + floor(area / 2)) / area);
  }
}

void reference_boxFilter_f32(const kgl_value *v, const size_t *d, expectation *e) { box(v, d, e, true); }
void reference_boxFilterBytes_u8(const kgl_value *v, const size_t *d, expectation *e) { box(v, d, e, false); }

/* d: height, width, channels, mode, border */
static void sobel(const kgl_value *v, const size_t *d, expectation *e, bool is_float) {
  const picture p = {v[0].data, d[0], d[1], d[2], d[4]};
  for (size_t i = 0; i < d[0] * d[1] * d[2]; i++) {
    const long long y = (long long)(i / d[2] / d[1]), x = (long long)(i / d[2] % d[1]);
    float smooth[3], apart[3];
    for (int k = 0; k < 3; k++) {
      float rows[3];
      for (int j = 0; j < 3; j++) rows[j] = (float)pixel_of(&p, is_float, y + j - 1, x + k - 1, i % d[2]);
      smooth[k] = (rows[0] + rows[2]) + 2 * rows[1], apart[k] = rows[2] - rows[0];
    }
    const float along = smooth[2] - smooth[0], down = (apart[0] + apart[2]) + 2 * apart[1];
    const float squares = along * along + down * down;
    const double length = is_float ? sqrtf(squares) : nearbyint(sqrt(squares));
    e->value[i] = d[3] == 0 ? along : d[3] == 1 ? down : length;
    if (!is_float) e->value[i] += 0.0; /* no zero of an integer has a sign */
  }
}

void reference_sobel_f32(const kgl_value *v, const size_t *d, expectation *e) { sobel(v, d, e, true); }
void reference_sobelBytes_u8(const kgl_value *v, const size_t *d, expectation *e) { sobel(v, d, e, false); }

/* v: a, its sizes, tops, outHeight, vertical, verticalCount, lefts, outWidth, horizontal;
 * d: height, width, channels, outHeight, verticalCount, outWidth, horizontalCount */
void reference_resample_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const uint32_t *tops = v[4].data, *lefts = v[8].data;
  const float *a = v[0].data, *vertical = v[6].data, *horizontal = v[10].data;
  e->terms = d[4] + d[6];
  for (size_t i = 0; i < d[3] * d[5] * d[2]; i++) {
    const size_t y = i / d[2] / d[5], x = i / d[2] % d[5];
    double sum = 0, magnitude = 0;
    for (size_t k = 0; k < d[6] && lefts[x] + k < d[1]; k++) {
      double column = 0, size = 0;
      for (size_t j = 0; j < d[4] && tops[y] + j < d[0]; j++) {
        const double term = (double)vertical[y * d[4] + j] * a[((tops[y] + j) * d[1] + lefts[x] + k) * d[2] + i % d[2]];
        column += term, size += fabs(term);
      }
      e->overflows |= isfinite(size) && size > FLT_MAX / 2;
      sum += horizontal[x * d[6] + k] * column, magnitude += fabs(horizontal[x * d[6] + k]) * size;
    }
    bounded(e, i, sum, magnitude);
  }
}

void reference_resampleBytes_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const uint32_t *tops = v[4].data, *lefts = v[8].data;
  const uint8_t *a = v[0].data;
  const int16_t *vertical = v[6].data, *horizontal = v[10].data;
  for (size_t i = 0; i < d[3] * d[5] * d[2]; i++) {
    const size_t y = i / d[2] / d[5], x = i / d[2] % d[5];
    int64_t sum = 0;
    for (size_t k = 0; k < d[6] && lefts[x] + k < d[1]; k++) {
      int64_t column = 0;
      for (size_t j = 0; j < d[4] && tops[y] + j < d[0]; j++)
        column += vertical[y * d[4] + j] * a[((tops[y] + j) * d[1] + lefts[x] + k) * d[2] + i % d[2]];
      sum += horizontal[x * d[6] + k] * (int64_t)clamped(wrapped(column + 64) >> 7, INT16_MIN, INT16_MAX);
    }
    e->value[i] = clamped(wrapped(sum + (1 << 20)) >> 21, 0, UINT8_MAX);
  }
}

static double at(const kgl_value *value, bool is_float, size_t i) {
  return is_float ? ((const float *)value->data)[i] : ((const uint8_t *)value->data)[i];
}

/* v: a, pixels, channels, out */
static void split(const kgl_value *v, expectation *e, bool is_float, bool is_join) {
  const size_t pixels = v[1].length, channels = v[2].length;
  for (size_t i = 0; i < pixels; i++)
    for (size_t c = 0; c < channels; c++) {
      const size_t apart = c * pixels + i, together = i * channels + c;
      e->value[is_join ? together : apart] = at(&v[0], is_float, is_join ? apart : together);
    }
}

#define SPLIT(name, dtype, is_float, is_join)                                                \
  void reference_##name##_##dtype(const kgl_value *v, const size_t *d, expectation *e) {     \
    (void)d;                                                                                 \
    split(v, e, is_float, is_join);                                                          \
  }
SPLIT(splitChannels, f32, true, false)
SPLIT(splitChannels, u8, false, false)
SPLIT(joinChannels, f32, true, true)
SPLIT(joinChannels, u8, false, true)

/* v: a, pixels, inChannels, matrix, offsets; d: pixels, inChannels, outChannels */
void reference_mixChannels_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const float *a = v[0].data, *matrix = v[3].data, *offsets = v[4].data;
  for (size_t i = 0; i < d[0] * d[2]; i++) {
    const float *pixel = a + i / d[2] * d[1], *row = matrix + i % d[2] * d[1];
    float sum = row[0] * pixel[0];
    for (size_t k = 1; k < d[1]; k++) sum += row[k] * pixel[k];
    e->value[i] = sum + offsets[i % d[2]];
  }
}

void reference_mixChannelsBytes_u8(const kgl_value *v, const size_t *d, expectation *e) {
  const uint8_t *a = v[0].data;
  const int32_t *matrix = v[3].data, *offsets = v[4].data;
  for (size_t i = 0; i < d[0] * d[2]; i++) {
    int64_t sum = (int64_t)offsets[i % d[2]] + (1 << 15);
    for (size_t k = 0; k < d[1]; k++) sum += (int64_t)matrix[i % d[2] * d[1] + k] * a[i / d[2] * d[1] + k];
    e->value[i] = clamped(wrapped(sum) >> 16, 0, UINT8_MAX);
  }
}
