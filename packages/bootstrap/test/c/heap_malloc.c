/* heap.h over malloc, so that AddressSanitizer watches every block of the engine by itself. */
#include "heap.h"

#include <malloc.h>
#include <stdlib.h>

void *kgl_heap_allocate(size_t bytes) {
  return malloc(bytes);
}

void *kgl_heap_allocate_zeroed(size_t bytes) {
  return calloc(1, bytes);
}

void *kgl_heap_resize(void *block, size_t bytes) {
  return realloc(block, bytes);
}

void kgl_heap_free(void *block) {
  free(block);
}

size_t kgl_heap_usable(const void *block) {
  return malloc_usable_size((void *)block);
}
