/* The sizes of this machine's caches, by which kernels cut large operands into blocks: no result depends on them. */
#ifndef KGL_CACHE_H
#define KGL_CACHE_H

#include <stddef.h>

/* Bytes that one core has, and of l3 what it shares; any values work. */
typedef struct {
  size_t l1d, l2, l3;
} kgl_cache_sizes;

/* A hint for all threads. kgl_dispatch sets it by the processor, once; configureCache by a caller's wish. */
extern kgl_cache_sizes kgl_cache;

/* What the processor says of itself, or what a core of its design has; sizes that cannot be known are left as they are. */
void kgl_detect_cache(void);

#endif
