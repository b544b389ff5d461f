/* SHA-256 (FIPS 180-4). */
#ifndef KGL_SHA256_H
#define KGL_SHA256_H

#include <stddef.h>
#include <stdint.h>

void kgl_sha256(const uint8_t *bytes, size_t length, uint8_t digest[32]);

#endif
