/* f32 to integers of 8 and 16 bits by given scales, by those of a range and by those of blocks. A scale may be any float:
 * x / 0 saturates, and NaN, 0 / 0 among it, becomes the zero point, which may be any integer. */
#include "channels.h"
#include "kernels.h"

/* The quotient itself, not a product with an inverse: ONNX rounds that. */
KGL_INLINE vi32 quantized(vf32 v, vf32 scale, vi32 zero) { return vf32_round_onto(vf32_div(v, scale), zero); }

/* Where an inverse gives the same bytes: scales whose inverse is accurate, zero points with which anything beyond 2^9 steps
 * saturates. */
KGL_INLINE bool has_inverse(float scale, int32_t zero, const kgl_integer type) {
  const float size = __builtin_fabsf(scale);
  return KGL_DIVIDES_SLOWLY && type != KGL_AS_I16 && size >= 0x1p-100f && size <= 0x1p100f && zero >= -256 && zero <= 256;
}

/* True if rounding four vectors' products with the inverse is rounding their quotients. Up to 2^9 the two differ by less than
 * 3 * 2^-24 * 2^9: of a product that is further from a half, one integer is the nearest of both. */
KGL_INLINE bool round_products(const float *a, vf32 inverse, vf32 whole[4]) {
  vm32 is_unsure = vf32_lt(inverse, inverse); /* false */
  for (size_t k = 0; k < 4; k++) {
    vf32 v = vf32_mul(vf32_load(a + k * VF32_LANES), inverse);
    whole[k] = vf32_round(v);
    is_unsure = vm32_or(is_unsure, vf32_le(vf32_set1(0.5f - 0x1p-13f), vf32_abs(vf32_sub(v, whole[k]))));
  }
  return !vm32_any(is_unsure);
}

/* The last vector may overlap the one before it: it says the same again. */
KGL_INLINE void quantize_run(const float *a, kgl_channels channels, int32_t unused, char *out, size_t n,
                             const bool is_along, const kgl_integer type) {
  (void)unused;
  const size_t bytes = kgl_integer_bytes(type);
  vf32 scale = kgl_scales_at(channels, 0, is_along);
  vi32 zero = kgl_integers_at(channels, 0, is_along), v[4];
  const bool is_inverted = !is_along && has_inverse(*channels.scales, channels.integers ? *channels.integers : 0, type);
  const vf32 inverse = vf32_div(vf32_set1(1), scale);
  size_t i = 0;
  for (const size_t end = kgl_whole_steps(n, is_along); i < end; i += 4 * VF32_LANES) {
    vf32 whole[4];
    if (is_inverted && round_products(a + i, inverse, whole))
      for (size_t k = 0; k < 4; k++) v[k] = vf32_round_onto(whole[k], zero);
    else
      for (size_t k = 0; k < 4; k++) v[k] = quantized(vf32_load(a + i + k * VF32_LANES), scale, zero);
    vi32_store_four_as(type, out + i * bytes, v);
  }
  for (; i < n; i += VF32_LANES) {
    if (n - i < VF32_LANES) i = n - VF32_LANES;
    if (is_along) scale = kgl_scales_at(channels, i, true), zero = kgl_integers_at(channels, i, true);
    vi32_store_as(type, out + i * bytes, quantized(vf32_load(a + i), scale, zero));
  }
}

KGL_HELPER bool has_far(const int32_t *zeros, size_t count) {
  bool is_far = false;
  for (size_t c = 0; zeros && c < count; c++) is_far |= kgl_is_far(zeros[c]);
  return is_far;
}

KGL_HELPER void quantize_far(const float *a, kgl_channels channels, void *out, size_t outer, size_t count, size_t inner,
                             kgl_integer type) {
  for (size_t o = 0, i = 0; inner > 0 && o < outer; o++)
    for (size_t c = 0; c < count; c++)
      for (const size_t end = i + inner; i < end; i++)
        kgl_store_integer(type, out, i, kgl_round_far(type, a[i] / channels.scales[c], channels.integers[c]));
}

#define QUANTIZE(name, element, type)                                                                                 \
  KGL_RUNS(quantize_run, element, type)                                                                               \
  void KGL_KERNEL(name, f32)(const float *a, const float *scales, const int32_t *zero_points, element *out,           \
                             size_t outer, size_t channels, size_t inner) {                                           \
    const kgl_runs runs = {KGL_NAMED(shared, element), KGL_NAMED(along, element), sizeof *a, sizeof *out};            \
    const kgl_channels own = {scales, zero_points};                                                                   \
    if (has_far(zero_points, channels))                                                                               \
      quantize_far(a, own, out, outer, channels, inner, type);                                                        \
    else                                                                                                              \
      kgl_each_run(&runs, a, own, 0, out, outer, channels, inner);                                                    \
  }
QUANTIZE(quantizeI8, int8_t, KGL_AS_I8)
QUANTIZE(quantizeU8, uint8_t, KGL_AS_U8)
QUANTIZE(quantizeI16, int16_t, KGL_AS_I16)

/* The larger, or `best` where v is NaN. */
KGL_INLINE vf32 larger_number(vf32 v, vf32 best) {
#ifdef KGL_EXTREMES_BY_NUMBERS /* VMAXPS gives its second operand where one is NaN */
  return vf32_larger(v, best);
#else
  return vf32_select(vf32_lt(best, v), v, best);
#endif
}

/* Of numbers. */
KGL_INLINE float largest_lane(vf32 v) {
#ifdef KGL_EXTREMES_BY_NUMBERS
  return vf32_reduce_larger(v);
#else
  return vf32_reduce_max(v);
#endif
}

enum { CHAINS = 4 };
typedef struct {
  float least, most;
} range;

/* Of the numbers and 0. */
KGL_INLINE range range_of(const float *a, size_t n) {
  vf32 above[CHAINS], below[CHAINS]; /* the largest, and the largest of what is negated */
  for (int k = 0; k < CHAINS; k++) above[k] = below[k] = vf32_set1(0);
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(i, n, CHAINS * VF32_LANES); i < whole; i += CHAINS * VF32_LANES)
    for (size_t k = 0; k < CHAINS; k++) {
      vf32 v = vf32_load(a + i + k * VF32_LANES);
      above[k] = larger_number(v, above[k]), below[k] = larger_number(vf32_neg(v), below[k]);
    }
  for (; i < n; i += VF32_LANES) {
    vf32 v = n - i < VF32_LANES ? vf32_load_tail(a + i, n - i, 0) : vf32_load(a + i);
    above[0] = larger_number(v, above[0]), below[0] = larger_number(vf32_neg(v), below[0]);
  }
  for (int k = 1; k < CHAINS; k++) {
    above[0] = larger_number(above[k], above[0]);
    below[0] = larger_number(below[k], below[0]);
  }
  return (range){-largest_lane(below[0]), largest_lane(above[0])};
}

/* The scale of a range beyond f32 is infinite: all becomes 0 then. */
void KGL_KERNEL(dynamicQuantizeU8, f32)(const float *a, float *parameters, uint8_t *out, size_t n, size_t two) {
  (void)two;
  const range all = range_of(a, n);
  float scale = (all.most - all.least) / 255, zero = 0;
  if (scale > 0) {
    const float whole = 0x1p23f; /* added, it leaves no bits behind the point */
    float exact = -all.least / scale; /* NaN of infinities; above 255 where the scale is subnormal */
    zero = exact > 255 ? 255 : exact > 0 ? (exact + whole) - whole : 0;
  } else {
    scale = 1;
  }
  parameters[0] = scale, parameters[1] = zero;
  const int32_t zero_point = (int32_t)zero;
  KGL_JOIN(quantizeU8, f32, KGL_ISA)(a, parameters, &zero_point, out, 1, 1, n);
}

KGL_INLINE float largest_magnitude(const float *a, size_t n) {
  vf32 most[CHAINS];
  for (int k = 0; k < CHAINS; k++) most[k] = vf32_set1(0);
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(i, n, CHAINS * VF32_LANES); i < whole; i += CHAINS * VF32_LANES)
    for (size_t k = 0; k < CHAINS; k++) most[k] = larger_number(vf32_abs(vf32_load(a + i + k * VF32_LANES)), most[k]);
  for (; i < n; i += VF32_LANES) {
    if (n - i < VF32_LANES) i = n - VF32_LANES;
    most[0] = larger_number(vf32_abs(vf32_load(a + i)), most[0]);
  }
  return largest_lane(larger_number(larger_number(most[0], most[1]), larger_number(most[2], most[3])));
}

/* The scale of n >= VF32_LANES elements; 0 where nothing, or nothing finite, is a number of steps of its size. */
KGL_INLINE float quantize_block(const float *a, int8_t *out, size_t n) {
  const float largest = largest_magnitude(a, n);
  float steps = 127 / largest, scale = largest / 127;
  if (!(steps > 0 && steps < INFINITY)) steps = scale = 0;
  const vf32 factor = vf32_set1(steps);
  const vi32 zero = vi32_set1(0);
  size_t i = 0;
  vi32 v[4];
  for (const size_t whole = KGL_WHOLE(i, n, 4 * VF32_LANES); i < whole; i += 4 * VF32_LANES) {
    for (size_t k = 0; k < 4; k++)
      v[k] = vf32_round_onto(vf32_mul(vf32_load(a + i + k * VF32_LANES), factor), zero);
    vi32_store_four_as(KGL_AS_I8, out + i, v);
  }
  for (; i < n; i += VF32_LANES) {
    if (n - i < VF32_LANES) i = n - VF32_LANES;
    vi32_store_as(KGL_AS_I8, out + i, vf32_round_onto(vf32_mul(vf32_load(a + i), factor), zero));
  }
  return scale;
}

void KGL_KERNEL(quantizeBlocks, f32)(const float *a, float *scales, int8_t *out, size_t rows, size_t columns,
                                     size_t block) {
  if (columns == 0) return;
  for (size_t r = 0; r < rows; r++)
    for (size_t left = columns, n; left > 0; left -= n, a += n, out += n) {
      const float *from = a;
      float padded[VF32_LANES] = {0};
      int8_t few[VF32_LANES], *to = out;
      n = left < block ? left : block;
      if (n < VF32_LANES) {
        memcpy(padded, a, n * sizeof *a);
        from = padded, to = few;
      }
      *scales++ = quantize_block(from, to, n < VF32_LANES ? VF32_LANES : n);
      if (n < VF32_LANES) memcpy(out, few, n);
    }
}
