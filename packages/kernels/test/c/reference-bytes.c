/* Products of bytes once more, one sum at a time and modulo 2^32. */
#include <math.h>
#include <string.h>

#include "reference.h"

enum { PANEL = 16 };

static size_t padded(size_t n, size_t to) { return (n + to - 1) / to * to; }

/* Where row k of a column lies in panels with so many rows, a multiple of four. */
static size_t place_of(size_t column, size_t k, size_t depth) {
  return column / PANEL * PANEL * depth + k / 4 * 4 * PANEL + column % PANEL * 4 + k % 4;
}

static uint32_t byte_at(const kgl_value *value, bool is_unsigned, size_t i) {
  return is_unsigned ? ((const uint8_t *)value->data)[i] : (uint32_t)((const int8_t *)value->data)[i];
}
static uint32_t integer_at(const kgl_value *value, size_t i) {
  return value->length ? (uint32_t)((const int32_t *)value->data)[i] : 0;
}
static uint32_t integer_of(const kgl_value *value) { return (uint32_t)(int32_t)value->number; }
static float float_at(const kgl_value *value, size_t i) { return ((const float *)value->data)[i]; }

void reference_packBytes_i8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t inner = d[0], columns = d[1], depth = padded(inner, 4);
  e->other_argument = 4;
  for (size_t c = 0; c < padded(columns, PANEL); c++) {
    e->other[c] = 0;
    for (size_t k = 0; k < depth; k++) {
      const bool is_there = c < columns && k < inner;
      const int8_t *b = v[0].data;
      const double value = !is_there ? 0 : b[v[3].length ? c * inner + k : k * columns + c];
      e->value[place_of(c, k, depth)] = value, e->other[c] += value;
    }
  }
}

/* d as in the table: groups, groupOutputs, groupChannels, kernelHeight, kernelWidth. */
void reference_packByteFilters_i8(const kgl_value *v, const size_t *d, expectation *e) {
  const size_t outputs = d[1], channels = d[2], taps = d[3] * d[4];
  const size_t columns = padded(outputs, PANEL), tap_depth = padded(channels, 4), depth = taps * tap_depth;
  e->other_argument = 6;
  for (size_t i = 0; i < d[0] * columns; i++) e->other[i] = 0;
  for (size_t i = 0; i < d[0] * columns * depth; i++) e->value[i] = 0;
  for (size_t g = 0; g < d[0]; g++)
    for (size_t c = 0; c < outputs; c++)
      for (size_t k = 0; k < channels; k++)
        for (size_t tap = 0; tap < taps; tap++) {
          const double value = ((const int8_t *)v[0].data)[((g * outputs + c) * channels + k) * taps + tap];
          e->value[g * columns * depth + place_of(c, tap * tap_depth + k, depth)] = value;
          e->other[g * columns + c] += value;
        }
}

/* d as in the table: rows, inner, columns; sums as they are in int32. */
static int32_t product(const kgl_value *v, const size_t *d, bool is_unsigned, int packed, int zero_points, size_t i) {
  const size_t row = i / d[2], column = i % d[2], depth = padded(d[1], 4);
  uint32_t total = 0;
  for (size_t k = 0; k < d[1]; k++) {
    const uint32_t a = byte_at(&v[0], is_unsigned, row * d[1] + k) - integer_of(&v[3]);
    total += a * (byte_at(&v[packed], false, place_of(column, k, depth)) - integer_at(&v[zero_points], column));
  }
  return (int32_t)total;
}

static double requantized(int32_t sum, uint32_t bias, float multiplier, int32_t zero, bool is_unsigned) {
  const float scaled = (float)(int32_t)((uint32_t)sum + bias) * multiplier;
  const double shifted = (isnan(scaled) ? 0 : nearbyint(scaled)) + zero;
  return fmin(fmax(shifted, is_unsigned ? 0 : -128), is_unsigned ? 255 : 127);
}

#define ACTIVATIONS(each) each(sigmoid) each(tanh) each(gelu) each(geluTanh) each(silu) each(hardSwish)
#define DECLARE(name) void reference_##name##_f32(const kgl_value *values, const size_t *dimensions, expectation *e);
ACTIVATIONS(DECLARE)

static void dequantize(const kgl_value *v, const size_t *d, expectation *e, bool is_unsigned) {
  static float values[1 << 18];
  const size_t n = d[0] * d[2];
  const float low = (float)v[12].number, high = (float)v[13].number;
  for (size_t i = 0; i < n; i++) {
    const size_t column = i % d[2];
    float value = (float)product(v, d, is_unsigned, 5, 9, i) * float_at(&v[8], column);
    if (v[4].length) value *= float_at(&v[4], i / d[2]);
    if (v[10].length) value += float_at(&v[10], column);
    if (value < low || (value == low && value == 0 && !signbit(low))) value = low;
    if (value > high || (value == high && value == 0 && signbit(high))) value = high;
    e->value[i] = values[i] = value;
  }
#define APPLY(name) reference_##name##_f32,
  void (*const apply[])(const kgl_value *, const size_t *, expectation *) = {NULL, ACTIVATIONS(APPLY)};
  if (v[14].length) apply[v[14].length](&(kgl_value){.data = values, .length = n}, &n, e);
}

#define MATMULS(dtype, is_unsigned)                                                                          \
  void reference_matmulInteger_##dtype(const kgl_value *v, const size_t *d, expectation *e) {                \
    for (size_t i = 0; i < d[0] * d[2]; i++) e->value[i] = product(v, d, is_unsigned, 4, 7, i);              \
  }                                                                                                          \
  void reference_matmulDequantize_##dtype(const kgl_value *v, const size_t *d, expectation *e) {             \
    dequantize(v, d, e, is_unsigned);                                                                        \
  }                                                                                                          \
  void reference_matmulRequantize_##dtype(const kgl_value *v, const size_t *d, expectation *e) {             \
    for (size_t i = 0; i < d[0] * d[2]; i++)                                                                 \
      e->value[i] = requantized(product(v, d, is_unsigned, 4, 7, i), integer_at(&v[8], i % d[2]),            \
                                float_at(&v[9], i % d[2]), (int32_t)integer_of(&v[10]), is_unsigned);        \
  }
MATMULS(i8, false)
MATMULS(u8, true)

/* The dimensions of a convolution in the order of the table. */
typedef struct {
  size_t batch, height, width, groups, channels, outputs, kernel_height, kernel_width, out_height, out_width;
  size_t stride_y, stride_x, dilation_y, dilation_x, pad_top, pad_left;
} sizes;

static int32_t window_sum(const kgl_value *v, const sizes *s, bool is_unsigned, size_t i) {
  const int32_t least = is_unsigned ? 0 : -128, zero = (int32_t)integer_of(&v[6]);
  const int32_t byte = zero < least ? least : zero > least + 255 ? least + 255 : zero;
  const size_t output = i % s->outputs, group = i / s->outputs % s->groups, pixel = i / s->outputs / s->groups;
  const size_t out_x = pixel % s->out_width, out_y = pixel / s->out_width % s->out_height;
  const size_t image = pixel / s->out_width / s->out_height;
  const size_t tap_depth = padded(s->channels, 4), depth = s->kernel_height * s->kernel_width * tap_depth;
  uint32_t total = 0;
  for (size_t tap = 0; tap < s->kernel_height * s->kernel_width; tap++) {
    const double y = (double)out_y * s->stride_y + (double)(tap / s->kernel_width) * s->dilation_y - s->pad_top;
    const double x = (double)out_x * s->stride_x + (double)(tap % s->kernel_width) * s->dilation_x - s->pad_left;
    if (y < 0 || y >= s->height || x < 0 || x >= s->width) continue;
    const size_t first = (((image * s->height + (size_t)y) * s->width + (size_t)x) * s->groups + group) * s->channels;
    const size_t filter = group * padded(s->outputs, PANEL) * depth;
    for (size_t k = 0; k < s->channels; k++)
      total += (byte_at(&v[0], is_unsigned, first + k) - (uint32_t)byte) *
               (byte_at(&v[7], false, filter + place_of(output, tap * tap_depth + k, depth)) -
                integer_at(&v[12], group * s->outputs + output));
  }
  return (int32_t)total;
}

#define CONVOLUTIONS(dtype, is_unsigned)                                                                            \
  void reference_conv2dInteger_##dtype(const kgl_value *v, const size_t *d, expectation *e) {                       \
    sizes s;                                                                                                        \
    memcpy(&s, d, sizeof s);                                                                                        \
    for (size_t i = 0; i < v[13].length; i++) e->value[i] = window_sum(v, &s, is_unsigned, i);                      \
  }                                                                                                                 \
  void reference_conv2dRequantize_##dtype(const kgl_value *v, const size_t *d, expectation *e) {                    \
    sizes s;                                                                                                        \
    memcpy(&s, d, sizeof s);                                                                                        \
    for (size_t i = 0; i < v[16].length; i++) {                                                                     \
      const size_t filter = i % (s.groups * s.outputs);                                                             \
      e->value[i] = requantized(window_sum(v, &s, is_unsigned, i), integer_at(&v[13], filter),                      \
                                float_at(&v[14], filter), (int32_t)integer_of(&v[15]), is_unsigned);                \
    }                                                                                                               \
  }
CONVOLUTIONS(i8, false)
CONVOLUTIONS(u8, true)

/* d: batch, height, width, channels, kernel's width and height, result's height and width, strides, pads. */
static int32_t channel_sum(const kgl_value *v, const size_t *d, bool is_unsigned, size_t i) {
  const int32_t least = is_unsigned ? 0 : -128, zero = (int32_t)integer_of(&v[5]);
  const int32_t byte = zero < least ? least : zero > least + 255 ? least + 255 : zero;
  const size_t c = i % d[3], out_x = i / d[3] % d[7], out_y = i / d[3] / d[7] % d[6], image = i / d[3] / d[7] / d[6];
  const size_t quads = padded(d[5], 4);
  uint32_t total = 0;
  for (size_t tap = 0; tap < d[4] * d[5]; tap++) {
    const double y = (double)out_y * d[8] + (double)(tap / d[4]) - d[10];
    const double x = (double)out_x * d[9] + (double)(tap % d[4]) - d[11];
    if (y < 0 || y >= d[1] || x < 0 || x >= d[2]) continue;
    total += (byte_at(&v[0], is_unsigned, ((image * d[1] + (size_t)y) * d[2] + (size_t)x) * d[3] + c) - (uint32_t)byte) *
             byte_at(&v[6], false, place_of(c, tap % d[4] * quads + tap / d[4], d[4] * quads));
  }
  return (int32_t)total;
}

/* d: batch, height, width, channels, result's height and width, kernel's, strides, dilations, pads. */
static double largest(const kgl_value *v, const size_t *d, bool is_unsigned, size_t i) {
  const size_t c = i % d[3], out_x = i / d[3] % d[5], out_y = i / d[3] / d[5] % d[4], image = i / d[3] / d[5] / d[4];
  double most = is_unsigned ? 0 : -128;
  for (size_t tap = 0; tap < d[6] * d[7]; tap++) {
    const double y = (double)out_y * d[8] + (double)(tap / d[7]) * d[10] - d[12];
    const double x = (double)out_x * d[9] + (double)(tap % d[7]) * d[11] - d[13];
    if (y < 0 || y >= d[1] || x < 0 || x >= d[2]) continue;
    const size_t at = ((image * d[1] + (size_t)y) * d[2] + (size_t)x) * d[3] + c;
    most = fmax(most, (int32_t)byte_at(&v[0], is_unsigned, at));
  }
  return most;
}

#define CHANNELS(dtype, is_unsigned)                                                                    \
  void reference_depthwiseRequantize_##dtype(const kgl_value *v, const size_t *d, expectation *e) {     \
    for (size_t i = 0; i < v[13].length; i++)                                                           \
      e->value[i] = requantized(channel_sum(v, d, is_unsigned, i), integer_at(&v[10], i % d[3]),        \
                                float_at(&v[11], i % d[3]), (int32_t)integer_of(&v[12]), is_unsigned);  \
  }                                                                                                     \
  void reference_maxPool2dInteger_##dtype(const kgl_value *v, const size_t *d, expectation *e) {        \
    for (size_t i = 0; i < v[5].length; i++) e->value[i] = largest(v, d, is_unsigned, i);               \
  }
CHANNELS(i8, false)
CHANNELS(u8, true)

static int find(const kgl_operation *operation, const char *name) {
  for (int i = 0; i < operation->argument_count; i++)
    if (operation->arguments[i].kind == KGL_IN && strcmp(operation->arguments[i].name, name) == 0) return i;
  return -1;
}

bool make_packed_bytes(const kgl_operation *operation, const kgl_value *v, const size_t *d) {
  const int packed = find(operation, "packed"), sums = find(operation, "sums");
  if (packed < 0 || sums < 0) return false;
  const bool is_convolution = operation->arguments[0].rank == 5, is_depthwise = operation->arguments[0].rank == 4;
  const size_t planes = !is_convolution && operation->arguments[0].dtype == KGL_I16 ? d[3] : 1;
  const size_t groups = is_convolution ? d[3] : 1, columns = is_convolution ? d[5] : is_depthwise ? d[3] : d[2];
  const size_t inner = is_convolution ? d[4] : is_depthwise ? d[5] : d[1], tap_depth = padded(inner, 4);
  const size_t depth = (is_convolution ? d[6] * d[7] : is_depthwise ? d[4] : 1) * tap_depth, all = padded(columns, PANEL) * planes;
  for (size_t i = 0; i < groups * all; i++) {
    const size_t column = i % all / PANEL / planes * PANEL + i % PANEL;
    int32_t total = 0;
    for (size_t k = 0; k < depth; k++) {
      int8_t *weight = (int8_t *)v[packed].data + i / all * all * depth + place_of(i % all, k, depth);
      if (column >= columns || k % tap_depth >= inner) *weight = 0;
      total += *weight;
    }
    ((int32_t *)v[sums].data)[i] = total;
  }
  return true;
}
