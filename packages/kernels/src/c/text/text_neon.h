/* Bytes on NEON. */
#include <arm_neon.h>

/* 16 bytes that a number lies in. */
typedef uint8x16_t number_bytes;
#define KGL_NUMBER_BYTES 16

/* For each byte a bit: whether it is a digit, a point, a comma. */
typedef struct {
  uint32_t digits, points, commas;
} number_masks;

KGL_INLINE number_bytes number_load(const uint8_t *text) { return vld1q_u8(text); }

KGL_INLINE number_masks number_find(number_bytes v) {
  static const uint8_t bits[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  const uint8x16_t bit = vld1q_u8(bits);
  const uint8x16_t digits = vandq_u8(vcltq_u8(vsubq_u8(v, vdupq_n_u8('0')), vdupq_n_u8(10)), bit);
  const uint8x16_t points = vandq_u8(vceqq_u8(v, vdupq_n_u8('.')), bit);
  const uint8x16_t commas = vandq_u8(vceqq_u8(v, vdupq_n_u8(',')), bit);
  uint8x16_t sums = vpaddq_u8(vpaddq_u8(digits, points), vpaddq_u8(commas, commas));
  sums = vpaddq_u8(sums, sums); /* two bytes of each kind, in turn */
  const uint64_t masks = vgetq_lane_u64(vreinterpretq_u64_u8(sums), 0);
  return (number_masks){masks & 0xffff, masks >> 16 & 0xffff, masks >> 32 & 0xffff};
}

/* Four values below 100 as one number, the first the highest. */
KGL_INLINE uint32_t number_join_pairs(uint64_t pairs) {
  const uint64_t fours = pairs * 100 + (pairs >> 16);
  return (uint32_t)(fours & 0xffff) * 10000 + (uint32_t)(fours >> 32 & 0xffff);
}

/* The digits among the first `length` bytes as one number; those before byte `point`, which is left out, move up to the others. */
KGL_INLINE uint64_t number_join(number_bytes v, unsigned length, int point) {
  static const int8_t iota[16] = {-16, -15, -14, -13, -12, -11, -10, -9, -8, -7, -6, -5, -4, -3, -2, -1};
  static const uint8_t tens[8] = {10, 1, 10, 1, 10, 1, 10, 1};
  const uint8x16_t above = vsubq_u8(v, vdupq_n_u8('0')), values = vandq_u8(above, vcltq_u8(above, vdupq_n_u8(10)));
  /* To the right end of the vector; what a negative place points to is 0. */
  int8x16_t place = vaddq_s8(vld1q_s8(iota), vdupq_n_s8((int8_t)length));
  place = vaddq_s8(place, vreinterpretq_s8_u8(vcleq_s8(place, vdupq_n_s8((int8_t)point))));
  const uint8x16_t digits = vqtbl1q_u8(values, vreinterpretq_u8_s8(place));
  const uint16x8_t low = vmull_u8(vget_low_u8(digits), vld1_u8(tens)), high = vmull_u8(vget_high_u8(digits), vld1_u8(tens));
  const uint64x2_t pairs = vreinterpretq_u64_u16(vpaddq_u16(low, high));
  return (uint64_t)number_join_pairs(vgetq_lane_u64(pairs, 0)) * 100000000 + number_join_pairs(vgetq_lane_u64(pairs, 1));
}

/* Vectors of bytes. Lookups take places below 16. */
typedef uint8x16_t bytes;
enum { BYTES = 16 };

KGL_INLINE bytes bytes_load(const uint8_t *p) { return vld1q_u8(p); }
KGL_INLINE void bytes_store(uint8_t *p, bytes v) { vst1q_u8(p, v); }
KGL_INLINE bytes bytes_set1(uint8_t byte) { return vdupq_n_u8(byte); }
KGL_INLINE bytes bytes_table(const uint8_t *table) { return vld1q_u8(table); }
KGL_INLINE bytes bytes_lookup(bytes table, bytes places) { return vqtbl1q_u8(table, places); }
KGL_INLINE bytes bytes_and(bytes a, bytes b) { return vandq_u8(a, b); }
KGL_INLINE bytes bytes_or(bytes a, bytes b) { return vorrq_u8(a, b); }
KGL_INLINE bytes bytes_xor(bytes a, bytes b) { return veorq_u8(a, b); }
KGL_INLINE bytes bytes_add(bytes a, bytes b) { return vaddq_u8(a, b); }
KGL_INLINE bytes bytes_subtract_to_zero(bytes a, bytes b) { return vqsubq_u8(a, b); }
KGL_INLINE bytes bytes_equal(bytes a, bytes b) { return vceqq_u8(a, b); }
KGL_INLINE bytes bytes_at_most(bytes a, bytes most) { return vcleq_u8(a, most); }
KGL_INLINE bytes bytes_high_halves(bytes v) { return vshrq_n_u8(v, 4); }
KGL_INLINE bool bytes_any(bytes v) { return vmaxvq_u8(v) != 0; }
KGL_INLINE bool bytes_any_high(bytes v) { return vmaxvq_u8(v) > 127; }
/* The place of the first byte of a mask; there is one. Four bits of each byte are enough. */
KGL_INLINE size_t bytes_first(bytes mask) {
  const uint8x8_t fours = vshrn_n_u16(vreinterpretq_u16_u8(mask), 4);
  return (size_t)__builtin_ctzll(vget_lane_u64(vreinterpret_u64_u8(fours), 0)) / 4;
}
/* The bytes that lie 1, 2 and 3 before each. */
KGL_INLINE void bytes_earlier(bytes before, bytes v, bytes earlier[3]) {
  earlier[0] = vextq_u8(before, v, 15);
  earlier[1] = vextq_u8(before, v, 14);
  earlier[2] = vextq_u8(before, v, 13);
}
/* Six bits of each of BYTES * 3 / 4 bytes in turn; BYTES can be read. */
KGL_INLINE bytes bytes_spread_sixes(const uint8_t *p) {
  static const uint8_t order[16] = {2, 1, 0, 255, 5, 4, 3, 255, 8, 7, 6, 255, 11, 10, 9, 255};
  const uint32x4_t groups = vreinterpretq_u32_u8(vqtbl1q_u8(vld1q_u8(p), vld1q_u8(order)));
  const uint32x4_t outer = vorrq_u32(vshrq_n_u32(groups, 18), vshlq_n_u32(groups, 24));
  const uint32x4_t second = vandq_u32(vshrq_n_u32(groups, 4), vdupq_n_u32(0x3f00));
  const uint32x4_t third = vandq_u32(vshlq_n_u32(groups, 10), vdupq_n_u32(0x3f0000));
  return vandq_u8(vreinterpretq_u8_u32(vorrq_u32(outer, vorrq_u32(second, third))), vdupq_n_u8(63));
}
/* The way back; writes BYTES bytes, of which BYTES * 3 / 4 count. */
KGL_INLINE void bytes_store_sixes(uint8_t *p, bytes sixes) {
  static const uint8_t order[16] = {2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 255, 255, 255, 255};
  const uint16x8_t v = vreinterpretq_u16_u8(sixes);
  const uint32x4_t twelves = vreinterpretq_u32_u16(vorrq_u16(vshlq_n_u16(vbicq_u16(v, vdupq_n_u16(0xff00)), 6), vshrq_n_u16(v, 8)));
  const uint32x4_t groups = vorrq_u32(vshlq_n_u32(vbicq_u32(twelves, vdupq_n_u32(0xffff0000)), 12), vshrq_n_u32(twelves, 16));
  vst1q_u8(p, vqtbl1q_u8(vreinterpretq_u8_u32(groups), vld1q_u8(order)));
}
