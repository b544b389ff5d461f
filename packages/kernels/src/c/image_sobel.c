/* Sobel's derivatives of images whose channels are last: down the columns into two rows, one smoothed and one of
 * differences, then along them. Compilers make vectors of these loops. */
#include "border.h"
#include "kernels.h"
#include "vec.h"

typedef enum { SOBEL_X, SOBEL_Y, SOBEL_MAGNITUDE } sobel_mode;

enum { TAPS = 3 };

/* For floats, and for bytes with sums in int16: `length` is the magnitude of two differences. */
#define SOBEL(element, sum, length)                                                                                    \
  KGL_INLINE void sobel_down_##element(const element *restrict above, const element *restrict at,                      \
                                       const element *restrict below, sum *restrict smooth, sum *restrict apart,       \
                                       size_t n) {                                                                     \
    KGL_ROLLED for (size_t i = 0; i < n; i++) {                                                                                   \
      smooth[i] = (sum)((sum)(above[i] + below[i]) + (sum)(2 * at[i]));                                                \
      apart[i] = (sum)(below[i] - above[i]);                                                                           \
    }                                                                                                                  \
  }                                                                                                                    \
  KGL_INLINE void sobel_along_##element(const sum *restrict smooth, const sum *restrict apart, sum *restrict out,      \
                                        size_t n, size_t channels, const size_t mode) {                                \
    const sum *restrict ahead = smooth + 2 * channels;                                                                 \
    const sum *restrict next = apart + channels, *restrict last = apart + 2 * channels;                                \
    KGL_ROLLED for (size_t i = 0; i < n; i++) {                                                                                   \
      const sum x = (sum)(ahead[i] - smooth[i]);                                                                       \
      const sum y = (sum)((sum)(apart[i] + last[i]) + (sum)(2 * next[i]));                                             \
      out[i] = mode == SOBEL_X ? x : mode == SOBEL_Y ? y : length(x, y);                                               \
    }                                                                                                                  \
  }                                                                                                                    \
  KGL_INLINE void sobel_##element(const element *a, sum *work, sum *out, size_t height, size_t width, size_t channels, \
                                  size_t mode, size_t border) {                                                        \
    const size_t room = kgl_smaller(TAPS * width, KGL_STRIP), row = width * channels;                                  \
    sum *smooth = work, *apart = work + room * channels;                                                               \
    element *zeros = (element *)(work + 2 * room * channels);                                                          \
    memset(zeros, 0, room * channels * sizeof *zeros);                                                                 \
    kgl_columns c = {.end = 0};                                                                                        \
    while (c.end < width) {                                                                                            \
      c = kgl_columns_at(c.end, width, TAPS, room);                                                                    \
      const size_t n = (c.end - c.from) * channels, place = kgl_row_place(&c, c.first) * channels;                     \
      for (size_t y = 0; y < height; y++) {                                                                            \
        const element *rows[TAPS];                                                                                     \
        for (size_t k = 0; k < TAPS; k++) {                                                                            \
          const size_t at = kgl_border_at(y + k, 1, height, border);                                                   \
          rows[k] = at == SIZE_MAX ? zeros : a + at * row + c.first * channels;                                        \
        }                                                                                                              \
        sobel_down_##element(rows[0], rows[1], rows[2], smooth + place, apart + place, (c.last - c.first) * channels); \
        kgl_fill_borders(smooth, &c, width, channels * sizeof *smooth, border);                                        \
        kgl_fill_borders(apart, &c, width, channels * sizeof *apart, border);                                          \
        sum *to = out + y * row + c.from * channels;                                                                   \
        if (mode == SOBEL_X)                                                                                           \
          sobel_along_##element(smooth, apart, to, n, channels, SOBEL_X);                                              \
        else if (mode == SOBEL_Y)                                                                                      \
          sobel_along_##element(smooth, apart, to, n, channels, SOBEL_Y);                                              \
        else                                                                                                           \
          sobel_along_##element(smooth, apart, to, n, channels, SOBEL_MAGNITUDE);                                      \
      }                                                                                                                \
    }                                                                                                                  \
  }

KGL_INLINE float length_of_floats(float x, float y) { return __builtin_sqrtf(x * x + y * y); }

/* To the nearest integer: the sum of squares is exact in a float, and none of its roots lies in the middle of two integers,
 * nor so near it that a float could not tell. */
KGL_INLINE int16_t length_of_words(int16_t x, int16_t y) {
  return (int16_t)(__builtin_sqrtf((float)(x * x + y * y)) + 0.5f);
}

SOBEL(float, float, length_of_floats)
SOBEL(uint8_t, int16_t, length_of_words)

void KGL_KERNEL(sobel, f32)(const float *a, float *work, float *out, size_t height, size_t width, size_t channels,
                            size_t mode, size_t border) {
  sobel_float(a, work, out, height, width, channels, mode, border);
}

void KGL_KERNEL(sobelBytes, u8)(const uint8_t *a, int16_t *work, int16_t *out, size_t height, size_t width,
                                size_t channels, size_t mode, size_t border) {
  sobel_uint8_t(a, work, out, height, width, channels, mode, border);
}
