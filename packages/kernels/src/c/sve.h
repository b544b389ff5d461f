/* Loops for SVE, whose vectors have a length that only the processor knows: `lanes` of them is asked for, and a predicate
 * says which elements of the last vector there are. Others are not read and not written.
 *
 * A vector of such a length has no place in a struct or an array, so kernels for SVE are files of their own, sve_<family>.c
 * (sve2_<family>.c), and say each accumulator by name. */
#ifndef KGL_SVE_H
#define KGL_SVE_H

#include <arm_sve.h>
#include <math.h>
#include <stdbool.h>

#include "kernels.h"
#include "place.h"

/* Runs step(k, predicate, at, v): vector v behind element `at` goes to partial result k. Four whole vectors a turn, then the
 * rest one by one, for which some(at, n) gives the predicate. Four chains keep two multipliers of latency 4 half busy, which is
 * what two loads for each product allow. */
#define SVE_FOLD(n, lanes, all, some, step)                                \
  do {                                                                     \
    const size_t block = 4 * (lanes);                                      \
    size_t at = 0;                                                         \
    if ((n) >= block)                                                      \
      for (const size_t last = (n) - block; at <= last; at += block) {     \
        step(0, all, at, 0);                                               \
        step(1, all, at, 1);                                               \
        step(2, all, at, 2);                                               \
        step(3, all, at, 3);                                               \
      }                                                                    \
    for (; at < (n); at += (lanes)) {                                      \
      const svbool_t here = some(at, n);                                   \
      step(0, here, at, 0);                                                \
    }                                                                      \
  } while (0)

#define SVE_FOLD_F32(n, step) SVE_FOLD(n, svcntw(), svptrue_b32(), svwhilelt_b32_u64, step)

/* Four partial results of a kind, pairwise. */
#define SVE_FOUR(name, value) svfloat32_t name##0 = value, name##1 = name##0, name##2 = name##0, name##3 = name##0
#define SVE_JOIN_FOUR(name) svadd_x(svptrue_b32(), svadd_x(svptrue_b32(), name##0, name##1), svadd_x(svptrue_b32(), name##2, name##3))
#define SVE_TOTAL(name) svaddv_f32(svptrue_b32(), SVE_JOIN_FOUR(name))

/* In the `value` of a map: the vector of array p that the result at hand belongs to; `pg` says which elements there are. */
#define IN(p) svld1_vnum_f32(pg, (p) + at, v)

#define SVE_WHOLE(result, position, value)                                 \
  do {                                                                     \
    const svbool_t pg = svptrue_b32();                                     \
    const int64_t v = (position);                                          \
    result = (value);                                                      \
  } while (0)

/* Results that depend on the elements in their place alone: an output that is an input is safe, since each vector is read
 * before it is written and none is read twice. */
#define SVE_MAP(out, n, value)                                             \
  do {                                                                     \
    const size_t lanes = svcntw(), block = 4 * lanes;                      \
    const svbool_t all = svptrue_b32();                                    \
    size_t at = 0;                                                         \
    if ((n) >= block)                                                      \
      for (const size_t last = (n) - block; at <= last; at += block) {     \
        svfloat32_t r0, r1, r2, r3;                                        \
        SVE_WHOLE(r0, 0, value);                                           \
        SVE_WHOLE(r1, 1, value);                                           \
        SVE_WHOLE(r2, 2, value);                                           \
        SVE_WHOLE(r3, 3, value);                                           \
        svst1_vnum_f32(all, (out) + at, 0, r0);                            \
        svst1_vnum_f32(all, (out) + at, 1, r1);                            \
        svst1_vnum_f32(all, (out) + at, 2, r2);                            \
        svst1_vnum_f32(all, (out) + at, 3, r3);                            \
      }                                                                    \
    SVE_MAP_REST(out, n, lanes, value);                                    \
  } while (0)

/* For values of many instructions: two vectors a turn. */
#define SVE_MAP_LONG(out, n, value)                                        \
  do {                                                                     \
    const size_t lanes = svcntw(), block = 2 * lanes;                      \
    const svbool_t all = svptrue_b32();                                    \
    size_t at = 0;                                                         \
    if ((n) >= block)                                                      \
      for (const size_t last = (n) - block; at <= last; at += block) {     \
        svfloat32_t r0, r1;                                                \
        SVE_WHOLE(r0, 0, value);                                           \
        SVE_WHOLE(r1, 1, value);                                           \
        svst1_vnum_f32(all, (out) + at, 0, r0);                            \
        svst1_vnum_f32(all, (out) + at, 1, r1);                            \
      }                                                                    \
    SVE_MAP_REST(out, n, lanes, value);                                    \
  } while (0)

#define SVE_MAP_REST(out, n, lanes, value)                                 \
  for (; at < (n); at += (lanes)) {                                        \
    const svbool_t pg = svwhilelt_b32_u64(at, n);                          \
    const int64_t v = 0;                                                   \
    svst1_f32(pg, (out) + at, value);                                      \
  }

#endif
