/* softmax and logSoftmax: powers below the largest element, which a pass of its own finds, and their sum. */
#include "kernels.h"
#include "map.h"
#include "vecmath.h"

enum { CHAINS = 4 };

/* NaN if any element is. */
KGL_INLINE float largest_of(const float *a, size_t n) {
  vf32 most[CHAINS];
  for (int k = 0; k < CHAINS; k++) most[k] = vf32_set1(-INFINITY);
  size_t i = 0;
  for (const size_t whole = KGL_WHOLE(i, n, CHAINS * VF32_LANES); i < whole; i += CHAINS * VF32_LANES)
    for (int k = 0; k < CHAINS; k++) most[k] = vf32_max(vf32_load(a + i + (size_t)k * VF32_LANES), most[k]);
  for (; i < n; i += VF32_LANES) {
    vf32 v = n - i < VF32_LANES ? vf32_load_tail(a + i, n - i, -INFINITY) : vf32_load(a + i);
    most[0] = vf32_max(v, most[0]);
  }
  return vf32_reduce_max(vf32_max(vf32_max(most[0], most[1]), vf32_max(most[2], most[3])));
}

/* exp(x - most). The difference's lost bits count: they are a relative error of the power. They are NaN for -Infinity, whose
 * power is 0 all the same. */
KGL_INLINE vf32 power_below(vf32 x, vf32 most) {
  vf32 difference = vf32_sub(x, most), part = vf32_sub(difference, x);
  return vf32_exp_sum(difference, vf32_sub(vf32_sub(x, vf32_sub(difference, part)), vf32_add(most, part)));
}

/* out = exp(a - most); their sum. */
KGL_HELPER float powers_of(const float *a, float *out, size_t n, float largest) {
  const vf32 most = vf32_set1(largest);
  vf32 s0 = vf32_set1(0), s1 = s0;
  size_t i = 0;
  for (; i + 2 * VF32_LANES <= n; i += 2 * VF32_LANES) {
    vf32 p0 = power_below(vf32_load(a + i), most), p1 = power_below(vf32_load(a + i + VF32_LANES), most);
    vf32_store(out + i, p0);
    vf32_store(out + i + VF32_LANES, p1);
    s0 = vf32_add(s0, p0);
    s1 = vf32_add(s1, p1);
  }
  for (; i < n; i += VF32_LANES) {
    size_t rest = n - i < VF32_LANES ? n - i : 0;
    vf32 p = power_below(rest ? vf32_load_tail(a + i, rest, -INFINITY) : vf32_load(a + i), most);
    vf32_store_at(out + i, rest, p);
    s0 = vf32_add(s0, p);
  }
  return vf32_reduce_add(vf32_add(s0, s1));
}

/* Elements that stay in the first cache from the search for the largest to the power; chunks of them in a row. */
enum { CHUNK = 4096, MOST_CHUNKS = 256 };

/* The factor of powers that were taken below `then` to those below `now`; 0 where `then` left nothing. */
KGL_INLINE float power_between(float then, float now) {
  if (then == now) return 1.0f;
  return vf32_first(power_below(vf32_set1(then), vf32_set1(now)));
}

/* Elements are read from memory once: powers are taken below the largest element so far, and made powers below the
 * largest of all when they are divided by their sum. */
KGL_HELPER void softmax_row(const float *a, float *out, size_t n) {
  const size_t chunk = n / MOST_CHUNKS < CHUNK ? CHUNK : n / MOST_CHUNKS + 1;
  float most[MOST_CHUNKS], largest = -INFINITY, sum = 0;
  for (size_t i = 0, k = 0; i < n; i += chunk, k++) {
    const size_t count = kgl_smaller(n - i, chunk);
    const float before = largest, here = largest_of(a + i, count);
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

/* What the powers of all elements but one largest add up to: 1 more than this is softmax's sum, without its rounding. */
typedef struct {
  vf32 others, largest; /* powers of smaller elements; how many are largest */
} power_sums;

KGL_INLINE power_sums add_power(power_sums sums, vf32 x, vf32 most) {
  vf32 zero = vf32_set1(0), one = vf32_set1(1);
  vm32 is_largest = vf32_eq(x, most);
  sums.others = vf32_add(sums.others, vf32_select(is_largest, zero, power_below(x, most)));
  sums.largest = vf32_add(sums.largest, vf32_select(is_largest, one, zero));
  return sums;
}

/* log(1 + s), s >= 0 */
KGL_INLINE vf32 log_one_more(float s) {
  return s <= 1 ? vf32_log1p_unit(vf32_set1(s)) : vf32_log(vf32_set1(1 + s));
}

void KGL_KERNEL(logSoftmax, f32)(const float *a, float *out, size_t n) {
  const float largest = largest_of(a, n);
  const vf32 most = vf32_set1(largest);
  power_sums s0 = {.others = vf32_set1(0), .largest = vf32_set1(0)}, s1 = s0;
  size_t i = 0;
  for (; i + 2 * VF32_LANES <= n; i += 2 * VF32_LANES) {
    s0 = add_power(s0, vf32_load(a + i), most);
    s1 = add_power(s1, vf32_load(a + i + VF32_LANES), most);
  }
  for (; i < n; i += VF32_LANES)
    s0 = add_power(s0, n - i < VF32_LANES ? vf32_load_tail(a + i, n - i, -INFINITY) : vf32_load(a + i), most);
  float others = vf32_reduce_add(vf32_add(s0.others, s1.others));
  float equals = vf32_reduce_add(vf32_add(s0.largest, s1.largest));
  /* An infinite largest element leaves no share for any: NaN throughout, as in softmax. */
  const vf32 logarithm = isfinite(largest) ? log_one_more(others + (equals - 1)) : vf32_set1(NAN);
  MAP_APART(a != out, out, n, vf32_sub(vf32_sub(IN(a), most), logarithm));
}
