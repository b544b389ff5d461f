/* The names of a tier's kernels (-DKGL_ISA=<isa>), where they lie, and what their loops share on every tier. */
#ifndef KGL_PLACE_H
#define KGL_PLACE_H

#include <stddef.h>

#define KGL_QUOTE_(text) #text
#define KGL_QUOTE(text) KGL_QUOTE_(text)
#define KGL_JOIN_(op, dtype, isa) kgl_##op##_##dtype##_##isa
#define KGL_JOIN(op, dtype, isa) KGL_JOIN_(op, dtype, isa)

/* A section of its own survives stripping, which lets a verifier count vector instructions in kernels alone. */
#ifdef __ELF__
#define KGL_AMONG_KERNELS __attribute__((section("kgl_" KGL_QUOTE(KGL_ISA))))
#else
#define KGL_AMONG_KERNELS
#endif
#ifdef KGL_SECTION_EACH /* for a linker that leaves out the kernels that nobody calls; renamed afterwards (sources.mjs) */
#define KGL_PLACE(op, dtype) __attribute__((section("kgl_" KGL_QUOTE(KGL_ISA) "." KGL_QUOTE(op) "_" KGL_QUOTE(dtype))))
#elif defined(KGL_EXPORTED) /* from a WebAssembly module */
#define KGL_PLACE(op, dtype) __attribute__((export_name(KGL_QUOTE(op) "_" KGL_QUOTE(dtype))))
#else
#define KGL_PLACE(op, dtype) KGL_AMONG_KERNELS
#endif
#define KGL_KERNEL(op, dtype) KGL_PLACE(op, dtype) KGL_JOIN(op, dtype, KGL_ISA)
#define KGL_INLINE static inline __attribute__((always_inline))

/* For a function that is called, not inlined: it lies among the kernels. A KGL_HELPER is of one file, whose macros name it
 * with KGL_NAMED; a KGL_OF_TIER is called from other files of its tier, which is in its name. */
#define KGL_OF_TIER __attribute__((noinline)) KGL_AMONG_KERNELS
#define KGL_HELPER static KGL_OF_TIER
#define KGL_NAMED_(name, dtype) name##_##dtype
#define KGL_NAMED(name, dtype) KGL_NAMED_(name, dtype)

/* Before a loop that is short or rare: compilers would make several of it. */
#define KGL_ROLLED _Pragma("GCC unroll 1")

/* Where a loop over whole steps from element i on ends. An end that does not change saves two instructions an iteration
 * against asking for i + step <= n, and four is what some cores start in a cycle. */
#define KGL_WHOLE(i, n, step) ((n) - ((n) - (i)) % (step))

KGL_INLINE size_t kgl_smaller(size_t a, size_t b) { return a < b ? a : b; }

#endif
