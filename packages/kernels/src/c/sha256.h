/* SHA-256 (FIPS 180-4), by the processor's instructions where `features`, a set of KGL_CPU_*, has them. */
#ifndef KGL_SHA256_H
#define KGL_SHA256_H

#include <stddef.h>
#include <stdint.h>

enum { KGL_SHA256_BLOCK = 64, KGL_SHA256_DIGEST = 32 };

/* A message that comes in parts. */
typedef struct {
  uint32_t words[8];
  uint64_t length;                 /* in bytes, so far */
  uint8_t rest[KGL_SHA256_BLOCK]; /* the last length % 64 of them */
} kgl_sha256_state;

void kgl_sha256_start(kgl_sha256_state *state);
void kgl_sha256_add(uint32_t features, kgl_sha256_state *state, const uint8_t *bytes, size_t length);
/* The state is of no use afterwards. */
void kgl_sha256_end(uint32_t features, kgl_sha256_state *state, uint8_t digest[KGL_SHA256_DIGEST]);

/* All of a message. */
void kgl_sha256(uint32_t features, const uint8_t *bytes, size_t length, uint8_t digest[KGL_SHA256_DIGEST]);

#endif
