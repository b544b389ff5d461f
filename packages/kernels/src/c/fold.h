/* Loops that fold vectors into partial results, for kernels that give one number. */
#ifndef KGL_FOLD_H
#define KGL_FOLD_H

#include "vec.h"

/* Eight partial results hide the latency of an adder (4 cycles, two ports) and shorten each chain of roundings. */
enum { PARTIALS = 8, BLOCK = PARTIALS * VF32_LANES };

#define FOLD_BLOCK(i, step)                             \
  do {                                                  \
    step(0, (i));                                       \
    step(1, (i) + VF32_LANES);                          \
    step(2, (i) + 2 * VF32_LANES);                      \
    step(3, (i) + 3 * VF32_LANES);                      \
    step(4, (i) + 4 * VF32_LANES);                      \
    step(5, (i) + 5 * VF32_LANES);                      \
    step(6, (i) + 6 * VF32_LANES);                      \
    step(7, (i) + 7 * VF32_LANES);                      \
  } while (0)

/* Before FOLD_VECTORS, for operands long enough to come from memory: does its whole blocks and prefetches those to come
 * from `a` and `b`, if somebody asked for it. The same sums in the same order. */
#ifdef KGL_STREAMS
enum { AHEAD_FROM = 1 << 15 };
#define FOLD_AHEAD(i, n, step, a, b)                    \
  do {                                                  \
    if ((n) < AHEAD_FROM || kgl_prefetch_bytes == 0) break; \
    const size_t distance = kgl_prefetch_bytes;         \
    for (; (i) + BLOCK <= (n); (i) += BLOCK) {          \
      kgl_prefetch((a) + (i), distance, BLOCK * sizeof *(a)); \
      if ((a) != (b)) kgl_prefetch((b) + (i), distance, BLOCK * sizeof *(b)); \
      FOLD_BLOCK(i, step);                              \
    }                                                   \
  } while (0)
#else
#define FOLD_AHEAD(i, n, step, a, b) (void)0
#endif

/* Runs step(k, i) for each whole vector from element i on, k being the partial result it goes to; i ends at the tail. */
#define FOLD_VECTORS(i, n, step)                        \
  do {                                                  \
    for (const size_t whole = KGL_WHOLE(i, n, BLOCK); (i) < whole; (i) += BLOCK) \
      FOLD_BLOCK(i, step);                              \
    if ((n) - (i) >= 4 * VF32_LANES) {                  \
      step(0, (i));                                     \
      step(1, (i) + VF32_LANES);                        \
      step(2, (i) + 2 * VF32_LANES);                    \
      step(3, (i) + 3 * VF32_LANES);                    \
      (i) += 4 * VF32_LANES;                            \
    }                                                   \
    if ((n) - (i) >= 2 * VF32_LANES) {                  \
      step(4, (i));                                     \
      step(5, (i) + VF32_LANES);                        \
      (i) += 2 * VF32_LANES;                            \
    }                                                   \
    if ((n) - (i) >= VF32_LANES) {                      \
      step(6, (i));                                     \
      (i) += VF32_LANES;                                \
    }                                                   \
  } while (0)

#define PARTIALS_OF(value) {value, value, value, value, value, value, value, value}

#define JOIN_PARTIALS(p, join) \
  join(join(join(p[0], p[1]), join(p[2], p[3])), join(join(p[4], p[5]), join(p[6], p[7])))

/* The same with four partial results of each kind, where a step keeps several kinds in registers. */
#define FOLD_VECTORS_BY_FOUR(i, n, lanes, step)         \
  do {                                                  \
    for (const size_t whole = KGL_WHOLE(i, n, 4 * (lanes)); (i) < whole; (i) += 4 * (lanes)) { \
      step(0, (i));                                     \
      step(1, (i) + (lanes));                           \
      step(2, (i) + 2 * (lanes));                       \
      step(3, (i) + 3 * (lanes));                       \
    }                                                   \
    if ((n) - (i) >= 2 * (lanes)) {                     \
      step(0, (i));                                     \
      step(1, (i) + (lanes));                           \
      (i) += 2 * (lanes);                               \
    }                                                   \
    if ((n) - (i) >= (lanes)) {                         \
      step(2, (i));                                     \
      (i) += (lanes);                                   \
    }                                                   \
  } while (0)

#define JOIN_FOUR(p, join) join(join(p[0], p[1]), join(p[2], p[3]))

#endif
