/* Convolution of images whose channels lie side by side (NHWC), as products of matrices that nobody has to make: pixels of
 * the image are the rows of the left one, packed filters the panels of the right one. Taps outside the image are left out,
 * so each sum is one chain of those inside: bias and residual, then tap after tap and channel after channel. */
#include "activate.h"
#include "cache.h"
#include "kernels.h"
#include "tile.h"
#include "window.h"

void KGL_KERNEL(packFilters, f32)(const float *filters, float *out, size_t groups, size_t group_outputs,
                                  size_t group_channels, size_t kernel_height, size_t kernel_width) {
  const size_t taps = kernel_height * kernel_width, filter = taps * group_channels;
  if (group_outputs == 0 || group_channels == 0) return;
  for (size_t g = 0; g < groups; g++, filters += group_outputs * filter)
    for (size_t top = 0; top < group_outputs; top += TILE_PANEL, out += filter * TILE_PANEL)
      for (size_t o = 0; o < TILE_PANEL; o++) {
        const float *from = filters + (top + o) * filter;
        for (size_t c = 0; c < group_channels; c++)
          for (size_t t = 0; t < taps; t++)
            out[(t * group_channels + c) * TILE_PANEL + o] = top + o < group_outputs ? from[c * taps + t] : 0.0f;
      }
}

enum { SEGMENTS = 24 }; /* of one product; more taps go through partial sums */
/* Pixels a multiple of ALIASED floats apart compete for the same few lines of the nearest cache: as many as a tile has are
 * moved together then, MOVED channels at a time. */
enum { ALIASED = 1024, MOVED = 256, MOVED_ROW = MOVED + TILE_PANEL };

typedef struct {
  kgl_window vertical, horizontal;
  size_t channels, outputs; /* of a pixel */
  size_t group_channels;
  bool are_taps_joined; /* the taps of a row of a window lie side by side: one segment for all of them */
} conv_job;

/* `count` results that have the same taps, from pixels x_step apart. */
typedef struct {
  const float *x; /* the first tap inside the image */
  size_t x_step, count;
  kgl_taps rows, columns;
} conv_run;

KGL_INLINE tile_segment segment_of(const conv_job *job, const conv_run *run, const float *panels, size_t index) {
  const size_t across = run->columns.end - run->columns.first, joined = job->are_taps_joined ? across : 1;
  const size_t row = index * joined / across, column = index * joined % across;
  const size_t kernel_width = job->horizontal.taps, tap = (run->rows.first + row) * kernel_width + run->columns.first + column;
  const size_t pixel = row * job->vertical.dilation * job->horizontal.size + column * job->horizontal.dilation;
  return (tile_segment){.a = run->x + pixel * job->channels,
                        .a_row = run->x_step,
                        .a_inner = 1,
                        .b = panels + tap * job->group_channels * TILE_PANEL,
                        .b_row = TILE_PANEL,
                        .b_panel = job->vertical.taps * kernel_width * job->group_channels * TILE_PANEL,
                        .inner = joined * job->group_channels};
}

/* tile_multiply for such pixels. */
KGL_HELPER void multiply_aliased(const tile_segment *segments, size_t count, size_t rows, size_t outputs,
                                 const tile_end *end) {
  float moved[TILE_ROWS * MOVED_ROW];
  for (size_t row = 0; row < rows; row += TILE_ROWS) {
    const size_t height = kgl_smaller(rows - row, TILE_ROWS);
    const tile_end at = tile_end_at(end, row, 0);
    for (size_t s = 0; s < count; s++)
      for (size_t k = 0; k < segments[s].inner; k += MOVED) {
        tile_segment part = segments[s];
        part.inner = kgl_smaller(segments[s].inner - k, MOVED);
        tile_copy(part.a + row * part.a_row + k, part.a_row, moved, MOVED_ROW, height, part.inner, 1);
        part.a = moved, part.a_row = MOVED_ROW, part.b += k * part.b_row;
        const bool is_last = s + 1 == count && k + part.inner == segments[s].inner;
        const tile_end partial = tile_partial(at, s == 0 && k == 0, is_last);
        tile_multiply(&part, 1, height, outputs, &partial);
      }
  }
}

KGL_INLINE void convolve(const conv_job *job, const conv_run *run, const float *panels, size_t outputs,
                         const tile_end *end) {
  tile_segment segments[SEGMENTS];
  const size_t down = run->rows.end - run->rows.first, across = run->columns.end - run->columns.first;
  const size_t total = across == 0 ? 0 : down * (job->are_taps_joined ? 1 : across);
  size_t done = 0;
  do {
    const size_t count = kgl_smaller(total - done, SEGMENTS);
    for (size_t s = 0; s < count; s++) segments[s] = segment_of(job, run, panels, done + s);
    const tile_end part = tile_partial(*end, done == 0, done + count == total);
    if (count && TILE_ROWS > 4 && run->count > 4 && run->x_step % ALIASED == 0)
      multiply_aliased(segments, count, run->count, outputs, &part);
    else
      tile_multiply(segments, count, run->count, outputs, &part);
    done += count;
  } while (done < total);
}

enum { LINE = 8 }; /* vectors: as many chains as hide the latency of a multiplier */

/* `vectors` vectors of results from the i-th on, which lie side by side, of images and results of one channel. */
KGL_INLINE void convolve_line_part(const conv_job *job, const conv_run *run, const float *filter, const tile_end *end,
                                   size_t i, const int vectors) {
  const float first = end->bias ? *end->bias : end->start ? -0.0f : 0.0f; /* as in tile_begin */
  vf32 sums[LINE];
  for (int v = 0; v < vectors; v++) {
    sums[v] = vf32_set1(first);
    if (end->start) sums[v] = vf32_add(sums[v], vf32_load(end->start + i + (size_t)v * VF32_LANES));
  }
  for (size_t ky = run->rows.first; ky < run->rows.end; ky++)
    for (size_t kx = run->columns.first; kx < run->columns.end; kx++) {
      const float *tap = run->x + i + (kx - run->columns.first) * job->horizontal.dilation +
                         (ky - run->rows.first) * job->vertical.dilation * job->horizontal.size;
      const vf32 factor = vf32_set1(filter[(ky * job->horizontal.taps + kx) * TILE_PANEL]);
      for (int v = 0; v < vectors; v++)
        sums[v] = vf32_fma(vf32_load(tap + (size_t)v * VF32_LANES), factor, sums[v]);
    }
  const vf32 low = vf32_set1(isnan(end->low) ? -INFINITY : end->low);
  const vf32 high = vf32_set1(isnan(end->high) ? INFINITY : end->high);
  for (int v = 0; v < vectors; v++)
    vf32_store(end->out + i + (size_t)v * VF32_LANES, vf32_at_most(vf32_at_least(sums[v], low), high));
}

/* One filter for one channel, where a tile would waste all but one of a panel's columns. A vector or more; the last one
 * computes some results once more. */
KGL_HELPER void convolve_line(const conv_job *job, const conv_run *run, const float *filter, const tile_end *end) {
  size_t i = 0;
  for (; i + LINE * VF32_LANES <= run->count; i += LINE * VF32_LANES)
    convolve_line_part(job, run, filter, end, i, LINE);
  for (; i < run->count; i += VF32_LANES)
    convolve_line_part(job, run, filter, end, i + VF32_LANES <= run->count ? i : run->count - VF32_LANES, 1);
  activate(end->activation, end->out, run->count);
}

/* Where results of one image and group go. */
typedef struct {
  size_t out_height, out_width, outputs; /* outputs: how many filters' */
  const float *panels;
  tile_end end;
} conv_target;

/* `count` results from (y, i) on, beside or below each other. */
KGL_HELPER void convolve_run(const conv_job *job, const float *x, const conv_target *target, size_t y, size_t i,
                             size_t count, bool is_vertical) {
  conv_run run = {.count = count, .rows = kgl_taps_inside(&job->vertical, y), .columns = kgl_taps_inside(&job->horizontal, i)};
  run.x = x + (run.rows.at * job->horizontal.size + run.columns.at) * job->channels;
  run.x_step = (is_vertical ? job->vertical.stride * job->horizontal.size : job->horizontal.stride) * job->channels;
  const size_t pixel = y * target->out_width + i, step = is_vertical ? target->out_width : 1;
  tile_end end = target->end;
  end.out += pixel * job->outputs, end.out_row = step * job->outputs;
  if (end.start) end.start += pixel * job->outputs, end.start_row = end.out_row;
  const bool is_line = job->channels == 1 && job->outputs == 1 && run.x_step == 1 && end.out_row == 1;
  if (is_line && count >= VF32_LANES)
    convolve_line(job, &run, target->panels, &end);
  else
    convolve(job, &run, target->panels, target->outputs, &end);
}

/* Rows of an image with zeros in place of what their pads stand for: few enough floats for the stack. */
#ifdef __wasm__
enum { MOST_BAND = 512 };
#else
enum { MOST_BAND = 2048 };
#endif

/* Pixels of such a row. */
KGL_INLINE size_t band_width(const conv_job *job, size_t out_width) {
  return (out_width - 1) * job->horizontal.stride + (job->horizontal.taps - 1) * job->horizontal.dilation + 1;
}

/* Whether all windows of a row are to be made alike by zeros beside it: where short rows would be cut into shorter ones.
 * Lengths that do not fit a band are no lengths to multiply. */
KGL_INLINE bool needs_band(const conv_job *job, const conv_target *target) {
  const kgl_window *across = &job->horizontal;
  const kgl_interior inside = kgl_interior_of(across, target->out_width);
  if (job->outputs == 1 || inside.end - inside.from == target->out_width) return false;
  if (across->taps > MOST_BAND || across->dilation > MOST_BAND || across->stride > MOST_BAND) return false;
  if (target->out_width > MOST_BAND || across->size > MOST_BAND || across->pad > MOST_BAND) return false;
  const size_t row = band_width(job, target->out_width);
  return row <= MOST_BAND && job->group_channels <= MOST_BAND / row &&
         job->vertical.taps <= MOST_BAND / row / job->group_channels;
}

/* An infinite or NaN number times a zero that stands for a pad is no zero: taps there are left out one by one. */
KGL_HELPER bool are_finite(const float *panels, size_t count) {
  vf32 sums = vf32_set1(0.0f);
  for (size_t i = 0; i < count; i += TILE_PANEL)
    for (size_t v = 0; v < TILE_PANEL; v += VF32_LANES) sums = vf32_fma(vf32_load(panels + i + v), vf32_set1(0.0f), sums);
  return vf32_reduce_add(sums) == 0.0f;
}

/* One image, row after row of results. */
KGL_HELPER void convolve_bands(const conv_job *job, const float *x, const conv_target *target) {
  float band[MOST_BAND];
  const kgl_window *across = &job->horizontal;
  const size_t width = band_width(job, target->out_width), row = width * job->group_channels;
  const size_t room = width > across->pad ? width - across->pad : 0, pixels = room < across->size ? room : across->size;
  conv_job inner = *job;
  inner.vertical.dilation = 1, inner.horizontal.size = width, inner.horizontal.pad = 0;
  inner.channels = job->group_channels, inner.are_taps_joined = across->dilation == 1;
  for (size_t i = 0; i < job->vertical.taps * row; i++) band[i] = 0.0f;
  for (size_t y = 0; y < target->out_height; y++) {
    conv_run run = {.x = band, .x_step = across->stride * inner.channels, .count = target->out_width,
                    .rows = kgl_taps_inside(&job->vertical, y), .columns = {.first = 0, .end = across->taps, .at = 0}};
    for (size_t k = run.rows.first; k < run.rows.end && pixels; k++) {
      const size_t at = run.rows.at + (k - run.rows.first) * job->vertical.dilation;
      tile_copy(x + at * across->size * job->channels, job->channels,
                band + (k - run.rows.first) * row + across->pad * inner.channels, inner.channels, pixels, inner.channels, 1);
    }
    tile_end end = target->end;
    end.out += y * target->out_width * job->outputs, end.out_row = job->outputs;
    if (end.start) end.start += y * target->out_width * job->outputs, end.start_row = job->outputs;
    convolve(&inner, &run, target->panels, target->outputs, &end);
  }
}

/* Results whose windows hang over the left or right edge have their neighbours above and below beside them in a product:
 * those have the same taps. */
KGL_INLINE void convolve_image(const conv_job *job, const float *x, const conv_target *target) {
  const kgl_interior inside_y = kgl_interior_of(&job->vertical, target->out_height);
  const kgl_interior inside_x = kgl_interior_of(&job->horizontal, target->out_width);
  const size_t columns = inside_x.end - inside_x.from, rows = inside_y.end - inside_y.from;
  for (size_t y = 0; y < target->out_height && columns; y++)
    convolve_run(job, x, target, y, inside_x.from, columns, false);
  for (size_t k = 0; k < target->out_width - columns; k++) {
    const size_t i = k < inside_x.from ? k : k + columns;
    if (rows) convolve_run(job, x, target, inside_y.from, i, rows, true);
    for (size_t y = 0; y < target->out_height - rows; y++)
      convolve_run(job, x, target, y < inside_y.from ? y : y + rows, i, 1, false);
  }
}

/* As many filters at a time as fill half of the second cache, for which each image passes by once more. */
KGL_INLINE size_t outputs_together(size_t filter, size_t outputs) {
  const size_t most = kgl_cache.l2 / 2 / sizeof(float) / (filter ? filter : 1), least = 2 * TILE_PANEL;
  const size_t together = most < least ? least : most - most % least;
  return kgl_smaller(together, outputs);
}

void KGL_KERNEL(conv2d, f32)(const float *x, const float *packed, const float *bias, const float *residual, float *out,
                             float low, float high, size_t batch, size_t height, size_t width, size_t groups,
                             size_t group_channels, size_t group_outputs, size_t kernel_height, size_t kernel_width,
                             size_t out_height, size_t out_width, size_t stride_y, size_t stride_x, size_t dilation_y,
                             size_t dilation_x, size_t pad_top, size_t pad_left, size_t activation) {
  if (batch == 0 || group_outputs == 0 || out_height == 0 || out_width == 0) return;
  /* Without channels no filter has a number, however many taps it is said to have. */
  if (group_channels == 0) kernel_height = kernel_width = 0;
  conv_job job = {.vertical = {height, kernel_height, dilation_y, stride_y, pad_top},
                  .horizontal = {width, kernel_width, dilation_x, stride_x, pad_left},
                  .channels = groups * group_channels, .outputs = groups * group_outputs,
                  .group_channels = group_channels, .are_taps_joined = groups == 1 && dilation_x == 1};
  const bool is_matrix = kernel_height == 1 && kernel_width == 1 && stride_y == 1 && stride_x == 1 && pad_top == 0 &&
                         pad_left == 0 && out_height == height && out_width == width;
  if (is_matrix) { /* every pixel of every image in one row */
    job.vertical.size = 1, job.horizontal.size = width = out_width = batch * height * width;
    height = out_height = batch = 1;
  }
  const size_t filter = kernel_height * kernel_width * group_channels;
  const size_t together = outputs_together(filter, group_outputs);
  const size_t image = height * width * job.channels, result = out_height * out_width * job.outputs;
  for (size_t g = 0; g < groups; g++)
    for (size_t o = 0; o < group_outputs; o += together) {
      const size_t from = g * group_outputs + o;
      const size_t panels = (group_outputs + TILE_PANEL - 1) / TILE_PANEL;
      conv_target target = {.out_height = out_height, .out_width = out_width,
                            .outputs = kgl_smaller(group_outputs - o, together),
                            .panels = packed + (g * panels * TILE_PANEL + o) * filter,
                            .end = {.bias = bias ? bias + from : NULL, .start_scale = 1, .low = low, .high = high,
                                    .activation = activation}};
      const size_t wide = (target.outputs + TILE_PANEL - 1) / TILE_PANEL * TILE_PANEL;
      const bool is_banded = group_channels && needs_band(&job, &target) && are_finite(target.panels, wide * filter);
      for (size_t i = 0; i < batch; i++) {
        target.end.out = out + i * result + from;
        target.end.start = residual ? residual + i * result + from : NULL;
        if (is_banded)
          convolve_bands(&job, x + i * image + g * group_channels, &target);
        else
          convolve_image(&job, x + i * image + g * group_channels, &target);
      }
    }
}
