/* The names of a tier's text functions, and the vocabulary of bytes that they are written in. */
#ifndef KGL_TEXT_VEC_H
#define KGL_TEXT_VEC_H

#include "text.h"

#define KGL_TEXT_QUOTE_(text) #text
#define KGL_TEXT_QUOTE(text) KGL_TEXT_QUOTE_(text)
#define KGL_TEXT_JOIN_(name, isa) kgl_##name##_##isa
#define KGL_TEXT_JOIN(name, isa) KGL_TEXT_JOIN_(name, isa)
#define KGL_TEXT_NAMED(name) KGL_TEXT_JOIN(name, KGL_ISA)
#ifdef KGL_SMALL_TEXT /* no tiers: nothing to tell apart */
#define KGL_TEXT_FUNCTION(name) KGL_TEXT_NAMED(name)
#else
/* Among the tier's kernels: see vec.h. */
#define KGL_TEXT_FUNCTION(name) __attribute__((section("kgl_" KGL_TEXT_QUOTE(KGL_ISA)))) KGL_TEXT_NAMED(name)
#endif
#define KGL_INLINE static inline __attribute__((always_inline))

/* KGL_BYTE_VECTORS, KGL_NUMBER_BYTES: that the tier has them. */
#if defined(__AVX2__) && !defined(KGL_SMALL_TEXT)
#define KGL_BYTE_VECTORS
#include "text_avx2.h"
#elif defined(__ARM_NEON) && !defined(KGL_SMALL_TEXT)
#define KGL_BYTE_VECTORS
#include "text_neon.h"
#endif

#endif
