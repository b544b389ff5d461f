/* AES in counter mode (FIPS 197, SP 800-38A), by the processor's instructions where `features`, a set of KGL_CPU_*, has them.
 * Without, it is computed on planes of bits: on every machine no branch and no address depends on a key or a message. */
#ifndef KGL_AES_H
#define KGL_AES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { KGL_AES_BLOCK = 16, KGL_AES_MOST_ROUNDS = 14 };

typedef struct {
  uint8_t round_keys[KGL_AES_MOST_ROUNDS + 1][KGL_AES_BLOCK];
  uint32_t rounds;
} kgl_aes_key;

/* Of 16, 24 or 32 bytes; false for another length. */
bool kgl_aes_expand(uint32_t features, kgl_aes_key *key, const uint8_t *bytes, size_t length);

/* out = bytes ^ the key stream from its byte `offset` on. Block 0 of the stream is `counter`, a number of 128 bits, highest
 * byte first, that wraps. `out` may be `bytes`. */
void kgl_aes_ctr(uint32_t features, const kgl_aes_key *key, const uint8_t counter[KGL_AES_BLOCK], uint64_t offset,
                 const uint8_t *bytes, size_t length, uint8_t *out);

#endif
