/* The engine's memory: heap.h, and whether it ever ran out. */
#include "internal.h"

#include "../heap.h"

#include <stdint.h>

static bool refused;

static void *checked(void *block) {
  if (!block) refused = true;
  return block;
}

static void *allocate(void *opaque, size_t bytes) {
  (void)opaque;
  return checked(kgl_heap_allocate(bytes));
}

static void *allocate_zeroed(void *opaque, size_t count, size_t bytes) {
  (void)opaque;
  return checked(count && bytes > SIZE_MAX / count ? NULL : kgl_heap_allocate_zeroed(count * bytes));
}

static void *resize(void *opaque, void *block, size_t bytes) {
  (void)opaque;
  return checked(kgl_heap_resize(block, bytes));
}

static void release(void *opaque, void *block) {
  (void)opaque;
  kgl_heap_free(block);
}

const JSMallocFunctions kgl_allocator = {allocate_zeroed, allocate, release, resize, kgl_heap_usable};

bool kgl_allocator_refused(void) {
  return refused;
}

void kgl_allocator_forget(void) {
  refused = false;
}
