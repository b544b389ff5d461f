/* Loops of operations whose i-th result depends on the i-th elements alone. An output that is an input is safe: every
 * vector is read before it is written, and no vector is read twice. */
#ifndef KGL_MAP_H
#define KGL_MAP_H

#include "kernels.h"
#include "vec.h"

/* In the `value` of a map: the vector of array p that the result at hand belongs to. */
#define IN(p) vf32_load_at((p) + at, rest, ahead)

/* A vector, or `rest` elements of one; what lies `ahead` bytes further is prefetched. Both are constants where they are 0. */
KGL_INLINE vf32 vf32_load_at(const float *p, size_t rest, size_t ahead) {
  if (ahead) kgl_prefetch(p, ahead, sizeof(vf32));
  return rest ? vf32_load_tail(p, rest, 0.0f) : vf32_load(p);
}

/* Stores a vector, or `rest` elements of one. */
KGL_INLINE void vf32_store_at(float *p, size_t rest, vf32 v) {
  if (rest)
    vf32_store_tail(p, rest, v);
  else
    vf32_store(p, v);
}

#define MAP_WHOLE(result, position, value) MAP_AHEAD(result, position, value, 0)
#define MAP_AHEAD(result, position, value, distance)                 \
  do {                                                               \
    const size_t at = (position), rest = 0, ahead = (distance);      \
    result = (value);                                                \
  } while (0)

/* For values of a few instructions, which loads and stores outweigh: four vectors at a time, the rest one by one. */
#define MAP(out, n, value) MAP_APART(false, out, n, value)

/* The same for an output that is none of the inputs, if `is_apart`: it may go past the caches. */
#define MAP_APART(is_apart, out, n, value)                            \
  do {                                                                \
    size_t i = 0;                                                     \
    vf32 r0, r1, r2, r3;                                              \
    MAP_STREAM(is_apart, out, n, value);                              \
    for (const size_t whole = KGL_WHOLE(i, n, 4 * VF32_LANES); i < whole; i += 4 * VF32_LANES) { \
      MAP_WHOLE(r0, i, value);                                        \
      MAP_WHOLE(r1, i + VF32_LANES, value);                           \
      MAP_WHOLE(r2, i + 2 * VF32_LANES, value);                       \
      MAP_WHOLE(r3, i + 3 * VF32_LANES, value);                       \
      vf32_store((out) + i, r0);                                      \
      vf32_store((out) + i + VF32_LANES, r1);                         \
      vf32_store((out) + i + 2 * VF32_LANES, r2);                     \
      vf32_store((out) + i + 3 * VF32_LANES, r3);                     \
    }                                                                 \
    MAP_REST(out, n, value);                                          \
  } while (0)

/* An operand that the map also writes, as a pointer of its own: a store that moves its pointer on would else hold up the
 * next loads from it, which clang's vectors of Arm do. */
KGL_INLINE const float *kgl_read_apart(const float *p) {
  __asm__("" : "+r"(p));
  return p;
}

/* An output too large to be found in a cache again goes past it, which saves reading what it overwrites: 27 against 40
 * GB/s for add of 256 K elements on a Xeon with 2 MiB of L2, 84 against 51 for 64 K. An output that was just read is in a
 * cache, and driving it out takes twice to three times as long. Prefetching 512 to
 * 2048 bytes ahead never helped there, since such streams are what the processor's own prefetchers are made for: it is done
 * if asked for. */
#ifdef KGL_STREAMS
/* The distance for the vectors that begin a line of a cache, if vector 0 does. */
#define ONCE_A_LINE(vector, distance) ((vector) * sizeof(vf32) % 64 == 0 ? (distance) : 0)
#define MAP_STREAM(is_apart, out, n, value)                           \
  if ((is_apart) && (n) * sizeof *(out) >= kgl_stream_bytes && (n) >= 8 * VF32_LANES) { \
    size_t lead = (-(uintptr_t)(out) % sizeof r0) / sizeof *(out);    \
    if (lead) {                                                       \
      MAP_WHOLE(r0, 0, value);                                        \
      vf32_store_tail(out, lead, r0);                                 \
    }                                                                 \
    i = lead;                                                         \
    const size_t distance = kgl_prefetch_bytes;                       \
    for (; i + 4 * VF32_LANES <= (n); i += 4 * VF32_LANES) {          \
      MAP_AHEAD(r0, i, value, distance);                              \
      MAP_AHEAD(r1, i + VF32_LANES, value, ONCE_A_LINE(1, distance)); \
      MAP_AHEAD(r2, i + 2 * VF32_LANES, value, ONCE_A_LINE(2, distance)); \
      MAP_AHEAD(r3, i + 3 * VF32_LANES, value, ONCE_A_LINE(3, distance)); \
      vf32_stream_two((out) + i, r0, r1);                             \
      vf32_stream_two((out) + i + 2 * VF32_LANES, r2, r3);            \
    }                                                                 \
    vf32_stream_end();                                                \
  }
#else
#define MAP_STREAM(is_apart, out, n, value) (void)(is_apart)
#endif

/* For long values: two vectors at a time keep both multipliers busy without filling a bootstrap with copies. */
#define MAP_LONG(out, n, value)                                       \
  do {                                                                \
    size_t i = 0;                                                     \
    vf32 r0, r1;                                                      \
    for (; i + 2 * VF32_LANES <= (n); i += 2 * VF32_LANES) {          \
      MAP_WHOLE(r0, i, value);                                        \
      MAP_WHOLE(r1, i + VF32_LANES, value);                           \
      vf32_store((out) + i, r0);                                      \
      vf32_store((out) + i + VF32_LANES, r1);                         \
    }                                                                 \
    MAP_REST(out, n, value);                                          \
  } while (0)

/* The same where some elements are `rare`, a mask: `usual` is the value of two vectors that have none. */
#define MAP_LONG_UNLESS(out, n, rare, usual, value)                   \
  do {                                                                \
    size_t i = 0;                                                     \
    vf32 r0, r1;                                                      \
    vm32 m0, m1;                                                      \
    while (i < (n)) {                                                 \
      for (; i + 2 * VF32_LANES <= (n); i += 2 * VF32_LANES) {        \
        MAP_WHOLE(m0, i, rare);                                       \
        MAP_WHOLE(m1, i + VF32_LANES, rare);                          \
        if (vm32_any(vm32_or(m0, m1))) break;                         \
        MAP_WHOLE(r0, i, usual);                                      \
        MAP_WHOLE(r1, i + VF32_LANES, usual);                         \
        vf32_store((out) + i, r0);                                    \
        vf32_store((out) + i + VF32_LANES, r1);                       \
      }                                                               \
      const size_t stop = (n) - i < 2 * VF32_LANES ? (n) : i + 2 * VF32_LANES; \
      MAP_REST(out, stop, value);                                     \
    }                                                                 \
  } while (0)

/* One copy of the value for whole vectors and the tail. */
#define MAP_REST(out, n, value)                                       \
  for (; i < (n); i += VF32_LANES) {                                  \
    const size_t at = i, rest = (n) - i < VF32_LANES ? (n) - i : 0, ahead = 0; \
    vf32_store_at((out) + i, rest, (value));                          \
  }

#endif
