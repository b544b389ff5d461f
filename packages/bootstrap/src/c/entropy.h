/* Random bytes of the kernel's. */
#ifndef KGL_ENTROPY_H
#define KGL_ENTROPY_H

#include <stdbool.h>
#include <stddef.h>

/* False: the kernel gives none. */
bool kgl_entropy_fill(void *bytes, size_t length);

#endif
