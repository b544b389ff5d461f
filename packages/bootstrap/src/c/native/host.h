/* Values of the program as C sees them. */
#ifndef KGL_HOST_H
#define KGL_HOST_H

#include "../error_report.h"
#include "../log.h"
#include "instance.h"
#include "trap.h"

/* Appends a string of the program's, or nothing for null. Traps if the reference is none. */
void kgl_host_append_string(kgl_buffer *buffer, uint32_t string);

/* Copies a string of the program's, to the same place each time. Ends the call when there is no room. */
kgl_slice kgl_host_string(uint32_t string);

/* One record of the invocation that runs. `error` is NULL, or what it is about. */
void kgl_host_log(kgl_log_level level, kgl_slice text, const kgl_error *error);

/* Begins the error that the invocation ends with: its message and its place are empty, the type stays to be set; an empty one
 * is `Error`. */
void kgl_host_begin_error(void);

/* Ends the call of the program with an error. */
_Noreturn void kgl_host_throw(const char *type, const char *message);

void kgl_host_fill_random(void *bytes, size_t length);

/* Forgets what was found and not copied: it must not be taken for the next thing found, and lasts no longer than the
 * invocation. */
void kgl_host_forget(void);

/* What every import begins with. */
static inline void kgl_host_enter(const void *module) {
  (void)module; /* there is one of each */
  if ((uintptr_t)__builtin_frame_address(0) < kgl_trap_stack_end) wasm_rt_trap(WASM_RT_TRAP_EXHAUSTION);
}

#endif
