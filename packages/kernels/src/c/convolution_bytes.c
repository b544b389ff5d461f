/* Convolutions of bytes whose channels lie side by side: products of windows, one row each, with packed filters. Rows are
 * gathered as the tiles need them, so that no copy of all windows is made; where no channels meet, vectors go along them. */
#include "tile_bytes.h"

typedef struct {
  size_t batch, height, width, groups, channels, outputs, kernel_height, kernel_width, out_height, out_width;
  size_t stride_y, stride_x, dilation_y, dilation_x, pad_top, pad_left;
} sizes;

/* The images, from a group's first channel on. */
typedef struct {
  const uint8_t *x;
  const sizes *s;
  uint8_t outside; /* turned */
} windows;

/* Where tap k of window `at` lies along one side of an image; false outside. Wrapped products are outside too. */
KGL_INLINE bool find_tap(size_t at, size_t stride, size_t k, size_t dilation, size_t pad, size_t extent, size_t *found) {
  size_t first, further, place;
  if (__builtin_mul_overflow(at, stride, &first) || __builtin_mul_overflow(k, dilation, &further) ||
      __builtin_add_overflow(first, further, &place) || place < pad)
    return false;
  *found = place - pad;
  return *found < extent;
}

/* The first of a tap's bytes, or NULL outside. */
KGL_INLINE const uint8_t *find_pixel(const windows *w, size_t row, size_t tap) {
  const sizes *s = w->s;
  const size_t out_x = row % s->out_width, line = row / s->out_width;
  const size_t out_y = line % s->out_height, image = line / s->out_height;
  size_t y, x;
  if (!find_tap(out_y, s->stride_y, tap / s->kernel_width, s->dilation_y, s->pad_top, s->height, &y)) return NULL;
  if (!find_tap(out_x, s->stride_x, tap % s->kernel_width, s->dilation_x, s->pad_left, s->width, &x)) return NULL;
  return w->x + ((image * s->height + y) * s->width + x) * s->groups * s->channels;
}

KGL_HELPER void gather_window(const byte_product *p, uint8_t *to, size_t row, size_t quad, size_t quads) {
  const windows *w = p->left;
  const size_t tap_quads = (w->s->channels + 3) / 4;
  for (size_t n; quads > 0; quads -= n, quad += n, to += 4 * n) {
    const size_t from = quad % tap_quads, rest = w->s->channels - 4 * from;
    n = tap_quads - from < quads ? tap_quads - from : quads;
    const uint8_t *pixel = find_pixel(w, row, quad / tap_quads);
    if (pixel)
      copy_turned(to, pixel + 4 * from, rest < 4 * n ? rest : 4 * n, p->turned);
    else
      for (size_t i = 0; i < 4 * n; i += VN8_LANES) vn8_store(to + i, vn8_set1(w->outside));
  }
}

/* The pixel itself, where each window is the pixel at its place. */
KGL_HELPER void gather_pixel(const byte_product *p, uint8_t *to, size_t row, size_t quad, size_t quads) {
  const windows *w = p->left;
  const size_t rest = w->s->channels - 4 * quad;
  copy_turned(to, w->x + row * w->s->groups * w->s->channels + 4 * quad, rest < 4 * quads ? rest : 4 * quads, p->turned);
}

KGL_INLINE bool is_pointwise(const sizes *s) {
  return s->kernel_height == 1 && s->kernel_width == 1 && s->stride_y == 1 && s->stride_x == 1 && s->pad_top == 0 &&
         s->pad_left == 0 && s->out_height == s->height && s->out_width == s->width;
}

/* `result` says what becomes of the sums and where they go. */
KGL_HELPER void convolve(byte_product *p, const uint8_t *x, int32_t zero, const sizes *s) {
  const int32_t least = p->is_unsigned ? 0 : INT8_MIN, most = least + UINT8_MAX;
  const size_t element = p->result == TO_SUMS ? sizeof(int32_t) : 1, padded = (s->outputs + PANEL - 1) / PANEL * PANEL;
  zero = zero < least ? least : zero > most ? most : zero;
  p->turned = turn_of(p->is_unsigned);
  windows left = {x, s, (uint8_t)((uint8_t)zero ^ p->turned)};
  p->rows = s->batch * s->out_height * s->out_width, p->columns = s->outputs, p->out_row = s->groups * s->outputs;
  p->quads = s->kernel_height * s->kernel_width * ((s->channels + 3) / 4);
  p->zero = turned_zero(zero, p->is_unsigned);
  p->gather = is_pointwise(s) ? gather_pixel : gather_window;
  p->left = &left;
  for (size_t g = 0; g < s->groups; g++) {
    KGL_MULTIPLY_BYTES(p);
    left.x += s->channels;
    p->packed += p->quads * 4 * padded, p->sums += padded, p->out = (char *)p->out + s->outputs * element;
    if (p->scales) p->scales += s->outputs;
    if (p->sum_bias) p->sum_bias += s->outputs;
  }
}

#define SIZES                                                                                                       \
  size_t batch, size_t height, size_t width, size_t groups, size_t channels, size_t outputs, size_t kernel_height,  \
      size_t kernel_width, size_t out_height, size_t out_width, size_t stride_y, size_t stride_x, size_t dilation_y, \
      size_t dilation_x, size_t pad_top, size_t pad_left
#define SIZES_GIVEN                                                                                        \
  {batch, height, width, groups, channels, outputs, kernel_height, kernel_width, out_height, out_width,   \
   stride_y, stride_x, dilation_y, dilation_x, pad_top, pad_left}

#define KERNELS(dtype, ELEMENT, IS_UNSIGNED)                                                                         \
  void KGL_KERNEL(conv2dInteger, dtype)(const ELEMENT *x, int32_t zero, const int8_t *packed, const int32_t *sums,   \
                                        int32_t *out, SIZES) {                                                       \
    const sizes s = SIZES_GIVEN;                                                                                     \
    byte_product p = {.packed = packed, .sums = sums, .result = TO_SUMS, .is_unsigned = IS_UNSIGNED, .out = out};     \
    convolve(&p, (const uint8_t *)x, zero, &s);                                                                      \
  }                                                                                                                  \
  void KGL_KERNEL(conv2dRequantize, dtype)(const ELEMENT *x, int32_t zero, const int8_t *packed, const int32_t *sums, \
                                           const int32_t *bias, const float *multipliers, int32_t out_zero,          \
                                           ELEMENT *out, SIZES) {                                                    \
    const sizes s = SIZES_GIVEN;                                                                                     \
    byte_product p = {.packed = packed, .sums = sums, .sum_bias = bias, .scales = multipliers, .out_zero = out_zero,  \
                      .result = TO_BYTES, .is_unsigned = IS_UNSIGNED, .out = out};                                    \
    convolve(&p, (const uint8_t *)x, zero, &s);                                                                      \
  }

KERNELS(i8, int8_t, false)
KERNELS(u8, uint8_t, true)
