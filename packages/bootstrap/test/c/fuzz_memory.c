/* libFuzzer: copies of any length, from anywhere to anywhere, overlapping or not, against a loop that copies byte by byte;
 * and comparisons of what differs in one byte, or in none, against one byte by byte. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define memcpy kgl_memcpy
#define memmove kgl_memmove
#define memcmp kgl_memcmp
#include "memory.c"

static int sign(int value) {
  return (value > 0) - (value < 0);
}

static int compare_bytes(const uint8_t *left, const uint8_t *right, size_t length) {
  for (size_t i = 0; i < length; i++)
    if (left[i] != right[i]) return left[i] < right[i] ? -1 : 1;
  return 0;
}

static void check_comparison(const uint8_t *data, size_t size) {
  size_t length = (data[0] | data[1] << 8) % 100 % size, at = data[2];
  uint8_t *left = malloc(length), *right = malloc(length);
  for (size_t i = 0; i < length; i++) left[i] = right[i] = data[i];
  if (at < length) right[at] ^= data[3];
  if (data[4] & 1 && at + 1 < length) right[at + 1] ^= data[5];
  if (sign(kgl_memcmp(left, right, length)) != compare_bytes(left, right, length)) abort();
  free(left);
  free(right);
}

#if defined(__x86_64__)

static void copy_bytes(uint8_t *to, const uint8_t *from, size_t length) {
  uint8_t *kept = malloc(length + 1);
  for (size_t i = 0; i < length; i++) kept[i] = from[i];
  for (size_t i = 0; i < length; i++) to[i] = kept[i];
  free(kept);
}

static void check_copy(const uint8_t *data, size_t size) {
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
}

#else
static void check_copy(const uint8_t *data, size_t size) {
  (void)data, (void)size;
}
#endif

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 6) return 0;
  check_comparison(data, size);
  check_copy(data, size);
  return 0;
}
