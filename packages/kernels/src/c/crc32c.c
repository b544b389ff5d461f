#include "crc32c.h"

#include <stdbool.h>
#include <string.h>

#include "kernels.h"

/* Half a byte at a time, from a table that a line of the cache holds: for machines without the instructions. */
static uint32_t portable(uint32_t crc, const uint8_t *bytes, size_t length) {
  static const uint32_t table[16] = {
      0x00000000, 0x105ec76f, 0x20bd8ede, 0x30e349b1, 0x417b1dbc, 0x5125dad3, 0x61c69362, 0x7198540d,
      0x82f63b78, 0x92a8fc17, 0xa24bb5a6, 0xb21572c9, 0xc38d26c4, 0xd3d3e1ab, 0xe330a81a, 0xf36e6f75};
  for (size_t i = 0; i < length; i++) {
    crc ^= bytes[i];
    crc = crc >> 4 ^ table[crc & 15];
    crc = crc >> 4 ^ table[crc & 15];
  }
  return crc;
}

#if defined(__x86_64__)
#include <immintrin.h>

#define KGL_HAS_FAST
#define FAST __attribute__((target("sse4.2,pclmul")))
#define NEXT_8(crc, word) ((uint32_t)_mm_crc32_u64((crc), (word)))
#define NEXT_1(crc, byte) _mm_crc32_u8((crc), (byte))
#define PRODUCT(a, b) \
  ((uint64_t)_mm_cvtsi128_si64(_mm_clmulepi64_si128(_mm_cvtsi32_si128((int)(a)), _mm_cvtsi32_si128((int)(b)), 0)))

#elif defined(__aarch64__)
#include <arm_acle.h>
#include <arm_neon.h>

#define KGL_HAS_FAST
#define FAST __attribute__((target("crc,aes")))
#define NEXT_8(crc, word) __crc32cd((crc), (word))
#define NEXT_1(crc, byte) __crc32cb((crc), (byte))
#define PRODUCT(a, b) ((uint64_t)vgetq_lane_u64(vreinterpretq_u64_p128(vmull_p64((a), (b))), 0))
#endif

#ifdef KGL_HAS_FAST
/* Three runs of that many bytes at a time: the instruction takes three cycles, and one can start in each. `past_one` is
 * x^(8 * run - 33) modulo the polynomial, bits reversed, `past_two` x^(16 * run - 33): a product with it, taken as 8 bytes
 * that begin a message, moves a checksum past one run or two (Intel, "Fast CRC computation for iSCSI polynomial using CRC32
 * instruction", 2011). */
typedef struct {
  size_t run;
  uint32_t past_one, past_two;
} interleaving;

static uint64_t word_at(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

FAST static uint32_t three_runs(uint32_t crc, const uint8_t *bytes, const interleaving *by) {
  uint32_t second = 0, third = 0;
  for (size_t i = 0; i < by->run; i += 8) {
    crc = NEXT_8(crc, word_at(bytes + i));
    second = NEXT_8(second, word_at(bytes + by->run + i));
    third = NEXT_8(third, word_at(bytes + 2 * by->run + i));
  }
  return NEXT_8(0, PRODUCT(crc, by->past_two) ^ PRODUCT(second, by->past_one)) ^ third;
}

FAST static uint32_t fast(uint32_t crc, const uint8_t *bytes, size_t length) {
  static const interleaving steps[] = {
      {.run = 4096, .past_one = 0x82f89c77, .past_two = 0x54a86326},
      {.run = 256, .past_one = 0xb9e02b86, .past_two = 0xdd7e3b0c},
  };
  const uint8_t *const end = bytes + length;
  for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
    for (const size_t step = 3 * steps[i].run; (size_t)(end - bytes) >= step; bytes += step)
      crc = three_runs(crc, bytes, &steps[i]);
  for (; end - bytes >= 8; bytes += 8) crc = NEXT_8(crc, word_at(bytes));
  for (; bytes < end; bytes++) crc = NEXT_1(crc, *bytes);
  return crc;
}
#endif

uint32_t kgl_crc32c(uint32_t features, uint32_t before, const uint8_t *bytes, size_t length) {
  if (!length) return before;
#ifdef KGL_HAS_FAST
  const uint32_t needed = KGL_CPU_CRC32 | KGL_CPU_CLMUL;
  if ((features & needed) == needed) return ~fast(~before, bytes, length);
#endif
  (void)features;
  return ~portable(~before, bytes, length);
}
