/* Normalisation of rows and of channels. A mean is taken first and the variance around it, while the row lies in a cache:
 * a difference of large sums would lose a small variance. What the rounded mean is off by is put right afterwards. */
#include "kernels.h"
#include "map.h"
#include "fold.h"

/* out = ((a - centre) * factor + shift) * gamma + beta */
typedef struct {
  float centre, factor, shift;
} row_scale;

/* One loop for every normalisation of rows: a left out gamma or beta is a step less. */
KGL_HELPER void scale_row(const float *a, float *out, size_t n, row_scale scale, const float *gamma, const float *beta) {
  const vf32 centre = vf32_set1(scale.centre), factor = vf32_set1(scale.factor), shift = vf32_set1(scale.shift);
#define SCALED vf32_fma(vf32_sub(IN(a), centre), factor, shift)
  if (gamma && beta)
    MAP_LONG(out, n, vf32_fma(SCALED, IN(gamma), IN(beta)));
  else if (gamma)
    MAP_LONG(out, n, vf32_mul(SCALED, IN(gamma)));
  else if (beta)
    MAP_LONG(out, n, vf32_add(SCALED, IN(beta)));
  else
    MAP_LONG(out, n, SCALED);
#undef SCALED
}

/* In f64, for rows whose sums overflow f32 or whose squares vanish in it. */
KGL_HELPER void scale_row_wide(const float *a, float *out, size_t n, double centre, double factor, const float *gamma,
                               const float *beta) {
  for (size_t i = 0; i < n; i++) {
    double scaled = ((double)a[i] - centre) * factor * (gamma ? (double)gamma[i] : 1);
    out[i] = (float)(scaled + (beta ? (double)beta[i] : -0.0)); /* adding -0 changes nothing */
    __asm__("" ::: "memory"); /* a loop this rare is not worth vectors */
  }
}

/* The sum over a row of (a - centre)^power in f64. */
KGL_HELPER double sum_wide(const float *a, size_t n, double centre, int power) {
  double sum = 0;
  for (size_t i = 0; i < n; i++) sum += power == 1 ? a[i] - centre : (a[i] - centre) * (a[i] - centre);
  return sum;
}

/* Squares that neither overflowed nor lost to underflow what matters beside epsilon. */
KGL_INLINE bool are_sound(double squares, float epsilon) {
  return squares < INFINITY && (squares > 0x1p-80 || epsilon > 0x1p-100f);
}

typedef struct {
  double sum, squares;
} moments;

/* Sums of a - centre and of its squares. */
KGL_HELPER moments moments_around(const float *a, size_t n, float centre) {
  const vf32 mean = vf32_set1(centre), zero = vf32_set1(0.0f);
  vf32 off[4] = {zero, zero, zero, zero}, squares[4] = {zero, zero, zero, zero};
  size_t i = 0;
#define STEP_ON(k, v)                                                      \
  do {                                                                     \
    vf32 d = vf32_sub(v, mean);                                            \
    off[k] = vf32_add(off[k], d), squares[k] = vf32_fma(d, d, squares[k]); \
  } while (0)
#define STEP(k, at) STEP_ON(k, vf32_load(a + (at)))
  FOLD_VECTORS_BY_FOUR(i, n, VF32_LANES, STEP);
  if (i < n) STEP_ON(3, vf32_load_tail(a + i, n - i, centre));
#undef STEP
#undef STEP_ON
  return (moments){.sum = vf32_reduce_add(JOIN_FOUR(off, vf32_add)),
                   .squares = vf32_reduce_add(JOIN_FOUR(squares, vf32_add))};
}

/* The variance of n numbers, given sums around a number near their mean. */
KGL_INLINE double variance_of(moments sums, double n) {
  double variance = (sums.squares - sums.sum * sums.sum / n) / n;
  return variance < 0 ? 0 : variance;
}

/* Of `rows` rows that lie `stride` apart, together. */
KGL_HELPER void normalize_wide(const float *a, float *out, size_t rows, size_t columns, size_t stride, const float *gamma,
                               const float *beta, float epsilon) {
  const double count = (double)rows * (double)columns;
  double mean = 0, variance = 0;
  for (size_t r = 0; r < rows; r++) mean += sum_wide(a + r * stride, columns, 0, 1);
  mean /= count;
  for (size_t r = 0; r < rows; r++) variance += sum_wide(a + r * stride, columns, mean, 2);
  const double factor = 1 / sqrt(variance / count + (double)epsilon);
  for (size_t r = 0; r < rows; r++)
    scale_row_wide(a + r * stride, out + r * stride, columns, mean, factor, gamma, beta);
}

void KGL_KERNEL(layerNorm, f32)(const float *a, const float *gamma, const float *beta, float epsilon, float *out,
                                size_t rows, size_t columns) {
  const double n = (double)columns;
  for (size_t r = 0; r < rows; r++, a += columns, out += columns) {
    const float centre = (float)(KGL_JOIN(sum, f32, KGL_ISA)(a, columns) / n);
    const moments sums = moments_around(a, columns, centre);
    if (!are_sound(sums.squares, epsilon)) {
      normalize_wide(a, out, 1, columns, columns, gamma, beta, epsilon);
      continue;
    }
    const double factor = 1 / sqrt(variance_of(sums, n) + (double)epsilon);
    row_scale scale = {.centre = centre, .factor = (float)factor, .shift = (float)(-sums.sum / n * factor)};
    scale_row(a, out, columns, scale, gamma, beta);
  }
}

/* The rest of rmsNorm. -0 added keeps the sign of a zero. */
KGL_INLINE void scale_by_squares(const float *a, float *out, size_t n, float squares, const float *gamma, float epsilon) {
  const double count = (double)n, offset = (double)epsilon;
  if (are_sound(squares, epsilon)) {
    row_scale scale = {.centre = 0.0f, .factor = (float)(1 / sqrt(squares / count + offset)), .shift = -0.0f};
    scale_row(a, out, n, scale, gamma, NULL);
  } else
    scale_row_wide(a, out, n, 0, 1 / sqrt(sum_wide(a, n, 0, 2) / count + offset), gamma, NULL);
}

void KGL_KERNEL(rmsNorm, f32)(const float *a, const float *gamma, float epsilon, float *out, size_t rows,
                              size_t columns) {
  for (size_t r = 0; r < rows; r++, a += columns, out += columns)
    scale_by_squares(a, out, columns, KGL_JOIN(sumOfSquares, f32, KGL_ISA)(a, columns), gamma, epsilon);
}

/* residual += a; the sum of the squares of what it then holds. */
KGL_INLINE float add_and_square(const float *a, float *residual, size_t n) {
  const vf32 zero = vf32_set1(0.0f);
  vf32 squares[4] = {zero, zero, zero, zero};
  size_t i = 0;
#define STEP(k, at)                                                             \
  do {                                                                          \
    vf32 sum = vf32_add(vf32_load(residual + (at)), vf32_load(a + (at)));       \
    vf32_store(residual + (at), sum);                                           \
    squares[k] = vf32_fma(sum, sum, squares[k]);                                \
  } while (0)
  FOLD_VECTORS_BY_FOUR(i, n, VF32_LANES, STEP);
#undef STEP
  if (i < n) {
    vf32 sum = vf32_add(vf32_load_tail(residual + i, n - i, 0.0f), vf32_load_tail(a + i, n - i, 0.0f));
    vf32_store_tail(residual + i, n - i, sum);
    squares[3] = vf32_fma(sum, sum, squares[3]);
  }
  return vf32_reduce_add(JOIN_FOUR(squares, vf32_add));
}

void KGL_KERNEL(addRmsNorm, f32)(const float *a, float *residual, const float *gamma, float epsilon, float *out,
                                 size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++, a += columns, residual += columns, out += columns)
    scale_by_squares(residual, out, columns, add_and_square(a, residual, columns), gamma, epsilon);
}

/* The rest of l2Normalize where f32 may have too few bits for the norm or for its inverse. */
KGL_HELPER void l2_normalize_wide(const float *a, float near, float epsilon, float *out, size_t n) {
  const double norm = isnormal(near) ? near : sqrt(sum_wide(a, n, 0, 2));
  scale_row_wide(a, out, n, 0, 1 / (norm > (double)epsilon || norm != norm ? norm : (double)epsilon), NULL, NULL);
}

void KGL_KERNEL(l2Normalize, f32)(const float *a, float epsilon, float *out, size_t rows, size_t columns) {
  const float safe = 0x1p100f; /* its inverse and those of all divisors between are normal floats */
  for (size_t r = 0; r < rows; r++, a += columns, out += columns) {
    const float norm = KGL_JOIN(normL2, f32, KGL_ISA)(a, columns), divisor = norm > epsilon ? norm : epsilon;
    if (norm < safe && divisor > 1 / safe && divisor < safe)
      scale_row(a, out, columns, (row_scale){.centre = 0.0f, .factor = 1 / divisor, .shift = -0.0f}, NULL, NULL);
    else
      l2_normalize_wide(a, norm, epsilon, out, columns);
  }
}

/* Channels that are worked on together: what belongs to them is on the stack. */
enum { CHANNELS = 256 };

/* The same for numbers of each column, every step rounded. */
KGL_HELPER void scale_columns(const float *a, float *out, size_t n, const float *centre, const float *factor,
                              const float *beta) {
#define SCALED vf32_mul(vf32_sub(IN(a), IN(centre)), IN(factor))
  if (beta)
    MAP_LONG(out, n, vf32_add(SCALED, IN(beta)));
  else
    MAP_LONG(out, n, SCALED);
#undef SCALED
}

void KGL_KERNEL(batchNorm, f32)(const float *a, const float *mean, const float *variance, const float *gamma,
                                const float *beta, float epsilon, float *out, size_t rows, size_t columns) {
  const vf32 offset = vf32_set1(epsilon), one = vf32_set1(1.0f);
  float factor[CHANNELS];
  for (size_t c = 0; c < columns; c += CHANNELS) {
    const size_t width = kgl_smaller(columns - c, CHANNELS);
    const float *of = variance + c, *weight = gamma ? gamma + c : NULL;
    MAP_LONG(factor, width, vf32_div(weight ? IN(weight) : one, vf32_sqrt(vf32_add(IN(of), offset))));
    for (size_t r = 0; r < rows; r++)
      scale_columns(a + r * columns + c, out + r * columns + c, width, mean + c, factor, beta ? beta + c : NULL);
  }
}

/* Sums of columns are kept for so many rows before they join those of all rows: short chains of roundings. */
enum { PIXELS = 16 };

/* For each of up to CHANNELS columns: adds a - centre and its squares over the pixels. */
KGL_HELPER void add_moments(const float *a, size_t stride, size_t pixels, size_t width, const float *centre,
                            float *sums, float *squares) {
  for (size_t p = 0; p < pixels; p += PIXELS) {
    const float *rows = a + p * stride;
    const size_t count = kgl_smaller(pixels - p, PIXELS);
    for (size_t c = 0; c < width; c += VF32_LANES) {
      const size_t rest = width - c < VF32_LANES ? width - c : 0;
      vf32 mean = vf32_load(centre + c), sum = vf32_set1(0.0f), square = sum;
      for (size_t k = 0; k < count; k++) {
        vf32 d = vf32_sub(vf32_load_at(rows + k * stride + c, rest, 0), mean);
        sum = vf32_add(sum, d), square = vf32_fma(d, d, square);
      }
      vf32_store(sums + c, vf32_add(vf32_load(sums + c), sum));
      vf32_store(squares + c, vf32_add(vf32_load(squares + c), square));
    }
  }
}

/* Whole groups that have up to CHANNELS channels together, or one that has more and is cut into such runs. */
typedef struct {
  const float *a;
  size_t stride, pixels, groups, group_channels;
  float centre[CHANNELS]; /* of each group */
  moments sums[CHANNELS];
} group_block;

KGL_INLINE moments add_channels(moments so_far, const float *sums, const float *squares, size_t n) {
  for (size_t c = 0; c < n; c++) so_far.sum += sums[c], so_far.squares += squares[c];
  return so_far;
}

/* Adds up each group's moments around its centre. */
KGL_HELPER void fold_groups(group_block *block) {
  const size_t channels = block->groups * block->group_channels;
  _Alignas(vf32) float centre[CHANNELS] = {0}, sums[CHANNELS], squares[CHANNELS];
  for (size_t g = 0; g < block->groups; g++) block->sums[g] = (moments){0, 0};
  for (size_t first = 0; first < channels; first += CHANNELS) {
    const size_t width = kgl_smaller(channels - first, CHANNELS), each = kgl_smaller(width, block->group_channels);
    for (size_t c = 0; c < CHANNELS; c++) sums[c] = squares[c] = 0.0f;
    for (size_t c = 0, g = 0; c < width; g++)
      for (const size_t end = c + each; c < end; c++) centre[c] = block->centre[g];
    add_moments(block->a + first, block->stride, block->pixels, width, centre, sums, squares);
    for (size_t c = 0, g = 0; c < width; c += each, g++)
      block->sums[g] = add_channels(block->sums[g], sums + c, squares + c, each);
  }
}

/* The last step of groupNorm for groups `from` to end - 1: what a rounded mean is off by goes into the numbers that are
 * added. */
KGL_HELPER void scale_groups(const group_block *block, size_t from, size_t end, const float *gamma, const float *beta,
                             float epsilon, float *out) {
  const size_t last = end * block->group_channels;
  const double n = (double)block->pixels * (double)block->group_channels;
  _Alignas(vf32) float centre[CHANNELS], factor[CHANNELS], offset[CHANNELS];
  for (size_t first = from * block->group_channels; first < last; first += CHANNELS) {
    const size_t width = kgl_smaller(last - first, CHANNELS), each = kgl_smaller(width, block->group_channels);
    for (size_t c = 0, g = from; c < width; g++) {
      const double inverse = 1 / sqrt(variance_of(block->sums[g], n) + (double)epsilon), shift = block->sums[g].sum / n;
      for (const size_t next = c + each; c < next; c++) {
        const double weight = inverse * (gamma ? (double)gamma[first + c] : 1);
        /* An infinite factor is met by a - centre alone. */
        const double moved = weight - weight == 0 ? shift * weight : 0;
        centre[c] = block->centre[g], factor[c] = (float)weight;
        offset[c] = (float)((beta ? (double)beta[first + c] : 0) - moved);
        __asm__("" ::: "memory"); /* masked loads of a gamma that is not there would be slow */
      }
    }
    for (size_t p = 0; p < block->pixels; p++)
      scale_columns(block->a + p * block->stride + first, out + p * block->stride + first, width, centre, factor, offset);
  }
}

/* Groups whose sums are sound, as many as lie side by side, and one by one those whose sums are not. */
KGL_INLINE void normalize_groups(const group_block *block, const float *gamma, const float *beta, float epsilon,
                                 float *out) {
  for (size_t from = 0, end; from < block->groups; from = end) {
    for (end = from; end < block->groups && are_sound(block->sums[end].squares, epsilon);) end++;
    if (end > from) {
      scale_groups(block, from, end, gamma, beta, epsilon, out);
      continue;
    }
    const size_t at = end++ * block->group_channels;
    normalize_wide(block->a + at, out + at, block->pixels, block->group_channels, block->stride,
                   gamma ? gamma + at : NULL, beta ? beta + at : NULL, epsilon);
  }
}

void KGL_KERNEL(groupNorm, f32)(const float *a, const float *gamma, const float *beta, float epsilon, float *out,
                                size_t batch, size_t pixels, size_t groups, size_t groupChannels) {
  const size_t channels = groups * groupChannels;
  const size_t together = groupChannels && groupChannels < CHANNELS ? CHANNELS / groupChannels : 1;
  group_block block = {.stride = channels, .pixels = pixels, .group_channels = groupChannels};
  if (channels == 0 || pixels == 0) return;
  for (size_t image = 0; image < batch; image++)
    for (size_t g = 0; g < groups; g += together) {
      const size_t at = g * groupChannels, start = image * pixels * channels + at;
      block.a = a + start, block.groups = kgl_smaller(groups - g, together);
      for (size_t k = 0; k < block.groups; k++) block.centre[k] = 0.0f;
      fold_groups(&block);
      for (size_t k = 0; k < block.groups; k++)
        block.centre[k] = (float)(block.sums[k].sum / ((double)pixels * (double)groupChannels));
      fold_groups(&block);
      normalize_groups(&block, gamma ? gamma + at : NULL, beta ? beta + at : NULL, epsilon, out + start);
    }
}
