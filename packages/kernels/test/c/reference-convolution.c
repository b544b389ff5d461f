/* Convolution and pooling once more, in float64: every tap of every window, those outside the image left out. */
#include <float.h>
#include <math.h>

#include "reference.h"

static double f32(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }

/* Where tap k of window i lies in an image of `size`, or false. */
static bool is_inside(size_t i, size_t stride, size_t k, size_t dilation, size_t pad, size_t size, size_t *at) {
  const long long position = (long long)(i * stride + k * dilation) - (long long)pad;
  *at = (size_t)position;
  return position >= 0 && (size_t)position < size;
}

/* Dimensions of an operation with windows, as they come in each table: where its size arguments begin. */
typedef struct {
  size_t height, width, kernel_height, kernel_width;
  const size_t *moves; /* strides, dilations, pads */
} windows;

/* The pixel that tap (ky, kx) of result (y, x) reads, or false. */
static bool tap_of(const windows *w, size_t y, size_t x, size_t ky, size_t kx, size_t *pixel) {
  size_t row, column;
  if (!is_inside(y, w->moves[0], ky, w->moves[2], w->moves[4], w->height, &row)) return false;
  if (!is_inside(x, w->moves[1], kx, w->moves[3], w->moves[5], w->width, &column)) return false;
  *pixel = row * w->width + column;
  return true;
}

void reference_packFilters_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t groups = d[0], outputs = d[1], channels = d[2], taps = d[3] * d[4], panels = (outputs + 15) / 16;
  for (size_t i = 0; i < groups * panels * taps * channels * 16; i++) e->value[i] = 0;
  for (size_t g = 0; g < groups; g++)
    for (size_t o = 0; o < outputs; o++)
      for (size_t c = 0; c < channels; c++)
        for (size_t t = 0; t < taps; t++)
          e->value[(((g * panels + o / 16) * taps + t) * channels + c) * 16 + o % 16] =
              f32(&v[0], ((g * outputs + o) * channels + c) * taps + t);
}

void reference_packDepthwise_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t channels = d[0], taps = d[1] * d[2];
  for (size_t i = 0; i < (channels + 15) / 16 * 16 * taps; i++) e->value[i] = 0;
  for (size_t c = 0; c < channels; c++)
    for (size_t t = 0; t < taps; t++) e->value[(c / 16 * taps + t) * 16 + c % 16] = f32(&v[0], c * taps + t);
}

/* d: batch, height, width, groups, channels and filters of a group, kernel height and width, result's, moves, activation */
void reference_conv2d_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const windows w = {d[1], d[2], d[6], d[7], d + 10};
  const size_t groups = d[3], channels = d[4], outputs = d[5], taps = d[6] * d[7], panels = (outputs + 15) / 16;
  const size_t pixels = d[0] * d[8] * d[9] * groups * outputs;
  e->terms = taps * channels + 4;
  for (size_t i = 0; i < pixels; i++) {
    const size_t o = i % outputs, g = i / outputs % groups, p = i / outputs / groups;
    const size_t x = p % d[9], y = p / d[9] % d[8], image = p / d[9] / d[8];
    double sum = 0, magnitude = 0;
    if (v[10].length) sum += f32(&v[10], g * outputs + o), magnitude += fabs(f32(&v[10], g * outputs + o));
    if (v[11].length) sum += f32(&v[11], i), magnitude += fabs(f32(&v[11], i));
    for (size_t t = 0; t < taps; t++) {
      size_t pixel;
      if (!tap_of(&w, y, x, t / d[7], t % d[7], &pixel)) continue;
      for (size_t c = 0; c < channels; c++) {
        double term = f32(&v[0], ((image * d[1] * d[2] + pixel) * groups + g) * channels + c) *
                      f32(&v[7], (((g * panels + o / 16) * taps + t) * channels + c) * 16 + o % 16);
        sum += term, magnitude += fabs(term);
      }
    }
    reference_conclude(sum, magnitude, &v[21], d[16], e, i);
  }
}

/* d: batch, height, width, channels, kernel height and width, result's, moves, activation */
void reference_depthwiseConv2d_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const windows w = {d[1], d[2], d[4], d[5], d + 8};
  const size_t channels = d[3], taps = d[4] * d[5], results = d[0] * d[6] * d[7] * channels;
  e->terms = taps + 3;
  for (size_t i = 0; i < results; i++) {
    const size_t c = i % channels, x = i / channels % d[7], y = i / channels / d[7] % d[6];
    const size_t image = i / channels / d[7] / d[6];
    double sum = v[8].length ? f32(&v[8], c) : 0, magnitude = fabs(sum);
    for (size_t t = 0; t < taps; t++) {
      size_t pixel;
      if (!tap_of(&w, y, x, t / d[5], t % d[5], &pixel)) continue;
      double term = f32(&v[0], (image * d[1] * d[2] + pixel) * channels + c) *
                    f32(&v[5], (c / 16 * taps + t) * 16 + c % 16);
      sum += term, magnitude += fabs(term);
    }
    reference_conclude(sum, magnitude, &v[18], d[14], e, i);
  }
}

/* d: batch, height, width, channels, result's height and width, kernel's, moves, and of a mean countsPadding */
static void pool(const kgl_value *v, const size_t *d, expectation *e, bool is_max) {
  const windows w = {d[1], d[2], d[6], d[7], d + 8};
  const size_t channels = d[3], taps = d[6] * d[7], results = d[0] * d[4] * d[5] * channels;
  e->has_magnitudes = true, e->terms = taps + 1;
  for (size_t i = 0; i < results; i++) {
    const size_t c = i % channels, x = i / channels % d[5], y = i / channels / d[5] % d[4];
    const size_t image = i / channels / d[5] / d[4];
    double sum = 0, magnitude = 0, most = -INFINITY, count = 0;
    for (size_t t = 0; t < taps; t++) {
      size_t pixel;
      if (!tap_of(&w, y, x, t / d[7], t % d[7], &pixel)) continue;
      double element = f32(&v[0], (image * d[1] * d[2] + pixel) * channels + c);
      sum += element, magnitude += fabs(element), count++;
      if (isnan(element) || element > most || (element == most && !signbit(element))) most = isnan(most) ? most : element;
    }
    e->overflows |= !is_max && isfinite(magnitude) && magnitude > FLT_MAX / 2;
    if (!is_max && d[14]) count = (double)taps;
    e->value[i] = is_max ? most : sum / count;
    e->magnitudes[i] = magnitude / count;
  }
}
void reference_maxPool2d_f32(const kgl_value *v, const size_t *d, expectation *e) { pool(v, d, e, true); }
void reference_averagePool2d_f32(const kgl_value *v, const size_t *d, expectation *e) { pool(v, d, e, false); }
