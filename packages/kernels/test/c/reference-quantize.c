/* Conversions between f32 and integers once more, element by element. Quotients and products of floats are floats here: that
 * they round once is what the table says of them. */
#include <float.h>
#include <math.h>

#include "reference.h"

static float f32(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }
static int32_t i32(const kgl_value *value, size_t i) { return ((const int32_t *)value->data)[i]; }
static int32_t i32_or_0(const kgl_value *value, size_t i) { return value->length ? i32(value, i) : 0; }

/* d as in the tables: outer, channels, inner. */
static size_t channel_of(size_t i, const size_t *d) { return i / d[2] % d[1]; }

static double onto(float value, int32_t zero, double least, double most) {
  double whole = isnan(value) ? 0 : nearbyint(value);
  return fmax(least, fmin(most, whole + zero)) + 0.0;
}

static void quantize(const kgl_value *v, const size_t *d, expectation *e, double least, double most) {
  for (size_t i = 0; i < v[0].length; i++) {
    size_t c = channel_of(i, d);
    e->value[i] = onto(f32(&v[0], i) / f32(&v[4], c), i32_or_0(&v[5], c), least, most);
  }
}
void reference_quantizeI8_f32(const kgl_value *v, const size_t *d, expectation *e) { quantize(v, d, e, -128, 127); }
void reference_quantizeU8_f32(const kgl_value *v, const size_t *d, expectation *e) { quantize(v, d, e, 0, 255); }
void reference_quantizeI16_f32(const kgl_value *v, const size_t *d, expectation *e) {
  quantize(v, d, e, INT16_MIN, INT16_MAX);
}

#define DEQUANTIZE(name, element)                                                                   \
  void reference_##name##_f32(const kgl_value *v, const size_t *d, expectation *e) {                \
    for (size_t i = 0; i < v[0].length; i++) {                                                      \
      size_t c = channel_of(i, d);                                                                  \
      int64_t difference = (int64_t)((const element *)v[0].data)[i] - i32_or_0(&v[5], c);           \
      e->value[i] = (float)(int32_t)(uint32_t)difference * f32(&v[4], c);                           \
    }                                                                                               \
  }
DEQUANTIZE(dequantizeI8, int8_t)
DEQUANTIZE(dequantizeU8, uint8_t)
DEQUANTIZE(dequantizeI16, int16_t)
DEQUANTIZE(dequantizeI32, int32_t)

static void requantize(const kgl_value *v, const size_t *d, expectation *e, double least, double most) {
  for (size_t i = 0; i < v[0].length; i++) {
    size_t c = channel_of(i, d);
    int64_t sum = (int64_t)i32(&v[0], i) + i32_or_0(&v[4], c);
    e->value[i] = onto((float)(int32_t)(uint32_t)sum * f32(&v[5], c), (int32_t)v[6].number, least, most);
  }
}
void reference_requantizeI8_i32(const kgl_value *v, const size_t *d, expectation *e) { requantize(v, d, e, -128, 127); }
void reference_requantizeU8_i32(const kgl_value *v, const size_t *d, expectation *e) { requantize(v, d, e, 0, 255); }

void reference_dynamicQuantizeU8_f32(const kgl_value *v, const size_t *d, expectation *e) {
  float least = 0, most = 0;
  for (size_t i = 0; i < d[0]; i++) least = fminf(least, f32(&v[0], i)), most = fmaxf(most, f32(&v[0], i));
  float scale = (most - least) / 255, zero = 0;
  if (scale == 0)
    scale = 1;
  else
    zero = (float)onto(-least / scale, 0, 0, 255);
  e->other_argument = 1, e->other[0] = scale, e->other[1] = zero;
  for (size_t i = 0; i < d[0]; i++) e->value[i] = onto(f32(&v[0], i) / scale, (int32_t)zero, 0, 255);
}

/* d as in the table: rows, columns, block. */
void reference_quantizeBlocks_f32(const kgl_value *v, const size_t *d, expectation *e) {
  size_t blocks = d[1] / d[2] + (d[1] % d[2] > 0);
  e->other_argument = 4;
  for (size_t b = 0; b < d[0] * blocks; b++) {
    float largest = 0;
    for (size_t c = 0; c < d[1]; c++)
      if (c / d[2] == b % blocks) largest = fmaxf(largest, fabsf(f32(&v[0], b / blocks * d[1] + c)));
    float steps = 127 / largest;
    bool is_usable = isfinite(largest) && isfinite(steps);
    e->other[b] = is_usable ? largest / 127 : 0;
    for (size_t c = 0; c < d[1]; c++)
      if (c / d[2] == b % blocks) {
        size_t i = b / blocks * d[1] + c;
        e->value[i] = is_usable ? onto(f32(&v[0], i) * steps, 0, -127, 127) : 0;
      }
  }
}
