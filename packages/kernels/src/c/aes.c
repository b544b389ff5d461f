#include "aes.h"

#include <string.h>

#include "aes_planes.h"
#include "kernels.h"

/* Blocks that are encrypted side by side: an instruction takes four cycles, and two can start in each. */
enum { SIDE_BY_SIDE = 8, CHUNK = SIDE_BY_SIDE * KGL_AES_BLOCK };

typedef struct {
  uint64_t high, low;
} block_number;

static inline block_number plus(block_number n, uint64_t more) {
  return (block_number){.high = n.high + (n.low + more < n.low), .low = n.low + more};
}

/* XORs the stream of the eight blocks from that number on to CHUNK bytes. */
typedef void chunk_cipher(const kgl_aes_key *key, block_number first, const uint8_t *bytes, uint8_t *out);

static void portable_chunk(const kgl_aes_key *key, block_number first, const uint8_t *bytes, uint8_t *out) {
  uint8_t stream[CHUNK];
  for (size_t i = 0; i < SIDE_BY_SIDE; i++) {
    const block_number n = plus(first, i);
    const uint64_t halves[2] = {__builtin_bswap64(n.high), __builtin_bswap64(n.low)};
    memcpy(stream + KGL_AES_BLOCK * i, halves, sizeof halves);
  }
  for (size_t at = 0; at < CHUNK; at += PLANES_BYTES) encrypt_four(key, stream + at);
  for (size_t i = 0; i < CHUNK; i++) out[i] = bytes[i] ^ stream[i];
}

#if defined(__x86_64__)
#include <immintrin.h>

#define KGL_HAS_FAST
#define FAST __attribute__((target("aes,sse4.1")))

FAST static uint32_t fast_substitute_word(uint32_t word) {
  return (uint32_t)_mm_cvtsi128_si32(_mm_aeskeygenassist_si128(_mm_set1_epi32((int)word), 0));
}

FAST static void fast_chunk(const kgl_aes_key *key, block_number first, const uint8_t *bytes, uint8_t *out) {
  const __m128i *keys = (const __m128i *)key->round_keys;
  __m128i blocks[SIDE_BY_SIDE], round_key = _mm_loadu_si128(keys);
#pragma GCC unroll 8
  for (size_t i = 0; i < SIDE_BY_SIDE; i++) {
    const block_number n = plus(first, i);
    const __m128i number = _mm_set_epi64x((long long)__builtin_bswap64(n.low), (long long)__builtin_bswap64(n.high));
    blocks[i] = _mm_xor_si128(number, round_key);
  }
  for (uint32_t round = 1; round < key->rounds; round++) {
    round_key = _mm_loadu_si128(keys + round);
#pragma GCC unroll 8
    for (size_t i = 0; i < SIDE_BY_SIDE; i++) blocks[i] = _mm_aesenc_si128(blocks[i], round_key);
  }
  round_key = _mm_loadu_si128(keys + key->rounds);
#pragma GCC unroll 8
  for (size_t i = 0; i < SIDE_BY_SIDE; i++) {
    const __m128i message = _mm_loadu_si128((const __m128i *)bytes + i);
    blocks[i] = _mm_xor_si128(_mm_aesenclast_si128(blocks[i], round_key), message);
  }
#pragma GCC unroll 8
  for (size_t i = 0; i < SIDE_BY_SIDE; i++) _mm_storeu_si128((__m128i *)out + i, blocks[i]);
}

#elif defined(__aarch64__)
#include <arm_neon.h>

#define KGL_HAS_FAST
#define FAST __attribute__((target("aes")))

/* AESE shifts rows too, which four equal columns do not show. */
FAST static uint32_t fast_substitute_word(uint32_t word) {
  const uint8x16_t columns = vreinterpretq_u8_u32(vdupq_n_u32(word));
  return vgetq_lane_u32(vreinterpretq_u32_u8(vaeseq_u8(columns, vdupq_n_u8(0))), 0);
}

/* AESE adds the round's key before it substitutes, not after it mixes: every round's key is the one before. */
FAST static void fast_chunk(const kgl_aes_key *key, block_number first, const uint8_t *bytes, uint8_t *out) {
  uint8x16_t blocks[SIDE_BY_SIDE], round_key;
#pragma GCC unroll 8
  for (size_t i = 0; i < SIDE_BY_SIDE; i++) {
    const block_number n = plus(first, i);
    blocks[i] = vcombine_u8(vcreate_u8(__builtin_bswap64(n.high)), vcreate_u8(__builtin_bswap64(n.low)));
  }
  for (uint32_t round = 1; round < key->rounds; round++) {
    round_key = vld1q_u8(key->round_keys[round - 1]);
#pragma GCC unroll 8
    for (size_t i = 0; i < SIDE_BY_SIDE; i++) blocks[i] = vaesmcq_u8(vaeseq_u8(blocks[i], round_key));
  }
  round_key = vld1q_u8(key->round_keys[key->rounds - 1]);
  const uint8x16_t last = vld1q_u8(key->round_keys[key->rounds]);
#pragma GCC unroll 8
  for (size_t i = 0; i < SIDE_BY_SIDE; i++)
    blocks[i] = veorq_u8(veorq_u8(vaeseq_u8(blocks[i], round_key), last), vld1q_u8(bytes + KGL_AES_BLOCK * i));
#pragma GCC unroll 8
  for (size_t i = 0; i < SIDE_BY_SIDE; i++) vst1q_u8(out + KGL_AES_BLOCK * i, blocks[i]);
}
#endif

static bool is_fast(uint32_t features) {
#ifdef KGL_HAS_FAST
  return features & KGL_CPU_AES;
#else
  return (void)features, false;
#endif
}

static uint32_t substituted(uint32_t features, uint32_t word) {
#ifdef KGL_HAS_FAST
  if (is_fast(features)) return fast_substitute_word(word);
#endif
  (void)features;
  return substitute_word(word);
}

bool kgl_aes_expand(uint32_t features, kgl_aes_key *key, const uint8_t *bytes, size_t length) {
  if (length != 16 && length != 24 && length != 32) return false;
  const uint32_t given = (uint32_t)length / 4;
  key->rounds = given + 6;
  uint32_t words[4 * (KGL_AES_MOST_ROUNDS + 1)], constant = 1;
  memcpy(words, bytes, length);
  for (uint32_t i = given; i < 4 * (key->rounds + 1); i++) {
    uint32_t word = words[i - 1];
    if (i % given == 0) {
      word = substituted(features, word >> 8 | word << 24) ^ constant;
      constant = constant << 1 ^ (constant >> 7) * 0x11b;
    } else if (given > 6 && i % given == 4) {
      word = substituted(features, word);
    }
    words[i] = words[i - given] ^ word;
  }
  memcpy(key->round_keys, words, KGL_AES_BLOCK * (key->rounds + 1));
  return true;
}

static uint64_t big_endian(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return __builtin_bswap64(word);
}

void kgl_aes_ctr(uint32_t features, const kgl_aes_key *key, const uint8_t counter[KGL_AES_BLOCK], uint64_t offset,
                 const uint8_t *bytes, size_t length, uint8_t *out) {
  chunk_cipher *cipher = portable_chunk;
#ifdef KGL_HAS_FAST
  if (is_fast(features)) cipher = fast_chunk;
#endif
  block_number n = plus((block_number){.high = big_endian(counter), .low = big_endian(counter + 8)}, offset / KGL_AES_BLOCK);
  size_t skipped = offset % KGL_AES_BLOCK;
  while (length > 0) {
    const size_t taken = length < CHUNK - skipped ? length : CHUNK - skipped;
    if (taken == CHUNK) {
      cipher(key, n, bytes, out);
    } else {
      uint8_t chunk[CHUNK] = {0};
      memcpy(chunk + skipped, bytes, taken);
      cipher(key, n, chunk, chunk);
      memcpy(out, chunk + skipped, taken);
    }
    bytes += taken, out += taken, length -= taken;
    n = plus(n, SIDE_BY_SIDE), skipped = 0;
  }
}
