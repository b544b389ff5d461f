/* softmax: powers below the largest element, and their sum, by the way of softmax.c. */
#include "sve_math.h"

/* exp(x - most), the difference's lost bits included. */
KGL_INLINE svfloat32_t power_below(svbool_t pg, svfloat32_t x, svfloat32_t most) {
  const svfloat32_t difference = svsub_x(pg, x, most), part = svsub_x(pg, difference, x);
  const svfloat32_t low = svsub_x(pg, svsub_x(pg, x, svsub_x(pg, difference, part)), svadd_x(pg, most, part));
  return sve_exp_sum(pg, difference, low);
}

/* out = exp(a - most); their sum. */
KGL_HELPER float powers_of(const float *a, float *out, size_t n, float largest) {
  const svbool_t all = svptrue_b32();
  const size_t lanes = svcntw();
  const svfloat32_t most = svdup_f32(largest);
  svfloat32_t sum0 = svdup_f32(0), sum1 = sum0;
  size_t at = 0;
#define STEP(k, pg, v)                                                     \
  do {                                                                     \
    const svfloat32_t power = power_below(pg, svld1_vnum_f32(pg, a + at, v), most); \
    svst1_vnum_f32(pg, out + at, v, power);                                \
    sum##k = svadd_m(pg, sum##k, power);                                   \
  } while (0)
  if (n >= 2 * lanes)
    for (const size_t last = n - 2 * lanes; at <= last; at += 2 * lanes) {
      STEP(0, all, 0);
      STEP(1, all, 1);
    }
  for (; at < n; at += lanes) {
    const svbool_t pg = svwhilelt_b32_u64(at, n);
    STEP(0, pg, 0);
  }
#undef STEP
  return svaddv_f32(all, svadd_x(all, sum0, sum1));
}

/* Elements that stay in the first cache from the search for the largest to the power; chunks of them in a row. */
enum { CHUNK = 4096, MOST_CHUNKS = 256 };

/* The factor of powers that were taken below `then` to those below `now`; 0 where `then` left nothing. */
KGL_INLINE float power_between(float then, float now) {
  const svbool_t one = svptrue_pat_b32(SV_VL1);
  return then == now ? 1.0f : svlasta_f32(svpfalse_b(), power_below(one, svdup_f32(then), svdup_f32(now)));
}

KGL_HELPER void softmax_row(const float *a, float *out, size_t n) {
  const size_t chunk = n / MOST_CHUNKS < CHUNK ? CHUNK : n / MOST_CHUNKS + 1;
  float most[MOST_CHUNKS], largest = -INFINITY, sum = 0;
  for (size_t i = 0, k = 0; i < n; i += chunk, k++) {
    const size_t count = kgl_smaller(n - i, chunk);
    const float before = largest, here = KGL_JOIN(max, f32, KGL_ISA)(a + i, count);
    largest = here <= before || before != before ? before : here; /* NaN stays */
    most[k] = largest;
    sum *= power_between(before, largest);
    sum += powers_of(a + i, out + i, count, largest == -INFINITY ? 0 : largest); /* zeros, which have no sum */
  }
  for (size_t i = 0, k = 0; i < n; i += chunk, k++)
    KGL_JOIN(scale, f32, KGL_ISA)(out + i, power_between(most[k], largest) / sum, out + i, kgl_smaller(n - i, chunk));
}

void KGL_KERNEL(softmax, f32)(const float *a, float *out, size_t n) { softmax_row(a, out, n); }

void KGL_KERNEL(softmaxRows, f32)(const float *a, float *out, size_t rows, size_t columns) {
  for (size_t r = 0; r < rows; r++) softmax_row(a + r * columns, out + r * columns, columns);
}
