/* libFuzzer: any sequence of allocations, resizes and frees; every block keeps its bytes, is aligned, is zero where that
 * was asked for, and overlaps no other. */
#include "heap.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define SLOTS 64

static struct {
  uint8_t *bytes;
  size_t length;
  uint8_t mark;
} slots[SLOTS];

static void check(size_t slot) {
  if ((uintptr_t)slots[slot].bytes % 16 != 0 || kgl_heap_usable(slots[slot].bytes) < slots[slot].length) abort();
  for (size_t i = 0; i < slots[slot].length; i++)
    if (slots[slot].bytes[i] != slots[slot].mark) abort();
}

static void fill(size_t slot, void *bytes, size_t length, uint8_t mark) {
  if (!bytes) abort();
  slots[slot].bytes = bytes;
  slots[slot].length = length;
  slots[slot].mark = mark;
  if (length) memset(bytes, mark, length);
}

static void step(uint8_t action, size_t slot, size_t length, uint8_t mark) {
  if (!slots[slot].bytes && action % 2) {
    fill(slot, kgl_heap_allocate(length), length, mark);
  } else if (!slots[slot].bytes) {
    uint8_t *bytes = kgl_heap_allocate_zeroed(length);
    for (size_t i = 0; i < length; i++)
      if (bytes[i]) abort();
    fill(slot, bytes, length, mark);
  } else if (action % 2) {
    check(slot);
    size_t kept = slots[slot].length < length ? slots[slot].length : length;
    slots[slot].bytes = kgl_heap_resize(slots[slot].bytes, length);
    slots[slot].length = kept;
    check(slot);
    fill(slot, slots[slot].bytes, length, mark);
  } else {
    check(slot);
    kgl_heap_free(slots[slot].bytes);
    memset(&slots[slot], 0, sizeof slots[slot]);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  for (size_t at = 0; at + 4 <= size; at += 4)
    step(data[at], data[at + 1] % SLOTS, (size_t)data[at + 2] << (data[at + 3] % 10), (uint8_t)(at | 1));
  for (size_t slot = 0; slot < SLOTS; slot++) {
    if (slots[slot].bytes) check(slot);
    kgl_heap_free(slots[slot].bytes);
    memset(&slots[slot], 0, sizeof slots[slot]);
  }
  return 0;
}
