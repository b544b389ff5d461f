/* XXH32 of one message after another, by its specification. */
#include <string.h>

#include "reference.h"

static const uint32_t P1 = 2654435761u, P2 = 2246822519u, P3 = 3266489917u, P4 = 668265263u, P5 = 374761393u;

static uint32_t rotated(uint32_t x, int by) { return x << by | x >> (32 - by); }

static uint32_t word(const uint8_t *at) {
  return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static uint32_t xxh32(const uint8_t *bytes, size_t length, uint32_t seed) {
  uint32_t lanes[4] = {seed + P1 + P2, seed + P2, seed, seed - P1};
  size_t at = 0;
  for (; at + 16 <= length; at += 16)
    for (size_t k = 0; k < 4; k++) lanes[k] = rotated(lanes[k] + word(bytes + at + 4 * k) * P2, 13) * P1;
  uint32_t sum = seed + P5;
  if (length >= 16) sum = rotated(lanes[0], 1) + rotated(lanes[1], 7) + rotated(lanes[2], 12) + rotated(lanes[3], 18);
  sum += (uint32_t)length;
  for (; at + 4 <= length; at += 4) sum = rotated(sum + word(bytes + at) * P3, 17) * P4;
  for (; at < length; at++) sum = rotated(sum + bytes[at] * P5, 11) * P1;
  sum = (sum ^ sum >> 15) * P2;
  sum = (sum ^ sum >> 13) * P3;
  return sum ^ sum >> 16;
}

/* v: keys, seed, out; d: n, seed */
void reference_hashKeys_u32(const kgl_value *v, const size_t *d, expectation *e) {
  const uint32_t *keys = v[0].data;
  for (size_t i = 0; i < d[0]; i++) {
    const uint8_t bytes[4] = {(uint8_t)keys[i], (uint8_t)(keys[i] >> 8), (uint8_t)(keys[i] >> 16), (uint8_t)(keys[i] >> 24)};
    e->value[i] = xxh32(bytes, sizeof bytes, (uint32_t)v[1].length);
  }
}

/* v: rows, width, seed, out; d: n, width, seed */
void reference_hashRows_u8(const kgl_value *v, const size_t *d, expectation *e) {
  for (size_t i = 0; i < d[0]; i++)
    e->value[i] = xxh32((const uint8_t *)v[0].data + i * d[1], d[1], (uint32_t)v[2].length);
}
