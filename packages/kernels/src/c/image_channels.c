/* Pixels whose channels are mixed, or lie apart and side by side by turns. Compilers make vectors of these loops. */
#include "kernels.h"
#include "vec.h"

#define MOVE(element)                                                                                               \
  KGL_INLINE void split_##element(const element *restrict a, element *restrict out, size_t pixels,                  \
                                  const size_t channels) {                                                          \
    for (size_t i = 0; i < pixels; i++)                                                                             \
      for (size_t c = 0; c < channels; c++) out[c * pixels + i] = a[i * channels + c];                              \
  }                                                                                                                 \
  KGL_INLINE void join_##element(const element *restrict a, element *restrict out, size_t pixels,                   \
                                 const size_t channels) {                                                           \
    for (size_t i = 0; i < pixels; i++)                                                                             \
      for (size_t c = 0; c < channels; c++) out[i * channels + c] = a[c * pixels + i];                              \
  }

MOVE(float)
MOVE(uint8_t)

/* Numbers of channels that pixels often have are constants in copies of their own. */
#define FOR_CHANNELS(move)                                       \
  do {                                                           \
    if (channels == 3)                                      \
      move(a, out, pixels, 3);                                   \
    else if (channels == 4)                                      \
      move(a, out, pixels, 4);                                   \
    else                                                         \
      move(a, out, pixels, channels);                            \
  } while (0)

void KGL_KERNEL(splitChannels, f32)(const float *a, float *out, size_t pixels, size_t channels) {
  FOR_CHANNELS(split_float);
}
void KGL_KERNEL(splitChannels, u8)(const uint8_t *a, uint8_t *out, size_t pixels, size_t channels) {
  FOR_CHANNELS(split_uint8_t);
}
void KGL_KERNEL(joinChannels, f32)(const float *a, float *out, size_t channels, size_t pixels) {
  FOR_CHANNELS(join_float);
}
void KGL_KERNEL(joinChannels, u8)(const uint8_t *a, uint8_t *out, size_t channels, size_t pixels) {
  FOR_CHANNELS(join_uint8_t);
}

enum { MOST_CHANNELS = 4, MATRIX_BITS = 16 };

typedef struct {
  float factors[MOST_CHANNELS * MOST_CHANNELS], offsets[MOST_CHANNELS];
} float_mix;

KGL_INLINE void mix_floats(const float *restrict a, const float_mix *restrict mix, float *restrict out, size_t pixels,
                           const size_t in_channels, const size_t out_channels) {
  for (size_t i = 0; i < pixels; i++)
    for (size_t o = 0; o < out_channels; o++) {
      float sum = mix->factors[o * in_channels] * a[i * in_channels];
      for (size_t k = 1; k < in_channels; k++) sum += mix->factors[o * in_channels + k] * a[i * in_channels + k];
      out[i * out_channels + o] = sum + mix->offsets[o];
    }
}

/* Sums are int32 that wrap. */
typedef struct {
  uint32_t factors[MOST_CHANNELS * MOST_CHANNELS], offsets[MOST_CHANNELS];
} byte_mix;

KGL_INLINE void mix_bytes(const uint8_t *restrict a, const byte_mix *restrict mix, uint8_t *restrict out, size_t pixels,
                          const size_t in_channels, const size_t out_channels) {
  for (size_t i = 0; i < pixels; i++)
    for (size_t o = 0; o < out_channels; o++) {
      uint32_t sum = mix->offsets[o];
      for (size_t k = 0; k < in_channels; k++) sum += mix->factors[o * in_channels + k] * a[i * in_channels + k];
      const int32_t whole = (int32_t)sum >> MATRIX_BITS;
      out[i * out_channels + o] = (uint8_t)(whole < 0 ? 0 : whole > UINT8_MAX ? UINT8_MAX : whole);
    }
}

#define FOR_MIX(run)                                             \
  do {                                                           \
    if (in_channels == 3 && out_channels == 3)                   \
      run(a, &mix, out, pixels, 3, 3);                           \
    else if (in_channels == 3 && out_channels == 1)              \
      run(a, &mix, out, pixels, 3, 1);                           \
    else                                                         \
      run(a, &mix, out, pixels, in_channels, out_channels);      \
  } while (0)

void KGL_KERNEL(mixChannels, f32)(const float *a, const float *matrix, const float *offsets, float *out, size_t pixels,
                                  size_t in_channels, size_t out_channels) {
  float_mix mix;
  for (size_t k = 0; k < in_channels * out_channels; k++) mix.factors[k] = matrix[k];
  for (size_t o = 0; o < out_channels; o++) mix.offsets[o] = offsets[o];
  FOR_MIX(mix_floats);
}

void KGL_KERNEL(mixChannelsBytes, u8)(const uint8_t *a, const int32_t *matrix, const int32_t *offsets, uint8_t *out,
                                      size_t pixels, size_t in_channels, size_t out_channels) {
  byte_mix mix;
  for (size_t k = 0; k < in_channels * out_channels; k++) mix.factors[k] = (uint32_t)matrix[k];
  for (size_t o = 0; o < out_channels; o++) mix.offsets[o] = (uint32_t)offsets[o] + (1u << (MATRIX_BITS - 1));
  FOR_MIX(mix_bytes);
}
