/* Elements with a scale for each channel, outer x channels x inner: cut into runs that share a channel or, where inner is
 * 1, into rows along the channels. */
#ifndef KGL_CHANNELS_H
#define KGL_CHANNELS_H

#include "vec_integers.h"

/* What a channel has: scales, and integers, which may be NULL. */
typedef struct {
  const float *scales;
  const int32_t *integers;
} kgl_channels;

/* A run of n >= VF32_LANES elements: `channels` points to the one of all, or to that of each. */
typedef void kgl_run(const void *a, kgl_channels channels, int32_t zero, void *out, size_t n);

typedef struct {
  kgl_run *shared, *along;
  size_t a_bytes, out_bytes; /* of an element */
} kgl_runs;

/* Where whole steps of four vectors end, for a run that shares a channel. Rows along the channels, which have scales to load
 * beside the elements, go by single vectors: less code, and hardly slower. */
KGL_INLINE size_t kgl_whole_steps(size_t n, const bool is_along) {
  return is_along ? 0 : n - n % (4 * VF32_LANES);
}

/* The i-th vector's scales, or everybody's. */
KGL_INLINE vf32 kgl_scales_at(kgl_channels channels, size_t i, const bool is_along) {
  return is_along ? vf32_load(channels.scales + i) : vf32_set1(*channels.scales);
}
KGL_INLINE vi32 kgl_integers_at(kgl_channels channels, size_t i, const bool is_along) {
  if (!channels.integers) return vi32_set1(0);
  return is_along ? vi32_load(channels.integers + i) : vi32_set1(*channels.integers);
}

/* A run too short for a vector: on copies that are long enough. */
KGL_INLINE void kgl_short_run(const kgl_runs *runs, bool is_along, const void *a, kgl_channels channels, int32_t zero,
                              void *out, size_t n) {
  int32_t from[VF32_LANES] = {0}, to[VF32_LANES], integers[VF32_LANES] = {0};
  float scales[VF32_LANES] = {0};
  const size_t has = is_along ? n : 1;
  memcpy(from, a, n * runs->a_bytes);
  memcpy(scales, channels.scales, has * sizeof *scales);
  if (channels.integers) memcpy(integers, channels.integers, has * sizeof *integers);
  (is_along ? runs->along : runs->shared)(from, (kgl_channels){scales, integers}, zero, to, VF32_LANES);
  memcpy(out, to, n * runs->out_bytes);
}

/* The two kinds of runs of `run`, inlined for an element and its type: kgl_runs of one kernel. */
#define KGL_RUNS(run, element, type)                                                                                    \
  KGL_HELPER void KGL_NAMED(shared, element)(const void *a, kgl_channels channels, int32_t zero, void *out, size_t n) { \
    run(a, channels, zero, out, n, false, type);                                                                        \
  }                                                                                                                     \
  KGL_HELPER void KGL_NAMED(along, element)(const void *a, kgl_channels channels, int32_t zero, void *out, size_t n) {  \
    run(a, channels, zero, out, n, true, type);                                                                         \
  }

KGL_HELPER void kgl_each_run(const kgl_runs *runs, const void *a, kgl_channels channels, int32_t zero, void *out,
                             size_t outer, size_t count, size_t inner) {
  if (count == 0 || inner == 0) return;
  if (count == 1) inner *= outer, outer = 1;
  const bool is_along = inner == 1;
  const size_t n = is_along ? count : inner, repeats = is_along ? 1 : count;
  const char *from = a;
  char *to = out;
  for (size_t o = 0; o < outer; o++)
    for (size_t c = 0; c < repeats; c++, from += n * runs->a_bytes, to += n * runs->out_bytes) {
      kgl_channels own = {channels.scales + c, channels.integers ? channels.integers + c : NULL};
      if (n < VF32_LANES)
        kgl_short_run(runs, is_along, from, own, zero, to, n);
      else if (is_along)
        runs->along(from, own, zero, to, n);
      else
        runs->shared(from, own, zero, to, n);
    }
}

#endif
