/* Values of the program as C sees them. */
#ifndef KGL_HOST_H
#define KGL_HOST_H

#include "../log.h"
#include "instance.h"

/* Appends a string of the program's, or nothing for null. Traps if the reference is none. */
void kgl_host_append_string(kgl_buffer *buffer, uint32_t string);

/* Copies a string of the program's for the length of a call; the same place each time. */
kgl_slice kgl_host_string(uint32_t string);

/* One record of the invocation that runs. */
void kgl_host_log(kgl_log_level level, kgl_slice text);

/* Ends the call of the program with an error. */
_Noreturn void kgl_host_throw(const char *type, const char *message);

void kgl_host_fill_random(void *bytes, size_t length);

#endif
