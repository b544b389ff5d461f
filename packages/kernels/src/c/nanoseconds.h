/* What the time of instructions is measured with. Who includes it defines _POSIX_C_SOURCE, before anything else. */
#ifndef KGL_NANOSECONDS_H
#define KGL_NANOSECONDS_H

#include <stdint.h>
#include <time.h>

static inline uint64_t kgl_nanoseconds(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (uint64_t)t.tv_sec * 1000000000u + (uint64_t)t.tv_nsec;
}

#endif
