/* libFuzzer: copies of any length, from anywhere to anywhere, overlapping or not, against a loop that copies byte by byte. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define memcpy kgl_memcpy
#define memmove kgl_memmove
#include "memory.c"

#if defined(__x86_64__)

static void copy_bytes(uint8_t *to, const uint8_t *from, size_t length) {
  uint8_t *kept = malloc(length + 1);
  for (size_t i = 0; i < length; i++) kept[i] = from[i];
  for (size_t i = 0; i < length; i++) to[i] = kept[i];
  free(kept);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 6) return 0;
  size_t length = (data[0] | data[1] << 8) % 5000, from = data[2] | (data[3] & 15) << 8, to = data[4] | (data[5] & 15) << 8;
  size_t all = (from > to ? from : to) + length; /* exactly, so that a byte beyond it is seen */
  uint8_t *ours = malloc(all + 1), *theirs = malloc(all + 1);
  for (size_t i = 0; i < all; i++) ours[i] = theirs[i] = (uint8_t)(data[i % size] + i * 7);
  copy_bytes(theirs + to, theirs + from, length);
  bool apart = from + length <= to || to + length <= from || to < from;
  void *result = apart && (data[3] & 128) ? kgl_memcpy(ours + to, ours + from, length)
                                          : kgl_memmove(ours + to, ours + from, length);
  if (result != ours + to) abort();
  for (size_t i = 0; i < all; i++)
    if (ours[i] != theirs[i]) abort();
  free(ours);
  free(theirs);
  return 0;
}

#else
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  (void)data, (void)size;
  return 0;
}
#endif
