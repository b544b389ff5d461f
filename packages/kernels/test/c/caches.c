/* Prints what kernels are told of the processor: its identity in hexadecimal, then the bytes of its three caches. */
#include <stdio.h>

#include "cache.h"
#include "cpu.h"
#include "dispatch.h"

int main(void) {
  kgl_failure failure;
  if (!kgl_dispatch(NULL, &failure)) return 1;
  printf("%x %zu %zu %zu\n", kgl_cpu_identity(), kgl_cache.l1d, kgl_cache.l2, kgl_cache.l3);
  return 0;
}
