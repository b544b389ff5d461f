/* The one instance of the program: its memory, and the image that it is made anew from. */
#ifndef KGL_INSTANCE_H
#define KGL_INSTANCE_H

#include "program.h"

/* Makes it. NULL, or what is wrong. */
const char *kgl_instance_init(void);

/* Keeps the instance as it is now. False: the system refused; there is no image then. */
bool kgl_instance_save(void);

/* Makes it again as it was saved: nothing that a call changed, or left half changed, is left. */
void kgl_instance_restore(void);

/* Who keeps something for the program outside its memory is told what becomes of that. */
typedef struct {
  void (*saved)(void); /* the instance is as it is kept */
  void (*restored)(void); /* what it did since it was kept was never done */
} kgl_instance_watcher;

/* NULL: nobody. */
extern const kgl_instance_watcher *kgl_the_watcher;

/* Whether the memory could not grow since the last restore. */
bool kgl_instance_is_full(void);

/* Bytes of the memory from `offset` on: traps if they are not all inside. */
static inline void *kgl_instance_bytes(uint32_t offset, uint64_t length) {
  const uint64_t size = kgl_the_program.memory->size;
  if (UNLIKELY(offset > size || length > size - offset)) wasm_rt_trap(WASM_RT_TRAP_OOB);
  return (uint8_t *)kgl_the_program.memory_base + offset;
}

#endif
