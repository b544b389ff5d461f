/* Convolution of each channel with a filter of its own, on images whose channels lie side by side. Taps outside the image
 * are left out. Each sum is one chain: the bias, then tap after tap. */
#include "activate.h"
#include "kernels.h"
#include "map.h"
#include "tile.h"
#include "window.h"

/* Output pixels at a time: as many chains as hide the latency of a multiplier and share the load of a filter. */
enum { PIXELS = 8 };

void KGL_KERNEL(packDepthwise, f32)(const float *filters, float *out, size_t channels, size_t kernel_height,
                                    size_t kernel_width) {
  KGL_JOIN(packFilters, f32, KGL_ISA)(filters, out, 1, channels, 1, kernel_height, kernel_width);
}

typedef struct {
  const float *packed, *bias;
  size_t channels, kernel_width, taps; /* taps of a filter */
  size_t row_step, column_step, pixel_step; /* in x: from tap to tap and from one output pixel to the next */
  float low, high;
} depthwise_job;

/* `pixels` output pixels side by side that have the same taps, for the vector of channels at c or, if not 0, `rest` channels. */
KGL_INLINE void convolve_vector(const depthwise_job *job, const float *x, float *out, size_t c, const kgl_taps *rows,
                                const kgl_taps *columns, const int pixels, size_t rest) {
  const float *filter = job->packed + c / TILE_PANEL * TILE_PANEL * job->taps + c % TILE_PANEL;
  const vf32 first = job->bias ? vf32_load_at(job->bias + c, rest, 0) : vf32_set1(0.0f);
  vf32 sums[PIXELS];
  for (int p = 0; p < pixels; p++) sums[p] = first;
  for (size_t ky = rows->first; ky < rows->end; ky++)
    for (size_t kx = columns->first; kx < columns->end; kx++) {
      const float *tap = x + c + (ky - rows->first) * job->row_step + (kx - columns->first) * job->column_step;
      const vf32 factor = vf32_load(filter + (ky * job->kernel_width + kx) * TILE_PANEL);
      for (int p = 0; p < pixels; p++) {
        const float *pixel = tap + (size_t)p * job->pixel_step;
        sums[p] = vf32_fma(vf32_load_at(pixel, rest, 0), factor, sums[p]);
      }
    }
  const vf32 low = vf32_set1(job->low), high = vf32_set1(job->high);
  for (int p = 0; p < pixels; p++, out += job->channels)
    vf32_store_at(out + c, rest, vf32_at_most(vf32_at_least(sums[p], low), high));
}

/* One output pixel's channels from c on. */
KGL_HELPER void convolve_one(const depthwise_job *job, const float *x, float *out, size_t c, const kgl_taps *rows,
                             const kgl_taps *columns) {
  for (; c + VF32_LANES <= job->channels; c += VF32_LANES) convolve_vector(job, x, out, c, rows, columns, 1, 0);
  if (c < job->channels) convolve_vector(job, x, out, c, rows, columns, 1, job->channels - c);
}

KGL_INLINE void convolve_several(const depthwise_job *job, const float *x, float *out, const kgl_taps *rows,
                                 const kgl_taps *columns) {
  const size_t whole = KGL_WHOLE(0, job->channels, VF32_LANES);
  for (size_t c = 0; c < whole; c += VF32_LANES) convolve_vector(job, x, out, c, rows, columns, PIXELS, 0);
  for (size_t p = 0; whole < job->channels && p < PIXELS; p++)
    convolve_one(job, x + p * job->pixel_step, out + p * job->channels, whole, rows, columns);
}

/* One row of results; `x` is the first row of the image that it has a tap in. */
KGL_INLINE void convolve_row(const depthwise_job *job, const float *x, float *out, size_t out_width,
                             const kgl_taps *rows, const kgl_window *horizontal) {
  const kgl_interior interior = kgl_interior_of(horizontal, out_width);
  const bool is_wide = interior.end - interior.from >= PIXELS;
  for (size_t i = 0, step; i < out_width; i += step) {
    const bool is_inside = is_wide && i >= interior.from && i < interior.end;
    if (is_inside && interior.end - i < PIXELS) i = interior.end - PIXELS; /* some once more rather than one by one */
    const kgl_taps columns = kgl_taps_inside(horizontal, i);
    const bool is_empty = rows->first == rows->end || columns.first == columns.end;
    const float *from = is_empty ? x : x + columns.at * job->channels;
    step = is_inside ? PIXELS : 1;
    if (is_inside)
      convolve_several(job, from, out + i * job->channels, rows, &columns);
    else
      convolve_one(job, from, out + i * job->channels, 0, rows, &columns);
  }
}

void KGL_KERNEL(depthwiseConv2d, f32)(const float *x, const float *packed, const float *bias, float *out, float low,
                                      float high, size_t batch, size_t height, size_t width, size_t channels,
                                      size_t kernel_height, size_t kernel_width, size_t out_height, size_t out_width,
                                      size_t stride_y, size_t stride_x, size_t dilation_y, size_t dilation_x,
                                      size_t pad_top, size_t pad_left, size_t activation) {
  if (batch == 0 || channels == 0 || out_height == 0 || out_width == 0) return;
  const kgl_window vertical = {height, kernel_height, dilation_y, stride_y, pad_top};
  const kgl_window horizontal = {width, kernel_width, dilation_x, stride_x, pad_left};
  const depthwise_job job = {.packed = packed, .bias = bias, .channels = channels, .kernel_width = kernel_width,
                             .taps = kernel_height * kernel_width, .row_step = dilation_y * width * channels,
                             .column_step = dilation_x * channels, .pixel_step = stride_x * channels,
                             .low = isnan(low) ? -INFINITY : low,
                             .high = isnan(high) ? INFINITY : high};
  for (size_t image = 0; image < batch; image++, x += height * width * channels)
    for (size_t y = 0; y < out_height; y++, out += out_width * channels) {
      const kgl_taps rows = kgl_taps_inside(&vertical, y);
      convolve_row(&job, x + rows.at * width * channels, out, out_width, &rows, &horizontal);
      activate(activation, out, out_width * channels);
    }
}
