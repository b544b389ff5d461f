/* XXH32 of many short messages at once, one a lane (https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md). */
#include <string.h>

#include "kernels.h"
#include "vec.h"

static const uint32_t P1 = 0x9e3779b1, P2 = 0x85ebca77, P3 = 0xc2b2ae3d, P4 = 0x27d4eb2f, P5 = 0x165667b1;
enum { WORD = 4, STRIPE = 16 };

/* Its operations on a lane's uint32_t and on vectors of them. */
#define ROTATED(v, by) vi32_or(vi32_shl((v), (by)), vi32_shr((v), 32 - (by)))
KGL_INLINE vi32 words_of(uint32_t word) { return vi32_set1((int32_t)word); }
KGL_INLINE vi32 times(vi32 v, uint32_t by) { return vi32_mul(v, words_of(by)); }
KGL_INLINE vi32 with_stripe(vi32 lane, vi32 word) { return times(ROTATED(vi32_add(lane, times(word, P2)), 13), P1); }
KGL_INLINE vi32 with_word(vi32 sum, vi32 word) { return times(ROTATED(vi32_add(sum, times(word, P3)), 17), P4); }
KGL_INLINE vi32 with_byte(vi32 sum, vi32 byte) { return times(ROTATED(vi32_add(sum, times(byte, P5)), 11), P1); }
KGL_INLINE vi32 avalanche(vi32 sum) {
  sum = times(vi32_xor(sum, vi32_shr(sum, 15)), P2);
  sum = times(vi32_xor(sum, vi32_shr(sum, 13)), P3);
  return vi32_xor(sum, vi32_shr(sum, 16));
}

/* The word at the same place of each of the first rows, and the byte; lanes beyond read those of the first one. */
KGL_INLINE vi32 word_of_rows(const uint8_t *at, size_t width, size_t rows) {
  int32_t words[VF32_LANES];
  for (size_t lane = 0; lane < VF32_LANES; lane++) memcpy(&words[lane], at + (lane < rows ? lane : 0) * width, WORD);
  return vi32_load(words);
}
KGL_INLINE vi32 byte_of_rows(const uint8_t *at, size_t width, size_t rows) {
  int32_t bytes[VF32_LANES];
  for (size_t lane = 0; lane < VF32_LANES; lane++) bytes[lane] = at[(lane < rows ? lane : 0) * width];
  return vi32_load(bytes);
}

/* Rows one behind the other, as many as a vector has lanes or fewer. */
KGL_INLINE vi32 hash_lanes(const uint8_t *at, size_t width, uint32_t seed, size_t rows) {
  const uint8_t *const end = at + width;
  vi32 sum = words_of(seed + P5);
  if (width >= STRIPE) {
    vi32 a = words_of(seed + P1 + P2), b = words_of(seed + P2), c = words_of(seed), d = words_of(seed - P1);
    for (; end - at >= STRIPE; at += STRIPE) {
      a = with_stripe(a, word_of_rows(at, width, rows));
      b = with_stripe(b, word_of_rows(at + WORD, width, rows));
      c = with_stripe(c, word_of_rows(at + 2 * WORD, width, rows));
      d = with_stripe(d, word_of_rows(at + 3 * WORD, width, rows));
    }
    sum = vi32_add(vi32_add(ROTATED(a, 1), ROTATED(b, 7)), vi32_add(ROTATED(c, 12), ROTATED(d, 18)));
  }
  sum = vi32_add(sum, words_of((uint32_t)width));
  for (; end - at >= WORD; at += WORD) sum = with_word(sum, word_of_rows(at, width, rows));
  for (; at < end; at++) sum = with_byte(sum, byte_of_rows(at, width, rows));
  return avalanche(sum);
}

KGL_HELPER void hash_last(const uint8_t *rows, size_t width, uint32_t seed, uint32_t *out, size_t n) {
  int32_t sums[VF32_LANES];
  vi32_store(sums, hash_lanes(rows, width, seed, n));
  memcpy(out, sums, n * sizeof *out);
}

void KGL_KERNEL(hashRows, u8)(const uint8_t *rows, uint32_t *out, size_t n, size_t width, size_t seed) {
  size_t i = 0;
  for (; i + VF32_LANES <= n; i += VF32_LANES)
    vi32_store((int32_t *)out + i, hash_lanes(rows + i * width, width, (uint32_t)seed, VF32_LANES));
  if (i < n) hash_last(rows + i * width, width, (uint32_t)seed, out + i, n - i);
}

/* The hash of a key's four bytes. */
KGL_INLINE vi32 hash_key(vi32 key, uint32_t seed) { return avalanche(with_word(words_of(seed + P5 + WORD), key)); }

void KGL_KERNEL(hashKeys, u32)(const uint32_t *keys, uint32_t *out, size_t n, size_t seed) {
  size_t i = 0;
  for (; i + VF32_LANES <= n; i += VF32_LANES)
    vi32_store((int32_t *)out + i, hash_key(vi32_load((const int32_t *)keys + i), (uint32_t)seed));
  if (i < n) hash_last((const uint8_t *)(keys + i), WORD, (uint32_t)seed, out + i, n - i);
}
