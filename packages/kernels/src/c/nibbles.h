/* Panels of 4-bit weights on the tier being compiled. 16 columns side by side; of each column 4 bytes, whose low halves are
 * weights k to k + 3 and whose high halves k + 4 to k + 7, make a line of 64 bytes; 32 weights are 4 lines.
 *
 *   nibbles_add_products(sums, panel, a, stride, rows)   sums[r][v] + the products of 32 weights of each column with 32
 *                            activations of row r, which begin at a + r * stride; exact while int32 is
 *   nibbles_load(p)          the 8 weights each of as many columns as a vector has lanes, as they lie in memory
 *   nibbles_less_8(eight, s) of what was loaded the weights at bits 4 s, less 8: where NIBBLE_TABLES is true
 *   nibbles_factor, nibbles_load_factor(p), nibbles_fma(v, factor, sum)   one float, multiplied with whole vectors
 *   nibbles_zero_points(p)   as many bytes as floats */
#ifndef KGL_NIBBLES_H
#define KGL_NIBBLES_H

#include <string.h>

#include "vec_narrow.h"

enum { NIBBLE_COLUMNS = 16, NIBBLE_VECTORS = NIBBLE_COLUMNS / VF32_LANES, NIBBLE_LINE = 64, NIBBLE_STEP = 32 };
/* Rows that a panel is multiplied with at once: so many that unpacking it counts little and their sums stay in registers. */
enum { NIBBLE_ROWS = NIBBLE_VECTORS == 1 ? 8 : 4 };

/* Loops over rows and vectors, whose sums are registers only once nothing counts. */
#ifdef KGL_SCALAR
#define NIBBLE_UNROLL
#else
#define NIBBLE_UNROLL _Pragma("GCC unroll 8")
#endif

typedef vi32 nibble_sums[NIBBLE_VECTORS];

KGL_INLINE int32_t nibbles_four(const int8_t *a) {
  int32_t four;
  memcpy(&four, a, sizeof four);
  return four;
}

/* Arm multiplies with a lane of a register, whose load takes a turn of the load ports alone; a load into all lanes would
 * take one of the multipliers too. */
#if defined(__aarch64__) && !defined(KGL_SCALAR)
typedef float nibbles_factor;
KGL_INLINE nibbles_factor nibbles_load_factor(const float *p) {
  float value = *p;
  __asm__("" : "+w"(value)); /* clang would make it a load into all lanes */
  return value;
}
KGL_INLINE vf32 nibbles_fma(vf32 v, nibbles_factor factor, vf32 sum) { return vfmaq_n_f32(sum, v, factor); }
#else
typedef vf32 nibbles_factor;
KGL_INLINE nibbles_factor nibbles_load_factor(const float *p) { return vf32_set1(*p); }
KGL_INLINE vf32 nibbles_fma(vf32 v, nibbles_factor factor, vf32 sum) { return vf32_fma(v, factor, sum); }
#endif

#ifdef KGL_SCALAR
KGL_INLINE vi32 nibbles_load(const uint8_t *p) { return nibbles_four((const int8_t *)p); }
KGL_INLINE vf32 nibbles_zero_points(const uint8_t *p) { return (float)*p; }
KGL_INLINE void nibbles_add_products(nibble_sums *sums, const uint8_t *panel, const int8_t *a, size_t stride,
                                     const int rows) {
  for (int r = 0; r < rows; r++)
    for (int line = 0; line < 4; line++)
      for (int i = 0; i < NIBBLE_LINE; i++) {
        const int8_t *eight = a + (size_t)r * stride + line * 8;
        const uint8_t both = panel[line * NIBBLE_LINE + i];
        sums[r][i / 4] += (both & 15) * eight[i % 4] + (both >> 4) * eight[4 + i % 4];
      }
}

#elif defined(__AVX512F__)
KGL_INLINE vi32 nibbles_load(const uint8_t *p) { return _mm512_loadu_si512(p); }
KGL_INLINE vf32 nibbles_zero_points(const uint8_t *p) {
  return _mm512_cvtepi32_ps(_mm512_cvtepu8_epi32(_mm_loadu_si128((const void *)p)));
}
/* VPERMPS takes the low bits of each lane as the index into a table. */
#define NIBBLE_TABLES true
KGL_INLINE vf32 nibbles_less_8(vi32 eight, const int s) {
  const __m512 table = _mm512_setr_ps(-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7);
  return _mm512_permutexvar_ps(_mm512_srli_epi32(eight, 4 * s), table);
}
#define NIBBLE_HALVES(line)                                                  \
  const __m512i mask = _mm512_set1_epi8(15), both = _mm512_loadu_si512(line); \
  const __m512i low = _mm512_and_si512(both, mask), high = _mm512_and_si512(_mm512_srli_epi16(both, 4), mask)
#ifdef KGL_VNNI
KGL_INLINE void nibbles_add_products(nibble_sums *sums, const uint8_t *panel, const int8_t *a, size_t stride,
                                     const int rows) {
  NIBBLE_UNROLL
  for (int line = 0; line < 4; line++) {
    NIBBLE_HALVES(panel + line * NIBBLE_LINE);
    NIBBLE_UNROLL
    for (int r = 0; r < rows; r++) {
      const int8_t *eight = a + (size_t)r * stride + line * 8;
      sums[r][0] = _mm512_dpbusd_epi32(sums[r][0], low, _mm512_set1_epi32(nibbles_four(eight)));
      sums[r][0] = _mm512_dpbusd_epi32(sums[r][0], high, _mm512_set1_epi32(nibbles_four(eight + 4)));
    }
  }
}
#else
/* VPMADDUBSW saturates at 2^15: 16 products of 15 * 128 are less. */
KGL_INLINE void nibbles_add_products(nibble_sums *sums, const uint8_t *panel, const int8_t *a, size_t stride,
                                     const int rows) {
  __m512i pairs[NIBBLE_ROWS];
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++) pairs[r] = _mm512_setzero_si512();
  NIBBLE_UNROLL
  for (int line = 0; line < 4; line++) {
    NIBBLE_HALVES(panel + line * NIBBLE_LINE);
    NIBBLE_UNROLL
    for (int r = 0; r < rows; r++) {
      const int8_t *eight = a + (size_t)r * stride + line * 8;
      __m512i first = _mm512_maddubs_epi16(low, _mm512_set1_epi32(nibbles_four(eight)));
      __m512i other = _mm512_maddubs_epi16(high, _mm512_set1_epi32(nibbles_four(eight + 4)));
      pairs[r] = _mm512_add_epi16(pairs[r], _mm512_add_epi16(first, other));
    }
  }
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++)
    sums[r][0] = _mm512_add_epi32(sums[r][0], _mm512_madd_epi16(pairs[r], _mm512_set1_epi16(1)));
}
#endif
#undef NIBBLE_HALVES

#elif defined(__AVX2__)
KGL_INLINE vi32 nibbles_load(const uint8_t *p) { return _mm256_loadu_si256((const void *)p); }
KGL_INLINE vf32 nibbles_zero_points(const uint8_t *p) {
  return _mm256_cvtepi32_ps(_mm256_cvtepu8_epi32(_mm_loadl_epi64((const void *)p)));
}
/* VPMADDUBSW saturates at 2^15: 16 products of 15 * 128 are less. */
KGL_INLINE void nibbles_add_products(nibble_sums *sums, const uint8_t *panel, const int8_t *a, size_t stride,
                                     const int rows) {
  const __m256i mask = _mm256_set1_epi8(15), ones = _mm256_set1_epi16(1);
  __m256i pairs[NIBBLE_ROWS][2];
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++) pairs[r][0] = pairs[r][1] = _mm256_setzero_si256();
  NIBBLE_UNROLL
  for (int line = 0; line < 4; line++)
    NIBBLE_UNROLL
    for (int v = 0; v < 2; v++) {
      const __m256i both = _mm256_loadu_si256((const void *)(panel + line * NIBBLE_LINE + v * 32));
      const __m256i low = _mm256_and_si256(both, mask), high = _mm256_and_si256(_mm256_srli_epi16(both, 4), mask);
      NIBBLE_UNROLL
      for (int r = 0; r < rows; r++) {
        const int8_t *eight = a + (size_t)r * stride + line * 8;
        __m256i first = _mm256_maddubs_epi16(low, _mm256_set1_epi32(nibbles_four(eight)));
        __m256i other = _mm256_maddubs_epi16(high, _mm256_set1_epi32(nibbles_four(eight + 4)));
        pairs[r][v] = _mm256_add_epi16(pairs[r][v], _mm256_add_epi16(first, other));
      }
    }
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++)
    NIBBLE_UNROLL
    for (int v = 0; v < 2; v++) sums[r][v] = _mm256_add_epi32(sums[r][v], _mm256_madd_epi16(pairs[r][v], ones));
}

#elif defined(__aarch64__)
KGL_INLINE vi32 nibbles_load(const uint8_t *p) { return vreinterpretq_s32_u8(vld1q_u8(p)); }
KGL_INLINE vf32 nibbles_zero_points(const uint8_t *p) {
  uint32_t four;
  memcpy(&four, p, sizeof four);
  return vcvtq_f32_u32(vmovl_u16(vget_low_u16(vmovl_u8(vcreate_u8(four)))));
}
#ifdef KGL_DOTPROD
/* Two lines, with 16 activations of which each product takes 4. */
KGL_INLINE void nibbles_add_lines(nibble_sums *sums, const uint8_t *panel, const int8_t *a, size_t stride,
                                  const int rows) {
  int8x16_t activations[NIBBLE_ROWS];
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++) activations[r] = vld1q_s8(a + (size_t)r * stride);
  NIBBLE_UNROLL
  for (int v = 0; v < 4; v++) {
    const uint8x16_t mask = vdupq_n_u8(15);
    const uint8x16_t both = vld1q_u8(panel + v * 16), next = vld1q_u8(panel + NIBBLE_LINE + v * 16);
    const int8x16_t w0 = vreinterpretq_s8_u8(vandq_u8(both, mask)), w1 = vreinterpretq_s8_u8(vshrq_n_u8(both, 4));
    const int8x16_t w2 = vreinterpretq_s8_u8(vandq_u8(next, mask)), w3 = vreinterpretq_s8_u8(vshrq_n_u8(next, 4));
    NIBBLE_UNROLL
    for (int r = 0; r < rows; r++) {
      sums[r][v] = vdotq_laneq_s32(sums[r][v], w0, activations[r], 0);
      sums[r][v] = vdotq_laneq_s32(sums[r][v], w1, activations[r], 1);
      sums[r][v] = vdotq_laneq_s32(sums[r][v], w2, activations[r], 2);
      sums[r][v] = vdotq_laneq_s32(sums[r][v], w3, activations[r], 3);
    }
  }
}
KGL_INLINE void nibbles_add_products(nibble_sums *sums, const uint8_t *panel, const int8_t *a, size_t stride,
                                     const int rows) {
  nibbles_add_lines(sums, panel, a, stride, rows);
  nibbles_add_lines(sums, panel + 2 * NIBBLE_LINE, a + 16, stride, rows);
}
#else
/* Products of 4 columns are summed in int16: 16 of 15 * 128 are less than 2^15. */
KGL_INLINE void nibbles_add_products(nibble_sums *sums, const uint8_t *panel, const int8_t *a, size_t stride,
                                     const int rows) {
  NIBBLE_UNROLL
  for (int r = 0; r < rows; r++)
    NIBBLE_UNROLL
    for (int v = 0; v < 4; v++) {
      int16x8_t first = vdupq_n_s16(0), other = first;
      NIBBLE_UNROLL
      for (int line = 0; line < 4; line++) {
        const int8_t *eight = a + (size_t)r * stride + line * 8;
        const int8x16_t x = vreinterpretq_s8_s32(vdupq_n_s32(nibbles_four(eight)));
        const int8x16_t y = vreinterpretq_s8_s32(vdupq_n_s32(nibbles_four(eight + 4)));
        const uint8x16_t both = vld1q_u8(panel + line * NIBBLE_LINE + v * 16);
        const int8x16_t low = vreinterpretq_s8_u8(vandq_u8(both, vdupq_n_u8(15)));
        const int8x16_t high = vreinterpretq_s8_u8(vshrq_n_u8(both, 4));
        first = vmlal_s8(vmlal_s8(first, vget_low_s8(low), vget_low_s8(x)), vget_low_s8(high), vget_low_s8(y));
        other = vmlal_high_s8(vmlal_high_s8(other, low, x), high, y);
      }
      sums[r][v] = vpadalq_s16(sums[r][v], vpaddq_s16(first, other));
    }
}
#endif

#elif defined(__wasm_simd128__)
KGL_INLINE vi32 nibbles_load(const uint8_t *p) { return wasm_v128_load(p); }
KGL_INLINE vf32 nibbles_zero_points(const uint8_t *p) {
  return wasm_f32x4_convert_u32x4(wasm_u32x4_extend_low_u16x8(wasm_u16x8_extend_low_u8x16(wasm_v128_load32_zero(p))));
}
/* sum + the products of 4 columns. */
#ifdef __wasm_relaxed_simd__
/* One answer on every engine: the weights have less than 7 bits and pairs of products less than 16. */
KGL_INLINE vi32 nibbles_dot(vi32 sum, v128_t weights, v128_t activations) {
  return wasm_i32x4_relaxed_dot_i8x16_i7x16_add(activations, weights, sum);
}
#else
KGL_INLINE vi32 nibbles_dot(vi32 sum, v128_t weights, v128_t activations) {
  v128_t first = wasm_i32x4_extadd_pairwise_i16x8(wasm_i16x8_extmul_low_i8x16(weights, activations));
  v128_t other = wasm_i32x4_extadd_pairwise_i16x8(wasm_i16x8_extmul_high_i8x16(weights, activations));
  v128_t even = wasm_i32x4_shuffle(first, other, 0, 2, 4, 6), odd = wasm_i32x4_shuffle(first, other, 1, 3, 5, 7);
  return wasm_i32x4_add(sum, wasm_i32x4_add(even, odd));
}
#endif
KGL_INLINE void nibbles_add_products(nibble_sums *sums, const uint8_t *panel, const int8_t *a, size_t stride,
                                     const int rows) {
  NIBBLE_UNROLL
  for (int line = 0; line < 4; line++)
    NIBBLE_UNROLL
    for (int v = 0; v < 4; v++) {
      const v128_t both = wasm_v128_load(panel + line * NIBBLE_LINE + v * 16);
      const v128_t low = wasm_v128_and(both, wasm_i8x16_splat(15)), high = wasm_u8x16_shr(both, 4);
      NIBBLE_UNROLL
      for (int r = 0; r < rows; r++) {
        const int8_t *eight = a + (size_t)r * stride + line * 8;
        sums[r][v] = nibbles_dot(sums[r][v], low, wasm_v128_load32_splat(eight));
        sums[r][v] = nibbles_dot(sums[r][v], high, wasm_v128_load32_splat(eight + 4));
      }
    }
}
#endif

#ifndef NIBBLE_TABLES
#define NIBBLE_TABLES false
KGL_INLINE vf32 nibbles_less_8(vi32 eight, const int s) {
  (void)s;
  return vi32_as_f32(eight);
}
#endif

#endif
