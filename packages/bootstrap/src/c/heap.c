#include "heap.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define FIRST_REGION ((size_t)1024 * 1024)
#define LARGEST_REGION ((size_t)64 * 1024 * 1024)
/* What an engine has written before its first event, fetched in one go instead of with a page fault each. */
#define WRITTEN_AT_START ((size_t)184 * 1024)
#define LINEAR_LIMIT 512 /* block sizes up to here are multiples of 16 */
#define CLASSES (LINEAR_LIMIT / 16 + 4 * 6 + 1)

/* Lies before each block's bytes. `size` counts the header too and has LARGE set when the block is malloc's. */
typedef struct {
  size_t size;
} header;

#define LARGE ((size_t)1)

typedef struct free_block {
  struct free_block *next;
} free_block;

static struct {
  free_block *free[CLASSES];
  uint8_t *next, *end; /* the unused rest of the newest region; `next` is 8 below a multiple of 16 */
  size_t region;       /* bytes of the newest region */
} heap;

static header *header_of(const void *block) {
  return (header *)(uintptr_t)block - 1;
}

/* The class of a block of `size` bytes, header included, and the size that all its blocks have. */
static size_t class_of(size_t size, size_t *rounded) {
  if (size <= LINEAR_LIMIT) {
    *rounded = (size + 15) & ~(size_t)15;
    return *rounded / 16;
  }
  size_t doubling = 63 - (size_t)__builtin_clzll(size - 1); /* 2^doubling < size <= 2^(doubling + 1) */
  size_t step = (size_t)1 << (doubling - 2);
  size_t steps = (size - ((size_t)1 << doubling) + step - 1) / step; /* 1 to 4 */
  *rounded = ((size_t)1 << doubling) + steps * step;
  return LINEAR_LIMIT / 16 + (doubling - 9) * 4 + steps;
}

static uint8_t *map_region(size_t bytes) {
  const int flags = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;
  uint8_t *region = mmap(NULL, bytes, PROT_READ | PROT_WRITE, flags, -1, 0);
  /* Over the same addresses, so that one mapping remains. madvise's POPULATE_WRITE is too young for Lambda's kernel. */
  if (!heap.region && region != MAP_FAILED)
    region = mmap(region, WRITTEN_AT_START, PROT_READ | PROT_WRITE, flags | MAP_FIXED | MAP_POPULATE, -1, 0);
  return region == MAP_FAILED ? NULL : region;
}

static bool add_region(size_t size) {
  size_t bytes = heap.region ? heap.region : FIRST_REGION / 2;
  if (bytes < LARGEST_REGION) bytes *= 2;
  if (bytes < size + 16) bytes = size + 16;
  uint8_t *region = map_region(bytes);
  if (!region) return false;
  heap.region = bytes;
  heap.next = region + 8;
  heap.end = region + bytes;
  return true;
}

static void *allocate_large(size_t bytes, bool zeroed) {
  if (bytes > SIZE_MAX / 2) return NULL;
  bytes = (bytes + 7) & ~(size_t)7; /* the lowest bit of `size` is LARGE */
  uint8_t *raw = zeroed ? calloc(1, bytes + 16) : malloc(bytes + 16); /* fresh pages are zero without touching them */
  if (!raw) return NULL;
  void *block = raw + 16;
  header_of(block)->size = (bytes + sizeof(header)) | LARGE;
  return block;
}

/* `*fresh`: the bytes come straight from the system, so they are zero. */
static void *allocate_small(size_t bytes, bool *fresh) {
  size_t size;
  size_t class = class_of(bytes + sizeof(header), &size);
  free_block *block = heap.free[class];
  *fresh = !block;
  if (block) {
    heap.free[class] = block->next;
    return block;
  }
  if ((size_t)(heap.end - heap.next) < size && !add_region(size)) return NULL;
  header *head = (header *)(void *)heap.next;
  heap.next += size;
  head->size = size;
  return head + 1;
}

void *kgl_heap_allocate(size_t bytes) {
  bool fresh;
  return bytes > KGL_HEAP_SMALL ? allocate_large(bytes, false) : allocate_small(bytes, &fresh);
}

void *kgl_heap_allocate_zeroed(size_t bytes) {
  if (bytes > KGL_HEAP_SMALL) return allocate_large(bytes, true);
  bool fresh;
  void *block = allocate_small(bytes, &fresh);
  return block && !fresh ? memset(block, 0, bytes) : block;
}

void *kgl_heap_resize(void *block, size_t bytes) {
  size_t usable = kgl_heap_usable(block);
  /* Shrinking to less than half moves, so that a cut array does not keep its old memory. */
  if (block && bytes <= usable && (bytes > usable / 2 || usable <= 64)) return block;
  void *moved = kgl_heap_allocate(bytes);
  if (!moved) return block && bytes <= usable ? block : NULL;
  if (block) memcpy(moved, block, usable < bytes ? usable : bytes);
  kgl_heap_free(block);
  return moved;
}

void kgl_heap_free(void *block) {
  if (!block) return;
  size_t size = header_of(block)->size, rounded;
  if (size & LARGE) {
    free((uint8_t *)block - 16);
    return;
  }
  free_block *freed = block;
  size_t class = class_of(size, &rounded);
  freed->next = heap.free[class];
  heap.free[class] = freed;
}

size_t kgl_heap_usable(const void *block) {
  return block ? (header_of(block)->size & ~LARGE) - sizeof(header) : 0;
}
