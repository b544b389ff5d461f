/* Images between their pixels once more: every pixel is asked how much of it a point takes. */
#include <math.h>
#include <stdlib.h>

#include "reference.h"

typedef struct {
  size_t mode, padding, units;
} how;

static double mirrored(double at, double least, double most) {
  const double range = most - least;
  if (at >= least && at <= most) return at;
  if (range == 0) return least;
  const double from = at < least ? least - at : at - most, turns = floor(fmin(from / range, 0x1p31));
  const double rest = from - turns * range;
  return (at < least) == (fmod(turns, 2) == 0) ? least + rest : most - rest;
}

static double brought(double at, double length, how h) {
  const bool by_centres = h.units != KGL_PLACE_EDGES;
  if (h.padding == KGL_PADDING_BORDER) return fmin(fmax(at, 0), length - 1);
  if (h.padding == KGL_PADDING_ZEROS) return at;
  return mirrored(at, by_centres ? 0 : -0.5, by_centres ? length - 1 : length - 0.5);
}

static double keys(double x) {
  const double a = -0.75;
  return x <= 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
}

/* Tap number `tap` of a point: where it is, -1 if nowhere, and its weight. */
static double tap_of(double place, double length, how h, int tap, double *weight) {
  double least = 0, most = length - 1, pixel = place;
  if (h.units == KGL_PLACE_EDGES) least = -0.5, most = length - 0.5, pixel = ((place + 1) * length - 1) / 2;
  if (h.units == KGL_PLACE_CENTRES) pixel = (place + 1) / 2 * (length - 1);
  if (pixel < least || pixel > most) pixel = brought(pixel, length, h);
  pixel = (float)pixel;
  *weight = NAN;
  if (length == 0) return -1;
  if (isnan(pixel)) return tap ? -1 : 0;
  if (pixel <= -4 || pixel >= length + 4) return -1;
  double at = floor(pixel) + tap;
  if (h.mode == KGL_SAMPLE_CUBIC) at--;
  const double away = fabs(at - floor(pixel) - (pixel - floor(pixel)));
  if (h.mode == KGL_SAMPLE_NEAREST) *weight = 1, at = nearbyint(pixel);
  else *weight = h.mode == KGL_SAMPLE_CUBIC ? keys(away) : 1 - away;
  if (tap >= (h.mode == KGL_SAMPLE_CUBIC ? 4 : h.mode == KGL_SAMPLE_LINEAR ? 2 : 1)) return -1;
  if (at < 0 || at >= length) at = trunc(brought(at, length, h));
  return at >= 0 && at < length ? at : -1;
}

static size_t points_of(const kgl_value *counts, size_t at, size_t length) {
  if (!counts->length) return 1;
  const double count = ((const float *)counts->data)[at];
  return count > 0 ? (size_t)fmin(count, 2 * (double)length + 8) : 0;
}

enum { MOST_POINTS = 1024, TAPS = 4 };

/* Where the taps of every point along an axis are, and their weights. */
static double found[3][MOST_POINTS][TAPS], parts[3][MOST_POINTS][TAPS];

/* v: a, batch, depth, height, width, channels, images, places, n, m, axes, steps, counts, factors, mode, padding, units,
 * isMax; d: batch, depth, height, width, channels, n, m, axes, mode, padding, units, isMax. */
void reference_samplePoints_f32(const kgl_value *v, const size_t *d, expectation *e) {
  const float *a = v[0].data, *places = v[7].data, *steps = v[11].length ? v[11].data : NULL, *factors = v[13].data;
  const size_t *lengths = d + 1, channels = d[4], axes = d[7];
  const how asked = {d[8], d[9], d[10]}, first = {KGL_SAMPLE_NEAREST, d[9], KGL_PLACE_PIXELS};
  const bool is_max = d[11];
  for (size_t i = 0; i < d[5] * d[6]; i++) {
    const size_t image = v[6].length ? ((const uint32_t *)v[6].data)[i / d[6]] : i / d[6];
    const float factor = v[13].length ? factors[i] : is_max ? -INFINITY : 1;
    double *result = e->value + i * channels;
    size_t points[3];
    for (size_t k = 0; k < 3; k++) {
      const bool has_place = 3 - k <= axes;
      const size_t at = i * axes + 2 - k;
      points[k] = has_place ? points_of(&v[12], at, lengths[k]) : 1;
      for (size_t p = 0; p < points[k]; p++)
        for (int tap = 0; tap < TAPS; tap++)
          found[k][p][tap] = tap_of((has_place ? places[at] : 0) + (has_place && steps ? (double)p * steps[at] : 0),
                                    (double)lengths[k], has_place ? asked : first, tap, &parts[k][p][tap]);
    }
    for (size_t c = 0; c < channels; c++) result[c] = is_max ? factor : 0;
    for (size_t p = 0; image < d[0] && p < points[0] * points[1] * points[2]; p++)
      for (int tap = 0; tap < TAPS * TAPS * TAPS; tap++) {
        const size_t pz = p / points[2] / points[1], py = p / points[2] % points[1], px = p % points[2];
        const int tz = tap / TAPS / TAPS, ty = tap / TAPS % TAPS, tx = tap % TAPS;
        const double z = found[0][pz][tz], y = found[1][py][ty], x = found[2][px][tx];
        if (z < 0 || y < 0 || x < 0) continue;
        const size_t pixel = ((image * d[1] + (size_t)z) * d[2] + (size_t)y) * d[3] + (size_t)x;
        const float weight = (float)(parts[0][pz][tz] * parts[1][py][ty] * parts[2][px][tx] * (is_max ? 1 : factor));
        for (size_t c = 0; c < channels; c++) {
          const float more = weight * a[pixel * channels + c];
          if (!is_max) result[c] = (float)((float)result[c] + more);
          else if (isnan(result[c]) || isnan(more)) result[c] = NAN;
          else if (more > result[c] || (more == result[c] && signbit(result[c]))) result[c] = more;
        }
      }
  }
}
