/* Images between their pixels: at places, and in regions. Channels lie side by side. */
#include "kernels.h"
#include "vec.h"

/* Pixels along an axis and their weights. */
typedef struct {
  size_t count, at[4];
  double weight[4];
} taps;

/* An axis of an image, and its ends, between which nothing is beside it. */
typedef struct {
  size_t padding;
  double length, least, most;
} axis;

/* Of a number that int64 holds. */
KGL_HELPER double floor_of(double x) {
  const double whole = (double)(int64_t)x;
  return whole - (whole > x);
}

/* From 0 to `most`; of NaN 0. */
KGL_INLINE double bounded(double x, double most) { return x > 0 ? x < most ? x : most : 0; }

/* `at`, which is beside the axis, on it, or where padding says that it stays. */
KGL_HELPER double bring(double at, const axis *along) {
  const double range = along->most - along->least;
  if (along->padding == KGL_PADDING_BORDER) return bounded(at, along->length - 1);
  if (along->padding == KGL_PADDING_ZEROS || (at >= along->least && at <= along->most)) return at;
  if (range == 0) return along->least;
  const bool is_below = at < along->least;
  const double from = is_below ? along->least - at : at - along->most, turns = floor_of(bounded(from / range, 0x1p31));
  const double rest = from - turns * range;
  return is_below == !((uint32_t)turns & 1) ? along->least + rest : along->most - rest;
}

KGL_HELPER void add_tap(taps *t, double at, double weight, const axis *along) {
  if (!(at >= 0 && at < along->length)) at = bring(at, along);
  if (!(at > -1 && at < along->length)) return; /* the fraction is cut off */
  t->at[t->count] = (size_t)at, t->weight[t->count++] = weight;
}

/* Keys, "Cubic convolution interpolation", 1981, a = -0.75. */
KGL_INLINE double cubic(double x) {
  const double a = -0.75;
  return x <= 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
}

KGL_HELPER void find_taps(taps *t, double place, size_t length, size_t mode, size_t padding, size_t units) {
  axis along = {padding, (double)length, -0.5, (double)length - 0.5};
  double pixel = place;
  t->count = 0;
  if (length == 0) return;
  if (units == KGL_PLACE_EDGES) pixel = ((place + 1) * along.length - 1) / 2;
  else along.least = 0, along.most = along.length - 1;
  if (units == KGL_PLACE_CENTRES) pixel = (place + 1) / 2 * along.most;
  if (pixel < along.least || pixel > along.most) pixel = bring(pixel, &along);
  pixel = (float)pixel;
  if (pixel != pixel) t->count = 1, t->at[0] = 0, t->weight[0] = NAN;
  if (!(pixel > -4 && pixel < along.length + 4)) return;
  const double first = floor_of(pixel), rest = pixel - first;
  if (mode == KGL_SAMPLE_NEAREST) {
    add_tap(t, first + (rest > 0.5 || (rest == 0.5 && ((int64_t)first & 1))), 1, &along);
    return;
  }
  const bool is_cubic = mode == KGL_SAMPLE_CUBIC;
  for (int i = -is_cubic; i < 2 + is_cubic; i++) {
    const double away = i > 0 ? i - rest : rest - i;
    add_tap(t, first + i, is_cubic ? cubic(away) : 1 - away, &along);
  }
}

/* An image, and what becomes of the pixels that are taken of it: their sum, or the largest. */
typedef struct {
  const float *pixels;
  size_t lengths[3], channels;
  bool is_max;
} image;

KGL_HELPER void take_row(float *out, float weight, const float *row, size_t n, bool is_max) {
  const vf32 w = vf32_set1(weight);
  for (size_t i = 0; i < n; i += VF32_LANES) {
    const size_t left = n - i;
    const bool is_whole = left >= VF32_LANES;
    const vf32 old = is_whole ? vf32_load(out + i) : vf32_load_tail(out + i, left, 0);
    const vf32 more = vf32_mul(w, is_whole ? vf32_load(row + i) : vf32_load_tail(row + i, left, 0));
    const vf32 made = is_max ? vf32_maximum(old, more) : vf32_add(old, more);
    if (is_whole) vf32_store(out + i, made);
    else vf32_store_tail(out + i, left, made);
  }
}

/* Pixels by taps along each axis. */
KGL_HELPER void take(float *out, const image *of, const taps *t, double factor) {
  for (size_t z = 0; z < t[0].count; z++)
    for (size_t y = 0; y < t[1].count; y++)
      for (size_t x = 0; x < t[2].count; x++) {
        const size_t pixel = (t[0].at[z] * of->lengths[1] + t[1].at[y]) * of->lengths[2] + t[2].at[x];
        const double weight = t[0].weight[z] * t[1].weight[y] * t[2].weight[x] * factor;
        take_row(out, (float)weight, of->pixels + pixel * of->channels, of->channels, of->is_max);
      }
}

/* One point, or as many as there are along an axis: no more than see all of it twice. */
KGL_INLINE size_t count_of(const float *counts, size_t at, size_t length) {
  const double most = 2 * (double)length + 8;
  if (!counts) return 1;
  return counts[at] > 0 ? (size_t)(counts[at] < most ? counts[at] : most) : 0;
}

void KGL_KERNEL(samplePoints, f32)(const float *a, const uint32_t *images, const float *places, const float *steps,
                                   const float *counts, const float *factors, float *out, size_t batch, size_t depth,
                                   size_t height, size_t width, size_t channels, size_t n, size_t m, size_t axes,
                                   size_t mode, size_t padding, size_t units, size_t is_max) {
  image of = {a, {depth, height, width}, channels, is_max};
  for (size_t i = 0, at = 0; i < n * m; i++, at += axes, out += channels) {
    const size_t which = images ? images[i / m] : i / m;
    const float factor = factors ? factors[i] : is_max ? -INFINITY : 1;
    size_t points[3], total = which < batch;
    taps t[3];
    for (size_t c = 0; c < channels; c++) out[c] = is_max ? factor : 0;
    of.pixels = a + which * depth * height * width * channels;
    KGL_ROLLED
    for (size_t d = 0; d < 3; d++) {
      points[d] = 2 - d < axes ? count_of(counts, at + 2 - d, of.lengths[d]) : 1;
      total *= points[d];
    }
    for (size_t point = 0; point < total; point++) {
      size_t left = point;
      KGL_ROLLED
      for (size_t d = 3; d-- > 0; left /= points[d]) {
        const bool has_place = 2 - d < axes;
        double place = has_place ? places[at + 2 - d] : 0;
        if (has_place && steps) place += (double)(left % points[d]) * steps[at + 2 - d];
        find_taps(&t[d], place, of.lengths[d], has_place ? mode : KGL_SAMPLE_NEAREST, padding, has_place ? units : KGL_PLACE_PIXELS);
      }
      take(out, &of, t, is_max ? 1 : factor);
    }
  }
}
