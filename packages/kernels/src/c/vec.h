/* The vocabulary of the tier being compiled (-DKGL_ISA=<isa> takes vec_<isa>.h).
 *
 * Each vec_<isa>.h defines, for f32:
 *   vf32, VF32_LANES         a vector and its number of elements
 *   vf32_set1, vf32_load, vf32_store
 *   vf32_load_tail(p, n, fill)   the first n elements, 0 < n < VF32_LANES; the other lanes are fill; reads no further
 *   vf32_store_tail(p, n, v)     writes the first n lanes only
 *   vf32_add, vf32_mul       rounded once
 *   vf32_fma(a, b, c)        a * b + c, fused where the instruction set has it: for accumulators only
 *   vf32_max(a, b)           NaN if either is NaN; of two zeros either
 *   vf32_min                 as vf32_max
 *   vf32_maximum, vf32_minimum   the same, but +0 is larger than -0: the same bits on every tier
 *   vf32_at_least(v, low), vf32_at_most(v, high)   the limit is not NaN; a NaN in v stays; of two zeros either
 *   vf32_sub, vf32_div, vf32_sqrt    rounded once
 *   vf32_fnma(a, b, c)       c - a * b, fused like vf32_fma
 *   vf32_fused(a, b, c)      a * b + c rounded once on every tier, slow where no instruction does it
 *   vf32_product_error(a, b, p)  a * b - p, exact where p is the rounded product and nothing underflows
 *   vf32_sub_product(c, a, b)    c - a * b without rounding the product first, on every tier
 *   vf32_neg, vf32_abs, vf32_copysign(magnitude, sign)   change the sign bit alone
 *   vf32_floor, vf32_ceil, vf32_trunc, vf32_round        exact, the sign of zero kept; round is half to even
 *   vf32_eq, vf32_ne, vf32_lt, vf32_le   masks; with NaN only ne holds
 *   vf32_select(m, a, b)     a where m holds, else b
 *   vf32_as_i32, vi32_as_f32 the same bits; vf32_to_i32 rounds half to even, vi32_to_f32 rounds
 *   vf32_swap_neighbours(v), vf32_load_twice(p)   with KGL_PAIRS: lanes 1, 0, 3, 2, ...; half a vector from memory, each
 *                            element in two neighbouring lanes
 *   vf32_reduce_add, vf32_reduce_max
 *   vf32_larger, vf32_smaller, vf32_unordered, vf32_reduce_larger   with KGL_EXTREMES_BY_NUMBERS: of numbers only, and
 *                            where either is NaN; for loops that look for NaN apart from the largest number
 *   vf32_stream_two(p, v, w) with KGL_STREAMS: one behind the other to aligned memory, past the caches;
 *                            vf32_stream_end() after the last ones
 * for masks of those lanes:
 *   vm32, vm32_and, vm32_or, vm32_xor, vm32_not, vm32_any
 *   vm32_bits                bit k is lane k
 * for int32 in as many lanes:
 *   vi32, vi32_set1, vi32_load, vi32_store, vi32_iota (0, 1, 2, ...)
 *   vi32_add, vi32_sub, vi32_mul     wrapping
 *   vi32_and, vi32_or, vi32_xor, vi32_shl, vi32_shr (logical), vi32_sra; shifts by constants
 *   vi32_eq, vi32_lt, vi32_select
 */
#ifndef KGL_VEC_H
#define KGL_VEC_H

#include <math.h>
#include <stdbool.h>
#include <stdint.h>

#include "place.h"

#define KGL_HEADER_(isa) KGL_QUOTE(vec_##isa.h)
#define KGL_HEADER(isa) KGL_HEADER_(isa)
#include KGL_HEADER(KGL_ISA)
#ifndef KGL_BASE /* the tier that lends its kernels (tiers.ts) */
#define KGL_BASE KGL_ISA
#endif

/* The larger of numbers, and of a vector's: NaN only where a tier passes it on for nothing. */
#ifdef KGL_EXTREMES_BY_NUMBERS
#define KGL_LARGER vf32_larger
#define KGL_SMALLER vf32_smaller
#define KGL_REDUCE_LARGER vf32_reduce_larger
#else
#define KGL_LARGER vf32_max
#define KGL_SMALLER vf32_min
#define KGL_REDUCE_LARGER vf32_reduce_max
#endif

KGL_INLINE float vf32_first(vf32 v) {
  float lanes[VF32_LANES];
  vf32_store(lanes, v);
  return lanes[0];
}

/* The `bytes` that lie `distance` after p, which may be nobody's: prefetching them does nothing then. */
KGL_INLINE void kgl_prefetch(const void *p, size_t distance, size_t bytes) {
  for (size_t line = 0; line < bytes; line += 64) __builtin_prefetch((const void *)((uintptr_t)p + distance + line));
}

#endif
