#include "instance.h"

#include "trap.h"

#include <stdlib.h>
#include <sys/auxv.h>
#include <sys/mman.h>
#include <unistd.h>

#define PAGE UINT64_C(65536) /* of WebAssembly */

static const int reserved = MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE;

static struct {
  void *globals;
  int memory; /* a file in memory: what is mapped from it is copied when it is written to */
  uint64_t size;
} image = {.memory = -1};
static uint8_t *base;
const kgl_instance_watcher *kgl_the_watcher;
static bool full; /* the memory could not grow */

static bool write_image(uint64_t size);

const char *kgl_instance_init(void) {
  base = (uint8_t *)kgl_the_program.memory_base;
  void *got = mmap(base, kgl_the_program.memory_max, PROT_NONE, reserved | MAP_FIXED_NOREPLACE, -1, 0);
  if (got != base) return "the address range of the program's memory could not be reserved";
  bool made = kgl_trap_guard(kgl_the_program.instantiate, 0) && kgl_the_program.memory->data;
  return made ? NULL : "the program's memory could not be allocated";
}

void wasm_rt_allocate_memory(wasm_rt_memory_t *memory, uint64_t initial_pages, uint64_t max_pages, bool is64,
                             uint32_t page_size) {
  (void)is64, (void)page_size;
  uint64_t most = kgl_the_program.memory_max / PAGE;
  *memory = (wasm_rt_memory_t){.max_pages = max_pages < most ? max_pages : most};
  if (initial_pages <= memory->max_pages && wasm_rt_grow_memory(memory, initial_pages) == 0) memory->data = base;
}

uint64_t wasm_rt_grow_memory(wasm_rt_memory_t *memory, uint64_t pages) {
  uint64_t before = memory->pages;
  if (pages > memory->max_pages - before ||
      (pages && mprotect(base + memory->size, pages * PAGE, PROT_READ | PROT_WRITE) < 0)) {
    full = true;
    return UINT64_MAX;
  }
  memory->pages += pages;
  memory->size = memory->pages * PAGE;
  return before;
}

void wasm_rt_free_memory(wasm_rt_memory_t *memory) {
  (void)memory; /* as long as the process */
}

void wasm_rt_allocate_funcref_table(wasm_rt_funcref_table_t *table, uint32_t elements, uint32_t max_elements) {
  *table = (wasm_rt_funcref_table_t){calloc(elements, sizeof *table->data), max_elements, elements};
  if (elements && !table->data) wasm_rt_trap(WASM_RT_TRAP_UNREACHABLE);
}

void wasm_rt_free_funcref_table(wasm_rt_funcref_table_t *table) {
  free(table->data);
}

bool kgl_instance_save(void) {
  const kgl_program *program = &kgl_the_program;
  uint64_t size = program->memory->size;
  if (image.memory >= 0) close(image.memory);
  image.memory = memfd_create("image", MFD_CLOEXEC);
  if (!image.globals) image.globals = malloc(program->globals_size);
  if (image.memory < 0 || !image.globals || !write_image(size)) return false;
  memcpy(image.globals, program->globals, program->globals_size);
  image.size = size;
  if (kgl_the_watcher) kgl_the_watcher->saved();
  kgl_instance_restore();
  return true;
}

static bool is_zero(const uint8_t *bytes, size_t length) {
  uint64_t any = 0;
  for (size_t i = 0; i < length; i += sizeof any) any |= *(const uint64_t *)(const void *)(bytes + i);
  return !any;
}

/* Pages that hold nothing stay holes. Whether one was ever touched cannot be asked: mincore() knows nothing of those that
 * were swapped out. */
static bool write_image(uint64_t size) {
  size_t page = getauxval(AT_PAGESZ);
  bool written = ftruncate(image.memory, (off_t)size) == 0;
  for (uint64_t at = 0; written && at < size; at += page)
    if (!is_zero(base + at, page)) written = pwrite(image.memory, base + at, page, (off_t)at) == (ssize_t)page;
  return written;
}

void kgl_instance_restore(void) {
  uint64_t grown = kgl_the_program.memory->size - image.size;
  void *got = mmap(base, image.size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_FIXED, image.memory, 0);
  if (grown && got == base)
    got = mmap(base + image.size, grown, PROT_NONE, reserved | MAP_FIXED, -1, 0) == MAP_FAILED ? MAP_FAILED : base;
  /* Half of an instance is none: the next start is a fresh process. */
  if (got != base) abort();
  memcpy(kgl_the_program.globals, image.globals, kgl_the_program.globals_size);
  full = false;
  if (kgl_the_watcher) kgl_the_watcher->restored();
}

bool kgl_instance_is_full(void) {
  return full;
}
