/* Convolutions of bytes whose channels lie side by side: products of windows, one row each, with packed filters. Rows are
 * gathered as the tiles need them, so that no copy of all windows is made. */
#include "product_bytes.h"
#include "window.h"

typedef struct {
  size_t batch, height, width, groups, channels, outputs, kernel_height, kernel_width, out_height, out_width;
  size_t stride_y, stride_x, dilation_y, dilation_x, pad_top, pad_left;
} sizes;

/* Windows in one direction, most of which have all of their taps inside: they start before `room`, and divide nothing. Sizes
 * are below 2^32. */
typedef struct {
  kgl_window window;
  uint64_t room;
} direction;
KGL_INLINE direction direction_of(kgl_window w) {
  const uint64_t reach = (uint64_t)(w.taps - 1) * w.dilation;
  return (direction){w, reach < w.size ? w.size - reach : 0};
}
KGL_HELPER kgl_taps taps_at_edge(const kgl_window *w, size_t i) { return kgl_taps_inside(w, i); }
KGL_INLINE kgl_taps taps_inside(const direction *d, size_t i) {
  const uint64_t start = (uint64_t)i * d->window.stride, at = start - d->window.pad;
  if (start < d->window.pad || at >= d->room) return taps_at_edge(&d->window, i);
  return (kgl_taps){0, d->window.taps, (size_t)at};
}

/* The images, from a group's first channel on. */
typedef struct {
  const uint8_t *x, *end;
  const sizes *s;
  direction down, along;
  kgl_interior inner; /* results in a line whose windows have all of their taps inside */
  size_t tap_quads; /* groups of four channels, the last filled up */
  bool has_runs; /* taps in a row lie behind each other, as their weights do */
  int32_t zero;
  bool is_unsigned;
  uint8_t turned, outside; /* outside: zero, turned */
} windows;

KGL_INLINE windows windows_of(const uint8_t *x, const sizes *s, int32_t zero, bool is_unsigned) {
  const kgl_window down = {s->height, s->kernel_height, s->dilation_y, s->stride_y, s->pad_top};
  const kgl_window along = {s->width, s->kernel_width, s->dilation_x, s->stride_x, s->pad_left};
  return (windows){.x = x, .end = x + s->batch * s->height * s->width * s->groups * s->channels, .s = s,
                   .down = direction_of(down), .along = direction_of(along),
                   .inner = kgl_interior_of(&along, s->out_width), .tap_quads = (s->channels + 3) / 4,
                   .has_runs = s->channels % 4 == 0 && s->groups == 1 && s->dilation_x == 1,
                   .zero = zero, .is_unsigned = is_unsigned, .turned = turn_of(is_unsigned),
                   .outside = (uint8_t)((uint8_t)zero ^ turn_of(is_unsigned))};
}

/* A window: the result that it is for, its taps inside the image, and the image. */
typedef struct {
  size_t row, column;
  kgl_taps y, x;
  const uint8_t *image;
} window;
KGL_INLINE size_t image_bytes(const sizes *s) { return s->height * s->width * s->groups * s->channels; }
KGL_HELPER window window_of(const windows *w, size_t at) {
  const size_t line = at / w->s->out_width, row = line % w->s->out_height, column = at % w->s->out_width;
  return (window){row, column, taps_inside(&w->down, row), taps_inside(&w->along, column),
                  w->x + line / w->s->out_height * image_bytes(w->s)};
}
/* To the window so many further on, in this line or at the start of the next. */
KGL_INLINE void move_on(const windows *w, window *at, size_t count) {
  at->column += count;
  if (at->column == w->s->out_width) {
    at->column = 0;
    if (++at->row == w->s->out_height) at->row = 0, at->image += image_bytes(w->s);
    at->y = taps_inside(&w->down, at->row);
  }
  at->x = taps_inside(&w->along, at->column);
}

/* The first byte of a tap that is inside. */
KGL_INLINE const uint8_t *pixel_of(const sizes *s, const window *at, size_t tap_y, size_t tap_x) {
  const size_t y = at->y.at + (tap_y - at->y.first) * s->dilation_y;
  const size_t x = at->x.at + (tap_x - at->x.first) * s->dilation_x;
  return at->image + (y * s->width + x) * s->groups * s->channels;
}

/* The sum of a window without its zero points, wrapping: what is outside adds nothing. Without channels, no memory bounds
 * the taps. */
KGL_HELPER int32_t term_of_window(const byte_product *p, size_t row) {
  const windows *w = p->left;
  const window at = window_of(w, row);
  uint32_t sum = 0;
  for (size_t y = at.y.first; w->s->channels > 0 && y < at.y.end; y++)
    for (size_t x = at.x.first; x < at.x.end; x++)
      sum += KGL_SUM_LESS(pixel_of(w->s, &at, y, x), w->s->channels, w->is_unsigned, w->zero);
  return (int32_t)sum;
}

/* How far behind the last byte of a window a copy of it may read: to a whole quad, and a whole vector. */
enum { BEYOND = VN8_LANES + QUAD };

KGL_INLINE void fill_quads(uint8_t *to, uint8_t byte, size_t quads) {
  KGL_ROLLED for (size_t i = 0; i < 4 * quads; i += VN8_LANES) vn8_store(to + i, vn8_set1(byte));
}
KGL_INLINE void copy_quads(uint8_t *to, const uint8_t *from, uint8_t turned, size_t quads) {
  const vn8 turn = vn8_set1(turned);
  KGL_ROLLED for (size_t i = 0; i < 4 * quads; i += VN8_LANES) vn8_store(to + i, vn8_xor(vn8_load(from + i), turn));
}
/* Pixels of up to four bytes, each with what lies behind it. */
KGL_INLINE void copy_pixels(uint8_t *to, const uint8_t *from, uint8_t turned, size_t step, size_t count) {
  const uint32_t turn = turned * 0x01010101u;
  KGL_ROLLED for (size_t i = 0; i < count; i++, from += step) {
    const uint32_t word = (uint32_t)kgl_load_word(from) ^ turn;
    memcpy(to + 4 * i, &word, sizeof word);
  }
}

/* A part of a row of taps in windows that have the same of them inside: quads before those, inside, and behind. */
typedef struct {
  size_t from; /* of the quads that are inside, the first of this part */
  size_t before, inside, behind;
} part;
KGL_INLINE part part_of(const windows *w, const kgl_taps *taps, size_t quad, size_t quads) {
  const size_t first = taps->first * w->tap_quads, end = taps->end * w->tap_quads;
  const size_t before = first > quad ? kgl_smaller(first - quad, quads) : 0;
  const size_t inside = end > quad + before ? kgl_smaller(end - quad, quads) - before : 0;
  return (part){quad > first ? quad - first : 0, before, inside, quads - before - inside};
}

/* Tap after tap, with a look at how many bytes there are. `pixel` is under the first tap that is inside. */
KGL_HELPER void gather_taps(const windows *w, uint8_t *to, const uint8_t *pixel, size_t step, const part *p) {
  size_t from = p->from;
  KGL_ROLLED for (; from >= w->tap_quads; from -= w->tap_quads) pixel += step;
  for (size_t left = p->inside, n; left > 0; left -= n, pixel += step, from = 0, to += 4 * n) {
    n = kgl_smaller(w->tap_quads - from, left);
    KGL_COPY_TURNED(to, pixel + 4 * from, kgl_smaller(w->s->channels - 4 * from, 4 * n), w->turned);
  }
}

/* Where the memory of the images goes on behind the last of `count` windows, whole vectors are read. */
KGL_INLINE void gather_part(const windows *w, uint8_t *to, const uint8_t *pixel, size_t count, const part *p, bool is_free) {
  const size_t tap = w->s->groups * w->s->channels, step = w->s->dilation_x * tap, slide = w->s->stride_x * tap;
  const size_t before = p->before, inside = p->inside, behind = p->behind, from = p->from;
  const uint8_t turned = w->turned, outside = w->outside;
  const bool has_runs = w->has_runs, is_few = w->tap_quads == 1;
  KGL_ROLLED for (size_t r = 0; r < count; r++, to += ROW_STRIDE, pixel += slide) {
    fill_quads(to, outside, before);
    if (is_free && has_runs)
      copy_quads(to + 4 * before, pixel + 4 * from, turned, inside);
    else if (is_free && is_few)
      copy_pixels(to + 4 * before, pixel + from * step, turned, step, inside);
    else
      gather_taps(w, to + 4 * before, pixel, step, p);
    fill_quads(to + 4 * (before + inside), outside, behind);
  }
}

/* Windows side by side that have the same taps inside: those from `at` on. */
KGL_INLINE void gather_alike(const windows *w, uint8_t *to, const window *at, size_t count, size_t quad, size_t quads) {
  const sizes *s = w->s;
  const size_t row_quads = s->kernel_width * w->tap_quads, tap = s->groups * s->channels;
  const size_t line = s->dilation_y * s->width * tap, taps = at->x.end - at->x.first;
  const bool is_empty = taps == 0 || at->y.first == at->y.end;
  const uint8_t *pixel = is_empty ? w->x : at->image + (at->y.at * s->width + at->x.at) * tap;
  const size_t last = (at->y.end - at->y.first - 1) * line + ((count - 1) * s->stride_x + (taps - 1) * s->dilation_x) * tap;
  const bool is_free = !is_empty && (size_t)(w->end - pixel) >= last + tap + BEYOND;
  size_t tap_y = 0;
  KGL_ROLLED for (; quad >= row_quads; quad -= row_quads) tap_y++; /* a division takes longer */
  for (size_t n; quads > 0; quads -= n, tap_y++, quad = 0, to += 4 * n) {
    n = kgl_smaller(row_quads - quad, quads);
    if (is_empty || tap_y < at->y.first || tap_y >= at->y.end) {
      KGL_ROLLED for (size_t r = 0; r < count; r++) fill_quads(to + r * ROW_STRIDE, w->outside, n);
    } else {
      const part p = part_of(w, &at->x, quad, n);
      gather_part(w, to, pixel + (tap_y - at->y.first) * line, count, &p, is_free);
    }
  }
}

KGL_HELPER void gather_windows(const byte_product *p, uint8_t *to, size_t row, size_t rows, size_t quad, size_t quads) {
  const windows *w = p->left;
  window at = window_of(w, row);
  for (size_t count;; to += count * ROW_STRIDE, move_on(w, &at, count)) {
    const bool is_inside = at.column >= w->inner.from && at.column < w->inner.end;
    count = is_inside ? kgl_smaller(w->inner.end - at.column, rows) : 1;
    gather_alike(w, to, &at, count, quad, quads);
    if (rows == count) return;
    rows -= count;
  }
}

/* The pixels themselves, where each window is the pixel at its place. */
KGL_HELPER void gather_pixels(const byte_product *p, uint8_t *to, size_t row, size_t rows, size_t quad, size_t quads) {
  const windows *w = p->left;
  const size_t step = w->s->groups * w->s->channels, rest = w->s->channels - 4 * quad;
  const uint8_t *from = w->x + row * step + 4 * quad;
  const size_t n = kgl_smaller(rest, 4 * quads), last = (rows - 1) * step;
  const bool is_free = (size_t)(w->end - from) >= last + n + BEYOND;
  for (size_t r = 0; r < rows; r++, from += step, to += ROW_STRIDE)
    if (is_free)
      copy_quads(to, from, w->turned, quads);
    else
      KGL_COPY_TURNED(to, from, n, w->turned);
}

KGL_INLINE bool is_pointwise(const sizes *s) {
  return s->kernel_height == 1 && s->kernel_width == 1 && s->stride_y == 1 && s->stride_x == 1 && s->pad_top == 0 &&
         s->pad_left == 0 && s->out_height == s->height && s->out_width == s->width;
}

/* `result` says what becomes of the sums and where they go. */
KGL_HELPER void convolve(byte_product p, const uint8_t *x, int32_t zero, const sizes *s) {
  const int32_t least = p.is_unsigned ? 0 : INT8_MIN, most = least + UINT8_MAX;
  const size_t element = p.result == TO_SUMS ? sizeof(int32_t) : 1, padded = (s->outputs + PANEL - 1) / PANEL * PANEL;
  zero = zero < least ? least : zero > most ? most : zero;
  windows left = windows_of(x, s, zero, p.is_unsigned);
  p.rows = s->batch * s->out_height * s->out_width, p.columns = s->outputs, p.out_row = s->groups * s->outputs;
  p.quads = s->kernel_height * s->kernel_width * ((s->channels + 3) / 4);
  p.zero = turned_zero(zero, p.is_unsigned);
  p.gather = is_pointwise(s) ? gather_pixels : gather_windows;
  p.left = &left, p.row_term = term_of_window;
  for (size_t g = 0; g < s->groups; g++) {
    KGL_MULTIPLY_BYTES(&p);
    left.x += s->channels;
    p.packed += p.quads * 4 * padded, p.sums += padded, p.out = (char *)p.out + s->outputs * element;
    if (p.scales) p.scales += s->outputs;
    if (p.zero_points) p.zero_points += s->outputs;
    if (p.sum_bias) p.sum_bias += s->outputs;
  }
}

#define SIZES                                                                                                       \
  size_t batch, size_t height, size_t width, size_t groups, size_t channels, size_t outputs, size_t kernel_height,  \
      size_t kernel_width, size_t out_height, size_t out_width, size_t stride_y, size_t stride_x, size_t dilation_y, \
      size_t dilation_x, size_t pad_top, size_t pad_left
#define SIZES_GIVEN                                                                                        \
  {batch, height, width, groups, channels, outputs, kernel_height, kernel_width, out_height, out_width,   \
   stride_y, stride_x, dilation_y, dilation_x, pad_top, pad_left}

#define KERNELS(dtype, ELEMENT, IS_UNSIGNED)                                                                            \
  void KGL_KERNEL(conv2dInteger, dtype)(const ELEMENT *x, int32_t zero, const int8_t *packed, const int32_t *sums,      \
                                        const int32_t *zero_points, int32_t *out, SIZES) {                              \
    const sizes s = SIZES_GIVEN;                                                                                        \
    const byte_product p = {.packed = packed, .sums = sums, .zero_points = zero_points, .result = TO_SUMS,              \
                            .is_unsigned = IS_UNSIGNED, .out = out};                                                    \
    convolve(p, (const uint8_t *)x, zero, &s);                                                                          \
  }                                                                                                                     \
  void KGL_KERNEL(conv2dRequantize, dtype)(const ELEMENT *x, int32_t zero, const int8_t *packed, const int32_t *sums,   \
                                           const int32_t *zero_points, const int32_t *bias, const float *multipliers,   \
                                           int32_t out_zero, ELEMENT *out, SIZES) {                                     \
    const sizes s = SIZES_GIVEN;                                                                                        \
    const byte_product p = {.packed = packed, .sums = sums, .zero_points = zero_points, .sum_bias = bias,               \
                            .scales = multipliers, .out_zero = out_zero, .result = TO_BYTES,                            \
                            .is_unsigned = IS_UNSIGNED, .out = out};                                                    \
    convolve(p, (const uint8_t *)x, zero, &s);                                                                          \
  }

KERNELS(i8, int8_t, false)
KERNELS(u8, uint8_t, true)
