/* The engine's allocator. musl's own takes dozens of system calls and page faults to start an engine, a third of its
 * cold start; this one takes blocks off one mapping and keeps freed blocks in lists by size.
 *
 * Blocks are 16-byte aligned. A block of up to KGL_HEAP_SMALL bytes comes from a size class (multiples of 16 to 512 bytes,
 * then four classes a doubling) and goes back to it when freed, so memory is bounded by the sum of the classes' peaks;
 * larger blocks are malloc's. One thread. */
#ifndef KGL_HEAP_H
#define KGL_HEAP_H

#include <stddef.h>

#define KGL_HEAP_SMALL ((size_t)32 * 1024 - 8)

/* NULL when memory is out. `bytes` may be 0. */
void *kgl_heap_allocate(size_t bytes);
void *kgl_heap_allocate_zeroed(size_t bytes);
void *kgl_heap_resize(void *block, size_t bytes);
void kgl_heap_free(void *block);

/* How many bytes of `block` may be used; 0 for NULL. */
size_t kgl_heap_usable(const void *block);

#endif
