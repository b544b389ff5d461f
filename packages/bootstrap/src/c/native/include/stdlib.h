/* Included by clang's own headers of vector instructions, for functions that nothing here calls. */
#ifndef KGL_STDLIB_H
#define KGL_STDLIB_H
#include <stddef.h>
void free(void *block);
void *malloc(size_t size);
int posix_memalign(void **block, size_t alignment, size_t size);
#endif
