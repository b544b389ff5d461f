/* The vocabulary of narrow element types on the tier being compiled (vec_<isa>_narrow.h), after vec.h.
 *
 * For int8 and uint8:
 *   vn8, VN8_LANES           a vector of bytes and their number
 *   vn8_load(p), vn8_load_tail(p, n)   the tail's other bytes are 0, 0 < n < VN8_LANES; reads no further
 *   vdot, vdot_zero          sums of products in int32 lanes
 *   vdot_i8(s, a, b)         s + a * b of signed bytes; vdot_u8 of unsigned ones
 *   vdot_apart_i8(s, a, b)   s + (a - b)^2 of signed bytes; vdot_apart_u8 of unsigned ones
 *   vdot_total_i8, vdot_total_u8, vdot_total_apart   the sum of the lanes, each for what was summed
 * A total is exact while no more than VN8_EXACT products are in it: 255 * 255 * 2^15 < 2^31.
 *   vn8_set1(byte), vn8_store(p, v), vn8_xor(v, w), vn8_larger(v, w)   larger: of unsigned bytes
 *
 * For products of matrices (tile_bytes.h): a panel of weights has sixteen columns, and four signed bytes of each lie in
 * one line of 64 bytes, which is VPARTS parts. A row of the other matrix is prepared in memory of the kernel's own,
 * VROW_BYTES of it at a time.
 *   VTILE_ROWS, VTILE_PANELS what is summed at once without leaving the registers
 *   VTILE_KEEPS_ROWS         rows stay in registers while parts pass; else the other way round
 *   VROW_UNSIGNED            the tier multiplies by unsigned bytes
 *   VROW_PLANES              how many times VROW_BYTES a prepared row takes; vrow_widen(row, bytes) makes it of the bytes
 *   vpart, vpart_load(p)     a part of a line
 *   vquads, vquads_load(row, quad)   VQUADS times four bytes of a row
 *   vsums, vsums_zero()      int32 sums of a part's columns
 *   vsums_add(s, b, a, k)    s + b * the k-th four of a; wrapping
 *   vsums_match(s, b, a)     s + b * a, each four with its own
 *   vline_of_rows(line, a, b, c, d, turned)   a line of sixteen bytes of each of four rows, turned: the four first ones first
 *   vsums_store(p, s, more)  stores the sums of a part, or adds them to what is there
 *   vi32_load_i8(p), vi32_store_bytes(p, v)   lanes from signed bytes; the low byte of each lane
 *
 * For f16, IEEE half precision as its bits:
 *   vf32_load_f16(p), vf32_load_f16_tail(p, n)       exact; the tail's other lanes are 0
 *   vf32_store_f16(p, v), vf32_store_f16_tail(p, n, v)   round to nearest even; NaN stays NaN, quiet
 */
#ifndef KGL_VEC_NARROW_H
#define KGL_VEC_NARROW_H

#include <string.h>

#include "vec.h"

enum { VN8_EXACT = 1 << 15 };

enum { VROW_BYTES = 1024 };

KGL_INLINE int32_t kgl_load_word(const void *p) {
  int32_t word;
  memcpy(&word, p, sizeof word);
  return word;
}

/* n bytes, fewer than a power of two. */
KGL_INLINE void kgl_copy_few(uint8_t *to, const uint8_t *from, size_t n, const size_t power) {
  for (size_t part = power / 2; part > 0; part /= 2)
    if (n & part) {
      memcpy(to, from, part);
      to += part, from += part;
    }
}

#define KGL_NARROW_HEADER_(isa) KGL_QUOTE(vec_##isa##_narrow.h)
#define KGL_NARROW_HEADER(isa) KGL_NARROW_HEADER_(isa)

/* 0 < n < 16 bytes as two words, the rest of them 0: loads that overlap rather than loads past the end. */
typedef struct {
  uint64_t low, high;
} kgl_bytes16;

KGL_INLINE uint64_t kgl_load_bytes(const void *p, size_t count) {
  uint64_t value = 0;
  if (count == 8) memcpy(&value, p, 8);
  if (count == 4) memcpy(&value, p, 4); /* every processor and WebAssembly engine here is little-endian */
  return value;
}
KGL_INLINE kgl_bytes16 kgl_tail_bytes(const void *p, size_t n) {
  const uint8_t *bytes = p;
  kgl_bytes16 tail = {0, 0};
  if (n >= 8) {
    tail.low = kgl_load_bytes(bytes, 8);
    if (n > 8) tail.high = kgl_load_bytes(bytes + n - 8, 8) >> (8 * (16 - n));
  } else if (n >= 4) {
    tail.low = kgl_load_bytes(bytes, 4) | kgl_load_bytes(bytes + n - 4, 4) << (8 * (n - 4));
  } else {
    tail.low = bytes[0] | (uint64_t)bytes[n >> 1] << (8 * (n >> 1)) | (uint64_t)bytes[n - 1] << (8 * (n - 1));
  }
  return tail;
}

/* The float of a half's bits: an exact product for all but NaN and infinity, whose exponents are set by hand. */
KGL_INLINE float kgl_f16_to_f32(uint16_t half) {
  uint32_t sign = (uint32_t)(half & 0x8000) << 16, rest = (uint32_t)(half & 0x7fff) << 13;
  union {
    uint32_t bits;
    float value;
  } f = {.bits = rest};
  if (rest >= 0x0f800000u) {
    f.bits = rest | 0x70000000u; /* exponent 31 becomes 255 */
    if (rest & 0x007fffffu) f.bits |= 0x00400000u;
  } else {
    f.value *= 0x1p112f;
  }
  f.bits |= sign;
  return f.value;
}

/* The half nearest to a float, ties to even. */
KGL_INLINE uint16_t kgl_f32_to_f16(float value) {
  union {
    float value;
    uint32_t bits;
  } f = {.value = value};
  uint32_t sign = f.bits >> 16 & 0x8000u, rest = f.bits & 0x7fffffffu;
  if (rest > 0x7f800000u) return (uint16_t)(sign | 0x7e00u | (rest >> 13 & 0x1ffu));
  if (rest >= 0x47800000u) return (uint16_t)(sign | 0x7c00u); /* 2^16 and more */
  if (rest < 0x38800000u) { /* below 2^-14: adding 1/2 puts the last kept bit where the adder rounds */
    f.bits = rest;
    f.value += 0.5f;
    return (uint16_t)(sign | (f.bits - 0x3f000000u));
  }
  return (uint16_t)(sign | ((rest - 0x38000000u + 0xfffu + (rest >> 13 & 1u)) >> 13));
}

#include KGL_NARROW_HEADER(KGL_ISA)

#ifndef KGL_MATCHES
KGL_INLINE vsums vsums_match(vsums s, vpart b, vpart a) { return vsums_add(s, b, a, 0); }
#endif
#ifdef KGL_LINES_OF_SSE
KGL_INLINE void vline_of_rows(uint8_t *line, const uint8_t *a, const uint8_t *b, const uint8_t *c, const uint8_t *d,
                              uint8_t turned) {
  const __m128i turn = _mm_set1_epi8((char)turned);
  const __m128i x = _mm_xor_si128(_mm_loadu_si128((const void *)a), turn);
  const __m128i y = _mm_xor_si128(_mm_loadu_si128((const void *)b), turn);
  const __m128i z = _mm_xor_si128(_mm_loadu_si128((const void *)c), turn);
  const __m128i w = _mm_xor_si128(_mm_loadu_si128((const void *)d), turn);
  const __m128i low_xy = _mm_unpacklo_epi8(x, y), high_xy = _mm_unpackhi_epi8(x, y);
  const __m128i low_zw = _mm_unpacklo_epi8(z, w), high_zw = _mm_unpackhi_epi8(z, w);
  _mm_storeu_si128((void *)line, _mm_unpacklo_epi16(low_xy, low_zw));
  _mm_storeu_si128((void *)(line + 16), _mm_unpackhi_epi16(low_xy, low_zw));
  _mm_storeu_si128((void *)(line + 32), _mm_unpacklo_epi16(high_xy, high_zw));
  _mm_storeu_si128((void *)(line + 48), _mm_unpackhi_epi16(high_xy, high_zw));
}
#endif
#ifndef KGL_STORES_VSUMS
KGL_INLINE void vsums_store(int32_t *p, vsums s, bool more) { vi32_store(p, more ? vi32_add(vi32_load(p), s) : s); }
#endif
#ifndef KGL_WIDENS_ROWS
KGL_INLINE void vrow_widen(uint8_t *row, size_t bytes) { (void)row, (void)bytes; }
#endif

#endif
