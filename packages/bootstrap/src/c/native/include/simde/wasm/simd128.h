/* WebAssembly's fixed-width SIMD under the names that wasm2c writes, for clang on x86-64 and arm64.
 *
 * On x86-64 there are two versions of what SSE2 lacks, with SSE4.1 and without; AVX needs none.
 *
 * Each function is an instruction of the specification and gives exactly its result; a NaN's payload is one of those
 * that the specification allows. Where clang's vectors mean the same and compile well, they are the definition, else
 * the processor's own instructions are. Include this file, not its parts.
 */
#ifndef KGL_SIMD128_H
#define KGL_SIMD128_H

#if !defined(__clang__) || __clang_major__ < 16
#error "Expected clang 16 or newer"
#elif __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__ || !(defined(__x86_64__) || defined(__aarch64__))
#error "Expected x86-64 or little-endian arm64"
#endif

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#if defined(__aarch64__)
#include <arm_neon.h>
#elif defined(__SSE4_1__)
#include <smmintrin.h>
#else
#include <emmintrin.h>
#endif

/* The type of __m128i, so that an integer intrinsic takes it as it is. */
typedef long long simde_v128_t __attribute__((vector_size(16)));

typedef int8_t kgl_i8x16 __attribute__((vector_size(16)));
typedef uint8_t kgl_u8x16 __attribute__((vector_size(16)));
typedef int16_t kgl_i16x8 __attribute__((vector_size(16)));
typedef uint16_t kgl_u16x8 __attribute__((vector_size(16)));
typedef int32_t kgl_i32x4 __attribute__((vector_size(16)));
typedef uint32_t kgl_u32x4 __attribute__((vector_size(16)));
typedef int64_t kgl_i64x2 __attribute__((vector_size(16)));
typedef uint64_t kgl_u64x2 __attribute__((vector_size(16)));
typedef float kgl_f32x4 __attribute__((vector_size(16)));
typedef double kgl_f64x2 __attribute__((vector_size(16)));

#define KGL_INLINE static inline __attribute__((always_inline))

/* The lanes of a vector: its bits under another type. */
#define i8x16(v) ((kgl_i8x16)(v))
#define u8x16(v) ((kgl_u8x16)(v))
#define i16x8(v) ((kgl_i16x8)(v))
#define u16x8(v) ((kgl_u16x8)(v))
#define i32x4(v) ((kgl_i32x4)(v))
#define u32x4(v) ((kgl_u32x4)(v))
#define i64x2(v) ((kgl_i64x2)(v))
#define u64x2(v) ((kgl_u64x2)(v))
#define f32x4(v) ((kgl_f32x4)(v))
#define f64x2(v) ((kgl_f64x2)(v))

/* An instruction's name and its value, from the vectors a and b. Arithmetic is on unsigned lanes, which wrap. */
#define UNARY(name, value) \
  KGL_INLINE simde_v128_t simde_wasm_##name(simde_v128_t a) { return (simde_v128_t)(value); }
#define BINARY(name, value) \
  KGL_INLINE simde_v128_t simde_wasm_##name(simde_v128_t a, simde_v128_t b) { return (simde_v128_t)(value); }

#include "lanes.h"
#include "memory.h"
#include "bits.h"
#include "integer.h"
#include "compare.h"
#include "widen.h"
#include "float.h"
#include "convert.h"

#undef i8x16
#undef u8x16
#undef i16x8
#undef u16x8
#undef i32x4
#undef u32x4
#undef i64x2
#undef u64x2
#undef f32x4
#undef f64x2
#undef UNARY
#undef BINARY

#endif
