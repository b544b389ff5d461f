#include "sha256.h"

#include <string.h>

#include "kernels.h"

/* Bootstraps are compiled for size. */
#ifdef __OPTIMIZE_SIZE__
#define UNROLLED(times)
#else
#define UNROLLED(times) KGL_PRAGMA(GCC unroll times)
#define KGL_PRAGMA(text) _Pragma(#text)
#endif

static const uint32_t constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t rotate(uint32_t word, int by) { return word >> by | word << (32 - by); }

static uint32_t load(const uint8_t *at) {
  return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

static void portable_block(uint32_t state[8], const uint8_t *bytes) {
  uint32_t w[64], v[8];
  for (int i = 0; i < 16; i++) w[i] = load(bytes + 4 * i);
  for (int i = 16; i < 64; i++) {
    uint32_t s0 = rotate(w[i - 15], 7) ^ rotate(w[i - 15], 18) ^ w[i - 15] >> 3;
    uint32_t s1 = rotate(w[i - 2], 17) ^ rotate(w[i - 2], 19) ^ w[i - 2] >> 10;
    w[i] = w[i - 16] + s0 + w[i - 7] + s1;
  }
  memcpy(v, state, sizeof v);
  UNROLLED(8)
  for (int i = 0; i < 64; i++) {
    const uint32_t a = v[-i & 7], b = v[(1 - i) & 7], c = v[(2 - i) & 7];
    const uint32_t e = v[(4 - i) & 7], f = v[(5 - i) & 7], g = v[(6 - i) & 7];
    uint32_t *d = &v[(3 - i) & 7], *h = &v[(7 - i) & 7]; /* h is the next round's a */
    const uint32_t s1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25), s0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const uint32_t t1 = *h + s1 + ((e & f) ^ (~e & g)) + constants[i] + w[i];
    *d += t1;
    *h = t1 + s0 + ((a & b) ^ (a & c) ^ (b & c));
  }
  for (int i = 0; i < 8; i++) state[i] += v[i];
}

#if defined(__x86_64__)
#include <immintrin.h>

#define KGL_HAS_FAST

/* The instructions hold the state as (a, b, e, f) and (c, d, g, h), the first letter in the highest lane, and do two rounds;
 * msg1 and msg2 are the two halves of sigma 0 and 1 of the schedule (Intel SDM, SHA256RNDS2, SHA256MSG1, SHA256MSG2). */
__attribute__((target("sha,sse4.1"))) static void fast_blocks(uint32_t state[8], const uint8_t *bytes, size_t count) {
  const __m128i big_endian = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
  const __m128i dcba = _mm_loadu_si128((const __m128i *)state), hgfe = _mm_loadu_si128((const __m128i *)(state + 4));
  const __m128i cdab = _mm_shuffle_epi32(dcba, 0xb1), efgh = _mm_shuffle_epi32(hgfe, 0x1b);
  __m128i abef = _mm_alignr_epi8(cdab, efgh, 8), cdgh = _mm_blend_epi16(efgh, cdab, 0xf0);
  for (; count > 0; count--, bytes += KGL_SHA256_BLOCK) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    __m128i w[4];
    UNROLLED(16)
    for (int i = 0; i < 16; i++) {
      const __m128i last = w[(i + 3) & 3];
      if (i < 4) {
        w[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)bytes + i), big_endian);
      } else {
        const __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(w[i & 3], w[(i + 1) & 3]), _mm_alignr_epi8(last, w[(i + 2) & 3], 4));
        w[i & 3] = _mm_sha256msg2_epu32(sum, last);
      }
      const __m128i k = _mm_add_epi32(w[i & 3], _mm_loadu_si128((const __m128i *)constants + i));
      cdgh = _mm_sha256rnds2_epu32(cdgh, abef, k);
      abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(k, 0x0e));
    }
    abef = _mm_add_epi32(abef, abef_before), cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }
  const __m128i feba = _mm_shuffle_epi32(abef, 0x1b), dchg = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(feba, dchg, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(dchg, feba, 8));
}

#elif defined(__aarch64__)
#include <arm_neon.h>

#define KGL_HAS_FAST

/* SHA256H and SHA256H2 do four rounds of one half of the state each (Arm ARM, C7.2). */
__attribute__((target("sha2"))) static void fast_blocks(uint32_t state[8], const uint8_t *bytes, size_t count) {
  uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);
  for (; count > 0; count--, bytes += KGL_SHA256_BLOCK) {
    const uint32x4_t abcd_before = abcd, efgh_before = efgh;
    uint32x4_t w[4];
    UNROLLED(16)
    for (int i = 0; i < 16; i++) {
      if (i < 4)
        w[i] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(bytes + 16 * i)));
      else
        w[i & 3] = vsha256su1q_u32(vsha256su0q_u32(w[i & 3], w[(i + 1) & 3]), w[(i + 2) & 3], w[(i + 3) & 3]);
      const uint32x4_t k = vaddq_u32(w[i & 3], vld1q_u32(constants + 4 * i)), rotated = abcd;
      abcd = vsha256hq_u32(abcd, efgh, k);
      efgh = vsha256h2q_u32(efgh, rotated, k);
    }
    abcd = vaddq_u32(abcd, abcd_before), efgh = vaddq_u32(efgh, efgh_before);
  }
  vst1q_u32(state, abcd), vst1q_u32(state + 4, efgh);
}
#endif

static void add_blocks(uint32_t features, uint32_t state[8], const uint8_t *bytes, size_t count) {
#ifdef KGL_HAS_FAST
  if (features & KGL_CPU_SHA256) {
    fast_blocks(state, bytes, count);
    return;
  }
#endif
  (void)features;
  for (; count > 0; count--, bytes += KGL_SHA256_BLOCK) portable_block(state, bytes);
}

void kgl_sha256_start(kgl_sha256_state *state) {
  static const uint32_t words[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  memcpy(state->words, words, sizeof words);
  state->length = 0;
}

void kgl_sha256_add(uint32_t features, kgl_sha256_state *state, const uint8_t *bytes, size_t length) {
  if (!length) return;
  const size_t waiting = state->length % KGL_SHA256_BLOCK, missing = KGL_SHA256_BLOCK - waiting;
  state->length += length;
  if (waiting) {
    const size_t taken = length < missing ? length : missing;
    memcpy(state->rest + waiting, bytes, taken);
    if (taken < missing) return;
    add_blocks(features, state->words, state->rest, 1);
    bytes += taken, length -= taken;
  }
  add_blocks(features, state->words, bytes, length / KGL_SHA256_BLOCK);
  memcpy(state->rest, bytes + length / KGL_SHA256_BLOCK * KGL_SHA256_BLOCK, length % KGL_SHA256_BLOCK);
}

/* The padding: one bit, zeros, and the length in bits as the last eight bytes of a block. */
void kgl_sha256_end(uint32_t features, kgl_sha256_state *state, uint8_t digest[KGL_SHA256_DIGEST]) {
  uint8_t tail[2 * KGL_SHA256_BLOCK] = {0};
  const size_t rest = state->length % KGL_SHA256_BLOCK;
  const size_t length = rest < KGL_SHA256_BLOCK - 8 ? KGL_SHA256_BLOCK : 2 * KGL_SHA256_BLOCK;
  memcpy(tail, state->rest, rest);
  tail[rest] = 0x80;
  for (size_t i = 0; i < 8; i++) tail[length - 1 - i] = (uint8_t)(state->length * 8 >> (8 * i));
  add_blocks(features, state->words, tail, length / KGL_SHA256_BLOCK);
  for (size_t i = 0; i < KGL_SHA256_DIGEST; i++) digest[i] = (uint8_t)(state->words[i / 4] >> (24 - 8 * (i % 4)));
}

void kgl_sha256(uint32_t features, const uint8_t *bytes, size_t length, uint8_t digest[KGL_SHA256_DIGEST]) {
  kgl_sha256_state state;
  kgl_sha256_start(&state);
  kgl_sha256_add(features, &state, bytes, length);
  kgl_sha256_end(features, &state, digest);
}
