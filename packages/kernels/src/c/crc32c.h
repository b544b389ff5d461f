/* CRC32C (Castagnoli, RFC 3720 appendix B.4), by the processor's instructions where `features`, a set of KGL_CPU_*, has them. */
#ifndef KGL_CRC32C_H
#define KGL_CRC32C_H

#include <stddef.h>
#include <stdint.h>

/* The checksum of what `before` is the checksum of, 0 for nothing, and these bytes. */
uint32_t kgl_crc32c(uint32_t features, uint32_t before, const uint8_t *bytes, size_t length);

#endif
