/* Images of another size, channels last: each new row is a weighted sum of neighbouring old ones, each new pixel one of
 * neighbouring pixels of such a row. Weights are the caller's, so that one kernel has every method. */
#include "byte_taps.h"
#include "float_taps.h"
#include "kernels.h"

enum { MOST_CHANNELS = 4 };

/* Where pixels of the result read: `count` weights each, for the pixels from its first one on. */
typedef struct {
  const uint32_t *firsts;
  size_t size, count; /* of the image, and weights */
} readings;

KGL_INLINE size_t taps_inside(const readings *r, size_t at) {
  const size_t first = r->firsts[at];
  return first < r->size ? kgl_smaller(r->count, r->size - first) : 0;
}

KGL_INLINE void float_pixels(const readings *r, const float *row, const float *weights, float *out, size_t n,
                             const size_t channels) {
  for (size_t x = 0; x < n; x++, weights += r->count, out += channels) {
    const size_t taps = taps_inside(r, x);
    const float *from = row + (taps ? r->firsts[x] : 0) * channels;
    float sums[MOST_CHANNELS] = {0};
    KGL_ROLLED
    for (size_t k = 0; k < taps; k++)
      for (size_t c = 0; c < channels; c++) sums[c] += weights[k] * from[k * channels + c];
    for (size_t c = 0; c < channels; c++) out[c] = sums[c];
  }
}

KGL_INLINE void byte_pixels(const readings *r, const int16_t *row, const int16_t *weights, uint8_t *out, size_t n,
                            const size_t channels) {
  for (size_t x = 0; x < n; x++, weights += r->count, out += channels) {
    const size_t taps = taps_inside(r, x);
    const int16_t *from = row + (taps ? r->firsts[x] : 0) * channels;
    uint32_t sums[MOST_CHANNELS] = {0};
    KGL_ROLLED
    for (size_t k = 0; k < taps; k++)
      for (size_t c = 0; c < channels; c++) sums[c] += (uint32_t)(weights[k] * from[k * channels + c]);
    for (size_t c = 0; c < channels; c++) out[c] = (uint8_t)saturate(sums[c], ALONG_BITS, 0, UINT8_MAX);
  }
}

#define FOR_CHANNELS(run, row, to)                                                                        \
  do {                                                                                                    \
    if (channels == 1)                                                                                    \
      run(&columns, row, horizontal, to, out_width, 1);                                                   \
    else if (channels == 3)                                                                               \
      run(&columns, row, horizontal, to, out_width, 3);                                                   \
    else                                                                                                  \
      run(&columns, row, horizontal, to, out_width, channels);                                            \
  } while (0)

void KGL_KERNEL(resample, f32)(const float *a, const uint32_t *tops, const float *vertical, const uint32_t *lefts,
                               const float *horizontal, float *work, float *out, size_t height, size_t width,
                               size_t channels, size_t out_height, size_t vertical_count, size_t out_width,
                               size_t horizontal_count) {
  const readings rows = {tops, height, vertical_count}, columns = {lefts, width, horizontal_count};
  const size_t row = width * channels;
  for (size_t y = 0; y < out_height; y++) {
    const size_t taps = taps_inside(&rows, y);
    const float *from = a + (taps ? tops[y] : 0) * row;
    const sum_of_taps down = {from, vertical + y * vertical_count, NULL, row, 0, taps};
    sum_row(&down, work, row, false);
    FOR_CHANNELS(float_pixels, work, out + y * out_width * channels);
  }
}

void KGL_KERNEL(resampleBytes, u8)(const uint8_t *a, const uint32_t *tops, const int16_t *vertical,
                                   const uint32_t *lefts, const int16_t *horizontal, int16_t *work, uint8_t *out,
                                   size_t height, size_t width, size_t channels, size_t out_height,
                                   size_t vertical_count, size_t out_width, size_t horizontal_count) {
  const readings rows = {tops, height, vertical_count}, columns = {lefts, width, horizontal_count};
  const size_t row = width * channels;
  for (size_t y = 0; y < out_height; y++) {
    const size_t taps = taps_inside(&rows, y);
    const uint8_t *from = a + (taps ? tops[y] : 0) * row;
    sum_rows_of_bytes(from, vertical + y * vertical_count, row, taps, work, row);
    FOR_CHANNELS(byte_pixels, work, out + y * out_width * channels);
  }
}
