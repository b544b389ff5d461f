/* The vocabulary of the tier being compiled (-DKGL_ISA=<isa> takes vec_<isa>.h) and the name and place of its kernels.
 *
 * Each vec_<isa>.h defines, for f32:
 *   vf32, VF32_LANES         a vector and its number of elements
 *   vf32_set1, vf32_load, vf32_store
 *   vf32_load_tail(p, n, fill)   the first n elements, 0 < n < VF32_LANES; the other lanes are fill; reads no further
 *   vf32_store_tail(p, n, v)     writes the first n lanes only
 *   vf32_add, vf32_mul       rounded once
 *   vf32_fma(a, b, c)        a * b + c, fused where the instruction set has it: for accumulators only
 *   vf32_max(a, b)           NaN if either is NaN; of two zeros either
 *   vf32_reduce_add, vf32_reduce_max
 */
#ifndef KGL_VEC_H
#define KGL_VEC_H

#include <math.h>
#include <stddef.h>
#include <stdint.h>

#define KGL_QUOTE_(text) #text
#define KGL_QUOTE(text) KGL_QUOTE_(text)
#define KGL_JOIN_(op, dtype, isa) kgl_##op##_##dtype##_##isa
#define KGL_JOIN(op, dtype, isa) KGL_JOIN_(op, dtype, isa)
#define KGL_HEADER_(isa) KGL_QUOTE(vec_##isa.h)
#define KGL_HEADER(isa) KGL_HEADER_(isa)

/* A section of its own survives stripping, which lets a verifier count vector instructions in kernels alone. */
#ifdef __ELF__
#define KGL_SECTION __attribute__((section("kgl_" KGL_QUOTE(KGL_ISA))))
#else
#define KGL_SECTION
#endif
#define KGL_KERNEL(op, dtype) KGL_SECTION KGL_JOIN(op, dtype, KGL_ISA)
#define KGL_INLINE static inline __attribute__((always_inline))

#include KGL_HEADER(KGL_ISA)

#endif
