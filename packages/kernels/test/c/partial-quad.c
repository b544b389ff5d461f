/* A product whose rows end within a group of four bytes. MemorySanitizer ends the program if its sum depends on what no one
 * wrote, which weights of 0 would hide. */
#include "cache.h"
#include "kernels.h"

kgl_cache_sizes kgl_cache;

int main(void) {
  const int8_t a[] = {1, 2, 3, 4, 5}, b[] = {6, 7, 8, 9, 10};
  int8_t packed[128];
  int32_t sums[16], out;
  kgl_packBytes_i8_scalar(b, sums, packed, 5, 1, 0);
  kgl_matmulInteger_i8_scalar(a, 0, packed, sums, NULL, &out, 1, 5, 1);
  return out == 130 ? 0 : 1;
}
